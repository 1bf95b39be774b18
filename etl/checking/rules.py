"""What a row must fulfil beyond its columns' types: each rule once, as a Polars expression.

A rule is true where a row is right. What is allowed with what (units, breakdowns, areas and their
days) comes from the catalogue. The texts of the rules and their mends are in the catalogue's
`rule` and `mend` code lists.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import polars as pl

from warehouse.catalogue import catalogue
from warehouse.columns import columns
from warehouse.records import Observation

PERCENT_LIMIT = 1000
"""A share of the target may go far beyond 100; beyond this it is a misread count."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its code, the column a user should look at, and the expression that is true for a good row."""

    code: str
    column: str
    holds: pl.Expr


@cache
def rules() -> tuple[Rule, ...]:
    """All rules over rows, in the order in which they are reported."""
    return (*_value_rules(), *_catalogue_rules(), *_period_rules(), *_source_rules())


SHARED = ("area", "period_kind", "period_start", "period_end")
"""Columns in which many rows are equal: what is asked of them alone needs to be asked only once of these."""


@cache
def everything_holds() -> tuple[pl.Expr, ...]:
    """What the Pandera schema asks of a row whose codes are known, but for `shared_hold`: an expression a question."""
    asked = [rule.holds.fill_null(value=True) for rule in rules() if not _is_shared(rule)]
    for field in columns(Observation):
        cell = pl.col(field.name)
        asked += [] if field.nullable else [cell.is_not_null()]
        asked += [(cell >= field.about.minimum).fill_null(value=True)] if field.about.minimum is not None else []
        asked += [cell.is_finite().fill_null(value=True)] if field.type is float else []
    return tuple(asked)


@cache
def shared_hold() -> tuple[pl.Expr, ...]:
    """The questions among them that ask for the `SHARED` columns alone."""
    return tuple(rule.holds.fill_null(value=True) for rule in rules() if _is_shared(rule))


def _is_shared(rule: Rule) -> bool:
    return set(rule.holds.meta.root_names()) <= set(SHARED)


def _value_rules() -> Iterable[Rule]:
    value, upper, is_range = pl.col("value"), pl.col("value_max"), pl.col("qualifier") == "range"
    is_percent = pl.col("unit") == "percent"
    yield Rule("percent_too_large", "value", ~is_percent | (pl.max_horizontal(value, upper) <= PERCENT_LIMIT))
    spans = (upper > value).fill_null(value=False)
    yield Rule("range_invalid", "value_max", (is_range & spans) | (~is_range & upper.is_null()))
    yield Rule("basis_wrong", "basis", is_percent | pl.col("basis").is_null())
    yield Rule("statistic_wrong", "statistic", (pl.col("statistic") == "value") | is_percent)


def _catalogue_rules() -> Iterable[Rule]:
    indicators = catalogue().indicators.values()
    known = _code("indicator", "indicator").is_not_null()
    units = [(i.code, unit) for i in indicators for unit in i.units]
    breakdowns = [(i.code, part) for i in indicators for part in ("total", *i.breakdowns)]
    with_bodies = [i.code for i in indicators if i.bodies]
    yield Rule("unit_wrong", "unit", _is_one_of("unit", units) | ~known)
    yield Rule("breakdown_wrong", "breakdown", _is_one_of("breakdown", breakdowns) | ~known)
    yield Rule("body_wrong", "body", (pl.col("body") == "all") | pl.col("indicator").is_in(with_bodies) | ~known)


def _code(column: str, code_list: str) -> pl.Expr:
    """The place of a cell's code in its list; null where it is in none."""
    codes = sorted(catalogue().codes_of(code_list))
    return pl.col(column).cast(pl.Enum(codes), strict=False).to_physical().cast(pl.UInt32)


def _is_one_of(column: str, pairs: Iterable[tuple[str, str]]) -> pl.Expr:
    """Whether a row's indicator and its code in `column` are one of the pairs; by number, which is faster."""
    indicators, codes = (sorted(catalogue().codes_of(name)) for name in ("indicator", column))
    numbers = [indicators.index(left) * len(codes) + codes.index(right) for left, right in pairs]
    pair = _code("indicator", "indicator") * len(codes) + _code(column, column)
    return pair.is_in(pl.Series(numbers, dtype=pl.UInt32).implode()).fill_null(value=False)


def _period_rules() -> Iterable[Rule]:
    start, end, kind = pl.col("period_start"), pl.col("period_end"), pl.col("period_kind")
    first_of_year = (start.dt.month() == 1) & (start.dt.day() == 1)
    last_of_year = (end.dt.month() == 12) & (end.dt.day() == 31)  # noqa: PLR2004
    one_year = start.dt.year() == end.dt.year()
    whole_months = (start.dt.day() == 1) & (end == end.dt.month_end())
    months = 12 * (end.dt.year() - start.dt.year()) + end.dt.month().cast(pl.Int32) - start.dt.month() + 1
    fits = (
        pl.when(kind == "year")
        .then(one_year & first_of_year & last_of_year)
        .when(kind == "ytd")
        .then(one_year & first_of_year & ~last_of_year)
        .when(kind == "quarter")
        .then(whole_months & (months == 3) & (start.dt.month() % 3 == 1))  # noqa: PLR2004
        .when(kind == "month")
        .then(whole_months & (months == 1))
        .when(kind.is_in(["point", "batch"]))
        .then(start == end)
        .when(kind == "term")
        .then(~one_year & first_of_year & last_of_year)
        .when(kind == "multi_year")
        .then(~one_year)
        .otherwise(statement=True)
    )
    yield Rule("period_reversed", "period_start", start <= end)
    yield Rule("period_kind_mismatch", "period_kind", fits | (start > end))
    yield Rule("area_not_alive", "area", _area_stood(start, end))


def _area_stood(start: pl.Expr, end: pl.Expr) -> pl.Expr:
    """The area stood on at least one day of the period: a term may outlive a merged province."""
    areas = catalogue().areas
    begins = {id_: area.valid_from for id_, area in areas.items() if area.valid_from}
    ends = {id_: area.valid_to for id_, area in areas.items() if area.valid_to}
    area = pl.col("area")
    begun = area.replace_strict(begins, default=None, return_dtype=pl.Date) <= end
    not_over = area.replace_strict(ends, default=None, return_dtype=pl.Date) >= start
    return begun.fill_null(value=True) & not_over.fill_null(value=True)


def _source_rules() -> Iterable[Rule]:
    named = pl.col("title").is_not_null() & pl.col("published").is_not_null()
    is_table = pl.col("method") == "table"
    yield Rule("source_missing", "url", ~is_table | pl.col("url").is_not_null() | named)
