"""Exports: a frame to a file that another program opens, and explains itself.

CSV, XLSX, Parquet, JSON, and SDMX-CSV for exported observations; a Data Package is several files and lies in
`warehouse.exports`. Texts (never numbers) that a spreadsheet would take for a formula are
marked with a leading apostrophe in CSV and XLSX, and `plain_text` takes it off again on reading.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path

import polars as pl
import polars.selectors as cs

from warehouse.errors import WarehouseError

FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")
"""First characters that make a spreadsheet run a text as a formula."""

MARKED = r"^('*[=+\-@\t\r].*)"


def format_of(path: Path) -> str:
    """The export format a file name asks for. Raises `WarehouseError` for an unknown ending."""
    name = path.suffix.removeprefix(".").lower()
    if name not in WRITERS:
        raise WarehouseError(f"{path}: format not known by its ending; use --format with one of {', '.join(FORMATS)}")
    return name


def to_bytes(frame: pl.DataFrame, file_format: str, about: Mapping[str, str] | None = None) -> bytes:
    """A frame as a file's bytes; `about` (title, filters, unit, sources, date, address …) goes along where it can.

    XLSX gets a second sheet, JSON an `about` object, Parquet its metadata; a CSV holds the rows only.

    Raises:
        WarehouseError: the format is not known, or cannot hold these rows.
    """
    if file_format == "sdmx-csv":
        from warehouse.exports.sdmx import sdmx_csv  # noqa: PLC0415  (it needs what is defined here)

        return sdmx_csv(frame)
    if file_format not in WRITERS:
        raise WarehouseError(f"{file_format}: no format of one table; use one of {', '.join(WRITERS)}")
    return WRITERS[file_format](frame, about or {})


def neutral(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with lists as one text, and texts that would run as formulas marked by an apostrophe."""
    listed = frame.with_columns(cs.list().list.join(","))
    return listed.with_columns(cs.string().str.replace(f"(?s){MARKED}", "'$1"))


def plain_text(frame: pl.DataFrame) -> pl.DataFrame:
    """The inverse of `neutral`: one apostrophe taken off where it was put."""
    return frame.with_columns(cs.string().str.replace(f"(?s)^'{MARKED[1:]}", "$1"))


def _csv(frame: pl.DataFrame, _about: Mapping[str, str]) -> bytes:
    return neutral(frame).write_csv().encode("utf-8-sig")


def _json(frame: pl.DataFrame, about: Mapping[str, str]) -> bytes:
    rows = frame.write_json()
    if not about:
        return rows.encode()
    return f'{{"about": {pl.DataFrame([dict(about)]).write_json()[1:-1]}, "rows": {rows}}}'.encode()


def _parquet(frame: pl.DataFrame, about: Mapping[str, str]) -> bytes:
    buffer = io.BytesIO()
    frame.write_parquet(buffer, metadata=dict(about))
    return buffer.getvalue()


def _xlsx(frame: pl.DataFrame, about: Mapping[str, str]) -> bytes:
    import xlsxwriter  # noqa: PLC0415  (only who writes a workbook waits for it)

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"strings_to_urls": False, "strings_to_formulas": False}) as book:
        neutral(frame).write_excel(book, "data", autofit=True, freeze_panes=(1, 0))
        if about:
            notes = pl.DataFrame({"about": list(about), "text": list(about.values())})
            neutral(notes).write_excel(book, "about", autofit=True)
    return buffer.getvalue()


WRITERS: dict[str, Callable[[pl.DataFrame, Mapping[str, str]], bytes]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "parquet": _parquet,
    "json": _json,
}
"""Every format that any table can be written in, by name and file ending."""

FORMATS = (*WRITERS, "sdmx-csv", "datapackage")
"""Every format that observations can be exported in."""
