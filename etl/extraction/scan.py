"""Reads one sentence into marks: numbers, times, known wordings, in order and without overlap.

It says what stands where. What belongs together is decided in `attach.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from etl.extraction import lexicon, periods
from etl.extraction.lexicon import Element, Token
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


@dataclass(frozen=True, slots=True)
class Scan:
    """A sentence read: `elements` without those inside numbers and times, `loose` the starts of unknown words."""

    start: int
    end: int
    tokens: Sequence[Token]
    elements: Sequence[Element]
    quantities: Sequence[Quantity]
    times: Sequence[Time]
    skips: Sequence[Skip]
    separators: Sequence[int]
    loose: Sequence[int]

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
    words = lexicon.tokens(lower, start, end)
    times, skips = _claimed(lower, start, end) if _HAS_TIME.search(lower, start, end) else ([], [])
    taken = sorted([(t.start, t.end) for t in times] + [(s.start, s.end) for s in skips])
    found = [e for e in lexicon.elements(_outside(words, taken)) if _is_name(normal, e)]
    numbers = _numbers(lower, start, end, taken, words, found)
    numbers.sort(key=lambda q: q.start)
    inside = [*taken, *((q.left, q.right) for q in numbers)]
    found = [e for e in found if not _overlaps(e.start, e.end, inside)]
    covered = sorted([*inside, *((e.start, e.end) for e in found)])
    return Scan(start, end, words, found, numbers, times, skips, _separators(words, covered), _loose(words, covered))


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


def _loose(words: Sequence[Token], covered: Sequence[tuple[int, int]]) -> list[int]:
    """Starts of the words that neither an element nor the grammar's small words explain."""
    loose, i = [], 0
    for word in words:
        while i < len(covered) and covered[i][1] <= word.start:
            i += 1
        inside = i < len(covered) and covered[i][0] <= word.start
        if not inside and word.text not in SEPARATORS and word.text not in GLUE:
            loose.append(word.start)
    return loose


def _separators(words: Sequence[Token], covered: Sequence[tuple[int, int]]) -> list[int]:
    """Starts of the marks that stand outside numbers, times and wordings."""
    return [w.start for w in words if w.text in SEPARATORS and not any(s <= w.start < e for s, e in covered)]


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(s < end and start < e for s, e in spans)


def _outside(words: Sequence[Token], taken: Sequence[tuple[int, int]]) -> list[Token]:
    """The tokens with one stop in place of each claimed stretch, so that no wording reaches across it."""
    kept: list[Token] = []
    i = 0
    for word in words:
        while i < len(taken) and taken[i][1] <= word.start:
            i += 1
        if i < len(taken) and taken[i][0] < word.end:
            if not kept or kept[-1].text != "\0":
                kept.append(Token("\0", word.start, word.end))
        else:
            kept.append(word)
    return kept


def _is_name(normal: Normal, element: Element) -> bool:
    """A place is a name: its words begin with capitals. Other elements are taken as they are."""
    if element.readings.keys() != {"place"}:
        return True
    return all(
        word[:1].isupper() or word[:1].isdigit()
        for word in re.findall(r"[^\W_]+", normal.text[element.start : element.end])
    )


@cache
def _claims() -> tuple[re.Pattern[str], tuple[tuple[str, str, re.Pattern[str] | None], ...]]:
    """One pattern for every context and form of time; for each alternative its kind, its code, its second pattern."""
    contexts = [
        (
            "skip",
            c["fate"],
            periods.bounded(c["pattern"]) if c["fate"] not in {"address", "phone", "views"} else c["pattern"],
            re.compile(c["needs"]) if "needs" in c else None,
        )
        for c in lexicon.table("contexts.toml")["context"]
    ]
    times = [("time", str(n), pattern.pattern, None) for n, (_, pattern) in enumerate(periods.forms())]
    order = [contexts[0], *times, *contexts[1:]]
    alternatives = [f"(?P<x{n}>{_unnamed(pattern)})" for n, (_, _, pattern, _) in enumerate(order)]
    return re.compile("|".join(alternatives)), tuple((kind, code, needs) for kind, code, _, needs in order)


def _unnamed(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


def _claimed(lower: str, start: int, end: int) -> tuple[list[Time], list[Skip]]:
    """Times and numbers in known contexts, from the left."""
    pattern, kinds = _claims()
    times: list[Time] = []
    skips: list[Skip] = []
    at = start
    text = lower[:end]
    while match := pattern.search(text, at):
        kind, code, needs = kinds[int(match.lastgroup[1:])] if match.lastgroup else ("", "", None)
        if needs is not None and not needs.search(match.group()):
            at = _next_word(text, match.start(), end)
            continue
        at = match.end()
        if kind == "time":
            meaning, form = periods.forms()[int(code)]
            times.append(Time(match.start(), match.end(), meaning, periods.named_parts(form, text, match.start())))
        elif any(c.isdigit() for c in match.group()):
            skips.append(Skip(match.start(), match.end(), code))
    return times, skips


def _next_word(text: str, start: int, end: int) -> int:
    """Where the search goes on after a match that was none: behind the digits it began with."""
    match = re.compile(r"[^\W_]+").match(text, start)
    return min(end, match.end() if match else start + 1)


def _numbers(
    lower: str, start: int, end: int, taken: Sequence[tuple[int, int]], words: Sequence[Token], found: Sequence[Element]
) -> list[Quantity]:
    numbers: list[Quantity] = []
    at = start
    for s, e in [*taken, (end, end)]:
        if at < s:
            numbers += quantities(lower, at, s)
        at = max(at, e)
    digits = [(q.start, q.end) for q in numbers] + list(taken)
    runs = list(spelled(words))
    starts = {e.start: e for e in found if "noun" in e.readings}
    numbers += [q for q in _none_of(lower, found) if not _overlaps(q.start, q.end, digits)]
    numbers += [
        q
        for q in _after_forms(words, runs, {e.end for e in found if "form" in e.readings})
        if not _overlaps(q.start, q.end, digits)
    ]
    numbers += [
        qualified(lower, q, start, end) for q in _spelled(words, runs, starts) if not _overlaps(q.start, q.end, digits)
    ]
    return numbers


_OF_NONE = re.compile(r" [\"']?(?:nào\b|bị (?:thi hành |xử lý )?kỷ luật|yếu kém|không hoàn thành)")
_NONE = re.compile(r"(?<!\w)(không)(?: có)? $")
_NONE_DONE = re.compile(r"(?<!\w)(không)(?: có)?(?: phải)?(?: thi hành| xử lý)? kỷ luật $")


def _none_of(lower: str, found: Sequence[Element]) -> Iterator[Quantity]:
    """`không có tổ chức đảng nào bị …`: a zero that the text states."""
    for element in found:
        none = _NONE.search(lower, max(0, element.start - 9), element.start)
        stated = none is not None and _OF_NONE.match(lower, element.end) is not None
        if not stated:
            none = _NONE_DONE.search(lower, max(0, element.start - 32), element.start)
            stated = (
                none is not None
                and re.match(r"\s*(?:nào\b|[.;,\n]|$)", lower[element.end : element.end + 6]) is not None
            )
        if none and stated and "noun" in element.readings:
            yield Quantity(none.start(1), none.end(1), 0.0, spelled=True, outer_end=element.start - 1)


def _after_forms(words: Sequence[Token], runs: Sequence[tuple[int, int, float]], ends: set[int]) -> Iterator[Quantity]:
    """`khiển trách một trăm ba mươi hai, cảnh cáo …`: counts in words right behind a form of discipline."""
    for i, j, value in runs:
        closed = j >= len(words) or words[j].text in SEPARATORS or words[j].text == "và"
        if closed and i and words[i - 1].end in ends:
            yield Quantity(words[i].start, words[j - 1].end, value, spelled=True)


def _spelled(
    words: Sequence[Token], runs: Sequence[tuple[int, int, float]], nouns: dict[int, Element]
) -> Iterator[Quantity]:
    """Counts in words: only right before a noun that is counted here, and never where the word may be another."""
    guard = lexicon.table("numbers.toml")["guard"]
    for i, j, value in runs:
        noun = nouns.get(words[j].start) if j < len(words) else None
        before = words[i - 1].text if i else ""
        alone = j - i == 1
        if noun is None or noun.code("noun") == "other" or (alone and words[i].text in guard["never"]):
            continue
        if alone and (before in guard["not_after"] or i == 0):
            continue
        if before.isdigit():
            continue
        yield Quantity(words[i].start, words[j - 1].end, value, spelled=True)
