"""Percentages of admissions and members, and the groups inside a total."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.extraction import figures
from etl.extraction.aims import is_averaged, is_listed_aim, is_plan
from etl.extraction.by_time import share_of_a_year
from etl.extraction.lexicon import Element
from etl.extraction.model import Figure, Memory, Outcome, Refusal
from etl.extraction.numbers import Quantity
from etl.extraction.roles import Sentence, known_verb
from etl.extraction.verbs import of_some_units
from etl.extraction.wholes import (
    as_estimated,
    fits_plan,
    is_among,
    is_beside_another,
    names_another,
    of_another_whole,
    opens_an_item,
    whole_of,
)


def share_figure(s: Sentence, q: Quantity, memory: Memory) -> Outcome | None:  # noqa: PLR0911
    """`đạt 41,2% kế hoạch năm`, `vượt 7,04% so với chỉ tiêu`, `bằng 3,66% tổng số đảng viên` of the admissions."""
    noun = s.noun(q)
    if not q.percent or (noun is not None and "mark" not in noun.readings):
        return None
    low, high = s.segment(q)
    marks = s.marks((q.right, high)) + s.marks((low, q.left))
    if (other := _of_something_else(s, q, high)) is not None:
        return Refusal(q, other)
    base = share_of_a_year(s, q, memory) or _share_base(s, q, memory)
    if base is not None and is_beside_another(s, q, base):
        return Refusal(q, "share_unknown")
    exceeds = "exceed" in s.marks((low, q.left))
    basis = (
        "of_members"
        if "of_members" in marks and "of_target" not in s.marks((q.right, high))[:1]
        else "of_target"
        if "of_target" in marks or exceeds
        else None
    )
    if base is not None and basis is None and (fits_plan(q, base, memory) or _plan_in_bracket(s, q)):
        basis = "of_target"
    if base is None or basis is None:
        return None if base is None else _group_share(q, base)
    if base.breakdown != "total" and basis == "of_members":
        return _group_share(q, base)
    whole = memory.total
    if base.breakdown != "total" and whole is not None and memory.total_sentence == memory.sentence:
        base = whole if whole.indicator == base.indicator else base  # targets are of all that are admitted
    indicator = figures.share(base.indicator, basis)
    if indicator is None or (exceeds and basis != "of_target"):
        return Refusal(q, "share_unknown")
    reached = re.search(r"(?:đạt|bằng|chiếm|tỷ lệ|vượt)\W*(?:trên|hơn|gần)?\W*$", s.lower[low : q.left])
    follows = memory.last is not None and memory.last.basis == "target"
    if (
        is_listed_aim(s, q)
        or _is_wished(s, q)
        or (not exceeds and not ((reached or follows) and q.qualifier != "at_least") and is_plan(s, q))
    ):
        return Refusal(q, "plan")
    value = round(100 + q.value, 6) if exceeds else q.value
    owner = base.quantity if base.quantity is not q else None
    return replace(
        base,
        quantity=as_estimated(s, q, base),
        base=owner,
        indicator=indicator,
        unit="percent",
        value=value,
        basis=basis.removeprefix("of_"),
        statistic="annual_average" if is_averaged(s, q) else "value",
        kind="flow",
    )


def _of_something_else(s: Sentence, q: Quantity, high: int) -> str | None:
    """Why a percentage is none of the admissions of the whole: a change, of some units, of those admitted."""
    if "of_last_period" in s.marks((q.right, high))[:1]:
        return "change"
    lead = s.lower[s.scan.start : q.left]
    if _OF_INHABITANTS.search(lead) or _OF_PEOPLE.match(s.lower, q.right, s.scan.end):
        return "percent_of_other"
    if _ITSELF_AIMED.search(lead):
        return "plan"
    if of_some_units(s, s.verb_before(q, standing=False)) or _of_units(s, q):
        return "other_area"
    return of_another_whole(s, q)


_OF_INHABITANTS = re.compile(r"tỷ lệ đảng viên (?:so với|trên)(?: tổng)?(?: số)? dân(?: số)?\b[^,;(]*$")
"""`nâng tỷ lệ đảng viên so với dân số lên 3,24%`: of the inhabitants."""
_ITSELF_AIMED = re.compile(
    r"\((?:nghị quyết|chỉ tiêu|mục tiêu|kế hoạch)(?: đề ra| giao| năm)?(?: là|:)? (?:trên |từ )?$"
)
"""`… lên 3,24% (Nghị quyết 3,4%)`: the aim itself, no share of one."""
_REACHED = re.compile(r"\b(?:đã|kết quả|thực tế)\b")
_WISHED = re.compile(
    r"\b(?:phấn đấu|quyết tâm|đề nghị|yêu cầu)\b(?![^;.]*\b(?:đã|kết quả|đến nay|qua đó|nên)\b)[^;.]*$"
)


def _is_wished(s: Sentence, q: Quantity) -> bool:
    """`phấn đấu đến cuối năm kết nạp đạt 100% chỉ tiêu`, `đạt 2,5% trở lên`: wished for, though it says `đạt`."""
    lead = s.lower[s.scan.start : q.left]
    return _WISHED.search(lead) is not None or (q.qualifier == "at_least" and not _REACHED.search(lead))


_OF_THEIR_OWN = re.compile(r"[^,;.\d]{0,20} của (?:mình|đơn vị|huyện|cấp mình)\b")
_UNITS_REACHED = re.compile(
    r"(?:\d|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|một số|nhiều) (?:huyện|xã|đảng bộ|đảng ủy|đơn vị|địa phương|nơi|cấp ủy)\b[^,;:.]{0,30}(?:đạt|hoàn thành)[^,;:.]{0,12}$"  # noqa: E501
)


def _of_units(s: Sentence, q: Quantity) -> bool:
    """`bốn huyện chưa đạt 10% chỉ tiêu`: a share that some units reached."""
    own = _OF_THEIR_OWN.match(s.lower, q.right, s.scan.end)
    return own is not None or _UNITS_REACHED.search(s.lower[s.scan.start : q.left]) is not None


def _plan_in_bracket(s: Sentence, q: Quantity) -> bool:
    """`đạt 73,6% (Nghị quyết là 6.000 đảng viên)`: the target stands behind in brackets."""
    return bool(re.match(r" \((?:nghị quyết|chỉ tiêu|kế hoạch|mục tiêu)\b", s.lower[q.right : s.scan.end]))


_RATE_OF_NEW = re.compile(r"\W*(?:tỷ|tỉ) lệ (?:đảng viên mới|kết nạp|phát triển)")
"""`Tỷ lệ đảng viên mới kết nạp đạt 3,9% so với …`: of those counted in the sentence before."""


def _share_base(s: Sentence, q: Quantity, memory: Memory) -> Figure | None:
    """The admissions that a percentage speaks of: counted just before, or the verb of the clause."""
    verb = s.verb_before(q, standing=False)
    last = memory.total if memory.total_sentence == memory.sentence else None
    if (
        last is not None
        and last.indicator == "members_admitted"
        and (memory.last is last or memory.last is None or memory.last.indicator.startswith("members_admitted_"))
    ):
        return last
    if memory.last is not None and memory.last.indicator in {"members_admitted", "members_total"}:
        return memory.last
    before = memory.total if memory.total_sentence == memory.sentence - 1 and not s.scan.times else None
    if (
        before is not None
        and before.indicator == "members_admitted"
        and last is None
        and _RATE_OF_NEW.match(s.lower, s.scan.start)
    ):
        return before
    alone = verb is not None and not any(verb.end <= o.left and o.right <= q.left for o in s.scan.quantities)
    if verb is not None and verb.code("predicate") == "admit" and alone:
        row = figures.of("members_admitted")
        return Figure(q, row.indicator, "persons", "member") if row else None
    if (
        verb is None
        and memory.total is not None
        and memory.total_sentence == memory.sentence - 1
        and memory.total.indicator == "members_admitted"
        and last is None
    ):
        return memory.total
    recent = [t for n, t in memory.totals if t.indicator == "members_admitted" and n >= memory.sentence - 3]
    return next((t for t in reversed(recent) if verb is None and fits_plan(q, t, memory)), None)


def _group_share(q: Quantity, base: Figure) -> Outcome | None:
    """`29.373 đảng viên nữ, chiếm 37,6%` of all members; of those admitted it has no code."""
    if base.breakdown != "total" and base.indicator == "members_total":
        return replace(
            base,
            quantity=q,
            base=base.quantity,
            indicator="members_group_pct",
            unit="percent",
            value=q.value,
            basis="members",
            kind="stock",
        )
    return Refusal(q, "share_of_group") if base.breakdown != "total" else Refusal(q, "share_unknown")


def subset_figure(s: Sentence, q: Quantity, memory: Memory) -> Outcome | None:  # noqa: PLR0911
    """`trong đó có 702 đảng viên nữ`, `nữ 398 đồng chí`: a part of the total named before."""
    labels = s.labels(q, "group")
    base = whole_of(s, q, labels, memory)
    if base is None or q.percent or q.total is not None:
        return None
    noun = s.noun(q)
    if noun is not None and noun.readings["noun"] not in {
        "member",
        "person",
        "delegate",
        "committee_person",
        "candidate",
        "youth",
        "other",
    }:
        return None
    if noun is not None and noun.readings["noun"] == "other" and "group" not in noun.readings:
        return None
    if known_verb(s.verb_after(q, noun)) not in {None, "stand", "attend"}:
        return None
    if not _is_part(s, q, base, memory) or (
        noun is not None
        and noun is not labels[0]
        and labels[0].start >= q.right
        and s.scan.gap(noun.end, labels[0].start) > 1
    ):
        return None
    code = labels[0].readings["group"]
    if _are_both(labels) or _is_a_bloc(s, labels[0]):
        return Refusal(q, "other_group")
    if base.breakdown == code or _of_several_leavings(s, q, base, memory) or _of_a_group(s, q, base, memory):
        return Refusal(q, "part_of")
    if base.quantity.value < q.value and noun is not None and noun.code("noun") == "member":
        return None  # it is none of the total before: a stock of its own, as of the next province
    if not figures.allows(base.indicator, code) or base.quantity.value < q.value:
        return Refusal(q, "other_group")
    # `2.871 lượt đảng viên (1.530 đảng viên là cấp ủy viên)`
    people = noun is not None and s.lower.startswith("đảng viên", noun.start) and not s.is_times(q)
    unit = "persons" if people and base.unit == "times" else base.unit
    return replace(base, quantity=q, base=base.quantity, breakdown=code, value=q.value, unit=unit)


def _of_a_group(s: Sentence, q: Quantity, base: Figure, memory: Memory) -> bool:
    """`kết nạp 126 đảng viên trong các doanh nghiệp này, trong đó có 97 công nhân`: a group of a group."""
    last = memory.here[-1] if memory.here else None
    return (
        last is not None
        and last.breakdown != "total"
        and last.base is None
        and last.quantity.right >= base.quantity.right
        and "including" in s.marks((last.quantity.right, q.left))
    )


def _of_several_leavings(s: Sentence, q: Quantity, base: Figure, memory: Memory) -> bool:
    """`xóa tên 210 và cho ra khỏi Đảng 88; trong đó có 70 đảng viên dự bị`: of all of them together."""
    leaving = {t.indicator for n, t in memory.totals if n == memory.sentence and t.indicator in _LEAVINGS}
    return base.indicator in leaving and len(leaving) > 1 and s.bracket(q) is None


_LEAVINGS = frozenset({"members_removed", "members_withdrawn"})


def _is_a_bloc(s: Sentence, group: Element) -> bool:
    """`…; Hướng Hóa 180; Khối Doanh nghiệp 62`: the party committee of that bloc, by its capital."""
    return "Khối D" in s.text[group.start : group.end]


def _are_both(labels: list[Element]) -> bool:
    """`nữ học sinh, sinh viên`: of two groups at once, for which there is no code."""
    first = labels[0]
    others = [
        e for e in labels[1:] if e.readings["group"] not in {first.readings["group"], "private_sector", "this_sector"}
    ]
    return any(e.start - first.end in {0, 1} or first.start - e.end in {0, 1} for e in others)


_IS_A = re.compile(r" (?:người|đồng chí|trường hợp|đảng viên) là (?!\d)")
"""`…, 658 đảng viên; 171 người là cấp ủy viên`: said of those just counted."""


def _is_part(s: Sentence, q: Quantity, base: Figure, memory: Memory) -> bool:
    """Whether a quantity is said to be a part of the last total."""
    if base is memory.of_year or is_among(s, base, q):
        return True
    same_sentence = any(n == memory.sentence and t is base for n, t in memory.totals)
    if same_sentence and names_another(s, base, q):
        return False
    if same_sentence:
        between = s.lower[base.quantity.right : q.left]
        part = (
            opens_an_item(s, q)
            or "including" in s.marks((base.quantity.right, q.left))
            or "(" in between
            or bool(re.search(r"[,;]\s*(?:có|nữ|đảng viên|riêng)\b", between))
            or (bool(re.search(r"[,;]\s*$", between)) and _IS_A.match(s.lower, q.right) is not None)
        )
        opened = [e.start for e in s.within((base.quantity.right, q.left)) if e.code("mark") == "including"]
        apart = [p for p in s.scan.separators if base.quantity.right <= p < q.left]
        verbs = [
            e
            for e in s.within(((opened or apart[:1] or [base.quantity.right])[-1], q.left))
            if known_verb(e) not in {None, "stand"} and e.start not in s.counted
        ]
        last_item = base.quantity.right + between.rfind(";")
        anew = any(v.start > last_item and str(known_verb(v)).startswith("resolve") for v in verbs)
        return (part and not verbs) or (memory.last is not None and memory.last.breakdown != "total" and not anew)
    starts = next(iter(s.scan.elements), None)
    named = bool(
        re.match(
            r"\W*(?:đảng viên mới|số đảng viên mới|trong (?:tổng )?số|trong [\d.]+ (?:đảng viên|đồng chí|người)|về cơ cấu|về thành phần)",  # noqa: E501
            s.lower[s.scan.start : q.left],
        )
    )
    begins = starts is not None and (
        named
        or starts.code("mark") == "including"
        or "group" in starts.readings
        or base.indicator == "congress_delegates"
    )
    nouns = {e.readings["noun"] for e in s.labels(q, "group") if "noun" in e.readings}
    same = base.indicator != "congress_delegates" or "delegate" in nouns or "đại biểu" in s.lower[s.scan.start : q.left]
    continued = memory.last is not None and memory.last.breakdown != "total"
    return same and (begins or continued)


def group_percent_figure(s: Sentence, q: Quantity, memory: Memory) -> Outcome | None:
    """`đảng viên nữ chiếm 33,9%` behind the stock of members: a group's share of it."""
    labels = s.labels(q, "group")
    of_members = q.percent and not _OF_PEOPLE.match(s.lower, q.right, s.scan.end)
    base = whole_of(s, q, labels, memory) if labels and of_members else None
    if q.percent and (rate := _rate_of_members(s, q)) is not None:
        return rate
    if base is None or not (_is_part(s, q, base, memory) or _of_members(s, q, base, labels[0])):
        return None
    code = labels[0].readings["group"]
    if (
        re.search(r"(?:tổ chức|tccsđ|chi bộ|đảng bộ|loại hình)[^,;]{0,30}$", s.lower[s.segment(q)[0] : labels[0].end])
        and q.percent
    ):
        return Refusal(q, "share_of_group")
    if base.indicator != "members_total":
        return Refusal(q, "share_of_group")
    if not figures.allows("members_group_pct", code):
        return Refusal(q, "other_group")
    return replace(
        base,
        quantity=q,
        base=base.quantity,
        indicator="members_group_pct",
        breakdown=code,
        unit="percent",
        value=q.value,
        basis="members",
        kind="stock",
    )


def count_of_share(s: Sentence, q: Quantity, memory: Memory) -> Figure | None:
    """`đảng viên dân tộc thiểu số chiếm 1,4% tổng số đảng viên toàn tỉnh (512 đảng viên)`: so many are that share.

    The arithmetic tells them from the whole in brackets: of the whole 1,4% would be far fewer.
    """
    share, opening, row = memory.last, s.bracket(q), figures.of("members_total")
    if share is None or share.indicator != "members_group_pct" or opening is None or row is None:
        return None
    low, high = row.province or (0, 0)
    whole = 100 * q.value / share.value if share.value and not q.percent else 0
    behind = (
        _OF_ALL.match(s.lower, share.quantity.right, opening) or not s.lower[share.quantity.right : opening].strip()
    )
    alone = s.lower[opening + 1 : q.left] == "" and _CLOSED.match(s.lower, q.right, s.scan.end)
    next_to = s.previous(q) is share.quantity
    if not (next_to and behind and alone and q.value < low <= whole <= high):
        return None
    return Figure(q, "members_total", "persons", "member", share.breakdown, q.value, kind="stock")


_CLOSED = re.compile(r" (?:đảng viên|đồng chí|người)\)")
_OF_PEOPLE = re.compile(r" (?:tổng )?(?:số )?(?:người dân|dân số|dân cư|dân|hộ|nhân khẩu|giáo dân|đồng bào)\b")
"""`gần 73% số người dân theo đạo Công giáo`: of the people, not of the members."""
_RATE = re.compile(r"(?:^|[,;:.+-] ?)(?:trong đó,? )?(?:tỷ|tỉ) lệ (?:số )?đảng viên(?: (?:là|thuộc))? $")
_SHARE = re.compile(r"(?:^|[,;:.+-] ?)(?:trong đó,? )?(?:số )?đảng viên(?: (?:là|thuộc))? $")
_OF_ALL = re.compile(r" (?:so với |trên |trong )?tổng số đảng viên\b(?! (?:mới|kết nạp|được|bị))")
"""`đảng viên dân tộc thiểu số chiếm 4,32% so với tổng số đảng viên toàn tỉnh`."""


def _rate_of_members(s: Sentence, q: Quantity) -> Figure | None:
    """`tỷ lệ đảng viên là người dân tộc thiểu số đạt 57,8%`: of all members, though they are not counted here."""
    group = next((e for e in s.scan.before(q.left) if "group" in e.readings), None)
    if group is None or not re.fullmatch(
        r" (?:đạt|chiếm|là|hiện là|bằng) (?:trên |hơn |gần )?", s.lower[group.end : q.left]
    ):
        return None
    words, code = s.lower[group.start : group.end], group.readings["group"]
    whole = words.removeprefix("đảng viên ") if words.startswith("đảng viên ") else words
    lead = s.lower[s.scan.start : group.end - len(whole)]
    rate = _RATE.search(lead) or (_SHARE.search(lead) and _OF_ALL.match(s.lower, q.right, s.scan.end))
    if not rate or not figures.allows("members_group_pct", code) or re.search(r"kết nạp|mới", lead):
        return None
    return Figure(q, "members_group_pct", "percent", "member", code, q.value, basis="members", kind="stock")


def _of_members(s: Sentence, q: Quantity, base: Figure, group: Element) -> bool:
    """`trên 56.400 đảng viên; hơn 90% đảng viên là người dân tộc thiểu số`: of the members just counted."""
    noun = s.noun(q)
    here = any(base.quantity is o for o in s.scan.quantities) and base.indicator == "members_total"
    return (
        here and noun is not None and noun.code("noun") == "member" and s.lower[noun.end : group.start] in {" ", " là "}
    )
