"""The chart in plain Streamlit: `px` or dictionaries, as `CHISO_PEER` says."""

import os

import streamlit as st

from tests.benchmarks.peers.shared import INDICATORS, express, plain

figure = {"px": express, "dict": plain}[os.environ["CHISO_PEER"]]
indicator = st.radio("indicator", INDICATORS)
st.plotly_chart(figure(indicator))
