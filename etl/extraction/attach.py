"""Attaches each quantity of a sentence to an indicator, or says why it is none.

Nouns, verbs and kinds come from `roles.py`, the table from `figures.toml`. Period and area are added in `reading.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from etl.extraction import figures
from etl.extraction.lexicon import Element
from etl.extraction.numbers import Quantity
from etl.extraction.roles import Sentence, known_verb

_WEAK = frozenset({"person", "organisation", "official_member"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with its indicator; `kind` is `flow`, `stock` or `plan`."""

    quantity: Quantity
    indicator: str
    unit: str
    noun: str
    breakdown: str = "total"
    value: float = 0.0
    basis: str | None = None
    statistic: str = "value"
    kind: str = "flow"
    body: str = "all"
    body_stated: bool = True
    award: str = ""
    base: Quantity | None = None
    """The quantity that this one is a part or a share of."""
    status: str = "reported"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A quantity that is no observation, with the code of the reason."""

    quantity: Quantity
    fate: str


@dataclass(slots=True)
class Memory:
    """What earlier quantities leave for later ones: the last total, the last body, the last thing rated."""

    total: Figure | None = None
    total_sentence: int = -1
    body: str | None = None
    rated: str | None = None
    task_kind: str | None = None
    disciplined: Figure | None = None
    sentence: int = 0
    last: Figure | None = field(default=None)
    totals: list[tuple[int, Figure]] = field(default_factory=list)
    plans: list[Figure] = field(default_factory=list)
    body_used: bool = False
    disciplined_body: bool = False
    """Whether the body carried on was named as the one that disciplined: who inspects need not be who disciplines."""

    def next_paragraph(self) -> None:
        """Bodies and things rated are not carried over a paragraph's end."""
        self.body = None
        self.rated = None


def attach(sentence: Sentence, memory: Memory) -> list[Figure | Refusal]:
    """The outcome for each quantity of the sentence, in order; `memory` is carried on."""
    memory.sentence += 1
    memory.last = None
    memory.body_used = False
    outcomes: list[Figure | Refusal] = []
    for q in sentence.scan.quantities:
        outcome = _outcome(sentence, q, memory)
        figures_found = outcome if isinstance(outcome, list) else [outcome]
        outcomes += figures_found
        for found in figures_found:
            _remember(memory, found)
    _remember_bodies(sentence, memory)
    return outcomes


def _remember(memory: Memory, found: Figure | Refusal) -> None:
    if isinstance(found, Refusal):
        memory.last = None
        return
    memory.last = found
    if found.kind == "plan":
        memory.plans.append(found)
        if found.quantity.total is None and not any(t.quantity.total is found.quantity for _, t in memory.totals):
            memory.totals.append((memory.sentence, found))
    elif found.breakdown == "total" and found.unit != "percent":
        memory.total, memory.total_sentence = found, memory.sentence
        memory.totals.append((memory.sentence, found))
        if found.indicator.endswith("_disciplined"):
            memory.disciplined = found


def _remember_bodies(sentence: Sentence, memory: Memory) -> None:
    named = [e.readings["body"] for e in sentence.scan.elements if e.readings.get("body") not in {None, "single"}]
    if named and not memory.body_used:
        memory.body = _joined(named)


def _joined(codes: list[str]) -> str:
    return codes[0] if len(set(codes)) == 1 else "all"


Outcome = Figure | Refusal | list[Figure | Refusal]


def _outcome(s: Sentence, q: Quantity, memory: Memory) -> Outcome:
    if s.is_change(q):
        return Refusal(q, "change")
    if s.is_in_a_row(q):
        return Refusal(q, "in_a_row")
    if not q.percent and q.total is None and q.value % 1:
        return Refusal(q, "fraction")
    for rule in (_form, _grade, _group_percent, _share, _subset, _percent, _counted):
        outcome = rule(s, q, memory)
        if outcome is not None:
            return outcome
    return Refusal(q, "no_indicator")


# ------------------------------------------------------------------ the common counted figure


def _counted(s: Sentence, q: Quantity, memory: Memory) -> Outcome | None:
    """`kết nạp 742 đảng viên`, `15 đảng bộ trực thuộc`: the table's row for the verb and the noun."""
    noun = s.noun(q)
    if noun is None:
        return _named_before(s, q, memory)
    code = noun.readings["noun"]
    if code == "other":
        return Refusal(q, "other_noun")
    before = s.verb_before(q)
    resolved = before is not None and (before.code("predicate") or "").startswith("resolve_") and s.scan.gap(before.end, q.left) == 0
    verb = (None if resolved else s.verb_after(q, noun) or _shared_verb(s, q, noun)) or before
    if _of_some_units(s, verb):
        return Refusal(q, "other_area")
    row = _row(s, q, verb, code)
    if row is None and code in {"person", "organisation"} and (before := _named_before(s, q, memory)) is not None:
        return before
    if row is None and (verb is None or verb.code("predicate") in {"complete", "other"}):
        row = _without_verb(s, q, code)
    if row is None:
        return Refusal(q, _why_not(verb))
    if row.badge and _is_class(s, q):
        return Refusal(q, "part_of")
    return _not_a_part(s, _figure(s, q, memory, row, verb, noun), memory)


def _shared_verb(s: Sentence, q: Quantity, noun: Element) -> Element | None:
    """`41 tổ chức đảng và 362 đảng viên có vi phạm`: the verb behind the second count is the first one's too."""
    following = s.following(q)
    if following is None or not re.fullmatch(r"\s*(?:,|và|, và)\s*", s.lower[noun.end : following.left]):
        return None
    verb = s.verb_after(following, s.noun(following))
    return verb if verb is not None and known_verb(s.verb_before(q)) in {None, "stand", "violated"} else None


_UNITS = frozenset({"committee", "direct", "cell", "cell_subordinate", "cell_grassroots", "grassroots", "org", "private_org", "committee_grassroots"})


def _of_some_units(s: Sentence, verb: Element | None) -> bool:
    """`có 4 đảng bộ kết nạp …`: what some units did is not what the province did."""
    if verb is None or verb.code("predicate") in {"stand", "attend", "hold_congress"}:
        return False
    for o in s.scan.quantities:
        noun = s.noun(o)
        if noun is None or o.right > verb.start or not re.fullmatch(r"\s*(?:đã|mới|chỉ|chỉ mới|có số)?\s*(?:bị|được)?\s*", s.lower[noun.end : verb.start]):
            continue
        if noun.readings["noun"] in _UNITS or s.lower[noun.start : noun.end] in {"đơn vị", "xã", "huyện", "phường", "cơ quan", "thôn", "ấp"}:
            passive = re.search(r"(?:bị|được)\s*$", s.lower[noun.end : verb.start]) or s.lower[verb.start : verb.end].startswith(("bị", "được", "có"))
            return not passive
    return False


def _without_verb(s: Sentence, q: Quantity, noun: str) -> figures.Row | None:
    """`chỉ tiêu là 900 đảng viên` is of admissions; `Trong 13 đảng bộ trực thuộc, …` tells how many there are."""
    if noun in {"member", "new_member"} and is_plan(s, q):
        return figures.of("members_admitted")
    if re.search(r"(?:^|[,.;:]\s*)trong(?: tổng)?(?: số)? $", s.lower[s.scan.start : q.left]):
        row = figures.find("stand", noun)
        return row if row and noun not in {"member", "new_member"} else None
    return None


def _is_class(s: Sentence, q: Quantity) -> bool:
    """`98 đảng viên nhận Huy hiệu 40 năm tuổi Đảng`: one class of a round of medals."""
    following = s.following(q)
    stop = following.left if following else s.scan.end
    return any(k.fate == "party_age" and q.right <= k.start < stop and "trở lên" not in s.lower[k.start : k.end] for k in s.scan.skips) or s.bracket(q) is not None


def _not_a_part(s: Sentence, outcome: Outcome, memory: Memory) -> Outcome:
    """The same thing counted again behind `trong đó`, `gồm` or a bracket is a part of the first number."""
    figure = outcome if isinstance(outcome, Figure) else None
    if figure is None or figure.breakdown != "total" or figure.kind == "plan":
        return outcome
    for number, total in memory.totals:
        if number != memory.sentence or (total.indicator, total.body) != (figure.indicator, figure.body):
            continue
        between = (total.quantity.right, figure.quantity.left)
        if ";" in s.lower[slice(*between)]:
            continue
        if "including" in s.marks(between) or s.bracket(figure.quantity) is not None or "gồm" in s.lower[between[0] : between[1]]:
            return Refusal(figure.quantity, "part_of")
    return Refusal(figure.quantity, "part_of") if _continues_a_total(s, figure, memory) or _has_a_cause(s, figure) else outcome


def _continues_a_total(s: Sentence, figure: Figure, memory: Memory) -> bool:
    """A sentence that begins with `Trong đó` speaks of parts of the total in the sentence before."""
    opening = next(iter(s.scan.elements), None)
    if opening is None or opening.code("mark") != "including" or s.lower[s.scan.start : opening.start].strip(' -"+•'):
        return False
    return any(n >= memory.sentence - 2 and (t.indicator, t.body) == (figure.indicator, figure.body) and n < memory.sentence for n, t in memory.totals)


def _has_a_cause(s: Sentence, figure: Figure) -> bool:
    """`459 đảng viên do tham nhũng`: those disciplined for one reason."""
    noun = s.noun(figure.quantity)
    return figure.indicator.endswith("_disciplined") and noun is not None and bool(re.match(r" (?:do|vì|liên quan|về (?!đảng))\b", s.lower[noun.end : s.scan.end]))


def _named_before(s: Sentence, q: Quantity, memory: Memory) -> Outcome | None:
    """`số đảng viên bị kỷ luật là 121`, `Tổ chức cơ sở đảng: 1.417`, `xin ra khỏi Đảng 4.116`: all is said before."""
    previous = s.previous(q)
    start = max([s.scan.start, *(p + 1 for p in s.scan.separators if p < q.left and s.lower[p] in ";.("), *([previous.right] if previous else [])])
    ahead = [e for e in s.within((start, q.left)) if "noun" in e.readings or "predicate" in e.readings]
    if q.percent or not ahead or not _ENDS.match(s.lower, q.right):
        return None
    tail = s.lower[ahead[-1].end : q.left]
    listed = s.bracket(q) is not None and not s.lower[ahead[-1].end : q.left].strip() and "noun" in ahead[-1].readings
    linked = listed or bool(_LINK.search(tail)) or (s.scan.gap(ahead[-1].end, q.left) == 0 and not s.scan.separated(ahead[-1].end, q.left) and "predicate" in ahead[-1].readings)
    if not linked or s.scan.gap(ahead[-1].end, q.left) > 3:
        return None
    verb = next((e for e in reversed(ahead) if known_verb(e) not in {None, "stand", "attend"}), None)
    nouns = [e for e in ahead if e.readings.get("noun") not in {None, "other", "person", "organisation"}]
    text = s.lower[start : q.left]
    if verb is not None:
        code = nouns[-1].readings["noun"] if nouns else "org" if "tổ chức đảng" in text else "member"
        row = _row(s, q, verb, code, free=True)
        named = nouns or "đảng" in text or verb.code("predicate") in {"remove", "withdraw"}
        return _figure(s, q, memory, row, verb, None) if row and named else None
    if not (listed or _LINK.search(tail)) or not (nouns or "tổng số đảng viên" in text):
        return None
    code = nouns[0].readings["noun"] if nouns else "member"
    if code == "badge":
        row = figures.of("badges_awarded") if any(e.code("predicate") == "award" for e in ahead) else None
    elif code == "member" and not re.search(r"tổng số|số đảng viên|đảng viên (?:toàn|hiện)", text):
        row = None
    else:
        row = figures.find("stand", code)
    return _figure(s, q, memory, row, nouns[0] if nouns else ahead[0], None) if row else None


_ENDS = re.compile(r"\s*(?:$|\n|[,;.()]|và\b|trong đó|đồng chí|người|trường hợp|đảng viên|tổ chức)")
_LINK = re.compile(r"(?::|\blà|lên|lên tới|lên đến|lên thành)\W*$")


def _row(s: Sentence, q: Quantity, verb: Element | None, noun: str, *, free: bool = False) -> figures.Row | None:
    code = known_verb(verb)
    if code is None or verb is None:
        return None
    if verb.start < q.left:
        code = _said_behind(s, q, verb, code)
    if code == "hold_congress" and s.lower[: q.left].endswith("của "):
        code = "stand"
    if code in {"stand", "attend"} and noun == "trainee":
        code = known_verb(s.verb_before(q, standing=False)) or code
    if code in {"stand", "attend"} and noun == "member" and not free and not _stands_free(s, q):
        return None
    if noun == "person" and "đảng viên" in s.lower[verb.start : verb.end]:
        noun = "member"
    row = figures.find(code, noun) or (figures.find(code, "member") if noun == "new_member" and code not in {"stand", "attend"} else None)
    if row is not None and row.badge and not _names_badge(s, q):
        return None
    if row is not None and row.needs and row.needs not in s.lower[verb.start : s.scan.end]:
        return None
    return row


def _said_behind(s: Sentence, q: Quantity, verb: Element, code: str) -> str:
    """`kiểm tra X đảng viên … khi có dấu hiệu vi phạm`: what is inspected may be said behind the counts."""
    stop = next((e.start for e in s.scan.after(max(verb.end, q.right)) if known_verb(e) not in {None, "stand", code} and e.start not in s.counted and not _is_topic(s, e)), s.scan.end)
    stop = min([stop, *(p for p in s.scan.separators if p > q.right and s.lower[p] == ";")])
    first = next((o for o in s.scan.quantities if o.left >= verb.end), q)
    if code == "inspect" and "dấu hiệu vi phạm" in s.lower[verb.end : first.left]:
        return "inspect_violation"
    text = s.lower[q.right : stop]
    later = s.following(q)
    for change in figures.said_behind():
        match = change.pattern.search(text)
        if change.predicate == code and match:
            near = later is None or q.right + match.start() < later.left or change.shared
            return change.becomes if near else code
    return code


def _is_topic(s: Sentence, element: Element) -> bool:
    """`về thi hành kỷ luật`: the topic of an inspection, no verb of its own."""
    return bool(re.search(r"(?:về|việc|nhiệm vụ|công tác)(?: \w+)? $", s.lower[max(0, element.start - 22) : element.start]))


def _names_badge(s: Sentence, q: Quantity) -> bool:
    return any(e.code("noun") == "badge" or "huy hiệu" in s.lower[e.start : e.end] for e in s.scan.elements)


_FREE_AFTER = re.compile(r"^\s*(?:$|[,.;:()\"]|và|với|sinh hoạt|đang sinh hoạt|trong|của|toàn|thuộc|ở|tại|hiện|là|trên|đến|tính|\(|từ|gồm|còn|thì|cả)")


def _stands_free(s: Sentence, q: Quantity) -> bool:
    """`có 61.034 đảng viên` but not `có 300 đảng viên tham gia …`: nothing further says which members."""
    noun = s.noun(q)
    return noun is not None and bool(_FREE_AFTER.match(s.lower[noun.end : s.scan.end]))


def _why_not(verb: Element | None) -> str:
    code = verb.code("predicate") if verb else None
    if code == "inspect_supervise":
        return "merged"
    return "no_verb" if code is None else "other_verb"


def _figure(s: Sentence, q: Quantity, memory: Memory, row: figures.Row, verb: Element | None, noun: Element | None) -> Outcome:
    breakdown = _breakdown(s, q, row, memory, noun)
    if breakdown is None:
        return Refusal(q, "other_group")
    if row.percent != q.percent:
        return Refusal(q, "no_indicator")
    average = _averaged(s, q)
    if average and not q.percent:
        return Refusal(q, "average")
    noun_code = noun.readings["noun"] if noun else row.noun[0]
    if noun_code == "new_member":
        noun_code = "member"
    unit = "percent" if q.percent else row.unit or ("times" if s.is_times(q) else figures.unit(noun_code))
    figure = Figure(q, row.indicator, unit, noun_code, breakdown, q.value, statistic="annual_average" if average else "value", kind="stock" if row.stock else "flow", award=_award(s, q, verb))
    figure = _with_body(s, figure, memory, row, verb)
    if figure.body == "single":
        return Refusal(q, "single_body")
    if q.qualifier == "exact" and re.search(r"\bước\b", s.lower[s.segment(q)[0] : q.left]):
        figure = replace(figure, quantity=replace(q, qualifier="approx"))
    return _planned(s, figure, row, verb)


def _award(s: Sentence, q: Quantity, verb: Element | None) -> str:
    """Whether a count of medals is of those given posthumously alone."""
    text = s.lower[verb.start : verb.end] if verb else ""
    return "posthumous" if "truy tặng" in text and "tặng" not in text.replace("truy tặng", "") else ""


def _planned(s: Sentence, figure: Figure, row: figures.Row, verb: Element | None) -> Outcome:
    """A plan's number is a target where the catalogue has one; the second number of a ratio is its plan."""
    q = figure.quantity
    target = figures.plan(row.indicator)
    if row.congress:
        return figure
    if is_plan(s, q):
        return replace(figure, indicator=target, kind="plan") if target and q.total is None else Refusal(q, "plan")
    if q.total is None:
        return figure
    if row.stock and figures.whole(row.indicator) is None:
        return replace(figure, value=q.total.value, quantity=q.total)
    whole = figures.whole(row.indicator)
    if whole:
        return [figure, replace(figure, indicator=whole, value=q.total.value, quantity=q.total)]
    if target is None:
        return Refusal(q, "part_of")
    return [figure, replace(figure, indicator=target, kind="plan", value=q.total.value, quantity=q.total)]


_LISTED_AIMS = re.compile(r"(?:đề ra|đặt ra|xác định|thông qua|phấn đấu)[^.;:]{0,20}?(?:\d+|các|những|một số) (?:nhóm )?(?:chỉ tiêu|mục tiêu|nhiệm vụ)\b")
"""`đề ra 17 chỉ tiêu, trong đó: …`: all that follows in the sentence is aimed at."""


def is_plan(s: Sentence, q: Quantity) -> bool:
    """Whether the quantity is aimed at, not reached: after `phấn đấu`, `sẽ`, `chỉ tiêu …` without `đã` between."""
    previous = s.previous(q)
    if _LISTED_AIMS.search(s.lower, s.scan.start, q.left):
        return True
    opening = s.bracket(q)
    if opening is not None and not q.percent and previous is not None and previous.percent and "of_target" in s.marks((previous.right, opening)):
        return True
    for element in s.scan.before(q.left):
        code = element.code("mark")
        text = s.lower[element.start : element.end]
        if code == "done" and text in {"đã", "kết quả", "đã thực hiện", "thực hiện được"}:
            return False
        apart = any(s.lower[p] == ";" for p in s.scan.separators if element.end <= p < q.left)
        if code == "intent" and not apart:
            return True
        near = previous is None or element.start >= previous.right
        if code == "target" and near and s.scan.gap(element.end, q.left) <= 4 and not s.scan.separated(element.end, q.left):
            return True
        if code == "target" and text in {"đề ra", "đặt ra"} and not apart and not re.search(r"(?:chỉ tiêu|nghị quyết|kế hoạch|mục tiêu|yêu cầu)(?: \w+){0,3} $", s.lower[max(0, element.start - 40) : element.start]):
            return True
        between = s.lower[element.end : q.left]
        if code in {"of_target", "target"} and near and re.search(r"\blà\b|:", between) and not re.search(r"[,;.()]", between):
            return True
        if code == "of_target" and near and text.startswith(("chỉ tiêu", "kế hoạch", "mục tiêu")) and s.scan.gap(element.end, q.left) == 0 and not s.scan.separated(element.end, q.left):
            return True
    return False


def _averaged(s: Sentence, q: Quantity) -> bool:
    """`bình quân mỗi năm`: of a share it holds for the whole sentence, of a count for the next number only."""
    for element in s.scan.before(q.left):
        if element.code("mark") in {"average", "yearly"}:
            between = [o for o in s.scan.quantities if element.end <= o.left and o.right <= q.left]
            if q.percent or not between:
                return True
            break
    return bool(re.match(r"[^,.;]{0,25}/năm", s.lower[q.right : s.scan.end]))


def _breakdown(s: Sentence, q: Quantity, row: figures.Row, memory: Memory, noun: Element | None) -> str | None:
    """The part of the population counted: `total`, a code of the catalogue, or None for a part it has no code for."""
    if row.indicator in {"tasks_completed", "tasks_assigned"}:
        return _task_kind(s, q, noun)
    previous = s.previous(q)
    before = s.noun(previous) if previous and row.indicator == "members_total" else None
    if before is not None and before.code("noun") == "private_org" and re.fullmatch(r"\s*(?:với|có|gồm|,)\s*", s.lower[before.end : q.left]):
        return "private_sector"
    groups = [code for e in s.labels(q, "group") if (code := e.readings["group"]) not in row.ignore and _touches(s, q, e, noun)]
    groups = groups or _group_of_clause(s, q, row)
    if not groups or row.badge:
        return "total"
    return groups[0] if figures.allows(row.indicator, groups[0]) else None


def _group_of_clause(s: Sentence, q: Quantity, row: figures.Row) -> list[str]:
    """`Ở khu vực ngoài nhà nước, các cấp ủy kết nạp 318 đảng viên`: the clause begins with its group."""
    low = max([s.scan.start, *(p + 1 for p in s.scan.separators if p < q.left and s.lower[p] == ";")])
    first = next((e for e in s.scan.after(low) if "group" in e.readings), None)
    if first is None or first.end > q.left or row.stock or s.scan.gap(low, first.start) > 3:
        return []
    opening = re.fullmatch(r"\W*(?:(?:ở|tại|trong|riêng|đối với)\b ?)+(?:khu vực )?", s.lower[low : first.start])
    return [first.readings["group"]] if opening and first.readings["group"] != "committee_member" else []


def _touches(s: Sentence, q: Quantity, group: Element, noun: Element | None) -> bool:
    """Whether a group belongs to the counted noun: it is the noun, or stands right behind it."""
    end = noun.end if noun else q.right
    return group is noun or (group.start >= end and s.scan.gap(end, group.start) <= 1)


def _task_kind(s: Sentence, q: Quantity, noun: Element | None) -> str:
    """The kind of task named with the number, else the one that the clause before is about."""
    if noun is not None and "task_kind" in noun.readings:
        return noun.readings["task_kind"]
    low, high = s.segment(q)
    behind = [e for e in s.within((q.right, high)) if "task_kind" in e.readings]
    if behind:
        return behind[0].readings["task_kind"]
    previous = s.previous(q)
    ahead = [e for e in s.scan.before(q.left) if "task_kind" in e.readings and (previous is None or e.start >= previous.right)]
    clause = max((p for p in s.scan.separators if p < q.left and s.lower[p] == ";"), default=s.scan.start)
    ahead = [e for e in ahead if e.start >= clause and "nhiệm vụ" in s.lower[e.start : e.end] or "công tác" in s.lower[e.start : e.end]]
    return ahead[0].readings["task_kind"] if ahead else "total"


# ------------------------------------------------------------------ who acted


def _with_body(s: Sentence, figure: Figure, memory: Memory, row: figures.Row, verb: Element | None) -> Figure:
    if not row.bodies:
        return figure
    place = min(figure.quantity.left, verb.start) if verb and verb.start < figure.quantity.left else figure.quantity.left
    body = _body_before(s, place)
    named = next((e.end for e in s.bodies_before(place)), s.scan.start)
    if _speaks_of_all(s, named, place):
        memory.body = body = None
    body = body or _body_behind(s, figure.quantity)
    memory.body_used = True
    if body is not None:
        memory.body = body
        memory.disciplined_body = "discipline" in row.predicate
        return replace(figure, body=body)
    if memory.body is not None and (memory.body == "all" or "discipline" not in row.predicate or memory.disciplined_body):
        return replace(figure, body=memory.body)
    return replace(figure, body="all", body_stated=False)


def _body_behind(s: Sentence, q: Quantity) -> str | None:
    """`… 3 tổ chức đảng của UBKT các cấp`: the body behind the counts."""
    stop = min([p for p in s.scan.separators if p >= q.right] + [s.scan.end])
    own = [e for e in s.within((q.right, stop)) if "body" in e.readings and s.lower[: e.start].endswith("của ")]
    return own[0].readings["body"] if own and own[0].readings["body"] != "single" else None


def _speaks_of_all(s: Sentence, start: int, place: int) -> bool:
    """`Toàn tỉnh thi hành kỷ luật …`, `Tính chung, cả nước có …`: no longer the body named before."""
    if re.match(r" (?:toàn tỉnh|toàn thành phố|cả nước|toàn quốc)", s.lower[start:place]):
        return False
    return bool(re.search(r"(?<!trong )(?<!của )(?<!ở )(?<!trên )(?:toàn tỉnh|cả tỉnh|cả nước|toàn quốc|toàn đảng|toàn thành phố|tính chung|tổng cộng|toàn đảng bộ)", s.lower[start:place]))


def _body_before(s: Sentence, place: int) -> str | None:
    """The body nearest before the verb; two bodies joined by `và` or a comma are both."""
    found: list[Element] = []
    for element in s.bodies_before(place):
        if _is_reporter(s, element):
            continue
        if found and not re.fullmatch(r"[\s,]*(?:và|cùng|cùng với)?\s*", s.lower[element.end : found[-1].start]):
            break
        found.append(element)
    codes = [e.readings["body"] for e in found]
    return _joined([c for c in codes if c != "single"] or codes) if codes else None


def _is_reporter(s: Sentence, element: Element) -> bool:
    """`Theo UBKT Tỉnh ủy, …`, `tham mưu Ban Thường vụ …`: named, but not the one who acted."""
    before = s.lower[max(s.scan.start, element.start - 32) : element.start]
    if re.search(r"(?:giúp|tham mưu|tham mưu cho|đề nghị|kiến nghị)(?: \w+)? ?$", before):
        return True
    return element.readings["body"] == "single" and bool(re.search(r"(?:theo|báo cáo của|tin từ|thông tin từ|số liệu của|tham mưu|tham mưu cho|giúp|trình|do|của|lãnh đạo|đại diện|chủ nhiệm|ủy viên|trước|với)(?: \w+){0,2} ?$", before))


# ------------------------------------------------------------------ forms of discipline


def _form(s: Sentence, q: Quantity, memory: Memory) -> Outcome | None:
    """`khiển trách 690`, `5.486 đảng viên bị khiển trách`: a part of the discipline named last."""
    noun = s.noun(q)
    labels = s.labels(q, "form") or _form_of_all(s, noun)
    if not labels or q.percent or q.total is not None:
        return None
    code = noun.readings["noun"] if noun else None
    if code not in {None, "member", "person", "org", "organisation", "grassroots", "committee_person"}:
        return None
    base = memory.disciplined
    people = base.indicator == "members_disciplined" if base and code in {None, "person"} else code not in {"org", "organisation", "grassroots"}
    indicator = "members_disciplined" if people else "orgs_disciplined"
    label = labels[0].readings["form"]
    if not figures.allows(indicator, label):
        return Refusal(q, "no_indicator")
    verb = s.verb_before(q, standing=False)
    leaving = any(n >= memory.sentence - 1 and t.indicator in {"members_removed", "members_withdrawn", "members_removed_or_withdrawn"} for n, t in memory.totals)
    near = base is not None and (memory.total_sentence >= memory.sentence - 1 or "hình thức" in s.lower[s.scan.start : q.left])
    disciplined = verb is not None and verb.code("predicate") == "discipline"
    if not near and not disciplined and not leaving:
        return Refusal(q, "no_total")
    own = next((e for e in s.bodies_before(q.left) if base is None or e.start >= base.quantity.right), None)
    body = (_body_before(s, q.left) if own is not None or not near else None) or (base.body if base and near else memory.body)
    if body == "single":
        return Refusal(q, "single_body")
    stated = body is not None and (base is None or not near or base.body_stated)
    part = Figure(q, indicator, "times" if s.is_times(q) else "persons" if people else "orgs", "member" if people else "org", label, q.value, body=body or "all", body_stated=stated)
    whole = noun is not None and labels[0].start > noun.end and re.search(r"(?:hình thức|\bbằng)", s.lower[noun.end : labels[0].end])
    if not whole:
        return part
    total = _with_own_body(s, replace(part, breakdown="total"), memory, verb)
    return [total, replace(total, breakdown=label)]


def _form_of_all(s: Sentence, noun: Element | None) -> list[Element]:
    """`4 tổ chức đảng (đều bằng hình thức khiển trách)`: one form for all of them."""
    if noun is None or not re.match(r"\s*\((?:đều|cùng|tất cả)\b[^\d,;)]*\)", s.lower[noun.end : s.scan.end]):
        return []
    return [e for e in s.within((noun.end, s.lower.index(")", noun.end))) if "form" in e.readings][:1]


def _with_own_body(s: Sentence, total: Figure, memory: Memory, verb: Element | None) -> Figure:
    """A total that is all of one form (`kỷ luật 1 tổ chức đảng bằng hình thức khiển trách`), by who decided it."""
    row = figures.of(total.indicator)
    return _with_body(s, total, memory, row, verb) if row else total


# ------------------------------------------------------------------ ratings


def _grade(s: Sentence, q: Quantity, memory: Memory) -> Outcome | None:
    """`tổ chức cơ sở đảng hoàn thành xuất sắc nhiệm vụ chiếm 17,8%`: a rating of its subject."""
    grade = _grade_of(s, q, memory)
    if grade is None:
        return None
    noun = s.noun(q)
    code = noun.readings["noun"] if noun else None
    if code in {"task", "scheme", "document", "other", "official", "badge"} or (q.total is not None and not noun):
        return Refusal(q, "rating_of_other") if code != "task" else None
    honoured = next((e for e in s.scan.before(q.left) if e.code("predicate") not in {None, "stand", "complete"} and e.start not in s.counted), None)
    if honoured is not None and (honoured.code("predicate") == "award" or s.lower[honoured.start : honoured.end] in {"khen thưởng", "biểu dương", "tuyên dương"}):
        return Refusal(q, "rating_of_other")
    subject = _rated_subject(s, q, code, memory)
    if subject is None or grade in {"mixed", "completed_or_better"}:
        return Refusal(q, "rating_of_other")
    memory.rated = subject
    indicator = f"{subject}_{_merged_grade(s, q, grade)}_{'pct' if q.percent else 'count'}"
    if is_plan(s, q):
        return Refusal(q, "plan")
    average = _averaged(s, q)
    if average and not q.percent:
        return Refusal(q, "average")
    basis = None if not q.percent else "clean_strong" if "of_clean_strong" in s.marks(s.segment(q)) else "rated"
    unit = "percent" if q.percent else {"cell": "cells", "member": "persons"}.get(subject, "orgs")
    return Figure(q, indicator, unit, subject, value=q.value, basis=basis, statistic="annual_average" if average else "value")


def _grade_of(s: Sentence, q: Quantity, memory: Memory) -> str | None:
    labels = s.labels(q, "grade") or _shared_grade(s, q)
    if labels:
        return labels[0].readings["grade"]
    verbs = [e for e in s.within(s.segment(q)) if e.code("predicate") == "complete"]
    if verbs and q.percent and any("grade" in e.readings for e in s.scan.elements):
        return "completed"
    last = memory.last
    if q.percent and last is not None and last.basis == "rated" and re.search(r"(?:lên|xuống|còn) $", s.lower[: q.left]):
        return last.indicator.split("_", 1)[1].removesuffix("_pct")
    if q.percent and last is not None and last.indicator.endswith("_count") and last.quantity.right <= q.left and _is_its_share(s, last.quantity, q):
        return last.indicator.split("_", 1)[1].removesuffix("_count")
    return None


def _shared_grade(s: Sentence, q: Quantity) -> list[Element]:
    """`92% tổ chức cơ sở đảng và 90,5% đảng viên hoàn thành tốt …`, `0,1% (4 chi bộ) không hoàn thành …`."""
    noun, following = s.noun(q), s.following(q)
    closing = re.match(r"\s*(?:\([^()]{1,25}\)|\))\s*", s.lower[noun.end if noun else q.right : s.scan.end])
    if closing:
        behind = next(iter(s.scan.after((noun.end if noun else q.right) + closing.end())), None)
        return [behind] if behind is not None and "grade" in behind.readings and s.scan.gap(q.right, behind.start) <= 1 else []
    if noun is None or following is None or following.percent != q.percent or not re.fullmatch(r"\s*(?:,|và)\s*(?:trên|hơn|gần)?\s*", s.lower[noun.end : following.left] + " "):
        return []
    other = s.noun(following)
    return [e for e in s.labels(following, "grade") if other is not None and e.start >= other.end][:1] or _shared_grade(s, following)


def _is_its_share(s: Sentence, count: Quantity, share: Quantity) -> bool:
    """`120 chi bộ …, chiếm 62%`, `120 (62%)`: the percentage of the count before it."""
    return bool(re.search(r"(?:chiếm|đạt|\(|tỷ lệ|bằng)[^;.]{0,12}$", s.lower[count.right : share.left])) and s.scan.gap(count.right, share.left) <= 3


def _merged_grade(s: Sentence, q: Quantity, grade: str) -> str:
    """`hoàn thành tốt 92%, trong đó xuất sắc 18%`: the first includes the second."""
    if grade != "good":
        return grade
    for following in [o for o in s.scan.quantities if o.left >= q.right]:
        inner = [e.readings["grade"] for e in s.labels(following, "grade")]
        if inner:
            return "good_or_better" if "including" in s.marks((q.right, following.left)) and inner[0] == "excellent" else grade
    return grade


def _rated_subject(s: Sentence, q: Quantity, noun: str | None, memory: Memory) -> str | None:
    """What is rated: the noun counted, else the nearest before, else what the paragraph rates."""
    if noun is not None and noun not in _WEAK:
        return figures.rated(noun) or (_committee(s) if noun == "committee" else None)
    low, high = s.segment(q)
    inside = [e for e in s.within((low, high)) if _is_subject(e)]
    for element in [*inside, *(e for e in s.scan.before(q.left) if _is_subject(e))]:
        code = element.readings.get("noun", "")
        return figures.rated(code) or (_committee(s) if code == "committee" else None)
    return memory.rated


def _is_subject(element: Element) -> bool:
    code = element.code("noun")
    if element.code("mark") == "subject_other" or code in {"official", "official_member", "org"}:
        return True
    return code is not None and (figures.rated(code) is not None or code == "committee")


def _committee(s: Sentence) -> str | None:
    return "committee" if any(e.code("noun") == "direct" for e in s.scan.elements) else None


# ------------------------------------------------------------------ shares and subsets


def _share(s: Sentence, q: Quantity, memory: Memory) -> Outcome | None:
    """`đạt 41,2% kế hoạch năm`, `vượt 7,04% so với chỉ tiêu`, `bằng 3,66% tổng số đảng viên` of the admissions."""
    noun = s.noun(q)
    if not q.percent or (noun is not None and "mark" not in noun.readings):
        return None
    low, high = s.segment(q)
    marks = s.marks((q.right, high)) + s.marks((low, q.left))
    if "of_last_period" in s.marks((q.right, high))[:1]:
        return Refusal(q, "change")
    if _of_some_units(s, s.verb_before(q, standing=False)):
        return Refusal(q, "other_area")
    base = _share_base(s, q, memory)
    exceeds = "exceed" in s.marks((low, q.left))
    basis = "of_members" if "of_members" in marks and "of_target" not in s.marks((q.right, high))[:1] else "of_target" if "of_target" in marks or exceeds else None
    if base is not None and basis is None and _fits_plan(q, base, memory):
        basis = "of_target"
    if base is None or basis is None:
        return None if base is None else _group_share(s, q, base)
    if base.breakdown != "total" and basis == "of_members":
        return _group_share(s, q, base)
    indicator = figures.share(base.indicator, basis)
    if indicator is None or (exceeds and basis != "of_target"):
        return Refusal(q, "share_unknown")
    reached = re.search(r"(?:đạt|bằng|chiếm|tỷ lệ|vượt)\W*(?:trên|hơn|gần)?\W*$", s.lower[low : q.left])
    if not exceeds and not (reached and q.qualifier != "at_least") and is_plan(s, q):
        return Refusal(q, "plan")
    value = round(100 + q.value, 6) if exceeds else q.value
    owner = base.quantity if base.quantity is not q else None
    return replace(base, quantity=q, base=owner, indicator=indicator, unit="percent", value=value, basis=basis.removeprefix("of_"), statistic="annual_average" if _averaged(s, q) else "value", kind="flow")


def _fits_plan(q: Quantity, base: Figure, memory: Memory) -> bool:
    """Whether a percentage is the count divided by a target that the text states."""
    near = [p for p in memory.plans if p.indicator == figures.plan(base.indicator) and p.value > 0]
    return base.breakdown == "total" and any(abs(100 * base.value / p.value - q.value) < _ROUNDING for p in near)


_ROUNDING = 0.06
"""Percentages are printed with one or two decimals."""


def _share_base(s: Sentence, q: Quantity, memory: Memory) -> Figure | None:
    """The admissions that a percentage speaks of: counted just before, or the verb of the clause."""
    verb = s.verb_before(q, standing=False)
    last = memory.total if memory.total_sentence == memory.sentence else None
    if last is not None and last.indicator == "members_admitted" and (memory.last is last or memory.last is None or memory.last.indicator.startswith("members_admitted_")):
        return last
    if memory.last is not None and memory.last.indicator in {"members_admitted", "members_total"}:
        return memory.last
    alone = verb is not None and not any(verb.end <= o.left and o.right <= q.left for o in s.scan.quantities)
    if verb is not None and verb.code("predicate") == "admit" and alone:
        row = figures.of("members_admitted")
        return Figure(q, row.indicator, "persons", "member") if row else None
    if verb is None and memory.total is not None and memory.total_sentence == memory.sentence - 1 and memory.total.indicator == "members_admitted" and last is None:
        return memory.total
    recent = [t for n, t in memory.totals if t.indicator == "members_admitted" and n >= memory.sentence - 3]
    return next((t for t in reversed(recent) if verb is None and _fits_plan(q, t, memory)), None)


def _group_share(s: Sentence, q: Quantity, base: Figure) -> Outcome | None:
    """`29.373 đảng viên nữ, chiếm 37,6%` of all members; of those admitted it has no code."""
    if base.breakdown != "total" and base.indicator == "members_total":
        return replace(base, quantity=q, base=base.quantity, indicator="members_group_pct", unit="percent", value=q.value, basis="members", kind="stock")
    return Refusal(q, "share_of_group") if base.breakdown != "total" else Refusal(q, "share_unknown")


def _subset(s: Sentence, q: Quantity, memory: Memory) -> Outcome | None:
    """`trong đó có 702 đảng viên nữ`, `nữ 398 đồng chí`: a part of the total named before."""
    labels = s.labels(q, "group")
    base = _whole_of(s, q, labels, memory)
    if base is None or q.percent or q.total is not None:
        return None
    noun = s.noun(q)
    if noun is not None and noun.readings["noun"] not in {"member", "person", "delegate", "committee_person", "candidate", "other"}:
        return None
    if noun is not None and noun.readings["noun"] == "other" and "group" not in noun.readings:
        return None
    if known_verb(s.verb_after(q, noun)) not in {None, "stand", "attend"}:
        return None
    if not _is_part(s, q, base, memory) or (noun is not None and noun is not labels[0] and labels[0].start >= q.right and s.scan.gap(noun.end, labels[0].start) > 1):
        return None
    code = labels[0].readings["group"]
    if not figures.allows(base.indicator, code) or base.quantity.value < q.value:
        return Refusal(q, "other_group")
    return replace(base, quantity=q, base=base.quantity, breakdown=code, value=q.value, unit=base.unit)


def _whole_of(s: Sentence, q: Quantity, labels: list[Element], memory: Memory) -> Figure | None:
    """The last total that can hold the group: large enough, of a kind that has it, and named by `trong số …` if at all."""
    if not labels:
        return None
    code, text = labels[0].readings["group"], s.lower[s.scan.start : q.left]
    delegates = any(e.code("noun") == "delegate" for e in labels)
    noun = s.noun(q)
    new = noun is not None and (noun.code("noun") == "new_member" or s.lower.startswith("đảng viên mới", noun.start))
    wanted = "members_admitted" if new else next((i for words, i in (("kết nạp", "members_admitted"), ("đảng viên mới", "members_admitted"), ("kỷ luật", "members_disciplined")) if re.search(rf"trong (?:tổng )?số[^,:;]*{words}", text)), None)
    planned = {n for n, t in memory.totals if t.kind != "plan" and figures.plan(t.indicator)}
    for number, total in reversed(memory.totals):
        if number < memory.sentence - 3 and wanted is None:
            return None
        if total.kind == "plan" and number in planned:
            continue
        fits = figures.allows(total.indicator, code) and (q.percent or total.value >= q.value) and (total.indicator == "congress_delegates") == delegates
        if fits and (wanted is None or total.indicator == wanted):
            return max((t for n, t in memory.totals if n == number and t.indicator == total.indicator and t.kind == total.kind), key=lambda t: t.value) if wanted else total
    return None if wanted else memory.total


def _is_part(s: Sentence, q: Quantity, base: Figure, memory: Memory) -> bool:
    """Whether a quantity is said to be a part of the last total."""
    same_sentence = any(n == memory.sentence and t is base for n, t in memory.totals)
    if same_sentence:
        between = s.lower[base.quantity.right : q.left]
        part = "including" in s.marks((base.quantity.right, q.left)) or "(" in between or bool(re.search(r",\s*(?:có|nữ|đảng viên|riêng)\b", between))
        opened = [e.start for e in s.within((base.quantity.right, q.left)) if e.code("mark") == "including"]
        apart = [p for p in s.scan.separators if base.quantity.right <= p < q.left]
        verbs = [e for e in s.within(((opened or apart[:1] or [base.quantity.right])[-1], q.left)) if known_verb(e) not in {None, "stand"} and e.start not in s.counted]
        return (part and not verbs) or (memory.last is not None and memory.last.breakdown != "total")
    starts = next(iter(s.scan.elements), None)
    named = bool(re.match(r"\W*(?:đảng viên mới|số đảng viên mới|trong (?:tổng )?số|trong [\d.]+ (?:đảng viên|đồng chí|người)|về cơ cấu|về thành phần)", s.lower[s.scan.start : q.left]))
    opened = starts is not None and (named or starts.code("mark") == "including" or "group" in starts.readings or base.indicator == "congress_delegates")
    nouns = {e.readings["noun"] for e in s.labels(q, "group") if "noun" in e.readings}
    same = base.indicator != "congress_delegates" or "delegate" in nouns
    continued = memory.last is not None and memory.last.breakdown != "total"
    return same and (opened or continued)


# ------------------------------------------------------------------ other percentages


def _group_percent(s: Sentence, q: Quantity, memory: Memory) -> Outcome | None:
    """`đảng viên nữ chiếm 33,9%` behind the stock of members: a group's share of it."""
    labels = s.labels(q, "group")
    base = _whole_of(s, q, labels, memory) if labels and q.percent else None
    if base is None or not _is_part(s, q, base, memory):
        return None
    code = labels[0].readings["group"]
    if base.indicator != "members_total":
        return Refusal(q, "share_of_group")
    if not figures.allows("members_group_pct", code):
        return Refusal(q, "other_group")
    return replace(base, quantity=q, base=base.quantity, indicator="members_group_pct", breakdown=code, unit="percent", value=q.value, basis="members", kind="stock")


def _percent(s: Sentence, q: Quantity, memory: Memory) -> Outcome | None:
    """`quán triệt … đến 100% cán bộ, đảng viên`; every other percentage is refused."""
    if not q.percent:
        return None
    noun = s.noun(q)
    verb = s.verb_before(q, standing=False)
    behind = [e for e in s.within((q.right, s.segment(q)[1])) if e.code("predicate") == "study"]
    for element in [*s.scan.before(q.left), *behind]:
        if element.code("predicate") == "study" and noun is not None and s.scan.gap(min(element.end, q.right), max(q.left, element.start)) <= 30:
            row = figures.find("study", noun.readings["noun"])
            if row is not None:
                return _figure(s, q, memory, row, element, noun)
    return Refusal(q, "no_indicator" if verb is None else "percent_of_other")
