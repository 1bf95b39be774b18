"""The warehouse: a whole build against DuckDB alone, page queries against a bare sorted table, an addition against both.

Each is a process of its own, so that its memory is its own. What one run disturbs, it disturbs for all in turn; the
processor's seconds are printed beside those of the clock.
"""

from __future__ import annotations

import resource
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import polars as pl

from tests.benchmarks.measuring import heading, p95, process, say
from tests.benchmarks.observations import keys, provinces, write
from tests.benchmarks.observations import observations as generated

REPEATS = 100
OF_A_REPORT = 5
"""Figures that a report gives: each of an indicator of its own."""


def run(observations: int, rounds: int, peers: bool) -> None:
    """Print seconds, memory and ratios."""
    heading("storage", "duckdb", "polars", "pandera")
    with TemporaryDirectory(prefix="chiso-benchmark-", dir=Path.cwd()) as place:
        folder = Path(place)
        table = write(folder / "observations.parquet", observations)
        more = write(folder / "more.parquet", max(1, observations // 1000))
        generated(OF_A_REPORT, first=observations).write_parquet(folder / REPORT)
        results = {name: [] for name in STEPS}
        for _ in range(rounds):
            shutil.rmtree(folder / "w.duckdb.versions", ignore_errors=True)
            (folder / "w.duckdb").unlink(missing_ok=True)
            for name in STEPS:
                results[name].append(_measured(name, folder, table, more))
        _print(results, observations)
        _queries(folder)
        if peers:
            _peers(table)


def _print(results: dict[str, list[tuple[float, float, float]]], rows: int) -> None:
    medians = {name: [sorted(one)[len(one) // 2] for one in zip(*runs, strict=True)] for name, runs in results.items()}
    bare = medians["duckdb alone, sorted"]
    say("step", "rows", "seconds", "processor seconds", "peak GiB", "of DuckDB's seconds", "of its processor seconds")
    for name, (took, busy, memory) in medians.items():
        say(name, rows, took, busy, memory, took / bare[0], busy / bare[1])


def _measured(name: str, folder: Path, table: Path, more: Path) -> tuple[float, float, float]:
    _, memory, out = process("tests.benchmarks.storage", name, folder, table, more)
    took, busy = map(float, out.splitlines()[-1].split())
    return took, busy, memory


def _bare(folder: Path, table: Path, _more: Path) -> None:
    path = folder / "bare.duckdb"
    path.unlink(missing_ok=True)
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"CREATE TABLE o AS SELECT * FROM '{table}' ORDER BY indicator, area, period_end")


def _validate(_folder: Path, table: Path, _more: Path) -> tuple[float, float]:
    """The rules alone: typing, codes, values, periods, areas; not whether rows are repeated, nor reading the file."""
    from etl.checking import _plainly_right

    rows = pl.read_parquet(table).with_columns(file=pl.lit(table.name), row=pl.int_range(2, pl.len() + 2))
    began = _clocks()
    assert _plainly_right(rows)[1].is_empty()
    return began


def _build(folder: Path, table: Path, _more: Path) -> None:
    from etl.build import build

    build([table], folder / "w.duckdb")


def _add(folder: Path, _table: Path, more: Path) -> None:
    from etl.build import add

    add([more], folder / "w.duckdb")


REPORT = "report.parquet"


def _add_report(folder: Path, _table: Path, _more: Path) -> None:
    from etl.build import add

    add([folder / REPORT], folder / "w.duckdb")


def _clocks() -> tuple[float, float]:
    """Seconds of the clock and of this process's processor time."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return time.perf_counter(), used.ru_utime + used.ru_stime


STEPS: dict[str, Callable[[Path, Path, Path], tuple[float, float] | None]] = {
    "duckdb alone, sorted": _bare,
    "validation without uniqueness": _validate,
    "chiso build": _build,
    "chiso add of one report": _add_report,
    "chiso add of a thousandth, of every indicator": _add,
}


def _queries(folder: Path) -> None:
    """The questions of a page and the same of a bare table that holds only what they need, sorted."""
    from warehouse.reader import open_reader

    reader = open_reader(folder / "w.duckdb")
    with duckdb.connect(str(folder / "figures.duckdb")) as connection:
        connection.execute(f"ATTACH '{reader.path}' AS w (READ_ONLY)")
        connection.execute("CREATE TABLE f AS SELECT * FROM w.series ORDER BY indicator, breakdown, body, area, year")
    bare = duckdb.connect(str(folder / "figures.duckdb"), read_only=True)
    asked = keys()["indicator"].unique(maintain_order=True).to_list()
    areas = provinces()
    questions: dict[str, tuple[Callable[[str, str], object], str]] = {
        "lines": (lambda i, _: reader._query("ask_series", _key(i)), "indicator = $i AND breakdown = 'total'"),
        "one province": (
            lambda i, a: reader._query("ask_series", _key(i, a)),
            "indicator = $i AND breakdown = 'total' AND area = $a",
        ),
    }
    say("query", "p95 ms", "bare table's p95 ms", "times", "median times")
    for name, (ours, where) in questions.items():
        mine, theirs = [], []
        for n in range(REPEATS):
            i, a = asked[n % len(asked)], areas[n % len(areas)]
            values = {"i": i} | ({"a": a} if "$a" in where else {})
            mine.append(_took(lambda ours=ours, i=i, a=a: ours(i, a)))
            theirs.append(
                _took(
                    lambda where=where, values=values: pl.DataFrame(
                        bare.cursor()
                        .sql(f"SELECT * FROM f WHERE {where} ORDER BY area, period_end", params=values)
                        .to_arrow_table()
                    )
                )
            )
        middle = sorted(m / t for m, t in zip(mine, theirs, strict=True))[REPEATS // 2]
        say(name, 1000 * p95(mine), 1000 * p95(theirs), p95(mine) / p95(theirs), middle)
    for name, ask in {
        "options": lambda: reader._query("ask_options", {}),
        "coverage": lambda: reader._query("ask_coverage", {}),
        "citations": lambda: reader._query("ask_citations", {"indicators": asked[:1]}),
    }.items():
        say(name, 1000 * p95([_took(ask) for _ in range(20)]))


def _key(indicator: str, area: str | None = None) -> dict[str, object]:
    return {
        "indicator": indicator,
        "breakdown": "total",
        "body": "all",
        "areas": [area] if area else [],
        "first_year": None,
        "last_year": None,
    }


def _took(ask: Callable[[], object]) -> float:
    began = time.perf_counter()
    ask()
    return time.perf_counter() - began


def _peers(table: Path) -> None:
    """One indicator's rows from what else they would be kept in: pandas in memory, SQLite with an index."""
    import sqlite3

    import pandas as pd

    rows = pl.read_parquet(table, columns=["indicator", "breakdown", "area", "period_end", "value"])
    frame = rows.to_pandas()
    light = sqlite3.connect(":memory:")
    frame.assign(period_end=frame["period_end"].astype(str)).to_sql("o", light, index=False)
    light.execute("CREATE INDEX i ON o (indicator, area)")
    wanted = "members_admitted"
    say("peer", "ms for one indicator")
    say("pandas", 1000 * p95([_took(lambda: frame[frame["indicator"] == wanted]) for _ in range(10)]))
    say(
        "sqlite",
        1000
        * p95(
            [
                _took(lambda: pd.read_sql("SELECT * FROM o WHERE indicator = ?", light, params=[wanted]))
                for _ in range(10)
            ]
        ),
    )


if __name__ == "__main__":
    step, *paths = sys.argv[1:]
    began = time.perf_counter(), 0.0
    began = STEPS[step](*map(Path, paths)) or began  # what a step makes ready before it begins is not counted
    ended = _clocks()
    sys.stdout.write(f"{ended[0] - began[0]} {ended[1] - began[1]}\n")
