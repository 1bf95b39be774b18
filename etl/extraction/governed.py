"""Which period a figure of a sentence is of: the rules that differ by kind of figure.

What the sentence and those before it say of time is weighed in `timeline.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from etl.extraction import rounds, timeline
from etl.extraction.congresses import held_on
from etl.extraction.days import Clock
from etl.extraction.model import Figure
from etl.extraction.periods import Period, Time
from etl.extraction.scan import Scan
from etl.extraction.sofar import dated, of_studying, settled
from etl.extraction.stated import FLOWS, Stated
from etl.extraction.terms import TERM, opened_by
from etl.extraction.timeline import Governing, State

_UNITS = frozenset({"grassroots", "direct", "committee", "cell_subordinate", "cell", "committee_grassroots"})
ASSESSING = re.compile(
    r"được (?:đánh giá|xếp (?:loại|mức|hạng)|phân loại|phân tích)|số được đánh giá|qua (?:đánh giá|phân tích)"
)
_ASSESSED_OF = re.compile(
    r" (?:đảng viên|đồng chí),? (?:trong đó )?(?:có )?(?:số )?được (?:đánh giá|xếp loại|phân loại)"
)
"""Where units are counted as those assessed, there were so many at the end of the year assessed."""


RAISED = re.compile(r"\W*(?:từ đó |qua đó |góp phần )?(?:nâng|đưa) tổng số (?:đảng viên|đv)\b")
"""A sentence that begins so tells what the admissions told before it came to: the day is the end of their time."""


def governing_of(  # noqa: PLR0911
    figure: Figure,
    state: State,
    times: Sequence[Stated],
    until_next: int,
    item: tuple[int, int],
    clock: Clock,
    lower: str,
    *,
    assessed: bool,
    raised: bool,
    headed: bool = False,
) -> Governing | None:
    """The period of a figure; None where nothing tells it.

    `until_next`: how far behind it a time may stand; `item`: the stretch it stands in; `assessed`, `raised`: what the
    sentence says of all its figures; `headed`: it stands under a heading of aims.
    """
    q = figure.quantity
    if figure.in_time:
        return timeline.just_beside(state, times, q.left, q.right)
    times = of_studying(times, lower) if figure.indicator == "members_studied_pct" else times
    times = _of_the_clause(times, q.left, q.right, until_next, lower)
    counted = figure.noun in _UNITS or _ASSESSED_OF.match(lower, q.right) is not None
    rated = timeline.flow(state, times, q.left, q.right, until_next) if counted and assessed else None
    if figure.kind == "stock":
        if held := held_on(figure, times, lower, until_next, clock.published):
            return timeline.at_the_end(held, clock.published) if clock.published else held
        if rated is not None and rated.period.kind == "year" and clock.published:
            return timeline.at_the_end(rated, clock.published)
        if raised and state.flow and state.flow.where != "title" and clock.published:
            return timeline.at_the_end(state.flow, clock.published)
        return timeline.stock(state, settled(times, lower), q.left, q.right, until_next, clock)
    if figure.kind == "plan":
        if (rest := _of_the_rest(times, q.left, lower)) is not None:
            return rest
        carried = timeline.flow(state, times, q.left, q.right, until_next)
        planned = timeline.plan_period(times, q.left, q.right, carried.period if carried else None, clock.terms)
        said = next((g.time for g in (planned, carried) if g is not None and g.time is not None), None)
        aimed = _AIMED.search(lower, max(0, item[0] - _ANNOUNCED), item[1]) is not None
        if (
            planned is not None
            and planned.where != "sentence"
            and _BY_A_CONGRESS.search(lower, max(0, q.left - 200), q.left)
        ):
            return None
        reached = lower.endswith("/", 0, q.left)  # `kết nạp 8.240/7.100`: of the term that is over
        return planned if reached else _of_the_term_to_come(planned, said, times, clock, headed=headed or aimed)
    if figure.indicator == "badges_awarded":
        spoken = rounds.spoken_of(state, times, q.left, item, lower)
        spoken = spoken or timeline.flow(state, times, q.left, q.right, until_next)
        return rounds.unless_some(spoken, times, item, lower)
    flow = dated(figure, timeline.flow(state, times, q.left, q.right, until_next), lower, item, clock.published)
    return (
        flow or _said_at_the_end(times, q.right, lower) or timeline.last_resort(times, q.left, lower, clock.published)
    )


def _of_the_clause(times: Sequence[Stated], left: int, right: int, until_next: int, lower: str) -> Sequence[Stated]:
    """`kiểm tra 512 đảng viên trong năm 2020; kỷ luật 77 đảng viên từ đầu năm 2021 đến nay`: a clause has its own."""
    before = [t for t in times if t.time.end <= left]
    clause = lower.rfind(";", before[-1].time.end, left) if before else -1
    if clause < 0:
        return times
    own = (t for t in times if t.governs and not t.aside and right <= t.time.start < until_next)
    return times[len(before) :] if any(t.time.meaning in FLOWS and not t.compared for t in own) else times


def _said_at_the_end(times: Sequence[Stated], right: int, lower: str) -> Governing | None:
    """`Cả nước kỷ luật 310 tổ chức đảng, 14.120 đảng viên trong năm 2023.`: the only time there is, of all of them."""
    told = [t for t in times if t.governs and not t.aside and t.time.meaning in FLOWS]
    if len(told) != 1 or told[0].time.start < right or _AT_THE_END.match(lower, told[0].time.end) is None:
        return None
    return Governing(told[0].period, "sentence", told[0].time)


_AT_THE_END = re.compile(r" ?[.!]?(?:\s|$)(?![^\W\d])|[.!]\s")


_RAISING = re.compile(r"(?:nâng|đưa) (?:tổng )?số (?:đảng viên|đv)\b[^,;.\d]{0,50}$")
_RAISING_REACH = 90


def raised_to(
    figure: Figure,
    governing: Governing | None,
    admitted: Sequence[Governing | None],
    times: Sequence[Stated],
    lower: str,
    clock: Clock,
) -> Governing | None:
    """`kết nạp 4.022 đảng viên, nâng tổng số lên 82.674`: at the end of the time that the sentence has for the former.

    Only where nothing but the day of publication tells when.
    """
    told = next((g for g in admitted if g is not None and any(s.time is g.time for s in times)), None)
    untold = governing is not None and governing.where == "elsewhere" and governing.time is None
    if figure.kind != "stock" or told is None or not untold or clock.published is None:
        return governing
    left = figure.quantity.left
    raised = _RAISING.search(lower, max(0, left - _RAISING_REACH), left)
    return timeline.at_the_end(told, clock.published) if raised else governing


_WISHED = re.compile(
    r",? (?:[^,;.\d]{1,30} )?(?:phấn đấu )?(?:kết nạp|phát triển)(?: mới| thêm| được| ít nhất| từ)* (?:trên |hơn )?"
)


def _of_the_rest(times: Sequence[Stated], left: int, lower: str) -> Governing | None:
    """`6 tháng cuối năm, phấn đấu kết nạp 1.200 đảng viên`: aimed at in what is left of the year, not in all of it."""
    said = next((s for s in reversed(times) if s.time.end <= left), None)
    if said is None or said.compared or not _WISHED.fullmatch(lower, said.time.end, left):
        return None
    part = timeline.is_second_half(said) or said.time.meaning == "quarter"
    return Governing(said.period, "sentence", said.time) if part else None


_BY_A_CONGRESS = re.compile(
    r"(?:nghị quyết đại hội|\bđại hội\b)[^;.\n]{0,100}\b(?:đề ra|xác định|đặt ra)\b"
    r"(?:(?! năm (?:19|20)\d\d)[^;.\n]){0,60}$"
)


def _is_by_a_congress(lower: str, left: int) -> bool:
    """`Nghị quyết Đại hội đề ra chỉ tiêu kết nạp 9.000 đảng viên`: of its term, or of each year; not of this one."""
    return _BY_A_CONGRESS.search(lower, max(0, left - _RESOLVING), left) is not None


_RESOLVING = 200
"""Characters ahead of a target in which a congress sets it."""
_AIMED = re.compile(r"\bphấn đấu\b|\b(?:mục tiêu|chỉ tiêu chủ yếu):")
_ANNOUNCED = len("chỉ tiêu chủ yếu: trong cả nhiệm kỳ, ")
"""What is announced with a colon stands in a stretch of its own."""


def _of_the_term_to_come(
    planned: Governing | None, said: Time | None, times: Sequence[Stated], clock: Clock, *, headed: bool
) -> Governing | None:
    """What a congress aims at `trong nhiệm kỳ` is for the term that it opens, not for the one it reviews."""
    if planned is None or said is None or said.meaning not in {"this_term", "last_years"}:
        return planned
    term = (planned.period.end.year, planned.period.end.year + TERM)
    period = Period(date(term[0], 1, 1), date(term[1], 12, 31), "term")
    named = any(s.period == period and s.time.end <= said.start for s in times)
    if planned.period.kind != "term" or term not in clock.terms or not (headed or named):
        return planned
    return replace(planned, period=period)


def is_undated(read: Scan, figure: Figure, clock: Clock, lower: str) -> bool:
    """`Hiện nay … có 411 tổ chức cơ sở đảng` where nothing tells which day that is; what was done in a war."""
    before = [t for t in read.times if t.end <= figure.quantity.left and t.meaning not in {"date", "bare_year"}]
    if not before and _is_of_another_time(read, figure, clock, lower):
        return True
    if _ADDED_UP.search(lower, read.start, figure.quantity.left) or _is_supposed(read, figure, clock, lower):
        return True
    if _A_YEAR_BEHIND.match(lower, figure.quantity.right, read.end):
        return True
    now = bool(before) and before[-1].meaning == "now"
    return figure.kind == "stock" and clock.today is None and now


def _is_of_another_time(read: Scan, figure: Figure, clock: Clock, lower: str) -> bool:
    """Of a war, of an earlier span or of an old congress, where no time of the sentence stands before the figure."""
    start, left = read.start, figure.quantity.left
    if _IN_A_WAR.match(lower, start, left) or _AN_EARLIER_SPAN.match(lower, start, left):
        return True
    if figure.kind == "stock" and _EARLIER.search(lower, start, left):
        return True
    return figure.value >= _OF_ALL and _at_an_old_congress(read, figure, clock, lower)


_A_YEAR_BEHIND = re.compile(r"(?: [^\W\d_]+){2,4} \((?:năm )?(?:19|20)\d\d\)")
"""`có 31.000 đảng viên (2016)`: of that year, whatever else the sentence tells."""
_ADDED_UP = re.compile(r"\b(?:lũy kế|cộng dồn)(?: được| là| đạt| có| đến nay)*:? (?:trên |hơn |gần )?$")
"""`tháng 6 kết nạp 108 đảng viên, lũy kế 651 đảng viên`: over more than the month, and nothing tells over what."""
_AN_EARLIER_SPAN = re.compile(
    r"\W*(?:trong |ở |riêng |còn )?(?:cả )?(?:nhiệm kỳ|giai đoạn|thời kỳ) trước(?: đó| đây)?(?:,| toàn| cả| đã)"
)
"""`Nhiệm kỳ trước, toàn Đảng bộ kết nạp …`: not of the years that the text spoke of before."""


_OF_ALL = 1_000_000
"""Members of the whole Party: provinces number congresses of their own."""
_CONGRESS = re.compile(
    r"(?<!nghị quyết )\bđại hội (?:đảng |đại biểu |toàn quốc |lần thứ )*(?P<number>[xvi]{1,5})\b(?: của đảng)?"
    r"(?: \(?năm \d{4}\)?)?,? (?:có|với|gồm) (?:[^;.]|\.(?=\d))*$"
)


def _at_an_old_congress(read: Scan, figure: Figure, clock: Clock, lower: str) -> bool:
    """`Đại hội VI có 1.129 đại biểu, thay mặt 1,9 triệu đảng viên`, in a text of another time."""
    told = _CONGRESS.search(lower[: figure.quantity.left], read.start)
    held = opened_by(told["number"]) if told is not None else None
    today = clock.published or clock.today
    return told is not None and (held is None or today is None or abs(held - today.year) > 1)


def _is_supposed(read: Scan, figure: Figure, clock: Clock, lower: str) -> bool:
    """`Nếu mỗi năm kết nạp thêm …, toàn Đảng có …`; but `Nếu năm 2018 kết nạp …, thì năm nay …` was so."""
    supposed = _IF.search(lower, read.start, figure.quantity.left)
    if supposed is None:
        return False
    latest = clock.published.year if clock.published else clock.year
    years = [int(year) for year in _YEAR.findall(lower, supposed.end(), figure.quantity.left)]
    return latest is None or all(year > latest for year in years)


_IF = re.compile(
    r"(?:^|[,;:.] ?)[^\w,;:.]*(?:giả sử|nếu) (?!như|so|tính|kể|trừ|xét"
    r"|(?:ở |trong |vào |từ |đến )?(?:đầu |cuối |các |những )?(?:năm|nhiệm kỳ|giai đoạn|tháng|quý|trước|cùng|thời|\d))"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


_EARLIER = re.compile(
    r"\b(?:(?:ngày|khi|lúc|thời điểm|từ)(?: mới| được| đầu){0,2} (?:tái lập|thành lập|chia tách|tách tỉnh|ra đời)"
    r"|bấy giờ|(?:lúc|khi|hồi|ngày) (?:đó|ấy)|thuở|(?:buổi|những ngày|thời kỳ|giai đoạn) đầu|ban đầu|ngày đầu"
    r"|(?<!\w )trước (?:khi|đây|kia|thời điểm|lúc|sắp xếp|sáp nhập|hợp nhất|chia tách)|hồi đầu năm)\b"
    r"(?:(?!\bnay\b|(?<!thực )\bhiện\b|\bsau\b)[^;])*$"
)
"""`Ngày tái lập tỉnh 1/1/1997, Đảng bộ có 35.120 đảng viên`, `Trước khi sắp xếp, …`: so many then, not now."""
_IN_A_WAR = re.compile(
    r"\W*(?:trong |suốt |thời |qua |ở )*(?:(?:những|các) (?:tháng )?năm |thời (?:kỳ )?|giai đoạn |(?:hai |các )?cuộc )*"
    r"(?:kháng chiến|chiến tranh|chống (?:mỹ|pháp|thực dân|đế quốc)|tiền khởi nghĩa|cách mạng tháng tám)\b"
)
"""`Trong kháng chiến chống Pháp, Đảng bộ tỉnh kết nạp …`: no year under review, though none is named."""
