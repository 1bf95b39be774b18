"""One area's page: what it is and was, each of its indicators as bars by period, its sources."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import polars as pl
import streamlit as st

from dashboard import boundaries, cards, controls, figures, proofs, store, tables, takeaway
from dashboard.cards import Card
from dashboard.charts import periods
from dashboard.charts.base import Style
from dashboard.filters import Filters
from dashboard.here import Here
from warehouse.catalogue import catalogue
from warehouse.reader import Selection
from warehouse.records import Indicator
from warehouse.results import Derivation

CARD_HEIGHT = 210
FIRST = "ha-noi"
"""The province shown where the address names none."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What makes one card: an indicator as one body reported it."""

    indicator: str
    body: str


def offered(here: Here) -> list[str]:
    """Areas of the set with any figure, or with parts that have one, in Vietnamese order, the country first."""
    known = set(here.reader.coverage()["area"])
    if here.filters.boundary:
        today = [area for area in boundaries.members(here.filters.boundary) if known & {area, *boundaries.parts(area)}]
        known = set(today if here.filters.boundary == "34" else boundaries.members("63") & known)
    return [area.id for area in sorted(catalogue().areas.values(), key=lambda a: a.order_vi) if area.id in known]


def chosen(here: Here, areas: list[str]) -> str:
    """The area of the address: `province`, else the first of the filtered areas that has figures."""
    asked = [here.filters.province, *here.filters.areas, FIRST]
    return next((area for area in asked if area in areas), areas[0])


def _behind(here: Here, province: str) -> tuple[str, ...]:
    """The areas whose figures stand on the page: the province's, and over today's provinces those of its parts."""
    return boundaries.observed((province,), here.filters.boundary)


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


def kin_links(here: Here, province: str) -> None:
    """Links to what the area was made of and what it became; one outside the set is shown as reported."""
    words, known = here.words, set(here.reader.coverage()["area"])
    steps = [(step.predecessor, "province.was", step) for step in catalogue().successions if step.successor == province]
    steps += [
        (step.successor, "province.became", step) for step in catalogue().successions if step.predecessor == province
    ]
    with st.container(horizontal=True, gap="small"):
        for other, key, step in steps:
            label = words(
                key, area=words.area(other), kind=words.label("succession_kind", step.kind), day=words.day(step.date)
            )
            st.button(
                label, key=f"kin-{key}-{other}", type="tertiary", icon=":material/arrow_forward:",
                disabled=other not in known, on_click=controls.go, args=(_towards(here, other),),
            )  # fmt: skip


def _towards(here: Here, area: str) -> Filters:
    boundary = here.filters.boundary
    held = boundary if boundary and area in boundaries.members(boundary) else None
    return here.filters.but(province=area, boundary=held)


def show_indicators(here: Here, province: str) -> None:
    """Each indicator of the area, by topic: a chart where there are several figures, else the one figure."""
    rows = here.reader.observations(Selection(areas=_behind(here, province), breakdowns=("total",)))
    known = [rows, here.reader.derived_options()]
    kinds = {Kind(*pair) for part in known for pair in part.select("indicator", "body").unique().iter_rows()}
    for topic in catalogue().codes["topic"]:
        found = [(kind, own) for kind in _ordered(kinds, topic) if (own := _rows(here, province, kind)).height]
        if not found:
            continue
        st.header(here.words.label("topic", topic))
        with st.grid(4, min_column_width=250, gap="small"):
            for kind, own in found:
                if own.height == 1:
                    _single(here, province, kind, own)
        with st.grid(2, min_column_width=340, gap="small"):
            for kind, own in found:
                if own.height > 1:
                    cards.show(here, _card(here, province, kind, own))


def _ordered(kinds: set[Kind], topic: str) -> list[Kind]:
    listed: dict[str, Indicator | Derivation] = {**catalogue().indicators, **catalogue().derivations}
    codes = [code for code, indicator in listed.items() if indicator.topic == topic]
    return [Kind(code, body) for code in codes for body in catalogue().codes["body"] if Kind(code, body) in kinds]


def _single(here: Here, province: str, kind: Kind, rows: pl.DataFrame) -> None:
    """One figure alone: a number, its period, the way to its proof, and its picture to take away."""
    words, row = here.words, rows.row(0, named=True)
    with st.container(border=True, height="stretch", key=f"single-{kind.indicator}-{kind.body}"):
        tables.headline(words.indicator(kind.indicator), words.figure(row), words.definition(kind.indicator))
        told = [tables.unit(row, words), words.period(row), _body(here, kind), words.computed(row)]
        st.caption(" · ".join(text for text in told if text))
        st.space("stretch")
        card = _card(here, province, kind, rows)
        with st.container(horizontal=True, gap="small"):
            st.button(
                words("province.proof"), key=f"proof-{row['observation_id']}", type="tertiary",
                icon=":material/fact_check:", on_click=proofs.ask_for, args=(row["observation_id"],),
            )  # fmt: skip
            takeaway.quiet_menu(here, card, partial(card.draw, Style(words, here.colours)))


def show_sources(here: Here, province: str) -> None:
    """Every observation of the area with its source."""
    words = here.words
    rows = here.reader.observations(Selection(areas=_behind(here, province)))
    st.header(words("province.sources", n=rows["source_id"].n_unique()))
    shown = tables.readable(rows, words, with_indicator=True)
    tables.shown(
        shown,
        hide_index=True,
        placeholder="–",
        column_config=tables.configured(words, shown.columns),
        alt=words("province.sources", n=0),
    )


def _rows(here: Here, province: str, kind: Kind) -> pl.DataFrame:
    wanted = here.filters
    rows = store.answer(here.reader, _asked(here, province, kind)).stated
    whole = rows.filter(pl.col("coverage") != "year_to_date")
    if not wanted.parts or kind.indicator in catalogue().derivations:
        return whole
    parts = here.reader.windows(kind.indicator, "total", kind.body, (province,), wanted.first_year, wanted.last_year)
    return pl.concat([whole, store.cited(here.reader, parts, kind.indicator)], how="diagonal_relaxed")


def _asked(here: Here, province: str, kind: Kind) -> store.Asked:
    wanted = here.filters
    return store.Asked(
        indicator=kind.indicator, body=kind.body, areas=(province,), first_year=wanted.first_year,
        last_year=wanted.last_year, boundary=wanted.boundary,
    )  # fmt: skip


def _card(here: Here, province: str, kind: Kind, rows: pl.DataFrame) -> Card:
    own = rows.filter(pl.col("measure") == store.measures(rows)[0])
    others = rows.height - own.height
    left_out = (here.words("left.measure", n=others),) if others else ()
    told = [here.words.area(province), figures.unit_text(here, own), _body(here, kind)]
    return Card(
        name=f"{kind.indicator}-{kind.body}",
        title=here.words.indicator(kind.indicator),
        subtitle=" · ".join(text for text in told if text),
        unit=figures.unit_text(here, own),
        draw=partial(periods.by_period, own, height=CARD_HEIGHT, left_out=left_out),
        empty="",
        level=4,
    )


def _body(here: Here, kind: Kind) -> str:
    return here.words.label("body", kind.body) if catalogue().counted(kind.indicator).bodies else ""


def show_lacking(here: Here, province: str) -> None:
    """What cannot be added up for the province because a part is missing, and what that part is."""
    words, wanted = here.words, here.filters
    if wanted.boundary != "34" or not boundaries.parts(province):
        return
    rows = here.reader.observations(Selection(areas=_behind(here, province), breakdowns=("total",)))
    known = rows.select("indicator", "body").unique().sort("indicator", "body")
    kinds = (Kind(code, body) for code, body in known.iter_rows())
    found = [store.answer(here.reader, _asked(here, province, kind)).lacking for kind in kinds]
    lacking = pl.concat([part for part in found if part.height] or found[:1])
    if lacking.is_empty():
        return
    st.header(words("province.lacking", n=lacking.height))
    st.write(words("province.lacking_text"))
    shown = tables.readable(lacking, words, with_indicator=True).select("indicator", "period", "figure")
    turn = "turn-lacking"
    key = f"table-lacking-{st.session_state.get(turn, 0)}"
    tables.shown(
        shown, key=key, hide_index=True, column_config=tables.configured(words, shown.columns),
        selection_mode="single-row", alt=words("province.lacking", n=lacking.height),
        on_select=partial(proofs.chosen_row, key, turn, tuple(lacking["observation_id"])),
    )  # fmt: skip
