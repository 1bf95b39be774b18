"""Congresses of provinces and of the whole Party: whether a text reports one, and which counts are of the latter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from etl.extraction import figures, lexicon
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
)
_NUMBER = r"(?:lần thứ )?(?P<{}>[xvi]{{1,6}})\b"
_OF_THE_PARTY = re.compile(
    rf"đại hội (?:đại biểu )?toàn quốc {_NUMBER.format('a')}|đại hội {_NUMBER.format('b')},? (?:của )?đảng\b"
    rf"|đại hội đảng (?:toàn quốc )?{_NUMBER.format('c')}"
)
_AT_A_CONGRESS = re.compile(r"\bđại hội\b")
_ELSEWHERE = re.compile(
    r"hội nghị|nghị quyết|học tập|quán triệt|tuyên truyền|điểm cầu"
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
    row = figures.of(figure.indicator)
    counted = figure.indicator in {"congress_delegates", "members_total"}
    if number is None or not counted or row is None or row.vn is None:
        return False
    told = s.lower[s.scan.start : s.scan.end]
    fits = figure.breakdown == "total" and row.vn[0] <= figure.value <= row.vn[1]
    others = {n for found in _OF_THE_PARTY.findall(told) for n in found if n} - {number}
    return fits and not others and _AT_A_CONGRESS.search(told) is not None and _ELSEWHERE.search(told) is None


_UNITS = frozenset({"direct", "grassroots", "congress_direct", "congress_grassroots"})
_BY_THEN = re.compile(r"đại hội\b[^;]*\b(?:từ|trước|trong|vào|xong|hoàn thành)(?: cuối| đầu| giữa)? $")
_OPENS_CLAUSE = re.compile(r"; (?:đến |tới |vào )?$")


def held_on(figure: Figure, times: Sequence[Stated], lower: str, until_next: int) -> Governing | None:
    """The day by which units had held their congresses: `591/591 … đại hội xong từ ngày 30-6`, `; ngày 7-8 đã …`."""
    q = figure.quantity
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
