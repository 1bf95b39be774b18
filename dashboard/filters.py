"""The filters: what a page shows, as codes in its address. One row of `PARAMETERS` is one filter.

The address is the only place where filters live, so that a reload, a link, the back button and a
change of page or language all show the same. Widgets are `dashboard.controls`' matter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from dashboard.boundaries import BOUNDARIES
from dashboard.texts import LANGUAGES
from warehouse.catalogue import catalogue

FIRST_YEAR, LAST_YEAR = 1930, 2100
"""Years that an address may name."""

MAPS = ("tiles", "shapes")
"""Ways to draw the country."""

SCALES = ("figures", "index", "per_1000")
"""On which scale areas may be compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What is asked for; the defaults are what an address without parameters shows."""

    lang: str = "vi"
    indicator: str = "members_total"
    breakdown: str = "total"
    body: str = "all"
    measure: str | None = None
    """Unit, basis and statistic joined by dots; None: the one with most figures."""
    areas: tuple[str, ...] = ()
    province: str | None = None
    topic: str = "membership"
    """The topic of the topic page."""
    first_year: int | None = None
    last_year: int | None = None
    year: int | None = None
    """The year of rankings; None: the best covered one."""
    before: int | None = None
    after: int | None = None
    """The two years that are set side by side; None: those with most pairs."""
    boundary: str | None = None
    """`63`: only those provinces; `34`: today's, with sums of their parts; None: areas as reported."""
    window: str | None = None
    """The part of a year compared over years (`M06`); None: the one with most figures."""
    parts: bool = True
    bounds: bool = True
    map: str = "tiles"
    """How the country is drawn: `tiles` of one size, or the provinces' `shapes`."""
    everything: bool = False
    """Of the data page: all indicators, not only the chosen one."""
    scale: str = "figures"
    """On the page Compare: the `figures`, an `index` to one year, or `per_1000` members."""
    base: int | None = None
    """The year of an index; None: the one that most areas can be compared with."""
    version: str | None = None
    """The published version that is read; None: the latest."""

    def but(self, **changes: Any) -> Filters:
        """The same filters with some changed."""
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One filter in the address: its name there, and how its texts become a value (None: not valid)."""

    name: str
    field: str
    read: Callable[[Sequence[str]], Any]
    write: Callable[[Any], list[str]] = lambda value: [str(value)]


def _one_of(codes: Callable[[], Sequence[str]]) -> Callable[[Sequence[str]], str | None]:
    return lambda values: values[-1] if values[-1] in codes() else None


def _areas(values: Sequence[str]) -> tuple[str, ...] | None:
    known = tuple(dict.fromkeys(value for value in values if value in catalogue().areas))
    return known or None


def _year(values: Sequence[str]) -> int | None:
    text = values[-1]
    return int(text) if text.isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR else None


def _flag(values: Sequence[str]) -> bool | None:
    return {"1": True, "0": False}.get(values[-1])


def _measure(values: Sequence[str]) -> str | None:
    unit = values[-1].split(".")[0]
    return values[-1] if unit in catalogue().codes["unit"] else None


def _window(values: Sequence[str]) -> str | None:
    return values[-1] if re.fullmatch(r"[MN]\d\d|Q[1-4]|[DB]\d\d-\d\d", values[-1]) else None


def _version(values: Sequence[str]) -> str | None:
    return values[-1] if re.fullmatch(r"[0-9A-Za-z]{1,40}", values[-1]) else None


def _indicators() -> Sequence[str]:
    return (*catalogue().indicators, *catalogue().derivations)


def _write_flag(value: object) -> list[str]:
    return ["1" if value else "0"]


PARAMETERS = (
    Parameter("lang", "lang", _one_of(lambda: list(LANGUAGES))),
    Parameter("indicator", "indicator", _one_of(_indicators)),
    Parameter("breakdown", "breakdown", _one_of(lambda: catalogue().codes_of("breakdown"))),
    Parameter("body", "body", _one_of(lambda: catalogue().codes_of("body"))),
    Parameter("measure", "measure", _measure),
    Parameter("area", "areas", _areas, list),
    Parameter("province", "province", _one_of(lambda: catalogue().codes_of("area"))),
    Parameter("topic", "topic", _one_of(lambda: catalogue().codes_of("topic"))),
    Parameter("from", "first_year", _year),
    Parameter("to", "last_year", _year),
    Parameter("year", "year", _year),
    Parameter("before", "before", _year),
    Parameter("after", "after", _year),
    Parameter("provinces", "boundary", _one_of(lambda: BOUNDARIES)),
    Parameter("window", "window", _window),
    Parameter("parts", "parts", _flag, _write_flag),
    Parameter("bounds", "bounds", _flag, _write_flag),
    Parameter("map", "map", _one_of(lambda: MAPS)),
    Parameter("all", "everything", _flag, _write_flag),
    Parameter("scale", "scale", _one_of(lambda: SCALES)),
    Parameter("base", "base", _year),
    Parameter("version", "version", _version),
)


def read(query: Mapping[str, Sequence[str]]) -> tuple[Filters, list[str]]:
    """The filters of an address, and the names of parameters whose values are not valid.

    What is not valid is left at its default; the page says so.
    """
    wanted: dict[str, Any] = {}
    invalid = []
    for parameter in PARAMETERS:
        values = query.get(parameter.name)
        if not values:
            continue
        value = parameter.read(values)
        if value is None or (isinstance(value, tuple) and len(value) < len(set(values))):
            invalid.append(parameter.name)
        if value is not None:
            wanted[parameter.field] = value
    return Filters(**wanted), invalid


def query(filters: Filters) -> dict[str, list[str]]:
    """The address parameters of filters; defaults are left out."""
    defaults = {f.name: f.default for f in fields(Filters)}
    return {
        p.name: p.write(getattr(filters, p.field)) for p in PARAMETERS if getattr(filters, p.field) != defaults[p.field]
    }


def address(base: str, filters: Filters) -> str:
    """The full address of a page with these filters."""
    parameters = urlencode(query(filters), doseq=True)
    return f"{base}?{parameters}" if parameters else base
