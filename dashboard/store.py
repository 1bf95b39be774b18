"""The published warehouse as the pages see it: one reader a version, and frames made ready for charts.

Everything here is cached by the version's id and never changed; what is not published is not here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, cast

import polars as pl
import streamlit as st

from dashboard import boundaries
from warehouse.catalogue import catalogue
from warehouse.comparing import rank
from warehouse.reader import Ranking, Reader, Selection, deciding_rule, open_reader

MEASURE = ("unit", "basis", "statistic")
"""What must be equal for figures of one indicator to be drawn on one axis."""

REPORT = ("publisher", "title", "published", "url")
"""What is said of a report."""


Made = TypeVar("Made")


def kept(make: Callable[[], Made], *key: object) -> Made:
    """What `make` gives, made once for all who ask with the same key; nobody changes it."""
    return cast("Made", _kept(make, repr(key)))


@st.cache_resource(show_spinner=False, max_entries=256)
def _kept(_make: Callable[[], object], key: str) -> object:  # noqa: ARG001  a text, as other keys cost more than charts
    return _make()


@st.cache_resource(show_spinner=False, max_entries=6)
def reader_of(warehouse: str, version: str, *, pinned: bool = False) -> Reader:
    """The reader of a version: of a pinned one exactly, else of the published one or the newest sound one before it."""
    return open_reader(Path(warehouse), version if pinned else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which figures are asked for; `boundary` is a set of areas (see `dashboard.boundaries`)."""

    indicator: str
    breakdown: str = "total"
    body: str = "all"
    areas: tuple[str, ...] = ()
    first_year: int | None = None
    last_year: int | None = None
    boundary: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The series of an indicator, derived ones too, over a set of areas.

    Each row has its source's `publisher title published url`, its `measure`, and its `inputs`: the observations it
    rests on. A figure that the program computed stands under its `figure_id` in `observation_id` and has no source.
    """

    every: pl.DataFrame
    """All rows: what rankings are made of."""
    stated: pl.DataFrame
    """Those with a value."""
    lacking: pl.DataFrame
    """Those without: sums that miss a part, derived figures that are refused."""
    measures: list[str]
    """The measures of the stated ones, the most frequent first."""


def answer(reader: Reader, asked: Asked) -> Answer:
    """The figures that are asked for; readers who ask the same share one answer."""
    return _answer(reader, reader.path, asked)


@st.cache_resource(show_spinner=False, max_entries=32)
def _answer(_reader: Reader, path: Path, asked: Asked) -> Answer:  # noqa: ARG001  the version's file is in the key
    years = asked.first_year, asked.last_year
    if asked.indicator in catalogue().derivations:
        rows = _reader.derived(asked.indicator, asked.areas, *years, today=asked.boundary == "34")
        rows = rows.filter((pl.col("breakdown") == asked.breakdown) & (pl.col("body") == asked.body))
    else:
        ask = _reader.today if asked.boundary == "34" else _reader.series
        rows = ask(asked.indicator, asked.breakdown, asked.body, asked.areas, *years)
    every = cited(_reader, boundaries.within(rows, asked.boundary), asked.indicator)
    has_value = pl.col("value").is_not_null()
    stated = every.filter(has_value)
    return Answer(every, stated, every.filter(~has_value), measures(stated))


def ranking(reader: Reader, asked: Asked, year: int, boundary: str) -> Ranking:
    """The ranking of a year over the areas of a boundary set, with the sources of its rows."""
    return _ranking(reader, reader.path, asked, year, boundary)


@st.cache_resource(show_spinner=False, max_entries=64)
def _ranking(_reader: Reader, path: Path, asked: Asked, year: int, boundary: str) -> Ranking:
    return rank(_answer(_reader, path, asked).every, year, boundary)


def cited(reader: Reader, rows: pl.DataFrame, indicator: str) -> pl.DataFrame:
    """Any rows of one indicator with their sources, `inputs` and `measure`."""
    known = rows.join(citations(reader, indicator), on="observation_id", how="left").with_columns(measure_key())
    if "inputs" not in rows.columns:
        return known.with_columns(inputs=pl.concat_list("observation_id"))
    return known.with_columns(observation_id=pl.coalesce("observation_id", "figure_id")).drop("figure_id")


def reports(reader: Reader, rows: pl.DataFrame) -> pl.DataFrame:
    """The reports that rows rest on (`publisher title published url`), those of a computed figure's inputs included."""
    own = zip(rows["observation_id"], rows["inputs"].to_list(), strict=True)
    if all(inputs == [figure] for figure, inputs in own):  # none is computed: each says its own report
        return rows.select(REPORT).unique(maintain_order=True)
    ids = rows.explode("inputs").select(observation_id="inputs").unique(maintain_order=True)
    known = pl.concat([citations(reader, code) for code in rows["indicator"].unique(maintain_order=True)]).unique()
    told = ids.join(known, on="observation_id", how="left", maintain_order="left")
    return told.select(REPORT).unique(maintain_order=True)


def options(reader: Reader) -> pl.DataFrame:
    """Which indicator × breakdown × body have figures, derived indicators last; columns as in `Reader.options`."""
    return kept(lambda: pl.concat([reader.options(), reader.derived_options()]), "options", reader.path)


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


def indicators_behind(indicator: str) -> tuple[str, ...]:
    """The published indicators whose figures an indicator shows: itself, or what it is derived from."""
    derived = catalogue().derivations.get(indicator)
    return tuple(filter(None, (derived.numerator, derived.denominator))) if derived else (indicator,)


def citations(reader: Reader, indicator: str) -> pl.DataFrame:
    """Who published each figure on charts of an indicator: `observation_id publisher title published url`."""
    return reader.citations(indicators_behind(indicator))
