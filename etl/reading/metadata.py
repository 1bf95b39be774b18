"""`documents.csv`: what is known of the documents of its folder from outside. Reads nothing else."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path
from typing import Any

from etl.reading.errors import ReadError, utf8
from warehouse.catalogue import catalogue

FILE = "documents.csv"
_VIETNAM = timezone(timedelta(hours=7))


def metadata_of(document: Path) -> dict[str, Any]:
    """The fields of `etl.documents.Document` that the folder's `documents.csv` states for a file.

    Raises:
        ReadError: `documents.csv` is there but cannot be used.
    """
    path = document.parent / FILE
    if not path.is_file():
        return {}
    return _table(path, path.stat().st_mtime_ns).get(document.name, {})


@lru_cache(maxsize=64)
def _table(path: Path, _changed: int) -> dict[str, dict[str, Any]]:
    rows = csv.DictReader(io.StringIO(utf8(path.read_bytes(), str(path))))
    if "document" not in (rows.fieldnames or []):
        raise ReadError(f"{path}: no column `document`; give document,published,title,publisher,url,area")
    return {row["document"]: _fields(row, f"{path}, row {number}") for number, row in enumerate(rows, start=2)}


def _fields(row: dict[str, str], where: str) -> dict[str, Any]:
    stated: dict[str, Any] = {
        name: row[name].strip() for name in ("title", "publisher", "url", "area") if row.get(name)
    }
    if row.get("published"):
        stated["published"] = day(row["published"], f"{where}: ")
    if stated.get("area") and stated["area"] not in catalogue().areas:
        raise ReadError(f"{where}: area {stated['area']} is not in the catalogue; use an id such as soc-trang or vn")
    if row.get("kind") == "abstract":
        stated["is_abstract"] = True
    return stated


def day(text: str, where: str) -> date:
    """A day written as YYYY-MM-DD, with a time or not; a time in a zone is of the day it was in Vietnam.

    Raises:
        ReadError: the text is something else.
    """
    try:
        return day_in_vietnam(text.strip())
    except ValueError as error:
        raise ReadError(f"{where}published {text} is no date; write it as 2023-12-31") from error


def day_in_vietnam(text: str) -> date:
    """The day of a date or time in ISO 8601. Raises `ValueError` for anything else."""
    stated = date.fromisoformat(text[:10])
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return stated
    return moment.astimezone(_VIETNAM).date() if moment.tzinfo else stated
