"""Whose figures a sentence speaks of: the province, the country or a lower unit; and which province.

A lower unit's figures are refused. A province that nothing names stays unresolved; nothing is guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache

from etl.extraction import lexicon, situated
from etl.extraction.gazetteer import fold, gazetteer
from etl.extraction.lexicon import Element
from etl.extraction.normalise import UPPER, Normal
from etl.extraction.scan import Scan


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that says whose figures these are.

    `level`: `province`, `national`, `central`, `lower`, `city` (province or lower, by the text), `relative`
    (the organisation the text is about) or `name` (a bare province name). `province`: the catalogue name it
    gives; `hint`: the province of a district it names. `subject`: not the seat of an office or a venue.
    """

    start: int
    end: int
    level: str
    province: str | None = None
    hint: str | None = None
    subject: bool = True


def marks(normal: Normal, scan: Scan) -> list[Mark]:
    """The marks of a sentence, in order."""
    if scan.kinds.isdisjoint({"scope", "place"}):
        return []
    found: list[Mark] = []
    for element in scan.elements:
        mark = None if found and element.start < found[-1].end else _mark(normal, scan, element)
        found += [mark] if mark is not None else []
    kept: list[Mark] = []
    for mark in found:
        if not kept or not _is_part_of_a_name(normal, kept[-1], mark):
            kept.append(mark)
        elif mark.level == "province":  # `Chi cục Dân số tỉnh Hà Nam`: `toàn tỉnh` after it is that province
            kept[-1] = replace(kept[-1], province=mark.province)
    if "trực thuộc" in normal.lower[scan.start : scan.end]:
        kept = [replace(m, level="lower") if _BELOW.search(normal.lower, scan.start, m.end) else m for m in kept]
    return [replace(m, subject=False) if _is_aside(normal, scan, m) else m for m in kept]


_BELOW = re.compile(
    r"\b(?:là|trở thành) (?:(?:một|\d+) trong (?:số )?[^,;.]{0,12})?(?:đảng bộ|đảng ủy|tổ chức đảng|đơn vị) "
    r"[^,;.]{0,60}trực thuộc (?:tỉnh ủy|thành ủy|đảng bộ (?:tỉnh|thành phố))$"
)
"""`… là đảng bộ lớn thứ hai trực thuộc Thành ủy`: what is said so is below it."""


def _is_part_of_a_name(normal: Normal, before: Mark, mark: Mark) -> bool:
    """`Tổng công ty chè Hà Nam`, `Đảng bộ Bệnh viện Trung ương Cần Thơ`: the place belongs to the name."""
    if mark.level not in {"name", "province", "city", "central"} or before.level != "lower":
        return False
    between = normal.lower[before.end : mark.start]
    if _ADDRESS.fullmatch(between) and _DISTRICT.search(normal.lower, before.start, before.end):
        return mark.province is not None and not _ORGANISATION.match(normal.lower, mark.start)
    if _UNIT.match(normal.lower, before.start):
        return _WORDS.fullmatch(between) is not None and not _APART.search(between)
    named = _HAS_ITS_PLACE.search(normal.lower, before.start, before.end)
    return mark.level != "central" and bool(named and _WORDS.fullmatch(between) and not _APART.search(between))


_HAS_ITS_PLACE = re.compile(
    r"công ty|tập đoàn|nhà máy|ngân hàng|\bcục|\bsở|trung tâm|\btrường|bệnh viện|\bviện|học viện|đại học"
)
"""Units that end in the place they serve: `Cục Thuế tỉnh`, `Chi cục Kiểm lâm tỉnh`."""
_ADDRESS = re.compile(r"(?: [^\W\d_]+){0,4},? \(?")
_DISTRICT = re.compile(r"(?:quận|huyện|thị xã|phường|thị trấn|đặc khu|xã)(?: ủy)?(?: [^\W\d_]+){0,4}$")
_ORGANISATION = re.compile(r"(?:toàn|đảng bộ|ban|tỉnh ủy|thành ủy|trong|của|cả)\b")
"""`Đảng bộ quận Bình Thạnh, TP. Hồ Chí Minh`: the address of the district, unless it is an organisation."""
_UNIT = re.compile(r"(?:của |trong )?(?:đảng bộ|đảng ủy|chi bộ|khối) ")
_APART = re.compile(r"\b(?:đã|có|kết nạp|của|trong|thuộc|tại|ở|trực|và các|toàn|được|hiện|là|cùng|với)\b")
_WORDS = re.compile(r" ?(?:[^\W\d_]+ ?(?:- ?)?){0,8}")


def _is_aside(normal: Normal, scan: Scan, mark: Mark) -> bool:
    """An aside such as `(gồm cả Hải Dương trước hợp nhất)` changes nobody's figures outside it."""
    if mark.level in {"lower", "city"} and situated.is_listed(normal.lower, scan, mark.start, mark.end):
        return True
    if normal.lower.find("(", scan.start, mark.start) < 0:
        return mark.level == "lower" and situated.is_counted(normal.lower, scan, mark.start)
    before = [normal.lower[p] for p in scan.separators if p < mark.start]
    return before.count("(") > before.count(")")


def _mark(normal: Normal, scan: Scan, element: Element) -> Mark | None:
    code = element.code("scope")
    if code is None or code == "neutral":
        return _bare_name(normal, scan, element) if element.readings.keys() == {"place"} else None
    subject = _is_subject(scan, element) or (code in {"named", "lower", "city"} and _opens(normal, scan, element))
    if code == "central" and _WITH_ALL_LEVELS.match(normal.lower, element.end, scan.end):
        return Mark(element.start, element.end, "national", subject=subject)
    if code in {"national", "central", "relative"}:
        level = "lower" if code == "relative" and _is_named_unit(normal, scan, element) else code
        return Mark(element.start, element.end, level, subject=subject)
    name = _name_after(normal, scan, element)
    place = gazetteer().provinces.get(fold(name.group())) if name else None
    if code == "province":
        end = name.end() if name and place else element.end
        if place and situated.is_situated(normal.lower, scan, element.start):
            return Mark(element.start, end, "lower", hint=place)
        named = bool(place) and (_opens(normal, scan, element) or _is_described(normal, end))
        told = _SET_BY.match(normal.lower, end) and _TASK_OF.search(normal.lower, scan.start, element.start)
        return Mark(element.start, end, "province", place, subject=(subject or named) and not told)
    return _unit(normal, element, code, name, place, subject=subject, plural=_is_plural(scan, element))


_NAMED_UNIT = re.compile(
    rf" (?!(?i:tỉnh|thành|tp|toàn|khóa|lần|nhiệm|trực|các|và|năm|việt|đảng|trung|cơ sở|ta|địa|thủ|xứ)\b)[{UPPER}]\w"
)


def _is_named_unit(normal: Normal, scan: Scan, element: Element) -> bool:
    """`Đảng bộ Viễn thông`, `Đảng bộ Cảng Bình Minh`: a name of its own that is no province's makes it a unit."""
    named = _NAMED_UNIT.match(normal.text, element.end, scan.end)
    counted = re.search(r"\d $", normal.text[max(0, element.start - 2) : element.start])
    owned = normal.lower.startswith("của", element.start)  # `kết quả năm 2023 của Đảng bộ Viễn thông`
    if not named or (counted and not owned) or not normal.text.endswith("ảng bộ", element.start, element.end):
        return False
    following = next(scan.after(element.end), None)
    if following is None or following.start > element.end + 1 or not {"place", "scope"} & following.readings.keys():
        return True
    return situated.is_district(following)  # `Đảng bộ Nghĩa Hưng`


_TASK_OF = re.compile(r"(?:kế hoạch|chỉ tiêu|nhiệm vụ|mục tiêu)(?: được| do| mà)? $")
_SET_BY = re.compile(r" (?:đã )?(?:giao|đề ra|phân bổ|đặt ra)\b")
"""`đạt 112% kế hoạch tỉnh Bắc Giang giao`: who set the task, not who did it."""
_WITH_ALL_LEVELS = re.compile(
    r"(?:, ban bí thư)?(?:, (?:ubkt|ủy ban kiểm tra) trung ương)?,? (?:và |cùng )?(?:các )?(?:cấp ủy|ubkt|ủy ban kiểm tra)(?: đảng)?(?:, tổ chức đảng)?(?: và (?:ubkt|ủy ban kiểm tra))? các cấp"  # noqa: E501
)
"""`Bộ Chính trị, Ban Bí thư, cấp ủy các cấp kiểm tra …`: the whole country's."""


def _unit(
    normal: Normal,
    element: Element,
    code: str,
    name: re.Match[str] | None,
    place: str | None,
    *,
    subject: bool,
    plural: bool,
) -> Mark | None:
    """A city (a province or a town of one) or a lower unit, by the name that follows."""
    if code == "city":
        if name is None:
            return None if plural else Mark(element.start, element.end, "city", subject=subject)
        if place in gazetteer().cities:
            return Mark(element.start, name.end(), "city", place, subject=subject)
        return Mark(element.start, name.end(), "lower", hint=_district(normal, element, name), subject=subject)
    nameless = name is None and (plural or (code == "named" and not situated.has_a_long_name(normal, element)))
    of_the_centre = normal.lower.startswith(("trung ương", "tw"), element.end + 1)
    of_a_paper = normal.lower.endswith("báo ", 0, element.start) or situated.is_in_a_persons_name(normal, element)
    if nameless or of_the_centre or of_a_paper:
        return None
    return Mark(
        element.start,
        name.end() if name else element.end,
        "lower",
        hint=_district(normal, element, name) if name else None,
        subject=subject,
    )


_NAME = re.compile(
    rf" ?[\"']?(?!ẢNH\b|Ảnh\b)((?:[{UPPER}][^\W\d_]*|\d{{1,2}}\b(?! ?[/.,%]))(?:(?: - |-| )[{UPPER}][^\W\d_]*){{0,3}})"
)


def _name_after(normal: Normal, scan: Scan, element: Element) -> re.Match[str] | None:
    """The name right after a word such as `tỉnh`: a known place, else capitalised words."""
    following = next(scan.after(element.end), None)
    if (
        following is not None
        and "place" in following.readings
        and following.start - element.end <= 1
        and _capital(normal, following)
    ):
        return re.compile(re.escape(normal.text[following.start : following.end])).match(normal.text, following.start)
    match = _NAME.match(normal.text, element.end, scan.end)
    if match is None or (
        match.group(1)[0].isdigit() and not _NUMBERED.search(normal.lower[element.start : element.end])
    ):
        return None
    return re.compile(re.escape(match.group(1))).match(normal.text, match.start(1))


_NUMBERED = re.compile(r"(?:quận|phường|khu phố|ấp|thôn|xã|tổ|vùng|quân khu|quân đoàn)$")
"""Units that may have a number for a name; `chi bộ 4 tốt` is none."""


def _capital(normal: Normal, element: Element) -> bool:
    return normal.text[element.start].isupper() or normal.text[element.start].isdigit()


_KINDS = {"huyện": "huyện", "thị": "thị xã", "quận": "quận", "thành": "thành phố", "tp": "thành phố"}


def _district(normal: Normal, element: Element, name: re.Match[str]) -> str | None:
    """The only province that has a district of that name and kind."""
    owners = gazetteer().districts.get(fold(name.group()))
    words = normal.lower[element.start : element.end].split()
    kind = next((_KINDS[w] for w in words if w in _KINDS), None)
    if owners is None or kind is None:
        return None
    return owners.get(kind, owners.get(""))


def _is_subject(scan: Scan, element: Element) -> bool:
    """Not "Bí thư …", not "tại …": an office or a venue is no subject."""
    before = scan.words.between(element.start - 40, element.start)[-4:]
    tail = " ".join(before)
    if tail.endswith("đại hội đại biểu"):
        return True
    if element.code("scope") in {"named", "lower"} and before and before[-1].isdigit() and "năm" not in before[-2:]:
        return False  # `gồm 6 đảng bộ huyện, thị`: so many are counted
    if situated.is_only_named(scan, element):
        return False
    if element.code("scope") in {"named", "lower"} and _SAYS.search(" ".join(scan.words.since(element.end, 12))):
        return True
    return not f" {tail}".endswith(_no_subject())


_SAYS = re.compile(r"\b(?:cho biết|cho hay|chia sẻ|nói)\b")


@cache
def _no_subject() -> tuple[str, ...]:
    """What stands before an area that only names an office or a venue."""
    data = lexicon.table("scopes.toml")
    return tuple(f" {words}" for words in (*data["office"], *data["venue"], "điểm cầu"))


def _is_plural(scan: Scan, element: Element) -> bool:
    before = scan.words.before(element.start, 2)
    words = lexicon.table("scopes.toml")["plural"]
    return any(" ".join(before[-n:]) in words for n in (1, 2))


def _bare_name(normal: Normal, scan: Scan, element: Element) -> Mark | None:
    """A province named without `tỉnh`, unless it is part of a person's, a street's or a firm's name."""
    name = gazetteer().provinces.get(element.readings["place"])
    plain = {fold(n) for n in lexicon.table("places.toml")["needs_head"]["names"]}
    lead = normal.lower[scan.start : element.start].strip(' -+*•>"')
    first = (not lead or re.fullmatch(_WHEN, f"{lead} ")) and _ACTS.match(normal.lower, element.end)
    opens = first or _opens(normal, scan, element) or _heads(normal, scan, element)
    if name is None and _capital(normal, element) and opens:
        return Mark(element.start, element.end, "lower")  # a district that a sentence begins with
    if name is None or element.readings["place"] in plain:
        return None
    before = bisect_left(scan.words.starts, element.start) - 1
    begins, ends = (scan.words.starts[before], scan.words.end(before)) if before >= 0 else (scan.start, scan.start)
    word = normal.text[begins:ends]
    adjacent = before >= 0 and element.start - ends <= 1 and not normal.lower.endswith("điểm cầu ", 0, element.start)
    shouted = normal.text[element.start : element.end].isupper()  # so is every word of such a line
    if adjacent and (
        word.lower() in lexicon.table("places.toml")["not_after"]["words"]
        or (
            word[:1].isupper()
            and not shouted
            and word.lower() not in {"báo", "tỉnh", "đảng", "là", "ở", "tại"}
            and begins > scan.start
        )
    ):
        return None
    after = normal.text[element.end : element.end + 2]
    named_on = after[:1] == " " and after[1:2].isupper() and not shouted
    if named_on or normal.lower.startswith(_AGENCIES, element.end):
        return None
    opening = _opens(normal, scan, element) or _heads(normal, scan, element)
    office = _OFFICE.search(normal.lower, max(scan.start, element.start - 48), element.start)
    if office and not opening:
        return Mark(element.start, element.end, "name", name, subject=False)
    whose = bool(_OF_PARTY.search(normal.lower, max(scan.start, element.start - 40), element.start))
    whose = whose or _is_described(normal, element.end)
    return Mark(
        element.start,
        element.end,
        "province" if opening or whose else "name",
        name,
        subject=opening or whose or _is_subject(scan, element),
    )


_AGENCIES = (" (ttxvn", " (vov", " (vna")  # `Hà Nội (TTXVN 2/2)`: where a report was written
_OFFICE = re.compile(r"(?:bí thư|chủ tịch|chủ nhiệm|ủy viên|giám đốc|trưởng ban|nguyên|cựu) [^,;.]{0,40}$")
"""`cựu Bí thư Tỉnh ủy Hà Nam`: where somebody held an office."""
_OF_PARTY = re.compile(
    r"(?:các cấp|cấp ủy|tổ chức cơ sở đảng|tccsđ|đảng viên|chi bộ|tổ chức đảng|đảng bộ cơ sở) (?:ở|tại|của) $"
)
"""`88,6% tổ chức cơ sở đảng ở Thừa Thiên Huế`: the place says whose they are."""


def _is_described(normal: Normal, end: int) -> bool:
    """`tại Hà Nam - một trong những nơi có 300 …`: a venue whose own figures are told in the same breath."""
    return re.compile(lexicon.table("places.toml")["described"]["pattern"]).match(normal.lower, end) is not None


def _opens(normal: Normal, scan: Scan, element: Element) -> bool:
    """`Tại Hòa Bình, …` at the head of a sentence says whose the figures are, not where something happened."""
    lead = normal.lower[scan.start : element.start].strip(" -+*•>")
    if re.fullmatch(rf"(?:{_WHEN})?(?:{_WHERE})", lead):
        return True
    return normal.text.startswith(",", element.end) and bool(_TOLD_OF.fullmatch(lead))


_ACTS = re.compile(r" (?:đăng ký|đang|có|đã|cũng|kết nạp|đạt|là|với|còn|vừa|hiện|trao|tổ chức|phấn đấu) ")


def _heads(normal: Normal, scan: Scan, element: Element) -> bool:
    """`* Hòa Bình: …`, `(TTXVN) - Hà Nam: …`: an item of news from several provinces begins with its province."""
    lead = normal.lower[scan.start : element.start]
    return bool(_BEFORE_HEAD.fullmatch(lead)) and normal.text.startswith(":", element.end)


_BEFORE_HEAD = re.compile(r"(?:\W*\(?[a-zđ]{2,8}\)? ?[-–])?\W*(?:tỉnh |tp |thành phố )?")
_TOLD_OF = re.compile(r"(?:[^,;:.]{0,30}, )?(?:theo|báo chí|thống kê|báo cáo)[^,;:.]{0,40},? (?:tại|ở)")
"""`Năm 2018, theo báo chí, tại Hà Nam, …`: not where a meeting was held."""
_WHEN = r"[^,;:.]{0,12}(?:năm|tháng|quý|nhiệm kỳ)[^,;:.]{0,28}, "
_WHERE = "tại|ở|riêng tại|còn tại|còn ở|với|riêng|trong đó tại|tại điểm cầu|ở điểm cầu|tại tỉnh|ở tỉnh|còn|riêng ở"
