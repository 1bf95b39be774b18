"""The terms of provincial and lower committees, for a text that speaks of "the term" without naming it."""

from __future__ import annotations

from datetime import date

from etl.extraction import lexicon

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
