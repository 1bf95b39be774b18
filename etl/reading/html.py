"""HTML: the main text of a page, without navigation, comments and lists of other articles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from etl.documents import Document
from etl.reading.errors import ReadError, utf8
from etl.reading.pages import with_figures_as_text


def read(path: Path, name: str) -> Iterator[Document]:
    """The one document of a page: its main text with tables, and what its metadata says."""
    import trafilatura  # noqa: PLC0415  (a second of imports that only a page needs)

    page: Any = trafilatura.bare_extraction(
        with_figures_as_text(utf8(path.read_bytes(), name)),
        include_tables=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False},  # a stated date or none: never one that looks likely
    )
    text = page.text or "" if page else ""
    if not text.strip():
        raise ReadError(f"{name}: no main text in this page; save the article's text as .txt", "no_text")
    yield Document(
        name=name, text=text, title=page.title, url=page.url, published=_day(page.date), publisher=page.sitename
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
