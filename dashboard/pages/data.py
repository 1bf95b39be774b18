"""Data: the observations behind the filters, as a table and as files."""

import streamlit as st

from dashboard import controls, frame, observed, proofs
from dashboard.here import open_page

here = open_page()
words = here.words

frame.title(here, words("data.title"))
st.write(words("data.sentence"))
controls.bar(here)
controls.everything_choice(here)

rows = observed.selected(here)
observed.show_downloads(here, rows)
observed.show_table(here, rows)

frame.foot(here)
proofs.show_wanted(here)
