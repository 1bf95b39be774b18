"""The tables behind the charts, as exports write them: figures chosen, added up and derived, never single reports.

What a row is says its record class; which rules made it, `docs/series.md`.
"""

from __future__ import annotations

import polars as pl

from warehouse.columns import names
from warehouse.reader import Reader, Selection
from warehouse.records import SeriesRow, WindowRow
from warehouse.results import DerivedRow, DerivedTodayRow, TodayRow

CHARTED: dict[str, type] = {
    "series": SeriesRow,
    "series_window": WindowRow,
    "series_today": TodayRow,
    "series_derived": DerivedRow,
    "series_derived_today": DerivedTodayRow,
}
"""Every such table and its record class."""

DERIVED = ("series_derived", "series_derived_today")
"""Those whose `indicator` is a derived one."""


def charted(reader: Reader, table: str, wanted: Selection | None = None) -> pl.DataFrame:
    """The rows of a table of `CHARTED`, in its order; of a selection, those of its indicators, areas and years.

    Raises:
        KeyError: there is no such table.
    """
    rows = reader.ask(f"ask_export_{table}").select(names(CHARTED[table]))
    return rows if wanted is None else rows.filter(_within(wanted))


def _within(wanted: Selection) -> pl.Expr:
    years = pl.col("year").is_between(wanted.first_year or 0, wanted.last_year or 9999)
    chosen = [
        pl.col(column).is_in(codes)
        for column, codes in (
            ("indicator", wanted.indicators),
            ("area", wanted.areas),
            ("breakdown", wanted.breakdowns),
            ("body", wanted.bodies),
        )
        if codes
    ]
    return pl.all_horizontal(years, *chosen)
