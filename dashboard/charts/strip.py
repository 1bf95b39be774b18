"""How the areas of a year lie along the scale: a dot an area, a strip a year; chosen areas stand out.

Nothing is summed or averaged. Dots that would cover each other stand above one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import polars as pl

from dashboard.charts.base import Chart, Marks, Row, Style, adjusted, layout, trace
from dashboard.charts.lines import fit

FEWEST = 3
"""Areas below which a year is no distribution."""

DOT = 9
"""Size of a dot in pixels."""

ACROSS = 480
"""Width in pixels that dots are told apart at; on a wider page they only lie further apart."""

STEP, STRIP = 10, 46
"""Height of a level of dots, and of a strip with its names, in pixels."""


def by_year(rows: pl.DataFrame, chosen: Sequence[str], style: Style, *, bounds: bool = True) -> Chart:
    """A strip for each year in which at least three provinces have a figure, the latest on top."""
    kept, left_out = fit(rows.filter(pl.col("area") != "vn"), style, bounds=bounds)
    crowded = kept.filter(pl.col("area").n_unique().over("year", "coverage") >= FEWEST)
    if few := kept.filter(~pl.col("year").is_in(crowded["year"].implode()))["year"].n_unique():
        left_out = (*left_out, style.words("left.sparse", n=few, fewest=FEWEST))
    spread = _spread(crowded)
    swarms = {key: _swarm(own.to_dicts(), (spread[1] - spread[0]) * DOT / ACROSS) for key, own in _strips(crowded)}
    data, names = _traces(swarms, chosen, spread, style)
    figure = {"data": data if swarms else [], "layout": _layout(swarms, names, spread, style)}
    return Chart(figure, crowded, left_out, _alt(crowded, style))


def _strips(rows: pl.DataFrame) -> Iterable[tuple[int, pl.DataFrame]]:
    years = sorted({*rows["year"]}, reverse=True)
    return [(year, rows.filter(pl.col("year") == year).sort("value", "area")) for year in years]


def _spread(rows: pl.DataFrame) -> tuple[float, float]:
    if rows.is_empty():
        return 0.0, 1.0
    low, high = min(rows["lower"].to_list()), max(rows["upper"].to_list())
    room = (high - low or abs(high) or 1.0) * 0.05
    return low - room, high + room


def _swarm(listed: list[dict[str, Any]], apart: float) -> list[tuple[Row, int]]:
    """The rows of a year, smallest first, each at the lowest level where it covers no other."""
    last: list[float] = []
    placed = []
    for row in listed:
        level = next((n for n, end in enumerate(last) if row["value"] - end >= apart), len(last))
        last[level : level + 1] = [row["value"]]
        placed.append((row, level))
    return placed


def _heights(swarms: dict[int, list[tuple[Row, int]]]) -> dict[int, tuple[float, float]]:
    """Foot and height of each strip in pixels below the top, by year."""
    feet, top = {}, 0.0
    for year, placed in swarms.items():
        height = STRIP + STEP * max(level for _, level in placed)
        feet[year] = (top + height, height)
        top += height
    return feet


def _traces(
    swarms: dict[int, list[tuple[Row, int]]], chosen: Sequence[str], spread: tuple[float, float], style: Style
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The dots (grey ones below, chosen ones above) and the names beside some of them."""
    feet = _heights(swarms)
    spots = [(row, feet[year][0] - 14 - STEP * level) for year, placed in swarms.items() for row, level in placed]
    lit = {area: style.colours.series[n % len(style.colours.series)] for n, area in enumerate(chosen)}
    plain = style.colours.context if chosen else style.colours.series[0]
    grey = [spot for spot in spots if spot[0]["area"] not in lit]
    data = [_dots(grey, [plain] * len(grey), spread, style)] if grey else []
    if front := [spot for spot in spots if spot[0]["area"] in lit]:
        data.append(_dots(front, [lit[row["area"]] for row, _ in front], spread, style, size=DOT + 3))
    return data, [_name(row, y, style) for row, y in (front or _ends(swarms, spots))]


def _ends(swarms: dict[int, list[tuple[Row, int]]], spots: Sequence[tuple[Row, float]]) -> list[tuple[Row, float]]:
    """Without chosen areas the outermost dots of each strip are named."""
    outer = {id(placed[place][0]) for placed in swarms.values() for place in (0, -1)}
    return [spot for spot in spots if id(spot[0]) in outer]


def _dots(
    spots: Sequence[tuple[Row, float]], colours: list[str], spread: tuple[float, float], style: Style, size: int = DOT
) -> dict[str, Any]:
    marks = Marks(style, colours[0])
    for row, y in spots:
        marks.add(row, row["value"], y, (spread[1] - spread[0]) * 0.025)
    return trace(
        marks,
        type="scatter",
        mode="markers",
        x=marks.x,
        y=marks.y,
        cliponaxis=False,
        marker={"symbol": marks.symbols, "size": size, "color": colours, "line": {"width": 1.5, "color": colours}},
        error_x={
            "type": "data", "array": marks.up, "arrayminus": marks.down, "symmetric": False,
            "width": 0, "thickness": 1.5, "color": style.colours.muted,
        },
    )  # fmt: skip


def _name(row: Row, y: float, style: Style) -> dict[str, Any]:
    return {
        "x": row["value"], "y": y, "yanchor": "bottom", "yshift": 5, "showarrow": False,
        "text": f"{style.words.place(row['area'])} {style.words.figure(row)}",
        "font": {"size": 11, "color": style.colours.text},
    }  # fmt: skip


def _layout(
    swarms: dict[int, list[tuple[Row, int]]], names: list[dict[str, Any]], spread: tuple[float, float], style: Style
) -> dict[str, Any]:
    feet = _heights(swarms)
    tall = max((foot for foot, _ in feet.values()), default=STRIP)
    base = layout(style, int(tall) + 34, margin={"l": 8, "r": 12, "t": 8, "b": 26})
    middle = (spread[0] + spread[1]) / 2
    for note in names:
        note["xanchor"] = "left" if note["x"] < middle else "right"
    ground = [_ground(foot, style) for foot, _ in feet.values()]
    axes = adjusted(
        base,
        xaxis={
            "range": list(spread), "showgrid": True, "tickformat": ",~r", "nticks": 6, "tickangle": 0,
        },
        yaxis={
            "range": [tall, 0], "showgrid": False, "rangemode": "normal", "tickformat": "",
            "tickvals": [foot - 14 for foot, _ in feet.values()], "ticktext": [str(year) for year in feet],
            "tickfont": {"color": style.colours.text, "size": 13}, "ticksuffix": "  ",
        },
    )  # fmt: skip
    return axes | {"annotations": names, "shapes": ground}


def _ground(foot: float, style: Style) -> dict[str, Any]:
    """The line that a strip stands on."""
    line = {"color": style.colours.grid, "width": 1}
    return {
        "type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": foot - 6, "y1": foot - 6, "line": line,
        "layer": "below",
    }  # fmt: skip


def _alt(rows: pl.DataFrame, style: Style) -> str:
    if rows.is_empty():
        return style.words("alt.empty")
    years = sorted({*rows["year"]})
    return style.words("alt.strip", n=rows.height, years=len(years), first=str(years[0]), last=str(years[-1]))
