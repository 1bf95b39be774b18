"""What a count stands for where no verb says it: a line of its own, the whole of a ratio, all that are named."""

from __future__ import annotations

import re

from etl.extraction import figures
from etl.extraction.aims import is_plan
from etl.extraction.numbers import Quantity
from etl.extraction.roles import Sentence
from etl.extraction.verbs import FREE_AFTER, UNITS

_LINE = re.compile(r"\W*(?:trên |hơn |gần )?")


_PARTS_FOLLOW = re.compile(r"\s*(?:$|(?:,|\()? ?(?:gồm|bao gồm|trong đó) )")
"""`57 đảng bộ trực thuộc Tỉnh ủy, gồm 54 đảng bộ xã`: counted, and told of what kinds."""


_MANY = 10000
_MILLIONS = 1_500_000
"""Fewer members are a province's only where the text says so."""


_ATTENDING = re.compile(
    r" đại biểu (?:chính thức )?(?:được triệu tập )?(?:về |đã |tham )*dự đại hội"
    r"| đại biểu (?:chính thức )?được triệu tập\b"
    r"|(?: đồng chí)? đại biểu(?: chính thức| ưu tú| là (?:các |những )?đảng viên [^;.\d]{0,80})?,?"
    r" (?:đại diện|thay mặt) (?:cho )?(?:\w+ )?[\d.,]+ (?:nghìn |ngàn |vạn |triệu )?đảng viên"
)
"""`450 đại biểu chính thức về dự Đại hội`, `450 đại biểu, đại diện cho hơn 61.000 đảng viên`."""


def _is_whole_line(s: Sentence, q: Quantity) -> bool:
    """`714 tổ chức cơ sở đảng` alone on a line, as pictures list them; `Hơn 5,3 triệu đảng viên tính đến …`."""
    noun = s.noun(q)
    if noun is None or q.percent or not _LINE.fullmatch(s.lower[s.scan.start : q.start]):
        return False
    if q.value >= _MILLIONS and s.lower.startswith(" tính đến", noun.end):
        return True
    return _PARTS_FOLLOW.match(s.lower, noun.end, s.scan.end) is not None


_ASSESSED = re.compile(r"đánh giá|xếp loại|phân loại|phân tích|kiểm điểm|đại hội")


def without_verb(s: Sentence, q: Quantity, noun: str) -> figures.Row | None:
    """`chỉ tiêu là 900 đảng viên` is of admissions; `Trong 13 đảng bộ trực thuộc, …` tells how many there are."""
    if q.value == 0 and "kỷ luật" in s.lower[q.left : q.right]:
        return figures.find("discipline", noun)  # `không có thi hành kỷ luật tổ chức đảng`
    if noun in {"member", "new_member"} and is_plan(s, q):
        return figures.of("members_admitted")
    if re.search(r"(?:^|[,.;:]\s*)trong(?: tổng)?(?: số)? $", s.lower[s.scan.start : q.left]):
        row = figures.find("stand", noun)
        return row if row and noun not in {"member", "new_member"} else None
    if (whole := of_the_total(s, q, noun)) is not None:
        return whole
    if _is_whole_line(s, q) or (noun == "delegate" and _ATTENDING.match(s.lower, q.right, s.scan.end)):
        return figures.find("attend" if noun == "delegate" else "stand", noun)
    return figures.find("stand", noun) if _are_all(s, q, noun) else None


def of_the_total(s: Sentence, q: Quantity, noun: str) -> figures.Row | None:
    """`5.046 đảng viên được miễn sinh hoạt, trong tổng số 92.733 đảng viên`: all there are, whatever verb."""
    if noun == "direct" and _SENT_BY.search(s.lower, s.scan.start, q.left):
        return figures.find("stand", noun)
    all_there_are = noun in _WHOLES or (noun == "member" and q.value >= _MANY)
    if not all_there_are or not _OF_SO_MANY.search(s.lower[: q.left]):
        return None
    counted = s.noun(q)
    free = noun != "member" or (counted is not None and FREE_AFTER.match(s.lower[counted.end : s.scan.end]))
    return figures.find("stand", noun) if free else None


_OF_SO_MANY = re.compile(r"(?:(?:trong|trên|/|so với) ?tổng số|\d (?:trong|trên) số) $")
_WHOLES = frozenset({"direct", "grassroots", "cell_subordinate", "committee_grassroots", "cell_grassroots"})


_SENT_BY = re.compile(r"\bđại biểu [^;.]{0,80}\b(?:đến từ|bầu từ|chỉ định từ|thuộc|từ) $")
"""`350 đại biểu đến từ 15 đảng bộ trực thuộc`: all of them send some."""


def _are_all(s: Sentence, q: Quantity, noun: str) -> bool:
    """`612/615 tổ chức cơ sở đảng được đánh giá`, `xong ở cả 16 đảng bộ trực thuộc`, `15/15 đảng bộ trực thuộc`."""
    if q.total is not None and noun in UNITS and _ASSESSED.search(s.lower, s.scan.start, s.scan.end):
        return True
    of_all = q.total is not None and q.total.value == q.value
    said = noun in {"direct", "grassroots"} and s.lower[: q.left].endswith((" cả ", " tất cả ", " toàn bộ "))
    return said or (noun in _WHOLES and of_all) or (noun == "direct" and q.total is not None)
