"""The headline indicators of the overview: the country's latest figure and how well the provinces are covered."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
import streamlit as st

from dashboard import country, figures, frame, store, tables
from dashboard.charts import lines
from dashboard.charts.base import Style
from dashboard.here import Here

HEADLINES = ("members_total", "members_admitted", "org_clean_strong_pct", "members_disciplined")


def show(here: Here) -> None:
    """One card for each headline indicator that has any figure."""
    known = set(here.reader.options()["indicator"])
    show_each(here, [(code, "all") for code in HEADLINES if code in known])


def show_each(here: Here, kinds: Sequence[tuple[str, str]]) -> None:
    """One card for each indicator as a body reported it."""
    with st.grid(4, min_column_width=240, gap="small"):
        for code, body in kinds:
            _card(here, code, body)


def _card(here: Here, code: str, body: str) -> None:
    words = here.words
    there = here.filters.but(indicator=code, breakdown="total", body=body, measure=None, year=None, areas=())
    found = store.answer(here.reader, store.Asked(indicator=code, body=body, boundary=here.filters.boundary))
    measure = next(iter(found.measures), None)
    own = found.stated.filter(pl.col("measure") == measure) if measure else found.stated.clear()
    with st.container(border=True, height="stretch", key=f"headline-{code}"):
        whole = own.filter((pl.col("area") == "vn") & pl.col("coverage").is_in(figures.SIDE_BY_SIDE)).sort("period_end")
        if whole.height:
            last = whole.row(-1, named=True)
            tables.headline(words.indicator(code), words.figure(last), words.definition(code))
            st.caption(f"{words.area('vn')}, {words.period(last)} · {tables.unit(last, words)}")
            _spark(here, whole, code)
        else:
            tables.headline(words.indicator(code), "–", words.definition(code))
            st.caption(words("headline.no_country"))
        elsewhere = Here(words, there, here.colours, here.reader, here.page)
        year, boundary, _ = country.ranked_year(elsewhere, own)
        best = country.compared(elsewhere, year, boundary)
        label = words("headline.best", year=str(year), n=best.areas_with_figure, total=best.areas_total)
        st.space("stretch")
        frame.link(here, "indicator", label, there)


def _spark(here: Here, whole: pl.DataFrame, code: str) -> None:
    chart = lines.spark(whole, Style(here.words, here.colours))
    st.plotly_chart(chart.figure, theme=None, key=f"spark-{code}", config={"displayModeBar": False}, alt=chart.alt)
