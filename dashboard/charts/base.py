"""What all charts share: the result of a builder, the layout, the marks and the words on hover."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

import polars as pl

from dashboard.palette import Palette
from dashboard.words import Words
from warehouse.pairing import INDEX

SCREEN_FONT = '"Source Sans", "Source Sans 3", "DejaVu Sans", "Segoe UI", "Helvetica Neue", sans-serif'
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Style:
    """How a chart speaks and looks."""

    words: Words
    colours: Palette
    narrow: bool = False
    """Whether it is drawn for a phone's width."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure (`data`, `layout`), the rows that are drawn in it, and what was left out and why."""

    figure: dict[str, Any]
    rows: pl.DataFrame
    left_out: tuple[str, ...] = ()
    alt: str = ""
    breaks: tuple[str, ...] = ()
    """Why the series is cut where a dashed rule stands."""
    lacking: pl.DataFrame = field(default_factory=pl.DataFrame)
    """Rows without a value: sums that miss a part and refused ratios, told beside the chart."""

    @property
    def listed(self) -> pl.DataFrame:
        """What the table and the files hold: the rows that are drawn, then those that lack something."""
        return pl.concat([self.rows, self.lacking], how="diagonal_relaxed") if self.lacking.height else self.rows

    @property
    def is_cited(self) -> bool:
        """Whether the rows are figures, each with a source; else they are counts of figures."""
        return "observation_id" in self.rows.columns

    @property
    def height(self) -> int:
        """Height in pixels on the page."""
        return int(self.figure["layout"]["height"])


@dataclass(slots=True)
class Marks:
    """The marks of one trace, filled row by row; None breaks the line."""

    style: Style
    colour: str
    x: list[float | None] = field(default_factory=list)
    y: list[Any] = field(default_factory=list)
    ids: list[str | None] = field(default_factory=list)
    hover: list[str] = field(default_factory=list)
    symbols: list[str] = field(default_factory=list)
    up: list[float] = field(default_factory=list)
    down: list[float] = field(default_factory=list)

    def add(self, row: Row, x: float, y: Any, reach: float) -> None:
        """Add a row's mark; `reach` is the length of an open whisker in units of the value axis."""
        self.x.append(x)
        self.y.append(y)
        self.ids.append(row["observation_id"])
        self.hover.append(hover(row, self.style.words))
        self.symbols.append(symbol(row))
        up, down = whisker(row, reach)
        self.up.append(up)
        self.down.append(down)

    def lift(self) -> None:
        """Lift the pen: what follows is not joined to what came before."""
        if self.x:
            self.x.append(None)
            self.y.append(None)
            self.ids.append(None)
            self.hover.append("")
            self.symbols.append("circle")
            self.up.append(0)
            self.down.append(0)


def symbol(row: Row) -> str:
    """Solid for an exact figure, hollow for a bound, hollow with a dot for one the program derived."""
    if row["status"] == "derived":
        return "circle-open-dot"
    return "circle" if row["qualifier"] == "exact" else "circle-open"


def whisker(row: Row, reach: float) -> tuple[float, float]:
    """How far up and down the whisker of a bound goes: the direction says where the truth may lie."""
    if row["qualifier"] == "range":
        return row["value_max"] - row["value"], 0.0
    up = reach if row["qualifier"] in {"more_than", "at_least", "approx"} else 0.0
    down = reach if row["qualifier"] in {"less_than", "at_most", "nearly", "approx"} else 0.0
    return up, min(down, row["value"]) if row["value"] >= 0 else down


def hover(row: Row, words: Words) -> str:
    """What a mark says when pointed at: area, figure, exact period, first source."""
    computed = words.computed(row)
    lines = [
        f"<b>{escape(words.area(row['area']))}</b>",
        f"{words.figure(row)}{_unit(row, words)} · {words.period(row)}",
        escape(computed or _source(row, words)),
    ]
    if row["status"] == "derived" and not computed:
        lines.append(words("mark.derived"))
    if row["conflict"]:
        lines.append("≠ " + words("mark.conflict"))
    return "<br>".join(lines)


def _unit(row: Row, words: Words) -> str:
    return "" if row["unit"] == "percent" or row["value"] is None else f" {words.unit(row)}"


def _source(row: Row, words: Words) -> str:
    publisher = row.get("publisher") or row.get("title") or words("source.unnamed")
    more = row["source_count"] - 1
    return publisher if more < 1 else words("source.and_more", publisher=publisher, n=more)


def layout(style: Style, height: int, **more: Any) -> dict[str, Any]:
    """The layout that every chart starts from: light horizontal grid, no legend, locale's number marks."""
    colours = style.colours
    axis = {
        "color": colours.muted,
        "gridcolor": colours.grid,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "fixedrange": True,
        "automargin": True,
        "ticklabelstandoff": 6,
    }
    return {
        "height": height,
        "font": {"family": SCREEN_FONT, "size": 13, "color": colours.text},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "separators": ",." if style.words.language == "vi" else ".,",
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": colours.background,
            "bordercolor": colours.muted,
            "align": "left",
            "font": {"family": SCREEN_FONT, "size": 13, "color": colours.text},
        },
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "xaxis": {**axis, "showgrid": False},
        "yaxis": {**axis, "rangemode": "tozero", "tickformat": ",~r"},
    } | more


def adjusted(figure_layout: dict[str, Any], **axes: dict[str, Any]) -> dict[str, Any]:
    """A layout with some keys of its axes (or of other parts) changed."""
    return figure_layout | {name: figure_layout.get(name, {}) | changes for name, changes in axes.items()}


def trace(marks: Marks, **more: Any) -> dict[str, Any]:
    """The parts of a trace that every kind of chart fills alike."""
    return {
        "customdata": marks.ids,
        "hovertext": marks.hover,
        "hovertemplate": "%{hovertext}<extra></extra>",
    } | more


def dots(marks: Marks, size: int | list[int], inks: Sequence[str]) -> dict[str, Any]:
    """Marks with a colour each, as a trace; what is not exact is drawn hollow in the same colour."""
    marker = {"symbol": marks.symbols, "size": size, "color": inks, "line": {"width": 1.5, "color": inks}}
    return trace(marks, type="scatter", mode="markers", x=marks.x, y=marks.y, cliponaxis=False, marker=marker)


def whiskers(marks: Marks, style: Style, thickness: float) -> dict[str, Any]:
    """How far each figure may lie from its mark."""
    return {
        "type": "data", "array": marks.up, "arrayminus": marks.down, "symmetric": False,
        "width": 0, "thickness": thickness, "color": style.colours.muted,
    }  # fmt: skip


def labels(listed: Sequence[Row], style: Style, **where: Any) -> dict[str, Any]:
    """The figures written beyond the marks (and beyond their whiskers), as a trace of texts."""
    return {
        "type": "scatter",
        "mode": "text",
        "text": [style.words.figure(row) + (" ≠" if row["conflict"] else "") for row in listed],
        "textfont": {"color": style.colours.text, "size": 12},
        "hoverinfo": "skip",
        "cliponaxis": False,
    } | where


def counted(rows: pl.DataFrame, column: str) -> dict[str, int]:
    """How many rows there are by the values of a column, in a fixed order."""
    return dict(rows.group_by(column).len().sort(column).iter_rows())


def largest(rows: pl.DataFrame) -> float:
    """The largest value that any row allows; 0 where there is none."""
    return max(rows["upper"].to_list(), default=0.0)


def lowest(rows: pl.DataFrame) -> float:
    """Where a value axis begins: at zero, or below it where a change is negative."""
    ends: list[float] = rows["lower"].to_list()
    return min([0.0, *ends])


def value_range(rows: pl.DataFrame, room: float) -> tuple[float, float]:
    """The ends of a value axis: from zero or, where a change is negative, below it; of an index around its own."""
    if rows.height and rows["unit"][0] == INDEX:
        low, high = min(rows["lower"].to_list()), largest(rows)
        more = (high - low or high) * (room - 1) * 2
        return low - more, high + more
    return lowest(rows) * room, largest(rows) * room or 1.0


def hundred(rows: pl.DataFrame, style: Style, xref: str = "paper", yref: str = "y") -> list[dict[str, Any]]:
    """The line of an index's own year; none where the rows are no index."""
    if rows.is_empty() or rows["unit"][0] != INDEX:
        return []
    line = {"color": style.colours.muted, "width": 1, "dash": "dot"}
    return [
        {"type": "line", "xref": xref, "yref": yref, "x0": 0, "x1": 1, "y0": 100, "y1": 100, "line": line}
    ]  # fmt: skip


def years(rows: pl.DataFrame) -> tuple[int, int]:
    """First and last year of rows that are not empty."""
    listed: list[int] = rows["year"].to_list()
    return min(listed), max(listed)
