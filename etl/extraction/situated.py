"""What a name of a place or unit is there for, where it is not whom the text speaks of.

`Là huyện dẫn đầu tỉnh Hà Nam, Bình Lục …` speaks of the district, not of the province.
"""

from __future__ import annotations

import re
from functools import cache

from etl.extraction import lexicon
from etl.extraction.gazetteer import gazetteer
from etl.extraction.lexicon import Element
from etl.extraction.normalise import UPPER, Normal
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


_LISTED = re.compile(
    r"\d (?:đảng bộ|đảng ủy|đầu mối|tổ chức|đơn vị)\b[^;.:()\d]{0,60}\bgồm(?: có)?:? "
    r"(?!.*\b(?:kết nạp|có|đạt|là|với|đã|còn|hiện|riêng|kỷ luật)\b)[^;.]{0,240}$"
)
_HAS = re.compile(
    r"(?:,? (?:với|có|đạt|kết nạp)|:|,| [-–(])? ?(?:trên |hơn |gần )?\d{2,}(?! (?:đảng bộ|đảng ủy|chi bộ)\b)"
)


def is_listed(lower: str, scan: Scan, start: int, end: int) -> bool:
    """`15 đảng bộ trực thuộc, gồm 9 đảng bộ huyện, 01 đảng bộ thành phố, với 672 …`: an item without a count after it.

    One that is itself counted has none: what follows is told of the whole.
    """
    if _LISTED.search(lower, max(scan.start, start - _LIST), start) is None:
        return False
    return bool(_SO_MANY.search(lower, max(scan.start, start - _SHORT), start)) or not _HAS.match(lower, end, scan.end)


_LIST, _SHORT = 360, 24
"""Characters ahead of an item in which its list begins, and in which it is counted itself."""
_SO_MANY = re.compile(r"\b\d{1,2} (?:đảng bộ )?$")


_REACH = 80
"""Characters ahead of the province in which the lower place is described."""


@cache
def _situated() -> re.Pattern[str]:
    return re.compile(lexicon.table("places.toml")["situated"]["pattern"])


def is_only_named(scan: Scan, element: Element) -> bool:
    """One who is named and acts nowhere: who sent the figures in, or whose rules are followed."""
    scope = element.code("scope")
    if scope == "central":
        return _WHOSE_RULES.search(" ".join(scan.words.before(element.start, 6))) is not None
    return scope in {"named", "lower"} and _is_reporting(scan, element)


_WHOSE_RULES = re.compile(
    r"\b(?:phù hợp|đúng|theo|bám sát|căn cứ)(?: với| theo| vào)?(?: các| những)? "
    r"(?:quy định|quy chế|hướng dẫn|chủ trương|chỉ đạo|yêu cầu|tinh thần)(?: chỉ đạo| chung)?(?: của)?$"
)
"""`phù hợp với quy định của Trung ương`: followed by whoever acts."""


def _is_reporting(scan: Scan, element: Element) -> bool:
    """`do các huyện, thị ủy báo về`: those who sent the figures in, of whom none speaks."""
    around = " ".join([*scan.words.before(element.start, 6), *scan.words.since(element.start, 10)])
    return _SENT_IN.search(around) is not None


_SENT_IN = re.compile(r"\bdo các (?:huyện|thị|thành|đảng|cấp|địa)[\w ,]{0,30} (?:báo về|báo cáo về|gửi về)\b")


_LONG_NAMES = ("công ty", "tổng công ty", "xí nghiệp", "hợp tác xã", "htx", "nhà máy", "trung tâm", "bệnh viện")
_LONG_NAME = re.compile(
    r"(?: (?!(?:có|đã|là|và|các|của|tại|ở|trong|kết|được|với|cho|thành|tỉnh|toàn|cả|nước|này|ta|đảng|chi|năm)\b)"
    rf"[^\W\d_{UPPER}]+){{1,6}} (?!TP|TX|Đảng|Việt)[{UPPER}]"
)


def has_a_long_name(normal: Normal, unit: Element) -> bool:
    """`Công ty cổ phần giấy Bình Minh`: what it makes stands between its kind and its name."""
    known = normal.lower[unit.start : unit.end] in _LONG_NAMES
    return known and _LONG_NAME.match(normal.text, unit.end) is not None


_SYLLABLE = re.compile(rf"(?<=[\w,] )[{UPPER}][^\W\d_{UPPER}]+ $")


def is_in_a_persons_name(normal: Normal, unit: Element) -> bool:
    """`Đồng chí Hà Trường Nam`: a word for a unit that is written as a syllable of a name is one."""
    if " " in normal.text[unit.start : unit.end] or not normal.text[unit.start].isupper():
        return False
    return _SYLLABLE.search(normal.text, max(0, unit.start - 12), unit.start) is not None
