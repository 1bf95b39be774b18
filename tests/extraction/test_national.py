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


def national(text, published, title=None, publisher=None):
    read = extract(Document(name="a", text=text, title=title, publisher=publisher, published=published))
    return [(o.area, o.indicator, o.value, o.period_start, o.period_end) for o in read]


XII = date(2016, 1, 1)


def test_a_term_named_at_the_head_of_a_sentence_governs_it():
    text = (
        "Ban Bí thư tổ chức hội nghị toàn quốc tổng kết công tác kiểm tra nhiệm kỳ Đại hội XII của Đảng.\n"
        "Nhiệm kỳ Đại hội XII, cấp ủy các cấp đã kiểm tra 251.300 tổ chức đảng."
    )
    assert national(text, date(2020, 11, 28)) == [("vn", "orgs_inspected", 251300, XII, date(2020, 11, 28))]


def test_a_term_of_the_party_that_is_over_ends_with_the_next_congress():
    text = "Trong nhiệm kỳ Đại hội XII của Đảng, UBKT các cấp trong cả nước thi hành kỷ luật 1.290 tổ chức đảng."
    assert national(text, date(2022, 3, 1)) == [("vn", "orgs_disciplined", 1290, XII, date(2021, 1, 31))]


def test_a_term_of_the_party_with_so_many_members_is_the_countrys():
    text = (
        "Từ đầu nhiệm kỳ Đại hội toàn quốc lần thứ XII (1/2016) của Đảng đến tháng 6/2018, đã kỷ luật 34.600 đảng viên."
    )
    assert national(text, date(2018, 10, 24)) == [("vn", "members_disciplined", 34600, XII, date(2018, 6, 30))]
    few = text.replace("34.600", "1.460")
    assert national(few, date(2018, 10, 24)) == []


def test_members_at_a_congress_of_long_ago_are_of_its_day():
    text = (
        "Đại hội lần thứ XII của Đảng họp từ ngày 20 đến ngày 28/1/2016 tại Hà Nội, có 1.510 đại biểu thay mặt cho "
        "hơn 4,5 triệu đảng viên.\n"
        "Đại hội XI diễn ra trong các ngày 12-19/1/2011 tại Hà Nội. Dự đại hội có 1.377 đại biểu, thay mặt hơn 3,6 "
        "triệu đảng viên cả nước.\n"
        "Đại hội lần thứ V của Đảng họp từ ngày 27/3 đến 31/3/1982, với 1.033 đại biểu thay mặt 1,72 triệu đảng viên."
    )
    eleventh, twelfth = (date(2011, 1, 19),) * 2, (date(2016, 1, 28),) * 2
    for published in (date(2021, 1, 26), date(2023, 8, 1)):
        assert national(text, published, title="Các kỳ Đại hội của Đảng") == [
            ("vn", "congress_delegates", 1510, *twelfth),
            ("vn", "members_total", 4500000, *twelfth),
            ("vn", "congress_delegates", 1377, *eleventh),
            ("vn", "members_total", 3600000, *eleventh),
        ]


def test_members_of_the_party_are_told_without_a_verb():
    text = "Đảng Cộng sản Việt Nam qua các con số\nHơn 5,3 triệu đảng viên tính đến tháng 12/2022"
    day = date(2022, 12, 31)
    assert national(text, date(2023, 2, 3)) == [("vn", "members_total", 5300000, day, day)]


def test_a_term_of_the_party_runs_until_the_next_congress_has_met():
    text = "Trong cả nhiệm kỳ Đại hội XIII, toàn Đảng kết nạp trên 905.000 đảng viên."
    day = date(2026, 1, 12)
    assert national(text, day) == [("vn", "members_admitted", 905000, date(2021, 1, 1), day)]


def test_what_an_official_of_the_central_commission_reports_is_the_countrys():
    text = (
        "Tại hội nghị ở Hà Nội, Phó chủ nhiệm thường trực Ủy ban Kiểm tra Trung ương cho hay, năm 2020, cấp ủy các cấp đã kiểm tra "
        "gần 45.300 tổ chức đảng.\nTrong năm, 264 tổ chức đảng và 18.020 đảng viên bị thi hành kỷ luật."
    )
    year = (date(2020, 1, 1), date(2020, 12, 31))
    assert national(text, date(2021, 1, 7)) == [
        ("vn", "orgs_inspected", 45300, *year),
        ("vn", "orgs_disciplined", 264, *year),
        ("vn", "members_disciplined", 18020, *year),
    ]
    assert national(text.replace("45.300", "453").replace("18.020", "80"), date(2021, 1, 7)) == []


@pytest.mark.parametrize(
    "behind",
    [
        "Đây là kết quả công tác kiểm tra của toàn Đảng trong năm 2023.",
        "Số liệu trên được nêu tại hội nghị tổng kết công tác kiểm tra năm 2023, triển khai nhiệm vụ năm 2024.",
    ],
)
def test_a_time_told_only_in_the_sentence_behind_is_the_figures(behind):
    text = "UBKT các cấp trong cả nước kỷ luật 171 tổ chức đảng, 6.190 đảng viên. " + behind
    assert national(text, date(2023, 12, 29)) == [
        ("vn", "orgs_disciplined", 171, *YEAR),
        ("vn", "members_disciplined", 6190, *YEAR),
    ]


def test_more_disciplined_upon_inspections_than_by_the_body_are_others():
    text = (
        "Năm 2023, UBKT các cấp trong cả nước kết luận 5.100 đảng viên có vi phạm, đã kỷ luật 2.710 đảng viên.\n"
        "UBKT các cấp trong cả nước thi hành kỷ luật 2.240 đảng viên."
    )
    assert [v for _, i, v, *_ in national(text, date(2024, 1, 5)) if i == "members_disciplined"] == [2240]


@pytest.mark.parametrize(
    "said", ["có 48.200/50.000 tổ chức đảng được kiểm tra", "đã kiểm tra 48.200/50.000 tổ chức đảng"]
)
def test_of_so_many_to_be_inspected_the_first_number_was(said):
    text = f"Năm 2023, cả nước {said} theo kế hoạch."
    assert national(text, date(2024, 1, 5)) == [("vn", "orgs_inspected", 48200, *YEAR)]


def test_commissions_of_provinces_that_are_told_to_act_make_no_province_of_the_country():
    text = (
        "Sáng 11-7, UBKT Trung ương họp sơ kết công tác 6 tháng đầu năm.\nUBKT Trung ương đã giao ban thường vụ, UBKT tỉnh ủy, thành "
        "ủy kiểm tra các dự án.\nTrong 6 tháng đầu năm 2023, cấp ủy các cấp đã giám sát 17.260 tổ chức đảng."
    )
    for of in ("UBKT tỉnh ủy, thành ủy", "ban tổ chức các tỉnh ủy, thành ủy", "UBKT tỉnh, thành ủy"):
        told = national(text.replace("UBKT tỉnh ủy, thành ủy", of), date(2023, 7, 12))
        assert told == [("vn", "orgs_supervised", 17260, date(2023, 1, 1), date(2023, 6, 30))]


@pytest.mark.parametrize(
    "told",
    ["của Đảng tại hội nghị cho thấy", "cho thấy", "của Đảng nêu rõ", "cho biết,", "của Đảng tại cuộc họp ghi nhận"],
)
def test_a_report_of_a_term_is_not_of_the_year_reviewed_beside_it(told):
    text = (
        "Ban Bí thư họp toàn quốc tổng kết công tác kiểm tra năm 2020 và nhiệm kỳ Đại hội XII của Đảng.\n"
        f"Báo cáo công tác kiểm tra, giám sát nhiệm kỳ Đại hội XII {told} cấp ủy các cấp kết luận 3.870 đảng viên có vi phạm."
    )
    day = date(2020, 12, 1)
    assert national(text, day) == [("vn", "members_violated", 3870, XII, day)]


LEAD = "Cấp ủy các cấp đã thi hành kỷ luật 131 tổ chức đảng và 8.924 đảng viên."
NINE_MONTHS = (date(2021, 1, 1), date(2021, 9, 30))


def test_a_lead_without_a_time_is_of_the_period_that_the_meeting_reviews():
    text = (
        f"{LEAD}\nSáng 12/10, Ủy ban Kiểm tra Trung ương tổ chức hội nghị trực tuyến toàn quốc sơ kết công tác kiểm tra 9 tháng năm "
        "2021.\nTrong 9 tháng năm 2021, công tác kiểm tra có nhiều chuyển biến."
    )
    assert national(text, date(2021, 10, 12)) == [
        ("vn", "orgs_disciplined", 131, *NINE_MONTHS),
        ("vn", "members_disciplined", 8924, *NINE_MONTHS),
    ]


@pytest.mark.parametrize(
    "behind",
    [
        "Sáng 12/10, Ủy ban Kiểm tra Trung ương họp bàn nhiệm vụ năm 2022.",
        "Ủy ban Kiểm tra Trung ương họp tổng kết công tác năm 2021.\nTừ đầu nhiệm kỳ Đại hội XIII đến nay, nhiều nơi làm tốt.",
        "Từ năm 2016 đến năm 2020, công tác kiểm tra của cả nước được đổi mới. Hội nghị tổng kết năm 2021 họp hôm qua.",
    ],
)
def test_a_lead_without_a_time_stays_so_where_more_than_one_is_told(behind):
    assert national(f"{LEAD}\n{behind}", date(2021, 10, 12)) == []


def test_a_headline_without_a_time_says_too_little():
    text = "Giám sát 14 tổ chức đảng và 31 đảng viên\nHội nghị toàn quốc sơ kết công tác kiểm tra 9 tháng năm 2021 họp sáng 12/10."
    assert national(text, date(2021, 10, 12)) == []


@pytest.mark.parametrize("tasks", ["triển khai nhiệm vụ trọng tâm năm 2023", "phương hướng công tác năm 2023"])
def test_the_past_year_is_the_one_before_the_year_of_the_tasks(tasks):
    text = (
        f"Ban Bí thư họp hội nghị toàn quốc tổng kết công tác kiểm tra năm qua, {tasks}.\n"
        "UBKT các cấp kiểm tra khi có dấu hiệu vi phạm 3.480 tổ chức đảng."
    )
    assert national(text, None) == [("vn", "orgs_inspected_violation", 3480, date(2022, 1, 1), date(2022, 12, 31))]


def test_last_year_is_no_year_where_the_day_is_not_known():
    text = "Năm ngoái, UBKT các cấp trong cả nước kỷ luật 171 tổ chức đảng, 6.190 đảng viên."
    assert national(text, None, title="Nhiệm vụ kiểm tra trong năm 2023") == []


def test_so_few_members_are_not_all_that_the_country_disciplined():
    text = (
        "Đã thi hành kỷ luật 214 đảng viên trong nhiệm kỳ Đại hội XII\nTại hội nghị toàn quốc, UBKT Trung ương cho biết, trong nhiệm kỳ "
        "Đại hội XII, cấp ủy các cấp đã kỷ luật 71.300 đảng viên."
    )
    day = date(2020, 11, 28)
    assert national(text, day) == [("vn", "members_disciplined", 71300, XII, day)]


def test_who_reports_of_members_disciplined_need_not_have_disciplined_them():
    told = "388 tổ chức đảng và 12.470 đảng viên bị thi hành kỷ luật trong năm 2023."
    for says in ("cho biết,", "vừa công bố:", "báo cáo"):
        assert national(f"UBKT Trung ương {says} {told}", date(2024, 1, 5)) == [
            ("vn", "orgs_disciplined", 388, *YEAR),
            ("vn", "members_disciplined", 12470, *YEAR),
        ]
    assert national("UBKT Trung ương cho biết, trong năm 2023 đã kỷ luật 14 tổ chức đảng.", date(2024, 1, 5)) == []


@pytest.mark.parametrize(
    "then",
    ["Năm 1945, Đảng ta mới có 5.000 đảng viên. Đến nay,", "Năm 1930 có 300 đảng viên, năm 1945 có 5.000, đến nay"],
)
def test_years_long_past_leave_the_day_of_the_page_as_it_is(then):
    day = date(2024, 2, 3)
    assert national(f"{then} toàn Đảng có hơn 5,3 triệu đảng viên.", day) == [
        ("vn", "members_total", 5300000, day, day)
    ]


def test_where_an_agency_wrote_its_report_is_not_whose_figures_it_tells():
    text = "Hà Nội (TTXVN 2/2/2024)\nNăm 2023, Đảng Cộng sản Việt Nam đã kết nạp gần 168.000 đảng viên."
    assert national(text, date(2024, 2, 2)) == [("vn", "members_admitted", 168000, *YEAR)]


def test_the_members_whom_delegates_stand_for_do_not_come_themselves():
    day = date(2026, 1, 20)
    text = "Đại hội XIV của Đảng có 1.544 đại biểu, đại diện cho hơn 5,4 triệu đảng viên về dự Đại hội."
    assert national(text, day) == [
        ("vn", "congress_delegates", 1544, day, day),
        ("vn", "members_total", 5400000, day, day),
    ]
