"""Forms of discipline: `khiển trách 690, cảnh cáo 121`, parts of the discipline named last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.extraction import figures
from etl.extraction.bodies import body_before, opens_anew, with_body
from etl.extraction.lexicon import Element
from etl.extraction.model import Figure, Memory, Outcome, Refusal
from etl.extraction.named import are_named
from etl.extraction.numbers import Quantity
from etl.extraction.roles import Sentence


def form_figure(s: Sentence, q: Quantity, memory: Memory) -> Outcome | None:  # noqa: PLR0911
    """`khiển trách 690`, `5.486 đảng viên bị khiển trách`: a part of the discipline named last."""
    noun = s.noun(q)
    labels = _named_form(s, q, noun) if "form" in s.scan.kinds else []
    if not labels or q.percent or q.total is not None:
        return None
    code = noun.readings["noun"] if noun else None
    topic = _ABOUT_ORGS.match(s.lower, s.scan.start) is not None
    if not topic and code not in {None, "member", "person", "org", "organisation", "grassroots", "committee_person"}:
        return None
    if (fate := _not_of_the_party(s, q, noun, memory)) is not None:
        return Refusal(q, fate)
    base = _whole(s, q, labels[0].readings["form"], memory)
    if code in {None, "other"} and _ABOUT_ORGS.match(s.lower, s.scan.start):
        code = "org"
    named = code if code not in {None, "person"} else "member" if _is_human(s, noun) else _heading_noun(s, q)
    people = base.indicator == "members_disciplined" if base and named is None else named not in _ORGANISATIONS
    indicator = "members_disciplined" if people else "orgs_disciplined"
    base = _of_its_kind(base, indicator, memory)
    label = labels[0].readings["form"]
    if not figures.allows(indicator, label):
        return Refusal(q, "no_indicator")
    verb = s.verb_before(q, standing=False)
    leaving = _is_of_leavings(s, q, memory)
    near = base is not None and (
        memory.total_sentence >= memory.sentence - 1 or "hình thức" in s.lower[s.scan.start : q.left]
    )
    behind = s.verb_after(q, noun) if noun is not None else None
    disciplined = "discipline" in {v.code("predicate") for v in (verb, behind) if v is not None} or _are_several(s)
    if not near and not disciplined and not leaving:
        return Refusal(q, "no_total")
    own = next((e for e in s.bodies_before(q.left) if base is None or e.start >= base.quantity.right), None)
    body = (body_before(s, q.left) if own is not None or not near else None) or (
        base.body if base and near else memory.body
    )
    suffered = behind is not None and s.lower[behind.start : behind.end].startswith("bị")
    acted = base is not None and any(base.quantity is o for o in s.scan.quantities) and base.body_stated
    if own is None and (opens_anew(s) or (suffered and base is not None and base.noun != named and not acted)):
        body = "all"
    if body == "single":
        return Refusal(q, "single_body")
    stated = body is not None and (base is None or not near or base.body_stated)
    listed = base is not None and near and (base.indicator, base.body) == (indicator, body or "all")
    listed = listed and not _has_own_time(s, q, base)
    part = Figure(
        q,
        indicator,
        "times" if s.is_times(q) else "persons" if people else "orgs",
        "member" if people else "org",
        label,
        q.value,
        body=body or "all",
        body_stated=stated,
        base=base.quantity if base is not None and listed else None,
    )
    whole = (
        noun is not None
        and not _goes_on(s, q)
        and not _is_one_of_several(s, q)
        and not (listed and _OF_THOSE.match(s.lower, s.scan.start))
        and labels[0].start > noun.end
        and re.search(r"(?:hình thức|\bbằng)", s.lower[noun.end : labels[0].end])
    )
    alone = not people and named is not None and _is_only_form(s, q, labels[0], memory)
    if not whole and not alone and not _form_of_all(s, noun):
        return part
    total = replace(part, breakdown="total", base=None)
    total = total if own is None and body == "all" else _with_own_body(s, total, memory, verb)
    return [total, replace(total, breakdown=label)]


def remember_refused(s: Sentence, q: Quantity, found: Sequence[Figure | Refusal], memory: Memory) -> None:
    """`kỷ luật 31 cán bộ, đảng viên, trong đó cách chức 4`: the forms of a count that was not taken are not either."""
    if any(isinstance(f, Figure) and f.indicator.endswith("_disciplined") for f in [*found, *memory.here]):
        memory.refused = -9
    elif not q.percent and q.total is None and any(isinstance(f, Refusal) for f in found) and _are_others(s, q):
        memory.refused = memory.sentence


def _are_others(s: Sentence, q: Quantity) -> bool:
    """Whether people are counted as disciplined whom no word shows to be members, or not members alone."""
    noun = s.noun(q)
    if noun is not None and noun.code("noun") in _OF_THE_PARTY:
        return s.lower.startswith(" khác", noun.end)  # `11 đảng viên khác bị kỷ luật: 4 khai trừ, 7 cảnh cáo`
    if noun is None and not _COUNTS.match(s.lower, q.right, s.scan.end):
        return False
    end = noun.end if noun is not None else q.right
    before = _DISCIPLINED.search(s.lower, s.scan.start, q.left)
    return before is not None or _WERE_DISCIPLINED.match(s.lower, end, s.scan.end) is not None


_OF_THE_PARTY = frozenset({"member", "org", "grassroots", "cell", "committee", "committee_person"})
_COUNTS = re.compile(r" (?!(?:khiển|cảnh|cách|khai|trong|và|gồm|bị|là)\b)[^\W\d_]")
_DISCIPLINED = re.compile(r"\bkỷ luật(?: [^\W\d_]+){0,4} (?:trên |hơn |gần |khoảng )?$")
_WERE_DISCIPLINED = re.compile(r"[^,;.:()\d]{0,40}\bbị (?:thi hành |xử lý )?kỷ luật\b")


def _of_its_kind(base: Figure | None, indicator: str, memory: Memory) -> Figure | None:
    """`… 31 tổ chức đảng và 1.986 đảng viên. Về tổ chức đảng, 8 tổ chức nhận cảnh cáo`: of the organisations."""
    if base is None or base.indicator == indicator:
        return base
    near = [t for n, t in memory.totals if n >= memory.sentence - _REACH and t.indicator == indicator]
    return near[-1] if near else base


def _is_of_leavings(s: Sentence, q: Quantity, memory: Memory) -> bool:
    """`khai trừ 31, xóa tên 318 và cho ra khỏi Đảng 142`: expelled among those who leave the Party."""
    counted = any(n >= memory.sentence - 1 and t.indicator in _LEAVINGS for n, t in memory.totals)
    said = any(e.code("predicate") in {"remove", "withdraw"} for e in s.scan.elements)
    return counted or said or "ra khỏi đảng" in s.lower[s.scan.start : q.left]


_LEAVINGS = frozenset({"members_removed", "members_withdrawn", "members_removed_or_withdrawn"})
_ABOUT_ORGS = re.compile(r"\W*(?:về|đối với) tổ chức đảng, ")
"""`Về tổ chức đảng, 8 tổ chức nhận cảnh cáo`: those counted in the sentence are organisations."""


def _not_of_the_party(s: Sentence, q: Quantity, noun: Element | None, memory: Memory) -> str | None:
    """Why a form of discipline is nobody's aggregate: of somebody by office, of officials, of a number not taken."""
    if noun is not None and (_OFFICE.match(s.lower, noun.end, s.scan.end) or are_named(s, noun.end)):
        return "named_person"
    if _of_officials(s, q):
        return "other_noun"
    if _of_a_group(s, q):
        return "part_of"
    return "no_total" if memory.refused >= memory.sentence - 1 or _of_a_refused(s, q, memory) else None


_OFFICE = re.compile(
    r" (?:là )?(?:tỉnh ủy viên|thành ủy viên|ủy viên ban thường vụ|bí thư|phó bí thư|giám đốc|chủ tịch)\b"
)
"""`1 đồng chí Tỉnh ủy viên bị khiển trách`: somebody by office."""


def _of_officials(s: Sentence, q: Quantity) -> bool:
    """`kỷ luật 37 cán bộ, công chức (khiển trách 21)`: by the law on officials, not by the Party."""
    opening = s.bracket(q)
    counted = [o for o in s.scan.quantities if opening is not None and o.right <= opening]
    behind = s.lower[counted[-1].right : opening] if counted else ""
    if re.search(r"công chức|viên chức|cán bộ|đoàn viên|hội viên", behind) and "đảng viên" not in behind:
        return True
    others = _OTHERS.search(s.lower, s.scan.start, q.left)
    return others is not None and _MEMBERS.search(s.lower, others.end(), q.left) is None


_OTHERS = re.compile(
    r"kỷ luật(?: [^\W\d_]+){0,4} [\d.]+ (?:giáo viên|nhà giáo|học sinh|sinh viên|công chức|viên chức|cán bộ, công chức|"
    r"nhân viên|người lao động|cầu thủ|vận động viên|đoàn viên|hội viên|thẩm phán|nghị sĩ|chiến sĩ)\b"
    r"|[\d.]+ (?:giáo viên|nhà giáo|học sinh|sinh viên|công chức|viên chức|nhân viên|cầu thủ|đoàn viên|hội viên|nghị sĩ"
    r"|thủy thủ|thuyền viên|luật sư|bác sĩ|học viên|chiến sĩ) (?:đã )?bị (?:xử lý )?kỷ luật"
)
"""`kỷ luật 45 giáo viên …; cảnh cáo 10, khiển trách 30 người`: of those, whoever among them is a member."""
_MEMBERS = re.compile(r"kỷ luật(?: [^\W\d_]+){0,4} [\d.]+ (?:đảng viên|tổ chức đảng)")


def _of_a_group(s: Sentence, q: Quantity) -> bool:
    """`228 người là đảng viên dự bị (khai trừ 75 người)`: forms in brackets that fit into a group are the group's."""
    opening = s.bracket(q)
    owner = next((o for o in reversed(s.scan.quantities) if opening is not None and o.right <= opening), None)
    if owner is None or opening is None:
        return False
    grouped = any("group" in e.readings for e in s.within((owner.right, opening)))
    inside = [o for o in s.scan.quantities if s.bracket(o) == opening and s.labels(o, "form")]
    return grouped and not s.is_change(owner) and sum(o.value for o in inside) <= owner.value


def _of_a_refused(s: Sentence, q: Quantity, memory: Memory) -> bool:
    """Forms in brackets right behind a number that was not taken are no other number's."""
    opening = s.bracket(q)
    owner = next((o for o in reversed(s.scan.quantities) if opening is not None and o.right <= opening), None)
    noun = s.noun(owner) if owner is not None else None
    if owner is None or noun is None or opening is None or any(f.quantity is owner for f in memory.here):
        return False
    between = s.lower[noun.end : opening].strip()
    if not between:
        return noun.code("noun") in {"member", "org"}
    if _TO_BE_DISCIPLINED.search(between):
        return True
    inside = [o for o in s.scan.quantities if s.bracket(o) == opening and s.labels(o, "form")]
    return len(inside) > 1 and sum(o.value for o in inside) == owner.value


_TO_BE_DISCIPLINED = re.compile(r"\bphải (?:bị )?(?:xem xét,? )?(?:thi hành |xử lý )?kỷ luật(?: (?:về )?đảng)?$")
"""`46 trường hợp vi phạm đến mức phải xử lý kỷ luật (…)`: found to deserve it."""


def _has_own_time(s: Sentence, q: Quantity, base: Figure | None) -> bool:
    """`Số bị khai trừ của cả nhiệm kỳ là 309`: of a period that the sentence itself names."""
    here = base is not None and any(base.quantity is o for o in s.scan.quantities)
    spans = {"this_term", "term", "year", "months", "quarter", "half_year", "years", "span"}
    return not here and any(t.end <= q.left and t.meaning in spans for t in s.scan.times)


def _is_human(s: Sentence, noun: Element | None) -> bool:
    """`402 người bị khiển trách`: people, whatever was counted before; a `trường hợp` may be either."""
    return noun is not None and s.lower[noun.start : noun.end] in {"người", "đồng chí", "đ/c", "cá nhân"}


_ORGANISATIONS = frozenset({"org", "organisation", "grassroots"})


def _are_several(s: Sentence) -> bool:
    """`khai trừ 10, cách chức 5 đảng viên`: two forms with their numbers can only be discipline."""
    forms = {labels[0].readings["form"] for o in s.scan.quantities if not o.percent and (labels := s.labels(o, "form"))}
    return len(forms) > 1


def _goes_on(s: Sentence, q: Quantity) -> bool:
    """`16 tổ chức đảng bằng hình thức cảnh cáo, 3 bằng hình thức khiển trách`: not all are of one form."""
    following = s.following(q)
    return (
        following is not None
        and s.noun(following) is None
        and not following.percent
        and bool(s.labels(following, "form"))
    )


def _is_one_of_several(s: Sentence, q: Quantity) -> bool:
    """`274 đảng viên bị kỷ luật bằng hình thức khiển trách, 100 đảng viên bị cảnh cáo`: each is of one form."""
    own = s.noun(q)
    return any(
        (noun := s.noun(o)) is not None
        and own is not None
        and noun.code("noun") in {own.code("noun"), "person"}
        and s.bracket(o) == s.bracket(q)
        and _SUFFERED.match(s.lower, noun.end, s.scan.end)
        for o in s.scan.quantities
        if o is not q and not o.percent
    )


_SUFFERED = re.compile(
    r" (?:đã )?(?:bị|nhận)(?: thi hành| xử lý)?(?: kỷ luật)?(?: đảng)?(?: bằng)?(?: hình thức)? "
    r"(?:khiển trách|cảnh cáo|cách chức|khai trừ)\b"
)
"""`100 đảng viên bị cảnh cáo`: so many beside others."""
_OF_THOSE = re.compile(r"\W*(?:trong (?:đó|số)|cụ thể)\b")
"""`Trong đó, có 274 đảng viên bị kỷ luật bằng hình thức khiển trách`: of those told of before."""


def _heading_noun(s: Sentence, q: Quantity) -> str | None:
    """`Tổ chức đảng: khiển trách 3; đảng viên: khiển trách 80`: whose forms the clause lists."""
    start = max([s.scan.start, *(p + 1 for p in s.scan.separators if p < q.left and s.lower[p] == ";")])
    clause = re.match(r"\W*(?:về |đối với |trong đó,? |hình thức kỷ luật|:|các )*", s.lower[start : q.left])
    first = next(iter(s.scan.after(start + (clause.end() if clause else 0))), None)
    if first is None or first.start in s.counted or first.code("noun") not in {"org", "member", "grassroots"}:
        return None
    link = s.lower[first.end : q.left]
    forms = next((e for e in s.scan.after(first.end) if "form" in e.readings), None)
    near = forms is not None and forms.end <= q.left and not s.lower[first.end : forms.start].strip(" :,(")
    return first.code("noun") if near and "(" not in link else None


_REACH = 4
"""Sentences back in which forms that add up to a number are parts of it."""


def _whole(s: Sentence, q: Quantity, form: str, memory: Memory) -> Figure | None:
    """The discipline named last; of members and organisations named together the one that can hold all the forms."""
    base = memory.disciplined
    if base is None:
        return None
    place = next((n for n, t in reversed(memory.totals) if t is base), None)
    since = base.quantity.right if any(base.quantity is o for o in s.scan.quantities) else s.scan.start
    counts = [
        o.value
        for o in s.scan.quantities
        if o.left >= since
        and ((noun := s.noun(o)) is None or noun.code("noun") in {"org", "member"})
        and not o.percent
        and s.bracket(o) == s.bracket(q)
        and s.labels(o, "form")
    ]
    near = [t for n, t in memory.totals if n >= memory.sentence - _REACH and t.indicator.endswith("_disciplined")]
    exact = [t for t in near if t.value == sum(counts) and figures.allows(t.indicator, form)]
    if len(counts) > 1 and exact and base.value != sum(counts):
        return exact[-1]
    largest = max(counts, default=0)
    if largest <= base.value and figures.allows(base.indicator, form):
        return base
    beside = [
        t
        for n, t in reversed(memory.totals)
        if n == place and t.indicator.endswith("_disciplined") and t.value >= largest
    ]
    return next((t for t in beside if figures.allows(t.indicator, form)), base)


def _named_form(s: Sentence, q: Quantity, noun: Element | None) -> list[Element]:
    """The form that a number counts: in its item, of all that are counted, or right before its bracket."""
    found = s.labels(q, "form")
    if (
        found
        and noun is not None
        and ("các hình thức" in s.lower[noun.end : found[0].end] or _is_listed(s, noun, found))
    ):
        return []
    joined = _RUN.search(s.lower[s.scan.start : q.left])
    if joined and noun is not None and not _ANOTHER.match(s.lower, noun.end, s.scan.end):
        return []
    opening = s.bracket(q)
    before = next(iter(s.scan.before(opening)), None) if opening is not None and not found else None
    if before is not None and opening is not None and "form" in before.readings and opening - before.end <= 1:
        return [before]
    return found or _form_of_all(s, noun) or _form_shared(s, q, noun)


def _is_listed(s: Sentence, noun: Element, forms: list[Element]) -> bool:
    """`152 đảng viên với hình thức khiển trách 100, cảnh cáo 52`: a form ahead of a number is that number's."""
    ahead = re.match(r":? \d", s.lower[forms[0].end : s.scan.end])
    return forms[0].start > noun.end and ahead is not None


_RUN = re.compile(
    r"kỷ luật (?:bằng (?:các )?hình thức )?"
    r"(?:(?:khiển trách|cảnh cáo|cách chức|khai trừ)(?:, | và |, và ))+"
    r"(?:khiển trách|cảnh cáo|cách chức|khai trừ)(?: đối với)? $"
)
"""`kỷ luật khiển trách, cảnh cáo 3 tổ chức đảng`: the forms of all of them, not the last one's count."""
_ANOTHER = re.compile(r"[^;.]{0,30}\b(?:cách chức|khai trừ) \d")


def _form_shared(s: Sentence, q: Quantity, noun: Element | None) -> list[Element]:
    """`khiển trách 2 tổ chức đảng, 20 đảng viên`: the form before the first count is the second's too."""
    previous = s.previous(q)
    counted = s.noun(previous) if previous else None
    if noun is None or previous is None or counted is None or noun.code("noun") == counted.code("noun"):
        return []
    if not re.fullmatch(r"\s*(?:,|và|, và)\s*", s.lower[counted.end : q.left]):
        return []
    before = next(iter(s.scan.before(previous.left)), None)
    return [before] if before is not None and "form" in before.readings else []


def _is_only_form(s: Sentence, q: Quantity, form: Element, memory: Memory) -> bool:
    """`kỷ luật khiển trách 1 tổ chức đảng` where no number of all disciplined organisations stands near."""
    counted = any(n >= memory.sentence - _REACH and t.indicator == "orgs_disciplined" for n, t in memory.totals)
    others = [o for o in s.scan.quantities if o is not q and not o.percent and s.labels(o, "form")]
    of_orgs = [o for o in others if (n := s.noun(o)) is not None and n.code("noun") in _ORGANISATIONS]
    said = re.search(r"(?:kỷ luật|hình thức|\bbị) $", s.lower[s.scan.start : form.start])
    return not counted and not of_orgs and said is not None and s.bracket(q) is None


def _form_of_all(s: Sentence, noun: Element | None) -> list[Element]:
    """`4 tổ chức đảng (đều bằng hình thức khiển trách)`: one form for all of them."""
    said = _ALL_ALIKE.match(s.lower, noun.end, s.scan.end) if noun is not None else None
    return [e for e in s.within(said.span()) if "form" in e.readings][:1] if said else []


_ALL_ALIKE = re.compile(
    r"\s*\((?:đều|cùng|tất cả)\b[^\d,;)]*\)|\s*\((?:bằng |với )?(?:hình thức )?(?:khiển trách|cảnh cáo|giải tán)\)"
    r"|[^\d,;.()]{0,30}\bbị (?:thi hành |xử lý )?kỷ luật(?: đảng)?,? (?:đều|cùng|tất cả)\b"
    r"[^\d,;.()]{0,25}(?:khiển trách|cảnh cáo|giải tán)(?! \d)"
)
"""`2 tổ chức đảng (cảnh cáo)`, `5 tổ chức đảng bị kỷ luật, đều bằng hình thức khiển trách`."""


def _with_own_body(s: Sentence, total: Figure, memory: Memory, verb: Element | None) -> Figure:
    """A total that is all of one form (`kỷ luật 1 tổ chức đảng bằng hình thức khiển trách`), by who decided it."""
    row = figures.of(total.indicator)
    return with_body(s, total, memory, row, verb) if row else total
