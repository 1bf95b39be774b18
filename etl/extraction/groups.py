"""Which part of a population a number counts: a group, the private sector, a kind of task."""

from __future__ import annotations

import re

from etl.extraction import figures
from etl.extraction.lexicon import Element
from etl.extraction.model import Figure, Memory
from etl.extraction.normalise import UPPER
from etl.extraction.numbers import Quantity
from etl.extraction.roles import Sentence
from etl.extraction.verbs import AMONG_THE_NEW
from etl.extraction.wholes import group_right_before


def breakdown_of(s: Sentence, q: Quantity, memory: Memory, row: figures.Row, noun: Element | None) -> str | None:
    """The part of the population counted: `total`, a code of the catalogue, or None for a part it has no code for."""
    if row.indicator in {"tasks_completed", "tasks_assigned"}:
        return _task_kind(s, q, noun)
    if row.indicator in {"schemes_completed", "documents_issued"}:
        return "total"
    if row.indicator == "members_total" and (_of_those_organisations(s, q) or _of_those_just_counted(s, q, memory)):
        return "private_sector"
    labels = [e for e in s.labels(q, "group") if _touches(s, q, e, noun)]
    together = bool(labels) and _AND_OTHERS.match(s.lower, labels[0].end, s.scan.end) is not None
    groups = [_sector(s, q, memory, e.readings["group"]) for e in labels]
    groups = [g for g in groups if g not in row.ignore]
    groups = (
        groups
        or group_right_before(s, q, noun)
        or _group_acted_upon(s, q, row)
        or _group_that_is(s, q, row)
        or _group_of_clause(s, q, row)
        or _group_that_admits(s, q, row)
        or _group_founded(s, q, row)
        or _group_of_the_text(s, q, memory, row)
        or _group_introduced(s, q, row)
        or _group_before_bracket(s, q, row)
        or _group_spoken_of(s, q, memory, row)
    )
    if together or (not groups and (_admitted_among(s, q, row) or _is_of_a_people(s, noun))):
        return None
    if not groups or row.badge:
        return "total"
    return groups[0] if figures.allows(row.indicator, groups[0]) else None


def _is_of_a_people(s: Sentence, noun: Element | None) -> bool:
    """`41 đảng viên người Chăm, 61 đảng viên Raglai`: of a people named without another word, in no list."""
    if noun is None or not s.lower.endswith("đảng viên", noun.start, noun.end) or s.text[noun.end - 1].isupper():
        return False  # in a line of capitals they tell no name
    named = _PEOPLE.match(s.text, noun.end, s.scan.end)
    return named is not None and all(e.start != named.start("name") for e in s.scan.elements)


_PEOPLE = re.compile(
    r"(?: là)?(?: người)? (?!Đảng|Việt|Hồ|TP|T\.P|TX|BCH|BTV|KCN|DTTS|THPT|Nhà|Trung)"
    rf"(?P<name>[{UPPER}])[^\W\d_]+(?: [{UPPER}][^\W\d_]+)?(?! [{UPPER}])"
)


def names_several_peoples(s: Sentence) -> bool:
    """`dân tộc Khmer 189, dân tộc Hoa 43`: each is a part of the minorities, none of them all."""
    named = [
        e
        for e in s.scan.elements
        if e.readings.get("group") == "ethnic_minority" and _ALL_PEOPLES.search(s.lower, e.start, e.end) is None
    ]
    return len(named) > 1


_SO_MUCH_OF_ALL = re.compile(
    r"[^,;.\d]{0,60},? \(?chiếm (?:tỷ lệ )?(?:trên |hơn |gần |khoảng )?[\d,]+ ?%"
    r" (?:so với )?(?:tổng )?(?:số )?đảng viên(?! mới)(?: của| trong| toàn)* (?:tỉnh|thành phố|đảng bộ)"
)


def is_so_much_of_all(s: Sentence, figure: Figure) -> bool:
    """`phát triển 7.800 đảng viên người Khmer, chiếm 16% đảng viên của tỉnh`: all of them there are."""
    grouped = figure.indicator == "members_admitted" and figure.breakdown != "total"
    return grouped and _SO_MUCH_OF_ALL.match(s.lower, figure.quantity.right, s.scan.end) is not None


_ALL_PEOPLES = re.compile(r"thiểu số|ít người|dtts|người dân tộc$|các dân tộc")


_PUPILS = re.compile(
    r"\bhọc sinh(?: thpt)?(?: là| có|:)? \d"
    r"|\d (?:đảng viên |đồng chí |em )?(?:là )?học sinh\b(?!,? (?:và |- )?sinh viên)"
)
_STUDENTS = re.compile(r"\bsinh viên(?: là| có|:)? \d|\d (?:đảng viên |đồng chí |em )?(?:là )?sinh viên\b")


_BOTH = re.compile(r"(?: đảng viên| đồng chí| em)?(?: là)? học sinh,? (?:và |- )?sinh viên\b")


def names_pupils_and_students(s: Sentence, q: Quantity) -> bool:
    """`học sinh 112, sinh viên 212`: each is a part of the young who study, none of them all."""
    told = s.lower[s.scan.start : s.scan.end]
    if _BOTH.match(s.lower, q.right, s.scan.end):
        return False
    return _PUPILS.search(told) is not None and _STUDENTS.search(told) is not None


def _group_acted_upon(s: Sentence, q: Quantity, row: figures.Row) -> list[str]:
    """`…; cấp ủy viên các cấp bị thi hành kỷ luật 316 trường hợp`: the clause says of whom it tells."""
    if row.indicator != "members_disciplined":
        return []
    said = _COMMITTEE_MEMBERS.search(s.lower[s.scan.start : q.left])
    return ["committee_member"] if said else []


_COMMITTEE_MEMBERS = re.compile(
    r"(?:^|[;,] )\W*(?:số )?cấp ủy viên(?: các cấp)? (?:bị|phải) (?:thi hành |xử lý )?kỷ luật(?: là| có|:)? $"
)


def _of_those_organisations(s: Sentence, q: Quantity) -> bool:
    """`65 tổ chức đảng trong doanh nghiệp ngoài Nhà nước (gồm …), với 897 đảng viên`: the members of those."""
    inside = [o for low, high in s.brackets for o in s.scan.quantities if low < o.left < high < q.left]
    ahead = [o for o in s.scan.quantities if o.right <= q.left and o not in inside]
    # `66 tổ chức đảng trong doanh nghiệp ngoài nhà nước và 115 chi bộ trực thuộc với 2.901 đảng viên`
    joined = len(ahead) > 1 and _AND_CELLS.fullmatch(s.lower, ahead[-2].right, q.left) is not None
    before = s.noun(ahead[-2] if joined else ahead[-1]) if ahead else None
    if before is None or before.code("noun") != "private_org":
        return False
    if joined:
        return True
    return bool(re.fullmatch(r"\s*(?:\([^()]*\))?\s*(?:,? ?(?:với|có|gồm)|,)\s*", s.lower[before.end : q.left]))


def _of_those_just_counted(s: Sentence, q: Quantity, memory: Memory) -> bool:
    """`Tổng số tổ chức đảng trong doanh nghiệp tư nhân là 185 tổ chức, với 4.158 đảng viên`: the members of those."""
    last = memory.here[-1] if memory.here else None
    of_the_sector = last is not None and last.indicator == "orgs_private_sector"
    return of_the_sector and last is not None and _WITH.fullmatch(s.lower, last.quantity.right, q.left) is not None


_WITH = re.compile(r"(?: tổ chức(?: đảng)?)?,? (?:với|có|gồm)(?: tổng số)? ")
_AND_OTHERS = re.compile(
    r"(?:,| và| hoặc) (?:là )?(?:giáo viên|giảng viên|y,? bác sĩ|y sĩ|bác sĩ|công nhân|nông dân|trí thức"
    r"|viên chức|công chức|cán bộ|dân quân|hưu trí)\b"
    r"(?!,? ?(?:\d|có |là |chiếm|:|gồm|đạt|trên |hơn |gần |kết nạp|được))"
)
"""`421 đảng viên là học sinh, sinh viên, giáo viên, …`: of several groups together, for which there is no code."""
_AND_CELLS = re.compile(r"[^;.()\d]{3,60} (?:và|với|gồm) [\d.]+ chi bộ(?: trực thuộc| cơ sở)?,? ?(?:với|có) ")


def _group_introduced(s: Sentence, q: Quantity, row: figures.Row) -> list[str]:
    """`giới thiệu 2.100 đoàn viên ưu tú, có 1.650 đồng chí được kết nạp`: of those introduced, the union's members."""
    if row.indicator != "members_admitted":
        return []
    found = _INTRODUCED.search(s.lower[s.scan.start : q.left])
    return [] if found is None else ["other" if found["trade"] or found["by"] else "youth_union"]


_INTRODUCED = re.compile(
    r"(?:\b(?P<by>công đoàn|cđ)\b[^;.\d]*)?"
    r"\bgiới thiệu (?:được |cho đảng )?(?:[\d.]+ |nhiều |các )?(?:lượt )?đoàn viên\b(?P<trade> công đoàn)?"
    r"(?:(?!toàn (?:tỉnh|đảng bộ|thành phố)|(?<!được )các cấp ủy|đảng bộ (?:tỉnh|thành phố))[^;.]|(?<=\d)\.(?=\d))*$"
)


def _group_before_bracket(s: Sentence, q: Quantity, row: figures.Row) -> list[str]:
    """`học sinh, sinh viên (từ đầu nhiệm kỳ kết nạp 1.846 đảng viên)`: what brackets tell is of those before them."""
    opening = s.bracket(q) if row.indicator == "members_admitted" else None
    last = None if opening is None else next(iter(s.scan.before(opening)), None)
    if last is None or "group" not in last.readings or last.end + 1 != opening:
        return []
    return [last.readings["group"]]


def _group_that_is(s: Sentence, q: Quantity, row: figures.Row) -> list[str]:
    """`Số đảng viên kết nạp là người dân tộc thiểu số là 286`: the group that the counted noun is told by."""
    last = next((e for e in s.scan.before(q.left) if "group" in e.readings), None)
    if last is None or last.readings["group"] in row.ignore:
        return []
    link = s.lower[last.end : q.left]
    bare = link.strip(": ") == "" or _UNDER_A_HEADING.fullmatch(link) is not None
    named = bare and s.lower.startswith(("là ", "trong "), last.start)  # `đảng viên bị kỷ luật là nữ 21`
    if not named and not _IS.fullmatch(link):
        return []
    start = max([s.scan.start, *(p + 1 for p in s.scan.separators if p < last.start)])
    opens = s.lower[start : last.end].lstrip(' -+"').startswith("đảng viên ")
    return [last.readings["group"]] if opens or _NUMBER_OF.search(s.lower, start, last.start) else []


_UNDER_A_HEADING = re.compile(
    r"(?:[,:;]? ?(?:trong )?(?:năm|quý|\d+ tháng|kết quả|thực hiện|số lượng)\b[^;:.()]{0,30}: "
    r"(?:[\d.,]+(?: ?%)?(?=;))?)+"
)
"""A row of a table: `Số đảng viên kết nạp là học sinh, Năm 2020: 91`, `…: năm 2020: 91; năm 2021: 97`."""
_IS = re.compile(r"(?: mới)?(?: được)?(?: kết nạp)?(?: mới)? (?:là|có|đạt|chỉ có|gồm)(?: \w{2,6}){0,2} ")
_NUMBER_OF = re.compile(r"\bsố (?:lượng )?(?:đảng viên|người|quần chúng|đồng chí)\b")


_AMONG = re.compile(
    r"\bkết nạp (?:mới )?(?:được )?(?:từ|trong|ở|tại|thuộc|qua|là) "
    r"(?!(?:các )?(?:đầu|năm|tháng|quý|ngày|kỳ|nhiệm kỳ|đợt|giai đoạn|thời gian|tỉnh|thành phố|đảng bộ|nay|đó|đây)\b)"
    r"(?!trên|hơn|gần|khoảng|khi|lúc|sau|trước)"
    r"(?:(?!\btoàn\b|\bcả\b|kết nạp)[^;:.()\d]){2,60} (?:là|có|đạt) $"
)


def _admitted_among(s: Sentence, q: Quantity, row: figures.Row) -> bool:
    """`Số đảng viên kết nạp từ lực lượng dân quân là 190`: of a group that has no code, not of all."""
    lead = s.lower[s.scan.start : q.left] if row.indicator == "members_admitted" else ""
    return _AMONG.search(lead) is not None or AMONG_THE_NEW.search(lead) is not None


def _group_of_clause(s: Sentence, q: Quantity, row: figures.Row) -> list[str]:
    """`Ở khu vực ngoài nhà nước, các cấp ủy kết nạp 318 đảng viên`: the clause begins with its group."""
    low = max([s.scan.start, *(p + 1 for p in s.scan.separators if p < q.left and s.lower[p] == ";")])
    first = next((e for e in s.scan.after(low) if "group" in e.readings), None)
    if first is None or first.end > q.left or row.stock or s.scan.gap(low, first.start) > 3:  # noqa: PLR2004
        return []
    opening = re.match(r"\W*(?:ở|tại|trong|riêng|đối với)\b", s.lower[low : first.end])
    bare = re.fullmatch(r"\W*(?:(?:ở|tại|trong|riêng|đối với)\b ?)*(?:khu vực )?", s.lower[low : first.start])
    if first.readings["group"] in row.ignore:
        return []
    return [first.readings["group"]] if opening and bare and first.readings["group"] != "committee_member" else []


def _group_that_admits(s: Sentence, q: Quantity, row: figures.Row) -> list[str]:
    """`trong đó, doanh nghiệp ngoài khu vực nhà nước kết nạp được 50 đảng viên`: admitted there."""
    verb = s.verb_before(q) if row.indicator == "members_admitted" else None
    ahead = next((e for e in s.scan.before(verb.start) if "group" in e.readings), None) if verb is not None else None
    if verb is None or ahead is None or ahead.readings["group"] != "private_sector":
        return []
    return ["private_sector"] if s.lower[ahead.end : verb.start].strip() in {"", "đã", "mới", "cũng", "chỉ"} else []


def _sector(s: Sentence, q: Quantity, memory: Memory, group: str) -> str:
    """`ở khu vực này`: the private sector where the text has just counted its organisations or named it."""
    if group != "this_sector":
        return group
    near = [t for n, t in memory.totals if n >= memory.sentence - 5]
    spoken = any(t.indicator.startswith("orgs_private") or t.breakdown == "private_sector" for t in near)
    named = any(
        e.readings.get("noun") == "private_org" or e.readings.get("group") == "private_sector"
        for e in s.scan.before(q.left)
    )
    return "private_sector" if spoken or named or memory.sector else "other"


def _group_founded(s: Sentence, q: Quantity, row: figures.Row) -> list[str]:
    """`thành lập 298 tổ chức đảng trong doanh nghiệp tư nhân, kết nạp 2.371 đảng viên`: admitted there."""
    if row.indicator != "members_admitted":
        return []
    stops = [s.scan.start, *(p for p in s.scan.separators if p < q.left and s.lower[p] == ";")]
    founding = [
        e for e in s.within((stops[-2] if len(stops) > 1 else stops[-1], q.left)) if e.code("predicate") == "establish"
    ]
    ahead = [
        e
        for e in s.within((min(stops[-1], *(e.start for e in founding[:1])) if founding else stops[-1], q.left))
        if e.readings.get("noun") == "private_org" or e.readings.get("group") == "private_sector"
    ]
    apart = ahead and re.search(
        r"toàn (?:tỉnh|đảng bộ|thành phố)|các cấp ủy|đảng bộ tỉnh|kết nạp.*kết nạp", s.lower[ahead[-1].end : q.left]
    )
    slow = ahead and re.search(r"còn (?:chậm|ít|khó)|đạt thấp|hạn chế", s.lower[ahead[-1].end : q.left])
    return ["private_sector"] if ahead and (founding or slow) and not apart else []


_WHOLE = re.compile(r"toàn (?:tỉnh|đảng bộ|thành phố|quốc|đảng)|cả (?:tỉnh|nước)|đảng bộ (?:tỉnh|thành phố)")


def _group_of_the_text(s: Sentence, q: Quantity, memory: Memory, row: figures.Row) -> list[str]:
    """`thành lập 311 tổ chức đảng. Các cấp ủy kết nạp 2.492 đảng viên` in a review of enterprises: admitted there."""
    near = any(n >= memory.sentence - 1 and t.indicator == "orgs_private_sector_new" for n, t in memory.totals)
    told = memory.sector and near and row.indicator == "members_admitted"
    begin = max([s.scan.start, *(p for p in s.scan.separators if p < q.left and s.lower[p] == ";")])
    return ["private_sector"] if told and not _WHOLE.search(s.lower, begin, s.segment(q)[1]) else []


def _group_spoken_of(s: Sentence, q: Quantity, memory: Memory, row: figures.Row) -> list[str]:
    """`kết nạp 614 người có đạo; 8 năm trước đó kết nạp 96 đảng viên`: still of those with a religion."""
    last = memory.admitted
    if row.indicator == "members_admitted" and (aimed := _group_aimed_at(s, q, memory)):
        return aimed
    if row.indicator != "members_admitted" or last is None or last.breakdown == "total":
        return []
    begin = s.scan.start if memory.admitted_sentence < memory.sentence else s.segment(q)[0]
    earlier = _EARLIER.search(s.lower, begin, q.left)
    if memory.admitted_sentence < memory.sentence - 1 or (not earlier and _ALL.search(s.lower, begin, s.scan.end)):
        return []
    another = memory.admitted_sentence == memory.sentence and _UNIT_ADMITS.match(s.lower, begin, q.left) is not None
    another = another or any(
        e.readings["group"] != last.breakdown for e in s.within((begin, q.left)) if "group" in e.readings
    )
    return ["other"] if another else [last.breakdown]


def _group_aimed_at(s: Sentence, q: Quantity, memory: Memory) -> list[str]:
    """`chỉ tiêu kết nạp 50 đảng viên trong doanh nghiệp tư nhân, đã kết nạp 61`: of those that the target is of."""
    last = memory.here[-1] if memory.here else None
    if last is None or last.kind != "plan" or last.breakdown == "total" or last.base is not None:
        return []
    own = _UNIT_ADMITS.match(s.lower, s.segment(q)[0], q.left) or _ALL.search(s.lower, last.quantity.right, q.left)
    return [] if own else [last.breakdown]


_UNIT_ADMITS = re.compile(
    r"[^\w(]*(?:và )?(?:các )?"
    r"(?:khối|lực lượng|đảng bộ|huyện|xã|phường|trường|cơ quan|đơn vị|ngành)\b[^,;]{0,40}kết nạp"
)
_EARLIER = re.compile(r"\btrước đó\b[^;]*\bchỉ\b")
"""`Trước đó, cả tỉnh chỉ kết nạp được 29 người`: compared with the group spoken of."""
_ALL = re.compile(
    r"toàn (?:tỉnh|đảng bộ|thành phố|quốc)|cả (?:tỉnh|nước)|các cấp ủy|đảng bộ (?:tỉnh|thành phố)|[,;.] (?:tỉnh|thành phố) (?:đã )?kết nạp|(?:nâng|đưa) tổng số đảng viên"  # noqa: E501
)


def _touches(s: Sentence, q: Quantity, group: Element, noun: Element | None) -> bool:
    """Whether a group belongs to the counted noun: it is the noun, or stands right behind it."""
    end = noun.end if noun else q.right
    return group is noun or (group.start >= end and s.scan.gap(end, group.start) <= 1)


def _task_kind(s: Sentence, q: Quantity, noun: Element | None) -> str:
    """The kind of task named with the number, else the one that the clause before is about."""
    if noun is not None and "task_kind" in noun.readings:
        return noun.readings["task_kind"]
    _, high = s.segment(q)
    behind = [e for e in s.within((q.right, high)) if "task_kind" in e.readings]
    if behind:
        return behind[0].readings["task_kind"]
    previous = s.previous(q)
    ahead = [
        e
        for e in s.scan.before(q.left)
        if "task_kind" in e.readings and (previous is None or e.start >= previous.right)
    ]
    clause = max((p for p in s.scan.separators if p < q.left and s.lower[p] == ";"), default=s.scan.start)
    ahead = [
        e
        for e in ahead
        if (e.start >= clause and "nhiệm vụ" in s.lower[e.start : e.end]) or "công tác" in s.lower[e.start : e.end]
    ]
    return ahead[0].readings["task_kind"] if ahead else "total"
