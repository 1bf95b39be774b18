"""Where a reader stands: the filters of the address, the words, the colours and the open warehouse.

Every page begins with `here = open_page(...)`. What goes wrong before a page can be drawn (nothing
published yet, a damaged file) is told here, each with its own text.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import streamlit as st

from dashboard import building, filters, frontend, store
from dashboard.filters import Filters
from dashboard.palette import Palette, palette
from dashboard.words import Words
from warehouse.paths import default_warehouse
from warehouse.reader import Reader, WarehouseError, current_id

PAUSE = 0.3
"""Seconds between two looks at a running build."""


@dataclass(frozen=True, slots=True)
class Here:
    """All that a page or card needs to know of its reader."""

    words: Words
    filters: Filters
    colours: Palette
    reader: Reader
    page: str
    """Address of the page without parameters."""

    @property
    def address(self) -> str:
        """The address that shows this view again."""
        return filters.address(self.page, self.filters)


def current_filters() -> tuple[Filters, list[str]]:
    """The filters of the present address, and the parameters that are not valid."""
    return filters.read({name: st.query_params.get_all(name) for name in st.query_params})


def current_words() -> Words:
    """The words in the language of the present address."""
    return Words(current_filters()[0].lang)


def open_page(*, needs_figures: bool = True) -> Here:
    """Everything a page needs; shows why and stops the run where there is nothing to show."""
    wanted, invalid = current_filters()
    words = Words(wanted.lang)
    if invalid:
        st.warning(words("address.invalid", names=", ".join(invalid)))
    reader = _reader(words)
    if needs_figures and not reader.version.observations:
        st.info(words("state.empty"))
        st.stop()
    return Here(words, wanted, palette(frontend.theme()), reader, str(st.context.url or ""))


def _reader(words: Words) -> Reader:
    warehouse = default_warehouse()
    try:
        version = current_id(warehouse)
        if version is None:
            _build(words, str(warehouse))
        return store.reader_of(str(warehouse), str(version))
    except WarehouseError as error:
        st.error(words("state.failed"))
        st.text(_without_path(str(error)))
        st.stop()


def _build(words: Words, warehouse: str) -> None:
    """Show the first build until it ends; then run the page again, or say what failed."""
    build = building.build_of(warehouse)
    st.subheader(words("building.title"))
    st.write(words("building.text"))
    with st.status(words("building.running"), expanded=True) as status:
        said = st.empty()
        while build.running:
            said.text("\n".join(build.lines[-6:]))
            time.sleep(PAUSE)
        if build.failed:
            status.update(label=words("building.failed"), state="error")
            said.text(_without_path("\n".join(build.lines[-1:]) or words("building.silent")))
    if not build.failed:
        st.rerun()
    if st.button(words("building.again")):
        building.forget(warehouse)
        st.rerun()
    st.stop()


def _without_path(text: str) -> str:
    """The text of an error without the folders of the machine it happened on."""
    warehouse = default_warehouse()
    return text.replace(str(warehouse.parent), "…")
