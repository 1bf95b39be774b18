"""Inspection, discipline, ratings and study said in ways that name the work, the body or the form elsewhere."""

from datetime import date

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


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Năm 2023, UBKT các cấp giải quyết 12/14 đơn tố cáo, 3/3 đơn khiếu nại kỷ luật đảng.",
            [
                ("complaints_resolved", "total", "inspection_commissions", 3),
                ("denunciations_resolved", "total", "inspection_commissions", 12),
            ],
        ),
        (
            "Tổng số đảng viên bị thi hành kỷ luật năm 2023 là 187, tổ chức đảng là 4.",
            [("members_disciplined", "total", "all", 187), ("orgs_disciplined", "total", "all", 4)],
        ),
        ("Trong năm 2023, số đơn tố cáo thuộc thẩm quyền phải giải quyết là 31.", []),
        (
            "Kiểm tra tổ chức đảng thực hiện nhiệm vụ kiểm tra, giám sát: 112; kiểm tra việc thi hành kỷ luật: 74.",
            [
                ("orgs_inspected_discipline_work", "total", "all", 74),
                ("orgs_inspected_oversight", "total", "all", 112),
            ],
        ),
        (
            "Kết quả phân loại năm 2023 do các huyện, thị ủy gửi về: 1,4% tổ chức cơ sở đảng không hoàn thành nhiệm vụ.",
            [("org_failed_pct", "total", "all", 1.4)],
        ),
        (
            "Trong năm, 187 cán bộ diện Ban Thường vụ Tỉnh ủy quản lý được đánh giá, xếp loại.",
            [("officials_assessed", "total", "all", 187)],
        ),
    ],
)
def test_what_is_counted_is_told_by_what_stands_around(sentence, expected):
    assert counts(sentence) == expected


def test_a_number_compared_with_is_of_the_year_behind_it():
    assert figures_of("Năm 2023 có 214 đảng viên bị kỷ luật, so với 231 của năm 2022.") == [
        ("members_disciplined", "total", 214, date(2023, 1, 1), date(2023, 12, 31)),
        ("members_disciplined", "total", 231, date(2022, 1, 1), date(2022, 12, 31)),
    ]


def test_a_share_of_the_next_province_is_its_own():
    read = extract(
        report("Năm 2023, tỷ lệ chi bộ hoàn thành tốt nhiệm vụ trở lên của Bạc Liêu là 92,4%, của Cà Mau là 90,7%.")
    )
    assert rows(read, "area", "value") == [("bac-lieu", 92.4), ("ca-mau", 90.7)]


@pytest.mark.parametrize(
    ("sentence", "published", "expected"),
    [
        ("Từ đầu nhiệm kỳ Đại hội XIII đến nay", date(2024, 6, 3), (date(2021, 1, 1), date(2024, 6, 3))),
        ("Trong nhiệm kỳ Đại hội XII của Đảng", date(2019, 6, 3), (date(2016, 1, 1), date(2019, 6, 3))),
        ("Sơ kết giữa nhiệm kỳ 2020 - 2025", date(2023, 6, 3), (date(2020, 1, 1), date(2023, 6, 3))),
    ],
)
def test_a_term_of_a_national_congress_begins_with_it(sentence, published, expected):
    read = extract(report(f"{sentence}, toàn tỉnh thi hành kỷ luật 912 đảng viên.", published=published))
    assert rows(read, "period_start", "period_end") == [expected]


def test_the_term_of_a_national_congress_that_is_over_is_not_guessed():
    sentence = "Trong nhiệm kỳ Đại hội XII của Đảng, toàn tỉnh thi hành kỷ luật 912 đảng viên."
    assert extract(report(sentence, published=date(2022, 3, 1), title="Sóc Trăng")) == []


def test_middling_is_no_average():
    read = extract(report("Năm 2006, 1,9% tổ chức cơ sở đảng trung bình; 0,4% yếu kém.", published=date(2007, 1, 9)))
    assert rows(read, "indicator", "statistic") == [("org_weak_pct", "value")]


def test_members_of_the_central_committee_are_no_aggregate():
    sentence = "Từ đầu nhiệm kỳ Đại hội XIII đến nay có 12 đảng viên bị kỷ luật, 3 người là nguyên ủy viên Trung ương."
    assert 3 not in [o.value for o in extract(report(sentence))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ngành giáo dục kỷ luật 38 giáo viên, trong đó có 9 đảng viên; cảnh cáo 12, khiển trách 26 người.",
        "Qua kiểm tra nồng độ cồn năm 2023, phát hiện 97 đảng viên vi phạm, đã kỷ luật 41 trường hợp.",
        "Năm 2023, toàn tỉnh kết nạp 21.480 đoàn viên mới.",
    ],
)
def test_others_than_members_and_one_matter_alone_are_left_out(sentence):
    assert counts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Năm 2023, không hoàn thành nhiệm vụ là 4 tổ chức cơ sở đảng và 0,37% đảng viên.",
            [("member_failed_pct", "total", "all", 0.37), ("org_failed_count", "total", "all", 4)],
        ),
        (
            "Năm 2023, đảng viên không hoàn thành nhiệm vụ 0,4% (157 đảng viên).",
            [("member_failed_count", "total", "all", 157), ("member_failed_pct", "total", "all", 0.4)],
        ),
    ],
)
def test_a_grade_holds_for_what_is_joined_to_it(sentence, expected):
    assert counts(sentence) == expected


def test_forms_of_organisations_are_of_those_who_disciplined_organisations():
    read = extract(
        report(
            "Năm 2023, cấp ủy các cấp kỷ luật 12 tổ chức đảng và 310 đảng viên; UBKT các cấp kỷ luật 87 đảng viên.",
            "Về tổ chức đảng, 3 tổ chức nhận cảnh cáo, 9 nhận khiển trách.",
        )
    )
    forms = [r for r in rows(read, "breakdown", "body", "value") if r[0] in {"warning", "reprimand"}]
    assert forms == [("warning", "party_committees", 3), ("reprimand", "party_committees", 9)]


def test_what_both_bodies_led_to_is_of_both():
    read = extract(
        report(
            "Năm 2023, cấp ủy các cấp kiểm tra 412 tổ chức đảng; UBKT các cấp kiểm tra khi có dấu hiệu vi phạm 31.",
            "Đã thi hành kỷ luật 142 đảng viên.",
        )
    )
    assert rows(read, "indicator", "body")[-1] == ("members_disciplined", "all")


def test_officials_managed_by_a_level_are_no_members_of_all():
    sentence = "Từ năm 2018 đến nay, cán bộ diện Ban Thường vụ Tỉnh ủy quản lý bị kỷ luật là 24 người."
    assert extract(report(sentence)) == []


def test_denunciations_settled_are_told_from_those_to_be_settled():
    sentence = "Trong năm 2023, số đơn tố cáo phải giải quyết là 31, đã giải quyết 29 đơn."
    assert [c for c in counts(sentence) if c[3] != 31] == [("denunciations_resolved", "total", "all", 29)]


def test_the_year_compared_with_may_come_before_what_is_compared():
    read = extract(
        report(
            "Năm 2023, UBKT các cấp thi hành kỷ luật 176 đảng viên.",
            "So với năm 2022 (204 đảng viên), số bị kỷ luật giảm, song mức độ vi phạm nặng hơn.",
        )
    )
    assert [(o.value, o.period_start.year, o.body) for o in read] == [
        (176, 2023, "inspection_commissions"),
        (204, 2022, "inspection_commissions"),
    ]


def test_the_part_of_one_body_may_come_after_a_picture():
    read = extract(
        report(
            "Năm 2023, có 214 đảng viên bị kỷ luật.",
            "\n\nMột phiên họp. Ảnh: Thu Hà\n\nPhần do UBKT các cấp thi hành là 37 đảng viên; có 8 cấp ủy viên.",
        )
    )
    assert rows(read, "breakdown", "body", "value")[1:] == [
        ("total", "inspection_commissions", 37),
        ("committee_member", "inspection_commissions", 8),
    ]


def test_a_province_that_acts_is_no_committee_named_before():
    read = extract(
        report(
            "Năm 2023, các cấp ủy của tỉnh Bạc Liêu thi hành kỷ luật 58 đảng viên.",
            "Tỉnh Sóc Trăng (trước hợp nhất) kết nạp 911 đảng viên; thi hành kỷ luật 64 đảng viên.",
        )
    )
    assert [(o.body, o.value) for o in read if o.indicator == "members_disciplined"] == [
        ("party_committees", 58),
        ("all", 64),
    ]


def test_committee_members_may_stand_between_dashes():
    sentence = "UBKT các cấp kiểm tra khi có dấu hiệu vi phạm 804 đảng viên, quá nửa - 431 người - là cấp ủy viên."
    assert counts(sentence) == [
        ("members_inspected_violation", "committee_member", "inspection_commissions", 431),
        ("members_inspected_violation", "total", "inspection_commissions", 804),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Tổng số chi bộ trực thuộc đảng ủy cơ sở là 2.914 chi bộ.", [("cells_subordinate", 2914)]),
        ("Số chi bộ trực thuộc đảng bộ cơ sở là 2.914.", [("cells_subordinate", 2914)]),
        (
            "Số tổ chức cơ sở đảng là 604, trong đó có 291 đảng bộ cơ sở.",
            [("committees_grassroots", 291), ("orgs_grassroots", 604)],
        ),
    ],
)
def test_what_is_counted_may_be_named_in_full_before_the_number_only(sentence, expected):
    assert [(i, v) for i, _, _, v in counts(sentence)] == expected


def test_medals_may_be_said_with_the_committee_that_decided():
    sentence = (
        "Đợt 2/9/2023, toàn tỉnh có 386 đảng viên được Tỉnh ủy quyết định trao tặng Huy hiệu Đảng"
        " và 14 đảng viên được truy tặng Huy hiệu Đảng."
    )
    assert [(i, v) for i, _, _, v in counts(sentence)] == [("badges_awarded", 400)]


def test_what_a_unit_did_in_brackets_is_no_part_of_the_province():
    sentence = (
        "Trong 1.382 đảng viên được kết nạp năm 2023, có 41 đảng viên mới là học sinh, chiếm 2,97%"
        " (Đảng bộ Khối các cơ quan tỉnh kết nạp được 14 đảng viên là học sinh)."
    )
    assert [(b, v) for i, b, _, v in counts(sentence) if i == "members_admitted"] == [("student", 41), ("total", 1382)]
