"""`series_derived` and `series_derived_today` once more, in Polars, from `docs/series.md` and the catalogue alone.

Written without a look at the SQL, as `tests.differential.reference` is, whose rows are the figures computed from.
"""

from __future__ import annotations

import polars as pl

from tests.differential.reference import KEY, PERIOD, lined
from warehouse.catalogue import catalogue
from warehouse.results import Derivation

MIDDLE_DAYS = 183
NUMBERS = ["value", "lower", "upper", "lower_open", "upper_open"]
OF_BELOW = [*NUMBERS, *PERIOD, "confidence", "source_count", "conflict", "spread", "inputs", "missing", "coverage"]


def series_derived(known: pl.DataFrame) -> pl.DataFrame:
    """Every derived indicator of rows of `series` or of `series_today`; `value lower upper` are in units."""
    inputs = {} if "inputs" in known.columns else {"inputs": pl.concat_list("observation_id"), "missing": _none()}
    rows = known.drop("line").with_columns(**inputs)
    parts = [_of(derivation, rows) for derivation in catalogue().derivations.values()]
    return lined(pl.concat(parts, how="diagonal_relaxed"), "coverage")


def _none() -> pl.Expr:
    return pl.lit([], pl.List(pl.String))


def _of(derivation: Derivation, rows: pl.DataFrame) -> pl.DataFrame:
    above = rows.filter(
        pl.col("indicator") == derivation.numerator, pl.col("coverage") == "full_year",
        pl.col("statistic") == "value", pl.col("breakdown") == "total",
    )  # fmt: skip
    if derivation.kind == "ratio":
        above = above.filter(pl.col("body") == "all", pl.col("unit") == "persons")
    half = (pl.col("period_end") - pl.col("period_start")).dt.total_days() // 2
    halved = above.with_columns(middle=pl.col("period_start") + pl.duration(days=half))
    return _computed(derivation, _judged(derivation, _beside(derivation, halved, rows)))


def _beside(derivation: Derivation, above: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Each figure above the line with the one below it: `_below` columns, all empty where there is none."""
    below = rows.filter(
        pl.col("indicator") == (derivation.denominator or derivation.numerator), pl.col("statistic") == "value",
        pl.col("breakdown") == "total", pl.col("coverage") == ("full_year" if derivation.same_period else "point"),
    )  # fmt: skip
    on = ["area_line", "body", "unit"]
    if derivation.kind == "change":
        below, on = below.with_columns(year=pl.col("year") + 1), [*on, "year"]
    elif derivation.same_period:
        on = [*on, "period_start", "period_end"]
    own = below.with_columns(pl.col(name).alias(f"{name}_below") for name in OF_BELOW)
    pairs = above.join(own.select(*on, *(f"{name}_below" for name in OF_BELOW)), on=on, how="left")
    distance = _distance()
    usable = pl.col("value_below").is_not_null() & (distance <= MIDDLE_DAYS)
    ranked = pairs.with_columns(distance=distance, unusable=~usable).sort(
        "unusable",
        "distance",
        "period_end_below",
        descending=[False, False, True],
        nulls_last=True,
        maintain_order=True,
    )
    return ranked.unique(KEY, keep="first", maintain_order=True)


def _distance() -> pl.Expr:
    """Days from the middle of the period above to the farthest day of a stock below; 0 of a flow."""
    ends = [(pl.col(f"{name}_below") - pl.col("middle")).dt.total_days().abs() for name in PERIOD]
    return pl.when(pl.col("coverage_below") == "point").then(pl.max_horizontal(*ends)).otherwise(0)


def _judged(derivation: Derivation, pairs: pl.DataFrame) -> pl.DataFrame:
    """`refusal`: the first reason why a figure may not be computed."""
    before = "previous" if derivation.kind == "change" else "denominator"
    alone, no_sum = pl.col("inputs_below").is_null(), pl.col("value_below").is_null()
    reasons = [
        (pl.col("value").is_null(), "numerator_incomplete"),
        (alone, f"{before}_missing"),
        (pl.col("distance") > MIDDLE_DAYS, "denominator_far"),
        (no_sum & (pl.col("missing_below").list.len() == 0), "denominator_apart"),
        (no_sum, f"{before}_incomplete"),
        (pl.col("lower_below") <= 0, "denominator_zero"),
        (_grew(), "territory_changed"),
    ]
    told = pl.coalesce(pl.when(holds).then(pl.lit(reason)) for holds, reason in reasons)
    return pairs.with_columns(refusal=told)


def _grew() -> pl.Expr:
    """Part of another area joined between the two figures."""
    first, last = (f("period_end", "period_end_below") for f in (pl.min_horizontal, pl.max_horizontal))
    steps = [s for s in catalogue().successions if s.kind == "partial"]
    return pl.any_horizontal((pl.col("area") == s.successor) & (first < s.date) & (last >= s.date) for s in steps)


def _computed(derivation: Derivation, pairs: pl.DataFrame) -> pl.DataFrame:
    shift = 1.0 if derivation.kind == "change" else 0.0

    def quotient(above: str, below: str) -> pl.Expr:
        whole = (pl.col(above) / pl.col(f"{below}_below") - shift) * derivation.scale
        return pl.when(pl.col("refusal").is_null()).then(whole)

    def either(name: str, other: str) -> pl.Expr:
        return pl.col(name) | pl.col(f"{other}_below").fill_null(value=False)

    medium = (pl.col("confidence") == "medium") | (pl.col("confidence_below") == "medium").fill_null(value=False)
    found = pairs.with_columns(
        qualifier=_shape(),
        value=quotient("value", "value"),
        lower=quotient("lower", "upper"),
        upper=quotient("upper", "lower"),
        lower_open=either("lower_open", "upper_open"),
        upper_open=either("upper_open", "lower_open"),
        conflict=either("conflict", "conflict"),
        source_count=pl.col("source_count") + pl.col("source_count_below").fill_null(0),
        spread=pl.max_horizontal("spread", "spread_below"),
        confidence=pl.when(medium).then(pl.lit("medium")).otherwise(pl.lit("high")),
        inputs=pl.col("inputs").list.concat(pl.col("inputs_below").fill_null([])),
        missing=pl.col("missing").list.set_union(pl.col("missing_below").fill_null([])).list.sort(),
    )
    named = {"indicator": derivation.code, "unit": derivation.unit, "basis": "", "status": "derived"}
    empty = dict.fromkeys(("value_max", "observation_id"))
    return found.with_columns(**{name: pl.lit(text, pl.String) for name, text in (named | empty).items()})


def _shape() -> pl.Expr:
    """The qualifier whose interval has the shape of the quotient's; nothing divided is exactly nothing."""
    low = (pl.col("lower") == pl.col("value")) & (pl.col("upper_below") == pl.col("value_below"))
    high = (pl.col("upper") == pl.col("value")) & (pl.col("lower_below") == pl.col("value_below"))
    nothing = pl.col("value") == 0
    low, high = low | (nothing & (pl.col("lower") == 0)), high | (nothing & (pl.col("upper") == 0))
    shape = pl.when(low & high).then(pl.lit("exact")).when(low).then(pl.lit("more_than"))
    shaped = shape.when(high).then(pl.lit("nearly")).otherwise(pl.lit("approx"))
    return pl.when(pl.col("refusal").is_not_null()).then(pl.lit("exact")).otherwise(shaped)
