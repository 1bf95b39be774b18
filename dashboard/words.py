"""Everything said to a reader, in the reader's language: texts, labels, numbers, dates, periods, figures.

A `Words` is made once a run and passed on; nothing here knows Streamlit or asks the warehouse.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import Any

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

from dashboard import texts
from warehouse.catalogue import catalogue
from warehouse.records import Area, Indicator
from warehouse.results import Derivation

SIGNS = {"exact": "", "approx": "≈ ", "more_than": "> ", "less_than": "< ", "at_least": "≥ ", "at_most": "≤ "}
"""How a qualifier is written before a number; those missing here are words."""

QUARTERS = ("I", "II", "III", "IV")
NO_BREAK = "\N{NO-BREAK SPACE}"


@lru_cache(maxsize=4096)
def _decimal(value: float, language: str) -> str:
    """A number by locale; a page writes the same few hundred again at every run."""
    return str(format_decimal(value, format="#,##0.##", locale=language))


@dataclass(frozen=True, slots=True)
class Words:
    """One language's way of saying things."""

    language: str

    def __call__(self, key: str, **values: object) -> str:
        """The dashboard's text of that key, with its placeholders filled; numbers are written by locale."""
        filled = {name: self.number(v) if isinstance(v, int | float) else v for name, v in values.items()}
        return texts.find(self.language, key, values.get("n")).format(**filled)

    def label(self, code_list: str, code: str | None) -> str:
        """The catalogue's label of a code; empty for none."""
        return str(getattr(catalogue().codes[code_list][code], self.language)) if code else ""

    def indicator(self, code: str) -> str:
        """The name of an indicator."""
        return str(getattr(_described(code), f"name_{self.language}"))

    def definition(self, code: str) -> str:
        """The definition of an indicator."""
        return str(getattr(_described(code), f"definition_{self.language}"))

    def note(self, code: str) -> str:
        """The catalogue's note on an indicator; empty where there is none."""
        return str(getattr(catalogue().counted(code), f"note_{self.language}") or "")

    def area(self, area_id: str) -> str:
        """The name of an area, with its time where another area bears the same name."""
        return _dated(self, area_id)

    def place(self, area_id: str) -> str:
        """The bare name of an area, for where its time is said already."""
        return str(getattr(catalogue().areas[area_id], f"name_{self.language}"))

    def former(self, area_id: str) -> str:
        """The name of a province that was merged, told apart from today's where that bears the same name."""
        name = self.place(area_id)
        return self("area.former", name=name) if _has_namesake(catalogue().areas[area_id]) else name

    def part(self, row: Mapping[str, Any]) -> str:
        """A part of a year in two short lines, for the foot of a bar."""
        end = row["period_end"]
        if _ends_month(end):
            return self("part.months", months=str(end.month), year=str(end.year))
        return self("part.day", day=f"{end.day}/{end.month}", year=str(end.year))

    def number(self, value: float, unit: str | None = None) -> str:
        """A number by locale; of a percentage at most two decimals and the sign."""
        written = _decimal(value, self.language)
        if unit != "percent":
            return written
        return f"{written}{NO_BREAK}%" if self.language == "vi" else f"{written}%"

    def figure(self, row: Mapping[str, Any]) -> str:
        """The figure of a row with its qualifier; of a row without one, what it lacks."""
        if row["value"] is None:
            return self.lacking(row)
        value = self.number(row["value"], row["unit"])
        if row["qualifier"] == "range":
            return f"{self.number(row['value'])}–{self.number(row['value_max'], row['unit'])}"
        sign = SIGNS.get(row["qualifier"])
        return f"{sign.replace(' ', NO_BREAK)}{value}" if sign is not None else self("figure.nearly", value=value)

    def lacking(self, row: Mapping[str, Any]) -> str:
        """Why a sum or a derived figure is no number: the parts it has and those it misses, or the refusal."""
        names = self.listed([self.former(area) for area in row["missing"]], 3)
        if row.get("refusal"):
            reason = self.label("refusal", row["refusal"])
            return self("derived.refused", reason=f"{reason} ({names})" if names else reason)
        if not names:
            return self("sum.apart", n=row["parts"], total=row["parts_total"])
        return self("sum.incomplete", n=row["parts"], total=row["parts_total"], missing=names)

    def computed(self, row: Mapping[str, Any]) -> str | None:
        """How the program computed a row; None of a figure that stands as it was published."""
        if row["unit"] == "index":
            return self("index.from", base=str(row["base_year"]))
        if row["indicator"] in catalogue().derivations:
            return self("derived.from", n=len(row["inputs"]))
        return self("sum.of", n=row["parts"]) if (row.get("parts_total") or 1) > 1 else None

    def unit(self, row: Mapping[str, Any]) -> str:
        """The unit of a row; of an index the year that is 100."""
        return self(f"unit.{row['unit']}", **({"base": str(row["base_year"])} if row["unit"] == "index" else {}))

    def day(self, day: date | None) -> str:
        """A date by locale; a dash for none."""
        return (
            str(format_date(day, "d/M/y" if self.language == "vi" else "d MMM y", locale=self.language)) if day else "–"
        )

    def month(self, day: date) -> str:
        """Month and year."""
        return str(format_date(day, "M/y" if self.language == "vi" else "MMMM y", locale=self.language))

    def moment(self, moment: datetime) -> str:
        """A moment in UTC."""
        pattern = "HH:mm d/M/y" if self.language == "vi" else "d MMM y, HH:mm"
        return f"{format_datetime(moment, pattern, locale=self.language)} UTC"

    def period(self, row: Mapping[str, Any]) -> str:
        """The period of a row, as a reader would name it; by its days where it has no name."""
        start, end = row["period_start"], row["period_end"]
        return self._named(row["period_kind"], start, end) or f"{self.day(start)} – {self.day(end)}"

    def _named(self, kind: str, start: date, end: date) -> str | None:
        year = str(end.year)
        named = {
            "year": lambda: self("period.year", year=year),
            "month": lambda: self("period.month", month=self.month(end)),
            "quarter": lambda: self("period.quarter", quarter=QUARTERS[(end.month - 1) // 3], year=year),
        }
        if start == end:
            named |= dict.fromkeys(("point", "batch"), lambda: self("period.day", day=self.day(end)))
        if _whole_years(start, end):
            span = {"first": str(start.year), "last": year}
            named |= {code: lambda code=code: self(f"period.{code}", **span) for code in ("term", "multi_year")}  # type: ignore[misc]
        if _ends_month(end):
            named["ytd"] = lambda: self("period.months", months=str(end.month), year=year)
        return named[kind]() if kind in named else None

    def window(self, code: str) -> str:
        """A part of a year by its code: `M06` is the first six months."""
        kind, rest = code[0], code[1:]
        if kind in {"M", "N"}:
            return self(f"window.{kind}", month=str(int(rest)))
        if kind == "Q":
            return self("window.Q", quarter=QUARTERS[int(rest) - 1])
        month, day = rest.split("-")
        return self(f"window.{kind}", day=f"{int(day)}/{int(month)}")

    def listed(self, items: list[str], limit: int = 6) -> str:
        """Items in a row; what goes beyond the limit is counted."""
        shown = ", ".join(items[:limit])
        return shown if len(items) <= limit else self("list.and_more", items=shown, n=len(items) - limit)


def undiacritical(text: str) -> str:
    """A text without diacritics."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def folded(text: str) -> str:
    """A text in small letters without diacritics."""
    return undiacritical(text.lower())


def _described(code: str) -> Indicator | Derivation:
    """The indicator of that code, published or derived."""
    return catalogue().derivations.get(code) or catalogue().indicators[code]


def _whole_years(start: date, end: date) -> bool:
    return (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)


def _ends_month(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


@cache
def _dated(words: Words, area_id: str) -> str:
    area, name = catalogue().areas[area_id], words.place(area_id)
    if not _has_namesake(area):
        return name
    return words("area.until" if area.valid_to else "area.since", name=name, month=words.month(_edge(area)))


def _has_namesake(area: Area) -> bool:
    return sum(other.name_vi == area.name_vi for other in catalogue().areas.values()) > 1


def _edge(area: Area) -> date:
    edge = area.valid_to or area.valid_from
    assert edge is not None  # two areas of one name are told apart by their dates  # noqa: S101
    return edge
