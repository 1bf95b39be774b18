"""A table inside a document, written out as sentences that the extraction reads.

Each row becomes a line, each number in it a sentence: label, heading, number. No figure is read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_NUMBER = re.compile(r"^[\d.,]+ ?%?$|^[\d.,]+ ?/ ?[\d.,]+$")
_ORDINAL_HEADING = re.compile(r"^(?:tt|stt|số tt|số thứ tự|no\.?|#)$", re.IGNORECASE)

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


def lines(table: Table) -> list[str]:
    """One line for each row of figures; a table without figures is given row by row as it stands."""
    if len(table.rows) < 2 or not any(_NUMBER.match(cell) for row in table.rows[1:] for cell in row):  # noqa: PLR2004
        return [" | ".join(dict.fromkeys(row)) for row in table.rows]
    first, *others = table.rows
    kept = [i for i, name in enumerate(first) if not _ORDINAL_HEADING.match(name)]
    return [_line(first, row, kept) for row in others]


def _line(headings: Sequence[str], row: Sequence[str], kept: Sequence[int]) -> str:
    """A row as one line: each number in a sentence of its own, `label, heading: 12 unit.`."""
    cells = [(headings[i] if i < len(headings) else "", row[i]) for i in kept if i < len(row) and row[i]]
    label = " ".join(cell for _, cell in cells if not _NUMBER.match(cell))
    figures: list[str] = []
    for name, cell in cells:
        if not _NUMBER.match(cell):
            continue
        if figures and _SHARE.match(name):  # the share of the number in the column before
            figures[-1] = f"{figures[-1].rstrip('.')} ({cell.rstrip('% ')}%)."
        else:
            figures.append(_figure(label, name, cell))
    return " ".join(figures) if figures else label


def _figure(label: str, heading: str, cell: str) -> str:
    """One cell with its row's label and its column's heading; a unit in brackets follows the number."""
    unit = re.search(r"\(([^()]*)\)\s*$", heading)
    name = heading[: unit.start()].strip() if unit else heading
    after = "" if not unit or cell.endswith("%") else unit.group(1) if unit.group(1) == "%" else f" {unit.group(1)}"
    if _GRADE.match(label) and name and not _GRADE.match(name):
        return f"{name} {label[:1].lower()}{label[1:]}: {cell}{after}."
    return f"{', '.join(part for part in (label, name) if part)}: {cell}{after}."
