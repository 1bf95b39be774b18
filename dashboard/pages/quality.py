"""Data quality: what does not fit together, what was refused and why, the runs, and what is covered."""

import streamlit as st

from dashboard import cards, covering, frame, history, ledger, proofs
from dashboard.here import open_page

here = open_page(needs_figures=False)
words = here.words

frame.title(here, words("quality.title"))
st.write(words("quality.sentence"))
ledger.show_ledger(here)
ledger.show_rejections(here)
ledger.show_runs(here)
history.show(here)
if here.reader.version.observations:
    st.header(words("overview.covered"))
    cards.show(here, covering.by_indicator(here))
    cards.show(here, covering.by_area(here))
frame.foot(here)
ledger.show_wanted(here)
proofs.show_wanted(here)
