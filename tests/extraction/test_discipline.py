"""Inspection and discipline: bodies, forms, signs of violation, and what is no discipline."""

from datetime import date

import pytest

from etl.documents import Document
from etl.extraction import account, extract
from tests.extraction.samples import report, rows


def found(sentence, *names):
    return rows(extract(report("Năm 2023,", sentence)), *names)


@pytest.mark.parametrize(
    ("actor", "body", "confidence"),
    [
        ("cấp ủy các cấp", "party_committees", "high"),
        ("cấp ủy, chi bộ", "party_committees", "high"),
        ("UBKT các cấp", "inspection_commissions", "high"),
        ("Ủy ban Kiểm tra các cấp", "inspection_commissions", "high"),
        ("cấp ủy và UBKT các cấp", "all", "high"),
        ("cấp uỷ, uỷ ban kiểm tra các cấp", "all", "high"),
        ("toàn tỉnh", "all", "medium"),
    ],
)
def test_the_body_that_decided(actor, body, confidence):
    assert found(f"{actor} thi hành kỷ luật 174 đảng viên.", "indicator", "value", "body", "confidence") == [
        ("members_disciplined", 174, body, confidence)
    ]


def test_forms_stand_before_or_behind_their_numbers():
    expected = [("total", 71), ("reprimand", 33), ("warning", 22), ("dismissal", 2), ("expulsion", 14)]
    assert (
        found(
            "toàn tỉnh thi hành kỷ luật 71 đảng viên: khiển trách 33, cảnh cáo 22, cách chức 2, khai trừ 14.",
            "breakdown",
            "value",
        )
        == expected
    )
    assert (
        found(
            "toàn tỉnh thi hành kỷ luật 71 đảng viên (33 khiển trách, 22 cảnh cáo, 2 cách chức, 14 khai trừ).",
            "breakdown",
            "value",
        )
        == expected
    )


def test_a_sign_of_violation_may_stand_behind_the_counts():
    assert found(
        "UBKT các cấp kiểm tra 58 tổ chức đảng và 417 đảng viên khi có dấu hiệu vi phạm.", "indicator", "value"
    ) == [
        ("orgs_inspected_violation", 58),
        ("members_inspected_violation", 417),
    ]


@pytest.mark.parametrize(
    ("sentence", "fate"),
    [
        ("các cấp ủy kiểm tra, giám sát 239 tổ chức đảng.", "merged"),
        ("UBKT đề nghị thi hành kỷ luật 31 đảng viên.", "other_verb"),
        ("Ban Thường vụ Tỉnh ủy kiểm tra 9 tổ chức đảng.", "single_body"),
        ("toàn tỉnh thi hành kỷ luật 71 đảng viên, giảm 12 đảng viên so với cùng kỳ.", "change"),
        ("UBKT các cấp kết luận 52 tổ chức đảng có vi phạm, trong đó có 13 tổ chức bị kỷ luật.", "part_of"),
        ("bình quân mỗi năm kết nạp 1.857 đảng viên.", "average"),
        ("toàn tỉnh thi hành kỷ luật 64 đảng viên, trong đó có 17 cấp ủy viên cơ sở.", "other_group"),
        ("toàn tỉnh có 27 tổ chức đảng trong sạch, vững mạnh 5 năm liền.", "in_a_row"),
    ],
)
def test_what_is_refused_has_its_reason(sentence, fate):
    numbers = account(report("Năm 2023,", sentence)).numbers
    assert fate in {n.fate for n in numbers}
    assert all(n.reason.vi and n.reason.en for n in numbers)


def test_liable_is_not_disciplined():
    assert found("UBKT các cấp kết luận phải thi hành kỷ luật 233 đảng viên.", "indicator") == [
        ("members_liable_discipline",)
    ]


def test_a_stated_zero_is_a_zero():
    assert found("không có tổ chức đảng nào bị thi hành kỷ luật.", "indicator", "value") == [("orgs_disciplined", 0)]


def test_the_central_commission_s_own_count_is_no_sum_of_all():
    text = (
        "Kỳ họp thứ 12 của Ủy ban Kiểm tra Trung ương diễn ra tại Hà Nội. Năm 2023, Ủy ban đã thi hành kỷ luật 7 tổ chức "
        "đảng; Ủy ban Kiểm tra giám sát 19 tổ chức đảng."
    )
    assert extract(Document(name="a.txt", text=text, published=date(2023, 12, 30))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Năm 2023, cấp ủy các cấp trong tỉnh kiểm tra 512 tổ chức đảng, UBKT các cấp kiểm tra 87 tổ chức đảng.",
            [("party_committees", 512), ("inspection_commissions", 87)],
        ),
        (
            "Năm 2023, cấp ủy các cấp trong tỉnh kiểm tra 512 tổ chức đảng và UBKT các cấp kiểm tra 87 tổ chức đảng.",
            [("party_committees", 512), ("inspection_commissions", 87)],
        ),
        ("Năm 2023, cấp ủy, tổ chức đảng và UBKT các cấp trong tỉnh kiểm tra 512 tổ chức đảng.", [("all", 512)]),
        ("Năm 2023, các tổ chức đảng, UBKT các cấp trong tỉnh kiểm tra 512 tổ chức đảng.", [("all", 512)]),
        ("Năm 2023, Ban Thường vụ Tỉnh ủy kiểm tra 12 tổ chức đảng, UBKT Tỉnh ủy kiểm tra 20 tổ chức đảng.", []),
    ],
)
def test_the_organisations_counted_are_not_the_next_body_that_acts(text, expected):
    assert rows(extract(report(text)), "body", "value") == expected


@pytest.mark.parametrize(
    "forms",
    [
        "Trong số đó, có 74 đảng viên bị thi hành bằng hình thức khiển trách, 20 đảng viên bị cảnh cáo.",
        "Có 74 đảng viên bị kỷ luật bằng hình thức khiển trách, 20 đảng viên bị kỷ luật bằng hình thức cảnh cáo.",
        "Trong đó, có 74 đảng viên bị thi hành kỷ luật bằng hình thức khiển trách; nhận cảnh cáo 20 đảng viên.",
    ],
)
def test_those_of_one_form_among_others_are_no_total(forms):
    assert found(f"toàn tỉnh có 94 đảng viên bị thi hành kỷ luật. {forms}", "breakdown", "value") == [
        ("total", 94),
        ("reprimand", 74),
        ("warning", 20),
    ]


@pytest.mark.parametrize("link", ["với hình thức", "bằng hình thức", "bị", "với các hình thức:"])
def test_a_form_ahead_of_a_number_is_that_numbers(link):
    assert found(
        f"UBKT các cấp thi hành kỷ luật 94 đảng viên {link} khiển trách 74, cảnh cáo 20 trường hợp.",
        "breakdown",
        "value",
    ) == [("total", 94), ("reprimand", 74), ("warning", 20)]


def test_whose_books_are_looked_into_is_not_who_looks():
    audited = (
        "UBKT các cấp kiểm tra tài chính của cấp ủy cùng cấp 15 cuộc, kiểm tra tài chính cấp dưới 212 tổ chức đảng."
    )
    assert found(audited, "indicator", "value", "qualifier", "body") == [
        ("orgs_inspected_finance", 212, "exact", "inspection_commissions")
    ]


def test_denunciations_may_be_counted_as_cases():
    assert found("UBKT các cấp giải quyết tố cáo 7/9 trường hợp.", "indicator", "value", "unit") == [
        ("denunciations_resolved", 7, "cases")
    ]


@pytest.mark.parametrize("actor", ["Công đoàn các cấp", "Cụm thi đua số 3", "UBKT Công đoàn các cấp"])
def test_unions_and_units_that_vie_are_no_province(actor):
    assert found(f"{actor} kiểm tra 45 tổ chức đảng và thi hành kỷ luật 9 đảng viên.", "value") == []


def test_committees_of_all_levels_of_a_district_are_the_districts():
    text = (
        "Thực hiện Đề án số 12-ĐA/TU của Ban Chấp hành Đảng bộ tỉnh về công tác kiểm tra, cấp ủy và UBKT các cấp của "
        "huyện Mỹ Xuyên đã chủ động hơn.\n\nNăm 2019, cấp ủy các cấp kiểm tra 73 đảng viên, kỷ luật 12 đảng viên.\n"
    )
    assert not extract(Document(name="a.txt", text=text, publisher="Báo Sóc Trăng", published=date(2020, 1, 9)))


@pytest.mark.parametrize(
    "sentences",
    [
        "cấp ủy các cấp kỷ luật 120 đảng viên, UBKT các cấp kỷ luật 44 đảng viên. Qua kiểm tra, đã kỷ luật 9 đảng viên.",
        "UBKT các cấp kiểm tra dấu hiệu vi phạm 60 đảng viên. Qua đó, kỷ luật 9 đảng viên. Các cấp ủy kỷ luật 120 đảng viên, UBKT 44 đảng viên.",
    ],
)
def test_those_disciplined_upon_an_inspection_are_part_of_a_bodys_own(sentences):
    read = [r for r in found(sentences, "indicator", "value", "body") if r[0] == "members_disciplined"]
    assert [r[1:] for r in read] == [(120, "party_committees"), (44, "inspection_commissions")]


def test_those_who_broke_one_rule_are_no_total():
    assert found("toàn tỉnh có 180 đảng viên bị kỷ luật; 45 đảng viên vi phạm chính sách dân số.", "value") == [(180,)]
