"""Names of provinces and districts, and the ids behind them on a given day.

Which of the names in a text a figure belongs to is decided in `areas.py`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache

from etl.extraction import lexicon
from etl.extraction.normalise import normalise
from warehouse.catalogue import catalogue, stands


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Place names by their lower-case form."""

    names: tuple[str, ...]
    """Every name, as written."""
    provinces: dict[str, str]
    """Lower-case name or alias to the province's name in the catalogue."""
    districts: dict[str, dict[str, str | None]]
    """Lower-case district name to its province's name by kind of district; None where several have it."""
    cities: frozenset[str]
    """Catalogue names that were centrally run cities at some time."""


@cache
def gazetteer() -> Gazetteer:
    """The shipped names."""
    data = lexicon.table("places.toml")
    provinces = {fold(a.name_vi): a.name_vi for a in catalogue().areas.values() if a.kind != "country"}
    known = set(provinces.values())
    for name, aliases in data["alias"].items():
        if name in known:
            provinces |= {fold(alias): name for alias in aliases}
    districts = _districts()
    cities = frozenset(a.name_vi for a in catalogue().areas.values() if a.kind == "city")
    return Gazetteer((*provinces, *districts), provinces, districts, cities)


def fold(name: str) -> str:
    """A name as it is looked up: one spelling, lower case."""
    return normalise(name).lower


def _districts() -> dict[str, dict[str, str | None]]:
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in lexicon.rows("districts.csv"):
        name = catalogue().areas[row["area"]].name_vi
        district = fold(row["name"].split(" (")[0])  # `Kỳ Anh (Huyện)` and `Kỳ Anh (Thị xã)` are written without
        owners[district, fold(row["kind"])].add(name)
        owners[district, ""].add(name)
    found: dict[str, dict[str, str | None]] = defaultdict(dict)
    for (district, kind), names in owners.items():
        found[district][kind] = next(iter(names)) if len(names) == 1 else None
    return dict(found)


@cache
def area_id(name: str, day: date) -> str | None:
    """The id that a province's name had on a day; where it no longer or not yet stood, the nearest in time."""
    named = [a for a in catalogue().areas.values() if a.name_vi in _same(name)]
    for area in named:
        if stands(area, day):
            return area.id
    gone = [a for a in named if a.valid_to is not None and a.valid_to < day]
    return max(gone, key=lambda a: a.valid_to or day).id if gone else None


@cache
def is_gone(name: str, day: date) -> bool:
    """Whether the province of that name no longer stood on a day."""
    area = catalogue().areas.get(area_id(name, day) or "")
    return area is not None and area.valid_to is not None and area.valid_to < day


@cache
def _same(name: str) -> tuple[str, ...]:
    """Names of one continuous line: Huế was Thừa Thiên Huế until 2024."""
    renamed = {
        (catalogue().areas[s.predecessor].name_vi, catalogue().areas[s.successor].name_vi)
        for s in catalogue().successions
        if s.kind == "rename"
    }
    return (name, *(other for pair in renamed if name in pair for other in pair if other != name))


@cache
def is_city(name: str, day: date) -> bool:
    """Whether the province of that name was a centrally run city on a day."""
    found = area_id(name, day)
    return found is not None and catalogue().areas[found].kind == "city"
