"""Reading aside: a stranger's file in a process of its own; whatever it holds, one clear answer comes back."""

import io
import zipfile

import polars as pl
import pytest
import xlsxwriter

from etl import read_aside
from etl.aside import ENDINGS, Limits
from etl.template import template

TEXT = "Năm 2023, Đảng bộ tỉnh Sóc Trăng kết nạp 1.412 đảng viên, trong đó nữ 702; tăng 14 so với năm 2022."


def test_a_text_comes_back_with_its_figures_and_the_fate_of_every_number():
    answer = read_aside("a.txt", TEXT.encode())
    assert answer.problem is None
    assert answer.figures["value"].to_list() == [1412, 702]
    (text,) = answer.texts
    assert text.text == TEXT
    assert [(n.text, n.fate) for n in text.numbers] == [
        ("Năm 2023", "date"),
        ("1.412", "taken"),
        ("702", "taken"),
        ("14", "change"),
        ("năm 2022", "date"),
    ]
    assert all({"vi", "en"} == set(n.reason) for n in text.numbers)


def test_what_the_reader_knows_decides_whose_figures_they_are():
    text = "Sáu tháng đầu năm, toàn tỉnh kết nạp 731 đảng viên.".encode()
    assert [u["value"] for u in read_aside("a.txt", text).texts[0].unresolved] == [731]
    known = {"published": "2022-07-05", "area": "ca-mau", "publisher": None}
    row = read_aside("a.txt", text, known).figures.to_dicts()[0]
    assert (row["area"], str(row["period_end"])) == ("ca-mau", "2022-06-30")


def test_a_table_gives_its_rows_and_what_is_to_be_mended():
    frame = pl.DataFrame(
        {
            "indicator": ["members_admitted", "members_admited"],
            "area": ["soc-trang", "soc-trang"],
            "value": ["1412", "5"],
            "qualifier": ["exact"] * 2,
            "unit": ["persons"] * 2,
            "period_start": ["2023-01-01"] * 2,
            "period_end": ["2023-12-31"] * 2,
            "period_kind": ["year"] * 2,
            "url": ["https://example.org/1"] * 2,
        }
    )
    answer = read_aside("a.csv", frame.write_csv().encode())
    assert answer.figures["value"].to_list() == [1412]
    assert answer.rejections.select("row", "column", "rule").rows() == [(3, "indicator", "code_unknown")]


@pytest.mark.slow
def test_the_empty_template_is_a_table_without_rows():
    answer = read_aside("t.xlsx", template())
    assert (answer.problem, answer.figures.height, answer.rejections.height) == (None, 0, 0)


def test_a_table_of_something_else_is_told_what_it_lacks():
    answer = read_aside("a.csv", b"x,y\n1,2\n")
    assert answer.problem == "no_table"
    assert "indicator" in answer.detail


@pytest.mark.slow
@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("content", [b"", b"\x00" * 4096, bytes(range(256)) * 40], ids=["empty", "zeros", "noise"])
def test_garbage_gives_one_line_without_a_path(ending, content):
    answer = read_aside(f"tệp.{ending}", content)
    assert answer.problem in {"unreadable", "no_table"} or not answer.figures.height
    assert "\n" not in answer.detail
    assert "/tmp" not in answer.detail  # noqa: S108


def test_an_unknown_kind_starts_no_process():
    assert read_aside("a.exe", b"MZ").problem == "unknown_kind"


@pytest.mark.slow
def test_a_document_that_unpacks_to_gigabytes_is_stopped():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(1500):
                part.write(b"a" * (1 << 20))
    answer = read_aside("bomb.docx", packed.getvalue(), limits=Limits(seconds=30, memory=1 << 30))
    assert answer.problem in {"too_large", "too_slow", "unreadable"}


@pytest.mark.slow
def test_a_text_that_is_too_long_is_refused():
    answer = read_aside("a.txt", ("kết nạp 5 đảng viên. " * 100).encode(), limits=Limits(characters=500))
    assert answer.problem == "too_large"


def test_a_reading_without_end_is_stopped():
    answer = read_aside("a.txt", TEXT.encode(), limits=Limits(seconds=0))
    assert answer.problem == "too_slow"


@pytest.mark.slow
def test_a_large_workbook_is_read_or_refused_within_its_limits():
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for row in range(20_000):
            for column in range(20):
                sheet.write_number(row, column, row)
    answer = read_aside("big.xlsx", buffer.getvalue())
    assert answer.problem in {"no_table", "too_large", "too_slow"}
