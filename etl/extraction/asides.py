"""Sentences whose time is not that of those after them: of a picture, a person's life, a lower unit long ago."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from etl.extraction.fitting import is_row_of_ratings
from etl.extraction.model import Figure, Refusal
from etl.extraction.normalise import UPPER, Normal
from etl.extraction.sentences import Sentence, is_aside
from etl.extraction.stated import Stated
from etl.extraction.timeline import State


def is_told_aside(
    normal: Normal,
    part: Sentence,
    outcomes: Sequence[Figure | Refusal],
    placed: Sequence[tuple[Figure, str]],
    times: Sequence[Stated],
    state: State,
    published: date | None,
) -> bool:
    """Whether the times of a sentence are not those of the next; `placed`: its figures with what became of them."""
    if bool(placed) and all(f.in_time or _is_long_ago(f, fate, times, published) for f, fate in placed):
        return True
    if not placed and _is_of_a_life(normal, part):
        return True
    return is_aside(normal.text, part) or is_row_of_ratings(normal.lower, part.start, outcomes, state)


def _is_long_ago(figure: Figure, fate: str, times: Sequence[Stated], published: date | None) -> bool:
    """`Năm 2005, bản chỉ có 1 đảng viên. Toàn tỉnh có …`: of the village alone."""
    if fate not in _OF_A_UNIT:
        return False
    old = published is not None and all(published.year - t.period.end.year >= _LONG for t in times)
    return old or figure.kind == "stock"


_OF_A_UNIT = frozenset({"other_area", "not_whole", "implausible"})
"""What becomes of a figure that is too small, or told of too little, to be a province's."""
_LONG = 5
"""Years after which nobody goes on from a unit's year to that of the whole province."""


def _is_of_a_life(normal: Normal, part: Sentence) -> bool:
    """`Năm 1998, bà Mai về bản`: what follows of the province is of no such year."""
    told = _SOMEBODY.search(normal.text, part.start, part.end)
    return told is not None and _PUBLIC.search(normal.lower, part.start, part.end) is None


_SOMEBODY = re.compile(rf"\b(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ụ|[Cc]ô|[Ee]m|[Tt]hầy) [{UPPER}]")
_PUBLIC = re.compile(
    r"đảng bộ|đảng ủy|cấp ủy|tỉnh|thành (?:ủy|phố)|chi bộ|tổ chức đảng|ủy ban|ubkt|trung ương|cả nước|toàn |bí thư"
    r"|trưởng ban|chủ nhiệm|cho biết|đại hội|nghị quyết"
)
