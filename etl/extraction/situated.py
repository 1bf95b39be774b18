"""Where a lower place lies: `Là huyện dẫn đầu tỉnh Hà Nam, Bình Lục …` speaks of the district, not of the province."""

from __future__ import annotations

import re
from functools import cache

from etl.extraction import lexicon
from etl.extraction.gazetteer import gazetteer
from etl.extraction.lexicon import Element
from etl.extraction.scan import Scan


def is_situated(lower: str, scan: Scan, province: int) -> bool:
    """Whether `tỉnh …`, at `province`, only says where a lower place lies."""
    if not lower.startswith("tỉnh", province):
        return False
    before = next(iter(scan.before(province)), None)
    if before is not None and is_district(before) and lower[before.end : province] in {", ", " (", " - "}:
        return True  # `ATK Định Hóa, tỉnh Thái Nguyên`: an address
    return _situated().search(lower, max(scan.start, province - _REACH), province) is not None


def is_district(element: Element) -> bool:
    """Whether a known name is of a district and of no province."""
    return element.readings.keys() == {"place"} and element.readings["place"] not in gazetteer().provinces


_REACH = 80
"""Characters ahead of the province in which the lower place is described."""


@cache
def _situated() -> re.Pattern[str]:
    return re.compile(lexicon.table("places.toml")["situated"]["pattern"])
