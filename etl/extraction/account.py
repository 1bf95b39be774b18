"""Accounts for every number of a text: what became of it and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.documents import Document
from etl.extraction import lexicon
from etl.extraction.engine import Outcome, Placed
from etl.extraction.results import evidence, results
from warehouse.catalogue import Label
from warehouse.records import Observation


@dataclass(frozen=True, slots=True)
class Number:
    """One number of the original text with its fate; `reason` in both languages."""

    start: int
    end: int
    text: str
    fate: str
    reason: Label
    indicator: str | None = None


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A figure whose area nothing names: all that is known of it besides."""

    indicator: str
    breakdown: str
    value: float
    unit: str
    text: str
    evidence: str
    start: int
    end: int
    note: Label


@dataclass(frozen=True, slots=True)
class Account:
    """The observations of a document, the figures without an area, and the fate of every number."""

    observations: list[Observation]
    unresolved: list[Unresolved]
    numbers: list[Number]


def reason(fate: str) -> Label:
    """The Vietnamese and English text of a fate."""
    texts: dict[str, str] = lexicon.table("fates.toml")[fate]
    return Label(**texts)


def figures_of(document: Document) -> tuple[list[Observation], list[Unresolved]]:
    """The observations of a document and the figures without an area; what holds none costs next to nothing."""
    found = results(document)
    if found.outcome is None:
        return [], []
    outcome = found.outcome
    return found.observations, [_unresolved(outcome, p) for p in found.unresolved]


def account(document: Document) -> Account:
    """The full account of a document. Every run of digits of the text is part of exactly one entry."""
    found = results(document, everything=True)
    outcome = found.outcome
    if outcome is None:
        return Account([], [], [])
    numbers = _numbers(outcome, found.placed)
    return Account(found.observations, [_unresolved(outcome, p) for p in found.unresolved], numbers)


def _unresolved(outcome: Outcome, p: Placed) -> Unresolved:
    start, end = outcome.normal.span(p.figure.quantity.start, p.figure.quantity.end)
    return Unresolved(
        p.figure.indicator,
        p.figure.breakdown,
        p.figure.value,
        p.figure.unit,
        outcome.normal.original[start:end],
        evidence(outcome.normal, p),
        start,
        end,
        reason("area_unresolved"),
    )


def _numbers(outcome: Outcome, placed: Sequence[Placed]) -> list[Number]:
    entries: dict[tuple[int, int], tuple[str, str | None]] = {}
    for read in outcome.scans:
        entries |= {
            (t.start, t.end): ("date", None)
            for t in read.times
            if any(c.isdigit() for c in outcome.normal.text[t.start : t.end])
        }
        entries |= {(s.start, s.end): (s.fate, None) for s in read.skips}
    for refusal, _ in outcome.refused:
        q = refusal.quantity
        entries[q.start, q.end] = (refusal.fate, None)
        if q.total is not None:
            entries.setdefault((q.total.start, q.total.end), (refusal.fate, None))
    for p in placed:
        q = p.figure.quantity
        entries[q.start, q.end] = (p.fate, p.figure.indicator if p.fate == "taken" else None)
        if q.total is not None:
            entries.setdefault((q.total.start, q.total.end), ("taken_part" if p.fate == "taken" else p.fate, None))
    return [_number(outcome, span, fate, indicator) for span, (fate, indicator) in sorted(entries.items())]


def _number(outcome: Outcome, span: tuple[int, int], fate: str, indicator: str | None) -> Number:
    start, end = outcome.normal.span(*span)
    return Number(start, end, outcome.normal.original[start:end], fate, reason(fate), indicator)
