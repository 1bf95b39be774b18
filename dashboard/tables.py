"""Rows as a reader sees them: named columns, figures and periods in words. Nothing is computed here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

import polars as pl
import polars.selectors as cs
import streamlit as st

from dashboard.words import Words
from warehouse.catalogue import catalogue

JOINER = "\N{WORD JOINER}"
NUMBER = r"^[-+]?[\d.,\s]+%?$"
"""A number as it is written in a table; a sign before it begins no formula."""
DATES = {"vi": "DD/MM/YYYY", "en": "D MMM YYYY"}


def readable(rows: pl.DataFrame, words: Words, *, with_indicator: bool = False) -> pl.DataFrame:
    """The rows of a series or of observations with their sources, for reading; same order, same number."""
    listed = rows.to_dicts()
    columns: dict[str, list[Any]] = {}
    if with_indicator:
        columns["indicator"] = [words.indicator(row["indicator"]) for row in listed]
    columns |= {
        "area": [words.area(row["area"]) for row in listed],
        "period": [words.period(row) for row in listed],
        "figure": [words.figure(row) for row in listed],
        "unit": [unit(row, words) for row in listed],
        "publisher": [words.computed(row) or row["publisher"] or row["title"] for row in listed],
        "published": [row["published"] for row in listed],
        "url": [safe_link(row["url"]) for row in listed],
    }
    return pl.DataFrame(columns, schema_overrides={"published": pl.Date, "publisher": pl.String, "url": pl.String})


def headed(counts: pl.DataFrame, words: Words) -> pl.DataFrame:
    """Counts with their columns named for reading."""
    return counts.rename({name: words(f"column.{name}") for name in counts.columns})


def configured(words: Words, names: Iterable[str]) -> dict[str, Any]:
    """How the columns of such a table are headed and aligned."""
    column = st.column_config
    special = {
        "figure": column.TextColumn(words("column.figure"), alignment="right"),
        "published": column.DateColumn(words("column.published"), format=DATES[words.language]),
        "url": column.LinkColumn(words("column.url"), display_text=words("column.open")),
    }
    return {name: special.get(name) or column.TextColumn(words(f"column.{name}")) for name in names}


def headline(name: str, figure: str, definition: str) -> None:
    """A figure alone with its whole name above it (a metric's own label is cut off)."""
    st.markdown(f"**{name}**", help=definition)
    st.metric(name, figure, label_visibility="collapsed")


def unit(row: Any, words: Words) -> str:
    """The unit of a row with what a percentage is a share of."""
    derived = catalogue().derivations.get(row["indicator"])
    if derived:
        return str(getattr(derived, f"unit_{words.language}"))
    parts = [words.unit(row), words.label("basis", row["basis"])]
    if row["statistic"] != "value":
        parts.append(words.label("statistic", row["statistic"]))
    return " ".join(part for part in parts if part)


def behind(row: Any, words: Words) -> str:
    """What stands behind a figure: its unit, whose sign a percentage carries already; nothing where there is none."""
    if row["value"] is None:
        return ""
    whole = unit(row, words)
    return whole.removeprefix("%").strip() if row["unit"] == "percent" else whole


def shown(rows: pl.DataFrame, **how: Any) -> None:
    """`st.dataframe`, whose own CSV no spreadsheet runs: an invisible joiner stands before texts like formulas."""
    st.dataframe(harmless(rows), **how)


def harmless(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with a joiner before each text (no number) that a spreadsheet would take for a formula."""
    text = cs.string()
    runs = text.str.contains(r"^[=+\-@\t\r]") & ~text.str.contains(NUMBER)
    return rows.with_columns(pl.when(runs).then(JOINER + text).otherwise(text).name.keep())


def plain(text: str) -> str:
    """A text of a source so that Markdown shows every character of it as it is.

    Addresses become links even where every mark is escaped; an invisible joiner within keeps them text.
    """
    unlinked = re.sub(r"(?<=http)(?=s?://)|(?<=www)(?=\.)|(?=@)", JOINER, text, flags=re.IGNORECASE)
    return re.sub(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])", r"\\\1", unlinked)


def safe_link(address: str | None) -> str | None:
    """The address of a report where it is one of the web, else None."""
    return address if address and urlsplit(address).scheme in {"http", "https"} else None
