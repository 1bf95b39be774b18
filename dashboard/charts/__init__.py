"""Charts as plain dictionaries, the form Plotly reads: one module a kind of chart.

A builder takes rows of the series with their sources (`dashboard.store`) and gives a `Chart`. No
builder asks the warehouse, knows Streamlit, or joins what the series does not join.
"""
