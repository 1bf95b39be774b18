"""The areas of one year side by side, largest first; numbered only where it is a ranking."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from dashboard.charts.base import Chart, Marks, Row, Style, adjusted, hover, labels, largest, layout, lowest, trace
from warehouse.reader import Ranking

BAR = 25
"""Height of a bar with its gap, in pixels."""


def side_by_side(ranking: Ranking, chosen: Sequence[str], style: Style) -> Chart:
    """Bars of a ranking; chosen areas stand out, bounds are hollow with an open whisker."""
    rows = ranking.frame
    longest = largest(rows)
    marks = Marks(style, style.colours.series[0])
    for row in rows.iter_rows(named=True):
        marks.add(row, row["value"], row["area"], longest * 0.04)
    ends = [value + up + longest * 0.01 for value, up in zip(marks.x, marks.up, strict=True) if value is not None]
    texts = labels(rows.to_dicts(), style, x=ends, y=marks.y, textposition="middle right")
    data = [_bars(rows, marks, chosen, style), texts] if rows.height else []
    if rows.height and ranking.lacking.height:
        data.append(_lacking(ranking.lacking, longest, style))
    notes = tuple(style.words(f"left.{coverage}", n=n) for coverage, n in sorted(ranking.left_out.items()))
    drawn = {"data": data, "layout": _layout(ranking, longest, style)}
    return Chart(drawn, rows, notes, _alt(ranking, style), lacking=ranking.lacking)


def heading(ranking: Ranking, style: Style) -> str:
    """How much of the country is shown, and whether this is a ranking at all."""
    key = "ranking.covers" if ranking.is_ranking else "ranking.is_none"
    return style.words(key, n=ranking.areas_with_figure, total=ranking.areas_total)


def _bars(rows: pl.DataFrame, marks: Marks, chosen: Sequence[str], style: Style) -> dict[str, Any]:
    listed = rows.to_dicts()
    colours = [_colour(row, chosen, style) for row in listed]
    # A pattern shows only where the bar itself has a colour.
    hollow = [row["qualifier"] != "exact" and row["status"] != "derived" for row in listed]
    fills = ["rgba(0,0,0,0)" if is_hollow else colour for is_hollow, colour in zip(hollow, colours, strict=True)]
    return trace(
        marks,
        type="bar",
        orientation="h",
        x=marks.x,
        y=marks.y,
        marker={"color": fills, "line": {"color": colours, "width": 1.5}, "pattern": _patterns(listed, colours)},
        error_x={
            "type": "data", "array": marks.up, "arrayminus": marks.down, "symmetric": False,
            "width": 0, "thickness": 1.5, "color": style.colours.muted,
        },
    )  # fmt: skip


def _lacking(rows: pl.DataFrame, longest: float, style: Style) -> dict[str, Any]:
    """In place of a bar: what a sum or a ratio lacks; a click tells of it."""
    listed, colour = rows.to_dicts(), style.colours.muted
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [longest * 0.01] * len(listed),
        "y": [row["area"] for row in listed],
        "customdata": [row["observation_id"] for row in listed],
        "text": [f"  {style.words.lacking(row)}" for row in listed],
        "textposition": "middle right",
        "textfont": {"color": colour, "size": 12},
        "hovertext": [hover(row, style.words) for row in listed],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"symbol": "x-thin", "size": 6, "line": {"width": 1, "color": colour}},
        "cliponaxis": False,
    }


def _patterns(listed: list[dict[str, Any]], colours: list[str]) -> dict[str, Any]:
    """Dots for what the program derived, on clear ground, whether it is exact or a bound."""
    shapes = ["." if row["status"] == "derived" else "" for row in listed]
    return {"shape": shapes, "solidity": 0.3, "size": 6, "fgcolor": colours, "bgcolor": "rgba(0,0,0,0)"}


def _colour(row: Row, chosen: Sequence[str], style: Style) -> str:
    lit = not chosen or row["area"] in chosen
    return style.colours.series[0] if lit else style.colours.context


def _layout(ranking: Ranking, longest: float, style: Style) -> dict[str, Any]:
    rows = ranking.frame
    beside = ranking.lacking if rows.height else ranking.lacking.clear()
    places = max(rows.height + beside.height, 2)
    height = 30 + BAR * places
    base = layout(style, height, bargap=0.3)
    return adjusted(
        base,
        # Room at the right for the figure that stands behind the longest bar.
        xaxis={"range": [lowest(rows) * 1.28, longest * 1.28 or 1], "showticklabels": False},
        yaxis={
            "range": [places - 0.5, -0.5],
            "type": "category",
            "tickvals": [*rows["area"], *(row["area"] for row in beside.to_dicts())],
            "ticktext": [_name(row, style) for row in (*rows.to_dicts(), *beside.to_dicts())],
            "tickfont": {"color": style.colours.text, "size": 12},
            "ticksuffix": "  ",
            "tickformat": "",
            "showgrid": False,
        },
    )


def _name(row: Row, style: Style) -> str:
    name = style.words.place(row["area"])
    return name if row.get("rank") is None else f"{name}  {style.words.number(row['rank'])}"


def _alt(ranking: Ranking, style: Style) -> str:
    return style.words("alt.ranking", n=ranking.areas_with_figure, total=ranking.areas_total)
