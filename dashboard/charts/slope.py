"""Two years side by side: a slope an area, from its earlier figure to its later one.

Only pairs that `warehouse.pairing` allows are drawn. A slope compares its two ends; nothing is said of the years
between, and where the intervals of the two figures meet, it is dotted: neither a rise nor a fall.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from dashboard.charts.base import Chart, Marks, Row, Style, adjusted, dots, layout, whiskers
from warehouse.pairing import Pairs

LINE, NARROW_LINE = 19, 34
"""Height that a label needs, in pixels; on a narrow page, where a name stands above its figure, it needs more."""

LOWEST, EDGE = 340, 34
"""Least height of the plot, and the room above it for the years, in pixels."""

OUT = 18
"""How far a label stands from its mark, in pixels; a thin line leads to it."""

LETTER = 7.2
"""Width of a letter of a label, in pixels."""

LEAST = 20.0
"""Percentage points that the value axis spans at least."""

ENDS = (0.0, 1.0)


def before_after(pairs: Pairs, chosen: Sequence[str], style: Style) -> Chart:
    """A slope for each pair; chosen areas have a colour each, the others are grey."""
    slopes = _slopes(pairs.frame)
    colours = _colours(slopes, chosen, style)
    plot = max(LOWEST, _line(style) * (len(slopes) + 1))
    spread = _spread(pairs.frame)
    data = _joins(slopes, colours, style)
    data += [_marks(slopes, colours, side, spread, style) for side in (0, 1)]
    drawn = {"data": data if slopes else [], "layout": _layout(slopes, colours, spread, plot, style)}
    notes = tuple(style.words(f"left.{reason}", n=n) for reason, n in pairs.left_out.items())
    return Chart(drawn, pairs.frame, notes, _alt(slopes, style))


def _line(style: Style) -> int:
    return NARROW_LINE if style.narrow else LINE


def _slopes(rows: pl.DataFrame) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Earlier and later figure of each area, the largest later one first."""
    listed = rows.to_dicts()
    return sorted(zip(listed[::2], listed[1::2], strict=True), key=lambda pair: -pair[1]["value"])


def _colours(slopes: Sequence[tuple[Row, Row]], chosen: Sequence[str], style: Style) -> dict[str, str]:
    """Each area's colour by its line; without chosen areas all are alike."""
    lines = [later["area_line"] for _, later in slopes]
    if not chosen:
        return dict.fromkeys(lines, style.colours.series[0])
    lit = [later["area_line"] for earlier, later in slopes if {earlier["area"], later["area"]} & set(chosen)]
    series = dict(zip(lit, style.colours.series, strict=False))
    return {line: series.get(line, style.colours.context) for line in lines}


def _spread(rows: pl.DataFrame) -> tuple[float, float]:
    """The ends of the value axis: counts from zero, so that a slope is as steep as the change; percentages as lie.

    Percentages span at least `LEAST` points: half a point is no cliff.
    """
    if rows.is_empty():
        return 0.0, 1.0
    low, high = min(rows["lower"].to_list()), max(rows["upper"].to_list())
    if rows["unit"][0] != "percent":
        return min(0.0, low), (high or 1.0) * 1.06
    room = max((high - low) * 0.06, (LEAST - (high - low)) / 2)
    return low - room, high + room


def _joins(slopes: Sequence[tuple[Row, Row]], colours: Mapping[str, str], style: Style) -> list[dict[str, Any]]:
    """The slopes, grey ones first, dotted where a figure neither rose nor fell; they are no marks and lead nowhere."""
    inks = sorted(set(colours.values()), key=lambda colour: colour != style.colours.context)
    kinds: dict[tuple[str, bool], tuple[list[Any], list[Any]]] = {
        (ink, moved): ([], []) for ink in inks for moved in (True, False)
    }
    for earlier, later in slopes:
        x, y = kinds[colours[later["area_line"]], later["direction"] != 0]
        x += [*ENDS, None]
        y += [earlier["value"], later["value"], None]
    return [_join(x, y, ink, "solid" if moved else "dot") for (ink, moved), (x, y) in kinds.items() if x]


def _join(x: list[Any], y: list[Any], ink: str, dash: str) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "lines", "x": x, "y": y, "hoverinfo": "skip", "connectgaps": False,
        "line": {"color": ink, "width": 1.5, "dash": dash},
    }  # fmt: skip


def _marks(
    slopes: Sequence[tuple[Row, Row]], colours: Mapping[str, str], side: int, spread: tuple[float, float], style: Style
) -> dict[str, Any]:
    marks = Marks(style, style.colours.series[0])
    for pair in slopes:
        marks.add(pair[side], ENDS[side], pair[side]["value"], (spread[1] - spread[0]) * 0.04)
    inks = [colours[pair[1]["area_line"]] for pair in slopes]
    return dots(marks, 9, inks) | {"error_y": whiskers(marks, style, 1.5)}


def _layout(
    slopes: Sequence[tuple[Row, Row]], colours: Mapping[str, str], spread: tuple[float, float], plot: int, style: Style
) -> dict[str, Any]:
    labels = [*_labels(slopes, colours, 0, spread, plot, style), *_labels(slopes, colours, 1, spread, plot, style)]
    widths = [max((_letters(note["text"]) for note in labels if note["x"] == end), default=0) * LETTER for end in ENDS]
    margin = {"l": OUT + 8 + int(widths[0]), "r": OUT + 8 + int(widths[1]), "t": EDGE, "b": 8}
    base = layout(style, plot + EDGE + 8, margin=margin)
    years = [str(row["year"]) for row in slopes[0]] if slopes else []
    ticks = {"tickvals": list(ENDS[: len(years)]), "ticktext": years, "side": "top", "tickangle": 0}
    axes = adjusted(
        base,
        xaxis={"range": [-0.02, 1.02], **ticks, "tickfont": {"size": 14, "color": style.colours.text}},
        yaxis={"range": list(spread), "showticklabels": False, "showgrid": False, "rangemode": "normal"},
    )
    return axes | {"annotations": labels, "shapes": [_upright(end, style) for end in ENDS]}


def _letters(label: str) -> int:
    """Letters of the longest line of a label."""
    return max(map(len, label.split("<br>")))


def _upright(end: float, style: Style) -> dict[str, Any]:
    line = {"color": style.colours.grid, "width": 1}
    return {"type": "line", "x0": end, "x1": end, "yref": "paper", "y0": 0, "y1": 1, "line": line, "layer": "below"}


def _labels(
    slopes: Sequence[tuple[Row, Row]],
    colours: Mapping[str, str],
    side: int,
    spread: tuple[float, float],
    plot: int,
    style: Style,
) -> list[dict[str, Any]]:
    """The figures of one year beside their marks, those of the later year with the area's name; never overlapping."""
    words = style.words
    ordered = sorted((pair for pair in slopes), key=lambda pair: pair[side]["value"])
    places = apart([pair[side]["value"] for pair in ordered], (spread[1] - spread[0]) * _line(style) / plot, spread)
    between = "<br>" if style.narrow else " "
    notes = []
    for pair, place in zip(ordered, places, strict=True):
        figure = words.figure(pair[side]) + (" ≠" if pair[side]["conflict"] else "")
        colour = colours[pair[1]["area_line"]]
        notes.append(
            {
                "x": ENDS[side], "y": pair[side]["value"], "ax": OUT if side else -OUT, "axref": "pixel",
                "ay": place, "ayref": "y", "xanchor": "left" if side else "right", "yanchor": "middle",
                "showarrow": True, "arrowhead": 0, "arrowwidth": 0.7, "arrowcolor": style.colours.muted,
                "standoff": 6, "borderpad": 2,
                "text": f"{words.place(pair[1]['area'])}{between}{figure}" if side else figure,
                "align": "left" if side else "right",
                "font": {
                    "size": 12,
                    "color": style.colours.muted if colour == style.colours.context else style.colours.text,
                },
            }
        )  # fmt: skip
    return notes


def apart(wanted: Sequence[float], gap: float, ends: tuple[float, float]) -> list[float]:
    """Places in rising order at least `gap` apart, within `ends` where they fit, each near the wanted one.

    Pools neighbours that would overlap around their common middle (the pool-adjacent-violators algorithm).
    """
    pools: list[tuple[float, int]] = []
    for place, value in enumerate(wanted):
        pools.append((value - place * gap, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (mean, count), (other, more) = pools.pop(), pools.pop()
            pools.append(((mean * count + other * more) / (count + more), count + more))
    highest = max(ends[1] - (len(wanted) - 1) * gap, ends[0])
    starts = [min(max(mean, ends[0]), highest) for mean, count in pools for _ in range(count)]
    return [start + place * gap for place, start in enumerate(starts)]


def _alt(slopes: Sequence[tuple[Row, Row]], style: Style) -> str:
    if not slopes:
        return style.words("alt.empty")
    told = [later["direction"] for _, later in slopes]
    return style.words(
        "alt.slope", n=len(slopes), earlier=str(slopes[0][0]["year"]), later=str(slopes[0][1]["year"]),
        up=told.count(1), down=told.count(-1), level=told.count(0),
    )  # fmt: skip
