"""Figures of two years side by side, and as an index to one year: what may be said to have risen or fallen.

Two figures are a pair where they are of one area (through its changes of name), one measure and one coverage, and no
break of the indicator or of the territory lies between them. How far apart their years are does not matter: nothing
is said of the years between, which is why a pair is no line of the series.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from warehouse.catalogue import catalogue
from warehouse.comparing import COMPARED, MEASURE

ALIKE = ["area_line", "coverage", *MEASURE, "stretch"]
"""What must be equal for figures of one indicator to be compared over the years."""

INDEX = "index"
"""The unit of an index, and the first part of the ids of its figures."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Figures of two years of the same areas.

    `frame` has the columns of the series, two rows an area (earlier, later), and `direction`: 1 where the figure
    rose, -1 where it fell, 0 where the intervals overlap. `left_out` counts areas by reason: `one_year` has a figure
    of one of the years only, `break` has one on either side of a break.
    """

    frame: pl.DataFrame
    left_out: dict[str, int]


def years(rows: pl.DataFrame) -> pl.DataFrame:
    """Which two years can be compared: `earlier`, `later`, `areas` (pairs there are); most areas first, then latest."""
    known = _comparable(rows).select(*ALIKE, "year")
    both = known.join(known, on=ALIKE, suffix="_later", nulls_equal=True).filter(pl.col("year") < pl.col("year_later"))
    counted = both.group_by(earlier="year", later="year_later").agg(areas=pl.col("area_line").n_unique().cast(pl.Int64))
    return counted.sort("areas", "later", "earlier", descending=True)


def pair(rows: pl.DataFrame, earlier: int, later: int) -> Pairs:
    """The pairs of two years; of areas with figures of several coverages those of the most frequent one."""
    known = _comparable(rows).filter(pl.col("year").is_in([earlier, later]))
    both = known.filter(pl.col("year").n_unique().over(ALIKE) == 2)  # noqa: PLR2004  (two years)
    counted = both.group_by("coverage").len().sort(["len", "coverage"], descending=True)
    kept = both.filter(pl.col("coverage") == counted["coverage"][0]) if counted.height else both
    paired = kept.sort("area_line", "year")
    found = [direction(*sides) for sides in zip(*[iter(paired.to_dicts())] * 2, strict=True)]
    told = paired.with_columns(pl.Series("direction", [d for d in found for _ in range(2)], dtype=pl.Int64))
    return Pairs(told.drop("stretch"), _left_out(known, kept))


def indexed(rows: pl.DataFrame, base: int) -> tuple[pl.DataFrame, int]:
    """The figures as per cent of their area's figure of a year, and how many have none to be set against.

    The frame has the columns of the series with `inputs` and `figure_id` as `results.DerivedRow`, and `base_year`;
    ends by interval arithmetic; lines are those of the figures.
    """
    known = _comparable(rows).pipe(_with_inputs)
    bases = known.filter((pl.col("year") == base) & (pl.col("lower") > 0))
    both = known.join(
        bases.unique(ALIKE, keep="last"), on=ALIKE, suffix="_base", nulls_equal=True, maintain_order="left"
    )
    return _as_index(both), known.height - both.height


def direction(earlier: Mapping[str, Any], later: Mapping[str, Any]) -> int:
    """1 where the later figure is above the earlier one, -1 where it is below, 0 where their intervals meet."""
    if _above(later, earlier):
        return 1
    return -1 if _above(earlier, later) else 0


def _above(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    touching = one["lower"] == other["upper"] and (one["lower_open"] or other["upper_open"])
    return bool(one["lower"] > other["upper"] or touching)


def _comparable(rows: pl.DataFrame) -> pl.DataFrame:
    """The figures that a year may stand for, with `stretch`: how many breaks lie before each."""
    found = rows.filter(pl.col("value").is_not_null() & pl.col("coverage").is_in(COMPARED))
    if found.is_empty():
        return found.with_columns(stretch=pl.lit(0))
    before = [_after(b.date) for b in _breaks(found["indicator"][0])]
    before += [_after(s.date) & (pl.col("area") == s.successor) for s in catalogue().successions if s.kind == "partial"]
    return found.with_columns(stretch=pl.sum_horizontal(before)).sort("area_line", "period_end")


def _breaks(indicator: str) -> list[Any]:
    wanted = catalogue().counted(indicator).breaks
    return [each for each in catalogue().breaks if each.code in wanted]


def _after(day: date) -> pl.Expr:
    return pl.col("period_end") >= day


def _left_out(known: pl.DataFrame, paired: pl.DataFrame) -> dict[str, int]:
    missing = known.join(paired.select("area_line"), on="area_line", how="anti")
    of_years = missing.group_by("area_line").agg(pl.col("year").n_unique()).to_dicts()
    reasons = ["one_year" if row["year"] == 1 else "break" for row in of_years]
    return {reason: reasons.count(reason) for reason in sorted(set(reasons))}


def _with_inputs(rows: pl.DataFrame) -> pl.DataFrame:
    """Every figure with the observations it rests on and an id, published or computed."""
    if "figure_id" in rows.columns:
        return rows.with_columns(figure_id=pl.coalesce("observation_id", "figure_id"))
    inputs = rows["inputs"] if "inputs" in rows.columns else pl.concat_list("observation_id")
    return rows.with_columns(figure_id="observation_id", inputs=inputs)


def _as_index(both: pl.DataFrame) -> pl.DataFrame:
    is_base = pl.col("figure_id") == pl.col("figure_id_base")
    ends = both.with_columns(
        value=100 * pl.col("value") / pl.col("value_base"),
        lower=pl.when(is_base).then(100.0).otherwise(100 * pl.col("lower") / pl.col("upper_base")),
        upper=pl.when(is_base).then(100.0).otherwise(100 * pl.col("upper") / pl.col("lower_base")),
        lower_open=~is_base & (pl.col("lower_open") | pl.col("upper_open_base")),
        upper_open=~is_base & (pl.col("upper_open") | pl.col("lower_open_base")),
        inputs=pl.when(is_base).then("inputs").otherwise(pl.concat_list("inputs_base", "inputs")),
        figure_id=pl.concat_str(pl.lit(INDEX), "figure_id_base", "figure_id", separator=":"),
        source_count=pl.when(is_base)
        .then("source_count")
        .otherwise(pl.col("source_count") + pl.col("source_count_base")),
        conflict=pl.col("conflict") | pl.col("conflict_base"),
        spread=pl.max_horizontal("spread", "spread_base"),
        base_year="year_base",
    )
    told = {"unit": INDEX, "basis": None, "statistic": "value", "status": "derived", "observation_id": None}
    columns = {name: pl.lit(value, dtype=pl.String).alias(name) for name, value in told.items()}
    columns |= {"value_max": pl.lit(None, dtype=pl.Float64), "qualifier": _shape()}
    return ends.with_columns(**columns).drop("stretch", pl.selectors.ends_with("_base"))


def _shape() -> pl.Expr:
    """The qualifier whose interval has the shape of a computed one, as `interval_shape` of interval.sql."""
    return (
        pl.when(pl.col("lower") == pl.col("upper"))
        .then(pl.lit("exact"))
        .when(pl.col("value") == pl.col("lower"))
        .then(pl.lit("more_than"))
        .when(pl.col("value") == pl.col("upper"))
        .then(pl.lit("nearly"))
        .otherwise(pl.lit("approx"))
    )
