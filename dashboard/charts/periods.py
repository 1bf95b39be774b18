"""Figures of one indicator as bars, a bar a period: full years solid, parts of years hatched, terms apart.

What may not be compared has a panel and a scale of its own. Nothing is joined and nothing is added
up; a bar is as long as the figure that was published.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from dashboard.charts.base import Chart, Marks, Row, Style, labels, layout, trace

HEIGHT = 300
PANELS = {
    "whole": ("full_year", "point"),
    "parts": ("year_to_date", None),
    "several": ("multi_year", "term"),
}
"""Panels from left to right, each with the coverages that stand in it; None is a window of a year."""

PATTERNS = {"year_to_date": "/", "term": "x", "multi_year": "x", None: "/"}
FEWEST = 4
"""Bars that a panel has room for at least, so that a single bar is not a wall."""

GAP = 0.05


def by_period(
    rows: pl.DataFrame, style: Style, *, name_areas: bool = False, height: int = HEIGHT, left_out: tuple[str, ...] = ()
) -> Chart:
    """One bar for each row of one measure, in the order of time; of several areas each bar is named."""
    ordered = rows.sort("period_end", "period_start", "observation_id")
    panels = {name: _rows_of(ordered, coverages) for name, coverages in PANELS.items()}
    panels = {name: listed for name, listed in panels.items() if listed}
    data: list[dict[str, Any]] = []
    drawn = layout(style, height, bargap=0.35, margin={"l": 8, "r": 8, "t": 30 if len(panels) > 1 else 8, "b": 8})
    shares = _shares([max(len(listed), FEWEST) for listed in panels.values()])
    for place, ((name, listed), share) in enumerate(zip(panels.items(), shares, strict=True), start=1):
        number = "" if place == 1 else str(place)
        data += _panel(listed, style, number)
        drawn |= _axes(drawn, listed, style, number, share, name_areas=name_areas)
        drawn["annotations"] = [*drawn.get("annotations", []), *_heading(name, share, style, len(panels))]
    return Chart({"data": data, "layout": drawn}, ordered, left_out, style.words("alt.periods", n=ordered.height))


def _rows_of(rows: pl.DataFrame, coverages: Sequence[str | None]) -> list[dict[str, Any]]:
    return [row for row in rows.to_dicts() if row["coverage"] in coverages]


def _shares(weights: list[int]) -> list[tuple[float, float]]:
    """The part of the width that each panel takes, with a gap between two."""
    room = 1 - GAP * (len(weights) - 1)
    shares, start = [], 0.0
    for weight in weights:
        end = start + room * weight / sum(weights)
        shares.append((start, min(end, 1.0)))
        start = end + GAP
    return shares


def _panel(listed: list[dict[str, Any]], style: Style, number: str) -> list[dict[str, Any]]:
    colour = style.colours.series[0]
    longest = max(row["upper"] for row in listed)
    marks = Marks(style, colour)
    for row in listed:
        marks.add(row, row["value"], row["observation_id"], longest * 0.06)
    axes = {"xaxis": f"x{number}", "yaxis": f"y{number}"}
    bars = trace(
        marks,
        type="bar",
        x=marks.y,
        y=marks.x,
        marker={
            "color": [colour if row["qualifier"] == "exact" else "rgba(0,0,0,0)" for row in listed],
            "line": {"color": colour, "width": 1.5},
            "pattern": {
                "shape": [_pattern(row) for row in listed],
                "fgcolor": colour,
                "bgcolor": "rgba(0,0,0,0)",
                "solidity": 0.25,
                "size": 7,
            },
        },
        error_y={
            "type": "data", "array": marks.up, "arrayminus": marks.down, "symmetric": False,
            "width": 0, "thickness": 1.5, "color": style.colours.muted,
        },
        **axes,
    )  # fmt: skip
    tops = [value + up for value, up in zip(marks.x, marks.up, strict=True) if value is not None]
    return [bars, labels(listed, style, x=marks.y, y=tops, textposition="top center", **axes)]


def _pattern(row: Row) -> str:
    return "." if row["status"] == "derived" else PATTERNS.get(row["coverage"], "")


def _axes(
    drawn: dict[str, Any],
    listed: list[dict[str, Any]],
    style: Style,
    number: str,
    share: tuple[float, float],
    *,
    name_areas: bool,
) -> dict[str, Any]:
    longest = max(row["upper"] for row in listed)
    names = [style.words.place(row["area"]) + "<br>" if name_areas else "" for row in listed]
    across = drawn["xaxis"] | {
        "type": "category", "domain": list(share), "anchor": f"y{number}", "tickangle": 0,
        "range": [-0.5, max(len(listed), FEWEST) - 0.5],
        "tickvals": [row["observation_id"] for row in listed],
        "ticktext": [name + _short(row, style) for name, row in zip(names, listed, strict=True)],
    }  # fmt: skip
    up = drawn["yaxis"] | {
        "range": [0, longest * 1.22 or 1], "showticklabels": False, "showgrid": False, "anchor": f"x{number}",
    }  # fmt: skip
    return {f"xaxis{number}": across, f"yaxis{number}": up}


def _heading(name: str, share: tuple[float, float], style: Style, panels: int) -> list[dict[str, Any]]:
    if panels == 1:
        return []
    return [
        {
            "xref": "paper", "yref": "paper", "x": share[0], "y": 1, "xanchor": "left", "yanchor": "bottom",
            "showarrow": False, "text": style.words(f"panel.{name}"),
            "font": {"size": 11, "color": style.colours.muted},
        }
    ]  # fmt: skip


def _short(row: Row, style: Style) -> str:
    """The period as briefly as can be said under a bar."""
    if row["coverage"] == "full_year":
        return str(row["year"])
    if row["coverage"] == "point":
        return style.words.month(row["period_end"])
    if row["coverage"] in {"term", "multi_year"}:
        return f"{row['period_start'].year}–{row['period_end'].year}"
    if row["coverage"] is None:
        return str(row["year"])
    return style.words.part(row)
