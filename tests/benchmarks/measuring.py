"""How things are measured: alternating runs, medians, and always the peer or the limit of the same run beside."""

from __future__ import annotations

import csv
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[2]


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def alternating(works: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The median seconds of each, where all take turns: what disturbs one disturbs the others."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            taken[name].append(seconds(work))
    return {name: statistics.median(times) for name, times in taken.items()}


def p95(times: Sequence[float]) -> float:
    """The time that nineteen of twenty stay under."""
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


def say(*cells: object) -> None:
    """One line of the table that a benchmark prints."""
    sys.stdout.write(" | ".join(f"{cell:,.3g}" if isinstance(cell, float) else str(cell) for cell in cells) + "\n")
    sys.stdout.flush()


def record(curve: str, size: int, **measured: float) -> None:
    """Add a point to the cost curves where `CHISO_CURVES` names the file that keeps them."""
    path = os.environ.get("CHISO_CURVES")
    if not path:
        return
    row = {"curve": curve, "size": size, "date": f"{datetime.now(UTC):%Y-%m-%d}"}
    names = ("curve", "size", "seconds", "processor_seconds", "gib", "bytes", "date")
    with Path(path).open("a", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, names, restval="", lineterminator="\n")
        if not file.tell():
            table.writeheader()
        table.writerow(row | {name: f"{value:.4g}" for name, value in measured.items()})


def heading(name: str, *packages: str) -> None:
    """What is measured, when, on what and with which versions."""
    known = ", ".join(f"{package} {version(package)}" for package in packages)
    load = os.getloadavg()[0]
    say(f"# {name}: {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {machine()}, load {load:.1f}, {known}")


def machine() -> str:
    """The machine in a few words."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    release = platform.freedesktop_os_release()
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, {release['ID']} {release['VERSION_ID']}, Python {platform.python_version()}"


def process(*arguments: object, **environment: str) -> tuple[float, float, str]:
    """A Python process of its own: its seconds, its peak memory in GiB, what it wrote."""
    measured = (
        "import resource, runpy, sys, time; sys.argv = sys.argv[1:]; began = time.perf_counter()\n"
        "try: runpy.run_module(sys.argv[0], run_name='__main__', alter_sys=True)\n"
        "except SystemExit as left: assert not left.code, left.code\n"
        "took = time.perf_counter() - began\n"
        "print(took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", measured, *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    took, memory = map(float, done.stderr.splitlines()[-1].split())
    return took, memory, done.stdout
