"""What to look at instead, where the filters leave nothing: the nearest figures that exist, as links."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboard import controls, figures, store
from dashboard.here import Here

OFFERED = 4


def show(here: Here) -> None:
    """Say that nothing fits, and offer the same indicator by another body or group, or without limits."""
    words, wanted = here.words, here.filters
    st.info(words("lines.empty"))
    if outside := figures.figures(here).outside:
        st.caption(words("card.left_out", notes=words("left.outside", n=outside)))
    known = store.options(here.reader).filter(pl.col("indicator") == wanted.indicator).sort("figures", descending=True)
    for row in known.head(OFFERED).iter_rows(named=True):
        there = wanted.but(
            breakdown=row["breakdown"],
            body=row["body"],
            measure=None,
            areas=(),
            first_year=None,
            last_year=None,
            boundary=None,
        )
        label = words(
            "nearest.offer",
            breakdown=words.label("breakdown", row["breakdown"]),
            body=words.label("body", row["body"]),
            figures=words("count.figures", n=row["figures"]),
            areas=words("count.areas", n=row["areas"]),
            first=str(row["first_year"]),
            last=str(row["last_year"]),
        )
        st.button(
            label, key=f"nearest-{row['breakdown']}-{row['body']}", type="tertiary", icon=":material/arrow_forward:",
            on_click=controls.go, args=(there,),
        )  # fmt: skip
