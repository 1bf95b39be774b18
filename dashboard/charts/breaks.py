"""Where a series is cut: the rule, its two words and its reason, for charts of every kind.

Which indicators a break cuts, when and why, is the catalogue's; here it is only drawn and said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import polars as pl

from dashboard.charts.base import Row, Style, years
from dashboard.texts import LANGUAGES
from dashboard.words import Words
from warehouse.catalogue import catalogue
from warehouse.records import Break


def of_indicator(code: str) -> list[Break]:
    """The breaks that cut an indicator, in the order of time."""
    wanted = catalogue().counted(code).breaks
    return [found for found in catalogue().breaks if found.code in wanted]


def between(earlier: Row, later: Row) -> list[Break]:
    """The breaks between two figures of one indicator: after the last day of one, by the last day of the other."""
    known = [*of_indicator(later["indicator"]), *of_territory([earlier["area"], later["area"]])]
    return [b for b in known if earlier["period_end"] < b.date <= later["period_end"]]


def of_territory(areas: Iterable[str]) -> list[Break]:
    """The days on which one of these areas became another of them, or was enlarged: another territory since."""
    held = set(areas)
    steps = [s for s in catalogue().successions if s.kind != "rename" and s.successor in held]
    cut = {(s.date, s.successor) for s in steps if s.predecessor in held or s.kind == "partial"}
    return [_territory(day, area) for day, area in sorted(cut)]


def _territory(day: date, area: str) -> Break:
    steps = [s for s in catalogue().successions if (s.date, s.successor) == (day, area)]
    said = {}
    for language in LANGUAGES:
        words = Words(language)
        parts = words.listed([words.former(s.predecessor) for s in steps if s.predecessor != area])
        said[f"reason_{language}"] = words(
            "break.territory_reason", area=words.place(area), kind=words.label("succession_kind", steps[0].kind),
            parts=parts, day=words.day(day),
        )  # fmt: skip
    return Break(code="territory", date=day, **said)


def across(rows: pl.DataFrame, areas: Sequence[str]) -> list[Break]:
    """The breaks that lie within the years of rows, those of the areas' territories included, in the order of time."""
    if rows.is_empty():
        return []
    first, last = years(rows)
    held = rows.filter(pl.col("area").is_in(list(areas)))
    ends = held["period_end"].to_list() or [date.max]
    territory = [b for b in of_territory(held["area"].unique()) if min(ends) < b.date <= max(ends)]
    counted = [b for b in of_indicator(rows["indicator"][0]) if date(first, 1, 1) < b.date <= date(last, 12, 31)]
    return sorted([*counted, *territory], key=lambda b: b.date)


def by_day(found: Iterable[Break]) -> dict[date, list[Break]]:
    """Breaks by their day: one rule stands for all of a day."""
    days: dict[date, list[Break]] = {}
    for each in found:
        days.setdefault(each.date, []).append(each)
    return days


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
