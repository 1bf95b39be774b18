"""Single-document files: plain text, Markdown, HTML, Word and PDF, each to its main text.

Heavy libraries are imported only where their kind of file is read.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from etl.reading.errors import ReadError
from etl.reading.metadata import Metadata, as_date
from etl.reading.tables import Table, lines

Read = tuple[str, Metadata]


def decoded(path: Path, data: bytes) -> str:
    """UTF-8 text without its byte-order mark (UTF-16 with one is read too); newlines stay as they are."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(path, f"is not UTF-8 (byte {error.start})", "save it as UTF-8") from error
    if "\0" in text:
        raise ReadError(path, "is not text", "save the report as UTF-8 text")
    return text


def read_plain(path: Path) -> Read:
    """The text as it is."""
    return decoded(path, path.read_bytes()), Metadata()


def read_html(path: Path) -> Read:
    """The main text of a page with its headings and tables, without menus, comments and lists of other pages."""
    return html(path, decoded(path, path.read_bytes()))


def html(path: Path, source: str) -> Read:
    """The main text and the metadata of an HTML page."""
    import trafilatura

    from etl.reading.pages import with_tables_as_text

    page = with_tables_as_text(source)
    found = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False, include_tables=True, favor_precision=False)
    text = (found.text if found else None) or ""
    if not text.strip():
        text = _body_text(page)
    about = Metadata(
        title=found.title if found else None,
        publisher=found.sitename if found else None,
        url=found.url if found else None,
        published=_date_or_none(path, found.date if found else None),
    )
    return text, about


def _date_or_none(path: Path, value: object) -> object:
    try:
        return as_date(path, value)
    except ReadError:
        return None


def _body_text(source: str) -> str:
    """All text of a page too small for a main text to be told apart."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(source)
    for node in tree.css("script, style, nav, aside, footer, form, noscript"):
        node.decompose()
    return tree.body.text(separator="\n") if tree.body else ""


def read_docx(path: Path) -> Read:
    """Paragraphs and tables of a Word file in their order."""
    import docx
    from docx.table import Table as WordTable

    try:
        document = docx.Document(str(path))
    except Exception as error:  # noqa: BLE001 - the library raises whatever its zip and XML readers raise
        raise ReadError(path, f"is no readable Word file ({type(error).__name__})", "save it again as .docx") from error
    parts: list[str] = []
    for item in document.iter_inner_content():
        if isinstance(item, WordTable):
            parts += lines(Table.of([[cell.text for cell in row.cells] for row in item.rows]), heading=_last_line(parts))
        elif item.text.strip():
            parts.append(item.text)
    return "\n".join(parts), Metadata(title=document.core_properties.title or None)


def read_pdf(path: Path) -> Read:
    """Text and tables of a PDF, page by page, lines of one paragraph joined."""
    import logging

    import pdfplumber

    from etl.reading.pages import joined_lines

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(path) as pdf:
            parts = [part for page in pdf.pages for part in _page(page)]
    except Exception as error:  # noqa: BLE001 - the library raises whatever its parser raises
        raise ReadError(path, f"is no readable PDF ({type(error).__name__})", "save it again as PDF, or as text") from error
    return joined_lines("\n".join(parts)), Metadata()


def _page(page: object) -> list[str]:
    tables = page.find_tables()  # type: ignore[attr-defined]
    outside = page
    for table in tables:
        outside = outside.outside_bbox(table.bbox)  # type: ignore[attr-defined]
    text = outside.extract_text() or ""  # type: ignore[attr-defined]
    parts = [text] if text.strip() else []
    heading = _last_line(text.split("\n"))
    for table in tables:
        parts += ["", *lines(Table.of(table.extract()), heading=heading)]
    return parts


def _last_line(parts: list[str]) -> str:
    return next((p.strip() for p in reversed(parts) if p.strip()), "")


TEXTS: dict[str, Callable[[Path], Read]] = {
    ".txt": read_plain,
    ".md": read_plain,
    ".html": read_html,
    ".htm": read_html,
    ".docx": read_docx,
    ".pdf": read_pdf,
}
"""Readers by file ending."""
