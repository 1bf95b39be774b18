"""HTML: the main text of a page, without navigation, comments and lists of other articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from etl.documents import Document
from etl.reading.charsets import decoded
from etl.reading.errors import ReadError
from etl.reading.leads import lead, with_lead
from etl.reading.pages import prepared
from etl.reading.published import published


@dataclass(frozen=True, slots=True)
class Article:
    """The main text of a page, and what the page says of it."""

    text: str
    title: str | None
    publisher: str | None
    url: str | None
    published: date | None


def read(path: Path, name: str) -> Iterator[Document]:
    """The one document of a page: its main text with tables, and what its metadata says."""
    page = article(decoded(path.read_bytes(), name))
    if page is None:
        raise ReadError(f"{name}: no main text in this page; save the article's text as .txt", "no_text")
    yield Document(
        name=name, text=page.text, title=page.title, url=page.url, published=page.published, publisher=page.publisher
    )


def article(source: str) -> Article | None:
    """The article of a page; None where no main text is found."""
    import trafilatura  # noqa: PLC0415  (a second of imports that only a page needs)
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415

    tree = LexborHTMLParser(source)
    day, opening = published(tree), lead(tree)
    page: Any = trafilatura.bare_extraction(
        prepared(tree),
        include_tables=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = page.text or "" if page else ""
    if not text.strip():
        return None
    return Article(with_lead(text, opening), page.title, page.sitename, page.url, day)
