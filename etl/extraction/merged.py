"""Figures of a province as merged, over a time when it was not: `6 tháng đầu năm 2025, tỉnh Vĩnh Long (mới) kết nạp …`.

The province of that name was then another one, and the merged one was none yet: whose they are cannot be written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from etl.extraction.engine import Outcome, Placed
from etl.extraction.gazetteer import area_id, is_gone
from etl.extraction.periods import resolve
from warehouse.catalogue import REFORM_DATE, catalogue

_AS_MERGED = re.compile(
    r"(?P<new>\(mới\)|(?:tính|gộp) chung (?:cả |toàn )tỉnh)|\(cũ\)|"
    r"(?:trước|(?P<after>sau)) (?:khi )?(?:hợp nhất|sáp nhập)"
)
"""`tỉnh A kết nạp …, tỉnh B kết nạp …; tính chung toàn tỉnh …`: of the two together, told by the name of one."""


def without_those_not_yet_merged(outcome: Outcome, placed: Sequence[Placed]) -> Sequence[Placed]:
    """The figures, without an area where their sentence speaks of a province that was merged only later."""
    apart = _told_apart(outcome, placed)
    return [
        replace(p, fate="area_unresolved") if _is_ahead_of_it(outcome, p, apart) or _is_behind_it(outcome, p) else p
        for p in placed
    ]


def _is_behind_it(outcome: Outcome, p: Placed) -> bool:
    """A year that a province did not live to see, told by a sentence without its name, beside its successor."""
    today = outcome.clock.published
    if p.fate != "taken" or p.governing is None or p.province in {None, "vn"} or today is None or today < REFORM_DATE:
        return False
    text, last = outcome.normal.text, p.governing.period.end
    if not is_gone(p.province or "", last) or (p.province or "") in text[p.sentence.start : p.sentence.end]:
        return False
    gone = area_id(p.province or "", last)
    return any(catalogue().areas[s.successor].name_vi in text for s in catalogue().successions if s.predecessor == gone)


def _is_ahead_of_it(outcome: Outcome, p: Placed, apart: frozenset[str]) -> bool:
    today = outcome.clock.published
    if (
        p.fate != "taken"
        or p.governing is None
        or today is None
        or not _is_now_another(p, p.governing.period.end, today)
    ):
        return False
    said = [*_AS_MERGED.finditer(outcome.normal.lower, p.sentence.start, p.figure.quantity.left)][-1:]
    if said:
        return bool(said[0]["new"] or said[0]["after"])
    last = p.governing.period.end.year == REFORM_DATE.year and today >= REFORM_DATE and p.figure.kind != "stock"
    return last and area_id(p.province or "", today) not in apart


def _told_apart(outcome: Outcome, placed: Sequence[Placed]) -> frozenset[str]:
    """The merged provinces whose parts the text tells apart, by a part that is gone; all, where it reports of before.

    A half-year told after the merger under a name that stayed may be the part's or the whole's otherwise.
    """
    today = outcome.clock.published
    if today is None or _is_of_before(outcome):
        return frozenset(catalogue().areas)
    gone = {area_id(p.province, today) for p in placed if p.province and is_gone(p.province, today)}
    return frozenset(s.successor for s in catalogue().successions if s.predecessor in gone)


_LEAD = 6
"""Sentences in which a report says on what day it met."""


def _is_of_before(outcome: Outcome) -> bool:
    """`Chiều 26/6, Tỉnh ủy họp sơ kết`: printed after the merger, said before it."""
    days = [
        period.end
        for read in outcome.scans[:_LEAD]
        for t in read.times
        if t.meaning == "date"
        and (period := resolve(t, outcome.normal.lower[t.start : t.end], outcome.clock)) is not None
        and period.end.year == REFORM_DATE.year
    ]
    return bool(days) and max(days) < REFORM_DATE


def _is_now_another(p: Placed, then: date, today: date) -> bool:
    """Whether the name meant another province then than it does today."""
    if p.province in {None, "vn"}:
        return False
    before, now = area_id(p.province or "", then), area_id(p.province or "", today)
    return now is not None and before != now
