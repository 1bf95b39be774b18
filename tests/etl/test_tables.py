"""Tables in every format, whole, ragged, misencoded or broken; and the template, filled in."""

from datetime import date

import openpyxl
import polars as pl
import pytest

from etl.checking import check
from etl.gathering import gather
from etl.tables import ACCEPTED, REQUIRED, TableError, read_table
from etl.templating import template

ROW = [
    "members_admitted",
    "soc-trang",
    "7448",
    "exact",
    "persons",
    "2023-01-01",
    "2023-12-31",
    "year",
    "https://example.org/a",
]
HEADING = ["indicator", "area", "value", "qualifier", "unit", "period_start", "period_end", "period_kind", "url"]
CSV = ",".join(HEADING) + "\n" + ",".join(ROW) + "\n"


def read(tmp_path, name, content: bytes):
    path = tmp_path / name
    path.write_bytes(content)
    return read_table(path, name)


@pytest.mark.parametrize(
    "content",
    [CSV.encode(), CSV.encode("utf-8-sig"), CSV.replace("\n", "\r\n").encode(), CSV.replace(",", ";").encode()],
    ids=["plain", "byte-order mark", "crlf", "semicolons"],
)
def test_csv(tmp_path, content):
    assert check(read(tmp_path, "t.csv", content).cells).valid["value"].to_list() == [7448.0]


def test_xlsx_with_real_numbers_and_dates(tmp_path):
    frame = pl.DataFrame([dict(zip(HEADING, ROW, strict=True))]).with_columns(
        pl.col("value").cast(pl.Float64), pl.col("period_start", "period_end").str.to_date()
    )
    frame.write_excel(tmp_path / "t.xlsx")
    row = check(read_table(tmp_path / "t.xlsx", "t.xlsx").cells).valid.row(0, named=True)
    assert (row["value"], row["period_end"]) == (7448.0, date(2023, 12, 31))


def test_parquet_with_types(tmp_path):
    pl.DataFrame([dict(zip(HEADING, ROW, strict=True))]).with_columns(pl.col("value").cast(pl.Int32)).write_parquet(
        tmp_path / "t.parquet"
    )
    assert check(read_table(tmp_path / "t.parquet", "t.parquet").cells).valid["value"].to_list() == [7448.0]


def test_a_ragged_row_is_refused_with_its_number_and_the_others_read(tmp_path):
    table = read(
        tmp_path, "t.csv", (CSV + "one,too,few\n" + ",".join([*ROW, "extra"]) + "\n" + ",".join(ROW) + "\n").encode()
    )
    assert [(bad.rule, bad.row) for bad in table.malformed] == [("row_malformed", 3), ("row_malformed", 4)]
    assert table.cells["row"].to_list() == [2, 5]


def test_a_table_of_something_else_is_passed_over(tmp_path):
    assert read(tmp_path, "t.csv", b"a,b\n1,2\n") is None


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("t.csv", "tháng,số\n1,2".encode("utf-16"), "UTF-8"),
        ("t.csv", "Sóc Trăng,năm".encode("cp1258", "replace"), "UTF-8"),
        ("t.csv", b"", "empty"),
        ("t.xlsx", b"PK\x03\x04 broken", "cannot be read"),
        ("t.xlsx", b"", "cannot be read"),
        ("t.parquet", b"PAR1", "cannot be read"),
    ],
)
def test_a_broken_table_is_one_line(tmp_path, name, content, word):
    with pytest.raises(TableError, match=word) as raised:
        read(tmp_path, name, content)
    assert "\n" not in str(raised.value)


def test_a_filled_template_is_accepted(tmp_path):
    path = tmp_path / "t.xlsx"
    path.write_bytes(template())
    book = openpyxl.load_workbook(path)
    sheet = book["data"]
    heading = [cell.value for cell in sheet[1]]
    assert heading == list(ACCEPTED)
    assert set(REQUIRED) <= set(heading)
    filled = dict(zip(HEADING, ROW, strict=True)) | {
        "value": 7448,
        "period_start": date(2023, 1, 1),
        "period_end": date(2023, 12, 31),
    }
    for place, column in enumerate(heading, start=1):
        sheet.cell(2, place).value = filled.get(column)
    book.save(path)
    checked = check(read_table(path, "t.xlsx").cells)
    assert (checked.valid.height, checked.rejections.height) == (1, 0)


def test_the_template_offers_the_codes_of_the_catalogue(tmp_path):
    path = tmp_path / "t.xlsx"
    path.write_bytes(template())
    book = openpyxl.load_workbook(path)
    lists = {column[0].value: [cell.value for cell in column[1:] if cell.value] for column in book["codes"].iter_cols()}
    assert "members_admitted" in lists["indicator"]
    assert "can-tho-2025" in lists["area"]
    offered = {str(validation.sqref).split(":")[0][:-1] for validation in book["data"].data_validations.dataValidation}
    assert len(offered) == len([name for name in lists if name])


def test_a_broken_parquet_file_in_a_folder_is_refused_once(tmp_path):
    (tmp_path / "a.parquet").write_bytes(b"no parquet")
    gathered = gather([tmp_path], lambda _: None)
    assert ([r.file for r in gathered.rejections], gathered.document_files) == (["a.parquet"], [])
