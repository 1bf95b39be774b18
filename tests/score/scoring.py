"""Compares what is extracted from a folder of articles with its `expected.csv`."""

import csv
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from etl.documents import Document
from etl.extraction import extract
from etl.reading import read
from warehouse.catalogue import catalogue

DAYS_NOT_DISPUTED = 31
FIELDS = ("breakdown", "body", "area", "value_max", "qualifier", "unit", "basis", "statistic", "period")


@dataclass
class Score:
    """Counts over one folder: found, missed and invented figures, by indicator and by kind of error."""

    found: Counter = field(default_factory=Counter)
    missed: Counter = field(default_factory=Counter)
    invented: Counter = field(default_factory=Counter)
    errors: Counter = field(default_factory=Counter)
    lines: list = field(default_factory=list)

    @property
    def precision(self):
        return _ratio(self.found.total(), self.invented.total())

    @property
    def recall(self):
        return _ratio(self.found.total(), self.missed.total())


def _ratio(good, bad):
    return good / (good + bad) if good + bad else 1.0


def score(folder: Path) -> Score:
    """The score over every document that `documents.csv` of a folder lists."""
    expected, allowed = by_document(folder / "expected.csv"), by_document(folder / "allowed.csv")
    total = Score()
    for name in by_document(folder / "documents.csv"):
        for document in read(folder / name):
            if isinstance(document, Document):
                _add(total, name, extract(document), expected.get(name, []), allowed.get(name, []))
    return total


def by_document(path: Path) -> dict[str, list[dict[str, str]]]:
    """The rows of a table by the article they are of; none where there is no table."""
    found = {}
    if path.exists():
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found.setdefault(row["document"], []).append(row)
    return found


def _add(total, name, observations, expected, allowed):
    left = list(observations)
    missed = []
    for row in expected:
        match = next((o for o in left if not differences(row, o)), None)
        if match is None:
            missed.append(row)
        else:
            left.remove(match)
            total.found[row["indicator"]] += 1
    extra = [o for o in left if o.status != "derived" and not any(_is_allowed(row, o) for row in allowed)]
    for row in missed:
        total.missed[row["indicator"]] += 1
        near = next((o for o in extra if o.indicator == row["indicator"] and o.value == float(row["value"])), None)
        kinds = differences(row, near) if near else ["not found"]
        total.errors.update(kinds)
        total.lines.append(f"{name}: missed {row['indicator']} {row['breakdown']} {row['value']} ({', '.join(kinds)})")
    for o in extra:
        total.invented[o.indicator] += 1
        total.errors["invented"] += 1
        total.lines.append(
            f"{name}: invented {o.indicator} {o.breakdown} {o.body} {o.area} {o.value:g} {o.period_start}..{o.period_end}"
        )


def _is_allowed(row, o):
    low, _, high = row["value"].partition("..")
    return row["indicator"] == o.indicator and float(low) <= o.value <= float(high or low)


def differences(row, o) -> list[str]:
    """The parts in which an expected row and an observation differ."""
    wrong = [] if row["indicator"] == o.indicator and float(row["value"]) == o.value else ["indicator or value"]
    for name in ("breakdown", "body", "qualifier", "unit"):
        wrong += [] if row[name] == getattr(o, name) else [name]
    wrong += [] if _area(row) == o.area else ["area"]
    wrong += [] if (row["basis"] or None) == o.basis else ["basis"]
    wrong += [] if not row["statistic"] or row["statistic"] == o.statistic else ["statistic"]
    wrong += [] if (float(row["value_max"]) if row["value_max"] else None) == o.value_max else ["value_max"]
    days = [abs((date.fromisoformat(row[side]) - getattr(o, side)).days) for side in ("period_start", "period_end")]
    return wrong if row["period_kind"] == o.period_kind and max(days) <= DAYS_NOT_DISPUTED else [*wrong, "period"]


def _area(row):
    if "area" in row:
        return row["area"]
    day = date.fromisoformat(row["period_end"])
    names = {a.name_vi: a.id for a in catalogue().areas_on(day)} | {"Toàn quốc": "vn"}
    return names[row["province"]]
