"""What reads like a total and is a part of one; days that are those of a paper, not of the report."""

from datetime import date

import pytest

from etl.documents import Document
from etl.extraction import extract
from tests.extraction.samples import figures_of, report, rows

_YEAR = (date(2023, 1, 1), date(2023, 12, 31))


def test_members_told_besides_others_are_no_total():
    stated = report(
        "Năm 2023, cấp ủy các cấp kỷ luật 418 đảng viên.",
        "Ngoài ra, 9 đảng viên bị kỷ luật, trong đó 4 bị cách chức, 5 người bị khiển trách.",
    )
    assert rows(extract(stated), "indicator", "breakdown", "value") == [("members_disciplined", "total", 418.0)]


def test_one_people_of_several_is_not_the_minorities():
    both = "Năm 2023, toàn tỉnh kết nạp 1.720 đảng viên, trong đó dân tộc Khmer 164, dân tộc Hoa 37."
    all_of_them = "Năm 2023, toàn tỉnh kết nạp 1.720 đảng viên, trong đó 201 người dân tộc thiểu số."
    assert figures_of(both) == [("members_admitted", "total", 1720.0, *_YEAR)]
    assert ("members_admitted", "ethnic_minority", 201.0, *_YEAR) in figures_of(all_of_them)


def test_committee_members_of_whom_a_clause_tells_are_a_part():
    read = figures_of(
        "Năm 2023, cấp ủy, UBKT các cấp thi hành kỷ luật 912 đảng viên; "
        "cấp ủy viên các cấp bị thi hành kỷ luật 287 trường hợp."
    )
    assert read == [
        ("members_disciplined", "committee_member", 287.0, *_YEAR),
        ("members_disciplined", "total", 912.0, *_YEAR),
    ]


@pytest.mark.parametrize("verb", ["", "tiến hành ", "thực hiện ", "triển khai "])
def test_what_was_inspected_and_supervised_together_is_neither(verb):
    assert figures_of(f"Năm 2023, cấp ủy các cấp {verb}kiểm tra, giám sát 1.130 lượt tổ chức đảng.") == []


def test_behind_a_ratio_the_whole_may_be_called_a_number():
    read = extract(report("Đến nay, toàn tỉnh có 704/815 số tổ chức cơ sở đảng hoàn thành đại hội nhiệm kỳ mới."))
    assert rows(read, "indicator", "value") == [("orgs_congress_held", 704.0), ("orgs_grassroots", 815.0)]


@pytest.mark.parametrize(
    "paper",
    [
        "Ngày 27/9/2021, Tỉnh ủy ban hành Hướng dẫn số 11 về việc này.",
        "Việc này làm theo Quy định số 98-QĐ/TW ngày 28/9/2014 của Ban Bí thư.",
        "Việc này nằm trong Chương trình số 08-CTr/TU ngày 12-5-2021 của Tỉnh ủy.",
    ],
)
def test_the_day_of_a_paper_does_not_date_what_there_is_now(paper):
    undated = report(paper, "Hiện nay, toàn tỉnh có 22 đảng bộ trực thuộc.", published=None, title="Sóc Trăng")
    assert extract(undated) == []


def test_the_result_of_a_term_is_of_its_years():
    said = "Báo cáo kết quả nhiệm kỳ Đại hội XIII cho thấy cấp ủy các cấp trong tỉnh đã kỷ luật 1.105 đảng viên."
    read = extract(report(said, published=date(2025, 12, 20)))
    assert rows(read, "value", "period_start", "period_end") == [(1105.0, date(2021, 1, 1), date(2025, 12, 20))]


def test_members_of_private_enterprises_and_of_their_cells_are_not_all_members():
    read = extract(
        report(
            "Toàn tỉnh hiện có 71 tổ chức đảng trong doanh nghiệp ngoài nhà nước và 108 chi bộ trực thuộc "
            "với 2.655 đảng viên."
        )
    )
    assert ("members_total", "private_sector", 2655.0) in rows(read, "indicator", "breakdown", "value")


def test_a_conference_relayed_to_a_province_tells_of_the_country_until_it_turns_to_the_province():
    text = (
        "Đại biểu dự hội nghị tại điểm cầu Thái Nguyên.\n\n"
        "Năm 2021, cấp ủy các cấp đã kiểm tra gần 54.000 tổ chức đảng; thi hành kỷ luật 431 tổ chức đảng.\n\n"
        "Tại tỉnh Thái Nguyên, năm 2021, cấp ủy các cấp đã kiểm tra 806 tổ chức đảng; kỷ luật 251 đảng viên.\n"
    )
    relayed = Document(
        name="report.txt", text=text, title="Hội nghị trực tuyến tổng kết công tác kiểm tra, giám sát năm 2021",
        publisher="Báo Thái Nguyên", published=date(2022, 1, 12),
    )  # fmt: skip
    assert rows(extract(relayed), "area", "value") == [
        ("vn", 54000.0), ("vn", 431.0), ("thai-nguyen", 806.0), ("thai-nguyen", 251.0)
    ]  # fmt: skip


def test_discipline_for_one_affair_is_not_the_years():
    affair = "Năm 2023, liên quan đến vụ gian lận thi cử, 31 đảng viên bị xử lý kỷ luật (2 khai trừ, 29 khiển trách)."
    assert figures_of(affair) == []


def test_years_of_a_resolution_that_the_text_names_are_those():
    said = "Sau ba năm triển khai Nghị quyết Trung ương 4 (2017-2019), cấp ủy các cấp đã kỷ luật 1.480 đảng viên."
    read = extract(report(said, title="Sóc Trăng", published=date(2020, 3, 2)))
    assert rows(read, "value", "period_start", "period_end") == [(1480.0, date(2017, 1, 1), date(2019, 12, 31))]


def test_behind_a_unit_named_aside_another_work_is_of_the_whole_again():
    read = figures_of(
        "Năm 2023, toàn tỉnh kết nạp 1.614 đảng viên, trong đó huyện Kế Sách kết nạp 187 đảng viên; "
        "công nhận chính thức 1.398 đảng viên; xóa tên 36 đảng viên."
    )
    assert read == [
        ("members_admitted", "total", 1614.0, *_YEAR),
        ("members_made_official", "total", 1398.0, *_YEAR),
        ("members_removed", "total", 36.0, *_YEAR),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Năm 2023, tỷ lệ đảng viên tham gia học tập nghị quyết đạt 98,4%; đoàn viên, hội viên đạt 91%.",
            ("members_studied_pct", 98.4),
        ),
        (
            "Năm 2023, các nơi mở 402 lớp học tập nghị quyết, hơn 41.000 cán bộ, đảng viên tham gia, đạt tỉ lệ 97,6%.",
            ("members_studied_pct", 97.6),
        ),
        ("Đã có 15/15 đảng bộ trực thuộc Tỉnh ủy triển khai học tập, quán triệt nghị quyết.", ("orgs_direct", 15)),
        ("Năm 2023, mở 14 lớp bồi dưỡng lý luận chính trị cho 976 đảng viên dự bị.", ("members_new_trained", 976)),
    ],
)
def test_of_studies_and_wholes_only_what_is_theirs_is_taken(sentence, expected):
    assert rows(extract(report(sentence)), "indicator", "value") == [expected]


def test_women_among_delegates_are_not_women_among_members():
    read = extract(
        report(
            "Đại hội có 350 đại biểu chính thức đến từ 15 đảng bộ trực thuộc, đại diện cho 47.200 đảng viên trong toàn "
            "Đảng bộ; nữ 71 đại biểu (20,3%), dân tộc Khmer 48 đồng chí.",
            title="Khai mạc Đại hội Đảng bộ tỉnh Sóc Trăng",
            published=date(2020, 10, 13),
        )
    )
    assert rows(read, "indicator", "breakdown", "value") == [
        ("congress_delegates", "total", 350),
        ("orgs_direct", "total", 15),
        ("members_total", "total", 47200),
        ("congress_delegates", "female", 71),
        ("congress_delegates", "ethnic_minority", 48),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Có 12 trong tổng số 15 đảng bộ trực thuộc Tỉnh ủy hoàn thành đại hội.",
            [("committees_congress_held", 12), ("orgs_direct", 15)],
        ),
        ("Đảng bộ tỉnh có 15 huyện ủy, thị ủy, thành ủy và đảng ủy trực thuộc.", [("orgs_direct", 15)]),
        (
            "Toàn tỉnh có 608 trong số 611 tổ chức cơ sở đảng tổ chức đại hội.",
            [("orgs_congress_held", 608), ("orgs_grassroots", 611)],
        ),
        ("Dự lễ có 350 đại biểu đến từ 15 đảng bộ.", []),
    ],
)
def test_committees_directly_under_the_province_are_told_in_several_ways(sentence, expected):
    assert rows(extract(report(sentence)), "indicator", "value") == expected


def test_what_a_district_did_that_is_named_without_its_kind_is_its_own():
    told = report("Năm 2023, toàn tỉnh kết nạp 1.614 đảng viên.", "\n\nNăm 2022, Kế Sách kết nạp 187 đảng viên.")
    assert rows(extract(told), "indicator", "value") == [("members_admitted", 1614)]


@pytest.mark.parametrize("unit", ["Đảng bộ thị xã Phú Thọ", "đảng bộ thị xã Phú Thọ", "thị xã Phú Thọ"])
def test_a_town_that_has_the_name_of_its_province_is_a_town_behind_a_year_too(unit):
    assert extract(report(f"Năm 2023 {unit} kết nạp 142 đảng viên.", title="Phú Thọ năm 2023")) == []


@pytest.mark.parametrize(
    "where", ["tại các thôn này", "ở những xã trên", "thuộc các địa bàn này", "tại vùng biên giới này"]
)
def test_what_was_done_in_the_places_just_named_is_a_part(where):
    sentence = f"Năm 2023, toàn tỉnh kết nạp 214 đảng viên là người dân tộc thiểu số {where}."
    assert extract(report(sentence)) == []


def test_places_named_behind_another_count_make_no_part_of_the_first():
    sentence = "Năm 2023, toàn tỉnh kết nạp 1.214 đảng viên, trong đó có 96 người ở các thôn này."
    assert rows(extract(report(sentence)), "value") == [(1214,)]


@pytest.mark.parametrize("rated", ["phân tích chất lượng", "phân tích, đánh giá", "bình xét"])
def test_members_whose_quality_was_looked_into_are_not_all_there_are(rated):
    sentence = f"Tổng số đảng viên được {rated} là 28.112 đồng chí, đạt 98,2%."
    assert extract(report(sentence)) == []


@pytest.mark.parametrize(
    "opening",
    [
        "Ở các xã vùng giáo, năm 2023",
        "Năm 2023, tại 5 xã biên giới, các cấp ủy đã",
        "Tính riêng 10 huyện, thành phố, năm 2023",
        "Riêng các thôn đặc biệt khó khăn, trong năm 2023",
        "Năm 2023, Đồn Biên phòng đã giúp địa phương",
    ],
)
def test_what_was_done_in_some_places_is_a_part_wherever_they_are_named(opening):
    assert extract(report(f"{opening} kết nạp 145 đảng viên mới.")) == []


@pytest.mark.parametrize(
    "opening",
    [
        "Ở các xã vùng giáo có nhiều khó khăn, song năm 2023 toàn tỉnh",
        "Tại các hội nghị, báo cáo cho biết, năm 2023, toàn tỉnh",
        "Với sự nỗ lực của các huyện, năm 2023, Đảng bộ tỉnh",
    ],
)
def test_places_named_ahead_of_the_whole_make_no_part_of_it(opening):
    assert rows(extract(report(f"{opening} kết nạp 1.145 đảng viên mới.")), "value") == [(1145,)]


def test_a_programme_of_the_year_does_not_end_the_year_told_of():
    text = (
        "Theo Ban Tổ chức Tỉnh ủy Sóc Trăng, năm 2021 toàn Đảng bộ tỉnh kết nạp được 1.907 đảng viên."
        " Kết quả này cao hơn mức đề ra trong Chương trình số 08-CTr/TU ngày 12-5-2021 của Tỉnh ủy."
    )
    read = extract(Document(name="a", text=text))
    assert rows(read, "value", "period_start", "period_end") == [(1907.0, date(2021, 1, 1), date(2021, 12, 31))]


def test_members_of_organisations_in_firms_with_foreign_capital_too():
    read = extract(
        report(
            "Đến nay, toàn tỉnh có 61 tổ chức đảng thuộc loại hình doanh nghiệp tư nhân,"
            " doanh nghiệp có vốn đầu tư nước ngoài, với 1.846 đảng viên."
        )
    )
    assert rows(read, "indicator", "breakdown", "value") == [
        ("orgs_private_sector", "total", 61.0),
        ("members_total", "private_sector", 1846.0),
    ]


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("đạt tỷ lệ 81,4% so với tổng số đảng viên của Đảng bộ tỉnh", [("members_studied_pct", 81.4)]),
        ("đạt 81,4% kế hoạch", []),
    ],
)
def test_a_resolution_studied_by_so_many_members(end, expected):
    text = f"Đến nay, các cấp ủy trong tỉnh đã mở 190 lớp quán triệt Nghị quyết Đại hội cho 36.204 đảng viên, {end}."
    assert rows(extract(report(text)), "indicator", "value") == expected


def test_what_is_not_yet_held_is_no_grade():
    text = "Năm 2023, 3 đảng bộ trực thuộc Tỉnh ủy chưa hoàn thành việc học tập Nghị quyết."
    assert extract(report(text)) == []


def test_people_told_by_their_offices_are_no_total():
    text = "Năm 2023, 2 đảng viên bị kỷ luật bằng hình thức cách chức là nguyên Giám đốc Sở Y tế và Chánh Văn phòng."
    assert extract(report(text)) == []


@pytest.mark.parametrize("rest", ["", " Từ đầu nhiệm kỳ đến nay, toàn tỉnh kết nạp 6.402 đảng viên."])
def test_until_now_behind_a_resolution_of_a_congress_is_since_its_term_began(rest):
    text = (
        "Thực hiện Nghị quyết Đại hội Đảng bộ tỉnh nhiệm kỳ 2015 - 2020, các cấp ủy chú trọng tạo nguồn."
        f" Đến nay, toàn tỉnh đã kết nạp 6.402 đảng viên.{rest}"
    )
    read = extract(report("\n\n", text, published=date(2018, 9, 4)))
    assert {(o.value, o.period_start, o.period_end) for o in read} == {(6402.0, date(2015, 1, 1), date(2018, 9, 4))}
    over = report("\n\n", text, published=date(2022, 9, 4), title="Sóc Trăng")
    assert extract(over) == []


def test_a_page_of_long_after_the_term_told_so_far_does_not_date_it():
    text = (
        "Thứ ba, 16/8/2022\n\nSóc Trăng phát triển đảng viên\n\nThực hiện Nghị quyết Đại hội Đảng bộ tỉnh Sóc Trăng"
        " nhiệm kỳ 2015 - 2020, các cấp ủy chú trọng tạo nguồn. Từ đầu nhiệm kỳ đến nay, toàn tỉnh kết nạp"
        " 6.402 đảng viên, nâng tổng số đảng viên lên 44.118 đảng viên."
    )
    assert extract(Document(name="a", text=text)) == []


def test_the_most_since_a_term_began_is_of_the_year_told():
    read = figures_of("Kết quả cao nhất từ đầu nhiệm kỳ: kết nạp 2.014 đảng viên.")
    assert read == [("members_admitted", "total", 2014.0, *_YEAR)]


def test_rules_of_the_centre_that_are_followed_do_not_make_a_report_the_countrys():
    text = (
        "Năm 2022, UBKT các cấp rà soát, bổ sung quy trình bảo đảm phù hợp với quy định của Trung ương; qua đó củng cố"
        " niềm tin của nhân dân vào sự lãnh đạo của Đảng bộ tỉnh.\n\n"
        "Trong năm, cấp ủy các cấp kiểm tra 1.720 tổ chức đảng và 3.105 đảng viên."
    )
    assert extract(Document(name="a", text=text, title="Kiểm tra 1.720 tổ chức đảng", publisher="Báo Thanh tra")) == []


def test_those_that_have_not_met_are_not_those_that_have():
    told = (
        "Đến nay, có 12/16 đảng bộ trực thuộc đã tổ chức đại hội. Hiện còn 4 đảng bộ trực thuộc chưa tổ chức đại hội."
    )
    read = rows(extract(report(told)), "indicator", "value")
    assert read == [("committees_congress_held", 12.0), ("orgs_direct", 16.0)]
