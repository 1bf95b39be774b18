"""A unit told of without its name or its kind is a unit still: in a title, on a visit, in a feature of a cell."""

from datetime import date

import pytest

from etl.documents import Document
from etl.extraction import extract
from tests.extraction.samples import report


def values(text, title="Tin trong ngày", publisher=None):
    document = Document(name="a", text=text, published=date(2023, 7, 12), title=title, publisher=publisher)
    return [o.value for o in extract(document)]


TITLES = [
    "Sơ kết ở Mang Thít",
    "Phát triển đảng viên: cách làm ở Mang Thít",
    "Mang Thít khơi dậy sức trẻ",
    "Xây dựng Đảng | Mang Thít: nhiều việc mới",
    "Ngành Giáo dục Vĩnh Long tổng kết năm học",
    "Trường chuyên ươm mầm hạt giống đỏ",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_says_whose_the_figures_are(title):
    text = "Trong 6 tháng đầu năm 2023, Đảng bộ kết nạp 62 đảng viên; trao Huy hiệu Đảng cho 71 đảng viên.\nKiểm tra 18 tổ chức đảng. Tỉnh sẽ hỗ trợ vốn."
    assert values(text, title, "Báo Vĩnh Long") == []
    assert 1662 in values(f"{text}\nToàn tỉnh kết nạp 1.662 đảng viên.", title, "Báo Vĩnh Long")


VISITED = [
    "Đoàn công tác của Tỉnh ủy Ninh Thuận vừa dự kiểm điểm tại Ban Thường vụ Huyện ủy Bác Ái. Năm 2022 huyện kết nạp 98 đảng viên, có 92% chi bộ hoàn thành tốt nhiệm vụ. Các cấp ủy kỷ luật 14 đảng viên.",
    "Đoàn giám sát số 2 của Ban Thường vụ Tỉnh ủy Ninh Thuận làm việc với Đảng ủy Sở Xây dựng. Từ năm 2020 đến nay, kết nạp 21 đảng viên; 100% chi bộ hoàn thành tốt nhiệm vụ.",
    "Ban Thường vụ Thành ủy Đà Nẵng dự kiểm điểm tại Huyện ủy Hòa Vang. Trong năm 2022, đã kết nạp 130 đảng viên, kỷ luật 15 đảng viên; 46/50 tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ.",
]


@pytest.mark.parametrize("text", VISITED)
def test_those_visited_are_told_of_in_the_same_paragraph(text):
    assert values(text) == []


@pytest.mark.parametrize("text", VISITED)
def test_the_whole_province_in_that_paragraph_is_read_still(text):
    assert 1662 in values(f"{text} Năm 2022, toàn tỉnh Ninh Thuận kết nạp 1.662 đảng viên.")


NAMELESS = [
    "Từ năm 2016 đến nay, chi bộ đã kết nạp 7 đảng viên. 100% đảng viên hoàn thành tốt nhiệm vụ năm 2022. Tỉnh Thái Bình có nhiều nơi như vậy.",
    "Năm 2020, trại kết nạp 14 đảng viên, kỷ luật 2 đảng viên. Tỉnh Hưng Yên hỗ trợ 24 người.",
    "Đảng bộ Bệnh viện có 24 chi bộ, 318 đảng viên. Cũng trong năm 2022, kết nạp 16 đảng viên, giám sát 10 đảng viên. Tỉnh Quảng Trị đầu tư thêm.",
    "Đảo có 22.000 dân. Năm 2022 kết nạp 38 đảng viên, kỷ luật cảnh cáo 1 đảng viên. Quảng Ngãi chú trọng kinh tế biển.",
    "Cụm gồm 7 tỉnh, do tỉnh Bến Tre làm cụm trưởng. Năm 2022, toàn cụm kết nạp 9.812 đảng viên.",
]


@pytest.mark.parametrize("text", NAMELESS)
def test_a_unit_without_a_name_that_acts_is_no_province(text):
    assert values(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Tại tỉnh Hà Nam, có huyện năm 2022 xóa tên 56 đảng viên nhưng chỉ kết nạp 80 đảng viên.",
        "Một tỉnh nọ năm 2022 kết nạp 1.800 đảng viên, xóa tên 240 đảng viên, bạn đọc ở tỉnh Hà Nam kể.",
        "Toàn tỉnh Hà Nam xảy ra 312 vụ. Đại tá Giám đốc yêu cầu các đơn vị kết nạp 60 đảng viên trong năm 2023.",
        "Năm 2022, tỉnh Hà Nam có 2.400 tân binh. Trước ngày lên đường, 47 thanh niên được kết nạp Đảng.",
        "Năm 2022, tỉnh Hà Nam có 9 trường. Đoàn Đại học giới thiệu 900 đoàn viên, 180 đoàn viên được kết nạp Đảng.",
        "Năm 2022, Đảng bộ tỉnh Hà Nam đoàn kết. UBND tỉnh ban hành 2.140 văn bản; hoàn thành 96/104 nhiệm vụ Chính phủ giao.",
        "Năm 2022, Tỉnh ủy Hà Nam tổng kết. Các cơ quan hành chính giải quyết 312/340 đơn khiếu nại, 45/47 đơn tố cáo.",
        "Năm 2021, Tỉnh ủy Hà Nam chỉ đạo bầu cử. Các cấp giải quyết 14 đơn tố cáo, 31 đơn khiếu nại liên quan bầu cử.",
    ],
)
def test_what_others_did_is_not_the_provinces(text):
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Năm 2022, cấp ủy, chi bộ các cấp tỉnh Hà Nam kết nạp 1.312 đảng viên.", [1312]),
        (
            "Năm 2022, toàn tỉnh Hà Nam kết nạp 1.312 đảng viên; các chi bộ đã xóa tên 112 đảng viên.",
            [1312, 112],
        ),
        ("Năm 2022, Tỉnh ủy Hà Nam ban hành 312 văn bản về công tác đảng; UBND tỉnh cụ thể hóa kịp thời.", [312]),
        (
            "Năm 2022, UBND tỉnh và UBKT các cấp tỉnh Hà Nam phối hợp; UBKT Đảng ủy các cấp giải quyết 31 đơn tố cáo.",
            [31],
        ),
    ],
)
def test_what_is_the_provinces_is_read_beside_units(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh ủy Hậu Giang năm 2023 giao chỉ tiêu kết nạp 156 đảng viên cho Phụng Hiệp.",
        "Huyện vùng cao Mèo Vạc có 18 xã. Năm 2022, kết nạp 140 đảng viên. Tỉnh Hà Giang hỗ trợ thêm.",
    ],
)
def test_a_place_told_by_its_lie_or_its_aim_is_no_province(text):
    assert values(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Theo Đảng ủy Công ty, năm 2022, toàn Đảng bộ kết nạp 74 đảng viên; kiểm tra 8 chi bộ. Quảng Ninh có nhiều mỏ.",
        "Năm 2022, toàn Đảng bộ Quân khu kết nạp 3.112 đảng viên; kiểm tra 1.240 tổ chức đảng. Tỉnh Sóc Trăng dự.",
        "Năm 2022, Hội kết nạp 12.400 hội viên, giới thiệu 812 hội viên, kết nạp Đảng 341. Tỉnh ủy Hà Nam ghi nhận.",
        "TP HCM có 2.800 doanh nghiệp. Năm 2022, các doanh nghiệp này kết nạp 412 đảng viên.",
        "TP HCM có 22 quận, huyện. Quận 7 có 112 chi bộ, 6 tháng đầu năm 2023 kết nạp 31 đảng viên.",
        "Tỉnh Quảng Trị lo cho vùng cao. Huyện phấn đấu năm 2023 kết nạp 130 đảng viên.",
        "Năm 2022, huyện đảo đón 84.000 lượt khách. Các cấp kết nạp 41 đảng viên. Tỉnh Bình Thuận đầu tư cảng mới.",
        "Bình Gia đăng ký 214 mô hình. Năm 2022, kết nạp 330 đảng viên, được Tỉnh ủy Lạng Sơn khen.",
    ],
)
def test_units_in_features_are_units(text):
    assert values(text) == []


def test_forms_of_the_state_are_not_the_partys():
    text = "Năm 2022, tỉnh Hà Nam kỷ luật 85 cán bộ, trong đó 52 đảng viên bị kỷ luật về Đảng. Hình thức gồm 40 khiển trách, 31 cảnh cáo, 14 buộc thôi việc."
    assert values(text) == [52]
    assert values(text, "85 cán bộ Hà Nam bị kỷ luật sau thanh tra") == []


@pytest.mark.parametrize(
    "unit",
    [
        "Công ty cổ phần giấy Bình Minh",
        "HTX nông nghiệp Minh Tâm",
        "Xí nghiệp may Bình Minh",
        "Trung tâm dạy nghề Sao Mai",
    ],
)
def test_a_unit_whose_name_stands_behind_what_it_does_is_a_unit(unit):
    text = f"{unit} có 62 đảng viên; năm 2023 kết nạp 106 đảng viên."
    assert extract(report("Năm 2023, toàn tỉnh kết nạp 1.101 đảng viên.", text))[1:] == []
