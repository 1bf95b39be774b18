"""PDF: the text of its pages in reading order. A scanned page has none, and is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from etl.documents import Document
from etl.reading.errors import ReadError


def read(path: Path, name: str) -> Iterator[Document]:
    """The one document of a PDF file."""
    import pdfplumber  # noqa: PLC0415

    with pdfplumber.open(path) as pdf:
        pages = [page.extract_text() or "" for page in pdf.pages]
        title = (pdf.metadata or {}).get("Title")
    text = "\n\n".join(pages)
    if not text.strip():
        raise ReadError(f"{name}: no text in this PDF (a scan?); give it as .txt or .docx")
    yield Document(name=name, text=text, title=title or None)
