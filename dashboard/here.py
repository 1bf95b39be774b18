"""Where a reader stands: the filters of the address, the words, the colours and the open warehouse.

Every page begins with `here = open_page(...)`. What goes wrong before a page can be drawn (nothing
published yet, a damaged file) is told here, each with its own text.
"""

from __future__ import annotations

import time
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

import streamlit as st

from dashboard import boundaries, building, filters, frontend, store, turns
from dashboard.filters import Filters
from dashboard.order import Order
from dashboard.palette import Palette, palette
from dashboard.words import Words
from warehouse.paths import default_warehouse
from warehouse.reader import Reader, WarehouseError, current_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.printing.shown import Shown

Made = TypeVar("Made")

ORDER = "order"
"""Where the session keeps the order of the present run."""

OPENED = "opened"
"""Where the session keeps which version it has open."""

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
    heading: dict[str, str] = field(default_factory=dict)
    """The page's `title` and, where it has them, `facts` in a line."""
    shown: dict[str, Callable[[], Shown]] = field(default_factory=dict)
    """What gives each chart the page has shown so far as it leaves the page, by name: what it offers as a whole."""
    order: Order = field(default_factory=Order)
    """In which order the parts of the page are sent; `frame` draws at the end what was put off."""
    narrow: bool = False
    """Whether the reader's window is as narrow as a phone."""

    @property
    def asked(self) -> store.Asked:
        """The filters' indicator over all areas and years."""
        wanted = self.filters
        return store.Asked(
            indicator=wanted.indicator, breakdown=wanted.breakdown, body=wanted.body, boundary=wanted.boundary
        )

    def kept(self, what: str, make: Callable[[], Made]) -> Made:
        """What `make` gives for this view of this page: made once for all readers who look at the same.

        It may depend on nothing but the filters, the version, the language, the colours and the width.
        """
        view = urlsplit(self.page).path, self.filters, self.words.language, self.colours, self.narrow
        return store.kept(make, what, self.reader.path, *view)

    @property
    def address(self) -> str:
        """The address that shows this view again."""
        return filters.address(self.page, self.filters)

    @property
    def pinned_address(self) -> str:
        """The same, of this very version whatever is published later."""
        return filters.address(self.page, self.filters.but(version=self.reader.version.id))


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
    reader = _reader(words, wanted.version)
    if needs_figures and not reader.version.observations:
        st.info(words("state.empty"))
        st.stop()
    page, order = str(st.context.url or ""), st.session_state[ORDER]
    return view(wanted, reader, page, frontend.theme(), narrow=frontend.is_narrow(), order=order)


def view(wanted: Filters, reader: Reader, page: str, theme: str, *, narrow: bool, order: Order | None = None) -> Here:
    """What a reader of `page` sees with these filters; `theme` is `light` or `dark`."""
    if wanted.version != reader.version.id:
        wanted = wanted.but(version=None)  # what is shown, filed and cited is the version that is open
    own = _of_the_set(wanted)
    return Here(Words(wanted.lang), own, palette(theme), reader, page, order=order or Order(), narrow=narrow)


def _of_the_set(wanted: Filters) -> Filters:
    """The same filters with areas of the set that is asked for; the address keeps what it had."""
    province = boundaries.translated([wanted.province] if wanted.province else [], wanted.boundary)
    areas = boundaries.translated(wanted.areas, wanted.boundary)
    return wanted.but(areas=areas, province=next(iter(province), None))


def _reader(words: Words, pinned: str | None) -> Reader:
    warehouse = default_warehouse()
    try:
        version = current_id(warehouse)
        if version is None:
            _build(words, str(warehouse))
        if pinned and pinned != version and (older := _older(words, str(warehouse), pinned)):
            return older
        return _opened(words, str(warehouse), str(version))
    except WarehouseError as error:
        st.error(words("state.failed"))
        st.text(_without_path(str(error)))
        st.stop()


def _opened(words: Words, warehouse: str, version: str) -> Reader:
    """The reader of the published version. A spinner costs a thread: it is for the first sight of a version."""
    is_known = st.session_state.get(OPENED) == version
    with nullcontext() if is_known else st.spinner(words("state.loading")):
        reader = store.reader_of(warehouse, version)
    st.session_state[OPENED] = version
    return reader


def _older(words: Words, warehouse: str, version: str) -> Reader | None:
    """The older version that the address names, and a line that says so; None where it cannot be opened any more."""
    try:
        older = store.reader_of(warehouse, version, pinned=True)
    except WarehouseError:
        st.warning(words("version.gone", version=version))
        return None
    st.info(words("version.older", version=version, published=words.moment(older.version.published)))
    st.button(words("version.leave"), key="version-leave", type="tertiary", on_click=_leave_version)
    return older


def _leave_version() -> None:
    st.query_params.pop("version", None)


def _build(words: Words, warehouse: str) -> None:
    """Show the first build until it ends; then run the page again, or say what failed."""
    build = building.build_of(warehouse)
    st.subheader(words("building.title"))
    st.write(words("building.text"))
    with st.status(words("building.running"), expanded=True) as status:
        said = st.empty()
        while build.running:
            said.text("\n".join(build.lines[-6:]))
            with turns.others_first():
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
