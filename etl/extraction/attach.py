"""Attaches each quantity of a sentence to an indicator, or says why it is none.

The rules are tried in order; each is a module of its own. Period and area are added in `engine.py`.
"""

from __future__ import annotations

import re

from etl.extraction.aims import bare_target
from etl.extraction.bodies import joined
from etl.extraction.congresses import counts_guests, is_to_come
from etl.extraction.counted import counted_figure
from etl.extraction.direct import direct_units
from etl.extraction.discipline import form_figure, remember_refused
from etl.extraction.firms import of_firms
from etl.extraction.groups import is_so_much_of_all, names_pupils_and_students, names_several_peoples
from etl.extraction.matters import is_of_more, is_of_one, is_struck_off_for_one, remember_matter
from etl.extraction.model import Figure, Memory, Outcome, Refusal
from etl.extraction.named import has_a_cause
from etl.extraction.numbers import Quantity
from etl.extraction.party_work import is_anybodys, is_of_another_term
from etl.extraction.ratings import grade_figure, remember_rated
from etl.extraction.restated import restated_figure
from etl.extraction.roles import Sentence
from etl.extraction.shares import count_of_share, group_percent_figure, share_figure, subset_figure
from etl.extraction.so_many_of import group_by_its_share, so_many_of
from etl.extraction.some_of_them import are_some_of_them
from etl.extraction.studied import percent_figure


def attach(sentence: Sentence, memory: Memory) -> list[Figure | Refusal]:
    """The outcome for each quantity of the sentence, in order; `memory` is carried on."""
    memory.next_sentence()
    memory.last = None
    memory.body_used = False
    memory.here = []
    memory.of_year = None
    outcomes: list[Figure | Refusal] = []
    if len(sentence.scan.quantities) > _A_CROWD:
        return [Refusal(q, "no_indicator") for q in sentence.scan.quantities]
    for q in sentence.scan.quantities:
        outcome = _outcome(sentence, q, memory)
        figures_found = outcome if isinstance(outcome, list) else [outcome]
        outcomes += figures_found
        for found in figures_found:
            _remember(memory, found)
        remember_refused(sentence, q, figures_found, memory)
    memory.row = [o for o in outcomes if isinstance(o, Figure) and not o.in_time] or memory.row
    if any(e.code("predicate") == "study" for e in sentence.scan.elements):
        memory.studied = memory.sentence
    _remember_bodies(sentence, memory, outcomes)
    remember_rated(sentence, memory)
    remember_matter(sentence, memory)
    return outcomes


_A_CROWD = 100
"""Numbers that no sentence has (18 is the most seen): they are cells of a table, and each would look at all others."""


def _remember(memory: Memory, found: Figure | Refusal) -> None:
    if isinstance(found, Refusal):
        memory.last = None
        return
    if found.in_time:
        memory.of_year = found
        return
    memory.last = found
    memory.here.append(found)
    if found.indicator == "members_admitted" and found.base is None:
        memory.admitted, memory.admitted_sentence = found, memory.sentence
    if found.basis in {"rated", "clean_strong"}:
        memory.rated_last, memory.rated_sentence = found, memory.sentence
    if found.kind == "plan":
        memory.plans.append(found)
        if found.quantity.total is None and not any(t.quantity.total is found.quantity for _, t in memory.totals):
            memory.totals.append((memory.sentence, found))
    elif found.breakdown == "total" and found.unit != "percent":
        memory.total, memory.total_sentence = found, memory.sentence
        memory.totals.append((memory.sentence, found))
        if found.indicator.endswith("_disciplined"):
            memory.disciplined = found


def _remember_bodies(sentence: Sentence, memory: Memory, outcomes: list[Figure | Refusal]) -> None:
    """The bodies named are carried on; where one sentence gave the discipline of each, no single one is."""
    named = [e.readings["body"] for e in sentence.scan.elements if e.readings.get("body") not in {None, "single"}]
    memory.both_acted = {"party_committees", "inspection_commissions"} <= set(named) or "all" in named
    if named and not memory.body_used:
        memory.body = joined(named)
    parties = {o.body for o in outcomes if isinstance(o, Figure) and o.indicator.endswith("_disciplined")}
    if {"party_committees", "inspection_commissions"} <= parties:
        memory.body = "all"


_BY_SO_MANY = re.compile(r"\bvượt (?:chỉ tiêu|kế hoạch|mục tiêu|dự kiến)(?: năm| cả năm| đề ra| được giao| giao)? $")
"""`vượt chỉ tiêu 260 đảng viên`: by so many, or a target of so many; nothing tells which."""


_COUNTED = r" (?:lượt )?(?:tổ chức(?: đảng)?|đảng viên|chi bộ|đảng bộ)"
_BOTH_CHANGED = re.compile(rf"\b(?:tăng|giảm)(?: thêm)? (?:\d[\d.]*|[^\W\d]+){_COUNTED}(?:,| và) $")
_COMPARED = re.compile(rf"{_COUNTED}(?: ?[,;.)]| so\b|$)")
_CHANGE = 60


def _is_by_so_many(s: Sentence, q: Quantity) -> bool:
    """`tăng 47 tổ chức, 312 đảng viên so với cùng kỳ`: the second says by how many as well."""
    if q.percent:
        return False
    start = max(s.scan.start, q.left - _CHANGE)
    both = _BOTH_CHANGED.search(s.lower, start, q.left) and _COMPARED.match(s.lower, q.right, s.scan.end)
    return bool(both) or _BY_SO_MANY.search(s.lower[s.scan.start : q.left]) is not None


def _outcome(s: Sentence, q: Quantity, memory: Memory) -> Outcome:
    if s.is_change(q) or _is_by_so_many(s, q):
        return Refusal(q, "change")
    if s.is_in_a_row(q):
        return Refusal(q, "in_a_row")
    if not q.percent and q.total is None and q.value % 1:
        return Refusal(q, "fraction")
    for rule in (
        so_many_of,
        direct_units,
        restated_figure,
        bare_target,
        form_figure,
        grade_figure,
        group_percent_figure,
        count_of_share,
        share_figure,
        subset_figure,
        percent_figure,
        group_by_its_share,
        counted_figure,
    ):
        outcome = rule(s, q, memory)
        if outcome is not None:
            outcome = of_firms(s, outcome)
        if outcome is not None:
            reason = _why_not(s, q, outcome, memory)
            return Refusal(q, reason) if reason else _without_local_parts(s, q, outcome, memory)
    return Refusal(q, "no_indicator")


def _why_not(s: Sentence, q: Quantity, outcome: Outcome, memory: Memory) -> str | None:
    if _is_a_part(s, q, outcome, memory):
        return "part_of"
    first = next(iter(outcome if isinstance(outcome, list) else [outcome]), None)
    if isinstance(first, Figure) and is_of_more(s, first):
        return "no_indicator"
    if isinstance(first, Figure) and is_anybodys(s, first, memory):
        return "not_party"
    if isinstance(first, Figure) and is_of_another_term(s, first, memory):
        return "no_period"
    return "plan" if isinstance(outcome, Figure) and is_to_come(outcome, s) else None


_BESIDES = re.compile(
    r"\W*ngoài ra,?(?: (?:trong |cũng trong )?(?:năm|kỳ|nhiệm kỳ)[^,;.]{0,20},?)?"
    r"(?: còn| đã)?(?: có)? [\d.]+ đảng viên bị\b"
)
"""`Ngoài ra, 7 đảng viên bị kỷ luật …`: more of them, by nobody that is named; not so many in all."""


_ONE_AFFAIR = re.compile(
    r"\b(?:liên quan(?: đến| tới)?|trong|từ|qua|sau) (?:các )?(?:vụ(?: việc| án)?|sai phạm) (?:[^;.]|\.(?! ))*$"
)


def _is_a_part(s: Sentence, q: Quantity, outcome: Outcome, memory: Memory) -> bool:
    """Told besides others, of one affair alone, or one people of the several that are the minorities."""
    if _BESIDES.match(s.lower, s.scan.start):
        return True
    if q.qualifier == "more_than" and s.lower[max(0, q.left - 2) : q.left].strip().isdigit():
        return True  # `kết nạp 1.214 trên 1.200 đảng viên theo chỉ tiêu`: the whole of a ratio
    found = next(iter(outcome if isinstance(outcome, list) else [outcome]), None)
    if isinstance(found, Figure) and found.indicator.endswith("_disciplined") and _is_of_a_cause(s, found, memory):
        return True
    if isinstance(found, Figure) and (
        is_struck_off_for_one(s, found, memory) or _are_struck_off_elsewhere(s, found, memory)
    ):
        return True
    if isinstance(found, Figure) and found.indicator == "denunciations_resolved" and _is_of_one_kind(s, q):
        return True
    return isinstance(outcome, Figure) and _is_of_others(s, outcome)


def _are_struck_off_elsewhere(s: Sentence, figure: Figure, memory: Memory) -> bool:
    """`kỷ luật 98 luật sư: khiển trách 41, xóa tên 36`: among those who are no members."""
    told = figure.indicator == "members_removed" and memory.refused == memory.sentence
    return told and s.noun(figure.quantity) is None


def _is_of_a_cause(s: Sentence, figure: Figure, memory: Memory) -> bool:
    """Those disciplined in one affair, for one matter, or for a cause that the words around them name."""
    q = figure.quantity
    if _ONE_AFFAIR.search(s.lower, s.scan.start, q.left) or is_of_one(s, q, memory):
        return True
    if figure.breakdown != "total" and _STATE_FORMS.match(s.lower, q.right, s.scan.end):
        return True
    return figure.breakdown == "total" and has_a_cause(s, figure)


_STATE_FORMS = re.compile(
    r"(?:[^;.(]|\.(?=\d))*\b\d+ (?:trường hợp |người )?(?:bị )?(?:buộc thôi việc|hạ bậc lương|giáng chức)"
)
"""`40 khiển trách, 31 cảnh cáo, 14 buộc thôi việc`: forms of those whom the state disciplined, members or not."""


def _is_of_others(s: Sentence, figure: Figure) -> bool:
    """Guests among the delegates, all of a group that there are, one people of several, pupils without students."""
    some = figure.breakdown == "ethnic_minority" and names_several_peoples(s)
    some = some or (figure.breakdown == "student" and names_pupils_and_students(s, figure.quantity))
    some = some or are_some_of_them(s, figure)
    return some or counts_guests(figure, s) or is_so_much_of_all(s, figure)


_DENOUNCED = re.compile(r" (?:lượt )?(?:đơn )?(?:thư )?tố cáo (?:đối với )?(tổ chức đảng|đảng viên)\b")


def _is_of_one_kind(s: Sentence, q: Quantity) -> bool:
    """`giải quyết 3 đơn tố cáo tổ chức đảng, 41 đơn tố cáo đảng viên`: neither is all of them."""
    own = _DENOUNCED.match(s.lower, q.right, s.scan.end)
    return own is not None and len(set(_DENOUNCED.findall(s.lower, s.scan.start, s.scan.end))) > 1


_LOCAL = re.compile(r"(?:ubkt|ủy ban kiểm tra) (?:các )?địa phương")


def _without_local_parts(s: Sentence, q: Quantity, outcome: Outcome, memory: Memory) -> Outcome:
    """`Trong đó, UBKT các địa phương, đơn vị kiểm tra 898 …`: what all but the central commission did is a part."""
    said = _LOCAL.search(s.lower, s.scan.start, q.left)
    if said is None or isinstance(outcome, Refusal):
        return outcome
    own = next(iter(outcome if isinstance(outcome, list) else [outcome]), None)
    near = [t for n, t in memory.totals if n >= memory.sentence - _NEAR and t.body == "inspection_commissions"]
    alike = [t for t in near if t.noun == getattr(own, "noun", "") and _work(t) == _work(own)]
    opened = "trong đó" in s.lower[s.scan.start : said.start()]
    return Refusal(q, "part_of") if (opened and near) or any(t.value >= q.value for t in alike) else outcome


def _work(figure: Figure | Refusal | None) -> str:
    """What was done: `inspected`, `supervised`, `disciplined`, on a sign or not."""
    return figure.indicator.split("_")[1] if isinstance(figure, Figure) else ""


_NEAR = 2
"""Sentences back in which the whole may stand."""
