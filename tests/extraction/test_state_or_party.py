"""What any authority may count is a figure only where the text shows the Party's work."""

from datetime import date

import pytest

from etl.documents import Document
from etl.extraction import extract

DAY = date(2024, 1, 5)


def read(text, title="Tin trong ngày", published=DAY):
    """Indicator, breakdown, area and value of what a text states."""
    found = extract(Document(name="a", text=text, published=published, title=title))
    return [(o.indicator, o.breakdown, o.area, o.value) for o in found]


LEAD_OF_STATE = "Sáng 5/1, HĐND tỉnh Hà Nam khai mạc kỳ họp; đồng chí Bí thư Tỉnh ủy dự. Kỳ họp bàn thu ngân sách. Chủ tọa điều hành. Cử tri theo dõi."
LEAD_OF_PARTY = "Sáng 5/1, Ban Tổ chức Tỉnh ủy Hà Nam tổng kết công tác xây dựng Đảng năm 2023."


@pytest.mark.parametrize(
    ("sentence", "indicator", "value"),
    [
        ("Năm 2023, toàn tỉnh ban hành 1.315 văn bản.", "documents_issued", 1315),
        ("Năm 2023, toàn tỉnh hoàn thành 37 đề án.", "schemes_completed", 37),
        ("Năm 2023, toàn tỉnh hoàn thành 218/231 nhiệm vụ.", "tasks_completed", 218),
        ("Năm 2023, tỉnh cử 1.164 cán bộ đi đào tạo, bồi dưỡng.", "officials_trained", 1164),
        ("Năm 2023, toàn tỉnh giải quyết 127 đơn khiếu nại.", "complaints_resolved", 127),
        ("Năm 2023, toàn tỉnh kiểm tra 245 tổ chức.", "orgs_inspected", 245),
    ],
)
def test_the_same_words_are_read_of_party_work_alone(sentence, indicator, value):
    assert read(f"{LEAD_OF_STATE}\n\n{sentence}") == []
    assert (indicator, "total", "ha-nam", value) in read(f"{LEAD_OF_PARTY}\n\n{sentence}")


@pytest.mark.parametrize(
    "sentence",
    [
        "Dưới sự lãnh đạo của Đảng, năm 2023 cả nước bồi dưỡng 312.000 lượt cán bộ, công chức.",
        "Năm 2023, các ngành của tỉnh Hà Nam đã giải quyết 115 đơn khiếu nại, 24 đơn tố cáo; Tỉnh ủy quan tâm.",
        "Năm 2023, đoàn kiểm tra công vụ tỉnh Hà Nam kiểm tra 112 tổ chức, 1.245 cá nhân. Đảng bộ các sở rút kinh nghiệm.",
        "Về cải cách hành chính, năm 2023 Tỉnh ủy Hà Nam dự; tỉnh Hà Nam hoàn thành 41 đề án của Chính phủ.",
    ],
)
def test_what_the_state_counts_is_none_of_the_partys(sentence):
    assert read(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Năm 2023, tỉnh Hà Nam kỷ luật 33 cán bộ, đảng viên, trong đó cách chức 3 người, cảnh cáo 11 người, khiển trách 19 người.",
        "Năm 2023, tỉnh Hà Nam kỷ luật 26 cá nhân, trong đó khiển trách 17, cảnh cáo 9. Đảng ủy các sở đã họp.",
        "Năm 2023, tỉnh Hà Nam kỷ luật 25 cán bộ diện Ban Thường vụ Tỉnh ủy quản lý. Trong đó, 3 người bị cách chức, 22 người bị cảnh cáo.",
        "Năm 2023, trong số 37 người bị kỷ luật ở tỉnh Hà Nam có 31 người bị khiển trách, 6 người bị cảnh cáo. Đảng ủy Sở đã họp.",
        "Năm 2023, Đoàn Thanh niên tỉnh Hà Nam kỷ luật 213 cán bộ đoàn, đoàn viên, trong đó khai trừ 31; Tỉnh ủy đã nghe.",
        "Năm 2023, tỉnh Hà Nam kỷ luật 34 thanh tra xây dựng, gồm khiển trách 29, cảnh cáo 5; đều là đảng viên.",
    ],
)
def test_forms_of_those_who_may_be_no_members_are_not_read(sentence):
    assert read(sentence) == []


def test_forms_of_members_are_read_beside_officials():
    text = (
        "Năm 2023, các cấp ủy tỉnh Hà Nam thi hành kỷ luật 112 đảng viên, trong đó có 5 cán bộ chủ chốt, "
        "gồm khiển trách 80, cảnh cáo 32."
    )
    assert [(b, v) for _, b, _, v in read(text)] == [("total", 112), ("reprimand", 80), ("warning", 32)]


@pytest.mark.parametrize(
    "opening",
    [
        "Theo CSGT tỉnh Hà Nam, năm 2023 có 4.512 trường hợp vi phạm nồng độ cồn.",
        "Công an tỉnh Hà Nam triệt phá đường dây đánh bạc năm 2023.",
        "Năm 2023, tỉnh Hà Nam làm rõ vụ mất rừng ở 3 xã.",
    ],
)
def test_a_text_that_opens_with_one_matter_is_of_it(opening):
    text = f"{opening} Cả tỉnh đã thi hành kỷ luật 215 đảng viên."
    assert read(text, title="") == []
    assert [v for *_, v in read(text.replace(opening, "Năm 2023, tỉnh Hà Nam tổng kết."), title="")] == [215]


def test_a_matter_behind_the_count_is_not_what_a_text_is_about():
    text = "Năm 2023, tỉnh Hà Nam kỷ luật 215 đảng viên; chủ yếu do dùng bằng giả. UBKT các cấp kỷ luật 31 đảng viên."
    assert 215 in [v for *_, v in read(text, title="")]


def test_a_term_of_a_union_is_not_the_partys():
    told = (
        "Sáng 14/12, Đại hội Đoàn toàn quốc khai mạc. Nhiệm kỳ qua, cả nước có 614.000 đoàn viên được kết nạp vào Đảng"
    )
    assert read(told + ".") == []
    assert [v for *_, v in read(told + "; riêng năm 2023 cả nước kết nạp 160.000 đảng viên.")][-1:] == [160000]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ngành Giáo dục có 2.300 đảng viên. Năm 2023, ngành kết nạp 312 đảng viên. Sở ở tỉnh Hà Nam.", []),
        (
            "Đảng bộ Than Hà Nam có 12.400 đảng viên. Năm 2023, Đảng bộ kết nạp 412 đảng viên. Tỉnh ủy Hà Nam ghi nhận.",
            [],
        ),
        ("Đảng bộ tỉnh Hà Nam vững mạnh. Năm 2023, Đảng bộ kết nạp 1.412 đảng viên.", [1412]),
    ],
)
def test_a_sector_that_admits_is_no_province(text, expected):
    assert [v for *_, v in read(text)] == expected


def test_a_province_told_of_in_passing_is_left_again():
    text = (
        "Tỉnh ủy Hà Nam đổi mới. Trước đó, tỉnh Bắc Giang đã thi tuyển 92 chức danh. Năm 2023, kết nạp 1.412 đảng viên."
    )
    assert read(text) == [("members_admitted", "total", "ha-nam", 1412)]


def test_those_reminded_are_not_inspected():
    text = f"{LEAD_OF_PARTY} Năm 2023, kiểm tra 45 tổ chức đảng, nhắc nhở 12 cá nhân."
    assert read(text) == [("orgs_inspected", "total", "ha-nam", 45)]
