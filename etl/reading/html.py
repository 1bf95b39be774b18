"""HTML: the main text of a page, without navigation, comments and lists of other articles."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from etl.documents import Document
from etl.reading.errors import ReadError, utf8
from etl.reading.pages import with_figures_as_text

_CHARSET = re.compile(rb"<meta[^>]*charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_SEARCHED = 2048
"""Bytes among which a page declares how it is written."""


def read(path: Path, name: str) -> Iterator[Document]:
    """The one document of a page: its main text with tables, and what its metadata says."""
    import trafilatura  # noqa: PLC0415  (a second of imports that only a page needs)

    source = _decoded(path.read_bytes(), name)
    page: Any = trafilatura.bare_extraction(
        with_figures_as_text(source),
        include_tables=True,
        include_comments=False,
        with_metadata=True,
        # a stated date or none, never one that looks likely; the day of publication, not of the last change
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = page.text or "" if page else ""
    if not text.strip():
        raise ReadError(f"{name}: no main text in this page; save the article's text as .txt", "no_text")
    yield Document(
        name=name, text=text, title=page.title, url=page.url, published=_day(page.date), publisher=page.sitename
    )


def _decoded(content: bytes, name: str) -> str:
    """A page's text: UTF-8, else as its byte-order mark or its declaration says. Raises `ReadError` otherwise."""
    try:
        return utf8(content, name)
    except ReadError as error:
        declared = _CHARSET.search(content[:_SEARCHED])
        named = "utf-16" if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else declared and declared[1].decode()
        if error.kind != "encoding" or not named:
            raise
        try:
            return utf8(content.decode(named).encode(), name)
        except (LookupError, UnicodeError):
            raise error from None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
