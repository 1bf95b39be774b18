"""A chart with all that belongs to it: title, subtitle, plot, table, notes, source line, downloads, address.

Every chart of every page is shown by `show`; a page only says what is drawn and how it is called.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from dashboard import downloads, frontend, proofs, store, tables
from dashboard.charts.base import Chart, Style
from dashboard.charts.printed import bare, printed, size
from dashboard.downloads import About
from dashboard.here import Here
from dashboard.palette import LIGHT
from dashboard.printing.printer import browser, picture_bytes
from dashboard.printing.shown import Shown

TALLEST = 560

CONFIG: dict[str, Any] = {
    "displaylogo": False,
    "scrollZoom": False,
    "modeBarButtonsToRemove": [
        "toImage", "zoom2d", "pan2d", "select2d", "lasso2d", "zoomIn2d", "zoomOut2d", "autoScale2d", "resetScale2d",
    ],
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is shown: `draw` gives the chart in a style, so that screen and paper show the same."""

    name: str
    title: str
    subtitle: str
    unit: str
    draw: Callable[[Style], Chart]
    empty: str
    controls: Callable[[], None] | None = None
    below: Callable[[], None] | None = None
    """What stands under the plot; it is drawn once all charts of the page are."""
    level: int = 3
    tallest: int | None = TALLEST
    """Height in pixels beyond which the chart scrolls inside its card; None: never."""


def show(here: Here, card: Card) -> None:
    """Draw a card; without rows it says what is missing instead."""
    with st.container(border=True, key=f"card-{card.name}"):
        st.markdown(f"{'#' * card.level} {card.title}")
        st.caption(card.subtitle)
        if card.controls:
            card.controls()
        chart = card.draw(Style(here.words, here.colours, here.narrow))
        if chart.rows.is_empty():
            _notes(here, chart)
            st.info(here.words("state.incomparable") if chart.left_out else card.empty)
            if chart.listed.height:
                _table(here, card, chart)
            return
        drawn, listed = st.tabs([here.words("card.chart"), here.words("card.table")])
        with drawn:
            _plot(card, chart)
            if card.tallest and chart.height > card.tallest:
                st.caption(here.words("card.scroll"))
            if card.below:
                here.later.append((st.container(), card.below))
        with listed:
            _table(here, card, chart)
        _notes(here, chart)
        st.caption(tables.plain(source_line(here, chart.rows)))
        _actions(here, card, chart)


def show_each(here: Here, wanted: Sequence[Card | None]) -> None:
    """Draw the cards that there are."""
    for card in wanted:
        if card:
            show(here, card)


def source_line(here: Here, rows: pl.DataFrame) -> str:
    """How many reports stand behind the rows, the most frequent publishers, and the version."""
    words = here.words
    if not _is_cited(rows):
        return words("card.all_sources", n=here.reader.version.sources, version=here.reader.version.id)
    behind = store.reports(here.reader, rows)
    named = pl.coalesce("publisher", pl.col("url").str.extract(r"^\w+://([^/]+)"), "title")
    publishers = behind.select(named.alias("by")).drop_nulls()["by"].value_counts(sort=True)["by"].to_list()
    return words(
        "card.sources",
        n=behind.select("publisher", "title", "url").unique().height,
        publishers=words.listed(publishers, 3),
        version=here.reader.version.id,
    )


def about(here: Here, card: Card, chart: Chart) -> About:
    """What the downloads of a card say of themselves."""
    version = here.reader.version
    sources: tuple[str, ...] = (source_line(here, chart.rows),)
    if _is_cited(chart.rows):
        cited = store.reports(here.reader, chart.rows).select("publisher", "title", "published", "url")
        sources = tuple(", ".join(str(part) for part in row if part) for row in cited.iter_rows())
    return About(
        card.title, card.subtitle, card.unit, chart.left_out, sources,
        version.id, here.words.moment(version.published), here.address, chart.breaks,
    )  # fmt: skip


def _plot(card: Card, chart: Chart) -> None:
    turn = f"turn-{card.name}"
    key = f"chart-{card.name}-{st.session_state.get(turn, 0)}"
    height: Any = card.tallest if card.tallest and chart.height > card.tallest else "content"
    clicked: Any = partial(proofs.chosen_mark, key, turn) if _is_cited(chart.rows) else "ignore"
    with st.container(height=height, border=False):
        st.plotly_chart(
            chart.figure,
            width="stretch",
            key=key,
            theme=None,
            config=CONFIG,
            alt=chart.alt,
            selection_mode="points",
            on_select=clicked,
        )


def _table(here: Here, card: Card, chart: Chart) -> None:
    turn = f"turn-{card.name}"
    key = f"table-{card.name}-{st.session_state.get(turn, 0)}"
    if not _is_cited(chart.rows):
        tables.shown(tables.headed(chart.rows, here.words), hide_index=True, placeholder="–", alt=card.title)
        return
    shown = tables.readable(chart.listed, here.words)
    tables.shown(
        shown, key=key, hide_index=True, placeholder="–", column_config=tables.configured(here.words, shown.columns),
        selection_mode="single-row", height=min(TALLEST, 38 + 35 * shown.height), alt=card.title,
        on_select=partial(proofs.chosen_row, key, turn, tuple(chart.listed["observation_id"])),
    )  # fmt: skip


def _is_cited(rows: pl.DataFrame) -> bool:
    """Whether the rows are figures, each with a source; else they are counts of figures."""
    return "observation_id" in rows.columns


def _notes(here: Here, chart: Chart) -> None:
    if chart.lacking.height:
        st.caption(here.words("card.lacking", n=chart.lacking.height))
    if chart.left_out:
        st.caption(here.words("card.left_out", notes="; ".join(chart.left_out)))
    if chart.breaks:
        st.caption(here.words("card.breaks", reasons="; ".join(chart.breaks)))


def _actions(here: Here, card: Card, chart: Chart) -> None:
    words = here.words
    with st.container(horizontal=True, gap="small"):
        with st.popover(words("card.download"), icon=":material/download:"):
            here.shown[card.name] = downloads_of(here, card, chart)
        with st.popover(words("card.share"), icon=":material/link:"):
            st.caption(words("card.address"))
            st.code(here.address, language=None, wrap_lines=True)
            st.caption(words("card.pinned"))
            st.code(here.pinned_address, language=None, wrap_lines=True)
            st.caption(words("card.cite"))
            st.code(_citation(here, card, chart), language=None, wrap_lines=True)


def downloads_of(here: Here, card: Card, chart: Chart) -> Shown:
    """The buttons that take a chart away in every format; gives it as it leaves the page."""
    words, told = here.words, about(here, card, chart)
    name = downloads.file_name(card.title)
    paper = Style(words, LIGHT)
    on_paper = card.draw(paper)
    figure = printed(on_paper, card.title, card.subtitle, _footer(here, chart), paper)
    labels = {"png": words("card.png"), "svg": words("card.svg"), "failed": words("card.picture_failed")}
    st.caption(words("card.pictures"))
    frontend.picture_buttons(figure, card.name, name, labels, *size(figure))
    if browser() is not None:
        _button(words, card, name, "pdf", partial(picture_bytes, figure, "pdf", *size(figure)))
    else:
        st.caption(words("print.no_browser"))
    st.caption(words("card.files"))
    rows = chart.listed
    for file_format in ("csv", "xlsx"):
        _button(words, card, name, file_format, partial(downloads.table_bytes, rows, file_format, told, words))
    _button(words, card, name, "html", partial(downloads.page_bytes, on_paper.figure, rows, told, words))
    return Shown(
        card.name, told, figure, size(figure), bare(on_paper), rows, chart.alt,
        source_line(here, chart.rows), _citation(here, card, chart),
    )  # fmt: skip


def _button(words: Any, card: Card, name: str, file_format: str, make: Callable[[], bytes]) -> None:
    st.download_button(
        words(f"card.{file_format}"), make, f"{name}.{file_format}", downloads.MIME[file_format],
        key=f"{file_format}-{card.name}", on_click="ignore", width="stretch",
    )  # fmt: skip


def _footer(here: Here, chart: Chart) -> list[str]:
    words, version = here.words, here.reader.version
    left_out = [words("card.left_out", notes="; ".join(chart.left_out))] if chart.left_out else []
    breaks = [words("card.breaks", reasons="; ".join(chart.breaks))] if chart.breaks else []
    made = words("card.made", version=version.id, published=words.moment(version.published))
    return [*left_out, *breaks, source_line(here, chart.rows), made, here.address]


def _citation(here: Here, card: Card, chart: Chart) -> str:
    version = here.reader.version
    return here.words(
        "card.citation", title=card.title, subtitle=card.subtitle, sources=source_line(here, chart.rows),
        version=version.id, published=here.words.moment(version.published), address=here.pinned_address,
    )  # fmt: skip
