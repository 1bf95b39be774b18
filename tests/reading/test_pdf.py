"""A PDF as an office prints it: Vietnamese text and a table, read back whole; a scan is refused."""

import pytest

from etl.reading import ReadError, read

LINE = "Năm 2023, Đảng bộ tỉnh Sóc Trăng kết nạp 2.145 đảng viên mới, đạt 74,48% chỉ tiêu."
PAGE = f"""<!doctype html><meta charset="utf-8"><title>Tổng kết</title><style>* {{ font-family: "DejaVu Sans" }}
td, th {{ border: 1px solid }}</style><h1>Kết quả năm 2023</h1><p>{LINE}</p>
<table><tr><th>Nội dung</th><th>2022</th><th>2023</th></tr><tr><td>Đảng viên mới kết nạp</td><td>2.039</td><td>2.145</td></tr></table>"""


@pytest.fixture
def printed(tmp_path, chromium):
    """Print a page of HTML to a PDF file."""

    def to_pdf(html: str, **how):
        path = tmp_path / "a.pdf"
        page = chromium.new_page()
        page.set_content(html)
        path.write_bytes(page.pdf(format="A4", **how))
        page.close()
        return path

    return to_pdf


@pytest.mark.browser
def test_text_and_table(printed):
    (document,) = read(printed(PAGE))
    assert LINE in " ".join(document.text.split())
    assert "2.039" in document.text
    assert document.title == "Tổng kết"


@pytest.mark.browser
def test_cells_over_several_columns_and_a_table_between_paragraphs(printed):
    table = (
        "<table><tr><th rowspan=2>Nội dung</th><th colspan=2>Kết quả</th></tr><tr><th>Năm 2022</th><th>Năm 2023</th></tr>"
        "<tr><td>Đảng viên mới kết nạp</td><td>2.039</td><td>2.145</td></tr></table><p>Sau bảng.</p>"
    )
    (document,) = read(printed(PAGE.partition("<table>")[0] + table))
    row = "Đảng viên mới kết nạp, Kết quả, Năm 2022: 2.039. Đảng viên mới kết nạp, Kết quả, Năm 2023: 2.145."
    assert document.text.splitlines()[-2:] == [row, "Sau bảng."]


@pytest.mark.browser
def test_a_table_without_lines_keeps_its_numbering_apart_from_its_figures(printed):
    rows = [("Đảng viên mới kết nạp", "2.039", "2.145"), ("Đảng viên bị xóa tên", "98", "112")]
    cells = "".join(
        f"<tr><td>{i}</td>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>"
        for i, row in enumerate(rows, start=1)
    )
    page = PAGE.replace("border: 1px solid", "padding: 3px 20px").partition("<table>")[0]
    head = "<tr><th>TT</th><th>Nội dung</th><th>Năm 2022</th><th>Năm 2023</th></tr>"
    (document,) = read(printed(f"{page}<table>{head}{cells}</table><p>{LINE}</p>"))
    first = "Đảng viên mới kết nạp, Năm 2022: 2.039. Đảng viên mới kết nạp, Năm 2023: 2.145."
    second = "Đảng viên bị xóa tên, Năm 2022: 98. Đảng viên bị xóa tên, Năm 2023: 112."
    assert [line for line in document.text.splitlines() if "Năm 2022" in line and ":" in line] == [first, second]


ROWS = [(f"Đảng viên kết nạp ở huyện {i}", str(100 + i), str(200 + i)) for i in range(1, 61)]
ALL_ROWS = [f"{name}, Năm 2022: {one}. {name}, Năm 2023: {other}." for name, one, other in ROWS]


@pytest.mark.browser
@pytest.mark.parametrize("heading", ["table-header-group", "table-row-group"])
def test_a_table_goes_on_over_page_breaks_whether_or_not_its_headings_are_said_again(printed, heading):
    head = "<thead><tr><th>TT</th><th>Nội dung</th><th>Năm 2022</th><th>Năm 2023</th></tr></thead>"
    cells = "".join(f"<tr><td>{i}</td><td>{'</td><td>'.join(row)}</td></tr>" for i, row in enumerate(ROWS, start=1))
    page = PAGE.partition("<table>")[0].replace("<style>", f"<style> thead {{ display: {heading} }}")
    path = printed(
        f"{page}<table>{head}{cells}</table><p>Sau bảng.</p>",
        display_header_footer=True,
        margin={"top": "2cm", "bottom": "2cm"},
    )
    (document,) = read(path)
    assert document.text.splitlines()[2:] == [*ALL_ROWS, "Sau bảng."]


@pytest.mark.browser
def test_a_table_without_lines_goes_on_over_a_page_break(printed):
    head = "<tr><th>TT</th><th>Nội dung</th><th>Năm 2022</th><th>Năm 2023</th></tr>"
    cells = "".join(f"<tr><td>{i}</td><td>{'</td><td>'.join(row)}</td></tr>" for i, row in enumerate(ROWS, start=1))
    page = PAGE.replace("border: 1px solid", "padding: 3px 20px").partition("<table>")[0]
    (document,) = read(printed(f"{page}<table>{head}{cells}</table><p>{LINE}</p>"))
    assert [line for line in document.text.splitlines() if line.startswith("Đảng viên kết nạp ở")] == ALL_ROWS


LONG = [
    ("Đảng viên kết nạp trong các doanh nghiệp tư nhân", "39", "52"),
    ("Đảng viên được công nhận chính thức", "98", "112"),
]


@pytest.mark.browser
@pytest.mark.parametrize("align", ["top", "middle", "bottom"])
@pytest.mark.parametrize("numbered", [True, False])
def test_a_table_without_lines_whose_labels_and_headings_run_over_several_lines(printed, align, numbered):
    style = f"padding: 3px 20px; max-width: 3.4cm; vertical-align: {align}"
    first = [f"<td>{i}</td>" if numbered else "" for i in (1, 2)]
    cells = "".join(
        f"<tr>{number}<td>{'</td><td>'.join(row)}</td></tr>" for number, row in zip(first, LONG, strict=True)
    )
    head = f"<tr>{'<th>TT</th>' if numbered else ''}<th>Nội dung</th><th>Năm<br>2022</th><th>Năm<br>2023</th></tr>"
    page = PAGE.replace("border: 1px solid", style).partition("<table>")[0]
    (document,) = read(printed(f"{page}<table>{head}{cells}</table><p>{LINE}</p>"))
    told = [f"{name}, Năm 2022: {one}. {name}, Năm 2023: {other}." for name, one, other in LONG]
    assert [line for line in document.text.splitlines() if ", Năm 2022: " in line] == told


@pytest.mark.browser
def test_shares_without_lines_are_of_the_counts_before_them(printed):
    page = PAGE.replace("border: 1px solid", "padding: 3px 20px").partition("<table>")[0]
    head = (
        "<tr><th>Mức năm 2023</th><th>Tổ chức cơ sở đảng</th><th>Tỷ lệ (%)</th><th>Chi bộ</th><th>Tỷ lệ (%)</th></tr>"
    )
    rows = "".join(
        f"<tr><td>Hoàn thành {grade}nhiệm vụ</td><td>{one}</td><td>9,1</td><td>{one}1</td><td>8,2</td></tr>"
        for grade, one in (("tốt ", 41), ("", 5))
    )
    (document,) = read(printed(f"{page}<table>{head}{rows}</table><p>{LINE}</p>"))
    assert "Tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ: 41 (9,1%). Chi bộ hoàn thành tốt nhiệm vụ: 411 (8,2%)." in (
        document.text.splitlines()
    )


@pytest.mark.browser
def test_a_new_table_at_the_top_of_a_page_keeps_its_own_headings(printed):
    page = PAGE.partition("<table>")[0].replace("<style>", "<style> table { width: 15cm; table-layout: fixed }")
    one = "<table><tr><th>Nội dung</th><th>Năm 2022</th></tr><tr><td>Đảng viên kết nạp</td><td>2.039</td></tr></table>"
    other = (
        one.replace("2022", "2023").replace("2.039", "2.145").replace("<table>", "<table style='break-before:page'>")
    )
    (document,) = read(printed(page + one + other))
    told = [line for line in document.text.splitlines() if line.startswith("Đảng viên kết nạp, ")]
    assert told == ["Đảng viên kết nạp, Năm 2022: 2.039.", "Đảng viên kết nạp, Năm 2023: 2.145."]


@pytest.mark.browser
def test_a_row_cut_by_a_page_break_is_one_row(printed):
    page = PAGE.partition("<table>")[0].replace("<style>", "<style> table { width: 15cm; table-layout: fixed }")
    above = (
        "<table><tr><th>Nội dung</th><th>Năm 2023</th></tr><tr><td>Đảng viên mới kết</td><td>2.145</td></tr></table>"
    )
    below = "<table style='break-before:page'><tr><td>nạp của tỉnh</td><td></td></tr></table>"
    (document,) = read(printed(page + above + below))
    assert document.text.splitlines()[-1] == "Đảng viên mới kết nạp của tỉnh, Năm 2023: 2.145."


@pytest.mark.browser
def test_a_row_that_the_edge_of_a_page_leaves_open_is_one_row(printed):
    page = PAGE.partition("<table>")[0].replace(
        "<style>", "<style> table { width: 8cm; margin-top: 19cm } td { vertical-align: top }"
    )
    head = "<tr><th>Nội dung</th><th>Năm 2023</th></tr>"
    long = "Số đảng viên mới kết nạp " + "trong các loại hình " * 20
    body = f"<tr><td>Đảng viên xóa tên</td><td>112</td></tr><tr><td>{long}</td><td>45</td></tr><tr><td>Cuối</td><td>7</td></tr>"
    (document,) = read(printed(f"{page}<table>{head}{body}</table>"))
    assert document.text.splitlines()[-2:] == [f"{long.strip()}, Năm 2023: 45.", "Cuối, Năm 2023: 7."]


@pytest.mark.browser
def test_a_sentence_over_a_page_break_is_read_without_page_numbers_running_heads_and_footnotes(printed):
    small = "".join(
        f"<p style='font-size: 9pt'><sup>{number}</sup> {note}</p>"
        for number, note in enumerate(["Trong đó có 15 trường hợp kết nạp lại.", "Tính đến 31/12."], start=1)
    )
    page = PAGE.partition("<p>")[0]
    told = "Năm 2023, Đảng bộ tỉnh Sóc Trăng kết nạp"
    rest = "2.145<sup>2</sup> đảng viên mới; đạt 104,5%<sup>(3)</sup> chỉ tiêu năm."
    path = printed(
        f"{page}<p>Kết quả<sup>1</sup> được tổng hợp.</p><p>{told}</p>{small}<p style='break-before: page'>{rest}</p>",
        display_header_footer=True,
        header_template="<div style='font-size: 9pt; margin-left: 2cm'>Tỉnh ủy Sóc Trăng</div>",
        footer_template="<div style='font-size: 9pt; margin-left: 9cm'>Trang <span class=pageNumber></span></div>",
        margin={"top": "2cm", "bottom": "2cm"},
    )
    (document,) = read(path)
    assert document.text.splitlines() == [
        "Kết quả năm 2023",
        "Kết quả được tổng hợp.",
        f"{told} 2.145 đảng viên mới; đạt 104,5% chỉ tiêu năm.",
        "[1] Trong đó có 15 trường hợp kết nạp lại.",
        "[2] Tính đến 31/12.",
    ]


@pytest.mark.browser
def test_two_columns_are_read_one_after_the_other(printed):
    more = "Ủy ban kiểm tra các cấp thi hành kỷ luật 160 đảng viên, trong đó khiển trách 102 và cảnh cáo 58 đảng viên."
    flow = "<style>div { columns: 2; column-gap: 1cm }</style><div>" + f"<p>{LINE}</p><p>{more}</p>" * 3 + "</div>"
    (document,) = read(printed(PAGE.partition("<p>")[0] + flow))
    assert (document.text.count(LINE), document.text.count(more)) == (3, 3)
    assert document.text.startswith("Kết quả năm 2023")


@pytest.mark.browser
def test_a_scan_is_refused_in_one_line(printed):
    with pytest.raises(ReadError, match="no text in this PDF"):
        list(read(printed("<svg width=200 height=200><circle cx=100 cy=100 r=80 /></svg>")))
