"""Observations to measure with: valid rows of a table, as many as are asked for, with the same figure told by many.

Each row is a report's figure of one indicator of the catalogue in one province and period. Sources give about
twenty rows each; rounded figures and a few contradictions stand among exact ones, so that the choice of a figure,
the comparison of intervals and the ledger have their work. Rows are in the order of the sources, not sorted.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl

from warehouse.catalogue import catalogue

FIRST_YEAR, LAST_YEAR = 2010, 2023
ROWS_OF_A_SOURCE = 20
STEP = 1_000_000
"""Rows made at a time: a file of any size never stands in memory."""


def keys() -> pl.DataFrame:
    """Every indicator × breakdown × unit (the usual one), with its measure and the basis of a rate."""
    return pl.DataFrame(
        [
            {
                "indicator": one.code,
                "breakdown": part,
                "unit": one.units[0],
                "measure": one.measure,
                "bodies": one.bodies,
            }
            for one in catalogue().indicators.values()
            for part in ("total", *one.breakdowns)
        ]
    )


def provinces() -> list[str]:
    """The provinces that stood from 2009 to June 2025."""
    return sorted(
        area.id
        for area in catalogue().areas.values()
        if area.kind != "country"
        and (area.valid_from is None or area.valid_from.year <= FIRST_YEAR - 1)
        and (area.valid_to is None or area.valid_to.year > LAST_YEAR)
    )


def observations(count: int, first: int = 0) -> pl.DataFrame:
    """So many rows of a table, from row `first` on; a row depends on its number alone."""
    chance = np.random.default_rng(first + 1)
    table, areas = keys(), provinces()
    number = np.arange(first, first + count)
    source = number // ROWS_OF_A_SOURCE
    # A step of 11 goes through all keys before it comes back: no row of a source is another's equal.
    chosen = table[(source * 101 + number % ROWS_OF_A_SOURCE * 11) % table.height]
    rows = chosen.with_columns(
        area=pl.Series(areas).gather(pl.Series((source * 7919 + chance.integers(0, 2, count)) % len(areas))),
        year=pl.Series(chance.integers(FIRST_YEAR, LAST_YEAR + 1, count)),
        window=pl.Series(chance.choice([0, 0, 0, 0, 6, 9, 1, 2, 3, 4], count)),
        noise=pl.Series(chance.choice([0] * 97 + [1, 2, 37], count)),
        said=pl.Series(chance.choice([0, 0, 0, 1, 2, 3], count)),
        source=pl.Series(source),
        told=pl.Series(chance.integers(1, 1000, count)),
    )
    return _published(_figures(_periods(rows)))


def write(path: Path, count: int) -> Path:
    """A Parquet file with so many rows, left as it is where it is there already."""
    if not path.exists():
        partial = path.with_name(f".{path.name}")
        import pyarrow.parquet as pq

        writer = None
        for first in range(0, count, STEP):
            part = observations(min(STEP, count - first), first).to_arrow()
            writer = writer or pq.ParquetWriter(partial, part.schema, compression="zstd")
            writer.write_table(part)
        writer.close()
        partial.replace(path)
    return path


def _periods(rows: pl.DataFrame) -> pl.DataFrame:
    """Whole years, six and nine months, quarters; stocks at the end of a month."""
    window, stock = pl.col("window"), pl.col("measure") == "stock"
    last_month = pl.when(window == 0).then(12).when(window > 4).then(window).otherwise(window * 3)
    first_month = pl.when(window.is_between(1, 4)).then(window * 3 - 2).otherwise(1)
    end = pl.date("year", last_month, 1).dt.month_end()
    start = pl.when(stock).then(end).otherwise(pl.date("year", first_month, 1))
    kind = (
        pl.when(stock)
        .then(pl.lit("point"))
        .when(window == 0)
        .then(pl.lit("year"))
        .when(window > 4)
        .then(pl.lit("ytd"))
        .otherwise(pl.lit("quarter"))
    )
    return rows.with_columns(period_start=start, period_end=end, period_kind=kind)


def _figures(rows: pl.DataFrame) -> pl.DataFrame:
    """One true figure for each key and period, told exactly by most, rounded by some, wrongly by a few."""
    key = pl.struct("indicator", "breakdown", "area", "period_end").hash(7)
    percent = pl.col("unit") == "percent"
    true = pl.when(percent).then((key % 400) / 10 + 55).otherwise(key % 9000 + 1000).cast(pl.Float64)
    told = pl.when(percent).then(true).otherwise(true + pl.col("noise"))
    said = pl.col("said")
    rounded = pl.when(percent).then(told.floor()).otherwise((told / 100).floor() * 100)
    return rows.with_columns(
        value=pl.when(said == 0).then(told).otherwise(rounded),
        qualifier=pl.when(said == 0)
        .then(pl.lit("exact"))
        .when(said == 1)
        .then(pl.lit("more_than"))
        .when(said == 2)
        .then(pl.lit("approx"))
        .otherwise(pl.lit("at_least")),
        body=pl.when(pl.col("bodies") & (pl.col("told") % 3 == 0))
        .then(pl.lit("inspection_commissions"))
        .otherwise(pl.lit("all")),
    )


def _published(rows: pl.DataFrame) -> pl.DataFrame:
    """Where each figure was published: a report of its own for every twenty rows."""
    source = pl.col("source")
    # A row's day is its source's: no earlier than the last year, so that no figure is a preliminary one.
    return rows.select(
        "indicator",
        "breakdown",
        "body",
        "area",
        "value",
        "qualifier",
        "unit",
        "period_start",
        "period_end",
        "period_kind",
        url=pl.format("https://bao{}.example.org/tin-{}", source % 97, source),
        title=pl.format("Báo cáo số {} về công tác xây dựng Đảng", source),
        publisher=pl.format("Báo số {}", source % 97),
        published=pl.date(LAST_YEAR + 1, 1, 1) + pl.duration(days=source % 300),
    )
