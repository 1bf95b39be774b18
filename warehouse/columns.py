"""How a column is described, and how a table's description is read back from its record class.

`Column` is written inside `typing.Annotated` in `warehouse.records`; `columns` turns a record class
into a tuple of `Field`, which is all that checks, DDL, exports and documentation need to know.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Column:
    """The meaning of one column: `vi` and `en` texts, its code list, its least value.

    `table` says whether a user's table must or may have the column; None: the program fills it.
    """

    vi: str
    en: str
    codes: str | None = None
    minimum: float | None = None
    table: Literal["required", "optional"] | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a table as the rest of the program sees it."""

    name: str
    type: type
    is_list: bool
    nullable: bool
    default: Any
    about: Column

    @property
    def has_default(self) -> bool:
        """Whether a row may leave the column out."""
        return self.default is not dataclasses.MISSING


_KNOWN: dict[type, tuple[Field, ...]] = {}
"""What was read back already: type hints are slow to resolve."""


def columns(record: type) -> tuple[Field, ...]:
    """The columns of a record class, in their published order."""
    if record not in _KNOWN:
        hints = typing.get_type_hints(record, include_extras=True)
        _KNOWN[record] = tuple(_field(f, hints[f.name]) for f in dataclasses.fields(record))
    return _KNOWN[record]


def names(record: type) -> list[str]:
    """The column names of a record class, in their published order."""
    return [field.name for field in columns(record)]


def _field(field: dataclasses.Field[Any], hint: Any) -> Field:
    inner, about = typing.get_args(hint)
    nullable = isinstance(inner, types.UnionType)
    if nullable:
        (inner,) = (part for part in typing.get_args(inner) if part is not types.NoneType)
    is_list = typing.get_origin(inner) is tuple
    if is_list:
        inner = typing.get_args(inner)[0]
    if inner not in {str, int, float, bool, date, datetime}:
        raise TypeError(f"column {field.name}: no published type for {inner!r}")
    return Field(field.name, inner, is_list, nullable, field.default, about)
