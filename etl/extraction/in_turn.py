"""Admissions of several years told in turn: `Các năm 2022, 2023 và 2024 lần lượt kết nạp 1.512, 1.634 và 1.720`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from etl.extraction import figures
from etl.extraction.model import Figure
from etl.extraction.numbers import Quantity
from etl.extraction.periods import Period
from etl.extraction.roles import Sentence
from etl.extraction.timeline import Governing

_YEARS = re.compile(r"năm(?: là)?:? ((?:19|20)\d\d(?:(?:,|;| và|, và|; và) (?:năm )?(?:19|20)\d\d)+)")
_IN_TURN = re.compile(
    r"\blần lượt(?: là| đã| kết nạp| phát triển| được| mới| đạt| có)*:? (?:trên |hơn |gần )?$"
    r"|\b(?:kết nạp|phát triển) (?:mới |được )*lần lượt(?: là| được)*:? (?:trên |hơn |gần )?$"
)
_ADMITTED = re.compile(r"\b(?:kết nạp|phát triển|đảng viên mới)\b")
_BETWEEN = re.compile(r"(?: đảng viên| đồng chí| người)?(?: \([^()]*\))?(?:,|;| và|, và|; và) (?:trên |hơn |gần )?")

_OF_SOME = re.compile(
    r"(?: đảng viên| đồng chí| người)+ (?:mới )?(?:là|người|nữ|trong|ở|tại|theo|thuộc|có)\b(?! (?:toàn )?tỉnh)"
)


def of_years_in_turn(s: Sentence, q: Quantity) -> Figure | None:
    """The admissions of the year that a number of the row answers; None where years and numbers are not as many."""
    row = _row(s)
    place = next((i for i, o in enumerate(row) if o is q), None)
    if place is None:
        return None
    years = _years(s, row[0].left)
    told = figures.of("members_admitted")
    if told is None or len(years) != len(row):
        return None
    return Figure(q, told.indicator, "persons", "member", value=q.value, in_time=True, year=years[place])


def _row(s: Sentence) -> Sequence[Quantity]:
    """The numbers that `lần lượt` announces."""
    counts = [o for o in s.scan.quantities if not o.percent and o.total is None]
    start = next((i for i, o in enumerate(counts) if _IN_TURN.search(s.lower[s.scan.start : o.left])), None)
    if start is None or not _ADMITTED.search(s.lower, s.scan.start, counts[start].left):
        return []
    row = [counts[start]]
    for o in counts[start + 1 :]:
        if not _BETWEEN.fullmatch(s.lower, row[-1].right, o.left):
            break
        row.append(o)
    return [] if _of_a_group(s, row[-1]) else row


def _of_a_group(s: Sentence, last: Quantity) -> bool:
    """`lần lượt kết nạp 312 và 340 đảng viên là người dân tộc thiểu số`: the row is of some of those admitted."""
    grouped = any("group" in e.readings for e in s.scan.before(last.left))
    return grouped or _OF_SOME.match(s.lower, last.right, s.scan.end) is not None


def _years(s: Sentence, stop: int) -> Sequence[int]:
    """The years named one by one before the numbers."""
    named = _YEARS.findall(s.lower[s.scan.start : stop])
    return [int(year) for year in re.findall(r"\d{4}", named[-1])] if named else []


def year_answered(figure: Figure) -> Governing | None:
    """The year that a number told in turn is of."""
    if not figure.year:
        return None
    return Governing(Period(date(figure.year, 1, 1), date(figure.year, 12, 31), "year"), "sentence")
