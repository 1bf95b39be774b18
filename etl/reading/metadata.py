"""What is known of a document from outside its text: `documents.csv` of its folder, or the options given."""

from __future__ import annotations

import csv
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from etl.reading.errors import ReadError


@dataclass(frozen=True, slots=True)
class Metadata:
    """Title, publisher, address, day of publication and area id of a document; None is not known."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    area: str | None = None

    def fields(self) -> dict[str, object]:
        """The parts by name."""
        return asdict(self)


def beside(path: Path) -> Metadata:
    """The row of `documents.csv` in the document's own folder; nothing where there is none."""
    listing = path.parent / "documents.csv"
    if not listing.is_file():
        return Metadata()
    state = listing.stat()
    return _listed(listing, state.st_mtime_ns, state.st_size).get(path.name, Metadata())


@lru_cache(maxsize=64)
def _listed(listing: Path, _changed: int, _size: int) -> dict[str, Metadata]:
    """The rows of one `documents.csv`, read once for each state of the file."""
    try:
        with listing.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (UnicodeDecodeError, csv.Error) as error:
        raise ReadError(listing, f"cannot be read as UTF-8 CSV ({error})", "save it as CSV in UTF-8") from error
    if rows and "document" not in rows[0]:
        raise ReadError(listing, "has no column `document`", "give it the columns document,published,title,publisher,url,area")
    return {row["document"]: _metadata(listing, number, row) for number, row in enumerate(rows, start=2)}


def _metadata(listing: Path, number: int, row: dict[str, str]) -> Metadata:
    return Metadata(
        title=_text(row, "title"),
        publisher=_text(row, "publisher"),
        url=_text(row, "url"),
        published=as_date(listing, row.get("published"), row=number),
        area=_text(row, "area"),
    )


def _text(row: dict[str, str], column: str) -> str | None:
    return (row.get(column) or "").strip() or None


def as_date(path: Path, value: object, *, row: int | None = None) -> date | None:
    """A date from ISO 8601 text or a date; None where empty. Raises `ReadError` where it is neither."""
    if value is None or isinstance(value, date):
        return getattr(value, "date", lambda: value)() if value is not None else None
    text = str(value).strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError as error:
        raise ReadError(path, f"published is {text!r}, not a date", "write it as YYYY-MM-DD", row=row) from error
