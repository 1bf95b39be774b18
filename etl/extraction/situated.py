"""What a name of a place or unit is there for, where it is not whom the text speaks of.

`Là huyện dẫn đầu tỉnh Hà Nam, Bình Lục …` speaks of the district, not of the province.
"""

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


_COUNTED = re.compile(
    r"(?:\b(?:và|gồm|cùng)|[,;:]) (?:có )?\d{1,2} "
    r"(?:đảng bộ|đảng ủy|chi bộ|tổ chức đảng)(?: cơ sở| trực thuộc)*(?: là)? $"
)


def is_counted(lower: str, scan: Scan, unit: int) -> bool:
    """`gồm 11 đảng bộ huyện … và 1 đảng bộ cơ sở Trường Đại học …; với 514 tổ chức cơ sở đảng`: an item of the list."""
    return _COUNTED.search(lower, max(scan.start, unit - _REACH), unit) is not None


_REACH = 80
"""Characters ahead of the province in which the lower place is described."""


@cache
def _situated() -> re.Pattern[str]:
    return re.compile(lexicon.table("places.toml")["situated"]["pattern"])
