"""The observation as it leaves the warehouse: with status, bounds and coverage, defined once for every format.

The rules are `warehouse/sql/ask_export.sql` and `docs/exports.md`. How a format writes them is said elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Annotated

import polars as pl

from warehouse.columns import Column, names
from warehouse.reader import Reader, Selection
from warehouse.records import PublishedObservation

PLANNED = ("members_admitted_target", "tasks_assigned")
"""Indicators of what is to be done: their figures are final before the period ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedObservation(PublishedObservation):
    """An observation as every export writes it: with its status, its interval and how much of time it covers."""

    obs_status: Annotated[
        str,
        Column(
            "trạng thái quan sát theo SDMX",
            "observation status, as SDMX codes it",
            codes="obs_status",
        ),
    ]
    coverage: Annotated[str, Column("phần thời gian được đếm", "how much of time the figure covers", codes="coverage")]
    window: Annotated[
        str | None,
        Column(
            "kỳ trong năm: M06, Q3…; trống nếu không phải một phần của năm",
            "part of the year: M03 M06 M09 by closing month, Q1–Q4, N01–N12 one month, D… another closing day, "
            "B… a round of medals; empty where it is no part of a year",
        ),
    ] = None
    in_series: Annotated[
        bool,
        Column(
            "được chọn vào `series` hoặc `series_window`",
            "chosen for `series` or `series_window` among all figures of its key",
        ),
    ]


def observations(reader: Reader, selection: Selection) -> pl.DataFrame:
    """The selected observations with the columns of `ExportedObservation`, in their published order."""
    values = {f.name: getattr(selection, f.name) for f in fields(selection)}
    bound = {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
    return reader.ask("ask_export", planned=list(PLANNED), **bound).select(names(ExportedObservation))
