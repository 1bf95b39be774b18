"""DOCX: paragraphs and tables in the order of the body; a row of figures is one sentence.

What stands is what a reader sees with every change accepted: inserted text is read, deleted text is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from etl.documents import Document
from etl.reading.errors import ReadError
from etl.reading.tables import Table, lines, spread

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_PASSED_OVER = {f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
"""Text that a change took away, and a text box told a second time for old programs."""
_BOX = f"{_W}txbxContent"


def read(path: Path, name: str) -> Iterator[Document]:
    """The one document of a DOCX file."""
    import docx  # noqa: PLC0415

    content = docx.Document(str(path))
    text = "\n".join(_lines(content.element.body))
    if not text.strip():
        raise ReadError(f"{name}: empty; nothing to read", "empty")
    yield Document(name=name, text=text, title=content.core_properties.title or None)


def _lines(body: Any) -> Iterator[str]:
    """The lines of a body, a cell or a box; what only wraps paragraphs (a field to fill in, a change) is entered."""
    for part in body.iterchildren(tag="*"):
        if part.tag == f"{_W}p":
            yield "".join(_words(part))
            for box in _boxes(part):
                yield from _lines(box)
        elif part.tag == f"{_W}tbl":
            yield from lines(Table.of(_cells(part)))
        elif part.tag not in _PASSED_OVER:
            yield from _lines(part)


def _words(part: Any) -> Iterator[str]:
    """The text of a paragraph without that of the boxes anchored in it."""
    for inner in part.iterchildren(tag="*"):
        if inner.tag == f"{_W}t":
            yield inner.text or ""
        elif inner.tag in _BREAKS:
            yield _BREAKS[inner.tag]
        elif inner.tag not in _PASSED_OVER and inner.tag not in {_BOX, f"{_W}pPr"}:
            yield from _words(inner)


def _boxes(part: Any) -> Iterator[Any]:
    for inner in part.iterchildren(tag="*"):
        if inner.tag == _BOX:
            yield inner
        elif inner.tag not in _PASSED_OVER:
            yield from _boxes(inner)


def _cells(table: Any) -> list[list[str]]:
    """The cells of a table; one that goes on from the row above says its text again."""
    rows: list[list[str]] = []
    for row in table.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is not table or _is_deleted(row):
            continue
        cells: list[str] = []
        for cell in row.iter(f"{_W}tc"):
            if next(cell.iterancestors(f"{_W}tr")) is row:
                cells += _covering(cell, rows[-1][len(cells)] if rows and len(cells) < len(rows[-1]) else "")
        rows.append(cells)
    return rows


def _covering(cell: Any, above: str) -> list[str]:
    """The cell's text for each column it lies over."""
    merged, wide = cell.find(f"{_W}tcPr/{_W}vMerge"), cell.find(f"{_W}tcPr/{_W}gridSpan")
    goes_on = merged is not None and merged.get(f"{_W}val") != "restart"
    text = above if goes_on else "\n".join(_lines(cell))
    return spread([[(text, int(wide.get(f"{_W}val")) if wide is not None else 1, 1)]])[0]


def _is_deleted(row: Any) -> bool:
    return row.find(f"{_W}trPr/{_W}del") is not None
