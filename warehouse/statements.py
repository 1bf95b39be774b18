"""The SQL files beside this module, by name. Names may be filled in, values never are: they are bound."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def _text(name: str) -> str:
    return (files("warehouse") / "sql" / f"{name}.sql").read_text(encoding="utf-8")


def statement(name: str, **parts: str) -> str:
    """A statement of `warehouse/sql/`, with the names in braces filled in."""
    text = _text(name)
    for part, replacement in parts.items():
        text = text.replace(f"{{{part}}}", replacement)
    return text


def first_line(error: Exception) -> str:
    """The first line of a library's error, for our one-line messages."""
    return str(error).strip().partition("\n")[0]
