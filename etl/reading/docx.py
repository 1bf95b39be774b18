"""DOCX: paragraphs and tables in the order of the body; a table's row is one line, cells apart by a bar."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from etl.documents import Document
from etl.reading.errors import ReadError


def read(path: Path, name: str) -> Iterator[Document]:
    """The one document of a DOCX file."""
    import docx  # noqa: PLC0415

    content = docx.Document(str(path))
    text = "\n".join(line for part in content.iter_inner_content() for line in _lines(part))
    if not text.strip():
        raise ReadError(f"{name}: empty; nothing to read")
    yield Document(name=name, text=text, title=content.core_properties.title or None)


def _lines(part: Any) -> Iterator[str]:
    if not hasattr(part, "rows"):
        yield part.text
        return
    for row in part.rows:
        yield " | ".join(dict.fromkeys(cell.text.strip() for cell in row.cells))
