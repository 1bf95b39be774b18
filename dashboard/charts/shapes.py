"""The map: figures of one year on the outlines of the 63 or the 34 provinces, Hoàng Sa and Trường Sa at their place.

It asks no other host for anything: outlines come from `dashboard.maps`, the trace is a filled scatter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from dashboard.charts import shading
from dashboard.charts.base import Chart, Style
from dashboard.charts.shading import SMALL, Cell, Picture
from dashboard.maps import Archipelago, outlines
from warehouse.comparing import Ranking

HEIGHT, LOW = 680, 420
"""In pixels; on a phone its width leaves the map no more."""
X, Y = (-8.0, 824.0), (-6.0, 879.0)
"""What is seen, in the units of the outlines."""

LEGEND, LINE = (470.0, 866.0), 33.0
"""The legend stands in the empty sea between the north and Hoàng Sa."""

POINTER = 4
HOLE = 7
BESIDE = 15


def country(ranking: Ranking, boundary: str, style: Style, chosen: Sequence[str] = ()) -> Chart:
    """Areas of boundary set `63` or `34` shaded by class; below half of them, dots on bare outlines.

    `chosen` areas get a strong outline.
    """
    drawn, rows, notes = shading.shown(ranking, boundary, style)
    picture = _picture(drawn, rows, boundary, ranking, style)
    kept = ranking.frame.filter(pl.col("area").is_in(list(rows)))
    data = _traces(picture, chosen) if rows else []
    figure = {"data": data, "layout": _layout(boundary, style)}
    return Chart(figure, kept, notes, alt=shading.alt("maps.alt_map", ranking, rows, style), lacking=ranking.lacking)


def _picture(drawn: Mapping[str, str], rows: Any, boundary: str, ranking: Ranking, style: Style) -> Picture:
    found = outlines(boundary).areas
    cells = {area: Cell(found[own].rings, found[own].middle, found[own].hover) for area, own in drawn.items()}
    return Picture(
        style, cells, rows, ranking.is_ranking, LEGEND, LINE, POINTER, lacking=shading.lacking(ranking, drawn)
    )


def _traces(picture: Picture, chosen: Sequence[str]) -> list[dict[str, Any]]:
    dots = [] if picture.shaded else picture.dots()
    hole = HOLE if picture.shaded else picture.dot / 2
    return [
        *picture.ground(),
        *picture.derived(),
        *picture.outlined(chosen),
        *dots,
        *picture.holes(hole),
        *_conflicts(picture),
        picture.legend_texts(),
        *picture.pointers(),
    ]


def _conflicts(picture: Picture) -> list[dict[str, Any]]:
    """The sign of disagreeing sources beside the middle of each area."""
    found = {area: row for area, row in picture.rows.items() if row["conflict"]}
    spots = [(picture.cells[area].middle[0] + BESIDE, picture.cells[area].middle[1]) for area in found]
    colours = [
        shading.ink(picture.colour(row), picture.style) if picture.shaded else picture.style.colours.text
        for row in found.values()
    ]
    return [shading.texts(spots, ["≠"] * len(found), colours)] if found else []


def _layout(boundary: str, style: Style) -> dict[str, Any]:
    groups = outlines(boundary).archipelagos
    return shading.frame(style, LOW if style.narrow else HEIGHT, X, Y) | {
        "shapes": [_box(group, style) for group in groups.values()],
        "annotations": [_name(key, group, style) for key, group in groups.items()],
    }


def _box(group: Archipelago, style: Style) -> dict[str, Any]:
    west, south, east, north = group.box
    return {
        "type": "rect", "xref": "x", "yref": "y", "x0": west - 6, "y0": south - 6, "x1": east + 6, "y1": north + 6,
        "line": {"color": style.colours.context, "width": 0.8, "dash": "dot"},
    }  # fmt: skip


def _name(key: str, group: Archipelago, style: Style) -> dict[str, Any]:
    west, _, east, north = group.box
    return {
        "xref": "x", "yref": "y", "x": (west + east) / 2, "y": north + 6, "yanchor": "bottom", "showarrow": False,
        "text": style.words(f"maps.{key}", area=style.words.place(group.area)),
        "font": {"size": SMALL, "color": style.colours.muted},
    }  # fmt: skip
