"""What DuckDB answers, as a frame.

Its bridge to Polars is PyArrow, which with NumPy behind it takes about as long to load as Polars and DuckDB together.
A page's first answers are a few hundred rows: they need no bridge, so that the first reader does not wait for it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping

import duckdb
import polars as pl

BRIDGE = "pyarrow"
FEW = 1_000
"""Rows up to which an answer is worth taking over one by one."""

PLAIN: Mapping[str, pl.DataType] = {
    "BIGINT": pl.Int64(),
    "BOOLEAN": pl.Boolean(),
    "DATE": pl.Date(),
    "DOUBLE": pl.Float64(),
    "INTEGER": pl.Int32(),
    "TIMESTAMP": pl.Datetime("us"),
    "VARCHAR": pl.String(),
    "BIGINT[]": pl.List(pl.Int64()),
    "VARCHAR[]": pl.List(pl.String()),
}
"""Types whose values DuckDB and Polars write alike in Python; an answer with others goes over the bridge."""


def fetch(cursor: duckdb.DuckDBPyConnection, query: str, values: Mapping[str, object]) -> pl.DataFrame:
    """The answer to a query with bound values: the same frame by either way. Raises `duckdb.Error`."""
    few = None if BRIDGE in sys.modules else _few(cursor, query, values)
    return pl.DataFrame(cursor.sql(query, params=values).to_arrow_table()) if few is None else few


def _few(cursor: duckdb.DuckDBPyConnection, query: str, values: Mapping[str, object]) -> pl.DataFrame | None:
    """An answer of few rows in plain types; nothing where there are more, or others."""
    try:
        described = cursor.execute(query, values).description or ()
        types = {column[0]: PLAIN.get(str(column[1])) for column in described}
        rows = [] if None in types.values() else cursor.fetchmany(FEW + 1)
    finally:
        cursor.abort()  # what is not fetched would keep the cursor from its next question
    return None if None in types.values() or len(rows) > FEW else pl.DataFrame(rows, schema=types, orient="row")
