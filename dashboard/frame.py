"""What surrounds every page: name, navigation, language, the legend of marks, the foot.

Links to other pages carry the whole address, so that filters and language go along.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import streamlit as st

from dashboard import controls, filters, finding, frontend, settings, texts, turns, views
from dashboard.filters import Filters
from dashboard.here import ORDER, Here, current_filters, current_words
from dashboard.order import Order
from dashboard.printing import offer
from dashboard.settings import NAVIGATION
from dashboard.words import Words
from warehouse.catalogue import catalogue

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

OPEN = "open"
"""Where the session keeps which page it has open."""

FIRST = 4
"""How many of them a narrow page names in its row; the others stand in a list."""

MARKS = (
    "solid",
    "hollow",
    "hatched",
    "dotted",
    "grey",
    "gap",
    "conflict",
)


def pages(words: Words) -> dict[str, st.Page]:
    """The pages by name, with titles in the reader's language and addresses that do not depend on it."""
    return {
        name: st.Page(
            settings.PAGES / f"{name}.py",
            title=f"{words('nav.' + name)} · {words('name')}",
            url_path=None if name == NAVIGATION[0] else name,
            default=name == NAVIGATION[0],
        )
        for name in NAVIGATION
    }


def run() -> None:
    """Draw the head, the page that the address names, and the foot."""
    with turns.turn():
        _run()


def _run() -> None:
    words = current_words()
    st.set_page_config(layout="wide")
    known = pages(words)
    st.session_state["pages"] = known
    chosen = st.navigation(list(known.values()), position="hidden")
    hint = {name: words(f"hint.{name}") for name in ("title", "text", "close")}
    said = texts.translated(words.language, "streamlit", megabytes=st.get_option("server.maxUploadSize"))
    has_charts, ahead = chosen.url_path not in settings.WITHOUT_CHARTS, chosen.url_path in views.FIRST
    frontend.settle_page(words.language, hint, said, charts=has_charts, ahead=ahead)
    finding.go_on(known)
    order = _order(chosen)
    order.above(st.container(horizontal=True, vertical_alignment="center", key="head"), lambda: _head(words))
    order.above(_row(), lambda: _navigation(words, known, chosen))
    try:
        chosen.run()
    except Exception:
        st.error(words("state.broken"))
        raise
    finally:
        order.finish()


def _order(chosen: st.Page) -> Order:
    """The order of this run, kept for the page; whether the page is open already is known from the run before."""
    order = Order(again=st.session_state.get(OPEN) == chosen.url_path)
    st.session_state[OPEN], st.session_state[ORDER] = chosen.url_path, order
    return order


def link(here: Here, page: str, label: str, wanted: filters.Filters | None = None) -> None:
    """A link to another page with the present filters, or with others."""
    st.page_link(st.session_state["pages"][page], label=label, query_params=filters.query(wanted or here.filters))


def title(here: Here, text: str, facts: str = "") -> None:
    """The heading of a page; what is taken away of the whole page is called by it."""
    here.heading.update(title=text, facts=facts)
    st.title(text)


def foot(here: Here) -> None:
    """What was left for when the charts are there; what the page offers as a whole; version, date and terms."""
    words, version = here.words, here.reader.version
    here.order.finish()
    offer.show(here)
    st.divider()
    st.caption(
        words(
            "foot.version",
            version=version.id,
            published=words.moment(version.published),
            observations=version.observations,
            sources=version.sources,
        )
    )
    link(here, "quality", words("foot.versions"))
    st.caption(words("foot.terms"))


def mark_derived(here: Here) -> None:
    """Under the title of a derived indicator: that the program computed it."""
    if here.filters.indicator in catalogue().derivations:
        st.badge(here.words("computed.marked"), icon=":material/calculate:", color="gray")


def _head(words: Words) -> None:
    st.markdown(f"**{words('name')}**", width="content")
    finding.box(words)
    st.space("stretch")
    with st.popover(words("marks.title"), type="tertiary"):
        marks(words)
    controls.language_choice(words)


def _row() -> DeltaGenerator:
    gap: Literal["xxsmall", "small"] = "xxsmall" if frontend.is_narrow() else "small"
    return st.container(horizontal=True, vertical_alignment="center", gap=gap, key="navigation")


def _navigation(words: Words, known: dict[str, st.Page], chosen: st.Page) -> None:
    """The pages in a row; a narrow page has those beyond the first few in a list, so that it begins higher."""
    present, narrow = current_filters()[0], frontend.is_narrow()
    shown = FIRST if narrow else len(NAVIGATION)
    for name in NAVIGATION[:shown]:
        if name == "topic":
            _list(words, known, chosen, present, name, [name])
        else:
            _entry(words, known[name], present, name)
    if narrow:
        _list(words, known, chosen, present, "more", NAVIGATION[shown:])


def _list(
    words: Words, known: dict[str, st.Page], chosen: st.Page, present: Filters, name: str, listed: Sequence[str]
) -> None:
    """Entries in a list, another one for each page: one that stays the same stays open over the page it led to."""
    place = f"{chosen.url_path}-{present.topic}"
    with st.popover(words(f"nav.{name}"), type="tertiary", key=f"{name}-on-{place}"):
        for page in listed:
            _entry(words, known[page], present, page)


def _entry(words: Words, page: st.Page, present: Filters, name: str) -> None:
    """The link to a page, with the present filters; the topics of the catalogue have one each."""
    if name != "topic":
        st.page_link(page, label=words(f"nav.{name}"), query_params=filters.query(present))
        return
    for topic in catalogue().codes["topic"]:
        st.page_link(page, label=words.label("topic", topic), query_params=filters.query(present.but(topic=topic)))


def marks(words: Words) -> None:
    """The legend of marks, the same everywhere."""
    st.markdown("\n\n".join(f"{words(f'marks.{mark}_sign')} {words(f'marks.{mark}')}" for mark in MARKS))
    st.caption(words("marks.click"))
