"""One indicator over the years: a line an area, joined only where the series says that it may be.

Full years stand in the middle of their year, stocks at their true date. Up to six areas have a
colour and their name beside the line; everything else is context in grey.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import blake2b
from itertools import groupby
from typing import Any

import polars as pl

from dashboard.charts import breaks
from dashboard.charts.base import Chart, Marks, Style, adjusted, counted, hundred, layout, trace, value_range, years
from warehouse.pairing import INDEX
from warehouse.records import Break

COLOURED = 6
CROWDED = 200
"""Grey figures up to which each has its mark: more are a cloud, and most of the time that a chart takes."""

UNSEEN = {"maxdisplayed": 1, "opacity": 0}
"""The mark of figures that answer without being drawn."""

STROKE = 0.15
"""Years to either side that a figure's stroke is long where no line joins it and it has no mark."""

ON_ONE_SCALE = ("percent", "per_1000", INDEX)
"""Units in which the country stands on its provinces' own scale."""

HEIGHT = 430
DRAWN = ("full_year", "point")
"""Coverages that a line over the years can show; parts of years and terms have charts of their own."""

LABEL_GAP = 0.09
"""Least distance of two names beside the lines, as a share of the plot's height: two lines of text."""

MOST_TICKS = 5
"""Years named below a chart at most: on a phone more would run into each other."""

ROOM = 1.08
"""How much longer the value axis is than its largest figure."""


def over_years(rows: pl.DataFrame, chosen: Sequence[str], style: Style, *, bounds: bool = True) -> Chart:
    """Lines of `chosen` areas in colour and of all other rows' areas in grey.

    `rows` hold one indicator in one measure. Without chosen areas the country is the coloured one.
    """
    fitting, left_out = fit(rows, style, bounds=bounds)
    kept = shown(rows, chosen, bounds=bounds)
    if kept.height < fitting.height:
        left_out = (*left_out, style.words("left.provinces", n=fitting.height - kept.height))
    coloured = _coloured(kept, chosen or _lit(kept))
    low, high = value_range(kept, ROOM)
    reach = (high - low) * 0.05
    grey = kept.filter(~pl.col("area_line").is_in(list(coloured)))
    data, shapes = _context(grey, style, reach)
    if shapes:
        left_out = (*left_out, style.words("left.dots", n=grey.height))
    for place, line in enumerate(coloured):
        own = kept.filter(pl.col("area_line") == line)
        data.append(line_trace(own, style, style.colours.series[place], reach))
    if len(chosen) > COLOURED:
        left_out += (style.words("left.colours", n=len(chosen) - COLOURED, most=COLOURED),)
    cut = breaks.across(kept, _areas_of(kept, coloured))
    drawn: dict[str, Any] = {"data": data, "layout": _layout(kept, coloured, cut, shapes, style)}
    if shapes:
        drawn["layout"]["meta"] = blake2b(repr(drawn).encode(), digest_size=8).hexdigest()
    return Chart(drawn, kept, left_out, _alt(kept, style), breaks.reasons(cut, style))


def shown(rows: pl.DataFrame, chosen: Sequence[str], *, bounds: bool) -> pl.DataFrame:
    """The rows that lines over the years draw: those that fit, of counts without chosen areas the country's alone."""
    kept = _fitting(rows, bounds=bounds)
    country = None if chosen else country_alone(kept)
    return kept if country is None else country


def _fitting(rows: pl.DataFrame, *, bounds: bool) -> pl.DataFrame:
    kept = rows.filter(pl.col("coverage").is_in(DRAWN))
    return kept if bounds else kept.filter(pl.col("qualifier") == "exact")


def country_alone(rows: pl.DataFrame) -> pl.DataFrame | None:
    """Of counts the country's rows, where there are others: beside it every province would lie on the ground."""
    drawn = rows.filter(pl.col("coverage").is_in(DRAWN))
    country = drawn.filter((pl.col("area") == "vn") & ~pl.col("unit").is_in(ON_ONE_SCALE))
    return country if 0 < country.height < drawn.height else None


def place(row: Any) -> float:
    """Where a row stands on the axis of years: a stock at its date, a year in its middle."""
    return decimal_year(row["period_end"]) if row["coverage"] == "point" else row["year"] + 0.5


def decimal_year(day: date) -> float:
    """A date as a number of years."""
    start = date(day.year, 1, 1)
    return day.year + (day - start).days / (date(day.year + 1, 1, 1) - start).days


def fit(rows: pl.DataFrame, style: Style, *, bounds: bool) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """The rows that lines over the years can show, and what was left out."""
    words = style.words
    notes = [
        words(f"left.{coverage}", n=count)
        for coverage, count in counted(rows, "coverage").items()
        if coverage not in DRAWN
    ]
    kept = _fitting(rows, bounds=bounds)
    if bounded := _fitting(rows, bounds=True).height - kept.height:
        notes.append(words("left.bounds", n=bounded))
    return kept, tuple(notes)


def _lit(rows: pl.DataFrame) -> list[str]:
    """Where no area is chosen: all of a few, of many the country, where it has no figure those with most figures."""
    counted = rows.group_by("area").len().sort(["len", "area"], descending=[True, False])
    areas: list[str] = counted["area"].to_list()
    return ["vn"] if "vn" in areas and rows["area_line"].n_unique() > COLOURED else areas


def _coloured(rows: pl.DataFrame, chosen: Sequence[str]) -> list[str]:
    line_of = dict(rows.select("area", "area_line").unique().iter_rows())
    return list(dict.fromkeys(line_of[area] for area in chosen if area in line_of))[:COLOURED]


def _context(grey: pl.DataFrame, style: Style, reach: float) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The grey figures: traces and, of a crowd, one shape for all its lines.

    Those of a crowd still answer when pointed at and clicked: to Plotly they have marks, of which one is drawn, unseen.
    """
    if grey.is_empty():
        return [], []
    drawn = line_trace(grey, style, style.colours.context, reach, grey=True)
    if grey.height <= CROWDED:
        return [drawn], []
    unseen = drawn | {"mode": "markers", "marker": UNSEEN, "error_y": {}}
    return [unseen], [_pen(drawn)]


def seen(figure: dict[str, Any]) -> dict[str, Any]:
    """A figure without what only answers: it looks the same, and is drawn sooner.

    The whole one has to follow, and is known by its layout's `meta`: where that one is there already, nothing follows.
    """
    return figure | {"data": [one for one in figure["data"] if one["marker"] != UNSEEN]}


def _pen(drawn: dict[str, Any]) -> dict[str, Any]:
    """The lines and whiskers of a trace in one shape; a figure that no line joins is a short stroke."""
    bars = drawn["error_y"]
    points = zip(drawn["x"], drawn["y"], bars["array"], bars["arrayminus"], strict=True)
    runs = [list(run) for is_gap, run in groupby(points, key=lambda point: point[0] is None) if not is_gap]
    lines = ["M" + "L".join(f"{x:.3f},{y:.10g}" for x, y, *_ in run) for run in runs if len(run) > 1]
    alone = [f"M{x - STROKE:.3f},{y:.10g}H{x + STROKE:.3f}" for ((x, y, *_), *more) in runs if not more]
    bounds = [f"M{x:.3f},{y - down:.10g}V{y + up:.10g}" for run in runs for x, y, up, down in run if up or down]
    line = {"color": drawn["line"]["color"], "width": drawn["line"]["width"]}
    path = "".join([*lines, *alone, *bounds])
    return {"type": "path", "path": path, "line": line, "opacity": drawn["opacity"], "layer": "between"}


def line_trace(rows: pl.DataFrame, style: Style, colour: str, reach: float, *, grey: bool = False) -> dict[str, Any]:
    """Marks and lines of rows, joined only where the series joins them; grey is context."""
    marks = Marks(style, colour)
    for segment in _segments(rows):
        marks.lift()
        for row in segment:
            marks.add(row, place(row), row["value"], reach)
    size = 6 if grey else 9
    whiskers = {
        "type": "data", "array": marks.up, "arrayminus": marks.down, "symmetric": False,
        "width": 0, "thickness": 1.5, "color": colour,
    }  # fmt: skip
    return trace(
        marks,
        type="scatter",
        mode="lines+markers",
        x=marks.x,
        y=marks.y,
        connectgaps=False,
        cliponaxis=False,
        opacity=0.75 if grey else 1,
        line={"color": colour, "width": 1 if grey else 2.5},
        marker={"symbol": marks.symbols, "size": size, "color": colour, "line": {"width": 1.5, "color": colour}},
        error_y=whiskers,
    )


def _segments(rows: pl.DataFrame) -> Iterator[list[dict[str, Any]]]:
    """Runs of rows that may be joined; a row without `line` is a run of its own."""
    ordered = rows.sort("area_line", "period_end", "observation_id").to_dicts()
    for key, run in groupby(ordered, key=lambda row: row["line"]):
        if key is None:
            yield from ([row] for row in run)
        else:
            yield list(run)


def _areas_of(rows: pl.DataFrame, coloured: list[str]) -> list[str]:
    return rows.filter(pl.col("area_line").is_in(coloured))["area"].unique().to_list()


def _ticks(first: int, last: int) -> range:
    """The years named below the chart: each, every other one, or the round ones."""
    step = next(step for step in (1, 2, 5, 10, 20, 50) if (last - first) / step <= MOST_TICKS)
    return range(first if step <= 2 else -(-first // step) * step, last + 1, step)  # noqa: PLR2004


def _layout(
    rows: pl.DataFrame, coloured: list[str], cut: list[Break], context: list[dict[str, Any]], style: Style
) -> dict[str, Any]:
    if rows.is_empty():
        return layout(style, HEIGHT)
    first, last = years(rows)
    ticks = _ticks(first, last)
    base = layout(style, HEIGHT, margin={"l": 8, "r": 8 + _label_width(coloured, style), "t": 26, "b": 8})
    ends = value_range(rows, ROOM)
    return adjusted(
        base,
        xaxis={
            "range": [first - 0.05, last + 1.05],
            "tickangle": 0,
            "tickvals": [year + 0.5 for year in ticks],
            "ticktext": [str(year) for year in ticks],
        },
        yaxis={"range": list(ends), "ticksuffix": _suffix(rows, style)},
    ) | {
        "shapes": [
            *context,
            *(breaks.rule(decimal_year(day), style) for day in breaks.by_day(cut)),
            *hundred(rows, style),
        ],
        "annotations": [
            *(breaks.name(decimal_year(day), found, style) for day, found in breaks.by_day(cut).items()),
            *_names(rows, coloured, ends, style),
        ],
    }


def _suffix(rows: pl.DataFrame, style: Style) -> str:
    if rows["unit"][0] != "percent":
        return ""
    return "\N{NO-BREAK SPACE}%" if style.words.language == "vi" else "%"


def _names(rows: pl.DataFrame, coloured: list[str], ends_at: tuple[float, float], style: Style) -> list[dict[str, Any]]:
    """The names of the coloured lines at the right edge, moved apart where they would overlap."""
    ends = [
        (float(rows.filter(pl.col("area_line") == line).sort("period_end")["value"][-1]), line) for line in coloured
    ]
    annotations, floor = [], -1.0
    bottom, top = ends_at
    for value, line in sorted(ends):
        height = max((value - bottom) / (top - bottom) if top > bottom else 0, floor)
        floor = height + LABEL_GAP
        annotations.append(
            {
                "xref": "paper", "yref": "paper", "x": 1, "xanchor": "left", "xshift": 6, "y": min(height, 1.02),
                "yanchor": "middle", "showarrow": False, "align": "left", "text": _label(line, style),
                "font": {"size": 13, "color": style.colours.series[coloured.index(line)]},
            }
        )  # fmt: skip
    return annotations


def _label_width(coloured: list[str], style: Style) -> int:
    parts = [part for line in coloured for part in _label(line, style).split("<br>")]
    return max((8 * len(part) for part in parts), default=0)


def _label(line: str, style: Style) -> str:
    """An area's name beside its line, its dates below it."""
    return style.words.area(line).replace(" (", "<br>(")


def _alt(rows: pl.DataFrame, style: Style) -> str:
    if rows.is_empty():
        return style.words("alt.empty")
    return style.words(
        "alt.lines",
        indicator=style.words.indicator(rows["indicator"][0]),
        n=rows.height,
        areas=rows["area_line"].n_unique(),
        first=str(years(rows)[0]),
        last=str(years(rows)[1]),
    )


def spark(rows: pl.DataFrame, style: Style, height: int = 64) -> Chart:
    """The same lines without axes or names, for a card."""
    own = rows.filter(pl.col("coverage").is_in(DRAWN))
    line = line_trace(own, style, style.colours.series[0], 0)
    line["marker"] |= {"size": 5}
    hidden = {"visible": False}
    drawn = adjusted(layout(style, height), xaxis=hidden, yaxis=hidden, margin={"l": 4, "r": 4, "t": 4, "b": 4})
    return Chart({"data": [line], "layout": drawn}, own, (), _alt(own, style))
