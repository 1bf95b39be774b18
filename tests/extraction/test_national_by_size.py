"""Whose the figures are where no country and no province is named: by who tells them, by their size, by their term."""

from datetime import date

import pytest

from etl.documents import Document
from etl.extraction import extract


def told(text, published=date(2023, 12, 29), title=None, publisher=None):
    read = extract(Document(name="a", text=text, title=title, published=published, publisher=publisher))
    return [(o.area, o.indicator, o.value, o.period_start, o.period_end) for o in read]


def test_what_the_centre_reports_is_the_countrys_in_a_provinces_paper():
    text = (
        "Theo báo cáo của UBKT Trung ương, năm 2022, cấp ủy các cấp đã kiểm tra 53.112 tổ chức đảng. Cùng năm, UBKT "
        "các cấp Thành phố Hà Nội thi hành kỷ luật 211 đảng viên."
    )
    assert [(area, value) for area, _, value, *_ in told(text, publisher="Báo Hà Nội Mới")] == [
        ("vn", 53112),
        ("ha-noi", 211),
    ]


BODY = "UBKT các cấp đã xử lý kỷ luật {} đảng viên."


@pytest.mark.parametrize(("counted", "area"), [("61.240", ["vn"]), ("6.240", [])])
def test_so_many_no_province_disciplines(counted, area):
    text = f"Công tác kiểm tra có nhiều đóng góp. Từ năm 2016 đến năm 2020, {BODY.format(counted)}"
    assert [a for a, *_ in told(text)] == area


def test_a_region_may_discipline_as_many():
    text = f"Các tỉnh khu vực miền Trung đã nỗ lực. Từ năm 2016 đến năm 2020, {BODY.format('21.240')}"
    assert told(text) == []


@pytest.mark.parametrize("since", ["Từ Đại hội XI", "Từ sau Đại hội XI của Đảng"])
def test_a_time_since_a_congress_may_end_on_a_day(since):
    text = f"{since} đến hết tháng 6/2013, cấp ủy, UBKT các cấp trong cả nước thi hành kỷ luật 36.120 đảng viên."
    assert told(text, date(2013, 10, 16)) == [("vn", "members_disciplined", 36120, date(2011, 1, 1), date(2013, 6, 30))]


def test_a_term_by_its_number_alone_is_the_partys_only_where_the_figure_is():
    text = "Nhiệm kỳ XII, cả nước kỷ luật 69.112 đảng viên."
    assert told(text, date(2021, 12, 9)) == [("vn", "members_disciplined", 69112, date(2016, 1, 1), date(2021, 1, 31))]
    assert told("Nhiệm kỳ XII, toàn tỉnh Sóc Trăng kỷ luật 312 đảng viên.", date(2021, 12, 9)) == []


def test_a_part_of_what_was_inspected_upon_signs_is_no_inspection_of_another_kind():
    text = (
        "Năm 2022, UBKT các cấp trong cả nước kiểm tra khi có dấu hiệu vi phạm 3.112 tổ chức đảng. Trong đó, Đảng bộ "
        "tỉnh Sóc Trăng kiểm tra 12 tổ chức đảng."
    )
    assert [(area, code, value) for area, code, value, *_ in told(text)] == [("vn", "orgs_inspected_violation", 3112)]


@pytest.mark.parametrize(
    ("time", "first", "last"),
    [
        ("Từ năm 2012 đến nay, sau 5 năm", date(2012, 1, 1), date(2017, 11, 9)),
        ("Từ năm 2012 đến hết năm 2016, qua 5 năm", date(2012, 1, 1), date(2016, 12, 31)),
        ("Từ năm 2005 đến nay, cả nước đổi mới. Sau 5 năm", date(2013, 1, 1), date(2017, 11, 9)),
    ],
)
def test_the_years_of_a_resolution_only_count_those_of_a_span_told_right_before(time, first, last):
    text = f"{time} thực hiện Nghị quyết Trung ương 4, cả nước đã kỷ luật 72.104 đảng viên."
    assert told(text, date(2017, 11, 9)) == [("vn", "members_disciplined", 72104, first, last)]


@pytest.mark.parametrize(
    ("behind", "values"),
    [
        (" (bình quân mỗi năm kết nạp 25.050 đảng viên)", [125250]),
        (" (25.050 đảng viên/năm)", [125250]),
        (" (mỗi năm)", []),
        (" (tăng 5% mỗi năm)", []),
        ("/năm (năm 2019 là 120.105)", []),
    ],
)
def test_an_average_in_brackets_is_of_the_count_in_them(behind, values):
    text = f"Nhiệm kỳ 2016 - 2020, cả nước kết nạp 125.250 đảng viên{behind}."
    assert [value for _, code, value, *_ in told(text, date(2020, 12, 9)) if code == "members_admitted"] == values
