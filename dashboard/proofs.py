"""What stands behind one mark: the figure, its period, its sources, the sentence, the rule, the citation.

Everything that comes from a source is shown as text and never read as Markdown or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from dashboard import computed, tables
from dashboard.here import Here
from dashboard.words import Words
from warehouse.catalogue import catalogue
from warehouse.reader import Proof, WarehouseError

WANTED = "proof-wanted"
NUMBER = re.compile(r"\d+(?:[.,\s]\d+)*")


def ask_for(observation_id: str | None) -> None:
    """Open the proof of an observation at the next run of the page."""
    if observation_id:
        st.session_state[WANTED] = observation_id


def show_wanted(here: Here) -> None:
    """Open the proof that was asked for, once. Every page ends with this."""
    wanted = st.session_state.pop(WANTED, None)
    if wanted is None:
        return
    try:
        proof = here.reader.proof(wanted)
    except WarehouseError:
        _show_computed(here, wanted)
        return
    st.dialog(here.words("proof.title"), width="large")(_dialog)(here, proof)


def _show_computed(here: Here, wanted: str) -> None:
    """Open what stands behind a sum or a derived figure, where the id is that of one."""
    try:
        row = here.reader.computed(wanted)
    except WarehouseError:
        st.warning(here.words("proof.gone"))
        return
    st.dialog(here.words("computed.title"), width="large")(computed.show)(here, row, ask_for)


def chosen_mark(key: str, turn: str) -> None:
    """Callback of a chart: open the proof of the mark that was clicked, and forget the click."""
    points = st.session_state[key]["selection"]["points"]
    if points:
        data = points[0].get("customdata")
        ask_for(data[0] if isinstance(data, list) else data)
    st.session_state[turn] = st.session_state.get(turn, 0) + 1


def chosen_row(key: str, turn: str, ids: Sequence[str]) -> None:
    """Callback of a table: open the proof of the row that was chosen, and forget the choice."""
    rows = st.session_state[key]["selection"]["rows"]
    if rows and rows[0] < len(ids):
        ask_for(ids[rows[0]])
    st.session_state[turn] = st.session_state.get(turn, 0) + 1


def _dialog(here: Here, proof: Proof) -> None:
    words, row = here.words, proof.chosen
    figure, unit = escape(words.figure(row)), escape(tables.behind(row, words))
    st.html(f"<p style='font-size:2rem;margin:0'>{figure} <small>{unit}</small></p>")
    st.text(f"{words.indicator(row['indicator'])} · {words.area(row['area'])} · {words.period(row)}")
    st.caption(words(f"comparable.{row['period_kind']}"))
    _details(words, row)
    st.markdown(f"#### {words('proof.source')}")
    _source(words, row)
    _evidence(words, row)
    _others(words, proof)
    st.markdown(f"#### {words('proof.cite')}")
    st.code(citation(here, row), language=None, wrap_lines=True)


def _details(words: Words, row: Mapping[str, Any]) -> None:
    facts = [
        (words("proof.dates"), f"{words.day(row['period_start'])} – {words.day(row['period_end'])}"),
        (words("filter.breakdown"), words.label("breakdown", row["breakdown"])),
        (words("proof.status"), words.label("status", row["status"])),
        (words("proof.method"), words.label("method", row["method"])),
        (words("proof.confidence"), words.label("confidence", row["confidence"])),
    ]
    if catalogue().indicators[row["indicator"]].bodies:
        facts.append((words("filter.body"), words.label("body", row["body"])))
    st.text(" · ".join(f"{name}: {value}" for name, value in facts))


def _source(words: Words, row: Mapping[str, Any]) -> None:
    st.text(row["title"] or row["document"])
    told = [
        row["publisher"] or words("source.unnamed"),
        words.day(row["published"]),
        words.label("publisher_kind", row["publisher_kind"]),
    ]
    st.text(" · ".join(told))
    link = tables.safe_link(row["url"])
    if link:
        st.link_button(words("proof.open"), link, icon=":material/open_in_new:")


def _evidence(words: Words, row: Mapping[str, Any]) -> None:
    if not row["evidence"]:
        st.caption(words("proof.no_sentence"))
        return
    st.caption(words("proof.abstract" if row["source_kind"] == "abstract" else "proof.sentence"))
    st.html(f"<blockquote>{highlighted(row['evidence'], row['value'])}</blockquote>")


def highlighted(sentence: str, value: float) -> str:
    """The sentence as harmless HTML with the figure marked, where it stands there in digits."""
    for match in NUMBER.finditer(sentence):
        if _reads_as(match.group(), value):
            start, end = match.span()
            return f"{escape(sentence[:start])}<mark>{escape(sentence[start:end])}</mark>{escape(sentence[end:])}"
    return escape(sentence)


def _reads_as(digits: str, value: float) -> bool:
    plain = re.sub(r"[.\s]", "", digits).replace(",", ".")
    foreign = re.sub(r"[,\s]", "", digits)
    return any(text.count(".") <= 1 and float(text) == value for text in (plain, foreign))


def _others(words: Words, proof: Proof) -> None:
    if proof.others.is_empty():
        st.caption(words("proof.only"))
        return
    st.markdown(f"#### {words('proof.others', n=proof.others.height)}")
    st.caption(words("proof.rule", rule=words(f"rule.{proof.rule}")))
    shown = tables.readable(proof.others, words)
    tables.shown(shown, hide_index=True, placeholder="–", column_config=tables.configured(words, shown.columns))


def citation(here: Here, row: Mapping[str, Any]) -> str:
    """One line by which the figure can be quoted and found again."""
    words = here.words
    source = ", ".join(
        part for part in (row["title"], row["publisher"], words.day(row["published"])) if part and part != "–"
    )
    return words(
        "proof.citation",
        indicator=words.indicator(row["indicator"]),
        area=words.area(row["area"]),
        period=words.period(row),
        figure=f"{words.figure(row)} {tables.behind(row, words)}".strip(),
        source=source,
        url=row["url"] or row["document"],
        version=here.reader.version.id,
        id=row["observation_id"],
    )
