"""News of units, other countries and single occasions, whose figures are no province's and not the country's."""

from datetime import date

import pytest

from etl.documents import Document
from etl.extraction import extract

DAY = date(2024, 1, 5)


def read(text, title="", published=DAY):
    """Indicator, area and value of what a text states."""
    found = extract(Document(name="a", text=text, published=published, title=title))
    return [(o.indicator, o.area, o.value) for o in found]


def test_a_town_of_a_city_is_not_the_city():
    text = (
        "Ngày 5/1, Thành ủy {0} tổng kết năm 2023. Đảng bộ thành phố có 21.315 đảng viên. Trong năm, thành phố kết nạp "
        "318 đảng viên. Bí thư Thành ủy TP HCM dự. Thành ủy thi hành kỷ luật 43 đảng viên."
    )
    assert read(text.format("Thủ Đức"), "Thành phố Thủ Đức nhìn lại một năm") == []
    assert read(text.format("Thủ Đức")) == []
    assert ("members_admitted", "hai-phong", 318) in read(text.format("Hải Phòng").replace("TP HCM", "Hải Phòng"))


@pytest.mark.parametrize(
    "passing",
    ["Toàn tỉnh xảy ra 212 vụ tai nạn.", "Tỉnh Thanh Hóa có 3 chi nhánh.", "Thanh Hóa mưa 200 mm."],
)
def test_a_province_named_in_passing_in_news_of_a_unit(passing):
    lead = "Đảng ủy Công an tỉnh Thanh Hóa tổng kết. Đảng bộ có 14 chi bộ."
    text = f"{lead} {passing} Năm 2023, 97% chi bộ hoàn thành tốt nhiệm vụ, kết nạp 145 đảng viên."
    assert read(text, "Công an tỉnh Thanh Hóa kết nạp 5 đảng viên") == []


def test_news_of_a_unit_that_turns_to_its_province():
    text = (
        "Đảng bộ xã Nga An có 9 chi bộ. Toàn tỉnh Thanh Hóa có nhiều chi bộ như thế. Năm 2023, kết nạp 6.145 đảng viên."
    )
    assert read(text) == [("members_admitted", "thanh-hoa", 6145)]


@pytest.mark.parametrize(
    "text",
    [
        "Thủ tướng cho biết Bắc Kinh xử lý mạnh tay. Năm 2023, cả nước kỷ luật 232.000 đảng viên, kết nạp 2,1 triệu đảng viên.",
        "Tân Hoa xã đưa tin, năm 2023 toàn quốc thi hành kỷ luật 152.000 đảng viên.",
        "Năm 2023, tỉnh Quý Châu xử lý 7 ủy viên; Thượng Hải xử lý 9 người. Cả nước kỷ luật 232.000 đảng viên.",
    ],
)
def test_the_whole_country_is_the_one_a_text_speaks_of(text):
    assert read(text) == []


def test_a_report_of_ours_that_names_another_country_is_ours():
    text = "Đoàn Trung Quốc thăm Việt Nam. Năm 2023, cả nước kết nạp 161.000 đảng viên."
    assert read(text) == [("members_admitted", "vn", 161000)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Năm 2023, Đảng bộ tỉnh Hà Nam có 98% chi bộ vùng giáo hoàn thành tốt nhiệm vụ.", []),
        ("Năm 2023, Đảng bộ tỉnh Hà Nam có 95% chi bộ khu dân cư hoàn thành xuất sắc nhiệm vụ.", []),
        ("Năm 2023, Đảng bộ tỉnh Hà Nam có 91% đảng viên trẻ hoàn thành tốt nhiệm vụ.", []),
        (
            "Năm 2023, Đảng bộ tỉnh Hà Nam có 91% chi bộ hoàn thành tốt nhiệm vụ.",
            [("cell_good_pct", "ha-nam", 91)],
        ),
        (
            "Năm 2023, toàn tỉnh Hà Nam có 91% đảng viên trong toàn Đảng bộ hoàn thành tốt nhiệm vụ.",
            [("member_good_pct", "ha-nam", 91)],
        ),
    ],
)
def test_a_rating_of_a_kind_of_cells_is_not_that_of_all(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đảng bộ tỉnh Hà Nam năm 2023 kết nạp 56 đảng viên ở tuyến đầu chống lũ.", []),
        ("Năm 2023, tỉnh Hà Nam kết nạp 134 quần chúng ưu tú tại bệnh viện dã chiến.", []),
        ("Năm 2023, tỉnh Hà Nam kết nạp 1.134 đảng viên.", [("members_admitted", "ha-nam", 1134)]),
    ],
)
def test_those_admitted_on_one_occasion_are_not_all(text, expected):
    assert read(text) == expected


def test_forms_of_the_others_beside_somebody_named():
    text = "Năm 2023, tỉnh Hà Nam khai trừ ông N.; 14 đảng viên khác bị kỷ luật: 5 khai trừ, 7 cảnh cáo, 2 khiển trách."
    assert read(text) == []


def test_an_old_congress_is_not_of_today():
    told = "Đại hội {} có 1.129 đại biểu, thay mặt {} triệu đảng viên."
    assert read("Câu 14: " + told.format("VI", "1,9"), "Đảng ta có bao nhiêu đảng viên?") == []
    now = read("Sáng 26/1/2021 khai mạc. " + told.format("XIII của Đảng", "5,1"), "Đại hội XIII", date(2021, 1, 26))
    assert ("members_total", "vn", 5100000) in now


@pytest.mark.parametrize("title", ["", "Bí thư Huyện ủy Đông Giang: “Không chạy theo số lượng”"])
def test_a_district_secretary_speaks_of_his_district(title):
    text = (
        "Trò chuyện với chúng tôi, ông Đỗ Tài, Bí thư Huyện ủy Đông Giang (Quảng Nam), nói năm 2022 kết nạp 118 đảng "
        "viên. Riêng năm 2023 kết nạp 95 đảng viên. Chúng tôi xóa tên 21 đảng viên. Tỉnh ủy Quảng Nam đánh giá cao."
    )
    assert read(text, title) == []


def test_a_unit_without_a_name_disciplines():
    text = "Đảng ủy phường Hải Châu 1 (Đà Nẵng) họp. Thành ủy Đà Nẵng khen 12 việc. {} Có 98% đảng viên hoàn thành tốt nhiệm vụ."
    assert read(text.format("Năm 2023, phường xếp loại xuất sắc.")) == []
    assert read(text.format("Năm 2023, quận kỷ luật 9 đảng viên.")) == []


def test_a_cell_abroad_is_no_province():
    text = (
        "Chi bộ sinh viên Việt Nam tại Toulouse có 31 đảng viên. Nhiệm kỳ qua kết nạp 16 đảng viên. Năm 2023, 21 đảng "
        "viên về nước. Hà Nội có 12 cựu thành viên. 100% đảng viên hoàn thành tốt nhiệm vụ."
    )
    assert read(text) == []
    assert read(text, "Chi bộ sinh viên ở xa") == []


def test_guests_of_another_party_told_of_their_own():
    text = (
        "Chủ tịch Đảng Cộng sản Nhật Bản thăm Hà Nội. Thành ủy Hà Nội tiếp đoàn. Năm 2023 đảng kết nạp 9.518 đảng viên."
    )
    assert read(text) == []
    ours = text.replace("đảng kết nạp", "Đảng bộ thành phố Hà Nội kết nạp")
    assert read(ours) == [("members_admitted", "ha-noi", 9518)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Năm 2023, Đảng bộ tỉnh Hà Nam kết nạp 1.134 đảng viên. Năm 2022, 115 đảng viên về nước.", [1134]),
        ("Năm 2023, Đảng bộ tỉnh Hà Nam kết nạp 1.134 đảng viên. Năm 2022, 1.115 đảng viên.", [1134, 1115]),
        (
            "Năm 2023, Đảng bộ tỉnh Hà Nam có 96% đảng viên hoàn thành tốt nhiệm vụ nhưng chỉ 79% dân hài lòng.",
            [96],
        ),
        ("Năm 2023, Đảng bộ Cục Hải quan ở Hà Nam họp. Kiểm tra 1.415 doanh nghiệp, 312 tổ chức.", []),
    ],
)
def test_what_only_looks_like_more_of_the_same(text, expected):
    assert [v for *_, v in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tháng 3/2024, Tỉnh ủy Hà Nam lập 2 đảng bộ mới với 96 tổ chức cơ sở đảng.", []),
        ("Tháng 3/2024, Đảng bộ tỉnh Hà Nam có 12 đảng bộ với 486 tổ chức cơ sở đảng.", [486]),
        ("Năm 2023, Đảng bộ tỉnh Hà Nam kết nạp 714 đảng viên trẻ.", []),
        ("Năm 2023, tỉnh Hà Nam trao 311 Huân chương, 118 Huy hiệu Bác Hồ; Tỉnh ủy dự.", []),
        ("Đợt 19/5/2023, Tỉnh ủy Hà Nam trao tặng Huy hiệu Đảng cho 318 đảng viên.", [318]),
        ("Năm 2023, Đảng bộ tỉnh Hà Nam lớn mạnh. Năm 2023, tập đoàn kết nạp 218 đảng viên.", []),
    ],
)
def test_neighbours_of_the_counts_in_ordinary_news(text, expected):
    assert [v for *_, v in read(text) if v != 12] == expected


def test_a_seat_in_a_committee_is_no_body_that_acted():
    text = (
        "UBKT Tỉnh ủy đình chỉ sinh hoạt cấp ủy 2 người. Chánh Văn phòng Tỉnh ủy Hà Nam cho hay năm 2023 tỉnh đã thi hành "
        "kỷ luật 615 đảng viên."
    )
    found = extract(Document(name="a", text=text, published=DAY, title=""))
    assert [(o.body, o.value) for o in found] == [("all", 615)]


def test_members_among_other_people_are_of_those_alone():
    text = "Năm 2023, tỉnh Hà Nam có 312 lao động bỏ trốn, trong đó 45 đảng viên bị xóa tên."
    assert read(text) == []
    told = "Năm 2023, Đảng bộ tỉnh Hà Nam kết nạp 1.312 người, trong đó 145 học sinh, xóa tên 45 đảng viên."
    assert ("members_removed", "ha-nam", 45) in read(told)


def test_a_company_in_english_is_no_city():
    text = "The Party organisation of Hanoi Metro Company{} admitted 218 new members in 2023. Of them 91 are women."
    assert read(text.format(", with 1,312 members,"), "Party cell admits members") == []
    city = "The Party organisation of Hanoi city admitted 9,218 new members in 2023."
    assert read(city, "Party members") == [("members_admitted", "ha-noi", 9218)]


def test_a_province_that_acts_leaves_the_body_named_before():
    text = (
        "UBKT các cấp tỉnh Hà Nam năm 2022 kỷ luật 31 đảng viên. Năm 2023, tỉnh kỷ luật 198 đảng viên. "
        "Trong năm, kiểm tra 45 tổ chức đảng."
    )
    found = extract(Document(name="a", text=text, published=DAY, title=""))
    assert [(o.body, o.value) for o in found][1] == ("all", 198)


def test_this_year_is_the_papers_own():
    text = "Năm 2022, toàn tỉnh Hà Nam kết nạp 1.111 đảng viên. Năm nay, toàn tỉnh kết nạp 1.187 đảng viên."
    found = extract(Document(name="a", text=text, published=date(2023, 12, 11), title=""))
    assert [(o.value, o.period_end.year) for o in found] == [(1111, 2022), (1187, 2023)]


def test_what_a_province_is_does_not_turn_to_it():
    text = (
        "Ở thị xã Hồng Lĩnh (Hà Tĩnh), nhiều đảng viên bỏ sinh hoạt. Hà Tĩnh là tỉnh có nhiều đảng viên đi làm xa. "
        "Năm 2023, kết nạp 87 đảng viên."
    )
    assert read(text) == []


def test_lawyers_struck_off_are_no_members():
    told = "Năm 2023, tỉnh Hà Nam kỷ luật 98 {}: khiển trách 41, cảnh cáo 21, xóa tên 36; Đảng đoàn đã họp."
    assert read(told.format("luật sư")) == []


def test_so_many_in_a_year_are_the_countrys():
    text = "Ở Nghệ An, 72% thanh niên muốn vào Đảng. Năm 2022, có {} đoàn viên được kết nạp Đảng."
    assert read(text.format("118.000")) == []
    assert read(text.format("2.118")) == [("members_admitted", "nghe-an", 2118)]


def test_members_who_swear_are_not_admitted():
    told = "Năm 2023, khu di tích ở Cao Bằng đón 312 đoàn đến kết nạp Đảng, 1.512 đảng viên {}."
    assert read(told.format("tuyên thệ")) == []
