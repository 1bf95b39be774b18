"""Tables of a PDF that no lines rule: rows of figures told by the wide gaps between their cells.

Read as running text, the numbering of a row would follow the last figure of the row above and pass for a count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from etl.reading.pages import joined_lines
from etl.reading.tables import Table, is_number, is_share, lines

_GAP = 1.4
"""Heights of a line between two words that part two cells; justified text keeps them nearer."""
_HEADING_LINES = 3
_LONGEST_HEADING = 40
_LINE_TOLERANCE = 3
_NEAR = 20
"""Points beside a figure within which its heading begins or ends."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_WIDEST = 60
"""Characters of a line of a label; a longer one is of a paragraph."""


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
        found = _with_whole_labels([_cells(words) for words in _lines(page)])
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


def _with_whole_labels(found: Sequence[_Line]) -> list[_Line]:
    """The lines with labels that run over several of them put together; figures may stand beside any of them."""
    whole: list[_Line] = []
    place = 0
    while place < len(found):
        line, place = found[place], place + 1
        label = _label(line, whole[-1] if whole else [])
        if label is None:
            whole.append(line)
            continue
        parts = [label.text] if label.text else []
        while whole and (not parts or parts[0][:1].islower()) and _is_part(whole[-1], label):
            parts.insert(0, whole.pop()[0].text)
        while place < len(found) and _is_part(found[place], label) and found[place][0].text[:1].islower():
            parts.append(found[place][0].text)
            place += 1
        told = _Cell(" ".join(parts), label.left, label.right)
        before = [cell for cell in line if cell.left < label.left and cell is not label]
        whole.append([*before, told, *(cell for cell in line if cell.left > label.left)] if parts else line)
    return whole


def _label(line: _Line, above: _Line) -> _Cell | None:
    """The place of a row's label: its own cell, or where the words above its figures stand."""
    if _is_row(line):
        return line[-_figures(line) - 1]
    if len(line) < 2 or _figures(line) < len(line) or len(above) != 1 or _heads_years(line):  # noqa: PLR2004
        return None
    left = _Cell("", above[0].left, line[0].left)
    between = _Cell("", line[0].right, line[1].left)
    if above[0].right <= line[0].left:
        return left
    return between if line[0].text.isdigit() and between.left <= above[0].left < between.right else None


def _is_part(line: _Line, label: _Cell) -> bool:
    """Whether a line is nothing but words in the column of a label."""
    return (
        len(line) == 1 and not is_number(line[0].text) and label.stands_over(line[0]) and len(line[0].text) <= _WIDEST
    )


def _is_row(line: _Line) -> bool:
    """Whether a line is a label with figures after it: two at least, for one may stand at the end of any line."""
    return 1 < _figures(line) < len(line) and not _heads_years(line)


def _heads_years(line: _Line) -> bool:
    """Whether a line ends in years that follow each other: headings, no figures."""
    years = [int(cell.text) for cell in line[len(line) - _figures(line) :] if _YEAR.fullmatch(cell.text)]
    return len(years) == _figures(line) and all(abs(later - year) == 1 for year, later in pairwise(years))


def _figures(line: _Line) -> int:
    """How many figures stand at the end of a line."""
    return next((i for i, cell in enumerate(reversed(line)) if not is_number(cell.text)), len(line))


def _over(above: Sequence[_Line]) -> Iterator[_Line]:
    """The lines of headings right over the first row, from the top."""
    near = list(above[-_HEADING_LINES:])
    while near and any(any(len(cell.text) > _LONGEST_HEADING for cell in line) for line in near):
        near.pop(0)
    yield from near


def _is_caption(line: _Line, label: _Cell, first: _Cell) -> bool:
    """Whether a line is one text over labels and figures alike."""
    return len(line) == 1 and line[0].left < label.right and line[0].right > first.left


def _heading_of(cell: _Cell, columns: Sequence[_Cell]) -> str:
    """What stands over a cell, else the nearest heading beside it: headings are centred, figures often are not."""
    over = [column.text for column in columns if column.stands_over(cell)]
    near = {max(column.left - cell.right, cell.left - column.right): column.text for column in columns}
    return ", ".join(over) or next((near[gap] for gap in sorted(near) if gap < _NEAR), "")


def _columns(headings: Sequence[_Line]) -> list[_Cell]:
    """The headings of several lines as one cell for each column, as wide as what stands in it."""
    columns: list[_Cell] = []
    for line in reversed(headings):
        for cell in line:
            under = [column for column in columns if cell.stands_over(column)]
            wide = len(under) > 1
            for column in under:
                left, right = (column.left, column.right) if wide else (cell.left, cell.right)
                columns[columns.index(column)] = _Cell(
                    _joined(cell.text, column.text), min(left, column.left), max(right, column.right)
                )
            columns += [] if under else [cell]
    return columns


def _joined(upper: str, lower: str) -> str:
    """Two lines of a heading: `Năm` over `2023`, `Chi bộ` over `trực thuộc` are one, `Kết quả` over `Chỉ tiêu` two."""
    return f"{upper} {lower}" if lower[:1].isdigit() or lower[:1].islower() or lower[:1] == "(" else f"{upper}, {lower}"


def _told(row: _Line, headings: Sequence[_Line]) -> list[str]:
    """A row as sentences; as it stands where a figure has nothing over it, for nobody says then what it counts."""
    label, first = row[-_figures(row) - 1], row[-_figures(row)]
    columns = _columns([line for line in headings if not _is_caption(line, label, first)])
    over = [_heading_of(cell, columns) for cell in row]
    figures = over[-_figures(row) :]
    texts = [cell.text for cell in row]
    counts = [name for name in figures if not is_share(name)]
    if not all(figures) or len(set(counts)) < len(counts):
        return [" | ".join(texts)]
    if not texts[1][:1].isdigit() and texts[0].rstrip(".").isdigit():  # the numbering of the row
        over, texts = over[1:], texts[1:]
    return lines(Table.of([["", *over[1:]], texts]))
