"""Reports of the whole country: whose they are when nobody is named, of which term, and what is only a part."""

from datetime import date

import pytest

from etl.documents import Document
from etl.extraction import extract

YEAR = (date(2023, 1, 1), date(2023, 12, 31))
COMMITTEES, COMMISSIONS = "party_committees", "inspection_commissions"

CASES = [
    (
        "Uỷ ban Kiểm tra T.Ư cho biết, trong năm 2023, UBKT các cấp đã kiểm tra khi có dấu hiệu vi phạm 3.118 tổ chức đảng.",
        [("orgs_inspected_violation", COMMISSIONS, 3118, *YEAR)],
    ),
    (
        (
            "Năm 2023, cấp ủy, UBKT đảng các cấp kỷ luật 588 tổ chức đảng, hơn 23.400 đảng viên. Từ đầu nhiệm kỳ Đại hội XIII, "
            "đã có 98 cán bộ diện Trung ương quản lý bị kỷ luật."
        ),
        [("orgs_disciplined", "all", 588, *YEAR), ("members_disciplined", "all", 23400, *YEAR)],
    ),
    (
        (
            "Ban Bí thư tổ chức hội nghị toàn quốc tổng kết công tác kiểm tra năm 2023 và nửa nhiệm kỳ Đại hội XIII.\n\n"
            "Trong nhiệm kỳ, cấp ủy các cấp kiểm tra 141.205 tổ chức đảng."
        ),
        [("orgs_inspected", COMMITTEES, 141205, date(2021, 1, 1), date(2024, 1, 20))],
    ),
    (
        "Từ đầu nhiệm kỳ Đại hội 13 của Đảng đến nay, cả nước có 52.300 đảng viên bị kỷ luật.",
        [("members_disciplined", "all", 52300, date(2021, 1, 1), date(2024, 1, 20))],
    ),
    (
        "Toàn Đảng kết nạp hơn 151.000 đảng viên năm 2023, nâng tổng số đảng viên lên trên 5,3 triệu.",
        [
            ("members_admitted", "all", 151000, *YEAR),
            ("members_total", "all", 5300000, date(2023, 12, 31), date(2023, 12, 31)),
        ],
    ),
    (
        "Năm 2023, hơn 60 cấp ủy, hơn 7.900 đảng viên trong toàn Đảng bị kỷ luật.",
        [("members_disciplined", "all", 7900, *YEAR)],
    ),
    (
        (
            "Hội nghị toàn quốc nghe báo cáo: năm 2023, UBKT các cấp giám sát 30.400 tổ chức đảng; qua giám sát, chuyển kiểm tra khi có dấu "
            "hiệu vi phạm 12 tổ chức đảng, 41 đảng viên."
        ),
        [("orgs_supervised", COMMISSIONS, 30400, *YEAR)],
    ),
    (
        "Năm 2023, UBKT các cấp trong cả nước đã giải quyết 51 đơn tố cáo tổ chức đảng, 1.316 đơn tố cáo đảng viên.",
        [],
    ),
    (
        (
            "Năm 2023, UBKT các cấp trong cả nước kiểm tra, giám sát việc kê khai tài sản của 7.120 đảng viên, kết luận 245 đảng "
            "viên vi phạm."
        ),
        [],
    ),
    (
        "Năm 2023, UBKT các cấp trong cả nước giải quyết tố cáo 96 đảng viên, kết luận 21 trường hợp có vi phạm, phải thi hành kỷ luật 12 trường hợp.",
        [("members_denounced", COMMISSIONS, 96, *YEAR)],
    ),
    (
        "Năm 2023, cả nước có 3.150 đảng viên Cộng sản bị kỷ luật vì liên quan đến tham nhũng.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_reports_of_the_country_are_read_as_a_reader_would(text, expected):
    read = extract(Document(name="a", text=text, published=date(2024, 1, 20)))
    assert [(o.indicator, o.body, o.value, o.period_start, o.period_end) for o in read] == expected
    assert {o.area for o in read} <= {"vn"}


def test_a_unit_that_does_not_say_its_name_is_not_the_country():
    text = "Trong nhiệm kỳ Đại hội XIII, năm 2023, UBKT các cấp kỷ luật 12 đảng viên, kiểm tra 31 tổ chức đảng."
    assert extract(Document(name="a", text=text, published=date(2024, 1, 20))) == []


def test_the_term_of_the_country_is_not_told_by_a_congress_of_a_province():
    text = (
        "Nhiệm kỳ Đại hội XIV Đảng bộ tỉnh Hà Nam đã qua nửa chặng đường.\n\n"
        "Năm 2023, cấp ủy các cấp kỷ luật 88 đảng viên."
    )
    read = extract(Document(name="a", text=text, published=date(2024, 1, 20)))
    assert [(o.area, o.value) for o in read] == [("ha-nam", 88)]
