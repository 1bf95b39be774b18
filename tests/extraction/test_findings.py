"""What an inspection found, and those disciplined upon it beside all that were disciplined."""

import pytest

from etl.extraction import extract
from tests.extraction.samples import figures_of, report, rows


def told(sentence):
    return sorted((code, value) for code, _, value, *_ in figures_of(sentence))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Giám sát chuyên đề 61 tổ chức đảng, 92 đảng viên, phát hiện 1 tổ chức, 3 đảng viên có dấu hiệu vi phạm.",
            [("members_supervised", 92), ("orgs_supervised", 61)],
        ),
        (
            "UBKT các cấp kiểm tra 32 đảng viên khi có dấu hiệu vi phạm, đã kết luận 29 đảng viên, phát hiện 21 đảng viên có vi phạm.",
            [("members_inspected_violation", 32), ("members_violated", 21)],
        ),
        (
            "UBKT các cấp kiểm tra 32 đảng viên khi có dấu hiệu vi phạm; qua kiểm tra có 25 đảng viên vi phạm.",
            [("members_inspected_violation", 32), ("members_violated", 25)],
        ),
        (
            "UBKT các cấp kiểm tra 32 đảng viên khi có dấu hiệu vi phạm, kết luận 24 đảng viên, 6 tổ chức vi phạm.",
            [("members_inspected_violation", 32), ("members_violated", 24), ("orgs_violated", 6)],
        ),
    ],
)
def test_those_suspected_or_looked_into_are_not_those_found(sentence, expected):
    assert told(sentence) == expected


def test_dues_claimed_back_are_not_what_was_inspected():
    assert told("UBKT các cấp kiểm tra tài chính đảng tại 41 tổ chức đảng, truy thu 12 triệu đồng tiền đảng phí.") == [
        ("orgs_inspected_finance", 41)
    ]
    assert told("UBKT các cấp kiểm tra tài chính đảng 41 tổ chức đảng về thu, nộp đảng phí.") == [
        ("orgs_inspected_dues", 41)
    ]


def disciplined(*sentences):
    read = extract(report(*sentences, title="Sóc Trăng tổng kết năm 2023"))
    return [row[1:] for row in rows(read, "indicator", "body", "value") if row[0] == "members_disciplined"]


FOUND = "UBKT các cấp kết luận 21 đảng viên có vi phạm, đã thi hành kỷ luật 12 đảng viên."


def test_those_disciplined_upon_inspections_are_fewer_than_all():
    assert disciplined(FOUND, "Cấp ủy, chi bộ và UBKT các cấp thi hành kỷ luật 81 đảng viên.") == [("all", 81)]


def test_a_part_that_makes_up_the_whole_with_the_others_stays():
    assert disciplined(
        FOUND, "Cấp ủy, chi bộ và UBKT các cấp thi hành kỷ luật 81 đảng viên. Trong đó, cấp ủy, chi bộ 69 đảng viên."
    ) == [("inspection_commissions", 12), ("all", 81), ("party_committees", 69)]


def test_the_parts_of_both_bodies_tell_whose_their_sum_is():
    told_of = ("UBKT các cấp kiểm tra 71 đảng viên khi có dấu hiệu vi phạm.",)
    assert disciplined(*told_of, "Kỷ luật 341 đảng viên: cấp ủy, chi bộ 301; UBKT các cấp 40.") == [
        ("all", 341),
        ("party_committees", 301),
        ("inspection_commissions", 40),
    ]


def test_commissions_of_districts_are_no_body_of_all_levels():
    assert told("UBKT quận, huyện ủy và tương đương kiểm tra 21 đảng viên; UBKT các huyện, thành ủy giám sát 9.") == []


def test_what_came_of_the_work_of_both_bodies_is_of_both():
    work = (
        "Cấp ủy các cấp kiểm tra 512 tổ chức đảng.",
        "UBKT các cấp kiểm tra 41 đảng viên khi có dấu hiệu vi phạm.",
    )
    assert disciplined(*work, "Qua đó, thi hành kỷ luật 212 đảng viên.") == [("all", 212)]
    assert disciplined(work[1], "Qua đó, thi hành kỷ luật 12 đảng viên.") == [("inspection_commissions", 12)]


def by(sentence):
    read = extract(report(sentence, title="Sóc Trăng tổng kết năm 2023"))
    return sorted(rows(read, "indicator", "body", "value"))


def test_who_acted_stands_before_a_passive_verb():
    sentence = (
        "Toàn tỉnh có 612 tổ chức đảng, 1.105 đảng viên được cấp ủy các cấp kiểm tra; 303 tổ chức đảng, 401 đảng viên "
        "được giám sát chuyên đề."
    )
    assert by(sentence) == [
        ("members_inspected", "party_committees", 1105),
        ("members_supervised", "party_committees", 401),
        ("orgs_inspected", "party_committees", 612),
        ("orgs_supervised", "party_committees", 303),
    ]
    sentence = "Có 167 đảng viên bị cấp ủy, chi bộ thi hành kỷ luật; 28 đảng viên bị UBKT các cấp thi hành kỷ luật."
    assert by(sentence) == [
        ("members_disciplined", "inspection_commissions", 28),
        ("members_disciplined", "party_committees", 167),
    ]


def test_those_still_looked_into_are_not_disciplined():
    said = "Năm 2023, toàn tỉnh có 240 đảng viên bị kỷ luật; 61 đảng viên đang xem xét."
    assert [value for code, value in told(said) if code == "members_disciplined"] == [240]


def test_commissions_of_several_levels_are_those_of_all():
    together = "Ủy ban kiểm tra Tỉnh ủy Sóc Trăng và ủy ban kiểm tra huyện ủy, thị ủy thi hành kỷ luật 173 đảng viên."
    assert by(together) == [("members_disciplined", "inspection_commissions", 173)]
    assert by("Ủy ban kiểm tra Tỉnh ủy Sóc Trăng và UBKT Huyện ủy Mỹ Xuyên thi hành kỷ luật 13 đảng viên.") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Cấp ủy các cấp kiểm tra 1.204 đảng viên, UBKT các cấp đã xử lý 31 trường hợp vi phạm.",
            [("members_inspected", 1204)],
        ),
        (
            "Toàn tỉnh có 290 đảng viên bị kỷ luật; đình chỉ sinh hoạt cấp ủy 3 đảng viên.",
            [("members_disciplined", 290)],
        ),
        (
            "UBKT các cấp nhận 112 đơn, đủ điều kiện giải quyết 21 đơn tố cáo, đã giải quyết 18/21 đơn tố cáo.",
            [("denunciations_resolved", 18)],
        ),
        ("UBKT các cấp trong cụm kiểm tra 41 tổ chức đảng khi có dấu hiệu vi phạm.", []),
    ],
)
def test_what_was_done_otherwise_or_elsewhere_is_not_counted(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Toàn tỉnh kiểm tra được 1.512 tổ chức đảng (trong đó có dấu hiệu vi phạm là 11), 4.021 đảng viên (có dấu hiệu vi phạm 141).",
            [("members_inspected", 4021), ("orgs_inspected", 1512)],
        ),
        (
            "UBKT các cấp kiểm tra 3 tổ chức đảng, 8 đảng viên (có 5 cấp ủy viên) khi có dấu hiệu vi phạm.",
            [("members_inspected_violation", 5), ("members_inspected_violation", 8), ("orgs_inspected_violation", 3)],
        ),
        (
            "UBKT các cấp kiểm tra 16 tổ chức đảng khi có dấu hiệu vi phạm, trong đó UBKT huyện và tương đương 12 tổ chức đảng.",
            [("orgs_inspected_violation", 16)],
        ),
    ],
)
def test_a_sign_told_in_brackets_with_a_count_of_its_own_is_of_that_count(sentence, expected):
    assert told(sentence) == expected


def test_a_group_may_stand_right_before_its_count():
    read = figures_of("Toàn tỉnh kỷ luật 97 đảng viên. Đảng viên bị kỷ luật là nữ 21.")
    assert [(part, value) for _, part, value, *_ in read] == [("female", 21), ("total", 97)]
    read = figures_of("Số đảng viên kết nạp là học sinh năm 2022: 302.")
    assert [(part, value) for _, part, value, *_ in read] == [("student", 302)]


def test_of_several_counts_of_those_disciplined_only_the_largest_is_of_all():
    assert disciplined(
        "Cấp ủy và UBKT các huyện, thành, thị ủy kỷ luật 41 đảng viên; cơ sở 101 đảng viên.",
        "Tổng cộng toàn tỉnh kỷ luật 151 đảng viên.",
    ) == [("all", 151)]
    assert disciplined(
        "Ban Thường vụ Tỉnh ủy và cấp ủy các cấp đã thi hành kỷ luật 337 đảng viên.",
        "Cấp ủy các cấp đã thi hành kỷ luật 334 đảng viên.",
    ) == [("party_committees", 337), ("party_committees", 334)]  # rounding hides what may be the same


def test_signs_may_be_abbreviated():
    assert told("UBKT các cấp kiểm tra 48 đảng viên, 7 tổ chức đảng khi có DHVP.") == [
        ("members_inspected_violation", 48),
        ("orgs_inspected_violation", 7),
    ]


def test_what_both_did_is_summed_up_behind_what_one_of_them_did():
    work = "Các cấp ủy và UBKT trong tỉnh kiểm tra 1.912 tổ chức đảng, trong đó UBKT kiểm tra dấu hiệu vi phạm 121 đảng viên."
    assert disciplined(work, "Đã xử lý kỷ luật 612 đảng viên.") == [("all", 612)]


@pytest.mark.parametrize(
    ("inspections", "body"),
    [
        ("UBKT các cấp kiểm tra khi có dấu hiệu vi phạm đối với 97 đảng viên.", "inspection_commissions"),
        ("Cấp ủy các cấp kiểm tra 1.208 đảng viên.", "party_committees"),
        ("Cấp ủy các cấp kiểm tra 1.208 đảng viên. UBKT các cấp kiểm tra 97 đảng viên.", "all"),
    ],
)
def test_what_is_found_right_behind_the_inspections_was_found_by_who_inspected(inspections, body):
    read = extract(
        report(f"{inspections}\nCó 61 đảng viên có vi phạm, khuyết điểm.", title="Sóc Trăng tổng kết năm 2023")
    )
    assert [row[1:] for row in rows(read, "indicator", "body", "value") if row[0] == "members_violated"] == [(body, 61)]
