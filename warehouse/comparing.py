"""What may stand side by side: figures of one year, or one part of it, over the areas of one set of boundaries.

`rank`, and `rank_window` for a part of a year, sorts and numbers figures only where at least half of the areas have
one of the same coverage or window; otherwise the figures are still given, without ranks.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import polars as pl

from warehouse.catalogue import REFORM_DATE, catalogue

COMPARED = ("full_year", "point")
"""Coverages whose figures of one year may stand side by side; the best covered one is taken."""

MEASURE = ["unit", "basis", "statistic"]
"""What must be equal for figures of one indicator to stand side by side."""

WINDOW_DAYS = 7
"""Figures since January whose closing days are at most this far apart are of the same window."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Figures of one year and coverage (or window), largest first.

    `frame` has the columns of `records.SeriesRow` (or `WindowRow`) and `rank`: equal where intervals overlap,
    null where fewer than half of the areas have a figure. `left_out` counts areas by other coverage (or window).
    `lacking` are the rows of the same coverage without a value: sums that miss a part, ratios that are refused.
    """

    frame: pl.DataFrame
    areas_total: int
    areas_with_figure: int
    is_ranking: bool
    left_out: dict[str, int]
    lacking: pl.DataFrame = field(default_factory=pl.DataFrame)


def boundary_day(year: int, boundary: str) -> date:
    """A day on which the boundary set (`63` or `34`) of a year stood."""
    if boundary == "34":
        return max(date(year, 12, 31), REFORM_DATE)
    return min(date(year, 12, 31), date(2025, 6, 30))


def rank(series: pl.DataFrame, year: int, boundary: str) -> Ranking:
    """Rank the rows of a year's series over the areas of a boundary set."""
    of_boundary, areas = _within(series, year, boundary)
    stated = of_boundary.filter(pl.col("value").is_not_null())
    counts = _areas_by(stated, "coverage")
    weighed = counts or _areas_by(of_boundary, "coverage")
    best = max(COMPARED, key=lambda coverage: weighed.get(coverage, 0))
    compared = _one_measure(stated.filter(pl.col("coverage") == best))
    others = {coverage: count for coverage, count in counts.items() if coverage != best}
    return replace(_ranking(compared, areas, others), lacking=_lacking(of_boundary, compared, best))


def rank_window(windows: pl.DataFrame, year: int, window: str, boundary: str) -> Ranking:
    """Rank the rows of a year's `series_window` that are of one window, over the areas of a boundary set.

    `M06`, `D11-21` and the like take every figure since January that closes within a week of the same day, of each
    area the one that closes nearest; a quarter, a month or a round of medals takes its own kind only.
    """
    of_boundary, areas = _within(windows, year, boundary)
    same = of_boundary.filter(_same_window(year, window))
    others = of_boundary.join(same.select("area"), on="area", how="anti")
    away = (pl.col("period_end") - pl.lit(_closing_day(year, window), pl.Date)).abs()
    nearest = _one_measure(same).sort(away, "period_end", descending=[False, True]).unique("area", keep="first")
    return _ranking(nearest, areas, _areas_by(others, "window"))


def _within(rows: pl.DataFrame, year: int, boundary: str) -> tuple[pl.DataFrame, int]:
    """The rows of a year and of the areas of a boundary set, and how many areas it has."""
    areas = [area.id for area in catalogue().areas_on(boundary_day(year, boundary))]
    return rows.filter((pl.col("year") == year) & pl.col("area").is_in(areas)), len(areas)


def _lacking(rows: pl.DataFrame, compared: pl.DataFrame, coverage: str) -> pl.DataFrame:
    """The rows without a value of the areas that have none in the comparison, in its measure and coverage."""
    without = rows.filter(pl.col("value").is_null() & (pl.col("coverage") == coverage))
    same = compared.select(MEASURE).unique()
    if same.height:
        without = without.join(same, on=MEASURE, how="semi", nulls_equal=True)
    return without.join(compared.select("area"), on="area", how="anti").unique("area", keep="first").sort("area")


def _areas_by(rows: pl.DataFrame, part: str) -> dict[str, int]:
    return dict(rows.group_by(part).agg(pl.col("area").n_unique()).sort(part).iter_rows())


def _ranking(compared: pl.DataFrame, areas: int, left_out: dict[str, int]) -> Ranking:
    ordered = compared.sort("value", "area", descending=[True, False])
    complete = 2 * ordered.height >= areas
    ranks = _ranks(ordered) if complete else [None] * ordered.height
    frame = ordered.with_columns(pl.Series("rank", ranks, dtype=pl.Int64))
    return Ranking(frame, areas, ordered.height, complete, left_out)


def _same_window(year: int, window: str) -> pl.Expr:
    closing = _closing_day(year, window)
    if closing is None:
        return pl.col("window") == window
    week = timedelta(days=WINDOW_DAYS)
    since_january = pl.col("window").str.contains("^[MD]")
    return since_january & pl.col("period_end").is_between(closing - week, closing + week)


def _closing_day(year: int, window: str) -> date | None:
    """The last day of a window that runs from January; None of a quarter, a month or a round of medals."""
    if window.startswith("M"):
        month = int(window[1:])
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    if window.startswith("D"):
        first, day = (int(part) for part in window[1:].split("-"))
        return date(year, first, 1) + timedelta(days=day - 1)  # there may be no 29 February
    return None


def _one_measure(rows: pl.DataFrame) -> pl.DataFrame:
    """Only the most frequent unit, basis and statistic: persons never stand beside occurrences."""
    if rows.is_empty():
        return rows
    first = rows.group_by(MEASURE).len().sort(["len", *MEASURE], descending=[True, False, False, False]).head(1)
    return rows.join(first.drop("len"), on=MEASURE, how="semi", nulls_equal=True)


def _ranks(rows: pl.DataFrame) -> list[int]:
    """Competition ranks, largest first: a figure ties with the one above where their intervals overlap."""
    ranks: list[int] = []
    lower, lower_open = float("inf"), True
    for place, row in enumerate(rows.iter_rows(named=True), start=1):
        overlaps = row["upper"] > lower or (row["upper"] == lower and not row["upper_open"] and not lower_open)
        ranks.append(ranks[-1] if ranks and overlaps else place)
        lower, lower_open = row["lower"], row["lower_open"]
    return ranks
