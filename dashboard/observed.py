"""The data page's observations: selected by the filters, shown as a table, written as files."""

from __future__ import annotations

from functools import partial

import polars as pl
import streamlit as st

from dashboard import boundaries, downloads, proofs, store, tables
from dashboard.downloads import About
from dashboard.here import Here
from warehouse.exports import download, ending
from warehouse.reader import Selection

LABELS = {
    "csv": "CSV", "xlsx": "XLSX", "parquet": "Parquet", "json": "JSON", "sdmx-csv": "SDMX-CSV",
    "datapackage": "Data Package",
}  # fmt: skip
MOST = 5000
"""Rows shown on the page; files hold all of them."""


def selected(here: Here) -> pl.DataFrame:
    """The observations that the filters ask for."""
    return here.reader.observations(_wanted(here))


def _wanted(here: Here) -> Selection:
    wanted = here.filters
    one = not wanted.everything
    return Selection(
        indicators=store.indicators_behind(wanted.indicator) if one else (),
        areas=boundaries.observed(wanted.areas, wanted.boundary),
        breakdowns=(wanted.breakdown,) if one and wanted.breakdown != "total" else (),
        bodies=(wanted.body,) if one and wanted.body != "all" else (),
        first_year=wanted.first_year,
        last_year=wanted.last_year,
    )


def show_downloads(here: Here, rows: pl.DataFrame) -> None:
    """A button a format, and the address of the selection."""
    words = here.words
    if rows.is_empty():
        return
    told = _about(here, rows).told(words)
    with st.container(horizontal=True, vertical_alignment="center"):
        for file_format, label in LABELS.items():
            st.download_button(
                words("data.file", format=label), partial(download, here.reader, _wanted(here), file_format, told),
                f"chiso-observations.{ending(file_format)}", downloads.MIME[ending(file_format)],
                key=f"data-{file_format}", on_click="ignore", icon=":material/download:",
            )  # fmt: skip
        with st.popover(words("data.address"), icon=":material/link:"):
            st.code(here.address, language=None, wrap_lines=True)


def show_table(here: Here, rows: pl.DataFrame) -> None:
    """The observations; choosing a row opens its proof."""
    words = here.words
    st.caption(words("data.count", n=rows.height))
    if rows.is_empty():
        st.info(words("data.empty"))
        return
    top = rows.head(MOST)
    if rows.height > MOST:
        st.caption(words("data.first", n=MOST))
    turn = "turn-data"
    key = f"table-data-{st.session_state.get(turn, 0)}"
    shown = tables.readable(top, words, with_indicator=True)
    tables.shown(
        shown, key=key, hide_index=True, placeholder="–", height=620,
        column_config=tables.configured(words, shown.columns),
        selection_mode="single-row", alt=words("data.title"),
        on_select=partial(proofs.chosen_row, key, turn, tuple(top["observation_id"])),
    )  # fmt: skip


def _about(here: Here, rows: pl.DataFrame) -> About:
    words, version = here.words, here.reader.version
    title = words("data.title") if here.filters.everything else words.indicator(here.filters.indicator)
    areas = words.listed([words.area(area) for area in here.filters.areas], 10) or words("filter.all_areas")
    years = f"{here.filters.first_year or '…'}–{here.filters.last_year or '…'}"
    sources = words("data.sources", n=rows["source_id"].n_unique())
    return About(
        title, f"{areas} · {years}", words("data.unit"), (), (sources,),
        version.id, words.moment(version.published), here.address,
    )  # fmt: skip
