"""Tells a text of another country's party from one that only mentions it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.extraction.model import Figure
from etl.extraction.normalise import Normal
from etl.extraction.roles import Sentence as Read
from etl.extraction.scan import Scan
from etl.extraction.sentences import Sentence


def names_a_foreign_party(scans: Sequence[Scan]) -> bool:
    """Whether a party of another country, its bodies or its leaders are named anywhere."""
    return any(e.code("mark") == "foreign" for s in scans if "mark" in s.kinds for e in s.elements)


def is_about_a_foreign_party(
    title: tuple[Normal, Scan] | None, normal: Normal, parts: Sequence[Sentence], scans: Sequence[Scan]
) -> bool:
    """Whether title or text opens with another country's party: no province's paper makes such figures its own."""
    if title is not None and (_COUNTRY.match(title[0].lower) or _opens(title[0].lower, 0, title[1])):
        return True
    return bool(parts) and parts[0].role == "body" and _opens(normal.lower, parts[0].start, scans[0])


def is_told_of(title: tuple[Normal, Scan] | None) -> bool:
    """Whether a title opens with another country, or names its party."""
    return title is not None and (names_a_foreign_party([title[1]]) or _COUNTRY.match(title[0].lower) is not None)


def _opens(lower: str, start: int, scan: Scan) -> bool:
    if "mark" not in scan.kinds:
        return False
    named = next((e for e in scan.elements if e.code("mark") == "foreign"), None)
    return named is not None and _BEFORE.fullmatch(lower, start, named.start) is not None


def may_be_abroad(lower: str) -> bool:
    """Whether a text names another country, or a ruling party and nothing of ours, which may be any country's."""
    if _NAMED.search(lower) is not None:
        return True
    return "đảng cầm quyền" in lower and _OURS.search(lower) is None


def is_the_party_itself(s: Read, figure: Figure) -> bool:
    """`Năm 2018 đảng kết nạp 9.512 đảng viên`, where another country's party is told of: nobody says so of ours."""
    return _THE_PARTY.search(s.lower, s.scan.start, figure.quantity.left) is not None


_THE_PARTY = re.compile(
    r"(?:^|[,;:]|\d{4}|này)\W*(?:đảng|đảng này) (?:đã |hiện |cũng )?(?:kết nạp|có|khai trừ|kỷ luật|xóa tên) "
)


def is_of_elsewhere(lower: str, *, ours: bool) -> bool:
    """Whether a text names another country and nothing of ours: `cả nước` is that country then."""
    return not ours and _NAMED.search(lower) is not None and _HOME.search(lower) is None


_HOME = re.compile(r"\b(?:việt nam|đảng ta|nước ta|ubkt|ủy ban kiểm tra trung ương|tphcm|hà nội)\b")
_NAMED = re.compile(
    r"\b(?:trung quốc|bắc kinh|campuchia|cuba|triều tiên|nhật bản|hàn quốc|đài loan|ấn độ|singapore|malaysia|thái lan"
    r"|liên xô|liên bang nga|nước nga|nước lào|đảng bạn|thượng hải|hồng kông|hong kong|tân hoa xã)\b"
)
_OURS = re.compile(r"\b(?:đảng ta|đảng cộng sản việt nam|toàn đảng|trung ương|ban bí thư|cấp ủy|nước ta)\b")
_BEFORE = re.compile(
    r"\W*(?:\([^()]{1,30}\)\W*)?(?:[^,;:.]{0,12}(?:ngày|năm|tháng|sáng|chiều|tối) [^,;:.]{0,20},? )?"
    r"(?:theo |báo cáo của |thông báo của |đại hội [^,;:.]{0,40})?(?:đảng bộ |tỉnh ủy |ban chấp hành |trung ương )*"
)
_COUNTRY = re.compile(
    r"\W*(?:(?:trung quốc|bắc kinh|campuchia|cuba|triều tiên|nhật bản|hàn quốc|đài loan|ấn độ)\b"
    r"|(?:lào|nga|mỹ|anh|pháp):)"
)
