"""Reports of the whole Party: its congresses, what is only a part of the country's, terms told without their name."""

from datetime import date

import pytest

from etl.documents import Document
from etl.extraction import extract


def national(text, published, title=None):
    read = extract(Document(name="a", text=text, title=title, published=published))
    return [(o.area, o.indicator, o.breakdown, o.value, o.period_start, o.period_end) for o in read]


def values(text, published=date(2024, 1, 20), title=None):
    return [(area, code, value) for area, code, _, value, *_ in national(text, published, title)]


OPENING = [("vn", "congress_delegates", 1544), ("vn", "members_total", 5400000)]


@pytest.mark.parametrize(
    "text",
    [
        "HANOI — The 14th National Party Congress opened on Tuesday with 1,544 delegates representing over 5.4 million Party members nationwide.",
        "HÀ NỘI — The 14th National Congress of the Communist Party of Việt Nam began on Tuesday.\n\nA total of 1,544 delegates, representing more than 5.4 million Party members, attend the Congress.",
        "The 14th Congress of the Communist Party of Vietnam opened in Hanoi. Taking part in the congress are 1,544 delegates who represent more than 5.4 million Party members.",
        "Đại hội XIV của Đảng diễn ra tại Trung tâm Hội nghị Quốc gia, Hà Nội, có 1.544 đại biểu đại diện cho hơn 5,4 triệu đảng viên.",
    ],
)
def test_a_congress_of_the_party_is_the_countrys_in_either_language(text):
    assert values(text, date(2026, 1, 20)) == OPENING


def test_names_with_their_accents_are_english_as_well():
    text = "In 2023, the Party Committee of Bắc Kạn Province admitted 812 new Party members, a meeting of the Communist Party of Việt Nam heard."
    assert values(text, date(2024, 1, 12)) == [("bac-kan", "members_admitted", 812)]


def test_few_disciplined_upon_inspections_are_a_part_with_their_forms():
    text = (
        "Năm 2023, UBKT các cấp trong cả nước kiểm tra khi có dấu hiệu vi phạm 3.118 tổ chức đảng; kết luận 6.410 đảng "
        "viên có vi phạm; đã kỷ luật 71 đảng viên (khiển trách 20, cảnh cáo 30, cách chức 5, khai trừ 16) và 34 tổ chức "
        "đảng (khiển trách 2, cảnh cáo 32).\nNăm 2023, UBKT các cấp trong cả nước thi hành kỷ luật 3.502 đảng viên."
    )
    assert values(text) == [
        ("vn", "orgs_inspected_violation", 3118),
        ("vn", "members_violated", 6410),
        ("vn", "members_disciplined", 3502),
    ]


def test_so_few_organisations_are_not_those_of_the_whole_country():
    text = (
        "Năm 2023, cấp ủy các cấp trong cả nước kỷ luật 3 tổ chức đảng và 94 đảng viên (khiển trách 60, cảnh cáo 34)."
    )
    assert values(text) == []


XIII = (date(2021, 1, 1), date(2024, 1, 20))


@pytest.mark.parametrize(
    "when",
    [
        "từ đầu nhiệm kỳ đến nay",
        "từ đầu nhiệm kỳ XIII đến nay",
        "từ đầu nhiệm kỳ 13 đến nay",
        "từ đầu nhiệm kỳ khóa XIII đến nay",
        "nửa nhiệm kỳ Đại hội XIII",
        "qua nửa nhiệm kỳ Đại hội XIII của Đảng",
        "trong nửa nhiệm kỳ",
    ],
)
def test_a_term_of_the_country_runs_from_the_partys_congress(when):
    text = f"Tại hội nghị, Ban Tổ chức Trung ương cho biết, {when}, toàn Đảng kết nạp hơn 520.000 đảng viên."
    read = extract(Document(name="a", text=text, published=date(2024, 1, 20)))
    assert [(o.area, o.value, o.period_start, o.period_end) for o in read] == [("vn", 520000, *XIII)]


def test_a_committees_term_named_beside_it_is_not_the_partys():
    text = (
        "Các địa phương đang chuẩn bị đại hội đảng bộ các cấp, tổng kết nhiệm kỳ 2020 - 2025.\n\n"
        "Từ đầu nhiệm kỳ đến nay, cấp ủy, UBKT các cấp trong cả nước kỷ luật 61.500 đảng viên."
    )
    read = extract(Document(name="a", text=text, published=date(2024, 1, 20)))
    assert [(o.area, o.value, o.period_start, o.period_end) for o in read] == [("vn", 61500, *XIII)]


@pytest.mark.parametrize("published", [None, date(2021, 4, 1)])
def test_no_term_of_the_country_is_guessed(published):
    text = "Từ đầu nhiệm kỳ đến nay, cấp ủy, UBKT các cấp trong cả nước kỷ luật 61.500 đảng viên."
    assert values(text, published) == []


def test_a_provinces_term_is_still_its_committees():
    text = "Từ đầu nhiệm kỳ đến nay, Đảng bộ tỉnh Bắc Kạn kết nạp 3.120 đảng viên."
    read = extract(Document(name="a", text=text, published=date(2024, 1, 20)))
    assert [(o.area, o.value, o.period_start) for o in read] == [("bac-kan", 3120, date(2020, 1, 1))]


def test_what_is_only_supposed_was_not_done():
    text = "Nếu mỗi năm kết nạp thêm 150.000 đảng viên thì đến năm 2030 toàn Đảng có hơn 6 triệu đảng viên."
    assert values(text) == []
    real = "Nếu năm 2022 toàn Đảng kết nạp 155.100 đảng viên thì năm 2023 là 161.400 đảng viên."
    assert values(real)[0] == ("vn", "members_admitted", 155100)


@pytest.mark.parametrize(
    "text",
    [
        "Các năm 2021, 2022, 2023, toàn Đảng lần lượt kết nạp 145.200, 152.300 và 161.400 đảng viên.",
        "Trong 3 năm 2021, 2022 và 2023, toàn Đảng kết nạp lần lượt 145.200 đảng viên, 152.300 đảng viên và 161.400 đảng viên.",
        "Số đảng viên kết nạp trong cả nước các năm 2021, năm 2022 và năm 2023 lần lượt là 145.200, 152.300, 161.400.",
    ],
)
def test_counts_of_several_years_in_their_order_are_each_of_their_year(text):
    assert [(code, value, start, end) for _, code, _, value, start, end in national(text, date(2024, 1, 20))] == [
        ("members_admitted", value, date(year, 1, 1), date(year, 12, 31))
        for year, value in ((2021, 145200), (2022, 152300), (2023, 161400))
    ]


def test_counts_in_order_that_are_not_as_many_as_the_years_are_not_dated():
    text = "Các năm 2021, 2022, 2023, toàn Đảng lần lượt kết nạp 145.200 và 152.300 đảng viên."
    assert values(text) == []


@pytest.mark.parametrize("link", ["đạt", "là", "đạt gần"])
def test_the_number_of_all_members_reaches_so_many(link):
    text = f"Đến cuối năm 2023, số đảng viên của toàn Đảng {link} 5.410.000, tăng 98.000 so với năm trước."
    assert values(text) == [("vn", "members_total", 5410000)]


def test_who_tells_of_those_disciplined_did_not_decide_it():
    text = "Ban Bí thư Trung ương Đảng cho biết: Năm 2023 có 24.162 đảng viên bị kỷ luật (khiển trách 19.100, cảnh cáo 5.062)."
    assert [(code, part, value) for _, code, part, value, *_ in national(text, date(2024, 1, 20))] == [
        ("members_disciplined", "total", 24162),
        ("members_disciplined", "reprimand", 19100),
        ("members_disciplined", "warning", 5062),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "HANOI (VNA) – The Communist Party of Vietnam admitted 162,300 new members last year, including 75,400 women, raising the number of Party members to 5.4 million.",
            [
                ("members_admitted", "total", 162300),
                ("members_admitted", "female", 75400),
                ("members_total", "total", 5400000),
            ],
        ),
        (
            "The Party currently has over 5.4 million members in nearly 52,000 grassroots Party organisations, the Party Central Committee's Organisation Commission in Hanoi said.",
            [("members_total", "total", 5400000), ("orgs_grassroots", "total", 52000)],
        ),
        (
            "Over the past 10 years, more than 2,700 Party organisations and nearly 168,000 Party members in Vietnam have been disciplined, the Politburo heard.",
            [("orgs_disciplined", "total", 2700), ("members_disciplined", "total", 168000)],
        ),
        (
            "In all, nearly 168,000 Party members were disciplined for violations in the past decade, Vietnam's Politburo heard.",
            [("members_disciplined", "total", 168000)],
        ),
        (
            "Some 1,587 delegates, representing over 5.1 million Party members, are attending the 14th National Party Congress in Hanoi.",
            [("congress_delegates", "total", 1587), ("members_total", "total", 5100000)],
        ),
    ],
)
def test_english_news_of_the_whole_party(text, expected):
    read = national(text, date(2025, 12, 5))
    assert [(code, part, value) for _, code, part, value, *_ in read] == expected
    assert {area for area, *_ in read} == {"vn"}


def test_last_year_behind_what_was_done_dates_it():
    text = "Đảng ta kết nạp 162.300 đảng viên năm ngoái, tăng 4% so với số đảng viên kết nạp năm 2022."
    assert national(text, date(2024, 1, 20)) == [
        ("vn", "members_admitted", "total", 162300, date(2023, 1, 1), date(2023, 12, 31))
    ]


def test_a_congress_needs_no_since():
    text = "Đại hội XIII của Đảng đến nay, cấp ủy các cấp trong cả nước đã kỷ luật 618 tổ chức đảng."
    assert national(text, date(2022, 1, 20))[0][4:] == (date(2021, 1, 1), date(2022, 1, 20))


def test_a_term_told_by_its_number_is_the_partys_for_the_country_alone():
    text = "Trong nhiệm kỳ XII, {} kết nạp {} đảng viên."
    assert national(text.format("toàn Đảng", "850.000"), date(2020, 12, 15)) == [
        ("vn", "members_admitted", "total", 850000, date(2016, 1, 1), date(2020, 12, 15))
    ]
    assert national(text.format("Đảng bộ tỉnh Bắc Kạn", "8.500"), date(2020, 12, 15)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Đảng bộ TP Hồ Chí Minh là đảng bộ lớn nhất cả nước với hơn 240.000 đảng viên.",
        "Đảng bộ TP Hồ Chí Minh có hơn 240.000 đảng viên, đứng thứ hai cả nước.",
        "Đảng bộ TP Hồ Chí Minh là đảng bộ lớn thứ hai cả nước với hơn 240.000 đảng viên.",
    ],
)
def test_a_province_compared_with_the_country_keeps_its_own(text):
    assert values(text) == [("ho-chi-minh", "members_total", 240000)]


def test_a_central_body_in_the_title_alone_makes_a_report_the_countrys():
    text = "Năm 2023, các cấp ủy đã kết nạp 48.000 đảng viên."
    title = "Ban Tổ chức Trung ương tổng kết công tác năm 2023"
    assert values(text, title=title) == [("vn", "members_admitted", 48000)]
    assert values(text, title="Hội nghị tổng kết công tác năm 2023") == []


def test_the_only_time_of_a_sentence_told_at_its_end_is_of_all_it_counts():
    text = "Cả nước xóa tên 8.500 đảng viên, 3.100 đảng viên xin ra khỏi Đảng trong năm 2023."
    year = (date(2023, 1, 1), date(2023, 12, 31))
    assert [row[1:2] + row[3:] for row in national(text, date(2024, 1, 20))] == [
        ("members_removed", 8500, *year),
        ("members_withdrawn", 3100, *year),
    ]
    text = "Toàn tỉnh Bắc Kạn kết nạp 512 đảng viên, năm 2023 kết nạp 640 đảng viên."
    assert values(text) == [("bac-kan", "members_admitted", 640)]


def test_so_many_members_are_the_partys_though_nobody_says_whose():
    text = "Giai đoạn 2013 - 2023, Đảng đã kỷ luật hơn 2.700 tổ chức đảng, gần 168.000 đảng viên."
    assert values(text) == [("vn", "orgs_disciplined", 2700), ("vn", "members_disciplined", 168000)]
    few = "Giai đoạn 2013 - 2023, Đảng đã kỷ luật 27 tổ chức đảng, 1.680 đảng viên."
    assert values(few) == []


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2023, đảng cầm quyền của Campuchia kết nạp 112.000 đảng viên.",
        "Đảng cầm quyền kết nạp 112.000 đảng viên trong năm 2023.",
        "Bắc Kinh: năm 2023 kỷ luật 210.000 đảng viên.",
    ],
)
def test_so_many_of_another_country_are_not_ours(text):
    assert values(text) == []


def test_how_far_a_term_had_come_stands_in_brackets_behind_it():
    text = "Trong nhiệm kỳ 2020 - 2025 (tính đến hết năm 2023), toàn Đảng kết nạp 460.000 đảng viên."
    assert national(text, date(2024, 1, 20))[0][4:] == (date(2020, 1, 1), date(2023, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "Dự Đại hội XIV có 1.544 đại biểu đại diện cho hơn 5,4 triệu đảng viên cả nước.",
        "Sáng nay, khai mạc Đại hội đại biểu toàn quốc lần thứ XIV của Đảng.\n\n1.544 đại biểu đại diện hơn 5,4 triệu đảng viên đang sinh hoạt ở các tổ chức đảng về dự Đại hội.",
    ],
)
def test_a_congress_is_the_partys_by_the_millions_that_its_delegates_stand_for(text):
    assert values(text, date(2026, 1, 20)) == OPENING


@pytest.mark.parametrize(
    "text",
    [
        "Dự Đại hội XIV có 1.100 đại biểu đại diện cho hơn 11 triệu đoàn viên công đoàn.",
        "Dự Đại hội XIV có 350 đại biểu.",
    ],
)
def test_a_congress_of_others_is_not_the_partys(text):
    assert values(text, date(2026, 1, 20)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Với lực lượng đảng viên với 5,3 triệu người, Đảng Cộng sản Việt Nam là đảng cầm quyền.",
            [("vn", "members_total", 5300000)],
        ),
        ("Đảng bộ tỉnh Hà Nam có đội ngũ đảng viên với 54.210 người.", [("ha-nam", "members_total", 54210)]),
        ("Đảng bộ xã Thanh Hà, tỉnh Hà Nam có đội ngũ đảng viên với 310 người.", []),
    ],
)
def test_members_are_counted_as_the_people_of_their_ranks(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Năm 2023, Đảng bộ tỉnh Hà Nam kết nạp 2.015 đảng viên (cả nước kết nạp 191.000 đảng viên).",
            [("ha-nam", "members_admitted", 2015), ("vn", "members_admitted", 191000)],
        ),
        (
            "Năm 2023, Đảng bộ tỉnh Hà Nam kết nạp 2.015 đảng viên (khối xã kết nạp 910 đảng viên).",
            [("ha-nam", "members_admitted", 2015)],
        ),
    ],
)
def test_the_countrys_count_may_stand_in_brackets_behind_a_provinces(text, expected):
    assert values(text) == expected
