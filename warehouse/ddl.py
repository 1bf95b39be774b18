"""DDL from the record classes: tables, views and the comment on every column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

import duckdb

from warehouse.columns import Field, columns

TYPES = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN", date: "DATE", datetime: "TIMESTAMP"}


def create_table(table: str, record: type) -> str:
    """The statement that creates a table of a record class."""
    lines = ",\n  ".join(_column(field) for field in columns(record))
    return f"CREATE TABLE {table} (\n  {lines}\n)"


def comments(relation: str, record: type, *, view: bool = False) -> Iterator[str]:
    """One statement for the relation and one for each of its columns, in English and Vietnamese."""
    kind = "VIEW" if view else "TABLE"
    yield f"COMMENT ON {kind} {relation} IS {_literal(first_line(record))}"
    for field in columns(record):
        yield f'COMMENT ON COLUMN {relation}."{field.name}" IS {_literal(describe(field))}'


def in_one_go(connection: duckdb.DuckDBPyConnection, statements: Iterable[str]) -> None:
    """Execute small statements in one transaction: each alone would be written to disk by itself."""
    connection.execute(";\n".join(["BEGIN", *statements, "COMMIT"]))


def describe(field: Field) -> str:
    """What a column means, English first, as one line."""
    return f"{field.about.en} · {field.about.vi}"


def first_line(record: type) -> str:
    """What a table holds, as its record class says in its first line."""
    return (record.__doc__ or record.__name__).strip().splitlines()[0]


def _column(field: Field) -> str:
    kind = TYPES[field.type] + ("[]" if field.is_list else "")
    null = "" if field.nullable else " NOT NULL"
    check = "" if field.about.minimum is None else f" CHECK ({field.name} >= {field.about.minimum:g})"
    return f'"{field.name}" {kind}{null}{check}'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
