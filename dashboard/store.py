"""The published warehouse as the pages see it: one reader a version, and frames made ready for charts.

Everything here is cached by the version's id and never changed; what is not published is not here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import streamlit as st

from warehouse.reader import Reader, Selection, deciding_rule, open_reader

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


@st.cache_resource(show_spinner=False, max_entries=3)
def ledger(_reader: Reader, version: str) -> list[dict[str, Any]]:  # noqa: ARG001  the version is the cache's key
    """Every entry of the ledger in its order, with what its two sides are.

    Each has besides the ledger's columns: `value_max` and `statistic` of the figure shown; `parts`, the observations
    of the other side; `other`, that side as a figure; `rule`, by which the figure shown stands before it (None where
    nothing was chosen between them: sums, and stocks of other days).
    """
    known = {row["observation_id"]: row for row in _reader.observations(Selection()).iter_rows(named=True)}
    return [_entry(_reader, row, known) for row in _reader.ledger().to_dicts()]


def _entry(reader: Reader, row: dict[str, Any], known: dict[str, dict[str, Any]]) -> dict[str, Any]:
    shown, parts = known[row["observation_id"]], [known[part] for part in row["other_ids"]]
    alone = parts[0] if row["kind"] == "sources" else None
    added = {
        "value_max": shown["value_max"],
        "statistic": shown["statistic"],
        "parts": parts,
        "other": alone or _sum(row),
        "rule": _rule(reader, row["observation_id"], alone["observation_id"]) if alone else None,
    }
    return row | added


def _rule(reader: Reader, chosen: str, other: str) -> str | None:
    proof = reader.proof(chosen)
    rivals = proof.others.filter(pl.col("observation_id") == other).to_dicts()
    return deciding_rule(proof.chosen, rivals) if rivals else None


def _sum(row: dict[str, Any]) -> dict[str, Any]:
    """The other side of a whole as a figure; its qualifier is the one whose interval has its shape."""
    below, above = row["other_lower"] < row["other_value"], row["other_upper"] > row["other_value"]
    shapes = {(False, False): "exact", (False, True): "more_than", (True, False): "nearly", (True, True): "approx"}
    return {"value": row["other_value"], "value_max": None, "qualifier": shapes[below, above], "unit": row["unit"]}


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
