"""Tables of a PDF that no lines rule: rows of figures told by the wide gaps between their cells.

Read as running text, the numbering of a row would follow the last figure of the row above and pass for a count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from etl.reading.pages import joined_lines
from etl.reading.tables import Table, is_number, lines

_GAP = 1.4
"""Heights of a line between two words that part two cells; justified text keeps them nearer."""
_HEADING_LINES = 3
_LONGEST_HEADING = 40
_LINE_TOLERANCE = 3


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    left: float
    right: float

    def stands_over(self, other: _Cell) -> bool:
        return self.left < other.right and other.left < self.right


_Line = list[_Cell]


class Unruled:
    """Reads the parts of a PDF in turn: rows at the head of a page may go on from the foot of the page before."""

    def __init__(self) -> None:
        self._headings: list[_Line] = []

    def text_of(self, page: Any) -> str:
        """A part's paragraphs, its rows of figures as sentences with the headings that stand over them."""
        found = [_cells(words) for words in _lines(page)]
        if not any(_is_row(line) for line in found):
            self._headings = []
            return joined_lines(page.extract_text() or "")
        parts: list[str] = []
        above: list[_Line] = []
        headings, self._headings = self._headings, []
        for is_rows, group in groupby(found, key=_is_row):
            run = list(group)
            if is_rows:
                headings = list(_over(above)) or headings
                parts += [line for row in run for line in _told(row, headings)]
            else:
                above = run
                parts.append(joined_lines("\n".join(" ".join(cell.text for cell in line) for line in run)))
        if _is_row(found[-1]):
            self._headings = headings
        return "\n".join(parts)


def _lines(page: Any) -> Iterator[list[dict[str, Any]]]:
    """The words of each line, from top to bottom and left to right."""
    line: list[dict[str, Any]] = []
    for word in sorted(page.extract_words(), key=lambda word: word["top"]):
        if line and word["top"] - line[0]["top"] > _LINE_TOLERANCE:
            yield sorted(line, key=lambda word: word["x0"])
            line = []
        line.append(word)
    if line:
        yield sorted(line, key=lambda word: word["x0"])


def _cells(words: Sequence[dict[str, Any]]) -> _Line:
    cells: _Line = []
    for word in words:
        if cells and word["x0"] - cells[-1].right < _GAP * (word["bottom"] - word["top"]):
            cells[-1] = _Cell(f"{cells[-1].text} {word['text']}", cells[-1].left, word["x1"])
        else:
            cells.append(_Cell(word["text"], word["x0"], word["x1"]))
    return cells


def _is_row(line: _Line) -> bool:
    """Whether a line is a label with figures after it: two at least, for one may stand at the end of any line."""
    return 1 < _figures(line) < len(line)


def _figures(line: _Line) -> int:
    """How many figures stand at the end of a line."""
    return next((i for i, cell in enumerate(reversed(line)) if not is_number(cell.text)), len(line))


def _over(above: Sequence[_Line]) -> Iterator[_Line]:
    """The lines of headings right over the first row, from the top."""
    near = list(above[-_HEADING_LINES:])
    while near and any(any(len(cell.text) > _LONGEST_HEADING for cell in line) for line in near):
        near.pop(0)
    yield from near


def _told(row: _Line, headings: Sequence[_Line]) -> list[str]:
    """A row as sentences; as it stands where a figure has nothing over it, for nobody says then what it counts."""
    over = [", ".join(cell.text for line in headings for cell in line if cell.stands_over(place)) for place in row]
    figures = over[-_figures(row) :]
    texts = [cell.text for cell in row]
    if not all(figures) or len(set(figures)) < len(figures):
        return [" | ".join(texts)]
    if not texts[1][:1].isdigit() and texts[0].rstrip(".").isdigit():  # the numbering of the row
        over, texts = over[1:], texts[1:]
    return lines(Table.of([["", *over[1:]], texts]))
