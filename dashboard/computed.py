"""What stands behind a figure that the program computed: how, from which figures, and what is missing.

A sum over one of today's provinces, or a derived indicator. Each input leads on to its own proof.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

import streamlit as st

from dashboard import boundaries, tables
from dashboard.here import Here
from dashboard.words import Words
from warehouse import pairing
from warehouse.catalogue import catalogue

Row = Mapping[str, Any]


def show(here: Here, row: Row, ask_for: Callable[[str], None]) -> None:
    """The inside of the proof panel; `ask_for` opens the proof of an input."""
    words = here.words
    said, unit = escape(words.figure(row)), escape(tables.behind(row, words))
    st.html(f"<p style='font-size:2rem;margin:0'>{said} <small>{unit}</small></p>")
    st.text(f"{words.indicator(row['indicator'])} · {words.area(row['area'])} · {words.period(row)}")
    st.markdown(f":material/calculate: **{words('computed.marked')}**")
    st.write(_how(words, row))
    if row["value"] is not None and row["lower"] != row["upper"]:
        ends = [words.number(end, row["unit"]) for end in (row["lower"], row["upper"])]
        st.caption(words("computed.between", low=ends[0], high=ends[1]))
    st.markdown(f"#### {words('computed.inputs', n=len(row['inputs']))}")
    for figure_id in row.get("figures") or row["inputs"]:
        _figure(here, row, figure_id, ask_for)
    for area in row.get("missing") or ():
        st.text(words("computed.missing", area=words.area(area)))
    st.markdown(f"#### {words('proof.cite')}")
    st.code(citation(here, row), language=None, wrap_lines=True)


def citation(here: Here, row: Row) -> str:
    """One line by which the computed figure can be quoted and found again."""
    words = here.words
    return words(
        "computed.citation", indicator=words.indicator(row["indicator"]), area=words.area(row["area"]),
        period=words.period(row), figure=f"{words.figure(row)} {tables.behind(row, words)}".strip(),
        inputs=", ".join(row["inputs"]), version=here.reader.version.id, id=row["figure_id"],
    )  # fmt: skip


def _how(words: Words, row: Row) -> str:
    """The formula in words."""
    if row["unit"] == pairing.INDEX:
        return words("index.how", base=str(row["base_year"]))
    if row["indicator"] in catalogue().derivations:
        return words.definition(row["indicator"])
    parts = boundaries.parts(row["area"])
    return words("computed.sum", n=len(parts), parts=words.listed([words.former(part) for part in parts]))


def _figure(here: Here, derived: Row, figure_id: str, ask_for: Callable[[str], None]) -> None:
    """One figure that another is computed from; of a sum also the observations it adds up."""
    if figure_id in derived["inputs"]:
        found = here.reader.proof(figure_id).chosen
        _input(here, figure_id, found, found["publisher"] or found["title"] or found["document"], ask_for)
        return
    total = here.reader.computed(figure_id)
    with st.container(border=True, key=f"sum-{figure_id}"):
        _input(here, figure_id, total, here.words.computed(total) or "", ask_for)
        for observation_id in total["inputs"]:
            _figure(here, total, observation_id, ask_for)


def _input(here: Here, figure_id: str, row: Row, origin: str, ask_for: Callable[[str], None]) -> None:
    words = here.words
    told = f"{words.area(row['area'])}: {words.figure(row)}"
    is_sum = figure_id != row.get("observation_id")
    with st.container(border=not is_sum, key=f"input-{figure_id}"):
        st.text(f"{words.indicator(row['indicator'])} · {told} {tables.behind(row, words)}".rstrip())
        st.caption(tables.plain(f"{words.period(row)} · {origin}"))
        label = words("computed.title" if is_sum else "province.proof")
        if st.button(label, key=f"input-proof-{figure_id}", icon=":material/fact_check:", type="tertiary"):
            ask_for(figure_id)
            st.rerun()
