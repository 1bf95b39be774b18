"""Reads files into documents: one file or one record, one text, with what is known of it from outside.

`.txt .md .html .docx .pdf` hold one document each, `.jsonl(.gz)` and `.parquet` many. `documents.csv` of a
document's own folder gives title, publisher, date, address and area. No figure is looked for here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from etl.documents import Document
from etl.reading.errors import ReadError
from etl.reading.metadata import Metadata, beside
from etl.reading.records import read_jsonl, read_parquet
from etl.reading.texts import TEXTS, decoded

__all__ = ["SUFFIXES", "ReadError", "is_document", "read", "read_text"]

_MANY = {".jsonl": read_jsonl, ".jsonl.gz": read_jsonl, ".parquet": read_parquet}
SUFFIXES = (*TEXTS, *_MANY)
"""Endings of the files that can be read."""


def is_document(path: Path) -> bool:
    """Whether the name of a file says that it can be read as documents; README files are none."""
    return _suffix(path) in SUFFIXES and path.stem.lower() != "readme"


def read(
    path: Path,
    *,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    published: date | None = None,
    area: str | None = None,
) -> Iterator[Document]:
    """The documents of a file. What is given here beats `documents.csv`, which beats the record's own fields.

    Raises `ReadError` with one line: what, where, how to mend.
    """
    given = Metadata(title, publisher, url, published, area)
    suffix = _suffix(path)
    _must_be_readable(path)
    if suffix in _MANY:
        for document in _MANY[suffix](path):
            yield _with(document, given)
        return
    if suffix not in TEXTS:
        raise ReadError(path, f"unknown kind of file {path.suffix or '(no ending)'}", f"save it as one of {', '.join(SUFFIXES)}")
    text, own = TEXTS[suffix](path)
    yield _with(_with(_with(Document(name=path.name, text=_must_have_text(path, text)), own), beside(path)), given)


def read_text(
    data: bytes | str,
    *,
    name: str = "-",
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    published: date | None = None,
    area: str | None = None,
) -> Document:
    """A document from standard input or a text field. Raises `ReadError` where bytes are not UTF-8."""
    text = data.removeprefix("\ufeff") if isinstance(data, str) else decoded(Path(name), data)
    return _with(Document(name=name, text=text), Metadata(title, publisher, url, published, area))


def _suffix(path: Path) -> str:
    name = path.name.lower()
    return next((s for s in sorted(("", *TEXTS, *_MANY), key=len, reverse=True) if s and name.endswith(s)), path.suffix.lower())


def _must_be_readable(path: Path) -> None:
    if not path.exists():
        raise ReadError(path, "no such file", "check the name")
    if path.is_dir():
        raise ReadError(path, "is a folder, not a document", "name the files in it, or use it with `build` or `add`")
    if path.stat().st_size == 0:
        raise ReadError(path, "is empty", "put the text of the report in it, or remove it")


def _must_have_text(path: Path, text: str) -> str:
    if not text.strip():
        raise ReadError(path, "holds no text", "a scanned page must be recognised (OCR) first; otherwise remove it")
    return text


def _with(document: Document, known: Metadata) -> Document:
    """The document with what is known filled in or, where both know it, overruled."""
    return replace(document, **{k: v for k, v in known.fields().items() if v is not None})
