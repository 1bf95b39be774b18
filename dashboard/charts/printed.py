"""A chart as it leaves the page: title, subtitle, notes and sources drawn into the figure itself."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from html import escape
from typing import Any

from dashboard.charts.base import Chart, Style

WIDTH = 1200
PAGE_WIDTH = 880
"""Width of a chart in a report, where it is set a little smaller than on the screen."""
EDGE = 32
PAPER_FONT = '"DejaVu Sans", "Segoe UI", "Helvetica Neue", "Noto Sans", sans-serif'
"""Fonts of the reader's machine that have all Vietnamese letters: a picture cannot use the page's own."""

TITLE, TEXT, SMALL = 24, 15, 12


def printed(chart: Chart, title: str, subtitle: str, footer: Sequence[str], style: Style) -> dict[str, Any]:
    """The figure of a chart with all it needs to be understood when found alone; see `size`."""
    top, bottom = _lines(title, 78), _lines(subtitle, 130)
    foot = [line for text in footer for line in _lines(text, 165)]
    head = EDGE + len(top) * 30 + len(bottom) * 22 + 20
    tail = 60 + len(foot) * 17
    left = _left(chart)
    drawn = chart.figure["layout"]
    height = drawn["height"] + head + tail
    layout = drawn | {
        "width": WIDTH,
        "height": height,
        "autosize": False,
        "paper_bgcolor": style.colours.background,
        "plot_bgcolor": style.colours.background,
        "font": drawn["font"] | {"family": PAPER_FONT},
        "margin": {"l": left, "r": max(drawn["margin"]["r"], 40), "t": head + drawn["margin"]["t"], "b": tail},
        "yaxis": drawn["yaxis"] | {"automargin": False},
        "annotations": [
            *drawn.get("annotations", []),
            _note(
                "<br>".join(f"<b>{line}</b>" for line in top),
                left,
                drawn["margin"]["t"] + head - EDGE,
                TITLE,
                style.colours.text,
            ),
            _note(
                "<br>".join(bottom),
                left,
                drawn["margin"]["t"] + head - EDGE - len(top) * 30 - 6,
                TEXT,
                style.colours.muted,
            ),
            _note("<br>".join(foot), left, -50, SMALL, style.colours.muted, at_foot=True),
        ],
    }
    return {"data": chart.figure["data"], "layout": layout}


def bare(chart: Chart) -> dict[str, Any]:
    """The chart alone at the width of a printed page, for a report that sets its title and notes as text."""
    drawn = chart.figure["layout"]
    layout = drawn | {
        "width": PAGE_WIDTH,
        "height": drawn["height"] + 30,
        "autosize": False,
        "paper_bgcolor": "#ffffff",
        "plot_bgcolor": "#ffffff",
        "font": drawn["font"] | {"family": PAPER_FONT},
        "margin": drawn["margin"] | {"l": _left(chart), "r": max(drawn["margin"]["r"], 40), "b": 50},
        "yaxis": drawn["yaxis"] | {"automargin": False},
    }
    return {"data": chart.figure["data"], "layout": layout}


def size(figure: dict[str, Any]) -> tuple[int, int]:
    """Width and height of a printed figure in pixels."""
    return figure["layout"]["width"], figure["layout"]["height"]


def _note(text: str, left: int, shift: int, font: int, colour: str, *, at_foot: bool = False) -> dict[str, Any]:
    return {
        "xref": "paper", "yref": "paper", "x": 0, "y": 0 if at_foot else 1, "xanchor": "left", "yanchor": "top",
        "xshift": EDGE - left, "yshift": shift, "showarrow": False, "align": "left", "text": text,
        "font": {"family": PAPER_FONT, "size": font, "color": colour},
    }  # fmt: skip


def _lines(text: str, width: int) -> list[str]:
    return [escape(line, quote=False) for line in textwrap.wrap(text, width)] or [""]


def _left(chart: Chart) -> int:
    """Room for the labels of the value axis, which a picture does not measure by itself."""
    labels = chart.figure["layout"]["yaxis"].get("ticktext", [])
    room = max((int(8.2 * len(label)) for label in labels), default=60) + 16
    own: int = chart.figure["layout"]["margin"]["l"]
    return EDGE + max(room, own)
