"""Reads abbreviations as the words they stand for: `kết nạp 288 ĐV` in a text that speaks of `đảng viên (ĐV)`.

The abbreviations are data (`abbreviations.toml`); offsets lead back to the letters printed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Abbreviation(NamedTuple):
    """Letters, the words they are read as, and what else they may be short for."""

    letters: str
    words: str
    unless: tuple[str, ...]
    defined: bool
    always: bool


@cache
def _known() -> tuple[Abbreviation, ...]:
    data = tomllib.loads((Path(__file__).parent / "abbreviations.toml").read_text(encoding="utf-8"))
    return tuple(
        Abbreviation(
            a["letters"], a["words"], tuple(a.get("unless", ())), a.get("defined", False), a.get("always", False)
        )
        for a in data["abbreviation"]
    )


@cache
def _any() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w(])(?:{'|'.join(_printed(a) for a in _known())})(?![\w)])")


def _printed(known: Abbreviation) -> str:
    """In the number of a paper (`39-CT/TƯ`) the letters are no word."""
    return rf"(?<![/.-]){re.escape(known.letters)}" if known.always else re.escape(known.letters)


def expand(text: str, starts: Sequence[int], ends: Sequence[int]) -> tuple[str, Sequence[int], Sequence[int]]:
    """The text with its abbreviations spelled out, and the original span of each of its characters."""
    if not any(a.letters in text for a in _known()) or _any().search(text) is None:
        return text, starts, ends
    spoken = {a.letters: _as_printed(a) for a in _known() if _stands_for(a, text)}
    pieces: list[str] = []
    firsts: list[int] = []
    lasts: list[int] = []
    done = 0
    for match in _any().finditer(text):
        words = spoken.get(match.group())
        if words is None:
            continue
        begin, end = match.span()
        pieces += [text[done:begin], words]
        firsts += [*starts[done:begin], *[starts[begin]] * len(words)]
        lasts += [*ends[done:begin], *[ends[end - 1]] * len(words)]
        done = end
    return "".join([*pieces, text[done:]]), [*firsts, *starts[done:]], [*lasts, *ends[done:]]


def _as_printed(known: Abbreviation) -> str:
    """The words, with a capital where the letters have one."""
    return known.words if known.letters[0].islower() else known.words[0].upper() + known.words[1:]


def _stands_for(known: Abbreviation, text: str) -> bool:
    """Whether the text has the words too, and does not use the letters for others."""
    if known.always:
        return True
    lower = text.lower()
    if any(f"{other} ({known.letters.lower()}" in lower for other in known.unless):
        return False
    return (f"{known.words} ({known.letters.lower()})" if known.defined else known.words) in lower
