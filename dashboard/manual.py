"""The help page's chapters: texts, the legend of marks, the order of choice, how to cite."""

from __future__ import annotations

import streamlit as st

from dashboard import frame
from dashboard.here import Here
from warehouse.reader import RULES


def show(here: Here) -> None:
    """All chapters in the order a newcomer asks."""
    words = here.words
    st.header(words("help.read"))
    st.write(words("help.read_text"))
    st.header(words("marks.title"))
    frame.marks(words)
    st.header(words("help.compare"))
    st.write(words("help.compare_text"))
    st.header(words("help.choice"))
    st.write(words("help.choice_text"))
    st.markdown("\n".join(f"{place}. {words('rule.' + rule)}" for place, rule in enumerate(RULES, start=1)))
    st.header(words("help.own"))
    st.write(words("help.own_text"))
    st.header(words("help.states"))
    st.write(words("help.states_text"))
    st.header(words("help.cite"))
    st.write(words("help.cite_text"))
    version = here.reader.version
    st.code(words("help.citation", version=version.id, published=words.moment(version.published)), language=None)
