"""Which period governs a figure: the one stated in its sentence, else the last stated before it.

What an expression of time says is read in `periods.py`; this module keeps the state from sentence to sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from etl.extraction.days import Clock
from etl.extraction.periods import Period, Time
from etl.extraction.scan import Scan
from etl.extraction.stated import CLOSINGS, FLOWS, ROUNDS, Stated


@dataclass(frozen=True, slots=True)
class Governing:
    """A period with where it was stated: `sentence`, `paragraph`, `title` or `elsewhere`."""

    period: Period
    where: str
    time: Time | None = None


@dataclass(frozen=True, slots=True)
class State:
    """What earlier sentences said about time: the governing period of flows, the closing day of stocks."""

    flow: Governing | None = None
    closing: Governing | None = None
    open_start: date | None = None
    round: Governing | None = None
    """The round of medals the text speaks of."""

    def next_sentence(self) -> State:
        """The state for the next sentence of the same paragraph."""
        flow, closing = _moved(self.flow, "paragraph"), _moved(self.closing, "paragraph")
        spoken = _moved(self.round, "paragraph")
        if flow is self.flow and closing is self.closing and spoken is self.round:
            return self
        return replace(self, flow=flow, closing=closing, round=spoken)

    def next_paragraph(self) -> State:
        """The state for a new paragraph: a closing day is not carried on."""
        return replace(self, flow=_moved(self.flow, "elsewhere"), closing=None, round=_moved(self.round, "elsewhere"))


def _moved(governing: Governing | None, where: str) -> Governing | None:
    if governing is None or governing.where in {"title", where}:
        return governing
    return replace(governing, where=where)


def just_beside(state: State, times: Sequence[Stated], left: int, right: int) -> Governing | None:
    """The year, quarter or part of a year right before a number, `năm 2021: 1.205`, `(cùng kỳ 2017 là 239)`.

    Or the year right behind it: `176 của năm 2016`.
    """
    here = [s for s in times if s.time.meaning in _PARTS and 0 < left - s.time.end <= _LINK]
    here = here or [s for s in times if s.time.meaning == "year" and 0 <= s.time.start - right <= len(" của ")]
    if not here:
        return None
    said = here[-1]
    if said.time.meaning == "same_window":
        spoken = [s for s in times if s.governs and not s.aside and s.time.meaning in FLOWS]
        spoken = [s for s in spoken if s.time.end <= said.time.start]
        own = replace(state, flow=Governing(spoken[-1].period, "sentence")) if spoken else state
        before = "year" not in said.time.parts
        return Governing(_shifted(own, said.period, before=before), "sentence", said.time)
    return Governing(said.period, "sentence", said.time)


_PARTS = frozenset(
    {"year", "quarter", "months", "half_year", "month", "this_year", "same_window", "bare_year", "school_year"}
)
_LINK = len(" kết nạp được ")
"""Characters between such a time and its number."""


def flow(state: State, times: Sequence[Stated], left: int, right: int, until_next: int) -> Governing | None:
    """The period of something done: stated before it in the sentence, else right after it, else carried on."""
    times = [s for s in times if s.time.meaning not in ROUNDS]
    beside = [s for s in times if s.time.meaning in {"year", "months", "quarter"} and s.time.start == right + 1]
    if beside:
        return Governing(beside[0].period, "sentence", beside[0].time)
    times = [s for s in times if (not s.bracketed and left < s.reach) or s.time.end <= left < s.closes]
    before = [s for s in times if s.governs and s.time.end <= left and s.time.meaning not in {"now", *_EDGES}]
    if before:
        return Governing(_of_flow(state, before, times), "sentence", before[-1].time)
    after = [s for s in times if s.governs and right <= s.time.start < until_next and s.time.meaning in FLOWS]
    if state.flow is not None:
        after = [s for s in after if not s.aside]
    if after:
        return Governing(after[0].period, "sentence", after[0].time)
    now = [s for s in times if s.time.meaning == "now" and s.time.end <= left]
    if now and state.closing is not None:
        return Governing(_closed(state, state.closing.period), state.closing.where)
    named = [s for s in times if s.time.meaning == "term" and s.time.end <= left and not s.governs]
    return state.flow or (Governing(named[-1].period, "elsewhere") if named else None)


_COMPARED = re.compile(r"(?:so với|so|cùng kỳ|hơn|bằng) (?:cùng kỳ |cả )?$")
_RESOLVED = re.compile(r"(?:nghị quyết|kế hoạch|chương trình|nhiệm vụ|mục tiêu|chỉ tiêu)[^,;.]{0,30}$")


def last_resort(times: Sequence[Stated], left: int, lower: str, published: date | None) -> Governing | None:
    """The year of what nothing else dates: of the tasks carried out, or the one behind the year compared with.

    `Thực hiện nhiệm vụ năm 2018, toàn tỉnh đã kết nạp …`; `tăng 11,2% so với năm 2017`, printed in January 2019.
    """
    years = [s for s in times if s.time.meaning == "year" and published is not None and s.period.end <= published]
    for said in reversed([s for s in years if s.time.end <= left]):
        if _RESOLVED.search(lower[: said.time.start]) and lower.startswith(",", said.time.end):
            return Governing(said.period, "elsewhere", said.time)
    for said in years:
        year = said.period.end.year + 1
        reviewed = published is not None and date(year, 12, 1) <= published <= date(year + 1, 4, 30)
        if _COMPARED.search(lower[: said.time.start]) and reviewed:
            return Governing(Period(date(year, 1, 1), date(year, 12, 31), "year"), "elsewhere", said.time)
    return None


def _of_flow(state: State, before: Sequence[Stated], times: Sequence[Stated]) -> Period:  # noqa: PLR0911
    last = before[-1]
    if last.time.meaning == "same_window":
        return _shifted(state, last.period, before="year" not in last.time.parts)
    if (
        last.time.meaning == "this_year"
        and state.flow is not None
        and state.flow.period.end.year != last.period.end.year
        and state.flow.period.kind in {"year", "ytd", "quarter"}
    ):
        return whole_year(state.flow.period)
    spoken = state.flow.period if state.flow else None
    same = spoken is not None and (spoken.start, spoken.end) == (last.period.start, last.period.end)
    if same and spoken is not None and (_is_bare(last.time) or _is_headed(state)):
        return spoken  # `ba tháng, …` under `quý I`, `ba tháng đầu năm` under the title `Quý I/2020, kỷ luật …`
    if last.time.meaning != "until":
        return last.period
    year = state.flow.period if state.flow and state.flow.period.kind == "year" else None
    within = [s for s in times if s.time.meaning in {"term", "years"} and s.time.end <= last.time.start]
    if (
        year is not None
        and not within
        and last.period.open
        and last.period.end.year == year.end.year
        and last.period.end.month == _DECEMBER
    ):
        return year
    closed = state.flow.period if state.flow and last.period.open and last.time.meaning == "until" else None
    if closed is not None and 0 <= (last.period.end - closed.end).days <= _REPORTING_DAYS and not closed.open:
        return closed
    spans = [
        s
        for s in before[:-1]
        if s.time.meaning in {"since", "since_congress", "span", "half_term", "last_years", "this_term", "term"}
        or (s.time.meaning == "year" and s.period.end.year == last.period.end.year)
    ]
    spans = spans or [
        s
        for s in times
        if s.time.meaning in {"this_term", "term", "years"}
        and s.time.end <= last.time.start
        and s.period.end >= last.period.end
    ]
    if spans and spans[-1].period.untold:
        return spans[-1].period
    reviewed = bool(spans) and spans[-1].time.meaning == "last_years" and spans[-1].period.end < last.period.end
    if spans and not reviewed and spans[-1].period.start < last.period.end:
        return _between(spans[-1].period.start, last.period.end, of_committees=spans[-1].period.of_committees)
    return _closed(state, last.period)


def _is_headed(state: State) -> bool:
    """Whether the title names the period with its year, as one that states the figures themselves does."""
    named = state.flow.time if state.flow and state.flow.where == "title" else None
    return named is not None and named.end - named.start > len("quý iii")


_REPORTING_DAYS = 45
"""A report of a period that ended so few days ago says `đến nay` of that period."""
_DECEMBER = 12
"""A review of the year says `đến nay` in its last weeks and means the year."""


def _shifted(state: State, year: Period, *, before: bool = False) -> Period:
    """`Cùng kỳ năm 2021`: the part of the year that governs, in that year; `before`: in the one before it."""
    part = state.flow.period if state.flow else None
    if part is None or part.start.year != part.end.year:
        return year
    target = part.end.year - 1 if before else year.end.year
    return Period(part.start.replace(year=target), _same_day(part.end, target), part.kind)


def _same_day(day: date, year: int) -> date:
    return date(year, 2, 28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


_A_MONTH = 31


def _closed(state: State, closing: Period) -> Period:
    """`Tính đến D` closes the open span that governs (`từ năm 2015 đến nay`), else the year of D."""
    spoken = state.flow.period if state.flow is not None else None
    # `Tính đến cuối tháng 7/2019`, printed on the 29th, still ends `từ năm 2015 đến nay`.
    over = spoken is not None and spoken.open and (closing.end - spoken.end).days > _A_MONTH
    if state.open_start is not None and state.open_start < closing.end and not over:
        return _between(state.open_start, closing.end)
    term = state.flow.period if state.flow and state.flow.period.kind == "term" else None
    if term is not None and term.start < closing.end <= term.end:
        return _between(term.start, closing.end, of_committees=term.of_committees)
    return _between(date(closing.end.year, 1, 1), closing.end)


def _between(start: date, end: date, *, of_committees: bool = False) -> Period:
    if start.year != end.year:
        return Period(start, end, "multi_year", of_committees=of_committees)
    if (start.month, start.day) != (1, 1):
        return Period(start, end, "other")
    return Period(start, end, "year" if (end.month, end.day) == (12, 31) else "ytd")


def stock(
    state: State, times: Sequence[Stated], left: int, right: int, until_next: int, clock: Clock
) -> Governing | None:
    """The day of a stock: `tính đến D`, `hiện nay`, the end of the sentence's period, else the day of publication."""
    here = [s for s in times if s.time.end <= left and (s.governs or s.time.meaning in CLOSINGS)]
    now = here[-1] if here and here[-1].time.meaning == "until" else None  # `Năm 2004 có …; đến nay có …`: not of 2004
    here = [s for s in here if s.time.meaning != "same_window" and (s is now or not s.period.untold)]
    if not here:
        behind = [s for s in times if right <= s.time.start and s.time.meaning == "until" and s.governs]
        here = [s for s in behind if s.time.start < until_next or s.of_all]
    beside = [s for s in times if s.bracketed and 0 <= s.time.start - right <= _BESIDE and s.time.meaning in _DATED]
    today = clock.today
    for said in [*here, *beside][::-1]:
        if said.time.meaning == "now" and state.closing is not None:
            return state.closing
        if said.time.meaning in {*CLOSINGS, *_EDGES} or said in beside:
            return Governing(_day(said.period.end), "sentence", said.time)
        if said.time.meaning in FLOWS:
            end = min(said.period.end, today) if today else said.period.end
            return Governing(_day(end), "sentence", said.time)
    if state.closing is not None:
        return state.closing
    unknown = any(s.period.untold and s.time.meaning == "until" and s.time.end <= left for s in times)
    told = state.flow if state.flow is None or state.flow.period.kind != "year" or state.flow.where == "title" else None
    if today is None and told is not None and not told.period.untold and not unknown:
        return Governing(_day(told.period.end), "elsewhere")  # nothing tells the day: the end of what is told
    return Governing(_day(today), "elsewhere") if today else None


_EDGES = frozenset({"edge", "before"})
_DATED = frozenset({"month", "date", "until", "edge", "year"})
_BESIDE = 16
"""`20.411 đảng viên (tháng 12/2007)`: the day stands in brackets right behind the count and its noun."""


def at_the_end(governing: Governing, today: date) -> Governing:
    """The last day of a period, or the day of publication where that is earlier."""
    return replace(governing, period=_day(min(governing.period.end, today)))


def _day(day: date) -> Period:
    return Period(day, day, "point")


def after_sentence(state: State, times: Sequence[Stated], *, plan: bool, flows: bool = True) -> State:
    """The state once a sentence is read.

    A plan's times govern nothing after it; a closing day governs later flows only where the sentence has `flows`.
    """
    if plan:
        return state
    for said in times:
        if said.governs and said.time.meaning in ROUNDS:
            state = replace(state, round=Governing(said.period, "sentence", said.time))
            continue
        if not _governs_on(state, said):
            continue
        if said.time.meaning == "this_year" and _is_told(state):
            continue  # a bare `Trong năm` goes on with the year that is spoken of
        told = state.flow.period if state.flow else None
        same = told is not None and (told.start, told.end) == (said.period.start, said.period.end)
        if told is not None and same and (_is_bare(said.time) or _is_headed(state)):
            said = replace(said, period=told)  # noqa: PLW2901  (`ba tháng` goes on with `quý I`)
        if said.time.meaning == "until":
            closing = Governing(_day(said.period.end), "sentence", said.time)
            closed = Governing(_of_flow(state, [said], times), "sentence", said.time)
            state = replace(state, closing=closing, flow=closed if flows else state.flow)
        elif said.time.meaning in FLOWS:
            state = replace(
                state,
                flow=Governing(said.period, "sentence", said.time),
                open_start=said.period.start if said.period.open and said.period.kind == "multi_year" else None,
            )
            if said.period.open:
                continue
            state = replace(state, closing=None)
    return state


def _governs_on(state: State, said: Stated) -> bool:
    """Whether a time says of when the sentences after it are; an aside does where no other was named before it."""
    if not said.governs or said.time.meaning == "same_window" or _is_narrower(state, said):
        return False
    return not said.aside or state.flow is None


def _is_bare(time: Time) -> bool:
    """`ba tháng`, but not `ba tháng đầu năm`: it may go on with the quarter that is spoken of."""
    return time.meaning == "months" and not time.parts.get("edge")


def _is_told(state: State) -> bool:
    """Whether the text has named a year of its own, outside its title."""
    near = state.flow is not None and state.flow.where in {"sentence", "paragraph"}
    return near and state.flow is not None and state.flow.period.kind in {"year", "ytd"}


def _is_narrower(state: State, said: Stated) -> bool:
    """A quarter or month inside the period that this paragraph speaks of: an aside."""
    wide = state.flow
    if wide is None or wide.where not in {"sentence", "paragraph"} or said.period.kind not in {"quarter", "month"}:
        return False
    return (
        wide.period.start <= said.period.start
        and said.period.end <= wide.period.end
        and (wide.period.start, wide.period.end) != (said.period.start, said.period.end)
        and wide.period.kind not in {"quarter", "month"}
    )


_OWN = 14
"""Characters of `15.000 đảng viên của cả nhiệm kỳ` between the target and its term."""


_HALF = 24
"""Characters of `chỉ tiêu 6 tháng cuối năm kết nạp thêm 700 đảng viên` between the half year and its target."""


def plan_period(
    times: Sequence[Stated], left: int, right: int, carried: Period | None, terms: Sequence[tuple[int, int]] = ()
) -> Governing | None:
    """The period of a target: the year or term named nearest before it, else after it, else the year it is part of."""
    spans = [
        s
        for s in times
        if s.time.meaning in {"year", "term", "years", "this_year", "this_term", "until"}
        and s.period.kind in {"year", "term", "multi_year"}
        and not s.compared
    ]
    halves = [s for s in times if is_second_half(s) and 0 < left - s.time.end <= _HALF and not s.governs]
    if halves:
        return Governing(halves[-1].period, "sentence", halves[-1].time)
    begun = [s for s in times if s.time.meaning == "edge" and s.time.parts.get("edge") == "đầu" and s.time.end <= left]
    if begun and not [s for s in spans if s.time.start > begun[-1].time.end]:
        return Governing(whole_year(begun[-1].period), "sentence", begun[-1].time)  # `Đầu năm 2024, giao chỉ tiêu …`
    own = [s for s in spans if s.time.meaning == "this_term" and 0 <= s.time.start - right <= _OWN]
    before = own or [s for s in spans if s.time.end <= left]
    after = [s for s in spans if s.time.start >= right and s.governs]
    if before or after:
        said = before[-1] if before else after[0]
        return Governing(said.period, "sentence", said.time)
    if carried is None or any(s.period.untold for s in times if s.time.meaning in {"year", "until"}):
        return None
    term = next(
        (t for t in terms if carried.open and carried.kind == "multi_year" and t[0] == carried.start.year), None
    )
    if term is not None:  # what was done of a term so far is measured by the target of the term
        return Governing(Period(date(term[0], 1, 1), date(term[1], 12, 31), "term"), "elsewhere")
    return Governing(whole_year(carried), "elsewhere")


def is_second_half(said: Stated) -> bool:
    """Whether the last months of a year are meant: `6 tháng cuối năm`."""
    return said.time.meaning in {"months", "half_year"} and said.time.parts.get("edge") == "cuối"


def whole_year(period: Period) -> Period:
    """The plan period behind what was done in part of it: the calendar year, the term or the named years."""
    if period.kind in {"term", "multi_year"}:
        return period
    return Period(date(period.end.year, 1, 1), date(period.end.year, 12, 31), "year")


_TO_COME = re.compile(r"\b(?:sẽ|dự kiến|phấn đấu)\b[^,;.]*$")


def is_to_come(said: Stated, read: Scan, lower: str, clock: Clock) -> bool:
    """`5 đề án còn lại sẽ trình trong quý III`: a day to come says nothing of the sentences after it."""
    ahead = clock.published is not None and said.period.end > clock.published
    return ahead and _TO_COME.search(lower[read.start : said.time.start]) is not None
