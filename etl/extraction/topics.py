"""The work that a phrase ahead of the verb or behind the counts names as its topic, and that is no verb of its own."""

from __future__ import annotations

import re

from etl.extraction.lexicon import Element
from etl.extraction.numbers import Quantity
from etl.extraction.roles import Sentence

_DID = re.compile(
    r"\blàm (?:được )?(?:với|đối với) "
    r"(?:(?:trên |hơn |gần )?[\d.]+ (?:lượt )?(?:tổ chức đảng|đảng viên)(?:,| và|, và) )?(?:trên |hơn |gần )?$"
)
_WORK = frozenset({"inspect", "inspect_violation", "supervise"})


def verb_of_the_topic(s: Sentence, q: Quantity) -> Element | None:
    """`Kiểm tra khi có dấu hiệu vi phạm, UBKT các cấp làm với 29 tổ chức đảng`: `làm` is the work named first."""
    if not _DID.search(s.lower[s.scan.start : q.left]):
        return None
    return next((e for e in s.scan.before(q.left) if e.code("predicate") in _WORK), None)


def is_upon_a_sign(s: Sentence, verb: Element) -> bool:
    """`Số cuộc kiểm tra dấu hiệu vi phạm còn ít: ủy ban kiểm tra các cấp kiểm tra 39 …`."""
    lead = s.lower[s.scan.start : verb.start]
    return "dấu hiệu vi phạm" in lead and _ANNOUNCED.search(lead) is not None


_ANNOUNCED = re.compile(
    r"(?:cuộc|công tác|việc) kiểm tra (?:khi có )?dấu hiệu vi phạm\b[^;.:]{0,40}:[^;.:]*$"
    r"|(?:thực hiện|về|trong)(?: \w+){0,2} kiểm tra (?:khi có )?dấu hiệu vi phạm,(?![^;.:]*giám)[^;.:]{0,80}$"
)


def is_topic(s: Sentence, element: Element) -> bool:
    """`về thi hành kỷ luật`, `kiểm tra 87 tổ chức đảng thi hành kỷ luật;`: the topic of an inspection, no verb."""
    lead = s.lower[max(0, element.start - 25) : element.start]
    inspected_on = _INSPECTED_ON.search(lead) and _ENDS.match(s.lower, element.end, s.scan.end)
    return inspected_on is not None or _TOPIC.search(lead) is not None


_TOPIC = re.compile(r"(?:về|việc|nhiệm vụ|công tác)(?: \w+)? $")
_INSPECTED_ON = re.compile(r"\d tổ chức đảng(?: cấp dưới)? $")
_ENDS = re.compile(r"(?:(?: trong)? đảng)?(?:[;.]|$)")


def is_of_other_work(s: Sentence, q: Quantity, verb: Element | None) -> bool:
    """`giám sát thường xuyên 512 tổ chức, giám sát chuyên đề 412`: that on a theme is the one that reports count.

    `kiểm tra … nhiệm vụ kiểm tra, giám sát 212 tổ chức, thi hành kỷ luật trong Đảng 98`: so many were inspected on it.
    """
    if _LOOKED_INTO.search(s.lower, s.scan.start, q.left):
        return True
    if verb is None or not _ALL_THE_TIME.match(s.lower, verb.start, q.left):
        return False
    return _ON_A_THEME.match(s.lower, q.right, s.scan.end) is not None


_ALL_THE_TIME = re.compile(r"(?:thực hiện )?giám sát thường xuyên\b")
_ON_A_THEME = re.compile(r"[^.]{0,160}\bgiám sát (?:theo )?chuyên đề\b")
_LOOKED_INTO = re.compile(
    r"\bkiểm tra (?:việc )?(?:thực hiện )?nhiệm vụ kiểm tra, giám sát[^.]{0,60}[,;] (?:về |việc )?"
    r"(?:thi hành|xử lý) kỷ luật(?: trong)? đảng (?:đối với |tại |ở )?$"
)
