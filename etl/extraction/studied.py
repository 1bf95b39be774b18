"""Shares of members who took part in studying a resolution; every other percentage is refused."""

from __future__ import annotations

import re

from etl.extraction import figures
from etl.extraction.counted import figure_of
from etl.extraction.lexicon import Element
from etl.extraction.model import Memory, Outcome, Refusal
from etl.extraction.numbers import Quantity
from etl.extraction.roles import Sentence

_STUDY_GAP = 30
"""Unknown words between what was studied and by how many: resolutions have long names."""


def percent_figure(s: Sentence, q: Quantity, memory: Memory) -> Outcome | None:
    """`quán triệt … đến 100% cán bộ, đảng viên`; every other percentage is refused."""
    if not q.percent:
        return None
    noun = s.noun(q) or _reached(s, q)
    if noun is not None and re.match(r" (?:viết|nộp|làm|ký) ", s.lower[noun.end : s.scan.end]):
        return Refusal(q, "percent_of_other")
    verb = s.verb_before(q, standing=False)
    behind = [e for e in s.within((q.right, s.segment(q)[1])) if e.code("predicate") == "study"]
    for element in [*s.scan.before(q.left), *behind]:
        far = s.scan.gap(min(element.end, q.right), max(q.left, element.start)) > _STUDY_GAP
        if element.code("predicate") != "study" or noun is None or far:
            continue
        row = figures.find("study", noun.readings["noun"])
        if row is not None:
            return figure_of(s, q, memory, row, element, noun)
    return _attended(s, q, memory) or Refusal(q, "no_indicator" if verb is None else "percent_of_other")


_ATTENDED_BEFORE = re.compile(
    r"đảng viên (?:tham gia|tham dự|dự học)(?: học tập)?"
    r"(?:,?(?: (?:đạt|chiếm|bằng))?(?: tỷ lệ)?)(?: là)? (?:trên |hơn |gần )?$"
    r"|cán bộ, đảng viên,? (?:với )?tỷ lệ (?:tham gia|tham dự) (?:đạt |là )?(?:trên |hơn |gần )?$"
)
_ATTENDED_BEHIND = re.compile(r" (?:cán bộ, )?đảng viên (?:tham gia|tham dự|dự học)\b")
_OF_SO_MANY = re.compile(
    r"/[\d.]+ (?:cán bộ, )?đảng viên(?: trong diện)?(?: (?:tham gia|tham dự|dự học|dự)(?: học tập)?)?,? "
    r"(?:đạt|chiếm|bằng|tỷ lệ)(?: tỷ lệ)?(?: là)? (?:trên |hơn |gần )?$"
)
"""`51.836/52.160 đảng viên tham gia, đạt 99,38%`: of those who are to study, so many did."""
_STUDIED_BY = re.compile(
    r"\b(?:học tập|quán triệt)[^;.]{0,160}\bcho (?:trên |hơn |gần )?[\d.]+ (?:lượt )?(?:cán bộ, )?đảng viên,? "
    r"(?:đạt|chiếm|bằng)(?: tỷ lệ)?(?: là)? (?:trên |hơn |gần )?$"
)
"""`quán triệt nghị quyết cho 34.801 đảng viên, đạt tỷ lệ 77,56%`: of those who are to study it."""
_OF_A_PLAN = re.compile(r" ?(?:so với )?(?:kế hoạch|chỉ tiêu|số đã đăng ký)")
_SHARE_OF_MEMBERS = re.compile(
    r"học tập[^;.]{0,120}\bcho (?:toàn thể |toàn bộ )?(?:cán bộ, )?đảng viên,? (?:với )?(?:tỷ lệ )?"
    r"(?:tham gia|tham dự|dự học)(?: học tập)?,? (?:đạt|chiếm|bằng|là)(?: tỷ lệ)? (?:trên |hơn |gần )?$"
)
"""`học tập các nghị quyết … cho cán bộ, đảng viên với tỷ lệ tham gia đạt 98,6%`."""


_OTHER_PEOPLE = re.compile(r"\b(?:đoàn viên|hội viên|quần chúng|nhân dân|người dân|học sinh|sinh viên)\b")
"""`đảng viên tham gia học tập đạt 98,6%; đoàn viên, hội viên đạt 92%`: the second is of others."""


def _attended(s: Sentence, q: Quantity, memory: Memory) -> Outcome | None:
    """`học tập Nghị quyết …, tỷ lệ đảng viên tham gia 98,4%`: of those who are to study it."""
    studied = (
        any(e.code("predicate") == "study" for e in s.scan.before(q.left)) or memory.studied >= memory.sentence - 1
    )
    lead = s.lower[s.scan.start : q.left]
    said = _ATTENDED_BEFORE.search(lead) or _ATTENDED_BEHIND.match(s.lower, q.right)
    said = said or _OF_SO_MANY.search(lead) or _SHARE_OF_MEMBERS.search(lead)
    if not said and not _OF_A_PLAN.match(s.lower, q.right):
        said = _STUDIED_BY.search(lead)
    row = figures.find("study", "member") if studied and said else None
    return figure_of(s, q, memory, row, None, None) if row is not None else None


def _reached(s: Sentence, q: Quantity) -> Element | None:
    """`tỷ lệ đảng viên tham gia học tập đạt 98,7%`: those studying stand before the verb `đạt`."""
    before = [e for e in s.scan.before(q.left) if e.code("noun") in {"member", "official_member"}]
    if not before or not re.search(r"(?:đạt|chiếm|bằng)(?: từ| trên| tỷ lệ| hơn| gần)*\s*$", s.lower[: q.left]):
        return None
    if _OTHER_PEOPLE.search(s.lower, before[0].end, q.left):
        return None
    studied = [e for e in s.within((before[0].start, s.scan.end)) if e.code("predicate") == "study"]
    return before[0] if studied else None
