"""The cards of one indicator: its lines over the years, its areas side by side, its other periods.

Here the filters meet the warehouse and the charts; how a card looks is `dashboard.cards`' matter.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

import polars as pl

from dashboard import boundaries, controls, store, tables
from dashboard.cards import Card
from dashboard.charts import lines, multiples, periods
from dashboard.charts.base import Chart, Style, years
from dashboard.here import Here
from warehouse.catalogue import catalogue

SIDE_BY_SIDE = ("full_year", "point")


@dataclass(frozen=True, slots=True)
class Figures:
    """The rows of the filters' indicator in one measure, and how many are in another one."""

    rows: pl.DataFrame
    other_measures: int
    measure: str | None
    lacking: pl.DataFrame = field(default_factory=pl.DataFrame)
    """Sums that miss a part and derived figures that are refused."""
    other_bodies: int = 0
    """Figures of the same indicator by other bodies: parallel ones, never added."""
    outside: int = 0
    """Published figures of areas outside the set that is asked for, which no sum holds."""
    not_indexed: int = 0
    """Of an index: figures of areas that have none in its year to be set against."""


def figures(here: Here, areas: tuple[str, ...] = ()) -> Figures:
    """The series that the filters ask for; of several measures the chosen or the most frequent one."""
    return here.kept(f"figures {areas}", lambda: _figures(here, areas))


def _figures(here: Here, areas: tuple[str, ...]) -> Figures:
    wanted = here.filters
    asked = replace(here.asked, areas=areas, first_year=wanted.first_year, last_year=wanted.last_year)
    found = store.answer(here.reader, asked)
    rows, lacking = found.stated, found.lacking
    measure = wanted.measure if wanted.measure in found.measures else next(iter(found.measures), None)
    kept = rows.filter(pl.col("measure").eq_missing(measure))
    unfinished = lacking if measure is None else lacking.filter(pl.col("measure") == measure)
    return Figures(
        kept, rows.height - kept.height, measure, unfinished, _other_bodies(here), _outside(here, rows, lacking)
    )


def _other_bodies(here: Here) -> int:
    wanted = here.filters
    of_kind = (pl.col("indicator") == wanted.indicator) & (pl.col("breakdown") == wanted.breakdown)
    others = store.options(here.reader).filter(of_kind & (pl.col("body") != wanted.body))
    return sum(others["figures"].to_list())


def _outside(here: Here, *shown: pl.DataFrame) -> int:
    wanted = here.filters
    if wanted.boundary is None or wanted.areas or wanted.indicator in catalogue().derivations:
        return 0
    published = here.reader.series(
        wanted.indicator, wanted.breakdown, wanted.body, (), wanted.first_year, wanted.last_year
    )
    held = pl.concat([part.select(pl.col("inputs").explode()) for part in shown])
    return published.filter(~pl.col("observation_id").is_in(held["inputs"].implode())).height


def lines_card(here: Here, found: Figures, name: str = "lines") -> Card:
    """The indicator over the years: the chosen areas, those they came from, else everything."""
    chosen = here.filters.areas
    rows, lacking = (_of_areas(part, with_kin(chosen)) if chosen else part for part in (found.rows, found.lacking))
    drawn = here.kept(f"drawn {name}", lambda: lines.shown(rows, chosen, bounds=here.filters.bounds))
    return Card(
        name=name,
        title=here.words(
            "lines.title", indicator=here.words.indicator(here.filters.indicator), place=_place(here, rows)
        ),
        subtitle=subtitle(here, drawn if drawn.height else rows),
        unit=unit_text(here, rows),
        draw=lambda style: _told(
            lines.over_years(rows, chosen, style, bounds=here.filters.bounds), found, lacking, style
        ),
        empty=here.words("lines.empty"),
    )


def multiples_card(here: Here, found: Figures, name: str = "multiples") -> Card:
    """The chosen areas, or those with most figures, a panel each on one scale."""
    words = here.words
    areas = here.filters.areas or best_covered(found.rows)
    rows = found.rows.filter(pl.col("area").is_in(areas))
    drawn = here.kept(f"drawn {name}", lambda: lines.shown(rows, areas, bounds=here.filters.bounds))
    chosen = words("multiples.chosen") if here.filters.areas else words("multiples.best", n=len(areas))
    return Card(
        name=name,
        title=words("multiples.title", indicator=words.indicator(here.filters.indicator)),
        subtitle=f"{chosen} · {subtitle(here, drawn if drawn.height else rows)}",
        unit=unit_text(here, rows),
        draw=lambda style: replace(
            multiples.side_by_side(rows, areas, style, bounds=here.filters.bounds),
            lacking=_of_areas(found.lacking, list(areas)),
        ),
        empty=words("lines.empty"),
        tallest=None,
    )


def best_covered(rows: pl.DataFrame) -> tuple[str, ...]:
    """The six provinces with most figures that a line can show."""
    drawn = rows.filter(pl.col("coverage").is_in(SIDE_BY_SIDE) & (pl.col("area") != "vn"))
    counted = drawn.group_by("area").len().sort(["len", "area"], descending=[True, False])
    return tuple(counted.head(lines.COLOURED)["area"].to_list())


def periods_card(here: Here, found: Figures, name: str = "periods") -> Card | None:
    """Terms and spans of years, each a bar; None where there are none."""
    of_spans = pl.col("coverage").is_in(["multi_year", "term"]) & pl.col("area").is_in(_asked(here))
    rows = here.kept(f"rows {name}", lambda: found.rows.filter(of_spans))
    return _bars_card(here, rows, name, "periods") if rows.height else None


def parts_card(here: Here, found: Figures, name: str = "parts") -> Card | None:
    """One part of the year, compared with the same part of other years only; None where there is none."""
    wanted = here.filters
    if not wanted.parts or wanted.indicator in catalogue().derivations:
        return None
    of_window = here.kept(f"rows {name}", lambda: _parts(here, found.measure))
    known = list(of_window)
    if not known:
        return None
    window = wanted.window if wanted.window in known else known[0]
    choose = (lambda: controls.window_choice(here, window, sorted(known))) if len(known) > 1 else None
    return _bars_card(here, of_window[window], name, "parts", here.words.window(window), choose)


def _parts(here: Here, measure: str | None) -> dict[str, pl.DataFrame]:
    """The figures of parts of years by their window, the most frequent first."""
    wanted = here.filters
    windows = here.reader.windows(
        wanted.indicator, wanted.breakdown, wanted.body, tuple(_asked(here)), wanted.first_year, wanted.last_year
    )
    windows = boundaries.within(windows, wanted.boundary)
    rows = store.cited(here.reader, windows, wanted.indicator).filter(pl.col("measure").eq_missing(measure))
    of_window = {str(part["window"][0]): part for part in rows.partition_by("window")}
    return dict(sorted(of_window.items(), key=lambda item: (-item[1].height, item[0])))


def _bars_card(
    here: Here, rows: pl.DataFrame, name: str, kind: str, period: str = "", choose: Callable[[], None] | None = None
) -> Card:
    words = here.words
    names = list(dict.fromkeys(words.area(area) for area in rows["area"]))
    title = words(
        f"{kind}.title", indicator=words.indicator(here.filters.indicator), place=words.listed(names, 3), period=period
    )
    return Card(
        name=name,
        title=title,
        subtitle=f"{words(f'{kind}.subtitle')} · {subtitle(here, rows)}",
        unit=unit_text(here, rows),
        draw=partial(periods.by_period, rows, name_areas=len(names) > 1),
        empty=words("lines.empty"),
        controls=choose,
    )


def _asked(here: Here) -> list[str]:
    """The areas that bars are drawn for: the chosen ones and their kin, else the country."""
    return with_kin(here.filters.areas or ("vn",))


def _of_areas(rows: pl.DataFrame, areas: list[str]) -> pl.DataFrame:
    return rows.filter(pl.col("area").is_in(areas)) if rows.height else rows


def with_kin(areas: tuple[str, ...]) -> list[str]:
    """The areas, and those they came from or became."""
    kin = list(areas)
    for step in catalogue().successions:
        if step.successor in areas:
            kin.append(step.predecessor)
        if step.predecessor in areas:
            kin.append(step.successor)
    return list(dict.fromkeys(kin))


def subtitle(here: Here, rows: pl.DataFrame) -> str:
    """Unit, years and filters of what is shown."""
    words, wanted = here.words, here.filters
    parts = [unit_text(here, rows)]
    if rows.height:
        first, last = years(rows)
        parts.append(str(first) if first == last else f"{first}–{last}")
    if wanted.breakdown != "total":
        parts.append(words.label("breakdown", wanted.breakdown))
    if catalogue().counted(wanted.indicator).bodies:
        parts.append(words.label("body", wanted.body))
    if wanted.boundary:
        parts.append(words(f"boundary.told_{wanted.boundary}"))
    if not wanted.bounds:
        parts.append(words("filter.without_bounds"))
    return " · ".join(part for part in parts if part)


def unit_text(here: Here, rows: pl.DataFrame) -> str:
    """The unit of the rows, said as in a subtitle."""
    return here.words("unit.says", unit=tables.unit(rows.row(0, named=True), here.words)) if rows.height else ""


def _place(here: Here, rows: pl.DataFrame) -> str:
    chosen = here.filters.areas
    if chosen:
        return here.words.listed([here.words.area(area) for area in chosen], 4)
    everywhere = here.kept("everywhere", lambda: lines.country_alone(rows) is None)
    return here.words("place.everywhere") if everywhere else here.words.area("vn")


def _told(chart: Chart, found: Figures, lacking: pl.DataFrame, style: Style) -> Chart:
    """The chart with what the filters left out, and what the areas drawn in it lack."""
    notes = [style.words("left.measure", n=found.other_measures)] if found.other_measures else []
    notes += [style.words("left.not_indexed", n=found.not_indexed)] if found.not_indexed else []
    notes += [style.words("left.outside", n=found.outside)] if found.outside else []
    notes += [style.words("left.bodies", n=found.other_bodies)] if found.other_bodies else []
    return replace(
        chart, left_out=(*chart.left_out, *notes), lacking=_of_areas(lacking, chart.rows["area"].unique().to_list())
    )
