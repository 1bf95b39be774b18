"""A term that a text of the whole Party does not name in years: told from the calendar of the Party's congresses.

The committees' terms begin a year before it; which of the two is meant follows from whose figure it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from etl.extraction.periods import Period
from etl.extraction.terms import end_of_term, opened_by, opening_years

_NUMBERED = re.compile(r"nhiệm kỳ (?:khóa |thứ |lần thứ )*(?P<number>[xvi]{1,5}|1\d)(?![\w/,.-]*\d)\b")
_NEW = timedelta(days=180)
"""So soon after a congress `nhiệm kỳ` may still mean the one that it ended."""


def of_the_party(period: Period, today: date | None, said: str) -> Period | None:
    """The period within the Party's own term, where a text says no more than `nhiệm kỳ`; None where none can be told.

    `said`: the sentence up to the figure, which may give the number of the congress.
    """
    first = _first_year(today, said) if today is not None else None
    if today is None or first is None:
        return None
    start, end = date(first, 1, 1), min(period.end, today)
    if end <= start or end.year == first:
        return None
    return replace(period, start=start, end=end, kind="multi_year", of_committees=False)


def _first_year(today: date, said: str) -> int | None:
    """The year of the congress whose number is given, else of the last one that is not quite new."""
    numbers = list(_NUMBERED.finditer(said))
    if numbers:
        named = opened_by(numbers[-1]["number"])
        over = end_of_term(named) if named is not None else None
        return named if over is not None and today <= over else None
    return next((year for year in opening_years() if _is_running(year, today)), None)


def _is_running(year: int, today: date) -> bool:
    over = end_of_term(year)
    return over is not None and date(year, 1, 31) + _NEW <= today <= over
