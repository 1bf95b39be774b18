"""The published warehouse as the pages see it: one reader a version, and frames made ready for charts.

Everything here is cached by the version's id and never changed; what is not published is not here.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl
import streamlit as st

from warehouse.reader import Reader, Selection, open_reader

MEASURE = ("unit", "basis", "statistic")
"""What must be equal for figures of one indicator to be drawn on one axis."""


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
