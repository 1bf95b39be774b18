"""Targets counted by the word `chỉ tiêu` itself: so many people who were to be admitted, each of them one of it."""

from __future__ import annotations

import re

from etl.extraction import figures
from etl.extraction.model import Figure, Memory
from etl.extraction.numbers import Quantity
from etl.extraction.roles import Sentence


def of_so_many(s: Sentence, q: Quantity, memory: Memory) -> Figure | None:
    """`kết nạp 821 đảng viên trên 1.450 chỉ tiêu`, `Tỉnh ủy giao 1.450 chỉ tiêu kết nạp đảng viên`."""
    if q.percent or not s.lower.startswith(" chỉ tiêu", q.right) or not (_given(s, q) or _is_beside(s, q, memory)):
        return None
    return Figure(q, "members_admitted_target", "persons", "member", value=q.value, kind="plan")


def said_again(q: Quantity, memory: Memory) -> figures.Row | None:
    """`kết nạp 821 đảng viên, đạt 56,6% (821/1.450 chỉ tiêu)`: the same count again, with its target."""
    told = _told(memory)
    return figures.of("members_admitted") if told is not None and told.value == q.value else None


def _told(memory: Memory) -> Figure | None:
    told = memory.admitted if memory.admitted_sentence == memory.sentence else None
    return told if told is not None and told.breakdown == "total" else None


_GIVEN = re.compile(r"\bgiao (?:cho )?(?:tổng số |tổng cộng |trên |hơn |gần )?$")
_TO_ADMIT = re.compile(r" chỉ tiêu (?:về |để )?(?:kết nạp|phát triển) (?:đảng viên|đảng)\b(?! bộ)")


def _given(s: Sentence, q: Quantity) -> bool:
    """`có 3 chỉ tiêu kết nạp đảng viên chưa đạt` counts no people; those that are given out do."""
    return bool(_TO_ADMIT.match(s.lower, q.right) and _GIVEN.search(s.lower[s.scan.start : q.left]))


_BESIDE = re.compile(
    r"(?: (?:đảng viên|đồng chí|quần chúng)(?: ưu tú| mới)*)? ?(?:/ ?|,? ?(?:trên|trong|so với)(?: tổng)?(?: số)? )"
)
_FEWEST = 1 / 3
"""Of a target so much is reached at least; `trong tổng số 19 chỉ tiêu` counts what a resolution sets."""


def _is_beside(s: Sentence, q: Quantity, memory: Memory) -> bool:
    told = _told(memory)
    if told is None or not told.value * _FEWEST <= q.value:
        return False
    return bool(_BESIDE.fullmatch(s.lower[told.quantity.right : q.left]))
