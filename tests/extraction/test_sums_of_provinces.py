"""Figures of several provinces at once, and of units named beside the province: none of them is the province's."""

from datetime import date

import pytest

from etl.documents import Document
from etl.extraction import extract
from tests.extraction.samples import report, rows

MERGED = date(2025, 7, 24)


def read(text, published=MERGED, publisher="Báo Đồng Tháp"):
    found = extract(Document(name="a", text=text, publisher=publisher, published=published))
    return rows(found, "indicator", "area", "value")


@pytest.mark.parametrize(
    "who",
    [
        "hai tỉnh Đồng Tháp và Tiền Giang trước hợp nhất",
        "các tỉnh Tiền Giang, Long An, Đồng Tháp",
        "cả 2 tỉnh trước khi sáp nhập",
    ],
)
def test_what_several_provinces_did_is_of_none_of_them(who):
    assert read(f"6 tháng đầu năm 2025, {who} kết nạp 2.036 đảng viên.") == []


@pytest.mark.parametrize(
    "sum_of_both", ["; tính chung toàn tỉnh", ". Tính chung cả hai tỉnh", ". Gộp chung toàn tỉnh đã"]
)
def test_the_sum_of_two_provinces_is_not_that_of_the_one_whose_name_the_merged_one_keeps(sum_of_both):
    text = (
        "6 tháng đầu năm 2025, tỉnh Tiền Giang kết nạp 914 đảng viên, tỉnh Đồng Tháp kết nạp 1.122 đảng viên"
        f"{sum_of_both} kết nạp 2.036 đảng viên."
    )
    assert read(text) == [("members_admitted", "tien-giang", 914), ("members_admitted", "dong-thap", 1122)]


def test_the_sum_over_a_time_after_the_merger_is_of_the_merged_province():
    text = "9 tháng năm 2025, tính chung toàn tỉnh, Đảng bộ tỉnh kết nạp 3.004 đảng viên."
    assert read(text, published=date(2025, 10, 9)) == [("members_admitted", "dong-thap-2025", 3004)]


@pytest.mark.parametrize("joint", [",", ";"])
def test_organisations_in_firms_among_those_founded_were_founded_as_well(joint):
    sentence = (
        f"Năm 2023, toàn tỉnh thành lập 46 chi bộ, đảng bộ cơ sở{joint} trong đó có 26 tổ chức đảng trong doanh nghiệp "
        "tư nhân."
    )
    assert rows(extract(report(sentence)), "indicator", "value") == [("orgs_private_sector_new", 26)]


@pytest.mark.parametrize(
    "aside",
    [
        "trong đó có Đảng bộ huyện Kế Sách, huyện Mỹ Tú và Đảng bộ Khối các cơ quan tỉnh đạt trên 100% chỉ tiêu",
        "riêng Đảng bộ huyện Kế Sách đạt 127% chỉ tiêu",
        "tiêu biểu là Đảng bộ Quân sự tỉnh đạt 140% chỉ tiêu được giao",
    ],
)
def test_the_share_that_units_reached_of_their_own_targets_is_not_that_of_all(aside):
    sentence = f"Năm 2023, toàn tỉnh kết nạp 1.644 đảng viên, đạt 84,2% chỉ tiêu, {aside}."
    assert rows(extract(report(sentence)), "indicator", "value") == [
        ("members_admitted", 1644),
        ("members_admitted_target_pct", 84.2),
    ]
    alone = f"Năm 2023, toàn tỉnh kết nạp 1.644 đảng viên, {aside}."
    assert rows(extract(report(alone)), "indicator", "value") == [("members_admitted", 1644)]


def test_the_share_behind_the_count_of_a_unit_in_brackets_is_that_of_all():
    sentence = "Năm 2023, toàn tỉnh kết nạp 1.644 đảng viên (riêng Đảng bộ huyện Kế Sách 190), đạt 84,2% chỉ tiêu."
    found = rows(extract(report(sentence)), "indicator", "value")
    assert ("members_admitted_target_pct", 84.2) in found


@pytest.mark.parametrize("place", ["Còn ở", "Tại", "Riêng ở"])
@pytest.mark.parametrize("who", ["các cấp ủy", "cấp ủy các cấp", "UBKT các cấp"])
def test_the_committees_of_a_town_just_told_of_are_not_those_of_the_province(place, who):
    sentences = (
        "Năm 2023, toàn tỉnh kết nạp 1.644 đảng viên.",
        f"{place} Đảng bộ thị xã Ngã Năm, việc kiểm tra được làm nền nếp.",
        f"Qua kiểm tra, {who} đã thi hành kỷ luật 15 đảng viên.",
    )
    assert rows(extract(report(*sentences)), "indicator", "value") == [("members_admitted", 1644)]


@pytest.mark.parametrize("provinces", ["Đảng bộ 3 tỉnh (cũ)", "cả ba tỉnh cũ"])
def test_what_the_former_provinces_did_together_is_no_figure_of_the_merged_one(provinces):
    text = f"Tỉnh ủy Lâm Đồng họp tổng kết.\nNhiệm kỳ 2020 - 2025, {provinces} kết nạp 19.112 đảng viên."
    assert extract(Document(name="a", text=text, published=date(2025, 9, 24))) == []


@pytest.mark.parametrize("over", ["tổng số 5 năm là", "tổng cộng cả nhiệm kỳ là", "tổng số trong ba năm đạt"])
def test_the_sum_of_some_years_is_not_the_members_there_are(over):
    found = extract(report(f"Bình quân mỗi năm kết nạp 2.012 đảng viên; {over} 10.060 đảng viên."))
    assert [o for o in found if o.indicator == "members_total"] == []


def test_the_sum_at_the_end_of_a_year_is():
    found = extract(report("Tổng số đảng viên cuối năm 2023 là 41.060 đảng viên."))
    assert rows(found, "indicator", "value") == [("members_total", 41060)]
