"""The times that a sentence states, and whether figures may be governed by them.

What an expression of time says is read in `periods.py`; which figures it governs is decided in `timeline.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from etl.extraction import lexicon
from etl.extraction.days import Clock, is_compared_with
from etl.extraction.periods import Period, Time, resolve
from etl.extraction.scan import Scan
from etl.extraction.terms import TERM, running_term

FLOWS = frozenset(
    {
        "span",
        "since",
        "since_congress",
        "congress_term",
        "numbered_term",
        "half_year",
        "school_year",
        "last_year",
        "that_year",
        "term",
        "half_term",
        "years",
        "this_term",
        "same_window",
        "this_quarter",
        "months",
        "two_months",
        "quarter",
        "month",
        "last_years",
        "year",
        "this_year",
        "past_year",
    }
)
ROUNDS = frozenset({"batch", "anniversary_span", "jubilee"})
CLOSINGS = frozenset({"until", "now"})


@dataclass(frozen=True, slots=True)
class Stated:
    """A time of one sentence with its days, and whether figures may be governed by it."""

    time: Time
    period: Period
    governs: bool
    aside: bool
    """Introduced by `riêng`: it does not govern the sentences after."""
    bracketed: bool = False
    """Inside brackets: it speaks of what the brackets hold."""
    closes: int = -1
    """Where the bracket closes that it stands in."""
    reach: int = 1 << 30
    """An aside (`riêng quý II là 131 …;`) speaks of nothing behind the next semicolon."""
    compared: bool = False
    """`tăng 5,1% so với năm 2022`: a year that is only compared with."""
    of_all: bool = False
    """`…, số liệu tính đến ngày 31/5`: said behind them of all that the sentence counts."""


def stated(scan: Scan, lower: str, clock: Clock) -> list[Stated]:
    """The times of a sentence that can be told, in order."""
    found: list[Stated] = []
    for time in scan.times:
        text = lower[time.start : time.end]
        period = resolve(time, text, _sentence_clock(scan, lower, clock, time))
        time = _of_the_paper(time, text, clock)  # noqa: PLW2901  (`năm nay`)
        years = [s.period.end.year for s in found if s.time.meaning == "year"]
        if time.parts.get("to") in {"cuối năm", "hết năm"} and years:
            period = Period(date(years[-1], 12, 31), date(years[-1], 12, 31), "point")
        if time.meaning == "this_year" and "trong năm" in text and years and period is not None:
            period = Period(date(years[-1], 1, 1), date(years[-1], 12, 31), "year")
        if time.meaning == "that_year":
            period = _year_spoken_of(lower, time.start)
        if time.meaning == "batch" and period is not None and years and not re.search(r"\d{4}", text):
            day = period.start.replace(year=years[-1])
            period = Period(day, day, "batch")
        if (
            time.meaning == "year"
            and period is not None
            and _BY.search(lower, max(scan.start, time.start - 12), time.start)
        ):
            period = _by_the_end(period, clock)
        if time.meaning == "until" and period is not None and _OF_A_YEAR.fullmatch(text):
            period = _by_the_end(period, clock)
        if period is None and clock.published is None:
            period = _without_a_day(time, clock)
        period = _counted(lower, time, period, found)
        if period is not None:
            bracketed = _is_bracketed(scan, lower, time) and not _closes_a_span(lower, time, found)
            spanned = _SPAN_BEFORE.match(lower, scan.start, time.start) is not None
            bracketed = bracketed and not spanned
            aside = _is_aside(lower, scan, time) and _is_short(period)
            counted = any(q.right <= time.start for q in scan.quantities)
            ends = [p for p in scan.separators if p >= time.end and lower[p] == ";"] if aside and counted else []
            found.append(
                Stated(
                    time,
                    period,
                    spanned or governs(scan, lower, time),
                    bracketed or aside or time.meaning == "that_year",
                    bracketed,
                    lower.find(")", time.end, scan.end) if bracketed else -1,
                    min(ends, default=1 << 30),
                    _COMPARED.search(lower, max(scan.start, time.start - 20), time.start) is not None,
                    lower.endswith("số liệu ", scan.start, time.start),
                )
            )
    return found


def _of_the_paper(time: Time, text: str, clock: Clock) -> Time:
    """`Năm nay` is the paper's own year, whatever year was told before it."""
    late = clock.published is not None and clock.published.month > _REVIEWS_END
    return replace(time, meaning="year") if text == "năm nay" and late else time


_REVIEWS_END = 2
"""Months in which a report of the year before may still say `năm nay` of it."""
_OF_A_YEAR = re.compile(r"(?:tính )?đến (?:hết |cuối )?năm \d{4}")
_COMPARED = re.compile(r"\b(?:so với|so|hơn|bằng|cùng kỳ)(?: cả| cùng kỳ)? $")
_BY = re.compile(r"\bđến (?:hết |cuối )?$")


def _by_the_end(year: Period, clock: Clock) -> Period:
    """`đến năm 2025, kết nạp 7.000 đảng viên`: in the term that ends then, where the year is still to come."""
    if clock.today is None or year.end.year <= clock.today.year:
        return year
    running = (*clock.terms, *filter(None, [running_term(clock.today)]))
    first = next((t[0] for t in running if t[1] == year.end.year), None)
    if first is None:
        return replace(year, untold=True)
    return Period(date(first, 1, 1), year.end, "term")


def _without_a_day(time: Time, clock: Clock) -> Period | None:
    """A time seen from a day that nothing tells: the one term that the text names, where so many years are meant.

    What is said of any other has no period, least of all the one spoken of before.
    """
    up_to_now = time.meaning == "until" and time.parts.get("to") == "nay"
    if not up_to_now and (time.meaning not in _UNTIL_NOW or "reviewed" in time.parts):
        return None
    named = clock.terms[0] if time.parts.get("count") in {"5", "năm"} and len(clock.terms) == 1 else None
    if named is not None and named[1] - named[0] == TERM:
        return Period(date(named[0], 1, 1), date(named[1], 12, 31), "term")
    return Period(date.min, date.min, "other", untold=True)


_UNTIL_NOW = frozenset({"span", "since", "since_congress", "congress_term", "this_term", "last_years", "last_year"})


def _year_spoken_of(lower: str, place: int) -> Period | None:
    """`ít hơn năm 2009. Năm đó, …`: the year named last, not far before."""
    named = re.findall(r"(?<![\d/-])năm ((?:19|20)\d\d)\b", lower[max(0, place - _NOT_FAR) : place])
    return Period(date(int(named[-1]), 1, 1), date(int(named[-1]), 12, 31), "year") if named else None


_NOT_FAR = 160
"""Characters before `năm đó`."""


def _is_short(period: Period) -> bool:
    return (period.end - period.start).days < _A_YEAR_OR_SO


_A_YEAR_OR_SO = 400


def _is_bracketed(scan: Scan, lower: str, time: Time) -> bool:
    ahead = lower[scan.start : time.start]
    return ahead.count("(") > ahead.count(")") and time.meaning not in ROUNDS


_SPAN_BEFORE = re.compile(
    r"\W*(?:trong |ở |cả )?(?:nhiệm kỳ|giai đoạn|thời kỳ) (?:trước|trước đó|trước đây|qua|vừa qua|này) \(?$"
)
"""`Nhiệm kỳ trước (2015 - 2020), toàn Đảng bộ kết nạp …`: the years say which one it was."""


def _closes_a_span(lower: str, time: Time, found: Sequence[Stated]) -> bool:
    """`Trong nhiệm kỳ 2020-2025 (tính đến hết năm 2023), …`: how far the span told right before had come."""
    last = found[-1] if found and time.meaning == "until" else None
    if last is None or last.time.meaning not in {"term", "this_term", "since", "since_congress", "years"}:
        return False
    return lower[last.time.end : time.start].strip() == "(" and last.period.start < last.period.end


def _counted(lower: str, time: Time, period: Period | None, found: Sequence[Stated]) -> Period | None:
    """`Từ năm 2012 đến nay, sau 5 năm thực hiện Nghị quyết, …`: the years only count those told right before."""
    last = found[-1] if found and time.meaning == "last_years" else None
    if last is None or last.time.meaning not in {"since", "span", "years"} or last.period.kind != "multi_year":
        return period
    return last.period if period and lower[last.time.end : time.start].strip() == "," else period


def _sentence_clock(scan: Scan, lower: str, clock: Clock, time: Time) -> Clock:
    """A year in the sentence serves the times without one where the day of publication is unknown.

    `tổng kết công tác năm qua, triển khai nhiệm vụ năm 2023`: the past year is the one before it.
    """
    if clock.published is not None:
        return clock
    named = _YEAR.finditer(lower, scan.start, scan.end)
    year = next((y for y in named if not _is_passed_over(scan, lower, y)), None)
    if year is None:
        return clock
    ahead = time.meaning == "past_year" and _TASKS_OF.search(lower, scan.start, year.start()) is not None
    return replace(clock, year=int(year.group()) - ahead)


def _is_passed_over(scan: Scan, lower: str, year: re.Match[str]) -> bool:
    """A year only compared with, or in which what is honoured began: `Quốc khánh (2/9/1945 - 2/9/2017)`."""
    begins = _HONOURED_SINCE.match(lower, year.start(), scan.end) if year.group().startswith("19") else None
    return begins is not None or is_compared_with(lower, scan.start, year.start())


_HONOURED_SINCE = re.compile(r"\d{4} ?- ?\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?(?:19|20)\d\d(?!\d)")


_TASKS_OF = re.compile(
    r"(?:(?:triển khai|đề ra|xác định|bàn) (?:[^\W\d]+ ){0,4}(?:nhiệm vụ|kế hoạch)|phương hướng)(?: [^\W\d]+){0,5} $"
)


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@cache
def _cues() -> tuple[re.Pattern[str], frozenset[str]]:
    data = lexicon.table("periods.toml")["cue"]
    words = sorted({*data["governs"], *data["other"]}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)"), frozenset(data["governs"])


_ATTRIBUTE = re.compile(
    r"(?:lần thứ|khóa|thứ|các cấp|nghị quyết|quy hoạch|hđnd|nhân dân|ban chấp hành|ban thường vụ|ủy viên|bí thư|nguyên|cấp ủy|xứ|đảng bộ tỉnh|đảng bộ thành phố|đảng bộ)(?: \w+){0,5}(?:,| -)? ?\(?$"  # noqa: E501
)


_OFFICE = r"(?:(?:phó )?(?:bí thư|chủ tịch|giám đốc|chủ nhiệm|trưởng phòng|trưởng ban)|hiệu trưởng)"
_SAYING = r"(?:cho|nói|báo|trình|nêu|đánh|khẳng|nhấn|thông|kết|trong|từ|chia|của)"
_UNTIL_TOLD = r"(?:(?! (?:cho biết|cho hay|toàn|kết nạp)\b)[^.;:])"
_HELD = re.compile(
    rf"(?:^|\W)(?:(?:nguyên|cựu) (?:{_OFFICE}|ủy viên){_UNTIL_TOLD}{{0,100}}"
    rf"|{_OFFICE}(?: (?!{_SAYING}\b)[^\W_]+){{0,14}}"
    rf"|^\W*đó là (?:các )?(?:ông|bà|đồng chí)\b{_UNTIL_TOLD}{{0,200}}(?: tp\.{_UNTIL_TOLD}{{0,60}})?) \(?$"
)
"""`nguyên Trưởng phòng … giai đoạn 2012 - 2017`: when somebody held an office."""


_REVIEWED = re.compile(r"(?:đánh giá|kết quả|kiểm điểm|tổng kết)[^.:;]{0,40} nghị quyết [^.:;]{0,60}$")
"""`I. Đánh giá việc thực hiện Nghị quyết Đại hội X, nhiệm kỳ 2015 - 2020:`: what follows is of that term."""


def _announces_review(scan: Scan, lower: str, time: Time) -> bool:
    announces = lower[scan.start : scan.end].rstrip().endswith(":")
    return announces and _REVIEWED.search(lower[scan.start : time.start]) is not None


def _belongs_to_a_name(scan: Scan, lower: str, time: Time) -> bool:
    """The term of a congress or committee, the years in which somebody held an office."""
    named = time.meaning == "term" and _ATTRIBUTE.search(lower[max(scan.start, time.start - 60) : time.start])
    held = time.meaning in {"term", "years"} and _HELD.search(lower[scan.start : time.start])
    return bool(named or held)


def governs(scan: Scan, lower: str, time: Time) -> bool:  # noqa: PLR0911
    """Whether a time says when something was done, and does not belong to a plan, a comparison or a congress."""
    if time.meaning in {"date", "bare_year"}:
        return False
    if time.meaning in CLOSINGS or time.meaning in ROUNDS:
        return not re.search(
            r"(?:hoàn thành|xong|chậm nhất|mục tiêu|phấn đấu|tầm nhìn|định hướng)[^.;,]{0,40}$",
            lower[max(scan.start, time.start - 60) : time.start],
        )
    if _belongs_to_a_name(scan, lower, time):
        return time.meaning == "term" and _announces_review(scan, lower, time)
    stretch = lower[_clause_start(scan, time.start) : time.start]
    if time.meaning == "year" and re.search(r"(?:từ|trước|sau|kể từ) $", stretch):
        return False
    if time.meaning == "years" and stretch.strip(' -"') in {"sau", "qua"}:
        return True
    if time.meaning in _LEADS:
        then = time.meaning == "last_year" and _DONE_THEN.search(stretch) is not None
        return then or stretch.strip(' -"') in _LEADS[time.meaning]
    if time.meaning == "same_window" or (time.meaning == "months" and not {"edge", "year"} & time.parts.keys()):
        return stretch.strip(' -"') in _BEFORE_MONTHS or _is_reviewed(stretch, time, lower)
    if time.meaning in {"since", "span"} and re.search(r"nhất (?:kể |tính )?$", stretch):
        return False  # `kết quả cao nhất từ đầu nhiệm kỳ`
    pattern, good = _cues()
    cues = [c.group() for c in pattern.finditer(stretch) if _is_cue(stretch, c)]
    if cues:
        return cues[-1] in good
    return time.meaning != "month" or not stretch.strip() or stretch.rstrip().endswith("trong")


def _is_reviewed(stretch: str, time: Time, lower: str) -> bool:
    """`Sơ kết công tác xây dựng Đảng 6 tháng`: those from January on; `6 tháng thực hiện Chỉ thị` are others."""
    quarters = time.parts.get("count") in {"3", "6", "9", "ba", "sáu", "chín"}
    ends = time.end >= len(lower) or lower[time.end] in "\n.,:;"
    return quarters and ends and _REVIEWS.search(stretch) is not None


_REVIEWS = re.compile(r"\bsơ kết(?: (?!sau|qua|thí|mô)[^\W\d_]+){0,7} $")


def _is_cue(stretch: str, cue: re.Match[str]) -> bool:
    """`hoàn thành tốt nhiệm vụ năm 2021` is a grade of that year; `cấp ủy` is a cue only right before a time.

    `hơn` before a number compares no years. In `đạt 35% chỉ tiêu đề ra trong năm 2022` the target is of the year.
    """
    if cue.group() == "trong":
        return not _SET.search(stretch[: cue.start()])
    if cue.group() in _CARRIED_OUT and _RESULTS_OF.search(stretch[: cue.start()]):
        return False  # `Kết quả thực hiện chỉ tiêu năm 2023`: what was reached that year
    if cue.group() == "nhiệm vụ":
        return not re.search(r"hoàn thành(?: tốt| xuất sắc)? $", stretch[: cue.start()])
    if cue.group() == "hơn":
        return not stretch[cue.end() : cue.end() + 2].strip().isdigit()
    return cue.group() != "cấp ủy" or cue.end() >= len(stretch.rstrip())


_CARRIED_OUT = frozenset({"chỉ tiêu", "kế hoạch", "nhiệm vụ"})
_RESULTS_OF = re.compile(r"\bkết quả (?:triển khai )?thực hiện (?:các |một số )*$")
_SET = re.compile(r"(?:chỉ tiêu|kế hoạch|mục tiêu)(?: được)? (?:đề ra|đặt ra|giao) $")


_BEFORE_EDGE = frozenset(
    {"", "nếu", "nếu như", "vào", "vào thời điểm", "tại thời điểm", "số đảng viên", "tổng số đảng viên"}
)
_DONE_THEN = re.compile(
    r"^(?!.*\b(?:so với|hơn so|cùng kỳ|bằng)\b)"
    r".*\b(?:(?:kết nạp|kỷ luật|kiểm tra|giám sát)\b.*\b(?:đảng viên|tổ chức đảng)(?: mới)?"
    r"|bị (?:thi hành |xử lý )?kỷ luật|được kết nạp) $"
)
"""`kết nạp 150.000 đảng viên năm ngoái`: done then; not `so với số đảng viên năm ngoái`."""
_LEADS = {
    "before": frozenset({""}),
    "edge": _BEFORE_EDGE,
    "last_year": frozenset({"", "trong", "cả"}),
    "that_year": frozenset({"", "trong", "cả"}),
}
"""What may stand before a time that governs only at the beginning of a clause."""
_BEFORE_MONTHS = frozenset(
    {
        "",
        "trong",
        "sau",
        "tính chung",
        "qua",
        "cũng",
        "sau hơn",
        "chỉ",
        "chỉ trong",
        "chỉ tính",
        "chỉ riêng",
        "riêng",
        "lũy kế",
        "tính lũy kế",
        "cộng dồn",
        "tổng cộng",
    }
    | {"chung", "tính chung trong", "lũy kế trong", "như vậy", "cả", "tính cả", "kết quả", "tổng kết", "sơ kết"}
)
"""Words before `9 tháng` that make it the time of what was done."""


def _clause_start(scan: Scan, place: int) -> int:
    return max((s + 1 for s in scan.separators if s < place), default=scan.start)


def _is_aside(lower: str, scan: Scan, time: Time) -> bool:
    return bool(
        re.search(
            r"(?:riêng|trong đó|ước|ước đến),?(?: trong)? $", lower[max(scan.start, time.start - 20) : time.start]
        )
    )
