"""Those disciplined for one matter are not all that were; neither are people told of in the words of other bodies."""

from datetime import date

import pytest

from etl.documents import Document
from etl.extraction import extract


def values(text, title="Tin trong ngày", publisher=None):
    document = Document(name="a", text=text, published=date(2024, 1, 10), title=title, publisher=publisher)
    return [o.value for o in extract(document)]


ONE_MATTER = [
    "Đến nay, tỉnh Hà Nam đã kỷ luật 131 cán bộ, đảng viên có con được nâng điểm trong kỳ thi năm 2018. Trong số này có 11 người bị khai trừ, 32 người bị cảnh cáo.",
    "Năm 2023, toàn tỉnh Hà Nam có 380 cán bộ, đảng viên vi phạm nồng độ cồn, trong đó 190 đảng viên đã bị kỷ luật khiển trách.",
    "Năm 2022 toàn tỉnh Hà Nam có 290 cặp vợ chồng sinh con thứ ba, trong đó 52 đảng viên vi phạm, 37 đảng viên bị kỷ luật khiển trách.",
    "Năm 2022, tỉnh Hà Nam có 4.210 người kê khai tài sản. Qua xác minh 72 người, kỷ luật cảnh cáo 2 đảng viên, khiển trách 12 đảng viên.",
    "Năm 2021, tỉnh Hà Nam có 4.120 người nghiện, trong đó có 16 đảng viên; kỷ luật khai trừ 13 đảng viên.",
    "Sau thanh tra đất đai ở vùng ven biển, tỉnh Hà Nam đã xử lý kỷ luật 34 đảng viên và 3 tổ chức đảng trong năm 2019.",
    "Qua rà soát 10.300 hồ sơ, tỉnh Hà Nam phát hiện 51 cán bộ dùng bằng giả, đã khai trừ 14 đảng viên, cách chức 5 đảng viên trong năm 2018.",
    "Năm 2022, tỉnh Hà Nam kỷ luật 14 đảng viên có con tảo hôn.",
    "Năm 2021, tỉnh Hà Nam kỷ luật 24 đảng viên đăng thông tin sai sự thật, khiển trách 19, cảnh cáo 5.",
    "Trong đợt dịch năm 2021, Tỉnh ủy Hà Nam kỷ luật 21 đảng viên vi phạm phòng, chống dịch, trong đó cách chức 2, khiển trách 19.",
    "Từ đầu năm 2023 đến nay, cấp ủy các cấp tỉnh Hà Nam kỷ luật 48 đảng viên để rừng bị phá, trong đó cảnh cáo 12.",
]


@pytest.mark.parametrize("text", ONE_MATTER)
def test_those_disciplined_for_one_matter_are_not_all(text):
    assert values(text) == []


@pytest.mark.parametrize(
    "title", ["Vụ nâng điểm: thêm nhiều người bị xử lý", "Kỷ luật đảng viên sinh con thứ ba", "Uống rượu rồi lái xe"]
)
def test_a_title_of_one_matter_holds_for_the_text(title):
    text = "Năm 2022, toàn tỉnh Hà Nam đã thi hành kỷ luật 47 đảng viên, trong đó khiển trách 35, cảnh cáo 12."
    assert values(text) == [47, 35, 12]
    assert values(text, title) == []


ALL_OF_THEM = [
    (
        "Năm 2022, cấp ủy các cấp tỉnh Hà Nam thi hành kỷ luật 247 đảng viên vi phạm, trong đó khiển trách 190.",
        [247, 190],
    ),
    ("Năm 2022, cấp ủy các cấp tỉnh Hà Nam kỷ luật 247 đảng viên có vi phạm bằng các hình thức.", [247]),
    (
        "Năm 2022, tỉnh Hà Nam thi hành kỷ luật 247 đảng viên; vi phạm chủ yếu là chính sách dân số, đất đai, sử dụng bằng giả.",
        [247],
    ),
    ("Năm 2022, cấp ủy các cấp tỉnh Hà Nam kỷ luật 247 đảng viên vi phạm Điều lệ Đảng, pháp luật Nhà nước.", [247]),
]


@pytest.mark.parametrize(("text", "expected"), ALL_OF_THEM)
def test_what_they_broke_most_is_no_single_matter(text, expected):
    assert values(text) == expected


OTHERS = [
    "Năm 2022, các cấp bộ Đoàn tỉnh Hà Nam kết nạp 8.312 đoàn viên, giới thiệu 1.870 đoàn viên ưu tú cho Đảng xem xét.",
    "Năm 2022, tỉnh Hà Nam kết nạp 8.312 đoàn viên mới, trong đó nhiều đoàn viên được vào Đảng.",
    "Năm 2023, các cấp bộ Đoàn trong tỉnh Hà Nam kết nạp 8.120 đoàn viên mới, trong đó nhiều người được vào Đảng.",
    "Năm 2022, các cấp công đoàn tỉnh Hà Nam giới thiệu 2.100 công nhân ưu tú, đã có 674 đoàn viên công đoàn được kết nạp Đảng, vượt 9% chỉ tiêu.",
    "Năm 2021, bí thư các xã của tỉnh Hà Nam tổ chức 312 cuộc đối thoại với 29.000 lượt đảng viên, nhân dân.",
    "Ngày 26/3, tỉnh Hà Nam có 21.000 lượt đảng viên, thanh niên tham gia trồng cây.",
    "Năm 2023, tỉnh Hà Nam có 1.200 thanh niên nhập ngũ, trong đó 37 đảng viên, 312 quần chúng có giấy chứng nhận học lớp nhận thức về Đảng.",
    "Năm ngoái huyện tôi kỷ luật 22 đảng viên. Tỉnh Hà Nam chỉ đạo rất sát.",
    "Trong năm 2022, đại biểu HĐND tỉnh Hà Nam tiếp xúc 12.400 lượt cử tri; giải quyết 212 đơn khiếu nại.",
    "Đảng bộ trường có 7 chi bộ, 6/7 chi bộ hoàn thành tốt nhiệm vụ năm 2022; tỉnh Hà Nam khen.",
    "Toàn tỉnh Hà Nam có 1.023 đảng viên là F0; kết nạp Đảng ngay tại tuyến đầu cho 87 quần chúng ưu tú năm 2021.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_what_others_count_is_not_the_partys(text):
    assert values(text) == []


def test_the_province_of_an_office_is_not_that_of_the_paper():
    text = "Theo Chi cục Dân số tỉnh Hà Nam, năm 2022 toàn tỉnh kết nạp 1.312 đảng viên."
    assert "thanh-hoa" not in [
        o.area
        for o in extract(
            Document(name="a", text=text, published=date(2024, 1, 10), title="Tin", publisher="Báo Thanh Hóa")
        )
    ]


SITUATED = [
    "Nằm ở phía tây tỉnh Hà Nam, Kim Bảng có 87 thôn. Năm 2022 kết nạp 118 đảng viên, 95% chi bộ hoàn thành tốt nhiệm vụ.",
    "Kim Bảng, huyện cực Bắc tỉnh Hà Nam, hiện có 6.120 đảng viên, năm 2021 kết nạp 312 đảng viên.",
    "Là huyện dẫn đầu tỉnh Hà Nam, Kim Bảng năm 2022 kết nạp 181 đảng viên, đạt 120% chỉ tiêu tỉnh giao.",
    "8 xã biên giới của tỉnh Kon Tum có 1.512 đảng viên, năm 2022 kết nạp 98 đảng viên.",
    "Vùng giáo tỉnh Hà Nam có 1.912 đảng viên là người Công giáo; từ 2015 đến nay kết nạp 212 đảng viên gốc giáo.",
]


@pytest.mark.parametrize("text", SITUATED)
def test_a_place_in_a_province_is_not_the_province(text):
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Năm 2021 tỉnh Ninh Thuận kết nạp 741 đảng viên, có 41 đảng viên Chăm, 61 đảng viên Raglai.", [741]),
        ("Năm 2021 tỉnh Ninh Thuận kết nạp 41 đảng viên người Cơ Ho, 61 đảng viên Raglai.", []),
        ("Ngày tái lập 1/1/1997, Đảng bộ tỉnh Hà Nam có 35.120 đảng viên, 512 tổ chức cơ sở đảng.", []),
        ("Bấy giờ, Đảng bộ tỉnh Hà Nam có 12.412 đảng viên.", []),
        ("Năm 2004, Đảng bộ tỉnh Đắk Nông có 12.120 đảng viên; đến nay có 24.512 đảng viên.", [12120]),
        ("Năm 1986, Đảng bộ tỉnh Hà Nam có 112.000 đảng viên.", []),
        ("Đợt 19/5/2022, Thành ủy Huế trao Huy hiệu Đảng cho 214 đảng viên thuộc Đảng bộ thành phố.", []),
        ("Đợt 19/5/2025, Thành ủy Huế trao Huy hiệu Đảng cho 2.214 đảng viên thuộc Đảng bộ thành phố.", [2214]),
    ],
)
def test_whom_and_which_day_a_count_is_of(text, expected):
    document = Document(name="a", text=text, published=date(2025, 6, 10), title="Tin")
    assert [o.value for o in extract(document)] == expected


MORE_MATTERS = [
    "Sau vụ đăng kiểm, TP.HCM kỷ luật 31 đảng viên, khai trừ 21 người trong năm 2023.",
    "Hà Nam: 112 đảng viên bị kỷ luật vì liên quan đất đai.\nTheo đó, khiển trách 81, cảnh cáo 21, cách chức 10 trong năm 2022.",
    "Thực hiện kết luận của Thanh tra Chính phủ, tỉnh Hà Nam xử lý 5 tổ chức đảng, kỷ luật 38 đảng viên, năm 2021.",
    "Tỉnh Hà Nam năm 2020 kỷ luật 45 đảng viên để mất rừng; 12 người bị cách chức.",
    "Tỉnh Hà Nam: kỷ luật 131 đảng viên chi sai tiền hỗ trợ, trong đó khiển trách 112, cảnh cáo 19 năm 2020.",
    "Năm 2017, tỉnh Hà Nam kỷ luật 61 đảng viên gửi đơn nặc danh.",
    "Tỉnh Hà Nam kỷ luật 131 đảng viên trong năm 2022 do tham nhũng, tiêu cực.",
]


@pytest.mark.parametrize("text", MORE_MATTERS)
def test_what_they_did_stands_behind_them_or_ahead(text):
    assert values(text) == []


MORE_PLACES = [
    "Thuộc tỉnh Bình Phước, Bù Gia Mập giáp biên giới. Năm 2022, đã kết nạp 98 đảng viên; 12 đảng viên bị kỷ luật.",
    "Từ trung tâm tỉnh Sơn La đi thêm 60 km là tới bản. Năm 2022, nơi đây kết nạp 31 đảng viên.",
    "ATK Định Hóa, tỉnh Thái Nguyên, nay có 7.120 đảng viên. 5 năm qua kết nạp 612 đảng viên.",
    "Đông Hưng - vựa lúa của tỉnh Thái Bình - có 14.120 đảng viên. Năm 2021, kết nạp 212 đảng viên mới.",
    "Đảng ủy Quân khu 7 trao Huy hiệu Đảng đợt 2/9/2023 cho 112 đảng viên tại TP.HCM.",
]


@pytest.mark.parametrize("text", MORE_PLACES)
def test_where_a_place_lies_is_told_in_many_words(text):
    assert values(text) == []


def test_a_part_far_behind_its_total_is_read_without_error():
    text = "Năm 2022, toàn tỉnh Hà Nam kỷ luật 312 đảng viên. Việc khác được duy trì. Nội bộ đoàn kết. Trong đó, UBKT các cấp 17."
    assert values(text) == [312]


VISITED = [
    "Đoàn kiểm tra của Ban Thường vụ Tỉnh ủy Hà Nam kiểm tra tại Đảng bộ Sở Y tế.\nNăm 2022, đã xếp loại 92% chi bộ hoàn thành tốt nhiệm vụ; kết nạp 21 đảng viên; không có đảng viên bị kỷ luật.",
    "Thường trực Tỉnh ủy Hà Nam làm việc với Đảng ủy Công an tỉnh.\nNăm 2023, đã kết nạp 45 đảng viên; kỷ luật 27 đảng viên.",
    "Đoàn Tỉnh ủy Sơn La thăm tỉnh Hủa Phăn.\nTại đây, bạn cho biết năm 2022 kết nạp 512 đảng viên, kỷ luật 21 đảng viên.",
    "Bí thư Tỉnh ủy Quảng Ninh tiếp đoàn Khu ủy Quảng Tây.\nĐược biết, năm 2023 Khu ủy kỷ luật 12.412 đảng viên, kiểm tra 2.120 tổ chức đảng.",
    "LĐLĐ tỉnh Hà Nam tổng kết năm 2022.\nBồi dưỡng, kết nạp 912 đảng viên từ đoàn viên công đoàn, đạt 114% kế hoạch.",
    "Năm 2023, Kiên Giang kỷ luật 25 đảng viên, Lâm Đồng 27 đảng viên, An Giang 29 đảng viên do tham nhũng.",
]


@pytest.mark.parametrize("text", VISITED)
def test_what_is_told_on_a_visit_is_of_those_visited(text):
    assert values(text) == []


def test_a_visit_does_not_hide_what_is_said_of_the_whole_province():
    text = "Thường trực Tỉnh ủy Hà Nam làm việc với Đảng ủy Công an tỉnh.\nNăm 2023, toàn tỉnh kết nạp 1.245 đảng viên."
    assert values(text) == [1245]


NOT_OF_THE_PARTY = [
    "Năm 2022, UBND tỉnh Hà Nam ban hành 3.412 văn bản, hoàn thành 212/230 nhiệm vụ Chính phủ giao.",
    "Đợt 26/3/2023, tỉnh Hà Nam trao 112 Huy hiệu Tuổi trẻ dũng cảm cho thanh niên.",
    "Năm 2023, Núñez và tỉnh Hà Nam: ban kỷ luật cảnh cáo 13 người, khiển trách 27 người, hoàn thành 12/13 nhiệm vụ.",
]


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", " \u200b"])
@pytest.mark.parametrize("text", NOT_OF_THE_PARTY)
def test_odd_spaces_do_not_make_a_text_the_partys(text, space):
    assert values(text.replace(" ", space)) == []


LOWER_UNITS = [
    "Đảng bộ Nghĩa Hưng lãnh đạo thực hiện 18 chỉ tiêu. Năm 2022, kết nạp 151 đảng viên. Nam Định tự hào về huyện biển.",
    "Năm 2021, Yên Thế kết nạp được 112 đảng viên, bằng 112% kế hoạch tỉnh Bắc Giang giao; xóa tên 24 đảng viên.",
    "Hòn Đất vừa trao Huy hiệu Đảng đợt 7/11/2022 cho 31 đảng viên; tỉnh Kiên Giang đợt này có nhiều đảng viên được trao.",
    "Khối thi đua các huyện miền núi: năm 2022 kết nạp 612 đảng viên, 91% chi bộ hoàn thành tốt. Nghệ An có 11 huyện miền núi.",
    "Thuyền trưởng và 12 thủy thủ bị kỷ luật, trong đó 3 đảng viên bị cảnh cáo, tàu thuộc tỉnh Khánh Hòa năm 2020.",
    "Mô hình giúp kết nạp 45 đảng viên là trưởng bản ở 5 huyện của tỉnh Điện Biên năm 2021.",
]


@pytest.mark.parametrize("text", LOWER_UNITS)
def test_a_district_named_without_its_kind_is_a_district(text):
    assert values(text) == []


AND_MORE = [
    "Tính đến tháng 6/2022, Kỳ Anh có 52 tổ chức cơ sở đảng; kết nạp được 61 đảng viên. Hà Tĩnh phấn đấu đạt chuẩn.",
    "Đoàn công tác Tỉnh ủy Ninh Thuận dự kiểm điểm tại Huyện ủy Bác Ái.\nNăm 2022 huyện kết nạp 98 đảng viên, có 92% chi bộ hoàn thành tốt nhiệm vụ.",
    "Liên hiệp các hội KHKT tỉnh Nam Định có 412 đảng viên; năm 2022 hoàn thành 12/12 nhiệm vụ.",
    "Liên quan 7 khu đất, Khánh Hòa thi hành kỷ luật 31 đảng viên, gồm khai trừ 18, cảnh cáo 13 năm 2022.",
]


@pytest.mark.parametrize("text", AND_MORE)
def test_a_unit_in_the_words_around_it(text):
    assert values(text) == []


TRUE_TOTALS = [
    "suy thoái về tư tưởng chính trị, đạo đức, lối sống",
    "sai phạm, tăng 27 đảng viên so với năm 2021",
    "mắc khuyết điểm, vi phạm",
    "thiếu tu dưỡng, rèn luyện, vi phạm những điều đảng viên không được làm",
    "làm trái quy định của Đảng, Nhà nước",
    "phạm các lỗi: chính sách dân số 60, đất đai 22",
    "gắn với việc thực hiện Nghị quyết Trung ương 4",
    "thuộc diện các cấp ủy quản lý",
    "cùng nhiều tổ chức đảng",
]


@pytest.mark.parametrize("said", TRUE_TOTALS)
def test_words_that_fit_all_who_were_disciplined_name_no_matter(said):
    assert 247 in values(f"Năm 2022, cấp ủy các cấp tỉnh Hà Nam kỷ luật 247 đảng viên {said}.")


def test_a_total_called_so_is_of_those_disciplined():
    text = "Năm 2022, các cấp ủy tỉnh Hà Nam thi hành kỷ luật tổng số 247 đảng viên (khiển trách 190, cảnh cáo 57)."
    assert values(text) == [247, 190, 57]
    assert values(text.replace("thi hành kỷ luật", "đã thi hành kỷ luật")) == [247, 190, 57]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Năm 2022, toàn tỉnh Hà Nam xóa tên 112 đảng viên vì đi xuất khẩu lao động không nộp đảng phí.", []),
        ("Năm 2022, toàn tỉnh Hà Nam xóa tên 112 đảng viên đi làm ăn xa.", []),
        ("Năm 2022, toàn tỉnh Hà Nam xóa tên 112 đảng viên do bỏ sinh hoạt, vi phạm tư cách.", [112]),
        ("Năm 2022, toàn tỉnh Hà Nam khởi tố 92 vụ đánh bạc, 410 bị can; đã khai trừ 9 đảng viên, cảnh cáo 5.", []),
        ("Năm 2022, Đảng bộ tỉnh Hà Nam giải quyết 48 đơn khiếu nại, tố cáo.", []),
        ("Năm 2022, Đảng bộ tỉnh Hà Nam giải quyết 48 đơn khiếu nại, 12 đơn tố cáo.", [48, 12]),
        (
            "Năm 2022, tỉnh Hà Nam giới thiệu 900 đoàn viên ưu tú, 180 đoàn viên được kết nạp Đảng.",
            [180],
        ),
    ],
)
def test_one_cause_two_kinds_and_those_only_introduced(text, expected):
    assert values(text) == expected
