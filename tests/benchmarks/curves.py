"""Cost curves: seconds, processor seconds, memory and bytes over the number of documents, observations and readers.

Each point is measured in a process of its own and kept in `docs/costs.csv`, whose older points of the same curve are
replaced; `docs/make_growth.py` draws them and works out what they mean for more.
"""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from tests.benchmarks import serving
from tests.benchmarks.measuring import ROOT, heading, process, record, say, seconds

COSTS = ROOT / "docs" / "costs.csv"
STEPS = {
    "documents": (1_000, 3_000, 10_000, 30_000, 100_000, 1_000_000),
    "observations": (100_000, 1_000_000, 10_000_000),
}
JOBS = 2
Work = tuple[Callable[[], object], Callable[[], int]]
"""What is timed, and afterwards the bytes that were read (documents) or written (observations)."""


def run(curve: str, most: int, rounds: int) -> None:
    """Measure one curve up to `most`."""
    heading(f"cost curve of {curve}", "polars", "duckdb", "streamlit")
    os.environ["CHISO_CURVES"] = str(COSTS)
    _forget(curve)
    if curve == "readers":
        serving.run(most, rounds)
        return
    say(curve, "seconds", "processor seconds", "peak GiB of the first process", "bytes")
    for size in (step for step in STEPS[curve] if step <= most):
        _, gib, out = process("tests.benchmarks.curves", curve, size)
        took, busy, written = map(float, out.splitlines()[-1].split())
        say(size, took, busy, gib, written)
        record(curve, size, seconds=took, processor_seconds=busy, gib=gib, bytes=written)


def _forget(curve: str) -> None:
    if COSTS.exists():
        pl.read_csv(COSTS).filter(pl.col("curve") != curve).write_csv(COSTS)


def _documents(folder: Path, size: int) -> Work:
    from etl.documents import Found
    from etl.progress import silent
    from etl.running import extract_all
    from etl.shards.engines import Engine
    from tests.benchmarks.documents import write

    path = write(folder / "documents.jsonl", size)
    found = [Found(path, path.name, named=True)]
    return lambda: extract_all(found, folder / "shards", Engine(JOBS), silent), lambda: path.stat().st_size


def _observations(folder: Path, size: int) -> Work:
    from etl.build import build
    from tests.benchmarks.observations import write

    table = write(folder / "observations.parquet", size)
    versions = folder / "w.duckdb.versions"
    return lambda: build([table], folder / "w.duckdb"), lambda: sum(p.stat().st_size for p in versions.glob("*.duckdb"))


def _busy() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    name, count = sys.argv[1:]
    with TemporaryDirectory(prefix="chiso-benchmark-", dir=Path.cwd()) as place:
        work, weigh = {"documents": _documents, "observations": _observations}[name](Path(place), int(count))
        before = _busy()
        lasted = seconds(work)
        sys.stdout.write(f"{lasted} {_busy() - before} {weigh()}\n")
