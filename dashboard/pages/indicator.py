"""Indicator: one indicator over the country, with its definition, its breaks and its other periods."""

import streamlit as st

from dashboard import cards, controls, explained, figures, frame, proofs
from dashboard.here import open_page

here = open_page()

controls.bar(here)
st.title(here.words.indicator(here.filters.indicator))
st.write(here.words.definition(here.filters.indicator))

found = figures.figures(here)
left, right = st.columns(2)
with left:
    cards.show(here, figures.lines_card(here, found))
    for card in (figures.parts_card(here, found), figures.periods_card(here, found)):
        if card:
            cards.show(here, card)
    explained.show(here)
with right:
    cards.show(here, figures.ranking_card(here, found))

frame.foot(here)
proofs.show_wanted(here)
