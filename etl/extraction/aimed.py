"""Which targets and shares of a target are those of all: not of a unit whose admissions were told beside them.

A text lists units with what they reached of their own targets in the same words that it uses of the province.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.extraction.engine import Placed
from etl.extraction.periods import Period

_ADMITTED = "members_admitted"
_TARGET = "members_admitted_target"
_REACHED = "members_admitted_target_pct"


def aims_of_all(placed: Sequence[Placed]) -> list[Placed]:
    """The figures; targets that are those of a part, and the shares of them, marked as such."""
    placed = _without_less_than_a_part(placed)
    if not any(p.figure.indicator in {_TARGET, _REACHED} and p.fate == "taken" for p in placed):
        return placed
    kept = _without_those_of_parts(placed)
    largest = _largest(kept)
    told = {_when(p): p.figure.value for p in kept if _is(p, _REACHED) and p.figure.base is not None}
    return [replace(p, fate="part_of") if _is_small(p, largest) or _is_another(p, told) else p for p in kept]


def _without_less_than_a_part(placed: Sequence[Placed]) -> list[Placed]:
    """Of a year nobody admits fewer than of a part of it: so few are those of a unit that the text goes on about."""
    told = [(period, p) for p in placed if _is(p, _ADMITTED) and (period := _period(p))]
    most: dict[tuple[str | None, Period], float] = {}
    for period, p in told:
        most[p.province, period] = max(p.figure.value, most.get((p.province, period), 0))
    few = {
        id(p)
        for long, p in told
        for (province, short), value in most.items()
        if province == p.province and p.figure.value < _HALF * value
        if long != short and long.start <= short.start and short.end <= long.end
    }
    return [replace(p, fate="part_of") if id(p) in few else p for p in placed]


_HALF = 0.5


def _period(p: Placed) -> Period | None:
    return p.governing.period if p.governing else None


def _without_those_of_parts(placed: Sequence[Placed]) -> list[Placed]:
    """`huyện A kết nạp 82/180, đạt 45,5%`: where 82 is no figure of the province, neither are 180 and 45,5%."""
    parts = [p.figure.quantity for p in placed if p.figure.indicator == _ADMITTED and p.fate in _OF_A_PART]
    quantities = {id(q) for q in parts}
    aims = {id(q.total) for q in parts if q.total is not None}
    return [
        replace(p, fate="part_of")
        if (_is(p, _TARGET) and id(p.figure.quantity) in aims) or (_is(p, _REACHED) and id(p.figure.base) in quantities)
        else p
        for p in placed
    ]


_OF_A_PART = frozenset({"part_of", "implausible", "other_area"})


def _is(p: Placed, indicator: str) -> bool:
    return p.fate == "taken" and p.figure.indicator == indicator and p.figure.breakdown == "total"


def _when(p: Placed) -> tuple[object, ...]:
    return p.province, _period(p)


def _year(p: Placed) -> tuple[object, ...]:
    """Whose and which year's a count or a target is: targets are of the year that a part of it lies in."""
    period = _period(p)
    alike = period is not None and period.start.year == period.end.year
    return (p.province, period.end.year) if alike and period is not None else _when(p)


def _largest(placed: Sequence[Placed]) -> dict[tuple[object, ...], float]:
    most: dict[tuple[object, ...], float] = {}
    for p in placed:
        if _is(p, _TARGET) or _is(p, _ADMITTED):
            most[_year(p)] = max(most.get(_year(p), 0.0), p.figure.value)
    return most


_SMALL = 0.4
"""A target so far below what was admitted, or below another target of the same year, is one of a part."""


def _is_small(p: Placed, largest: dict[tuple[object, ...], float]) -> bool:
    return _is(p, _TARGET) and p.figure.value < _SMALL * largest.get(_year(p), 0.0)


_ROUNDED = 2.0
"""Points by which one share of a target may be told differently."""


def _is_another(p: Placed, told: dict[tuple[object, ...], float]) -> bool:
    """`kết nạp 1.620 đảng viên, đạt 108%. … đạt 140% chỉ tiêu`: told of no number, beside the share of all."""
    own = told.get(_when(p))
    return own is not None and _is(p, _REACHED) and p.figure.base is None and abs(own - p.figure.value) > _ROUNDED
