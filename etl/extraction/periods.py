"""Reads expressions of time: what they say, and the days they mean once the year is known.

The forms are data (`periods.toml`). Which expression governs a figure is decided in `timeline.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from etl.extraction import lexicon
from etl.extraction.days import Clock, at_the_edge, month_end, month_number, one_day, one_month, quarter
from etl.extraction.jubilees import day_of
from etl.extraction.terms import TERM, end_of_term, is_unnamed, opened_by, opens_a_term, running_term

_FIRST_YEAR, _LAST_YEAR = 1945, 2099


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time in the normalised text; `parts` are the named pieces of its form."""

    start: int
    end: int
    meaning: str
    parts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Period:
    """Days covered, both included, with the kind of period of the contract; `open` means "until now"."""

    start: date
    end: date
    kind: str
    open: bool = False
    of_committees: bool = False
    """A term that the text does not name: told from the calendar of the provinces' committees."""
    of_the_party: bool = False
    """A term of the Party's congress that is over: the numbers of provinces' congresses are others."""
    untold: bool = False
    """A term is spoken of, but which one cannot be told: nothing in it is dated, by the year before it least of all."""


@cache
def forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Meaning and pattern of each form, in order of preference."""
    data = lexicon.table("periods.toml")
    pieces: dict[str, str] = data["piece"]
    return tuple((form["meaning"], re.compile(bounded(_expand(form["pattern"], pieces)))) for form in data["form"])


def _expand(pattern: str, pieces: Mapping[str, str]) -> str:
    return re.sub(r"\{([A-Z]+)\}", lambda m: f"(?:{pieces[m.group(1)]})", pattern)


def bounded(pattern: str) -> str:
    """A pattern that matches whole words only."""
    return rf"(?<![\w])(?:{pattern})(?![^\W_])"


def unbounded(pattern: re.Pattern[str]) -> str:
    """The pattern inside one that matches whole words only."""
    head, tail = bounded("\0").split("\0")
    return pattern.pattern.removeprefix(head).removesuffix(tail)


def named_parts(pattern: re.Pattern[str], text: str, start: int, end: int) -> dict[str, str]:
    """The named pieces of a form where it matched, in a text that ends at `end`."""
    match = pattern.match(text, start, end)
    return {k: v for k, v in match.groupdict().items() if v} if match else {}


def resolve(time: Time, text: str, clock: Clock) -> Period | None:
    """The days a time means; None where they cannot be told (no year, no day of publication)."""
    return _MEANINGS[time.meaning](text, time.parts, clock)


def _span(_text: str, parts: Mapping[str, str], clock: Clock) -> Period | None:
    end = _bounds(parts["to"], clock)
    if end is not None and clock.published is None:
        clock = replace(clock, published=end[1])  # `từ đầu nhiệm kỳ đến 30/6/2018`: the term of that day
    start = _bounds(_with_year(parts["from"], end), clock)
    last = end and at_the_edge(end, parts.get("edge", parts.get("last")))
    if start is None or last is None or start[0] > last:
        return None
    told = _classified(start[0], last, open_end=_is_now(parts["to"]))
    return replace(told, of_committees=is_unnamed(parts["from"], start[0].year))


def _with_year(text: str, end: tuple[date, date] | None) -> str:
    if end is None or re.search(r"(?:19|20)\d\d", text):
        return text
    if text == "năm":
        return f"năm {end[0].year}"
    text = f"{text}/{end[1].month}" if re.fullmatch(r"ngày \d{1,2}", text) else text  # `từ ngày 25 đến 27/9`
    return f"{text}/{end[0].year}" if re.search(r"\d|tháng", text) and not text.startswith(("quý", "nhiệm")) else text


def _since(_text: str, parts: Mapping[str, str], clock: Clock) -> Period | None:
    start = _bounds(parts["from"], clock)
    if start is None or clock.today is None or start[0] > clock.today:
        return None
    told = _classified(start[0], clock.today, open_end=True)
    return replace(told, of_committees=is_unnamed(parts["from"], start[0].year))


def _until(_text: str, parts: Mapping[str, str], clock: Clock) -> Period | None:
    bounds = _bounds(parts["to"], clock)
    day = bounds and at_the_edge(bounds, parts.get("edge"))
    return Period(day, day, "point", open=_is_now(parts["to"])) if day else None


def _before(_text: str, parts: Mapping[str, str], clock: Clock) -> Period | None:
    """`Trước ngày 1/7/2025, …`, `Trước khi hợp nhất, …`: as things stood the day before."""
    bounds = _bounds(parts.get("to", lexicon.table("periods.toml")["merger"]["day"]), clock)
    if bounds is None or ("to" not in parts and (clock.today is None or clock.today < bounds[0])):
        return None
    eve = bounds[0] - timedelta(days=1)
    return Period(eve, eve, "point")


def _edge(text: str, parts: Mapping[str, str], clock: Clock) -> Period | None:
    day = (bounds := _bounds(text, clock)) and at_the_edge(bounds, parts["edge"])
    return Period(day, day, "point") if day else None


def _batch(_text: str, parts: Mapping[str, str], clock: Clock) -> Period | None:
    bounds = _bounds(parts["day"].replace("(", "").replace(")", ""), clock) if "day" in parts else None
    day = bounds[0] if bounds else day_of(parts["event"], int(parts["years"])) if "event" in parts else None
    return Period(day, day, "batch") if day else None


def _term(text: str, _parts: Mapping[str, str], _clock: Clock) -> Period | None:
    years = re.findall(r"\d{4}|(?<=-)\d\d(?!\d)|(?<=- )\d\d(?!\d)", text)
    if len(years) != 2:  # noqa: PLR2004
        return None
    first = int(years[0])
    last = int(years[1]) if len(years[1].strip()) == 4 else first // 100 * 100 + int(years[1])  # noqa: PLR2004
    return Period(date(first, 1, 1), date(last, 12, 31), "term") if first < last <= first + 6 else None


def _this_term(text: str, _parts: Mapping[str, str], clock: Clock) -> Period | None:
    """The term the text names and its day of publication lies in, the earlier of two; at a congress the one that ends.

    A congress opens a term in the year in which the term before it ends.
    """
    year = clock.today.year if clock.today else clock.year
    running = sorted(t for t in clock.terms if year is None or t[0] < year <= t[1])
    if not running and "này" not in text:
        running = [(t[0] - TERM, t[0]) for t in clock.terms if t[0] == year and t[1] - t[0] == TERM]
    if running:
        first, last = running[0]
        return Period(date(first, 1, 1), date(last, 12, 31), "term", of_committees=not opens_a_term(first))
    if clock.since is not None and clock.today is not None and not clock.terms:
        return Period(clock.since, clock.today, "multi_year", open=True)
    told = running_term(clock.today) if "nhiệm kỳ" in text and clock.today and not clock.terms else None
    if told is None and clock.today and text.startswith("trong nhiệm kỳ"):
        return Period(clock.today, clock.today, "term", untold=True)
    return Period(date(told[0], 1, 1), date(told[1], 12, 31), "term", of_committees=True) if told else None


def _this_quarter(_text: str, _parts: Mapping[str, str], clock: Clock) -> Period | None:
    """The quarter that the day of publication, or the weeks before it, lie in."""
    if clock.today is None:
        return None
    day = clock.today - timedelta(days=_REPORTING_DAYS)
    first = (day.month - 1) // 3 * 3 + 1
    return Period(date(day.year, first, 1), month_end(day.year, first + 2), "quarter")


_REPORTING_DAYS = 45
"""A quarter is reported within so many days of its end."""


def _same_window(_text: str, parts: Mapping[str, str], clock: Clock) -> Period | None:
    """A year whose same part is meant; `timeline` cuts it to the part that governs, and tells `năm trước` by it."""
    year = int(parts["year"]) if "year" in parts else clock.today.year - 1 if clock.today else None
    return Period(date(year, 1, 1), date(year, 12, 31), "year") if year else None


def _half_term(text: str, parts: Mapping[str, str], clock: Clock) -> Period | None:
    if "congress" in parts:
        return _since_congress(text, parts, clock)
    term = _term(text, {}, clock) or _this_term("nhiệm kỳ", {}, clock)
    if term is None or term.untold or clock.today is None or not term.start < clock.today < term.end:
        return None
    return Period(term.start, clock.today, "multi_year", open=True, of_committees=term.of_committees)


def _school_year(_text: str, parts: Mapping[str, str], _clock: Clock) -> Period | None:
    first, last = int(parts["from"]), int(parts["to"])
    return Period(date(first, 9, 1), date(last, 5, 31), "other") if last == first + 1 else None


def _years(_text: str, parts: Mapping[str, str], clock: Clock) -> Period | None:
    first, last = int(parts["from"]), int(parts["to"])
    kind = "term" if (first, last) in clock.terms and last - first == TERM else "multi_year"
    end = month_end(last, month_number(parts["months"])) if "months" in parts else date(last, 12, 31)
    return Period(date(first, 1, 1), end, kind) if first < last <= first + _LONGEST_SPAN else None


_LONGEST_SPAN = 40
"""More years than this are two dates of history."""


def _months(_text: str, parts: Mapping[str, str], clock: Clock) -> Period | None:
    parts = {**parts, "year": parts["of_year"]} if "of_year" in parts else parts
    quarters = parts.get("quarters") or parts.get("all_quarters")
    count = 3 * month_number(quarters) if quarters else month_number(parts["count"])
    if not 1 <= count <= 12:  # noqa: PLR2004
        return None
    if parts.get("edge") == "cuối":
        year = int(parts["year"]) if "year" in parts else _year_of_its_end(clock)
        return Period(date(year, 13 - count, 1), date(year, 12, 31), "other") if year else None
    year = int(parts["year"]) if "year" in parts else clock.year_of(count, 28)
    return _classified(date(year, 1, 1), month_end(year, count)) if year else None


def _two_months(_text: str, parts: Mapping[str, str], clock: Clock) -> Period | None:
    """`hai tháng 7 và 8 năm 2019`: where one follows the other."""
    first, last = int(parts["first"]), int(parts["last"])
    year = int(parts["year"]) if "year" in parts else clock.year_of(last, 28)
    if year is None or last != first + 1 or last > 12:  # noqa: PLR2004
        return None
    return Period(date(year, first, 1), month_end(year, last), "other")


def _year_of_its_end(clock: Clock) -> int | None:
    """`6 tháng cuối năm`: of this year from its second quarter on, where it may be planned; earlier of the last."""
    if clock.published is None:
        return clock.year
    return clock.published.year if clock.published.month > 3 else clock.published.year - 1  # noqa: PLR2004


def _half_year(_text: str, parts: Mapping[str, str], clock: Clock) -> Period | None:
    """`nửa đầu năm 2021`: the six months."""
    return _months("", {**parts, "count": "6"}, clock)


def _since_congress(_text: str, parts: Mapping[str, str], clock: Clock) -> Period | None:
    """`từ sau Đại hội XII đến nay`: since the start of the year in which that national congress met."""
    first = opened_by(parts.get("congress", ""))
    if first is None or clock.today is None or clock.today.year < first:
        return None
    return _classified(date(first, 1, 1), clock.today, open_end=True)


def _congress_term(text: str, parts: Mapping[str, str], clock: Clock) -> Period | None:
    """`trong nhiệm kỳ Đại hội XIII`: as far as it had come, or to the month in which the next congress met."""
    first = opened_by(parts.get("congress", "")) or _LAST_YEAR
    over = end_of_term(first)
    if clock.today is None or over is None or clock.today < over:
        told = _since_congress(text, parts, clock)
        return told and replace(told, of_the_party=not re.search("đại hội|khóa", text))  # else a province's number
    return Period(date(first, 1, 1), over, "multi_year", of_the_party=True)


def _last_year(_text: str, _parts: Mapping[str, str], clock: Clock) -> Period | None:
    """`năm ngoái`, seen from the day of publication."""
    if clock.today is None:
        return None
    return Period(date(clock.today.year - 1, 1, 1), date(clock.today.year - 1, 12, 31), "year")


def _point(text: str, _parts: Mapping[str, str], clock: Clock) -> Period | None:
    bounds = _bounds(text, clock)
    return Period(bounds[0], bounds[1], _kind(bounds)) if bounds else None


def _kind(bounds: tuple[date, date]) -> str:
    days = (bounds[1] - bounds[0]).days
    return "point" if days == 0 else "month" if days < 31 else "quarter" if days < 92 else "year"  # noqa: PLR2004


def _last_years(_text: str, parts: Mapping[str, str], clock: Clock) -> Period | None:
    named = parts.get("of_term")
    said = parts.get("reviewed") or named or ""
    spans = [s for s in clock.spans if said and s[1] - s[0] + 1 == month_number(said)]
    if len(spans) == 1:  # `sơ kết 5 năm … (2010 - 2014). … Trong 5 năm, …`
        return Period(date(spans[0][0], 1, 1), date(spans[0][1], 12, 31), "multi_year")
    if clock.today is not None and ("reviewed" in parts or (named and month_number(named) == clock.reviewed)):
        return _reviewed(month_number(said), parts.get("near", ""), clock)
    if "of_term" in parts or (clock.today is None and parts.get("reviewed") in {"5", "năm"}):
        return _this_term("", {}, clock)
    if clock.today is None or "count" not in parts:
        return None
    if parts["count"].endswith(",5"):
        start = clock.today.year - int(parts["count"][0])
        half = date(start, 1, 1) if clock.today.month >= 6 else date(start - 1, 7, 1)  # noqa: PLR2004
        return Period(half, clock.today, "multi_year", open=True)
    count = month_number(parts["count"])
    return Period(date(clock.today.year - count, 1, 1), clock.today, "multi_year", open=True) if count > 1 else None


def _reviewed(years: int, near: str, clock: Clock) -> Period | None:
    """`Sau 10 năm thực hiện Nghị quyết`: early in a year the years before it, late in a year this one with them."""
    today = clock.today
    if today is None or years < 2:  # noqa: PLR2004
        return None
    if today.month <= _EARLY:
        return Period(date(today.year - years, 1, 1), date(today.year - 1, 12, 31), "multi_year")
    late = today.month >= _LATE or (near == "gần " and today.month > _HALF_YEAR)
    return Period(date(today.year - years + late, 1, 1), today, "multi_year", open=True)


_EARLY, _HALF_YEAR, _PAST, _LATE = 3, 6, 9, 10


def _this_year(text: str, _parts: Mapping[str, str], clock: Clock) -> Period | None:
    over = clock.today and "nay" not in text and clock.today.month <= (_PAST if "qua" in text else _EARLY)
    year = clock.today.year - bool(over) if clock.today else clock.year
    return Period(date(year, 1, 1), date(year, 12, 31), "year") if year else None


def _now(_text: str, _parts: Mapping[str, str], clock: Clock) -> Period | None:
    return Period(clock.today, clock.today, "point", open=True) if clock.today else None


_MEANINGS = {
    "span": _span,
    "since": _since,
    "until": _until,
    "edge": _edge,
    "before": _before,
    "batch": _batch,
    "anniversary_span": _batch,
    "jubilee": _batch,
    "term": _term,
    "half_term": _half_term,
    "this_term": _this_term,
    "past_year": _this_year,
    "same_window": _same_window,
    "this_quarter": _this_quarter,
    "years": _years,
    "school_year": _school_year,
    "months": _months,
    "two_months": _two_months,
    "half_year": _half_year,
    "since_congress": _since_congress,
    "congress_term": _congress_term,
    "numbered_term": _congress_term,
    "last_year": _last_year,
    "that_year": lambda *_: None,  # told by the words before the sentence: see `stated`
    "quarter": _point,
    "date": _point,
    "month": _point,
    "last_years": _last_years,
    "year": _point,
    "this_year": _this_year,
    "now": _now,
    "bare_year": _point,
}


def _is_now(text: str) -> bool:
    return text in {"nay", "hiện nay", "hiện tại", "này", "thời điểm này"}


_A_YEAR = 364
"""Fewer days across a new year are no several years: `từ tháng 12-2020 đến 15-4-2021`."""


def _classified(start: date, end: date, *, open_end: bool = False) -> Period:
    if start.year != end.year:
        kind = "multi_year" if (end - start).days >= _A_YEAR else "other"
    elif (start.month, start.day) == (1, 1):
        kind = "year" if (end.month, end.day) == (12, 31) else "ytd"
    elif start.day == 1 and start.month % 3 == 1 and end == month_end(start.year, start.month + 2):
        kind = "quarter"  # `từ ngày 1/7 đến hết tháng 9`
    else:
        kind = "other"
    return Period(start, end, kind, open_end)


def _bounds(text: str, clock: Clock) -> tuple[date, date] | None:  # noqa: PLR0911
    """First and last day of a date, month, quarter, year or `nay`."""
    if _is_now(text):
        return (clock.today, clock.today) if clock.today else None
    if text in {"năm", "cuối năm", "hết năm"}:
        year = clock.year_of(1) if text == "năm" else clock.year_of(12, 31)
        return (date(year, 1, 1), date(year, 12, 31)) if year else None
    years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)
    year = int(years[-1]) if years else None
    if "nhiệm kỳ" in text:
        if years:
            return date(int(years[0]), 1, 1), date(int(years[-1]), 12, 31)
        term = _this_term(text, {}, clock)
        return (term.start, term.end) if term else None
    if "quý" in text:
        return quarter(text, year, clock)
    if day := re.search(r"(?<!\d)(\d{1,2}) ?(?:[/.-]|tháng) ?(\d{1,2})(?!\d)", text):
        return one_day(int(day.group(1)), int(day.group(2)), year, clock)
    month = re.search(r"tháng ([^\W\d]+(?: (?:một|hai))?|\d{1,2})|(?<!\d)(\d{1,2}) ?[/-] ?(?:19|20)\d\d", text)
    if month:
        return one_month(month_number(month.group(1) or month.group(2)), year, clock)
    return (date(year, 1, 1), date(year, 12, 31)) if year and _FIRST_YEAR <= year <= _LAST_YEAR else None
