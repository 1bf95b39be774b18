"""Lists of sources. Their titles are shown as text, never read as Markdown."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboard import frame, tables
from dashboard.here import Here
from dashboard.words import Words, folded

SHOWN = ["title", "publisher", "publisher_kind", "published", "kind", "figures", "url"]


def show(here: Here, count: int) -> None:
    """The latest sources, with a link to all."""
    st.header(here.words("overview.recent"))
    _table(here.reader.sources().head(count), here.words, "recent")
    frame.link(here, "sources", here.words("overview.all_sources"))


def show_all(here: Here) -> None:
    """Every source, searched with or without diacritics."""
    words = here.words
    rows = here.reader.sources()
    wanted = st.text_input(words("sources.search"), key="search", placeholder=words("sources.search_hint"))
    found = matching(rows, wanted)
    st.caption(words("sources.found", n=found.height, total=rows.height))
    if found.height:
        _table(found, words, "sources")
    else:
        st.info(words("sources.none"))


def matching(rows: pl.DataFrame, wanted: str) -> pl.DataFrame:
    """The sources whose title or publisher has all the words, whatever their diacritics."""
    asked = folded(wanted).split()
    kept = [
        all(word in text for word in asked)
        for text in (folded(f"{row['title']} {row['publisher']}") for row in rows.iter_rows(named=True))
    ]
    return rows.filter(pl.Series(kept, dtype=pl.Boolean))


def _table(rows: pl.DataFrame, words: Words, key: str) -> None:
    shown = rows.select(SHOWN).with_columns(
        pl.Series("title", [row["title"] or row["document"] for row in rows.iter_rows(named=True)], dtype=pl.String),
        pl.Series(
            "publisher_kind", [words.label("publisher_kind", code) for code in rows["publisher_kind"]], dtype=pl.String
        ),
        pl.Series("kind", [words.label("source_kind", code) for code in rows["kind"]], dtype=pl.String),
        pl.Series("url", [tables.safe_link(url) for url in rows["url"]], dtype=pl.String),
    )
    config = tables.configured(words, shown.columns)
    config["title"] = st.column_config.TextColumn(words("column.title"), width="large")
    config["figures"] = st.column_config.NumberColumn(words("column.figures"))
    tables.shown(shown, key=key, hide_index=True, placeholder="–", column_config=config, alt=words("sources.title"))
