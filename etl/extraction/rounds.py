"""The rounds in which medals are given: which round a count of medals is of, and whether of those given posthumously.

The days of a round are read in `periods.py`; what governs other figures is decided in `timeline.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.extraction.lexicon import Element
from etl.extraction.model import Memory
from etl.extraction.numbers import Quantity
from etl.extraction.periods import Period
from etl.extraction.roles import Sentence
from etl.extraction.stated import ROUNDS, Stated
from etl.extraction.timeline import Governing, State


def _named(times: Sequence[Stated]) -> list[Stated]:
    """The rounds a sentence names; the August Revolution is honoured in that of 2 September."""
    named = [s for s in times if s.time.meaning in ROUNDS and s.governs]
    return [replace(s, period=_of_september(s.period)) for s in named]


def _of_september(period: Period) -> Period:
    day = period.start
    if (day.month, day.day) != _REVOLUTION:
        return period
    return replace(period, start=day.replace(month=9, day=2), end=day.replace(month=9, day=2))


_REVOLUTION = (8, 19)


def own_round(state: State, times: Sequence[Stated], item: tuple[int, int]) -> Governing | None:
    """The round of medals named in the count's own item: `410 đảng viên đợt 3/2 và 380 đảng viên đợt 19/5`."""
    named = _named(times)
    if len(named) < 2:  # noqa: PLR2004
        return None
    own = [s for s in named if item[0] <= s.time.start and s.time.end <= item[1]]
    if not own:
        return None
    day, year = own[0].period.start, state.flow.period if state.flow else None
    if year is not None and year.kind == "year" and not re.search(r"\d{4}", own[0].time.parts.get("day", "")):
        day = day.replace(year=year.end.year)
    return Governing(Period(day, day, "batch"), "sentence", own[0].time)


_SPANS = frozenset({"year", "this_year", "months", "half_year", "span", "since"})


def spoken_of(state: State, times: Sequence[Stated], left: int, item: tuple[int, int], lower: str) -> Governing | None:
    """The round that a count of medals is of; None where it is of a year or of several rounds."""
    named = _named(times)
    last = named[-1].time.end if named else -1
    wide = [s for s in times if s.governs and s.time.meaning in _SPANS and abs(s.time.start - last) > 1]
    if named and named[-1].time.end <= left:
        wide = [s for s in wide if s.time.end > named[-1].time.start]  # `Sang năm 2019, đợt 3/2 có …`: of the round
    of_a_year = bool(wide) or len({s.period for s in named}) > 1 or several(lower, item)
    return own_round(state, times, item) or (None if of_a_year else medals(state, times))


def unless_some(
    governing: Governing | None, times: Sequence[Stated], item: tuple[int, int], lower: str
) -> Governing | None:
    """None for `Trong hai đợt 3/2 và 19/5 năm 2022`: neither a round nor the year, where the sentence tells no more."""
    if governing is None or governing.period.kind not in {"year", "batch"}:
        return governing
    wide = any(s.governs and s.time.meaning in _SPANS for s in times)
    told = _LISTED.search(lower[max(0, item[0] - _LEAD) : item[1]])
    some = not wide and told is not None and told[0].count("/") + told[0].count("-") < _ROUNDS_OF_A_YEAR
    return None if some else governing


_ROUNDS_OF_A_YEAR = 4


def several(lower: str, item: tuple[int, int]) -> bool:
    """`các đợt 3/2, 19/5, 2/9 cho 689 đảng viên`: one number for several rounds is of the period, not of a round."""
    lead = lower[max(0, item[0] - _LEAD) : item[1]]
    return _SEVERAL.search(lower[slice(*item)]) is not None or _LISTED.search(lead) is not None


_SEVERAL = re.compile(r"(?:các|hai|ba|bốn|[2-4]) đợt|đợt [\d/-]+(?:,| và) [\d/-]+")
_LISTED = re.compile(
    r"(?:các|hai|ba|bốn|[2-4]) đợt(?: \d{1,2}[/-]\d{1,2}(?:,| và)?)+(?: năm \d{4})?[^\d;:.]*[\d.]+[^\d;:.]*$"
)
_LEAD = 60
"""Dates of rounds are divided by commas: the list of them begins so far before the count at most."""


def medals(state: State, times: Sequence[Stated]) -> Governing | None:
    """The round of medals: named in the sentence, else before; None where the text names none."""
    named = _named(times)
    return Governing(named[-1].period, "sentence", named[-1].time) if named else state.round


_OF_BOTH = re.compile(r"trong đó|gồm|(?:tặng|trao)(?: huy hiệu(?: đảng)?)?(?:,| và|, và|/) ?truy tặng")


_AT_THE_CEREMONY = re.compile(r"\W*(?:tại (?:buổi )?lễ|tại đây|tại hội nghị)\b")


def award(s: Sentence, verb: Element | None) -> str:
    """Whether a count of medals is of those given posthumously alone, and not among those counted before.

    Those `handed` over at the ceremony are so many of the round as were there, where the text tells of more.
    """
    text = s.lower[verb.start : verb.end] if verb else ""
    late = verb is not None and "truy tặng" in text and "tặng" not in text.replace("truy tặng", "")
    if late and verb and not _OF_BOTH.search(s.lower, s.scan.start, verb.end):
        return "posthumous"
    return "handed" if _AT_THE_CEREMONY.match(s.lower, s.scan.start) else ""


def is_round(s: Sentence, q: Quantity, code: str, verb: Element | None, memory: Memory) -> bool:
    """`đợt 3/2 có 410 đảng viên` where the text has counted medals: a round's medals."""
    named = re.search(
        r"(?:đợt|dịp) [\d/. -]+(?:năm \d{4} ?)?(?:(?:nhiều|ít|cao|thấp) nhất,? ?)?(?:có|với|là|:)? ?$",
        s.lower[s.scan.start : q.left],
    )
    counting = any(n >= memory.sentence - 2 and t.indicator == "badges_awarded" for n, t in memory.totals)
    standing = verb is None or verb.code("predicate") == "stand"
    return named is not None and counting and standing and code in {"member", "person", "badge"}


def is_class(s: Sentence, q: Quantity) -> bool:
    """`98 đảng viên nhận Huy hiệu 40 năm tuổi Đảng`: one class of a round of medals."""
    following = s.following(q)
    stop = following.left if following else s.scan.end
    return (
        any(
            k.fate == "party_age"
            and q.right <= k.start < stop
            and not _SEVERAL_AGES.search(s.lower, k.start, k.end)
            and not _CLASSES_FOLLOW.search(s.lower, q.right, k.start)
            for k in s.scan.skips
        )
        or s.bracket(q) is not None
    )


_CLASSES_FOLLOW = re.compile(r"[,;:(-] ?(?:trong đó|trong số đó|(?:bao )?gồm|cụ thể|với|có)\b|\btrong đó\b|: $")
"""`1.024 đảng viên, trong đó 30 năm tuổi Đảng 512, …`: the count is of all, and the classes are told behind it."""

_SEVERAL_AGES = re.compile(r"trở lên|\d{2} ?- ?\d{2} |\d{2}(?:, ?\d{2})+ và \d{2}\b")
