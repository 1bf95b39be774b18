"""Observations as they collide in real reports, made from a seed: the same number and seed give the same rows.

Facts lie on a lattice of measure, area and year, so that several reports, dates and periods meet on one key. Nothing
here knows how a figure is chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import polars as pl

from warehouse.catalogue import catalogue, stands
from warehouse.frames import schema_of
from warehouse.records import Observation, Source

FIRST_YEAR, LAST_YEAR = 2004, 2026
FEW_AREAS = (
    *("vn", "ha-noi", "ha-tay", "hai-phong", "hai-duong", "hai-phong-2025", "thua-thien-hue", "hue"),
    *("can-tho", "soc-trang", "hau-giang", "can-tho-2025"),
)
"""Where all kinds of change meet: a part that joined, a merger of two, a merger of three, a new name."""

QUALIFIERS = ("exact", "approx", "nearly", "more_than", "less_than", "at_least", "at_most", "range")
KINDS = {
    "stock": ("point",),
    "flow": ("year", "year", "year", "ytd", "ytd", "quarter", "month", "multi_year", "term", "batch", "other"),
    "rate": ("year", "year", "year", "ytd", "quarter", "multi_year", "term", "other"),
}


@dataclass(frozen=True)
class Measure:
    """One thing that is counted: what distinguishes its figures from all others of an area and period."""

    indicator: str
    unit: str
    breakdown: str = "total"
    body: str = "all"
    basis: str | None = None
    statistic: str = "value"


MEASURES = (
    Measure("members_admitted", "persons"),
    Measure("members_admitted", "persons", breakdown="female"),
    Measure("members_admitted_target", "persons"),
    Measure("members_admitted_target_pct", "percent", basis="target"),
    Measure("members_admitted_target_pct", "percent", basis="target", statistic="annual_average"),
    Measure("members_total", "persons"),
    Measure("members_total", "persons", breakdown="ethnic_minority"),
    Measure("badges_awarded", "badges"),
    Measure("orgs_direct", "orgs"),
    Measure("cells_total", "cells"),
    Measure("orgs_disciplined", "orgs"),
    Measure("members_disciplined", "persons"),
    Measure("members_disciplined", "persons", breakdown="reprimand"),
    Measure("members_disciplined", "persons", body="party_committees"),
    Measure("members_inspected", "persons"),
    Measure("members_inspected", "times"),
    Measure("org_good_pct", "percent", basis="rated"),
    Measure("org_clean_strong_exemplary_pct", "percent", basis="clean_strong"),
    Measure("cell_excellent_count", "cells"),
    Measure("member_good_pct", "percent", basis="rated"),
    Measure("tasks_completed", "tasks"),
)


def generate(count: int, seed: int, areas: Sequence[str] | None = None) -> tuple[pl.DataFrame, pl.DataFrame]:
    """`count` observations (columns of `Observation`) and their sources (columns of `Source`)."""
    rng = np.random.default_rng(seed)
    facts = _facts(rng, count // 3, areas or list(catalogue().areas))
    reports = facts[rng.integers(0, facts.height, count)]
    sources = _sources(rng, max(20, count // 20))
    said = _said(rng, reports).with_columns(_source_columns(rng, reports, sources))
    documents = pl.Series("document", [f"row-{n}" for n in range(count)])
    return said.with_columns(documents, method=pl.lit("table")).select(_missing_filled(said)), sources


def _missing_filled(rows: pl.DataFrame) -> list[pl.Expr]:
    present = {*rows.columns, "document", "method"}
    wanted: dict[str, Any] = schema_of(Observation)
    return [(pl.col(name) if name in present else pl.lit(None)).cast(kind).alias(name) for name, kind in wanted.items()]


def _facts(rng: np.random.Generator, count: int, areas: Sequence[str]) -> pl.DataFrame:
    """Facts: what is measured, where, over which period, and the true figure behind the reports."""
    measures = rng.integers(0, len(MEASURES), count)
    years = np.minimum(LAST_YEAR, FIRST_YEAR + (LAST_YEAR + 1 - FIRST_YEAR) * rng.beta(2.5, 1.2, count)).astype(int)
    days = _days_of(rng, years)
    kinds = _kinds(rng, measures)
    places = _places(rng, years, days, areas)
    periods = _periods(rng, kinds, years, days)
    size = np.where(np.array([m.unit == "percent" for m in MEASURES])[measures], 0, 1)
    drift = 1 + 0.004 * (years - FIRST_YEAR) + rng.normal(0, 0.002, count)
    true = np.where(size, 200 * (1 + measures * 37 % 300), 60 + measures) * drift
    columns = {f: [getattr(MEASURES[m], f) for m in measures] for f in Measure.__dataclass_fields__}
    rows = pl.DataFrame(columns | {"area": places, "period_kind": kinds, "true": true}).with_columns(periods)
    return rows.filter(pl.Series(_stood(rows)))


def _days_of(rng: np.random.Generator, years: np.ndarray) -> np.ndarray:
    """A day in each year, many of them around the same few dates, so that stocks lie days and weeks apart."""
    around = rng.choice([15, 90, 182, 250, 334], len(years))
    return np.clip(around + rng.integers(-40, 41, len(years)), 0, 360)


def _kinds(rng: np.random.Generator, measures: np.ndarray) -> list[str]:
    known = catalogue().indicators
    options = [KINDS[known[m.indicator].measure] for m in MEASURES]
    draws = rng.random(len(measures))
    return [options[m][int(draw * len(options[m]))] for m, draw in zip(measures, draws, strict=True)]


def _places(rng: np.random.Generator, years: np.ndarray, days: np.ndarray, areas: Sequence[str]) -> list[str]:
    """An area that stood on the day."""
    known = catalogue().areas
    alive: dict[tuple[int, bool], list[str]] = {}
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        for late, month in ((False, 3), (True, 11)):
            alive[year, late] = [a for a in areas if stands(known[a], date(year, month, 1))]
    draws = rng.random(len(years))
    options = (alive[int(year), bool(day >= 182)] for year, day in zip(years, days, strict=True))
    return [found[int(draw * len(found))] for found, draw in zip(options, draws, strict=True)]


def _periods(rng: np.random.Generator, kinds: list[str], years: np.ndarray, days: np.ndarray) -> list[pl.Series]:
    back, whole = rng.integers(1, 6, len(kinds)), rng.random(len(kinds)) < 0.6
    spans = [_period(*given) for given in zip(kinds, years.tolist(), days.tolist(), back.tolist(), whole, strict=True)]
    return [pl.Series(f"period_{side}", [span[n] for span in spans]) for n, side in enumerate(("start", "end"))]


def _period(kind: str, year: int, day: int, back: int, whole: bool) -> tuple[date, date]:
    """First and last day of a period of that kind around a day of a year; `whole` closes a month where it may."""
    at = date.fromordinal(date(year, 1, 1).toordinal() + day)
    closing = _month_end(at) if whole and at.month < 12 else at
    quarter_end = 3 * ((at.month + 2) // 3)
    return {
        "point": (at, at),
        "batch": (at, at),
        "year": (date(year, 1, 1), date(year, 12, 31)),
        "ytd": (date(year, 1, 1), closing),
        "quarter": (date(year, quarter_end - 2, 1), _month_end(date(year, quarter_end, 1))),
        "month": (at.replace(day=1), _month_end(at)),
        "term": (date(year - back, 1, 1), date(year, 12, 31)),
        "multi_year": (date(year - back, 1, 1), closing),
        "other": (at.replace(day=1), date.fromordinal(at.toordinal() + 40)),
    }[kind]


def _month_end(day: date) -> date:
    after = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return date.fromordinal(after.toordinal() - 1)


def _stood(rows: pl.DataFrame) -> list[bool]:
    """Only areas that stood on some day of the period, as the checks demand."""
    known = catalogue().areas
    return [
        stands(known[area], start) or stands(known[area], end)
        for area, start, end in rows.select("area", "period_start", "period_end").iter_rows()
    ]


def _said(rng: np.random.Generator, reports: pl.DataFrame) -> pl.DataFrame:
    """What each report makes of the fact: exact, a little off, rounded with a word, or wrong by ten."""
    count = reports.height
    qualifiers = rng.choice(QUALIFIERS, count, p=[0.55, 0.1, 0.07, 0.16, 0.04, 0.03, 0.03, 0.02])
    off = rng.choice(
        [1.0, 1.001, 0.996, 1.0049, 1.0051, 1.08, 10.0], count, p=[0.72, 0.06, 0.06, 0.05, 0.05, 0.05, 0.01]
    )
    decimals = np.where((reports["unit"] == "percent").to_numpy(), 2, 0)
    digits = np.where(qualifiers == "exact", 9, rng.integers(1, 4, count))
    value = _rounded(reports["true"].to_numpy() * off, digits, decimals)
    value = np.where(rng.random(count) < 0.003, 0.0, value)
    value = np.where((value == 0) & (qualifiers != "exact"), 5.0, value)
    upper = np.where(qualifiers == "range", _rounded(value * 1.1 + 1, np.full(count, 3), decimals), np.nan)
    numbers = pl.DataFrame({"value": value, "value_max": upper, "qualifier": qualifiers}).with_columns(
        pl.col("value_max").fill_nan(None)
    )
    return pl.concat([reports.drop("true"), numbers], how="horizontal")


def _rounded(values: np.ndarray, digits: np.ndarray, decimals: np.ndarray) -> np.ndarray:
    """Values to so many significant digits, and at most so many decimals."""
    places = np.minimum(decimals, digits - 1 - np.floor(np.log10(np.maximum(values, 1e-9))).astype(int))
    scale = 10.0 ** np.abs(places)
    return np.where(places >= 0, np.round(values * scale) / scale, np.round(values / scale) * scale)


def _sources(rng: np.random.Generator, count: int) -> pl.DataFrame:
    """Sources of all kinds; about a quarter reprint the report of another."""
    kinds = rng.choice(["originating_body", "party_portal", "press", "aggregator"], count, p=[0.05, 0.15, 0.6, 0.2])
    reprinted = np.where(rng.random(count) < 0.25, rng.integers(0, count, count), np.arange(count))
    filled = {
        "source_id": [f"{n:016x}" for n in range(count)],
        "kind": ["table"] * count,
        "publisher_kind": kinds,
        "document": ["t.csv"] * count,
        "content_hash": [""] * count,
        "report_id": [f"{n:016x}" for n in reprinted],
    }
    return pl.DataFrame(filled | {n: [None] * count for n in schema_of(Source) if n not in filled}).select(
        pl.col(name).cast(kind) for name, kind in schema_of(Source).items()
    )


def _source_columns(rng: np.random.Generator, reports: pl.DataFrame, sources: pl.DataFrame) -> list[pl.Series]:
    """Who published it and when: some before the period ended, some on no day known; how sure the reading is."""
    count = reports.height
    ends = reports["period_end"].cast(pl.Int32).to_numpy()
    published = pl.Series("published", ends + rng.integers(-20, 60, count), dtype=pl.Int32).cast(pl.Date)
    dated = pl.Series(rng.random(count) > 0.07)
    return [
        pl.Series("source_id", sources["source_id"].to_numpy()[rng.integers(0, sources.height, count)]),
        published.to_frame().select(pl.when(dated).then("published"))["published"],
        pl.Series("status", rng.choice(["reported", "derived"], count, p=[0.93, 0.07])),
        pl.Series("confidence", rng.choice(["high", "medium", "low"], count, p=[0.75, 0.17, 0.08])),
    ]
