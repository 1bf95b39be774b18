"""Indicator: one indicator over the country, with its definition, its breaks and its other periods."""

import streamlit as st

from dashboard import cards, controls, country, explained, figures, frame, nearest, proofs
from dashboard.here import open_page

here = open_page()

controls.bar(here)
frame.title(here, here.words.indicator(here.filters.indicator))
frame.mark_derived(here)
st.write(here.words.definition(here.filters.indicator))

found = figures.figures(here)
others = [card for card in (figures.parts_card(here, found), figures.periods_card(here, found)) if card]
if found.rows.is_empty():
    nearest.show(here)
left, right = st.columns(2)
with left:
    if found.rows.height:
        cards.show(here, figures.lines_card(here, found))
        cards.show(here, country.map_card(here, found))
with right:
    if found.rows.height:
        cards.show(here, country.ranking_card(here, found))
    cards.show_each(here, others)
    explained.show(here)

frame.foot(here)
proofs.show_wanted(here)
