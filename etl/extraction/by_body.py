"""Each body's part of the discipline told before: `cấp ủy, chi bộ 44 đảng viên; UBKT các cấp 17`."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.extraction.bodies import joined, tells_committees_apart
from etl.extraction.lexicon import Element
from etl.extraction.model import Figure, Memory
from etl.extraction.numbers import Quantity
from etl.extraction.roles import Sentence, known_verb

_REACH = 2
_FAR = 4
"""Sentences back that such words still speak of."""
_BODY_LINK = re.compile(r"[\s:]*(?:là|có|gồm|thi hành|xử lý|kỷ luật|đã|quyết định|\s)*\s*")


def of_a_body(s: Sentence, q: Quantity, memory: Memory) -> Figure | None:
    """`Trong đó, cấp ủy, chi bộ 44 đảng viên (…); UBKT các cấp 17`: each body's part of the discipline before."""
    near = [t for n, t in memory.totals if n >= memory.sentence - _FAR and _is_disciplined(t)]
    opening, noun = (s.bracket(q), s.noun(q)) if near else (None, None)
    whole = next((t for t in reversed(near) if opening is None or t.quantity.right <= opening), None)
    if whole is None or q.percent or s.lower.startswith(" lượt", q.right):
        return None
    if opening is not None and not _is_shared_out(s, whole, opening):
        return None
    if noun is not None and noun.code("noun") not in {"member", "person", "org"}:
        return None
    named = list(_bodies_right_before(s, q))
    body = _body_of(s, q, named) if named else _body_behind(s, q, noun)
    base = _same_kind(memory, whole, noun)
    if body in {None, "single", "all"} or base is None or q.value > _most(memory, base):
        return None
    verb = s.verb_after(q, noun)
    if verb is not None and known_verb(verb) not in {None, "stand", "discipline"}:
        return None
    return replace(base, quantity=q, value=q.value, body=body or "all", body_stated=True, base=None)


def _body_of(s: Sentence, q: Quantity, named: list[Element]) -> str:
    """The body of those named; cells with committees told apart from them are a part, as a single one is."""
    cells = len(named) == 1 and s.lower.endswith("chi bộ", named[0].start, named[0].end)
    apart = cells and tells_committees_apart(s, q)
    return "single" if apart else joined([e.readings["body"] for e in named])


def _is_shared_out(s: Sentence, whole: Figure, opening: int) -> bool:
    """`kỷ luật 123 đảng viên (cấp ủy, chi bộ 93; UBKT các cấp 30)`: the bracket behind the total begins with a body."""
    first = next(iter(s.scan.after(opening)), None)
    right = whole.quantity.right
    here = s.scan.start <= right <= opening and _COUNTED.fullmatch(s.lower, right, opening) is not None
    return here and first is not None and "body" in first.readings and first.start - opening <= _NEXT_TO


_COUNTED = re.compile(r" (?:lượt )?(?:đảng viên|tổ chức đảng|người|trường hợp) ?")
_NEXT_TO = 2


def _bodies_right_before(s: Sentence, q: Quantity) -> list[Element]:
    """The bodies named right before a number, with nothing but a small word between."""
    found: list[Element] = []
    for element in s.bodies_before(q.left):
        end = found[-1].start if found else q.left
        link = s.lower[element.end : end]
        fits = re.fullmatch(r"\s*(?:,|và)?\s*", link) if found else _BODY_LINK.fullmatch(link)
        if not fits or any(o.left >= element.end and o.right <= end for o in s.scan.quantities):
            break
        found.append(element)
    return found


def _body_behind(s: Sentence, q: Quantity, noun: Element | None) -> str | None:
    """`còn lại 104 trường hợp do ủy ban kiểm tra các cấp thi hành`."""
    behind = next((e for e in s.scan.after(noun.end if noun else q.right) if "body" in e.readings), None)
    if behind is None or not re.fullmatch(r",? do ", s.lower[noun.end if noun else q.right : behind.start]):
        return None
    done = re.match(r" (?:đã )?(?:thi hành|xử lý|kỷ luật|quyết định|xem xét)", s.lower[behind.end : s.scan.end])
    return behind.readings["body"] if done else None


def _same_kind(memory: Memory, whole: Figure, noun: Element | None) -> Figure | None:
    """The discipline of members or organisations, as the noun says; without a noun that named last."""
    wanted = {"member": "members_disciplined", "org": "orgs_disciplined"}.get(noun.readings["noun"] if noun else "")
    if wanted is None:
        return whole
    near = [t for n, t in memory.totals if t.indicator == wanted and n >= memory.sentence - _REACH]
    return near[-1] if near else None


def _most(memory: Memory, base: Figure) -> float:
    near = [t.value for n, t in memory.totals if t.indicator == base.indicator and n >= memory.sentence - _REACH]
    return max(near, default=0.0)  # too far back to be told of in parts


def _is_disciplined(figure: Figure) -> bool:
    return figure.indicator.endswith("_disciplined") and figure.kind == "flow"
