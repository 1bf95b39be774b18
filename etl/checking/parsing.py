"""From cells to typed columns: strings of a CSV or workbook, or columns that are typed already.

A cell that cannot be read becomes a problem of its row, never a guess: numbers are plain decimals
(`7448`, `74.48`), dates are `YYYY-MM-DD`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING
from typing import Any

import polars as pl

from warehouse.catalogue import catalogue
from warehouse.columns import Field, columns
from warehouse.frames import TYPES
from warehouse.records import Observation

MIDNIGHT = r"[ T]00:00:00(\.0+)?$"
"""A date cell of a workbook is read with a time of day."""

ROW = "candidate"
"""Name of the column that numbers the candidates of one check, from 0."""


_NO_PROBLEMS = pl.DataFrame(schema={ROW: pl.Int64, "rule": pl.String, "column": pl.String, "value": pl.String})
"""What is found where nothing was read that has columns: documents without figures."""


def typed(raw: pl.DataFrame, schema: Mapping[str, Any], first: int = 0) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Type the columns of `raw` and fill in defaults; candidates are numbered from `first`.

    `schema` has the columns of `Observation`; where codes are enumerations, a cell that is none of them is a
    problem as it stands, outer blanks and all.

    Returns the frame with the columns of `Observation` and `candidate`, and the problems found:
    candidate, rule, column, value.
    """
    raw = raw.with_row_index(ROW, first)
    present = {name: _cells(raw, name, schema) for name in raw.columns}
    parsed = pl.DataFrame(
        [raw[ROW].cast(pl.Int64), *(_typed_column(raw, present, field, schema) for field in columns(Observation))]
    )
    problems = [_unread(raw, present[f.name], parsed, f) for f in columns(Observation) if f.name in present]
    return _with_basis(_with_ranges(parsed)), pl.concat([_NO_PROBLEMS, *problems])


def _with_basis(parsed: pl.DataFrame) -> pl.DataFrame:
    """A percentage whose base is not said has the one the catalogue gives its indicator."""
    usual = {code: indicator.basis for code, indicator in catalogue().indicators.items() if indicator.basis}
    default = pl.when(pl.col("unit") == "percent").then(pl.col("indicator").replace_strict(usual, default=None))
    kind = parsed.schema["basis"]
    return parsed.with_columns(basis=pl.col("basis").fill_null(default.cast(kind)))


def _with_ranges(parsed: pl.DataFrame) -> pl.DataFrame:
    """An exact figure with an upper end is a range: only a range has one (`60.000-65.000 đảng viên`)."""
    is_range = (pl.col("qualifier") == "exact") & (pl.col("value_max") > pl.col("value"))
    kind = parsed.schema["qualifier"]
    return parsed.with_columns(qualifier=pl.when(is_range).then(pl.lit("range").cast(kind)).otherwise("qualifier"))


def _cells(raw: pl.DataFrame, name: str, schema: Mapping[str, Any]) -> pl.Series:
    """The cells of a column; of texts without outer blanks, an empty one as null."""
    cells = raw[name]
    if cells.dtype != pl.String or isinstance(schema.get(name), pl.Enum):
        return cells
    stripped = cells.str.strip_chars()
    return stripped.set(stripped == "", None)


def _typed_column(
    raw: pl.DataFrame, present: dict[str, pl.Series], field: Field, schema: Mapping[str, Any]
) -> pl.Series:
    target = schema[field.name]
    default = None if field.default is MISSING else field.default
    if field.name not in present:
        return pl.Series(field.name, [default], dtype=target).new_from_index(0, raw.height)
    column = _converted(present[field.name], target).alias(field.name)
    was_empty = present[field.name].is_null()
    if default is None or not was_empty.any():
        return column
    return column.zip_with(~was_empty, pl.Series([default], dtype=target).new_from_index(0, raw.height)).alias(
        field.name
    )


def _converted(cells: pl.Series, target: pl.DataType) -> pl.Series:
    if cells.dtype == target:
        return cells
    if cells.dtype == pl.String and target == pl.Date:
        return cells.str.replace(MIDNIGHT, "").str.to_date("%Y-%m-%d", strict=False)
    return cells.cast(target, strict=False)


def _unread(raw: pl.DataFrame, cells: pl.Series, parsed: pl.DataFrame, field: Field) -> pl.DataFrame:
    """The cells of a column that hold something which could not be read as its type."""
    lost = cells.is_not_null() & parsed[field.name].is_null()
    rule = "date_invalid" if TYPES[field.type] == pl.Date else "value_invalid"
    return pl.DataFrame(
        {
            ROW: raw[ROW].cast(pl.Int64).filter(lost),
            "rule": pl.Series([rule], dtype=pl.String).new_from_index(0, int(lost.sum())),
            "column": pl.Series([field.name], dtype=pl.String).new_from_index(0, int(lost.sum())),
            "value": cells.filter(lost).cast(pl.String),
        }
    )
