"""Wordings with choices, `đơn {|thư }tố cáo`, as one automaton over words: read as they stand, never spelled out.

Spelled out, a wording with six choices has thousands of readings, and every start of the program would wait for them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any, TypeAlias

LETTERS = r"[^\W_]+"
_LETTERS = re.compile(LETTERS)
_BRACE = re.compile(r"([{|}])")
END = ""
"""The key in a node under which stands what the words up to it mean."""

Pieces = tuple["str | tuple[Pieces, ...]", ...]
"""A wording: pieces of text, and between them choices, each a tuple of wordings."""


def parsed(wording: str) -> Pieces:
    """The pieces of a wording as it is written in the data.

    Raises:
        ValueError: a choice without braces.
    """
    whole, *more = _branches(part for part in _BRACE.split(wording) if part)
    if more:
        raise ValueError(f"{wording}: what is to be chosen from stands in braces")
    return whole


def _branches(rest: Iterator[str]) -> tuple[Pieces, ...]:
    """What is to be chosen from, up to the brace that closes the choice, or to the end."""
    done: list[Pieces] = []
    begun: list[Any] = []
    for part in rest:
        if part == "}":
            break
        if part == "|":
            done.append(tuple(begun))
            begun = []
        else:
            begun.append(_branches(rest) if part == "{" else part)
    return (*done, tuple(begun))


def spelled(pieces: Pieces, mentions: Sequence[str] | None = None) -> Iterator[Pieces]:
    """The wording with its choices spelled out: all of them, or those in which one of some texts is mentioned."""
    ways = [
        [(piece,)]
        if isinstance(piece, str) or not (mentions is None or _mentions(piece, mentions))
        else [way for branch in piece for way in spelled(branch, mentions)]
        for piece in pieces
    ]
    for way in product(*ways):
        yield tuple(piece for part in way for piece in part)


def _mentions(choice: tuple[Pieces, ...], texts: Sequence[str]) -> bool:
    return any(
        any(text in piece for text in texts) if isinstance(piece, str) else _mentions(piece, texts)
        for branch in choice
        for piece in branch
    )


_Following: TypeAlias = "_Rest | _End"


@dataclass(slots=True, eq=False)
class _End:
    """The end of a wording, which is named by its place in the list of all."""

    place: int


@dataclass(slots=True, eq=False)
class _Rest:
    """What of a wording is still to come: a piece, and what follows it."""

    piece: str | tuple[Pieces, ...]
    tail: _Following
    known: dict[int, _Following] = field(default_factory=dict)
    """What follows so many characters of a text, or a branch by its number: each once, so that ways meet again."""

    def behind(self, count: int) -> _Following:
        """What follows so many characters of a piece of text."""
        if count not in self.known:
            left = self.piece[count:]
            self.known[count] = _Rest(left, self.tail) if left else self.tail
        return self.known[count]

    def branches(self) -> list[_Following]:
        """The ways to go on from a choice."""
        if not self.known and not isinstance(self.piece, str):
            self.known = {n: _chained(branch, self.tail) for n, branch in enumerate(self.piece)}
        return list(self.known.values())


def _chained(pieces: Pieces, tail: _Following) -> _Following:
    for piece in reversed(pieces):
        tail = _Rest(piece, tail)
    return tail


def automaton(wordings: Sequence[Pieces], meaning: Callable[[list[int]], Any]) -> dict[str, Any]:
    """The first node of the automaton that reads the wordings word by word.

    A node maps a word to the node behind it, and `END` to the meaning of the wordings that end here, which are given
    by their places in the list. A comma of a wording may be there or not.
    """
    nodes: dict[tuple[_Following, ...], dict[str, Any]] = {}

    def node(rests: tuple[_Following, ...]) -> dict[str, Any]:
        if rests in nodes:
            return nodes[rests]
        following: dict[str, dict[_Following, None]] = {}
        for rest in rests:
            for word, behind in _next_words(rest):
                following.setdefault(word, {})[behind] = None
        ended = following.pop(END, {})
        made: dict[str, Any] = {word: node(tuple(behind)) for word, behind in following.items()}
        if ended:
            made[END] = meaning(sorted(rest.place for rest in ended if isinstance(rest, _End)))
        nodes[rests] = made
        return made

    return node(tuple(_chained(pieces, _End(place)) for place, pieces in enumerate(wordings)))


def _next_words(start: _Following) -> Iterator[tuple[str, _Following]]:
    """The words or marks that may come next, each with what follows; `END` where nothing need come."""
    ways = [(start, "")]
    while ways:
        rest, word = ways.pop()
        if isinstance(rest, _End):
            yield word, rest
        elif not isinstance(rest.piece, str):
            ways += [(branch, word) for branch in rest.branches()]
        elif letters := _LETTERS.match(rest.piece):
            ways.append((rest.behind(letters.end()), word + letters[0]))
        elif word:  # a space or a mark ends it
            yield word, rest
        elif rest.piece[0] == " ":
            ways.append((rest.behind(1), ""))
        else:
            yield rest.piece[0], rest.behind(1)
            if rest.piece[0] == ",":
                ways.append((rest.behind(1), ""))
