"""Small multiples: one panel an area, all on one scale, so that panels may be compared by eye."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from dashboard.charts import breaks
from dashboard.charts.base import Chart, Style, hundred, layout, value_range, years
from dashboard.charts.lines import decimal_year, fit, line_trace
from warehouse.records import Break

COLUMNS, NARROW_COLUMNS = 3, 2
PANEL = 205
"""Height of a panel with its name, in pixels."""

GAP, NARROW_GAP = 0.04, 0.14
"""Between panels, as a share of the width; on a narrow page the years below them need more."""


def side_by_side(rows: pl.DataFrame, areas: Sequence[str], style: Style, *, bounds: bool = True) -> Chart:
    """A panel for each area, in the order given; areas without a figure are named in the notes."""
    kept, left_out = fit(rows.filter(pl.col("area").is_in(areas)), style, bounds=bounds)
    found = set(kept["area"])
    shown = [area for area in areas if area in found]
    missing = [style.words.area(area) for area in areas if area not in found]
    if missing:
        left_out = (*left_out, style.words("left.no_figure", areas=style.words.listed(missing)))
    columns = NARROW_COLUMNS if style.narrow else COLUMNS
    drawn = layout(style, max(1, -(-len(shown) // columns)) * PANEL)
    low, high = value_range(kept, 1.1)
    data: list[dict[str, Any]] = []
    cut: list[Break] = []
    for place, area in enumerate(shown):
        number = "" if place == 0 else str(place + 1)
        own = kept.filter(pl.col("area") == area)
        line = line_trace(own, style, style.colours.series[0], (high - low) * 0.07)
        data.append(line | {"xaxis": f"x{number}", "yaxis": f"y{number}"})
        drawn |= _axes(drawn, kept, divmod(place, columns), (columns, -(-len(shown) // columns)), number)
        drawn["annotations"] = [*drawn.get("annotations", []), _name(area, number, style)]
        own_cut = breaks.across(kept, [area])
        drawn["shapes"] = [
            *drawn.get("shapes", []),
            *_rules(own_cut, number, style),
            *hundred(kept, style, f"x{number} domain", f"y{number}"),
        ]
        cut += own_cut
    alt = style.words("alt.multiples", n=len(shown))
    return Chart({"data": data, "layout": drawn}, kept, left_out, alt, breaks.reasons(cut, style))


def _rules(found: Sequence[Break], number: str, style: Style) -> list[dict[str, Any]]:
    """The dashed rules of one panel; their reasons stand below the chart."""
    where = {"xref": f"x{number}", "yref": f"y{number} domain"}
    return [breaks.rule(decimal_year(day), style, **where) for day in breaks.by_day(found)]


def _axes(
    drawn: dict[str, Any], rows: pl.DataFrame, place: tuple[int, int], size: tuple[int, int], number: str
) -> dict[str, Any]:
    """The axes of the panel at (row, column) `place` of a grid of (columns, rows) `size`."""
    (down, across), (columns, lines) = place, size
    first, last = years(rows)
    gap = NARROW_GAP if columns == NARROW_COLUMNS else GAP
    width, height = (1 - gap * (columns - 1)) / columns, 1 / lines
    left, top = across * (width + gap), 1 - down * height
    ticks = sorted({first, last})
    x = drawn["xaxis"] | {
        "domain": [left, left + width], "anchor": f"y{number}", "range": [first - 0.3, last + 1.3], "tickangle": 0,
        "tickvals": [year + 0.5 for year in ticks], "ticktext": [str(year) for year in ticks],
    }  # fmt: skip
    y = drawn["yaxis"] | {
        "domain": [top - height * 0.8, top - height * 0.2], "anchor": f"x{number}",
        "range": list(value_range(rows, 1.1)), "nticks": 3, "showticklabels": across == 0,
    }  # fmt: skip
    return {f"xaxis{number}": x, f"yaxis{number}": y}


def _name(area: str, number: str, style: Style) -> dict[str, Any]:
    return {
        "xref": f"x{number} domain", "yref": f"y{number} domain", "x": 0, "y": 1.04, "xanchor": "left",
        "yanchor": "bottom", "showarrow": False, "align": "left",
        "text": style.words.area(area).replace(" (", "<br>("),
        "font": {"size": 13, "color": style.colours.text},
    }  # fmt: skip
