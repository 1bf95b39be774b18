"""Where a series is cut: the rule, its two words and its reason, for charts of every kind.

Which indicators a break cuts, when and why, is the catalogue's; here it is only drawn and said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from dashboard.charts.base import Row, Style
from warehouse.catalogue import catalogue
from warehouse.records import Break


def of_indicator(code: str) -> list[Break]:
    """The breaks that cut an indicator, in the order of time."""
    wanted = catalogue().counted(code).breaks
    return [found for found in catalogue().breaks if found.code in wanted]


def between(earlier: Row, later: Row) -> list[Break]:
    """The breaks between two figures of one indicator: after the last day of one, by the last day of the other."""
    return [b for b in of_indicator(later["indicator"]) if earlier["period_end"] < b.date <= later["period_end"]]


def crossed(listed: Sequence[Row]) -> dict[int, list[Break]]:
    """Of rows in the order of time: the places of those that have a break before them, with the breaks."""
    pairs = enumerate(pairwise(listed), start=1)
    return {place: found for place, (earlier, later) in pairs if (found := between(earlier, later))}


def rule(at: float, style: Style, xref: str = "x", yref: str = "paper") -> dict[str, Any]:
    """The dashed rule that nothing is drawn across."""
    return {
        "type": "line", "xref": xref, "yref": yref, "x0": at, "x1": at, "y0": 0, "y1": 1,
        "line": {"color": style.colours.muted, "width": 1, "dash": "dash"},
    }  # fmt: skip


def name(at: float, found: Iterable[Break], style: Style, xref: str = "x", yref: str = "paper") -> dict[str, Any]:
    """The two words above the rule; of several breaks at one place each once."""
    words = dict.fromkeys(style.words(f"break.{each.code}") for each in found)
    return {
        "xref": xref, "yref": yref, "x": at, "y": 1, "yanchor": "bottom", "showarrow": False,
        "text": " · ".join(words), "font": {"size": 11, "color": style.colours.muted},
    }  # fmt: skip


def reasons(found: Iterable[Break], style: Style) -> tuple[str, ...]:
    """Why series are cut there, each reason once."""
    return tuple(dict.fromkeys(getattr(each, f"reason_{style.words.language}") for each in found))
