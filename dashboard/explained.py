"""What an indicator means: unit, how it adds up, its note, its breaks."""

from __future__ import annotations

import streamlit as st

from dashboard.here import Here
from warehouse.catalogue import catalogue


def show(here: Here) -> None:
    """The definition of the filters' indicator, as a card."""
    words = here.words
    indicator = catalogue().indicators[here.filters.indicator]
    with st.container(border=True, key="explained"):
        st.markdown(f"### {words('explained.title')}")
        st.write(words.definition(indicator.code))
        note = words.note(indicator.code)
        if note:
            st.write(note)
        st.markdown(f"- {words('explained.code')}: `{indicator.code}`")
        st.markdown(f"- {words('explained.unit')}: {', '.join(words.label('unit', unit) for unit in indicator.units)}")
        st.markdown(f"- {words.label('measure', indicator.measure)}")
        st.markdown(f"- {words('explained.areas_yes' if indicator.adds_over_areas else 'explained.areas_no')}")
        if indicator.topic == "discipline":
            st.markdown(f"- {words('explained.discipline')}")
        for found in (b for b in catalogue().breaks if b.code in indicator.breaks):
            st.markdown(f"- {getattr(found, f'reason_{words.language}')}")
