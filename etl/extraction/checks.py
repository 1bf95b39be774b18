"""Checks the figures of one document against each other; drops repeats, marks what does not add up.

A failure is flagged by low confidence, never corrected.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.extraction.engine import Placed


def checked(placed: Sequence[Placed]) -> list[Placed]:
    """The figures with repeats marked as such."""
    return _without_repeats(placed)


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
