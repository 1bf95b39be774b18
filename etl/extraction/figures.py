"""The table that names an indicator: what was done to what was counted (`figures.toml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from etl.extraction import lexicon
from warehouse.catalogue import catalogue


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table; see the head of `figures.toml` for the meaning of the fields."""

    indicator: str
    predicate: tuple[str, ...]
    noun: tuple[str, ...]
    unit: str | None = None
    stock: bool = False
    whole: bool = False
    once: bool = False
    bodies: bool = False
    badge: bool = False
    congress: bool = False
    percent: bool = False
    assigned: str | None = None
    province: tuple[float, float] | None = None
    vn: tuple[float, float] | None = None
    needs: str | None = None
    proof: bool = False
    ignore: tuple[str, ...] = ()


@cache
def rows() -> tuple[Row, ...]:
    """All rows whose indicator the catalogue knows, in order."""
    known = catalogue().indicators
    entries = lexicon.table("figures.toml")["figure"]
    return tuple(_row(entry) for entry in entries if entry["indicator"] in known)


def _row(entry: dict[str, Any]) -> Row:
    """A row with its lists as tuples."""
    fields: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}
    return Row(**fields)


@cache
def find(predicate: str, noun: str) -> Row | None:
    """The first row for a predicate and a noun."""
    return next((r for r in rows() if predicate in r.predicate and noun in r.noun), None)


@cache
def of(indicator: str) -> Row | None:
    """The first row of an indicator."""
    return next((r for r in rows() if r.indicator == indicator), None)


@cache
def predicates() -> frozenset[str]:
    """Predicates that some row knows."""
    return frozenset(p for r in rows() for p in r.predicate)


def rated(noun: str) -> str | None:
    """The subject of a rating that a noun names, as rating codes begin."""
    found: str | None = lexicon.table("figures.toml")["rated"].get(noun)
    return found


def share(indicator: str, basis: str) -> str | None:
    """The indicator of a percentage that follows a figure."""
    found: str | None = lexicon.table("figures.toml")["share"].get(indicator, {}).get(basis)
    return found


def plan(indicator: str) -> str | None:
    """The indicator of the target behind a figure."""
    found: str | None = lexicon.table("figures.toml")["plan"].get(indicator)
    return found


@dataclass(frozen=True, slots=True)
class SaidBehind:
    """Words behind the counts that make a verb another one; `shared` by all counts before them."""

    predicate: str
    pattern: re.Pattern[str]
    becomes: str
    shared: bool


@cache
def said_behind() -> tuple[SaidBehind, ...]:
    """The changes of `figures.toml`, in order."""
    entries = lexicon.table("figures.toml")["behind"]
    return tuple(
        SaidBehind(e["predicate"], re.compile(e["pattern"]), e["becomes"], e.get("shared", False)) for e in entries
    )


def whole(indicator: str) -> str | None:
    """The stock that a figure counts a part of."""
    found: str | None = lexicon.table("figures.toml")["whole"].get(indicator)
    return found


def row_has_bodies(indicator: str) -> bool:
    """Whether an indicator is kept by who acted."""
    row = of(indicator)
    return row is not None and row.bodies


def aimed_at(indicator: str) -> str:
    """What a target is of, else the indicator itself."""
    plans: dict[str, str] = lexicon.table("figures.toml")["plan"]
    return next((done for done, target in plans.items() if target == indicator), indicator)


def is_whole(indicator: str) -> bool:
    """Whether a ratio counts a part of this stock: `3/19 đảng bộ …` then tells that there are 19."""
    table = lexicon.table("figures.toml")
    return indicator in table["whole"].values() or indicator in table["ratio"]["stocks"]


def unit(noun: str) -> str:
    """The unit that a noun is counted in."""
    found: str = lexicon.table("figures.toml")["unit"][noun]
    return found


def allows(indicator: str, breakdown: str) -> bool:
    """Whether the catalogue has that breakdown for an indicator."""
    return breakdown == "total" or breakdown in catalogue().indicators[indicator].breakdowns
