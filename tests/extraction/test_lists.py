"""Lists of counts: forms shared or without a total, bodies carried, years and rounds, and what is only rated or aimed at."""

from datetime import date

import pytest

from etl.extraction import extract
from tests.extraction.samples import report, rows

COMMITTEES, COMMISSIONS = "party_committees", "inspection_commissions"


def discipline(*sentences):
    found = rows(extract(report(*sentences)), "indicator", "breakdown", "body", "value")
    return {row for row in found if row[0].endswith("_disciplined")}


@pytest.mark.parametrize(
    ("sentences", "body"),
    [
        (["Năm 2023, UBKT các cấp kiểm tra 310 đảng viên.", "Thi hành kỷ luật 58 đảng viên."], COMMISSIONS),
        (["Năm 2023, cấp ủy các cấp kiểm tra 310 đảng viên.", "Có 58 đảng viên bị kỷ luật."], "all"),
        (["Năm 2023, UBKT các cấp kiểm tra 310 đảng viên.", "Các cấp đã thi hành kỷ luật 58 đảng viên."], "all"),
    ],
)
def test_a_discipline_without_a_subject_keeps_the_body_before_it(sentences, body):
    assert discipline(*sentences) == {("members_disciplined", "total", body, 58)}


def test_after_both_bodies_no_single_one_is_carried_on():
    found = discipline(
        "Năm 2023, cấp ủy các cấp thi hành kỷ luật 150 đảng viên, UBKT các cấp 60 đảng viên.",
        "Riêng trong quý IV, kỷ luật 41 đảng viên.",
    )
    assert found == {
        ("members_disciplined", "total", COMMITTEES, 150),
        ("members_disciplined", "total", COMMISSIONS, 60),
        ("members_disciplined", "total", "all", 41),
    }


def test_a_form_before_two_counts_is_of_both():
    found = discipline(
        "Năm 2023, UBKT các cấp kỷ luật: khiển trách 2 tổ chức đảng, 21 đảng viên; khai trừ 7 đảng viên."
    )
    assert found >= {
        ("orgs_disciplined", "reprimand", COMMISSIONS, 2),
        ("members_disciplined", "reprimand", COMMISSIONS, 21),
        ("members_disciplined", "expulsion", COMMISSIONS, 7),
    }
    assert ("members_disciplined", "total", COMMISSIONS, 21) not in found


def test_forms_belong_to_what_their_clause_lists():
    found = discipline(
        "Năm 2023, cấp ủy, UBKT các cấp thi hành kỷ luật 4 tổ chức đảng (tăng 1 tổ chức) và 121 đảng viên.",
        "Về hình thức kỷ luật: tổ chức đảng khiển trách 3, cảnh cáo 1; đảng viên khiển trách 96, cảnh cáo 25.",
    )
    assert found == {
        ("orgs_disciplined", "total", "all", 4),
        ("members_disciplined", "total", "all", 121),
        ("orgs_disciplined", "reprimand", "all", 3),
        ("orgs_disciplined", "warning", "all", 1),
        ("members_disciplined", "reprimand", "all", 96),
        ("members_disciplined", "warning", "all", 25),
    }


def test_a_cause_is_no_total():
    assert not discipline("Năm 2023, trong số đảng viên bị kỷ luật, vi phạm quản lý đất đai 38 trường hợp.")


def test_years_behind_a_total_have_their_own_time():
    text = "Giai đoạn 2021 - 2022, toàn tỉnh kết nạp 2.515 đảng viên, trong đó năm 2021: 1.205, năm 2022: 1.310."
    found = rows(extract(report(text)), "value", "period_start", "period_end")
    assert (1205, date(2021, 1, 1), date(2021, 12, 31)) in found
    assert (1310, date(2022, 1, 1), date(2022, 12, 31)) in found


def test_each_round_of_medals_has_its_day():
    text = "Năm 2022, Tỉnh ủy đã tặng Huy hiệu Đảng cho 410 đảng viên đợt 3/2 và 380 đảng viên đợt 19/5."
    found = rows(extract(report(text)), "indicator", "value", "period_end")
    assert found == [("badges_awarded", 410, date(2022, 2, 3)), ("badges_awarded", 380, date(2022, 5, 19))]


def test_a_congress_reports_the_term_that_ends():
    text = "Đại hội nhiệm kỳ 2020 - 2025 khai mạc. Trong nhiệm kỳ, toàn tỉnh kết nạp 6.120 đảng viên."
    found = rows(extract(report(text, published=date(2020, 10, 14))), "value", "period_start", "period_kind")
    assert found == [(6120, date(2015, 1, 1), "term")]


def test_of_all_there_are_those_rated_are_no_stock_and_ratings_follow():
    found = rows(
        extract(
            report(
                "Về tổ chức cơ sở đảng năm 2023: toàn tỉnh có 512 tổ chức cơ sở đảng, số được đánh giá là 500.",
                "Hoàn thành xuất sắc nhiệm vụ 90 (18%), hoàn thành tốt nhiệm vụ 410 (82%).",
            )
        ),
        "indicator",
        "value",
    )
    assert found == [
        ("orgs_grassroots", 512),
        ("org_excellent_count", 90),
        ("org_excellent_pct", 18),
        ("org_good_count", 410),
        ("org_good_pct", 82),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Nhiệm kỳ tới, Đảng bộ tỉnh phấn đấu phát triển toàn diện; kết nạp 6.500 đảng viên mới.",
        "Năm 2023, các đảng bộ trong tỉnh kết nạp vượt 120 đảng viên so với chỉ tiêu.",
    ],
)
def test_aims_and_surpluses_are_no_admissions(text):
    assert not [o for o in extract(report(text)) if o.indicator == "members_admitted"]


def told(sentence):
    return rows(extract(report(sentence)), "indicator", "value")


LISTS = [
    "gồm 9 đảng bộ huyện, 01 đảng bộ thành phố và 5 đảng bộ khác, với",
    "bao gồm 9 Đảng bộ huyện, 1 thành phố, 3 Đảng bộ công an, quân sự, biên phòng, 1 Đảng bộ Khối các cơ quan tỉnh với",
    "trong đó gồm: 9 huyện ủy, 1 thị ủy, 1 thành ủy, Đảng bộ Quân sự tỉnh, Đảng bộ Khối các cơ quan tỉnh;",
]


@pytest.mark.parametrize("units", LISTS)
def test_units_listed_behind_their_count_are_not_whose_the_counts_after_them_are(units):
    found = told(f"Đảng bộ tỉnh hiện có 15 đảng bộ trực thuộc, {units} 672 tổ chức cơ sở đảng, 41.896 đảng viên.")
    assert found == [("orgs_direct", 15), ("orgs_grassroots", 672), ("members_total", 41896)]


@pytest.mark.parametrize(
    "units",
    [
        "gồm 9 huyện ủy, 1 thành ủy; riêng Đảng bộ Quân sự tỉnh có",
        "gồm 9 huyện ủy và Đảng bộ Khối các cơ quan tỉnh với",
        "gồm 9 huyện ủy, Đảng bộ Quân sự tỉnh:",
    ],
)
def test_a_unit_of_such_a_list_may_have_counts_of_its_own(units):
    assert told(f"Đảng bộ tỉnh hiện có 15 đảng bộ trực thuộc, {units} 72 tổ chức cơ sở đảng, 1.896 đảng viên.") == [
        ("orgs_direct", 15)
    ]


def test_the_lists_of_a_district_are_the_districts():
    sentence = "Đảng bộ huyện Mỹ Xuyên có 52 tổ chức, gồm 11 đảng bộ xã, 01 đảng bộ thị trấn, 2 đảng bộ khác, với 3.672 đảng viên."
    assert told(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Đến nay, 124/124 đảng bộ cấp xã và 4/4 đảng bộ trực thuộc Tỉnh ủy đã tổ chức xong đại hội.",
        "Đến nay, 10/10 đảng bộ huyện, thị xã và 6/6 đảng bộ trực thuộc khác đã tổ chức xong đại hội.",
        "Đảng bộ tỉnh hiện có 10 đảng bộ huyện, thành phố và 6 đảng bộ trực thuộc Tỉnh ủy.",
    ],
)
def test_the_others_beside_those_of_districts_or_communes_are_not_all(sentence):
    assert told(sentence) == []


def test_all_there_are_told_beside_those_of_grassroots_are():
    found = told("Đến nay, 16/16 đảng bộ trực thuộc và 690/690 tổ chức cơ sở đảng đã tổ chức xong đại hội.")
    assert ("committees_congress_held", 16) in found


def test_districts_told_behind_a_count_in_an_item_are_not_whom_the_next_items_speak_of():
    text = (
        "Kết quả năm 2023 của toàn tỉnh:\n"
        "- Kết nạp 912 đảng viên; huyện Mỹ Xuyên 112, huyện Kế Sách 98.\n"
        "- Chuyển chính thức 812 đảng viên."
    )
    assert told(text) == [("members_admitted", 912), ("members_made_official", 812)]


def test_a_district_that_opens_an_item_goes_on_in_the_next():
    text = (
        "Kết quả năm 2023 của các huyện:\n"
        "- Đảng bộ huyện Mỹ Xuyên kết nạp 112 đảng viên; xóa tên 3.\n"
        "- Chuyển chính thức 98 đảng viên."
    )
    assert told(text) == []
