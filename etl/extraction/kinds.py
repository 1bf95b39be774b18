"""Which kind of organisation a number counts: those of private firms, cells of committees, units named before."""

from __future__ import annotations

import re

from etl.extraction.lexicon import Element
from etl.extraction.model import Memory
from etl.extraction.numbers import Quantity
from etl.extraction.roles import Sentence

_WITH_MEMBERS_OF_FIRMS = re.compile(
    r"(?:,? (?:với|gồm|và|có)|(?:,| và) (?:mới )?kết nạp(?: được)?) (?:trên |hơn |gần )?[\d.]+ đảng viên"
    r" (?:sinh hoạt |đang )?(?:ở|trong|tại|thuộc) (?:các )?"
    r"(?:khu vực |loại hình )?(?:doanh nghiệp|đơn vị kinh tế|kinh tế) [^.;]{0,25}(?:ngoài|tư nhân)"
)


_WITH_CELLS = re.compile(r"(?: và|,) [\d.]+ chi bộ cơ sở")
"""`268 đảng bộ và 578 chi bộ cơ sở`: the adjective is of both."""


_WITH_PARTS = re.compile(
    r"(?: và|,|, và) \d+ (?:đảng bộ|đảng ủy) bộ phận (?:trực )?thuộc (?:các )?(?:đảng bộ|đảng ủy|cấp ủy) cơ sở"
)
"""`3.380 chi bộ và 6 đảng bộ bộ phận trực thuộc đảng bộ cơ sở`: so are the cells."""


_OF_THIS_SECTOR = re.compile(
    r"[^,;.\d]{0,40}(?:(?:với|và|,|, kết nạp|và kết nạp) (?:trên |hơn |gần )?[\d.]+ đảng viên[^,;.\d]{0,20})?"
    r"(?:khu vực|doanh nghiệp|loại hình) này"
)
"""`402 tổ chức đảng với 8.126 đảng viên trong khu vực này`: members may be counted between."""


def kind_of_org(s: Sentence, q: Quantity, noun: Element, memory: Memory) -> str:
    """`402 tổ chức đảng trong khu vực này`, `thành lập 27 tổ chức đảng`: of enterprises where the text counts those."""
    code = _as_named_before(s, q, noun.readings["noun"])
    if code == "committee" and _WITH_CELLS.match(s.lower, noun.end, s.scan.end):
        return "committee_grassroots"
    if code == "cell" and _WITH_PARTS.match(s.lower, noun.end, s.scan.end):
        return "cell_subordinate"
    if code != "org":
        return code
    near = any(n >= memory.sentence - 2 and t.indicator.startswith("orgs_private") for n, t in memory.totals)
    spoken = near or any(n >= memory.sentence - 2 and t.breakdown == "private_sector" for n, t in memory.totals)
    here = _OF_THIS_SECTOR.match(s.lower, q.right, s.scan.end)
    if _WITH_MEMBERS_OF_FIRMS.match(s.lower, noun.end, s.scan.end):
        return "private_org"
    verb = s.verb_before(q, standing=False)
    founded = verb is not None and verb.code("predicate") == "establish"
    return "private_org" if (here and (spoken or memory.sector)) or (founded and (near or memory.sector)) else code


_NARROWER = {
    "cell": {"cell_subordinate", "cell_grassroots"},
    "committee": {"committee_grassroots", "direct"},
    "grassroots": {"committee_grassroots"},
    "organisation": {"grassroots"},
}
"""What a short noun behind a number may stand for, where the sentence has named in full what is counted."""
_COUNT_OF = re.compile(r"\b(?:tổng )?số (?:lượng )?(?:các )?$")
_IS_SO_MANY = re.compile(r"(?: [^,;.:()\d]{0,40})?(?: (?:là|có|đạt)|:) $")


def _as_named_before(s: Sentence, q: Quantity, code: str) -> str:
    """`Tổng số chi bộ trực thuộc đảng ủy cơ sở là 2.914 chi bộ`: those named first are counted."""
    named = next((e for e in s.scan.before(q.left) if "noun" in e.readings), None) if code in _NARROWER else None
    if named is None or named.readings["noun"] not in _NARROWER[code]:
        return code
    said = _COUNT_OF.search(s.lower, s.scan.start, named.start) and _IS_SO_MANY.fullmatch(s.lower, named.end, q.left)
    return named.readings["noun"] if said else code
