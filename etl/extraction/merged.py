"""Figures of a province as merged, over a time when it was not: `6 tháng đầu năm 2025, tỉnh Vĩnh Long (mới) kết nạp …`.

The province of that name was then another one, and the merged one was none yet: whose they are cannot be written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from etl.extraction.engine import Outcome, Placed
from etl.extraction.gazetteer import area_id

_AS_MERGED = re.compile(
    r"(?P<new>\(mới\)|(?:tính|gộp) chung (?:cả |toàn )tỉnh)|\(cũ\)|"
    r"(?:trước|(?P<after>sau)) (?:khi )?(?:hợp nhất|sáp nhập)"
)
"""`tỉnh A kết nạp …, tỉnh B kết nạp …; tính chung toàn tỉnh …`: of the two together, told by the name of one."""


def without_those_not_yet_merged(outcome: Outcome, placed: Sequence[Placed]) -> Sequence[Placed]:
    """The figures, without an area where their sentence speaks of a province that was merged only later."""
    return [replace(p, fate="area_unresolved") if _is_ahead_of_it(outcome, p) else p for p in placed]


def _is_ahead_of_it(outcome: Outcome, p: Placed) -> bool:
    today = outcome.clock.published
    if (
        p.fate != "taken"
        or p.governing is None
        or today is None
        or not _is_now_another(p, p.governing.period.end, today)
    ):
        return False
    said = [*_AS_MERGED.finditer(outcome.normal.lower, p.sentence.start, p.figure.quantity.left)][-1:]
    return any(m["new"] or m["after"] for m in said)


def _is_now_another(p: Placed, then: date, today: date) -> bool:
    """Whether the name meant another province then than it does today."""
    if p.province in {None, "vn"}:
        return False
    before, now = area_id(p.province or "", then), area_id(p.province or "", today)
    return now is not None and before != now
