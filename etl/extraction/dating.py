"""When a document was published: told from outside, by its dateline, or by the meeting that its lead reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from etl.documents import Document
from etl.extraction import lexicon
from etl.extraction.days import Clock, is_compared_with, month_number
from etl.extraction.normalise import Normal
from etl.extraction.periods import Time, resolve
from etl.extraction.scan import Scan
from etl.extraction.sentences import Sentence, is_caption

_DATELINE = re.compile(
    r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|cập nhật|đăng|gmt|\d{1,2}:\d{2}|\d{1,2}h\d{2}|ngày đăng|date)",
    re.IGNORECASE,
)
_FULL_DATE = re.compile(
    r"(?<![\d/.-])(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?((?:19|20)\d\d)(?!\d)|(?<!\d)((?:19|20)\d\d)-(\d{2})-(\d{2})(?!\d)"  # noqa: E501
)
_LONGEST_DATELINE = 90


def clock_of(document: Document, normal: Normal, parts: Sequence[Sentence], scans: Sequence[Scan]) -> Clock:
    """The day of publication: given, else the page's dateline. One far from what the text says is not used."""
    published = document.published or _dateline(normal)
    told = [t for read in scans for t in read.times]
    dated = [
        (t, p.end.year)
        for t in told
        if t.meaning in {"year", "months", "quarter"} and (p := resolve(t, normal.lower[t.start : t.end], Clock(None)))
    ]
    spoken_of = (year for t, year in dated if not _is_only_compared_with(normal.lower, t))
    year = next(spoken_of, None) or _behind_the_year_compared_with(told)
    terms = {
        (p.start.year, p.end.year)
        for t in told
        if (t.meaning == "term" or _is_term_of_congress(normal, t))
        and (p := resolve(t, normal.lower[t.start : t.end], Clock(None)))
    }
    spoken = [
        *(year for _, year in dated),
        *(last for _, last in terms if published and abs(last - published.year) <= 1),
    ]
    if published is not None and dated and _OF_PAGES <= max(spoken) < published.year - 2:
        own = document.published is None  # a dateline names its own year
        published = published if _times_named(normal, published) > own else None
    if published is not None and _is_after_the_term(normal, published, terms):
        published = None
    review = _REVIEW.search(f"{(document.title or '').lower()}\n{normal.lower[:_LEAD]}")
    reviewed = month_number(review.group(1)) if review else None
    spans = {
        (p.start.year, p.end.year)
        for t in told
        if t.meaning == "years" and (p := resolve(t, normal.lower[t.start : t.end], Clock(None)))
    }
    today = (
        published
        or _event_day(normal, parts)
        or _congress_day(normal, parts)
        or _review_day(normal.lower, parts, scans, year)
    )
    of_congresses = {
        p.start
        for t in told
        if t.meaning in {"congress_term", "since_congress"}
        and (p := resolve(t, normal.lower[t.start : t.end], Clock(today)))
    }
    since = of_congresses.pop() if len(of_congresses) == 1 else None
    if since is None and not of_congresses and today is not None:
        since = _term_of_a_congress(f"{(document.title or '').lower()}\n{normal.lower}", today)
    return Clock(today, year, reviewed, tuple(sorted(spans)), tuple(sorted(terms)), since)


def _behind_the_year_compared_with(told: Sequence[Time]) -> int | None:
    """`9 tháng đầu năm, kết nạp …, tăng 12 so với cùng kỳ năm 2022`: the year after the only one compared with."""
    compared = {int(t.parts["year"]) for t in told if t.meaning == "same_window" and "year" in t.parts}
    return compared.pop() + 1 if len(compared) == 1 else None


def _is_only_compared_with(lower: str, time: Time) -> bool:
    """`Trước đó, năm 2015, …`, `so với 6 tháng đầu năm 2015`: another year than the one told of."""
    written = _A_YEAR.search(lower, time.start, time.end)
    return written is not None and is_compared_with(lower, 0, written.start())


_A_YEAR = re.compile(r"(?:19|20)\d\d")


def _times_named(normal: Normal, published: date) -> int:
    """How often a text names the year of its publication or the one before it."""
    return len(re.findall(rf"(?<!\d)(?:{published.year}|{published.year - 1})(?!\d)", normal.text))


def _is_after_the_term(normal: Normal, published: date, terms: set[tuple[int, int]]) -> bool:
    """`Từ đầu nhiệm kỳ đến nay` of the one term named, which was over long before the page's day: it is a crawl's."""
    if len(terms) != 1 or next(iter(terms))[1] >= published.year - 1 or not _SINCE_ITS_START.search(normal.lower):
        return False
    return _times_named(normal, published) <= 1  # the dateline's own


_SINCE_ITS_START = re.compile(r"\btừ (?:sau |đầu )*nhiệm kỳ(?: này)?,? (?:đến|tới) nay\b")
_OF_PAGES = 1990
"""`Năm 1945, Đảng có 5.000 đảng viên. Đến nay, …`: years before there were pages do not date one."""
_TERM_OF = re.compile(
    r"nhiệm kỳ (?:đại hội|khóa) (?:đại biểu )?(?:toàn quốc )?(?:lần thứ |thứ )?([xiv]+|1[0-4])\b"
    r"(?! (?:của )?(?:đảng )?bộ)"
)


def _term_of_a_congress(text: str, today: date) -> date | None:
    """`Tổng kết công tác năm 2025 và nhiệm kỳ Đại hội XIII`: when the one term named began, while it runs."""
    years: dict[str, int] = lexicon.table("periods.toml")["congress"]
    first = {years[said] for said in _TERM_OF.findall(text) if said in years}
    running = {year for year in first if max(y for y in years.values() if y <= today.year) == year}
    return date(running.pop(), 1, 1) if len(running) == len(first) == 1 else None


_LEAD = 500
"""Characters in which a report says what it is of."""
_REVIEW = re.compile(
    r"(?:sơ kết|tổng kết|kết quả|nhìn lại|sau|qua) (?:hơn |gần )?(\d{1,2}) năm (?:thực hiện|triển khai|thi hành)"
)


def _is_term_of_congress(normal: Normal, time: Time) -> bool:
    """`Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XI (2020 - 2025)`: the years in brackets are those of the term."""
    lead = normal.lower[max(0, time.start - 40) : time.start]
    return time.meaning == "years" and bool(re.search(r"(?:lần thứ|khóa|đại hội) [xivl]+,? ?\(?$", lead))


_EVENT = re.compile(
    r"(?<!\w)(?:ngày|sáng|chiều|tối)(?: ngày)? (\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?((?:19|20)\d\d)(?!\d)()()()"
)
_EVENT_IN_WORDS = re.compile(
    r"\W*(?:[a-z]{2,8}\W+)?(?:sáng |chiều )?ngày (\d{1,2}) tháng (\d{1,2}) năm ((?:19|20)\d\d),()()()"
)
"""`Ngày 5 tháng 10 năm 2017, tại …, Tỉnh ủy giao ban`: at the head of a sentence alone."""
_EVENT_SENTENCES = 6


def _event_day(normal: Normal, parts: Sequence[Sentence]) -> date | None:
    """The day of the meeting that the lead reports, where the day of publication is unknown."""
    for part in (p for p in parts[:_EVENT_SENTENCES] if not is_caption(normal.text, p)):
        in_words = _EVENT_IN_WORDS.match(normal.lower, part.start, part.end)
        for match in (*filter(None, [in_words]), *_EVENT.finditer(normal.lower, part.start, part.end)):
            if not _is_of_an_instrument(normal.lower, match):
                return _as_date(match)
    return None


_CONGRESS = re.compile(
    r"(?<!\w)(?:ngày|sáng|chiều|tối)(?: ngày)? (\d{1,2}) ?[/.-] ?(\d{1,2})(?! ?[/.-]? ?\d),[^.;\n]{0,80}\bđại hội"
    r"[^.;\n]{0,40} đảng bộ (?:tỉnh|thành phố|tp)\b[^.;\n]{0,60}\bnhiệm kỳ ((?:19|20)\d\d) ?- ?(?:19|20)\d\d\b"
    r"[^.;\n]{0,40}(?:khai mạc|bế mạc|diễn ra|tiến hành|bước vào)()()()"
)
_OPENED = re.compile(
    r"(?<!\w)(?:ngày|sáng|chiều|tối)(?: ngày)? (\d{1,2}) ?[/.-] ?(\d{1,2})(?! ?[/.-]? ?\d)[^.;\n]{0,120}?"
    r"(?<!chuẩn bị )(?<!sẽ )(?:khai mạc|bế mạc)(?: trọng thể| phiên [^\W\d_]{2,6} [^\W\d_]{1,6})? đại hội\b"
    r"[^.;\n]{0,60}đảng bộ (?:tỉnh|thành phố|tp)\b[^.;\n]{0,60}\bnhiệm kỳ ((?:19|20)\d\d) ?- ?(?:19|20)\d\d\b()()()"
)
_HELD_BY = re.compile(
    r"(?<!\w)(?:ngày|sáng|chiều|tối)(?: ngày)? (\d{1,2}) ?[/.-] ?(\d{1,2})(?! ?[/.-]? ?\d),[^.;\n]{0,60}"
    r"\bđảng bộ (?:tỉnh|thành phố|tp)\b[^.;\n]{0,40}?(?<!sẽ )(?:tổ chức|tiến hành|khai mạc)(?: trọng thể| khai mạc)*"
    r" đại hội\b[^.;\n]{0,60}\bnhiệm kỳ ((?:19|20)\d\d) ?- ?(?:19|20)\d\d\b()()()"
)
"""`Ngày 13-10, Đảng bộ tỉnh … tổ chức khai mạc Đại hội đại biểu lần thứ XIV, nhiệm kỳ 2020-2025`."""
_SUMMER = 6


def _congress_day(normal: Normal, parts: Sequence[Sentence]) -> date | None:
    """`Sáng 13/10, Đại hội … Đảng bộ tỉnh …, nhiệm kỳ 2020 - 2025 khai mạc`: in the year in which the term opens."""
    for part in parts[:_EVENT_SENTENCES]:
        where = part.start, part.end
        told = (form.search(normal.lower, *where) for form in (_CONGRESS, _OPENED, _HELD_BY))
        met = next(filter(None, told), None)
        if met and int(met.group(2)) >= _SUMMER:
            return _as_date(met)
    return None


_MEETING = re.compile(
    r"(?<!\w)(?:ngày|sáng|chiều|tối)(?: ngày)? (\d{1,2}) ?[/.-] ?(\d{1,2})(?! ?[/.-]? ?\d)(?P<until>[^.;\n]{0,200}?)"
    r"\b(?:sơ kết|tổng kết|giao ban|đánh giá|kiểm điểm)(?P<what>[^.;\n]{0,120})"
)
_AHEAD = re.compile(r"nhiệm vụ|phương hướng|triển khai|chương trình|nghị quyết|chỉ thị|kế hoạch năm")
_AROUND = range(-60, 121)
"""Days from the end of what is reviewed to its review."""


def _review_day(lower: str, parts: Sequence[Sentence], scans: Sequence[Scan], year: int | None) -> date | None:
    """`Sáng 24/9, Tỉnh ủy … giao ban quý III/2023`: in the year that lies around the end of what is reviewed."""
    for part, read in zip(parts[:_EVENT_SENTENCES], scans, strict=False):
        met = _MEETING.search(lower, part.start, part.end)
        told = next((t for t in read.times if t.meaning in _REVIEWED and met and met.start("what") <= t.start), None)
        if met is None or told is None or _AHEAD.search(lower, met.start("what"), told.start):
            continue
        period = resolve(told, lower[told.start : told.end], Clock(None, year))
        days = [d for y in (0, 1) if period and (d := _on(met, period.end.year + y))]
        around = [d for d in days if period and (d - period.end).days in _AROUND]
        if len(around) == 1:
            return around[0]
    return None


_REVIEWED = frozenset({"months", "half_year", "quarter", "year"})


def _on(met: re.Match[str], year: int) -> date | None:
    try:
        return date(year, int(met.group(2)), int(met.group(1)))
    except ValueError:
        return None


def _is_of_an_instrument(lower: str, day: re.Match[str]) -> bool:
    """`theo Quy định số 98 ngày 28/9/2004`, `ngày 27/9/2021, Tỉnh ủy có Hướng dẫn số 11`: the day of a paper."""
    return bool(_PAPER_BEFORE.search(lower[max(0, day.start() - 60) : day.start()])) or bool(
        _PAPER_BEHIND.match(lower, day.end())
    )


_PAPER = (
    r"(?:quy định|nghị quyết|chỉ thị|hướng dẫn|kế hoạch|kết luận|quyết định|thông tri|thông báo|công văn|đề án"
    r"|chương trình|quy chế|báo cáo|tờ trình|nghị định|thông tư)"
)
_PAPER_BEFORE = re.compile(rf"{_PAPER}(?: số)? [\w/ -]{{1,40}},? ?\(?(?:ra )?$")
_PAPER_BEHIND = re.compile(rf",? (?:[^\d,;.]{{3,40}} )?(?:đã )?(?:có|ban hành|ra) {_PAPER}\b")


def _dateline(normal: Normal) -> date | None:
    lines = [line for line in normal.text.split("\n") if line.strip()][:12]
    for line in (line for line in lines if len(line) <= _LONGEST_DATELINE):
        match = _FULL_DATE.search(line)
        if match and (_DATELINE.search(line) or len(line.strip()) <= 12):  # noqa: PLR2004
            return _as_date(match)
        if match is None and (told := _date_in_words(line.strip().lower())) is not None:
            return told
    return None


@cache
def _in_words() -> re.Pattern[str]:
    """`Sunday, Dec 13, 2020`, `Thứ Bảy, 7 tháng 11, 2020 08:13`: a line that is a day and nothing else."""
    months = "|".join(rf"{name[:3]}(?:{name[3:]}|t)?" for name in lexicon.table("english.toml")["months"])
    year = r"20\d\d"
    return re.compile(
        r"(?:[^\d\n:.]{2,24}, |(?:cập nhật|ngày đăng|đăng|updated|published|posted|date)(?: on| ngày)?:? )?"
        r"(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|[a-z]{3,6}day),? )?(?:ngày )?"
        rf"(?:(?P<d1>\d{{1,2}}) tháng (?P<m1>\d{{1,2}}),?(?: năm)? (?P<y1>{year})"
        rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?P<m2>{months}),? (?P<y2>{year})"
        rf"|(?P<m3>{months})\.? (?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y3>{year}))"
        r"(?:[\s,|–-]{1,4}(?:at |lúc )?\d{1,2}[:h]\d{2}.{0,20})?"
    )


def _date_in_words(line: str) -> date | None:
    told = _in_words().fullmatch(line) if line[:1].isalnum() else None
    if told is None:
        return None
    day, month, year = (next(v for k, v in told.groupdict().items() if v and k[0] == part) for part in "dmy")
    names: list[str] = lexicon.table("english.toml")["months"]
    number = month if month.isdigit() else next(n for n, m in enumerate(names, start=1) if m.startswith(month))
    try:
        return date(int(year), int(number), int(day))
    except ValueError:
        return None


def _as_date(match: re.Match[str]) -> date | None:
    day, month, year, iso_year, iso_month, iso_day = match.groups()
    try:
        return date(int(year), int(month), int(day)) if year else date(int(iso_year), int(iso_month), int(iso_day))
    except ValueError:
        return None
