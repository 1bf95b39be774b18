"""What the peers show: the full years of an indicator, a line a province, from the same warehouse as our page."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from warehouse.reader import open_reader

INDICATORS = ("members_admitted", "members_total", "orgs_grassroots", "members_disciplined")


@cache
def reader() -> Any:
    """The published warehouse."""
    return open_reader(Path(os.environ["CHISO_WAREHOUSE"]))


def rows(indicator: str) -> pl.DataFrame:
    """The figures of an indicator, as any program would read them: one query."""
    return reader()._query(
        "ask_series",
        {
            "indicator": indicator,
            "breakdown": "total",
            "body": "all",
            "areas": [],
            "first_year": None,
            "last_year": None,
        },
    )


def express(indicator: str) -> Any:
    """The chart with Plotly Express."""
    import plotly.express as px

    return px.line(rows(indicator), x="year", y="value", color="area", title=indicator, markers=True)


def plain(indicator: str) -> dict[str, Any]:
    """The same chart as a dictionary."""
    lines = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": area[0],
            "x": one["year"].to_list(),
            "y": one["value"].to_list(),
        }
        for area, one in rows(indicator).group_by("area", maintain_order=True)
    ]
    return {"data": lines, "layout": {"title": {"text": indicator}}}
