"""Province: everything published about one area, with what it was before and what it became."""

import streamlit as st

from dashboard import controls, frame, profile, proofs
from dashboard.here import open_page

here = open_page()
offered = profile.offered(here)
province = profile.chosen(here, offered)

controls.bar(here, (province, offered))
frame.title(here, here.words.area(province), profile.facts(here, province))
st.write(profile.facts(here, province))
profile.kin_links(here, province)

profile.show_indicators(here, province)
profile.show_lacking(here, province)
profile.show_sources(here, province)
frame.foot(here)
proofs.show_wanted(here)
