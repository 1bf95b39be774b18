"""Where the provinces lie: their outlines (`provinces-*.json`) and places in a grid of equal tiles (`tiles-*.csv`).

One file of each for the 63 provinces of 1 August 2008 to 30 June 2025 and for the 34 since. Outlines
come from `@svg-maps/vietnam` (CC BY 4.0, see `LICENSE-DATA.md`) by `docs/make_maps.py`. Colours,
figures and texts are no business of this package.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from warehouse.catalogue import REFORM_DATE, catalogue

HERE = Path(__file__).parent
LAST_DAY = {"63": REFORM_DATE - timedelta(days=1), "34": REFORM_DATE}
"""The day whose provinces the files of a boundary set describe."""

Ring = tuple[tuple[float, ...], tuple[float, ...]]
"""A closed line as its x and its y, east and north; a unit is about 2 km."""


@dataclass(frozen=True, slots=True)
class Outline:
    """An area's polygons, the middle of the largest one, and points a pointer finds it by."""

    rings: tuple[Ring, ...]
    middle: tuple[float, float]
    hover: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Archipelago:
    """A group of islands far from its area's mainland: its area, and the box (west, south, east, north) around it."""

    area: str
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Outlines:
    """All outlines of a boundary set by area id, and the archipelagos `hoang-sa` and `truong-sa`."""

    areas: Mapping[str, Outline]
    archipelagos: Mapping[str, Archipelago]


@dataclass(frozen=True, slots=True)
class Tile:
    """An area's place in the grid, rows from the north and columns from the west, and its short names."""

    row: int
    column: int
    label: Mapping[str, str]


@cache
def outlines(boundary: str) -> Outlines:
    """The outlines of boundary set `63` or `34`."""
    content = json.loads((HERE / f"provinces-{boundary}.json").read_text(encoding="utf-8"))
    areas = {area: _outline(**entry) for area, entry in content["areas"].items()}
    groups = {name: Archipelago(entry["area"], tuple(entry["box"])) for name, entry in content["archipelagos"].items()}
    return Outlines(areas, groups)


@cache
def tiles(boundary: str) -> Mapping[str, Tile]:
    """The tiles of boundary set `63` or `34` by area id."""
    with (HERE / f"tiles-{boundary}.csv").open(encoding="utf-8", newline="") as file:
        return {row["area"]: _tile(row) for row in csv.DictReader(file)}


@cache
def drawn_as(boundary: str, day: date) -> Mapping[str, str]:
    """The areas of a day by id, each with the id under which the set draws it.

    A renamed area has one outline under both names. Areas whose borders have changed between that day
    and the day of the files are left out, since another territory would be shown as theirs.
    """
    last = LAST_DAY[boundary]
    later = [step for step in catalogue().successions if day < step.date <= last]
    renamed = {step.predecessor: step.successor for step in later if step.kind == "rename"}
    changed = {area for step in later if step.kind != "rename" for area in (step.predecessor, step.successor)}
    drawn = {area.id for area in catalogue().areas_on(last)}
    wanted = {area.id: renamed.get(area.id, area.id) for area in catalogue().areas_on(day)}
    return {area: shape for area, shape in wanted.items() if shape in drawn and area not in changed}


def _outline(label: list[float], hover: list[list[float]], rings: list[list[list[float]]]) -> Outline:
    return Outline(tuple((tuple(x), tuple(y)) for x, y in rings), (label[0], label[1]), tuple((x, y) for x, y in hover))


def _tile(row: Mapping[str, str]) -> Tile:
    return Tile(int(row["row"]), int(row["column"]), {"vi": row["label_vi"], "en": row["label_en"]})
