"""One area's page: what it is and was, each of its indicators as bars by period, its sources."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import polars as pl
import streamlit as st

from dashboard import cards, figures, frame, store, tables
from dashboard.cards import Card
from dashboard.charts import periods
from dashboard.here import Here
from warehouse.catalogue import catalogue
from warehouse.reader import Selection

CARD_HEIGHT = 210
FIRST = "ha-noi"
"""The province shown where the address names none."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What makes one card: an indicator as one body reported it."""

    indicator: str
    body: str


def offered(here: Here) -> list[str]:
    """Areas with any figure, in Vietnamese order, the country first."""
    known = set(here.reader.coverage()["area"])
    return [area.id for area in sorted(catalogue().areas.values(), key=lambda a: a.order_vi) if area.id in known]


def chosen(here: Here, areas: list[str]) -> str:
    """The area of the address: `province`, else the first of the filtered areas that has figures."""
    asked = [here.filters.province, *here.filters.areas, FIRST]
    return next((area for area in asked if area in areas), areas[0])


def facts(here: Here, province: str) -> str:
    """Kind, region, code and dates of an area in a line."""
    words, area = here.words, catalogue().areas[province]
    told = [words.label("area_kind", area.kind), words.label("region", area.region)]
    if area.gso_code:
        told.append(words("province.gso", code=area.gso_code))
    if area.valid_from:
        told.append(words("province.from", day=words.day(area.valid_from)))
    if area.valid_to:
        told.append(words("province.to", day=words.day(area.valid_to)))
    return " · ".join(text for text in told if text)


def kin_links(here: Here, province: str, areas: list[str]) -> None:
    """Links to what the area was made of and what it became."""
    words = here.words
    steps = [(step.predecessor, "province.was", step) for step in catalogue().successions if step.successor == province]
    steps += [(step.successor, "province.became", step) for step in catalogue().successions if step.predecessor == province]
    with st.container(horizontal=True, gap="small"):
        for other, key, step in steps:
            label = words(key, area=words.area(other), kind=words.label("succession_kind", step.kind), day=words.day(step.date))
            if other in areas:
                frame.link(here, "province", label, here.filters.but(province=other))
            else:
                st.caption(label)


def show_indicators(here: Here, province: str) -> None:
    """A card for each indicator of the area, by topic."""
    rows = here.reader.observations(Selection(areas=(province,), breakdowns=("total",)))
    kinds = {Kind(*pair) for pair in rows.select("indicator", "body").unique().iter_rows()}
    for topic in catalogue().codes["topic"]:
        own = [
            Kind(code, body)
            for code, indicator in catalogue().indicators.items()
            if indicator.topic == topic
            for body in catalogue().codes["body"]
            if Kind(code, body) in kinds
        ]
        found = [card for card in (_card(here, province, kind) for kind in own) if card]
        if found:
            st.header(here.words.label("topic", topic))
            with st.grid(3, min_column_width=340, gap="small"):
                for card in found:
                    cards.show(here, card)


def show_sources(here: Here, province: str) -> None:
    """Every observation of the area with its source."""
    words = here.words
    rows = here.reader.observations(Selection(areas=(province,)))
    st.header(words("province.sources", n=rows["source_id"].n_unique()))
    shown = tables.readable(rows, words, with_indicator=True)
    st.dataframe(shown, hide_index=True, column_config=tables.configured(words, shown.columns), alt=words("province.sources", n=0))


def _card(here: Here, province: str, kind: Kind) -> Card | None:
    words, wanted = here.words, here.filters
    rows = store.cited_series(
        here.reader, kind.indicator, "total", kind.body, (province,), wanted.first_year, wanted.last_year
    )
    if not wanted.parts:
        rows = rows.filter(pl.col("coverage") != "year_to_date")
    if rows.is_empty():
        return None
    measure = store.measures(rows)[0]
    own = rows.filter(pl.col("measure") == measure)
    body = [words.label("body", kind.body)] if catalogue().indicators[kind.indicator].bodies else []
    return Card(
        name=f"{kind.indicator}-{kind.body}",
        title=words.indicator(kind.indicator),
        subtitle=" · ".join([words.area(province), figures.unit_text(here, own), *body]),
        unit=figures.unit_text(here, own),
        draw=partial(periods.by_period, own, height=CARD_HEIGHT, left_out=_left_out(here, rows, own)),
        empty="",
        level=4,
    )


def _left_out(here: Here, rows: pl.DataFrame, own: pl.DataFrame) -> tuple[str, ...]:
    others = rows.height - own.height
    return (here.words("left.measure", n=others),) if others else ()
