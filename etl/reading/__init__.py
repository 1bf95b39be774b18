"""Readers: a file to the documents in it. One module a format; libraries load when their format is read.

`read` is the one entrance. What is known of a document from outside (title, publisher, day, address,
area) comes from `documents.csv` in the document's own folder, else from the file itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

from etl.documents import Document
from etl.reading.containers import confirm
from etl.reading.errors import ReadError, RecordError
from etl.reading.metadata import metadata_of
from etl.reading.records import Chunk, read_chunk
from etl.reading.records import chunks as chunks_of

__all__ = ["ReadError", "RecordError", "chunks", "has_many", "is_document", "metadata_of", "read", "read_chunk"]

T = TypeVar("T")

READERS = {
    ".txt": "etl.reading.plain",
    ".md": "etl.reading.plain",
    ".html": "etl.reading.html",
    ".htm": "etl.reading.html",
    ".docx": "etl.reading.docx",
    ".pdf": "etl.reading.pdf",
    ".jsonl": "etl.reading.records",
    ".jsonl.gz": "etl.reading.records",
    ".parquet": "etl.reading.records",
}
"""Module of each format; each has `read(path, name)`."""


def is_document(path: Path) -> bool:
    """Whether a file's ending says that it holds a document or many."""
    return _ending(path) in READERS


def read(path: Path, *, name: str | None = None) -> Iterator[Document | RecordError]:
    """The documents of a file, in order; a record of many that cannot be read comes as a `RecordError`.

    `name` is what the document is called (the file's name where it is not said).

    Raises:
        ReadError: the file cannot be read at all: one line that says what, where and how to mend.
    """
    ending = _ending(path)
    if ending not in READERS:
        raise ReadError(f"{path}: a kind of file that is not read; give {' '.join(READERS)}")
    known = metadata_of(path)
    reader: Callable[[Path, str], Iterator[Document | RecordError]] = import_module(READERS[ending]).read
    for document in _guarded(reader, path, name or path.name):
        yield _with_metadata(document, known)


def has_many(path: Path) -> bool:
    """Whether a file holds many documents, one a record."""
    return READERS[_ending(path)] == "etl.reading.records"


def chunks(path: Path, name: str) -> Iterator[Chunk]:
    """The records of a file of many, some megabytes at a time. Raises `ReadError` as `read` does."""
    return _guarded(chunks_of, path, name)


def _guarded(reader: Callable[[Path, str], Iterator[T]], path: Path, name: str) -> Iterator[T]:
    """What the reader gives; whatever its library thinks of a broken file becomes one line."""
    try:
        confirm(path, name)
        yield from reader(path, name)
    except ReadError:
        raise
    except Exception as error:
        reason = str(error).strip().partition("\n")[0] or type(error).__name__
        raise ReadError(f"{name}: cannot be read ({reason}); open it and save it again") from error


def _with_metadata(document: Document | RecordError, known: dict[str, Any]) -> Document | RecordError:
    if isinstance(document, RecordError):
        return document
    return replace(document, **known)


def _ending(path: Path) -> str:
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    return "".join(suffixes) if suffixes[-1:] == [".gz"] else "".join(suffixes[-1:])
