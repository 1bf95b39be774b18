"""Forms of sentences that reports print often: each with the figures it states, and no others."""

from datetime import date

import pytest

from etl.documents import Document
from etl.extraction import extract
from etl.extraction.account import account
from tests.extraction import test_forms_of_counts as counts
from tests.extraction import test_forms_of_members as members
from tests.extraction.samples import figures_of, report, rows

STATED = [
    (
        "Từ đầu nhiệm kỳ đến hết tháng 6/2023, toàn Đảng bộ kết nạp 4.100 đảng viên.",
        [("members_admitted", "total", 4100.0, date(2020, 1, 1), date(2023, 6, 30))],
    ),
    (
        "Năm 2023, toàn tỉnh kết nạp 1.806 đảng viên, đạt 90,3% so chỉ tiêu 2.000.",
        [
            ("members_admitted", "total", 1806.0, date(2023, 1, 1), date(2023, 12, 31)),
            ("members_admitted_target_pct", "total", 90.3, date(2023, 1, 1), date(2023, 12, 31)),
            ("members_admitted_target", "total", 2000.0, date(2023, 1, 1), date(2023, 12, 31)),
        ],
    ),
    (
        "Năm 2023, chỉ tiêu giao là 1.750, kết quả kết nạp 1.790 đảng viên.",
        [
            ("members_admitted_target", "total", 1750.0, date(2023, 1, 1), date(2023, 12, 31)),
            ("members_admitted", "total", 1790.0, date(2023, 1, 1), date(2023, 12, 31)),
        ],
    ),
    (
        "Số đảng viên của tỉnh đến cuối tháng 11/2023 là 41.207.",
        [("members_total", "total", 41207.0, date(2023, 11, 30), date(2023, 11, 30))],
    ),
    (
        "Số đảng viên có đạo trong toàn Đảng bộ là 1.512 đồng chí.",
        [("members_total", "religious", 1512.0, date(2024, 1, 5), date(2024, 1, 5))],
    ),
    (
        "Tỷ lệ đảng viên là người dân tộc thiểu số đạt 31,4%.",
        [("members_group_pct", "ethnic_minority", 31.4, date(2024, 1, 5), date(2024, 1, 5))],
    ),
    (
        "Trong 2 năm 2022 - 2023, toàn tỉnh kết nạp 3.310 đảng viên. Năm 2022: 1.604; năm 2023: 1.706.",
        [
            ("members_admitted", "total", 3310.0, date(2022, 1, 1), date(2023, 12, 31)),
            ("members_admitted", "total", 1604.0, date(2022, 1, 1), date(2022, 12, 31)),
            ("members_admitted", "total", 1706.0, date(2023, 1, 1), date(2023, 12, 31)),
        ],
    ),
    (
        "Năm 2023, toàn tỉnh thi hành kỷ luật 9 tổ chức đảng, 402 đảng viên; 88 người là cấp ủy viên.",
        [
            ("orgs_disciplined", "total", 9.0, date(2023, 1, 1), date(2023, 12, 31)),
            ("members_disciplined", "total", 402.0, date(2023, 1, 1), date(2023, 12, 31)),
            ("members_disciplined", "committee_member", 88.0, date(2023, 1, 1), date(2023, 12, 31)),
        ],
    ),
    (
        (
            "Năm 2023: hoàn thành xuất sắc nhiệm vụ có 90 tổ chức cơ sở đảng (15,2%), 6.110 đảng viên (15,9%); hoàn thành "
            "tốt nhiệm vụ 430 tổ chức cơ sở đảng (72,6%), 30.020 đảng viên (78,2%); hoàn thành nhiệm vụ 72 tổ chức cơ sở "
            "đảng (12,2%), 2.260 đảng viên (5,9%)."
        ),
        [
            ("org_excellent_count", "total", 90.0, date(2023, 1, 1), date(2023, 12, 31)),
            ("org_excellent_pct", "total", 15.2, date(2023, 1, 1), date(2023, 12, 31)),
            ("member_excellent_count", "total", 6110.0, date(2023, 1, 1), date(2023, 12, 31)),
            ("member_excellent_pct", "total", 15.9, date(2023, 1, 1), date(2023, 12, 31)),
            ("org_good_count", "total", 430.0, date(2023, 1, 1), date(2023, 12, 31)),
            ("org_good_pct", "total", 72.6, date(2023, 1, 1), date(2023, 12, 31)),
            ("member_good_count", "total", 30020.0, date(2023, 1, 1), date(2023, 12, 31)),
            ("member_good_pct", "total", 78.2, date(2023, 1, 1), date(2023, 12, 31)),
            ("org_completed_count", "total", 72.0, date(2023, 1, 1), date(2023, 12, 31)),
            ("org_completed_pct", "total", 12.2, date(2023, 1, 1), date(2023, 12, 31)),
            ("member_completed_count", "total", 2260.0, date(2023, 1, 1), date(2023, 12, 31)),
            ("member_completed_pct", "total", 5.9, date(2023, 1, 1), date(2023, 12, 31)),
        ],
    ),
    (
        "Năm 2023, 1.204 đảng viên nhận Huy hiệu Đảng.",
        [("badges_awarded", "total", 1204.0, date(2023, 1, 1), date(2023, 12, 31))],
    ),
    (
        "Năm 2023, toàn Đảng bộ kết nạp 1.911 đảng viên. Con số của năm 2022 là 1.842.",
        [
            ("members_admitted", "total", 1911.0, date(2023, 1, 1), date(2023, 12, 31)),
            ("members_admitted", "total", 1842.0, date(2022, 1, 1), date(2022, 12, 31)),
        ],
    ),
    (
        "UBKT các cấp thi hành kỷ luật 27 đảng viên, trong đó cảnh cáo 7, khiển trách 5. Toàn tỉnh kết nạp 310 đảng viên.",
        [
            ("members_disciplined", "total", 27.0, date(2023, 1, 1), date(2023, 12, 31)),
            ("members_disciplined", "warning", 7.0, date(2023, 1, 1), date(2023, 12, 31)),
            ("members_disciplined", "reprimand", 5.0, date(2023, 1, 1), date(2023, 12, 31)),
            ("members_admitted", "total", 310.0, date(2023, 1, 1), date(2023, 12, 31)),
        ],
    ),
    (
        "Khi có nghị quyết, toàn Đảng bộ tỉnh có 30.118 đảng viên (tháng 12/2017).",
        [("members_total", "total", 30118.0, date(2017, 12, 31), date(2017, 12, 31))],
    ),
]
STATED += [
    (
        "6 tháng đầu năm 2023, các cấp ủy không có thi hành kỷ luật tổ chức đảng.",
        [("orgs_disciplined", "total", 0.0, date(2023, 1, 1), date(2023, 6, 30))],
    ),
    (
        "Năm 2023, toàn tỉnh có 90 đảng viên bị kỷ luật. Có 1 tổ chức đảng bị thi hành kỷ luật bằng hình thức cảnh cáo.",
        [
            ("members_disciplined", "total", 90.0, date(2023, 1, 1), date(2023, 12, 31)),
            ("orgs_disciplined", "total", 1.0, date(2023, 1, 1), date(2023, 12, 31)),
            ("orgs_disciplined", "warning", 1.0, date(2023, 1, 1), date(2023, 12, 31)),
        ],
    ),
    (
        "Năm 2023, chi bộ trực thuộc đảng ủy cơ sở hoàn thành tốt nhiệm vụ, chiếm 88,41%.",
        [("cell_good_pct", "total", 88.41, date(2023, 1, 1), date(2023, 12, 31))],
    ),
    (
        "UBKT các cấp kiểm tra 71 tổ chức đảng cấp dưới thực hiện nhiệm vụ kiểm tra, giám sát trong năm 2023.",
        [("orgs_inspected_oversight", "total", 71.0, date(2023, 1, 1), date(2023, 12, 31))],
    ),
]
NOT_STATED = [
    "Năm 2023, Đảng bộ Khối Cơ quan Dân Chính Đảng tỉnh kết nạp 210 đảng viên.",
    "Năm 2023, Đảng ủy Các khu công nghiệp và chế xuất tỉnh kết nạp 41 đảng viên.",
    "Năm 2023, có 7 đảng bộ trực thuộc Tỉnh ủy kết nạp đảng viên vượt kế hoạch.",
    "Từ năm 2015 đến nay, toàn tỉnh có hơn 900 chi bộ đạt trong sạch, vững mạnh được khen thưởng.",
    "Năm 2023, qua kiểm tra, có 3 đảng viên vi phạm quy chế làm việc.",
    "Năm 2023, UBKT các cấp kiến nghị xử lý pháp luật 6 đảng viên.",
    "Năm 2023, 17 đảng viên dự bị không được công nhận chính thức.",
    "Trong 11 huyện, thị xã, Trần Đề là nơi kết nạp đảng viên nhiều nhất với 198 người.",
    "Năm 2023, trong tỉnh có 210 đảng viên bị kỷ luật do tham nhũng.",
    "Năm 2023, trung bình mỗi tuần tỉnh kết nạp 34 đảng viên.",
    "Năm 2023, tỉnh thi hành kỷ luật khai trừ 2 đảng viên: Trần Văn Ví (xã Tân Hưng), Lý Thị Dụ (phường 9).",
]


@pytest.mark.parametrize(("sentence", "expected"), [*STATED, *counts.STATED, *members.STATED])
def test_a_form_is_read(sentence, expected):
    assert figures_of(sentence) == sorted(expected)


@pytest.mark.parametrize("sentence", [*NOT_STATED, *counts.NOT_STATED, *members.NOT_STATED])
def test_a_form_states_no_figure_of_the_province(sentence):
    assert extract(report(sentence)) == []


def test_a_box_of_other_articles_does_not_end_the_article():
    before = "Ban Tổ chức Tỉnh ủy cho biết, năm 2023 toàn tỉnh kết nạp 1.911 đảng viên, " + "đều ở các xã, " * 30 + "."
    box = "Tin liên quan\nMột tin khác 9.999 đảng viên\nMột tin nữa"
    after = "Đến ngày 31/12/2023, Đảng bộ tỉnh có 41.207 đảng viên, " + "sinh hoạt ở khắp các xã, " * 8 + "phường."
    end = "Ông cho biết thêm về việc này. " * 20
    observations = extract(report(before + "\n" + box + "\n" + after + "\n" + end))
    assert rows(observations, "indicator", "value") == [("members_admitted", 1911.0), ("members_total", 41207.0)]


def test_the_country_has_no_term_of_its_provinces():
    said = "Từ đầu nhiệm kỳ đến hết tháng 6/2023, cả nước kết nạp 441.000 đảng viên."
    read = extract(report(said, title="Cả nước kết nạp đảng viên"))
    assert rows(read, "area", "value", "period_start", "period_end") == [
        ("vn", 441000, date(2021, 1, 1), date(2023, 6, 30))
    ]


def test_a_year_that_is_compared_with_dates_what_follows():
    said = "UBKT các cấp kiểm tra khi có dấu hiệu vi phạm 41 tổ chức đảng (tăng 5 tổ chức so với năm 2022)."
    more = "Qua kiểm tra, kết luận 20 tổ chức đảng có vi phạm."
    observations = extract(report(said, more, title="Sóc Trăng: kiểm tra, giám sát"))
    assert rows(observations, "indicator", "value", "period_start", "period_end") == [
        ("orgs_inspected_violation", 41.0, date(2023, 1, 1), date(2023, 12, 31)),
        ("orgs_violated", 20.0, date(2023, 1, 1), date(2023, 12, 31)),
    ]


def test_what_the_local_commissions_did_is_a_part():
    said = "Năm 2023, UBKT các cấp kiểm tra khi có dấu hiệu vi phạm 1.510 tổ chức đảng."
    part = "Trong đó, UBKT các địa phương, đơn vị kiểm tra 1.490 tổ chức đảng."
    observations = extract(report(said, part, title="Cả nước: kiểm tra, giám sát năm 2023", publisher="Báo Nhân Dân"))
    assert 1490.0 not in [o.value for o in observations]


def test_a_term_that_cannot_be_told_is_not_the_year_named_before_it():
    said = "Hội nghị tổng kết năm 2025 và toàn nhiệm kỳ cho biết, trong nhiệm kỳ, cấp ủy các cấp đã kiểm tra"
    more = "Qua kiểm tra, kết luận 612 tổ chức đảng có vi phạm."
    shown = {"title": "Cả nước: tổng kết công tác kiểm tra, giám sát", "publisher": "Báo Nhân Dân"}
    observations = extract(report(f"{said} 241.870 tổ chức đảng.", more, published=date(2025, 11, 27), **shown))
    assert observations == []
    told = "Năm 2025, cấp ủy các cấp đã kiểm tra 31.870 tổ chức đảng."
    assert [o.value for o in extract(report(told, published=date(2025, 11, 27), **shown))] == [31870.0]


def test_who_acted_in_the_sentence_also_disciplined_those_of_one_form():
    said = "Từ năm 2016 đến nay, cấp ủy các cấp trong tỉnh đã kiểm tra 2.315 tổ chức đảng;"
    more = "có hơn 640 đảng viên bị thi hành kỷ luật, 5 tổ chức đảng bị thi hành kỷ luật bằng hình thức khiển trách."
    observations = extract(report(f"{said} {more}"))
    assert [r for r in rows(observations, "indicator", "breakdown", "value", "body") if "disciplined" in r[0]] == [
        ("members_disciplined", "total", 640.0, "party_committees"),
        ("orgs_disciplined", "total", 5.0, "party_committees"),
        ("orgs_disciplined", "reprimand", 5.0, "party_committees"),
    ]


def test_a_total_raised_in_a_paragraph_of_its_own_is_of_the_day_of_the_admissions():
    raised = "Nâng tổng số đảng viên của tỉnh lên 40.318 đồng chí, sinh hoạt tại 612 tổ chức cơ sở đảng."
    observations = extract(report("Tính đến ngày 30/11/2023, toàn tỉnh kết nạp 1.204 đảng viên.\n\n" + raised))
    assert rows(observations, "indicator", "value", "period_end") == [
        ("members_admitted", 1204.0, date(2023, 11, 30)),
        ("members_total", 40318.0, date(2023, 11, 30)),
        ("orgs_grassroots", 612.0, date(2023, 11, 30)),
    ]


def test_those_denounced_are_no_group_of_those_supervised_before_them():
    said = "Năm 2023, ủy ban kiểm tra các cấp trong tỉnh giám sát 41 đảng viên (có 33 cấp ủy viên);"
    observations = extract(report(f"{said} giải quyết tố cáo 17 đảng viên là cấp ủy viên các cấp."))
    assert rows(observations, "indicator", "breakdown", "value") == [
        ("members_supervised", "total", 41.0),
        ("members_supervised", "committee_member", 33.0),
        ("members_denounced", "committee_member", 17.0),
    ]


def test_an_account_finds_no_figure_where_the_reading_finds_none():
    said = (
        "Chín tháng năm 2023, các cơ quan của tỉnh Sóc Trăng giải quyết 82/97 đơn khiếu nại, tố cáo thuộc thẩm quyền."
    )
    document = Document(name="report.txt", text=said, published=date(2023, 10, 4))
    found = account(document)
    assert extract(document) == found.observations == []
    assert [(n.text, n.fate) for n in found.numbers if n.text in {"82", "97"}] == [
        ("82", "no_indicator"),
        ("97", "no_indicator"),
    ]
