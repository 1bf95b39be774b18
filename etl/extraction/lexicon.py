"""Finds the known wordings of a sentence: words in, elements out, longest wording first.

The wordings are the data files beside this module; what an element means for a figure is decided elsewhere.
"""

from __future__ import annotations

import csv
import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from etl.extraction.choices import END, LETTERS, Pieces, automaton, parsed, spelled
from etl.extraction.normalise import normalise

HERE = Path(__file__).parent
_TOKEN = re.compile(rf"{LETTERS}|[^\w\s]|_")


class Words(NamedTuple):
    """The words, numbers and marks of a stretch in lower case, and where each begins in the normalised text."""

    texts: list[str]
    starts: list[int]

    def end(self, index: int) -> int:
        """Where a token ends; a stop in place of a claimed stretch has no words to end behind."""
        return self.starts[index] + len(self.texts[index])

    def before(self, place: int, count: int) -> list[str]:
        """So many of the words that stand before a place, the nearest last."""
        index = bisect_left(self.starts, place)
        return self.texts[max(0, index - count) : index]

    def since(self, place: int, count: int) -> list[str]:
        """So many of the words that begin at a place or behind it."""
        index = bisect_left(self.starts, place)
        return self.texts[index : index + count]

    def between(self, start: int, end: int) -> list[str]:
        """The words that begin inside a stretch."""
        return self.texts[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def outside(self, taken: Sequence[tuple[int, int]]) -> Words:
        """The same with one stop in place of each claimed stretch, so that no wording reaches across it."""
        if not taken:
            return self
        texts: list[str] = []
        starts: list[int] = []
        done = 0
        for start, end in taken:
            first = max(done, _first_behind(self, start))
            behind = max(first, bisect_left(self.starts, end))
            texts += self.texts[done:first]
            starts += self.starts[done:first]
            if behind > first and not (texts and texts[-1] == _STOP):
                texts.append(_STOP)
                starts.append(self.starts[first])
            done = behind
        return Words(texts + self.texts[done:], starts + self.starts[done:])


_STOP = "\0"


def _first_behind(words: Words, place: int) -> int:
    """The index of the first token that ends behind a place."""
    index = bisect_left(words.starts, place)
    return index - 1 if index and words.end(index - 1) > place else index


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """Something recognised in a sentence; `readings` maps a kind (`noun`, `predicate`, …) to its code.

    Each is one of its kind, as a quantity is.
    """

    start: int
    end: int
    readings: Mapping[str, str] = field(default_factory=dict)

    def code(self, kind: str) -> str | None:
        """The code this element has if it is read as that kind."""
        return self.readings.get(kind)


def words(lower: str, start: int, end: int) -> Words:
    """The words of a stretch of normalised lower-case text."""
    texts: list[str] = []
    starts: list[int] = []
    for piece in lower[start:end].split(" "):
        if piece.isalnum():  # most are: no pattern need look at them
            texts.append(piece)
            starts.append(start)
        elif piece:
            found = list(_TOKEN.finditer(piece))
            texts += [match[0] for match in found]
            starts += [start + match.start() for match in found]
        start += len(piece) + 1
    return Words(texts, starts)


def elements(words: Words) -> list[Element]:
    """The known wordings among the tokens, from the left, the longest at each place, without overlap."""
    found: list[Element] = []
    texts, root = words.texts, _automaton()
    behind = 0
    for i in [i for i, text in enumerate(texts) if text in root]:
        if i < behind:
            continue
        node = root[texts[i]]
        j, readings = i, None
        while node is not None:
            j += 1
            if END in node:
                behind, readings = j, node[END]
            node = node.get(texts[j]) if j < len(texts) else None
        if readings is not None:
            found.append(Element(words.starts[i], words.end(behind - 1), readings))
    return found


@cache
def table(name: str) -> dict[str, Any]:
    """A data file of this folder."""
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


@cache
def _automaton() -> dict[str, Any]:
    known = list(_wordings())

    def readings(ended: list[int]) -> dict[str, str]:
        found: dict[str, str] = {}
        for _, kind, code in map(known.__getitem__, ended):
            if code == "lower" or kind not in found:
                found[kind] = code
        return found

    return automaton([pieces for pieces, _, _ in known], readings)


@cache
def wordings() -> dict[str, dict[str, tuple[str, ...]]]:
    """The wordings of each code of each kind, with all choices spelled out."""
    return {
        kind: {
            code: tuple(dict.fromkeys(one for wording in listed for one in spellings(wording)))
            for code, listed in codes.items()
        }
        for kind, codes in table("wordings.toml").items()
    }


def spellings(wording: str) -> list[str]:
    """The wordings that one with choices stands for: `đơn {|thư }tố cáo` is `đơn tố cáo` and `đơn thư tố cáo`."""
    ways: Iterator[Any] = spelled(_pieces(wording))
    return list(dict.fromkeys(" ".join("".join(way).split()) for way in ways))


def _pieces(wording: str) -> Pieces:
    return parsed(normalise(wording).lower)


def _wordings() -> Iterator[tuple[Pieces, str, str]]:
    """Every wording of the data with its kind and its code; of several for one wording the first one counts."""
    for kind, codes in table("wordings.toml").items():
        for code, listed in codes.items():
            ways = [_pieces(wording) for wording in listed]
            yield from ((way, kind, code) for way in ways)
            if kind == "predicate" and code in figures_with_objects():
                yield from (((*way, " ", _OBJECT), kind, code) for way in ways)
            if kind in {"group", "task_kind"}:
                yield from (named for way in ways for named in _implied_nouns(way))
    for code, listed in table("scopes.toml").items():
        yield from ((_pieces(wording), "scope" if code in SCOPES else code, code) for wording in listed)
    yield from (((normalise(name).lower,), "place", name) for name in place_names())


_OBJECT: tuple[Pieces, ...] = (("đối với",), ("với",))


def figures_with_objects() -> frozenset[str]:
    """Verbs whose object may follow behind `đối với`: what a body does to members and organisations."""
    return frozenset({"discipline", "inspect", "inspect_violation", "inspect_finance", "inspect_dues", "supervise"})


_NOUNS = {"đảng viên": "member", "đại biểu": "delegate", "đồng chí": "person", "nhiệm vụ": "task"}
_BODY = "cấp ủy"


def _implied_nouns(wording: Pieces) -> Iterator[tuple[Pieces, str, str]]:
    """`đảng viên nữ` counts members, `nhiệm vụ nội bộ` tasks: the noun inside a wording of a kind of them."""
    for way in spelled(wording, (*_NOUNS, _BODY)):
        text = "|".join(piece for piece in way if isinstance(piece, str))
        noun = next((code for noun, code in _NOUNS.items() if noun in text), None)
        if noun is not None and _BODY not in text:
            yield way, "noun", noun


SCOPES = ("province", "city", "national", "central", "relative", "named", "lower", "neutral")
"""Kinds of scope in the order of `scopes.toml`; a wording may be listed under two, `named` and `lower`."""


def place_names() -> Iterable[str]:
    """Every name of a province or district that a text may use, as the data files spell it."""
    from etl.extraction.gazetteer import gazetteer  # noqa: PLC0415

    return gazetteer().names


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file of this folder."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
