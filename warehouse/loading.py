"""From checked frames to one DuckDB file: tables, series, comments, and the manifest that proves it.

Nothing here decides what is valid (that is `etl.checking`) or when a file becomes the published
version (that is `warehouse.versions`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from shutil import copyfile
from typing import Any

import duckdb
import polars as pl

from warehouse import computing
from warehouse.catalogue import catalogue
from warehouse.columns import names
from warehouse.ddl import comments, create_table, in_one_go
from warehouse.errors import WarehouseError
from warehouse.frames import coded_schema_of, frame_of, schema_of
from warehouse.records import RECORD_OF_TABLE, SCHEMA_VERSION, Observation, Run
from warehouse.results import RECORD_OF_INPUT, ChangeRow, Composition, Derivation
from warehouse.statements import first_line, statement
from warehouse.versions import Manifest, manifest, refuse_other_edition

SORTED_BY = ("indicator", "area", "period_end", "breakdown", "body")
"""A chart asks for one indicator: its rows lie together."""

TABLES = RECORD_OF_TABLE | RECORD_OF_INPUT | {"version_change": ChangeRow}
"""The tables that are filled; the others are computed from them."""

UNSORTED = 1 / 8
"""Share of the rows that may stand behind the sorted ones before all are sorted again: so much more a page may read."""

AT_ONCE = 1_000_000
"""Rows that are written at a time: what that takes of memory does not grow with the table."""

MEMORY = 5 * 2**29
"""Bytes (2.5 GiB) that DuckDB may take to write a version, beside the frames it writes."""

_UNITS = {"KiB": 2**10, "MiB": 2**20, "GiB": 2**30, "TiB": 2**40}


def write(
    path: Path,
    observations: pl.DataFrame,
    sources: pl.DataFrame,
    rejections: pl.DataFrame,
    runs: list[Run],
    previous: Path | None = None,
    *,
    replaced: pl.Series | None = None,
) -> Manifest:
    """Write a whole warehouse into a new file and read it back; returns what it must hold.

    `observations` has the columns of `Observation`, without two equal rows; `sources` one row for
    each `source_id`; the counts of the last run are filled in here. `previous` is the version
    to tell the difference from. With `replaced`, ids of sources, the file starts as a copy of it, in which
    `observations` take the place of all rows of these sources.

    Raises:
        WarehouseError: the file cannot be written, or does not hold what was written.
    """
    try:
        unsorted = _begin(path, previous, replaced) + (0 if replaced is None else observations.height)
        with closing(duckdb.connect(str(path))) as connection:
            _spare_memory(connection)
            _fill(connection, observations, sources, rejections)
            if unsorted > _count(connection, "observation") * UNSORTED:
                unsorted = 0
                _sort(connection)
            if previous is not None:
                connection.execute(f"ATTACH '{str(previous).replace(chr(39), chr(39) * 2)}' AS earlier (READ_ONLY)")
            if replaced is not None:
                connection.register("replaced", replaced.to_frame("source_id"))
            _compute(connection, previous, replaced)
            _compare(connection, previous, replaced)
            content = _content_hash(connection)
            _finish_run(connection, runs, content)
            rows = {table: _count(connection, table) for table in RECORD_OF_TABLE}
    except (duckdb.Error, OSError) as error:
        raise WarehouseError(f"{path.parent}: the warehouse could not be written: {first_line(error)}") from error
    expected = Manifest(
        runs[-1].run_id, SCHEMA_VERSION, content, rows, unsorted=unsorted, rules=computing.fingerprint()
    )
    verify(path, expected)
    return expected


def verify(path: Path, expected: Manifest) -> None:
    """Open a version as a reader would and compare it with its manifest. Raises `WarehouseError`."""
    try:
        with closing(duckdb.connect(str(path), read_only=True)) as connection:
            found = {table: _count(connection, table) for table in expected.rows}
            content = _content_hash(connection)
    except duckdb.Error as error:
        raise WarehouseError(f"{path}: cannot be opened: {first_line(error)}; run `chiso build`") from error
    if found != expected.rows or content != expected.content_hash:
        raise WarehouseError(f"{path}: does not hold what its manifest says; run `chiso build`")


def content_of(path: Path, asked: pl.Series) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, list[Run]]:
    """What a version was written from: the observations of the sources asked for, all sources and rejections, runs.

    Raises:
        WarehouseError: its tables are of another edition.
    """
    refuse_other_edition(path)
    with closing(duckdb.connect(str(path), read_only=True)) as connection:
        connection.register("asked", asked.to_frame("source_id"))
        told = f"SELECT {', '.join(names(Observation))} FROM observation SEMI JOIN asked USING (source_id)"
        rows = connection.sql(told).to_arrow_table()
        coded: dict[Any, Any] = coded_schema_of(Observation)
        observations = pl.DataFrame(rows).cast(coded)
        sources, rejections = (
            _read(connection, f"FROM {table}", RECORD_OF_TABLE[table]) for table in ("source", "rejection")
        )
    return observations, sources, rejections, runs_of(path)


def sources_of(path: Path) -> pl.DataFrame:
    """The sources of a version."""
    with closing(duckdb.connect(str(path), read_only=True)) as connection:
        return _read(connection, "FROM source", RECORD_OF_TABLE["source"])


def runs_of(path: Path) -> list[Run]:
    """The runs that led to a version, oldest first."""
    with closing(duckdb.connect(str(path), read_only=True)) as connection:
        return [Run(**row) for row in _read(connection, "FROM run ORDER BY run_id", Run).iter_rows(named=True)]


def _spare_memory(connection: duckdb.DuckDBPyConnection) -> None:
    """Sort and join on disk beyond `MEMORY`; a smaller machine's own limit stays."""
    allowed = str(_one(connection, "SELECT current_setting('memory_limit')"))
    amount, unit = allowed.split()
    if float(amount) * _UNITS.get(unit, 0) > MEMORY:
        connection.execute(f"SET memory_limit = '{MEMORY} bytes'")


def _begin(path: Path, previous: Path | None, replaced: pl.Series | None) -> int:
    """A file with the tables that are filled, all empty; with `replaced`, the rows of all other sources in it.

    Returns how many of these stand behind the sorted ones.
    """
    if replaced is None or previous is None:
        with closing(duckdb.connect(str(path))) as connection:
            _create(connection, TABLES)
        return 0
    copyfile(previous, path)
    with closing(duckdb.connect(str(path))) as connection:
        small = {table: record for table, record in TABLES.items() if table != "observation"}
        in_one_go(connection, [f"DROP TABLE {table}" for table in small])
        _create(connection, small)
        connection.register("replaced", replaced.to_frame("source_id"))
        connection.execute("DELETE FROM observation WHERE source_id IN (SELECT source_id FROM replaced)")
        connection.unregister("replaced")
    return _told(previous).unsorted


def _told(version: Path) -> Manifest:
    """What its manifest tells of a version; of one that lost it, nothing is known of its order and its rules."""
    known = version.with_suffix(".json").exists()
    return manifest(version) if known else Manifest(version.stem, SCHEMA_VERSION, "", {})


def _create(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, type]) -> None:
    in_one_go(
        connection,
        [s for table, record in tables.items() for s in (create_table(table, record), *comments(table, record))],
    )


def _sort(connection: duckdb.DuckDBPyConnection) -> None:
    """Put the rows of `observation` in order again: those added stood behind all others."""
    connection.execute("ALTER TABLE observation RENAME TO unsorted")
    _create(connection, {"observation": TABLES["observation"]})
    connection.execute(f"INSERT INTO observation FROM unsorted ORDER BY {', '.join(SORTED_BY)}")
    connection.execute("DROP TABLE unsorted")


def _fill(
    connection: duckdb.DuckDBPyConnection, observations: pl.DataFrame, sources: pl.DataFrame, rejections: pl.DataFrame
) -> None:
    known = catalogue()
    _insert(connection, "indicator", frame_of(known.indicators.values(), RECORD_OF_TABLE["indicator"]))
    _insert(connection, "area", frame_of(known.areas.values(), RECORD_OF_TABLE["area"]))
    _insert(connection, "area_succession", frame_of(known.successions, RECORD_OF_TABLE["area_succession"]))
    _insert(connection, "comparability_break", frame_of(known.breaks, RECORD_OF_TABLE["comparability_break"]))
    _insert(connection, "derivation", frame_of(known.derivations.values(), Derivation))
    _insert(connection, "composition", frame_of(known.compositions, Composition))
    _insert(connection, "rejection", rejections)
    connection.execute(statement("interval"))
    insert = statement("observation", row_text=_row_text())
    for rows in _in_order(observations):
        connection.register("incoming", rows)
        connection.execute(insert)
        connection.unregister("incoming")
    connection.register("incoming", sources)
    connection.execute(statement("source"))
    connection.unregister("incoming")


def _in_order(observations: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """The rows as they are to be stored, some at a time; an empty part where there are none."""
    order = observations.select(_place().arg_sort()).to_series()
    for first in range(0, max(1, observations.height), AT_ONCE):
        yield observations[order.slice(first, AT_ONCE)]


def _place() -> pl.Expr:
    """One number by which rows sort as by `SORTED_BY`: codes by their place in their list, days by their count."""
    place = pl.lit(0, pl.Int64)
    for name in SORTED_BY:
        kind = coded_schema_of(Observation)[name]
        step = len(kind.categories) if isinstance(kind, pl.Enum) else 2**20
        place = place * step + pl.col(name).cast(kind).to_physical().cast(pl.Int64)
    return place


def _row_text() -> str:
    """A row of `incoming` as one text, in which no two different rows are equal."""
    cells = ", ".join(f"coalesce({name}::VARCHAR, chr(30))" for name in names(Observation))
    return f"concat_ws(chr(31), {cells})"


def _compute(connection: duckdb.DuckDBPyConnection, previous: Path | None, replaced: pl.Series | None) -> None:
    """The results of the figures: of an addition only those that it may have changed, where the rules are the same."""
    if replaced is None or previous is None:
        computing.compute(connection)
        return
    touched = frozenset(code for (code,) in connection.execute(statement("touched")).fetchall())
    if _told(previous).rules == computing.fingerprint() and computing.is_worth_it(connection, touched):
        computing.compute_again(connection, touched)
        return
    computing.forget(connection)
    computing.compute(connection)


def _compare(connection: duckdb.DuckDBPyConnection, previous: Path | None, replaced: pl.Series | None) -> None:
    """Fill `version_change` with what differs from the version before; nothing where there is none."""
    if previous is None:
        return
    which = "" if replaced is None else "SEMI JOIN replaced USING (source_id)"
    connection.execute(statement("changes", which=which))
    connection.execute("DETACH earlier")


def _finish_run(connection: duckdb.DuckDBPyConnection, runs: list[Run], content: str) -> None:
    last = asdict(runs[-1]) | {
        "content_hash": content,
        "observations": _count(connection, "observation"),
        "rejections": _count(connection, "rejection"),
        "conflicts": _count(connection, "ledger WHERE verdict = 'conflict'"),
    }
    _insert(connection, "run", frame_of([*runs[:-1], Run(**last)], Run))


def _content_hash(connection: duckdb.DuckDBPyConnection) -> str:
    return str(_one(connection, statement("content_hash")))


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: pl.DataFrame) -> None:
    connection.register("incoming", rows)
    connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")
    connection.unregister("incoming")


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    return int(str(_one(connection, f"SELECT count(*) FROM {table}")))


def _one(connection: duckdb.DuckDBPyConnection, query: str) -> object:
    row = connection.execute(query).fetchall()[0]
    return row[0]


def _read(connection: duckdb.DuckDBPyConnection, query: str, record: type) -> pl.DataFrame:
    wanted: dict[Any, Any] = schema_of(record)
    return pl.DataFrame(connection.sql(query).to_arrow_table()).cast(wanted)
