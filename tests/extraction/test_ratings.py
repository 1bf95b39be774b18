"""Ratings and shares: subject, grade, `trở lên`, `trong đó`, and of what a percentage is."""

from datetime import date

import pytest

from etl.documents import Document
from etl.extraction import extract
from tests.extraction.samples import report, rows


def found(sentence, *names):
    return rows(extract(report("Kết quả xếp loại năm 2022:", sentence)), *names)


@pytest.mark.parametrize(
    ("sentence", "indicator", "value"),
    [
        ("tổ chức cơ sở đảng hoàn thành xuất sắc nhiệm vụ chiếm 17,8%.", "org_excellent_pct", 17.8),
        ("có 92% tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ trở lên.", "org_good_or_better_pct", 92),
        ("có 37 tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ.", "org_good_count", 37),
        ("đảng viên không hoàn thành nhiệm vụ dưới 1,5%.", "member_failed_pct", 1.5),
        ("chi bộ trực thuộc đảng ủy cơ sở trong sạch, vững mạnh 90,12%.", "cell_clean_strong_pct", 90.12),
        ("tổ chức cơ sở đảng yếu kém chiếm 0,38%.", "org_weak_pct", 0.38),
    ],
)
def test_a_rating_of_its_subject(sentence, indicator, value):
    assert found(sentence, "indicator", "value", "basis") == [
        (indicator, value, "rated" if indicator.endswith("pct") else None)
    ]


def test_a_grade_with_a_part_named_inside_it_is_that_grade_or_better():
    assert found(
        "tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ 92%, trong đó hoàn thành xuất sắc 18%.", "indicator", "value"
    ) == [
        ("org_good_or_better_pct", 92),
        ("org_excellent_pct", 18),
    ]


def test_authorities_and_mass_organisations_are_no_party_ratings():
    assert found("có 96,2% chính quyền cơ sở và 97,5% đoàn thể hoàn thành tốt nhiệm vụ.", "indicator") == []


@pytest.mark.parametrize(
    ("share", "indicator", "value", "basis"),
    [
        ("đạt 74,48% so với chỉ tiêu nghị quyết", "members_admitted_target_pct", 74.48, "target"),
        ("vượt 8,3% chỉ tiêu", "members_admitted_target_pct", 108.3, "target"),
        ("đạt 0,36% so với tổng số đảng viên", "members_admitted_share_pct", 0.36, "members"),
    ],
)
def test_a_share_of_what(share, indicator, value, basis):
    assert rows(
        extract(report(f"Năm 2023, toàn tỉnh kết nạp 2.100 đảng viên, {share}.")), "indicator", "value", "basis"
    ) == [
        ("members_admitted", 2100, None),
        (indicator, value, basis),
    ]


def test_a_share_of_something_unsaid_is_refused():
    assert rows(extract(report("Năm 2023, toàn tỉnh kết nạp 2.100 đảng viên, chiếm 44%.")), "indicator") == [
        ("members_admitted",)
    ]


def test_groups_inside_a_total():
    sentence = "Năm 2023, toàn tỉnh kết nạp 2.100 đảng viên, trong đó có 980 đảng viên nữ, 61 người có đạo và 512 người dân tộc thiểu số."
    assert rows(extract(report(sentence)), "breakdown", "value") == [
        ("total", 2100),
        ("female", 980),
        ("religious", 61),
        ("ethnic_minority", 512),
    ]


def test_a_table_of_years_does_not_date_what_comes_after_it():
    read = extract(
        Document(
            name="a.md",
            text=(
                "Từ đầu nhiệm kỳ 2015 - 2020 đến 30/6/2018, toàn tỉnh Lai Châu kết nạp 4.120 đảng viên.\n\n"
                "| Năm | TCCSĐ trong sạch, vững mạnh (%) | TCCSĐ yếu kém (%) |\n|---|---:|---:|\n"
                "| 2016 | 57,2 | 0,61 |\n| 2017 | 55,9 | 0,74 |\n\n"
                "Cấp ủy, UBKT các cấp đã thi hành kỷ luật 702 đảng viên.\n"
            ),
            published=date(2018, 7, 20),
        )
    )
    years = [(o.value, o.period_start.year, o.period_end.year) for o in read]
    assert (702, 2015, 2018) in years
    assert (55.9, 2017, 2017) in years


def test_grades_that_go_on_are_of_the_year_rated_before():
    read = extract(
        report(
            "Trong năm 2024, toàn tỉnh kết nạp 1.502 đảng viên.",
            "\n\nNăm 2023, 91,4% tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ trở lên.",
            "Tỷ lệ đảng viên hoàn thành tốt nhiệm vụ trở lên: 88,2%.",
            published=date(2025, 1, 5),
        )
    )
    assert [(o.value, o.period_start.year) for o in read] == [(1502, 2024), (91.4, 2023), (88.2, 2023)]


def test_a_second_row_of_shares_in_one_sentence_is_of_whom_it_names():
    read = extract(
        report(
            "Năm 2023, 20,1% tổ chức cơ sở đảng hoàn thành xuất sắc, 71,2% hoàn thành tốt, 8,3% hoàn thành, "
            "0,4% không hoàn thành nhiệm vụ; đảng viên tương ứng 14,1%; 79,2%; 6,2% và 0,5%."
        )
    )
    assert [(o.indicator, o.value) for o in read][4:] == [
        ("member_excellent_pct", 14.1),
        ("member_good_pct", 79.2),
        ("member_completed_pct", 6.2),
        ("member_failed_pct", 0.5),
    ]


def test_a_count_of_all_rated_in_brackets_is_of_no_grade():
    sentence = "Kết quả phân loại tổ chức cơ sở đảng năm 2023 (690): xuất sắc 112 (16,2%); tốt 512 (74,2%)."
    found = [o.value for o in extract(report(sentence)) if o.indicator.startswith("org_")]
    assert found == [112, 16.2, 512, 74.2]


@pytest.mark.parametrize("when", ["Hằng năm", "Bình quân hàng năm", "Nhiều năm liền"])
def test_none_in_a_run_of_years_is_no_zero_of_one(when):
    assert extract(report(f"{when}, toàn tỉnh không có tổ chức cơ sở đảng yếu kém.", title="Tổng kết năm 2023")) == []


@pytest.mark.parametrize("of", ["trong số hoàn thành tốt nhiệm vụ", "trên tổng số chi bộ hoàn thành tốt nhiệm vụ"])
def test_a_share_of_those_of_one_grade_is_none_of_all_rated(of):
    sentence = f"Năm 2023, có 19,8% chi bộ hoàn thành xuất sắc nhiệm vụ {of}."
    assert extract(report(sentence)) == []


def test_a_share_of_all_rated_named_in_so_many_words_is_one():
    sentence = "Năm 2023, có 19,8% chi bộ hoàn thành xuất sắc nhiệm vụ trong tổng số chi bộ được đánh giá."
    assert [o.value for o in extract(report(sentence))] == [19.8]
