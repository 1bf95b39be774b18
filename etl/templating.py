"""The empty table that `chiso template` writes: headings, drop-downs of the codes, and notes.

Everything in it comes from `warehouse.records.Observation` and the catalogue, so that `chiso check`
accepts what was filled in.
"""

from __future__ import annotations

import io
from typing import Any

import xlsxwriter

from warehouse.catalogue import Catalogue, catalogue
from warehouse.columns import Field, columns
from warehouse.records import Observation

ROWS = 10_000
"""How far down the drop-downs reach."""


def template() -> bytes:
    """The workbook: sheets `data` (to fill in), `notes` and `codes`."""
    buffer = io.BytesIO()
    fields = [field for field in columns(Observation) if field.about.table]
    with xlsxwriter.Workbook(buffer) as book:
        data, notes, codes = (book.add_worksheet(name) for name in ("data", "notes", "codes"))
        bold = book.add_format({"bold": True})
        dates = book.add_format({"num_format": "yyyy-mm-dd"})
        ranges = _write_codes(codes, catalogue(), bold)
        _write_notes(notes, fields, bold)
        for place, field in enumerate(fields):
            _write_heading(data, place, field, bold, dates)
            if field.about.codes:
                data.data_validation(1, place, ROWS, place, {"validate": "list", "source": ranges[field.about.codes]})
        data.freeze_panes(1, 0)
    return buffer.getvalue()


def _write_heading(sheet: Any, place: int, field: Field, bold: Any, dates: Any) -> None:
    is_date = field.type.__name__ == "date"
    sheet.set_column(place, place, max(12, len(field.name) + 2), dates if is_date else None)
    sheet.write_string(0, place, field.name, bold)
    need = "bắt buộc / required" if field.about.table == "required" else "tùy chọn / optional"
    sheet.write_comment(0, place, f"{need}\n{field.about.vi}\n{field.about.en}")


def _write_notes(sheet: Any, fields: list[Field], bold: Any) -> None:
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 3, 60)
    for place, text in enumerate(("column", "ý nghĩa", "meaning", "mặc định / default")):
        sheet.write_string(0, place, text, bold)
    for row, field in enumerate(fields, start=1):
        default = "" if field.about.table == "required" or field.default is None else str(field.default)
        for place, text in enumerate((field.name, field.about.vi, field.about.en, default)):
            sheet.write_string(row, place, text)
    sheet.write_string(len(fields) + 2, 0, "url, hoặc title cùng published / url, or title with published")


def _write_codes(sheet: Any, known: Catalogue, bold: Any) -> dict[str, str]:
    """One column a code list, its labels beside it; returns where the codes of each list stand."""
    lists = {field.about.codes for field in columns(Observation) if field.about.table and field.about.codes}
    ranges = {}
    for place, name in enumerate(sorted(lists)):
        sheet.write_string(0, 2 * place, name, bold)
        sheet.set_column(2 * place, 2 * place + 1, 28)
        for row, (code, label) in enumerate(_labels(known, name).items(), start=1):
            sheet.write_string(row, 2 * place, code)
            sheet.write_string(row, 2 * place + 1, label)
        letter = xlsxwriter.utility.xl_col_to_name(2 * place)
        ranges[name] = f"=codes!${letter}$2:${letter}${len(known.codes_of(name)) + 1}"
    return ranges


def _labels(known: Catalogue, name: str) -> dict[str, str]:
    if name == "indicator":
        return {code: indicator.name_vi for code, indicator in known.indicators.items()}
    if name == "area":
        return {code: area.name_vi for code, area in known.areas.items()}
    return {code: label.vi for code, label in known.codes[name].items()}
