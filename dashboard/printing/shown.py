"""What a page has shown: each chart with all that belongs to it, ready for paper and for files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from dashboard.downloads import About


@dataclass(frozen=True, slots=True)
class Shown:
    """One chart as it leaves the page.

    `printed` has title, notes and sources drawn in; `figure` is the chart as on the page, in the colours of paper;
    `bare` is the chart alone, for a page that prints its title and notes itself. `size` is that of `printed` in pixels.
    """

    name: str
    about: About
    printed: Mapping[str, Any]
    size: tuple[int, int]
    figure: Mapping[str, Any]
    bare: Mapping[str, Any]
    rows: pl.DataFrame
    alt: str
    source_line: str
    citation: str
