"""Reports of members admitted, of members counted and of congresses, once read wrongly or not at all."""

from datetime import date

import pytest

from etl.documents import Document
from etl.extraction import extract
from tests.extraction.samples import rows

CASES = [
    (
        "Báo Cần Thơ",
        "Từ đầu năm đến nay, Đảng bộ Khối Cơ quan TP Cần Thơ đã kết nạp 310 đảng viên mới. Nhiều đơn vị vượt kế hoạch, như: Đảng bộ Bệnh viện Nhi đồng Trung ương Cần Thơ kết nạp được 47 đồng chí (đạt 150%).",
        [],
    ),
    (
        "Báo Hà Nam",
        "Đảng bộ tỉnh Hà Nam chú trọng tạo nguồn trong công nhân. Năm 2018, Đảng bộ KCN cảng Đồng Văn đã mở lớp bồi dưỡng nhận thức về Đảng cho 65 quần chúng ưu tú. Đảng bộ Viễn thông kết nạp 31 đảng viên.",
        [],
    ),
    (
        "VnExpress",
        "Khu vực Tây Nguyên có dân số hơn 5 triệu người. Công tác kết nạp đảng viên được các cấp ủy trong khu vực chú trọng.\n\nNăm 2017, Đảng bộ tỉnh Gia Lai kết nạp 3.120 đảng viên. Năm 2018, toàn Đảng bộ kết nạp thêm 2.984 đảng viên, trong đó có 611 đảng viên là người dân tộc thiểu số.",
        [
            ("members_admitted", "total", "gia-lai", 3120.0, "2017-01-01", "2017-12-31"),
            ("members_admitted", "total", "gia-lai", 2984.0, "2018-01-01", "2018-12-31"),
            ("members_admitted", "ethnic_minority", "gia-lai", 611.0, "2018-01-01", "2018-12-31"),
        ],
    ),
    (
        "VnExpress",
        "Nhiệm kỳ 2010-2015, Đảng bộ tỉnh Gia Lai kết nạp 12.340 đảng viên; Đảng bộ tỉnh Lâm Đồng, tính đến cuối năm 2018, có hơn 9.000 đảng viên là người dân tộc thiểu số; Đắk Lắk có 18.120 đảng viên (chiếm 29,5%).",
        [
            ("members_admitted", "total", "gia-lai", 12340.0, "2010-01-01", "2015-12-31"),
            ("members_total", "ethnic_minority", "lam-dong", 9000.0, "2018-12-31", "2018-12-31"),
        ],
    ),
    (
        "Báo Hà Nam",
        "Tính đến hết năm 2018, toàn Đảng bộ tỉnh có 3.120 đảng viên đang làm việc, công tác trong các doanh nghiệp ngoài khu vực Nhà nước, chiếm tỷ lệ 6,4% trên tổng số đảng viên toàn Đảng bộ tỉnh.",
        [
            ("members_total", "private_sector", "ha-nam", 3120.0, "2018-12-31", "2018-12-31"),
            ("members_group_pct", "private_sector", "ha-nam", 6.4, "2018-12-31", "2018-12-31"),
        ],
    ),
    (
        "Báo Hà Nam",
        "Đại hội Đảng bộ tỉnh Hà Nam lần thứ XX họp phiên trù bị.\n\nDự Đại hội có các đồng chí: Trần Văn A, Bí thư Tỉnh ủy; Lê Thị B, Phó Bí thư Thường trực Tỉnh ủy; lãnh đạo các ban Đảng Trung ương, Ủy ban Kiểm tra Trung ương; các đồng chí trong Ban Thường vụ Tỉnh ủy; 330 đại biểu chính thức, đại diện cho hơn 58.000 đảng viên trong toàn Đảng bộ tỉnh.",
        [
            ("congress_delegates", "total", "ha-nam", 330.0, "2019-03-20", "2019-03-20"),
            ("members_total", "total", "ha-nam", 58000.0, "2019-03-20", "2019-03-20"),
        ],
    ),
    (
        "Báo Hà Nam",
        "Đại hội đại biểu Đảng bộ tỉnh Hà Nam lần thứ XX khai mạc sáng nay. Cùng dự, có Phó Chủ tịch Quốc hội Trần Văn A; đại diện các ban, bộ; các đồng chí lão thành cách mạng; các đồng chí nguyên lãnh đạo tỉnh qua các thời kỳ cùng 330 đại biểu chính thức đại diện hơn 58 nghìn đảng viên toàn Đảng bộ.",
        [
            ("congress_delegates", "total", "ha-nam", 330.0, "2019-03-20", "2019-03-20"),
            ("members_total", "total", "ha-nam", 58000.0, "2019-03-20", "2019-03-20"),
        ],
    ),
    (
        "VnExpress",
        "Đến ngày 15/3/2019, toàn bộ 64 Đảng bộ tỉnh, thành phố, Đảng bộ trực thuộc Trung ương đã tổ chức thành công Đại hội.",
        [("committees_congress_held", "total", "vn", 64.0, "2019-03-15", "2019-03-15")],
    ),
    (
        "Báo Hà Nam",
        "Đến hết tháng 2/2019, toàn tỉnh đã hoàn thành 412 đại hội tổ chức cơ sở đảng và 14 đại hội đảng bộ cấp trên cơ sở.",
        [
            ("orgs_congress_held", "total", "ha-nam", 412.0, "2019-02-28", "2019-02-28"),
            ("committees_congress_held", "total", "ha-nam", 14.0, "2019-02-28", "2019-02-28"),
        ],
    ),
    (
        "Báo Hà Nam",
        "Đợt 3-2, toàn Đảng bộ tỉnh có 1.151 đảng viên được trao tặng Huy hiệu Đảng và 18 trường hợp được truy tặng Huy hiệu Đảng.\n\nBí thư Tỉnh ủy trao Huy hiệu 45 năm tuổi Đảng đến các đảng viên, đợt ngày 7-11-2018. Ảnh HOÀNG LONG\n\nĐợt này, Đảng bộ tỉnh cũng có 18 trường hợp được truy tặng Huy hiệu Đảng. Trong đó, có 11 trường hợp được truy tặng Huy hiệu 45 năm tuổi Đảng.",
        [("badges_awarded", "total", "ha-nam", 1169.0, "2019-02-03", "2019-02-03")],
    ),
    (
        "Báo Hà Nội",
        "Báo cáo của Quận ủy Hoàng Mai cho thấy, đến nay, Hoàng Mai đã trở thành Đảng bộ lớn thứ 3 của Đảng ủy cấp trên cơ sở trực thuộc Thành ủy, với 91 tổ chức cơ sở đảng, gần 21.000 đảng viên.",
        [],
    ),
    (
        "Báo Hà Nam",
        "Đến hết tháng 2/2019, toàn tỉnh đã có 99,1% số chi bộ trong tổng số 2.587 chi bộ trực thuộc đảng ủy cơ sở hoàn thành tổ chức đại hội.",
        [("cells_subordinate", "total", "ha-nam", 2587.0, "2019-02-28", "2019-02-28")],
    ),
    (
        "Báo Hà Nam",
        "Trong tháng 2/2019, toàn tỉnh kết nạp được 44 đảng viên mới, nâng tổng số đảng viên kết nạp từ đầu năm đến nay lên 162 đảng viên, đạt 0,3% so với tổng số đảng viên cuối năm 2018 và đạt gần 6,9% so với tổng số chỉ tiêu Ban Thường vụ Tỉnh ủy giao năm 2019.",
        [
            ("members_admitted", "total", "ha-nam", 44.0, "2019-02-01", "2019-02-28"),
            ("members_admitted", "total", "ha-nam", 162.0, "2019-01-01", "2019-03-20"),
            ("members_admitted_share_pct", "total", "ha-nam", 0.3, "2019-01-01", "2019-03-20"),
            ("members_admitted_target_pct", "total", "ha-nam", 6.9, "2019-01-01", "2019-03-20"),
        ],
    ),
    (
        "Báo Hà Nam",
        "Ngày 18/3, Đại hội đại biểu Đảng bộ tỉnh Hà Nam lần thứ XX khai mạc. Đại hội triệu tập 329 đại biểu, tiêu biểu cho ý chí và sức mạnh đoàn kết, đại diện cho trên 58.000 đảng viên.",
        [
            ("congress_delegates", "total", "ha-nam", 329.0, "2019-03-18", "2019-03-18"),
            ("members_total", "total", "ha-nam", 58000.0, "2019-03-18", "2019-03-18"),
        ],
    ),
    (
        "VnExpress",
        "Đã có 61/66 đảng bộ trực thuộc Trung ương tổ chức xong Đại hội.\n\nĐại hội của 61 đảng bộ trực thuộc Trung ương đã bầu 3.100 ủy viên ban chấp hành.",
        [
            ("committees_congress_held", "total", "vn", 61.0, "2019-03-20", "2019-03-20"),
            ("orgs_direct", "total", "vn", 66.0, "2019-03-20", "2019-03-20"),
        ],
    ),
    (
        "Báo Hà Nam",
        "Theo Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Hà Nam lần thứ XIX, nhiệm kỳ 2015-2020, có 1 trong 12 chỉ tiêu được đề ra là bình quân mỗi năm kết nạp đảng viên (ĐV) mới đạt tỷ lệ 2,6% trở lên so với tổng số ĐV của Đảng bộ tỉnh vào đầu nhiệm kỳ.",
        [],
    ),
    (
        "Báo Hà Nam",
        "Thành lập Đảng bộ Ban Quản lý các khu công nghiệp Hà Nam\n\nĐảng bộ Ban Quản lý các khu công nghiệp Hà Nam được nâng cấp từ chi bộ cơ sở. Năm 2018, Đảng bộ kết nạp 24 đảng viên.",
        [],
    ),
    (
        "Báo Hà Nam",
        "Tỉnh ủy ban hành kế hoạch phát triển đảng viên trong nhiệm kỳ 2020-2025. Chỉ tiêu đảm bảo tỉ lệ kết nạp đảng viên mới hằng năm trong nhiệm kỳ 2020 - 2025 đạt từ 3% đến 4% trên tổng số đảng viên toàn Đảng bộ tỉnh.",
        [],
    ),
    (
        "Báo Hà Nam",
        "Nhân kỷ niệm 129 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2019), Ban Thường vụ Tỉnh ủy đã trao tặng 611 và truy tặng 04 Huy hiệu Đảng cho các đảng viên từ 30-65 năm tuổi Đảng.",
        [("badges_awarded", "total", "ha-nam", 615.0, "2019-05-19", "2019-05-19")],
    ),
    (
        "Báo Nghệ An",
        "Năm 2018, Đảng bộ tỉnh Nghệ An kết nạp được 3.100 đảng viên. Số đảng viên mới kết nạp từ lực lượng dân quân là 190 đồng chí, chiếm 6,1% tổng số đảng viên mới kết nạp. Số đảng viên mới kết nạp từ đoàn viên TNCS Hồ Chí Minh là 1.900 đồng chí, tăng 8% so với năm trước. Đảng viên nữ mới kết nạp là 1.210 đồng chí.",
        [
            ("members_admitted", "total", "nghe-an", 3100.0, "2018-01-01", "2018-12-31"),
            ("members_admitted", "youth_union", "nghe-an", 1900.0, "2018-01-01", "2018-12-31"),
            ("members_admitted", "female", "nghe-an", 1210.0, "2018-01-01", "2018-12-31"),
        ],
    ),
    (
        "Báo Nghệ An",
        "Năm 2018, toàn tỉnh kết nạp được 3.100 đảng viên; khối trường học chiếm 16,1% tổng số đảng viên được kết nạp trong năm. Riêng ở vùng núi kết nạp 840 đảng viên.",
        [("members_admitted", "total", "nghe-an", 3100.0, "2018-01-01", "2018-12-31")],
    ),
    (
        "Báo Nghệ An",
        "Nghị quyết Đại hội Đảng bộ tỉnh đề ra mỗi năm kết nạp 3.000 đảng viên mới. Năm 2018, toàn tỉnh kết nạp 3.100 đảng viên, đạt tỷ lệ 103,3%.",
        [
            ("members_admitted", "total", "nghe-an", 3100.0, "2018-01-01", "2018-12-31"),
            ("members_admitted_target_pct", "total", "nghe-an", 103.3, "2018-01-01", "2018-12-31"),
        ],
    ),
    (
        "Báo Nghệ An",
        "Năm 2018, các cấp bộ Đoàn trong tỉnh đã giới thiệu 2.240 đoàn viên ưu tú cho Đảng, trong đó có 1.610 đồng chí được kết nạp vào Đảng.",
        [("members_admitted", "youth_union", "nghe-an", 1610.0, "2018-01-01", "2018-12-31")],
    ),
    (
        "Báo Nghệ An",
        "Năm 2018, các cấp công đoàn trong tỉnh giới thiệu 2.240 đoàn viên công đoàn ưu tú cho tổ chức Đảng, có 1.610 người được kết nạp Đảng.",
        [],
    ),
    (
        "Báo Nghệ An",
        "Năm 2018, Đoàn Thanh niên giới thiệu 2.240 đoàn viên ưu tú cho Đảng, toàn tỉnh kết nạp 3.610 đảng viên.",
        [("members_admitted", "total", "nghe-an", 3610.0, "2018-01-01", "2018-12-31")],
    ),
    (
        "Báo Nghệ An",
        "Tính đến cuối năm 2018, toàn tỉnh có 71 tổ chức đảng trong các doanh nghiệp ngoài Nhà nước (gồm 30 chi bộ cơ sở và 41 chi bộ trực thuộc), với 926 đảng viên trên tổng số 61.340 đảng viên toàn tỉnh.",
        [
            ("orgs_private_sector", "total", "nghe-an", 71.0, "2018-12-31", "2018-12-31"),
            ("members_total", "private_sector", "nghe-an", 926.0, "2018-12-31", "2018-12-31"),
            ("members_total", "total", "nghe-an", 61340.0, "2018-12-31", "2018-12-31"),
        ],
    ),
    (
        "Báo Nghệ An",
        "Năm 2018, qua rà soát, sàng lọc, toàn tỉnh đưa 214 đảng viên ra khỏi Đảng (khai trừ 41, xóa tên 82, cho ra 91 trường hợp).",
        [
            ("members_disciplined", "expulsion", "nghe-an", 41.0, "2018-01-01", "2018-12-31"),
            ("members_removed", "total", "nghe-an", 82.0, "2018-01-01", "2018-12-31"),
            ("members_withdrawn", "total", "nghe-an", 91.0, "2018-01-01", "2018-12-31"),
        ],
    ),
    (
        "Báo Nghệ An",
        "Năm 2018, toàn tỉnh có 173 đảng viên ra khỏi Đảng, trong đó 82 đảng viên bị xóa tên.",
        [("members_removed", "total", "nghe-an", 82.0, "2018-01-01", "2018-12-31")],
    ),
    (
        "Báo Nghệ An",
        "Ban Thường vụ Tỉnh ủy quyết định tặng, truy tặng Huy hiệu Đảng đợt 3/2/2019 cho 1.087 đảng viên; trong đó 3 đồng chí 75 năm tuổi Đảng, truy tặng 18 đồng chí.",
        [("badges_awarded", "total", "nghe-an", 1087.0, "2019-02-03", "2019-02-03")],
    ),
    (
        "VnExpress",
        "Gia Lai chú trọng phát triển Đảng ở vùng sâu\n\nNhiệm kỳ 2010 - 2015, tỉnh Gia Lai kết nạp 12.340 đảng viên, tỉnh Kon Tum kết nạp 6.120 đảng viên. Năm 2018, toàn Đảng bộ tỉnh kết nạp 2.915 đảng viên.",
        [
            ("members_admitted", "total", "gia-lai", 12340.0, "2010-01-01", "2015-12-31"),
            ("members_admitted", "total", "kon-tum", 6120.0, "2010-01-01", "2015-12-31"),
            ("members_admitted", "total", "gia-lai", 2915.0, "2018-01-01", "2018-12-31"),
        ],
    ),
    (
        "Báo Nghệ An",
        "Từ Chi bộ Nhà máy Trường Thi, đến nay Đảng bộ tỉnh Nghệ An có 35 đảng bộ trực thuộc, 1.412 tổ chức cơ sở đảng. Năm 2018, số đảng viên từ 18 đến 30 tuổi là 1.497 đồng chí; là học sinh 44.",
        [
            ("orgs_direct", "total", "nghe-an", 35.0, "2019-03-20", "2019-03-20"),
            ("orgs_grassroots", "total", "nghe-an", 1412.0, "2019-03-20", "2019-03-20"),
        ],
    ),
]


def _read(text, publisher, published):
    document = Document(name="a", text=text, publisher=publisher, published=published)
    return [
        (o.indicator, o.breakdown, o.area, o.value, str(o.period_start), str(o.period_end)) for o in extract(document)
    ]


@pytest.mark.parametrize(("publisher", "text", "expected"), CASES, ids=[case[1][:40] for case in CASES])
def test_a_report_is_read_as_a_reader_would(publisher, text, expected):
    assert _read(text, publisher, date(2019, 3, 20)) == expected


def test_what_lasts_until_now_is_not_dated_where_nothing_tells_which_day_that_is():
    text = "Năm 2018, các cấp ủy xây dựng kế hoạch. Từ đầu năm 2018 đến nay, toàn tỉnh kết nạp được 1.120 đảng viên."
    assert _read(text, "Báo Hà Nam", None) == []


CONGRESSES = [
    (
        "VnExpress",
        "Đại hội đại biểu toàn quốc lần thứ XIII của Đảng họp phiên trù bị.\n\nTham dự Đại hội có 1.487 đại biểu đại diện cho hơn 5,1 triệu đảng viên.",
        [("congress_delegates", 1487.0), ("members_total", 5100000.0)],
    ),
    (
        "Báo Hà Nam",
        "Sáng nay, tại Hà Nội, Đại hội Đảng XIII khai mạc. Đại hội Đảng XIII có 1.487 đại biểu đại diện cho 5,1 triệu đảng viên. Đoàn đại biểu Đảng bộ tỉnh Hà Nam có 13 đồng chí.",
        [("congress_delegates", 1487.0), ("members_total", 5100000.0)],
    ),
    (
        "Báo Hà Nam",
        "Học tập Nghị quyết Đại hội XIII của Đảng\n\nTỉnh ủy Hà Nam tổ chức hội nghị trực tuyến học tập Nghị quyết Đại hội XIII của Đảng, có 1.487 đại biểu tham dự. Có 1.502 đại biểu tham dự tại các điểm cầu.",
        [],
    ),
    (
        "VnExpress",
        "Chào mừng Đại hội XIII của Đảng, Công đoàn Việt Nam họp Đại hội. Có 1.102 đại biểu dự Đại hội Công đoàn Việt Nam.",
        [],
    ),
    (
        "VnExpress",
        "Tiến tới Đại hội XIII của Đảng: nhìn lại các kỳ Đại hội. Đại hội VII của Đảng có 1.076 đại biểu thay mặt hơn 2,1 triệu đảng viên.",
        [],
    ),
    (
        "VnExpress",
        "Nhìn lại Đại hội đại biểu toàn quốc lần thứ VIII của Đảng. Dự Đại hội có 1.098 đại biểu thay mặt hơn 2,1 triệu đảng viên.",
        [],
    ),
]


@pytest.mark.parametrize(("publisher", "text", "expected"), CONGRESSES, ids=[case[1][:40] for case in CONGRESSES])
def test_the_congress_of_the_party_is_told_by_its_number_and_size(publisher, text, expected):
    read = _read(text, publisher, date(2021, 1, 26))
    assert read == [(indicator, "total", "vn", value, "2021-01-26", "2021-01-26") for indicator, value in expected]


@pytest.mark.parametrize(
    "lead",
    [
        "Sáng 13/10, tại Trung tâm Hội nghị tỉnh, Đảng bộ tỉnh Hà Nam đã khai mạc trọng thể Đại hội đại biểu Đảng bộ tỉnh lần thứ XX, nhiệm kỳ 2020 - 2025 với 329 đại biểu đại diện cho 58.214 đảng viên.",
        "Ngày 13.10, Đảng bộ tỉnh Hà Nam tổ chức khai mạc Đại hội lần thứ XX Đảng bộ tỉnh, nhiệm kỳ 2020-2025 với 329 đại biểu đại diện cho 58.214 đảng viên.",
    ],
)
def test_a_congress_that_opens_tells_its_year(lead):
    found = extract(Document(name="a", text=lead))
    assert ("members_total", 58214, date(2020, 10, 13)) in rows(found, "indicator", "value", "period_end")


def test_a_meeting_ahead_of_a_congress_has_no_year_of_its_own():
    lead = "Ngày 13/10, Tỉnh ủy Hà Nam họp bàn chuẩn bị khai mạc Đại hội Đảng bộ tỉnh lần thứ XX, nhiệm kỳ 2020 - 2025. Đảng bộ tỉnh có 58.214 đảng viên."
    assert extract(Document(name="a", text=lead)) == []
