"""Rows of SDMX-CSV 2.0: the exported observations in the columns of `warehouse.exports.components`.

The structure that explains the rows is a message of its own, see `warehouse.exports.structure`.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import polars as pl

from warehouse.catalogue import catalogue
from warehouse.columns import names
from warehouse.errors import WarehouseError
from warehouse.export import neutral
from warehouse.exports.codes import unit_measures
from warehouse.exports.components import COMPONENTS, STRUCTURE_ID, Component
from warehouse.exports.observed import ExportedObservation

MONTHS = 12
FREQUENCIES = {"year": "A", "quarter": "Q", "month": "M"}
FORMATS = {"A": "{day:%Y}", "Q": "{day:%Y}-Q{quarter}", "M": "{day:%Y-%m}"}
KEY = [c.id for c in COMPONENTS if c.role in {"dimension", "time"} and c.id != "ALTERNATIVE"]
COMMENTS = {
    "U": "low confidence: the reading is not sure, the figure is never charted",
    "E": "the report itself calls the figure an estimate",
}


def sdmx_csv(frame: pl.DataFrame) -> bytes:
    """Exported observations (`ExportedObservation`) as SDMX-CSV 2.0, UTF-8 without a byte-order mark.

    Raises:
        WarehouseError: the frame is no frame of exported observations.
    """
    if missing := [name for name in names(ExportedObservation) if name not in frame.columns]:
        raise WarehouseError(f"sdmx-csv: the rows lack {', '.join(missing)}; write observations, not another table")
    structure = {"STRUCTURE": "dataflow", "STRUCTURE_ID": STRUCTURE_ID, "ACTION": "I"}
    rows = _numbered(_translated(frame))
    columns = [pl.lit(text).alias(name) for name, text in structure.items()]
    return neutral(rows.select(*columns, *(c.id for c in COMPONENTS))).write_csv().encode()


def time_period(frequency: str, start: date, end: date) -> str:
    """A period as SDMX writes it: `2023`, `2023-Q2`, `2023-07` by frequency, `2023-07-19`, else first day and duration.

    The duration is in whole years or months where the span is, else in days: `2015-01-01/P6Y`, `2023-01-01/P9M`.
    """
    if frequency in FORMATS:
        return FORMATS[frequency].format(day=start, quarter=(start.month + 2) // 3)
    return start.isoformat() if start == end else f"{start}/{_duration(start, end)}"


def _duration(start: date, end: date) -> str:
    after = end + timedelta(days=1)
    months = (after.year - start.year) * MONTHS + after.month - start.month
    if start.day != 1 or after.day != 1:
        return f"P{(after - start).days}D"
    return f"P{months}M" if months % MONTHS else f"P{months // MONTHS}Y"


def comment(row: dict[str, Any]) -> str | None:
    """Why the status of an exported observation is not A, in English; None where it is A."""
    if row["obs_status"] == "B":
        return _break_before(row["indicator"], row["area"], row["period_end"])
    if row["obs_status"] == "P" and row["published"] and row["published"] < row["period_end"]:
        return f"published on {row['published']}, before the period ended"
    return (
        "the report itself calls the figure preliminary"
        if row["obs_status"] == "P"
        else COMMENTS.get(row["obs_status"])
    )


def _break_before(indicator: str, area: str, end: date) -> str:
    """The latest break of the indicator, or of the area's territory, up to a day."""
    known = catalogue()
    codes = known.indicators[indicator].breaks
    breaks = [(b.date, b.reason_en) for b in known.breaks if b.code in codes and b.date <= end]
    joined = [
        (s.date, f"part of {known.areas[s.predecessor].name_en} joined the area")
        for s in known.successions
        if s.successor == area and s.kind == "partial" and s.date <= end
    ]
    day, reason = max(breaks + joined)
    return f"break on {day}: {reason}"


def _translated(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame in SDMX's columns and codes, but for `ALTERNATIVE`."""
    frequency = frame["period_kind"].replace_strict(FREQUENCIES, default="_O").alias("FREQ")
    periods = zip(frequency, frame["period_start"], frame["period_end"], strict=True)
    own = frame.select(_own_column(c) for c in COMPONENTS if c.column)
    return own.with_columns(
        frequency,
        pl.Series("TIME_PERIOD", [time_period(*period) for period in periods], pl.String),
        pl.col("UNIT_MEASURE").replace_strict(unit_measures()),
        pl.col("BASIS").fill_null("_Z"),
        pl.lit("F").alias("CONF_STATUS"),
        pl.lit("0").alias("UNIT_MULT"),
        pl.col("OBS_VALUE").str.extract(r"\.(\d+)$").str.len_chars().fill_null(0).alias("DECIMALS"),
        pl.Series("COMMENT_OBS", [comment(row) for row in frame.iter_rows(named=True)], pl.String),
    )


def _own_column(component: Component) -> pl.Expr:
    """A column under its SDMX name; numbers as text, without a trailing `.0`."""
    column = pl.col(component.column or "")
    number = column.cast(pl.String).str.replace(r"\.0$", "")
    return (number if component.type == "Double" else column).alias(component.id)


def _numbered(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with `ALTERNATIVE`: 1 the figure chosen of its key and period, then the latest published."""
    order = ["IN_SERIES", "SOURCE_DATE", "SOURCE_ID", "OBSERVATION_ID"]
    ordered = rows.with_row_index("given").sort(order, descending=[True, True, False, False], nulls_last=True)
    return ordered.with_columns(ALTERNATIVE=pl.int_range(1, pl.len() + 1).over(KEY)).sort("given").drop("given")
