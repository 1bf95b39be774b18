"""What came of a reading, piece by piece: the marked text, the figures, the numbers left, a table's problems."""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from dashboard import downloads, tables
from dashboard.here import Here
from dashboard.own import marked
from dashboard.own.given import MEGABYTES, SECONDS, Given, Piece, forget
from dashboard.words import Words
from etl.aside import Answer, Text
from warehouse.catalogue import catalogue
from warehouse.export import to_bytes

FORMATS = {"csv": "CSV", "xlsx": "XLSX", "json": "JSON"}
NOT_SHOWN = frozenset({"taken", "taken_part", "derived", "area_unresolved"})


def show(here: Here, given: Given) -> None:
    """Everything about the last reading."""
    words = here.words
    st.button(words("own.forget"), on_click=forget, key="own-forget", icon=":material/delete:")
    for name in given.refused:
        st.warning(words("own.refused", name=tables.plain(name), size=MEGABYTES))
    for place, piece in enumerate(given.pieces):
        with st.container(border=True, key=f"own-{place}"):
            st.subheader(tables.plain(piece.name), anchor=False)
            _piece(words, piece, f"own-{place}")


def _piece(words: Words, piece: Piece, key: str) -> None:
    answer = piece.answer
    if answer.problem:
        st.error(words(f"own.problem_{answer.problem}", seconds=SECONDS, size=MEGABYTES))
        st.text(answer.detail)
        return
    for place, text in enumerate(answer.texts):
        _text(words, text, _figures_of(answer, text), f"{key}-{place}")
    if answer.figures is not None and not answer.texts:
        _table(words, answer)
    _downloads(words, answer, piece.name, key)


def _figures_of(answer: Answer, text: Text) -> list[dict[str, Any]]:
    if answer.figures is None:
        return []
    rows = answer.figures.filter(pl.col("document") == text.name).to_dicts()
    return [row for row in rows if row["span_start"] is None or row["span_end"] <= len(text.text)]


def _text(words: Words, text: Text, figures: list[dict[str, Any]], key: str) -> None:
    left = [number for number in text.numbers if number.fate not in NOT_SHOWN]
    st.markdown(
        words("own.counts", figures=len(figures), left=len(left), unresolved=len(text.unresolved)),
    )
    if not figures:
        st.info(words("own.nothing"))
    if text.unresolved:
        st.warning(words("own.unresolved", n=len(text.unresolved)))
    spans = [
        (row["span_start"], row["span_end"], place, _label(words, row))
        for place, row in enumerate(figures, start=1)
        if row["span_start"] is not None
    ]
    st.html(marked.html_of(text.text, spans, left, words))
    if figures:
        st.markdown(f"**{words('own.figures')}**")
        shown = _table_of(words, figures)
        st.dataframe(
            shown, hide_index=True, key=f"{key}-figures", alt=words("own.figures"), placeholder="–",
            column_config=_configured(words, shown),
        )  # fmt: skip
    if left or text.unresolved:
        with st.expander(words("own.left", n=len(left) + len(text.unresolved))):
            st.dataframe(
                _left_of(words, text), hide_index=True, key=f"{key}-left", alt=words("own.left_title"),
                placeholder="–",
            )  # fmt: skip


def _label(words: Words, row: dict[str, Any]) -> str:
    parts = [words.indicator(row["indicator"]), words.area(row["area"]), words.period(row), words.figure(row)]
    if row["breakdown"] != "total":
        parts.insert(1, words.label("breakdown", row["breakdown"]))
    return " · ".join(parts)


def _table_of(words: Words, figures: list[dict[str, Any]]) -> pl.DataFrame:
    column = {
        "own.number": [str(place) for place in range(1, len(figures) + 1)],
        "column.indicator": [words.indicator(row["indicator"]) for row in figures],
        "own.breakdown": [words.label("breakdown", row["breakdown"]) for row in figures],
        "own.body": [_body(words, row) for row in figures],
        "column.figure": [words.figure(row) for row in figures],
        "column.unit": [tables.unit(row, words) for row in figures],
        "column.area": [words.area(row["area"]) for row in figures],
        "column.period": [words.period(row) for row in figures],
        "own.confidence": [words.label("confidence", row["confidence"]) for row in figures],
    }
    return pl.DataFrame({words(name): cells for name, cells in column.items()})


def _body(words: Words, row: dict[str, Any]) -> str:
    """Who acted, where the indicator is kept by who acted."""
    return words.label("body", row["body"]) if catalogue().indicators[row["indicator"]].bodies else ""


def _configured(words: Words, shown: pl.DataFrame) -> dict[str, Any]:
    right = {words("own.number"), words("column.figure")}
    return {
        name: st.column_config.TextColumn(name, alignment="right" if name in right else None) for name in shown.columns
    }


def _left_of(words: Words, text: Text) -> pl.DataFrame:
    rows = [(n.text, n.reason[words.language], _around(text.text, n.start, n.end)) for n in text.numbers]
    kept = [row for row, n in zip(rows, text.numbers, strict=True) if n.fate not in NOT_SHOWN]
    kept += [(u["text"], u["note"][words.language], u["evidence"]) for u in text.unresolved]
    return pl.DataFrame(
        kept, schema=[words("own.as_written"), words("own.why"), words("own.where")], orient="row"
    ).cast(pl.String)


def _around(text: str, start: int, end: int) -> str:
    return " ".join(text[max(0, start - 40) : end + 40].split())


def _table(words: Words, answer: Answer) -> None:
    accepted = answer.figures.height if answer.figures is not None else 0
    refused = answer.rejections.height if answer.rejections is not None else 0
    st.markdown(words("own.table_counts", accepted=accepted, refused=refused))
    if not accepted and not refused:
        st.info(words("own.table_empty"))
    if answer.rejections is not None and refused:
        st.markdown(f"**{words('own.errors')}**")
        st.dataframe(_errors(words, answer.rejections), hide_index=True, alt=words("own.errors"), placeholder="–")
    if answer.figures is not None and accepted:
        shown = _table_of(words, answer.figures.to_dicts())
        st.markdown(f"**{words('own.accepted')}**")
        st.dataframe(
            shown, hide_index=True, alt=words("own.accepted"), placeholder="–", column_config=_configured(words, shown)
        )


def _errors(words: Words, rejections: pl.DataFrame) -> pl.DataFrame:
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


def _downloads(words: Words, answer: Answer, name: str, key: str) -> None:
    rows, errors = answer.figures, answer.rejections
    with st.container(horizontal=True):
        if rows is not None and rows.height:
            for file_format, label in FORMATS.items():
                st.download_button(
                    words("own.rows_as", format=label), to_bytes(rows, file_format),
                    f"{name}.figures.{file_format}", downloads.MIME[file_format],
                    key=f"{key}-{file_format}", on_click="ignore", icon=":material/download:",
                )  # fmt: skip
        if errors is not None and errors.height:
            st.download_button(
                words("own.errors_as"), to_bytes(errors, "csv"), f"{name}.errors.csv", downloads.MIME["csv"],
                key=f"{key}-errors", on_click="ignore", icon=":material/download:",
            )  # fmt: skip
