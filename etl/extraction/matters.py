"""Tells a count of those disciplined for one matter from that of all who were disciplined."""

from __future__ import annotations

import re
from functools import cache

from etl.extraction import lexicon
from etl.extraction.model import Memory
from etl.extraction.numbers import Quantity
from etl.extraction.roles import Sentence


def title_names_one(title: str) -> bool:
    """`Kỷ luật đảng viên sinh con thứ ba`, `Vụ …`: whoever is disciplined in such a text was for that."""
    return any(_any(kind).search(title) for kind in ("named", "alone", "titled"))


def is_of_one(s: Sentence, q: Quantity, memory: Memory) -> bool:
    """Whether a number of those disciplined is of one matter: by the title, the words ahead, those behind.

    `Trong số này có 9 người bị khai trừ` goes on with the matter of the sentence before it.
    """
    if memory.one_matter:
        return True
    start = max(s.scan.start, s.lower.rfind(_STOP, s.scan.start, q.left))
    noun = s.noun(q)
    ahead = _any("named").search(s.lower, start, q.left) or _any("alone").search(s.lower, s.scan.start, q.left)
    if ahead or (noun is not None and _broke_it(s, noun.end)):
        memory.matter = memory.sentence
        return True
    if memory.matter == memory.sentence and not any(f.indicator.endswith("_disciplined") for f in memory.here):
        return True  # `kỷ luật 11 đảng viên vi phạm phòng, chống dịch, trong đó cách chức 2`
    return memory.matter == memory.sentence - 1 and _goes_on(s)


def remember_matter(s: Sentence, memory: Memory) -> None:
    """A sentence that names a matter with a number leaves it to one that goes on with it."""
    named = (_any(kind).search(s.lower, s.scan.start, s.scan.end) for kind in ("named", "alone"))
    if s.scan.quantities and any(named):
        memory.matter = memory.sentence


def _broke_it(s: Sentence, end: int) -> bool:
    word = _WORD.match(s.lower, end, s.scan.end)
    if word is None:
        return False
    return word.group(1) not in _plain() or _behind().match(s.lower, end, s.scan.end) is not None


def _goes_on(s: Sentence) -> bool:
    return _upon().match(s.lower, s.scan.start, s.scan.end) is not None


_STOP = ";"
_WORD = re.compile(r" ([^\W\d_]+)")


@cache
def _any(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(lexicon.table("matters.toml")[kind]))


@cache
def _plain() -> frozenset[str]:
    return frozenset(lexicon.table("matters.toml")["plain"])


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(lexicon.table('matters.toml')['behind'])})")


@cache
def _upon() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{'|'.join(lexicon.table('matters.toml')['upon'])})\b")
