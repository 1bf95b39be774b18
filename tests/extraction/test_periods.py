"""Expressions of time mean the days the genre means."""

from datetime import date

import pytest

from etl.documents import Document
from etl.extraction import extract
from tests.extraction.samples import figures_of, report, rows

YEAR = date(2023, 1, 1)
CASES = {
    "Năm 2023, toàn tỉnh kết nạp 2.100 đảng viên.": (YEAR, date(2023, 12, 31), "year"),
    "Trong năm, toàn tỉnh kết nạp 2.100 đảng viên.": (YEAR, date(2023, 12, 31), "year"),
    "6 tháng đầu năm 2023, toàn tỉnh kết nạp 2.100 đảng viên.": (YEAR, date(2023, 6, 30), "ytd"),
    "9 tháng năm 2023, toàn tỉnh kết nạp 2.100 đảng viên.": (YEAR, date(2023, 9, 30), "ytd"),
    "Chín tháng đầu năm 2023, toàn tỉnh kết nạp 2.100 đảng viên.": (YEAR, date(2023, 9, 30), "ytd"),
    "Quý III/2023, toàn tỉnh kết nạp 2.100 đảng viên.": (date(2023, 7, 1), date(2023, 9, 30), "quarter"),
    "Tháng 5/2023, toàn tỉnh kết nạp 2.100 đảng viên.": (date(2023, 5, 1), date(2023, 5, 31), "month"),
    "Tính đến ngày 30/6/2023, toàn tỉnh kết nạp 2.100 đảng viên.": (YEAR, date(2023, 6, 30), "ytd"),
    "Từ đầu năm 2023 đến ngày 15-8-2023, toàn tỉnh kết nạp 2.100 đảng viên.": (YEAR, date(2023, 8, 15), "ytd"),
    "Từ năm 2020 đến nay, toàn tỉnh kết nạp 2.100 đảng viên.": (date(2020, 1, 1), date(2024, 1, 5), "multi_year"),
    "Giai đoạn 2019 - 2022, toàn tỉnh kết nạp 2.100 đảng viên.": (date(2019, 1, 1), date(2022, 12, 31), "multi_year"),
    "Riêng hai tháng 7 và 8 năm 2023, toàn tỉnh kết nạp 2.100 đảng viên.": (
        date(2023, 7, 1),
        date(2023, 8, 31),
        "other",
    ),
    "Trong tháng 7 và tháng 8/2023, toàn tỉnh kết nạp 2.100 đảng viên.": (date(2023, 7, 1), date(2023, 8, 31), "other"),
    "Nhiệm kỳ 2015 - 2020, toàn tỉnh kết nạp 2.100 đảng viên.": (date(2015, 1, 1), date(2020, 12, 31), "term"),
}


@pytest.mark.parametrize(("sentence", "expected"), CASES.items())
def test_the_period_of_a_flow(sentence, expected):
    found = extract(report(sentence))
    assert rows(found, "indicator", "value", "period_start", "period_end", "period_kind") == [
        ("members_admitted", 2100, *expected)
    ]


def test_a_period_governs_the_sentences_after_it_until_another_is_stated():
    found = extract(
        report(
            "Năm 2022, toàn tỉnh kết nạp 1.900 đảng viên.",
            "Các cấp ủy xóa tên 31 đảng viên.",
            "Năm 2023, toàn tỉnh xóa tên 40 đảng viên.",
        )
    )
    assert rows(found, "value", "period_end") == [
        (1900, date(2022, 12, 31)),
        (31, date(2022, 12, 31)),
        (40, date(2023, 12, 31)),
    ]


def test_the_term_of_a_congress_governs_nothing():
    found = extract(
        report(
            "Năm 2023, thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIV, nhiệm kỳ 2020 - 2025, toàn tỉnh kết nạp 2.100 đảng viên."
        )
    )
    assert rows(found, "period_kind") == [("year",)]


def test_target_and_achievement_have_their_own_periods():
    found = extract(
        report("Tính đến nay, Đảng bộ tỉnh đã kết nạp được 269/805 đảng viên mới.", published=date(2024, 6, 14))
    )
    assert rows(found, "indicator", "value", "period_end", "period_kind") == [
        ("members_admitted", 269, date(2024, 6, 14), "ytd"),
        ("members_admitted_target", 805, date(2024, 12, 31), "year"),
    ]


def test_a_stock_stands_at_its_day():
    found = extract(report("Tính đến ngày 31/12/2023, toàn tỉnh có 60.120 đảng viên."))
    assert rows(found, "indicator", "period_start", "period_kind") == [("members_total", date(2023, 12, 31), "point")]


def test_no_period_no_figure():
    assert extract(report("Toàn tỉnh kết nạp 2.100 đảng viên.", published=None)) == []


def test_months_compared_with_half_a_term_are_doubted():
    sentence = "Riêng 9 tháng năm 2023, UBKT các cấp kỷ luật 420 đảng viên, bằng 160% so với nửa nhiệm kỳ 2015 - 2020."
    assert extract(report(sentence)) == []
    assert extract(report(sentence.replace(", bằng 160% so với nửa nhiệm kỳ 2015 - 2020", ""))) != []


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("Kết quả này là của 9 tháng đầu năm 2023.", (YEAR, date(2023, 9, 30))),
        ("Con số trên được tính từ đầu nhiệm kỳ 2020 - 2025 đến nay.", (date(2020, 1, 1), date(2024, 1, 5))),
        ("Đây là kết quả cao nhất trong 5 năm qua.", (YEAR, date(2023, 12, 31))),
        ("Con số này của năm 2022 là 1.870.", (YEAR, date(2023, 12, 31))),
        ("Con số này cao hơn năm 2022.", (YEAR, date(2023, 12, 31))),
    ],
)
def test_a_time_may_be_told_only_in_the_next_sentence(after, expected):
    read = extract(report("Toàn tỉnh kết nạp 2.100 đảng viên.", after, title="Sóc Trăng tổng kết năm 2023"))
    assert rows(read, "value", "period_start", "period_end")[0] == (2100, *expected)


@pytest.mark.parametrize(
    "time", ["Năm 2022 và 9 tháng đầu năm 2023", "Trong các năm 2021, 2022 và chín tháng năm 2023"]
)
def test_whole_years_and_a_part_of_the_next_are_one_period(time):
    read = extract(report(f"{time}, toàn tỉnh kết nạp 3.950 đảng viên."))
    start = date(2021 if "2021" in time else 2022, 1, 1)
    assert rows(read, "period_start", "period_end", "period_kind") == [(start, date(2023, 9, 30), "multi_year")]


@pytest.mark.parametrize(
    "line",
    [
        "Thứ Bảy, 8 tháng 7, 2023",
        "Thứ Bảy, 8 tháng 7, 2023 lúc 08:15",
        "Ngày 8 tháng 7 năm 2023",
        "Sóc Trăng, ngày 8 tháng 7 năm 2023",
        "Cập nhật: 8 tháng 7 năm 2023",
        "Saturday, July 8, 2023",
        "Sat, Jul 8, 2023",
        "8 July 2023",
        "July 8th, 2023",
        "Published: 08 Jul 2023, 08:15",
    ],
)
def test_a_day_in_words_on_a_line_of_its_own_is_that_of_the_page(line):
    text = (
        f"Sóc Trăng kỷ luật đảng viên\n{line}\n\nTừ đầu năm đến nay, cấp ủy các cấp toàn tỉnh kỷ luật 74 đảng viên.\n"
    )
    read = extract(Document(name="a", text=text))
    assert rows(read, "value", "period_start", "period_end") == [(74, YEAR, date(2023, 7, 8))]


@pytest.mark.parametrize(
    "line",
    [
        "Họp ngày 8 tháng 7 năm 2023 tại thành phố",
        "Sinh ngày 8 tháng 7 năm 2023 ở huyện Kế Sách",
        "8 tháng 7 lần thứ 2023",
        "Ngày 38 tháng 7 năm 2023",
        "Ngày thành lập: 8 tháng 7 năm 2023",
    ],
)
def test_a_line_that_is_more_than_a_day_is_not(line):
    text = (
        f"Sóc Trăng kỷ luật đảng viên\n{line}\n\nTừ đầu năm đến nay, cấp ủy các cấp toàn tỉnh kỷ luật 74 đảng viên.\n"
    )
    assert extract(Document(name="a", text=text)) == []


def test_five_years_up_to_a_day_unknown_are_the_term_that_is_named():
    text = (
        "Tỉnh ủy Sóc Trăng tổng kết công tác kiểm tra nhiệm kỳ 2015 - 2020.\n"
        "5 năm qua, UBKT các cấp kiểm tra khi có dấu hiệu vi phạm 418 tổ chức đảng.\n"
    )
    read = extract(Document(name="a", text=text))
    assert rows(read, "value", "period_start", "period_end", "period_kind") == [
        (418, date(2015, 1, 1), date(2020, 12, 31), "term")
    ]
    for other in (text.replace("5 năm", "3 năm"), text.replace("- 2020", "- 2020 và nhiệm kỳ 2010 - 2015")):
        assert extract(Document(name="a", text=other)) == []


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Trong tháng 9 và 9 tháng năm 2023, toàn tỉnh kết nạp 1.310 đảng viên.", [(1, 9)]),
        ("Tháng 8 và 9 năm 2023, toàn tỉnh kết nạp 310 đảng viên.", [(8, 9)]),
        ("6 tháng cuối năm 2023, toàn tỉnh kết nạp 910 đảng viên; cả năm 1.710 đảng viên.", [(7, 12), (1, 12)]),
        ("Toàn tỉnh kết nạp 910 đảng viên trong 6 tháng đầu năm 2023; cả năm 940 đảng viên.", [(1, 6), (1, 12)]),
    ],
)
def test_a_month_and_the_months_up_to_it_and_the_whole_year(text, months):
    read = extract(report(text))
    assert [(o.period_start.month, o.period_end.month) for o in read] == months
    assert {o.period_end.year for o in read} == {2023}


def test_up_to_now_is_no_past_year_where_the_day_is_not_known():
    text = "Năm 2015, toàn tỉnh có 51.500 đảng viên. {} toàn tỉnh có 54.300 đảng viên."
    for now in ("Đến nay,", "Tính đến nay,"):
        unknown = extract(Document(name="a", text=text.format(now), publisher="Báo Sóc Trăng"))
        assert [o for o in unknown if o.value == 54300] == []
        known = extract(report(f"Mở đầu năm 2024. {text.format(now)}"))
        assert [(o.value, o.period_end.year) for o in known if o.value == 54300] == [(54300, 2024)]


@pytest.mark.parametrize(
    ("meeting", "day"),
    [
        ("Sáng 24-9, Tỉnh ủy Sóc Trăng tổ chức hội nghị giao ban công tác quý III/2023.", date(2023, 9, 24)),
        ("Chiều 7/7, Tỉnh ủy Sóc Trăng tổ chức hội nghị sơ kết 6 tháng đầu năm 2023.", date(2023, 7, 7)),
        ("Ngày 12/1, Tỉnh ủy Sóc Trăng họp tổng kết năm 2022, triển khai nhiệm vụ năm 2023.", date(2023, 1, 12)),
    ],
)
def test_a_meeting_has_the_year_of_what_it_reviews(meeting, day):
    text = f"{meeting}\nĐảng bộ tỉnh hiện có 41.207 đảng viên."
    found = extract(Document(name="a", text=text))
    assert rows(found, "indicator", "value", "period_end") == [("members_total", 41207, day)]


@pytest.mark.parametrize(
    "meeting",
    [
        "Sáng 24-9, Tỉnh ủy Sóc Trăng tổ chức hội nghị triển khai nhiệm vụ năm 2023.",
        "Sáng 24-9, Tỉnh ủy Sóc Trăng họp; kết quả kết nạp đảng viên năm 2016 đã được báo cáo.",
        "Sáng 12/4, Tỉnh ủy Sóc Trăng tổ chức hội nghị tổng kết 10 năm (2012 - 2022) thực hiện Nghị quyết.",
    ],
)
def test_a_meeting_on_what_lies_ahead_or_long_ago_has_no_day(meeting):
    assert extract(Document(name="a", text=f"{meeting}\nĐảng bộ tỉnh hiện có 41.207 đảng viên.")) == []


@pytest.mark.parametrize(
    "words", ["nay (30/6/2023)", "nay (tháng 6/2023)", "nay (tính đến cuối tháng 6-2023)", "nay (đến hết tháng 6/2023)"]
)
def test_a_day_told_in_brackets_behind_nay_is_the_day_it_means(words):
    found = extract(report(f"Từ đầu nhiệm kỳ 2020 - 2025 đến {words}, toàn tỉnh kết nạp 2.100 đảng viên."))
    assert rows(found, "value", "period_start", "period_end") == [(2100, date(2020, 1, 1), date(2023, 6, 30))]


@pytest.mark.parametrize(
    "lead",
    [
        "Công tác kết nạp đảng viên được các cấp ủy quan tâm",
        "Số đảng viên mới kết nạp năm sau cao hơn năm trước",
        "Toàn tỉnh làm tốt công tác phát triển đảng viên mới",
    ],
)
@pytest.mark.parametrize(
    "counts", ["năm 2021: 1.104; năm 2022: 1.216", "năm 2021: 1.104 đảng viên, năm 2022: 1.216 đảng viên"]
)
def test_years_in_brackets_count_those_admitted_of_whom_the_sentence_speaks(lead, counts):
    found = rows(extract(report(f"{lead} ({counts}).")), "indicator", "value", "period_start", "period_end")
    assert found == [("members_admitted", n, date(y, 1, 1), date(y, 12, 31)) for y, n in ((2021, 1104), (2022, 1216))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Công tác kết nạp đảng viên đều vượt chỉ tiêu (năm 2021: 1.104; năm 2022: 1.216).",
        "Công tác kết nạp đảng viên ở các xã biên giới được quan tâm (năm 2021: 104; năm 2022: 116).",
        "Công tác kết nạp đảng viên là người có đạo được quan tâm (năm 2021: 104; năm 2022: 116).",
        "Cùng với kết nạp đảng viên, các cấp ủy mở nhiều lớp bồi dưỡng (năm 2021: 104; năm 2022: 116).",
        "Công tác kết nạp đảng viên được quan tâm (năm 2021: 104 lớp, năm 2022: 116 lớp).",
        "Công tác kết nạp đảng viên được quan tâm (năm 2022: 116).",
    ],
)
def test_years_in_brackets_behind_anything_else_are_not_read(sentence):
    assert extract(report(sentence)) == []


@pytest.mark.parametrize(
    "words",
    ["Trước khi thực hiện đề án", "Trước đây", "Trước khi có nghị quyết", "Trước thời điểm sắp xếp", "Hồi đầu năm"],
)
def test_what_there_was_before_something_is_not_what_there_is_now(words):
    found = extract(report(f"{words}, toàn tỉnh có 727 tổ chức cơ sở đảng; hiện nay còn 690 tổ chức cơ sở đảng."))
    assert rows(found, "indicator", "value") == [("orgs_grassroots", 690)]
    assert extract(report(f"{words}, toàn tỉnh có 41.207 đảng viên.")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Sau khi thực hiện đề án, toàn tỉnh có 690 tổ chức cơ sở đảng.",
        "Trước yêu cầu mới, toàn tỉnh có 690 tổ chức cơ sở đảng.",
        "Trước khi sắp xếp có nhiều đầu mối, nay toàn tỉnh có 690 tổ chức cơ sở đảng.",
    ],
)
def test_what_there_is_after_something_is_of_the_day_of_publication(sentence):
    found = extract(report(sentence))
    assert rows(found, "value", "period_end") == [(690, date(2024, 1, 5))]


@pytest.mark.parametrize(
    "review", ["sơ kết công tác xây dựng Đảng 6 tháng", "sơ kết 6 tháng, triển khai nhiệm vụ cuối năm"]
)
def test_months_that_a_title_reviews_are_the_first_of_the_year(review):
    text = f"Tỉnh ủy Sóc Trăng {review}\nToàn tỉnh kết nạp 912 đảng viên."
    found = extract(Document(name="a", text=text, published=date(2023, 8, 20)))
    assert rows(found, "value", "period_start", "period_end") == [(912, date(2023, 1, 1), date(2023, 6, 30))]


@pytest.mark.parametrize("review", ["sơ kết 6 tháng thực hiện Chỉ thị 28", "sơ kết thí điểm mô hình mới sau 4 tháng"])
def test_months_of_something_else_date_nothing(review):
    text = f"Tỉnh ủy Sóc Trăng {review}\nToàn tỉnh kết nạp 912 đảng viên."
    assert extract(Document(name="a", text=text, published=date(2023, 8, 20))) == []


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("; lũy kế 6 tháng là 51 đảng viên", [(8, 6), (51, 1)]),
        (", cộng dồn 6 tháng 51 đảng viên", [(8, 6), (51, 1)]),
        (", lũy kế 51 đảng viên", [(8, 6)]),
        ("; lũy kế đến nay là 51 đảng viên", [(8, 6)]),
    ],
)
def test_what_adds_up_is_not_of_the_month_told_before(told, expected):
    sentence = f"Trong tháng 6/2023, cấp ủy, UBKT các cấp kỷ luật 8 đảng viên{told}."
    assert sorted((value, start.month) for _, _, value, start, _ in figures_of(sentence)) == expected
