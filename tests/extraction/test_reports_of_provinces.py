"""Reports of provinces: targets given to units, counts that follow another, and times that only another number has."""

from datetime import date

import pytest

from etl.documents import Document
from etl.extraction import extract
from tests.extraction.samples import report, rows

YEAR = (date(2023, 1, 1), date(2023, 12, 31))


def read(text, published=None, publisher=None, title=None):
    found = extract(Document(name="a", text=text, title=title, publisher=publisher, published=published))
    return [(o.indicator, o.breakdown, o.area, o.value, o.period_start, o.period_end) for o in found]


def told(sentence, *names, **known):
    return rows(extract(report(sentence, **known)), *(names or ("indicator", "value")))


@pytest.mark.parametrize(
    "sentence",
    [
        "Tỉnh ủy giao chỉ tiêu các huyện ủy, thành ủy, đảng ủy trực thuộc kết nạp 1.730 đảng viên mới trong năm 2024.",
        "Tỉnh ủy thống nhất giao chỉ tiêu cho các huyện, thị, thành ủy và đảng ủy trực thuộc phát triển 1.730 đảng viên trong năm 2024.",
        "Năm 2024, Tỉnh ủy giao các đảng bộ trực thuộc phải kết nạp 1.730 đảng viên.",
    ],
)
def test_what_units_are_given_to_reach_is_a_target(sentence):
    assert told(sentence, "indicator", "value", "period_start") == [("members_admitted_target", 1730, date(2024, 1, 1))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Từ chỉ tiêu được giao, các đảng bộ trực thuộc kết nạp 1.730 đảng viên trong năm 2023.",
        "Trên cơ sở chỉ tiêu Tỉnh ủy giao các đảng bộ, năm 2023 toàn tỉnh đã kết nạp 1.730 đảng viên.",
    ],
)
def test_what_units_reached_of_what_they_were_given_is_none(sentence):
    assert told(sentence) == [("members_admitted", 1730)]


def test_the_year_that_a_share_is_measured_by_is_not_the_year_told_of():
    share = "trong 3 tháng đầu năm nay, toàn tỉnh kết nạp 326 đảng viên, bằng 0,41% so với tổng số đảng viên {}."
    text = "Ban Tổ chức Tỉnh ủy Đồng Nai cho biết, " + share.format("cuối năm 2021")
    spring = (date(2022, 1, 1), date(2022, 3, 31))
    assert read(text) == []
    assert read(text + "\nCác cấp ủy cần quyết liệt hơn để năm 2022 đạt chỉ tiêu.") == [
        ("members_admitted", "total", "dong-nai", 326, *spring),
        ("members_admitted_share_pct", "total", "dong-nai", 0.41, *spring),
    ]


def test_a_share_of_a_target_of_the_year_still_tells_the_year():
    text = "Đảng bộ tỉnh Đồng Nai trong 3 tháng đầu năm kết nạp 326 đảng viên, đạt 21% so với chỉ tiêu năm 2022."
    assert {(start, end) for *_, start, end in read(text)} == {(date(2022, 1, 1), date(2022, 3, 31))}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Năm 2023, toàn tỉnh kết nạp 315 đảng viên là học sinh, sinh viên, giáo viên, y bác sĩ.", []),
        ("Năm 2023, toàn tỉnh kết nạp 315 đảng viên là đoàn viên và cán bộ cơ sở.", []),
        ("Năm 2023, toàn tỉnh kết nạp 315 đảng viên là học sinh, giáo viên 42.", [("student", 315)]),
        ("Năm 2023, toàn tỉnh kết nạp 315 đảng viên là công nhân, người lao động.", [("worker", 315)]),
    ],
)
def test_several_groups_counted_together_are_none_of_them(sentence, expected):
    found = told(sentence, "indicator", "breakdown", "value")
    assert [(b, v) for i, b, v in found if i == "members_admitted"] == expected


def test_members_told_with_the_organisations_of_enterprises_are_of_those():
    sentence = (
        "Tổng số tổ chức đảng trong doanh nghiệp tư nhân trên toàn tỉnh hiện nay là 173 tổ chức, với 3.908 đảng viên, "
        "chiếm 5,1% so với tổng số đảng viên toàn Đảng bộ tỉnh."
    )
    assert told(sentence, "indicator", "breakdown", "value") == [
        ("orgs_private_sector", "total", 173),
        ("members_total", "private_sector", 3908),
        ("members_group_pct", "private_sector", 5.1),
    ]


def test_members_are_as_many_as_told_at_the_end_of_the_time_of_the_admissions():
    sentence = (
        "Thực hiện Nghị quyết số 9 của Tỉnh ủy về nhiệm vụ năm 2019, toàn tỉnh đã kết nạp được 3.118 đảng viên mới, "
        "nâng tổng số đảng viên toàn tỉnh lên 61.204 đảng viên."
    )
    found = read(sentence, published=date(2020, 1, 14), publisher="Báo Đồng Nai")
    assert found == [
        ("members_admitted", "total", "dong-nai", 3118, date(2019, 1, 1), date(2019, 12, 31)),
        ("members_total", "total", "dong-nai", 61204, date(2019, 12, 31), date(2019, 12, 31)),
    ]


def test_members_there_are_now_are_as_many_on_the_day_of_the_report():
    sentence = "Năm 2019, toàn tỉnh kết nạp 3.118 đảng viên; hiện nay, toàn Đảng bộ tỉnh có 61.204 đảng viên."
    found = read(sentence, published=date(2020, 1, 14), publisher="Báo Đồng Nai")
    assert found[-1][3:] == (61204, date(2020, 1, 14), date(2020, 1, 14))


def test_in_a_review_of_enterprises_all_that_were_admitted_were_admitted_there():
    text = (
        "Tổng kết 10 năm thực hiện Nghị quyết 19 của Thành ủy: khen thưởng 30 tập thể\n"
        "Thứ Tư, 15/01/2020 08:22\n"
        "Sáng 14-1, Thành ủy Hải Phòng tổ chức tổng kết 10 năm thực hiện Nghị quyết 19 về xây dựng tổ chức đảng, đoàn thể "
        "trong các doanh nghiệp ngoài nhà nước.\n"
        "10 năm qua, thành lập được 274 tổ chức đảng. Các cấp ủy đảng đã kết nạp được 2.317 đảng viên, trong đó có 41 chủ "
        "doanh nghiệp."
    )
    found = read(text, published=date(2020, 1, 15), publisher="Cổng thông tin điện tử thành phố Hải Phòng")
    assert [(i, b, v) for i, b, _, v, *_ in found] == [
        ("orgs_private_sector_new", "total", 274),
        ("members_admitted", "private_sector", 2317),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Đến nay, đảng viên dân tộc thiểu số chiếm 1,4% so với tổng số đảng viên toàn tỉnh (512 đảng viên).",
            [("members_group_pct", "ethnic_minority", 1.4), ("members_total", "ethnic_minority", 512)],
        ),
        (
            "Đến nay, đảng viên dân tộc thiểu số chiếm 1,4% so với tổng số đảng viên toàn tỉnh (36.600 đảng viên).",
            [("members_group_pct", "ethnic_minority", 1.4), ("members_total", "total", 36600)],
        ),
    ],
)
def test_so_many_in_brackets_behind_a_share_are_told_by_the_arithmetic(sentence, expected):
    assert set(told(sentence, "indicator", "breakdown", "value")) <= set(expected)
    assert expected[0] in told(sentence, "indicator", "breakdown", "value")
    assert ("members_total", "ethnic_minority", 36600) not in told(sentence, "indicator", "breakdown", "value")


@pytest.mark.parametrize("verb", ["khai mạc", "bước vào phiên trù bị", "đã chính thức diễn ra"])
def test_a_congress_meets_in_the_year_in_which_its_term_opens(verb):
    text = (
        f"Sáng 15/9, Đại hội đại biểu Đảng bộ tỉnh Cao Bằng lần thứ XX, nhiệm kỳ 2025 - 2030 {verb} với 385 đại biểu "
        "chính thức, đại diện cho hơn 61.000 đảng viên trong toàn tỉnh."
    )
    day = (date(2025, 9, 15), date(2025, 9, 15))
    assert read(text) == [
        ("congress_delegates", "total", "cao-bang", 385, *day),
        ("members_total", "total", "cao-bang", 61000, *day),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Sáng 15/9, Tỉnh ủy Cao Bằng tổng kết Nghị quyết Đại hội Đảng bộ tỉnh nhiệm kỳ 2020 - 2025. Toàn tỉnh có 61.000 đảng viên.",
        "Sáng 15/3, hội nghị bàn về Đại hội Đảng bộ tỉnh Cao Bằng nhiệm kỳ 2025 - 2030 diễn ra. Toàn tỉnh có 61.000 đảng viên.",
    ],
)
def test_a_meeting_about_a_congress_tells_no_year(text):
    assert read(text) == []


@pytest.mark.parametrize("words", ["Trước khi hợp nhất", "Trước sáp nhập tỉnh", "Trước ngày 1/7/2025"])
def test_what_a_province_had_before_it_was_merged_is_of_the_day_before(words):
    text = (
        "Đảng bộ tỉnh Phú Thọ (mới) có 261.320 đảng viên.\n"
        f"{words}, Đảng bộ tỉnh Hòa Bình có 71.208 đảng viên. Đảng bộ tỉnh Vĩnh Phúc có 76.415 đảng viên."
    )
    eve, today = (date(2025, 6, 30),) * 2, (date(2025, 8, 12),) * 2
    assert read(text, published=date(2025, 8, 12)) == [
        ("members_total", "total", "phu-tho-2025", 261320, *today),
        ("members_total", "total", "hoa-binh", 71208, *eve),
    ]


def test_a_province_that_is_gone_has_no_members_today():
    text = "Đảng bộ tỉnh Vĩnh Phúc hiện có 76.415 đảng viên."
    assert read(text, published=date(2025, 8, 12)) == []
    assert [v for *_, v, _, _ in read(text, published=date(2025, 5, 12))] == [76415]


def test_before_a_merger_of_long_ago_is_no_day():
    text = "Trước khi hợp nhất, Đảng bộ tỉnh Hòa Bình có 71.208 đảng viên."
    assert read(text, published=date(2019, 8, 12))[0][-1] == date(2019, 8, 12)


def test_a_day_told_behind_them_of_the_data_is_of_all_that_was_counted():
    text = (
        "Sau hợp nhất, Đảng bộ tỉnh Phú Thọ có 155 đảng bộ trực thuộc.\n"
        "Tỉnh Hòa Bình có 71.208 đảng viên; tỉnh Vĩnh Phúc có 76.415 đảng viên, số liệu tính đến ngày 31/5/2025."
    )
    day = date(2025, 5, 31)
    found = [(a, v, d) for i, _, a, v, d, _ in read(text, published=date(2025, 7, 2)) if i == "members_total"]
    assert found == [("hoa-binh", 71208, day), ("vinh-phuc", 76415, day)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tại đại hội cấp cơ sở đã bầu 3.412 đại biểu dự đại hội cấp trên; trong đó có 3.010 đại biểu chính thức, 402 đại biểu dự khuyết.",
        "Đại hội các huyện đã bầu 31 đại biểu dự khuyết, 282 đại biểu chính thức đi dự Đại hội Đảng bộ tỉnh.",
        "Đại hội bầu 341 đồng chí, trong đó có 312 đại biểu dự khuyết.",
    ],
)
def test_delegates_that_lower_congresses_chose_are_not_those_that_met(sentence):
    text = f"Tỉnh Lâm Đồng chuẩn bị Đại hội Đảng bộ tỉnh lần thứ XI, nhiệm kỳ 2020 - 2025.\n{sentence}"
    assert [i for i, *_ in read(text, published=date(2020, 10, 5))] == []


JOINTLY = [
    "Trong nhiệm kỳ 2020 - 2025, Đảng bộ hai tỉnh Tuyên Quang, Hà Giang kết nạp 19.406 đảng viên.",
    "Ba tỉnh Bình Thuận, Đắk Nông và Lâm Đồng đã kết nạp 19.406 đảng viên trong nhiệm kỳ 2020 - 2025.",
    "Trong nhiệm kỳ 2020 - 2025, cả 2 tỉnh Hà Giang và Tuyên Quang cùng kết nạp 19.406 đảng viên, đạt 112% chỉ tiêu.",
]


@pytest.mark.parametrize("sentence", JOINTLY)
def test_what_provinces_did_together_is_no_figure_of_one_of_them(sentence):
    assert read(sentence, published=date(2025, 9, 24)) == []


def test_what_a_province_did_beside_another_is_its_own():
    text = (
        "Sau khi hợp nhất hai tỉnh Tuyên Quang, Hà Giang, Đảng bộ tỉnh Tuyên Quang có 124 đảng bộ trực thuộc.\n"
        "Năm 2023, Đảng bộ tỉnh Tuyên Quang kết nạp 2.012 đảng viên; Đảng bộ tỉnh Hà Giang kết nạp 2.803 đảng viên."
    )
    found = read(text, published=date(2025, 9, 24))
    assert [(a, v) for i, _, a, v, *_ in found if i == "members_admitted"] == [
        ("tuyen-quang", 2012),
        ("ha-giang", 2803),
    ]


@pytest.mark.parametrize("giver", ["Tỉnh ủy giao", "do Tỉnh ủy giao", "Ban Thường vụ Tỉnh ủy giao", "tỉnh giao"])
def test_a_share_of_a_target_that_the_province_gave(giver):
    sentence = f"Năm 2023, toàn tỉnh kết nạp 1.207 đảng viên mới (đạt 95,4% chỉ tiêu {giver})."
    assert told(sentence) == [("members_admitted", 1207), ("members_admitted_target_pct", 95.4)]


def test_the_target_itself_behind_who_gave_it():
    sentence = "Năm 2023, toàn tỉnh kết nạp 1.207 đảng viên mới (đạt 95,4% chỉ tiêu Tỉnh ủy giao là 1.265 đảng viên)."
    assert ("members_admitted_target", 1265) in told(sentence)


def test_a_target_of_the_whole_term_in_brackets_is_of_the_term():
    sentence = "Từ năm 2021 đến tháng 6/2023, toàn tỉnh kết nạp 5.207 đảng viên, đạt 86,8% chỉ tiêu cả nhiệm kỳ (6.000 đảng viên)."
    found = told(sentence, "indicator", "value", "period_start", "period_end")
    assert found == [
        ("members_admitted", 5207, date(2021, 1, 1), date(2023, 6, 30)),
        ("members_admitted_target_pct", 86.8, date(2021, 1, 1), date(2023, 6, 30)),
        ("members_admitted_target", 6000, date(2020, 1, 1), date(2025, 12, 31)),
    ]


@pytest.mark.parametrize("link", ["với", "với trên"])
def test_a_bare_number_of_organisations_is_followed_by_their_members(link):
    sentence = f"Đến nay, tổng số tổ chức đảng trong doanh nghiệp ngoài khu vực nhà nước là 118 {link} 2.040 đảng viên."
    assert told(sentence, "indicator", "breakdown", "value") == [
        ("orgs_private_sector", "total", 118),
        ("members_total", "private_sector", 2040),
    ]


@pytest.mark.parametrize("change", ["tăng 20%", "tăng 240 đảng viên", "tăng 240"])
def test_the_year_compared_with_is_read_where_the_change_bears_it_out(change):
    sentence = f"Năm 2012, toàn tỉnh kết nạp 1.440 đảng viên, {change} so với năm 2011 (1.200 đảng viên), đạt tỷ lệ 5,2% so với tổng số đảng viên đầu năm."
    assert told(sentence, "indicator", "value", "period_start") == [
        ("members_admitted", 1440, date(2012, 1, 1)),
        ("members_admitted", 1200, date(2011, 1, 1)),
        ("members_admitted_share_pct", 5.2, date(2012, 1, 1)),
    ]


@pytest.mark.parametrize(
    "behind", ["tăng 20% so với năm 2011 (240 đảng viên)", "giảm 20% so với năm 2011 (1.200 đảng viên)"]
)
def test_a_number_that_the_change_does_not_bear_out_is_of_no_year(behind):
    assert told(f"Năm 2012, toàn tỉnh kết nạp 1.440 đảng viên, {behind}.") == [("members_admitted", 1440)]


HALF = "6 tháng đầu năm 2025, Đảng bộ tỉnh Phú Thọ kết nạp 2.014 đảng viên."


def halves(text, day):
    return [(a, v) for i, _, a, v, *_ in read(text, published=day) if i == "members_admitted"]


@pytest.mark.parametrize(
    "text",
    [
        HALF,
        f"Ngày 18/7, Tỉnh ủy Phú Thọ họp. {HALF}",
        "Đảng bộ tỉnh Phú Thọ kết nạp 2.014 đảng viên trong quý II/2025.",
    ],
)
def test_the_half_year_before_a_merger_told_after_it_is_nobodys(text):
    """The name is the old province's and the merged one's, and nothing tells which of them counted."""
    assert halves(text, date(2025, 7, 22)) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (HALF, date(2025, 6, 27)),
        (f"Chiều 26/6, Tỉnh ủy Phú Thọ họp sơ kết. {HALF}", date(2025, 7, 2)),
        (HALF.replace("Phú Thọ", "Phú Thọ (cũ)"), date(2025, 7, 22)),
        (f"Trước khi sáp nhập, {HALF}", date(2025, 7, 22)),
        (f"{HALF} Đảng bộ tỉnh Hòa Bình kết nạp 1.105 đảng viên.", date(2025, 7, 22)),
    ],
)
def test_the_half_year_of_a_province_told_apart_from_the_merged_one_is_its_own(text, day):
    assert halves(text, day)[0] == ("phu-tho", 2014)


def test_a_province_that_was_not_merged_has_its_half_year():
    assert halves(HALF.replace("Phú Thọ", "Cao Bằng"), date(2025, 7, 22)) == [("cao-bang", 2014)]
