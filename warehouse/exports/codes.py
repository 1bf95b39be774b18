"""Code lists by name for everything that leaves the warehouse: the catalogue's and those of `codes.toml`.

Only looks codes and their labels up; which column holds which list is said where the column is defined.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from warehouse.catalogue import Label, catalogue


def labels(code_list: str) -> Mapping[str, Label]:
    """The codes of a list with their labels, in the order of the list. Raises `KeyError` for an unknown list."""
    known = catalogue()
    if code_list == "indicator":
        return {i.code: Label(i.name_vi, i.name_en) for i in known.indicators.values()}
    if code_list == "area":
        return {a.id: Label(a.name_vi, a.name_en) for a in known.areas.values()}
    own = _own().get(code_list)
    return known.codes[code_list] if own is None else {code: Label(**texts) for code, texts in own.items()}


def unit_measures() -> dict[str, str]:
    """Unit of the catalogue to its code as an SDMX unit of measure."""
    common = _own()["unit_measure"]
    return {unit: common.get(unit, unit.upper()) for unit in catalogue().codes["unit"]}


@cache
def _own() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files("warehouse") / "exports" / "codes.toml").read_text(encoding="utf-8"))
