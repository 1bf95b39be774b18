"""What came of a reading, piece by piece: the marked text with its figures, the numbers left, a table's problems."""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from dashboard import tables
from dashboard.here import Here
from dashboard.own import limits, listed, marked, taken_away
from dashboard.own.given import Given, Piece, forget
from dashboard.own.marked import Mark
from dashboard.words import Words
from etl import LIMITS, Answer, Text


def show(here: Here, given: Given | None) -> None:
    """Everything about the last reading; before one, what will stand here."""
    words = here.words
    if given is None:
        st.caption(words("own.before"))
        return
    st.button(words("own.forget"), on_click=forget, key="own-forget", icon=":material/delete:")
    for name in given.refused:
        st.warning(words("own.refused", name=tables.plain(name)))
    for place, piece in enumerate(given.pieces):
        with st.container(border=True, key=f"own-{place}"):
            st.subheader(tables.plain(piece.name or words("own.pasted_title")), anchor=False)
            _piece(words, piece, f"own-{place}")


def _piece(words: Words, piece: Piece, key: str) -> None:
    answer = piece.answer
    if answer.problem:
        st.error(problem(words, answer))
        return
    for place, text in enumerate(answer.texts):
        _text(words, text, _figures_of(answer, text), f"{key}-{place}")
    if not answer.texts:
        _table(words, answer)
    taken_away.buttons(words, piece, key)


def problem(words: Words, answer: Answer) -> str:
    """Why a file gave nothing, and what to do."""
    return words(
        f"own.problem_{answer.problem}",
        columns=tables.plain(answer.detail or ""),
        seconds=LIMITS.seconds,
        characters=LIMITS.characters,
        rows=LIMITS.rows,
        size=limits.RESULTS_MEGABYTES,
    )


def _figures_of(answer: Answer, text: Text) -> list[dict[str, Any]]:
    rows = answer.figures.to_dicts() if answer.figures is not None else []
    return [row for row in rows if len(answer.texts) == 1 or row["document"] == text.name]


def _text(words: Words, text: Text, figures: list[dict[str, Any]], key: str) -> None:
    left = listed.left(text)
    st.markdown(words("own.counts", figures=len(figures), left=len(left), unresolved=len(text.unresolved)))
    if not figures:
        st.info(words("own.nothing"))
    if text.unresolved:
        st.warning(words("own.unresolved", n=len(text.unresolved)))
    opened = bool(figures) and st.toggle(words("own.labels"), key=f"{key}-labels")
    with_text, with_figures = st.columns([5, 6]) if figures else (st.container(), None)
    with with_text:
        st.html(marked.html_of(text.text, _marks(words, text, figures), words, opened=opened) + marked.legend(words))
    if with_figures is not None:
        with_figures.html(marked.STYLE + listed.figures_table(words, figures))
    count = len(left) + len(text.unresolved)
    if count:
        with st.expander(words("own.left", n=count), expanded=not figures):
            st.html(marked.STYLE + listed.left_table(words, text))


def _marks(words: Words, text: Text, figures: list[dict[str, Any]]) -> list[Mark]:
    taken = [
        Mark(row["span_start"], row["span_end"], "taken", str(place), listed.label(words, row))
        for place, row in enumerate(figures, start=1)
        if row["span_start"] is not None
    ]
    without_area = [
        Mark(u["start"], u["end"], "open", "?", f"{words.indicator(u['indicator'])} · {u['note'][words.language]}")
        for u in text.unresolved
    ]
    return [
        *taken,
        *without_area,
        *(Mark(n.start, n.end, "left", "", n.reason[words.language]) for n in listed.left(text)),
    ]


def _table(words: Words, answer: Answer) -> None:
    accepted, refused = answer.figures, answer.rejections
    counts = [0 if rows is None else rows.height for rows in (accepted, refused)]
    st.markdown(words("own.table_counts", accepted=counts[0], refused=counts[1]))
    if not any(counts):
        st.info(words("own.table_empty"))
    if refused is not None and refused.height:
        st.markdown(f"**{words('own.errors')}**")
        tables.shown(errors(words, refused), hide_index=True, alt=words("own.errors"), placeholder="–")
    if accepted is not None and accepted.height:
        st.markdown(f"**{words('own.accepted')}**")
        tables.shown(
            _rows(words, accepted), hide_index=True, alt=words("own.accepted"), placeholder="–",
            column_config={words("column.figure"): st.column_config.TextColumn(alignment="right")},
        )  # fmt: skip


def _rows(words: Words, figures: pl.DataFrame) -> pl.DataFrame:
    rows = figures.to_dicts()
    columns = {
        "column.indicator": [words.indicator(row["indicator"]) for row in rows],
        "own.breakdown": [words.label("breakdown", row["breakdown"]) for row in rows],
        "own.body": [listed.body(words, row) for row in rows],
        "column.figure": [words.figure(row) for row in rows],
        "column.unit": [tables.unit(row, words) for row in rows],
        "column.area": [words.area(row["area"]) for row in rows],
        "column.period": [words.period(row) for row in rows],
    }
    return pl.DataFrame({words(name): cells for name, cells in columns.items()})


def errors(words: Words, rejections: pl.DataFrame) -> pl.DataFrame:
    """A table's problems for reading: where, what stood there, the rule it breaks and how to mend it."""
    rows = [
        (
            str(row["row"]) if row["row"] is not None else "–",
            row["column"],
            row["value"],
            words.label("rule", row["rule"]),
            words.label("mend", row["rule"]),
        )
        for row in rejections.to_dicts()
    ]
    heads = [words(f"rejection.{name}") for name in ("row", "column", "value", "rule", "mend")]
    return pl.DataFrame(rows, schema=dict.fromkeys(heads, pl.String), orient="row")
