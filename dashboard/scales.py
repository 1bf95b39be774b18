"""On which scale areas are compared: the figures themselves, an index to one year, or per 1,000 members.

An index is `warehouse.pairing`'s, a ratio is a derived indicator of the catalogue; nothing is computed here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import polars as pl
import streamlit as st

from dashboard import controls, store
from dashboard.figures import Figures
from dashboard.here import Here
from warehouse import pairing
from warehouse.catalogue import catalogue

FIGURES, INDEX, RATIO = "figures", "index", "per_1000"
SOURCE = ("publisher", "title", "published", "url")


def shown(here: Here) -> Here:
    """The same place, with the derived indicator where figures per 1,000 members are asked for and exist."""
    derived = _ratio_of(here.filters.indicator)
    if here.filters.scale != RATIO or derived is None:
        return here
    wanted = here.filters.but(indicator=derived, breakdown="total", body="all", measure=None, scale=FIGURES)
    return replace(here, filters=wanted)


def choice(here: Here, found: Figures) -> None:
    """The scales there are for these figures, and the year of an index; nothing where there is only one."""
    offered = [
        FIGURES,
        *([INDEX] if base_years(found) else []),
        *([RATIO] if _ratio_of(here.filters.indicator) else []),
    ]
    if len(offered) == 1:
        return
    scale = here.filters.scale if here.filters.scale in offered else FIGURES
    with st.container(horizontal=True, vertical_alignment="bottom"):
        controls.scale_choice(here, scale, offered)
        if scale == INDEX:
            controls.base_choice(here, base_year(here, found), base_years(found))


def is_index(here: Here, found: Figures) -> bool:
    """Whether an index is asked for and can be had."""
    return here.filters.scale == INDEX and bool(base_years(found))


def base_years(found: Figures) -> Sequence[int]:
    """The years that figures can be an index to, those of most areas first; percentages have none."""
    rows = found.rows
    if rows.is_empty() or rows["unit"][0] == "percent" or rows["indicator"][0] in catalogue().derivations:
        return ()
    known = pairing.years(rows)
    return tuple(dict.fromkeys(year for pair in known.select("earlier", "later").iter_rows() for year in pair))


def base_year(here: Here, found: Figures) -> int:
    """The year asked for, else the one that most areas can be compared with."""
    known, asked = base_years(found), here.filters.base
    return asked if asked is not None and asked in known else known[0]


def index(here: Here, found: Figures) -> Figures:
    """The figures as an index; areas without a second comparable figure are counted as left out."""
    rows, without = pairing.indexed(found.rows, base_year(here, found))
    compared = rows.filter(pl.len().over("area_line", "coverage") > 1)
    told = compared.with_columns(
        *(pl.lit(None, dtype=compared.schema[name]).alias(name) for name in SOURCE), observation_id="figure_id"
    ).drop("figure_id")
    return replace(
        found, rows=told.with_columns(store.measure_key()), lacking=found.lacking.clear(),
        not_indexed=without + rows.height - compared.height,
    )  # fmt: skip


def _ratio_of(indicator: str) -> str | None:
    ratios = (d for d in catalogue().derivations.values() if d.unit == RATIO and d.numerator == indicator)
    return next((derived.code for derived in ratios), None)
