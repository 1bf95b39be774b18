"""DOCX: paragraphs and tables in the order of the body; a row of figures is one sentence.

What stands is what a reader sees with every change accepted: inserted text is read, deleted text is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from etl.documents import Document
from etl.reading.errors import ReadError
from etl.reading.marks import MARK
from etl.reading.numbering import Numbering
from etl.reading.tables import Table, lines, spread

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_PASSED_OVER = {f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
"""Text that a change took away, and a text box told a second time for old programs."""
_BOX = f"{_W}txbxContent"
_NOTES = {f"{_W}footnoteReference": "footnote", f"{_W}endnoteReference": "endnote"}
"""What refers to a note, and the part of the file that holds it."""


def read(path: Path, name: str) -> Iterator[Document]:
    """The one document of a DOCX file."""
    import docx  # noqa: PLC0415

    content = docx.Document(str(path))
    text = "\n".join(_Words(content.part).lines(content.element.body))
    if not text.strip():
        raise ReadError(f"{name}: empty; nothing to read", "empty")
    yield Document(name=name, text=text, title=content.core_properties.title or None)


class _Words:
    """Reads a body in order; keeps the notes hung on a block until the block has ended."""

    def __init__(self, part: Any) -> None:
        self._numbering = Numbering(_related(part, "numbering"), _related(part, "styles"))
        self._notes = {
            (kind, note.get(f"{_W}id")): note
            for kind in _NOTES.values()
            for note in _children(_related(part, f"{kind}s"))
            if note.get(f"{_W}type") in {None, "normal"}
        }
        self._hung: list[Any] = []
        self._told = 0

    def lines(self, body: Any) -> Iterator[str]:
        """The lines of a body, with each block's footnotes below it."""
        for part in body.iterchildren(tag="*"):
            yield from self._block(part)
            hung, self._hung = self._hung, []
            for note in hung:
                self._told += 1
                yield f"[{self._told}] {' '.join(self._inside(note)).strip()}"

    def _inside(self, body: Any) -> Iterator[str]:
        """The lines of a body, a cell or a box; what only wraps paragraphs (a field, a change) is entered."""
        for part in body.iterchildren(tag="*"):
            yield from self._block(part)

    def _block(self, part: Any) -> Iterator[str]:
        if part.tag == f"{_W}p":
            words = "".join(self._words(part))
            yield f"{self._numbering.mark(part)}{words}" if words.strip() else words
            for box in _boxes(part):
                yield from self._inside(box)
        elif part.tag == f"{_W}tbl":
            yield from lines(Table.of(self._cells(part)))
        elif part.tag not in _PASSED_OVER:
            yield from self._inside(part)

    def _words(self, part: Any, *, raised: bool = False) -> Iterator[str]:
        """The text of a paragraph without that of the boxes anchored in it; the notes it refers to are kept."""
        for inner in part.iterchildren(tag="*"):
            if inner.tag == f"{_W}t":
                yield "" if raised else inner.text or ""
            elif inner.tag in _BREAKS:
                yield _BREAKS[inner.tag]
            elif inner.tag in _NOTES:
                note = self._notes.get((_NOTES[inner.tag], inner.get(f"{_W}id")))
                self._hung += [note] if note is not None else []
            elif inner.tag not in _PASSED_OVER and inner.tag not in {_BOX, f"{_W}pPr"} and not _is_unseen(inner):
                yield from self._words(inner, raised=raised or _is_raised_number(inner))

    def _cells(self, table: Any) -> list[list[str]]:
        """The cells of a table; one that goes on from the row above says its text again."""
        rows: list[list[str]] = []
        for row in table.iter(f"{_W}tr"):
            if next(row.iterancestors(f"{_W}tbl")) is not table or _is_deleted(row):
                continue
            cells: list[str] = []
            for cell in row.iter(f"{_W}tc"):
                if next(cell.iterancestors(f"{_W}tr")) is row:
                    above = rows[-1][len(cells)] if rows and len(cells) < len(rows[-1]) else ""
                    cells += _covering(cell, above if _goes_on(cell) else "\n".join(self._inside(cell)))
            rows.append(cells)
        return rows


def _related(part: Any, kind: str) -> Any | None:
    """The root of another part of the file, such as its footnotes; None where there is none."""
    from docx.oxml import parse_xml  # noqa: PLC0415

    found = next(
        (r.target_part for r in part.rels.values() if not r.is_external and r.reltype.endswith(f"/{kind}")), None
    )
    return parse_xml(found.blob) if found is not None else None


def _children(part: Any | None) -> list[Any]:
    return [] if part is None else list(part)


def _boxes(part: Any) -> Iterator[Any]:
    for inner in part.iterchildren(tag="*"):
        if inner.tag == _BOX:
            yield inner
        elif inner.tag not in _PASSED_OVER:
            yield from _boxes(inner)


def _is_unseen(run: Any) -> bool:
    """Whether a run is hidden or struck out."""
    marks = [run.find(f"{_W}rPr/{_W}{name}") for name in ("vanish", "strike", "dstrike")]
    return any(mark is not None and mark.get(f"{_W}val") not in {"0", "false", "off"} for mark in marks)


def _is_raised_number(run: Any) -> bool:
    """Whether a run is the mark of a footnote or its brackets: a raised number, no words."""
    raised = run.find(f"{_W}rPr/{_W}vertAlign")
    if raised is None or raised.get(f"{_W}val") != "superscript":
        return False
    text = "".join(text.text or "" for text in run.iter(f"{_W}t")).strip()
    return MARK.fullmatch(text) is not None


def _goes_on(cell: Any) -> bool:
    merged = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merged is not None and merged.get(f"{_W}val") != "restart"


def _covering(cell: Any, text: str) -> list[str]:
    """The cell's text for each column it lies over."""
    wide = cell.find(f"{_W}tcPr/{_W}gridSpan")
    return spread([[(text, int(wide.get(f"{_W}val")) if wide is not None else 1, 1)]])[0]


def _is_deleted(row: Any) -> bool:
    return row.find(f"{_W}trPr/{_W}del") is not None
