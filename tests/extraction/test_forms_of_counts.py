"""Forms in which reports print parts of a year, ratios, the private sector, congresses, courses: their figures only."""

from datetime import date

import pytest

from etl.documents import Document
from etl.extraction import extract
from tests.extraction.samples import report, rows

_YEAR = (date(2023, 1, 1), date(2023, 12, 31))
_HALF = (date(2023, 1, 1), date(2023, 6, 30))
_TODAY = (date(2024, 1, 5), date(2024, 1, 5))
_JUNE = (date(2023, 6, 30), date(2023, 6, 30))

STATED = [
    (
        "Nửa đầu năm 2023, trong 604 đảng viên mới của tỉnh có 87 công nhân, 211 nữ.",
        [
            ("members_admitted", "total", 604.0, *_HALF),
            ("members_admitted", "worker", 87.0, *_HALF),
            ("members_admitted", "female", 211.0, *_HALF),
        ],
    ),
    (
        "Năm 2023, cả tỉnh kết nạp 1.310 đảng viên; riêng quý II là 402, có 61 người dân tộc thiểu số, 12 người có đạo.",
        [
            ("members_admitted", "total", 1310.0, *_YEAR),
            ("members_admitted", "total", 402.0, date(2023, 4, 1), date(2023, 6, 30)),
            ("members_admitted", "ethnic_minority", 61.0, date(2023, 4, 1), date(2023, 6, 30)),
            ("members_admitted", "religious", 12.0, date(2023, 4, 1), date(2023, 6, 30)),
        ],
    ),
    (
        "Năm 2023, cả tỉnh kết nạp 1.310 đảng viên. Riêng 6 tháng cuối năm là 655.",
        [
            ("members_admitted", "total", 1310.0, *_YEAR),
            ("members_admitted", "total", 655.0, date(2023, 7, 1), date(2023, 12, 31)),
        ],
    ),
    (
        "9 tháng năm 2023, cả tỉnh kết nạp 903 đảng viên; cả năm ước đạt 1.240.",
        [
            ("members_admitted", "total", 903.0, date(2023, 1, 1), date(2023, 9, 30)),
            ("members_admitted", "total", 1240.0, *_YEAR),
        ],
    ),
    (
        "Quý I/2023, cả tỉnh kết nạp 214 đảng viên (cùng kỳ 2022 là 230).",
        [
            ("members_admitted", "total", 214.0, date(2023, 1, 1), date(2023, 3, 31)),
            ("members_admitted", "total", 230.0, date(2022, 1, 1), date(2022, 3, 31)),
        ],
    ),
    (
        "1.127 là số đảng viên được kết nạp ở Sóc Trăng trong năm 2023.",
        [("members_admitted", "total", 1127.0, *_YEAR)],
    ),
    (
        "Tỉnh đặt chỉ tiêu 6 tháng cuối năm 2024 kết nạp thêm 700 đảng viên.",
        [("members_admitted_target", "total", 700.0, date(2024, 7, 1), date(2024, 12, 31))],
    ),
    (
        "Năm 2023, có 3.020/3.020 chi bộ trực thuộc đảng ủy cơ sở đã tổ chức đại hội.",
        [("cells_subordinate", "total", 3020.0, date(2023, 12, 31), date(2023, 12, 31))],
    ),
    (
        "Đến ngày 30/6/2023, có 540/541 tổ chức cơ sở đảng đại hội xong; ngày 8/8/2023 đã hoàn thành đại hội 12/12 đảng bộ cấp trên cơ sở.",
        [
            ("orgs_congress_held", "total", 540.0, *_JUNE),
            ("orgs_grassroots", "total", 541.0, *_JUNE),
            ("committees_congress_held", "total", 12.0, date(2023, 8, 8), date(2023, 8, 8)),
            ("orgs_direct", "total", 12.0, date(2023, 8, 8), date(2023, 8, 8)),
        ],
    ),
    (
        "Trước đó, tất cả 541 tổ chức cơ sở đảng trong tỉnh đã đại hội xong trong tháng 6/2023.",
        [("orgs_congress_held", "total", 541.0, *_JUNE), ("orgs_grassroots", "total", 541.0, *_JUNE)],
    ),
    (
        "Trước ngày 1/7/2023, Đảng bộ tỉnh có 17 đảng bộ trực thuộc, 541 tổ chức cơ sở đảng.",
        [("orgs_direct", "total", 17.0, *_JUNE), ("orgs_grassroots", "total", 541.0, *_JUNE)],
    ),
    (
        "Từ ngày 1/7/2023 tới hết tháng 9/2023, toàn tỉnh xóa tên 31 đảng viên.",
        [("members_removed", "total", 31.0, date(2023, 7, 1), date(2023, 9, 30))],
    ),
    (
        "Năm 2023, thành lập 19 tổ chức đảng trong doanh nghiệp tư nhân; đến nay, tỉnh có 204 tổ chức đảng với 3.118 đảng viên trong khu vực này.",
        [
            ("orgs_private_sector_new", "total", 19.0, *_YEAR),
            ("orgs_private_sector", "total", 204.0, *_TODAY),
            ("members_total", "private_sector", 3118.0, *_TODAY),
        ],
    ),
    (
        "Năm 2023, tỉnh thành lập được 21 tổ chức đảng và kết nạp 260 đảng viên trong doanh nghiệp ngoài nhà nước.",
        [
            ("orgs_private_sector_new", "total", 21.0, *_YEAR),
            ("members_admitted", "private_sector", 260.0, *_YEAR),
        ],
    ),
    (
        "Năm 2023, mở 45 lớp cho 3.200 lượt cán bộ cấp xã và 9 lớp cho 710 đảng viên mới.",
        [("officials_trained", "total", 3200.0, *_YEAR), ("members_new_trained", "total", 710.0, *_YEAR)],
    ),
    (
        "Cuối năm 2023, tỉnh có 1.204 đảng viên được miễn sinh hoạt đảng, trong tổng số 38.551 đảng viên.",
        [
            ("members_exempt", "total", 1204.0, date(2023, 12, 31), date(2023, 12, 31)),
            ("members_total", "total", 38551.0, date(2023, 12, 31), date(2023, 12, 31)),
        ],
    ),
    (
        "Ban Thường vụ Tỉnh ủy có thông báo giao các đảng ủy trực thuộc chỉ tiêu kết nạp 1.150 đảng viên trong năm 2024.",
        [("members_admitted_target", "total", 1150.0, date(2024, 1, 1), date(2024, 12, 31))],
    ),
    (
        "Năm 2023, có 9/13 đảng bộ trực thuộc tỉnh kết nạp đảng viên vượt kế hoạch.",
        [("orgs_direct", "total", 13.0, date(2023, 12, 31), date(2023, 12, 31))],
    ),
    (
        "Năm 2023, hoàn thành 4 đề án về sắp xếp thôn, khu phố.",
        [("schemes_completed", "total", 4.0, *_YEAR)],
    ),
    (
        "Năm 2023, kết nạp 1.310 đảng viên, thấp hơn bình quân các năm; công nhận chính thức 1.105 đảng viên.",
        [("members_admitted", "total", 1310.0, *_YEAR), ("members_made_official", "total", 1105.0, *_YEAR)],
    ),
    (
        "Đợt 2/9/2023, tỉnh tặng Huy hiệu cho 212 đảng viên đủ 30, 40, 45, 50 và 55 năm tuổi Đảng.",
        [("badges_awarded", "total", 212.0, date(2023, 9, 2), date(2023, 9, 2))],
    ),
    (
        "Đến nay, đảng viên là người có đạo của Đảng bộ tỉnh khoảng 2.300 đồng chí.",
        [("members_total", "religious", 2300.0, *_TODAY)],
    ),
    (
        "10 tháng năm 2023, tỉnh kết nạp 921 đảng viên, đạt 68,1% chỉ tiêu năm; cùng kỳ năm 2022 là 1.030.",
        [
            ("members_admitted", "total", 921.0, date(2023, 1, 1), date(2023, 10, 31)),
            ("members_admitted_target_pct", "total", 68.1, date(2023, 1, 1), date(2023, 10, 31)),
            ("members_admitted", "total", 1030.0, date(2022, 1, 1), date(2022, 10, 31)),
        ],
    ),
    (
        (
            "Giai đoạn 2015 - 2022, toàn Đảng bộ kết nạp 12.604 đảng viên. Năm kết nạp cao nhất là 2016 với 1.940 đảng "
            "viên, thấp nhất là 2021 với 1.204 đảng viên."
        ),
        [
            ("members_admitted", "total", 12604.0, date(2015, 1, 1), date(2022, 12, 31)),
            ("members_admitted", "total", 1940.0, date(2016, 1, 1), date(2016, 12, 31)),
            ("members_admitted", "total", 1204.0, date(2021, 1, 1), date(2021, 12, 31)),
        ],
    ),
    (
        "Năm 2023, có 187 công nhân trực tiếp sản xuất được kết nạp vào Đảng.",
        [("members_admitted", "worker", 187.0, *_YEAR)],
    ),
    (
        "Riêng năm 2023, kết nạp 1.310 đảng viên. Tỷ lệ đảng viên mới kết nạp đạt 3,1% so với tổng số đảng viên đầu năm.",
        [
            ("members_admitted", "total", 1310.0, *_YEAR),
            ("members_admitted_share_pct", "total", 3.1, *_YEAR),
        ],
    ),
    (
        "Trước đó, 100% tổ chức cơ sở đảng (541/541) cũng đã đại hội xong trong tháng 6/2023.",
        [("orgs_congress_held", "total", 541.0, *_JUNE), ("orgs_grassroots", "total", 541.0, *_JUNE)],
    ),
    (
        "Trong quý I/2023, kết nạp 246 đảng viên (cùng kỳ năm trước: 301).",
        [
            ("members_admitted", "total", 246.0, date(2023, 1, 1), date(2023, 3, 31)),
            ("members_admitted", "total", 301.0, date(2022, 1, 1), date(2022, 3, 31)),
        ],
    ),
    (
        "Năm 2023, thành lập mới 13 tổ chức đảng trong doanh nghiệp, đưa tổng số tổ chức đảng ở doanh nghiệp ngoài nhà nước lên 208.",
        [
            ("orgs_private_sector_new", "total", 13.0, *_YEAR),
            ("orgs_private_sector", "total", 208.0, date(2023, 12, 31), date(2023, 12, 31)),
        ],
    ),
    (
        "Năm 2023, tổng số đảng viên toàn tỉnh có 38.204 đảng viên, trong đó được đánh giá 36.937 đồng chí.",
        [("members_total", "total", 38204.0, date(2023, 12, 31), date(2023, 12, 31))],
    ),
    (
        "Sang năm 2024, đợt 3/2 tới đây toàn tỉnh có 272 đảng viên được tặng Huy hiệu Đảng.",
        [("badges_awarded", "total", 272.0, date(2024, 2, 3), date(2024, 2, 3))],
    ),
    (
        "Nhiều nơi có số kết nạp cao trong năm 2023, như Thanh Hóa (5.103 đảng viên), Nghệ An (4.078 đảng viên).",
        [("members_admitted", "total", 4078.0, *_YEAR), ("members_admitted", "total", 5103.0, *_YEAR)],
    ),
]
NOT_STATED = [
    "Năm 2023, các cấp bộ Đoàn giới thiệu được 320 công nhân vào Đảng.",
    "Hiện nay, toàn Đảng bộ khối các cơ quan tỉnh có gần 5.100 đảng viên.",
    "Năm 2023, Đảng bộ huyện Kế Sách, tỉnh Sóc Trăng kết nạp 152 đảng viên, trong đó có 73 đảng viên nữ.",
    "Hiện nay, toàn Đảng bộ huyện có 1.020 đảng viên là người có đạo.",
    "Ở xã đông giáo dân này, gần 73% số người dân là người có đạo.",
    "Trong số 60 đảng viên mới kết nạp từ đầu năm 2023 đến nay, có 36 người đạo Công giáo.",
    "Trong đó, giao Đảng bộ huyện Kế Sách 120; Long Phú 95; Khối Doanh nghiệp 62.",
    "Năm 2023, các đảng bộ huyện Kế Sách, Long Phú đã qua mốc 100% kế hoạch kết nạp của mình.",
    "Năm 2023, chị học lớp cảm tình Đảng cùng 62 người khác.",
    "Năm 2023, mở 5 lớp cho 320 học sinh giỏi của tỉnh.",
    "Trước ngày 1/7/2023, Đảng bộ huyện Kế Sách có 17 đảng bộ trực thuộc, 54 tổ chức cơ sở đảng.",
]


def test_the_groups_of_the_delegates_are_told_from_those_of_the_members_they_stand_for():
    observations = extract(
        report(
            "412 đại biểu chính thức về dự Đại hội là đại diện cho hơn 91.000 đảng viên.",
            "Cơ cấu đại biểu: nữ 88 đồng chí (21,4%), dân tộc thiểu số 40 đồng chí.",
            title="Đại hội Đảng bộ tỉnh Sóc Trăng",
        )
    )
    assert rows(observations, "indicator", "breakdown", "value") == [
        ("congress_delegates", "total", 412.0),
        ("members_total", "total", 91000.0),
        ("congress_delegates", "female", 88.0),
        ("congress_delegates", "ethnic_minority", 40.0),
    ]


def test_a_speech_greets_the_delegates_and_those_they_stand_for():
    observations = extract(
        report(
            "Tôi nhiệt liệt chào mừng 348 đại biểu là những đảng viên ưu tú, đại diện cho hơn 4,1 vạn đảng viên.",
            title="Diễn văn khai mạc Đại hội Đảng bộ tỉnh Sóc Trăng",
        )
    )
    assert rows(observations, "indicator", "value") == [("congress_delegates", 348.0), ("members_total", 41000.0)]


def test_in_a_review_of_private_enterprises_what_is_founded_and_admitted_is_there():
    title = "Sóc Trăng sơ kết 3 năm xây dựng tổ chức đảng trong doanh nghiệp ngoài nhà nước"
    there = extract(report("Năm 2023, thành lập 18 tổ chức đảng; kết nạp 204 đảng viên.", title=title))
    everywhere = extract(report("Năm 2023, thành lập 18 tổ chức đảng; toàn tỉnh kết nạp 1.204 đảng viên.", title=title))
    assert rows(there, "indicator", "breakdown", "value") == [
        ("orgs_private_sector_new", "total", 18.0),
        ("members_admitted", "private_sector", 204.0),
    ]
    assert rows(everywhere, "breakdown", "value")[-1] == ("total", 1204.0)


def test_one_class_of_a_round_of_medals_is_no_round():
    text = "Trong số đảng viên được trao tặng Huy hiệu Đảng đợt 2/9/2023 có 31 đồng chí 60 năm tuổi Đảng."
    assert extract(report(text)) == []


def test_the_share_of_an_estimate_is_one():
    observations = extract(report("Ước cả năm 2023 kết nạp 1.310 đảng viên, bằng 104% kế hoạch."))
    assert rows(observations, "value", "qualifier") == [(1310.0, "approx"), (104.0, "approx")]


def test_five_years_are_those_that_the_text_names():
    text = "Trong 5 năm, toàn tỉnh kết nạp 8.214 đảng viên."
    title = "Sóc Trăng sơ kết 5 năm phát triển đảng viên (2018 - 2022)"
    observations = extract(report("Sơ kết 5 năm phát triển đảng viên (2018 - 2022).", text, title=title))
    assert rows(observations, "value", "period_start", "period_end") == [(8214.0, date(2018, 1, 1), date(2022, 12, 31))]


def test_all_committees_are_those_of_the_province_spoken_of_just_before():
    village = "Xã Hòa Tú (Mỹ Xuyên) có đông đồng bào có đạo, Đảng bộ xã có 14 chi bộ."
    text = "Toàn tỉnh hiện có 1.102 đảng viên là người có đạo. Năm 2023, các cấp ủy đã kết nạp 87 đảng viên có đạo."
    observations = extract(report(village + "\n\n" + text, title="Phát triển đảng viên vùng giáo"))
    assert rows(observations, "indicator", "value")[-1] == ("members_admitted", 87.0)


def test_neither_a_share_of_the_inhabitants_nor_an_aim_is_a_share_of_the_target():
    text = (
        "Từ đầu năm 2023 đến nay, toàn tỉnh kết nạp 1.105 đảng viên, đạt 64,3% (Nghị quyết là 1.718 đảng viên), nâng "
        "tỷ lệ đảng viên so với dân số toàn tỉnh lên 3,14% (Nghị quyết 3,3%)."
    )
    assert sorted(o.value for o in extract(report(text))) == [64.3, 1105.0, 1718.0]


def test_what_is_aimed_at_from_a_number_on_is_the_least():
    observations = extract(report("Năm 2024, tỉnh đề ra 12 chỉ tiêu, trong đó kết nạp từ 1.400 đảng viên."))
    assert rows(observations, "indicator", "value", "qualifier") == [("members_admitted_target", 1400.0, "at_least")]


def test_the_years_of_a_resolution_are_those_before_its_review():
    first = "Sau 4 năm thực hiện Nghị quyết số 11-NQ/TU, toàn tỉnh kết nạp 5.120 đảng viên."
    january, october = extract(report(first)), extract(report(first, published=date(2023, 10, 20)))
    assert rows(january, "value", "period_start", "period_end") == [(5120.0, date(2020, 1, 1), date(2023, 12, 31))]
    assert rows(october, "value", "period_start", "period_end") == [(5120.0, date(2020, 1, 1), date(2023, 10, 20))]


def test_medals_given_posthumously_beside_others_are_a_part_only():
    text = (
        "Đợt 2/9/2023, tỉnh có 410 đảng viên được Tỉnh ủy xét trao tặng Huy hiệu Đảng và 12 đảng viên được truy tặng."
    )
    assert [o.value for o in extract(report(text)) if o.value == 12.0] == []


def test_an_estimate_of_the_whole_year_is_approximate():
    observations = extract(report("9 tháng năm 2023, cả tỉnh kết nạp 903 đảng viên; cả năm ước đạt 1.240."))
    assert rows(observations, "value", "qualifier") == [(903.0, "exact"), (1240.0, "approx")]


def test_a_total_given_year_by_year_leaves_the_next_lines_with_the_years_of_the_total():
    observations = extract(
        report(
            "Giai đoạn 2021 - 2023, toàn tỉnh kết nạp 3.610 đảng viên.",
            "Năm 2021: 1.105; năm 2022: 1.240; năm 2023 (ước): 1.265.",
            "Toàn tỉnh xóa tên 140 đảng viên.",
        )
    )
    assert rows(observations, "indicator", "value", "period_start", "period_end")[-2:] == [
        ("members_admitted", 1265.0, *_YEAR),
        ("members_removed", 140.0, date(2021, 1, 1), date(2023, 12, 31)),
    ]


@pytest.mark.parametrize(
    ("sentence", "areas"),
    [
        ("Ghi nhận tại Hà Nam - một trong những nơi có 310 tổ chức đảng trong doanh nghiệp tư nhân.", ["ha-nam"]),
        ("Ghi nhận tại tỉnh Hà Nam, nơi có 310 tổ chức đảng trong doanh nghiệp tư nhân.", ["ha-nam"]),
        ("Ghi nhận tại huyện Lý Nhân, tỉnh Hà Nam - nơi có 31 tổ chức đảng trong doanh nghiệp tư nhân.", []),
    ],
)
def test_a_venue_whose_figures_follow_at_once_is_their_area(sentence, areas):
    document = Document(name="x.txt", text=sentence, published=date(2023, 5, 4))
    assert [o.area for o in extract(document)] == areas


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("Cuối năm 2013, tỉnh có 81 đảng viên là người có đạo thì đến cuối năm 2022, con số này là 640.", [2013, 2022]),
        (
            "Cuối năm 2013, tỉnh có 81 đảng viên là người có đạo. Cuối năm 2022, con số ấy là 640 đảng viên.",
            [2013, 2022],
        ),
        (
            "Cuối năm 2013, tỉnh có 15.081 đảng viên, trong đó có 81 người có đạo; cuối năm 2022, con số này là 640.",
            [2013, 2013],
        ),
        ("Cuối năm 2013, tỉnh có 81 đảng viên là người có đạo, ở xã Tân Hưng con số này là 8.", [2013]),
    ],
)
def test_this_number_is_the_only_one_told_at_another_time(sentence, years):
    assert [o.period_end.year for o in extract(report(sentence))] == years


def test_a_rise_of_more_than_so_much_over_the_plan_is_no_share_of_it():
    rise = "Năm 2023, toàn tỉnh kết nạp 1.290 đảng viên, tăng {} 12% so với kế hoạch năm."
    for how in ("", "trên", "hơn", "gần"):
        assert [o.value for o in extract(report(rise.format(how).replace("  ", " ")))] == [1290.0]
    beyond = extract(report("Năm 2023, toàn tỉnh kết nạp 1.290 đảng viên, vượt trên 12% so với kế hoạch năm."))
    assert rows(beyond, "value", "qualifier") == [(1290.0, "exact"), (112.0, "more_than")]


def test_a_part_told_from_a_day_on_leaves_the_next_sentence_with_the_whole_year():
    observations = extract(
        report(
            "Năm 2023, toàn tỉnh kết nạp 1.290 đảng viên; trong đó, từ ngày 1/9 đến nay kết nạp 340 đảng viên.",
            "Có 812 lượt cán bộ được bồi dưỡng nghiệp vụ.",
            published=date(2023, 12, 20),
        )
    )
    assert rows(observations, "value", "period_start")[::2] == [(1290.0, date(2023, 1, 1)), (812.0, date(2023, 1, 1))]


def test_what_a_bloc_is_asked_for_is_not_the_target_of_the_province():
    asked = "Ban Tổ chức Tỉnh ủy đề nghị khối sớm hoàn thành chỉ tiêu 170 đảng viên mới."
    assert list(extract(report(asked))) == []


def test_the_organisations_beside_all_direct_committees_are_all():
    observations = extract(report("41 đảng bộ trực thuộc Tỉnh ủy, gồm 38 đảng bộ xã; trên 520 tổ chức cơ sở đảng."))
    assert [o.value for o in observations] == [41.0, 520.0]


@pytest.mark.parametrize("whole", ["của cả nước", "toàn Đảng"])
def test_the_members_of_the_whole_party_come_to_so_many_millions(whole):
    text = f"Năm 2023, cả nước kết nạp 171.300 đảng viên; tổng số đảng viên {whole} đạt trên 5,2 triệu."
    document = Document(name="x.txt", text=text, published=date(2024, 2, 1))
    assert rows(extract(document), "area", "indicator", "value")[-1] == ("vn", "members_total", 5200000.0)
