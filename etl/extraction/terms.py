"""The terms of committees by the calendar of congresses, for a text that names no years."""

from __future__ import annotations

import re
from datetime import date

from etl.extraction import lexicon
from etl.extraction.days import month_end

TERM = 5
"""A congress term names its first and its last year, five apart."""
_CONGRESSES = 8
"""Congresses of provinces are held from this month on."""


def running_term(today: date) -> tuple[int, int] | None:
    """First and last year of the term a day lies in; None in the months of congresses, when it may be either."""
    opens: list[int] = lexicon.table("periods.toml")["committee_terms"]["opens"]
    first = max((year for year in opens if year < today.year), default=None)
    if first is None or today.year > first + TERM or today >= date(first + TERM, _CONGRESSES, 1):
        return None
    return first, first + TERM


def opened_by(congress: str) -> int | None:
    """The year in which a national congress opened its term, by its number."""
    years: dict[str, int] = lexicon.table("periods.toml")["congress"]
    return years.get(congress)


def opening_years() -> set[int]:
    """The years in which national congresses met."""
    years: dict[str, int] = lexicon.table("periods.toml")["congress"]
    return set(years.values())


def opens_a_term(year: int) -> bool:
    """Whether a national congress met in that year."""
    return year in opening_years()


def is_unnamed(text: str, first: int) -> bool:
    """`từ đầu nhiệm kỳ` where the text names no term of the Party's congress."""
    return "nhiệm kỳ" in text and not re.search(r"\d{4}", text) and not opens_a_term(first)


def end_of_term(first: int) -> date | None:
    """When the term of a national congress was over: with the month in which the next one met."""
    years: dict[str, int] = lexicon.table("periods.toml")["congress"]
    following = min((year for year in years.values() if year > first), default=None)
    if following is None:
        return None
    months: dict[str, int] = lexicon.table("periods.toml")["congress_month"]
    return month_end(following, months.get(str(following), 1))
