"""Of which level a report speaks by its wording: all levels of a province, a region, a turn to a province."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.extraction.abroad import may_be_abroad
from etl.extraction.areas import Mark
from etl.extraction.model import Figure
from etl.extraction.normalise import UPPER, Normal
from etl.extraction.roles import Sentence as Read
from etl.extraction.scan import Scan
from etl.extraction.sentences import Sentence

ALL_LEVELS_OF = re.compile(
    r"(?:cấp ủy|ubkt|ủy ban kiểm tra)[^.;:\n]{0,40} các cấp (?:của |thuộc |trong |ở )?(?:toàn )?(?:đảng bộ )?tỉnh "
)
"""A text that opens with a district and goes on with the committees of all levels of the province is the province's."""
_ALL_LEVELS_OF_A_DISTRICT = re.compile(
    r"(?i:cấp ủy|ubkt|ủy ban kiểm tra|chi bộ)[^.;:\n]{0,40} các cấp (?:của |thuộc |trong |ở )?(?:toàn )?(?:đảng bộ )?"
    rf"(?:huyện|thị xã|quận|xã|phường|đặc khu) [{UPPER}]"
)
"""`Thực hiện đề án của Đảng bộ tỉnh, UBKT các cấp của huyện Võ Nhai đã …`: what follows is the district's."""


_TOLD_OF_A_DISTRICT = re.compile(
    r"\b(?i:ở|của|toàn|trong|công tác) (?i:đảng bộ) (?:huyện|thị xã|quận|xã|phường|đặc khu) "
    rf"[{UPPER}]|\bTheo [^,.;\n]{{0,60}}(?:Huyện|Thị|Quận) ủy [{UPPER}]"
)
"""`Công tác kiểm tra ở Đảng bộ huyện Chư Sê có nhiều chuyển biến`: whom a text without a province speaks of."""


def opens_with_a_district(
    normal: Normal, body: Sequence[tuple[Sentence, Sequence[Mark]]], titles: Sequence[Mark]
) -> bool:
    """Whether the first sentences speak of a district, its committees of all levels, and no title of a province."""
    if not body or any(m.level == "province" for m in titles):
        return False
    lead = body[:_LEAD]
    first, last = lead[0][0].start, lead[-1][0].end
    if _ALL_LEVELS_OF_A_DISTRICT.search(normal.text, first, last) is not None:
        return True
    if _A_CELL.match(normal.lower, first) and "toàn tỉnh" not in normal.lower:
        return True
    told = _TOLD_OF_A_DISTRICT.search(normal.text, first, last)
    if told is None or "toàn tỉnh" in normal.lower:
        return False
    return not any(m.level == "province" and m.subject and m.start < told.start() for _, found in lead for m in found)


_A_CELL = re.compile(r"\W*chi bộ (?!cơ sở|trực thuộc|trong|các|ở|là|\d)[^\W\d_]+ [^.;\d]{0,60}\b(?:có|với|kết nạp) \d")
"""`Chi bộ sinh viên tại Toulouse có 31 đảng viên`: whom a text speaks of that goes on without a name."""
_VISITED = re.compile(
    r"\b(?:làm việc (?:với|tại)|kiểm tra (?:tại|đối với)|dự (?:[^\W\d_]+ ){1,4}(?:tại|ở|với)"
    r"|thăm(?:,| và)? (?:và )?(?:làm việc )?(?:với|tại)?)"
    r" ?(?:tập thể )?(?:ban thường vụ |thường trực |lãnh đạo |cán bộ )*$"
)


def is_of_those_visited(normal: Normal, parts: Sequence[Sentence], named: Sequence[Sequence[Mark]]) -> bool:
    """`Thường trực Tỉnh ủy làm việc với Đảng ủy Công an tỉnh`: what follows is told of those visited."""
    return any(visited(normal, part, found) for part, found in list(zip(parts, named, strict=True))[:_LEAD])


def visited(normal: Normal, part: Sentence, found: Sequence[Mark]) -> Mark | None:
    """The unit that a sentence says was visited, inspected or reviewed."""
    lower = (m for m in found if m.level == "lower")
    return next((m for m in lower if _VISITED.search(normal.lower, part.start, m.start)), None)


REGION = re.compile(
    r"(?:\d+|các) (?:tỉnh|ubkt|ủy ban kiểm tra|địa phương)[^.;\n]{0,40}"
    r"(?:khu vực|vùng) (?:đông|tây|bắc|nam|duyên|miền|đồng|phía|trung)"
)
"""A report of several provinces of a region is no province's."""
_TURNS = re.compile(r"\W*(?:đối với|về phía|riêng|còn (?:tại|ở|đối với)|tại) (?:đảng bộ )?(?:tỉnh|thành phố|tp) ")


def turn_to_the_province(
    normal: Normal, parts: Sequence[Sentence], body: Sequence[tuple[Sentence, Sequence[Mark]]]
) -> int:
    """Where a report of the country goes on with a province: central bodies before it, no province named before it."""
    for part in parts:
        if part.paragraph and _TURNS.match(normal.lower, part.start, part.end):
            before = [m for p, found in body if p.end <= part.start for m in found if m.subject]
            relayed = "điểm cầu" in normal.lower[: part.start]  # a conference of the country seen from the province
            central = relayed or any(m.level in {"central", "national"} for m in before)
            return part.start if central and not any(m.level == "province" for m in before) else 0
    return 0


def speaks_of_all_levels(scans: Sequence[Scan], lower: str) -> bool:
    """Whether a province's paper tells of `cấp ủy các cấp` or of `toàn Đảng bộ`: of those of its province."""
    if re.search(r"toàn tỉnh|tỉnh ủy|đảng bộ tỉnh|thành ủy|toàn đảng bộ thành phố", lower):
        return True
    found = [e for s in scans for e in s.elements]
    if any(e.code("body") == "all" and lower.endswith("các cấp", e.start, e.end) for e in found):
        return True
    relative = [e for e in found if e.code("scope") == "relative"]
    return any("body" in e.readings or lower.startswith("toàn đảng bộ", e.start) for e in relative)


_OF_THE_SECTOR = re.compile(
    r"(?:tổ chức đảng|xây dựng đảng|phát triển đảng|công tác đảng|đảng viên|đảng,? đoàn thể)[^.;\n]{0,80}"
    r"(?:doanh nghiệp|đơn vị|kinh tế|khu vực)[^.;,\n]{0,20} (?:ngoài (?:khu vực )?nhà nước|tư nhân|ngoài quốc doanh)"
)
_LEAD = 2


def is_of_the_private_sector(title: str, lower: str, parts: Sequence[Sentence]) -> bool:
    """Whether title or lead speaks of the Party in private enterprises: what is founded and admitted is there."""
    told = next((p.end for p in parts if p.role == "body"), 0)  # behind a headline and the line with the date
    lead = lower[: max(told, parts[min(_LEAD, len(parts)) - 1].end)] if parts else ""
    reviewed = re.search(r"tổng kết|sơ kết|\d năm thực hiện|hội nghị|nghị quyết|đề án|chỉ thị", lead)
    return bool(_OF_THE_SECTOR.search(title) or (reviewed and _OF_THE_SECTOR.search(lead)))


_OF_THE_COUNTRY = re.compile(
    r"(?:thuộc )?diện (?:ban chấp hành )?(?:trung ương|bộ chính trị)[^.;\n]{0,20} quản lý"
    r"|(?:từ|trong) (?:đầu )?nhiệm kỳ (?:đại hội |khóa )(?:đại biểu )?(?:toàn quốc )?(?:lần thứ )?x[iv]*\b"
    r"(?! (?:của )?(?:đảng )?bộ)|ban chỉ đạo trung ương về (?:công tác )?phòng"
)


def level_untold(
    scans: Sequence[Scan], lower: str, *, given: str | None, paper: str | None, province: str | None
) -> str | None:
    """The level of a text in which nobody is said to have acted: the given area's, the paper's, or the country."""
    if given or (paper is not None and speaks_of_all_levels(scans, lower)):
        return "national" if given == "vn" else "province"
    if _REPORTED_BY_THE_CENTRE.search(lower) is not None and _SO_MANY.search(lower) is not None:
        return "national"  # whatever place the meeting was held in
    beyond = _HUNDREDS_OF_THOUSANDS.search(lower) is not None or _is_beyond_a_province(lower)
    if province is None and beyond and not may_be_abroad(lower):
        return "national"
    return "national" if province is None and speaks_of_the_country(scans, lower) else None


def _is_beyond_a_province(lower: str) -> bool:
    return _TOO_MANY.search(lower) is not None and REGION.search(lower) is None


_THOUSANDS = re.compile(r"\d[.,]\d{3} đảng viên")
"""A unit that does not say its name has fewer."""


_REPORTED_BY_THE_CENTRE = re.compile(
    r"(?:chủ nhiệm|ủy viên|vụ trưởng)[^.;,\n]{0,40} (?:ủy ban kiểm tra|ubkt) (?:trung ương|t\.?ư)[^.;\n]{0,60}"
    r" (?:cho biết|cho hay|báo cáo|thông tin|trình bày)\b"
)
"""An official of the Central commission is no subject, but tells of the whole Party where counts are of its size."""
_SO_MANY = re.compile(
    r"các cấp (?:đã |cũng )?(?:tiến hành )?(?:kiểm tra|giám sát|(?:thi hành |xử lý )?kỷ luật)[^.;\n]{0,60}"
    r"\b(?:1[5-9]|[2-9]\d|\d{3})\.\d{3} (?:lượt )?(?:tổ chức đảng|đảng viên)"
)
_TOLD_BY_THE_CENTRE = re.compile(
    r"\btheo (?:báo cáo|thông tin|số liệu|thống kê|tổng hợp)(?: thống kê| tổng hợp| kết quả)?(?: của| từ)?"
    r" (?:ubkt|ủy ban kiểm tra|ban tổ chức) trung ương\b"
)


def is_told_by_the_centre(figure: Figure, sentence: Read) -> bool:
    """`Theo báo cáo của UBKT Trung ương, cấp ủy các cấp đã kiểm tra …`: of the whole country, in any paper."""
    return _TOLD_BY_THE_CENTRE.search(sentence.lower, sentence.scan.start, figure.quantity.left) is not None


_TOO_MANY = re.compile(
    r"(?:cấp ủy|ubkt|ủy ban kiểm tra)[^.;\n\d]{0,40} các cấp [^.;\n\d]{0,40}kỷ luật (?:trên |hơn |gần )?"
    r"(?:[\d.,]+ tổ chức đảng(?:,| và) (?:trên |hơn |gần )?)?(?:[2-9]\d|\d{3})[.,]\d{3} đảng viên"
)
"""No province disciplines so many, in whatever time."""
_TENS_OF_THOUSANDS = re.compile(
    r"kỷ luật (?:trên |hơn |gần )?[^.,;\d]{0,20}(?:[\d.]+ [^.,;\d]{4,20}[,à] )?(?:trên |hơn |gần )?"
    r"\d\d\.\d{3} đảng viên"
)
"""No province disciplines so many in a term."""
_HUNDREDS_OF_THOUSANDS = re.compile(
    r"(?<!giới thiệu )\b(?:kết nạp|kỷ luật)(?: được| mới)? (?:trên |hơn |gần )?"
    r"(?:[\d.,]+ tổ chức đảng(?:,| và) (?:trên |hơn |gần )?)?\d{3}(?:[.,]\d{3}| nghìn| ngàn) (?:đảng viên|đồng chí)"
)
"""`Đảng đã kỷ luật gần 168.000 đảng viên`: no province has so many to admit or to discipline."""
_TERM_OF_THE_PARTY = re.compile(
    r"nhiệm kỳ đại hội (?:đại biểu )?(?:toàn quốc )?(?:lần thứ )?x[iv]*\b[^.,;]{0,12} của đảng\b(?! bộ)"
)


_CENTRAL_OFFICIALS = re.compile(r"diện trung ương quản lý")


def speaks_of_the_country(scans: Sequence[Scan], lower: str) -> bool:
    """`Cấp ủy, ủy ban kiểm tra các cấp` and officials the Central Committee manages: told of the whole Party."""
    if _OF_THE_COUNTRY.search(lower) is None:
        return False
    of_the_party = _TERM_OF_THE_PARTY.search(lower) or _CENTRAL_OFFICIALS.search(lower)
    if _TENS_OF_THOUSANDS.search(lower) is not None and of_the_party is not None:
        return True
    levels = any("body" in e.readings and lower.endswith("các cấp", e.start, e.end) for s in scans for e in s.elements)
    return levels and _THOUSANDS.search(lower) is not None


_ASIDE = re.compile(r"(?:trong đó|riêng)\b[^;]*$")


def beyond_the_aside(before: list[Mark], figure: Figure, sentence: Read) -> list[Mark]:
    """`kết nạp 1.620 đảng viên, trong đó huyện A 190; xóa tên 34`: another work behind a semicolon is of all again."""
    last = before[-1] if before else None
    if last is None or last.level != "lower":
        return before
    stop = sentence.lower.find(";", last.end, figure.quantity.left)
    aside = _ASIDE.search(sentence.lower, sentence.scan.start, last.start) if stop >= 0 else None
    verb = sentence.verb_before(figure.quantity, standing=False) if aside is not None else None
    if aside is None or verb is None or verb.start < stop:
        return before
    told = {e.code("predicate") for e in sentence.within((sentence.scan.start, stop))}
    return before if verb.code("predicate") in told else [m for m in before if m.start < aside.start()]


_THERE = re.compile(r"(?:^|[.!?;\n])\W*(?:còn |riêng )?(?:tại|ở) $")
_SO_FAR = 250
"""Characters within which a sentence still goes on with the unit that one began with."""


def or_where_it_is_told_of(mark: Mark | None, carried: Sequence[Mark], sentence: Read) -> Mark | None:
    """`Còn ở Đảng bộ thị xã A, …. Qua kiểm tra, các cấp ủy thi hành kỷ luật …`: those of the town only."""
    last = carried[-1] if carried else None
    if mark is None or mark.level != "relative" or last is None or last.level != "lower":
        return mark
    begun = _THERE.search(sentence.lower, max(0, last.start - 20), last.start) is not None
    named = sentence.lower.startswith(
        ("đảng bộ", "đảng ủy"), last.start
    )  # `Đảng bộ Than … Năm 2013, Đảng bộ kết nạp …`
    again = named and sentence.lower[mark.start : mark.end] == "đảng bộ"
    whole = "toàn" in sentence.lower[mark.start : mark.end]
    return last if (begun or again) and not whole and sentence.scan.start - last.end < _SO_FAR else mark


def told_before(carried: Sequence[Mark], lower: str, *, of_a_unit: bool) -> Mark | None:
    """Whom the paragraph spoke of last; a text of a unit names its province in passing, of other matters."""
    last = carried[-1] if carried else None
    if last is None or not of_a_unit or last.level == "lower":
        return last
    start = max(lower.rfind(stop, 0, last.start) for stop in _STOPS) + 1
    end = min((at for stop in _STOPS if (at := lower.find(stop, last.end)) >= 0), default=len(lower))
    if lower.startswith(("tỉnh ủy", "thành ủy"), last.start) or lower.endswith(" là ", 0, last.start):
        return None  # what the committee above chose or praised is no turn to the whole province
    return last if _PARTY.search(lower, start, end) else None


_STOPS = (". ", "\n")
_PARTY = re.compile(r"đảng|chi bộ|cấp ủy|tỉnh ủy|thành ủy|ubkt|ủy ban kiểm tra|kết nạp")


def opens_with_a_town(
    title: tuple[Normal, Scan] | None, titles: Sequence[Mark], normal: Normal, lead: Sequence[Mark]
) -> bool:
    """`Thành phố Thủ Đức sau một năm`, `Thành ủy Thủ Đức tổng kết`: `thành phố` after it is that town of a city."""
    found = [(m, title[0].lower) for m in titles] if title is not None else []
    for mark, lower in [*found, *((m, normal.lower) for m in lead)]:
        if mark.level in {"city", "lower"} and mark.subject and _TOWN.match(lower, mark.start):
            return mark.level == "lower"
        if mark.level in {"province", "national"} and mark.subject:
            return False
    return False


_TOWN = re.compile(r"(?:đảng bộ )?(?:thành phố|thành ủy|tp)\b")
