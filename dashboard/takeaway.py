"""What a card offers to take away: its chart in every format, its address, its citation.

A page has several charts and a reader takes away one or none: everything here is made when its menu is opened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

import streamlit as st

from dashboard import downloads, frontend, store
from dashboard.charts.base import Chart, Style
from dashboard.charts.printed import bare, printed, size
from dashboard.downloads import About
from dashboard.here import Here
from dashboard.palette import LIGHT
from dashboard.printing.printer import browser, picture_bytes
from dashboard.printing.shown import Shown
from dashboard.words import Words

if TYPE_CHECKING:
    from dashboard.cards import Card


@st.fragment
def menus(here: Here, card: Card, chart: Chart) -> None:
    """The menus under a chart; one fragment, as each stretches over a share of the row it stands in."""
    with st.container(horizontal=True, gap="small"):
        _download_menu(here, card, lambda: chart, "secondary")
        _share_menu(here, card, chart)


@st.fragment
def quiet_menu(here: Here, card: Card, drawn: Callable[[], Chart]) -> None:
    """The menu of formats alone, which looks like a link; the chart is `drawn` when it is opened."""
    _download_menu(here, card, drawn, "tertiary")


def _download_menu(here: Here, card: Card, drawn: Callable[[], Chart], looks: Literal["secondary", "tertiary"]) -> None:
    words = here.words
    menu = st.popover(
        words("card.download"), icon=":material/download:", type=looks, key=f"download-{card.name}", on_change="rerun"
    )
    if menu.open:
        with menu:
            _formats(words, leaving(here, card, drawn()))


def _share_menu(here: Here, card: Card, chart: Chart) -> None:
    words = here.words
    menu = st.popover(words("card.share"), icon=":material/link:", key=f"share-{card.name}", on_change="rerun")
    if menu.open:
        citation = _citation(here, card, source_line(here, chart))
        with menu:
            told = {"address": here.address, "pinned": here.pinned_address, "cite": citation}
            for name, text in told.items():
                st.caption(words(f"card.{name}"))
                st.code(text, language=None, wrap_lines=True)


def leaving(here: Here, card: Card, chart: Chart) -> Shown:
    """A chart as it leaves the page."""
    paper = Style(here.words, LIGHT)
    on_paper = card.draw(paper)
    line = source_line(here, chart)
    figure = printed(on_paper, card.title, card.subtitle, _footer(here, chart, line), paper)
    return Shown(
        card.name, about(here, card, chart), figure, size(figure), on_paper.figure, bare(on_paper), chart.listed,
        chart.alt, line, _citation(here, card, line),
    )  # fmt: skip


def source_line(here: Here, chart: Chart) -> str:
    """How many reports stand behind a chart, the most frequent publishers, and the version."""
    words = here.words
    if not chart.is_cited:
        return words("card.all_sources", n=here.reader.version.sources, version=here.reader.version.id)
    behind = dict.fromkeys(store.reports(here.reader, chart.rows).select("publisher", "title", "url").iter_rows())
    named = Counter(by for report in behind if (by := _named(*report)))
    return words(
        "card.sources",
        n=len(behind),
        publishers=words.listed([by for by, _ in named.most_common()], 3),
        version=here.reader.version.id,
    )


def _named(publisher: str | None, title: str | None, url: str | None) -> str | None:
    """By what a report is called: its publisher, its host, else its title."""
    return publisher or (url and urlsplit(url).netloc) or title


def about(here: Here, card: Card, chart: Chart) -> About:
    """What the downloads of a card say of themselves."""
    version = here.reader.version
    sources: tuple[str, ...] = (source_line(here, chart),)
    if chart.is_cited:
        cited = store.reports(here.reader, chart.rows)
        sources = tuple(", ".join(str(part) for part in row if part) for row in cited.iter_rows())
    return About(
        card.title, card.subtitle, card.unit, chart.left_out, sources,
        version.id, here.words.moment(version.published), here.address, chart.breaks,
    )  # fmt: skip


def _formats(words: Words, shown: Shown) -> None:
    told, rows = shown.about, shown.rows
    name = downloads.file_name(told.title)
    labels = {"png": words("card.png"), "svg": words("card.svg"), "failed": words("card.picture_failed")}
    button = partial(_button, words, shown.name, name)
    st.caption(words("card.pictures"))
    frontend.picture_buttons(shown.printed, shown.name, name, labels, *shown.size)
    if browser() is not None:
        button("pdf", partial(picture_bytes, shown.printed, "pdf", *shown.size))
    else:
        st.caption(words("print.no_browser"))
    st.caption(words("card.files"))
    for file_format in ("csv", "xlsx"):
        button(file_format, partial(downloads.table_bytes, rows, file_format, told, words))
    button("html", partial(downloads.page_bytes, shown.figure, rows, told, words))


def _button(words: Words, card: str, name: str, file_format: str, make: Callable[[], bytes]) -> None:
    st.download_button(
        words(f"card.{file_format}"), make, f"{name}.{file_format}", downloads.MIME[file_format],
        key=f"{file_format}-{card}", on_click="ignore", width="stretch",
    )  # fmt: skip


def _footer(here: Here, chart: Chart, line: str) -> list[str]:
    words, version = here.words, here.reader.version
    left_out = [words("card.left_out", notes="; ".join(chart.left_out))] if chart.left_out else []
    breaks = [words("card.breaks", reasons="; ".join(chart.breaks))] if chart.breaks else []
    made = words("card.made", version=version.id, published=words.moment(version.published))
    return [*left_out, *breaks, line, made, here.address]


def _citation(here: Here, card: Card, line: str) -> str:
    version = here.reader.version
    return here.words(
        "card.citation", title=card.title, subtitle=card.subtitle, sources=line,
        version=version.id, published=here.words.moment(version.published), address=here.pinned_address,
    )  # fmt: skip
