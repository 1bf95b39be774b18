"""`series`, `series_window` and the sums of `series_today` once more, in Polars, from `docs/series.md` alone.

Written without a look at the SQL, so that a rule read wrongly in one place shows as a difference. Figures are whole
millionths here: no comparison hangs on the last bit of a fraction. Nothing here reads a warehouse.
"""

from __future__ import annotations

from decimal import Decimal

import polars as pl

from warehouse.catalogue import catalogue

SCALE = 1_000_000
"""Figures and bounds are counted in millionths: enough for a tenth of a figure with four decimals."""

WHOLE = {"place": pl.Int64}
MEASURE = ["indicator", "breakdown", "body", "unit", "basis", "statistic"]
KEY = [*MEASURE, "area", "year"]
PERIOD = ["period_start", "period_end"]
INTERVAL = ["lower", "upper", "lower_open", "upper_open"]

COVERAGE = {
    "year": "full_year",
    "ytd": "year_to_date",
    "multi_year": "multi_year",
    "term": "term",
    "point": "point",
    "quarter": "quarter",
    "month": "month",
    "batch": "batch",
    "other": "other",
}
OF_SERIES = ["full_year", "year_to_date", "multi_year", "term", "point"]
PUBLISHERS = {"originating_body": 0, "party_portal": 1, "press": 2, "aggregator": 3}
DRIFT_DAYS = 31
SUM_DAYS = 60


def series(observations: pl.DataFrame, sources: pl.DataFrame) -> pl.DataFrame:
    """The figure of each key and coverage; `observations` have an `observation_id`, `sources` kind and report."""
    charted = figures(observations, sources).filter(pl.col("coverage").is_in(OF_SERIES))
    return lined(_chosen(charted, "coverage"), "coverage")


def series_window(observations: pl.DataFrame, sources: pl.DataFrame) -> pl.DataFrame:
    """The figure of each key and part of a year."""
    return lined(_chosen(figures(observations, sources).with_columns(window=window()), "window"), "window")


def figures(observations: pl.DataFrame, sources: pl.DataFrame) -> pl.DataFrame:
    """What may be charted at all, with its interval, its publisher and its report."""
    known = observations.filter(pl.col("confidence") != "low").join(
        sources.select("source_id", "publisher_kind", "report_id"), on="source_id"
    )
    coverage = pl.col("period_kind").replace_strict(COVERAGE, return_dtype=pl.String)
    return interval(
        known.with_columns(pl.col("basis").fill_null(""), year=pl.col("period_end").dt.year(), coverage=coverage)
    )


def interval(rows: pl.DataFrame) -> pl.DataFrame:
    """`value`, `lower` and `upper` in millionths, and which ends are open."""
    values = rows.select(pl.col("value").unique())["value"]
    places = pl.DataFrame({"value": values, "place": [last_place(v) for v in values]}, schema_overrides=WHOLE)
    sized = rows.join(places, on="value").with_columns(_whole("value"), _whole("value_max"))
    u = pl.min_horizontal(pl.col("place"), pl.col("value") // 10)
    below = pl.col("qualifier").is_in(["nearly", "approx", "less_than", "at_most"])
    above = pl.col("qualifier").is_in(["more_than", "at_least", "approx"])
    return sized.with_columns(
        lower=pl.col("value") - pl.when(below).then(u).otherwise(0),
        upper=pl.coalesce("value_max", pl.col("value") + pl.when(above).then(u).otherwise(0)),
        lower_open=pl.col("qualifier").is_in(["less_than", "at_most"]),
        upper_open=pl.col("qualifier").is_in(["more_than", "at_least", "nearly"]),
    )


def last_place(value: float) -> int:
    """The place of the last digit that is not zero, in millionths; 0 of nothing."""
    figure = Decimal(repr(value)).normalize()
    return int(Decimal(SCALE).scaleb(int(figure.as_tuple().exponent))) if figure else 0


def _whole(column: str) -> pl.Expr:
    return (pl.col(column) * SCALE).round().cast(pl.Int64)


def window() -> pl.Expr:
    """The part of a year: closing month or day since January, quarter, month, or day of a round."""
    kind, end = pl.col("period_kind"), pl.col("period_end")
    closes_month = end == end.dt.month_end()
    return (
        pl.when((kind == "ytd") & closes_month)
        .then(end.dt.strftime("M%m"))
        .when(kind == "ytd")
        .then(end.dt.strftime("D%m-%d"))
        .when(kind == "quarter")
        .then(pl.format("Q{}", end.dt.quarter()))
        .when(kind == "month")
        .then(end.dt.strftime("N%m"))
        .when(kind == "batch")
        .then(end.dt.strftime("B%m-%d"))
    )


def _chosen(rows: pl.DataFrame, part: str) -> pl.DataFrame:
    """The first by the order of choice of each key, and what the others of its period say."""
    key = [*KEY, part]
    parted = rows.filter(pl.col(part).is_not_null())
    marked = _set_back(parted, key).sort(*_order(), descending=_descending(), nulls_last=True, maintain_order=True)
    first = marked.unique(key, keep="first", maintain_order=True)
    return first.join(_company(first, marked, key), on="observation_id", how="left").drop("set_back", "place")


def _order() -> list[pl.Expr]:
    return [expression for expression, _ in ORDER]


def _descending() -> list[bool]:
    return [descending for _, descending in ORDER]


ORDER: list[tuple[pl.Expr, bool]] = [
    (pl.col("status") == "derived", False),
    (pl.col("period_end") - pl.col("period_start"), True),
    ((pl.col("published") < pl.col("period_end")).fill_null(value=False), False),
    (pl.col("set_back"), False),
    (pl.col("publisher_kind").replace_strict(PUBLISHERS), False),
    (pl.col("published"), True),
    (pl.col("confidence") == "medium", False),
    (pl.col("period_end"), True),
    (pl.col("source_id"), False),
    (pl.col("observation_id"), False),
]
"""The order of choice, rule by rule: what is compared, and whether more is better."""


def _set_back(rows: pl.DataFrame, key: list[str]) -> pl.DataFrame:
    """Mark rounded figures that an exact one of the same key and period agrees with."""
    same = [*key, *PERIOD]
    exact = rows.filter(pl.col("qualifier") == "exact").select(*same, *INTERVAL).unique()
    rounded = rows.filter(pl.col("qualifier") != "exact").select(*same, *INTERVAL, "observation_id")
    agreed = rounded.join(exact, on=same, suffix="_other").filter(_meet())
    return rows.with_columns(set_back=pl.col("observation_id").is_in(agreed["observation_id"].implode()))


def _meet() -> pl.Expr:
    """Whether an interval and the `_other` one have a point in common."""
    return _reaches("upper", "lower_other", "upper_open", "lower_open_other") & _reaches(
        "upper_other", "lower", "upper_open_other", "lower_open"
    )


def _reaches(end: str, start: str, end_open: str, start_open: str) -> pl.Expr:
    touches = (pl.col(end) == pl.col(start)) & ~pl.col(end_open) & ~pl.col(start_open)
    return (pl.col(end) > pl.col(start)) | touches


def _company(chosen: pl.DataFrame, rows: pl.DataFrame, key: list[str]) -> pl.DataFrame:
    """`source_count`, `spread` and `conflict` of each chosen figure."""
    along = [name for name in key if name != "year"]
    said = ["value", "qualifier", *INTERVAL, *PERIOD, "rounded", "publisher_kind", "report_id", "observation_id"]
    said_of_all = rows.with_columns(rounded=_is_rounded()).select(*along, *said, "period_kind")
    first = said_of_all.join(chosen.select("observation_id"), on="observation_id", how="semi").drop("period_kind")
    pairs = first.join(said_of_all, on=along, suffix="_other")
    days = (pl.col("period_end") - pl.col("period_end_other")).abs()
    near = (pl.col("period_kind") == "point") & (days <= pl.duration(days=DRIFT_DAYS))
    same = (days == pl.duration(days=0)) & (pl.col("period_start") == pl.col("period_start_other"))
    beside = pairs.filter(same | near).with_columns(later=~same, agrees=_meet())
    return _agreement(beside).join(_counted(beside), on="observation_id")


def _is_rounded() -> pl.Expr:
    """A qualified figure, or one of at most three digits and zeros: counts to tens, percentages to tenths."""
    finest = pl.when(pl.col("unit") == "percent").then(SCALE // 10).otherwise(10 * SCALE)
    return (pl.col("qualifier") != "exact") | (
        (1000 * pl.col("place") >= pl.col("value")) & (pl.col("place") >= finest)
    )


def _agreement(beside: pl.DataFrame) -> pl.DataFrame:
    """`conflict`: nothing in common with the chosen one, and neither rounding nor the drift of a month."""
    apart = pl.max_horizontal(pl.col("lower") - pl.col("upper_other"), pl.col("lower_other") - pl.col("upper"), 0)
    small = 1000 * apart <= 5 * pl.max_horizontal("value", "value_other")
    excused = pl.col("rounded") | pl.col("rounded_other") | pl.col("later")
    largest, smallest = pl.col("value_other").max(), pl.col("value_other").min()
    return beside.group_by("observation_id").agg(
        conflict=(~pl.col("agrees") & ~(small & excused)).any(),
        spread=pl.when(largest > 0).then((largest - smallest) / largest).otherwise(0.0),
    )


def _counted(beside: pl.DataFrame) -> pl.DataFrame:
    """`source_count`: reports, without aggregators and translations that agree with another or with the chosen."""
    passes_on = pl.col("publisher_kind_other") == "aggregator"
    told = beside.select("observation_id", "observation_id_other", "agrees", "publisher_kind_other", "report_id_other")
    other = beside.select("observation_id", "observation_id_other", *(pl.col(f"{n}_other").alias(n) for n in INTERVAL))
    own = other.join(told.filter(~passes_on), on=["observation_id", "observation_id_other"], how="semi")
    agreed = other.join(own, on="observation_id", suffix="_other").filter(_meet())
    apart = told.filter(passes_on).join(agreed, on=["observation_id", "observation_id_other"], how="anti")
    chosen = pl.col("observation_id") == pl.col("observation_id_other")
    counted = pl.concat([told.filter(~passes_on), apart.filter(~pl.col("agrees") | chosen)])
    return counted.group_by("observation_id").agg(source_count=pl.n_unique("report_id_other"))


def lined(rows: pl.DataFrame, part: str) -> pl.DataFrame:
    """`area_line`, and `line`: the same number for rows that may be joined, none for those that never are."""
    renamed = {s.predecessor: s.successor for s in catalogue().successions if s.kind == "rename"}
    placed = rows.with_columns(area_line=pl.col("area").replace(renamed))
    joinable = pl.col("qualifier").is_in(["exact", "approx"]) & pl.col("value").is_not_null()
    along = [*MEASURE, "area_line", part]
    ordered = placed.with_columns(joinable=joinable).sort(*along, "period_end")
    before = {name: pl.col(name).shift().over(along) for name in ("period_end", "year", "joinable")}
    linked = ordered.with_columns(**{f"{name}_before": expression for name, expression in before.items()})
    starts = ~(_follows(part) & pl.col("joinable_before") & pl.col("joinable") & ~_broken()).fill_null(value=False)
    shown = pl.when(_joins_at_all(part) & pl.col("value").is_not_null()).then(starts.cum_sum())
    return linked.with_columns(line=shown).drop("joinable", "joinable_before", "period_end_before", "year_before")


def _joins_at_all(part: str) -> pl.Expr:
    if part == "window":
        return ~pl.col("window").str.starts_with("B")
    return pl.col("coverage").is_in(["full_year", "point"])


def _follows(part: str) -> pl.Expr:
    next_year = pl.col("year") == pl.col("year_before") + 1
    if part == "window":
        return next_year
    near = pl.col("period_end") <= pl.col("period_end_before").dt.offset_by("18mo")
    return pl.when(pl.col("coverage") == "point").then(near).otherwise(next_year)


def _broken() -> pl.Expr:
    """A change of the ratings, the reform, or a part of another area joining lies between the neighbours."""
    known = catalogue()
    cut = {b.code: [i.code for i in known.indicators.values() if b.code in i.breaks] for b in known.breaks}
    derived = {b: [d.code for d in known.derivations.values() if d.numerator in codes] for b, codes in cut.items()}
    cuts = [(pl.col("indicator").is_in([*cut[b.code], *derived[b.code]]), b.date) for b in known.breaks]
    cuts += [(pl.col("area_line") == s.successor, s.date) for s in known.successions if s.kind == "partial"]
    return pl.any_horizontal(
        *(of & (pl.col("period_end_before") < day) & (day <= pl.col("period_end")) for of, day in cuts)
    )


def series_today(chosen: pl.DataFrame) -> pl.DataFrame:
    """The series over today's provinces and the country: as reported, or what the predecessors add up to."""
    standing = [area.id for area in catalogue().areas.values() if area.valid_to is None]
    reported = chosen.drop("line").filter(pl.col("area_line").is_in(standing))
    alone = reported.with_columns(
        parts=pl.lit(1),
        parts_total=pl.lit(1),
        missing=pl.lit([], pl.List(pl.String)),
        inputs=pl.concat_list("observation_id"),
    )
    sums = _sums(chosen).join(reported, on=[*KEY, "coverage"], how="anti")
    return lined(pl.concat([alone, sums.with_columns(area_line="area")], how="diagonal_relaxed"), "coverage")


def _sums(chosen: pl.DataFrame) -> pl.DataFrame:
    """Each merged province's predecessors, added: full years, and stocks at most sixty days apart."""
    known = catalogue()
    adding = [i.code for i in known.indicators.values() if i.adds_over_areas]
    merged = {s.predecessor: s.successor for s in known.successions if s.kind == "merge"}
    of = {successor: sorted(p for p, s in merged.items() if s == successor) for successor in merged.values()}
    parts = chosen.filter(
        pl.col("indicator").is_in(adding), pl.col("area").is_in(list(merged)), pl.col("statistic") == "value",
        pl.col("coverage").is_in(["full_year", "point"]),
    ).sort("area")  # fmt: skip
    placed = parts.with_columns(predecessor="area", area=pl.col("area").replace_strict(merged))
    sums = placed.group_by([*KEY, "coverage"], maintain_order=True).agg(*_added())
    needed = pl.col("area").replace_strict(of, return_dtype=pl.List(pl.String))
    counted = sums.with_columns(
        parts_total=needed.list.len(), missing=needed.list.set_difference("present").list.sort()
    )
    whole = (pl.col("parts") == pl.col("parts_total")) & (pl.col("apart") <= pl.duration(days=SUM_DAYS))
    shown = counted.with_columns(pl.when(whole).then(name).alias(name) for name in ("value", "lower", "upper"))
    return shown.with_columns(qualifier=_shape(), status=pl.lit("derived")).drop("present", "apart")


def _added() -> list[pl.Expr]:
    medium = (pl.col("confidence") == "medium").any()
    return [
        *(pl.col(name).sum() for name in ("value", "lower", "upper", "source_count")),
        *(pl.col(name).any() for name in ("lower_open", "upper_open", "conflict")),
        *(pl.col(name).max() for name in ("spread", "period_end")),
        pl.col("period_start").min(),
        pl.col("period_kind").first(),
        (pl.col("period_end").max() - pl.col("period_end").min()).alias("apart"),
        pl.when(medium).then(pl.lit("medium")).otherwise(pl.lit("high")).alias("confidence"),
        pl.col("predecessor").alias("present"),
        pl.len().alias("parts"),
        pl.col("observation_id").alias("inputs"),
    ]


def _shape() -> pl.Expr:
    """The qualifier whose interval has the shape of the sum's."""
    value, lower, upper = (pl.col(name) for name in ("value", "lower", "upper"))
    shape = pl.when(lower == value).then(pl.lit("more_than")).when(upper == value).then(pl.lit("nearly"))
    exact = value.is_null() | (lower == upper)
    return pl.when(exact).then(pl.lit("exact")).otherwise(shape.otherwise(pl.lit("approx")))
