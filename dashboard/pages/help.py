"""Help: how to read the charts, how figures are chosen, how to cite."""

import streamlit as st

from dashboard import frame, manual
from dashboard.here import open_page

here = open_page(needs_figures=False)

st.title(here.words("help.title"))
manual.show(here)
frame.foot(here)
