"""The common counted figure: `kết nạp 742 đảng viên`, `15 đảng bộ trực thuộc`, `số đảng viên bị kỷ luật là 121`."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.extraction import figures
from etl.extraction.aims import is_averaged, planned
from etl.extraction.bodies import with_body
from etl.extraction.by_time import ENDS, of_a_year
from etl.extraction.findings import upon_signs_as_before
from etl.extraction.groups import breakdown_of
from etl.extraction.kinds import kind_of_org
from etl.extraction.lexicon import Element
from etl.extraction.matters import counts_two_kinds
from etl.extraction.model import Figure, Memory, Outcome, Refusal
from etl.extraction.named import has_a_cause, why_no_aggregate
from etl.extraction.numbers import Quantity
from etl.extraction.quotas import of_so_many, said_again
from etl.extraction.roles import Sentence, known_verb
from etl.extraction.rounds import award, is_class, is_round
from etl.extraction.topics import verb_of_the_topic
from etl.extraction.union import of_the_union
from etl.extraction.verbless import of_the_total, without_verb
from etl.extraction.verbs import (
    UNCOUNTED,
    are_some,
    is_of_another_verb,
    of_some_units,
    row_for,
    verb_behind,
    why_not,
)
from etl.extraction.wholes import counted_among, counts_all_members, is_no_stock, is_of_the_sector


def counted_figure(s: Sentence, q: Quantity, memory: Memory) -> Outcome | None:  # noqa: PLR0911
    """`kết nạp 742 đảng viên`, `15 đảng bộ trực thuộc`: the table's row for the verb and the noun."""
    noun = s.noun(q)
    told = _of_a_group(s, q, noun) or _of_all_members(s, q, memory) or of_a_year(s, q, noun, memory)
    if told := told or _of_the_target(s, q, noun, memory):
        return told
    if noun is None:
        return (
            _with_the_late(s, q, memory)
            or _all_that_held(s, q, memory)
            or _named_behind(s, q, memory)
            or _named_before(s, q, memory)
        )
    code = kind_of_org(s, q, noun, memory)
    if code in {"other", "rated_unit"} or counts_two_kinds(s, q, noun, code) or of_the_union(s, q, code):
        return Refusal(q, "merged" if code == "org" else "other_noun")
    verb = _verb_of(s, q, noun)
    undone = _NOT_DONE.match(s.lower, noun.end, s.scan.end) or is_of_another_verb(s, q, verb)
    if undone or of_some_units(s, verb, noun):
        return Refusal(q, "other_verb" if undone else "other_area")
    row = of_the_total(s, q, code) or upon_signs_as_before(s, verb, memory, row_for(s, q, verb, code))
    if row is None and code in {"person", "organisation"} and (said := _named_before(s, q, memory)) is not None:
        return said
    if row is None and (verb is None or verb.code("predicate") in UNCOUNTED):
        row = counted_among(s, q, code, memory) or without_verb(s, q, code) or _reached(s, q, code, memory)
    badges = figures.of("badges_awarded")
    if badges is not None and is_round(s, q, code, verb, memory):
        return figure_of(s, q, memory, badges, verb, noun)
    if row is None:
        return Refusal(q, why_not(verb))
    if row.badge and is_class(s, q):
        return Refusal(q, "part_of")
    return _not_a_part(s, figure_of(s, q, memory, row, verb, noun), memory)


_NOT_DONE = re.compile(
    r" (?:khác|còn lại)\b| (?:còn )?đang (?:được )?(?:xem xét|xử lý|chờ|thẩm tra|xác minh|tiến hành)"
    r"|[^;,\d]{0,60}\b(?:không|chưa) (?:(?:\w+ ){0,3}đại hội|được (?:xem |xét )*(?:công nhận|chuyển|kết nạp))"
)
"""`17 đảng viên dự bị … không được công nhận`, `10 đảng bộ chưa tổ chức đại hội`: what was not done."""


def _of_all_members(s: Sentence, q: Quantity, memory: Memory) -> Outcome | None:
    """`Tổng số đảng viên toàn tỉnh có gần 52 ngàn người`."""
    row = figures.find("stand", "member") if counts_all_members(s, q) else None
    noun = s.noun(q)
    fits = noun is None or noun.code("noun") in {"member", "person"}
    return figure_of(s, q, memory, row, None, None) if row is not None and fits and not q.percent else None


def _of_the_target(s: Sentence, q: Quantity, noun: Element | None, memory: Memory) -> Outcome | None:
    """`kết nạp được 821/1.450 chỉ tiêu`: people, of so many that were to be admitted."""
    if q.total is None:
        return of_so_many(s, q, memory)
    if noun is None or not s.lower.startswith("chỉ tiêu", noun.start):
        return None
    row = row_for(s, q, s.verb_before(q), "person") or said_again(q, memory)
    return figure_of(s, q, memory, row, s.verb_before(q), None) if row is not None else None


_OF_A_BODY = re.compile(
    r"(?:kỷ luật|kiểm tra|giám sát)(?: của (?:[^;:.\d]|năm \d{4}){3,60})? (?:gồm|gồm có|là) [^;.]*$"
)


def _verb_of_a_body(s: Sentence, q: Quantity) -> Element | None:
    """`Thi hành kỷ luật của cấp ủy các cấp gồm 459 tổ chức đảng`: what was done stands before `của`."""
    if not _OF_A_BODY.search(s.lower[s.scan.start : q.left]):
        return None
    found = [
        e for e in s.scan.before(q.left) if e.code("predicate") not in {None, "stand"} and e.start not in s.counted
    ]
    return found[0] if found and re.match(r" (?:của|gồm|là)\b", s.lower[found[0].end : q.left]) else None


def _verb_of(s: Sentence, q: Quantity, noun: Element) -> Element | None:
    """The verb behind the noun, else the one before the number."""
    before = _verb_of_a_body(s, q) or verb_of_the_topic(s, q) or s.verb_before(q)
    if known_verb(before) == "assigned" and noun.readings["noun"] != "task":
        before = None
    resolved = (
        before is not None
        and (before.code("predicate") or "").startswith("resolve_")
        and s.scan.gap(before.end, q.left) == 0
    )
    after = None if resolved else verb_behind(s, q, noun)
    if known_verb(after) == "assigned" and known_verb(before) == "complete":
        after = None
    return after or before


def _reached(s: Sentence, q: Quantity, code: str, memory: Memory) -> figures.Row | None:
    """`Chỉ tiêu kết nạp là 1.300 đảng viên, đã thực hiện được 640 đảng viên`: what was done of the target before it."""
    aimed = any(n == memory.sentence and t.indicator == "members_admitted_target" for n, t in memory.totals)
    done = re.search(r"(?:thực hiện được|đã thực hiện|đạt được|đã đạt) $", s.lower[s.scan.start : q.left])
    return figures.of("members_admitted") if aimed and done and code in {"member", "new_member"} else None


def _is_the_countrys(s: Sentence, figure: Figure, total: Figure) -> bool:
    """`kết nạp 2.015 đảng viên (cả nước kết nạp 191.000 đảng viên)`: the larger number is no part of the first."""
    opening = s.bracket(figure.quantity)
    told = opening is not None and _COUNTRY.match(s.lower, opening, figure.quantity.left) is not None
    return told and figure.value > total.value


_COUNTRY = re.compile(r"\W*(?:trong khi |riêng )?(?:cả nước|toàn quốc|toàn đảng)\b(?! bộ)")


def _not_a_part(s: Sentence, outcome: Outcome, memory: Memory) -> Outcome:
    """The same thing counted again behind `trong đó`, `gồm` or a bracket is a part of the first number."""
    figure = outcome if isinstance(outcome, Figure) else None
    if figure is not None and (_is_of_the_same_group(s, figure, memory) or is_of_the_sector(s, figure, memory)):
        return Refusal(figure.quantity, "part_of")
    if figure is None or figure.breakdown != "total" or figure.kind == "plan":
        return outcome
    for number, total in memory.totals:
        if number != memory.sentence or (total.indicator, total.body) != (figure.indicator, figure.body):
            continue
        if total.status == "unproven" and figure.value > total.value:
            continue  # `(10 đảng bộ cấp huyện, 6 đảng bộ khác) …, trong đó có 286 đảng bộ cơ sở`
        between = (total.quantity.right, figure.quantity.left)
        if ";" in s.lower[slice(*between)] or _is_the_countrys(s, figure, total):
            continue
        if (
            "including" in s.marks(between)
            or s.bracket(figure.quantity) is not None
            or "gồm" in s.lower[between[0] : between[1]]
        ):
            return Refusal(figure.quantity, "part_of")
    return (
        Refusal(figure.quantity, "part_of")
        if _continues_a_total(s, figure, memory)
        or _has_a_cause(s, figure, memory)
        or (_OF_AN_AGE.search(s.lower, *s.segment(figure.quantity)) and figure.indicator == "members_admitted")
        else outcome
    )


def _has_a_cause(s: Sentence, figure: Figure, memory: Memory) -> bool:
    """Whether those disciplined were so for one reason: then their forms, told next, are of that reason too."""
    caused = has_a_cause(s, figure)
    if caused and not any(f.indicator == figure.indicator for f in memory.here):
        memory.matter = memory.sentence
    return caused


def _is_of_the_same_group(s: Sentence, figure: Figure, memory: Memory) -> bool:
    """`614 đảng viên có đạo, trong đó 571 đảng viên theo đạo Công giáo`: a part of the group itself."""
    last = memory.admitted
    if last is None or memory.admitted_sentence != memory.sentence or last.breakdown == "total":
        return False
    same = (last.indicator, last.breakdown) == (figure.indicator, figure.breakdown)
    return same and "including" in s.marks((last.quantity.right, figure.quantity.left))


_OF_SO_MANY = re.compile(
    r"(?:^|[,.;:] ?)\W*trong(?: tổng)?(?: số)? [\d.]+ (?:đảng viên|quần chúng|đồng chí|người)\b[^;.]*?,?"
    r" (?:thì |đã )?có $"
)
"""`Trong số 60 đảng viên mới kết nạp từ đầu năm, có 36 người …`: some of them."""
_OF_AN_AGE = re.compile(r"độ tuổi|tuổi từ|dưới \d+ tuổi|từ \d+ ?(?:đến|-) ?\d+ tuổi")


def _continues_a_total(s: Sentence, figure: Figure, memory: Memory) -> bool:
    """A sentence that begins with `Trong đó` speaks of parts of the total in the sentence before."""
    opening = next(iter(s.scan.elements), None)
    if opening is None or opening.code("mark") != "including" or s.lower[s.scan.start : opening.start].strip(' -"+•'):
        return False
    if any(t.meaning in _OF_ITS_OWN and opening.end <= t.start < figure.quantity.left for t in s.scan.times):
        return False
    return any(
        n >= memory.sentence - 2 and (t.indicator, t.body) == (figure.indicator, figure.body) and n < memory.sentence
        for n, t in memory.totals
    )


_OF_ITS_OWN = frozenset({"quarter", "month", "months", "year"})
_AND_THE_LATE = re.compile(r" (?:và|, ) ?truy tặng [\d.]+ (?:tấm )?huy hiệu")


def _with_the_late(s: Sentence, q: Quantity, memory: Memory) -> Outcome | None:
    """`trao tặng 711 và truy tặng 3 Huy hiệu Đảng`: medals, though only the second number says so."""
    verb, row = s.verb_before(q), figures.of("badges_awarded")
    said = known_verb(verb) == "award" and _AND_THE_LATE.match(s.lower, q.right, s.scan.end)
    return figure_of(s, q, memory, row, verb, None) if row is not None and said else None


def _all_that_held(s: Sentence, q: Quantity, memory: Memory) -> Outcome | None:
    """`100% tổ chức cơ sở đảng (609/609) đã đại hội xong`: the ratio stands in brackets behind its noun."""
    share, opening = s.previous(q), s.bracket(q)
    noun = s.noun(share) if share is not None and share.percent else None
    if noun is None or opening is None or q.total is None or s.lower[noun.end : opening].strip():
        return None
    verb = next((e for e in s.scan.after(q.right) if "predicate" in e.readings), None)
    held = verb is not None and verb.code("predicate") == "hold_congress" and s.scan.gap(q.right, verb.start) <= _NEAR
    row = figures.find("hold_congress", noun.readings["noun"]) if held else None
    return figure_of(s, q, memory, row, verb, noun) if row is not None else None


def _named_behind(s: Sentence, q: Quantity, memory: Memory) -> Outcome | None:
    """`2.043 là số đảng viên được kết nạp ở Thái Bình`, `350 là số đại biểu dự Đại hội`: the number comes first."""
    lead = re.match(r" là (?:tổng )?số (?:lượng )?", s.lower[q.right : s.scan.end])
    stop = q.right + lead.end() if lead else q.right
    noun = next((e for e in s.scan.after(stop - len("số ")) if "noun" in e.readings), None) if lead else None
    if noun is None or noun.start > stop:
        return None
    verb = next((e for e in s.scan.after(noun.end) if "predicate" in e.readings), None)
    row = (
        row_for(s, q, verb, noun.readings["noun"])
        if verb is not None and s.scan.gap(noun.end, verb.start) <= _NEAR
        else None
    )
    return figure_of(s, q, memory, row, verb, noun) if row is not None else None


_NEAR = 2  # unknown words between a noun and its verb


def _item_start(s: Sentence, q: Quantity) -> int:
    previous = s.previous(q)
    stops = [p + 1 for p in s.scan.separators if p < q.left and s.lower[p] in ";.()"]
    return max([s.scan.start, *stops, *([previous.right] if previous else [])])


def _named_before(s: Sentence, q: Quantity, memory: Memory) -> Outcome | None:
    """`số đảng viên bị kỷ luật là 121`, `Tổ chức cơ sở đảng: 1.417`, `xin ra khỏi Đảng 4.116`: all is said before."""
    start = _item_start(s, q)
    ahead = [e for e in s.within((start, q.left)) if "noun" in e.readings or "predicate" in e.readings]
    if (group := _group_as_subject(s, q, start)) is not None:
        return group
    if q.percent or not ahead or not ENDS.match(s.lower, q.right):
        return None
    tail = s.lower[ahead[-1].start : q.left]
    listed = s.bracket(q) is not None and not s.lower[ahead[-1].end : q.left].strip() and "noun" in ahead[-1].readings
    linked = (
        listed
        or bool(_LINK.search(tail))
        or (
            s.scan.gap(ahead[-1].end, q.left) == 0
            and not s.scan.separated(ahead[-1].end, q.left)
            and "predicate" in ahead[-1].readings
        )
    )
    if not linked or s.scan.gap(ahead[-1].end, q.left) > 3:  # noqa: PLR2004
        return None
    verb = next((e for e in reversed(ahead) if known_verb(e) not in {None, "stand", "attend"}), None)
    nouns = [e for e in ahead if e.readings.get("noun") not in {None, "other", "person", "organisation"}]
    last = s.lower.rfind("tổng số ", start, q.left)  # `thành lập 63 …, đưa tổng số tổ chức đảng ở … lên 1.208`
    nouns = [e for e in nouns if e.start > last >= 0 and e.code("noun") == "private_org"] or nouns
    text = s.lower[start : q.left]
    if verb is not None:
        of_orgs = "tổ chức đảng" in text or verb.code("predicate") in _OF_ORGS
        code = nouns[-1].readings["noun"] if nouns else "org" if of_orgs else "member"
        row = row_for(s, q, verb, code, free=True)
        named = nouns or "đảng" in text or verb.code("predicate") in {"remove", "withdraw", *_OF_ORGS}
        still = memory.admitted_sentence >= memory.sentence - _STILL and not any("group" in e.readings for e in ahead)
        named = named or (verb.code("predicate") == "admit" and still)
        named = named and not (row is not None and row.badge and is_class(s, q))
        return figure_of(s, q, memory, row, verb, None) if row and named else None
    if not (listed or _LINK.search(tail)) or not (nouns or "tổng số đảng viên" in text):
        return None
    code = nouns[0].readings["noun"] if nouns else "member"
    if code == "badge":
        row = figures.of("badges_awarded") if any(e.code("predicate") == "award" for e in ahead) else None
    elif code in {"candidate", "youth"} or (
        code == "member"
        and (
            any(are_some(s, e.start, e.end, q.left) for e in nouns[:1])
            or not re.search(r"tổng số|số (?:lượng )?đảng viên|đảng viên (?:toàn|hiện)|^\W*đảng viên: $", text)
        )
    ):
        row = None
    else:
        row = figures.find("stand", code)
    return figure_of(s, q, memory, row, nouns[0] if nouns else ahead[0], None) if row else None


def _of_a_group(s: Sentence, q: Quantity, noun: Element | None) -> Figure | None:
    """`Số đảng viên có đạo trong toàn Đảng bộ là 512 đồng chí`."""
    counted = noun is not None and noun.code("noun") == "person"
    return _group_as_subject(s, q, _item_start(s, q)) if counted else None


def _group_as_subject(s: Sentence, q: Quantity, start: int) -> Figure | None:
    """`Đảng viên người dân tộc thiểu số là 2.046 người`: so many members of a group there are."""
    groups = [e for e in s.within((start, q.left)) if "group" in e.readings]
    if len(groups) != 1 or q.percent or not _IS.fullmatch(s.lower[groups[0].end : q.start]):
        return None
    opening = max([p + 1 for p in s.scan.separators if p < groups[0].start and s.lower[p] in ",:"], default=start)
    lead = s.lower[max(start, opening) : groups[0].end].strip(' -+"')
    row = figures.find("stand", "member")
    if row is None or not _OPENS_WITH_MEMBERS.match(lead) or not ENDS.match(s.lower, q.right):
        return None
    code = groups[0].readings["group"]
    return (
        Figure(q, row.indicator, "persons", "member", code, q.value, kind="stock")
        if figures.allows(row.indicator, code)
        else None
    )


_IS = re.compile(
    r" (?:(?:của|trong|thuộc|toàn) [^,;.\d]{1,30} )?(?:(?:là|hiện có|có|:) (?:trên |hơn |gần |khoảng )?"
    r"|(?:trên|hơn|gần|khoảng) )"
)
_OPENS_WITH_MEMBERS = re.compile(r"(?:số |tổng số )?đảng viên(?! (?:mới|được |bị |kết nạp|xin))(?: là)? ")


_OF_ORGS = frozenset({"inspect_duty", "inspect_discipline_work"})  # nothing but organisations is inspected so
_STILL = 3
"""So many sentences on, `quý III kết nạp 417` still speaks of members."""
_LINK = re.compile(r"(?::|\blà|lên|lên tới|lên đến|lên thành|\bsố đảng viên\b[^,;:.()\d]{0,40} đạt)\W*$")


def figure_of(
    s: Sentence, q: Quantity, memory: Memory, row: figures.Row, verb: Element | None, noun: Element | None
) -> Outcome:
    """The figure of a row, with its group, unit, body and aim; or why it is refused."""
    breakdown = None if row.stock and s.is_times(q) else breakdown_of(s, q, memory, row, noun)
    if breakdown is None or row.percent != q.percent:  # `29.000 lượt đảng viên dự` counts no members either
        return Refusal(q, "other_group" if breakdown is None else "no_indicator")
    lead = s.lower[s.scan.start : q.left]
    part = not q.percent and is_no_stock(lead, grouped=breakdown != "total")
    some = row.indicator == "members_admitted" and breakdown == "total" and _OF_SO_MANY.search(lead)
    if some or (row.stock and (part or _only_rated(s, q))):
        return Refusal(q, "part_of")
    if row.stock and _OF_AN_AGE.search(re.split(r"[,;.] ", s.lower[s.scan.start : q.left])[-1]):
        return Refusal(q, "other_group")
    average = is_averaged(s, q)
    noun_code = noun.readings["noun"] if noun else row.noun[0]
    if noun_code == "new_member":
        noun_code = "member"
    unit = "percent" if q.percent else row.unit or ("times" if s.is_times(q) else figures.unit(noun_code))
    figure = Figure(
        q,
        row.indicator,
        unit,
        noun_code,
        breakdown,
        q.value,
        statistic="annual_average" if average else "value",
        kind="stock" if row.stock else "flow",
        status="unproven" if row.proof else "reported",
        award=award(s, verb),
    )
    if average and not q.percent:
        memory.yearly.append(figure)
        return Refusal(q, "average")
    disciplined = figure.indicator.endswith(("_disciplined", "_liable_discipline", "_violated"))
    fate = why_no_aggregate(s, q, noun.end if noun else q.right, noun_code, memory) if disciplined else ""
    figure = with_body(s, figure, memory, row, verb)
    if fate or figure.body == "single":
        return Refusal(q, fate or "single_body")
    if q.qualifier == "exact" and re.search(r"\bước\b", s.lower[s.segment(q)[0] : q.left]):
        figure = replace(figure, quantity=replace(q, qualifier="approx"))
    return planned(s, figure, row)


def _only_rated(s: Sentence, q: Quantity) -> bool:
    """`846 tổ chức cơ sở đảng, số được đánh giá là 829`: of all there are, those that were rated."""
    previous = s.previous(q)
    lead = s.lower[previous.right if previous else s.scan.start : q.left]
    return bool(re.search(r"được (?:đánh giá|xếp loại|phân loại|kiểm điểm|phân tích|bình xét)[^;.]{0,25}$", lead))
