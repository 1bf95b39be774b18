"""Tells a count of those disciplined or struck off for one matter from that of all, and a count of two kinds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from etl.extraction import lexicon
from etl.extraction.lexicon import Element
from etl.extraction.model import Figure, Memory
from etl.extraction.numbers import Quantity
from etl.extraction.roles import Sentence
from etl.extraction.sentences import Sentence as Part


def is_told_of_one(title: str, lower: str, parts: Sequence[Part]) -> bool:
    """`Kỷ luật đảng viên sinh con thứ ba`, `Vụ …`: whoever is disciplined in such a text was for that.

    The first sentences say it where no title does.
    """
    if any(_said(kind).search(title) for kind in ("named", "alone", "titled")):
        return True
    for part in [p for p in parts if p.role == "body"][:_LEAD]:
        counted = _COUNTED.search(lower, part.start, part.end)
        stop = counted.start() if counted is not None else part.end
        if _said("opening").search(lower, part.start, stop):
            return True
    return False


_LEAD = 2
_COUNTED = re.compile(r"(?:kỷ luật|kết nạp|kiểm tra|giám sát)[^,;.\d]{0,25} \d|;")
"""What is said behind the first count, as `vi phạm chủ yếu là sử dụng bằng giả`, is not what a text is about."""


def is_of_one(s: Sentence, q: Quantity, memory: Memory) -> bool:
    """Whether a number of those disciplined is of one matter: by the title, the words ahead, those behind.

    `Trong số này có 9 người bị khai trừ` goes on with the matter of the sentence before it.
    """
    if memory.one_matter:
        return True
    start = max(s.scan.start, s.lower.rfind(_STOP, s.scan.start, q.left))
    noun = s.noun(q)
    ahead = _said("named").search(s.lower, start, q.left) or _said("alone").search(s.lower, s.scan.start, q.left)
    if ahead or (noun is not None and (_broke_it(s, noun.end) or _broke_it(s, _with_members(s, noun.end)))):
        memory.matter = memory.sentence
        return True
    if _is_for_a_cause_told_ahead(s, q, memory):
        memory.matter = memory.sentence
        return True
    if memory.matter == memory.sentence and not any(f.indicator.endswith("_disciplined") for f in memory.here):
        return True  # `kỷ luật 11 đảng viên vi phạm phòng, chống dịch, trong đó cách chức 2`
    if memory.sentence - 1 not in {memory.matter, memory.refused} or not _goes_on(s):
        return False
    memory.matter = memory.sentence
    return True


def _is_for_a_cause_told_ahead(s: Sentence, q: Quantity, memory: Memory) -> bool:
    """`Hơn 200 cán bộ bị kiểm điểm vì …; kỷ luật 38 đảng viên`, `do mất đoàn kết, tỉnh kỷ luật 5 tổ chức đảng`."""
    if any(f.indicator.endswith("_disciplined") for f in memory.here):
        return False
    return _said("caused").search(s.lower, s.scan.start, q.left) is not None


def remember_matter(s: Sentence, memory: Memory) -> None:
    """A sentence that names a matter with a number leaves it to one that goes on with it."""
    if s.scan.quantities and any(_said(kind).search(s.lower, s.scan.start, s.scan.end) for kind in ("named", "alone")):
        memory.matter = memory.sentence


def _with_members(s: Sentence, end: int) -> int:
    """`kỷ luật 4 tổ chức đảng, 37 đảng viên để mất rừng`: what is told of the members is told of both."""
    joined = _AND_MEMBERS.match(s.lower, end, s.scan.end)
    return joined.end() if joined is not None else end


_AND_MEMBERS = re.compile(r"(?:,| và) (?:trên |hơn |gần )?[\d.]+ (?:lượt )?đảng viên\b")


def _broke_it(s: Sentence, end: int) -> bool:
    word = _WORD.match(s.lower, end, s.scan.end)
    if word is None:
        return False
    if _said("behind", " ").match(s.lower, end, s.scan.end) is not None:
        return True
    return word.group(1) not in _plain() and _said("plainly", " ").match(s.lower, end, s.scan.end) is None


def is_struck_off_for_one(s: Sentence, figure: Figure, memory: Memory) -> bool:
    """`xóa tên 112 đảng viên vì đi xuất khẩu lao động`: not all who were struck off, unless other causes follow."""
    if figure.indicator != "members_removed":
        return False
    if memory.one_matter or memory.matter == memory.sentence:
        return True
    told = _said("struck_off").match(s.lower, figure.quantity.right, s.scan.end)
    return told is not None or _said("struck_off_ahead").search(s.lower, s.scan.start, figure.quantity.left) is not None


_BOTH = re.compile(
    r"(?: (?:đơn|thư|vụ|việc|lượt|trường hợp)){0,3} (khiếu nại|tố cáo)(?:,| và|/) ?(?:đơn )?(khiếu nại|tố cáo)\b"
)
_CASES = frozenset({"complaints_resolved", "denunciations_resolved"})
_YOUNG = re.compile(r" (?:đồng chí )?đảng viên (?:mới )?(?:là người )?trẻ\b(?! nhất)")
_INTRODUCED = re.compile(r"\bgiới thiệu (?:được |cho đảng )?(?:trên |hơn |gần )?$")


def is_of_more(s: Sentence, figure: Figure) -> bool:
    """`48 đơn khiếu nại, tố cáo` are of both kinds; `giới thiệu 900 đoàn viên, 180 … kết nạp`: not admitted.

    Nor are those admitted on one occasion, `tại tâm dịch`, all that were.
    """
    q = figure.quantity
    if figure.indicator == "members_admitted":
        some = _said("admitted").search(s.lower, s.scan.start, s.scan.end)
        some = some or _YOUNG.match(s.lower, q.right, s.scan.end)
        return some is not None or _INTRODUCED.search(s.lower, s.scan.start, q.left) is not None
    both = _BOTH.match(s.lower, q.right, s.scan.end) if figure.indicator in _CASES else None
    return both is not None and both.group(1) != both.group(2)


def counts_two_kinds(s: Sentence, q: Quantity, noun: Element, code: str) -> bool:
    """`kiểm tra 345 tổ chức đảng và đảng viên`: one number for both is neither's."""
    both = _OF_TWO.get(code)
    return both is not None and not q.percent and both.match(s.lower, noun.end, s.scan.end) is not None


_OF_TWO = {
    "org": re.compile(r"(?: và|,) đảng viên"),
    "grassroots": re.compile(r"(?: và|,) (?:các )?chi bộ trực thuộc(?! ?:| (?:là|có) \d)"),
}
"""By the kind counted: what follows it where the number is of both, as `tổ chức cơ sở đảng và chi bộ trực thuộc`."""


def _goes_on(s: Sentence) -> bool:
    return _said("upon", r"\W*", r"\b").match(s.lower, s.scan.start, s.scan.end) is not None


_STOP = ";"
_WORD = re.compile(r" ([^\W\d_]+)")


@cache
def _said(kind: str, before: str = "", after: str = "") -> re.Pattern[str]:
    """Any of the patterns of a kind, with what must stand before and after it."""
    return re.compile(f"{before}(?:{'|'.join(lexicon.table('matters.toml')[kind])}){after}")


@cache
def _plain() -> frozenset[str]:
    return frozenset(lexicon.table("matters.toml")["plain"])
