"""The order in which a printed page is read: a page of two columns is read column by column.

Line by line across both, a figure would stand among the words of another sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

_MARGIN = 3
"""Points on either side of the middle of a gutter that no word enters."""
_STEP = 2
_FEWEST_LINES = 5
_CROSSING = 0.25
"""Share of the lines of a column that may lie over both: titles."""
_SHORTEST_LINE = 18
_LETTERS = 0.6
"""Share of letters in running text: columns of figures have fewer."""

Word = dict[str, Any]


def in_order(page: Any) -> Iterator[Any]:
    """The parts of a page in the order of reading; the page itself where it has one column."""
    words = page.extract_words()
    gutter = _gutter(words)
    if gutter is None:
        yield page
        return
    above = float("-inf")
    for top, bottom in [*_crossed(words, gutter), (float("inf"), float("inf"))]:
        yield _part(page, above, top, right=gutter)
        yield _part(page, above, top, left=gutter)
        yield _part(page, top, bottom)
        above = bottom


def _part(page: Any, top: float, bottom: float, *, left: float = float("-inf"), right: float = float("inf")) -> Any:
    def inside(thing: Word) -> bool:
        across, down = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
        return bool(left < across <= right and top < down <= bottom)

    return page.filter(inside)


def _gutter(words: Sequence[Word]) -> float | None:
    """The middle of the gap between two columns of running text, None where there is none."""
    if not words:
        return None
    left, right = min(word["x0"] for word in words), max(word["x1"] for word in words)
    tried = range(round(left + 0.35 * (right - left)), round(left + 0.65 * (right - left)), _STEP)
    place = min(tried, key=lambda x: sum(_crosses(word, x) for word in words), default=None)
    if place is None:
        return None
    crossing = sum(_crosses(word, place) for word in words)
    sides = [[w for w in words if w["x1"] <= place], [w for w in words if w["x0"] >= place]]
    return place if all(_is_column(side, crossing) for side in sides) else None


def _crosses(word: Word, place: float) -> bool:
    return bool(word["x0"] < place + _MARGIN and word["x1"] > place - _MARGIN)


def _is_column(words: Sequence[Word], crossing: int) -> bool:
    text = "".join(word["text"] for word in words)
    rows = len({round(word["top"]) for word in words})
    return (
        rows >= _FEWEST_LINES
        and crossing <= _CROSSING * rows
        and len(text) >= _SHORTEST_LINE * rows
        and sum(map(str.isalpha, text)) >= _LETTERS * len(text)
    )


def _crossed(words: Sequence[Word], gutter: float) -> list[tuple[float, float]]:
    """Top and bottom of the lines over both columns, each once."""
    lines: list[tuple[float, float]] = []
    for word in sorted((w for w in words if _crosses(w, gutter)), key=lambda w: float(w["top"])):
        if not lines or word["top"] > lines[-1][1] - _MARGIN:
            lines.append((word["top"], word["bottom"]))
    return lines
