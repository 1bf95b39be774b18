"""What several tests share: one built warehouse, small warehouses of given figures, the command line, the browser.

Without Chromium the browser tests are left out and the end of the run says so loudly; in CI they fail.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
IN_CI = os.environ.get("CI", "").lower() == "true"
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LEFT_OUT = "no Chromium on this machine: the browser tests were left out (Debian: apt-get install chromium)"


def pytest_collection_modifyitems(items):
    if CHROMIUM is None and not IN_CI:
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason=LEFT_OUT))


def pytest_terminal_summary(terminalreporter):
    if any(LEFT_OUT in str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])):
        terminalreporter.section(LEFT_OUT, sep="!", red=True, bold=True)


@dataclass(frozen=True)
class Outcome:
    """What a command left: exit status and the lines of both streams."""

    status: int
    out: str
    err: str

    @property
    def error_lines(self) -> list[str]:
        """Lines that start like an error of the program."""
        return [line for line in self.err.splitlines() if line.startswith("chiso: ")]


@pytest.fixture(scope="session")
def chromium():
    """A real browser."""
    from playwright.sync_api import sync_playwright

    if CHROMIUM is None:
        pytest.fail("CI must have a browser: install Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Path:
    """The warehouse as `chiso build` makes it from the bundled sources."""
    from etl.build import build

    warehouse = tmp_path_factory.mktemp("built") / "chiso.duckdb"
    build([], warehouse)
    return warehouse


@pytest.fixture
def chiso(tmp_path, monkeypatch, capfdbinary):
    """Run the command line in this process, with a warehouse of its own; the streams are those of the process."""
    from etl.cli import main

    monkeypatch.setenv("CHISO_WAREHOUSE", str(tmp_path / "own" / "chiso.duckdb"))

    def run(*arguments: str | Path) -> Outcome:
        capfdbinary.readouterr()
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        sys.stdout.flush()
        streams = capfdbinary.readouterr()
        return Outcome(int(left.value.code or 0), streams.out.decode(), streams.err.decode())

    return run


@pytest.fixture(scope="session")
def chiso_process():
    """Run the command line as a user does: as a process, with bytes on standard input."""

    def run(*arguments: str | Path, stdin: bytes = b"", **options) -> Outcome:
        command = [sys.executable, "-m", "etl", *map(str, arguments)]
        done = subprocess.run(command, input=stdin, capture_output=True, check=False, cwd=ROOT, **options)
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


PLAIN = {
    "indicator": "members_admitted",
    "area": "soc-trang",
    "value": 100.0,
    "unit": "persons",
    "period_start": date(2023, 1, 1),
    "period_end": date(2023, 12, 31),
    "period_kind": "year",
    "document": "t.csv",
    "source_id": "s1",
    "method": "table",
    "published": date(2024, 1, 10),
}


@pytest.fixture
def observation():
    """An observation that is right in every column, with the given ones changed."""
    from warehouse.records import Observation

    plain = Observation(**PLAIN)
    return lambda **changes: replace(plain, **changes)


@pytest.fixture(scope="session")
def provinces() -> list[str]:
    """Provinces of the 63, to give each case of a table one of its own: a warehouse takes a second to write."""
    from warehouse.catalogue import catalogue

    return [id_ for id_, area in catalogue().areas.items() if area.valid_to == date(2025, 6, 30)]


@pytest.fixture
def warehouse_of(tmp_path):
    """A reader of a warehouse that holds just the given observations; `publishers` maps source ids to kinds."""
    from warehouse import loading
    from warehouse.frames import frame_of
    from warehouse.reader import Reader
    from warehouse.records import Observation, Rejection, Run, Source

    opened = []

    def make(*observations, publishers=None, reports=None):
        kinds, same = publishers or {}, reports or {}
        ids = dict.fromkeys(o.source_id for o in observations)
        sources = [
            Source(
                source_id=i,
                kind="table",
                publisher_kind=kinds.get(i, "press"),
                document="t.csv",
                content_hash="",
                report_id=same.get(i, i),
            )
            for i in ids
        ]
        now = date(2026, 1, 1)
        run = Run(
            run_id="test",
            command="build",
            started=_midnight(now),
            finished=_midnight(now),
            program_version="0",
            content_hash="",
            documents=1,
            observations=0,
            rejections=0,
            conflicts=0,
        )
        path = tmp_path / f"w{len(opened)}.duckdb"
        loading.write(
            path, frame_of(observations, Observation), frame_of(sources, Source), frame_of((), Rejection), [run]
        )
        opened.append(Reader(path))
        return opened[-1]

    yield make
    for reader in opened:
        reader.close()


def _midnight(day: date):
    from datetime import datetime

    return datetime(day.year, day.month, day.day)  # noqa: DTZ001  (the warehouse keeps UTC without a zone)
