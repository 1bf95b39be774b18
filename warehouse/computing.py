"""What a version computes from its figures: series, lines, sums over today's provinces, derived indicators, the ledger.

The rules are the SQL files beside this module; what of them has to run again after an addition is decided here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

import duckdb
import polars as pl

from warehouse.catalogue import catalogue
from warehouse.columns import columns
from warehouse.ddl import comments, in_one_go
from warehouse.records import RECORD_OF_VIEW
from warehouse.results import RECORD_OF_RESULT
from warehouse.statements import statement

SERIES = {
    "series": {
        "part": "coverage",
        "kept": "coverage IN ('full_year', 'year_to_date', 'multi_year', 'term', 'point')",
        "joinable": "s.coverage IN ('full_year', 'point')",
        "extra": "",
    },
    "series_window": {
        "part": "window",
        "kept": '"window" IS NOT NULL',
        "joinable": "s.\"window\" NOT LIKE 'B%'",
        "extra": ', "window"',
    },
}
"""The two series: what a year is divided by, and which rows a line may join at all."""

DERIVED_FROM = {
    "series_derived": """SELECT *, observation_id AS figure_id, [observation_id] AS inputs, []::VARCHAR[] AS missing
        FROM series_base""",
    "series_derived_today": "FROM today_base",
}
"""What derived indicators are computed from: figures as reported, or those of today's provinces."""

OF_INDICATORS = ("series_chosen", "series_window_chosen", "series_today", "figure_count")
"""Results of which each row rests on the figures of its own indicator alone."""

RESULTS = (*OF_INDICATORS, *DERIVED_FROM, "ledger")
"""The tables of results."""

RULES = ("interval", "figures", "beside", "series", "lines", "today", "derived", "ledger", "counts")
"""The SQL files that results come from."""

INPUTS = ("indicator", "area", "area_succession", "comparability_break", "derivation", "composition")
"""Small tables that the rules read besides figures and their sources."""

MOST = 0.5
"""Share of the figures beyond which computing all of them anew costs no more than picking out the part."""


@cache
def fingerprint() -> str:
    """Of the rules and of what they read of the catalogue: equal where equal figures give equal results."""
    known = catalogue()
    read = (known.indicators, known.areas, known.successions, known.breaks, known.derivations, known.compositions)
    rules = [*map(statement, RULES), repr(SERIES), repr(DERIVED_FROM), *map(repr, read)]
    return hashlib.sha256("\n".join(rules).encode()).hexdigest()


def compute(connection: duckdb.DuckDBPyConnection) -> None:
    """All results of all figures, as tables and views beside them."""
    _results(connection)
    in_one_go(connection, [c for table, record in RECORD_OF_RESULT.items() for c in comments(table, record)])


def _results(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(statement("figures"))
    connection.execute(statement("beside"))
    for view, parts in SERIES.items():
        base = {"table": f"{view}_base", **{name: parts[name] for name in ("part", "kept", "extra")}}
        connection.execute(statement("series", **base))
        _lines(connection, f"{view}_base", f"{view}_chosen", parts)
        _view(connection, view)
    connection.execute(statement("today"))
    _lines(connection, "today_base", "series_today", SERIES["series"])
    for table, known in DERIVED_FROM.items():
        connection.execute(statement("derived", table=f"{table}_base", figures=known))
        _lines(connection, f"{table}_base", table, SERIES["series"])
    connection.execute(statement("ledger"))
    connection.execute(statement("counts"))


def forget(connection: duckdb.DuckDBPyConnection) -> None:
    """Drop all results."""
    in_one_go(connection, [f"DROP VIEW {view}" for view in SERIES] + [f"DROP TABLE {table}" for table in RESULTS])


def compute_again(connection: duckdb.DuckDBPyConnection, touched: AbstractSet[str]) -> None:
    """The results that figures of the `touched` indicators may have changed; all others stay as they are.

    They are computed from the figures they rest on in a database of their own, by the same rules, and put in the
    place of what stands there.
    """
    again = _again(touched)
    own = str(connection.execute("SELECT current_database()").fetchall()[0][0]).replace('"', '""')
    connection.execute("ATTACH ':memory:' AS part")
    for table in INPUTS:
        connection.execute(f"CREATE TABLE part.{table} AS FROM {table}")
    _given(connection, "asked", again.figures)
    connection.execute("CREATE TABLE part.observation AS FROM observation SEMI JOIN asked USING (indicator)")
    connection.execute("CREATE TABLE part.source AS FROM source SEMI JOIN part.observation USING (source_id)")
    connection.execute("USE part")
    _results(connection)
    connection.execute(f'USE "{own}"')
    for table, indicators in again.results.items():
        _given(connection, "asked", indicators)
        connection.execute(f"DELETE FROM {table} WHERE indicator IN (SELECT indicator FROM asked)")
        connection.execute(f"INSERT INTO {table} FROM part.{table} SEMI JOIN asked USING (indicator)")
    connection.unregister("asked")
    connection.execute("DETACH part")


def is_worth_it(connection: duckdb.DuckDBPyConnection, touched: AbstractSet[str]) -> bool:
    """Whether the figures that `compute_again` needs for the touched indicators are few enough."""
    _given(connection, "asked", _again(touched).figures)
    needed, whole = connection.execute(
        "SELECT count(*) FILTER (indicator IN (SELECT indicator FROM asked)), count(*) FROM observation"
    ).fetchall()[0]
    connection.unregister("asked")
    return bool(needed <= whole * MOST)


@dataclass(frozen=True, slots=True)
class _Again:
    """Of which indicators the figures are needed, and of which each result is to be put anew."""

    figures: AbstractSet[str]
    results: Mapping[str, AbstractSet[str]]


def _again(touched: AbstractSet[str]) -> _Again:
    known = catalogue()
    ends = {code: {d.numerator, d.denominator or d.numerator} for code, d in known.derivations.items()}
    derived = {code for code, both in ends.items() if both & touched}
    told = touched | {c.indicator for c in known.compositions if c.part_indicator in touched}
    parts = {c.part_indicator for c in known.compositions if c.indicator in told}
    return _Again(
        figures=told | parts | set().union(*(ends[code] for code in derived)),
        results={**dict.fromkeys(OF_INDICATORS, touched), **dict.fromkeys(DERIVED_FROM, derived), "ledger": told},
    )


def _given(connection: duckdb.DuckDBPyConnection, name: str, indicators: AbstractSet[str]) -> None:
    connection.register(name, pl.DataFrame({"indicator": sorted(indicators)}, schema={"indicator": pl.String}))


def _lines(connection: duckdb.DuckDBPyConnection, source: str, table: str, parts: Mapping[str, str]) -> None:
    connection.execute(statement("lines", source=source, table=table, part=parts["part"], joinable=parts["joinable"]))


def _view(connection: duckdb.DuckDBPyConnection, view: str) -> None:
    shown = ", ".join(f'"{field.name}"' for field in columns(RECORD_OF_VIEW[view]))
    connection.execute(f"CREATE VIEW {view} AS SELECT {shown} FROM {view}_chosen")
    in_one_go(connection, comments(view, RECORD_OF_VIEW[view], view=True))
