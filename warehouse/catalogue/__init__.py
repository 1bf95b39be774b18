"""The catalogue: indicators, areas, code lists, publishers. Data files, read once and checked.

`codes.toml`, `indicators.toml`, `areas.csv`, `successions.csv`, `breaks.csv` and `publishers.csv` lie beside this
module. Adding an indicator, a breakdown or an area is a change of those files alone.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from warehouse.columns import columns
from warehouse.records import Area, AreaSuccession, Break, Indicator
from warehouse.results import Composition, Derivation

R = TypeVar("R")
HERE = Path(__file__).parent
REFORM_DATE = date(2025, 7, 1)
"""First day of the 34 provinces (National Assembly Resolution 202/2025/QH15)."""


class CatalogueError(ValueError):
    """A catalogue file contradicts itself; says which file, which entry and what to mend."""


@dataclass(frozen=True, slots=True)
class Label:
    """A Vietnamese and an English text for one code."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the catalogue files say, by code."""

    codes: Mapping[str, Mapping[str, Label]]
    indicators: Mapping[str, Indicator]
    areas: Mapping[str, Area]
    successions: tuple[AreaSuccession, ...]
    breaks: tuple[Break, ...]
    derivations: Mapping[str, Derivation]
    compositions: tuple[Composition, ...]
    publishers: Mapping[str, str]
    """Host name without `www.` (or the name of a publisher) to publisher kind; see `publisher_kind`."""

    def codes_of(self, code_list: str) -> tuple[str, ...]:
        """The codes a column with that code list may hold."""
        if code_list == "indicator":
            return tuple(self.indicators)
        if code_list == "area":
            return tuple(self.areas)
        if code_list == "derivation":
            return tuple(self.derivations)
        return tuple(self.codes[code_list])

    def counted(self, code: str) -> Indicator:
        """The indicator of that code; of a derived one that above the line, whose bodies and breaks it has."""
        derived = self.derivations.get(code)
        return self.indicators[derived.numerator if derived else code]

    def areas_on(self, day: date) -> tuple[Area, ...]:
        """The provinces and cities that stood on a day, in Vietnamese order; without the country."""
        alive = (a for a in self.areas.values() if a.kind != "country" and stands(a, day))
        return tuple(sorted(alive, key=lambda a: a.order_vi))

    def publisher_kind(self, host: str | None, publisher: str | None) -> str | None:
        """The kind of who published: by name, since a translation often shares its host, else by the longest suffix.

        None where the catalogue knows neither; nothing is guessed from how a host sounds.
        """
        labels = host.lower().rstrip(".").split(".") if host else []
        asked = [publisher, *(".".join(labels[start:]) for start in range(len(labels)))]
        return next((self.publishers[key] for key in asked if key and key in self.publishers), None)


def stands(area: Area, day: date) -> bool:
    """Whether an area existed on a day."""
    return (area.valid_from is None or area.valid_from <= day) and (area.valid_to is None or day <= area.valid_to)


@cache
def catalogue() -> Catalogue:
    """The shipped catalogue. Raises `CatalogueError` where a file contradicts itself."""
    found = Catalogue(
        codes=_code_lists(HERE / "codes.toml"),
        indicators=_keyed(_indicators(HERE / "indicators.toml"), lambda i: i.code, "indicators.toml"),
        areas=_keyed(_records(Area, HERE / "areas.csv"), lambda a: a.id, "areas.csv"),
        successions=tuple(_records(AreaSuccession, HERE / "successions.csv")),
        breaks=tuple(_records(Break, HERE / "breaks.csv")),
        derivations={d["code"]: Derivation(**d) for d in _toml("derived.toml")["derived"]},
        compositions=tuple(c for entry in _toml("compositions.toml")["composition"] for c in _parts_of(entry)),
        publishers=_publishers(HERE / "publishers.csv"),
    )
    _refuse_unknown_codes(found)
    return found


def _keyed(records: Iterable[R], key: Callable[[R], str], file: str) -> dict[str, R]:
    keyed: dict[str, R] = {}
    for record in records:
        if key(record) in keyed:
            raise CatalogueError(f"{file}: {key(record)} is defined twice; remove one")
        keyed[key(record)] = record
    return keyed


def _publishers(path: Path) -> dict[str, str]:
    rows = _keyed(_rows(path), lambda row: row["publisher"], path.name)
    return {publisher: row["kind"] for publisher, row in rows.items()}


def _refuse_unknown_codes(found: Catalogue) -> None:
    rows = (*found.indicators.values(), *found.areas.values(), *found.successions, *found.breaks)
    for row in rows:
        for field in (f for f in columns(type(row)) if f.about.codes):
            value = getattr(row, field.name)
            for code in value if field.is_list else (value,):
                _refuse_unknown_code(found, field.about.codes or "", code, f"{field.name} of {row}")
    for publisher, kind in found.publishers.items():
        _refuse_unknown_code(found, "publisher_kind", kind, f"publishers.csv, {publisher}")


def _refuse_unknown_code(found: Catalogue, code_list: str, code: str | None, where: str) -> None:
    if code is not None and code not in found.codes_of(code_list):
        raise CatalogueError(f"{where}: {code!r} is no code of the list `{code_list}`; add it there or mend it here")


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def _parts_of(entry: Mapping[str, Any]) -> Iterator[Composition]:
    """One row for each part of each whole; what the parts are of is the entry's `by`."""
    for indicator in entry["indicators"]:
        whole = {"indicator": indicator, "breakdown": "total", "body": "*"} | {entry["by"]: entry["whole"]}
        for part in entry["parts"]:
            of_part = {f"part_{name}": code for name, code in (whole | {entry["by"]: part}).items()}
            yield Composition(**whole, **of_part, parts_total=len(entry["parts"]))


def _code_lists(path: Path) -> dict[str, dict[str, Label]]:
    lists = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: {code: Label(**texts) for code, texts in entries.items()} for name, entries in lists.items()}


def _indicators(path: Path) -> Iterator[Indicator]:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    for entry in content["indicator"]:
        yield _indicator(entry)
    for family in content.get("family", []):
        yield from (_indicator(entry) for entry in _members_of(family))


def _indicator(entry: Mapping[str, Any]) -> Indicator:
    where = f"indicators.toml, {entry.get('code', entry)}"
    if unfilled := [name for name, value in entry.items() if isinstance(value, str) and "{" in value]:
        raise CatalogueError(f"{where}: {', '.join(unfilled)} names a part or key that its family lacks")
    lists = {name: tuple(value) for name, value in entry.items() if isinstance(value, list)}
    try:
        return Indicator(**{**entry, **lists})
    except TypeError as error:
        raise CatalogueError(f"{where}: {error}") from error


def _members_of(family: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """One entry for each combination of a family's parts; `{part.key}` in its texts is filled in."""
    combinations: list[dict[str, Mapping[str, Any]]] = [{}]
    for part in family["parts"]:
        combinations = [
            {**so_far, part: {"code": code, **texts}} for so_far in combinations for code, texts in family[part].items()
        ]
    for combination in combinations:
        overrides = {k: v for values in combination.values() for k, v in values.get("set", {}).items()}
        yield {key: _fill(value, combination) for key, value in {**family["each"], **overrides}.items()}


def _fill(value: object, combination: Mapping[str, Mapping[str, Any]]) -> object:
    if not isinstance(value, str):
        return value
    for _ in combination:  # a text filled in may itself name another part, whatever their order
        for part, texts in combination.items():
            for key, text in texts.items():
                value = value.replace(f"{{{part}.{key}}}", str(text))
    return value


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _records(record: type[R], path: Path) -> Iterator[R]:
    fields = columns(record)
    for number, row in enumerate(_rows(path), start=2):
        try:
            yield record(**{f.name: _parse(row[f.name], f.type) for f in fields})
        except (KeyError, ValueError) as error:
            raise CatalogueError(f"{path.name}, row {number}: {error}") from error


def _parse(text: str, kind: type) -> object:
    if text == "":
        return None
    return date.fromisoformat(text) if kind is date else kind(text)
