"""Sources: one row for each report that figures came from, its publisher's kind, and which reports are one.

A report printed by several hosts is one report: sources with the same title, published within a
week of each other (or without a date), share a `report_id`. Reads no file.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from urllib.parse import urlsplit

import polars as pl

from etl.documents import Document
from warehouse.catalogue import catalogue
from warehouse.frames import frame_of, schema_of
from warehouse.records import Source

SAME_REPORT = timedelta(days=7)
"""Agencies and mirrors repeat a report within this time; the same title later is another report."""


def sources_of(observations: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """All sources (columns of `Source`) of some observations and of the documents read, by id.

    `documents` has a row for each document read (`source_of_document`); of one source the last is taken.
    """
    read = documents.unique("source_id", keep="last", maintain_order=True)
    tables = observations.filter(pl.col("method") == "table").join(read, on="source_id", how="anti")
    return with_report_ids(pl.concat([read, frame_of(_of_tables(tables), Source)]))


def with_report_ids(sources: pl.DataFrame) -> pl.DataFrame:
    """Sources with `report_id` filled in: equal for mirrors and reprints of one report."""
    rows = sorted(
        sources.iter_rows(named=True), key=lambda row: (_title_key(row), row["published"] or date.min, row["source_id"])
    )
    reports: dict[str, str] = {}
    for title, group in groupby(rows, key=_title_key):
        reports.update(_reports_of_title(title, list(group)))
    ids = pl.DataFrame(
        {"source_id": list(reports), "report_id": list(reports.values())},
        schema={"source_id": pl.String, "report_id": pl.String},
    )
    return sources.drop("report_id").join(ids, on="source_id").select(list(schema_of(Source))).sort("source_id")


def publisher_kind(url: str | None, publisher: str | None) -> str:
    """The kind of publisher by host name (longest suffix known), else by its name; `press` where unknown."""
    return _kind_of(urlsplit(url).hostname if url else None, publisher)


@cache
def _kind_of(host: str | None, publisher: str | None) -> str:
    return catalogue().publisher_kind(host, publisher) or "press"


def source_of_document(document: Document) -> Source:
    """What is kept of a document that was read: all but its text, which leaves a hash. No `report_id` yet."""
    return Source(
        source_id=document.source_id,
        kind="abstract" if document.is_abstract else "document",
        title=document.title,
        publisher=document.publisher,
        publisher_kind=publisher_kind(document.url, document.publisher),
        published=document.published,
        url=document.url,
        document=document.name,
        content_hash=hashlib.sha256(document.text.encode()).hexdigest(),
        report_id="",
    )


def _of_tables(rows: pl.DataFrame) -> Sequence[Source]:
    """Sources that only tables cite; what was read of each is its rows."""
    content = rows.select("source_id", row=pl.struct(pl.all().exclude("document")).struct.json_encode())
    hashes = {
        key: hashlib.sha256("\n".join(sorted(texts)).encode()).hexdigest()
        for key, texts in content.group_by("source_id").agg("row").iter_rows()
    }
    # The least of each, where rows of one source differ: the same whatever order they came in.
    first = rows.group_by("source_id").agg(
        pl.col("title", "publisher", "published", "url", "document").drop_nulls().min()
    )
    return [
        Source(
            kind="table",
            publisher_kind=publisher_kind(row["url"], row["publisher"]),
            content_hash=hashes[row["source_id"]],
            report_id="",
            **row,
        )
        for row in first.iter_rows(named=True)
    ]


def _title_key(row: dict[str, object]) -> str:
    """A title without case, marks and blanks; a source without a title is a report of its own."""
    title = unicodedata.normalize("NFC", str(row["title"] or "")).casefold()
    return "".join(char for char in title if char.isalnum()) or str(row["source_id"])


def _reports_of_title(title: str, rows: list[dict[str, object]]) -> dict[str, str]:
    reports, start = {}, None
    for row in rows:
        day = row["published"]
        if isinstance(day, date) and (start is None or day - start > SAME_REPORT):
            start = day
        name = f"{title}/{start.isoformat() if start else ''}"
        reports[str(row["source_id"])] = hashlib.sha256(name.encode()).hexdigest()[:16]
    return reports
