"""The chart in Panel with `px`."""

import sys

import panel as pn

from tests.benchmarks.peers.shared import INDICATORS, express

pn.extension("plotly")


def page() -> object:
    """A page of its own for each reader."""
    choice = pn.widgets.RadioButtonGroup(options=list(INDICATORS))
    return pn.Column(choice, pn.pane.Plotly(pn.bind(express, choice)))


if __name__ == "__main__":
    pn.serve(page, port=int(sys.argv[1]), show=False)
