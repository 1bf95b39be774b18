"""Tables inside documents are read with their headings as context."""

import docx

from etl.extraction import extract
from etl.reading import read
from tests.extraction.samples import rows

ROWS = [
    ["TT", "Nội dung", "Năm 2022", "Năm 2023"],
    ["1", "Đảng viên mới kết nạp", "1.902", "2.145"],
    ["2", "Số đảng viên bị kỷ luật", "171", "160"],
]
EXPECTED = [
    ("members_admitted", 1902, 2022),
    ("members_admitted", 2145, 2023),
    ("members_disciplined", 171, 2022),
    ("members_disciplined", 160, 2023),
]
LEAD = "Tỉnh ủy Sóc Trăng công bố số liệu công tác xây dựng Đảng, các cấp ủy đã bám sát chương trình công tác đề ra."


def found(path):
    (document,) = read(path)
    observations = extract(document)
    assert all(document.text[o.span_start : o.span_end] in o.evidence for o in observations)
    return [(i, v, e.year) for i, v, e in rows(observations, "indicator", "value", "period_end")]


def test_a_table_in_a_web_page(tmp_path):
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    page = f"<html><body><article><h1>Sóc Trăng công bố số liệu</h1><p>{LEAD}</p><p>{LEAD} Kết quả nêu trong bảng.</p><table>{table}</table></article></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    assert found(tmp_path / "a.html") == EXPECTED


def test_a_table_in_a_word_file(tmp_path):
    file = docx.Document()
    file.add_paragraph(LEAD)
    table = file.add_table(rows=0, cols=4)
    for row in ROWS:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    file.save(tmp_path / "a.docx")
    assert found(tmp_path / "a.docx") == EXPECTED


def test_a_table_of_ratings_gives_the_grade_of_its_row_and_the_unit_of_its_column(tmp_path):
    rated = [
        ["Mức xếp loại năm 2022", "Tổ chức cơ sở đảng", "Tỷ lệ (%)", "Chi bộ trực thuộc", "Tỷ lệ (%)"],
        ["Hoàn thành xuất sắc nhiệm vụ", "91", "19,2", "402", "17,9"],
        ["Không hoàn thành nhiệm vụ", "2", "0,4", "6", "0,3"],
    ]
    file = docx.Document()
    file.add_paragraph("Năm 2022, Đảng bộ tỉnh Sóc Trăng đánh giá, xếp loại như sau:")
    table = file.add_table(rows=0, cols=5)
    for row in rated:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    file.save(tmp_path / "a.docx")
    assert [(i, v) for i, v, _ in found(tmp_path / "a.docx")] == [
        ("org_excellent_count", 91),
        ("org_excellent_pct", 19.2),
        ("cell_excellent_count", 402),
        ("cell_excellent_pct", 17.9),
        ("org_failed_count", 2),
        ("org_failed_pct", 0.4),
        ("cell_failed_count", 6),
        ("cell_failed_pct", 0.3),
    ]
