"""What only long reports show: a district, an earlier term or a part of a total told between figures of the province."""

from datetime import date

import pytest

from tests.extraction.samples import figures_of


@pytest.mark.parametrize("named", ["Nhiệm kỳ trước (2015 - 2020)", "Giai đoạn trước đó (2016 - 2020)"])
def test_years_in_brackets_say_which_term_is_meant(named):
    start = int(named[-12:-8])
    assert figures_of(f"{named}, toàn Đảng bộ kết nạp 9.231 đảng viên.") == [
        ("members_admitted", "total", 9231, date(start, 1, 1), date(2020, 12, 31))
    ]


def test_an_earlier_term_that_nothing_dates_is_not_the_year_spoken_of():
    assert figures_of("Nhiệm kỳ trước, toàn Đảng bộ kết nạp 9.231 đảng viên.") == []


def test_those_dealt_with_are_not_those_to_be_disciplined():
    said = "Qua kiểm tra phát hiện 33 đảng viên vi phạm, phải thi hành kỷ luật 24 đảng viên, đã xử lý 17 đảng viên."
    assert [(i, v) for i, _, v, _, _ in figures_of(said)] == [
        ("members_liable_discipline", 24),
        ("members_violated", 33),
    ]


def test_those_of_a_district_named_as_a_place_are_not_the_provinces():
    assert figures_of("Số đảng viên bị kỷ luật tại huyện Mỹ Xuyên là 74 người, thị xã Ngã Năm 59 người.") == []
    assert figures_of("Kỷ luật đảng viên ở huyện Mỹ Xuyên là 74 người.") == []


def test_the_share_behind_a_part_by_year_is_that_years():
    said = (
        "Từ năm 2021 đến năm 2023, toàn tỉnh kết nạp 6.120 đảng viên; riêng năm 2021 là 1.904 đảng viên "
        "và năm 2022 là 2.110 đảng viên, đạt 105,5% kế hoạch năm."
    )
    share = [row for row in figures_of(said) if row[0] == "members_admitted_target_pct"]
    assert share == [("members_admitted_target_pct", "total", 105.5, date(2022, 1, 1), date(2022, 12, 31))]


@pytest.mark.parametrize(
    ("when", "start"),
    [
        ("6 tháng cuối năm", date(2023, 7, 1)),
        ("Trong 6 tháng cuối năm 2023, toàn tỉnh", date(2023, 7, 1)),
        ("Quý IV năm 2023", date(2023, 10, 1)),
    ],
)
def test_what_is_aimed_at_in_the_rest_of_the_year_is_not_the_years(when, start):
    link = " " if when.endswith("tỉnh") else ", "
    assert figures_of(f"{when}{link}phấn đấu kết nạp 1.140 đảng viên.") == [
        ("members_admitted_target", "total", 1140, start, date(2023, 12, 31))
    ]
