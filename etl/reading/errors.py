"""What goes wrong when reading: a whole file (`ReadError`), or one record of many (`RecordError`)."""

from __future__ import annotations

from dataclasses import dataclass


class ReadError(Exception):
    """A file cannot be read: one line that says what, where and how to mend."""


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
        raise ReadError(f"{name}: not UTF-8 (byte {error.start}); save it as UTF-8") from error
    if not text.strip():
        raise ReadError(f"{name}: empty; nothing to read")
    return text
