"""What may stand side by side: figures of one year over the areas of one set of boundaries.

`rank` sorts and numbers figures only where at least half of the areas have one of the same
coverage; otherwise the figures are still given, without ranks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from warehouse.catalogue import REFORM_DATE, catalogue

COMPARED = ("full_year", "point")
"""Coverages whose figures of one year may stand side by side; the best covered one is taken."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Figures of one year and coverage, largest first.

    `frame` has the columns of `records.SeriesRow` and `rank`: equal where intervals overlap, null
    where fewer than half of the areas have a figure. `left_out` counts figures by other coverage.
    """

    frame: pl.DataFrame
    areas_total: int
    areas_with_figure: int
    is_ranking: bool
    left_out: dict[str, int]


def boundary_day(year: int, boundary: str) -> date:
    """A day on which the boundary set (`63` or `34`) of a year stood."""
    if boundary == "34":
        return max(date(year, 12, 31), REFORM_DATE)
    return min(date(year, 12, 31), date(2025, 6, 30))


def rank(series: pl.DataFrame, year: int, boundary: str) -> Ranking:
    """Rank the rows of a year's series over the areas of a boundary set."""
    areas = [area.id for area in catalogue().areas_on(boundary_day(year, boundary))]
    of_boundary = series.filter((pl.col("year") == year) & pl.col("area").is_in(areas))
    counts = dict(of_boundary.group_by("coverage").agg(pl.col("area").n_unique()).iter_rows())
    best = max(COMPARED, key=lambda coverage: counts.get(coverage, 0))
    compared = _one_measure(of_boundary.filter(pl.col("coverage") == best)).sort(
        "value", "area", descending=[True, False]
    )
    complete = 2 * compared.height >= len(areas)
    ranks = _ranks(compared) if complete else [None] * compared.height
    frame = compared.with_columns(pl.Series("rank", ranks, dtype=pl.Int64))
    left_out = {coverage: count for coverage, count in counts.items() if coverage != best}
    return Ranking(frame, len(areas), compared.height, complete, left_out)


def _one_measure(rows: pl.DataFrame) -> pl.DataFrame:
    """Only the most frequent unit, basis and statistic: persons never stand beside occurrences."""
    if rows.is_empty():
        return rows
    measure = ["unit", "basis", "statistic"]
    first = rows.group_by(measure).len().sort(["len", *measure], descending=[True, False, False, False]).head(1)
    return rows.join(first.drop("len"), on=measure, how="semi", nulls_equal=True)


def _ranks(rows: pl.DataFrame) -> list[int]:
    """Competition ranks, largest first: a figure ties with the one above where their intervals overlap."""
    ranks: list[int] = []
    lower, lower_open = float("inf"), True
    for place, row in enumerate(rows.iter_rows(named=True), start=1):
        overlaps = row["upper"] > lower or (row["upper"] == lower and not row["upper_open"] and not lower_open)
        ranks.append(ranks[-1] if ranks and overlaps else place)
        lower, lower_open = row["lower"], row["lower_open"]
    return ranks
