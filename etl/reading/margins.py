"""What a PDF prints around its text: running heads, page numbers, the marks of footnotes and the footnotes.

Read with the text, a page number or a raised 1 would stand among the words of a sentence and pass for its figure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from etl.reading.marks import MARK

_PAGE_NUMBER = re.compile(r"\W*(?:(?:trang|page)\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE)
_RUNNING_LINES = 2
"""Lines at an edge of a page that may be printed around its text."""
_APART = 1.0
"""Heights of a line that part a running line from the text."""
_SAME_HEIGHT = 2
"""Points between lines that are printed in the same place of two pages."""
_SMALL = 0.9
"""Size of a raised mark or of a footnote beside that of the text."""
_RAISED = 0.12
"""Share of its size that a mark stands above the line."""
_NEAR = 0.6
"""Sizes of a letter between it and a mark, a space at most."""

Thing = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Parts:
    """What is read of a page: its text without what is printed around it, and its footnotes."""

    text: Any
    notes: Sequence[Any]


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    top: float
    bottom: float

    @property
    def pattern(self) -> str:
        return re.sub(r"\d+", "#", self.text)


def parted(pages: Sequence[Any]) -> list[Parts]:
    """Each page without running lines and marks of footnotes; its footnotes apart."""
    edges = [_edges(page) for page in pages]
    printed = [line for lines in edges for line in lines]
    return [
        _without_notes(_within(page, [line for line in lines if _is_running(line, printed)]))
        for page, lines in zip(pages, edges, strict=True)
    ]


def _edges(page: Any) -> list[_Line]:
    """The first and last lines of a page that a wide gap parts from its text."""
    lines: list[_Line] = []
    for word in sorted(page.extract_words(), key=lambda word: float(word["top"])):
        if lines and word["top"] - lines[-1].top <= _SAME_HEIGHT:
            lines[-1] = _Line(f"{lines[-1].text} {word['text']}", lines[-1].top, max(lines[-1].bottom, word["bottom"]))
        else:
            lines.append(_Line(word["text"], word["top"], word["bottom"]))
    return [*_apart(lines, 1), *_apart(lines[::-1], -1)]


def _apart(lines: Sequence[_Line], down: int) -> list[_Line]:
    """The lines at one edge up to the widest gap among the first."""
    for count in range(min(_RUNNING_LINES, len(lines) - 1), 0, -1):
        line, following = lines[count - 1], lines[count]
        gap = following.top - line.bottom if down > 0 else line.top - following.bottom
        if gap >= _APART * (line.bottom - line.top):
            return list(lines[:count])
    return []


def _is_running(line: _Line, printed: Sequence[_Line]) -> bool:
    """A page number, or what stands in the same place of another page."""
    if _PAGE_NUMBER.fullmatch(line.text):
        return True
    alike = [other for other in printed if other.pattern == line.pattern and abs(other.top - line.top) <= _SAME_HEIGHT]
    return len(alike) > 1


def _within(page: Any, running: Sequence[_Line]) -> Any:
    """The page without the running lines."""
    if not running:
        return page

    def is_kept(thing: Thing) -> bool:
        middle = (thing["top"] + thing["bottom"]) / 2
        return thing["object_type"] != "char" or not any(line.top <= middle <= line.bottom for line in running)

    return page.filter(is_kept)


def _without_notes(page: Any) -> Parts:
    """The page in two: the text without raised marks, the footnotes below it."""
    marks = [char for run in _marks(page.chars) for char in run]
    if not marks:
        return Parts(page, [])
    raised = {id(char) for char in marks}
    bottom = _top_of_notes(page.chars, marks)
    text = page.filter(lambda thing: id(thing) not in raised and _middle(thing) < bottom)
    notes = page.filter(lambda thing: id(thing) not in raised and _middle(thing) >= bottom)
    tops = sorted({float(mark["top"]) for mark in marks if mark["top"] >= bottom})
    return Parts(text, [_slice(notes, top, end) for top, end in pairwise([*tops, float("inf")])])


def _slice(page: Any, top: float, bottom: float) -> Any:
    return page.filter(lambda thing: top <= _middle(thing) < bottom)


def _middle(thing: Thing) -> float:
    return float(thing["top"] + thing["bottom"]) / 2


def _marks(chars: Sequence[Thing]) -> Iterator[list[Thing]]:
    """Numbers printed small and raised beside the word they hang on, or before the footnote they open."""
    inked = [char for char in chars if not char["text"].isspace()]
    runs = [list(run) for _, run in groupby(inked, key=lambda char: (round(char["size"], 1), round(char["bottom"], 1)))]
    for place, run in enumerate(runs):
        if not MARK.fullmatch("".join(char["text"] for char in run)):
            continue
        before, after = runs[place - 1][-1:] if place else [], runs[place + 1][:1] if place + 1 < len(runs) else []
        beside = [char for char in before if abs(run[0]["x0"] - char["x1"]) < _NEAR * char["size"]]
        beside += [char for char in after if abs(char["x0"] - run[-1]["x1"]) < _NEAR * char["size"]]
        if any(_is_raised(run[0], char) for char in beside):
            yield run


def _is_raised(mark: Thing, char: Thing) -> bool:
    above = char["bottom"] - mark["bottom"]
    return bool(
        mark["size"] <= _SMALL * char["size"] and above >= _RAISED * char["size"] and mark["bottom"] > char["top"]
    )


def _top_of_notes(chars: Sequence[Thing], marks: Sequence[Thing]) -> float:
    """Where the footnotes begin: at a mark below which all is printed smaller than the text; else below the page."""
    size = Counter(round(float(char["size"]), 1) for char in chars).most_common(1)[0][0]
    last = max((char["bottom"] for char in chars if char["size"] > _SMALL * size), default=float("inf"))
    return min((float(mark["top"]) for mark in marks if _middle(mark) > last), default=float("inf"))
