"""The same said in other words of the genre: what a report states must not hang on the word it happens to use."""

from datetime import date

import pytest

from etl.documents import Document
from etl.extraction import extract
from tests.extraction.samples import rows


def read(text, published=date(2022, 1, 10), publisher="Báo Sơn La"):
    """What a report of a province states."""
    known = Document(name="a.txt", text=text, title="", publisher=publisher, published=published)
    return rows(extract(known), "indicator", "breakdown", "body", "value")


def same(*texts, **known):
    """What texts of which each says the same state, once."""
    found = [read(text, **known) for text in texts]
    assert all(sorted(one) == sorted(found[0]) for one in found), found
    return found[0]


def test_grades_by_their_initials_may_be_or_better():
    stated = same(
        *(
            f"Năm 2021, toàn tỉnh có 87,6% chi bộ {good} trở lên; 12,8% đảng viên đủ tư cách, {best}; 1,1% tổ chức cơ sở đảng không hoàn thành nhiệm vụ."
            for good, best in (("hoàn thành tốt nhiệm vụ", "hoàn thành xuất sắc nhiệm vụ"), ("HTTNV", "HTXSNV"))
        )
    )
    assert stated == [
        ("cell_good_or_better_pct", "total", "all", 87.6),
        ("member_excellent_pct", "total", "all", 12.8),
        ("org_failed_pct", "total", "all", 1.1),
    ]


@pytest.mark.parametrize(
    "exemplary",
    [
        "“trong sạch, vững mạnh” tiêu biểu",
        '"trong sạch, vững mạnh" tiêu biểu',
        "“trong sạch, vững mạnh tiêu biểu”",
        "TSVM tiêu biểu",
        "“trong sạch, vững mạnh”, tiêu biểu",
    ],
)
def test_exemplary_ones_are_not_all_that_are_clean_and_strong(exemplary):
    text = f"Năm 2016, toàn tỉnh có 367 tổ chức cơ sở đảng “trong sạch, vững mạnh”, chiếm 53%, trong đó có 71 tổ chức cơ sở đảng {exemplary} (bằng 19,3% số “trong sạch, vững mạnh”)."
    stated = read(text, date(2017, 1, 20))
    assert [(i, v) for i, *_, v in stated] == [
        ("org_clean_strong_count", 367),
        ("org_clean_strong_pct", 53),
        ("org_clean_strong_exemplary_count", 71),
        ("org_clean_strong_exemplary_pct", 19.3),
    ]


COMMITTEES = [
    "Cấp ủy các cấp",
    "Cấp ủy, tổ chức đảng các cấp",
    "Các cấp ủy, tổ chức đảng các cấp",
    "Chi bộ, cấp ủy các cấp",
    "Chi bộ, cấp ủy, tổ chức đảng các cấp",
    "Cấp ủy, chi bộ các cấp",
    "Các cấp ủy và chi bộ",
]


def test_committees_by_other_names():
    stated = same(
        *(
            f"Năm 2021, {name.lower()} trong tỉnh thi hành kỷ luật 62 đảng viên, gồm khiển trách 41, cảnh cáo 21; UBKT các cấp thi hành kỷ luật 18 đảng viên."
            for name in COMMITTEES
        )
    )
    assert ("members_disciplined", "total", "party_committees", 62) in stated


def test_what_committees_did_may_be_told_of_their_discipline():
    stated = same(
        *(
            f"Thi hành kỷ luật của {name} trong tỉnh năm 2021 gồm 59 tổ chức đảng, 826 đảng viên. Con số tương ứng của UBKT các cấp là 14 tổ chức đảng và 336 đảng viên."
            for name in ("cấp ủy các cấp", "cấp ủy, tổ chức đảng các cấp", "các cấp ủy, chi bộ")
        )
    )
    assert {b for _, _, b, _ in stated} == {"party_committees", "inspection_commissions"}


def test_committees_and_commissions_together_are_all():
    same(
        "Năm 2021, cấp ủy các cấp và chi bộ, UBKT các cấp đã thi hành kỷ luật 109 đảng viên.",
        "Năm 2021, cấp ủy, tổ chức đảng các cấp và chi bộ, UBKT các cấp đã thi hành kỷ luật 109 đảng viên.",
        "Năm 2021, cấp ủy, chi bộ và UBKT các cấp đã thi hành kỷ luật 109 đảng viên.",
    )


def test_inspections_of_how_discipline_is_dealt_with():
    stated = same(
        *(
            f"Năm 2021, UBKT các cấp trong tỉnh kiểm tra việc {deal} kỷ luật trong Đảng đối với 64 tổ chức đảng; kiểm tra 31 tổ chức đảng về thực hiện nhiệm vụ kiểm tra, giám sát, 18 tổ chức đảng về {deal} kỷ luật đảng."
            for deal in ("thi hành", "xử lý")
        )
    )
    assert {i for i, *_ in stated} == {"orgs_inspected_discipline_work", "orgs_inspected_oversight"}


def test_two_kinds_disciplined_together():
    stated = same(
        *(
            f"Năm 2021, toàn tỉnh {deal} kỷ luật 52 tổ chức đảng{link}3.964 đảng viên, trong đó khiển trách 2.811 đảng viên."
            for deal in ("thi hành", "đã thi hành", "xử lý", "đã xử lý")
            for link in ("; ", " và ", ", ", " cùng ", " cùng với ")
        )
    )
    assert {("orgs_disciplined", "total", "all", 52), ("members_disciplined", "total", "all", 3964)} <= set(stated)


def test_two_kinds_that_were_disciplined():
    stated = same(
        *(
            f"Năm 2021, toàn tỉnh có 27 tổ chức đảng{link}2.118 đảng viên bị {deal} kỷ luật."
            for deal in ("thi hành", "xử lý")
            for link in (" và ", ", ", " cùng ", " cùng với ")
        )
    )
    assert len(stated) == 2


def test_upon_inspections_discipline_was_carried_out():
    same(
        *(
            f"Năm 2021, {lead} kỷ luật 26 tổ chức đảng, với hình thức: khiển trách 22, cảnh cáo 4; kỷ luật 934 đảng viên."
            for lead in (
                "qua kiểm tra, giám sát, toàn tỉnh đã thi hành",
                "qua kiểm tra, giám sát, toàn tỉnh thi hành",
                "toàn tỉnh qua kiểm tra, giám sát, thi hành",
                "toàn tỉnh qua công tác kiểm tra, giám sát, đã thi hành",
            )
        )
    )


@pytest.mark.parametrize("moi", ["", " mới", " được", " mới được"])
def test_newly_admitted_are_admitted(moi):
    assert read(
        f"Năm 2021, toàn tỉnh kết nạp{moi} 783 học sinh, sinh viên (gồm 655 học sinh, 128 sinh viên) vào Đảng."
    ) == [("members_admitted", "student", "all", 783)]
    assert ("members_admitted_target", "total", "all", 1460) in read(
        f"Tỉnh ủy Sơn La giao chỉ tiêu kết nạp{moi if 'được' not in moi else ''} 1.460 đảng viên trong năm 2022."
    )


@pytest.mark.parametrize("whole", ["toàn tỉnh", "cả tỉnh", "toàn Đảng bộ tỉnh", "Đảng bộ tỉnh"])
def test_the_province_by_other_names(whole):
    published = date(2016, 10, 6)
    text = f"Nhờ vậy, 9 tháng {whole} kết nạp được 1.077 đảng viên."
    known = Document(name="a.txt", text=text, title="", publisher="Báo Sơn La", published=published)
    assert rows(extract(known), "value", "period_end") == [(1077, date(2016, 9, 30))]
    for commission in ("Ủy ban Kiểm tra Tỉnh ủy", "Ủy ban Kiểm tra (UBKT) Tỉnh ủy Sơn La"):
        assert read(f"Tin từ {commission}, năm 2021, {whole} có 74 đảng viên bị thi hành kỷ luật.") == [
            ("members_disciplined", "total", "all", 74)
        ]
    checked = (
        f"9 tháng năm 2021, cấp ủy các cấp {whole.removeprefix('toàn ').removeprefix('cả ')} kiểm tra 233 tổ chức đảng."
    )
    assert read(checked) == [("orgs_inspected", "total", "party_committees", 233)]
    checked = f"9 tháng năm 2021, cấp ủy các cấp {whole} đã kiểm tra 233 tổ chức đảng; giám sát 174 tổ chức đảng."
    assert {b for _, _, b, _ in read(checked)} == {"party_committees"}


@pytest.mark.parametrize("people", ["đảng viên", "đồng chí"])
def test_members_there_are_are_not_those_exempted(people):
    text = f"Toàn Đảng bộ tỉnh có trên 26.000 đảng viên, 4.812 {people} được miễn công tác và sinh hoạt đảng."
    assert ("members_exempt", "total", "all", 26000) not in read(text)


@pytest.mark.parametrize(
    "reached", ["đạt 110% chỉ tiêu", "bằng 110% chỉ tiêu", "110% chỉ tiêu", "vượt chỉ tiêu, đạt 110%"]
)
def test_a_share_of_a_part_of_the_party_is_not_the_provinces(reached):
    text = f"Năm 2021, toàn tỉnh kết nạp 1.512 đảng viên, đạt 91% chỉ tiêu. Bốn đảng bộ dẫn đầu gồm: Đảng bộ Công an tỉnh 33 đảng viên ({reached}), Đảng bộ Quân sự tỉnh 21 đảng viên (70%)."
    assert [v for *_, v in read(text)] == [1512, 91]


@pytest.mark.parametrize("among", ["trong đó", "trong đó có", "trong số đó có"])
def test_some_of_the_officials_trained_are_not_all(among):
    text = f"Năm 2021, Tỉnh ủy cử 3.418 lượt cán bộ đi đào tạo, bồi dưỡng, {among} 64 đồng chí học cao cấp lý luận chính trị."
    assert 64 not in [v for i, b, _, v in read(text) if (i, b) == ("officials_trained", "total")]


@pytest.mark.parametrize("union", ["đoàn viên mới", "đoàn viên TNCS Hồ Chí Minh", "đoàn viên", "hội viên"])
def test_those_who_join_a_union_join_no_party(union):
    text = f"Trong 5 năm 2017-2022, các cơ sở đoàn trong tỉnh kết nạp 51.370 {union}, trưởng thành đoàn 22.015 người."
    assert read(text) == []


@pytest.mark.parametrize(
    "those",
    [
        "Trong số 1.180 đảng viên mới có",
        "Trong số 1,180 đảng viên mới có",
        "Trong số 1.180 đảng viên này có",
        "Trong số này có",
    ],
)
def test_parts_told_behind_a_target_are_of_those_admitted(those):
    text = f"Năm 2021, toàn tỉnh kết nạp 1.180 đảng viên, đạt 62% chỉ tiêu kết nạp 1.900 đảng viên. {those} 566 nữ, 88 người dân tộc thiểu số."
    parts = [(i, b, v) for i, b, _, v in read(text) if b != "total"]
    assert parts == [("members_admitted", "female", 566), ("members_admitted", "ethnic_minority", 88)]


@pytest.mark.parametrize("lead", ["", "Bên cạnh đó, ", "Theo báo cáo, ", "Kết quả, ", "Nhờ đó, "])
def test_what_leads_in_a_sentence_changes_nothing_in_it(lead):
    done = "đã" if lead else "Đã"
    text = f"Từ đầu nhiệm kỳ 2020-2025 đến nay, cấp ủy, UBKT các cấp trong tỉnh kiểm tra 2.512 tổ chức đảng. {lead}{done} thi hành kỷ luật 1.172 đảng viên và 17 tổ chức đảng."
    assert sorted(read(text)) == sorted(read(text.replace(lead + done, "Đã")))


@pytest.mark.parametrize("day", ["Tính đến ngày 30/6/2023", "Đến hết tháng 6/2023", "Theo thống kê đến ngày 30/6/2023"])
@pytest.mark.parametrize("there_are", ["có", "hiện có", "đang có", "hiện nay có"])
def test_there_are_now_as_many_as_on_the_day_told(day, there_are):
    text = f"{day}, toàn tỉnh {there_are} 32.654 đảng viên, 502 tổ chức cơ sở đảng."
    known = Document(name="a.txt", text=text, title="", publisher="Báo Sơn La", published=date(2023, 7, 19))
    assert rows(extract(known), "value", "period_end") == [(32654, date(2023, 6, 30)), (502, date(2023, 6, 30))]


def test_there_are_more_now_than_on_the_day_told():
    text = "Đến cuối năm 2015, toàn tỉnh có 28.110 đảng viên, hiện có 32.654 đảng viên."
    known = Document(name="a.txt", text=text, title="", publisher="Báo Sơn La", published=date(2023, 7, 19))
    assert (32654, date(2023, 7, 19)) in rows(extract(known), "value", "period_end")


@pytest.mark.parametrize(
    "commissions", ["UBKT các cấp", "UBKT Đảng các cấp", "UBKT cấp ủy các cấp", "Ủy ban Kiểm tra Đảng các cấp"]
)
def test_commissions_by_other_names(commissions):
    text = f"Năm 2021, {commissions} trong tỉnh đã kiểm tra khi có dấu hiệu vi phạm đối với 58 tổ chức đảng và 417 đảng viên."
    assert {b for _, _, b, _ in read(text)} == {"inspection_commissions"}


@pytest.mark.parametrize(
    "change",
    [
        "(tăng 47 tổ chức, 312 đảng viên so với cùng kỳ)",
        ", tăng 47 tổ chức, 312 đảng viên so với cùng kỳ",
        ", tăng 47 tổ chức và 312 đảng viên",
    ],
)
def test_the_second_of_two_changes_is_one_as_well(change):
    text = f"Năm 2021, cấp ủy các cấp trong tỉnh kiểm tra 159 tổ chức đảng, 964 đảng viên {change}; giám sát 85 tổ chức đảng.".replace(
        " ,", ","
    )
    assert [v for *_, v in read(text)] == [159, 964, 85]


def test_rows_of_a_table_end_where_a_line_does():
    table = "Xếp loại năm 2021 của Đảng bộ tỉnh Sơn La\n\n| Loại hình | Xuất sắc | Tốt | Không hoàn thành nhiệm vụ |\n| Tổ chức cơ sở đảng | 96 | 412 | 7 |\n"
    assert same(
        table,
        table.replace("\n", "\r\n"),
        table.replace("|\n", "\n").replace("\n|", "\n"),
        table.replace("|\n", "\r\n").replace("\n|", "\n"),
    )


def test_a_line_of_capitals_is_read_as_any_other():
    line = "Sơn La kết nạp trên 2.700 đảng viên trong năm 2021"
    assert same(line, line.upper()) == [("members_admitted", "total", "all", 2700)]


@pytest.mark.parametrize("day", ["5/10/2017", "5-10-2017", "5.10.2017", "5 tháng 10 năm 2017", "05 tháng 10 năm 2017"])
def test_the_day_of_a_meeting_in_any_form_tells_the_year(day):
    text = f"Ngày {day}, tại huyện Mộc Châu, Ban Tổ chức Tỉnh ủy Sơn La giao ban công tác.\n\n9 tháng qua, toàn tỉnh kết nạp 1.486 đảng viên."
    known = Document(name="a.txt", text=text, title="", publisher="Báo Sơn La", published=None)
    assert rows(extract(known), "value", "period_end") == [(1486, date(2017, 9, 30))]


@pytest.mark.parametrize("found", ["1.622", "1622", "1 622", "1,622", "1\u00a0622", "1\u202f622"])
def test_thousands_in_any_form(found):
    text = f"Năm 2021, UBKT các cấp trong tỉnh kiểm tra khi có dấu hiệu vi phạm 2.948 tổ chức đảng; kết luận {found} tổ chức đảng có vi phạm."
    assert [v for *_, v in read(text)] == [2948, 1622]


def test_a_part_of_those_admitted_needs_no_sentence_before_it():
    text = "Trong tổng số đảng viên mới kết nạp của tỉnh trong 9 tháng năm 2021, có 31 đảng viên là người dân tộc thiểu số."
    assert read(text) in ([("members_admitted", "ethnic_minority", "all", 31)], [])


def test_those_honoured_are_not_those_graded():
    text = "Năm 2021, Đảng bộ tỉnh Sơn La có 12 tổ chức đảng và 25 đảng viên được tặng bằng khen vì hoàn thành xuất sắc nhiệm vụ."
    assert read(text) == []


@pytest.mark.parametrize("rest", ["kết nạp 268 đảng viên còn lại", "phấn đấu kết nạp 268 đảng viên còn lại"])
def test_what_is_left_of_a_target_is_none(rest):
    assert read(f"Quý IV/2021, Tỉnh ủy Sơn La chỉ đạo {rest}.") == []


@pytest.mark.parametrize(
    "at_least", ["từ 8.000 đảng viên trở lên", "8.000 đảng viên trở lên", "8.000 đảng viên mới trở lên"]
)
def test_admissions_open_upwards_are_aimed_at(at_least):
    text = f"Đại hội Đảng bộ tỉnh Sơn La, nhiệm kỳ 2020 - 2025.\n\n4. Trong nhiệm kỳ kết nạp {at_least}."
    assert {i for i, *_ in read(text)} <= {"members_admitted_target"}


def test_brackets_tell_of_the_group_before_them():
    text = "Đảng bộ tỉnh chú trọng học sinh, sinh viên (từ đầu nhiệm kỳ đến hết tháng 12/2021 kết nạp 846 đảng viên)."
    assert read(text) == [("members_admitted", "student", "all", 846)]


def test_a_year_told_apart_from_its_term_begins_in_january():
    text = "Nhiệm kỳ 2020-2025, toàn tỉnh kỷ luật 1.900 đảng viên. Riêng năm 2021, tính đến ngày 31/10, toàn tỉnh kỷ luật 212 đảng viên."
    known = Document(name="a", text=text, publisher="Báo Sơn La", published=date(2021, 11, 12))
    assert (212, date(2021, 1, 1), date(2021, 10, 31)) in rows(extract(known), "value", "period_start", "period_end")


@pytest.mark.parametrize("paper", ["Pháp luật TP.HCM", "Báo Pháp Luật TP. Hồ Chí Minh", "Tuổi Trẻ TP.HCM"])
def test_papers_of_a_city_that_report_the_country_tell_no_province(paper):
    assert read("Cấp ủy các cấp kỷ luật 291 tổ chức đảng trong năm 2021.", publisher=paper) == []


def test_this_year_is_not_the_one_year_that_is_compared_with():
    text = "6 tháng đầu năm nay, UBKT các cấp tỉnh Sơn La kiểm tra 29 đảng viên khi có dấu hiệu vi phạm, tăng 3 đảng viên so với 6 tháng đầu năm 2015."
    assert read(text, published=None) == []


def test_a_province_that_is_gone_has_no_year_it_did_not_live_to_see():
    text = "Năm 2025 là năm đặc biệt: Đảng bộ tỉnh Quảng Ngãi vừa hợp nhất với Đảng bộ tỉnh Kon Tum.\n\nCả năm kết nạp 2.402 đảng viên. Đó là nỗ lực lớn."
    known = Document(name="a", text=text, publisher="", published=date(2025, 12, 30))
    assert {row.area for row in extract(known)} <= {"quang-ngai-2025"}


def test_a_day_of_crawling_that_the_text_says_nothing_of_is_not_used():
    text = "Thứ sáu, 21/05/2021\n\nNgày 12/2/2014, Ban Tổ chức Tỉnh ủy Sơn La họp tổng kết công tác năm 2013, bàn nhiệm vụ năm 2014.\n\nTrong năm, toàn Đảng bộ tỉnh kết nạp 2.164 đảng viên."
    known = Document(name="a", text=text, publisher="Báo Sơn La", published=None)
    assert rows(extract(known), "value", "period_end") == [(2164, date(2013, 12, 31))]


@pytest.mark.parametrize("district", ["Mù Cang Chải", "Mù Căng Chải", "Lộc Hà", "Cát Tiên", "Đất Đỏ", "Tĩnh Gia"])
def test_districts_of_other_years_and_spellings_are_no_province(district):
    assert read(f"Năm 2021, Đảng bộ tỉnh Sơn La vững mạnh.\n\n- {district} kết nạp 167 đảng viên mới (10/1/2022)") == []


@pytest.mark.parametrize("plan", ["Thống nhất", "Thông qua", "Ban hành"])
def test_those_whom_a_plan_names_are_not_yet_supervised(plan):
    text = f"Ủy ban Kiểm tra Tỉnh ủy Sơn La họp.\n\n2. {plan} kế hoạch giám sát chuyên đề đối với 12 tổ chức đảng và 23 đồng chí trong quý IV/2021."
    assert read(text) == []


@pytest.mark.parametrize("wish", ["phấn đấu kết nạp", "kết nạp"])
def test_what_is_left_of_a_year_has_its_own_target(wish):
    text = f"Kết luận hội nghị, Bí thư Tỉnh ủy Sơn La đề nghị các huyện ủy rà soát nguồn, 6 tháng cuối năm {wish} ít nhất 1.300 đảng viên."
    known = Document(name="a", text=text, publisher="Báo Sơn La", published=date(2023, 7, 12))
    assert rows(extract(known), "indicator", "period_start") == [("members_admitted_target", date(2023, 7, 1))]


def test_from_the_beginning_of_the_year_that_the_title_speaks_of():
    text = "Ngay từ đầu năm 2018, Ủy ban Kiểm tra Tỉnh ủy Sơn La đã tham mưu nhiều kế hoạch. Cấp ủy các cấp trong tỉnh kiểm tra 1.308 tổ chức đảng."
    known = Document(name="a", text=text, title="Công tác kiểm tra 6 tháng đầu năm 2018", publisher="Báo Sơn La")
    assert rows(extract(known), "value", "period_end") == [(1308, date(2018, 6, 30))]


def test_a_target_may_be_a_range():
    text = (
        "Từ đầu nhiệm kỳ 2020 - 2025 đến nay, toàn tỉnh kết nạp 7.979/8.000 - 8.500 đảng viên theo chỉ tiêu Nghị quyết."
    )
    known = Document(name="a", text=text, title="", publisher="Báo Sơn La", published=date(2024, 7, 12))
    assert rows(extract(known), "indicator", "value", "value_max", "qualifier") == [
        ("members_admitted", 7979, None, "exact"),
        ("members_admitted_target", 8000, 8500, "range"),
    ]
