"""The units right under the party organisation of a province, where they are called units only."""

from __future__ import annotations

import re

from etl.extraction import figures
from etl.extraction.counted import figure_of
from etl.extraction.model import Memory, Outcome
from etl.extraction.numbers import Quantity
from etl.extraction.roles import Sentence

_OF_THE_PROVINCE = re.compile(
    r"(?:^|[,;:.] ?)\W*(?:hiện nay |hiện |đến nay )?,? ?(?:toàn )?đảng bộ (?:tỉnh|thành phố)(?: [^\W\d_]+){0,4}?"
    r"(?: hiện nay| hiện| đang)? (?:có|gồm|gồm có)(?: tổng số)? $"
)
_UNITS = re.compile(r" (?:đơn vị|cấp ủy|tổ chức đảng)(?: đảng)? trực thuộc(?: tỉnh ủy| thành ủy| đảng bộ tỉnh)?(?=\W)")
_WITH = re.compile(
    r"(?:,? (?:với|có) (?:trên |hơn |gần )?[\d.]+ đảng viên)?"
    r" ?[,;(:]? ?(?:(?:với|và|gồm|trong đó có|trong đó) )?(?:tổng số )?[\d.]+ "
    r"(?:tổ chức cơ sở đảng|tccsđ|tổ chức đảng cơ sở|đảng bộ (?:các )?(?:huyện|xã)|huyện ủy|đảng bộ cấp (?:huyện|xã))"
)


def direct_units(s: Sentence, q: Quantity, memory: Memory) -> Outcome | None:
    """`Đảng bộ tỉnh hiện có 16 đơn vị trực thuộc, với 514 tổ chức cơ sở đảng`: all there are, by what follows."""
    units = None if q.percent or q.total is not None else _UNITS.match(s.lower, q.right, s.scan.end)
    row = figures.of("orgs_direct")
    if units is None or row is None or not _OF_THE_PROVINCE.search(s.lower[s.scan.start : q.left]):
        return None
    return figure_of(s, q, memory, row, None, None) if _WITH.match(s.lower, units.end(), s.scan.end) else None
