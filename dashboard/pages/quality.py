"""Data quality: where sources disagree, what was refused and why, and the runs that made this version."""

import streamlit as st

from dashboard import frame, ledger, proofs
from dashboard.here import open_page

here = open_page(needs_figures=False)
words = here.words

st.title(words("quality.title"))
st.write(words("quality.sentence"))
ledger.show_conflicts(here)
ledger.show_rejections(here)
ledger.show_runs(here)
frame.foot(here)
proofs.show_wanted(here)
