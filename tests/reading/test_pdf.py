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

    def to_pdf(html: str):
        path = tmp_path / "a.pdf"
        page = chromium.new_page()
        page.set_content(html)
        path.write_bytes(page.pdf())
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
def test_a_scan_is_refused_in_one_line(printed):
    with pytest.raises(ReadError, match="no text in this PDF"):
        list(read(printed("<svg width=200 height=200><circle cx=100 cy=100 r=80 /></svg>")))
