"""What was to be admitted, what was admitted, and what is neither."""

from datetime import date

import pytest

from etl.extraction import extract
from tests.extraction.samples import report, rows


def admissions(sentence, published=date(2024, 1, 5)):
    """Indicator without its stem, breakdown and value of what a review of 2023 says of admissions."""
    read = extract(report(sentence, title="Sóc Trăng tổng kết năm 2023", published=published))
    found = rows(read, "indicator", "breakdown", "value")
    return sorted((i.removeprefix("members_"), b, v) for i, b, v in found if i.startswith("members_admitted"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Nhờ đặt ra chỉ tiêu sát hợp, các cấp ủy trong năm kết nạp 1.614 đảng viên.",
        "Quá trình phấn đấu của quần chúng được theo dõi sát, cả năm toàn tỉnh kết nạp 1.614 đảng viên.",
        "Với quyết tâm hoàn thành kế hoạch, 1.614 quần chúng ưu tú được kết nạp vào Đảng trong năm 2023.",
        "Việc phát triển Đảng đạt chỉ tiêu với 1.614 đảng viên được kết nạp.",
        "Toàn tỉnh đề ra 16 chỉ tiêu, trong đó 14 chỉ tiêu đạt và vượt như: kết nạp 1.614 đảng viên.",
    ],
)
def test_an_aim_that_is_spoken_of_does_not_make_what_was_reached_one(sentence):
    assert ("admitted", "total", 1614) in admissions(sentence)
    assert not [a for a in admissions(sentence) if a[0] == "admitted_target"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Chỉ tiêu kết nạp đảng viên: kết nạp 1.614 đảng viên, vượt 7%.",
        "Phấn đấu hoàn thành các chỉ tiêu, các cấp ủy trong năm kết nạp 1.614 đảng viên.",
        "Từ nay đến cuối năm phấn đấu kết nạp thêm 614 đảng viên.",
        "Các đảng bộ đăng ký kết nạp 1.614 đảng viên, cao hơn mức tỉnh giao.",
        "Dự kiến đến cuối năm, toàn tỉnh kết nạp 1.614 đảng viên, vượt chỉ tiêu.",
        "Nghị quyết Đại hội đề ra 5 năm kết nạp 17.500 đảng viên.",
        "Mỗi năm đặt chỉ tiêu kết nạp từ 3 - 4% đảng viên, riêng các xã mỗi chi bộ kết nạp 1 đảng viên.",
    ],
)
def test_what_may_be_either_is_neither(sentence):
    assert admissions(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Chỉ tiêu kết nạp đảng viên năm 2023 là 1.480, tăng 90 so với năm trước.",
            [("admitted_target", "total", 1480)],
        ),
        (
            "Trong năm, toàn tỉnh kết nạp 1.392/1.480 chỉ tiêu (đạt 94,05%).",
            [
                ("admitted", "total", 1392),
                ("admitted_target", "total", 1480),
                ("admitted_target_pct", "total", 94.05),
            ],
        ),
        (
            "Năm 2023, Tỉnh ủy giao chỉ tiêu phát triển 50 đảng viên trong doanh nghiệp tư nhân, đã kết nạp 57 đảng viên.",
            [("admitted", "private_sector", 57), ("admitted_target", "private_sector", 50)],
        ),
        (
            "Chỉ tiêu mở 42 lớp bồi dưỡng nhận thức về Đảng, kết nạp 1.700 đảng viên.",
            [("admitted_target", "total", 1700)],
        ),
    ],
)
def test_targets_and_what_was_reached_of_them(sentence, expected):
    assert admissions(sentence) == expected


def test_targets_of_units_listed_behind_the_whole_are_not_its_own():
    told = (
        "Năm 2023, toàn tỉnh kết nạp 1.392/1.480 đảng viên, đạt 94,05% chỉ tiêu; trong đó, doanh nghiệp ngoài khu vực "
        "nhà nước kết nạp được 40/45 đảng viên; các lực lượng kết nạp 82/90 đảng viên (đạt 91,1%)."
    )
    assert admissions(told) == [
        ("admitted", "private_sector", 40),
        ("admitted", "total", 1392),
        ("admitted_target", "private_sector", 45),
        ("admitted_target", "total", 1480),
        ("admitted_target_pct", "total", 94.05),
    ]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("Năm 2023, toàn tỉnh kết nạp được 906 đảng viên.", 1),
        ("Năm 2023, toàn tỉnh đã kết nạp 906 đảng viên, đạt 61% chỉ tiêu.", 2),
        ("Năm 2023, toàn tỉnh kết nạp 906 đảng viên, đạt 61% chỉ tiêu.", 2),
    ],
)
def test_what_was_done_in_a_year_that_runs_is_done_up_to_the_day_of_the_report(sentence, figures):
    read = extract(report(sentence, published=date(2023, 9, 14)))
    told = rows(read, "indicator", "period_start", "period_end", "period_kind")
    assert len(told) == figures
    assert told[0] == ("members_admitted", date(2023, 1, 1), date(2023, 9, 14), "ytd")


def test_of_a_year_that_runs_nothing_tells_what_was_reached():
    assert extract(report("Năm 2023, các cấp ủy kết nạp 906 đảng viên.", published=date(2023, 9, 14))) == []


@pytest.mark.parametrize(
    "time",
    ["Quý vừa qua", "Hai quý", "Nửa năm qua", "3 năm gần nhất", "Cùng thời điểm năm trước", "Từ Đại hội đến nay"],
)
def test_a_time_that_cannot_be_read_is_not_the_year_of_the_title(time):
    read = extract(
        report(
            f"{time}, toàn tỉnh kết nạp được 906 đảng viên.", title="Sóc Trăng năm 2023", published=date(2023, 9, 14)
        )
    )
    assert read == []


def test_a_term_named_with_its_target_holds_for_what_was_reached_by_now():
    read = extract(
        report(
            "Nhiệm kỳ 2020 - 2025, Đảng bộ tỉnh đề ra chỉ tiêu kết nạp 8.800 đảng viên; đến nay kết nạp được 5.907 người.",
            title="Sóc Trăng tổng kết năm 2023",
            published=date(2023, 12, 20),
        )
    )
    assert rows(read, "value", "period_start", "period_end") == [
        (8800, date(2020, 1, 1), date(2025, 12, 31)),
        (5907, date(2020, 1, 1), date(2023, 12, 20)),
    ]


def test_an_average_of_years_is_not_told_of_the_year_behind_it():
    read = extract(
        report("Hằng năm kết nạp đạt trên 3% tổng số đảng viên; năm 2023 kết nạp 1.614 đảng viên, đạt 108% chỉ tiêu.")
    )
    assert ("members_admitted_target_pct", "value") in rows(read, "indicator", "statistic")
    assert not [o for o in read if o.statistic == "annual_average"]


def test_a_target_that_units_reached_is_no_rating():
    read = extract(
        report(
            "Năm 2023, 12/15 đảng bộ trực thuộc hoàn thành chỉ tiêu kết nạp; 3 đảng bộ chưa hoàn thành, thấp nhất đạt 62%."
        )
    )
    assert not [o for o in read if o.indicator.startswith("committee_")]


@pytest.mark.parametrize(
    ("words", "published", "year"),
    [("Năm qua", date(2023, 5, 4), 2022), ("Trong năm", date(2023, 3, 20), 2022), ("Năm qua", date(2023, 12, 4), 2023)],
)
def test_the_past_year_is_the_one_before_until_autumn(words, published, year):
    read = extract(report(f"{words}, toàn tỉnh kết nạp 1.614 đảng viên.", published=published))
    assert [o.period_start.year for o in read] == [year]


def test_aims_of_a_list_are_aims_behind_its_semicolons_too():
    aims = "Phấn đấu năm 2024 có trên 90% tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ; kết nạp 1.600 đảng viên."
    read = extract(report(aims, title="Sóc Trăng tổng kết năm 2023"))
    assert rows(read, "indicator", "value", "period_start") == [("members_admitted_target", 1600, date(2024, 1, 1))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Năm nay huyện được giao chỉ tiêu kết nạp 182 đảng viên mới.",
        "Năm 2023, mỗi đảng bộ xã kết nạp 15 đảng viên trở lên.",
        "Phấn đấu đến 22/12 kết nạp 482 đảng viên.",
    ],
)
def test_units_and_days_on_the_way_have_targets_of_their_own(sentence):
    assert admissions(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Năm 2023, có 1.207/1.296 quần chúng được kết nạp Đảng.", [("admitted", "total", 1207)]),
        ("Năm 2023, toàn tỉnh kết nạp 1.207 trên 1.180 đảng viên theo chỉ tiêu.", []),
        (
            "Trong 2 năm 2022 và 2023, kết nạp lần lượt 1.102 và 1.207 đảng viên.",
            [("admitted", "total", 1102), ("admitted", "total", 1207)],
        ),
        (
            "Năm 2023 kết nạp 1.207 đảng viên mới (Nghị quyết giao 1.180), đạt 102,3%.",
            [("admitted", "total", 1207), ("admitted_target", "total", 1180), ("admitted_target_pct", "total", 102.3)],
        ),
    ],
)
def test_ratios_and_what_their_second_number_is(sentence, expected):
    assert admissions(sentence) == expected


def test_a_target_of_the_term_beside_two_of_its_years():
    read = extract(
        report(
            "So với mục tiêu kết nạp 6.200 đảng viên của nhiệm kỳ, sau hai năm 2021 - 2022 tỉnh kết nạp 2.409 đảng viên.",
            published=date(2022, 12, 28),
        )
    )
    assert rows(read, "value", "period_start", "period_end") == [
        (6200, date(2020, 1, 1), date(2025, 12, 31)),
        (2409, date(2021, 1, 1), date(2022, 12, 31)),
    ]


def test_nobody_admits_fewer_in_a_year_than_in_a_part_of_it():
    read = extract(
        report(
            "Từ đầu năm 2023 đến nay, toàn tỉnh kết nạp 1.207 đảng viên.",
            '"Năm 2023, chúng tôi đã kết nạp 22 đồng chí", một bí thư nói.',
            published=date(2023, 11, 20),
        )
    )
    assert rows(read, "indicator", "value") == [("members_admitted", 1207)]


@pytest.mark.parametrize("time", ["6 tháng cuối năm", "Quý IV/2023"])
def test_what_part_of_a_year_will_bring_is_no_target_without_a_word_of_one(time):
    sentence = f"{time}, các cấp ủy tập trung kết nạp 590 đảng viên."
    assert extract(report(sentence, published=date(2023, 7, 20))) == []


@pytest.mark.parametrize(
    ("sentence", "value", "start", "end"),
    [
        ("Phấn đấu đến năm 2025, toàn tỉnh kết nạp 6.800 đảng viên.", 6800, date(2020, 1, 1), date(2025, 12, 31)),
        ("Kế hoạch giai đoạn 2021 - 2025 kết nạp 6.800 đảng viên.", 6800, date(2021, 1, 1), date(2025, 12, 31)),
    ],
)
def test_a_target_for_the_end_of_a_term_is_the_terms(sentence, value, start, end):
    read = extract(report(sentence, published=date(2022, 12, 20)))
    assert rows(read, "indicator", "value", "period_start", "period_end") == [
        ("members_admitted_target", value, start, end)
    ]


def test_a_target_for_a_far_year_has_no_year_of_its_own():
    far = report(
        "Mục tiêu đến năm 2030 kết nạp 15.000 đảng viên.", title="Sóc Trăng 2022", published=date(2022, 12, 20)
    )
    assert extract(far) == []


def test_by_now_is_counted_from_the_years_the_plan_names():
    read = extract(
        report(
            "Kế hoạch giai đoạn 2021 - 2025 kết nạp 350 đảng viên trong doanh nghiệp tư nhân; đến nay kết nạp 118 người.",
            title="Sóc Trăng tổng kết năm 2022",
            published=date(2022, 12, 20),
        )
    )
    assert rows(read, "breakdown", "value", "period_start", "period_end") == [
        ("private_sector", 350, date(2021, 1, 1), date(2025, 12, 31)),
        ("private_sector", 118, date(2021, 1, 1), date(2022, 12, 20)),
    ]


def test_what_is_assigned_at_the_beginning_of_a_year_is_of_that_year():
    read = extract(
        report(
            "Năm 2023, toàn tỉnh kết nạp 1.812 đảng viên.",
            "Đầu năm 2024, Tỉnh ủy giao chỉ tiêu kết nạp 1.850 đảng viên.",
            published=date(2024, 3, 12),
        )
    )
    assert rows(read, "indicator", "value", "period_end") == [
        ("members_admitted", 1812, date(2023, 12, 31)),
        ("members_admitted_target", 1850, date(2024, 12, 31)),
    ]


def test_the_year_compared_with_is_not_the_targets():
    read = extract(
        report(
            "Năm 2023, toàn tỉnh kết nạp được 2.807 đảng viên, tăng 5,1% so với năm 2022, đạt 112,3% kế hoạch (2.500).",
            published=date(2023, 12, 15),
        )
    )
    assert {o.period_start.year for o in read} == {2023}
    assert ("members_admitted_target", 2500) in rows(read, "indicator", "value")


@pytest.mark.parametrize(
    ("aim", "first"),
    [
        ("Nghị quyết Đại hội nhiệm kỳ 2025 - 2030 đề ra chỉ tiêu: trong nhiệm kỳ kết nạp 7.100 đảng viên.", 2025),
        ("Đại hội bàn về nhiệm kỳ 2025 - 2030.\nMục tiêu: Trong nhiệm kỳ, kết nạp 7.100 đảng viên mới.", 2025),
        ("II. Phương hướng nhiệm kỳ 2025 - 2030\n- Trong 5 năm, kết nạp từ 7.100 đảng viên trở lên.", 2025),
        ("Bước vào nhiệm kỳ 2025 - 2030, nhìn lại: trong nhiệm kỳ kết nạp 8.240/7.100 đảng viên theo chỉ tiêu.", 2020),
    ],
)
def test_what_a_congress_aims_at_is_for_the_term_that_it_opens(aim, first):
    title = "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Sóc Trăng"
    read = extract(report(aim, title=title, published=date(2025, 9, 25)))
    targets = [(o.value, o.period_start.year) for o in read if o.indicator == "members_admitted_target"]
    assert targets == [(7100, first)]


@pytest.mark.parametrize(
    "table",
    [
        "STT | Chỉ tiêu | Đơn vị | Nghị quyết | Thực hiện năm 2023\n1 | Kết nạp đảng viên | Đảng viên | 1.480 | 1.614",
        "Chỉ tiêu | Kế hoạch | Thực hiện\nKết nạp đảng viên mới | 1.480 | 1.614\nThu ngân sách | 3.200 | 3.500",
    ],
)
def test_a_table_sets_what_was_reached_beside_what_was_planned(table):
    read = extract(report(f"Số liệu như sau.\n{table}", title="Sóc Trăng: Kết quả thực hiện chỉ tiêu năm 2023"))
    assert sorted(rows(read, "indicator", "value", "period_end")) == [
        ("members_admitted", 1614, date(2023, 12, 31)),
        ("members_admitted_target", 1480, date(2023, 12, 31)),
    ]


def test_the_groups_of_a_target_may_stand_in_brackets_behind_it():
    sentence = (
        "Chỉ tiêu kết nạp đảng viên năm 2023 là 1.480"
        " (đảng viên người dân tộc thiểu số 310, đảng viên trong doanh nghiệp tư nhân 85)."
    )
    assert admissions(sentence) == [
        ("admitted_target", "ethnic_minority", 310),
        ("admitted_target", "private_sector", 85),
        ("admitted_target", "total", 1480),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Năm 2023, toàn tỉnh kết nạp 1.350 đảng viên trên tổng số 1.400 chỉ tiêu giao.",
        "Năm 2023, toàn tỉnh kết nạp được 1.350 đảng viên/1.400 chỉ tiêu.",
        "Năm 2023, toàn tỉnh kết nạp 1.350 đảng viên mới so với 1.400 chỉ tiêu được giao.",
        "Năm 2023, toàn tỉnh kết nạp 1.350 đảng viên, đạt 96,4% (1.350/1.400 chỉ tiêu).",
        "Năm 2023, Tỉnh ủy giao 1.400 chỉ tiêu kết nạp đảng viên, toàn tỉnh đã kết nạp 1.350 đảng viên.",
    ],
)
def test_so_many_chi_tieu_are_so_many_people_to_be_admitted(sentence):
    assert [f for f in admissions(sentence) if f[1] == "total"] == [
        ("admitted", "total", 1350),
        ("admitted_target", "total", 1400),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Năm 2023, toàn tỉnh kết nạp 1.350 đảng viên, hoàn thành 12/15 chỉ tiêu.",
        "Năm 2023, toàn tỉnh kết nạp 1.350 đảng viên trong tổng số 19 chỉ tiêu của nghị quyết.",
        "Năm 2023, toàn tỉnh kết nạp 1.350 đảng viên, vượt 50 chỉ tiêu; thiếu 40 chỉ tiêu.",
        "Năm 2023, toàn tỉnh kết nạp 1.350 đảng viên; có 3 chỉ tiêu kết nạp đảng viên chưa đạt.",
        "Năm 2023, toàn tỉnh kết nạp 1.350 đảng viên, tuyển dụng 420 người trên 450 chỉ tiêu.",
    ],
)
def test_other_chi_tieu_are_no_people(sentence):
    assert admissions(sentence) == [("admitted", "total", 1350)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ban Thường vụ Tỉnh ủy giao chỉ tiêu năm 2024 kết nạp 1.480 đảng viên, thành lập mới 12 tổ chức đảng trong doanh nghiệp tư nhân.",
        "Năm 2024, phấn đấu kết nạp 1.480 đảng viên và thành lập 12 tổ chức đảng trong doanh nghiệp tư nhân.",
    ],
)
def test_what_is_to_be_founded_beside_a_target_is_aimed_at_too(sentence):
    found = rows(extract(report(sentence)), "indicator", "value")
    assert found == [("members_admitted_target", 1480)]


def test_what_was_founded_beside_those_admitted_was():
    sentence = "Năm 2023, toàn tỉnh kết nạp 1.480 đảng viên, thành lập mới 12 tổ chức đảng trong doanh nghiệp tư nhân."
    assert rows(extract(report(sentence)), "indicator", "value") == [
        ("members_admitted", 1480),
        ("orgs_private_sector_new", 12),
    ]


SPAN = (date(2020, 1, 1), date(2024, 1, 5))


@pytest.mark.parametrize(
    "sentence",
    [
        "Đại hội Đảng bộ tỉnh nhiệm kỳ 2020 - 2025 đề ra chỉ tiêu kết nạp 9.000 đảng viên; đến nay đã kết nạp 6.912 đảng viên, đạt 76,8%.",
        "Đến nay, toàn tỉnh đã kết nạp 6.912 đảng viên, đạt 76,8% chỉ tiêu Nghị quyết Đại hội nhiệm kỳ 2020 - 2025.",
        "Đến nay, toàn tỉnh đã kết nạp 6.912 đảng viên, đạt 76,8% chỉ tiêu cả nhiệm kỳ.",
    ],
)
def test_what_was_reached_so_far_of_a_terms_target_was_since_its_beginning(sentence):
    read = extract(report(sentence, title="Sóc Trăng tổng kết năm 2023"))
    found = [o for o in rows(read, "value", "period_start", "period_end") if o[0] in {6912, 76.8}]
    assert found == [(6912, *SPAN), (76.8, *SPAN)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nghị quyết Đại hội Đảng bộ tỉnh đề ra chỉ tiêu kết nạp 9.000 đảng viên, đến nay đã kết nạp 6.912 đảng viên.",
        "Đến nay, toàn tỉnh đã kết nạp 6.912 đảng viên, đạt 76,8% chỉ tiêu Nghị quyết Đại hội.",
        "Toàn tỉnh kết nạp 6.912 đảng viên, đạt 76,8% chỉ tiêu cả nhiệm kỳ.",
    ],
)
def test_what_was_reached_of_the_target_of_a_congress_is_of_no_year(sentence):
    assert extract(report(sentence, title="Sóc Trăng tổng kết năm 2023")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Năm 2023, toàn tỉnh kết nạp 1.912 đảng viên, đạt 21,2% chỉ tiêu cả nhiệm kỳ.",
        "Trong năm, toàn tỉnh kết nạp 1.912 đảng viên, vượt chỉ tiêu Nghị quyết Đại hội.",
        "Toàn tỉnh kết nạp 1.912 đảng viên, vượt chỉ tiêu Nghị quyết Đại hội.",
        "Từ đầu năm 2023 đến cuối năm, toàn tỉnh kết nạp 1.912 đảng viên theo Nghị quyết Đại hội.",
    ],
)
def test_what_a_year_is_named_for_is_of_that_year_whatever_it_is_measured_by(sentence):
    read = extract(report(sentence, title="Sóc Trăng tổng kết năm 2023"))
    assert [o.period_start for o in read if o.value == 1912] == [date(2023, 1, 1)]
