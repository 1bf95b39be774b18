"""Decides whose figure it is: the country's, a province's (and which), or a lower unit's.

The marks come from `areas.py`, the paper's province from `papers.py`; this module weighs sentence, paragraph, title,
text, publisher and address.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from etl.documents import Document
from etl.extraction import abroad, figures, levels, papers, units
from etl.extraction.apart import is_of_others
from etl.extraction.areas import Mark
from etl.extraction.congresses import is_congress, of_the_country, of_the_party
from etl.extraction.gazetteer import gazetteer, is_city
from etl.extraction.model import Figure
from etl.extraction.normalise import Normal
from etl.extraction.restated import province_beside
from etl.extraction.roles import Sentence as Read
from etl.extraction.scan import Scan
from etl.extraction.sentences import Sentence, is_caption
from warehouse.catalogue import catalogue

_LEAD_SENTENCES = 8
_HEAD = 2
"""Lines at the top that may be the title; a short line further down is a caption or a heading of a part."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the document as a whole says about its area: the level and the province it speaks of by default."""

    level: str | None
    province: str | None
    stated: bool
    """Whether title or heading names the province."""
    given: str | None
    foreign: bool
    city: bool
    congress: bool
    paper: str | None
    """The province of the paper, by its name, its letters or its address."""
    national_before: int = 0
    """Up to here the text speaks of the country: behind it stands `Đối với Đảng bộ tỉnh …`."""
    party_congress: str | None = None
    """The number of the Party's congress that the text reports."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose figure it is; `fate` is empty where it may be taken."""

    fate: str = ""
    province: str | None = None
    stated: bool = False


def setting(
    document: Document,
    normal: Normal,
    parts: Sequence[Sentence],
    scans: Sequence[Scan],
    named: Sequence[list[Mark]],
    title: tuple[Normal, Scan] | None,
    published: date | None,
) -> Setting:
    """Reads title, lead and the rest for the document's own area."""
    in_title = units.without_namesakes(units.title_marks(*title), normal.lower) if title else []
    body = [
        (p, _of_the_report(found, is_picture=bool(found) and is_caption(normal.text, p)))
        for p, found in zip(parts, named, strict=True)
        if p.role == "body" or (p.role == "heading" and p.paragraph < _HEAD)
    ]
    lead = [m for _, found in body[:_LEAD_SENTENCES] for m in found]
    everything = [m for _, found in body for m in found]
    headings = [m for p, found in body[:3] for m in found if p.role == "heading"]
    given = _given(document)
    province, stated = _province(document, normal, [*in_title, *headings], lead, everything)
    province = given or province
    city = province in gazetteer().cities and not levels.opens_with_a_town(title, in_title, normal, lead)
    paper = _paper(document, normal)
    level = _level([*in_title, *headings], lead, everything, city=city, local=paper is not None)
    first = next((m for m in lead if m.subject), None)
    if (
        level == "lower"
        and paper is not None
        and first is not None
        and "các cấp" in normal.lower[first.start : first.end]
        and not any(m.level == "lower" and m.subject for m in in_title)
    ):
        level = "province"  # a province's paper that opens with committees or commissions of all levels
    if level == "lower" and province is not None and levels.ALL_LEVELS_OF.search(normal.lower):
        level = "province"
    elif (
        level in {"province", None}
        and given is None
        and levels.opens_with_a_district(normal, body, [*in_title, *headings])
    ):
        level = "lower"
    level = level or levels.level_untold(scans, normal.lower, given=given, paper=paper, province=province)
    foreign = abroad.names_a_foreign_party(scans) or abroad.is_told_of(title)
    ours = given is not None or paper is not None or any(m.province for m in [*in_title, *everything])
    foreign = foreign or abroad.is_of_elsewhere(normal.lower, ours=ours)
    head = f"{title[0].lower if title else ''}\n{normal.lower[:1500]}"
    if abroad.is_about_a_foreign_party(title, normal, parts, scans):
        level = "lower"
    if given is None and level == "province" and levels.is_of_those_visited(normal, parts, named):
        level = "lower"
    if given is None and levels.REGION.search(normal.lower, 0, parts[1].end if len(parts) > 1 else len(normal.lower)):
        level = "lower"
    turn = 0 if given or level == "national" else levels.turn_to_the_province(normal, parts, body)
    congress, party = is_congress(head), of_the_party(head, published)
    return Setting(level, province, stated or given is not None, given, foreign, city, congress, paper, turn, party)


def _of_the_report(found: list[Mark], *, is_picture: bool) -> list[Mark]:
    """A cell or a company shown in a picture is not whom the report is about."""
    return [m for m in found if m.level != "lower"] if is_picture else found


def _given(document: Document) -> str | None:
    """The province's name behind the id that the user or `documents.csv` gave."""
    if document.area is None:
        return None
    area = catalogue().areas.get(document.area)
    return "vn" if document.area == "vn" else area.name_vi if area else None


def _level(
    titles: Sequence[Mark], lead: Sequence[Mark], everything: Sequence[Mark], *, city: bool, local: bool
) -> str | None:
    """The level of the first subject in the title, else in the lead, else anywhere.

    A report that opens with a national body, in no province's paper, is national.
    """
    for found in (titles, lead, everything):
        central = False
        for mark in found:
            level = "province" if mark.level == "name" and found is lead else _of_city(mark, city=city)
            central = central or (level == "central" and found is lead and mark.subject)
            if mark.subject and level in {"province", "national", "lower"}:
                return "national" if level == "lower" and central and not local else level
    subjects = [m for m in everything if m.subject]
    if not local and not any(m.level in {"province", "name", "city", "lower"} for m in [*titles, *everything]):
        subjects += [m for m in titles if m.subject]  # nobody but the Central body of the title is named
    if any(m.level == "name" and m.subject for m in [*titles, *lead]):
        return "province"
    return (
        "national"
        if any(m.level == "central" for m in subjects) and not any(m.level == "province" for m in subjects)
        else None
    )


def _of_city(mark: Mark, *, city: bool) -> str:
    if mark.level != "city":
        return mark.level
    return "province" if mark.province in gazetteer().cities or (mark.province is None and city) else "lower"


def _province(
    document: Document, normal: Normal, titles: Sequence[Mark], lead: Sequence[Mark], everything: Sequence[Mark]
) -> tuple[str | None, bool]:
    """The province of the document, and whether its title says so."""
    named = _only(m.province for m in titles)
    if named:
        return named, True
    central = any(m.level == "central" and m.subject for m in everything)
    outside = _paper(document, normal)
    for found in (lead, everything):
        marked = [m for m in found if m.province and m.level in {"province", "city"}]
        strong = [m.province for m in marked if m.province and (m.subject or not central)]
        strong = [m.province for m in marked if m.province and m.subject] or strong
        if strong:
            return _only(strong) or _mostly(strong) or (outside if outside in strong else _by_names(found)), False
    if outside and any(m.level == "province" and m.province is None for m in [*lead, *everything]):
        if (of_an_office := _office_elsewhere(lead, everything, outside)) is not None:
            return of_an_office, False
        return outside, False  # `Tỉnh ủy`, `toàn tỉnh` in a province's paper, whatever places it names besides
    named = _by_names([*lead, *everything], subjects=central) or outside
    return named or _only(m.hint for m in everything) or papers.from_path(document.url), False


def _office_elsewhere(lead: Sequence[Mark], everything: Sequence[Mark], outside: str) -> str | None:
    """`Theo Chi cục Dân số tỉnh Hà Nam, … toàn tỉnh`: a neighbour's, in a paper that does not name its own province."""
    if any(outside in {m.province, m.hint} for m in everything):
        return None
    return _only(m.province for m in lead if m.level == "lower")


def _by_names(found: Sequence[Mark], *, subjects: bool = False) -> str | None:
    """The province that bare names give; `subjects`: not those where somebody holds an office."""
    if not any(m.subject and m.level in {"city", "province"} for m in found):
        found = [m for m in found if m.subject or m.province != _CAPITAL]
    bare = [m.province for m in found if m.province and m.level == "name" and (m.subject or not subjects)]
    return _only(bare) or _mostly(bare)


_CAPITAL = "Hà Nội"
"""Where the whole Party meets as well: `Hội nghị tổ chức tại Hà Nội` alone names nobody's figures."""


def _paper(document: Document, normal: Normal) -> str | None:
    return (
        papers.from_publisher(document.publisher) or papers.from_dateline(normal.text) or papers.from_host(document.url)
    )


def _only(names: Iterable[str | None]) -> str | None:
    found = {n for n in names if n}
    return found.pop() if len(found) == 1 else None


def _mostly(names: Sequence[str]) -> str | None:
    """A province named at least three times as often as the next one."""
    counts = Counter(names).most_common(2)
    return counts[0][0] if len(counts) == 2 and counts[0][1] >= 3 * counts[1][1] else None  # noqa: PLR2004


def whose(figure: Figure, sentence: Read, found: Sequence[Mark], carried: Sequence[Mark], where: Setting) -> Owner:  # noqa: PLR0911
    """The owner of one figure, by the nearest subject before it, the words right after it, the paragraph, the text."""
    if _is_foreign(sentence, where) or (where.foreign and abroad.is_the_party_itself(sentence, figure)):
        return Owner("foreign")
    if of_the_country(figure, sentence, where.party_congress):
        return Owner(province="vn", stated=True)
    if is_of_others(figure, sentence, found, where.level) or units.is_of_another(figure, sentence):
        return Owner("other_area")
    if figure.indicator.startswith("committee_"):
        found = [m for m in found if m.level != "lower"]  # they are rated: those named are examples
    mark = _mark_after(figure, sentence, found) or _mark_before(figure, sentence, found)
    here = mark is not None
    mark = levels.or_where_it_is_told_of(mark, carried, sentence) or levels.told_before(
        carried, sentence.lower, of_a_unit=where.level == "lower"
    )
    near = [m.province for m in [*carried, *found] if m.province and (mark is None or m.start <= mark.start)]
    in_city = bool(near) and near[-1] in gazetteer().cities and where.province not in gazetteer().cities
    level = _level_of(mark, replace(where, city=where.city or in_city))
    if mark is not None and (_is_the_province(mark, figure, sentence) or _goes_on(mark, carried, sentence)):
        level = "province"
    untold = mark is None or mark.level == "relative"
    if untold and (figure.quantity.right <= where.national_before or levels.is_told_by_the_centre(figure, sentence)):
        level = "national"
    if level == "lower":
        return Owner("other_area")
    if level is None:
        return Owner("area_unresolved")
    if fate := _unlike_the_whole(figure, sentence, where, level, here=here):
        return Owner(fate)
    return Owner(province="vn", stated=True) if level == "national" else _province_of(mark, found, carried, where)


def is_of_a_town(figure: Figure, found: Sequence[Mark], carried: Sequence[Mark], province: str, day: date) -> bool:
    """`Thành ủy Huế` before 2025: of the town, when the province around it had another name and committee."""
    before = [m for m in [*carried, *(m for m in found if m.end <= figure.quantity.left)] if m.subject and m.province]
    return (
        bool(before) and before[-1].level == "city" and before[-1].province == province and not is_city(province, day)
    )


def _unlike_the_whole(figure: Figure, sentence: Read, where: Setting, level: str, *, here: bool) -> str:
    """Why a count that only a whole province or a congress has is not one; empty where it may be."""
    row = figures.of(figure.indicator)
    if row is None:
        return ""
    alone = not here and level != "national" and figure.breakdown == "total"
    if row.whole and alone and not _speaks_of_all(sentence, figure):
        return "not_whole"
    told = where.congress or is_congress(sentence.lower[sentence.scan.start : sentence.scan.end])
    return "no_indicator" if row.congress and not told else ""


def _is_foreign(sentence: Read, where: Setting) -> bool:
    told_here = any(e.code("mark") == "foreign" for e in sentence.scan.elements)
    return told_here or (where.foreign and (where.level != "province" or where.province is None))


def _is_the_province(mark: Mark, figure: Figure, sentence: Read) -> bool:
    """A bare name that acts, or that stands right beside the number."""
    named = mark.province is not None and mark.level in {"name", "city"}
    return named and (province_beside(sentence, figure.quantity) or _acts(sentence, figure, mark))


def _goes_on(mark: Mark, carried: Sequence[Mark], sentence: Read) -> bool:
    """`Đảng bộ tỉnh Gia Lai kết nạp …. Năm sau, toàn Đảng bộ kết nạp …`: still of the province just named."""
    if mark.level != "relative" or not carried:
        return False
    if mark is carried[-1]:  # `toàn tỉnh, theo Tỉnh ủy Gia Lai, các cấp ủy xóa tên …. Riêng năm nay là …`
        own = [m for m in carried if m.level != "relative"]
        return bool(own) and own[-1].level == "province" and own[-1].province is not None
    if carried[-1].level != "province":
        return False
    whole = sentence.lower.endswith("đảng bộ", mark.start, mark.end) and carried[-1].province is not None
    return whole or sentence.lower.startswith(("các cấp ủy", "cấp ủy các cấp"), mark.start)


def _acts(sentence: Read, figure: Figure, mark: Mark) -> bool:
    """`TP Hồ Chí Minh kết nạp 13.207 đảng viên` in a report of the country: the province is who acts."""
    verb = sentence.verb_before(figure.quantity)
    return verb is not None and bool(re.fullmatch(r" (?:đã |có |cũng )?", sentence.lower[mark.end : verb.start]))


def _mark_before(figure: Figure, sentence: Read, found: Sequence[Mark]) -> Mark | None:
    left, opening = figure.quantity.left, sentence.bracket(figure.quantity)
    inside = [
        m
        for m in found
        if opening is not None
        and opening < m.start
        and m.end <= left
        and (m.level == "lower" or (m.level == "national" and m.start == opening + 1))
    ]
    if inside:
        return inside[-1]  # an aside in brackets has a subject of its own
    before = [m for m in found if m.subject and m.end <= left and m.level != "central"]
    before = levels.beyond_the_aside(before, figure, sentence)
    before = [
        m for m in before if m.level != "national" or not _COUNTED.search(sentence.lower[sentence.scan.start : m.start])
    ]
    bare = [m for m in before if m.level != "name" or m is before[-1]]
    own = [m for m in bare if m.level != "relative"]
    return (own or bare)[-1] if bare else None


_COUNTED = re.compile(r"\d (?:tổ chức|chi bộ|đảng bộ|đảng viên|cơ sở)[^,;.:()\d]{0,25}$")
"""`4.907 đảng viên tại 128 tổ chức cơ sở đảng trong cả nước; …`: where those are, not whom the next ones belong to."""


def _mark_after(figure: Figure, sentence: Read, found: Sequence[Mark]) -> Mark | None:
    """`… đảng viên thuộc Đảng bộ tỉnh`: the words right after the noun, with nothing between."""
    q = figure.quantity
    stop = sentence.segment(q)[1]
    for mark in found:
        if q.right <= mark.start < stop and mark.level in {"province", "lower", "city", "national"}:
            link = sentence.lower[q.right : mark.start]
            if re.search(r"(?:tại|ở)\s*$", link) and any(
                m.level == "lower" and m.subject and m.end <= q.left for m in found
            ):
                return None  # `Đảng ủy Quân khu 7 trao … cho 112 đảng viên tại TP.HCM`: where, not whose
            return (
                mark
                if re.search(r"(?:thuộc|của|trong|tại|ở|toàn|trên)\s*(?:các\s*)?$", link) or mark.level == "national"
                else None
            )
    return None


def _level_of(mark: Mark | None, where: Setting) -> str | None:
    if mark is None or mark.level in {"relative", "central"}:
        return where.level
    if mark.level == "name":
        return "province" if where.level in {"province", None} else where.level
    return _of_city(mark, city=where.city)


def _speaks_of_all(sentence: Read, figure: Figure) -> bool:
    """`nâng tổng số đảng viên lên …`, `đại diện cho … đảng viên`: such words speak of the whole by themselves."""
    if all(figure.quantity is not q for q in sentence.scan.quantities):
        return True
    verb = sentence.verb_before(figure.quantity)
    text = sentence.lower[verb.start : verb.end] if verb else ""
    return (
        any(word in text for word in ("tổng số", "đại diện", "thay mặt"))
        or sentence.lower[: figure.quantity.left].rstrip().endswith(":")
        or not sentence.lower[sentence.scan.start : figure.quantity.start].strip(' -+"')
        or bool(_OF_ALL.search(sentence.lower[sentence.scan.start : figure.quantity.left]))
    )


_OF_ALL = re.compile(
    r"tổng số (?:đảng viên|tổ chức cơ sở đảng|tccsđ|chi bộ)|tất cả $|"
    r"^\W*\d+ đảng bộ trực thuộc (?:tỉnh ủy|thành ủy)\b|"
    r"(?:^|[,;:] ?)\W*số (?:đảng viên|tổ chức cơ sở đảng|đảng bộ cơ sở|chi bộ (?:trực thuộc|cơ sở))[^,;:.()]{0,60} là "
)


def _province_of(mark: Mark | None, found: Sequence[Mark], carried: Sequence[Mark], where: Setting) -> Owner:
    """The province: named by the mark, the sentence, the paragraph or the document."""
    if where.given is not None and where.given != "vn":
        return Owner(province=where.given, stated=True)
    if mark is not None and mark.province:
        return Owner(province=mark.province, stated=True)
    near = [m for m in [*carried, *found] if m.province and m.level in {"province", "city", "name"} and m.subject]
    if where.stated and len(spoken := {m.province for m in near}) > 1 and where.province in spoken:
        return Owner(province=where.province, stated=True)  # `toàn tỉnh` is the title's province beside others
    if near and (near[-1].level != "name" or where.province in {None, near[-1].province}):
        return Owner(province=near[-1].province, stated=True)
    if where.level == "national":
        named = [m.province for m in found if m.province and m.level == "province"]
        owner = named[-1] if named else where.paper
        return Owner("" if owner else "area_unresolved", owner, bool(named))
    return Owner("" if where.province else "area_unresolved", where.province, where.stated)
