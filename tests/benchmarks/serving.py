"""How many readers a process holds: real sessions over websockets that read, think five seconds and change a filter.

A session speaks what a browser speaks: it opens Streamlit's stream, asks for a page by its address and waits for
the end of the run. The server is a process of its own on a warehouse of the bundled sources.
"""

from __future__ import annotations

import asyncio
import os
import random
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.benchmarks.measuring import ROOT, heading, p95, record, say

THINK = 5.0
"""Seconds a reader looks at a chart."""

RERUNS = 1000
"""Changes of the filter in one session, over which its memory is watched."""

INDICATORS = ("members_admitted", "members_total", "orgs_grassroots", "members_disciplined", "org_good_pct")


def run(readers: int, rounds: int) -> None:
    """Print the median and p95 of a run of the page, and the server's memory, for one reader and for many."""
    heading("serving", "streamlit", "websockets")
    say("readers", "runs", "median ms", "p95 ms", "times a lone reader's p95", "server's MiB", "MiB a reader")
    with TemporaryDirectory(prefix="chiso-benchmark-") as folder, server(Path(folder)) as (port, pid):
        asyncio.run(
            _session(port, len(INDICATORS) + 1, think=0)
        )  # each page once: a process that has just begun is no measure
        lone, empty = None, _memory(pid)
        for count in sorted({1, *(n for n in (2, 5, 10, 20, 50, 100) if n < readers), readers}):
            times = asyncio.run(_sessions(port, count, rounds))
            lone = lone or p95(times)
            held = _memory(pid)
            say(
                count,
                len(times),
                1000 * statistics.median(times),
                1000 * p95(times),
                p95(times) / lone,
                held,
                (held - empty) / count,
            )
            record("readers", count, seconds=p95(times), gib=held / 1024)
        asyncio.run(_reruns(port, pid))


@contextmanager
def server(folder: Path, warehouse: Path | None = None) -> Iterator[tuple[int, int]]:
    """The dashboard on a port of its own; gives port and process id."""
    from etl.build import build

    if warehouse is None:
        warehouse = folder / "chiso.duckdb"
        build([], warehouse)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "dashboard", "--port", str(port), "--warehouse", str(warehouse)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait()


def _wait(port: int) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/api/health", timeout=2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"port {port} does not answer")


async def _reruns(port: int, pid: int) -> None:
    """One session that changes its filter again and again: whether the server's memory grows with it."""
    say("reruns of one session", "server's MiB")
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    async with websockets.connect(address, subprotocols=["streamlit"], max_size=None) as stream:
        for turn in range(RERUNS + 1):
            if turn % (RERUNS // 5) == 0:
                say(turn, _memory(pid))
            await stream.send(_rerun(INDICATORS[turn % len(INDICATORS)]))
            await _finished(stream)


async def _sessions(port: int, readers: int, rounds: int) -> list[float]:
    """The seconds of every run of all sessions but their first, which draws the page for the first time."""
    chance = random.Random(readers)  # noqa: S311
    waits = [chance.uniform(0, THINK) for _ in range(readers)]
    found = await asyncio.gather(*(_session(port, rounds, number, wait) for number, wait in enumerate(waits)))
    return [took for times in found for took in times[1:]]


async def _session(port: int, rounds: int, number: int = 0, wait: float = 0, think: float = THINK) -> list[float]:
    """The seconds of each run of a reader who begins after `wait` and looks at each chart for `think`."""
    await asyncio.sleep(wait)
    times = []
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    async with websockets.connect(address, subprotocols=["streamlit"], max_size=None) as stream:
        for turn in range(rounds + 1):
            began = time.perf_counter()
            await stream.send(_rerun(INDICATORS[(number + turn) % len(INDICATORS)]))
            await _finished(stream)
            times.append(time.perf_counter() - began)
            await asyncio.sleep(think)
    return times


def _rerun(indicator: str) -> bytes:
    message = BackMsg()
    message.rerun_script.query_string = f"indicator={indicator}&lang=vi"
    message.rerun_script.page_name = "indicator"
    return message.SerializeToString()


async def _finished(stream: websockets.ClientConnection) -> None:
    """Wait for the end of the run; a run that fails is no measurement."""
    async for content in stream:
        message = ForwardMsg()
        message.ParseFromString(content)
        if message.delta.new_element.exception.message:
            raise RuntimeError(message.delta.new_element.exception.message)
        if message.WhichOneof("type") == "script_finished":
            return


def _memory(pid: int) -> float:
    """Resident MiB of a process."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
