"""Figures of one indicator as bars, a bar a period: full years solid, parts of years hatched, terms apart.

What may not be compared has a panel and a scale of its own. Nothing is joined and nothing is added
up; a bar is as long as the figure that was published.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from dashboard.charts import breaks
from dashboard.charts.base import Chart, Marks, Row, Style, labels, layout, trace
from warehouse.records import Break

HEIGHT = 300
PANELS = {
    "whole": ("full_year", "point"),
    "parts": ("year_to_date", "quarter", "month", "batch"),
    "several": ("multi_year", "term"),
}
"""Panels from left to right, each with the coverages that stand in it."""

PATTERNS = dict.fromkeys(PANELS["parts"], "/") | dict.fromkeys(PANELS["several"], "x")
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
    cut = {name: breaks.crossed(listed) for name, listed in panels.items()}
    head = (22 if len(panels) > 1 else 0) + (16 if any(cut.values()) else 0)
    drawn = layout(style, height, bargap=0.35, margin={"l": 8, "r": 8, "t": 8 + head, "b": 8}, shapes=[])
    shares = _shares([max(len(listed), FEWEST) for listed in panels.values()])
    for place, ((name, listed), share) in enumerate(zip(panels.items(), shares, strict=True), start=1):
        number = "" if place == 1 else str(place)
        data += _panel(listed, style, number)
        drawn |= _axes(drawn, listed, style, number, share, name_areas=name_areas)
        rules, names = _cuts(cut[name], style, number)
        drawn["shapes"] = [*drawn["shapes"], *rules]
        drawn["annotations"] = [
            *drawn.get("annotations", []),
            *_heading(name, share, style, len(panels), lifted=any(cut.values())),
            *names,
        ]
    why = breaks.reasons((b for places in cut.values() for found in places.values() for b in found), style)
    alt = style.words("alt.periods", n=ordered.height)
    return Chart({"data": data, "layout": drawn}, ordered, left_out, alt, why)


def _cuts(
    places: dict[int, list[Break]], style: Style, number: str
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """A rule with its words between the bars on either side of a break; a panel's bars stand at 0, 1, 2."""
    where = {"xref": f"x{number}", "yref": f"y{number} domain"}
    rules = [breaks.rule(place - 0.5, style, **where) for place in places]
    return rules, [breaks.name(place - 0.5, found, style, **where) for place, found in places.items()]


def _rows_of(rows: pl.DataFrame, coverages: Sequence[str]) -> list[dict[str, Any]]:
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
            # A pattern shows only where the bar itself has a colour.
            "color": [colour if row["qualifier"] == "exact" or _pattern(row) else "rgba(0,0,0,0)" for row in listed],
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
    deepest = min(0, *(row["lower"] for row in listed))
    up = drawn["yaxis"] | {
        "range": [deepest * 1.22, max(longest, 0) * 1.22 or 1], "showticklabels": False, "showgrid": False,
        "anchor": f"x{number}",
    }  # fmt: skip
    return {f"xaxis{number}": across, f"yaxis{number}": up}


def _heading(name: str, share: tuple[float, float], style: Style, panels: int, *, lifted: bool) -> list[dict[str, Any]]:
    if panels == 1:
        return []
    return [
        {
            "xref": "paper", "yref": "paper", "x": share[0], "y": 1, "xanchor": "left", "yanchor": "bottom",
            "showarrow": False, "text": style.words(f"panel.{name}"), "yshift": 16 if lifted else 0,
            "font": {"size": 11, "color": style.colours.muted},
        }
    ]  # fmt: skip


def _short(row: Row, style: Style) -> str:
    """The period as briefly as can be said under a bar."""
    if row["coverage"] == "full_year":
        return str(row["year"])
    if row["coverage"] == "point":
        return style.words.month(row["period_end"]).replace(" ", "<br>")
    if row["coverage"] in {"term", "multi_year"}:
        return f"{row['period_start'].year}–{row['period_end'].year}"
    if row["coverage"] in {"quarter", "month", "batch"}:
        return f"{style.words.window(row['window'])}<br>{row['year']}"
    return style.words.part(row)
