"""What goes wrong when reading: a whole file (`ReadError`), or one record of many (`RecordError`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["empty", "encoding", "disguised", "locked", "no_text", "broken"]
"""Why a file cannot be read, for who says it in words of his own."""


class ReadError(Exception):
    """A file cannot be read: one line that says what, where and how to mend; `kind` is the same as a code."""

    def __init__(self, line: str, kind: Kind = "broken") -> None:
        super().__init__(line)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class RecordError:
    """One record of a file of many cannot be read; the others can. `row` counts from 1."""

    file: str
    row: int
    reason: str
    record: str


def utf8(content: bytes, name: str) -> str:
    """Bytes as text without a byte-order mark, newlines kept. Raises `ReadError` for another encoding."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(f"{name}: not UTF-8 (byte {error.start}); save it as UTF-8", "encoding") from error
    if not text.strip():
        raise ReadError(f"{name}: empty; nothing to read", "empty")
    return text
