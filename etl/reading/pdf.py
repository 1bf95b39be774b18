"""PDF: the text of its pages in reading order. A scanned page has none, and is refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from etl.documents import Document
from etl.reading.columns import in_order
from etl.reading.errors import ReadError
from etl.reading.margins import Parts, parted
from etl.reading.over_pages import Grid, Part, together
from etl.reading.unruled import Unruled

_OPEN = 5
"""Points that a line between columns goes on beyond a table whose row is cut by the edge of the page."""


def read(path: Path, name: str) -> Iterator[Document]:
    """The one document of a PDF file."""
    with _opened(path, name) as pdf:
        text = together(_parts_of(parted(pdf.pages)))
        title = (pdf.metadata or {}).get("Title")
    if not text.strip():
        raise ReadError(f"{name}: no text in this PDF (a scan?); give it as .txt or .docx", "no_text")
    yield Document(name=name, text=text, title=title or None)


def _opened(path: Path, name: str) -> Any:
    """The PDF, open. Raises `ReadError` where only a password would open it."""
    import pdfplumber  # noqa: PLC0415
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415

    try:
        return pdfplumber.open(path)
    except Exception as error:
        if isinstance(error, PDFPasswordIncorrect) or any(isinstance(a, PDFPasswordIncorrect) for a in error.args):
            raise ReadError(f"{name}: locked by a password; take it off and save the PDF again", "locked") from error
        raise


def _parts_of(pages: Sequence[Parts]) -> Iterator[tuple[list[Part], list[str]]]:
    """Of each page its paragraphs and tables, and its footnotes."""
    unruled = Unruled()
    for page in pages:
        yield _parts(page.text, unruled), [" ".join(_between(note, Unruled()).split()) for note in page.notes]


def _parts(page: Any, unruled: Unruled) -> list[Part]:
    """A page's paragraphs and tables from top to bottom."""
    tables = _tables(page)
    outside = page
    for table in tables:
        outside = outside.outside_bbox(table.bbox, strict=False)
    parts: list[Part] = []
    above = float("-inf")
    for table in tables:
        parts += [_between(outside, unruled, above, table.bbox[1]), Grid(_cells(table), _edges(table))]
        above = table.bbox[1]
    return [part for part in (*parts, _between(outside, unruled, above)) if part]


def _tables(page: Any) -> list[Any]:
    """The tables of a page from top to bottom, a row that the page's edge leaves open among their rows."""
    tables = page.find_tables()
    ends = {end for table in tables for end in _open_ends(page, table)}
    tables = page.find_tables({"explicit_horizontal_lines": sorted(ends)}) if ends else tables
    return sorted(tables, key=lambda table: float(table.bbox[1]))


def _open_ends(page: Any, table: Any) -> Iterator[float]:
    """Where the lines between the columns of a table begin above it or end below it, with no line across."""
    left, top, right, bottom = table.bbox
    beside = [
        edge
        for edge in page.edges
        if edge["orientation"] == "v" and left - _OPEN < edge["x0"] < right + _OPEN and edge["bottom"] > top - _OPEN
    ]
    low = [edge["bottom"] for edge in beside if edge["bottom"] > bottom + _OPEN and edge["top"] <= bottom + 1]
    high = [edge["top"] for edge in beside if edge["top"] < top - _OPEN and edge["bottom"] >= top - 1]
    columns = len(table.columns)
    yield from [float(max(low))] if len(low) > columns else []
    yield from [float(min(high))] if len(high) > columns else []


def _edges(table: Any) -> list[float]:
    """Where the columns of a table begin and end."""
    return sorted({round(float(box[side])) for box in table.cells for side in (0, 2)})


def _between(page: Any, unruled: Unruled, top: float = float("-inf"), bottom: float = float("inf")) -> str:
    """The paragraphs whose lines have their middle between two heights."""
    shown = page.filter(lambda thing: top < (thing["top"] + thing["bottom"]) / 2 <= bottom)
    return "\n".join(filter(None, map(unruled.text_of, in_order(shown))))


def _cells(table: Any) -> list[list[str | None]]:
    """The cells of a table; one that lies over several columns or rows is said in each place it covers."""
    texts = table.extract()
    said = {
        box: text
        for row, line in zip(table.rows, texts, strict=True)
        for box, text in zip(row.cells, line, strict=True)
        if box
    }
    narrow = [min((box for box in column.cells if box), key=_width, default=None) for column in table.columns]
    return [
        [
            text if box or place is None else _covering(said, (place[0] + place[2]) / 2, row.bbox)
            for box, text, place in zip(row.cells, line, narrow, strict=True)
        ]
        for row, line in zip(table.rows, texts, strict=True)
    ]


def _width(box: tuple[float, float, float, float]) -> float:
    return box[2] - box[0]


def _covering(said: dict[Any, str | None], across: float, row: tuple[float, float, float, float]) -> str | None:
    """The text of the cell that lies over a place of a row."""
    down = min((box[3] for box in said if box[1] == row[1]), default=row[3]) - 1
    return next((text for box, text in said.items() if box[0] < across < box[2] and box[1] < down < box[3]), None)
