"""The grid of equal tiles: each province one square with its short name and figure, legible on a phone.

Where a tile stands is data (`dashboard/maps/tiles-*.csv`): roughly its place in the country.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from dashboard.charts import shading
from dashboard.charts.base import Chart, Row, Style
from dashboard.charts.shading import SMALL, Cell, Picture
from dashboard.maps import Tile, outlines, tiles
from dashboard.words import SIGNS
from warehouse.comparing import Ranking

PITCH = {"63": 45, "34": 50}
"""Height of a row of tiles in pixels: seven columns of the 63 fit a phone of 390 pixels."""

LEGEND = {"63": (0.1, -8.2), "34": (0.1, -7.2)}
"""The legend stands in the empty corner west of the country's middle."""

HALF, HOLE = 0.47, (0.44, 0.35)
"""Half the side of a tile; half the width and height of the hole in one whose figure is a bound."""

LOWER = 0.2
"""How far below the middle of a tile its figure stands."""

NAME = 10
"""Size of a tile's name in pixels: seven letters fit."""

NOTE = 44
LINE = 22
"""Height of the note below the grid and of a line of the legend, in pixels."""

THOUSANDS = 100_000
"""From this largest figure on, tiles count in thousands."""


def country(ranking: Ranking, boundary: str, style: Style, chosen: Sequence[str] = ()) -> Chart:
    """Areas of boundary set `63` or `34` as tiles filled by class; below half of them, dots on bare tiles.

    `chosen` areas get a strong outline.
    """
    drawn, rows, notes = shading.shown(ranking, boundary, style)
    grid = {area: tiles(boundary)[own] for area, own in drawn.items()}
    picture = _picture(grid, rows, boundary, ranking, style)
    kept = ranking.frame.filter(pl.col("area").is_in(list(rows)))
    data = _traces(picture, grid, chosen) if rows else []
    figure = {"data": data, "layout": _layout(boundary, rows, style)}
    return Chart(figure, kept, notes, alt=shading.alt("maps.alt_tiles", ranking, rows, style), lacking=ranking.lacking)


def _picture(grid: Mapping[str, Tile], rows: Any, boundary: str, ranking: Ranking, style: Style) -> Picture:
    cells = {area: _cell(tile) for area, tile in grid.items()}
    pitch = PITCH[boundary]
    return Picture(
        style, cells, rows, ranking.is_ranking, LEGEND[boundary], LINE / pitch, pitch * 0.8, dot=10,
        lacking=shading.lacking(ranking, {area: area for area in grid}),
    )  # fmt: skip


def _cell(tile: Tile) -> Cell:
    middle = (tile.column + 0.5, -tile.row - 0.5)
    return Cell((shading.square(middle, HALF, HALF),), middle, (middle,))


def _traces(picture: Picture, grid: Mapping[str, Tile], chosen: Sequence[str]) -> list[dict[str, Any]]:
    marks = _hollows(picture) if picture.shaded else [*picture.dots(), *picture.holes(picture.dot / 2)]
    return [
        *picture.ground(),
        *marks,
        *picture.derived(),
        *picture.outlined(chosen),
        _names(picture, grid),
        _figures(picture),
        *_parts(picture),
        picture.legend_texts(),
        *picture.pointers(),
    ]


def _hollows(picture: Picture) -> list[dict[str, Any]]:
    """The holes of tiles whose figure is a bound, and of their sample in the legend."""
    bounds = [picture.cells[area].middle for area, row in picture.rows.items() if row["qualifier"] != "exact"]
    if not bounds:
        return []
    small = picture.line * 0.2
    rings = [shading.square(middle, *HOLE) for middle in bounds]
    rings += [shading.square(middle, small * 1.4, small) for middle in picture.bound_samples()]
    colours = picture.style.colours
    hole = shading.outline(rings, fillcolor=colours.background, line={"color": colours.context, "width": 0.7})
    return [*picture.framed_samples(), hole]


def _names(picture: Picture, grid: Mapping[str, Tile]) -> dict[str, Any]:
    language = picture.style.words.language
    parted = {area for area, row in picture.lacking.items() if row.get("parts_total")}
    up = [
        0.2 if area in parted else 0.0 if area not in picture.rows else 0.2 if picture.shaded else 0.29 for area in grid
    ]
    middles = [picture.cells[area].middle for area in grid]
    spots = [(x, y + more) for (x, y), more in zip(middles, up, strict=True)]
    colours = [_ink(picture, area) for area in grid]
    return shading.texts(spots, [tile.label[language] for tile in grid.values()], colours, NAME)


def _figures(picture: Picture) -> dict[str, Any]:
    down = LOWER if picture.shaded else 0.3
    spots = [(picture.cells[area].middle[0], picture.cells[area].middle[1] - down) for area in picture.rows]
    thousands = _in_thousands(picture.rows)
    said = [_short(row, picture.style, thousands=thousands) for row in picture.rows.values()]
    return shading.texts(spots, said, [_ink(picture, area) for area in picture.rows])


def _parts(picture: Picture) -> list[dict[str, Any]]:
    """Of a sum that misses a part: how many it has of how many, in place of a figure."""
    told = {area: row for area, row in picture.lacking.items() if row.get("parts_total")}
    spots = [(picture.cells[area].middle[0], picture.cells[area].middle[1] - LOWER) for area in told]
    said = [f"{row['parts']}/{row['parts_total']}" for row in told.values()]
    return [shading.texts(spots, said, picture.style.colours.muted)] if told else []


def _ink(picture: Picture, area: str) -> str:
    """What letters on a tile are written in."""
    row, colours = picture.rows.get(area), picture.style.colours
    if row is None:
        return colours.muted
    filled = picture.shaded and row["qualifier"] == "exact"
    return shading.ink(picture.colour(row), picture.style) if filled else colours.text


_SHORT_SIGNS = SIGNS | {"nearly": "<"}
"""`gần 500.000` is a little less; the word for it has no room in a tile."""


def _short(row: Row, style: Style, *, thousands: bool) -> str:
    """A figure in the few letters that a tile holds: without its unit, in thousands where figures are large."""
    sign = _SHORT_SIGNS.get(row["qualifier"], "").strip()
    ends = [row["value"]] if row["value_max"] is None else [row["value"], row["value_max"]]
    if thousands:
        ends = [round(end / 1000, 1 if end < THOUSANDS else 0) for end in ends]
    return sign + "–".join(style.words.number(end) for end in ends) + ("≠" if row["conflict"] else "")


def _in_thousands(rows: Mapping[str, Row]) -> bool:
    return max((row["value"] for row in rows.values()), default=0) >= THOUSANDS


def _layout(boundary: str, rows: Mapping[str, Row], style: Style) -> dict[str, Any]:
    grid = tiles(boundary).values()
    columns, lines = 1 + max(tile.column for tile in grid), 1 + max(tile.row for tile in grid)
    margin = {"l": 8, "r": 8, "t": 4, "b": NOTE}
    height = PITCH[boundary] * lines + NOTE + 4
    return shading.frame(style, height, (0, columns), (-lines, 0), margin=margin) | {
        "annotations": [_note(boundary, rows, style)]
    }


def _note(boundary: str, rows: Mapping[str, Row], style: Style) -> dict[str, Any]:
    groups, words = outlines(boundary).archipelagos, style.words
    owners = {name.replace("-", "_"): words.place(group.area) for name, group in groups.items()}
    lines = [words("maps.islands", **owners)]
    if _in_thousands(rows):
        lines.append(words("maps.thousands"))
    return {
        "xref": "paper", "yref": "paper", "x": 0.5, "y": 0, "yanchor": "top", "yshift": -4, "showarrow": False,
        "text": "<br>".join(lines), "font": {"size": SMALL, "color": style.colours.muted},
    }  # fmt: skip
