"""Having many shards read at a time: here, in processes, or by the workers of a Dask cluster.

Every engine is an executor of the standard library's kind, so there is one way of walking the shards: in
their order, with a few more handed out than there are workers, whatever the number of shards.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from tempfile import TemporaryDirectory
from typing import Any, Literal, TypeVar

from etl.problems import PathProblem, UsageProblem
from etl.shards.cutting import Shard
from warehouse.errors import WarehouseError

T = TypeVar("T")

AHEAD = 4
"""Shards handed out for each worker: a slow one in front does not leave the others idle."""

ATTEMPTS = 3
"""How often a shard is read alone before it is held to be what kills the workers."""


@dataclass(frozen=True, slots=True)
class Engine:
    """Where shards are read: by `jobs` workers of this machine, or those of a running Dask `scheduler`."""

    jobs: int = 1
    kind: Literal["local", "dask"] = "local"
    scheduler: str | None = None

    def map(self, work: Callable[[Shard], T], shards: Iterable[Shard]) -> Iterator[tuple[Shard, T]]:
        """Each shard with what `work` gives for it, in the order of the shards.

        Raises:
            UsageProblem: Dask is not installed.
            PathProblem: the scheduler does not answer.
            WarehouseError: a shard kills every worker that reads it.
        """
        if self.kind == "dask":
            yield from _through_dask(work, shards, self)
        elif self.jobs > 1:
            yield from _in_processes(work, shards, self.jobs)
        else:
            for shard in shards:
                yield shard, work(shard)


def _in_processes(work: Callable[[Shard], T], shards: Iterable[Shard], jobs: int) -> Iterator[tuple[Shard, T]]:
    """As `Engine.map`; where a worker is killed, what it and the others were reading is read again."""
    stream, waiting = iter(shards), deque[Shard]()
    while True:
        under_way: deque[tuple[Shard, Future[T]]] = deque()
        with _pool(jobs) as pool:
            try:
                for shard in _chain(waiting, stream):
                    waiting.appendleft(shard)  # it is kept where the pool breaks before it is handed over
                    under_way.append((shard, pool.submit(work, shard)))
                    waiting.popleft()
                    if len(under_way) >= AHEAD * jobs:
                        yield _first(under_way)
                while under_way:
                    yield _first(under_way)
            except BrokenExecutor:
                waiting.extendleft(shard for shard, _ in reversed(under_way))
            else:
                return
        first = waiting.popleft()
        yield first, _alone(work, first)


def _chain(waiting: deque[Shard], stream: Iterator[Shard]) -> Iterator[Shard]:
    while waiting:
        yield waiting.popleft()
    yield from stream


def _first(under_way: deque[tuple[Shard, Future[T]]]) -> tuple[Shard, T]:
    """The oldest shard under way and its result; it stays in the queue where its worker was killed."""
    shard, future = under_way[0]
    result = future.result()
    under_way.popleft()
    return shard, result


def _alone(work: Callable[[Shard], T], shard: Shard) -> T:
    for _ in range(ATTEMPTS):
        try:
            with _pool(1) as pool:
                return pool.submit(work, shard).result()
        except BrokenExecutor:
            continue
    raise WarehouseError(f"{shard.name}: reading it killed its process {ATTEMPTS} times; take it out")


@contextmanager
def _pool(jobs: int) -> Iterator[Executor]:
    """Processes that begin afresh (a fork of a threaded process may hang) and leave Ctrl-C to this one."""
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_ignore_interrupt)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _ignore_interrupt() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _through_dask(work: Callable[[Shard], T], shards: Iterable[Shard], engine: Engine) -> Iterator[tuple[Shard, T]]:
    """As `Engine.map`; Dask itself reads a killed worker's shards again."""
    with _client(engine) as client:
        executor = client.get_executor(pure=False)
        under_way: deque[tuple[Shard, Future[T]]] = deque()
        for shard in shards:
            under_way.append((shard, executor.submit(work, shard)))
            if len(under_way) >= AHEAD * max(1, sum(client.nthreads().values())):
                yield _first_of_dask(under_way)
        while under_way:
            yield _first_of_dask(under_way)


def _first_of_dask(under_way: deque[tuple[Shard, Future[T]]]) -> tuple[Shard, T]:
    killed = import_module("distributed").KilledWorker
    try:
        return _first(under_way)
    except killed as error:
        raise WarehouseError(
            f"{under_way[0][0].name}: reading it killed its worker again and again; take it out, or give more memory"
        ) from error


@contextmanager
def _client(engine: Engine) -> Iterator[Any]:
    """A client of the running scheduler, or of a cluster of this machine for as long as it is needed."""
    try:
        dask = import_module("distributed")
    except ImportError as error:
        raise UsageProblem("--engine dask needs Dask; install it with `pip install 'chiso[dask]'`") from error
    if engine.scheduler:
        try:
            client = dask.Client(engine.scheduler, timeout=5)
        except (OSError, ValueError) as error:
            raise PathProblem(f"--scheduler {engine.scheduler}: does not answer; start `dask scheduler`") from error
        with client:
            yield client
        return
    with (
        TemporaryDirectory(prefix="chiso-dask-") as folder,
        dask.LocalCluster(
            n_workers=engine.jobs,
            threads_per_worker=1,
            processes=True,
            dashboard_address=None,
            local_directory=folder,
            silence_logs=50,
        ) as cluster,
        dask.Client(cluster) as client,
    ):
        yield client
