"""Reports of discipline, inspection and ratings that were once read wrongly: whose, of when, and by whom decided."""

from datetime import date

import pytest

from etl.documents import Document
from etl.extraction import extract
from tests.extraction.samples import report, rows

YEAR = ("2018-01-01", "2018-12-31")
COMMITTEES, COMMISSIONS = "party_committees", "inspection_commissions"

CASES = [
    (
        "Năm 2018, cấp ủy các cấp trong tỉnh xây dựng kế hoạch kiểm tra đối với 940 tổ chức đảng; đã kiểm tra 912 tổ chức đảng. UBKT các cấp ban hành kế hoạch giám sát, đã giám sát 61 đảng viên.",
        [
            ("orgs_inspected", "total", COMMITTEES, 912.0, *YEAR),
            ("members_supervised", "total", COMMISSIONS, 61.0, *YEAR),
        ],
    ),
    (
        "Năm 2018, UBKT các cấp trong tỉnh kiểm tra 188 tổ chức đảng thực hiện nhiệm vụ kiểm tra, giám sát; 97 tổ chức đảng thi hành kỷ luật; kiểm tra thu nộp đảng phí 330 tổ chức đảng.",
        [
            ("orgs_inspected_oversight", "total", COMMISSIONS, 188.0, *YEAR),
            ("orgs_inspected_discipline_work", "total", COMMISSIONS, 97.0, *YEAR),
            ("orgs_inspected_dues", "total", COMMISSIONS, 330.0, *YEAR),
        ],
    ),
    (
        "Năm 2018, UBKT các cấp trong tỉnh kiểm tra 97 tổ chức đảng, thi hành kỷ luật 5 đảng viên.",
        [
            ("orgs_inspected", "total", COMMISSIONS, 97.0, *YEAR),
            ("members_disciplined", "total", COMMISSIONS, 5.0, *YEAR),
        ],
    ),
    (
        "Năm 2018, thực hiện kiểm tra khi có dấu hiệu vi phạm, UBKT các cấp trong tỉnh tiến hành kiểm tra 46 tổ chức đảng.",
        [("orgs_inspected_violation", "total", COMMISSIONS, 46.0, *YEAR)],
    ),
    (
        "Về kiểm tra khi có dấu hiệu vi phạm, trong năm 2018, ủy ban kiểm tra các cấp đã kiểm tra 46 tổ chức đảng và giám sát 61 đảng viên.",
        [
            ("orgs_inspected_violation", "total", COMMISSIONS, 46.0, *YEAR),
            ("members_supervised", "total", COMMISSIONS, 61.0, *YEAR),
        ],
    ),
    (
        "Năm 2018, thực hiện kiểm tra khi có dấu hiệu vi phạm, giám sát chuyên đề và giải quyết tố cáo, cấp ủy các cấp kiểm tra 46 tổ chức đảng.",
        [("orgs_inspected", "total", COMMITTEES, 46.0, *YEAR)],
    ),
    (
        "Năm 2018, các ban của cấp ủy các cấp giám sát 27 tổ chức đảng; cơ quan tham mưu của cấp ủy kiểm tra 14 tổ chức đảng. Ban Tổ chức và các ban đảng giám sát 31 đảng viên.",
        [],
    ),
    (
        "Năm 2018, cấp ủy các cấp giám sát 340 đảng viên; các chi bộ giám sát 1.920 đảng viên. Chi bộ trong toàn tỉnh kiểm tra 870 đảng viên.",
        [("members_supervised", "total", COMMITTEES, 340.0, *YEAR)],
    ),
    (
        "Năm 2018, cấp ủy, chi bộ trong tỉnh giám sát 340 đảng viên. Cấp ủy và các chi bộ kiểm tra 870 đảng viên. Các chi bộ thi hành kỷ luật 61 đảng viên.",
        [
            ("members_supervised", "total", COMMITTEES, 340.0, *YEAR),
            ("members_inspected", "total", COMMITTEES, 870.0, *YEAR),
            ("members_disciplined", "total", COMMITTEES, 61.0, *YEAR),
        ],
    ),
    (
        "Năm 2018, Ban Thường vụ Tỉnh ủy Hà Nam giám sát 9 tổ chức đảng.\n\nQua đó, đã ra thông báo kết quả giám sát 6/9 tổ chức đảng, thông báo kết luận kiểm tra 4 tổ chức đảng. Các cấp ủy trong tỉnh giám sát 311 tổ chức đảng.",
        [("orgs_supervised", "total", COMMITTEES, 311.0, *YEAR)],
    ),
    (
        "Theo Tỉnh ủy Hà Nam, đã xử lý sai phạm trong kỳ thi năm 2018 trên địa bàn tỉnh, có 38 trường hợp cán bộ, đảng viên vi phạm đến mức phải xử lý kỷ luật (2 trường hợp khai trừ ra khỏi Đảng, 36 trường hợp khiển trách).",
        [],
    ),
    (
        "Năm 2018, cấp ủy các cấp trong tỉnh kỷ luật 38 trường hợp đảng viên vi phạm (2 trường hợp khai trừ ra khỏi Đảng, 36 trường hợp khiển trách).",
        [
            ("members_disciplined", "total", COMMITTEES, 38.0, *YEAR),
            ("members_disciplined", "expulsion", COMMITTEES, 2.0, *YEAR),
            ("members_disciplined", "reprimand", COMMITTEES, 36.0, *YEAR),
        ],
    ),
    (
        "Năm 2018, cấp ủy các cấp trong tỉnh kiểm tra 198 tổ chức đảng, tăng 61% so với cùng kỳ và 124 đảng viên (có 31 cấp ủy viên các cấp), tăng 38,5% so với cùng kỳ.",
        [
            ("orgs_inspected", "total", COMMITTEES, 198.0, *YEAR),
            ("members_inspected", "total", COMMITTEES, 124.0, *YEAR),
            ("members_inspected", "committee_member", COMMITTEES, 31.0, *YEAR),
        ],
    ),
    (
        "Năm 2018, cấp ủy các cấp trong tỉnh kiểm tra 198 tổ chức đảng, tăng 61% so với năm trước và 12 tổ chức so với kế hoạch; giám sát 88 đảng viên, tăng 4 tổ chức và 9 đảng viên.",
        [
            ("orgs_inspected", "total", COMMITTEES, 198.0, *YEAR),
            ("members_supervised", "total", COMMITTEES, 88.0, *YEAR),
        ],
    ),
    (
        "Năm 2018, cấp ủy các cấp kiểm tra 812 tổ chức đảng.\n\nNgoài ra, 4 đảng viên bị kỷ luật, trong đó 2 đảng viên bị cách chức. Đó là ông Trần Văn A, Phó Bí thư Thường trực Đảng ủy Khối Doanh nghiệp Công nghiệp và Thương mại Trung ương tại TP. Phủ Lý nhiệm kỳ 2010 - 2015 và một đảng viên nguyên là Trưởng phòng Quản lý dự án huyện B giai đoạn 2011 - 2016.\n\nBên cạnh đó, 2 người bị kỷ luật bằng hình thức khiển trách là bà Lê Thị C và ông Đỗ Văn D.\n\nCấp ủy các cấp thi hành kỷ luật 219 đảng viên, trong đó 150 người bị khiển trách.",
        [
            ("orgs_inspected", "total", COMMITTEES, 812.0, *YEAR),
            ("members_disciplined", "total", COMMITTEES, 219.0, *YEAR),
            ("members_disciplined", "reprimand", COMMITTEES, 150.0, *YEAR),
        ],
    ),
    (
        "Trong một nhiệm kỳ (từ 2010-2015), UBKT các cấp của tỉnh Hà Nam đã thi hành kỷ luật 608 đảng viên.",
        [("members_disciplined", "total", COMMISSIONS, 608.0, "2010-01-01", "2015-12-31")],
    ),
    (
        "Năm 2018, cấp ủy các cấp đã thi hành kỷ luật 214 đảng viên. UBKT các cấp đã xem xét, thi hành kỷ luật đảng với 61 đảng viên.",
        [
            ("members_disciplined", "total", COMMITTEES, 214.0, *YEAR),
            ("members_disciplined", "total", COMMISSIONS, 61.0, *YEAR),
        ],
    ),
    (
        "Năm 2018, UBKT các cấp trong tỉnh kiểm tra khi có dấu hiệu vi phạm 31 tổ chức đảng và 204 đảng viên.\n\nNội dung kiểm tra là việc chấp hành quy chế.\n\nQua kiểm tra, kết luận 14 tổ chức đảng và 186 đảng viên có vi phạm, phải thi hành kỷ luật 3 tổ chức đảng và 97 đảng viên.",
        [
            ("orgs_inspected_violation", "total", COMMISSIONS, 31.0, *YEAR),
            ("members_inspected_violation", "total", COMMISSIONS, 204.0, *YEAR),
            ("orgs_violated", "total", COMMISSIONS, 14.0, *YEAR),
            ("members_violated", "total", COMMISSIONS, 186.0, *YEAR),
            ("orgs_liable_discipline", "total", COMMISSIONS, 3.0, *YEAR),
            ("members_liable_discipline", "total", COMMISSIONS, 97.0, *YEAR),
        ],
    ),
    (
        "Trong năm 2018, UBKT các cấp trong tỉnh đã giải quyết tố cáo đối với 90 đảng viên. Qua xem xét giải quyết, đã kỷ luật hơn 30 trường hợp vi phạm.",
        [("members_denounced", "total", COMMISSIONS, 90.0, *YEAR)],
    ),
    (
        "Tỉnh ủy Hà Nam chỉ đạo xử lý sai phạm của cán bộ, đảng viên trong kỳ thi năm 2018 trên địa bàn tỉnh. Theo đó, các cơ quan liên quan đã xem xét kỷ luật 112 trường hợp.",
        [],
    ),
    (
        "Năm 2018, có 242 đảng viên sinh hoạt tại các tổ chức đảng của tỉnh bị thi hành kỷ luật; cấp ủy các cấp kỷ luật 190 đảng viên.",
        [
            ("members_disciplined", "total", "all", 242.0, *YEAR),
            ("members_disciplined", "total", COMMITTEES, 190.0, *YEAR),
        ],
    ),
    (
        "Trong 9 tháng năm 2018, cấp ủy các cấp trong tỉnh đã thi hành kỷ luật 205 đảng viên.\n\nTheo UBKT Tỉnh ủy, số đảng viên bị kỷ luật nhiệm 2015 - 2020 tăng cao\n\nUBKT các cấp đã thi hành kỷ luật 46 đảng viên.",
        [
            ("members_disciplined", "total", COMMITTEES, 205.0, "2018-01-01", "2018-09-30"),
            ("members_disciplined", "total", COMMISSIONS, 46.0, "2018-01-01", "2018-09-30"),
        ],
    ),
    (
        "10 năm, xử lý kỷ luật 914 đảng viên\n\nHằng năm, cấp ủy, ủy ban kiểm tra các cấp đều xây dựng kế hoạch kiểm tra.\n\nQua 10 năm (2008- 2018), cấp ủy, chi bộ và ủy ban kiểm tra các cấp đã xử lý kỷ luật 914 đảng viên.",
        [("members_disciplined", "total", "all", 914.0, "2008-01-01", "2018-12-31")],
    ),
    (
        "Hiện nay, Đảng bộ tỉnh có 13 đảng bộ trực thuộc Tỉnh ủy, gồm 8 huyện, thành, thị ủy và 5 đảng bộ trực thuộc, với tổng số 560 tổ chức cơ sở đảng.",
        [
            ("orgs_direct", "total", "all", 13.0, "2019-03-20", "2019-03-20"),
            ("orgs_grassroots", "total", "all", 560.0, "2019-03-20", "2019-03-20"),
        ],
    ),
    (
        "Năm 2018, UBKT các cấp trong tỉnh kiểm tra khi có dấu hiệu vi phạm 204 đảng viên, kết luận 186 đảng viên có vi phạm, đã thi hành kỷ luật 20 đảng viên (khiển trách 15, cảnh cáo 5). UBKT các cấp đã thi hành kỷ luật 61 đảng viên.",
        [
            ("members_inspected_violation", "total", COMMISSIONS, 204.0, *YEAR),
            ("members_violated", "total", COMMISSIONS, 186.0, *YEAR),
            ("members_disciplined", "total", COMMISSIONS, 61.0, *YEAR),
        ],
    ),
    (
        "Năm 2018, cấp ủy các cấp trong tỉnh kiểm tra 812 tổ chức đảng.\n\nNgoài ra, ông Trần Văn A là nguyên Ủy viên Ban Thường vụ Đảng ủy Sở Công nghiệp, Khoa học và Công nghệ nhiệm kỳ 2010 - 2015.\n\nCấp ủy các cấp thi hành kỷ luật 219 đảng viên.",
        [
            ("orgs_inspected", "total", COMMITTEES, 812.0, *YEAR),
            ("members_disciplined", "total", COMMITTEES, 219.0, *YEAR),
        ],
    ),
    (
        "Tại hội nghị Ban Chấp hành Đảng bộ tỉnh Hà Nam, ông Trần Văn A thông tin.\n\nTrong năm 2018, có tổng cộng 27 người bị đề nghị kỷ luật, trong số này có 8 tỉnh ủy viên; bắt buộc phải kỷ luật gồm 144 người.",
        [],
    ),
    (
        "Tính đến hết năm 2018, Đảng bộ tỉnh có 412 chi bộ trực thuộc và 2.076 chi bộ trực thuộc các đảng bộ huyện, thành phố.",
        [("cells_subordinate", "total", "all", 2076.0, "2018-12-31", "2018-12-31")],
    ),
    (
        "Năm 2018, toàn tỉnh đã rà soát, sàng lọc, đưa 214 đảng viên ra khỏi Đảng.",
        [],
    ),
    (
        "Đến nay, đại hội của 15 đảng bộ trực thuộc Tỉnh ủy đã bầu tổng số 560 ủy viên ban chấp hành.",
        [],
    ),
    (
        "Tính đến ngày 28-2, các đảng bộ trực thuộc Tỉnh ủy kết nạp được 214 đảng viên, đạt 11,5% chỉ tiêu đề ra trong năm 2019. Nâng tổng số đảng viên của tỉnh lên 52.214 đồng chí.",
        [
            ("members_admitted", "total", "all", 214.0, "2019-01-01", "2019-02-28"),
            ("members_admitted_target_pct", "total", "all", 11.5, "2019-01-01", "2019-02-28"),
            ("members_total", "total", "all", 52214.0, "2019-02-28", "2019-02-28"),
        ],
    ),
    (
        "Thực hiện kế hoạch học tập Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX, nhiệm kỳ 2015 - 2020, đến nay, toàn tỉnh có 51.214/52.010 đảng viên, đạt 98,47%, tham gia học tập.",
        [("members_studied_pct", "total", "all", 98.47, "2019-01-01", "2019-03-20")],
    ),
    (
        "Năm 2018, toàn tỉnh có 486 tổ chức cơ sở đảng kết nạp đảng viên với 1.179 đồng chí.",
        [("members_admitted", "total", "all", 1179.0, *YEAR)],
    ),
    (
        "Năm 2018, cấp ủy các cấp trong tỉnh thi hành kỷ luật khiển trách, cảnh cáo 4 tổ chức đảng và kỷ luật 172 đảng viên bằng các hình thức khiển trách, cảnh cáo, khai trừ; giải quyết tố cáo đảng viên, khiếu nại kỷ luật đảng 37 trường hợp.",
        [
            ("orgs_disciplined", "total", COMMITTEES, 4.0, *YEAR),
            ("members_disciplined", "total", COMMITTEES, 172.0, *YEAR),
        ],
    ),
    (
        "Năm 2018, các cấp Công đoàn trong tỉnh giới thiệu 2.300 đoàn viên ưu tú cho cấp ủy. Qua đó, có 1.214 đoàn viên được kết nạp vào Đảng.",
        [],
    ),
    (
        "Năm 2018, Đảng bộ KCX Tam Trung kết nạp 29 đảng viên mới, nâng tổng số đảng viên toàn Đảng bộ lên 189 người.",
        [],
    ),
    (
        "Toàn tỉnh có 7 xã biên giới với 62 chi bộ. Năm 2018, các xã biên giới kết nạp 46 đảng viên.",
        [],
    ),
    (
        "Năm 2018, cấp ủy các cấp kỷ luật 94 đảng viên (khiển trách 71, cảnh cáo 23). Có 2 tổ chức đảng bị thi hành kỷ luật.",
        [
            ("members_disciplined", "total", COMMITTEES, 94.0, *YEAR),
            ("members_disciplined", "reprimand", COMMITTEES, 71.0, *YEAR),
            ("members_disciplined", "warning", COMMITTEES, 23.0, *YEAR),
            ("orgs_disciplined", "total", COMMITTEES, 2.0, *YEAR),
        ],
    ),
    (
        "Năm 2018, cấp ủy các cấp kỷ luật 94 đảng viên, UBKT các cấp kỷ luật 31 đảng viên, tổng cộng 125 đảng viên.",
        [
            ("members_disciplined", "total", COMMITTEES, 94.0, *YEAR),
            ("members_disciplined", "total", COMMISSIONS, 31.0, *YEAR),
            ("members_disciplined", "total", "all", 125.0, *YEAR),
        ],
    ),
    (
        "Năm 2018, toàn tỉnh thi hành kỷ luật 125 đảng viên (cấp ủy, chi bộ 94; UBKT các cấp 31).",
        [
            ("members_disciplined", "total", "all", 125.0, *YEAR),
            ("members_disciplined", "total", COMMITTEES, 94.0, *YEAR),
            ("members_disciplined", "total", COMMISSIONS, 31.0, *YEAR),
        ],
    ),
    (
        "Năm 2018, UBKT các cấp tỉnh Hà Nam kiểm tra 61 đảng viên khi có dấu hiệu vi phạm (có 24 cấp ủy viên), kết luận 55 đảng viên vi phạm, đến mức phải thi hành kỷ luật 29 đảng viên.",
        [
            ("members_inspected_violation", "total", COMMISSIONS, 61.0, *YEAR),
            ("members_inspected_violation", "committee_member", COMMISSIONS, 24.0, *YEAR),
            ("members_violated", "total", COMMISSIONS, 55.0, *YEAR),
            ("members_liable_discipline", "total", COMMISSIONS, 29.0, *YEAR),
        ],
    ),
    (
        "Năm 2018, UBKT các cấp kỷ luật 3 cấp ủy và 41 đảng viên.",
        [("members_disciplined", "total", COMMISSIONS, 41.0, *YEAR)],
    ),
    (
        "Năm 2018, qua kiểm tra, UBKT các cấp phát hiện số đảng viên vi phạm là 137 người.",
        [("members_violated", "total", COMMISSIONS, 137.0, *YEAR)],
    ),
    (
        "Đến cuối năm 2018, số đảng viên nghỉ hưu của tỉnh là 13.400 người.",
        [],
    ),
    (
        "Năm 2018, Đảng bộ tỉnh kỷ luật 214 đảng viên: khiển trách 160, cảnh cáo 30, khai trừ 24. Trong số đảng viên bị kỷ luật có 15 trường hợp bị xử lý pháp luật phải khai trừ.",
        [
            ("members_disciplined", "total", "all", 214.0, *YEAR),
            ("members_disciplined", "reprimand", "all", 160.0, *YEAR),
            ("members_disciplined", "warning", "all", 30.0, *YEAR),
            ("members_disciplined", "expulsion", "all", 24.0, *YEAR),
        ],
    ),
    (
        "Năm 2018, UBKT các cấp giám sát 96 tổ chức đảng. Các đoàn đang tiến hành giám sát đối với 5 tổ chức đảng.",
        [("orgs_supervised", "total", COMMISSIONS, 96.0, *YEAR)],
    ),
    (
        "Năm 2018, UBKT các cấp giải quyết khiếu nại kỷ luật đảng đối với 4 đảng viên.",
        [("complaints_resolved", "total", COMMISSIONS, 4.0, *YEAR)],
    ),
    (
        "Năm 2018, ngành Giáo dục tỉnh kỷ luật 45 đảng viên.",
        [],
    ),
    (
        "Năm 2018, cấp ủy các cấp trong tỉnh thi hành kỷ luật 31 đảng viên và chỉ đạo 6 tổ chức đảng kiểm điểm trách nhiệm; thi hành kỷ luật 2 tổ chức đảng, yêu cầu 9 tổ chức đảng rút kinh nghiệm.",
        [
            ("members_disciplined", "total", COMMITTEES, 31.0, *YEAR),
            ("orgs_disciplined", "total", COMMITTEES, 2.0, *YEAR),
        ],
    ),
    (
        "Năm 2018, các chi bộ kỷ luật 143 đảng viên; đảng ủy cơ sở kỷ luật 21 đảng viên; UBKT các cấp kỷ luật 17 đảng viên.",
        [("members_disciplined", "total", COMMISSIONS, 17.0, *YEAR)],
    ),
    (
        "Năm 2018, toàn tỉnh thi hành kỷ luật 181 đảng viên, trong đó các chi bộ kỷ luật 143; đảng ủy cơ sở 21; UBKT các cấp 17.",
        [
            ("members_disciplined", "total", "all", 181.0, *YEAR),
            ("members_disciplined", "total", COMMISSIONS, 17.0, *YEAR),
        ],
    ),
    (
        "Năm 2018, UBKT các cấp trong tỉnh tham mưu cho các Huyện ủy, Thành ủy kỷ luật 4 tổ chức đảng; UBKT các cấp kỷ luật 12 đảng viên.",
        [("members_disciplined", "total", COMMISSIONS, 12.0, *YEAR)],
    ),
    (
        "Năm 2018, UBKT các cấp trong tỉnh giám sát 25 tổ chức đảng. Ban hành quyết định kiểm tra dấu hiệu vi phạm đối với 9 tổ chức đảng; ra quyết định giám sát 14 đảng viên.",
        [("orgs_supervised", "total", COMMISSIONS, 25.0, *YEAR)],
    ),
    (
        "Năm 2018, cấp ủy các cấp trong tỉnh kiểm tra 70 tổ chức đảng. UBKT các cấp kiểm tra khi có dấu hiệu vi phạm 33 đảng viên.\n\nQua kiểm tra, kết luận 18 đảng viên có vi phạm. Đồng thời tiến hành giám sát chuyên đề 25 tổ chức đảng.",
        [
            ("orgs_inspected", "total", COMMITTEES, 70.0, *YEAR),
            ("members_inspected_violation", "total", COMMISSIONS, 33.0, *YEAR),
            ("members_violated", "total", COMMISSIONS, 18.0, *YEAR),
            ("orgs_supervised", "total", COMMISSIONS, 25.0, *YEAR),
        ],
    ),
    (
        "Năm 2018, UBKT các cấp trong tỉnh kỷ luật 31 đảng viên; cấp ủy cấp trên kỷ luật 14 đảng viên.",
        [("members_disciplined", "total", COMMISSIONS, 31.0, *YEAR)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0][:40] for case in CASES])
def test_discipline_is_read_as_a_reader_would(text, expected):
    document = Document(name="a", text=text, publisher="Báo Hà Nam", published=date(2019, 3, 20))
    found = [
        (o.indicator, o.breakdown, o.body, o.value, str(o.period_start), str(o.period_end)) for o in extract(document)
    ]
    assert found == expected
    assert {o.area for o in extract(document)} <= {"ha-nam"}


@pytest.mark.parametrize(
    "parts", ["trong đó cấp ủy và chi bộ kỷ luật 160 đảng viên", "trong đó cấp ủy, chi bộ 160 đảng viên"]
)
@pytest.mark.parametrize("lead", ["Các cấp ủy, tổ chức đảng", "Cấp ủy các cấp"])
def test_a_total_that_the_parts_of_both_bodies_add_up_to_is_of_both(lead, parts):
    sentence = (
        f"Năm 2023, {lead} đã thi hành kỷ luật 201 đảng viên (khiển trách 150, cảnh cáo 40, khai trừ 11);"
        f" {parts}, UBKT các cấp kỷ luật 41 đảng viên."
    )
    found = rows(extract(report(sentence)), "breakdown", "body", "value")
    assert found == [
        ("total", "all", 201),
        ("reprimand", "all", 150),
        ("warning", "all", 40),
        ("expulsion", "all", 11),
        ("total", COMMITTEES, 160),
        ("total", COMMISSIONS, 41),
    ]


def test_a_total_that_they_do_not_add_up_to_stays_whose_it_was():
    sentence = "Năm 2023, cấp ủy các cấp kỷ luật 160 đảng viên; UBKT các cấp kỷ luật 41 đảng viên."
    assert rows(extract(report(sentence)), "body", "value") == [(COMMITTEES, 160), (COMMISSIONS, 41)]


def told_of(sentence):
    return rows(extract(report(f"Năm 2023, {sentence}")), "indicator", "value")


def test_supervision_all_the_time_is_no_second_count_beside_that_on_a_theme():
    sentence = (
        "các cấp giám sát thường xuyên 512 tổ chức đảng, giám sát theo chuyên đề 412 tổ chức đảng, 1.012 đảng viên."
    )
    assert told_of(sentence) == [("orgs_supervised", 412), ("members_supervised", 1012)]
    assert told_of("các cấp giám sát thường xuyên 512 tổ chức đảng.") == [("orgs_supervised", 512)]


@pytest.mark.parametrize("link", [", ", "; ", "; việc "])
def test_discipline_named_as_what_was_inspected_disciplined_nobody(link):
    sentence = (
        f"UBKT các cấp kiểm tra việc thực hiện nhiệm vụ kiểm tra, giám sát 212 tổ chức{link}"
        "thi hành kỷ luật trong Đảng 98 tổ chức."
    )
    assert ("orgs_disciplined", 98) not in told_of(sentence)
    assert ("orgs_inspected_oversight", 212) in told_of(sentence)


@pytest.mark.parametrize("level", ["cấp huyện", "cấp xã", "cấp cơ sở", "cấp trên cơ sở"])
def test_committees_and_commissions_of_one_level_are_not_all(level):
    assert told_of(f"cấp ủy, UBKT {level} kiểm tra 212 tổ chức đảng, kỷ luật 41 đảng viên.") == []


def test_committees_and_commissions_of_all_levels_are():
    found = rows(extract(report("Năm 2023, cấp ủy, UBKT các cấp kiểm tra 212 tổ chức đảng.")), "body", "value")
    assert found == [("all", 212)]


@pytest.mark.parametrize("did", ["sinh con thứ ba", "vi phạm chính sách dân số", "có hành vi đánh bạc"])
def test_members_found_to_have_done_one_thing_are_not_all_that_violated(did):
    assert told_of(f"các cấp phát hiện 41 đảng viên {did}.") == []


def test_those_disciplined_upon_inspections_are_not_all_that_a_body_disciplined():
    inspected = "cấp ủy các cấp kiểm tra 1.212 đảng viên; qua kiểm tra, phát hiện 31 đảng viên vi phạm, đã kỷ luật 28 đảng viên."
    in_all = "Trong năm, toàn Đảng bộ thi hành kỷ luật 121 đảng viên."
    by_others = "UBKT các cấp kỷ luật 93 đảng viên."
    disciplined = [("members_disciplined", 28), ("members_disciplined", 121)]
    assert [f for f in told_of(f"{inspected} {in_all}") if f in disciplined] == disciplined[1:]
    assert [f for f in told_of(f"{inspected} {by_others} {in_all}") if f in disciplined] == disciplined
    assert [f for f in told_of(inspected) if f in disciplined] == disciplined[:1]
