"""Which areas a page speaks of: as reported, the 63 provinces of before July 2025, or today's 34.

Sets and steps are the catalogue's; sums over today's provinces are the warehouse's. Nothing is added up here.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import cache

import polars as pl

from warehouse.catalogue import REFORM_DATE, catalogue

BOUNDARIES = ("63", "34")
"""The sets that can be asked for by the year of the reform; without one, areas are as reported."""

COUNTRY = "vn"


@cache
def members(boundary: str) -> frozenset[str]:
    """The areas of a set, with the country and earlier names of the same areas."""
    day = REFORM_DATE if boundary == "34" else REFORM_DATE - timedelta(days=1)
    now = {area.id for area in catalogue().areas_on(day)}
    earlier = {s.predecessor for s in catalogue().successions if s.kind == "rename" and s.successor in now}
    return frozenset({COUNTRY, *now, *earlier})


def within(rows: pl.DataFrame, boundary: str | None) -> pl.DataFrame:
    """The rows of a set's areas; all rows where areas are as reported."""
    return rows if boundary is None else rows.filter(pl.col("area").is_in(sorted(members(boundary))))


def translated(areas: Iterable[str], boundary: str | None) -> tuple[str, ...]:
    """The areas of a set that stand for the given ones: what they became, or what they were made of."""
    if boundary is None:
        return tuple(areas)
    return tuple(dict.fromkeys(found for area in areas for found in _standing_for(area, boundary)))


def observed(areas: Iterable[str], boundary: str | None) -> tuple[str, ...]:
    """The areas whose published figures stand behind the given ones: with the parts of merged provinces."""
    wanted = tuple(areas) or (tuple(sorted(members(boundary))) if boundary else ())
    return wanted if boundary != "34" else tuple(dict.fromkeys([*wanted, *(p for area in wanted for p in parts(area))]))


def parts(area: str) -> tuple[str, ...]:
    """The provinces that one of today's was merged from on 1 July 2025; none of an unchanged one."""
    steps = catalogue().successions
    return tuple(s.predecessor for s in steps if s.successor == area and s.kind == "merge" and s.date == REFORM_DATE)


def _standing_for(area: str, boundary: str) -> tuple[str, ...]:
    if area in members(boundary):
        return (area,)
    later = [s.successor for s in catalogue().successions if s.predecessor == area]
    onward = tuple(found for other in later for found in _standing_for(other, boundary))
    return onward or tuple(part for part in parts(area) if part in members(boundary))
