"""The files a reader takes away from a reading: the rows, what is to be mended, the numbers not taken."""

from __future__ import annotations

from functools import partial

import polars as pl
import streamlit as st

from dashboard import downloads
from dashboard.own import listed
from dashboard.own.given import Piece
from dashboard.words import Words
from warehouse.export import to_bytes

FORMATS = {"csv": "CSV", "xlsx": "XLSX", "json": "JSON"}


def buttons(words: Words, piece: Piece, key: str) -> None:
    """A button for each file there is something for."""
    answer = piece.answer
    name = downloads.file_name(piece.name or words("own.pasted"))
    with st.container(horizontal=True):
        if answer.figures is not None and answer.figures.height:
            for file_format, label in FORMATS.items():
                _button(words("own.rows_as", format=label), answer.figures, f"{name}-figures.{file_format}", key)
        if answer.rejections is not None and answer.rejections.height:
            _button(words("own.errors_as"), in_words(words, answer.rejections), f"{name}-errors.csv", key)
        if (numbers := not_taken(words, piece)).height:
            _button(words("own.left_as"), numbers, f"{name}-not-taken.csv", key)


def in_words(words: Words, rejections: pl.DataFrame) -> pl.DataFrame:
    """Rejections with `mend` in the reader's language; the program's own, with more of the case, is English."""
    if words.language == "en":
        return rejections
    mends = [words.label("mend", rule) for rule in rejections["rule"]]
    return rejections.with_columns(mend=pl.Series(mends, dtype=pl.String))


def not_taken(words: Words, piece: Piece) -> pl.DataFrame:
    """The numbers of a piece's texts that are no figure, or one without an area, each with the reason."""
    rows = [(text.name, *row) for text in piece.answer.texts for row in listed.left_rows(words, text)]
    schema = dict.fromkeys(("document", "text", "reason", "context"), pl.String)
    return pl.DataFrame(rows, schema=schema, orient="row")


def _button(label: str, rows: pl.DataFrame, name: str, key: str) -> None:
    ending = name.rpartition(".")[2]
    st.download_button(
        label, partial(to_bytes, rows, ending), name, downloads.MIME[ending],
        key=f"{key}-{name}", on_click="ignore", icon=":material/download:",
    )  # fmt: skip
