"""Congresses of provinces and of the whole Party: whether a text reports one, and which counts are of the latter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from etl.extraction import figures, lexicon
from etl.extraction.days import Clock, month_end, one_day
from etl.extraction.model import Figure
from etl.extraction.periods import Period
from etl.extraction.roles import Sentence
from etl.extraction.stated import Stated
from etl.extraction.timeline import Governing

_HEAD = 1500
"""Characters in which a report names the congress it is of."""
_ANY = re.compile(
    r"đại hội (?:đại biểu )?(?:lần thứ \w+ )?đảng bộ (?:tỉnh|thành phố|tp)|đại hội (?:đại biểu )?toàn quốc"
    r"|đảng bộ (?:tỉnh|(?:tp\.? ?|thành phố )(?:đà nẵng|hà nội|hải phòng|cần thơ|hồ chí minh|huế))[^.;:\n]{0,40}"
    r" (?:khai mạc|bế mạc|tổ chức|tiến hành) (?:phiên chính thức )?đại hội (?:đại biểu )?lần thứ"
    r"|dự đại hội [xvi]{1,6},? có [\d.]+ đại biểu[^.;\n]{0,30} (?:đại diện|thay mặt)[^.;\n]{0,30} triệu đảng viên"
)
_NUMBER = r"(?:lần thứ )?(?P<{}>[xvi]{{1,6}})\b"
_OF_THE_PARTY = re.compile(
    rf"đại hội (?:đại biểu )?toàn quốc {_NUMBER.format('a')}|đại hội {_NUMBER.format('b')},? (?:của )?đảng\b"
    rf"|đại hội đảng (?:toàn quốc )?{_NUMBER.format('c')}"
)
_AT_A_CONGRESS = re.compile(r"\bđại hội\b")
_ELSEWHERE = re.compile(
    r"(?<!trung tâm )hội nghị|nghị quyết|học tập|quán triệt|tuyên truyền|điểm cầu"
    r"|đảng bộ (?:tỉnh|thành phố|tp|huyện|xã)|công đoàn|mặt trận|đoàn thanh niên|tncs|nông dân|phụ nữ|cựu chiến binh"
)


def is_congress(text: str) -> bool:
    """Whether a normalised text, or a sentence, speaks of a congress of a province or of the Party."""
    return _ANY.search(text, 0, _HEAD) is not None or _OF_THE_PARTY.search(text, 0, _HEAD) is not None


def of_the_party(text: str, published: date | None) -> str | None:
    """The number of the Party's congress that a text begins with, where it was printed in the year up to it."""
    named = _OF_THE_PARTY.search(text, 0, _HEAD)
    number = next(filter(None, named.groups()), "") if named else ""
    held: dict[str, int] = lexicon.table("periods.toml")["congress"]
    year = held.get(number)
    if year is None or published is None or not date(year - 1, 1, 1) <= published <= date(year, 3, 31):
        return None
    return number


def of_the_country(figure: Figure, s: Sentence, number: str | None) -> bool:
    """`Tham dự Đại hội có 1.586 đại biểu đại diện cho hơn 5,6 triệu đảng viên`: no province's, by their size."""
    if not _may_be_the_countrys(figure):
        return False
    told = s.lower[s.scan.start : s.scan.end]
    if _AT_A_CONGRESS.search(told) is None or _ELSEWHERE.search(told) is not None:
        return False
    others = {n for found in _OF_THE_PARTY.findall(told) for n in found if n} - {number}
    return (number is not None and not others) or met_on(figure, s.lower) is not None


def _may_be_the_countrys(figure: Figure) -> bool:
    row = figures.of(figure.indicator) if figure.indicator in {"congress_delegates", "members_total"} else None
    return (
        row is not None
        and row.vn is not None
        and figure.breakdown == "total"
        and row.vn[0] <= figure.value <= row.vn[1]
    )


_MET = re.compile(
    r"đại hội (?:đại biểu |đảng |toàn quốc )*(?:(?:lần thứ )?(?P<number>[xvi]{1,6})\b)?[^;\n]{0,60}?"
    r"\b(?:họp|diễn ra|tổ chức|tiến hành|khai mạc)\b[^;\n]{0,60}?"
    r"(?<!\d)(?P<day>\d{1,2}) ?[/-] ?(?P<month>\d{1,2}) ?[/-] ?(?P<year>(?:19|20)\d\d)(?!\d)"
)


def met_on(figure: Figure, lower: str) -> date | None:
    """The last day of the Party's congress told of just before: `Đại hội XI diễn ra từ ngày 12 đến 19/1/2011. Dự …`."""
    left = figure.quantity.left
    line = lower.rfind("\n", 0, left) + 1
    if not _may_be_the_countrys(figure) or "đại hội" not in lower[line:left]:
        return None
    told = next(iter([*_MET.finditer(lower, max(line, left - _TOLD), left)][::-1]), None)
    if told is None:
        return None
    held: dict[str, int] = lexicon.table("periods.toml")["congress"]
    day, month, year = (int(told[part]) for part in ("day", "month", "year"))
    fits = 1 <= month <= 12 and 1 <= day <= 28 + 3 * (month != 2)  # noqa: PLR2004
    return (
        date(year, month, min(day, month_end(year, month).day))
        if fits and held.get(told["number"], year) == year
        else None
    )


_TOLD = 300
"""Characters before a count in which its congress is told."""


_HELD = re.compile(
    r"\b(?:họp|diễn ra|được tổ chức|tiến hành)\b(?: [^;.:]{0,50})?(?: từ)?(?: ngày)? (?:\d{1,2} ?(?:-|đến) ?)?$"
)


def _met_before(figure: Figure, times: Sequence[Stated], lower: str) -> Stated | None:
    """`Họp từ ngày 7 - 18/3/1977, với 303 đại biểu`: the congress that a review of old ones tells of."""
    if not _is_of_delegates(figure, lower):
        return None
    left = figure.quantity.left
    line = max(lower.rfind("\n", 0, left) + 1, left - _TOLD)
    held = [t for t in times if t.time.meaning in {"date", "span"} and line <= t.time.start and t.time.end <= left]
    met = (t for t in held if _HELD.search(lower[line : t.time.start]) or _MET_ON.match(lower, t.time.end, left))
    return next(met, None)


_MET_ON = re.compile(
    r"\)?,[^.;\n]{0,80}\bđại hội\b(?:(?!\b(?:sẽ|dự kiến|chuẩn bị)\b)[^;\n]){0,160}"
    r"\b(?:khai mạc|bế mạc|họp|diễn ra|tiến hành|bước vào)\b"
)
"""`Ngày 8/9, Đại hội … Đảng bộ tỉnh … khai mạc với 430 đại biểu`: that day, though it was printed later."""


def _is_of_delegates(figure: Figure, lower: str) -> bool:
    """Of the delegates of a congress, or of those they stand for."""
    left = figure.quantity.left
    return figure.indicator == "congress_delegates" or (
        figure.indicator in {"members_total", "orgs_direct"} and "đại biểu" in lower[max(0, left - _TOLD) : left]
    )


_OPENED_ON = re.compile(
    r"(?<!\w)(?:(?:hôm )?nay|ngày|sáng|chiều|tối)(?: nay)?,?(?: ngày)? \(?"
    r"(\d{1,2}) ?[/.-] ?(\d{1,2})(?: ?[/.-] ?(?:19|20)\d\d)?(?!\d)" + _MET_ON.pattern
)
_JUST = range(8)
"""Days from a congress to its report."""
_FAR = 1200


def _opened_before(figure: Figure, times: Sequence[Stated], lower: str, published: date | None) -> date | None:
    """`Sáng 26/9, Đại hội … diễn ra. … Dự Đại hội có 445 đại biểu`: of that day, though it was printed later."""
    if published is None or not _is_of_delegates(figure, lower) or any(t.governs for t in times):
        return None
    left = figure.quantity.left
    told = [m for m in _OPENED_ON.finditer(lower, max(0, left - _FAR), left) if _ANY.search(m.group())]
    if not told:
        return None
    met = one_day(int(told[-1].group(1)), int(told[-1].group(2)), None, Clock(published))
    return met[0] if met is not None and (published - met[0]).days in _JUST else None


_AND_GUESTS = re.compile(r" đại biểu(?: và|,) (?:các )?(?:vị )?(?:đại biểu )?(?:khách mời|khách quý)\b")
_OFFICIAL = " đại biểu chính thức"
_IS_OFFICIAL = re.compile(r"đại biểu chính thức(?: là| có|:) $")


def counts_guests(figure: Figure, s: Sentence) -> bool:
    """`448 đại biểu, trong đó có 349 đại biểu chính thức`: guests are among the first number, delegates the second."""
    q = figure.quantity
    if figure.indicator != "congress_delegates" or s.lower.startswith(_OFFICIAL, q.right):
        return False
    behind = [o for o in s.scan.quantities if o.left >= q.right]
    official = [o for o in behind if s.lower.startswith(_OFFICIAL, o.right) or _IS_OFFICIAL.search(s.lower, 0, o.left)]
    return _AND_GUESTS.match(s.lower, q.right) is not None or any(o.value < q.value for o in official)


_TO_COME = re.compile(r"\b(?:sẽ có|dự kiến)\b[^;.]*$")


def is_to_come(figure: Figure, s: Sentence) -> bool:
    """`Đại hội dự kiến diễn ra trong tháng 10, với 448 đại biểu`: nobody has met yet."""
    if figure.indicator != "congress_delegates":
        return False
    return _TO_COME.search(s.lower, s.scan.start, figure.quantity.left) is not None


_UNITS = frozenset({"direct", "grassroots", "congress_direct", "congress_grassroots"})
_BY_THEN = re.compile(r"đại hội\b[^;]*\b(?:từ|trước|trong|vào|xong|hoàn thành)(?: cuối| đầu| giữa)? $")
_OPENS_CLAUSE = re.compile(r"; (?:đến |tới |vào )?$")


def held_on(
    figure: Figure, times: Sequence[Stated], lower: str, until_next: int, published: date | None
) -> Governing | None:
    """The day by which units had held their congresses: `591/591 … đại hội xong từ ngày 30-6`, `; ngày 7-8 đã …`."""
    if (day := met_on(figure, lower)) is not None:
        return Governing(Period(day, day, "point"), "sentence")
    q = figure.quantity
    if (met := _met_before(figure, times, lower)) is not None:
        return Governing(Period(met.period.end, met.period.end, "point"), "sentence", met.time)
    if (opened := _opened_before(figure, times, lower, published)) is not None:
        return Governing(Period(opened, opened, "point"), "elsewhere")
    if figure.noun not in _UNITS or "đại hội" not in lower[max(0, q.left - _VERB) : until_next]:
        return None
    dated = [t for t in times if t.time.meaning in {"date", "month"}]
    behind = [
        t
        for t in dated
        if q.right <= t.time.start < until_next
        and _BY_THEN.search(
            lower[q.right : t.time.start] + ("trong " if lower.startswith("trong", t.time.start) else "")
        )
    ]
    ahead = [
        t
        for t in dated
        if t.time.end <= q.left
        and ";" not in lower[t.time.end : q.left]
        and _OPENS_CLAUSE.search(lower, 0, t.time.start)
    ]
    if any(t.time.meaning == "until" and t.governs and t.time.end <= q.left for t in times):
        behind = []  # `Tính đến ngày 12/9, …` dates all that the sentence counts
    said = next(iter([*behind, *ahead[-1:]]), None)
    return Governing(Period(said.period.end, said.period.end, "point"), "sentence", said.time) if said else None


_VERB = 40
"""Characters before a count in which its verb may stand."""
