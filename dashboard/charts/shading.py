"""Areas filled by the class of their figure: what the map of outlines and the grid of tiles share.

A `Picture` holds where each area lies (`Cell`) and which row is its figure; its methods give traces.
No figure is a texture, never a colour of the scale. Below half of the areas nothing is filled: the
areas that have a figure are marked with a dot, so that nobody sees a pattern in the gaps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from dashboard.charts.base import Row, Style, adjusted, hover, layout
from dashboard.charts.classes import Classes, classified
from dashboard.maps import LAST_DAY, Ring, drawn_as
from dashboard.words import Words
from warehouse.comparing import Ranking, boundary_day

CLEAR = "rgba(0,0,0,0)"
SMALL = 11
"""Size of the letters inside the drawing, in pixels."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where an area lies: its rings, its middle, and the points a pointer finds it by."""

    rings: Sequence[Ring]
    middle: tuple[float, float]
    hover: Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Swatch:
    """A line of the legend: a sample of a class (by number), of no figure, of a bound, and its text."""

    kind: str
    text: str
    number: int = -1


@dataclass(slots=True)
class Picture:
    """Areas of one day, their cells and figures.

    `legend_at` is the upper left corner of the legend and `line` the height of its lines, in units of the drawing.
    """

    style: Style
    cells: Mapping[str, Cell]
    rows: Mapping[str, Row]
    shaded: bool
    legend_at: tuple[float, float]
    line: float
    pointer: float
    """Size in pixels of the spot that a pointer finds."""
    dot: float = 11
    lacking: Mapping[str, Row] = field(default_factory=dict)
    """Areas without a figure whose sum or ratio lacks something: what is told of them."""
    classes: Classes = field(init=False)
    legend: list[Swatch] = field(init=False)
    """The lines of the legend, the highest class first."""

    def __post_init__(self) -> None:
        self.classes = classified([row["value"] for row in self.rows.values()], self.style)
        self.legend = self._legend() if self.rows else []

    def colour(self, row: Row) -> str:
        """The colour of a row's class."""
        return self.classes.colours[self.classes.of(row["value"])]

    def ground(self) -> list[dict[str, Any]]:
        """All areas: filled by class, textured without a figure; or bare outlines where dots will mark the figures."""
        bare = [cell for area, cell in self.cells.items() if not (self.shaded and area in self.rows)]
        rings = [ring for cell in bare for ring in cell.rings]
        if not self.shaded:
            return [self._area(rings, fillcolor=self.style.colours.grid)]
        filled = [self._class(number) for number in range(len(self.classes.colours))]
        return [self._area([*rings, *self._samples("none")], **self._texture()), *filled]

    def dots(self) -> list[dict[str, Any]]:
        """A dot in the class's colour at the middle of each area that has a figure."""
        samples = [(self._sample(place), s) for place, s in enumerate(self.legend) if s.kind in {"class", "bound"}]
        spots = [self.cells[area].middle for area in self.rows] + [spot for spot, _ in samples]
        colours = [self.colour(row) for row in self.rows.values()]
        sampled = (*self.classes.colours, self.style.colours.context)  # the last is that of number -1: no class
        colours += [sampled[swatch.number] for _, swatch in samples]
        line = {"width": 1, "color": self.style.colours.text}
        return [_points(spots, marker={"size": self.dot, "color": colours, "line": line})]

    def holes(self, size: float) -> list[dict[str, Any]]:
        """What makes a mark hollow: a spot of the page's colour at the middle of each area whose figure is a bound."""
        spots = [self.cells[area].middle for area, row in self.rows.items() if row["qualifier"] != "exact"]
        line = {"width": 1, "color": self.style.colours.text}
        marker = {"size": size, "color": self.style.colours.background, "line": line}
        return [_points([*spots, *self.bound_samples()], marker=marker)] if spots else []

    def outlined(self, chosen: Sequence[str]) -> list[dict[str, Any]]:
        """A strong outline around the areas that the reader chose."""
        rings = [ring for area in chosen if area in self.cells for ring in self.cells[area].rings]
        line = {"color": self.style.colours.text, "width": 2}
        return [outline(rings, fillcolor=CLEAR, line=line)] if rings else []

    def derived(self) -> list[dict[str, Any]]:
        """A dotted outline around what the program derived."""
        rings = [
            ring for area, row in self.rows.items() if row["status"] == "derived" for ring in self.cells[area].rings
        ]
        line = {"color": self.style.colours.text, "width": 2, "dash": "dot"}
        return [self._area([*rings, *self._samples("derived")], fillcolor=CLEAR, line=line)] if rings else []

    def pointers(self) -> list[dict[str, Any]]:
        """What a pointer finds: unseen spots that say the figure and lead to its proof, or say that there is none."""
        words = self.style.words
        found = [(spot, row) for area, row in self.rows.items() for spot in self.cells[area].hover]
        texts = {row["observation_id"]: hover(row, words) for row in self.rows.values()}
        missing = [(spot, area) for area in self.cells if area not in self.rows for spot in self.cells[area].hover]
        texts |= {area: hover(row, words) for area, row in self.lacking.items()}
        with_figure = _points(
            [spot for spot, _ in found],
            customdata=[row["observation_id"] for _, row in found],
            hovertext=[texts[row["observation_id"]] for _, row in found],
        )
        ids = [self.lacking[area]["observation_id"] if area in self.lacking else None for _, area in missing]
        without = _points(
            [spot for spot, _ in missing],
            **({"customdata": ids} if any(ids) else {}),
            hovertext=[texts.get(area) or _nothing(area, words) for _, area in missing],
        )
        unseen = {"marker": {"symbol": "square", "size": self.pointer, "opacity": 0}}
        told = {"hovertemplate": "%{hovertext}<extra></extra>", "hoverinfo": "text"}
        return [trace | unseen | told for trace in (with_figure, without)]

    def legend_texts(self) -> dict[str, Any]:
        """The words of the legend."""
        lines = self.legend
        x = self.legend_at[0] + self.line * 1.25
        return texts(
            [(x, self._sample(place)[1]) for place in range(len(lines))],
            [line.text for line in lines],
            self.style.colours.text,
            textposition="middle right",
        )

    def framed_samples(self) -> list[dict[str, Any]]:
        """The solid part of the legend's sample of a bound."""
        rings = self._samples("bound")
        return [self._area(rings, fillcolor=self.style.colours.context)] if rings else []

    def bound_samples(self) -> list[tuple[float, float]]:
        """Where the legend shows what a bound looks like."""
        return [self._sample(place) for place, swatch in enumerate(self.legend) if swatch.kind == "bound"]

    def _legend(self) -> list[Swatch]:
        words, listed = self.style.words, list(self.rows.values())
        names = self.classes.names([row["value"] for row in listed], listed[0]["unit"], words)
        lines = [Swatch("class", name, number) for number, name in reversed(list(enumerate(names)))]
        if self.shaded and len(self.rows) < len(self.cells):
            lines.append(Swatch("none", words("maps.none")))
        if any(row["qualifier"] != "exact" for row in listed):
            lines.append(Swatch("bound", words("maps.bound")))
        if any(row["status"] == "derived" for row in listed):
            lines.append(Swatch("derived", words("maps.derived")))
        return lines

    def _class(self, number: int) -> dict[str, Any]:
        of_class = [area for area, row in self.rows.items() if self.classes.of(row["value"]) == number]
        rings = [ring for area in of_class for ring in self.cells[area].rings]
        return self._area([*rings, *self._samples("class", number)], fillcolor=self.classes.colours[number])

    def _area(self, rings: Sequence[Ring], **more: Any) -> dict[str, Any]:
        return outline(rings, line={"color": self.style.colours.context, "width": 0.7}) | more

    def _texture(self) -> dict[str, Any]:
        colours = self.style.colours
        pattern = {"shape": "/", "size": 6, "solidity": 0.45, "fgcolor": colours.grid, "bgcolor": colours.background}
        return {"fillcolor": colours.background, "fillpattern": pattern}

    def _samples(self, kind: str, number: int = -1) -> list[Ring]:
        half = self.line * 0.36
        wanted = [place for place, s in enumerate(self.legend) if (s.kind, s.number) == (kind, number)]
        return [square(self._sample(place), half, half) for place in wanted]

    def _sample(self, place: int) -> tuple[float, float]:
        x, y = self.legend_at
        return x + self.line / 2, y - self.line * (place + 0.5)


def _nothing(area: str, words: Words) -> str:
    return f"<b>{escape(words.area(area))}</b><br>{words('maps.none')}"


def shown(ranking: Ranking, boundary: str, style: Style) -> tuple[Mapping[str, str], dict[str, Row], tuple[str, ...]]:
    """The areas drawn in the year of a ranking (with their ids in the files), their figures, and what is left out."""
    rows = {row["area"]: row for row in ranking.frame.iter_rows(named=True)}
    day = boundary_day(ranking.frame["year"][0], boundary) if rows else LAST_DAY[boundary]
    drawn = drawn_as(boundary, day)
    notes = [style.words(f"left.{coverage}", n=n) for coverage, n in sorted(ranking.left_out.items())]
    if elsewhere := [area for area in rows if area not in drawn]:
        names = style.words.listed([style.words.place(area) for area in elsewhere])
        notes.append(style.words("maps.elsewhere", n=len(elsewhere), names=names))
    return drawn, {area: row for area, row in rows.items() if area in drawn}, tuple(notes)


def lacking(ranking: Ranking, drawn: Mapping[str, str]) -> dict[str, Row]:
    """The drawn areas whose sum or ratio lacks something, with that row."""
    return {row["area"]: row for row in ranking.lacking.iter_rows(named=True) if row["area"] in drawn}


def frame(style: Style, height: int, x: tuple[float, float], y: tuple[float, float], **more: Any) -> dict[str, Any]:
    """A layout without axes in which a unit is as long one way as the other."""
    hidden = {"visible": False, "constrain": "domain", "automargin": False}
    return adjusted(
        layout(style, height, **more),
        xaxis={**hidden, "range": list(x)},
        yaxis={**hidden, "range": list(y), "scaleanchor": "x", "constraintoward": "top", "rangemode": "normal"},
    )


def outline(rings: Sequence[Ring], **more: Any) -> dict[str, Any]:
    """Many rings as one filled trace."""
    x: list[float | None] = []
    y: list[float | None] = []
    for ring_x, ring_y in rings:
        x += [*ring_x, None]
        y += [*ring_y, None]
    return {"type": "scatter", "mode": "lines", "fill": "toself", "x": x, "y": y, "hoverinfo": "skip"} | more


def square(middle: tuple[float, float], half_width: float, half_height: float) -> Ring:
    """An upright rectangle around a point."""
    (x, y), w, h = middle, half_width, half_height
    return (x - w, x + w, x + w, x - w, x - w), (y - h, y - h, y + h, y + h, y - h)


def texts(
    spots: Iterable[tuple[float, float]], said: Sequence[str], colour: Any, size: int = SMALL, **more: Any
) -> dict[str, Any]:
    """Words at places of the drawing, in one colour or each in its own."""
    font = {"color": colour, "size": size}
    return _points(list(spots), mode="text", text=list(said), textfont=font, cliponaxis=False) | more


def ink(fill: str, style: Style) -> str:
    """The colour of letters that can be read on a fill: of the page's own where they suffice, else black or white."""
    choices = (style.colours.text, style.colours.background, "#000000", "#ffffff")
    enough = [colour for colour in choices if contrast(colour, fill) >= 4.5]  # noqa: PLR2004  (WCAG AA)
    return enough[0] if enough else max(choices, key=lambda colour: contrast(colour, fill))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours written `#rrggbb`, 1 to 21, as WCAG defines it."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def alt(key: str, ranking: Ranking, rows: Mapping[str, Row], style: Style) -> str:
    """The picture in a sentence: how many areas have a figure, and its ends."""
    listed = sorted(rows.values(), key=lambda row: row["value"])
    if not listed:
        return style.words("alt.empty")
    low, high = listed[0], listed[-1]
    return style.words(
        key,
        n=len(listed),
        total=ranking.areas_total,
        indicator=style.words.indicator(low["indicator"]),
        low=f"{style.words.figure(low)} ({style.words.place(low['area'])})",
        high=f"{style.words.figure(high)} ({style.words.place(high['area'])})",
    )


def _points(spots: Sequence[tuple[float, float]], **more: Any) -> dict[str, Any]:
    x, y = [spot[0] for spot in spots], [spot[1] for spot in spots]
    return {"type": "scatter", "mode": "markers", "x": x, "y": y, "hoverinfo": "skip"} | more


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]  # noqa: PLR2004  (sRGB)
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
