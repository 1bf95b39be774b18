"""The country in one year: its areas side by side and on a map, and the slider over the years below that.

All years are read with one query. The slider's pictures are drawn ahead and move in the reader's browser alone;
where it comes to rest, the page follows.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from dashboard import controls, frontend, store
from dashboard.cards import Card
from dashboard.charts import ranking, shapes, tiles
from dashboard.charts.base import Chart, Style
from dashboard.figures import SIDE_BY_SIDE, Figures, subtitle, unit_text
from dashboard.here import Here
from warehouse.catalogue import REFORM_DATE
from warehouse.reader import Ranking

PLACE = ("area", "year", "period_end", "coverage")
"""Where a figure stands."""


def map_card(here: Here, found: Figures, name: str = "map") -> Card:
    """The areas of the ranking's year where they lie, as tiles of one size or as their shapes; a slider over the years.

    `name` is also that of the slider.
    """
    words = here.words
    year, boundary, years = ranked_year(here, found.rows)
    comparison = compared(here, year, boundary)
    drawn = partial(_country, here, comparison, boundary)
    return Card(
        name=name,
        title=words("map.title", indicator=words.indicator(here.filters.indicator), year=str(year)),
        subtitle=f"{ranking.heading(comparison, Style(words, here.colours))} · {subtitle(here, comparison.frame)}",
        unit=unit_text(here, comparison.frame),
        draw=drawn if comparison.frame.height else partial(ranking.side_by_side, comparison, here.filters.areas),
        empty=words("ranking.empty", year=str(year), boundary=boundary),
        controls=partial(controls.map_choice, here),
        below=partial(_slider, here, found.rows, name, year) if len(years) > 1 else None,
        tallest=None,
    )


def _country(here: Here, comparison: Ranking, boundary: str, style: Style) -> Chart:
    drawn = {"tiles": tiles.country, "shapes": shapes.country}[here.filters.map]
    return drawn(comparison, boundary, style, here.filters.areas)


def _slider(here: Here, rows: pl.DataFrame, name: str, year: int) -> None:
    wanted = here.filters
    view = (wanted.indicator, wanted.breakdown, wanted.body, wanted.measure, wanted.boundary, wanted.areas, wanted.map)
    years, told, drawn = _album(here, rows, here.reader.version.id, here.words.language, frontend.theme(), view)
    if year in years and len(years) > 1:
        label = here.words("filter.year")
        data = here.kept(f"slider {name}", lambda: frontend.slider(name, label, year, years, told, drawn))
        frontend.year_slider(name, data, years, controls.choose_year)


@st.cache_resource(show_spinner=False, max_entries=32)
def _album(
    _here: Here, _rows: pl.DataFrame, *key: Any  # noqa: ARG001  the version and all that changes a picture
) -> tuple[list[int], list[str], dict[str, Any]]:  # fmt: skip
    """The years that have a picture, oldest first; what each says; the pictures (`frontend.pooled`)."""
    style = Style(_here.words, _here.colours, _here.narrow)
    years, told, figures = [], [], []
    for year in reversed(ranked_year(_here, _rows)[2]):
        _, boundary, _ = ranked_year(replace(_here, filters=_here.filters.but(year=year)), _rows)
        comparison = compared(_here, year, boundary)
        if comparison.frame.height:
            years.append(year)
            covered = {"n": comparison.areas_with_figure, "total": comparison.areas_total}
            told.append(_here.words("maps.told", year=str(year), **covered))
            figures.append(_country(_here, comparison, boundary, style).figure)
    return years, told, frontend.pooled(figures)


def ranking_card(here: Here, found: Figures, name: str = "ranking") -> Card:
    """The areas of one year side by side."""
    year, boundary, years = ranked_year(here, found.rows)
    comparison = compared(here, year, boundary)
    words = here.words
    style = Style(words, here.colours)
    return Card(
        name=name,
        title=words("ranking.title", indicator=words.indicator(here.filters.indicator), year=str(year)),
        subtitle=f"{ranking.heading(comparison, style)} · {subtitle(here, comparison.frame)}",
        unit=unit_text(here, comparison.frame),
        draw=partial(ranking.side_by_side, comparison, here.filters.areas),
        empty=words("ranking.empty", year=str(year), boundary=boundary),
        controls=(lambda: controls.year_choice(here, year, years)) if len(years) > 1 else None,
    )


def ranked_year(here: Here, rows: pl.DataFrame) -> tuple[int, str, list[int]]:
    """The year and the boundaries of a ranking, and the years that can be chosen (newest first).

    Unless the filters name them: the latest year in which half of the areas have a figure, else the
    year with most areas.
    """
    wanted = here.filters
    places = zip(*(rows[column].to_list() for column in PLACE), strict=True)  # few: a frame's own tools take longer
    drawn = [place for *place, coverage in places if coverage in SIDE_BY_SIDE and place[0] != "vn"]
    years_found = sorted({year for _, year, _ in drawn}, reverse=True)
    areas_of: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for area, year, end in drawn:
        if wanted.year in {None, year}:
            areas_of[wanted.boundary or ("63" if end < REFORM_DATE else "34"), year].add(area)
    if not areas_of:
        return wanted.year or next(iter(years_found), REFORM_DATE.year), wanted.boundary or "63", years_found
    best = max((_Covered(*key, len(areas)) for key, areas in areas_of.items()), key=_Covered.standing)
    return best.year, best.boundary, years_found


@dataclass(frozen=True, slots=True)
class _Covered:
    """How many areas of a set of boundaries have a figure of a year."""

    boundary: str
    year: int
    areas: int

    def standing(self) -> tuple[bool, int, int]:
        enough = 2 * self.areas >= int(self.boundary)
        return enough, self.year if enough else self.areas, self.areas if enough else self.year


def compared(here: Here, year: int, boundary: str) -> Ranking:
    """The ranking of a year with the sources of its rows."""
    return store.ranking(here.reader, here.asked, year, boundary)
