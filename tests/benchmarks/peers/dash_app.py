"""The chart in Dash: `px` or dictionaries, as the second argument says."""

import sys

from dash import Dash, Input, Output, dcc, html

from tests.benchmarks.peers.shared import INDICATORS, express, plain

figure = {"px": express, "dict": plain}[sys.argv[2]]
app = Dash(__name__, serve_locally=True)
app.layout = html.Div(
    [
        dcc.RadioItems(options=list(INDICATORS), value=INDICATORS[0], id="indicator"),
        dcc.Graph(id="chart"),
    ]
)


@app.callback(Output("chart", "figure"), Input("indicator", "value"))
def draw(indicator: str) -> object:
    """The chart of the indicator chosen."""
    return figure(indicator)


if __name__ == "__main__":
    app.run(port=int(sys.argv[1]), debug=False)
