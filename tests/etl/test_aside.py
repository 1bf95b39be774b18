"""Reading aside: a stranger's file in a process of its own; whatever it holds, one clear answer comes back."""

import errno
import io
import os
import random
import re
import zipfile

import openpyxl
import polars as pl
import pytest
import xlsxwriter

from etl import ENDINGS, PROBLEMS, Limits, read_aside, template
from etl.aside import asking, reading
from tests.conftest import ROOT

TEXT = "Năm 2023, Đảng bộ tỉnh Sóc Trăng kết nạp 1.412 đảng viên, trong đó nữ 702; tăng 14 so với năm 2022."
NOISE = random.Random(4).randbytes(9000)  # noqa: S311
TABLE = {
    "indicator": "members_admitted",
    "area": "soc-trang",
    "value": "1412",
    "qualifier": "exact",
    "unit": "persons",
    "period_start": "2023-01-01",
    "period_end": "2023-12-31",
    "period_kind": "year",
    "url": "https://example.org/1",
}


@pytest.mark.slow
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
    assert answer.size > len(TEXT)


@pytest.mark.slow
def test_what_the_reader_knows_decides_whose_figures_they_are():
    text = "Sáu tháng đầu năm, toàn tỉnh kết nạp 731 đảng viên.".encode()
    assert [u["value"] for u in read_aside("a.txt", text).texts[0].unresolved] == [731]
    known = {"published": "2022-07-05", "area": "ca-mau", "publisher": None}
    row = read_aside("a.txt", text, known).figures.to_dicts()[0]
    assert (row["area"], str(row["period_end"])) == ("ca-mau", "2022-06-30")


@pytest.mark.slow
def test_a_table_gives_its_rows_and_what_is_to_be_mended():
    rows = [TABLE, TABLE | {"indicator": "members_admited", "value": "5"}]
    answer = read_aside("a.csv", pl.DataFrame(rows).write_csv().encode())
    assert answer.figures["value"].to_list() == [1412]
    assert answer.rejections.select("row", "column", "rule").rows() == [(3, "indicator", "code_unknown")]


@pytest.mark.slow
def test_the_empty_template_is_a_table_without_rows():
    answer = read_aside("t.xlsx", template())
    assert (answer.problem, answer.figures.height, answer.rejections.height) == (None, 0, 0)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.csv", b"x,y\n1,2\n", "no_table"),
        ("a.csv", "tháng".encode("utf-16"), "encoding"),
        ("a.txt", "tháng".encode("utf-16"), "encoding"),
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t ", "empty"),
        ("a.pdf", b"PK\x03\x04 a DOCX", "disguised"),
        ("a.docx", b"%PDF-1.7 a PDF", "disguised"),
        ("a.xlsx", b"indicator,area\n", "disguised"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "locked"),
        ("a.docx", b"PK\x03\x04 cut short", "broken"),
        ("a.pdf", b"%PDF-1.7\ncut short", "broken"),
        ("a.html", b"<html><body></body></html>", "no_text"),
        ("a.exe", b"MZ", "unknown_kind"),
        ("no-ending", b"x", "unknown_kind"),
    ],
)
def test_each_way_of_being_unreadable_has_its_code(name, content, problem):
    assert read_aside(name, content).problem == problem
    assert problem in PROBLEMS


@pytest.mark.slow
@pytest.mark.parametrize("user", [b"secret", b""], ids=["to open", "to change only"])
def test_a_pdf_with_a_password_is_locked_where_it_takes_one_to_open(user):
    from tests.etl.locked import pdf_with_password

    problem = read_aside("a.pdf", pdf_with_password(user=user, owner=b"owner")).problem
    assert problem == ("locked" if user else "no_text")


@pytest.mark.slow
@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("content", [b"\x00" * 4096, NOISE], ids=["zeros", "noise"])
def test_garbage_of_any_kind_gives_a_code_or_nothing(ending, content):
    answer = read_aside(f"tệp.{ending}", content)
    assert answer.problem in PROBLEMS or not answer.figures.height


def packed(**parts: int) -> bytes:
    """A ZIP with parts of so many megabytes of one letter."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, megabytes in parts.items():
            with archive.open(name, "w", force_zip64=True) as part:
                for _ in range(megabytes):
                    part.write(b"a" * (1 << 20))
    return buffer.getvalue()


@pytest.mark.slow
def test_a_document_that_says_it_unpacks_to_gigabytes_is_not_unpacked():
    assert read_aside("bomb.docx", packed(**{"word/document.xml": 300})).problem == "too_large"


@pytest.mark.slow
def test_zips_within_zips_are_not_unpacked():
    inner = packed(deep=100)
    for _ in range(5):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in "abcdefgh":
                archive.writestr(f"{name}.zip", inner)
        inner = buffer.getvalue()
    assert read_aside("deep.docx", inner).problem in {"broken", "too_large"}


@pytest.mark.slow
def test_a_document_that_lies_about_what_it_unpacks_to_meets_the_end_of_its_memory():
    book = io.BytesIO()
    openpyxl.Workbook().save(book)
    bomb = io.BytesIO()
    with zipfile.ZipFile(book) as whole, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in whole.namelist():
            if part.startswith("xl/worksheets"):
                archive.writestr(part, b"<worksheet><sheetData>" + b"<row>" * (30 << 20))
            else:
                archive.writestr(part, whole.read(part))
    limits = Limits(seconds=30, memory=400 << 20, unpacked=1 << 40)
    assert read_aside("bomb.xlsx", bomb.getvalue(), limits=limits).problem in {"too_large", "too_slow", "broken"}


@pytest.mark.slow
def test_a_workbook_of_a_million_cells_is_refused_in_time():
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"constant_memory": True, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, list(TABLE))
        for row in range(1, 111_112):
            sheet.write_row(row, 0, list(TABLE.values()))
    assert read_aside("big.xlsx", buffer.getvalue()).problem == "too_many_rows"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("limits", "problem"),
    [
        (Limits(characters=500), "too_long"),
        (Limits(seconds=0), "too_slow"),
        (Limits(answer=4000), "too_large"),
        (Limits(memory=32 << 20), "too_large"),
    ],
    ids=["characters", "seconds", "answer", "memory"],
)
def test_a_text_beyond_a_limit_is_refused(limits, problem):
    answer = read_aside("a.txt", ("Năm 2023, Sóc Trăng kết nạp 5 đảng viên. " * 100).encode(), limits=limits)
    assert (answer.problem, answer.texts, answer.figures) == (problem, [], None)


@pytest.mark.slow
def test_a_table_of_too_many_rows_is_refused():
    table = pl.DataFrame([TABLE] * 3).write_csv().encode()
    assert read_aside("a.csv", table, limits=Limits(rows=2)).problem == "too_many_rows"


def test_a_table_of_something_else_says_which_columns_it_lacks():
    answer = read_aside("a.csv", pl.DataFrame([TABLE]).drop("unit", "url").write_csv().encode())
    assert (answer.problem, answer.detail) == ("no_table", "unit, url")


DEFECTS = {
    "an error while reading": ("KeyError('the text')", r"KeyError at etl/aside/reading\.py:\d+"),
    "an error of another's": ("ZeroDivisionError('the text')", r"ZeroDivisionError at etl/aside/reading\.py:\d+"),
}


@pytest.mark.slow
@pytest.mark.parametrize("case", DEFECTS)
def test_a_defect_of_ours_is_no_limit_and_the_log_has_nothing_of_the_text(case, tmp_path, monkeypatch, caplog):
    raised, noted = DEFECTS[case]
    (tmp_path / "sitecustomize.py").write_text(
        f"import sys; sys.path.append({str(ROOT)!r})\n"
        "from etl.aside import reading\n"
        f"def broken(*_):\n    raise {raised}\n"
        "reading._holds = broken\n"
    )
    monkeypatch.setattr(asking, "_ROOT", tmp_path)
    answer = read_aside("a.txt", TEXT.encode())
    assert answer.problem == "failed"
    assert re.fullmatch(noted, answer.detail)
    assert noted.partition(" ")[0] in caplog.text
    assert "the text" not in caplog.text


@pytest.mark.slow
def test_a_process_that_never_answers_failed(tmp_path, monkeypatch, caplog):
    (tmp_path / "sitecustomize.py").write_text(
        f"import sys; sys.path.append({str(ROOT)!r})\n"
        "from etl.aside import reading\n"
        "def broken():\n    raise KeyError('the text')\n"
        "reading.main = broken\n"
    )
    monkeypatch.setattr(asking, "_ROOT", tmp_path)
    assert read_aside("a.txt", TEXT.encode()).problem == "failed"
    assert "no answer came back" in caplog.text
    assert "the text" not in caplog.text


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (MemoryError(), True),
        (OSError(errno.EFBIG, "File too large"), True),
        (OSError(errno.ENOMEM, "Cannot allocate memory"), True),
        (ImportError("x.so: failed to map segment from shared object"), True),
        (RuntimeError("can't start new thread"), True),
        (OSError(errno.ENOENT, "No such file"), False),
        (ValueError("cannot allocate memory"), False),
        (KeyError("x"), False),
    ],
)
def test_what_is_a_limit_and_what_a_defect(error, expected):
    assert reading.met_a_limit(error) == expected


def test_a_limit_that_led_to_another_error_is_one():
    error = ValueError("bad")
    error.__cause__ = MemoryError()
    assert reading.met_a_limit(error)


def test_who_waits_too_long_for_a_turn_is_told():
    assert all(asking._TURNS.acquire(timeout=5) for _ in range(2))
    try:
        assert read_aside("a.txt", TEXT.encode(), limits=Limits(waiting=0.1)).problem == "busy"
    finally:
        asking._TURNS.release(2)


@pytest.mark.slow
def test_nothing_is_left_behind_and_no_secret_goes_along(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("CHISO_SECRET", "x")
    assert read_aside("a.txt", TEXT.encode()).problem is None
    assert read_aside("a.txt", TEXT.encode(), limits=Limits(seconds=0)).problem == "too_slow"
    assert list(tmp_path.iterdir()) == []
    assert "CHISO_SECRET" in os.environ
    assert "CHISO_SECRET" not in asking._environment(tmp_path)


def test_a_defect_of_ours_is_told_as_one_and_the_log_names_its_place_and_nothing_of_the_file(caplog):
    answer = read_aside("a.txt", TEXT.encode(), {"published": "bí mật"})
    assert answer.problem == "failed"
    (record,) = caplog.records
    assert "ValueError" in record.getMessage()
    assert "reading.py:" in record.getMessage()
    assert "bí mật" not in record.getMessage()
