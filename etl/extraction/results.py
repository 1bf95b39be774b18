"""Turns placed figures into observations of the published form, with evidence and original offsets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from etl.documents import Document
from etl.extraction.afterwards import told_afterwards
from etl.extraction.checks import checked
from etl.extraction.engine import Outcome, Placed, read_document
from etl.extraction.gate import may_hold_figures
from etl.extraction.gazetteer import area_id
from etl.extraction.merged import without_those_not_yet_merged
from etl.extraction.normalise import Normal
from warehouse.records import Observation


@dataclass(frozen=True, slots=True)
class Results:
    """Observations, the figures kept out of them, and the reading behind both."""

    observations: list[Observation]
    unresolved: list[Placed]
    placed: Sequence[Placed]
    outcome: Outcome | None


def results(document: Document, *, everything: bool = False) -> Results:
    """Reads a document and checks its figures against each other."""
    outcome = read_document(document, everything=everything)
    if outcome is None:
        return Results([], [], [], None)
    placed = checked(without_those_not_yet_merged(outcome, told_afterwards(outcome)))
    if everything and not may_hold_figures(
        document.text, document.title or ""
    ):  # accounted for, but it does not speak of the Party
        placed = [replace(p, fate="no_indicator") for p in placed]
    observations = [_observation(document, outcome, p) for p in placed if p.fate == "taken"]
    return Results(observations, [p for p in placed if p.fate == "area_unresolved"], placed, outcome)


def _observation(document: Document, outcome: Outcome, placed: Placed) -> Observation:
    figure, governing = placed.figure, placed.governing
    if governing is None:
        raise ValueError("a taken figure has a period")
    start, end = outcome.normal.span(figure.quantity.start, figure.quantity.end)
    return Observation(
        indicator=figure.indicator,
        breakdown=figure.breakdown,
        body=figure.body,
        area=area_of(document, placed.province, governing.period.end),
        value=figure.value,
        value_max=figure.quantity.value_max,
        qualifier=figure.quantity.qualifier,
        unit=figure.unit,
        basis=figure.basis,
        statistic=figure.statistic,
        period_start=governing.period.start,
        period_end=governing.period.end,
        period_kind=governing.period.kind,
        status="reported" if figure.status == "doubtful" else figure.status,
        evidence=evidence(outcome.normal, placed),
        span_start=start,
        span_end=end,
        document=document.name,
        source_id=document.source_id,
        url=document.url,
        title=document.title,
        publisher=document.publisher,
        published=document.published or outcome.clock.published,
        method="extracted",
        confidence=confidence(placed),
    )


def area_of(document: Document, province: str | None, day: date) -> str:
    """The area's id on the last day of the period; the id a user gave is taken where it names the same province."""
    if province == "vn":
        return "vn"
    found = area_id(province or "", day)
    return found or document.area or ""


def evidence(normal: Normal, placed: Placed) -> str:
    """The sentence of a figure, as the original has it."""
    start, end = normal.span(placed.sentence.start, placed.sentence.end)
    return normal.original[start:end]


def confidence(placed: Placed) -> str:
    """`high` where period, area and body are stated in sentence, paragraph, heading or title; `low` after a failed check."""  # noqa: E501
    if placed.figure.status == "doubtful":
        return "low"
    stated = placed.governing is not None and placed.governing.where != "elsewhere"
    return "high" if stated and placed.area_stated and placed.figure.body_stated else "medium"
