"""What a page break cuts apart, put together again: a table that goes on, a paragraph, a row of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from etl.reading.pages import joined_lines
from etl.reading.tables import Table, is_number, lines

_SAME_EDGE = 3
"""Points between the edges of columns that are the same."""

Cells = list[list[str | None]]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of one page: its rows, and where its columns begin and end."""

    rows: Cells
    edges: Sequence[float]

    def is_below(self, other: Grid) -> bool:
        """Whether the two have the same columns, and this one has no headings of its own."""
        alike = len(self.edges) == len(other.edges) and all(
            abs(one - another) <= _SAME_EDGE for one, another in zip(self.edges, other.edges, strict=True)
        )
        return alike and (self.rows[:1] == other.rows[:1] or not _is_heading(self.rows[0]))

    def with_rest(self, rest: Grid) -> Grid:
        """The table with the rows of the next page under its own; headings said again are dropped."""
        repeated = 0
        while repeated < min(len(self.rows), len(rest.rows)) and self.rows[repeated] == rest.rows[repeated]:
            repeated += 1
        above, below = self.rows, rest.rows[repeated:]
        if below and _is_rest_of_row(above[-1], below[0]):
            whole: list[str | None] = [" ".join(filter(None, cells)) for cells in zip(above[-1], below[0], strict=True)]
            above, below = [*above[:-1], whole], below[1:]
        return Grid([*above, *below], self.edges)


Part = str | Grid
"""Paragraphs or a table."""


def _is_heading(row: Sequence[str | None]) -> bool:
    return all(cell and not is_number(cell) for cell in row)


def _is_rest_of_row(above: Sequence[str | None], row: Sequence[str | None]) -> bool:
    """Whether a row has words alone, which go on in lower case under words of the row above."""
    pairs = [(over, cell) for over, cell in zip(above, row, strict=False) if cell]
    return (
        0 < len(pairs) < len(row)
        and len(above) == len(row)
        and any(is_number(cell or "") for cell in above)
        and all(over and not is_number(over) and cell[0].islower() for over, cell in pairs)
    )


def together(pages: Iterable[tuple[Sequence[Part], Sequence[str]]]) -> str:
    """The text of a document from the parts of its pages and their footnotes, which follow the paragraph cut there."""
    whole: list[Part] = []
    notes: list[str] = []
    told = 0
    for parts, below in pages:
        rest = list(parts)
        if whole and rest:
            joined = _joined(whole[-1], rest[0])
            whole[-1:] = joined[:1]
            rest[:1] = joined[1:]
        whole += [*notes, *rest]
        notes = [f"[{number}] {note}" for number, note in enumerate(below, start=told + 1)]
        told += len(notes)
    return "\n".join(_told([*whole, *notes]))


def _joined(above: Part, below: Part) -> list[Part]:
    """The last part of a page and the first of the next: one where the break cut it, and what is left of the second."""
    if isinstance(above, Grid):
        return [above.with_rest(below)] if isinstance(below, Grid) and below.is_below(above) else [above, below]
    if isinstance(below, Grid):
        return [above, below]
    before, _, last = above.rpartition("\n")
    first, _, after = below.partition("\n")
    lines_here = joined_lines(f"{last}\n{first}").split("\n")
    if len(lines_here) > 1:
        return [above, f"\n{below}"]
    return [f"{before}\n{lines_here[0]}".strip("\n"), *([after] if after else [])]


def _told(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Grid):
            yield from lines(Table.of(part.rows))
        else:
            yield part
