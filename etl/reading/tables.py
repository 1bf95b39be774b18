"""A table inside a document, written out as sentences that the extraction reads.

Each row becomes a line, each number in it a sentence: label, heading, number. No figure is read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_NUMBER = re.compile(r"^[\d.,]+ ?%?$|^[\d.,]+ ?/ ?[\d.,]+$")
_ORDINAL_HEADING = re.compile(r"^(?:tt|stt|số tt|số thứ tự|no\.?|#)$", re.IGNORECASE)

_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS = re.compile(r"năm", re.IGNORECASE)
_EMPTY = re.compile(r"[-–—.\s]*")
_COLUMN = re.compile(r"\(?(?:[A-Da-d]|\d{1,2})\)?")
"""What numbers a column, in the row under the headings of an official form."""
_MERE_COUNT = re.compile(r"(?:số lượng|sl|tổng số|tổng|tổng cộng|cộng|số tuyệt đối)", re.IGNORECASE)
"""A heading that says nothing beside the one above it."""
_SIGNED = re.compile(r"[-+–−] ?\d[\d.,]* ?%?")
"""A change, never a count: no part of what its row is called."""
_BODY = re.compile(r"(?:của |do )?(?:các )?(?:cấp (?:ủy|uỷ)|(?:ủy|uỷ) ban kiểm tra|ubkt)", re.IGNORECASE)
"""A heading that says who acted stands before what was done."""
_MOST_SPANNED = 50

_SHARE = re.compile(r"^(?:tỷ lệ|tỉ lệ|chiếm tỷ lệ|%)(?: ?\(%\))?$", re.IGNORECASE)
_GRADE = re.compile(r"^(?:không )?hoàn thành|^trong sạch|^yếu kém|^xuất sắc", re.IGNORECASE)
"""A row of a grade under columns of what is rated."""


@dataclass(frozen=True, slots=True)
class Table:
    """Cells of a table in one spelling of spaces; the first row holds the headings."""

    rows: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, cells: Iterable[Iterable[str | None]]) -> Table:
        """A table from the cells a library gives; empty rows are dropped."""
        rows = (tuple(" ".join((cell or "").split()) for cell in row) for row in cells)
        return cls(tuple(row for row in rows if any(row)))


def is_number(cell: str) -> bool:
    """Whether a cell holds a number and nothing else."""
    return _NUMBER.match(cell) is not None


def is_share(heading: str) -> bool:
    """Whether a column holds the share of the number in the column before it."""
    return _SHARE.match(heading.rpartition(", ")[2]) is not None


def spread(rows: Iterable[Iterable[tuple[str, int, int]]]) -> list[list[str]]:
    """Cells with the columns and rows they span, written into each place they cover."""
    held: dict[tuple[int, int], str] = {}
    spread_rows: list[list[str]] = []
    for y, row in enumerate(rows):
        x = 0
        for text, columns, height in row:
            while (y, x) in held:
                x += 1
            for down in range(min(max(height, 1), _MOST_SPANNED)):
                held |= {(y + down, x + right): text for right in range(min(max(columns, 1), _MOST_SPANNED))}
        width = 1 + max((column for line, column in held if line == y), default=-1)
        spread_rows.append([held.pop((y, column), "") for column in range(width)])
    return spread_rows


def lines(table: Table) -> list[str]:
    """One line for each row of figures; a table without figures is given row by row as it stands."""
    if len(table.rows) < 2 or not any(_is_figures(row) for row in table.rows):  # noqa: PLR2004
        return [_as_it_stands(row) for row in table.rows]
    first = table.rows[0]
    if len(first) > 1 and len(set(first)) == 1:  # a caption over all columns
        return [first[0], *lines(Table(table.rows[1:]))]
    headings, others = _headings(table.rows)
    if not headings:
        return [_without_headings(row) for row in others]
    if not any(_is_figures(row) for row in others):
        return [_as_it_stands(row) for row in table.rows]
    return [_line(headings, row) for row in others]


def _as_it_stands(row: Sequence[str]) -> str:
    return " | ".join(dict.fromkeys(row))


def _is_figures(row: Sequence[str]) -> bool:
    return any(_NUMBER.match(cell) for cell in row)


def _is_counted(row: Sequence[str]) -> bool:
    """Whether numbers stand in a row that are no years: a row of headings has none."""
    return any(_NUMBER.match(cell) and not _YEAR.fullmatch(cell) for cell in row)


def _headings(rows: Sequence[Sequence[str]]) -> tuple[list[str], Sequence[Sequence[str]]]:
    """Each column's heading, those of several rows joined, and the rows under them; none where the first row counts."""
    if _is_counted(rows[0]):
        return [], rows
    count = 1
    while count < len(rows) and _goes_on(rows[count - 1], rows[count]):
        count += 1
    headings = [_joined([row[i] for row in rows[:count] if i < len(row)]) for i in range(max(map(len, rows[:count])))]
    if count < len(rows) and all(_COLUMN.fullmatch(cell) for cell in rows[count]):
        count += 1
    return headings, rows[count:]


def _goes_on(above: Sequence[str], row: Sequence[str]) -> bool:
    """Whether a row still holds headings: a cell above reaches down into it, or lies over several of its cells."""
    if _is_counted(row) or len(set(row)) == 1:
        return False
    pairs = list(zip(above, row, strict=False))
    return any(cell and cell == under for cell, under in pairs) or any(
        left and left == right and under != beside for (left, under), (right, beside) in pairwise(pairs)
    )


def _joined(parts: Sequence[str]) -> str:
    told = [part for part in dict.fromkeys(parts) if part]
    return ", ".join(part for i, part in enumerate(told) if not (i and _MERE_COUNT.fullmatch(part)))


def _without_headings(row: Sequence[str]) -> str:
    """A row that nothing heads: its number where it has one; of several nobody says what each counts."""
    kept = row[1:] if len(row) > 2 and re.fullmatch(r"\d{1,2}\.?", row[0]) else row  # noqa: PLR2004
    numbers = [cell for cell in kept if _NUMBER.match(cell)]
    return _line([""] * len(kept), kept) if len(numbers) == 1 else _as_it_stands(row)


def _line(headings: Sequence[str], row: Sequence[str]) -> str:
    """A row as one line: each number in a sentence of its own, `label, heading: 12 unit.`."""
    named = [(headings[i] if i < len(headings) else "", cell) for i, cell in enumerate(row)]
    cells = [
        (name, f"{name} {cell}" if _YEARS.fullmatch(name) and _YEAR.fullmatch(cell) else cell)
        for name, cell in named
        if not _ORDINAL_HEADING.match(name) and not _EMPTY.fullmatch(cell)
    ]
    label = " ".join(dict.fromkeys(cell for _, cell in cells if not (_NUMBER.match(cell) or _SIGNED.fullmatch(cell))))
    together = " và ".join(name for name, _ in cells if _BODY.match(name))  # whose the column of sums is
    figures: list[str] = []
    for name, cell in cells:
        if _SIGNED.fullmatch(cell):
            figures.append(f"{name}: {cell}.")
            continue
        if not _NUMBER.match(cell):
            continue
        if figures and is_share(name):  # the share of the number in the column before
            figures[-1] = f"{figures[-1].rstrip('.')} ({cell.rstrip('% ')}%)."
        else:
            figures.append(_figure(label, together if together and _MERE_COUNT.fullmatch(name) else name, cell))
    return " ".join(figures) if figures else label


def _figure(label: str, heading: str, cell: str) -> str:
    """One cell with its row's label and its column's heading; a unit in brackets follows the number."""
    unit = re.search(r"\(([^()+-]*)\)\s*$", heading)
    name = heading[: unit.start()].strip() if unit else heading
    after = "" if not unit or cell.endswith("%") else unit.group(1) if unit.group(1) == "%" else f" {unit.group(1)}"
    if _GRADE.match(label) and name and not _GRADE.match(name):
        return f"{name} {label[:1].lower()}{label[1:]}: {cell}{after}."
    parts = name.split(", ")
    acting = "".join(f"{part}: " for part in parts if _BODY.match(part))
    named = ", ".join(part for part in (label, *parts) if part and not _BODY.match(part))
    return f"{acting}{named}: {cell}{after}."
