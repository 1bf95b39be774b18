"""Congresses of provinces and of the whole Party: whether a text reports one, and which counts are of the latter."""

from __future__ import annotations

import re
from datetime import date

from etl.extraction import figures, lexicon
from etl.extraction.model import Figure
from etl.extraction.roles import Sentence

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
