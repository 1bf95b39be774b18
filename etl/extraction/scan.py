"""Reads one sentence into marks: numbers, times, known wordings, in order and without overlap.

It says what stands where. What belongs together is decided in `attach.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby
from operator import itemgetter

from etl.extraction import lexicon, periods
from etl.extraction.lexicon import Element, Words
from etl.extraction.normalise import Normal
from etl.extraction.numbers import Quantity, qualified, quantities, spelled
from etl.extraction.periods import Time

SEPARATORS = frozenset(',;:().-"')


@dataclass(frozen=True, slots=True)
class Skip:
    """Digits that are no figure, with the code of the reason."""

    start: int
    end: int
    fate: str


@dataclass(frozen=True)
class Scan:
    """A sentence read: `elements` without those inside numbers and times.

    Most sentences are asked for nothing more; what only some are asked for is made when it is.
    """

    start: int
    end: int
    words: Words
    elements: Sequence[Element]
    quantities: Sequence[Quantity]
    times: Sequence[Time]
    skips: Sequence[Skip]

    @cached_property
    def kinds(self) -> frozenset[str]:
        """All that its elements may be read as: a rule that needs one of them need not look further."""
        return frozenset().union(*(e.readings for e in self.elements))

    @cached_property
    def covered(self) -> Sequence[tuple[int, int]]:
        """The stretches that numbers, times and wordings hold."""
        known = [(e.start, e.end) for e in self.elements]
        told = [(t.start, t.end) for t in self.times] + [(s.start, s.end) for s in self.skips]
        return sorted([*known, *told, *((q.left, q.right) for q in self.quantities)])

    @cached_property
    def separators(self) -> Sequence[int]:
        """Starts of the marks that stand outside numbers, times and wordings."""
        return _separators(self.words, self.covered)

    @cached_property
    def loose(self) -> Sequence[int]:
        """Starts of the words that neither an element nor the grammar's small words explain."""
        return _loose(self.words, self.covered)

    def gap(self, start: int, end: int) -> int:
        """How many words that nothing recognised stand between two places."""
        return bisect_left(self.loose, end) - bisect_left(self.loose, start)

    def separated(self, start: int, end: int) -> bool:
        """Whether a comma, bracket or the like stands between two places."""
        return bisect_left(self.separators, start) < bisect_left(self.separators, end)

    def before(self, place: int) -> Iterator[Element]:
        """The elements that end before a place, the nearest first."""
        index = bisect_right(self.elements, place, key=lambda e: e.end)
        return reversed(self.elements[:index])

    def after(self, place: int) -> Iterator[Element]:
        """The elements that start at or after a place, the nearest first."""
        index = bisect_left(self.elements, place, key=lambda e: e.start)
        return iter(self.elements[index:])


def scan(normal: Normal, start: int, end: int) -> Scan:
    """Everything recognised in one sentence of the normalised text."""
    lower = normal.lower
    words = lexicon.words(lower, start, end)
    times, skips = _claimed(lower, start, end) if _HAS_TIME.search(lower, start, end) else ([], [])
    taken = sorted([(t.start, t.end) for t in times] + [(s.start, s.end) for s in skips])
    found = _elements(normal, words, taken)
    numbers = _numbers(lower, start, end, taken, words, found)
    numbers.sort(key=lambda q: q.start)
    inside = [*taken, *((q.left, q.right) for q in numbers)]
    if inside:
        found = [e for e in found if not _overlaps(e.start, e.end, inside)]
    return Scan(start, end, words, found, numbers, times, skips)


_ADDRESS = re.compile("@|http|www")
_HAS_TIME = re.compile(r"\d|năm|tháng|quý|nhiệm kỳ|nay|hiện|@|http")
GLUE = frozenset(
    [
        "được",
        "cho",
        "đối",
        "với",
        "đã",
        "mới",
        "thì",
        "là",
        "của",
        "các",
        "những",
        "số",
        "về",
        "có",
        "theo",
        "trên",
        "tại",
        "ở",
        "một",
        "và",
        "hoặc",
        "cùng",
        "cả",
        "đều",
        "cũng",
        "mà",
        "do",
        "từ",
        "trong",
        "vừa",
        "qua",
        "thêm",
        "đến",
        "bị",
        "còn",
        "nên",
        "phải",
        "việc",
        "xét",
        "tiến",
        "hành",
        "quyết",
        "định",
        "tổng",
        "cộng",
        "này",
        "đó",
        "nhằm",
        "đạt",
        "ta",
    ]
)


def _loose(words: Words, covered: Sequence[tuple[int, int]]) -> list[int]:
    loose, i = [], 0
    for text, start in zip(words.texts, words.starts, strict=True):
        while i < len(covered) and covered[i][1] <= start:
            i += 1
        inside = i < len(covered) and covered[i][0] <= start
        if not inside and text not in SEPARATORS and text not in GLUE:
            loose.append(start)
    return loose


def _separators(words: Words, covered: Sequence[tuple[int, int]]) -> list[int]:
    marks = [start for text, start in zip(words.texts, words.starts, strict=True) if text in SEPARATORS]
    return [start for start in marks if not any(s <= start < e for s, e in covered)]


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(s < end and start < e for s, e in spans)


def _elements(normal: Normal, words: Words, taken: Sequence[tuple[int, int]]) -> list[Element]:
    """The known wordings; what only looks like a name, as `như Thanh` in `như Thanh Hóa`, hides none behind it."""
    found = list(lexicon.elements(words.outside(taken)))
    none = [e for e in found if not _is_name(normal, e)]
    if not none:
        return found
    firsts = [(e.start, normal.lower.find(" ", e.start, e.end)) for e in none]
    again = words.outside(sorted([*taken, *((start, end) for start, end in firsts if end > 0)]))
    return [e for e in lexicon.elements(again) if _is_name(normal, e)]


def _is_name(normal: Normal, element: Element) -> bool:
    """A place is a name: its words begin with capitals. Other elements are taken as they are."""
    if element.readings.keys() != {"place"}:
        return True
    return all(
        word[:1].isupper() or word[:1].isdigit()
        for word in re.findall(r"[^\W_]+", normal.text[element.start : element.end])
    )


@dataclass(frozen=True, slots=True)
class _Claim:
    """A context or form of time: its code, its pattern, what a match must hold besides."""

    kind: str
    code: str
    pattern: str
    needs: re.Pattern[str] | None = None

    @property
    def is_words(self) -> bool:
        """Whether it matches whole words only."""
        return self.code not in {"address", "phone", "views"}


@cache
def _claims() -> tuple[_Claim, ...]:
    """Every context and form of time in order of preference."""
    contexts = [
        _Claim("skip", c["fate"], c["pattern"], re.compile(c["needs"]) if "needs" in c else None)
        for c in lexicon.table("contexts.toml")["context"]
    ]
    times = [_Claim("time", str(n), periods.unbounded(pattern)) for n, (_, pattern) in enumerate(periods.forms())]
    return (contexts[0], *times, *contexts[1:])


@cache
def _claiming(*, addresses: bool) -> re.Pattern[str]:
    """One pattern for all of them; whether a word begins is asked once for a whole run.

    What matched is told by an empty group behind it, `xn` for the n-th: in front it would keep `re` from seeing by the
    first letter that an alternative cannot match.
    """
    alternatives = [(c.is_words, f"{_whole(c)}(?P<x{n}>)") for n, c in enumerate(_claims())]
    runs = groupby(alternatives[0 if addresses else 1 :], key=itemgetter(0))
    return re.compile("|".join(_run([pattern for _, pattern in run], words=words) for words, run in runs))


def _whole(claim: _Claim) -> str:
    pattern = _unnamed(claim.pattern)
    return rf"(?:{pattern})(?![^\W_])" if claim.is_words else f"(?:{pattern})"


def _run(patterns: Sequence[str], *, words: bool) -> str:
    return rf"(?<!\w)(?:{'|'.join(patterns)})" if words else "|".join(patterns)


def _unnamed(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


def _claimed(lower: str, start: int, end: int) -> tuple[list[Time], list[Skip]]:
    """Times and numbers in known contexts, from the left."""
    pattern = _claiming(addresses=_ADDRESS.search(lower, start, end) is not None)
    times: list[Time] = []
    skips: list[Skip] = []
    at = start
    while match := pattern.search(lower, at, end):
        claim = _claims()[int((match.lastgroup or "x0")[1:])]
        if claim.needs is not None and not claim.needs.search(match.group()):
            at = _next_word(lower, match.start(), end)
            continue
        at = match.end()
        if claim.kind == "time":
            meaning, form = periods.forms()[int(claim.code)]
            times.append(
                Time(match.start(), match.end(), meaning, periods.named_parts(form, lower, match.start(), end))
            )
        elif any(c.isdigit() for c in match.group()):
            skips.append(Skip(match.start(), match.end(), claim.code))
    return times, skips


def _next_word(text: str, start: int, end: int) -> int:
    """Where the search goes on after a match that was none: behind the digits it began with."""
    match = re.compile(r"[^\W_]+").match(text, start, end)
    return match.end() if match else start + 1


def _numbers(
    lower: str, start: int, end: int, taken: Sequence[tuple[int, int]], words: Words, found: Sequence[Element]
) -> list[Quantity]:
    numbers: list[Quantity] = []
    at = start
    for s, e in [*taken, (end, end)]:
        if at < s:
            numbers += quantities(lower, at, s)
        at = max(at, e)
    digits = [(q.start, q.end) for q in numbers] + list(taken)
    if found and lower.find("không", max(0, start - _BEFORE_NOUN), end) >= 0:
        numbers += [q for q in _none_of(lower, found) if not _overlaps(q.start, q.end, digits)]
    runs = list(spelled(words.texts)) if found else []
    if not runs:
        return numbers
    starts = {e.start: e for e in found if "noun" in e.readings}
    numbers += [
        q
        for q in _after_forms(words, runs, {e.end for e in found if "form" in e.readings})
        if not _overlaps(q.start, q.end, digits)
    ]
    numbers += [
        qualified(lower, q, start, end) for q in _spelled(words, runs, starts) if not _overlaps(q.start, q.end, digits)
    ]
    return numbers


_BEFORE_NOUN = 32
"""Characters before a noun in which a zero may be stated."""
_OF_NONE = re.compile(r" [\"']?(?:nào\b|bị (?:thi hành |xử lý )?kỷ luật|yếu kém|không hoàn thành)")
_NONE = re.compile(r"(?<!\w)(không)(?: có)? $")
_NONE_DONE = re.compile(r"(?<!\w)(không)(?: có)?(?: phải)?(?: thi hành| xử lý)? kỷ luật $")


def _none_of(lower: str, found: Sequence[Element]) -> Iterator[Quantity]:
    """`không có tổ chức đảng nào bị …`: a zero that the text states."""
    for element in found:
        if "noun" not in element.readings:
            continue
        none = _NONE.search(lower, max(0, element.start - 9), element.start)
        stated = none is not None and _OF_NONE.match(lower, element.end) is not None
        if not stated:
            none = _NONE_DONE.search(lower, max(0, element.start - _BEFORE_NOUN), element.start)
            stated = (
                none is not None
                and re.match(r"\s*(?:nào\b|[.;,\n]|$)", lower[element.end : element.end + 6]) is not None
            )
        if none and stated:
            yield Quantity(none.start(1), none.end(1), 0.0, spelled=True, outer_end=element.start - 1)


def _after_forms(words: Words, runs: Sequence[tuple[int, int, float]], ends: set[int]) -> Iterator[Quantity]:
    """`khiển trách một trăm ba mươi hai, cảnh cáo …`: counts in words right behind a form of discipline."""
    texts = words.texts
    for i, j, value in runs:
        closed = j >= len(texts) or texts[j] in SEPARATORS or texts[j] == "và"
        if closed and i and words.end(i - 1) in ends:
            yield Quantity(words.starts[i], words.end(j - 1), value, spelled=True)


def _spelled(words: Words, runs: Sequence[tuple[int, int, float]], nouns: dict[int, Element]) -> Iterator[Quantity]:
    """Counts in words: only right before a noun that is counted here, and never where the word may be another."""
    guard = lexicon.table("numbers.toml")["guard"]
    texts = words.texts
    for i, j, value in runs:
        noun = nouns.get(words.starts[j]) if j < len(texts) else None
        before = texts[i - 1] if i else ""
        alone = j - i == 1
        if noun is None or noun.code("noun") == "other" or (alone and texts[i] in guard["never"]):
            continue
        if alone and (before in guard["not_after"] or i == 0):
            continue
        if before.isdigit():
            continue
        yield Quantity(words.starts[i], words.end(j - 1), value, spelled=True)
