"""Of which total a group is, as of those admitted and all members in one sentence, and what a share is of."""

from __future__ import annotations

import re

from etl.extraction import figures
from etl.extraction.model import Figure, Memory
from etl.extraction.numbers import Quantity
from etl.extraction.roles import Sentence


def whole_of_both(q: Quantity, total: Figure, number: int, code: str, memory: Memory) -> Figure:
    """`kết nạp 812 đảng viên, nâng tổng số lên 35 nghìn. Trong đó, nữ 367`: of those admitted, who can hold it."""
    last = memory.last
    if total.indicator != "members_total" or (last is not None and last.breakdown != "total"):
        return total if last is None or last.base is None else _same_whole(last, total, memory)
    here = [t for n, t in memory.totals if n == number and t.indicator == "members_admitted" and t.kind == "flow"]
    fits = [t for t in here if t.value >= q.value and figures.allows(t.indicator, code)]
    return fits[-1] if fits and number < memory.sentence else total


def _same_whole(last: Figure, total: Figure, memory: Memory) -> Figure:
    """The whole of the group named just before, where it is the other one of the two."""
    kin = [t for _, t in memory.totals if t.quantity is last.base and t.indicator == last.indicator]
    return kin[-1] if kin and total.indicator == "members_total" else total


def opens_an_item(s: Sentence, q: Quantity) -> bool:
    """`; số cấp ủy viên là 51 người`: a group that begins an item of the list, with its number."""
    group = next((e for e in s.scan.before(q.left) if "group" in e.readings), None)
    if group is None or not re.fullmatch(r"(?: các cấp)?(?: là| có| gồm|:)? ?", s.lower[group.end : q.left]):
        return False
    return bool(
        re.search(r"[,;.]\s*(?:trong (?:đó|số này),? ?)?(?:có )?(?:số )?$", s.lower[s.scan.start : group.start])
    )


def names_another(s: Sentence, base: Figure, q: Quantity) -> bool:
    """`…; Đảng bộ tỉnh Lâm Đồng có 9.000 đảng viên nữ`: the item begins with an owner of its own."""
    apart = [p for p in s.scan.separators if base.quantity.right <= p < q.left and s.lower[p] == ";"]
    ahead = s.within((apart[-1], q.left)) if apart else []
    owner = next((i for i, e in enumerate(ahead) if {"scope", "place"} & e.readings.keys()), None)
    if owner is None or not _BARE.fullmatch(s.lower, apart[-1] + 1, ahead[owner].start):
        return False
    if ahead[owner].code("scope") not in {"province", "city"}:
        return ahead[owner].code("scope") in {None, "named", "lower"}
    following = ahead[owner + 1 : owner + 2]
    return bool(following) and "place" in following[0].readings and following[0].start - ahead[owner].end <= 1


_BARE = re.compile(r"\W*(?:còn |riêng |và |tại |ở )*")


def is_of_the_sector(s: Sentence, figure: Figure, memory: Memory) -> bool:
    """`71 tổ chức đảng trong doanh nghiệp (30 chi bộ cơ sở và 41 chi bộ trực thuộc)`: the kinds of those there are."""
    if not figure.indicator.startswith(("cells_", "committees_", "orgs_grassroots")):
        return False
    sector = [t for n, t in memory.totals if n == memory.sentence and t.indicator == "orgs_private_sector"]
    if not sector or sector[-1].value < figure.value:
        return False
    between = s.lower[sector[-1].quantity.right : figure.quantity.left]
    opened = s.bracket(figure.quantity) is not None or re.search(r"gồm|trong đó", between) is not None
    return opened and not re.search(r"[;)]", between)


_ROUNDING = 0.06
"""Percentages are printed with one or two decimals."""


def fits_plan(q: Quantity, base: Figure, memory: Memory) -> bool:
    """Whether a percentage is the count divided by a target that the text states, of the year or of every year."""
    near = [p.value for p in memory.plans if p.indicator == figures.plan(base.indicator)]
    near += [p.value for p in memory.yearly if p.indicator == base.indicator]
    return base.breakdown == "total" and any(p > 0 and abs(100 * base.value / p - q.value) < _ROUNDING for p in near)


_OF_ADMITTED = re.compile(
    r"[^,;:.\d]{0,12}\bsố (?:đảng viên|quần chúng|đồng chí)(?: mới)?(?: được| đã)?(?: mới)? kết nạp\b"
)


def of_those_admitted(s: Sentence, q: Quantity) -> bool:
    """`chiếm 16,1% tổng số đảng viên được kết nạp`: of those admitted, not of all members."""
    return _OF_ADMITTED.match(s.lower, q.right, s.scan.end) is not None
