"""From reports and tables to checked observations: read, extract, check, and write through `warehouse`.

The functions that others may call are exported here and loaded on first use: `read` turns a file into
documents, `extract` a document into observations, `check` rows into accepted and refused, `template` is a
table to fill in; `read_aside` does all of it with a stranger's file, in a process of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from etl.aside.answer import ENDINGS as ENDINGS
    from etl.aside.answer import LIMITS as LIMITS
    from etl.aside.answer import PROBLEMS as PROBLEMS
    from etl.aside.answer import Answer as Answer
    from etl.aside.answer import Limits as Limits
    from etl.aside.answer import Number as Number
    from etl.aside.answer import Text as Text
    from etl.aside.asking import read_aside as read_aside
    from etl.checking import check as check
    from etl.extraction import extract as extract
    from etl.reading import read as read
    from etl.templating import template as template

_HOME = {
    "check": "etl.checking",
    "extract": "etl.extraction",
    "read": "etl.reading",
    "read_aside": "etl.aside.asking",
    "template": "etl.templating",
} | dict.fromkeys(("ENDINGS", "LIMITS", "PROBLEMS", "Answer", "Limits", "Number", "Text"), "etl.aside.answer")

__all__ = [
    "ENDINGS",
    "LIMITS",
    "PROBLEMS",
    "Answer",
    "Limits",
    "Number",
    "Text",
    "check",
    "extract",
    "read",
    "read_aside",
    "template",
]


def __getattr__(name: str) -> Any:
    """Load a function's module when it is first asked for: who only reads a text waits for no Pandera."""
    if name not in _HOME:
        raise AttributeError(f"module 'etl' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(_HOME[name]), name)
