"""Compare: chosen provinces side by side on one scale, on one chart, and in one year."""

import streamlit as st

from dashboard import cards, changes, controls, country, figures, frame, nearest, proofs, scales
from dashboard.here import open_page

here = open_page()
words = here.words

controls.bar(here)
seen = scales.shown(here)
frame.title(here, words("compare.title", indicator=words.indicator(seen.filters.indicator)))
frame.mark_derived(seen)
st.write(words("compare.sentence"))

found = figures.figures(here)
scales.choice(here, found)
if seen is not here:
    here, found = seen, figures.figures(seen)
if found.rows.is_empty():
    nearest.show(here)
elif scales.is_index(here, found):
    over_time = scales.index(here, found)
    cards.show(here, figures.multiples_card(here, over_time))
    cards.show(here, figures.lines_card(here, over_time))
else:
    cards.show(here, figures.multiples_card(here, found))
    left, right = st.columns(2)
    with left:
        cards.show(here, figures.lines_card(here, found))
        cards.show_each(here, [changes.strip_card(here, found)])
    with right:
        cards.show(here, country.ranking_card(here, found))
        beside = (changes.slope_card, figures.parts_card, figures.periods_card)
        cards.show_each(here, [card(here, found) for card in beside])

frame.foot(here)
proofs.show_wanted(here)
