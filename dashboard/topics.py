"""One topic of the catalogue: its indicators, those with most figures as headlines, the others as a list of links."""

from __future__ import annotations

from dataclasses import dataclass, replace

import polars as pl
import streamlit as st

from dashboard import frame, headlines, store
from dashboard.here import Here
from warehouse.catalogue import catalogue

HEADLINES = 4
"""Indicators that are shown with their figure; the others are named."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator by the body that reported most of its totals, and how many figures and areas there are."""

    indicator: str
    body: str
    figures: int
    areas: int


def entries(here: Here, topic: str) -> list[Entry]:
    """The indicators of a topic that have figures, those with most areas first; derived ones among them."""
    totals = store.options(here.reader).filter(pl.col("breakdown") == "total")
    best = totals.sort(["areas", "figures", "body"], descending=[True, True, False]).unique(
        "indicator", keep="first", maintain_order=True
    )
    topics = {code: own.topic for code, own in catalogue().indicators.items()}
    topics |= {code: own.topic for code, own in catalogue().derivations.items()}
    return [
        Entry(row["indicator"], row["body"], row["figures"], row["areas"])
        for row in best.iter_rows(named=True)
        if topics[row["indicator"]] == topic
    ]


def show_links(here: Here) -> None:
    """A link to each topic."""
    with st.container(horizontal=True, gap="small"):
        for topic in catalogue().codes["topic"]:
            frame.link(here, "topic", here.words.label("topic", topic), here.filters.but(topic=topic))


def show_indicators(here: Here, listed: list[Entry]) -> None:
    """The best covered indicators with their figures, then every other one with what there is of it."""
    headlines.show_each(here, [(entry.indicator, entry.body) for entry in listed[:HEADLINES]])
    if not listed[HEADLINES:]:
        return
    st.header(here.words("topic.others"))
    with st.grid(3, min_column_width=300, gap="small"):
        for entry in listed[HEADLINES:]:
            _link(here, entry)


def leading(here: Here, entry: Entry) -> Here:
    """The same reader looking at the totals of one indicator."""
    there = here.filters.but(
        indicator=entry.indicator, breakdown="total", body=entry.body, measure=None, window=None, areas=()
    )
    return replace(here, filters=there)


def _link(here: Here, entry: Entry) -> None:
    words = here.words
    there = leading(here, entry).filters.but(year=None)
    with st.container(gap=None):
        frame.link(here, "indicator", words.indicator(entry.indicator), there)
        st.caption(" · ".join((words("count.figures", n=entry.figures), words("count.areas", n=entry.areas))))
