"""Parts of a total by time: `…, trong đó năm 2021: 1.205, năm 2022: 1.310`, `(quý I: 291, quý II: 398)`."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.extraction.lexicon import Element
from etl.extraction.model import Figure, Memory
from etl.extraction.numbers import Quantity
from etl.extraction.periods import Time
from etl.extraction.restated import ALIKE
from etl.extraction.roles import Sentence

ENDS = re.compile(
    r"\s*(?:$|\n|[,;.()]|= [\d.,]+ ?%|và\b|trong đó|so với|với (?:trên |hơn |gần )?\d|đồng chí|người|trường hợp"
    r"|đảng viên|tổ chức)"
)
"""What may stand right behind a number that counts what was said before it."""


def of_a_year(s: Sentence, q: Quantity, noun: Element | None, memory: Memory) -> Figure | None:
    """`…, trong đó năm 2021: 1.205, năm 2022: 1.310`, `(quý I: 291, quý II: 398)`: parts of a total by time."""
    here = [t for n, t in reversed(memory.totals) if n == memory.sentence and t.kind == "flow"]
    if memory.admitted is not None and memory.admitted_sentence == memory.sentence:
        here.append(memory.admitted)
    if not here and _YEARS_IN_A_ROW.match(s.lower, s.scan.start, s.scan.end):
        here = [t for n, t in reversed(memory.totals) if n == memory.sentence - 1 and t.kind == "flow"]
    code = noun.code("noun") if noun is not None else None
    base = next((t for t in here if t.noun == code), next(iter(here), None))
    at = next((t for t in s.scan.times if t.end <= q.left and _SO_MANY.fullmatch(s.lower, t.end, q.start)), None)
    if at is None or at.meaning not in _TIMES or q.percent or q.total is not None:
        return None
    if base is None:
        return _of_those_spoken_of(s, q, noun)
    same = noun is None or noun.code("noun") in {base.noun, "person"}
    between = s.lower[max(s.scan.start, base.quantity.right) : q.left]
    if (
        not same
        or not (ENDS.match(s.lower, q.right) or s.lower.startswith(" em", q.right))
        or not re.search(
            r"[(:]|trong đó|cụ thể|gồm|, năm|riêng|; (?:còn |đến |sang )?(?:cả )?năm|; cùng kỳ|; trước đó", between
        )
    ):
        return None
    if "ước" in s.lower[at.end : q.left] or s.lower[: at.start].endswith("ước "):
        q = replace(q, qualifier="approx")
    whole = at.meaning == "this_year"  # `…; cả năm ước đạt 1.500`: more than in the part of it counted before
    if at.meaning == "same_window" or _is_year_after_year(s, base, at):
        whole = base.value <= q.value * ALIKE and q.value <= base.value * ALIKE
    return replace(base, quantity=q, value=q.value, in_time=True) if whole or q.value <= base.value else None


def _of_those_spoken_of(s: Sentence, q: Quantity, noun: Element | None) -> Figure | None:
    """`Công tác kết nạp đảng viên được quan tâm (năm 2021: 1.205; năm 2022: 1.310)`: no total is told before them."""
    opening = s.bracket(q)
    counted = noun is None or noun.code("noun") in {"member", "new_member", "person"}
    if opening is None or not counted or not ENDS.match(s.lower, q.right):
        return None
    lead = s.lower[s.scan.start : opening]
    spoken = _SPOKEN_OF.search(lead)
    if spoken is None or _OF_SOME.search(lead) or not _YEARS_IN_A_ROW.match(s.lower, opening, s.scan.end):
        return None
    return Figure(q, "members_admitted", "persons", "member", value=q.value, in_time=True)


_SPOKEN_OF = re.compile(
    r"(?:(?:kết nạp|phát triển) (?:đảng viên|đảng)(?! bộ)|đảng viên (?:mới )?(?:được )?kết nạp)(?: mới)?"
    r"[^\d,;:.()]{0,60} $"
)
_OF_SOME = re.compile(
    r"chỉ tiêu|kế hoạch|mục tiêu|tỷ lệ|nghị quyết|\b(?:ở|tại|trong|vùng|khối|là|thuộc|theo|kỷ luật|xóa tên|giới thiệu"
    r"|bồi dưỡng|huyện|xã|phường|thành lập)\b"
)
"""Words that make the counts those of something else than all who were admitted."""


def _is_year_after_year(s: Sentence, base: Figure, at: Time) -> bool:
    """`Năm 2021 kết nạp 1.205 đảng viên; năm 2022 là 1.310`: the count before is of a year itself, no total of both."""
    dated = [t for t in s.scan.times if t.meaning == "year" and t.end <= base.quantity.left]
    return at.meaning == "year" and bool(dated) and not s.lower.endswith("so với ", 0, at.start)


_TIMES = frozenset({"year", "quarter", "months", "half_year", "month", "this_year", "same_window", "school_year"})
_SO_MANY = re.compile(
    r"(?::| \(ước\):?|(?: chỉ| mới| chỉ mới)?(?: ước)?(?: là| có| đạt| được| kết nạp| kết nạp được)?) ?"
    r"(?:trên |hơn |gần |khoảng )?"
)
_YEARS_IN_A_ROW = re.compile(
    r"\W*(?:trong đó|cụ thể|riêng)?\W*năm \d{4} ?(?:\([^()]*\))?(?::| là| có| kết nạp)? ?[\d.]+"
    r"[^;,.\d]{0,20}[;,] (?:và )?(?:riêng )?năm \d{4}"
)
"""`Năm 2022: 1.655; năm 2023: 1.742`: a sentence that gives the total before it year by year."""


def share_of_a_year(s: Sentence, q: Quantity, memory: Memory) -> Figure | None:
    """`riêng năm 2022 là 3.102 đảng viên, đạt 103,4% kế hoạch`: the share is that year's, unless brackets hold it."""
    year = memory.of_year
    if year is None or year.indicator != "members_admitted" or s.previous(q) is not year.quantity:
        return None
    return year if s.bracket(year.quantity) is None else None
