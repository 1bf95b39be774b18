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
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from etl.extraction.normalise import normalise

HERE = Path(__file__).parent
_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
_END = ""


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
    texts, root = words.texts, _trie()
    behind = 0
    for i in [i for i, text in enumerate(texts) if text in root]:
        if i < behind:
            continue
        node = root[texts[i]]
        j, readings = i, None
        while node is not None:
            j += 1
            if _END in node:
                behind, readings = j, node[_END]
            node = node.get(texts[j]) if j < len(texts) else None
        if readings is not None:
            found.append(Element(words.starts[i], words.end(behind - 1), readings))
    return found


@cache
def table(name: str) -> dict[str, Any]:
    """A data file of this folder."""
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


@cache
def _trie() -> dict[str, Any]:
    root: dict[str, Any] = {}
    for wording, kind, code in _wordings():
        for variant in _variants(wording):
            node = root
            for word in variant:
                node = node.setdefault(word, {})
            readings = node.setdefault(_END, {})
            if code == "lower" or kind not in readings:
                readings[kind] = code
    return root


def spellings(wording: str) -> list[str]:
    """The wordings that one with choices stands for: `đơn {|thư }tố cáo` is `đơn tố cáo` and `đơn thư tố cáo`."""
    return list(dict.fromkeys(" ".join(one.split()) for one in _alternatives(iter(wording))))


def _alternatives(rest: Iterator[str]) -> list[str]:
    """All readings of the characters up to the brace that closes this choice, or to the end."""
    finished: list[str] = []
    begun = [""]
    for character in rest:
        if character == "}":
            break
        if character == "|":
            finished, begun = finished + begun, [""]
        else:
            ends = _alternatives(rest) if character == "{" else [character]
            begun = [start + end for start in begun for end in ends]
    return finished + begun


@cache
def wordings() -> dict[str, dict[str, tuple[str, ...]]]:
    """The wordings of each code of each kind, with all choices spelled out."""
    kinds = table("wordings.toml").items()
    return {
        kind: {
            code: tuple(dict.fromkeys(one for wording in listed for one in spellings(normalise(wording).lower)))
            for code, listed in codes.items()
        }
        for kind, codes in kinds
    }


def _variants(wording: str) -> Iterator[tuple[str, ...]]:
    """The tokens of a wording, with each of its commas and without."""
    words = _TOKEN.findall(wording)
    if "," not in words:
        yield tuple(words)
        return
    choices = [(word, None) if word == "," else (word,) for word in words]
    for choice in product(*choices):
        yield tuple(word for word in choice if word is not None)


def _wordings() -> Iterator[tuple[str, str, str]]:
    for kind, codes in wordings().items():
        for code, listed in codes.items():
            yield from ((wording, kind, code) for wording in listed)
            if kind == "predicate" and code in figures_with_objects():
                yield from ((f"{wording} {link}", kind, code) for wording in listed for link in ("đối với", "với"))
            if kind in {"group", "task_kind"}:
                yield from (named for wording in listed if (named := _implied_noun(wording)))
    for code, listed in table("scopes.toml").items():
        spelled = (one for wording in listed for one in spellings(normalise(wording).lower))
        yield from ((wording, "scope" if code in SCOPES else code, code) for wording in spelled)
    yield from ((normalise(name).lower, "place", name) for name in place_names())


def figures_with_objects() -> frozenset[str]:
    """Verbs whose object may follow behind `đối với`: what a body does to members and organisations."""
    return frozenset({"discipline", "inspect", "inspect_violation", "inspect_finance", "inspect_dues", "supervise"})


def _implied_noun(wording: str) -> tuple[str, str, str] | None:
    """`đảng viên nữ` counts members, `nhiệm vụ nội bộ` tasks: the noun inside a wording of a kind of them."""
    inside = {"đảng viên": "member", "đại biểu": "delegate", "đồng chí": "person", "nhiệm vụ": "task"}
    return next(
        ((wording, "noun", code) for noun, code in inside.items() if noun in wording and "cấp ủy" not in wording), None
    )


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
