"""The ledgers of data quality: what does not fit together, refusals, runs. Refused values are shown as text.

What an entry says comes from the warehouse's ledger; here it is only put into words.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from dashboard import proofs, store, tables
from dashboard.here import Here
from dashboard.words import Words

WANTED = "entry-wanted"
MOST = 500
"""Entries shown on the page: conflicts and the widest gaps stand first."""

COLUMNS = (
    "verdict", "kind", "indicator", "area", "period", "figure", "other", "difference", "gap", "publisher",
    "other_publisher", "rule", "unit",
)  # fmt: skip


def show_ledger(here: Here) -> None:
    """Every entry of the ledger, both figures side by side; choosing one opens it with its proofs."""
    words = here.words
    entries = store.ledger(here.reader, here.reader.version.id)
    conflicts = sum(entry["verdict"] == "conflict" for entry in entries)
    st.header(words("quality.ledger", n=len(entries), conflicts=conflicts))
    st.write(words("quality.ledger_text"))
    if not entries:
        st.info(words("quality.ledger_empty"))
        return
    if len(entries) > MOST:
        st.caption(words("data.first", n=MOST))
    shown = _readable(entries[:MOST], words)
    turn = "turn-ledger"
    key = f"table-ledger-{st.session_state.get(turn, 0)}"
    tables.shown(
        shown, key=key, hide_index=True, placeholder="–", column_config=_configured(words, shown.columns),
        selection_mode="single-row", on_select=partial(_chosen, key, turn), alt=words("quality.title"),
    )  # fmt: skip


def show_wanted(here: Here) -> None:
    """Open the entry that was chosen, once."""
    place = st.session_state.pop(WANTED, None)
    if place is not None:
        entry = store.ledger(here.reader, here.reader.version.id)[place]
        st.dialog(here.words("ledger.title"), width="large")(_dialog)(here, entry)


def told(entry: Mapping[str, Any], words: Words) -> str:
    """An entry in one line: what it is, both figures, how far apart."""
    return words(
        "ledger.told", kind=words.label("ledger_kind", entry["kind"]), verdict=words.label("verdict", entry["verdict"]),
        figure=words.figure(entry), other=words.figure(entry["other"]), difference=_difference(entry, words),
        gap=words.number(100 * entry["gap"], "percent"),
    )  # fmt: skip


def _readable(entries: list[dict[str, Any]], words: Words) -> pl.DataFrame:
    rows = [
        {
            "verdict": words.label("verdict", entry["verdict"]),
            "kind": words.label("ledger_kind", entry["kind"]),
            "indicator": words.indicator(entry["indicator"]),
            "area": words.area(entry["area"]),
            "period": words.period(entry),
            "figure": words.figure(entry),
            "publisher": entry["publisher"] or entry["document"],
            "other": words.figure(entry["other"]),
            "other_publisher": _other_side(entry, words),
            "unit": tables.unit(entry, words),
            "difference": _difference(entry, words),
            "gap": words.number(100 * entry["gap"], "percent"),
            "rule": _rule(entry, words),
        }
        for entry in entries
    ]
    return pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String))


def _configured(words: Words, names: list[str]) -> dict[str, Any]:
    right = {"figure", "other", "difference", "gap"}
    return {
        name: st.column_config.TextColumn(words(f"ledger.{name}"), alignment="right" if name in right else None)
        for name in names
    }


def _difference(entry: Mapping[str, Any], words: Words) -> str:
    return words.number(entry["difference"], entry["unit"])


def _other_side(entry: Mapping[str, Any], words: Words) -> str:
    """Who says the other figure; of a whole or the country, that it is a sum."""
    if entry["kind"] == "sources":
        return str(entry["other_publisher"] or entry["other_document"])
    return words("ledger.sum", n=len(entry["other_ids"]))


def _rule(entry: Mapping[str, Any], words: Words) -> str:
    return words(f"rule.{entry['rule']}") if entry["rule"] else "–"


def _chosen(key: str, turn: str) -> None:
    rows = st.session_state[key]["selection"]["rows"]
    if rows:
        st.session_state[WANTED] = rows[0]
    st.session_state[turn] = st.session_state.get(turn, 0) + 1


def _dialog(here: Here, entry: Mapping[str, Any]) -> None:
    words = here.words
    st.text(f"{words.indicator(entry['indicator'])} · {words.area(entry['area'])} · {words.period(entry)}")
    left, right = st.columns(2)
    with left:
        st.metric(words("ledger.figure"), words.figure(entry))
        st.text(entry["publisher"] or entry["document"])
        _proof_button(words, entry["observation_id"], words("province.proof"))
    with right:
        st.metric(words("ledger.other"), words.figure(entry["other"]))
        st.text(_other_side(entry, words))
        for place, part in enumerate(entry["parts"], start=1):
            _proof_button(words, part["observation_id"], _part(part, entry, words), place)
    st.text(told(entry, words))
    if entry["rule"]:
        st.text(words("proof.rule", rule=_rule(entry, words)))


def _part(part: Mapping[str, Any], entry: Mapping[str, Any], words: Words) -> str:
    """What one of the other figures is called on its button: by what tells it from the figure shown."""
    if entry["kind"] == "sources":
        return words("province.proof")
    names = [
        words.area(part["area"]) if part["area"] != entry["area"] else "",
        words.indicator(part["indicator"]) if part["indicator"] != entry["indicator"] else "",
        words.label("breakdown", part["breakdown"]) if part["breakdown"] != entry["breakdown"] else "",
        words.label("body", part["body"]) if part["body"] != entry["body"] else "",
    ]
    return f"{', '.join(name for name in names if name)}: {words.figure(part)}"


def _proof_button(words: Words, observation_id: str, label: str, place: int = 0) -> None:
    """A button that closes the entry and opens a proof; a dialog reruns alone, so the page is asked to."""
    key = f"entry-{place}-{observation_id}"
    if st.button(tables.plain(label), key=key, icon=":material/fact_check:", help=words("proof.title")):
        proofs.ask_for(observation_id)
        st.rerun()


def show_rejections(here: Here) -> None:
    """Rows and files that were not published, with the rule and the mend."""
    words = here.words
    rows = here.reader.rejections()
    st.header(words("quality.rejections", n=rows.height))
    st.write(words("quality.rejections_text"))
    if rows.height:
        shown = rows.select("rule", "mend", "file", "row", "column", "value").with_columns(
            pl.Series("rule", [words.label("rule", rule) for rule in rows["rule"]], dtype=pl.String)
        )
        tables.shown(
            shown, hide_index=True, placeholder="–",
            column_config={name: st.column_config.Column(words(f"rejection.{name}")) for name in shown.columns},
        )  # fmt: skip


def show_runs(here: Here) -> None:
    """The runs that led to this version, newest first."""
    words = here.words
    rows = here.reader.runs().select("finished", "command", "documents", "observations", "rejections", "conflicts")
    st.header(words("quality.runs"))
    shown = rows.with_columns(pl.Series("finished", [words.moment(moment) for moment in rows["finished"]]))
    tables.shown(
        shown, hide_index=True,
        column_config={name: st.column_config.Column(words(f"run.{name}")) for name in shown.columns},
    )  # fmt: skip
