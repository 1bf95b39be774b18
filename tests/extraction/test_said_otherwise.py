"""Inspection, discipline, ratings and study said in ways that name the work, the body or the form elsewhere."""

import pytest

from etl.extraction import extract
from tests.extraction.samples import figures_of, report, rows


def counts(sentence):
    """Indicator, breakdown, body and value of what a sentence of a review of 2023 states, sorted."""
    read = extract(report(sentence, title="Sóc Trăng tổng kết năm 2023"))
    return sorted(rows(read, "indicator", "breakdown", "body", "value"))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Kiểm tra khi có dấu hiệu vi phạm, UBKT các cấp đã làm với 31 tổ chức đảng, 142 đảng viên.",
            [
                ("members_inspected_violation", "total", "inspection_commissions", 142),
                ("orgs_inspected_violation", "total", "inspection_commissions", 31),
            ],
        ),
        (
            "Số cuộc kiểm tra dấu hiệu vi phạm chưa nhiều: UBKT các cấp mới kiểm tra 47 đảng viên, 6 tổ chức đảng.",
            [
                ("members_inspected_violation", "total", "inspection_commissions", 47),
                ("orgs_inspected_violation", "total", "inspection_commissions", 6),
            ],
        ),
        (
            "UBKT các cấp kiểm tra tài chính đảng về thu, chi ngân sách của 212 tổ chức; về thu, nộp đảng phí 340 tổ chức.",
            [
                ("orgs_inspected_dues", "total", "inspection_commissions", 340),
                ("orgs_inspected_finance", "total", "inspection_commissions", 212),
            ],
        ),
    ],
)
def test_the_work_is_named_before_or_between(sentence, expected):
    assert counts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "form", "value"),
    [
        ("Thi hành kỷ luật 2 tổ chức đảng (cảnh cáo) trong năm.", "warning", 2),
        ("Về tổ chức đảng, 7 tập thể bị kỷ luật, đều bằng hình thức khiển trách.", "reprimand", 7),
        ("Ngoài ra có 3 tổ chức đảng bị thi hành kỷ luật, cùng hình thức cảnh cáo.", "warning", 3),
    ],
)
def test_one_form_for_all_is_the_total_too(sentence, form, value):
    assert [c for c in counts(sentence) if c[0] == "orgs_disciplined"] == [
        ("orgs_disciplined", breakdown, "all", value) for breakdown in sorted([form, "total"])
    ]


def test_the_body_may_stand_between_the_members_and_the_verb():
    sentence = "Năm 2023, 88 đảng viên do ủy ban kiểm tra các cấp kỷ luật, trong số này cấp ủy viên có 21 người."
    assert counts(sentence) == [
        ("members_disciplined", "committee_member", "inspection_commissions", 21),
        ("members_disciplined", "total", "inspection_commissions", 88),
    ]


def test_people_named_as_members_are_persons_though_occurrences_were_counted():
    read = extract(
        report(
            "Năm 2023, cấp ủy các cấp kiểm tra 912 lượt tổ chức đảng, 2.304 lượt đảng viên (1.118 đảng viên là cấp ủy viên)."
        )
    )
    assert ("committee_member", 1118, "persons") in rows(read, "breakdown", "value", "unit")


@pytest.mark.parametrize(
    "sentence",
    [
        "Các tổ chức đảng đã quyết định khai trừ, xóa tên 412 đảng viên, trong đó có 96 đảng viên dự bị (khai trừ 31).",
        "Số đảng viên vi phạm chính sách dân số - kế hoạch hóa gia đình bị xử lý kỷ luật lên đến 143 người.",
        "Các tỉnh Tây Nguyên hiện có 240.115 đảng viên, trong đó 41.207 đảng viên là người dân tộc thiểu số.",
        "Thanh tra tỉnh kiểm tra 26 đơn vị; giải quyết 131/158 đơn khiếu nại, 9 đơn tố cáo thuộc thẩm quyền.",
    ],
)
def test_merged_partial_and_others_figures_are_left_out(sentence):
    assert counts(sentence) == []


def test_a_quarter_behind_the_whole_is_a_figure_of_its_own():
    read = figures_of("Sáu tháng đầu năm 2023, kỷ luật 95 đảng viên. Trong đó, quý II/2023 kỷ luật 52 đảng viên.")
    assert [(r[2], r[3].month) for r in read] == [(52, 4), (95, 1)]


def test_a_share_of_the_clean_and_strong_ones_is_of_the_grade_before_it():
    read = extract(
        report(
            "Năm 2014, tổ chức cơ sở đảng trong sạch, vững mạnh chiếm 78,4%.",
            "Số trong sạch, vững mạnh tiêu biểu bằng 19,6% số tổ chức cơ sở đảng đạt trong sạch, vững mạnh.",
            published=None,
        )
    )
    assert ("org_clean_strong_exemplary_pct", 19.6, "clean_strong") in rows(read, "indicator", "value", "basis")


@pytest.mark.parametrize(
    "sentence",
    [
        "Toàn tỉnh mở 311 lớp học tập Nghị quyết Đại hội, có 41.300/42.000 đảng viên tham gia, tỷ lệ 98,33%.",
        "Các cấp ủy tổ chức học tập, quán triệt nghị quyết cho cán bộ, đảng viên với tỷ lệ tham gia đạt 98,33%.",
    ],
)
def test_a_share_of_those_who_are_to_study(sentence):
    assert ("members_studied_pct", "total", "all", 98.33) in counts(sentence)


def test_a_span_of_a_quarter_is_a_quarter_and_a_few_months_across_new_year_are_no_years():
    read = extract(
        report(
            "Từ ngày 1/7/2023 đến hết tháng 9/2023 đã xóa tên 37 đảng viên.",
            "Từ tháng 11/2022 đến tháng 2/2023 thi hành kỷ luật 29 đảng viên.",
        )
    )
    assert rows(read, "value", "period_kind") == [(37, "quarter"), (29, "other")]
