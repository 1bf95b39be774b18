"""Read your own: texts and tables of the reader, read in place; nothing of them is kept or published."""

import streamlit as st

from dashboard import frame
from dashboard.here import open_page
from dashboard.own import asked, given, shown

here = open_page(needs_figures=False)
words = here.words

frame.title(here, words("own.title"))
st.write(words("own.sentence"))
asked.show(here)
if (came := given.last()) is not None:
    shown.show(here, came)
frame.foot(here)
