"""Reading with several workers: two jobs against one, Dask's local cluster against the pool, on the same shards."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from etl.documents import Found
from etl.progress import silent
from etl.running import extract_all
from etl.shards.engines import Engine
from tests.benchmarks.documents import write
from tests.benchmarks.measuring import alternating, heading, say

ENGINES = {"one job": Engine(1), "two jobs": Engine(2), "dask, two workers": Engine(2, "dask")}


def run(documents: int, rounds: int) -> None:
    """Print documents a second and how many times one job's, from start to the collected result."""
    heading("parallel", "polars", "distributed")
    with TemporaryDirectory(prefix="chiso-benchmark-") as folder:
        path = write(Path(folder) / "documents.jsonl", documents)
        works = {name: _work(path, engine, Path(folder) / "shards") for name, engine in ENGINES.items()}
        taken = alternating(works, rounds)
    say("engine", "documents", "documents a second", "times one job", "of the pool's time")
    for name, took in taken.items():
        say(name, documents, documents / took, taken["one job"] / took, took / taken["two jobs"])


def _work(path: Path, engine: Engine, folder: Path) -> object:
    def read() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        extract_all([Found(path, path.name, named=True)], folder, engine, silent)

    return read
