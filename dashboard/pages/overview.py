"""Overview: what is covered, the headline indicators, the indicator of the filters, recent sources."""

import streamlit as st

from dashboard import cards, controls, country, covering, figures, frame, headlines, nearest, proofs, recent, topics
from dashboard.here import open_page

here = open_page()
words = here.words

frame.title(here, words("overview.title"))
st.write(words("overview.sentence", figures=here.reader.version.observations, n=here.reader.version.sources))

headlines.show(here)

st.header(words("topic.all"))
topics.show_links(here)

st.header(words("overview.one"))
controls.bar(here)
found = figures.figures(here)
if found.rows.is_empty():
    nearest.show(here)
else:
    left, right = st.columns(2)
    with left:
        cards.show(here, country.map_card(here, found))
    with right:
        cards.show(here, country.ranking_card(here, found))
        cards.show(here, figures.lines_card(here, found))
        cards.show_each(here, [figures.parts_card(here, found), figures.periods_card(here, found)])

st.header(words("overview.covered"))
cards.show(here, covering.by_indicator(here))
recent.show(here, 6)
frame.foot(here)
proofs.show_wanted(here)
