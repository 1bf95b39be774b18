"""Ordinary news has no figures of party organisations, however many numbers and party words it has."""

from datetime import date

import pytest

from etl.documents import Document
from etl.extraction import extract
from etl.extraction.gate import may_hold_figures

NEWS = [
    "UBKT Tỉnh ủy An Giang họp kỳ thứ 41, quyết định thi hành kỷ luật cảnh cáo 1 đảng viên và khiển trách 2 đảng viên là lãnh đạo sở.",
    "Ban Bí thư quyết định kỷ luật khai trừ 3 đảng viên. Bộ Chính trị yêu cầu UBND tỉnh kỷ luật về chính quyền.",
    "Điều 35. Đảng bộ cơ sở có từ 30 đảng viên trở lên; chi bộ có từ 3 đảng viên chính thức; năm 2021 quy định này có hiệu lực.",
    "Công ty cổ phần Dệt may có 1.200 lao động, 85 đảng viên, năm 2023 kết nạp 12 đảng viên, doanh thu 450 tỷ đồng.",
    "Chi bộ thôn có 21 đảng viên. Năm 2022, chi bộ kết nạp 2 đảng viên trẻ, vận động 35 hộ hiến đất làm đường.",
    "Năm 2023, tỉnh Sóc Trăng thu ngân sách 5.120 tỷ đồng, vượt 8,3% dự toán; giải ngân 74,48% kế hoạch vốn.",
    "Trận đấu kết thúc với tỷ số 3-1. Đội tuyển có 23 cầu thủ, 7 người dưới 23 tuổi, thắng 16/20 trận năm 2023.",
    "Đảng Cộng sản Trung Quốc kỷ luật hơn 610.000 đảng viên trong năm 2023, theo cơ quan giám sát trung ương nước này.",
    "Trường Đại học có 5.600 sinh viên; Đảng bộ Trường kết nạp 120 đảng viên là sinh viên năm 2023, đạt 105% chỉ tiêu.",
    "Công an tỉnh khởi tố 12 bị can, trong đó có 5 đảng viên, từ đầu năm 2023 đến nay phát hiện 45 vụ vi phạm.",
    "Xã Vĩnh Quới có 12 chi bộ với 312 đảng viên, năm 2023 có 95% chi bộ hoàn thành tốt nhiệm vụ trở lên.",
    "Hội Nông dân tỉnh kết nạp 4.120 hội viên mới năm 2023, đạt 112% chỉ tiêu; Đoàn thanh niên tỉnh kết nạp 9.800 đoàn viên.",
    "Ông Nguyễn Văn B, 62 tuổi, 40 năm tuổi Đảng, bị khai trừ khỏi Đảng ngày 12/5/2023 cùng 2 đảng viên khác.",
    "Quận ủy tổ chức lễ trao Huy hiệu Đảng cho 45 đảng viên đợt 19/5/2023.",
    "Bệnh viện đa khoa tỉnh Thái Bình có 1.100 nhân viên, 402 đảng viên, năm 2023 kết nạp 31 đảng viên.",
    "Liên đoàn Lao động tỉnh Đồng Nai giới thiệu 2.140 đoàn viên ưu tú cho Đảng, 1.032 người được kết nạp năm 2023.",
    "Đại hội VIII Đảng Cộng sản Cuba diễn ra từ ngày 16 đến 19/4/2021, có 1.300 đại biểu thay mặt 1.700.000 đảng viên.",
    "Hơn 2,3 triệu đảng viên tính đến tháng 12/2023, theo một chính đảng của Ấn Độ.",
    "Vietnam's trade union admitted 800,000 new members in 2023, raising the total membership to 11.2 million.",
    "Facebook had 70 million members in Vietnam in 2023, the Politburo noted.",
    "The Vietnam Women's Union has more than 5 million members in nearly 11,000 branches, the Party Central Committee said.",
]


@pytest.mark.parametrize("text", NEWS)
def test_no_figure_is_taken(text):
    assert extract(Document(name="news.txt", text=text, published=date(2024, 1, 5), title="Tin trong ngày")) == []


ABROAD = [
    ("Trung Quốc: hơn 600.000 đảng viên bị kỷ luật", "Trong 5 năm qua đã thi hành kỷ luật 612.000 đảng viên của Đảng."),
    ("Chống tham nhũng", "Ủy ban Kiểm tra kỷ luật trung ương cho biết năm 2022 đã kỷ luật 140.200 đảng viên."),
]


@pytest.mark.parametrize(("title", "text"), ABROAD)
def test_no_figure_of_another_country_is_taken(title, text):
    assert extract(Document(name="news.txt", text=text, published=date(2023, 1, 5), title=title)) == []


UNITS = [
    "Tỉnh đoàn Bắc Kạn",
    "Hội Nông dân tỉnh",
    "Hội Liên hiệp Phụ nữ tỉnh",
    "Đảng ủy Mặt trận Tổ quốc, các đoàn thể tỉnh",
    "Đảng bộ Dân chính đảng",
    "Đảng bộ Văn phòng Tỉnh ủy",
    "Đảng bộ cơ quan chính quyền tỉnh",
    "Lực lượng vũ trang tỉnh",
    "Đảng bộ Bộ CHQS tỉnh",
    "Đảng bộ Sư đoàn 3",
    "Đảng bộ Vùng 2 Hải quân",
    "Tòa án nhân dân tỉnh",
    "Viện KSND tỉnh",
    "Đảng bộ Cục Thuế tỉnh",
    "Chi cục Kiểm lâm tỉnh",
    "Đảng bộ Đài Phát thanh - Truyền hình tỉnh",
    "Ngành Giáo dục tỉnh",
    "Trường Chính trị tỉnh",
    "Trường THPT chuyên Bắc Kạn",
    "Đảng bộ Viễn thông Bắc Kạn",
    "VNPT Bắc Kạn",
    "Đảng bộ các khu công nghiệp tỉnh",
    "Đảng bộ Bệnh viện Trung ương Thái Nguyên",
    "Vùng 3 Hải quân",
    "Các hội quán ở tỉnh",
    "Đảng bộ Quảng Tây",
    "Đảng Nước Nga thống nhất",
    "Đảng Nhân dân Ấn Độ",
]
SAID = [
    "Năm 2023, toàn tỉnh tiếp tục đổi mới. Riêng {} kết nạp 134 đảng viên và xóa tên 17 đảng viên.",
    "Kết quả năm 2023 của {}: 92,5% tổ chức cơ sở đảng và 95,1% đảng viên hoàn thành tốt nhiệm vụ trở lên.",
    "{} trong năm 2023 đã kiểm tra 44 tổ chức đảng và 147 đảng viên; kỷ luật 12 đảng viên.",
]


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_beside_its_province_is_not_the_province(unit):
    for said in SAID:
        document = Document(
            name="a", text=said.format(unit), published=date(2024, 1, 5), title="Tin", publisher="Báo Bắc Kạn"
        )
        assert extract(document) == [], said.format(unit)


@pytest.mark.parametrize(
    ("text", "title", "value"),
    [
        ("Hội Nông dân tỉnh và Tỉnh đoàn cùng dự. Năm 2023, toàn tỉnh kết nạp 1.134 đảng viên.", "Tin", 1134),
        ("Theo Tỉnh đoàn Bắc Kạn, năm 2023 Đảng bộ tỉnh Bắc Kạn kết nạp 1.134 đảng viên.", "Tin", 1134),
        ("Năm 2023, Đảng bộ tỉnh kết nạp 1.134 đảng viên, riêng Trường Chính trị tỉnh 6 đảng viên.", "Tin", 1134),
        (
            "Chiều 5/1, Ban Tổ chức Tỉnh ủy tiếp đoàn Tỉnh ủy Hủa Phăn (Lào). Năm 2023, Đảng bộ tỉnh kết nạp 1.134 đảng viên.",
            "Bắc Kạn tiếp đoàn Ban Tổ chức Tỉnh ủy Hủa Phăn",
            1134,
        ),
    ],
)
def test_the_province_beside_a_unit_is_read_still(text, title, value):
    document = Document(name="a", text=text, published=date(2024, 1, 6), title=title, publisher="Báo Bắc Kạn")
    assert [(o.area, o.value) for o in extract(document)] == [("bac-kan", value)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bắc Kạn và Hà Nam năm 2023 kết nạp 2.567 đảng viên.", []),
        ("Hai tỉnh Bắc Kạn, Hà Nam năm 2023 thi hành kỷ luật 267 đảng viên.", []),
        ("Năm 2023, 134 quần chúng của Đảng bộ tỉnh Hà Nam làm đơn xin vào Đảng nhưng chưa được kết nạp.", []),
        ("Năm 2023, 5 tỉnh, trong đó có Hà Nam, kết nạp 9.345 đảng viên.", []),
        (
            "Tại hội nghị của hai tỉnh, Đảng bộ tỉnh Hà Nam cho biết năm 2023 kết nạp 1.345 đảng viên.",
            [("ha-nam", 1345)],
        ),
        ("Năm 2023, Hà Nam kết nạp 1.345 đảng viên, Bắc Kạn kết nạp 934.", [("ha-nam", 1345)]),
    ],
)
def test_a_count_of_several_provinces_is_of_none(text, expected):
    read = extract(Document(name="a", text=text, published=date(2024, 1, 5), title="Tin trong ngày"))
    assert [(o.area, o.value) for o in read][:1] == expected


@pytest.mark.parametrize(
    "lead",
    [
        "Đảng Cộng sản Cuba tổng kết năm 2023.",
        "Theo Đảng Cộng sản Nhật Bản, năm 2023 là năm khó khăn.",
        "(TTXVN) - Tân Hoa xã đưa tin về năm 2023.",
    ],
)
def test_another_countrys_party_is_not_the_province_of_the_paper(lead):
    text = f"{lead}\n\nTrong năm, các cấp ủy đã kiểm tra 44 tổ chức đảng; UBKT các cấp thi hành kỷ luật 312 đảng viên."
    document = Document(name="a", text=text, published=date(2024, 1, 5), title="Quốc tế", publisher="Báo Bắc Kạn")
    assert extract(document) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "UBKT Tỉnh ủy Bắc Kạn: năm 2023 có 7 cán bộ, đảng viên vi phạm phải xử lý kỷ luật (2 trường hợp khai trừ, 5 cảnh cáo).",
            [],
        ),
        (
            "Năm 2023, các cấp ủy của tỉnh Bắc Kạn thi hành kỷ luật 37 đảng viên (khai trừ 2, cảnh cáo 5, khiển trách 30).",
            [37, 2, 5, 30],
        ),
        (
            "Năm 2023, toàn tỉnh Bắc Kạn xử lý 210 người, trong đó có 148 người bị kỷ luật về Đảng và 62 người bị xử phạt hành chính.",
            [148],
        ),
        (
            "Dự hội nghị của Tỉnh ủy Bắc Kạn ngày 5/1/2024 có bí thư, báo cáo viên của 84 tổ chức cơ sở đảng trực thuộc.",
            [],
        ),
    ],
)
def test_who_is_disciplined_or_present_is_told_from_who_is_not(text, values):
    document = Document(name="a", text=text, published=date(2024, 1, 6), title="Tin")
    assert [o.value for o in extract(document)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Năm 2023, toàn Đảng bộ tỉnh Bắc Kạn kết nạp 811 đảng viên. Trong kháng chiến chống Pháp, Đảng bộ tỉnh kết nạp 2.456 đảng viên.",
            [811],
        ),
        (
            "Những năm chiến tranh, tỉnh Bắc Kạn vẫn kết nạp 1.240 đảng viên. Năm 2023, toàn tỉnh kết nạp 811 đảng viên.",
            [811],
        ),
        ("Thời kỳ chống Mỹ, cứu nước, Đảng bộ tỉnh Bắc Kạn kết nạp 3.120 đảng viên.", []),
        ("Năm 2023, Đảng bộ tỉnh Bắc Kạn, từng vững vàng trong kháng chiến chống Pháp, kết nạp 811 đảng viên.", [811]),
        ("Năm 2023, tỉnh Bắc Kạn trao Huy hiệu Đảng cho 412 đảng viên, nhiều người dự kháng chiến chống Mỹ.", [412]),
    ],
)
def test_what_was_done_in_a_war_is_of_no_year_under_review(text, values):
    document = Document(name="a", text=text, published=date(2024, 1, 12), title="Công tác đảng viên năm 2023")
    assert [o.value for o in extract(document)] == values


def test_text_without_party_words_stops_at_the_gate():
    assert not may_hold_figures("Giá vàng hôm nay tăng 500.000 đồng mỗi lượng, lên 79,2 triệu đồng. " * 60)


@pytest.mark.parametrize(
    "text",
    [
        "Câu 3: Năm 2022, toàn tỉnh Hà Nam kết nạp bao nhiêu đảng viên? A. 1.120 đảng viên; B. 1.340 đảng viên; C. 1.560 đảng viên.",
        "Đại hội IX đại diện cho bao nhiêu đảng viên cả nước?\nA. Hơn 2,2 triệu đảng viên trong cả nước.\nB. Hơn 2,4 triệu đảng viên.",
        "Đảng bộ tỉnh Hà Nam hiện có bao nhiêu đảng viên?\nĐảng bộ tỉnh Hà Nam có 51.200 đảng viên\nĐảng bộ tỉnh Hà Nam có 56.700 đảng viên",
        "Đảng bộ tỉnh Hà Nam hiện có mấy đảng bộ trực thuộc: a) 11 đảng bộ trực thuộc b) 14 đảng bộ trực thuộc c) 16 đảng bộ.",
    ],
)
def test_answers_offered_in_a_quiz_are_no_figures(text):
    assert extract(Document(name="a", text=text, published=date(2023, 2, 3), title="Tìm hiểu về Đảng")) == []


def test_a_question_that_is_answered_is_no_quiz():
    text = (
        "Mỗi năm kết nạp bao nhiêu đảng viên? Năm 2021, toàn tỉnh Hà Nam kết nạp 1.134 đảng viên. "
        "Năm 2022, toàn tỉnh Hà Nam kết nạp 1.256 đảng viên."
    )
    read = extract(Document(name="a", text=text, published=date(2023, 1, 5), title="Hà Nam phát triển Đảng"))
    assert [(o.area, o.value) for o in read] == [("ha-nam", 1134), ("ha-nam", 1256)]


SOME = [
    "Năm 2022, tỉnh Hà Nam kết nạp 19 thanh niên ưu tú vào Đảng trước ngày lên đường nhập ngũ.",
    "Năm 2022, các già làng ở tỉnh Kon Tum vận động 87 quần chúng vào Đảng, 41 người được kết nạp.",
    "Năm 2022, tỉnh Hà Nam có nhiều đổi mới: Hội Phụ nữ giới thiệu 910 hội viên ưu tú, kết nạp 326 đảng viên nữ.",
    "Năm 2022, tỉnh Hà Nam kết nạp 34 đảng viên là tiểu thương.",
    "Năm 2022, tỉnh Hà Nam thi hành kỷ luật 27 đảng viên là kế toán xã.",
    "Năm 2022, lãnh đạo tỉnh Hà Nam đối thoại 96 cuộc với 31.000 người dân, 12.000 đảng viên.",
    "Năm 2022, toàn tỉnh Hà Nam ký cam kết không hút thuốc với 52.300 đảng viên, 512 tổ chức cơ sở đảng.",
    "Tỉnh Hà Nam có 214 chi bộ vùng giáo.",
]


@pytest.mark.parametrize("text", SOME)
def test_some_of_them_are_not_all(text):
    assert extract(Document(name="a", text=text, published=date(2023, 1, 5), title="Tin trong ngày")) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Năm 2022, tỉnh Hà Nam kết nạp 134 đảng viên là công nhân.", [134]),
        ("Trao đổi với chúng tôi, lãnh đạo Tỉnh ủy nói: Đảng bộ tỉnh Hà Nam hiện có 52.300 đảng viên.", [52300]),
        ("Năm 2022, tỉnh Hà Nam kết nạp 1.134 đảng viên, vận động 87 hộ hiến đất.", [1134]),
    ],
)
def test_all_of_them_are_read_still(text, values):
    read = extract(Document(name="a", text=text, published=date(2023, 1, 5), title="Tin trong ngày"))
    assert [o.value for o in read] == values


@pytest.mark.parametrize(
    "text",
    [
        "Với Đảng bộ tỉnh Hà Nam, năm 2022 kết nạp 1.134 đảng viên là chỉ tiêu cao.",
        "Việc kết nạp 1.134 đảng viên trong năm 2022 là một mục tiêu khó với tỉnh Hà Nam.",
    ],
)
def test_what_is_said_to_be_an_aim_is_one(text):
    read = extract(Document(name="a", text=text, published=date(2022, 12, 5), title="Tin trong ngày"))
    assert [(o.indicator, o.value) for o in read] == [("members_admitted_target", 1134)]


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh ủy Kon Tum thi hành kỷ luật 6 tổ chức đảng, 48 đảng viên để mất rừng trong năm 2022.",
        "Năm 2022, tỉnh Kon Tum kỷ luật 148 đảng viên có sai phạm trong quản lý đất đai.",
        "Năm 2022, tỉnh Kon Tum có 148 đảng viên vi phạm chính sách dân số; đã kỷ luật 131 đảng viên (khiển trách 120, cảnh cáo 11).",
        "Năm 2022, 31.000 đảng viên tỉnh Kon Tum cam kết không uống rượu khi lái xe. Đã có 14 đảng viên bị kỷ luật.",
        "Trong năm 2022, tỉnh Kon Tum có 148 đảng viên bị xóa tên vì bỏ sinh hoạt.",
        "Tỉnh Kon Tum xóa tên 148 đảng viên do đi làm ăn xa không xin phép trong năm 2022.",
    ],
)
def test_what_was_done_for_one_cause_is_not_all(text):
    assert extract(Document(name="a", text=text, published=date(2023, 1, 5), title="Tin trong ngày")) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Năm 2022, tỉnh Kon Tum thi hành kỷ luật 6 tổ chức đảng, 148 đảng viên.", [6, 148]),
        ("Năm 2022, tỉnh Kon Tum xóa tên 148 đảng viên, phần lớn do bỏ sinh hoạt.", [148]),
        ("Năm 2022, tỉnh Kon Tum xóa tên 148 đảng viên do bỏ sinh hoạt, vi phạm tư cách.", [148]),
    ],
)
def test_what_was_done_for_any_cause_is_read_still(text, values):
    read = extract(Document(name="a", text=text, published=date(2023, 1, 5), title="Tin trong ngày"))
    assert [o.value for o in read] == values


@pytest.mark.parametrize(
    "text",
    [
        "Đoàn cán bộ thăm tỉnh Lạng Sơn. Tỉnh bạn hiện có 91.000 đảng viên, năm 2022 kết nạp 2.134 đảng viên.",
        "Thôn Đông thuộc tỉnh Hà Nam năm 2022 có 2 chi bộ. Chi bộ 2 còn 31 đảng viên, 12 đảng viên được miễn sinh hoạt.",
        "Đảng bộ Bệnh viện Trung ương Huế năm 2022 có 100% chi bộ hoàn thành tốt nhiệm vụ trở lên.",
    ],
)
def test_whoever_is_visited_and_a_cell_by_its_number_are_not_the_province(text):
    assert extract(Document(name="a", text=text, published=date(2023, 1, 5), title="Tin trong ngày")) == []


@pytest.mark.parametrize(
    "told",
    [
        "Năm 2005, bản Huổi Cọ chỉ có 2 đảng viên.",
        "Năm 1998, bà Lan về bản làm cô giáo.",
        "Năm 1976, ông Hùng rời quân ngũ, mở xưởng mộc với 12 thợ.",
    ],
)
@pytest.mark.parametrize("published", [None, date(2019, 5, 5)])
def test_the_year_of_a_life_or_a_village_is_not_that_of_the_province(told, published):
    text = f"{told} Toàn tỉnh Sơn La có 84.000 đảng viên, 15 đảng bộ trực thuộc."
    read = extract(Document(name="a", text=text, published=published, title="Chuyện ở bản"))
    assert {o.period_end for o in read} <= {published}


def test_the_year_of_a_meeting_is_that_of_what_follows():
    text = "Năm 2018, ông Hùng, Phó Bí thư Tỉnh ủy Sơn La, dự hội nghị. Toàn tỉnh kết nạp 2.134 đảng viên."
    read = extract(Document(name="a", text=text, published=date(2019, 1, 5), title="Tin trong ngày"))
    assert [(o.area, o.value, o.period_end) for o in read] == [("son-la", 2134, date(2018, 12, 31))]


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2022, Liên minh Hợp tác xã tỉnh Hà Nam bồi dưỡng 1.134 cán bộ.",
        "Năm 2022, các cấp ủy của tỉnh Hà Nam bồi dưỡng 1.134 cán bộ y tế.",
        "Năm 2022, Thanh tra tỉnh Hà Nam kiểm tra 61 tổ chức, 134 cá nhân, trong đó 70 đảng viên.",
        "Năm 2022, tỉnh Hà Nam kiến nghị kỷ luật 21 tổ chức đảng, 68 đảng viên.",
        "Năm 2022, Ban Nội chính Tỉnh ủy Hà Nam giám sát 12 tổ chức đảng.",
        "Năm 2022, các cấp ủy của tỉnh Hà Nam giám sát 31 tổ chức đảng, 102 đảng viên về phòng, chống dịch.",
        "Năm 2022, các cấp ủy của tỉnh Hà Nam kiểm tra 131 đảng viên kê khai tài sản.",
        "Năm 2022, UBKT các cấp của tỉnh Hà Nam kiểm tra 13 tổ chức đảng, 41 đảng viên ở Sở Y tế.",
        "Năm 2022, tỉnh Hà Nam phát hiện 46 bằng giả, cho thôi việc 21 người, xóa tên 16 đảng viên.",
        "Năm 2022, tỉnh Hà Nam thu hồi 250 hồ sơ thương binh giả; 74 đảng viên bị kỷ luật, 12 bị khai trừ.",
        "Tỉnh Hà Nam có hơn 200 cán bộ bị kiểm điểm vì ăn chặn; năm 2022 kỷ luật 38 đảng viên (khiển trách 20, cảnh cáo 18).",
        "Năm 2022, do mất đoàn kết, tỉnh Hà Nam kỷ luật 5 tổ chức đảng, 44 đảng viên.",
        "Năm 2022, tỉnh Hà Nam xử lý 312 người cấp đất trái thẩm quyền; kỷ luật đảng 112 đảng viên.",
        "Năm 2022, tỉnh Hà Nam kết nạp 126 đảng viên từ đội ngũ này.",
        "Năm 2022, tỉnh Hà Nam có 142 đảng bộ cơ sở 4 tốt.",
        "Tỉnh Hà Nam có 52.300 đảng viên (2016), 4 khu công nghiệp.",
    ],
)
def test_what_others_did_or_what_was_done_on_one_subject_is_not_the_partys_whole(text):
    assert extract(Document(name="a", text=text, published=date(2023, 1, 5), title="Tin trong ngày")) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Năm 2022, các cấp ủy của tỉnh Hà Nam giám sát 131 tổ chức đảng, 302 đảng viên.", [131, 302]),
        (
            "Năm 2022, tỉnh Hà Nam kỷ luật 138 đảng viên, trong đó khai trừ 8 đảng viên; xóa tên 56 đảng viên.",
            [138, 8, 56],
        ),
    ],
)
def test_what_the_party_did_is_read_still(text, values):
    read = extract(Document(name="a", text=text, published=date(2023, 1, 5), title="Tin trong ngày"))
    assert [o.value for o in read] == values


@pytest.mark.parametrize(
    "since",
    [
        "Từ đầu khóa XII",
        "Từ khi tái lập tỉnh",
        "Kể từ ngày thành lập",
        "Từ năm ngoái",
        "Từ khi có chỉ thị",
        "Từ đó",
    ],
)
def test_since_a_day_that_cannot_be_read_is_not_since_january(since):
    text = f"{since} đến nay, toàn tỉnh Hà Nam kết nạp 1.134 đảng viên; kỷ luật 137 đảng viên."
    assert extract(Document(name="a", text=text, published=date(2018, 5, 12), title="Tin trong ngày")) == []


def test_members_among_officials_whom_the_state_disciplined_are_not_all():
    text = (
        "Sở Nội vụ Hà Nam cho biết năm 2022 tỉnh kỷ luật 145 cán bộ, công chức, viên chức: khiển trách 60, cảnh cáo 45, "
        "buộc thôi việc 40. Trong số này có 61 đảng viên bị kỷ luật về Đảng."
    )
    for title in ("Tin", "Hà Nam kỷ luật 145 công chức"):
        assert extract(Document(name="a", text=f"{title}\n\n{text}", published=date(2023, 1, 5))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2022, chính quyền tỉnh Hà Nam kỷ luật 25 đảng viên.",
        "Tỉnh ủy Hà Nam thi hành kỷ luật 3 tổ chức đảng và 38 đảng viên liên quan nhà máy rác trong năm 2022.",
        "Câu lạc bộ hưu trí tỉnh Hà Nam có 1.120 hội viên. Đợt 3/2/2022 có 312 đảng viên trong câu lạc bộ được trao Huy hiệu.",
        "Năm 2012, tỉnh Hà Nam có 15 thôn chưa có đảng viên; nay tỉnh có 2.134 chi bộ trực thuộc đảng ủy cơ sở.",
    ],
)
def test_the_state_a_club_and_a_year_long_past_give_no_figure_of_the_party(text):
    for title in ("Tin trong ngày", None):
        assert extract(Document(name="a", text=text, title=title)) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Năm 2012, tỉnh Quảng Trị có lũ lớn. Toàn tỉnh có 42.000 đảng viên, 2.146 chi bộ.", []),
        ("Đến cuối năm 2012, Đảng bộ tỉnh Quảng Trị có 42.000 đảng viên.", [date(2012, 12, 31)]),
        ("Năm 2012, Đảng bộ tỉnh Quảng Trị có 42.000 đảng viên.", [date(2012, 12, 31)]),
    ],
)
def test_in_a_text_without_a_date_a_year_told_before_dates_no_stock(text, days):
    assert [o.period_end for o in extract(Document(name="a", text=text))] == days


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2022, tỉnh Hà Nam có 6 quần chúng được học lớp cảm tình Đảng.",
        "Năm 2022, tỉnh Hà Nam mở lớp bồi dưỡng cho 31 đảng viên mới.",
        "Tính đến 31/12/2022, tỉnh Hà Nam có 21 đảng viên được miễn sinh hoạt.",
        "Năm 2022, tỉnh Hà Nam công nhận chính thức cho 12 đảng viên dự bị.",
        "Năm 2022, tỉnh Hà Nam bồi dưỡng 45 cán bộ của các cấp ủy.",
        "Năm 2022, tỉnh Hà Nam kết nạp 22 đảng viên.",
    ],
)
def test_so_few_are_no_provinces(text):
    assert extract(Document(name="a", text=text, published=date(2023, 1, 5), title="Tin trong ngày")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh ủy Kon Tum rà soát 1.512 hồ sơ đảng viên. Có 14 đảng viên bị kỷ luật, 16 người bị xóa tên trong danh sách đảng viên năm 2022.",
        "Năm 2022, Mặt trận các cấp tỉnh Kon Tum góp ý 212 cuộc, giám sát 98 tổ chức đảng, 312 đảng viên.",
        "Năm 2022, Hội đồng nhân dân tỉnh Kon Tum giám sát 12 tổ chức đảng.",
        "Năm 2022, Tỉnh ủy Kon Tum yêu cầu UBKT kiểm tra 13 tổ chức đảng, 34 đảng viên.",
        "Tỉnh ủy Kon Tum: do lập khống hồ sơ, 4 tổ chức đảng, 19 đảng viên bị kỷ luật năm 2022.",
    ],
)
def test_those_struck_off_in_one_affair_and_those_whom_others_supervise_are_not_all(text):
    assert extract(Document(name="a", text=text, published=date(2023, 1, 5), title="Tin trong ngày")) == []


def test_commissions_that_work_with_the_front_supervise_still():
    text = "Năm 2022, UBKT các cấp tỉnh Kon Tum phối hợp với Mặt trận giám sát 98 tổ chức đảng."
    read = extract(Document(name="a", text=text, published=date(2023, 1, 5), title="Tin trong ngày"))
    assert [(o.indicator, o.value) for o in read] == [("orgs_supervised", 98)]
