"""The document: what readers hand to the extraction, where it was found, how a source is named. Reads no file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text with what is known of it from outside.

    `text` is the original (newlines kept, byte-order mark dropped). `area` is an area id that the
    user or `documents.csv` gave; it beats what the text says about the province.
    """

    name: str
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    area: str | None = None
    is_abstract: bool = False

    @property
    def source_id(self) -> str:
        """First 16 hex digits of SHA-256 of the address, else of document name, title and date."""
        return source_id(url=self.url, document=self.name, title=self.title, published=self.published)


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: how it is called in messages, and whether the user named it."""

    path: Path
    name: str
    named: bool


def source_id(*, url: str | None, document: str, title: str | None, published: date | None) -> str:
    """The id of a source: first 16 hex digits of SHA-256 of its address, else of document, title and date."""
    parts = [url] if url else [document, title or "", published.isoformat() if published else ""]
    return source_id_of_text("\n".join(parts))


def source_id_of_text(text: str) -> str:
    """The id of what a source is told by: first 16 hex digits of the text's SHA-256."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]
