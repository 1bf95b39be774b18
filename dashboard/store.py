"""The published warehouse as the pages see it: one reader a version, and frames made ready for charts.

Everything here is cached by the version's id and never changed; what is not published is not here.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl
import streamlit as st

from warehouse.columns import columns
from warehouse.reader import Reader, Selection, open_reader
from warehouse.records import SeriesRow

MEASURE = ("unit", "basis", "statistic")
"""What must be equal for figures of one indicator to be drawn on one axis."""


KEPT = [field.name for field in columns(SeriesRow)]
"""The columns that the series and its windows share."""


@st.cache_resource(show_spinner=False, max_entries=3)
def reader_of(warehouse: str, _version: str) -> Reader:
    """The reader of a published version; `_version` is only the key, so that a new one is opened."""
    return open_reader(Path(warehouse))


def cited_series(
    reader: Reader,
    indicator: str,
    breakdown: str = "total",
    body: str = "all",
    areas: tuple[str, ...] = (),
    first_year: int | None = None,
    last_year: int | None = None,
) -> pl.DataFrame:
    """The series of an indicator, each row with its source's `publisher title published url` and its `measure`."""
    rows = reader.series(indicator, breakdown, body, areas, first_year, last_year)
    return rows.join(_citations(reader, indicator), on="observation_id", how="left").with_columns(measure_key())


def cited(reader: Reader, rows: pl.DataFrame, indicator: str) -> pl.DataFrame:
    """Any rows of one indicator with their sources and `measure`."""
    return rows.join(_citations(reader, indicator), on="observation_id", how="left").with_columns(measure_key())


@st.cache_resource(show_spinner=False, max_entries=3)
def conflicts(_reader: Reader, version: str) -> pl.DataFrame:  # noqa: ARG001  the version is the cache's key
    """Every figure of the series whose sources contradict each other, with its source, the widest gap first."""
    kinds = _reader.options().select("indicator", "breakdown", "body").iter_rows()
    views = ((kind[0], ask(*kind)) for kind in kinds for ask in (_reader.series, _reader.windows))
    found = [cited(_reader, rows.filter("conflict").select(KEPT), indicator) for indicator, rows in views]
    if not found:
        return pl.DataFrame()
    return pl.concat(found).unique("observation_id", maintain_order=True).sort("spread", descending=True)


def measure_key() -> pl.Expr:
    """Unit, basis and statistic as one code, `value` and empty ones left out: `persons`, `percent.rated`."""
    statistic = pl.when(pl.col("statistic") != "value").then(pl.col("statistic"))
    return pl.concat_str("unit", "basis", statistic, separator=".", ignore_nulls=True).alias("measure")


def measures(rows: pl.DataFrame) -> list[str]:
    """The measures of rows, the most frequent first."""
    counted = rows.group_by("measure").len().sort(["len", "measure"], descending=[True, False])
    return counted["measure"].to_list()


def _citations(reader: Reader, indicator: str) -> pl.DataFrame:
    wanted = reader.observations(Selection(indicators=(indicator,)))
    return wanted.select("observation_id", "publisher", "title", "published", "url")
