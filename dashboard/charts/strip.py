"""How the areas of a year lie along the scale: a dot an area, a strip a year; chosen areas stand out.

Nothing is summed or averaged. Dots that would cover each other stand above one another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from dashboard.charts.base import Chart, Marks, Row, Style, adjusted, dots, layout, whiskers
from dashboard.charts.lines import DRAWN, fit

FEWEST = 3
"""Areas below which a year is no distribution."""

DOT, CHOSEN = 9, 12
"""Size of a dot in pixels."""

ACROSS = 480
"""Width in pixels that dots are told apart at; on a wider page they only lie further apart."""

STEP, LINE, FOOT, HEAD = 10, 15, 12, 14
"""Heights in pixels: of a level of dots, of a name, below the lowest dot, above the highest name."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A year's dots and the names above some of them; heights in pixels below the top of the chart."""

    year: int
    dots: list[tuple[Row, float]]
    names: list[tuple[Row, float, float]]
    """A row with the height of its dot and that of its name."""
    foot: float


def years(rows: pl.DataFrame, *, bounds: bool = True) -> list[int]:
    """The years in which enough provinces have a figure that a strip shows."""
    kept = rows.filter(
        pl.col("area") != "vn", pl.col("coverage").is_in(DRAWN), pl.lit(bounds) | (pl.col("qualifier") == "exact")
    )
    return sorted(set(_crowded(kept)["year"]))


def _crowded(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.filter(pl.col("area").n_unique().over("year", "coverage") >= FEWEST)


def by_year(rows: pl.DataFrame, chosen: Sequence[str], style: Style, *, bounds: bool = True) -> Chart:
    """A strip for each year in which at least three provinces have a figure, the latest on top."""
    kept, left_out = fit(rows.filter(pl.col("area") != "vn"), style, bounds=bounds)
    crowded = _crowded(kept)
    if few := kept.filter(~pl.col("year").is_in(crowded["year"].implode()))["year"].n_unique():
        left_out = (*left_out, style.words("left.sparse", n=few, fewest=FEWEST))
    spread = _spread(crowded)
    lit = _lines(crowded, chosen)
    strips = _strips(crowded, lit, spread)
    figure = {"data": _traces(strips, lit, spread, style), "layout": _layout(strips, spread, style)}
    return Chart(figure, crowded, left_out, _alt(crowded, style))


def _lines(rows: pl.DataFrame, chosen: Sequence[str]) -> list[str]:
    """The chosen areas through their changes of name, in the order chosen."""
    line_of = dict(rows.select("area", "area_line").unique().iter_rows())
    return list(dict.fromkeys(line_of[area] for area in chosen if area in line_of))


def _spread(rows: pl.DataFrame) -> tuple[float, float]:
    if rows.is_empty():
        return 0.0, 1.0
    low, high = min(rows["lower"].to_list()), max(rows["upper"].to_list())
    room = (high - low or abs(high) or 1.0) * 0.05
    return low - room, high + room


def _strips(rows: pl.DataFrame, chosen: Sequence[str], spread: tuple[float, float]) -> list[Strip]:
    """The strips from top to bottom."""
    strips: list[Strip] = []
    for year in sorted({*rows["year"]}, reverse=True):
        own = rows.filter(pl.col("year") == year).sort("value", "area").to_dicts()
        strips.append(_strip(own, strips[-1].foot if strips else 0.0, chosen, spread))
    return strips


def _strip(listed: list[dict[str, Any]], top: float, chosen: Sequence[str], spread: tuple[float, float]) -> Strip:
    levels = _levels([row["value"] for row in listed], (spread[1] - spread[0]) * DOT / ACROSS)
    named = _named(listed, chosen, (spread[0] + spread[1]) / 2)
    lowest = top + HEAD + LINE * len(named) + STEP * (1 + max(levels))
    dots: list[tuple[Row, float]] = [(row, lowest - STEP * level) for row, level in zip(listed, levels, strict=True)]
    heights = {row["area"]: y for row, y in dots}
    names: list[tuple[Row, float, float]] = [
        (row, heights[row["area"]], top + HEAD + LINE * place) for place, row in enumerate(named)
    ]
    return Strip(listed[0]["year"], dots, names, lowest + FOOT)


def _levels(rising: Sequence[float], apart: float) -> list[int]:
    """The lowest level for each of rising values where its dot covers no other."""
    ends: list[float] = []
    levels = []
    for value in rising:
        level = next((n for n, end in enumerate(ends) if value - end >= apart), len(ends))
        ends[level : level + 1] = [value]
        levels.append(level)
    return levels


def _named(listed: Sequence[Row], chosen: Sequence[str], middle: float) -> list[Row]:
    """The chosen areas, else the outermost two; outer ones first, so that no line to a name crosses another name."""
    wanted = [row for row in listed if row["area_line"] in chosen] or [listed[0], listed[-1]]
    return sorted(wanted, key=lambda row: -abs(row["value"] - middle))


def _traces(
    strips: Sequence[Strip], chosen: Sequence[str], spread: tuple[float, float], style: Style
) -> list[dict[str, Any]]:
    """The dots, grey ones below and chosen ones above."""
    spots = [spot for strip in strips for spot in strip.dots]
    lit = {line: style.colours.series[n % len(style.colours.series)] for n, line in enumerate(chosen)}
    plain = style.colours.context if chosen else style.colours.series[0]
    back = [spot for spot in spots if spot[0]["area_line"] not in lit]
    front = [spot for spot in spots if spot[0]["area_line"] in lit]
    data = [_dots(back, [plain] * len(back), spread, style)] if back else []
    if front:
        data.append(_dots(front, [lit[row["area_line"]] for row, _ in front], spread, style, CHOSEN))
    return data


def _dots(
    spots: Sequence[tuple[Row, float]], colours: list[str], spread: tuple[float, float], style: Style, size: int = DOT
) -> dict[str, Any]:
    marks = Marks(style, colours[0])
    for row, y in spots:
        marks.add(row, row["value"], y, (spread[1] - spread[0]) * 0.02)
    return dots(marks, size, colours) | {"error_x": whiskers(marks, style, 1.2)}


def _layout(strips: Sequence[Strip], spread: tuple[float, float], style: Style) -> dict[str, Any]:
    tall = strips[-1].foot if strips else HEAD
    middle = (spread[0] + spread[1]) / 2
    base = layout(style, int(tall) + 34, margin={"l": 8, "r": 12, "t": 0, "b": 34})
    axes = adjusted(
        base,
        xaxis={"range": list(spread), "showgrid": True, "tickformat": ",~r", "nticks": 6, "tickangle": 0},
        yaxis={
            "range": [tall, 0], "showgrid": False, "rangemode": "normal", "tickformat": "",
            "tickvals": [strip.foot - FOOT for strip in strips], "ticktext": [str(strip.year) for strip in strips],
            "tickfont": {"color": style.colours.text, "size": 13}, "ticksuffix": "  ",
        },
    )  # fmt: skip
    names = [_name(*named, middle, style) for strip in strips for named in strip.names]
    return axes | {"annotations": names, "shapes": [_ground(strip.foot, style) for strip in strips]}


def _name(row: Row, y: float, at: float, middle: float, style: Style) -> dict[str, Any]:
    """Name and figure above a dot, with a thin line to it."""
    leftwards = row["value"] > middle
    return {
        "x": row["value"], "y": y, "ax": row["value"], "axref": "x", "ay": at, "ayref": "y",
        "xanchor": "right" if leftwards else "left", "xshift": 4 if leftwards else -4, "yanchor": "middle",
        "showarrow": True, "arrowhead": 0, "arrowwidth": 0.7, "arrowcolor": style.colours.muted, "standoff": 5,
        "text": f"{style.words.place(row['area'])} {style.words.figure(row)}",
        "font": {"size": 12, "color": style.colours.text},
    }  # fmt: skip


def _ground(foot: float, style: Style) -> dict[str, Any]:
    """The line that a strip stands on."""
    line = {"color": style.colours.grid, "width": 1}
    return {
        "type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": foot, "y1": foot, "line": line, "layer": "below",
    }  # fmt: skip


def _alt(rows: pl.DataFrame, style: Style) -> str:
    if rows.is_empty():
        return style.words("alt.empty")
    years = sorted({*rows["year"]})
    return style.words("alt.strip", n=rows.height, years=len(years), first=str(years[0]), last=str(years[-1]))
