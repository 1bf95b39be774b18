"""Reports of central bodies, in either language: where they met, what their figures are parts of, congresses tried."""

from datetime import date

import pytest

from etl.documents import Document
from etl.extraction import extract
from tests.extraction.samples import figures_of


def national(text, published=date(2024, 1, 20), title=None):
    read = extract(Document(name="a", text=text, title=title, published=published))
    return [(o.area, o.indicator, o.breakdown, o.value) for o in read]


@pytest.mark.parametrize(
    "text",
    [
        "Sáng 30/6, tại Hà Nội, Ban Chỉ đạo Trung ương về phòng, chống tham nhũng tổng kết công tác.\nTrong 10 năm (2012-2022), cấp ủy, UBKT các cấp đã thi hành kỷ luật 2.310 tổ chức đảng, gần 151.000 đảng viên.",
        "Over the past 10 years, from 2012 to 2022, Party committees and inspection commissions at all levels have disciplined 2,310 Party organisations and nearly 151,000 Party members, the Central Steering Committee reported in Hanoi.",
    ],
)
def test_where_the_whole_party_met_is_not_whose_figures_it_heard(text):
    assert national(text, date(2022, 7, 1)) == [
        ("vn", "orgs_disciplined", "total", 2310),
        ("vn", "members_disciplined", "total", 151000),
    ]


def test_the_capital_speaks_of_itself_where_its_own_committee_does():
    text = "Sáng 5/1, tại Hà Nội, Thành ủy tổng kết công tác xây dựng Đảng. Năm 2023, toàn thành phố kết nạp 9.310 đảng viên."
    assert national(text) == [("ha-noi", "members_admitted", "total", 9310)]


def test_half_a_year_heard_by_the_steering_committee_is_the_countrys():
    text = (
        "Ban Chỉ đạo Trung ương về phòng, chống tham nhũng, tiêu cực họp phiên thứ 24. Năm 2023, cấp ủy, ủy ban kiểm "
        "tra các cấp đã thi hành kỷ luật 7.340 đảng viên."
    )
    assert national(text) == [("vn", "members_disciplined", "total", 7340)]


REVIEW = "Năm 2023, toàn Đảng kết nạp 160.000 đảng viên.\nCó 33.100 tổ chức cơ sở đảng kết nạp được đảng viên. "


@pytest.mark.parametrize(
    ("told", "group", "value"),
    [
        ("Là người dân tộc thiểu số: 20.112, tăng 3,1%, chiếm 12,57%.", "ethnic_minority", 20112),
        ("Đảng viên là phụ nữ: 67.104 đồng chí (chiếm 41,94%).", "female", 67104),
        (
            "Đảng viên là đoàn viên: 96.300 đồng chí (chiếm 60% tổng số đảng viên mới kết nạp), giảm 2,3%.",
            "youth_union",
            96300,
        ),
    ],
)
def test_a_groups_share_tells_of_what_whole_it_is_a_part(told, group, value):
    assert national(REVIEW + told)[1:] == [("vn", "members_admitted", group, value)]


@pytest.mark.parametrize(
    "told",
    [
        "Đảng viên là phụ nữ: 67.104 đồng chí (chiếm 41,94%).",
        "Đảng viên là phụ nữ: 67.104 đồng chí (chiếm 41,94% tổng số).",
        "Là viên chức: 9.104, chiếm 5,69% tổng số đảng viên mới kết nạp.",  # a group without a code
    ],
)
def test_a_share_of_a_whole_that_nothing_tells_proves_nothing(told):
    assert national(f"Công tác phát triển đảng viên trong toàn Đảng năm 2023 có chuyển biến. {told}") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Đến ngày 5/4/2023, đã có 41/512 tổ chức cơ sở đảng tổ chức đại hội điểm.", [("orgs_grassroots", 512)]),
        (
            "Đến ngày 5/4/2023, 2/15 đảng bộ trực thuộc Tỉnh ủy đã tổ chức thành công đại hội điểm.",
            [("orgs_direct", 15)],
        ),
        (
            "Đến ngày 28/6/2023, có 503/512 tổ chức cơ sở đảng tổ chức đại hội, trong đó có 41 đại hội điểm.",
            [("orgs_congress_held", 503), ("orgs_grassroots", 512)],
        ),
    ],
)
def test_a_congress_held_to_try_it_is_not_one_of_those_held(sentence, expected):
    assert sorted((code, value) for code, _, value, *_ in figures_of(sentence)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (
            "HANOI -- The Communist Party of Vietnam proudly announced that last year's induction of 101,000 new members was its biggest increase.",
            date(2000, 2, 6),
            [("vn", "members_admitted", "total", 101000)],
        ),
        (
            "HANOI — The 11th National Party Congress drew 1,377 delegates on behalf of 3.6 million Party members.",
            date(2011, 1, 18),
            [("vn", "congress_delegates", "total", 1377), ("vn", "members_total", "total", 3600000)],
        ),
        (
            "In 2023, inspection commissions at all levels across the country examined 3,041 Party organisations and 8,102 Party members over signs of violations, the Party Central Committee's Inspection Commission said.",
            date(2024, 1, 20),
            [
                ("vn", "orgs_inspected_violation", "total", 3041),
                ("vn", "members_inspected_violation", "total", 8102),
            ],
        ),
        (
            "The Hai Phong Party Committee admitted 2,312 new members in the first six months of 2019, raising the total number of Party members in the city to 118,400.",
            date(2019, 7, 10),
            [("hai-phong", "members_admitted", "total", 2312), ("hai-phong", "members_total", "total", 118400)],
        ),
        (
            "Bac Kan province's Party organisation had 36,120 members as of June 30, 2015.",
            date(2015, 7, 9),
            [("bac-kan", "members_total", "total", 36120)],
        ),
    ],
)
def test_more_of_what_english_reports_say(text, published, expected):
    assert national(text, published) == expected


def test_committees_and_cells_are_one_body_in_english():
    text = "In 2023, Party committees and cells at all levels in the whole Party disciplined 18,102 Party members, the Party Central Committee's Inspection Commission said."
    read = extract(Document(name="a", text=text, published=date(2024, 1, 20)))
    assert [(o.area, o.body, o.value) for o in read] == [("vn", "party_committees", 18102)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Cấp ủy, UBKT các cấp trong tỉnh thi hành kỷ luật 12 tổ chức đảng và 214 cán bộ, đảng viên.",
            [("members_disciplined", 214), ("orgs_disciplined", 12)],
        ),
        (
            "Năm 2023, cấp ủy các cấp thi hành kỷ luật 187 cán bộ, đảng viên (khiển trách 120, cảnh cáo 67).",
            [("members_disciplined", 67), ("members_disciplined", 120), ("members_disciplined", 187)],
        ),
        ("Các cơ quan, đơn vị trong tỉnh xử lý kỷ luật 31 cán bộ, đảng viên.", []),
        ("UBKT các cấp thi hành kỷ luật 21 cán bộ, đảng viên diện Ban Thường vụ Tỉnh ủy quản lý.", []),
        ("UBKT các cấp đề nghị thi hành kỷ luật 3 tổ chức đảng, 20 cán bộ, đảng viên.", []),
    ],
)
def test_whom_the_party_disciplines_is_a_member_whatever_else(sentence, expected):
    assert sorted((code, value) for code, _, value, *_ in figures_of(sentence)) == sorted(expected)


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi phạm chủ yếu về chính sách dân số 43 đảng viên, phẩm chất đạo đức 21 đảng viên.",
        "Đảng viên vi phạm chủ yếu là cán bộ cơ sở 31 người.",
    ],
)
def test_what_was_mostly_so_is_no_rating(sentence):
    assert figures_of(sentence) == []
    assert [row[0] for row in figures_of("Kết quả xếp loại có 14 tổ chức cơ sở đảng yếu kém.")] == ["org_weak_count"]


def test_those_dealt_with_behind_their_organisations_are_not_those_to_be_disciplined():
    said = (
        "UBKT các cấp kết luận phải xử lý kỷ luật 6 tổ chức đảng, 51 đảng viên, đã xử lý 5 tổ chức đảng, 49 đảng viên."
    )
    assert sorted((code, value) for code, _, value, *_ in figures_of(said)) == [
        ("members_liable_discipline", 51),
        ("orgs_liable_discipline", 6),
    ]


def test_a_year_compared_with_holds_nothing():
    said = "Cấp ủy các cấp trong tỉnh đã kiểm tra 1.420 tổ chức đảng, tăng 50 tổ chức so với năm 2022, và 12.540 đảng viên."
    assert sorted((code, value) for code, _, value, *_ in figures_of(said)) == [
        ("members_inspected", 12540),
        ("orgs_inspected", 1420),
    ]


@pytest.mark.parametrize("link", ["; năm 2023 là 12.811", ", năm 2023: 14.102 đảng viên"])
def test_a_year_told_behind_another_may_have_more(link):
    text = f"Năm 2022, cấp ủy, UBKT các cấp trong cả nước kỷ luật 13.470 đảng viên{link}."
    read = extract(Document(name="a", text=text, published=date(2024, 1, 20)))
    assert [(o.value, o.period_start.year, o.period_end.year) for o in read] == [
        (13470, 2022, 2022),
        (14102 if "14.102" in link else 12811, 2023, 2023),
    ]


def test_an_aim_behind_a_year_is_none_of_those_admitted():
    read = figures_of("Năm 2023, toàn tỉnh kết nạp 1.300 đảng viên; năm 2024 phấn đấu là 1.400.")
    assert [value for code, _, value, *_ in read if code == "members_admitted"] == [1300]


def test_complaints_of_organisations_and_of_members_are_no_total_either_of_them():
    assert figures_of("UBKT các cấp giải quyết khiếu nại kỷ luật đối với 2 tổ chức và 13 đảng viên.") == []
    read = figures_of("UBKT các cấp giải quyết khiếu nại kỷ luật đối với 13 đảng viên.")
    assert [(code, value) for code, _, value, *_ in read] == [("complaints_resolved", 13)]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (
            "NDO - This year, the whole Party has admitted over 149,000 new members, bringing the total number of Party members to nearly 5.2 million, heard a conference held by the Party Central Committee's Organisation Commission in Hanoi on December 14.",
            date(2022, 12, 14),
            [("vn", "members_admitted", "total", 149000), ("vn", "members_total", "total", 5200000)],
        ),
        (
            "In 2023, Bac Kan Provincial Party Committee admitted 812 new party members, exceeding the plan by 6.8%; the total number of party members of the whole province was 36,412. The rate of grassroots party organizations completing tasks well or better reached 91.2%.",
            date(2024, 1, 15),
            [
                ("bac-kan", "members_admitted", "total", 812),
                ("bac-kan", "members_admitted_target_pct", "total", 106.8),
                ("bac-kan", "members_total", "total", 36412),
                ("bac-kan", "org_good_or_better_pct", "total", 91.2),
            ],
        ),
        (
            "DA NANG — The city's Party Committee reported that 512 people were admitted to the Party in the first half of this year, and 31 Party members were disciplined.",
            date(2018, 7, 12),
            [("da-nang", "members_admitted", "total", 512), ("da-nang", "members_disciplined", "total", 31)],
        ),
    ],
)
def test_what_translated_reports_say(text, published, expected):
    assert national(text, published) == expected


def test_who_disciplined_stands_behind_a_passive_in_english():
    text = "HANOI — In 2016, 151 Party organisations and 10,230 Party members were disciplined by Party committees, a national conference of the Party Central Committee heard."
    read = extract(Document(name="a", text=text, published=date(2017, 2, 8)))
    assert [(o.area, o.indicator, o.body, o.value) for o in read] == [
        ("vn", "orgs_disciplined", "party_committees", 151),
        ("vn", "members_disciplined", "party_committees", 10230),
    ]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (
            "In the first four months of 2023, the Can Tho City Party Committee admitted 312 new Party members, reaching 25.8% of the plan.",
            date(2023, 5, 19),
            [("can-tho", "members_admitted", "total", 312), ("can-tho", "members_admitted_target_pct", "total", 25.8)],
        ),
        (
            "NDO – From the beginning of the 12th tenure until now, the Party has disciplined 1,310 Party organisations and 71,000 Party members.",
            date(2020, 11, 25),
            [("vn", "orgs_disciplined", "total", 1310), ("vn", "members_disciplined", "total", 71000)],
        ),
        (
            "Inspection commissions at all levels inspected 1,002 Party organisations on signs of violations in the first half of 2024, the Central Inspection Commission said. It found that 601 organisations and 2,112 members had violated regulations.",
            date(2024, 7, 8),
            [
                ("vn", "orgs_inspected_violation", "total", 1002),
                ("vn", "orgs_violated", "total", 601),
                ("vn", "members_violated", "total", 2112),
            ],
        ),
        (
            "The Communist Party of Vietnam is growing. Last year it recruited 177,000 members.",
            date(2012, 2, 3),
            [("vn", "members_admitted", "total", 177000)],
        ),
    ],
)
def test_times_and_findings_of_english_reports(text, published, expected):
    assert national(text, published) == expected
