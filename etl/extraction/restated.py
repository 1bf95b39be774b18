"""Figures whose verb is left out because the text has just said it: of another year, of another province.

`Năm 2014, số này là 16.500`, `(năm 2018: 89,9%)`; those of one of two bodies are in `by_body.py`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from etl.extraction import figures
from etl.extraction.bodies import joined
from etl.extraction.by_body import of_a_body
from etl.extraction.gazetteer import gazetteer
from etl.extraction.model import Figure, Memory, Outcome
from etl.extraction.numbers import Quantity
from etl.extraction.ratings import rated_in_heading
from etl.extraction.roles import Sentence, known_verb

_REACH = 2
_FAR = 4
"""Sentences back that such words still speak of."""
_YEARLY = frozenset({"year", "months", "quarter", "half_year", "same_window", "last_year"})


def restated_figure(s: Sentence, q: Quantity, memory: Memory) -> Outcome | None:
    """A figure of the kind stated just before; None where the sentence has a verb of its own for it."""
    if q.total is not None:
        return None
    return (
        _in_turn(s, q, memory)
        or _of_a_province(s, q, memory)
        or _of_the_next_province(s, q, memory)
        or _of_the_other_kind(s, q, memory)
        or _against_another_year(s, q, memory)
        or _of_another_year(s, q, memory)
        or _of_the_year_compared_with(s, q, memory)
        or _of_the_year_changed_from(s, q, memory)
        or _compared_ahead(s, q, memory)
        or _at_another_day(s, q, memory)
        or _of_its_result(s, q, memory)
        or of_a_body(s, q, memory)
        or _this_number(s, q, memory)
        or _of_the_best_year(s, q, memory)
        or _of_the_only_number(s, q, memory)
    )


def _of_its_result(s: Sentence, q: Quantity, memory: Memory) -> Figure | None:
    """`Kiểm tra đảng viên …: 52 (có vi phạm 44; phải thi hành kỷ luật 29)`: found among those counted before."""
    base, verb = memory.last, s.verb_before(q, standing=False)
    if base is None or verb is None or q.percent or s.noun(q) is not None or base.unit not in {"persons", "orgs"}:
        return None
    if known_verb(verb) not in {"violated", "liable"} or s.lower[verb.end : q.left].strip(" :là"):
        return None
    closed = q.right >= s.scan.end or s.lower[q.right] in ",;.)"
    row = figures.find(verb.readings["predicate"], base.noun)
    if row is None or not closed or base.quantity.value < q.value or base.breakdown != "total" or base.kind != "flow":
        return None
    return replace(base, quantity=q, indicator=row.indicator, value=q.value, base=None)


_TURN = re.compile(
    r"(?:lần lượt|tương ứng)(?: của [^,;:.\d]{1,40}?)?(?: là| đạt| với| chiếm| có)*:? ?(?:trên |hơn |gần )?$"
)


def _in_turn(s: Sentence, q: Quantity, memory: Memory) -> Figure | None:
    """`Chi bộ trực thuộc lần lượt là 18,4%; 75,6%; 5,9% và 0,1%`: each answers one of the sentence before."""
    if not any(word in s.lower[s.scan.start : s.scan.end] for word in ("lần lượt", "tương ứng")):
        return None
    first = next((o for o in s.scan.quantities if _TURN.search(s.lower[s.scan.start : o.left])), None)
    if first is None or q.left < first.left:
        return None
    run = [o for o in s.scan.quantities if o.left >= first.left and o.percent == first.percent]
    here = [f for f in memory.here if f.quantity.right <= first.left]
    answered = [f for f in here or memory.row if (f.unit == "percent") == first.percent]
    if len(run) != len(answered) and not first.percent:
        answered = [f for f in answered if f.breakdown == "total" or f.base is None]
    if len(run) < _A_LIST or len(run) != len(answered) or all(o is not q for o in run):
        return None
    base = answered[next(i for i, o in enumerate(run) if o is q)]
    subject = rated_in_heading(s) or (_rated_between(s, here[-1].quantity.right, first.left) if here else None)
    if base.basis == "rated" and subject is not None:
        indicator = f"{subject}_{base.indicator.split('_', 1)[1]}"
        return replace(base, quantity=q, value=q.value, indicator=indicator, noun=subject, base=None)
    bodies = [e.readings["body"] for e in s.bodies_before(first.left)]
    if bodies and figures.row_has_bodies(base.indicator) and "single" not in bodies:
        base = replace(base, body=joined(bodies), body_stated=True)
    return replace(base, quantity=q, value=q.value, base=None)


def _rated_between(s: Sentence, start: int, end: int) -> str | None:
    """`20% tổ chức cơ sở đảng xuất sắc …; đảng viên tương ứng 14,1%; …`: whom the second row of shares is of."""
    named = [e.readings["noun"] for e in s.within((start, end)) if "noun" in e.readings]
    return figures.rated(named[-1]) if named else None


def _of_a_province(s: Sentence, q: Quantity, memory: Memory) -> Figure | None:
    """`nhiều là Hà Nội 13.278, Thanh Hóa 7.416 đảng viên`, `Hậu Giang (92,17%), Sóc Trăng (91,06%)`: each its own."""
    if not province_beside(s, q):
        return None
    base, noun = _listed_kind(s, q, memory), s.noun(q)
    if base is None or (noun is not None and noun.code("noun") not in {base.noun, "person", "new_member"}):
        return None
    return replace(base, quantity=q, value=q.value, base=None, breakdown="total")


def _of_the_next_province(s: Sentence, q: Quantity, memory: Memory) -> Figure | None:
    """`… của Bạc Liêu là 93,1%, của Cà Mau là 91,8%`: the same of another province."""
    base, place = memory.last, next((e for e in s.scan.before(q.left) if "place" in e.readings), None)
    if base is None or place is None or s.noun(q) is not None or (base.unit == "percent") != q.percent:
        return None
    named = place.readings["place"] in gazetteer().provinces
    link = _NEXT.fullmatch(s.lower, base.quantity.right, place.start)
    said = re.fullmatch(r"(?: [^\W\d_]+){0,2} (?:là|đạt|có) (?:trên |hơn |gần )?", s.lower[place.end : q.left])
    here = any(base.quantity is o for o in s.scan.quantities)
    return replace(base, quantity=q, value=q.value, base=None) if named and link and said and here else None


_NEXT = re.compile(r"(?:[,;]| và|, còn|, và) (?:của |ở )?(?:tỉnh )?")


def _of_the_other_kind(s: Sentence, q: Quantity, memory: Memory) -> Figure | None:
    """`Số đảng viên bị kỷ luật là 134, tổ chức đảng là 2`: done to the other kind as well."""
    base = memory.last
    if base is None or base.indicator != "members_disciplined" or base.breakdown != "total" or q.percent:
        return None
    link = re.fullmatch(r"(?:,|;| và|, còn) (?:số )?tổ chức đảng (?:là|:) ", s.lower[base.quantity.right : q.left])
    if link is None or s.noun(q) is not None:
        return None
    return replace(base, quantity=q, value=q.value, indicator="orgs_disciplined", noun="org", unit="orgs", base=None)


def _against_another_year(s: Sentence, q: Quantity, memory: Memory) -> Figure | None:
    """`249 đảng viên bị kỷ luật, so với 176 của năm 2016`: the year stands behind the number compared with."""
    base = memory.last
    time = next((t for t in s.scan.times if t.start >= q.right), None)
    if base is None or time is None or time.meaning not in {"year", "same_window"} or s.noun(q) is not None:
        return None
    lead = re.fullmatch(r"[^;.()\d]{0,40}, so với (?:con số )?", s.lower[base.quantity.right : q.left])
    behind = re.fullmatch(r" (?:của )?(?:cả )?", s.lower[q.right : time.start])
    alike = base.value <= q.value * ALIKE and q.value <= base.value * ALIKE and base.unit != "percent"
    if not (lead and behind and alike) or q.percent or base.kind != "flow":
        return None
    return replace(base, quantity=q, value=q.value, base=None, in_time=True)


def province_beside(s: Sentence, q: Quantity) -> bool:
    """Whether the name of a province stands right before a number, or before the bracket that holds it alone."""
    opening = s.bracket(q)
    alone = opening is not None and not s.lower[opening + 1 : q.left].strip()
    place = opening if alone and opening is not None else q.left
    before = next((e for e in s.scan.before(place) if s.bracket_at(e.start) == s.bracket_at(place)), None)
    if before is None or "place" not in before.readings:
        return False
    if not re.fullmatch(r" ?(?:\([^()]*\) ?)?", s.lower[before.end : place]):
        return False
    return before.readings["place"] in gazetteer().provinces


def _listed_kind(s: Sentence, q: Quantity, memory: Memory) -> Figure | None:
    """What the numbers of a list by province count: the figure before, or what the sentence is about."""
    beside = [o for o in s.scan.quantities if o.percent == q.percent and province_beside(s, o)]
    if len(beside) < _A_LIST:
        return None
    last = memory.last if memory.last is not None and memory.last.quantity.right <= q.left else None
    near = [t for n, t in memory.totals if n >= memory.sentence - 1 and t.kind == "flow"]
    if q.percent:
        rated = memory.rated_last if memory.rated_sentence >= memory.sentence - 1 else None
        return last if last is not None and last.unit == "percent" else rated
    if last is not None and last.unit != "percent" and last.breakdown == "total" and last.kind == "flow":
        return last
    admitted = (
        any(e.code("predicate") == "admit" for e in s.scan.elements)
        or "số kết nạp" in s.lower[s.scan.start : s.scan.end]
    )
    row = figures.of("members_admitted") if admitted else None
    if row is not None:
        return Figure(q, row.indicator, "persons", "member")
    return near[-1] if near else None


_A_LIST = 2
"""Fewer provinces with a number each are no list."""


def _of_another_year(s: Sentence, q: Quantity, memory: Memory) -> Figure | None:
    """`91,2% … (năm 2018: 89,9%)`, `441 đảng viên (cùng kỳ năm 2021 là 466)`: in brackets behind its like."""
    base, opening = memory.last, s.bracket(q)
    if base is None or opening is None or base.quantity.right > opening or q.percent != (base.unit == "percent"):
        return None
    time = next((t for t in s.scan.times if opening < t.start and t.end <= q.left and t.meaning in _YEARLY), None)
    if time is None or s.lower[opening + 1 : time.start].strip():
        return None
    noun = s.noun(q)
    same = noun is None or noun.code("noun") in {base.noun, "person"}
    link = re.fullmatch(r"[:,]? ?(?:là|có|đạt|chiếm)?(?: trên| hơn| gần)? ?", s.lower[time.end : q.left])
    if not same or not link or base.kind == "plan" or any(o for o in _between(s, base.quantity, q)):
        return None
    return replace(base, quantity=q, value=q.value, base=None, in_time=True)


_COMPARED = re.compile(r"(?P<change>tăng|giảm|nhiều hơn|ít hơn)? ?(?:so với|thấp hơn|cao hơn|kém)(?: cả| của)? $")
ALIKE = 3
"""How many times as much the figure of another year may be; beyond it the number counts the difference."""


def _of_the_year_compared_with(s: Sentence, q: Quantity, memory: Memory) -> Figure | None:
    """`kết nạp 246 đảng viên, so với cùng kỳ năm trước (301 đảng viên)`: what stands in brackets behind the year."""
    base, opening = memory.last, s.bracket(q)
    if base is None or opening is None or base.quantity.left < s.scan.start or base.quantity.right > opening:
        return None
    time = next((t for t in reversed(s.scan.times) if t.meaning in _YEARLY and t.end <= opening), None)
    if time is None or s.lower[time.end : opening].strip() or s.lower[opening + 1 : q.left].strip():
        return None
    link = _COMPARED.search(s.lower[base.quantity.right : time.start])
    noun = s.noun(q)
    same = noun is None or noun.code("noun") in {base.noun, "person"}
    if not link or link["change"] or not same or q.percent != (base.unit == "percent") or base.kind == "plan":
        return None
    alike = base.value <= q.value * ALIKE and q.value <= base.value * ALIKE
    return replace(base, quantity=q, value=q.value, base=None, in_time=True) if alike else None


_CHANGED_FROM = re.compile(
    r"\b(?P<way>tăng|giảm) (?P<by>\d[\d.]*(?:,\d+)?)(?P<rate>%)?"
    r"(?: đảng viên| đồng chí| tổ chức đảng)? so với (?:cùng kỳ )?$"
)
ROUNDED = 0.01
"""How far the two numbers may be from a change in per cent, which is told rounded."""


def _of_the_year_changed_from(s: Sentence, q: Quantity, memory: Memory) -> Figure | None:
    """`kết nạp 1.905 đảng viên, tăng 18% so với năm 2009 (1.612 đảng viên)`: read where the change bears it out."""
    base, opening = memory.total, s.bracket(q)
    if base is None or opening is None or memory.total_sentence != memory.sentence or q.percent or base.kind != "flow":
        return None
    time = next((t for t in reversed(s.scan.times) if t.meaning in _YEARLY and t.end <= opening), None)
    if time is None or s.lower[time.end : opening].strip() or s.lower[opening + 1 : q.left].strip():
        return None
    change = _CHANGED_FROM.search(s.lower, base.quantity.right, time.start)
    if not change:
        return None
    by = float(change["by"].replace(".", "").replace(",", ".")) * (-1 if change["way"] == "giảm" else 1)
    reached = q.value * (1 + by / 100) if change["rate"] else q.value + by
    alike = abs(base.value - reached) <= (ROUNDED * base.value if change["rate"] else 0)
    return replace(base, quantity=q, value=q.value, base=None, in_time=True) if alike else None


def _compared_ahead(s: Sentence, q: Quantity, memory: Memory) -> Figure | None:
    """`So với năm 2012 (214 đảng viên), số bị kỷ luật giảm`: said behind the bracket, counted a moment before."""
    opening, noun = s.bracket(q), s.noun(q)
    time = next((t for t in reversed(s.scan.times) if opening is not None and t.end <= opening), None)
    if time is None or time.meaning not in _YEARLY or noun is None or q.percent:
        return None
    ahead = _AHEAD.match(s.lower, q.right, s.scan.end)
    if not ahead or s.lower[time.end : opening].strip() or not s.lower.endswith("so với ", 0, time.start):
        return None
    wanted = "_disciplined" if "kỷ luật" in ahead.group() else "_inspected_violation"
    near = [t for n, t in memory.totals if n >= memory.sentence - _FAR and t.indicator.endswith(wanted)]
    unit = "orgs" if noun.code("noun") in {"org", "organisation"} else "persons"
    base = next((t for t in reversed(near) if t.unit == unit and t.kind == "flow"), None)
    alike = base is not None and base.value <= q.value * ALIKE and q.value <= base.value * ALIKE
    return replace(base, quantity=q, value=q.value, base=None, in_time=True) if base is not None and alike else None


_AHEAD = re.compile(r"[^()]*\), (?:số|con số) [^,;.\d]{0,25}(?:kỷ luật|dấu hiệu vi phạm)\b")


def _at_another_day(s: Sentence, q: Quantity, memory: Memory) -> Figure | None:
    """`cuối năm 2004 có 57 đảng viên theo đạo thì đến cuối năm 2011 đã có 486 người`: the same stock, later."""
    base, noun = memory.last, s.noun(q)
    if base is None or base.kind != "stock" or noun is None or noun.code("noun") != "person" or q.percent:
        return None
    later = [t for t in s.scan.times if base.quantity.right <= t.start and t.end <= q.left and t.meaning in _DAYS]
    link = later and re.fullmatch(
        r",? ?(?:đã|thì|mới|chỉ)? ?(?:có|là|lên|còn|đạt|tăng lên) ", s.lower[later[-1].end : q.left]
    )
    return replace(base, quantity=q, value=q.value, base=None) if link else None


_DAYS = frozenset({"until", "edge", "now", "year"})


def _between(s: Sentence, first: Quantity, last: Quantity) -> list[Quantity]:
    return [o for o in s.scan.quantities if o.left >= first.right and o.right <= last.left]


_BEST_YEAR = re.compile(
    r"(?:cao|thấp|nhiều|ít|đông) nhất (?:là )?(?:vào )?(?:năm )?\d{4},?"
    r" (?:với|là|kết nạp|kết nạp được|đạt|có) (?:trên |hơn |gần )?$"
)


def _of_the_best_year(s: Sentence, q: Quantity, memory: Memory) -> Figure | None:
    """`Năm kết nạp cao nhất là 2011 với 2.640 đảng viên, thấp nhất là 2017 với 1.704`: of the total before, by year."""
    near = [t for n, t in memory.totals if n >= memory.sentence - 1 and t.indicator == "members_admitted"]
    totals = [t for t in near if t.kind == "flow" and t.value >= q.value]
    if q.percent or not totals or not _BEST_YEAR.search(s.lower[s.scan.start : q.left]):
        return None
    noun = s.noun(q)
    same = noun is None or noun.code("noun") in {"member", "person", "new_member"}
    return replace(totals[-1], quantity=q, value=q.value, base=None, in_time=True) if same else None


_THIS_NUMBER = re.compile(
    r"(?:^|, ?|: ?)(?:con )?số (?:này |đó )?của (?:cả )?(?:năm|quý|\d+ tháng|cùng kỳ)[^,;.]{0,25}"
    r" (?:là|đạt|chỉ là) (?:trên |hơn |gần )?$|"
    r"(?:^|, ?|: ?)(?:(?:con )?số (?:liệu )?tương ứng|con số (?:này|ấy|đó|kết nạp|trên)|số (?:này|đó|kết nạp)|các con số này)(?: của \w+(?: \w+)?)? (?:là|đạt|còn|:|chỉ|chỉ là|có)? ?(?:trên |hơn |gần )?$"  # noqa: E501
)
_APART = re.compile(
    r"\W*(?:chỉ |tính )?riêng (?:trong )?(?:\d+ tháng|nửa|quý|tháng|năm)(?: (?:đầu|cuối|năm|[ivx]+|\d+))*[\d/ -]*,?"
    r"(?: chỉ| mới)? (?:là|được|đạt|có) (?:trên |hơn |gần )?"
)
"""`Riêng 6 tháng cuối năm là 820`: of what the sentence before counted."""
_BARE_TIME = re.compile(r"\W*(?:riêng |còn |cả |trong )?")


def _this_number(s: Sentence, q: Quantity, memory: Memory) -> Figure | None:
    """`Cả năm 2008, con số này là 1.903 đảng viên`, `Năm 2013, trên 19.500 đảng viên`: the same of another year."""
    noun = s.noun(q)
    near = [t for n, t in memory.totals if memory.sentence - _REACH <= n < memory.sentence and t.kind == "flow"]
    if not near or q.percent or any(o.right <= q.left for o in s.scan.quantities):
        return None
    base = near[-1]
    if noun is not None and noun.code("noun") not in {base.noun, "person", "new_member"}:
        return None
    said = _THIS_NUMBER.search(s.lower[s.scan.start : q.left])
    first = s.scan.times[0] if s.scan.times else None
    alone = (
        first is not None
        and first.meaning in _YEARLY
        and _BARE_TIME.fullmatch(s.lower[s.scan.start : first.start])
        and re.fullmatch(r"[,:]? ?(?:là |có )?", s.lower[first.end : q.left])
        and noun is not None
        and known_verb(s.verb_after(q, noun)) is None
        and _GOES_ON.match(s.lower, noun.end, s.scan.end) is None
    )
    apart = first is not None and noun is None and _APART.fullmatch(s.lower, s.scan.start, q.start)
    if not (said or alone or (apart and q.value <= base.value)) or not s.scan.times:
        return None
    return replace(base, quantity=q, value=q.value, base=None, award="")


_GOES_ON = re.compile(r" (?!(?:mới|được|bị|và|trong|của|tăng|giảm|so|đạt|bằng|chiếm|ở|toàn|vào|thì|nữ|là)\b)[^\W\d_]")
"""`Năm 2020, 15 đảng viên về nước`: words of its own say what they did."""
_THAT_NUMBER = re.compile(r"(?:^|[,:;] ?| )(?:con số|con số (?:này|ấy|đó)) (?:đã )?(?:là|đạt) (?:trên |hơn |gần )?$")


def _of_the_only_number(s: Sentence, q: Quantity, memory: Memory) -> Figure | None:
    """`Năm 2005 chỉ có 69 đảng viên có đạo, đến cuối năm 2016 con số này là 662`: of the one figure just told."""
    near = memory.here or memory.row
    if len(near) != 1 or q.percent or near[0].unit == "percent" or near[0].kind == "plan":
        return None
    said = _THAT_NUMBER.search(s.lower[s.scan.start : q.left])
    noun, base = s.noun(q), near[0]
    timed = said and any(
        (base not in memory.here or t.start > base.quantity.right) and t.end <= s.scan.start + said.start() + 1
        for t in s.scan.times
    )
    if not timed or (noun is not None and noun.code("noun") not in {base.noun, "person"}):
        return None
    return replace(base, quantity=q, value=q.value, base=None, award="")
