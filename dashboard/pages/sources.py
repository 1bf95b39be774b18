"""Sources: every report that figures were taken from, and how provinces and years are covered."""

import streamlit as st

from dashboard import cards, covering, frame, proofs, recent
from dashboard.here import open_page

here = open_page()
words = here.words

frame.title(here, words("sources.title"))
st.write(words("sources.sentence", n=here.reader.version.sources))
recent.show_all(here)

st.header(words("sources.coverage"))
cards.show(here, covering.by_area(here))
frame.foot(here)
proofs.show_wanted(here)
