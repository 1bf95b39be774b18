"""Forms in which reports print admissions, members, organisations and congresses; each with its figures and no others."""

from datetime import date

from etl.extraction import extract
from tests.extraction.samples import report, rows

_YEAR = (date(2023, 1, 1), date(2023, 12, 31))
_NOVEMBER = (date(2023, 11, 30), date(2023, 11, 30))
_TODAY = (date(2024, 1, 5), date(2024, 1, 5))

STATED = [
    (
        "Tổng số đảng viên trong toàn Đảng bộ tỉnh hiện có 41.877 đồng chí.",
        [("members_total", "total", 41877.0, *_TODAY)],
    ),
    (
        "Số đảng viên toàn tỉnh đến cuối quý là 42.015 đồng chí, sinh hoạt ở 611 tổ chức cơ sở đảng.",
        [("members_total", "total", 42015.0, *_TODAY), ("orgs_grassroots", "total", 611.0, *_TODAY)],
    ),
    (
        "Đến cuối tháng 11/2023, số lượng đảng viên của Đảng bộ tỉnh là 41.930.",
        [("members_total", "total", 41930.0, *_NOVEMBER)],
    ),
    ("Năm 2023, số lượng đảng viên nghỉ hưu của tỉnh là 1.340 người.", []),
    (
        "Năm 2023, tỉnh trao tặng Huy hiệu Đảng cho 1.024 đảng viên, trong đó 30 năm tuổi Đảng 512, 40 năm tuổi Đảng 210.",
        [("badges_awarded", "total", 1024.0, *_YEAR)],
    ),
    (
        "Năm 2023, tỉnh trao 1.024 Huy hiệu Đảng, gồm: 30 năm tuổi Đảng 512, 40 năm tuổi Đảng 302, 50 năm tuổi Đảng 210.",
        [("badges_awarded", "total", 1024.0, *_YEAR)],
    ),
    (
        "Nâng tổng số đảng viên toàn tỉnh lên gần 40,2 nghìn, sinh hoạt tại 598 tổ chức cơ sở đảng.",
        [("members_total", "total", 40200.0, *_TODAY), ("orgs_grassroots", "total", 598.0, *_TODAY)],
    ),
    (
        "Năm 2023, tỉnh có 1.604 quần chúng ưu tú được kết nạp Đảng, vượt 6,9% so với kế hoạch đề ra (1.500 đảng viên).",
        [
            ("members_admitted", "total", 1604.0, *_YEAR),
            ("members_admitted_target_pct", "total", 106.9, *_YEAR),
            ("members_admitted_target", "total", 1500.0, *_YEAR),
        ],
    ),
    (
        "Năm 2023, toàn tỉnh kết nạp đảng viên mới với 1.312 đồng chí.",
        [("members_admitted", "total", 1312.0, *_YEAR)],
    ),
    (
        (
            "Đến hết tháng 11/2023, Đảng bộ tỉnh có 18 đảng bộ trực thuộc (11 đảng bộ cấp huyện, 7 đảng bộ khác), 530 "
            "tổ chức cơ sở đảng, trong đó có 250 đảng bộ cơ sở, 280 chi bộ cơ sở."
        ),
        [
            ("orgs_direct", "total", 18.0, *_NOVEMBER),
            ("orgs_grassroots", "total", 530.0, *_NOVEMBER),
            ("committees_grassroots", "total", 250.0, *_NOVEMBER),
            ("cells_grassroots", "total", 280.0, *_NOVEMBER),
        ],
    ),
    (
        "Đảng viên dân tộc thiểu số chiếm 21,7% so với tổng số đảng viên toàn tỉnh.",
        [("members_group_pct", "ethnic_minority", 21.7, *_TODAY)],
    ),
    (
        "Đảng bộ tỉnh khai mạc Đại hội đại biểu lần thứ XIV, với sự tham dự của 342 đại biểu chính thức.",
        [("congress_delegates", "total", 342.0, *_TODAY)],
    ),
    (
        "Năm 2023, kết nạp 1.240 đảng viên, nâng tổng số đảng viên lên hơn 41 nghìn đồng chí. Trong đó, nữ 610 người.",
        [
            ("members_admitted", "total", 1240.0, *_YEAR),
            ("members_total", "total", 41000.0, date(2023, 12, 31), date(2023, 12, 31)),
            ("members_admitted", "female", 610.0, *_YEAR),
        ],
    ),
    (
        "Năm 2023, toàn tỉnh kết nạp 1.911 đảng viên, đạt 106,2% kế hoạch tỉnh giao.",
        [("members_admitted", "total", 1911.0, *_YEAR), ("members_admitted_target_pct", "total", 106.2, *_YEAR)],
    ),
    (
        "Nhân dịp kỷ niệm 93 năm Ngày thành lập Đảng, toàn tỉnh có 871 đảng viên được trao tặng Huy hiệu Đảng.",
        [("badges_awarded", "total", 871.0, date(2023, 2, 3), date(2023, 2, 3))],
    ),
    (
        "Kỷ niệm 78 năm Cách mạng tháng Tám và Quốc khánh 2/9, tỉnh tặng Huy hiệu Đảng cho 644 đảng viên.",
        [("badges_awarded", "total", 644.0, date(2023, 9, 2), date(2023, 9, 2))],
    ),
    (
        "Mừng 106 năm Cách mạng Tháng Mười Nga (7/11/1917 - 7/11/2023), tỉnh tặng Huy hiệu Đảng cho 512 đảng viên.",
        [("badges_awarded", "total", 512.0, date(2023, 11, 7), date(2023, 11, 7))],
    ),
    (
        "Riêng năm 2023, toàn tỉnh có 187 học sinh THPT vinh dự đứng vào hàng ngũ của Đảng.",
        [("members_admitted", "student", 187.0, *_YEAR)],
    ),
    (
        "Dịp 19/5/2023, tỉnh tặng Huy hiệu Đảng cho 264 đảng viên cao tuổi Đảng, trong đó có 21 đảng viên tặng sớm.",
        [("badges_awarded", "total", 264.0, date(2023, 5, 19), date(2023, 5, 19))],
    ),
]
NOT_STATED = [
    "Năm 2023, lãnh đạo tỉnh gặp mặt 155 đảng viên cao tuổi Đảng.",
    "Đảng bộ thành phố Ngã Năm khai mạc Đại hội đại biểu lần thứ XII, với sự tham dự của 180 đại biểu.",
    "Năm 2023, bồi dưỡng nhận thức về Đảng là điều kiện để quần chúng ưu tú được kết nạp Đảng.",
    "Đảng viên mới người dân tộc thiểu số chiếm 21,7% so với tổng số đảng viên mới kết nạp.",
]


def test_what_there_is_now_has_no_day_where_the_text_speaks_of_long_ago_only():
    past, now = "Năm 2009, Đảng bộ tỉnh có 402 tổ chức cơ sở đảng.", "Hiện nay, Đảng bộ tỉnh có 611 tổ chức cơ sở đảng."
    observations = extract(report(past, now))
    assert rows(observations, "value", "period_end") == [(402.0, date(2009, 12, 31))]
