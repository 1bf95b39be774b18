"""Ways in which cited reports state their figures: counts of two kinds, shares in brackets, rounds and terms."""

from datetime import date

import pytest

from etl.documents import Document
from etl.extraction import extract
from tests.extraction.samples import report, rows


def undated(text, title="Sóc Trăng: Tổng kết công tác xây dựng Đảng"):
    """Indicator, value and days of what a text without a day of publication states."""
    read = extract(Document(name="undated.txt", text=text + "\n", title=title))
    return rows(read, "indicator", "value", "period_start", "period_end")


def stocks(sentence):
    """Indicator and value of what a sentence states, sorted."""
    return sorted(rows(extract(report(sentence)), "indicator", "value"))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Đảng bộ tỉnh hiện có hơn 2.700 tổ chức cơ sở đảng và chi bộ trực thuộc đảng bộ cơ sở.", []),
        (
            "Đảng bộ tỉnh hiện có 2.700 tổ chức cơ sở đảng, chi bộ trực thuộc, 37.412 đảng viên.",
            [("members_total", 37412)],
        ),
        ("Đảng bộ tỉnh hiện có 611 đảng bộ trực thuộc và tổ chức cơ sở đảng.", []),
        (
            "Đảng bộ tỉnh hiện có 611 tổ chức cơ sở đảng và 2.304 chi bộ trực thuộc.",
            [("cells_subordinate", 2304), ("orgs_grassroots", 611)],
        ),
        ("Đảng bộ tỉnh hiện có 611 chi bộ, đảng bộ cơ sở.", [("orgs_grassroots", 611)]),
        ("Đảng bộ tỉnh hiện có 611 đảng bộ cơ sở và chi bộ cơ sở.", [("orgs_grassroots", 611)]),
        ("Đảng bộ tỉnh hiện có 19 đảng bộ cấp huyện và đảng bộ trực thuộc Tỉnh ủy.", [("orgs_direct", 19)]),
        (
            "Đảng bộ tỉnh hiện có tổ chức cơ sở đảng: 611, chi bộ trực thuộc: 2.304.",
            [("cells_subordinate", 2304), ("orgs_grassroots", 611)],
        ),
    ],
)
def test_one_number_for_two_kinds_of_unit_is_neithers(sentence, expected):
    assert stocks(sentence) == expected


@pytest.mark.parametrize("share", ["", " (= 12,2%)", " (12,2%)", " (đạt 12,2%)"])
def test_a_share_in_brackets_may_stand_between_a_count_and_its_noun(share):
    read = stocks(f"Đến ngày 14/4/2023, toàn tỉnh có 74/606{share} tổ chức cơ sở đảng đã đại hội xong.")
    assert read == [("orgs_congress_held", 74), ("orgs_grassroots", 606)]


def test_the_share_of_a_ratio_may_follow_it_with_an_equals_sign():
    read = stocks(
        "Đến ngày 14/4/2023, toàn tỉnh có 74/606 tổ chức cơ sở đảng đã đại hội xong"
        " (trong đó đảng bộ cơ sở 42/286 = 14,7%, chi bộ cơ sở 32/320 = 10%)."
    )
    assert {("committees_grassroots", 286), ("cells_grassroots", 320), ("orgs_grassroots", 606)} <= set(read)


def test_a_bracket_of_something_else_parts_a_number_from_a_noun():
    assert stocks("Trong năm có 606 (huyện Kế Sách) tổ chức cơ sở đảng đã đại hội xong.") == []


BOTH = "Kỷ niệm 72 năm Cách mạng Tháng Tám (19/8/1945 – 19/8/2017) và Quốc khánh (2/9/1945 – 2/9/2017), "


@pytest.mark.parametrize(
    "text",
    [
        BOTH + "Ban Thường vụ Tỉnh ủy Sóc Trăng quyết định trao tặng Huy hiệu Đảng đợt 2/9 cho 318 đảng viên.",
        BOTH + "Ban Thường vụ Tỉnh ủy Sóc Trăng quyết định trao tặng Huy hiệu Đảng cho 318 đảng viên.",
        "Đợt 2/9, nhân Quốc khánh (2/9/1945 – 2/9/2017), Tỉnh ủy Sóc Trăng trao tặng Huy hiệu Đảng cho 318 đảng viên.",
    ],
)
def test_a_holiday_told_twice_is_one_round_of_the_year_it_ends_in(text):
    assert undated(text) == [("badges_awarded", 318, date(2017, 9, 2), date(2017, 9, 2))]


def test_two_rounds_named_apart_are_still_two():
    text = (
        "Nhân Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 – 19/5/2017) và Quốc khánh (2/9/1945 – 2/9/2017),"
        " Tỉnh ủy Sóc Trăng đã trao tặng Huy hiệu Đảng cho 618 đảng viên."
    )
    assert undated(text) == []


def test_a_term_that_nothing_dates_is_not_the_year_of_the_report():
    text = (
        "Theo báo cáo tổng kết công tác kiểm tra năm 2024 và nhiệm kỳ Đại hội XIII, trong nhiệm kỳ,"
        " Bộ Chính trị, Ban Bí thư và cấp ủy các cấp đã kiểm tra 4.115 tổ chức đảng và 19.206 đảng viên."
    )
    assert undated(text, title="Toàn Đảng: Tổng kết công tác kiểm tra") == []


@pytest.mark.parametrize("join", [" và ", ", ", " và hơn ", ", trên "])
def test_a_time_behind_two_counts_of_one_verb_is_of_both(join):
    read = extract(
        report(
            "Năm 2023 có nhiều khó khăn.",
            f"Có 6 tổ chức đảng{join}214 đảng viên bị thi hành kỷ luật trong năm 2022.",
        )
    )
    assert {(o.value, o.period_start.year, o.period_end.year) for o in read} == {(6, 2022, 2022), (214, 2022, 2022)}


def test_a_time_behind_the_second_of_two_verbs_is_its_own_alone():
    read = extract(
        report(
            "Năm 2023, toàn tỉnh đạt kết quả khá.", "Kết nạp 811 đảng viên, 6 tổ chức đảng bị kỷ luật trong năm 2022."
        )
    )
    assert {(o.value, o.period_end.year) for o in read} == {(811, 2023), (6, 2022)}


@pytest.mark.parametrize(
    "praise", ["đầu tiên trong cả nước", "đầu tiên trên cả nước", "đầu tiên của cả nước", "hàng đầu cả nước"]
)
def test_a_province_that_is_first_in_the_country_is_no_country(praise):
    text = (
        "Sáng 8-9, Đại hội đại biểu Đảng bộ tỉnh Cà Mau lần thứ I, nhiệm kỳ 2025 - 2030 khai mạc.\n\n"
        "Dự phiên khai mạc có 430 đại biểu thuộc 103 đảng bộ trực thuộc tỉnh, đại diện cho 81.234 đảng viên.\n"
    )
    read = extract(Document(name="c.txt", text=text, title=f"Đại hội cấp tỉnh {praise}", published=date(2025, 9, 8)))
    assert {o.area for o in read} == {"ca-mau-2025"}
    assert {("members_total", 81234), ("orgs_direct", 103)} <= set(rows(read, "indicator", "value"))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Ngày 8/9, Đại hội Đảng bộ tỉnh Cà Mau lần thứ I khai mạc với 430 đại biểu, đại diện cho 81.200 đảng viên.",
            date(2025, 9, 8),
        ),
        (
            "Ngày 8/9, Tỉnh ủy Cà Mau cho biết Đại hội sẽ khai mạc với 430 đại biểu, đại diện cho 81.200 đảng viên.",
            date(2025, 9, 10),
        ),
    ],
)
def test_who_is_represented_at_a_congress_is_of_the_day_on_which_it_meets(text, day):
    read = extract(Document(name="c.txt", text=text + "\n", published=date(2025, 9, 10)))
    assert [o.period_end for o in read if o.indicator == "members_total"] == [day]


def test_a_number_said_again_with_who_disciplined_is_that_bodys():
    read = extract(
        report(
            "Trong tháng 12/2023, có 264 đảng viên bị kỷ luật.",
            "Số liệu tháng 12/2023 cho thấy, UBKT các cấp đã thi hành kỷ luật 264 đảng viên.",
        )
    )
    assert rows(read, "indicator", "body", "value") == [("members_disciplined", "inspection_commissions", 264)]


@pytest.mark.parametrize(
    "where",
    [
        "các xã vùng có đông đồng bào dân tộc thiểu số đã",
        "vùng đồng bào dân tộc thiểu số",
        "các thôn có đồng bào theo đạo",
    ],
)
def test_places_told_by_who_lives_there_are_no_group_of_members(where):
    read = extract(report(f"Năm 2023, toàn tỉnh kết nạp 2.310 đảng viên. Trong đó, {where} kết nạp 1.240 đảng viên."))
    assert rows(read, "breakdown", "value") == [("total", 2310)]


def test_a_text_without_a_day_is_of_the_year_behind_the_one_it_compares_with():
    text = "9 tháng đầu năm, toàn tỉnh kết nạp 1.512 đảng viên, tăng 61 đảng viên so với cùng kỳ năm 2021."
    assert undated(text) == [("members_admitted", 1512, date(2022, 1, 1), date(2022, 9, 30))]
    assert undated(text + " Thi hành kỷ luật 31 đảng viên, giảm 4 so với cùng kỳ năm 2019.") == []


def test_a_review_is_of_the_year_that_its_plan_for_the_second_half_names():
    text = (
        "Chiều 6/7, Ban Tổ chức Tỉnh ủy Sóc Trăng giao ban công tác 6 tháng đầu năm và triển khai nhiệm vụ"
        " 6 tháng cuối năm 2022.\n\nĐến nay, toàn tỉnh có 47.215 đảng viên."
    )
    assert undated(text) == [("members_total", 47215, date(2022, 7, 6), date(2022, 7, 6))]


def test_cells_beside_parts_of_committees_are_subordinate_as_those_are():
    said = "Đảng bộ tỉnh hiện có 2.304 chi bộ và 9 đảng bộ bộ phận trực thuộc đảng bộ cơ sở."
    assert stocks(said) == [("cells_subordinate", 2304)]


def test_units_of_the_province_may_be_told_with_their_members_before_their_kinds():
    said = "Đảng bộ tỉnh có 18 tổ chức đảng trực thuộc với 47.215 đảng viên, gồm 12 đảng bộ huyện và 6 đảng bộ khối."
    assert stocks(said) == [("members_total", 47215), ("orgs_direct", 18)]


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("giữa tháng 6/2023", date(2023, 6, 15)),
        ("giữa năm 2023", date(2023, 6, 30)),
        ("cuối tháng 6/2023", date(2023, 6, 30)),
        ("đầu tháng 6/2023", date(2023, 6, 1)),
    ],
)
def test_the_middle_of_a_month_or_a_year_is_not_its_end(when, day):
    read = extract(report(f"Đến {when}, toàn Đảng bộ tỉnh có 47.215 đảng viên."))
    assert [(o.value, o.period_end) for o in read] == [(47215, day)]


def test_what_stands_before_also_by_the_same_report_is_of_the_period_told_there():
    first = "Cấp ủy các cấp đã kiểm tra 85 tổ chức đảng."
    then = "Cũng theo báo cáo tại hội nghị, trong 6 tháng đầu năm 2023, toàn tỉnh kết nạp 612 đảng viên."
    half = (date(2023, 1, 1), date(2023, 6, 30))
    read = extract(report(first, then))
    assert [(o.value, o.period_start, o.period_end) for o in read] == [(85, *half), (612, *half)]
    assert rows(extract(report(first, then.replace("Cũng theo", "Theo"))), "value") == [(612,)]


def test_the_forms_beside_a_number_said_again_with_its_body_are_that_bodys_too():
    lead = "Năm 2023, có 264 đảng viên bị kỷ luật, trong đó khiển trách 240, cảnh cáo 21, khai trừ 3."
    again = "Năm 2023, UBKT các cấp thi hành kỷ luật 264 đảng viên, khiển trách 240, cảnh cáo 21, khai trừ 3."
    read = extract(report(lead, again))
    assert {o.body for o in read} == {"inspection_commissions"}
    assert len(read) == 4


@pytest.mark.parametrize(
    "venue", ["Hội trường B, Tỉnh ủy Sóc Trăng", "Quảng trường Bạch Đằng, tỉnh Sóc Trăng", "hội trường A, Sóc Trăng"]
)
def test_a_hall_or_a_square_is_no_school_whose_figures_follow(venue):
    text = f"Chiều 8/12/2023, tại {venue}, Đảng bộ tỉnh Sóc Trăng tổng kết.\n\nHiện nay, Đảng bộ có 47.215 đảng viên.\n"
    read = extract(Document(name="hall.txt", text=text))
    assert rows(read, "indicator", "area", "value") == [("members_total", "soc-trang", 47215)]


def test_a_syllable_of_a_persons_name_is_no_unit():
    text = "Đến ngày 8/12/2023, toàn Đảng bộ tỉnh có 47.215 đảng viên.\n"
    read = extract(Document(name="name.txt", text=text, title="Ông Hà Trường Nam làm Bí thư Tỉnh ủy Sóc Trăng"))
    assert rows(read, "area", "value") == [("soc-trang", 47215)]
    of_a_school = text.replace("toàn Đảng bộ tỉnh có 47.215", "Đảng bộ có 215")
    assert extract(Document(name="name.txt", text=of_a_school, title="Sóc Trăng: Trường Nam Hòa tổng kết năm")) == []


def test_districts_named_together_are_those_of_the_province():
    said = (
        "Dự Đại hội Đảng bộ tỉnh có 345 đại biểu từ Đại hội của 13 đảng bộ các huyện, thị xã, thành phố,"
        " đại diện cho hơn 45.000 đảng viên."
    )
    assert ("members_total", 45000) in stocks(said)


@pytest.mark.parametrize(
    ("days", "day"),
    [
        ("diễn ra từ ngày 4 đến 6/1", date(2024, 1, 5)),
        ("diễn ra từ chiều ngày 3 đến ngày 4/1/2024", date(2024, 1, 4)),
        ("diễn ra từ ngày 2 - 3/1", date(2024, 1, 3)),
    ],
)
def test_a_congress_of_several_days_is_not_dated_after_its_report(days, day):
    said = f"Đại hội đại biểu Đảng bộ tỉnh {days} với 345 đại biểu, đại diện cho hơn 45.000 đảng viên toàn tỉnh."
    assert rows(extract(report(said)), "value", "period_end") == [(345, day), (45000, day)]


def test_the_day_of_a_picture_does_not_date_a_report_of_medals():
    text = (
        "Kỷ niệm 71 năm Quốc khánh (2/9/1945 - 2/9/2016), Ban Thường vụ Tỉnh ủy Sóc Trăng quyết định trao tặng"
        " Huy hiệu Đảng đợt 2/9 cho 1.237 đảng viên.\n\nLễ trao Huy hiệu Đảng vào ngày 2/9/2015 (Ảnh: Thanh Bình)\n"
    )
    read = extract(Document(name="medals.txt", text=text, title="Sóc Trăng trao Huy hiệu Đảng đợt 2/9"))
    assert rows(read, "value", "period_end") == [(1237, date(2016, 9, 2))]


@pytest.mark.parametrize(
    ("awarded", "values"), [(" quyết định tặng Huy hiệu Đảng cho 336 đảng viên.", [336]), ("", [22])]
)
def test_those_handed_over_at_a_ceremony_are_not_the_round_where_more_are_told(awarded, values):
    lead = "Sáng 30/1, Tỉnh ủy tổ chức lễ trao Huy hiệu Đảng đợt 3/2/2024."
    there = "Tại buổi lễ, Bí thư Tỉnh ủy đã trao Huy hiệu Đảng cho 22 đảng viên."
    said = [lead, there, f"Đợt này, Ban Thường vụ Tỉnh ủy{awarded}"] if awarded else [lead, there]
    assert [o.value for o in extract(report(*said, published=date(2024, 1, 30)))] == values


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Sáng 3/1, Đại hội đại biểu Đảng bộ tỉnh Sóc Trăng khai mạc.", date(2024, 1, 3)),
        ("Chiều ngày 29/12/2023, Đại hội Đảng bộ tỉnh Sóc Trăng họp phiên trù bị.", date(2023, 12, 29)),
        ("Ngày 3/1, Đại hội đại biểu Đảng bộ tỉnh Sóc Trăng sẽ khai mạc.", date(2024, 1, 5)),
        ("Ngày 3/1, Đại hội Đảng bộ xã Hòa Lợi khai mạc.", date(2024, 1, 5)),
    ],
)
def test_delegates_are_of_the_day_of_their_congress_told_before(told, day):
    met = "Dự Đại hội có 345 đại biểu, đại diện cho hơn 45.000 đảng viên thuộc 18 đảng bộ trực thuộc Tỉnh ủy."
    title = "Sóc Trăng: Đại hội đại biểu Đảng bộ tỉnh"
    read = extract(Document(name="met.txt", text=f"{told}\n\n{met}\n", title=title, published=date(2024, 1, 5)))
    assert sorted(rows(read, "value", "period_end")) == [(18, day), (345, day), (45000, day)]


def test_the_credit_of_a_picture_is_no_town():
    text = (
        "Ngày 5/1, Đại hội Đảng bộ TP.Huế khai mạc.\n\nDự Đại hội có 400 đại biểu của Đảng bộ thành phố ẢNH: BÌNH AN\n"
    )
    read = extract(Document(name="credit.txt", text=text, title="Huế: Đại hội Đảng bộ", published=date(2026, 1, 5)))
    assert rows(read, "area", "value") == [("hue", 400)]


def test_a_house_that_bears_the_name_of_a_province_is_not_that_province():
    said = "Đại hội Đảng bộ tỉnh tổ chức tại Nhà Văn hóa Lao động Hà Nam. Dự Đại hội có 345 đại biểu."
    assert rows(extract(report(said)), "area", "value") == [("soc-trang", 345)]


def test_districts_and_other_units_right_under_the_province_are_its_units():
    said = "Đảng bộ tỉnh hiện có 13 đảng bộ các huyện, thị xã, thành phố và đảng bộ trực thuộc Tỉnh ủy."
    assert stocks(said) == [("orgs_direct", 13)]


def test_members_after_a_merger_are_all_there_are():
    said = "Đảng bộ tỉnh có 2.166 tổ chức cơ sở đảng và trên 65.000 đảng viên sau sáp nhập."
    assert stocks(said) == [("members_total", 65000), ("orgs_grassroots", 2166)]


@pytest.mark.parametrize(
    ("until", "end"),
    [
        ("đến giữa năm 2023", date(2023, 6, 30)),
        ("đến đầu tháng 9/2023", date(2023, 9, 1)),
        ("đến nay (giữa tháng 7/2023)", date(2023, 7, 15)),
        ("đến cuối năm 2022", date(2022, 12, 31)),
    ],
)
def test_a_span_ends_where_in_its_last_year_or_month_it_is_said_to(until, end):
    read = extract(report(f"Từ năm 2020 {until}, toàn tỉnh kết nạp 5.204 đảng viên."))
    assert rows(read, "value", "period_start", "period_end") == [(5204, date(2020, 1, 1), end)]


@pytest.mark.parametrize(("held", "days"), [("tổ chức khai mạc", [date(2020, 10, 13)] * 2), ("sẽ tổ chức", [])])
def test_an_undated_report_of_a_congress_held_is_of_the_year_in_which_its_term_opens(held, days):
    text = (
        f"Ngày 13-10, Đảng bộ tỉnh Sóc Trăng {held} Đại hội đại biểu lần thứ XIV, nhiệm kỳ 2020-2025. Dự Đại hội có"
        " 345 đại biểu, đại diện cho hơn 45.000 đảng viên của toàn Đảng bộ tỉnh.\n"
    )
    read = extract(Document(name="held.txt", text=text, title="Đại hội Đảng bộ tỉnh Sóc Trăng lần thứ XIV"))
    assert [o.period_end for o in read] == days
