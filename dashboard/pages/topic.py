"""Topic: the indicators of one topic, what is covered of them, and the best covered one over the country."""

import streamlit as st

from dashboard import cards, controls, country, covering, figures, frame, proofs, topics
from dashboard.here import open_page

here = open_page()
words, topic = here.words, here.filters.topic
listed = topics.entries(here, topic)

controls.topic_choice(here)
frame.title(here, words.label("topic", topic), words("topic.sentence", n=len(listed)))
st.write(words("topic.sentence", n=len(listed)))
if topic == "discipline":
    st.caption(words("explained.discipline"))
topics.show_indicators(here, listed)
if listed:
    leading = topics.leading(here, listed[0])
    found = figures.figures(leading)
    left, right = st.columns(2)
    with left:
        cards.show(leading, figures.lines_card(leading, found))
    with right:
        cards.show(leading, country.ranking_card(leading, found))
    cards.show(here, covering.by_indicator(here, topic))

frame.foot(here)
proofs.show_wanted(here)
