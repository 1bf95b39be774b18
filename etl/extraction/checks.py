"""Checks the figures of one document against each other; drops repeats, marks what does not add up.

A failure is flagged by low confidence, never corrected.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from etl.extraction import figures
from etl.extraction.aimed import aims_of_all
from etl.extraction.engine import Placed


def checked(placed: Sequence[Placed]) -> list[Placed]:
    """The figures with the two parts of a round of medals added up and repeats marked as such."""
    counted = _largest(_cells(_rounds(_medals(placed))), _stock)
    counted = _less_than_a_part(_upon_signs(_beside_a_few(_upon_inspections(_forms(_of_both(counted))))))
    counted = _largest(_largest(counted, _counted_once), _form)
    return _without_repeats(aims_of_all(counted))


def _upon_inspections(placed: Sequence[Placed]) -> list[Placed]:
    """`Kiểm tra …, kết luận 186 đảng viên có vi phạm, đã kỷ luật 20` beside `UBKT các cấp kỷ luật 61`: a part.

    Where more were disciplined upon inspections than by the body itself, others disciplined them.
    """
    found = {id(p.sentence) for p in placed if p.fate == "taken" and p.figure.indicator.endswith(_FOUND)}
    sized = {"taken", "implausible"}  # a few of the whole country's are as much a part
    totals = [p for p in placed if p.fate in sized and p.figure.indicator.endswith("_disciplined")]
    liable = {p.sentence.end for p in placed if p.figure.indicator.endswith("_liable_discipline")}
    found |= {id(p.sentence) for p in totals if any(0 <= p.sentence.start - end <= _NEXT for end in liable)}
    others = [p for p in totals if id(p.sentence) not in found and p.fate == "taken"]
    largest = _largest_values(others, _whose_discipline)
    parts = {
        id(p.sentence)
        for p in totals
        if id(p.sentence) in found
        and (p.figure.value != largest.get(_whose_discipline(p), p.figure.value) or _is_less_than_all(p, others))
    }
    return [
        replace(p, fate="part_of")
        if p.fate == "taken" and id(p.sentence) in parts and p.figure.indicator.endswith("_disciplined")
        else p
        for p in placed
    ]


def _is_less_than_all(p: Placed, others: Sequence[Placed]) -> bool:
    """Beside `toàn Đảng bộ kỷ luật 121`, unless what the other body disciplined makes up the difference."""
    if p.figure.breakdown != "total" or p.figure.body == "all":
        return False
    there = [
        o.figure for o in others if o.figure.breakdown == "total" and _disciplined_there(o) == _disciplined_there(p)
    ]
    most = max((f.value for f in there if f.body == "all"), default=0.0)
    made_up = any(f.body not in {"all", p.figure.body} and f.value + p.figure.value == most for f in there)
    return p.figure.value < _ROUNDED * most and not made_up


def _beside_a_few(placed: Sequence[Placed]) -> list[Placed]:
    """`kỷ luật 2 tổ chức đảng và 94 đảng viên`: beside too few members for a country, a part."""
    few = {
        (id(p.sentence), p.figure.body)
        for p in placed
        if p.fate == "implausible" and p.province == "vn" and p.figure.indicator == "members_disciplined"
    }
    return [
        replace(p, fate="part_of")
        if p.fate == "taken" and p.figure.indicator == "orgs_disciplined" and (id(p.sentence), p.figure.body) in few
        else p
        for p in placed
    ]


def _upon_signs(placed: Sequence[Placed]) -> list[Placed]:
    """`UBKT các cấp kiểm tra dấu hiệu vi phạm …. Qua kiểm tra, kỷ luật 9` beside `UBKT các cấp kỷ luật 44`: a part."""
    signs = [p.sentence for p in placed if p.fate == "taken" and p.figure.indicator.endswith("_inspected_violation")]
    here, ends = {id(s) for s in signs}, {s.end + gap for s in signs for gap in range(_NEXT + 1)}
    totals = [p for p in placed if _is_discipline_in_all(p)]
    near = {id(p) for p in totals if id(p.sentence) in here or p.sentence.start in ends}
    largest = _largest_values([p for p in totals if id(p) not in near], _whose_discipline)
    return [
        replace(p, fate="part_of")
        if id(p) in near and p.figure.value < _ROUNDED * largest.get(_whose_discipline(p), 0.0)
        else p
        for p in placed
    ]


def _less_than_a_part(placed: Sequence[Placed]) -> list[Placed]:
    """`Qua kiểm tra, đã kỷ luật 9 đảng viên` beside `cấp ủy các cấp kỷ luật 120`: not all there are."""
    of_bodies = [p for p in placed if _is_discipline_in_all(p) and p.figure.body != "all"]
    largest = _largest_values(of_bodies, _disciplined_there)
    return [
        replace(p, fate="part_of")
        if _is_discipline_in_all(p)
        and p.figure.body == "all"
        and p.figure.value < _ROUNDED * largest.get(_disciplined_there(p), 0.0)
        else p
        for p in placed
    ]


def _largest_values(
    placed: Sequence[Placed], key: Callable[[Placed], tuple[object, ...]]
) -> dict[tuple[object, ...], float]:
    """The largest value for each key."""
    largest: dict[tuple[object, ...], float] = {}
    for p in placed:
        largest[key(p)] = max(largest.get(key(p), 0.0), p.figure.value)
    return largest


def _is_discipline_in_all(p: Placed) -> bool:
    figure = p.figure
    return p.fate == "taken" and figure.indicator.endswith("_disciplined") and figure.breakdown == "total"


def _disciplined_there(p: Placed) -> tuple[object, ...]:
    return p.figure.indicator, p.figure.unit, *_place_and_time(p)


def _whose_discipline(p: Placed) -> tuple[object, ...]:
    return p.figure.indicator, p.figure.breakdown, p.figure.body, p.figure.unit, *_place_and_time(p)


def _of_both(placed: Sequence[Placed]) -> list[Placed]:
    """`Các cấp ủy kỷ luật 211, trong đó cấp ủy, chi bộ 170; UBKT các cấp 41`: what the parts add up to is of both."""
    kept = list(placed)
    totals = [i for i, p in enumerate(placed) if _is_discipline_in_all(p)]
    for i, own, others in ((a, b, c) for a, b, c in zip(totals, totals[1:], totals[2:], strict=False)):
        whole, parts = placed[i], (placed[own], placed[others])
        bodies = {p.figure.body for p in parts}
        alike = {_disciplined_there(p) for p in (whole, *parts)}
        if len(alike) > 1 or bodies != _BODIES or whole.figure.body == "all":
            continue
        near = parts[1].sentence.start - whole.sentence.end <= _NEXT
        if near and whole.figure.value == sum(p.figure.value for p in parts):
            kept[i:own] = [_as_of_both(p, whole) for p in kept[i:own]]
    return kept


_BODIES = {"party_committees", "inspection_commissions"}


def _as_of_both(p: Placed, whole: Placed) -> Placed:
    """A total of both bodies, and its forms told right behind it."""
    if p.figure.indicator != whole.figure.indicator or p.figure.body != whole.figure.body:
        return p
    return replace(p, figure=replace(p.figure, body="all", body_stated=True))


_NEXT = 1
"""Characters between a sentence and the next of its paragraph."""
_FOUND = ("_violated", "_liable_discipline")
_ROUNDED = 0.97
"""`gần 400` beside `396` is the same count."""


def _largest(placed: Sequence[Placed], kind: Callable[[Placed], tuple[object, ...] | None]) -> list[Placed]:
    """Of several counts of one kind only the largest can be of all there are; the smaller ones are of a part."""
    kinds = [kind(p) if p.fate == "taken" else None for p in placed]
    most: dict[tuple[object, ...], float] = {}
    for of, p in zip(kinds, placed, strict=True):
        if of is not None:
            most[of] = max(most.get(of, 0.0), p.figure.value)
    return [
        replace(p, fate="part_of") if of is not None and p.figure.value < _ROUNDED * most[of] else p
        for of, p in zip(kinds, placed, strict=True)
    ]


def _stock(p: Placed) -> tuple[object, ...] | None:
    """`409 chi bộ trực thuộc và 3.076 chi bộ trực thuộc các đảng bộ …`: counts of one day in one sentence."""
    if p.figure.kind != "stock":
        return None
    return id(p.sentence), p.figure.indicator, p.figure.breakdown, *_place_and_time(p)


def _counted_once(p: Placed) -> tuple[object, ...] | None:
    """Counts of all there are on one day, or of all admitted or disciplined in one period, wherever they stand."""
    row = figures.of(p.figure.indicator)
    once = row is not None and (row.once or p.figure.indicator.endswith("_disciplined"))
    return (p.figure.indicator, p.figure.body, *_place_and_time(p)) if once and p.figure.breakdown == "total" else None


_FORMS = frozenset({"reprimand", "warning", "dismissal", "expulsion", "dissolution"})


def _form(p: Placed) -> tuple[object, ...] | None:
    """`khai trừ 28`, then `19 trường hợp bị xử lý pháp luật phải khai trừ`: of one body's in one period only one."""
    return _whose_discipline(p) if p.figure.breakdown in _FORMS else None


def _forms(placed: Sequence[Placed]) -> list[Placed]:
    """Forms that add up to both bodies' totals are of both; forms that exceed their own total are doubtful."""
    kept = list(placed)
    for sentence in {id(p.sentence): p.sentence for p in placed if p.figure.breakdown in _FORMS}.values():
        for indicator in ("members_disciplined", "orgs_disciplined"):
            _check_forms(
                kept,
                [
                    i
                    for i, p in enumerate(kept)
                    if p.sentence is sentence
                    and p.figure.indicator == indicator
                    and p.figure.breakdown in _FORMS
                    and p.fate == "taken"
                ],
            )
    return kept


def _check_forms(kept: list[Placed], forms: Sequence[int]) -> None:
    bodies = {kept[i].figure.body for i in forms}
    if len(bodies) != 1 or len(forms) < 2:  # noqa: PLR2004
        return
    last = kept[forms[0]]
    total = sum(kept[i].figure.value for i in forms)
    totals = {
        p.figure.body: p.figure.value
        for p in kept[: forms[0]]
        if p.figure.indicator == last.figure.indicator and p.figure.breakdown == "total" and p.fate == "taken"
    }
    own = totals.get(last.figure.body)
    if own is None or total <= own:
        return
    both = total in (totals.get("all"), totals.get("party_committees", 0) + totals.get("inspection_commissions", 0))
    for i in forms:
        figure = (
            replace(kept[i].figure, body="all", body_stated=True)
            if both
            else replace(kept[i].figure, status="doubtful")
        )
        kept[i] = replace(kept[i], figure=figure)


def _rounds(placed: Sequence[Placed]) -> list[Placed]:
    """Of one round of medals the first count is the round's; smaller ones after it are its classes."""
    kept: list[Placed] = []
    highest: dict[tuple[object, ...], float] = {}
    for p in placed:
        counted = p.figure.indicator == "badges_awarded" and p.fate == "taken"
        smaller = counted and highest.get(_place_and_time(p), p.figure.value) > p.figure.value
        kept.append(replace(p, fate="part_of") if smaller else p)
        if counted and not smaller:
            highest[_place_and_time(p)] = p.figure.value
    largest = {_place_and_time(k): k.figure.value for k in kept if k.fate == "taken" and _is_of_a_round(k)}
    return [
        replace(k, fate="part_of")
        if k.fate == "taken"
        and _is_of_a_round(k)
        and k.figure.award == "handed"
        and k.figure.value < largest[_place_and_time(k)]
        else k
        for k in kept
    ]


def _is_of_a_round(p: Placed) -> bool:
    return p.figure.indicator == "badges_awarded" and p.figure.breakdown == "total"


def _place_and_time(p: Placed) -> tuple[object, ...]:
    return p.province, p.governing.period if p.governing else None


def _cells(placed: Sequence[Placed]) -> list[Placed]:
    """`944 tổ chức cơ sở đảng (621 chi bộ và 323 đảng bộ)`: where both add up they are grassroots ones."""
    kept = list(placed)
    for i, p in enumerate(placed):
        if p.figure.indicator == "cells_total":
            proven = any(
                p.figure.value + o.figure.value in _organisations(p, placed)
                for o in _beside(p, placed, "committees_grassroots")
            )
            grassroots = replace(p.figure, indicator="cells_grassroots")
            kept[i] = (
                replace(p, figure=grassroots, fate="taken" if p.fate == "implausible" else p.fate) if proven else p
            )
        elif p.figure.status == "unproven":
            proven = any(
                p.figure.value + o.figure.value in _organisations(p, placed) for o in _beside(p, placed, "cells_total")
            )
            known = replace(p.figure, status="reported")
            kept[i] = replace(p, figure=known) if proven else replace(p, figure=known, fate="part_of")
    return kept


def _beside(p: Placed, placed: Sequence[Placed], indicator: str) -> list[Placed]:
    return [o for o in placed if o.sentence is p.sentence and o.figure.indicator == indicator]


def _organisations(p: Placed, placed: Sequence[Placed]) -> set[float]:
    return {o.figure.value for o in _beside(p, placed, "orgs_grassroots")}


def _medals(placed: Sequence[Placed]) -> list[Placed]:
    """`1.936 được tặng và 38 được truy tặng`: the indicator counts both together; the sum is derived."""
    kept = list(placed)
    for i, late in enumerate(placed):
        first = kept[i - 1] if i else None
        if late.figure.award != "posthumous" or late.fate != "taken":
            continue
        given = first is not None and first.fate == "taken" and first.figure.indicator == late.figure.indicator
        if first is None or not given or first.sentence is not late.sentence:
            kept[i] = replace(late, fate="part_of")  # only those given posthumously
            continue
        total = first.figure.value + late.figure.value
        stated = any(
            p.fate == "taken" and p.figure.indicator == late.figure.indicator and p.figure.value == total
            for p in placed
        )
        kept[i] = replace(late, fate="derived")
        kept[i - 1] = (
            replace(first, fate="derived")
            if stated
            else replace(first, figure=replace(first.figure, value=total, status="derived"))
        )
    return kept


def _key(p: Placed) -> tuple[object, ...]:
    f = p.figure
    period = p.governing.period if p.governing else None
    return (
        f.indicator,
        f.breakdown,
        f.body,
        f.unit,
        p.province,
        f.value,
        f.quantity.qualifier,
        f.statistic,
        f.basis,
        period,
    )


_NO_CHANCE = 10
"""So many in two sentences are the same ones."""


def _with_its_body(placed: Sequence[Placed]) -> list[Placed]:
    """`Tháng 7, 291 đảng viên bị kỷ luật. … UBKT các cấp kỷ luật 291 đảng viên`: said again with who did it."""
    told = {_but_for_the_body(p) for p in placed if p.fate == "taken" and p.figure.body != "all"}
    again = [p for p in placed if p.fate == "taken" and _is_nobodys(p) and _but_for_the_body(p) in told]
    sure = {(id(p.sentence), p.figure.indicator) for p in again if p.figure.value >= _NO_CHANCE}
    those = {id(p) for p in again if (id(p.sentence), p.figure.indicator) in sure}  # a few of them beside many
    return [replace(p, fate="repeated") if id(p) in those else p for p in placed]


def _is_nobodys(p: Placed) -> bool:
    return p.figure.body == "all" and not p.figure.body_stated


def _but_for_the_body(p: Placed) -> tuple[object, ...]:
    return _key(replace(p, figure=replace(p.figure, body="all")))


def _without_repeats(placed: Sequence[Placed]) -> list[Placed]:
    """The first statement of each figure; one in a heading yields to the same number in the body."""
    placed = _with_its_body(placed)
    in_body = {
        (p.figure.indicator, p.figure.breakdown, p.figure.value)
        for p in placed
        if p.fate == "taken" and p.sentence.role == "body"
    }
    seen: set[tuple[object, ...]] = set()
    kept: list[Placed] = []
    for p in placed:
        told = p.sentence.role == "heading" and (p.figure.indicator, p.figure.breakdown, p.figure.value) in in_body
        if p.fate == "taken" and (told or _key(p) in seen):
            kept.append(replace(p, fate="repeated"))
            continue
        if p.fate == "taken":
            seen.add(_key(p))
        kept.append(p)
    return kept
