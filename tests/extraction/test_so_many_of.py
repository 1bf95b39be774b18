"""A count told of a whole in the same breath, the units right under a province, and a unit that ends a list of them."""

from datetime import date

import pytest

from etl.documents import Document
from etl.extraction import extract
from tests.extraction.samples import figures_of, report, rows

YEAR = (date(2023, 1, 1), date(2023, 12, 31))


def short(sentence):
    return [(indicator, breakdown, value) for indicator, breakdown, value, _, _ in figures_of(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Trong năm, toàn tỉnh có 356 đảng viên nữ trong tổng số 731 đảng viên mới kết nạp.",
        "Trong năm, toàn tỉnh kết nạp 356 đảng viên nữ trong tổng số 731 đảng viên mới.",
        "Có 356 đảng viên là nữ trên tổng số 731 đảng viên mới được kết nạp năm 2023, chiếm 48,7%.",
    ],
)
def test_women_of_so_many_new_members_are_admitted_not_all_there_are(sentence):
    assert figures_of(sentence) == [
        ("members_admitted", "female", 356, *YEAR),
        ("members_admitted", "total", 731, *YEAR),
    ]


def test_women_of_all_members_are_a_stock():
    assert short("Đảng bộ tỉnh có 9.114 đảng viên nữ trong tổng số 30.220 đảng viên.") == [
        ("members_total", "female", 9114),
        ("members_total", "total", 30220),
    ]


def test_a_share_that_the_two_counts_before_it_prove_is_of_all_members():
    said = "Toàn tỉnh kết nạp 764 đảng viên trên tổng số 41.310 đảng viên, chiếm 1,85%."
    assert ("members_admitted_share_pct", "total", 1.85) in short(said)
    assert ("members_admitted", "total", 764) in short(said)


def test_a_share_that_the_counts_do_not_prove_is_of_nothing_said():
    said = "Toàn tỉnh kết nạp 764 đảng viên trên tổng số 41.310 đảng viên, chiếm 12,4%."
    assert "members_admitted_share_pct" not in [indicator for indicator, _, _ in short(said)]


@pytest.mark.parametrize("slash", ["/", " / ", "/tổng số "])
def test_all_members_behind_a_stroke_are_not_admitted(slash):
    assert short(f"Toàn tỉnh kết nạp 764 đảng viên mới{slash}41.310 đảng viên, đạt tỷ lệ 1,85%.") == [
        ("members_admitted", "total", 764),
        ("members_admitted_share_pct", "total", 1.85),
    ]


@pytest.mark.parametrize("units", ["đơn vị trực thuộc", "cấp ủy trực thuộc", "tổ chức đảng trực thuộc"])
def test_units_under_the_partys_organisation_of_a_province_are_its_direct_ones(units):
    said = f"Đảng bộ tỉnh Sóc Trăng hiện có 16 {units}, với 514 tổ chức cơ sở đảng và 41.310 đảng viên."
    assert ("orgs_direct", "total", 16) in short(said)


@pytest.mark.parametrize(
    "sentence",
    [
        "Công an tỉnh có 16 đơn vị trực thuộc được khen thưởng.",
        "Ban Tổ chức Tỉnh ủy đã làm việc với 16 đơn vị trực thuộc.",
        "Đảng bộ tỉnh có 16 đơn vị trực thuộc chưa đạt chỉ tiêu kết nạp đảng viên.",
        "Đảng bộ tỉnh có 16 cấp ủy trực thuộc hoàn thành đại hội.",
        "Đảng bộ Khối có 16 đơn vị trực thuộc, với 514 đảng viên.",
    ],
)
def test_other_units_are_not(sentence):
    assert "orgs_direct" not in [indicator for indicator, _, _ in short(sentence)]


@pytest.mark.parametrize(
    "last", ["1 đảng bộ cơ sở Trường Đại học Sông Hậu", "1 đảng bộ cơ sở là Trường Đại học Sông Hậu"]
)
def test_a_unit_counted_at_the_end_of_a_list_does_not_own_what_follows(last):
    text = (
        "Đảng bộ tỉnh Sóc Trăng có 15 đảng bộ trực thuộc, gồm 11 đảng bộ huyện, thị xã, thành phố; 3 đảng bộ khối "
        f"và {last}; với 514 TCCSĐ (231 đảng bộ, 283 chi bộ cơ sở); 2.407 chi bộ trực thuộc."
    )
    found = rows(extract(Document(name="a", text=text, published=date(2024, 1, 5))), "indicator", "value")
    assert ("orgs_grassroots", 514) in found
    assert ("cells_subordinate", 2407) in found


def test_a_unit_that_is_not_counted_owns_what_follows():
    found = extract(report("Đảng bộ cơ sở Trường Đại học Sông Hậu có 12 chi bộ trực thuộc và kết nạp 46 đảng viên."))
    assert rows(found, "indicator") == []


GROUPS = [("members_admitted", "ethnic_minority", 612), ("members_admitted", "religious", 45)]


def groups_of(sentence):
    return [f for f in rows(extract(report(sentence)), "indicator", "breakdown", "value") if f[1] != "total"]


@pytest.mark.parametrize("when", ["năm 2023", "trong năm 2023", "9 tháng đầu năm 2023", "quý III/2023"])
def test_groups_told_of_so_many_admitted_at_a_time(when):
    sentence = (
        f"Trong số 1.812 đảng viên mới kết nạp {when}, có 612 đảng viên người dân tộc thiểu số, 45 đảng viên có đạo."
    )
    assert groups_of(sentence) == GROUPS


@pytest.mark.parametrize(
    "lead",
    [
        "Trong số 1.812 đảng viên kết nạp mới trong năm có",
        "Trong số này có",
        "Trong số đảng viên bị kỷ luật, có",
    ],
)
def test_groups_of_those_not_counted_are_not_the_members_there_are(lead):
    assert groups_of(f"{lead} 612 đảng viên người dân tộc thiểu số.") == []


def test_groups_of_those_admitted_are_told_without_their_number():
    sentence = "Trong số đảng viên mới kết nạp năm 2023, có 612 đảng viên người dân tộc thiểu số."
    assert rows(extract(report(sentence)), "indicator", "breakdown", "value") == [
        ("members_admitted", "ethnic_minority", 612)
    ]


@pytest.mark.parametrize("link", [" ", " là ", ": "])
def test_a_group_named_right_before_its_count_is_not_all(link):
    sentence = f"Năm 2023, toàn tỉnh kết nạp đảng viên nữ{link}811 đồng chí."
    assert rows(extract(report(sentence)), "breakdown", "value") == [("female", 811)]


@pytest.mark.parametrize(
    "whole", ["tỉnh kết nạp 1.812 đảng viên", "các đảng bộ kết nạp 1.812 đảng viên, nâng tổng số đảng viên lên 52.112"]
)
def test_a_group_just_spoken_of_is_not_whom_the_whole_admits(whole):
    text = f"Đảng bộ Đại học kết nạp 1.312 sinh viên. Năm 2023, {whole}."
    assert ("student", 1812) not in rows(extract(report(text)), "breakdown", "value")
