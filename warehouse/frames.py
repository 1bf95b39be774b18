"""Records to Polars frames: the column names and types of every frame come from the record class."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from functools import cache
from typing import Any

import polars as pl

from warehouse.catalogue import catalogue
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


@cache
def coded_schema_of(record: type) -> dict[str, Any]:
    """As `schema_of`, but a column with a code list is an enumeration: a byte or two a cell, in alphabetical order."""
    codes = {
        field.name: pl.Enum(sorted(catalogue().codes_of(field.about.codes)))
        for field in columns(record)
        if field.about.codes
    }
    return schema_of(record) | codes


def frame_of(rows: Iterable[Any], record: type) -> pl.DataFrame:
    """A frame of records of one class, in order; an empty one still has its columns and types."""
    return pl.DataFrame([_plain(asdict(row)) for row in rows], schema=schema_of(record), orient="row")


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in row.items()}
