"""The ledgers of data quality: disagreements, refusals, runs. Refused values are shown as text."""

from __future__ import annotations

from functools import partial

import polars as pl
import streamlit as st

from dashboard import proofs, store, tables
from dashboard.here import Here


def show_conflicts(here: Here) -> None:
    """Figures whose sources contradict each other; choosing one opens both sides."""
    words = here.words
    rows = store.conflicts(here.reader, here.reader.version.id)
    st.header(words("quality.conflicts", n=rows.height))
    st.write(words("quality.conflicts_text"))
    if rows.is_empty():
        return
    turn = "turn-conflicts"
    key = f"table-conflicts-{st.session_state.get(turn, 0)}"
    shown = tables.readable(rows, words, with_indicator=True).with_columns(
        pl.Series("spread", [words.number(100 * spread, "percent") for spread in rows["spread"]])
    )
    st.dataframe(
        shown, key=key, hide_index=True, placeholder="–", column_config=tables.configured(words, shown.columns),
        selection_mode="single-row", on_select=partial(proofs.chosen_row, key, turn, tuple(rows["observation_id"])),
    )  # fmt: skip


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
        st.dataframe(
            shown, hide_index=True, placeholder="–",
            column_config={name: st.column_config.Column(words(f"rejection.{name}")) for name in shown.columns},
        )  # fmt: skip


def show_runs(here: Here) -> None:
    """The runs that led to this version, newest first."""
    words = here.words
    rows = here.reader.runs().select("finished", "command", "documents", "observations", "rejections", "conflicts")
    st.header(words("quality.runs"))
    shown = rows.with_columns(pl.Series("finished", [words.moment(moment) for moment in rows["finished"]]))
    st.dataframe(
        shown, hide_index=True,
        column_config={name: st.column_config.Column(words(f"run.{name}")) for name in shown.columns},
    )  # fmt: skip
