"""Whether a figure fits what it is said to be: its size, its period, and whether it was reached or is aimed at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from etl.extraction import figures
from etl.extraction.days import Clock
from etl.extraction.gazetteer import area_id, is_gone
from etl.extraction.model import Figure, Refusal
from etl.extraction.periods import Period
from etl.extraction.roles import Sentence
from etl.extraction.timeline import Governing, State

REVIEW_DAYS = 75
"""A year is reviewed in its last weeks at the earliest; a whole year named long before is planned."""
_QUARTER_BEGINS = 60
"""A quarter so far from its end has hardly begun: what it is named for is planned."""
_TERM_LEFT = 400
"""A yearly share of a term that has so long to run is aimed at."""
_MONTH = 31
"""A period may begin a little after publication (a medal round); more is a plan's."""


_FEW = 10
"""So few people are no figure of a whole country."""
_SINGLE = frozenset({"year", "ytd", "quarter", "month", "point"})
_FIRST_YEAR = 1986
"""Before it there are no provinces of ours: what is told of those years is history."""


def fit(figure: Figure, province: str | None, governing: Governing | None, clock: Clock) -> str:
    """`taken`, or what is wrong with the figure's size or period."""
    row = figures.of(figures.aimed_at(figure.indicator))
    bounds = (row.vn if province == "vn" else row.province) if row and figure.breakdown == "total" else None
    if (bounds and not bounds[0] <= figure.value <= bounds[1]) or _is_too_many(figure, province, governing):
        return "implausible"
    if province == "vn" and figure.unit == "persons" and figure.value < _FEW:
        return "implausible"
    if governing is None or governing.period.untold or governing.period.end.year < _FIRST_YEAR:
        return "no_period"
    if not _suits(figure, governing.period) or _never_stood(province, governing.period):
        return "no_period"
    if governing.period.of_committees if province == "vn" else governing.period.of_the_party:
        return "no_period"  # the country's terms begin a year after those of its provinces
    return (
        "no_period"
        if clock.published
        and governing.period.start > clock.published
        and figure.kind != "plan"
        and governing.period.kind != "batch"
        and (governing.period.start - (clock.published or governing.period.start)).days > _MONTH
        else "taken"
    )


def _is_too_many(figure: Figure, province: str | None, governing: Governing | None) -> bool:
    """Whether so many were admitted within a year as only the whole country admits, in whatever group of them."""
    if figure.indicator != "members_admitted" or province in {None, "vn"} or governing is None:
        return False
    return figure.value > _IN_A_YEAR and (governing.period.end - governing.period.start).days < _A_YEAR


_IN_A_YEAR = 30_000
_A_YEAR = 370


def _never_stood(province: str | None, period: Period) -> bool:
    """Whether a province was gone before a period began, or not yet there when it ended."""
    if province is None or province == "vn":
        return False
    return is_gone(province, period.start) or area_id(province, period.end) is None


def _suits(figure: Figure, period: Period) -> bool:
    """Ratings are of a year: counts of several years are of those rewarded. An average of years is of no single one."""
    if figure.indicator.endswith("_count"):
        return period.kind not in {"multi_year", "term"}
    return figure.statistic != "annual_average" or period.kind not in _SINGLE


def _is_ahead(figure: Figure, governing: Governing | None, clock: Clock) -> bool:
    """Whether a figure that is no target is said of days to come."""
    if governing is None or clock.published is None or figure.kind == "plan":
        return False
    far = REVIEW_DAYS if governing.period.kind == "year" else _QUARTER_BEGINS
    left = (governing.period.end - clock.published).days
    second_half = governing.period.kind == "other" and (governing.period.start.month, governing.period.start.day) == (
        7,
        1,
    )
    unfinished = (governing.period.kind in {"year", "quarter"} or second_half) and left > far
    unfinished = unfinished or (governing.period.kind == "term" and figure.unit == "percent" and left > _TERM_LEFT)
    return governing.period.start > clock.published or unfinished


def as_target(figure: Figure, governing: Governing | None, clock: Clock) -> Figure | Refusal:
    """What is said of a year still to come is aimed at; of a year that runs nothing tells whether it was reached."""
    if (
        not _is_ahead(figure, governing, clock)
        or figure.kind == "stock"
        or (governing and governing.period.kind == "batch")
    ):
        return figure
    target = figures.plan(figure.indicator)
    begun = governing is not None and clock.published is not None and governing.period.start <= clock.published
    spanned = governing is not None and governing.period.kind in {"year", "term", "multi_year"}
    if target is None or begun or not spanned:
        return Refusal(figure.quantity, "plan")
    return replace(figure, indicator=target, kind="plan")


def is_rating(figure: Figure) -> bool:
    """A rating speaks of the year rated, which is not the year the report speaks of after it."""
    return (
        figure.indicator == "officials_assessed"
        or figure.basis in {"rated", "clean_strong"}
        or figure.indicator.endswith("_count")
    )


def rated_year(period: Period) -> Period:
    """Ratings are of whole years: one said in a month or at a day of the year is of that year."""
    if (period.end - period.start).days >= _LONG or period.kind in {"ytd", "quarter", "year", "term", "multi_year"}:
        return period
    return Period(date(period.end.year, 1, 1), date(period.end.year, 12, 31), "year")


_LONG = 300
"""Days that a year at least has; shorter periods may lie within one."""


def is_row_of_ratings(lower: str, start: int, outcomes: Sequence[Figure | Refusal], state: State) -> bool:
    """`Năm 2017: 54,7%; 0,82%` in a table: within the years the report is about, which it goes on with."""
    several = state.flow is not None and state.flow.period.kind == "multi_year"
    rated = [o for o in outcomes if isinstance(o, Figure)]
    return several and bool(rated) and all(map(is_rating, rated)) and _ROW.match(lower, start) is not None


_ROW = re.compile(r"năm \d{4}: ")


def is_beside_half_a_term(figure: Figure, s: Sentence, period: Period) -> bool:
    """`Riêng 9 tháng …, kỷ luật 1.420 đảng viên, bằng 160% so với nửa nhiệm kỳ trước`: one of the two is wrong."""
    compared = _HALF_A_TERM.search(s.lower, s.scan.start, s.scan.end)
    if compared is None or figure.kind != "flow" or period.kind not in {"ytd", "quarter", "year"}:
        return False
    return "nhiệm kỳ" not in s.lower[s.scan.start : compared.start()]


_HALF_A_TERM = re.compile(r"so với (?:cùng kỳ )?nửa (?:đầu )?nhiệm kỳ")
