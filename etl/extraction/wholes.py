"""Of which total a group is: where a sentence counts both those admitted and all members, and as an item of a list."""

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
