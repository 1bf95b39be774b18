"""Records to Polars frames: the column names and types of every frame come from the record class."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

import polars as pl

from warehouse.columns import columns

TYPES: dict[type, Any] = {
    str: pl.String,
    int: pl.Int64,
    float: pl.Float64,
    bool: pl.Boolean,
    date: pl.Date,
    datetime: pl.Datetime("us"),
}


def schema_of(record: type) -> dict[str, Any]:
    """Column names and Polars types of a record class."""
    return {f.name: pl.List(TYPES[f.type]) if f.is_list else TYPES[f.type] for f in columns(record)}


def frame_of(rows: Iterable[Any], record: type) -> pl.DataFrame:
    """A frame of records of one class, in order; an empty one still has its columns and types."""
    return pl.DataFrame([_plain(asdict(row)) for row in rows], schema=schema_of(record), orient="row")


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in row.items()}
