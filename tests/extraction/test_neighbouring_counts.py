"""Counts whose neighbours in the sentence mislead: of other things, of other people, of another time."""

from datetime import date

import pytest

from etl.documents import Document
from etl.extraction import extract
from tests.extraction.samples import report, rows


def told(sentence, *names, **known):
    return rows(extract(report(sentence, **known)), *(names or ("indicator", "value")))


def read(text, published=None, title=None):
    found = extract(Document(name="a", text=text, title=title, published=published))
    return [(o.indicator, o.breakdown, o.area, o.value, o.period_start, o.period_end) for o in found]


def test_those_put_out_are_not_those_who_asked_to_leave():
    sentence = (
        "Quý IV năm 2023, toàn tỉnh có 41 đảng viên bị xóa tên, tăng 8 đảng viên so với cùng kỳ và 52 trường hợp xin"
        " ra khỏi Đảng, giảm 3 trường hợp; đưa 93 đảng viên không còn đủ tiêu chuẩn ra khỏi Đảng."
    )
    assert told(sentence) == [("members_removed", 41), ("members_withdrawn", 52)]


def test_those_put_out_behind_those_who_left_have_a_verb_of_their_own():
    sentence = (
        "Năm 2023, toàn tỉnh có 52 trường hợp xin ra khỏi Đảng, tăng 7 trường hợp so với cùng kỳ; đưa 93 đảng viên vi"
        " phạm ra khỏi Đảng."
    )
    assert told(sentence) == [("members_withdrawn", 52)]


@pytest.mark.parametrize("who", ["Số đảng viên toàn Đảng bộ tỉnh", "Tổng số đảng viên của tỉnh"])
def test_the_number_that_members_came_to_may_stand_bare_before_its_change(who):
    sentence = f"{who} đến cuối năm 2023 đạt 46.218, tăng 1.120 so với năm 2022."
    assert told(sentence, "indicator", "value", "period_end") == [("members_total", 46218, date(2023, 12, 31))]


@pytest.mark.parametrize("link", ["và", "hoặc"])
def test_those_who_asked_to_leave_and_those_struck_off_are_one_number(link):
    sentence = f"Năm 2023, toàn tỉnh có 214 đảng viên xin ra khỏi Đảng {link} bị xóa tên."
    assert told(sentence) == [("members_removed_or_withdrawn", 214)]


def test_a_share_behind_new_cells_is_not_of_the_admissions():
    sentence = (
        "Năm 2023, toàn tỉnh kết nạp 1.730 đảng viên mới, thành lập 19 chi bộ thôn, đạt 190% chỉ tiêu nghị quyết."
    )
    assert told(sentence) == [("members_admitted", 1730)]


def test_a_share_behind_the_cells_of_those_admitted_is_of_the_admissions():
    sentence = "Năm 2023, toàn tỉnh kết nạp 1.730 đảng viên mới tại 812 chi bộ, đạt 108% chỉ tiêu nghị quyết."
    assert told(sentence) == [("members_admitted", 1730), ("members_admitted_target_pct", 108)]


@pytest.mark.parametrize("whose", ["tỉnh Sóc Trăng", "toàn tỉnh", "của tỉnh Sóc Trăng"])
def test_delegates_may_stand_for_the_members_of_a_province_named_behind(whose):
    text = f"Ngày 12/10/2020, Đại hội đại biểu Đảng bộ tỉnh Sóc Trăng khai mạc với 352 đại biểu, đại diện gần 45.000 đảng viên {whose}."
    assert [(i, v) for i, _, _, v, *_ in read(text, date(2020, 10, 12))] == [
        ("congress_delegates", 352),
        ("members_total", 45000),
    ]


def test_medals_given_to_the_living_and_to_the_dead_are_counted_together():
    sentence = (
        "Ban Thường vụ Tỉnh ủy quyết định tặng Huy hiệu Đảng, truy tặng Huy hiệu Đảng đợt 3/2/2024 cho 1.163 đảng viên."
    )
    assert told(sentence, published=date(2024, 2, 1)) == [("badges_awarded", 1163)]


@pytest.mark.parametrize(
    "occasion",
    [
        "Nhân dịp kỷ niệm Quốc khánh năm 2023",
        "Nhân dịp Quốc khánh năm 2023",
        "Nhân kỷ niệm Ngày Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2023",
    ],
)
def test_the_holiday_of_a_year_is_a_round_of_medals(occasion):
    text = f"{occasion}, toàn tỉnh Sóc Trăng có 126 đảng viên được trao tặng Huy hiệu Đảng."
    day = date(2023, 9, 2)
    assert read(text, date(2023, 9, 20)) == [("badges_awarded", "total", "soc-trang", 126, day, day)]


def test_those_whom_trade_unions_put_forward_are_not_all_that_were_admitted():
    sentence = (
        "Năm 2023, các cấp công đoàn trong tỉnh giới thiệu 2.140 đoàn viên ưu tú, được các cấp ủy xem xét kết nạp 963"
        " người vào Đảng."
    )
    assert told(sentence) == []


def test_a_group_that_is_so_much_of_all_members_was_not_admitted_in_a_year():
    sentence = "Từ đầu năm đến nay, tỉnh phát triển hơn 6.300 đảng viên là người dân tộc thiểu số, chiếm 14% đảng viên của tỉnh."
    assert [i for i, _ in told(sentence)] in ([], ["members_total", "members_group_pct"])


def test_a_congress_of_long_ago_did_not_meet_on_the_day_of_publication():
    text = (
        "Đại hội đại biểu Đảng bộ tỉnh Sóc Trăng lần thứ IX\n"
        "Họp từ ngày 8 - 11/3/1996, với 298 đại biểu đại diện cho hơn 11.500 đảng viên."
    )
    assert not [row for row in read(text, date(2020, 10, 1)) if row[-1].year == 2020]


@pytest.mark.parametrize(
    "sentence",
    [
        "Năm 2021, 2022 và 2023, toàn tỉnh lần lượt kết nạp 1.512, 1.634 và 1.720 đảng viên.",
        "Trong 3 năm 2021, 2022, 2023, Đảng bộ tỉnh kết nạp lần lượt 1.512, 1.634 và 1.720 đảng viên.",
        "Số đảng viên mới kết nạp của tỉnh các năm 2021, 2022, 2023 lần lượt là 1.512 người; 1.634 người; 1.720 người.",
    ],
)
def test_admissions_told_in_turn_answer_the_years_told_in_turn(sentence):
    years = zip((2021, 2022, 2023), (1512, 1634, 1720), strict=True)
    assert told(sentence, "indicator", "value", "period_start", "period_end") == [
        ("members_admitted", n, date(y, 1, 1), date(y, 12, 31)) for y, n in years
    ]


def test_a_group_told_in_turn_is_not_all_that_were_admitted():
    sentence = "Năm 2021, 2022 và 2023, toàn tỉnh lần lượt kết nạp 312, 334 và 420 đảng viên là người dân tộc thiểu số."
    assert not [b for b, _ in told(sentence, "breakdown", "value") if b == "total"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Đại hội Đảng bộ tỉnh lần thứ XXI, nhiệm kỳ 2025-2030 sẽ có 450 đại biểu chính thức tham dự.",
        "Dự kiến, Đại hội đại biểu Đảng bộ tỉnh nhiệm kỳ 2025-2030 có 448 đại biểu tham dự.",
        "Đại hội đại biểu Đảng bộ tỉnh dự kiến diễn ra trong tháng 10/2025, với sự tham dự của 448 đại biểu.",
    ],
)
def test_a_congress_to_come_has_no_delegates_yet(sentence):
    assert told(sentence, "indicator", "value") == []


def test_numbers_told_in_turn_answer_no_years_where_there_are_fewer_of_them():
    sentence = "Năm 2021, 2022 và 2023, toàn tỉnh lần lượt kết nạp 1.512 và 1.720 đảng viên."
    assert told(sentence, "value", "period_kind") == []


def test_the_letters_of_a_rating_are_read_as_its_words():
    sentence = "Năm 2015, toàn tỉnh có 91,2% TCCSĐ đạt TSVM, 7,8% hoàn thành tốt nhiệm vụ."
    assert told(sentence, published=date(2016, 1, 20)) == [("org_clean_strong_pct", 91.2), ("org_good_pct", 7.8)]


@pytest.mark.parametrize(
    "counted",
    [
        "448 đại biểu, trong đó có 349 đại biểu chính thức và 99 khách mời",
        "448 đại biểu, gồm 349 đại biểu chính thức và 99 đại biểu khách mời",
        "hơn 440 đại biểu, trong đó có 349 đại biểu chính thức",
        "349 đại biểu chính thức và 99 đại biểu khách mời",
    ],
)
def test_guests_of_a_congress_are_no_delegates(counted):
    text = f"Ngày 14/10/2020, Đại hội đại biểu Đảng bộ tỉnh Sóc Trăng khai mạc với sự tham dự của {counted}."
    assert [v for i, _, _, v, *_ in read(text, date(2020, 10, 14)) if i == "congress_delegates"] == [349]


@pytest.mark.parametrize("counted", ["448 đại biểu và khách mời", "448 đại biểu, trong đó đại biểu chính thức là 349"])
def test_delegates_counted_with_their_guests_are_not_those_of_the_congress(counted):
    text = f"Ngày 14/10/2020, Đại hội đại biểu Đảng bộ tỉnh Sóc Trăng khai mạc với sự tham dự của {counted}."
    assert 448 not in [v for _, _, _, v, *_ in read(text, date(2020, 10, 14))]


def test_a_share_behind_new_cells_may_say_that_it_is_of_admissions():
    sentence = (
        "Năm 2023, toàn tỉnh kết nạp 1.730 đảng viên, thành lập 5 chi bộ, đạt 101% kế hoạch về kết nạp đảng viên."
    )
    assert told(sentence) == [("members_admitted", 1730), ("members_admitted_target_pct", 101)]


@pytest.mark.parametrize("kind", ["tổ chức đảng", "tổ chức cơ sở đảng"])
def test_of_organisations_founded_those_in_firms_are_founded_too(kind):
    sentence = f"Năm 2023, toàn tỉnh thành lập mới 46 tổ chức đảng, trong đó có 26 {kind} trong doanh nghiệp tư nhân."
    assert told(sentence, "indicator", "value", "period_start") == [
        ("orgs_private_sector_new", 26, date(2023, 1, 1)),
    ]


def test_pupils_and_students_counted_apart_are_each_a_part_of_those_who_study():
    sentence = "Năm 2023, toàn tỉnh kết nạp 1.730 đảng viên, trong đó học sinh 112, sinh viên 212, công nhân 95."
    assert told(sentence, "breakdown", "value") == [("total", 1730), ("worker", 95)]


def test_a_merged_province_had_no_figures_before_it_was_one():
    text = (
        "Đảng bộ tỉnh Vĩnh Long vừa họp. 6 tháng đầu năm 2025, tỉnh Vĩnh Long (mới) kết nạp 2.812 đảng viên;"
        " trong đó Bến Tre (cũ) 912 đảng viên."
    )
    assert [(a, v) for _, _, a, v, *_ in read(text, date(2025, 8, 5))] in ([], [("ben-tre", 912)])
