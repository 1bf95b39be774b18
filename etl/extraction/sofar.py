"""When something was done that a year or a time before it dates only loosely.

A year that still runs is cut at the day of publication; where words tell of another time that cannot be read, the
time carried from the sentences before says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from etl.extraction.fitting import REVIEW_DAYS, is_rating
from etl.extraction.model import Figure
from etl.extraction.periods import Period
from etl.extraction.stated import Stated
from etl.extraction.terms import running_term
from etl.extraction.timeline import Governing

_DONE = re.compile(
    r"\bđã\b|\bmới (?:chỉ )?(?:kết nạp|phát triển)|(?:kết nạp|phát triển)(?: mới| thêm)? được|được (?:xét )?kết nạp"
    r"|(?:vào|đứng vào) (?:hàng ngũ|đảng)\b|(?:đạt|bằng|vượt)(?: trên| gần| hơn)? \d+(?:,\d+)?\s?%"
)
_BEHIND = 24
"""Characters of `, đạt 60% chỉ tiêu` behind a count."""


def dated(
    figure: Figure, governing: Governing | None, lower: str, item: tuple[int, int], published: date | None
) -> Governing | None:
    """The time of a flow, cut where its year still runs; none where the clause tells of one that cannot be read."""
    left = figure.quantity.left
    clause = lower[max(lower.rfind(sign, 0, left) + 1 for sign in (". ", ";", "\n")) : left]
    if governing is None or (governing.period.kind == "multi_year" and "lần lượt" in clause):
        return None  # one for each of the years
    if _begins_untold(governing, lower) or (governing.where != "sentence" and _SINCE_A_TERM.search(clause)):
        return None  # a term that is not told: what the sentences before spoke of says nothing of it
    if not figure.indicator.startswith("members_admitted"):
        return _so_far(figure, governing, lower, item, published)
    carried = governing.where != "sentence" and governing.period.kind not in {"multi_year", "term"}
    if _SINCE_SOMETHING.search(clause) or (carried and _OTHER_TIME.search(clause)):
        return None
    if is_of_a_term(figure, governing, lower, clause):
        return _since_it_began(figure, lower, clause, published)
    return _so_far(figure, governing, lower, item, published)


def _begins_untold(governing: Governing, lower: str) -> bool:
    """`Từ đầu khóa XII đến nay`, `từ khi tái lập tỉnh đến nay`: since a day that cannot be read, not since January."""
    if governing.time is None or governing.time.meaning != "until":
        return False
    until = governing.time.start
    return _FROM.search(lower, max(0, until - _REACH), until) is not None


_FROM = re.compile(
    r"\btừ (?:đó|khi|lúc|hồi|xưa|trước|ngày (?!\d)|năm (?:ngoái|trước)|đầu (?:khóa|tháng|quý|mùa|chiến dịch|đợt))\b"
    r"[^,;.:()\n]{0,60}$"
)
_UNTIL_NOW = re.compile(r"(?:^|,)\W*(?:tính |kể )?(?:đến|tới) (?:nay|thời điểm này)\b")
_A_TIME = re.compile(r"\b(?:năm (?:19|20)\d\d|trong năm|tháng|quý|từ)\b")
_OF_A_CONGRESS = re.compile(
    r"nghị quyết đại hội|đại hội[^;.]{0,80}\b(?:đề ra|xác định|đặt ra)\b"
    r"|\bnhiệm kỳ\b(?! (?:trước|tới|mới|sau|tiếp))"
)
_OF_ITS_WHOLE_TERM = re.compile(
    r"[^;.\n]{0,60}(?:chỉ tiêu|kế hoạch|mục tiêu|nghị quyết)(?: [^\W\d_]+){0,6} (?:(?:cả|toàn|của) )*nhiệm kỳ\b"
)
_REACH = 120
"""Characters behind a count in which it is measured."""


def is_of_a_term(figure: Figure, governing: Governing, lower: str, clause: str) -> bool:
    """`Đến nay đã kết nạp 6.912, đạt 76,8% chỉ tiêu Nghị quyết Đại hội`: not of the year that the text is about."""
    if _A_TIME.search(clause):
        return False
    right = figure.quantity.right
    if governing.where != "sentence" and _OF_ITS_WHOLE_TERM.match(lower, right, right + _REACH):
        return True
    return _UNTIL_NOW.search(clause) is not None and _OF_A_CONGRESS.search(_around(figure, lower)) is not None


def _around(figure: Figure, lower: str) -> str:
    """The sentence up to the count, with one before it that only carries something out, and what it is measured by."""
    q = figure.quantity
    start = max(lower.rfind(sign, 0, q.left) + 1 for sign in (". ", "\n"))
    behind = re.split(r"[;\n]|\. ", lower[q.right : q.right + _REACH])[0]
    carried_out = _CARRIED_OUT.search(lower, max(0, start - _LONGEST), start)
    return f"{carried_out.group() if carried_out else ''}{lower[start : q.left]} {behind}"


_CARRIED_OUT = re.compile(
    r"(?:\A|(?<=[\n.])) ?(?:thực hiện|triển khai|quán triệt|cụ thể hóa) nghị quyết (?:(?!\. )[^\n;])*\.\s*$"
)
"""`Thực hiện Nghị quyết Đại hội Đảng bộ tỉnh, … . Đến nay, đã kết nạp 5.210 đảng viên`: since it was passed."""
_LONGEST = 500
"""Characters of such a sentence."""


def _since_it_began(figure: Figure, lower: str, clause: str, published: date | None) -> Governing | None:
    """From the first day of the term that is named, or that runs, to the day of publication; none otherwise."""
    around = _around(figure, lower)
    if published is None or "nhiệm kỳ" not in around or not _UNTIL_NOW.search(clause):
        return None
    named = {(int(a), int(b)) for a, b in _NAMED_TERM.findall(around)}
    term = running_term(published) if not named else named.pop()
    if named or term is None or not term[0] < published.year <= term[1]:
        return None
    return Governing(Period(date(term[0], 1, 1), published, "multi_year", open=True), "sentence")


_NAMED_TERM = re.compile(r"nhiệm kỳ \(?((?:19|20)\d\d) ?- ?((?:19|20)\d\d)")
_SINCE_A_TERM = re.compile(
    r"(?<!nhất )(?<!nhất kể )\b(?:từ (?:sau |đầu )*nhiệm kỳ(?: này)?,? (?:đến|tới) nay|từ đầu nhiệm kỳ)\b"
)
"""`cao nhất từ đầu nhiệm kỳ` only ranks the year told."""
_SINCE_SOMETHING = re.compile(
    r"\b(?:từ|sau)(?: sau)? (?!đầu|năm|tháng|ngày|quý|khi|nhiệm kỳ|tổng|việc|đó|nguồn|\d|[ivx]+\b)[^,;.]{2,40}"
    r" (?:đến|tới) nay"
    r"|\btừ (?:giữa|cuối) (?:năm|tháng|quý)\b"
)
"""`từ Đại hội đến nay`, `từ giữa năm 2021 đến nay`: since a day that is not told."""
_OTHER_TIME = re.compile(
    r"(?:^|[,:(] ?)\W*(?:(?:trong|sau|qua|chỉ|riêng|tính|kết quả|suốt|hơn|gần|trải qua) )*"
    r"(?:(?:\d+|hai|ba|bốn|năm|sáu|mười|mấy|một|nửa) (?:năm|quý)\b(?! (?:tuổi|\d))|\d+ tháng (?:qua|của)\b"
    r"|(?:quý|tháng|năm) (?:vừa qua|trước)\b|cùng (?:kỳ|thời)\b|(?:cuối|giữa) (?:năm|tháng|quý)\b|(?:nhân )?dịp\b)"
    r"|\b(?:\d+|hai|ba|bốn|năm) năm (?:đã )?(?:kết nạp|phát triển)[^,;]{0,12}$"
)
"""`3 năm gần nhất`, `quý vừa qua`, `cùng thời điểm năm trước`: not the time that is spoken of so far."""


def _so_far(
    figure: Figure, governing: Governing | None, lower: str, item: tuple[int, int], published: date | None
) -> Governing | None:
    """`Năm 2022, toàn tỉnh đã kết nạp 900 đảng viên`, printed in September: from January to that day."""
    if governing is None or published is None or governing.period.kind != "year" or is_rating(figure):
        return governing
    period = governing.period
    ahead = period.start <= published and (period.end - published).days > REVIEW_DAYS
    if not ahead or not _DONE.search(lower, item[0], min(item[1] + _BEHIND, len(lower))):
        return governing
    return replace(governing, period=Period(period.start, published, "ytd", open=True))


def settled(times: Sequence[Stated], lower: str) -> list[Stated]:
    """The times without the `hiện` of `Tính đến ngày 30/6, toàn tỉnh hiện có …`, which is that day."""
    days = [t.time.end for t in times if t.time.meaning == "until" and t.governs and not t.period.open]
    return [
        t
        for t in times
        if t.time.meaning != "now" or not any(_ONLY_WORDS.fullmatch(lower, end, t.time.start) for end in days)
    ]


_ONLY_WORDS = re.compile(r"[^\d;.]{0,80}")


def of_studying(times: Sequence[Stated], lower: str) -> list[Stated]:
    """In `học tập Nghị quyết Đại hội …, nhiệm kỳ 2020 - 2025` the term is the resolution's own."""
    return [s for s in times if s.time.meaning != "term" or not _STUDIED.search(lower[: s.time.start])]


_STUDIED = re.compile(r"học tập[^.;]{0,120}nghị quyết đại hội[^.;]{0,160}$")


def within(times: Sequence[Stated], spoken: Governing | None) -> list[Stated]:
    """The times without `Ngay từ đầu năm 2018, …`, open where no day is known, under `6 tháng đầu năm 2018`."""
    if spoken is None or spoken.period.start.year != spoken.period.end.year:
        return list(times)
    year = str(spoken.period.start.year)
    return [t for t in times if not (t.period.untold and t.time.meaning == "since" and year in t.time.parts["from"])]
