"""Reading tables of observations: `.csv`, `.xlsx`, `.parquet` with the columns of the contract.

A table comes out as a frame of cells with `file` and `row` (the heading is row 1); nothing is typed
or judged here. A file that cannot be read raises `TableError` with one line for the user.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import MISSING, dataclass, field
from pathlib import Path

import polars as pl

from etl.checking import reject
from etl.reading.containers import confirm
from etl.reading.errors import Kind, ReadError, utf8
from warehouse.columns import columns
from warehouse.export import plain_text
from warehouse.records import Observation, Rejection
from warehouse.statements import first_line

REQUIRED = tuple(f.name for f in columns(Observation) if f.about.table == "required")
"""Columns a table must have; and `url`, or `title` with `published`."""

ACCEPTED = tuple(f.name for f in columns(Observation) if f.about.table)
OPTIONAL_DEFAULTS = {f.name: f.default for f in columns(Observation) if f.about.table and f.default is not MISSING}


class TableError(Exception):
    """A table cannot be read: one line that says what, where and how to mend; `kind` is the same as a code."""

    def __init__(self, line: str, kind: Kind = "broken") -> None:
        super().__init__(line)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Table:
    """Cells of a table with `file` and `row`, and the rows that were no rows."""

    cells: pl.DataFrame
    malformed: list[Rejection] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Lacking:
    """A table of something else: the required columns that it lacks."""

    columns: tuple[str, ...]


def is_table(path: Path) -> bool:
    """Whether a file's ending says that it may be a table."""
    return path.suffix.lower() in READERS


def read_table(path: Path, name: str) -> Table | None:
    """Read a table; None where the file is a table of something else (required columns missing).

    Raises:
        TableError: the file cannot be opened or parsed.
    """
    table = open_table(path, name)
    return None if isinstance(table, Lacking) else table


def open_table(path: Path, name: str) -> Table | Lacking:
    """Read a table, or say which required columns it lacks.

    Raises:
        TableError: the file cannot be opened or parsed.
    """
    try:
        confirm(path, name)
        table = READERS[path.suffix.lower()](path, name)
    except ReadError as error:
        raise TableError(str(error), error.kind) from error
    except Exception as error:  # every library has its own idea of a broken file
        raise TableError(f"{name}: cannot be read ({first_line(error)}); open it and save it again") from error
    if missing := missing_columns(table.cells):
        return Lacking(tuple(missing))
    wanted = [column for column in ACCEPTED if column in table.cells.columns]
    row = table.cells["row"] if "row" in table.cells.columns else pl.int_range(2, table.cells.height + 2, eager=True)
    cells = table.cells.select(wanted).with_columns(row.alias("row"), file=pl.lit(name))
    return Table(cells, table.malformed)


def missing_columns(cells: pl.DataFrame) -> list[str]:
    """Required columns that a table lacks."""
    missing = [column for column in REQUIRED if column not in cells.columns]
    has_source = "url" in cells.columns or {"title", "published"} <= set(cells.columns)
    return missing if has_source else [*missing, "url"]


def _read_csv(path: Path, name: str) -> Table:
    text = utf8(path.read_bytes(), name)
    delimiter = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    try:
        cells = pl.read_csv(io.StringIO(text), infer_schema=False, separator=delimiter)
    except pl.exceptions.PolarsError:
        return _read_ragged(text, delimiter, name)
    return Table(plain_text(cells))


def _read_ragged(text: str, delimiter: str, name: str) -> Table:
    """A CSV in which some rows have too many or too few columns: those are refused, the others read."""
    numbered = list(enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), start=1))
    heading = numbered[0][1]
    good = [(number, row) for number, row in numbered[1:] if len(row) == len(heading)]
    bad = [(number, row) for number, row in numbered[1:] if row and len(row) != len(heading)]
    malformed = [reject("row_malformed", name, row=n, record=json.dumps(row, ensure_ascii=False)) for n, row in bad]
    cells = pl.DataFrame([row for _, row in good], schema=dict.fromkeys(heading, pl.String), orient="row")
    return Table(
        plain_text(cells).with_columns(row=pl.Series([number for number, _ in good], dtype=pl.Int64)), malformed
    )


def _read_xlsx(path: Path, _name: str) -> Table:
    import fastexcel  # noqa: PLC0415  (only who reads a workbook waits for it)

    book = fastexcel.read_excel(path)
    sheets = [book.load_sheet(sheet, dtypes="string").to_polars() for sheet in book.sheet_names]
    fit = [sheet for sheet in sheets if not missing_columns(sheet)]
    cells = (fit or sheets)[0]
    numbered = cells.with_columns(row=pl.int_range(2, pl.len() + 2))
    return Table(plain_text(numbered.filter(~pl.all_horizontal(pl.all().exclude("row").is_null()))))


def _read_parquet(path: Path, _name: str) -> Table:
    return Table(pl.read_parquet(path))


READERS: dict[str, Callable[[Path, str], Table]] = {".csv": _read_csv, ".xlsx": _read_xlsx, ".parquet": _read_parquet}
