"""Figures of one area as bars, a bar a period: full years solid, parts of years hatched, terms apart.

Nothing is joined and nothing is added up; a bar is as long as the figure that was published.
"""

from __future__ import annotations

from typing import Any

import polars as pl

from dashboard.charts.base import Chart, Marks, Row, Style, adjusted, layout, trace

HEIGHT = 300
PATTERNS = {"year_to_date": "/", "term": "x", "multi_year": "x"}


def by_period(
    rows: pl.DataFrame, style: Style, *, name_areas: bool = False, height: int = HEIGHT, left_out: tuple[str, ...] = ()
) -> Chart:
    """One bar for each row of one measure, in the order of time; of several areas each bar is named."""
    ordered = rows.sort("period_end", "period_start", "observation_id")
    longest = float(ordered["upper"].max() or 0) if ordered.height else 0.0  # type: ignore[arg-type]
    marks = Marks(style, style.colours.series[0])
    for row in ordered.iter_rows(named=True):
        marks.add(row, row["value"], row["observation_id"], longest * 0.05)
    data = [_bars(ordered.to_dicts(), marks, style)] if ordered.height else []
    drawn = _layout(ordered, longest, style, height, name_areas=name_areas)
    return Chart({"data": data, "layout": drawn}, ordered, left_out, _alt(ordered, style))


def _bars(listed: list[dict[str, Any]], marks: Marks, style: Style) -> dict[str, Any]:
    colour = style.colours.series[0]
    return trace(
        marks,
        type="bar",
        x=marks.y,
        y=marks.x,
        text=[style.words.figure(row) + (" ≠" if row["conflict"] else "") for row in listed],
        textposition="outside",
        textangle=0,
        textfont={"color": style.colours.text, "size": 12},
        cliponaxis=False,
        marker={
            "color": [_fill(row, colour) for row in listed],
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
    )  # fmt: skip


def _pattern(row: Row) -> str:
    return "." if row["status"] == "derived" else PATTERNS.get(row["coverage"], "")


def _fill(row: Row, colour: str) -> str:
    return colour if row["qualifier"] == "exact" else "rgba(0,0,0,0)"


def _layout(rows: pl.DataFrame, longest: float, style: Style, height: int, *, name_areas: bool) -> dict[str, Any]:
    base = layout(style, height, bargap=0.35)
    listed = rows.to_dicts()
    names = [style.words.area(row["area"]) + "<br>" if name_areas else "" for row in listed]
    return adjusted(
        base,
        xaxis={
            "type": "category",
            "tickvals": rows["observation_id"].to_list(),
            "ticktext": [name + _short(row, style) for name, row in zip(names, listed, strict=True)],
        },
        yaxis={"range": [0, longest * 1.18 or 1], "showticklabels": False, "showgrid": False},
    )


def _short(row: Row, style: Style) -> str:
    if row["coverage"] == "full_year":
        return str(row["year"])
    if row["coverage"] == "point":
        return style.words.month(row["period_end"])
    if row["coverage"] in {"term", "multi_year"}:
        return f"{row['period_start'].year}–{row['period_end'].year}"
    return style.words.period(row)


def _alt(rows: pl.DataFrame, style: Style) -> str:
    return style.words("alt.periods", n=rows.height)
