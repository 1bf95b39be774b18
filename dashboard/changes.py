"""The cards that set the areas of an indicator against each other over time: two years, and all years as strips.

What may be compared is `warehouse.pairing`'s to say; how it is drawn is the charts'.
"""

from __future__ import annotations

from functools import partial

import polars as pl

from dashboard import controls
from dashboard.cards import Card
from dashboard.charts import slope, strip
from dashboard.figures import Figures, subtitle, unit_text
from dashboard.here import Here
from warehouse import pairing

COUNTRY = "vn"
FEWEST = 2
"""Areas with both years below which two years are no comparison of areas: their lines say it."""


def slope_card(here: Here, found: Figures, name: str = "slope") -> Card | None:
    """Two years side by side; None where no two years can be compared in several areas."""
    words, wanted = here.words, here.filters
    rows = found.rows.filter(pl.col("area") != COUNTRY)
    if not wanted.bounds:
        rows = rows.filter(pl.col("qualifier") == "exact")
    known = pairing.years(rows).filter(pl.col("areas") >= FEWEST)
    if known.is_empty():
        return None
    earlier, later = _two_years(known, wanted.before, wanted.after)
    pairs = pairing.pair(rows, earlier, later)
    title = words(
        "slope.title", indicator=words.indicator(wanted.indicator), earlier=str(earlier), later=str(later)
    )  # fmt: skip
    return Card(
        name=name,
        title=title,
        subtitle=f"{words('slope.subtitle', n=pairs.frame.height // 2)} · {subtitle(here, pairs.frame)}",
        unit=unit_text(here, rows),
        draw=partial(slope.before_after, pairs, wanted.areas),
        empty=words("slope.empty", earlier=str(earlier), later=str(later)),
        controls=partial(controls.two_years_choice, here, (earlier, later), known),
    )


def _two_years(known: pl.DataFrame, before: int | None, after: int | None) -> tuple[int, int]:
    """The years asked for; of those not asked for the ones that give most pairs."""
    if before is not None and after is not None and before < after:
        return before, after
    fitting = known.filter(
        pl.lit(value=True) if before is None else pl.col("earlier") == before,
        pl.lit(value=True) if after is None else pl.col("later") == after,
    )
    best = (fitting if fitting.height else known).row(0, named=True)
    return best["earlier"], best["later"]


def strip_card(here: Here, found: Figures, name: str = "strip") -> Card | None:
    """How the provinces of each year lie along the scale; None where no year has enough of them."""
    words, wanted = here.words, here.filters
    known = strip.years(found.rows, bounds=wanted.bounds)
    if not known:
        return None
    drawn = here.kept(f"drawn {name}", lambda: found.rows.filter(pl.col("year").is_in(known)))
    return Card(
        name=name,
        title=words("strip.title", indicator=words.indicator(wanted.indicator)),
        subtitle=f"{words('strip.subtitle')} · {subtitle(here, drawn)}",
        unit=unit_text(here, found.rows),
        draw=lambda style: strip.by_year(found.rows, wanted.areas, style, bounds=wanted.bounds),
        empty=words("strip.empty"),
    )
