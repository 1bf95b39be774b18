"""PDF: the text of its pages in reading order. A scanned page has none, and is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from etl.documents import Document
from etl.reading.errors import ReadError
from etl.reading.pages import joined_lines
from etl.reading.tables import Table, lines


def read(path: Path, name: str) -> Iterator[Document]:
    """The one document of a PDF file."""
    with _opened(path, name) as pdf:
        pages = [_text(page) for page in pdf.pages]
        title = (pdf.metadata or {}).get("Title")
    text = "\n\n".join(pages)
    if not text.strip():
        raise ReadError(f"{name}: no text in this PDF (a scan?); give it as .txt or .docx", "no_text")
    yield Document(name=name, text=text, title=title or None)


def _opened(path: Path, name: str) -> Any:
    """The PDF, open. Raises `ReadError` where only a password would open it."""
    import pdfplumber  # noqa: PLC0415
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415

    try:
        return pdfplumber.open(path)
    except Exception as error:
        if isinstance(error, PDFPasswordIncorrect) or any(isinstance(a, PDFPasswordIncorrect) for a in error.args):
            raise ReadError(f"{name}: locked by a password; take it off and save the PDF again", "locked") from error
        raise


def _text(page: Any) -> str:
    """A page's paragraphs, then its tables, a row of figures as one sentence."""
    tables = page.find_tables()
    outside = page
    for table in tables:
        outside = outside.outside_bbox(table.bbox)
    rows = [line for table in tables for line in lines(Table.of(table.extract()))]
    return "\n".join([joined_lines(outside.extract_text() or ""), *rows])
