"""Plain text and Markdown: the document is the file, newlines and all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from etl.documents import Document
from etl.reading.errors import utf8


def read(path: Path, name: str) -> Iterator[Document]:
    """The one document of a text file."""
    yield Document(name=name, text=utf8(path.read_bytes(), name))
