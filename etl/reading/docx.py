"""DOCX: paragraphs and tables in the order of the body; a row of figures is one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from etl.documents import Document
from etl.reading.errors import ReadError
from etl.reading.tables import Table, lines


def read(path: Path, name: str) -> Iterator[Document]:
    """The one document of a DOCX file."""
    import docx  # noqa: PLC0415

    content = docx.Document(str(path))
    text = "\n".join(line for part in content.iter_inner_content() for line in _lines(part))
    if not text.strip():
        raise ReadError(f"{name}: empty; nothing to read", "empty")
    yield Document(name=name, text=text, title=content.core_properties.title or None)


def _lines(part: Any) -> Iterator[str]:
    if not hasattr(part, "rows"):
        yield part.text
        return
    yield from lines(Table.of([cell.text for cell in row.cells] for row in part.rows))
