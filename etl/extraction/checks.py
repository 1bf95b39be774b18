"""Checks the figures of one document against each other; drops repeats, marks what does not add up.

A failure is flagged by low confidence, never corrected.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.extraction.engine import Placed


def checked(placed: Sequence[Placed]) -> list[Placed]:
    """The figures with the two parts of a round of medals added up and repeats marked as such."""
    return _without_repeats(_medals(placed))


def _medals(placed: Sequence[Placed]) -> list[Placed]:
    """`1.936 được tặng và 38 được truy tặng`: the indicator counts both together; the sum is derived."""
    kept = list(placed)
    for i, late in enumerate(placed):
        first = kept[i - 1] if i else None
        if late.figure.award != "posthumous" or late.fate != "taken" or first is None or first.fate != "taken":
            continue
        if first.figure.indicator != late.figure.indicator or first.sentence is not late.sentence:
            continue
        total = first.figure.value + late.figure.value
        stated = any(p.fate == "taken" and p.figure.indicator == late.figure.indicator and p.figure.value == total for p in placed)
        kept[i] = replace(late, fate="derived")
        kept[i - 1] = replace(first, fate="derived") if stated else replace(first, figure=replace(first.figure, value=total, status="derived"))
    return kept


def _key(p: Placed) -> tuple[object, ...]:
    f = p.figure
    period = p.governing.period if p.governing else None
    return f.indicator, f.breakdown, f.body, f.unit, p.province, f.value, f.quantity.qualifier, f.statistic, f.basis, period


def _without_repeats(placed: Sequence[Placed]) -> list[Placed]:
    """The first statement of each figure; one in a heading yields to the same number in the body."""
    in_body = {(p.figure.indicator, p.figure.breakdown, p.figure.value) for p in placed if p.fate == "taken" and p.sentence.role == "body"}
    seen: set[tuple[object, ...]] = set()
    kept: list[Placed] = []
    for p in placed:
        told = p.sentence.role == "heading" and (p.figure.indicator, p.figure.breakdown, p.figure.value) in in_body
        if p.fate == "taken" and (told or _key(p) in seen):
            kept.append(replace(p, fate="repeated"))
            continue
        if p.fate == "taken":
            seen.add(_key(p))
        kept.append(p)
    return kept
