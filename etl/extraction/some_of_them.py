"""Tells a count of some people or organisations, by the words around it, from that of all there are."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from etl.extraction import lexicon
from etl.extraction.model import Figure
from etl.extraction.roles import Sentence


class _Rule(NamedTuple):
    of: tuple[str, ...]
    but: tuple[str, ...]
    total: bool
    ratio: bool
    ahead: re.Pattern[str] | None
    behind: re.Pattern[str] | None


def are_some_of_them(s: Sentence, figure: Figure) -> bool:
    """`kết nạp 36 đảng viên là bác sĩ`, `đối thoại với 6.000 đảng viên`: not all there are."""
    q, noun = figure.quantity, s.noun(figure.quantity)
    begin = max(s.scan.start, s.lower.rfind(";", s.scan.start, q.left))
    end = noun.end if noun is not None else q.right
    return any(
        (rule.ahead is not None and rule.ahead.search(s.lower, begin, q.left) is not None)
        or (rule.behind is not None and rule.behind.match(s.lower, end, s.scan.end) is not None)
        for rule in _rules()
        if _is_for(rule, figure)
    )


def _is_for(rule: _Rule, figure: Figure) -> bool:
    return (
        figure.indicator.startswith(rule.of)
        and not any(part in figure.indicator for part in rule.but)
        and (not rule.total or figure.breakdown == "total")
        and (rule.ratio or figure.quantity.total is None)
    )


@cache
def _rules() -> tuple[_Rule, ...]:
    def pattern(text: str | None) -> re.Pattern[str] | None:
        return re.compile(text) if text is not None else None

    return tuple(
        _Rule(
            tuple(rule["of"]),
            tuple(rule.get("but", ())),
            rule.get("total", False),
            rule.get("ratio", True),
            pattern(rule.get("ahead")),
            pattern(rule.get("behind")),
        )
        for rule in lexicon.table("some_of_them.toml")["some"]
    )
