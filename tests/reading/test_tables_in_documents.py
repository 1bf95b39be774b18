"""Tables inside documents are read with their headings as context."""

from datetime import date

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


def values(path):
    (document,) = read(path)
    return rows(extract(document), "indicator", "breakdown", "value", "period_end")


def word(path, cells, *merged):
    """A Word file with a table; `merged` are the corners of cells that lie over several."""
    file = docx.Document()
    file.add_paragraph(LEAD)
    table = file.add_table(rows=len(cells), cols=len(cells[0]))
    for y, row in enumerate(cells):
        for x, text in enumerate(row):
            table.cell(y, x).text = text
    for first, last in merged:
        text = table.cell(*first).text
        table.cell(*first).merge(table.cell(*last)).text = text
    file.save(path)


def web(path, table):
    path.write_text(
        f"<html><body><article><h1>Sóc Trăng công bố số liệu</h1><p>{LEAD}</p><p>{LEAD} Kết quả nêu trong bảng.</p>"
        f"<table>{table}</table></article></body></html>",
        encoding="utf-8",
    )


END_2022, END_2023 = date(2022, 12, 31), date(2023, 12, 31)
FORMS = [
    ("members_disciplined", "total", 131, END_2023),
    ("members_disciplined", "reprimand", 90, END_2023),
    ("members_disciplined", "warning", 41, END_2023),
]


def test_headings_in_two_rows_keep_each_form_apart_from_the_total(tmp_path):
    cells = [
        ["Đối tượng", "Tổng số", "Hình thức kỷ luật năm 2023", ""],
        ["", "", "Khiển trách", "Cảnh cáo"],
        ["Đảng viên bị kỷ luật năm 2023", "131", "90", "41"],
    ]
    word(tmp_path / "a.docx", cells, ((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (0, 3)))
    assert values(tmp_path / "a.docx") == FORMS


def test_headings_in_two_rows_of_a_web_page(tmp_path):
    web(
        tmp_path / "a.html",
        "<tr><th rowspan=2>Đối tượng</th><th rowspan=2>Tổng số</th><th colspan=2>Hình thức</th></tr>"
        "<tr><th>Khiển trách</th><th>Cảnh cáo</th></tr><tr><td>(A)</td><td>(1)</td><td>(2)</td><td>(3)</td></tr>"
        "<tr><td>Đảng viên bị kỷ luật năm 2023</td><td>131</td><td>90</td><td>41</td></tr>",
    )
    assert values(tmp_path / "a.html") == FORMS


def test_a_table_without_headings_whose_first_cells_span_rows(tmp_path):
    web(
        tmp_path / "a.html",
        "<tr><td rowspan=2>Năm 2022</td><td>Số đảng viên kết nạp</td><td>1.902</td></tr>"
        "<tr><td>Số đảng viên bị kỷ luật</td><td>171</td></tr>"
        "<tr><td rowspan=2>Năm 2023</td><td>Số đảng viên kết nạp</td><td>2.145</td></tr>"
        "<tr><td>Số đảng viên bị kỷ luật</td><td>160</td></tr>",
    )
    assert sorted(values(tmp_path / "a.html")) == [
        ("members_admitted", "total", 1902, END_2022),
        ("members_admitted", "total", 2145, END_2023),
        ("members_disciplined", "total", 160, END_2023),
        ("members_disciplined", "total", 171, END_2022),
    ]


def test_several_numbers_that_nothing_heads_are_not_told_of_one_matter(tmp_path):
    web(
        tmp_path / "a.html", "<tr><td>1</td><td>Số đảng viên kết nạp năm 2023</td><td>2.000</td><td>2.145</td></tr>" * 2
    )
    assert values(tmp_path / "a.html") == []


def test_years_down_the_first_column_are_the_years_of_their_rows(tmp_path):
    cells = [
        ["Năm", "Số đảng viên kết nạp", "Tăng so với năm trước", "Tổng số đảng viên cuối năm"],
        ["2022", "1.902", "-", "36.100"],
        ["2023", "2.145", "243", "38.020"],
    ]
    word(tmp_path / "a.docx", cells)
    assert values(tmp_path / "a.docx") == [
        ("members_admitted", "total", 1902, END_2022),
        ("members_total", "total", 36100, END_2022),
        ("members_admitted", "total", 2145, END_2023),
        ("members_total", "total", 38020, END_2023),
    ]


def test_who_acted_is_told_by_the_heading_of_the_column(tmp_path):
    cells = [
        ["Nội dung", "Cấp ủy các cấp", "UBKT các cấp", "Tổng số"],
        ["Số tổ chức đảng được kiểm tra năm 2023", "331", "120", "451"],
        ["Đảng viên bị thi hành kỷ luật năm 2023", "90", "70", "160"],
    ]
    word(tmp_path / "a.docx", cells)
    (document,) = read(tmp_path / "a.docx")
    assert rows(extract(document), "indicator", "body", "value") == [
        ("orgs_inspected", "party_committees", 331),
        ("orgs_inspected", "inspection_commissions", 120),
        ("orgs_inspected", "all", 451),
        ("members_disciplined", "party_committees", 90),
        ("members_disciplined", "inspection_commissions", 70),
        ("members_disciplined", "all", 160),
    ]


def test_a_change_with_its_sign_is_no_part_of_the_label(tmp_path):
    cells = [
        ["Nội dung", "Năm 2023", "Năm 2022", "Tăng (+), giảm (-)"],
        ["Số đảng viên bị kỷ luật", "160", "171", "-11"],
        ["Số đảng viên kết nạp", "2.145", "1.902", "+243"],
    ]
    word(tmp_path / "a.docx", cells)
    assert values(tmp_path / "a.docx") == [
        ("members_disciplined", "total", 160, END_2023),
        ("members_disciplined", "total", 171, END_2022),
        ("members_admitted", "total", 2145, END_2023),
        ("members_admitted", "total", 1902, END_2022),
    ]


def test_rows_of_groups_are_parts_of_what_the_row_above_counts(tmp_path):
    cells = [
        ["TT", "Nội dung", "Năm 2022", "Năm 2023"],
        ["1", "Số đảng viên kết nạp", "1.902", "2.145"],
        ["2", "Số đảng viên kết nạp là học sinh", "302", "391"],
        ["3", "Số đảng viên mới kết nạp là nữ", "870", "957"],
        ["4", "Số đảng viên kết nạp trong doanh nghiệp tư nhân", "40", "52"],
    ]
    word(tmp_path / "a.docx", cells)
    rule = ["---"] * len(cells[0])
    (tmp_path / "a.md").write_text(
        "\n".join([LEAD, "", *(f"| {' | '.join(row)} |" for row in [cells[0], rule, *cells[1:]])])
    )
    parts = zip(["total", "student", "female", "private_sector"], cells[1:], strict=True)
    expected = [
        ("members_admitted", part, float(number.replace(".", "")), day)
        for part, (_, _, *numbers) in parts
        for number, day in zip(numbers, (END_2022, END_2023), strict=True)
    ]
    assert values(tmp_path / "a.docx") == values(tmp_path / "a.md") == expected
