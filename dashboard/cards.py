"""A chart with all that belongs to it: title, subtitle, plot, table, notes, source line, downloads, address.

Every chart of every page is shown by `show`; a page only says what is drawn and how it is called.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st
from plotly.basedatatypes import BaseFigure

from dashboard import proofs, tables, takeaway
from dashboard.charts.base import Chart, Style
from dashboard.here import Here

TALLEST = 560

CONFIG: dict[str, Any] = {
    "displaylogo": False,
    "scrollZoom": False,
    "modeBarButtonsToRemove": [
        "toImage", "zoom2d", "pan2d", "select2d", "lasso2d", "zoomIn2d", "zoomOut2d", "autoScale2d", "resetScale2d",
    ],
}  # fmt: skip


class AsItIs(BaseFigure):  # type: ignore[misc]  # Plotly has no types
    """A figure that Streamlit sends as it stands.

    Given a dictionary it builds the whole tree of Plotly's objects to validate it, a quarter of a run's time, and
    adds a template that neither the printed pictures have nor ours need. That figures are valid is a test's matter.
    """

    def __init__(self, figure: dict[str, Any]) -> None:
        self._figure = figure

    def to_dict(self) -> dict[str, Any]:
        """The figure itself; nobody changes it."""
        return self._figure


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
        chart, sources = drawn(here, card)
        if chart.rows.is_empty():
            if notes := _notes(here, chart):
                st.caption("\n\n".join(notes))
            st.info(here.words("state.incomparable") if chart.left_out else card.empty)
            if chart.listed.height:
                _table(here, card, chart)
            return
        views = [here.words("card.chart"), here.words("card.table")]
        plotted, listed = st.tabs(views, key=f"view-{card.name}", on_change="rerun")
        with plotted:
            _plot(card, chart)
            here.order.lead()
            if card.tallest and chart.height > card.tallest:
                st.caption(here.words("card.scroll"))
            if card.below:
                here.order.below(st.container(), card.below)
        if listed.open:
            with listed:
                _table(here, card, chart)
        st.caption("\n\n".join([*_notes(here, chart), tables.plain(sources)]))
        here.shown[card.name] = partial(takeaway.leaving, here, card, chart)
        takeaway.menus(here, card, chart)


def drawn(here: Here, card: Card) -> tuple[Chart, str]:
    """The chart of a view, and the line that names its sources."""
    return here.kept(f"card {card.name}", lambda: _drawn(here, card))


def _drawn(here: Here, card: Card) -> tuple[Chart, str]:
    chart = card.draw(Style(here.words, here.colours, here.narrow))
    return chart, "" if chart.rows.is_empty() else takeaway.source_line(here, chart)


def as_json(figure: dict[str, Any]) -> str:
    """A figure as it is sent to the browser."""
    return str(AsItIs(figure).to_json(validate=False))


def show_each(here: Here, wanted: Sequence[Card | None]) -> None:
    """Draw the cards that there are."""
    for card in wanted:
        if card:
            show(here, card)


def _plot(card: Card, chart: Chart) -> None:
    turn = f"turn-{card.name}"
    key = f"chart-{card.name}-{st.session_state.get(turn, 0)}"
    clicked: Any = partial(proofs.chosen_mark, key, turn) if chart.is_cited else "ignore"
    with _frame(card, chart):
        st.plotly_chart(
            AsItIs(chart.figure),
            width="stretch",
            key=key,
            theme=None,
            config=CONFIG,
            alt=chart.alt,
            selection_mode="points",
            on_select=clicked,
        )


def _frame(card: Card, chart: Chart) -> AbstractContextManager[Any]:
    """What a tall chart scrolls in; another stands in its card as it is: each part of a page costs time to draw."""
    tall = card.tallest is not None and chart.height > card.tallest
    return st.container(height=card.tallest or "content", border=False) if tall else nullcontext()


def _table(here: Here, card: Card, chart: Chart) -> None:
    turn = f"turn-{card.name}"
    key = f"table-{card.name}-{st.session_state.get(turn, 0)}"
    if not chart.is_cited:
        tables.shown(tables.headed(chart.rows, here.words), hide_index=True, placeholder="–", alt=card.title)
        return
    shown = tables.readable(chart.listed, here.words)
    tables.shown(
        shown, key=key, hide_index=True, placeholder="–", column_config=tables.configured(here.words, shown.columns),
        selection_mode="single-row", height=min(TALLEST, 38 + 35 * shown.height), alt=card.title,
        on_select=partial(proofs.chosen_row, key, turn, tuple(chart.listed["observation_id"])),
    )  # fmt: skip


def _notes(here: Here, chart: Chart) -> list[str]:
    """What the reader has to know beside the chart, a paragraph each."""
    words, notes = here.words, []
    if chart.lacking.height:
        notes.append(words("card.lacking", n=chart.lacking.height))
    if chart.left_out:
        notes.append(words("card.left_out", notes="; ".join(chart.left_out)))
    if chart.breaks:
        notes.append(words("card.breaks", reasons="; ".join(chart.breaks)))
    return notes
