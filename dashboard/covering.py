"""How well the country is covered: counts of figures and of areas, as grids over the years."""

from __future__ import annotations

from functools import partial

import polars as pl

from dashboard.cards import Card
from dashboard.charts import grid
from dashboard.here import Here
from warehouse.catalogue import catalogue

MOST = 16
"""Indicators shown on the overview: those with most figures."""

COUNTED = ["row", "name", "year", "n"]


def by_indicator(here: Here, topic: str | None = None) -> Card:
    """In how many provinces an indicator (of a topic, else of all) has a figure, by year."""
    words = here.words
    of_topic = [code for code, own in catalogue().indicators.items() if topic in {None, own.topic}]
    provinces = here.reader.coverage().filter((pl.col("area") != "vn") & pl.col("indicator").is_in(of_topic))
    most = (
        provinces.group_by("indicator").agg(pl.sum("figures")).sort(["figures", "indicator"], descending=[True, False])
    )
    shown = set(most.head(MOST)["indicator"])
    codes = [code for code in catalogue().indicators if code in shown]
    counts = (
        provinces.filter(pl.col("indicator").is_in(codes))
        .group_by(pl.col("indicator").alias("row"), "year")
        .agg(pl.col("area").n_unique().alias("n"))
    )
    names = [(code, words.indicator(code)) for code in codes]
    return _card(here, "covered-indicators", counts, names, "count.provinces", left_out=max(most.height - MOST, 0))


def by_area(here: Here) -> Card:
    """How many figures an area has, by year."""
    counted = here.reader.coverage().group_by(pl.col("area").alias("row"), "year").agg(pl.sum("figures").alias("n"))
    areas = sorted((catalogue().areas[code] for code in set(counted["row"])), key=lambda area: area.order_vi)
    names = [(area.id, here.words.area(area.id)) for area in areas]
    return _card(here, "covered-areas", counted, names, "count.figures", row=20)


def _card(
    here: Here,
    name: str,
    counts: pl.DataFrame,
    names: list[tuple[str, str]],
    unit: str,
    *,
    left_out: int = 0,
    row: int = grid.ROW,
) -> Card:
    words = here.words
    labels = pl.DataFrame(names, schema=["row", "name"], orient="row")
    ordered = labels.join(counts, on="row", how="left", maintain_order="left").drop_nulls("year").select(COUNTED)
    notes = (words("left.indicators", n=left_out),) if left_out else ()
    return Card(
        name=name,
        title=words(f"{name}.title"),
        subtitle=words(f"{name}.subtitle"),
        unit=words(f"{name}.subtitle"),
        draw=partial(grid.covered, ordered, names, unit=unit, row=row, left_out=notes),
        empty=words("lines.empty"),
    )
