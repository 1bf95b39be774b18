"""Sentences as reports print them that were once read wrongly: whose figures they are, of when, and which count."""

from datetime import date

import pytest

from etl.documents import Document
from etl.extraction import extract

CASES = [
    (
        "VnExpress",
        "Theo báo cáo, trong 6 tháng đầu năm 2018, cấp ủy các cấp và chi bộ đã thi hành kỷ luật 141 tổ chức đảng, 6.020 đảng viên. Trong đó, Ban Bí thư kỷ luật cảnh cáo 3 tổ chức đảng.\n\nÔng Trần Văn A, cựu Bí thư Tỉnh ủy Hà Nam, trước đó bị khai trừ Đảng.\n\nPhó Chủ nhiệm UBKTTW cho biết 6 tháng đầu năm 2018, ủy ban kiểm tra các cấp kiểm tra khi có dấu hiệu vi phạm đối với 810 tổ chức đảng và 2.950 đảng viên.",
        [
            ("orgs_disciplined", "total", "party_committees", "vn", 141.0, "2018-01-01", "2018-06-30"),
            ("members_disciplined", "total", "party_committees", "vn", 6020.0, "2018-01-01", "2018-06-30"),
            ("orgs_inspected_violation", "total", "inspection_commissions", "vn", 810.0, "2018-01-01", "2018-06-30"),
            (
                "members_inspected_violation",
                "total",
                "inspection_commissions",
                "vn",
                2950.0,
                "2018-01-01",
                "2018-06-30",
            ),
        ],
    ),
    (
        "Báo Hà Nam",
        "Năm 2018, Bộ Chính trị, Ban Bí thư ban hành nhiều văn bản quan trọng về công tác kiểm tra. Cấp ủy các cấp đã kiểm tra trên 47.000 tổ chức đảng và gần 210 nghìn đảng viên.\n\nĐối với Đảng bộ tỉnh Hà Nam, năm 2018 cấp ủy các cấp đã kiểm tra 980 tổ chức đảng và 2.140 đảng viên.",
        [
            ("orgs_inspected", "total", "party_committees", "vn", 47000.0, "2018-01-01", "2018-12-31"),
            ("members_inspected", "total", "party_committees", "vn", 210000.0, "2018-01-01", "2018-12-31"),
            ("orgs_inspected", "total", "party_committees", "ha-nam", 980.0, "2018-01-01", "2018-12-31"),
            ("members_inspected", "total", "party_committees", "ha-nam", 2140.0, "2018-01-01", "2018-12-31"),
        ],
    ),
    (
        "Báo Hà Nam",
        "Tổng kết công tác kiểm tra năm 2018 của 9 UBKT Tỉnh ủy, Thành ủy khu vực Đông Nam Bộ.\n\nTrong năm qua, UBKT các cấp trong khu vực đã kiểm tra trên 9.100 tổ chức đảng; thi hành kỷ luật 74 tổ chức đảng, hơn 3.200 đảng viên.",
        [],
    ),
    (
        "Báo Hà Nam",
        "Đã có 60/68 đảng bộ trực thuộc Trung ương tổ chức xong Đại hội.",
        [
            ("committees_congress_held", "total", "all", "vn", 60.0, "2019-03-20", "2019-03-20"),
            ("orgs_direct", "total", "all", "vn", 68.0, "2019-03-20", "2019-03-20"),
        ],
    ),
    (
        "Báo Hà Nam",
        "Tính đến hết năm 2012, toàn Đảng bộ có 612 tổ chức cơ sở đảng, trong đó có 230 đảng bộ cơ sở, 382 chi bộ cơ sở.",
        [
            ("orgs_grassroots", "total", "all", "ha-nam", 612.0, "2012-12-31", "2012-12-31"),
            ("committees_grassroots", "total", "all", "ha-nam", 230.0, "2012-12-31", "2012-12-31"),
            ("cells_grassroots", "total", "all", "ha-nam", 382.0, "2012-12-31", "2012-12-31"),
        ],
    ),
    (
        "Báo Hà Nam",
        "Theo báo cáo sơ kết nửa nhiệm kỳ thực hiện Nghị quyết Đại hội Đảng bộ tỉnh Hà Nam lần thứ XIX (nhiệm kỳ 2015-2020) của Tỉnh ủy, tính từ đầu nhiệm kỳ đến ngày 30/9/2018, cấp ủy các cấp đã kiểm tra 3.210 tổ chức đảng.\n\nCấp ủy các cấp đã thi hành kỷ luật 22 tổ chức đảng.",
        [
            ("orgs_inspected", "total", "party_committees", "ha-nam", 3210.0, "2015-01-01", "2018-09-30"),
            ("orgs_disciplined", "total", "party_committees", "ha-nam", 22.0, "2015-01-01", "2018-09-30"),
        ],
    ),
    (
        "Báo Hà Nam",
        "UBKT các cấp trong cả nước đã kiểm tra khi có dấu hiệu vi phạm đối với 2.905 tổ chức đảng (tăng 11,2% so với năm 2017). Trong năm 2018, cấp ủy các cấp đã thi hành kỷ luật 190 tổ chức đảng.",
        [
            ("orgs_inspected_violation", "total", "inspection_commissions", "vn", 2905.0, "2018-01-01", "2018-12-31"),
            ("orgs_disciplined", "total", "party_committees", "vn", 190.0, "2018-01-01", "2018-12-31"),
        ],
    ),
    (
        "Báo Hà Nam",
        "Hiện tại, Đảng bộ tỉnh có 9 đảng bộ trực thuộc, gồm 6 đảng bộ huyện, thị và 3 đảng bộ trực thuộc, với 350 tổ chức cơ sở đảng (140 đảng bộ cơ sở, 210 chi bộ cơ sở), số chi bộ trực thuộc đảng bộ cơ sở là 1.320.",
        [
            ("orgs_direct", "total", "all", "ha-nam", 9.0, "2019-03-20", "2019-03-20"),
            ("orgs_grassroots", "total", "all", "ha-nam", 350.0, "2019-03-20", "2019-03-20"),
            ("committees_grassroots", "total", "all", "ha-nam", 140.0, "2019-03-20", "2019-03-20"),
            ("cells_grassroots", "total", "all", "ha-nam", 210.0, "2019-03-20", "2019-03-20"),
            ("cells_subordinate", "total", "all", "ha-nam", 1320.0, "2019-03-20", "2019-03-20"),
        ],
    ),
    (
        "Báo Hà Nam",
        "Năm 2018, cấp ủy các cấp trong tỉnh thi hành kỷ luật 1 đảng ủy cơ sở (bằng hình thức cảnh cáo) và 210 đảng viên (trong đó có 57 cấp ủy viên) bằng các hình thức: Khiển trách 150, cảnh cáo 60.",
        [
            ("orgs_disciplined", "total", "party_committees", "ha-nam", 1.0, "2018-01-01", "2018-12-31"),
            ("members_disciplined", "total", "party_committees", "ha-nam", 210.0, "2018-01-01", "2018-12-31"),
            ("members_disciplined", "committee_member", "party_committees", "ha-nam", 57.0, "2018-01-01", "2018-12-31"),
            ("members_disciplined", "reprimand", "party_committees", "ha-nam", 150.0, "2018-01-01", "2018-12-31"),
            ("members_disciplined", "warning", "party_committees", "ha-nam", 60.0, "2018-01-01", "2018-12-31"),
        ],
    ),
    (
        "Báo Hà Nam",
        "Năm 2018, cấp ủy các cấp trong tỉnh đã kiểm tra 3.210 tổ chức đảng (trong đó, Ban Thường vụ Tỉnh ủy kiểm tra 61 tổ chức đảng); giám sát 4.100 tổ chức đảng và 8.230 đảng viên.",
        [
            ("orgs_inspected", "total", "party_committees", "ha-nam", 3210.0, "2018-01-01", "2018-12-31"),
            ("orgs_supervised", "total", "party_committees", "ha-nam", 4100.0, "2018-01-01", "2018-12-31"),
            ("members_supervised", "total", "party_committees", "ha-nam", 8230.0, "2018-01-01", "2018-12-31"),
        ],
    ),
    (
        "Báo Hà Nam",
        "Triển khai nhiệm vụ công tác kiểm tra năm 2019\n\nNăm 2018, cấp ủy các cấp trong tỉnh đã kiểm tra trên 480 tổ chức đảng. Trong năm, cấp ủy các cấp thi hành kỷ luật 31 tổ chức đảng. Ủy ban Kiểm tra các cấp đã thi hành kỷ luật trên 90 đảng viên.",
        [
            ("orgs_inspected", "total", "party_committees", "ha-nam", 480.0, "2018-01-01", "2018-12-31"),
            ("orgs_disciplined", "total", "party_committees", "ha-nam", 31.0, "2018-01-01", "2018-12-31"),
            ("members_disciplined", "total", "inspection_commissions", "ha-nam", 90.0, "2018-01-01", "2018-12-31"),
        ],
    ),
    (
        "Báo Hà Nam",
        "9 tháng năm 2018, công tác tốt. Kết quả, toàn tỉnh đã kết nạp 1.120 đảng viên mới, riêng trong quý III kết nạp 410 đảng viên.",
        [
            ("members_admitted", "total", "all", "ha-nam", 1120.0, "2018-01-01", "2018-09-30"),
            ("members_admitted", "total", "all", "ha-nam", 410.0, "2018-07-01", "2018-09-30"),
        ],
    ),
    (
        "Báo Hà Nam",
        "100% (14/14) đảng bộ trực thuộc Tỉnh ủy đã hoàn thành đại hội.",
        [
            ("committees_congress_held", "total", "all", "ha-nam", 14.0, "2019-03-20", "2019-03-20"),
            ("orgs_direct", "total", "all", "ha-nam", 14.0, "2019-03-20", "2019-03-20"),
        ],
    ),
    (
        "Báo Hà Nam",
        "Năm 2018, cấp ủy các cấp trong tỉnh thi hành kỷ luật 19 tổ chức đảng. UBKT các cấp thi hành kỷ luật 210 đảng viên.\n\nCụ thể, 16 tổ chức đảng bị kỷ luật bằng hình thức cảnh cáo, 3 bằng hình thức khiển trách.",
        [
            ("orgs_disciplined", "total", "party_committees", "ha-nam", 19.0, "2018-01-01", "2018-12-31"),
            ("members_disciplined", "total", "inspection_commissions", "ha-nam", 210.0, "2018-01-01", "2018-12-31"),
            ("orgs_disciplined", "warning", "party_committees", "ha-nam", 16.0, "2018-01-01", "2018-12-31"),
            ("orgs_disciplined", "reprimand", "party_committees", "ha-nam", 3.0, "2018-01-01", "2018-12-31"),
        ],
    ),
    (
        "Báo Hà Nam",
        "Năm 2018 toàn tỉnh khai trừ 19 đảng viên, xóa tên 210 và cho ra khỏi Đảng 88; trong đó có 70 đảng viên dự bị.",
        [
            ("members_disciplined", "expulsion", "all", "ha-nam", 19.0, "2018-01-01", "2018-12-31"),
            ("members_removed", "total", "all", "ha-nam", 210.0, "2018-01-01", "2018-12-31"),
            ("members_withdrawn", "total", "all", "ha-nam", 88.0, "2018-01-01", "2018-12-31"),
        ],
    ),
    (
        "Báo Hà Nam",
        "Năm 2018 toàn tỉnh có 31 đảng viên mới là học sinh, sinh viên (Đảng bộ khối các Cơ quan tỉnh kết nạp được 9 đảng viên là học sinh, sinh viên).",
        [
            ("members_admitted", "student", "all", "ha-nam", 31.0, "2018-01-01", "2018-12-31"),
        ],
    ),
    (
        "Báo Hà Nam",
        "Nếu tính số đảng viên được kết nạp năm 2018 thì nhiều nhất là Đảng bộ huyện Lý Nhân, với 140; tiếp theo là Đảng bộ Tổng công ty chè Hà Nam kết nạp được 61 đảng viên.",
        [],
    ),
    (
        "Báo Hà Nam",
        "Năm 2018, qua kiểm tra UBKT các cấp trong tỉnh kết luận 41/62 đảng viên; 8/18 tổ chức đảng có vi phạm.",
        [
            ("members_violated", "total", "inspection_commissions", "ha-nam", 41.0, "2018-01-01", "2018-12-31"),
            ("orgs_violated", "total", "inspection_commissions", "ha-nam", 8.0, "2018-01-01", "2018-12-31"),
        ],
    ),
    (
        "Báo Hà Nam",
        "Năm 2018, cả nước có 28.310 tổ chức cơ sở đảng kết nạp đảng viên với 161.020 đồng chí.",
        [
            ("members_admitted", "total", "all", "vn", 161020.0, "2018-01-01", "2018-12-31"),
        ],
    ),
    (
        "Báo Hà Nam",
        "Tính đến hết năm 2018, Tổng số đảng viên toàn tỉnh có gần 52 ngàn người.",
        [
            ("members_total", "total", "all", "ha-nam", 52000.0, "2018-12-31", "2018-12-31"),
        ],
    ),
    (
        "Báo Hà Nam",
        "Tại Hà Nam, cấp ủy các cấp năm 2018 đã kiểm tra 410 tổ chức đảng.",
        [
            ("orgs_inspected", "total", "party_committees", "ha-nam", 410.0, "2018-01-01", "2018-12-31"),
        ],
    ),
    (
        "Báo Hà Nam",
        "Năm 2018 các cấp Công đoàn giới thiệu 2.100 đoàn viên ưu tú cho Đảng. Qua đó, có hơn 1.100 đoàn viên được kết nạp vào Đảng.",
        [],
    ),
    (
        "Báo Hà Nam",
        "Năm 2017, số đảng viên bị kỷ luật ít hơn năm 2016. Năm đó, UBKT các cấp kỷ luật 71 đảng viên. Các cấp giải quyết 40 đơn tố cáo.",
        [
            ("members_disciplined", "total", "inspection_commissions", "ha-nam", 71.0, "2016-01-01", "2016-12-31"),
            ("denunciations_resolved", "total", "all", "ha-nam", 40.0, "2017-01-01", "2017-12-31"),
        ],
    ),
    (
        "Báo Hà Nam",
        "Năm 2018, UBKT các cấp kiểm tra khi có dấu hiệu vi phạm đối với 26 tổ chức đảng, kết luận 11 tổ chức có vi phạm; đối với 61 đảng viên, kết luận 58 đảng viên có vi phạm.",
        [
            ("orgs_inspected_violation", "total", "inspection_commissions", "ha-nam", 26.0, "2018-01-01", "2018-12-31"),
            ("orgs_violated", "total", "inspection_commissions", "ha-nam", 11.0, "2018-01-01", "2018-12-31"),
            (
                "members_inspected_violation",
                "total",
                "inspection_commissions",
                "ha-nam",
                61.0,
                "2018-01-01",
                "2018-12-31",
            ),
            ("members_violated", "total", "inspection_commissions", "ha-nam", 58.0, "2018-01-01", "2018-12-31"),
        ],
    ),
    (
        "Báo Hà Nam",
        "Từ năm 2012 đến năm 2018, toàn tỉnh kết nạp 341 đảng viên là người có đạo. Trước đó, giai đoạn 1996 - 2004, cả tỉnh chỉ kết nạp được 29 người.",
        [
            ("members_admitted", "religious", "all", "ha-nam", 341.0, "2012-01-01", "2018-12-31"),
            ("members_admitted", "religious", "all", "ha-nam", 29.0, "1996-01-01", "2004-12-31"),
        ],
    ),
    (
        "Báo Hà Nam",
        "Năm 2018, UBKT các cấp giải quyết 64 đơn khiếu nại; cùng với các cấp ủy thi hành kỷ luật 107 đảng viên.",
        [
            ("complaints_resolved", "total", "inspection_commissions", "ha-nam", 64.0, "2018-01-01", "2018-12-31"),
            ("members_disciplined", "total", "all", "ha-nam", 107.0, "2018-01-01", "2018-12-31"),
        ],
    ),
    ("Báo Hà Nam", "Năm 2018, UBKT các cấp của 8 tỉnh, thành trong khu vực đã kiểm tra 1.190 tổ chức đảng.", []),
    ("Báo Hà Nam", "Năm 2018, cán bộ diện Trung ương quản lý bị kỷ luật là trên 60 người.", []),
    (
        "Báo Hà Nam",
        "Nhiệm kỳ 2015-2020 đã qua quá nửa. Từ đầu nhiệm kỳ đến 30/6/2018, toàn tỉnh kết nạp 418 đảng viên, bằng 69,5% mục tiêu 600 đảng viên của cả nhiệm kỳ.",
        [
            ("members_admitted", "total", "all", "ha-nam", 418.0, "2015-01-01", "2018-06-30"),
            ("members_admitted_target_pct", "total", "all", "ha-nam", 69.5, "2015-01-01", "2018-06-30"),
            ("members_admitted_target", "total", "all", "ha-nam", 600.0, "2015-01-01", "2020-12-31"),
        ],
    ),
    (
        "Báo Hà Nam",
        "Năm 2018, toàn tỉnh kết nạp 3.217 đảng viên; số đảng viên kết nạp là người dân tộc thiểu số là 86 đồng chí.",
        [
            ("members_admitted", "total", "all", "ha-nam", 3217.0, "2018-01-01", "2018-12-31"),
            ("members_admitted", "ethnic_minority", "all", "ha-nam", 86.0, "2018-01-01", "2018-12-31"),
        ],
    ),
    (
        "Báo Hà Nam",
        "Năm 2018, 41 tổ chức đảng được UBKT các cấp kiểm tra về thu, chi ngân sách; 36 tổ chức đảng được kiểm tra về thu, nộp, quản lý và sử dụng đảng phí.",
        [
            ("orgs_inspected_finance", "total", "inspection_commissions", "ha-nam", 41.0, "2018-01-01", "2018-12-31"),
            ("orgs_inspected_dues", "total", "inspection_commissions", "ha-nam", 36.0, "2018-01-01", "2018-12-31"),
        ],
    ),
    (
        "Báo Hà Nam",
        "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX\n\nI- Đánh giá việc thực hiện Nghị quyết Đại hội XVIII, nhiệm kỳ 2010 - 2015:\n\nĐã kiểm tra 846 tổ chức đảng, 310 đảng viên.",
        [
            ("orgs_inspected", "total", "all", "ha-nam", 846.0, "2010-01-01", "2015-12-31"),
            ("members_inspected", "total", "all", "ha-nam", 310.0, "2010-01-01", "2015-12-31"),
        ],
    ),
    (
        "Báo Hà Nam",
        "Trong năm 2018, toàn tỉnh kết nạp 1.246 đảng viên, so với năm 2017 (1.301 đảng viên) ít hơn 55.",
        [
            ("members_admitted", "total", "all", "ha-nam", 1246.0, "2018-01-01", "2018-12-31"),
            ("members_admitted", "total", "all", "ha-nam", 1301.0, "2017-01-01", "2017-12-31"),
        ],
    ),
    (
        "Báo Hà Nam",
        "Năm 2018, toàn tỉnh kỷ luật 188 đảng viên, tăng so với năm 2017 (21 đảng viên).",
        [("members_disciplined", "total", "all", "ha-nam", 188.0, "2018-01-01", "2018-12-31")],
    ),
]


@pytest.mark.parametrize(("publisher", "text", "expected"), CASES, ids=[case[1][:40] for case in CASES])
def test_a_report_is_read_as_a_reader_would(publisher, text, expected):
    document = Document(name="a", text=text, publisher=publisher, published=date(2019, 3, 20))
    found = [
        (o.indicator, o.breakdown, o.body, o.area, o.value, str(o.period_start), str(o.period_end))
        for o in extract(document)
    ]
    assert found == expected
