"""Read your own: texts and tables of the reader, read in place; nothing of them is kept or published."""

import streamlit as st

from dashboard import frame
from dashboard.here import open_page
from dashboard.own import asked, given, shown

here = open_page(needs_figures=False)

st.title(here.words("own.title"))
st.write(here.words("own.sentence"))
asked.show(here)
shown.show(here, given.last())
frame.foot(here)
