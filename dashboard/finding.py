"""The box in the head that finds an area, an indicator or a year by a part of its name, with or without diacritics."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from dashboard import controls, filters, here, store
from dashboard.words import Words
from warehouse.catalogue import catalogue
from warehouse.paths import default_warehouse
from warehouse.reader import WarehouseError, current_id

KEY, FOUND = "find", "found"
WIDTH = 260


def box(words: Words) -> None:
    """The box; what is chosen in it opens at the next run by `go_on`. Without a warehouse there is nothing to find."""
    if found := known():
        st.selectbox(
            words("find.label"), found, index=None, key=KEY, placeholder=words("find.hint"), width=WIDTH,
            format_func=partial(_name, words), filter_mode="contains", label_visibility="collapsed",
            on_change=_chosen,
        )  # fmt: skip


def go_on(pages: Mapping[str, st.Page]) -> None:
    """Open what was chosen in the box: an area or an indicator on its page, a year as data; other filters are kept."""
    code = st.session_state.pop(FOUND, None)
    if code is None:
        return
    page, wanted = towards(here.current_filters()[0], code)
    st.switch_page(pages[page], query_params=filters.query(wanted))


def towards(wanted: filters.Filters, code: str) -> tuple[str, filters.Filters]:
    """The page that shows an area, an indicator or all figures of a year, and its filters."""
    if code.isdecimal():
        return "data", wanted.but(everything=True, first_year=int(code), last_year=int(code), areas=())
    if code in catalogue().areas:
        return "province", wanted.but(province=code, boundary=None)
    return "indicator", wanted.but(indicator=code, breakdown="total", body="all", measure=None, year=None)


def _chosen() -> None:
    st.session_state[FOUND] = st.session_state[KEY]
    st.session_state[KEY] = None


def known() -> list[str]:
    """Areas in Vietnamese order, indicators, years: those with figures; none while nothing can be opened."""
    warehouse = str(default_warehouse())
    try:
        version = current_id(default_warehouse())
        return [] if version is None else _listed(warehouse, version)
    except WarehouseError:
        return []


@st.cache_resource(show_spinner=False, max_entries=3)
def _listed(warehouse: str, version: str) -> list[str]:
    reader = store.reader_of(warehouse, version)
    covered = reader.coverage()
    areas, indicators = set(covered["area"]), set(store.options(reader)["indicator"])
    years = sorted({str(year) for year in covered["year"]}, reverse=True)
    ordered = sorted(catalogue().areas.values(), key=lambda area: area.order_vi)
    listed = [code for code in (*catalogue().indicators, *catalogue().derivations) if code in indicators]
    return [*(area.id for area in ordered if area.id in areas), *listed, *years]


def _name(words: Words, code: str) -> str:
    known = catalogue().areas
    if code.isdecimal():
        return words("find.year", year=code)
    return controls.searchable(words, code) if code in known else controls.searchable_indicator(words, code)
