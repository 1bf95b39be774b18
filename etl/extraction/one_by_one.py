"""Counts of several years in their order: `năm 2021, 2022 và 2023 lần lượt kết nạp 1.105, 1.210 và 1.180 đảng viên`.

Where there are as many counts as years, each is of its year; where there are not, none of them is dated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from etl.extraction.model import Figure, Refusal
from etl.extraction.numbers import Quantity
from etl.extraction.periods import Period
from etl.extraction.roles import Sentence
from etl.extraction.timeline import Governing

_IN_ORDER = "lần lượt"
_YEARS = re.compile(r"\bnăm:? \(?((?:19|20)\d\d(?:(?:, ?|;|,? và )(?: ?năm )?(?:19|20)\d\d)+)(?![\d/-])")
_NEXT = re.compile(
    r"(?: (?:đảng viên|tổ chức đảng|tổ chức cơ sở đảng|chi bộ|đồng chí|người)(?: mới)?)?(?:,|;|,? và|; và) ?"
)


def of_each_year(
    s: Sentence, outcomes: Sequence[Figure | Refusal]
) -> tuple[list[Figure | Refusal], dict[int, Governing]]:
    """The outcomes with a figure for each year, and the periods of those by the ids of their quantities."""
    run = _run(s)
    years = _years(s, run[0].left) if run else []
    first = next((o for o in outcomes if isinstance(o, Figure) and _is_in(o.quantity, run) and o.kind != "plan"), None)
    if first is None or not years:
        return list(outcomes), {}
    rest = [o for o in outcomes if not _is_in(o.quantity, run)]
    if len(years) != len(run):
        return sorted([*rest, *(Refusal(q, "no_period") for q in run)], key=_place), {}
    told = [replace(first, quantity=q, value=q.value, in_time=True, base=None) for q in run]
    periods = {id(q): Governing(_whole(year, first.kind), "sentence") for q, year in zip(run, years, strict=True)}
    return sorted([*rest, *told], key=_place), periods


def _place(outcome: Figure | Refusal) -> int:
    return outcome.quantity.left


def _is_in(q: Quantity, run: Sequence[Quantity]) -> bool:
    return any(q is other for other in run)


def _run(s: Sentence) -> list[Quantity]:
    """The counts behind `lần lượt` that follow each other with nothing but their noun between; at least two."""
    place = s.lower.find(_IN_ORDER, s.scan.start, s.scan.end)
    behind = [q for q in s.scan.quantities if q.left > place >= 0 and not q.percent and q.total is None]
    run = behind[:1]
    for q in behind[1:]:
        if not _NEXT.fullmatch(s.lower, run[-1].right, q.left):
            break
        run.append(q)
    return run if len(run) > 1 else []


def _years(s: Sentence, stop: int) -> list[int]:
    """The years listed last before the counts."""
    lists = list(_YEARS.finditer(s.lower, s.scan.start, stop))
    return [int(year) for year in re.findall(r"\d{4}", lists[-1].group(1))] if lists else []


def _whole(year: int, kind: str) -> Period:
    last = date(year, 12, 31)
    return Period(last, last, "point") if kind == "stock" else Period(date(year, 1, 1), last, "year")
