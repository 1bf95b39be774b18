"""Sources: one row for each report that figures came from, its publisher's kind, and which reports are one.

A report printed by several hosts is one report: sources with the same title, published within a
week of each other (or without a date), share a `report_id`. Reads no file.
"""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from functools import cache
from urllib.parse import urlsplit

import polars as pl

from etl.documents import Document
from warehouse.catalogue import catalogue
from warehouse.frames import schema_of
from warehouse.records import Source

SAME_REPORT = timedelta(days=7)
"""Agencies and mirrors repeat a report within this time; the same title later is another report."""


def sources_of(observations: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """All sources (columns of `Source`) of some observations and of the documents read, by id.

    `documents` has a row for each document read (`source_of_document`); of one source the last is taken. What was
    read of a table's source is its rows: their hash is filled in when they are written.
    """
    read = documents.unique("source_id", keep="last", maintain_order=True)
    told = ["source_id", "title", "publisher", "published", "url", "document"]
    cited = observations.lazy().filter(pl.col("method") == "table").select(told).unique().collect()
    return with_report_ids(pl.concat([read, _of_tables(cited.join(read, on="source_id", how="anti"))]))


def with_report_ids(sources: pl.DataFrame) -> pl.DataFrame:
    """Sources with `report_id` filled in: equal for mirrors and reprints of one report."""
    keyed = sources.drop("report_id").with_columns(key=_title_key())
    alone = ~pl.col("key").is_duplicated()
    first = keyed.filter(alone).select("source_id", name=_report_name(pl.col("published")))
    shared = keyed.filter(~alone).sort("key", "published", "source_id")
    starts = shared.group_by("key", maintain_order=True).map_groups(_with_starts) if shared.height else shared
    names = [first, starts.select("source_id", name=_report_name(pl.col("start")))] if shared.height else [first]
    ids = pl.concat(names).select(
        "source_id", report_id=pl.col("name").map_elements(_short_hash, return_dtype=pl.String)
    )
    return keyed.join(ids, on="source_id").select(list(schema_of(Source))).sort("source_id")


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


def _of_tables(cited: pl.DataFrame) -> pl.DataFrame:
    """Sources that only tables cite, each with the different ways in which its rows tell of it."""
    # The least of each, where rows of one source differ: the same whatever order they came in.
    first = cited.group_by("source_id").agg(pl.all().drop_nulls().min())
    hosts = first.with_columns(host=pl.col("url").str.extract(_HOST).str.to_lowercase())
    kinds = hosts.select("host", "publisher").unique()
    known = kinds.with_columns(
        publisher_kind=pl.Series([_kind_of(*pair) for pair in kinds.iter_rows()], dtype=pl.String)
    )
    whole = hosts.join(known, on=["host", "publisher"], how="left", nulls_equal=True)
    return whole.with_columns(kind=pl.lit("table"), content_hash=pl.lit(""), report_id=pl.lit("")).select(
        list(schema_of(Source))
    )


_HOST = r"^[A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#@]*@)?([^/?#:]+)"


def _title_key() -> pl.Expr:
    """A title without case, marks and blanks; a source without a title is a report of its own."""
    plain = pl.col("title").str.normalize("NFC").str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]", "")
    return pl.coalesce(plain.replace("", None), "source_id")


def _with_starts(reports: pl.DataFrame) -> pl.DataFrame:
    """Sources of one title, by day, each with the day of the first that it is a reprint of."""
    starts: list[date | None] = []
    start = None
    for day in reports["published"]:
        if day is not None and (start is None or day - start > SAME_REPORT):
            start = day
        starts.append(start)
    return reports.with_columns(start=pl.Series(starts, dtype=pl.Date))


def _report_name(start: pl.Expr) -> pl.Expr:
    return pl.concat_str("key", start.dt.to_string("iso:strict").fill_null(""), separator="/")


def _short_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
