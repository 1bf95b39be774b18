"""How well something is covered: a grid of years, each cell with its number; empty is empty, never zero."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from dashboard.charts.base import Chart, Style, adjusted, layout, years

ROW = 26

NAME = 18
"""Room for the name above the cells of a row on a narrow page, in pixels."""

GAP = 2


def covered(
    counts: pl.DataFrame, names: Sequence[tuple[str, str]], style: Style, *,
    unit: str, row: int = ROW, left_out: tuple[str, ...] = (),
) -> Chart:  # fmt: skip
    """A grid of rows × years. `counts` has `row, year, n`; `names` gives the rows in order with their labels.

    `unit` is the key of the text that says what `n` counts. On a phone a row has its name above its cells, so that
    they have the whole width; they are still narrower than their numbers: there a touch and the table say them.
    """
    first, last = years(counts) if counts.height else (1, 0)
    shown = list(range(first, last + 1))
    found = {(code, year): n for code, year, n in counts.select("row", "year", "n").iter_rows()}
    z = [[found.get((code, year)) for year in shown] for code, _ in names]
    heat = {
        "type": "heatmap", "z": z, "x": shown, "y": [code for code, _ in names],
        "xgap": GAP, "ygap": GAP + NAME if style.narrow else GAP, "showscale": False, "hoverongaps": False,
        "colorscale": _scale(style), "zmin": 0,
        "texttemplate": "" if style.narrow else "%{z}", "textfont": {"size": 11},
        "hovertext": _texts(z, names, shown, style, unit), "hovertemplate": "%{hovertext}<extra></extra>",
    }  # fmt: skip
    drawn = {"data": [heat] if shown else [], "layout": _layout(names, style, row) | _above(names, style, first, row)}
    return Chart(drawn, counts, left_out, style.words("alt.grid"))


def _scale(style: Style) -> list[list[Any]]:
    ramp = style.colours.ramp
    return [[place / (len(ramp) - 1), colour] for place, colour in enumerate(ramp)]


def _texts(
    z: list[list[Any]], names: Sequence[tuple[str, str]], shown: list[int], style: Style, unit: str
) -> list[list[str]]:
    return [
        [f"<b>{name}</b><br>{year}: {style.words(unit, n=n)}" if n else "" for n, year in zip(line, shown, strict=True)]
        for line, (_, name) in zip(z, names, strict=True)
    ]


def _layout(names: Sequence[tuple[str, str]], style: Style, row: int) -> dict[str, Any]:
    room = row + NAME if style.narrow else row
    return adjusted(
        layout(style, 40 + room * len(names)),
        xaxis={"tickformat": "d", "dtick": 5, "side": "top"},
        yaxis={
            "type": "category", "autorange": "reversed", "tickvals": [code for code, _ in names],
            "ticktext": [name for _, name in names], "tickfont": {"color": style.colours.text, "size": 12},
            "showgrid": False, "ticksuffix": "  ", "tickformat": "", "rangemode": "normal",
            "showticklabels": not style.narrow,
        },
    )  # fmt: skip


def _above(names: Sequence[tuple[str, str]], style: Style, first: int, row: int) -> dict[str, Any]:
    """The names above their rows, where the page is narrow."""
    if not style.narrow:
        return {}
    shared = {
        "x": first - 0.5, "xanchor": "left", "yanchor": "bottom", "yshift": (row - GAP) / 2, "showarrow": False,
        "align": "left", "borderpad": 1, "font": {"color": style.colours.text, "size": 12},
    }  # fmt: skip
    return {"annotations": [shared | {"y": code, "text": name} for code, name in names]}
