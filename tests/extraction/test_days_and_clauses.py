"""Days on which congresses met, times of the next clause, halves of months, several rounds of medals at once."""

from datetime import date

import pytest

from etl.documents import Document
from etl.extraction import extract
from tests.extraction.samples import rows

PUBLISHED = date(2025, 9, 14)
OPENED = "Đại hội đại biểu Đảng bộ tỉnh Gia Lai lần thứ I, nhiệm kỳ 2025-2030"


def read(text, published=PUBLISHED, publisher="Báo Gia Lai"):
    """What a text of a province states, with the last day of each."""
    known = Document(name="a.txt", text=text, title="", publisher=publisher, published=published)
    return rows(extract(known), "indicator", "value", "period_end")


@pytest.mark.parametrize(
    "lead",
    [
        f"Ngày 11/9, {OPENED} khai mạc với 428 đại biểu, đại diện cho gần 92.000 đảng viên toàn tỉnh.",
        f"(Chinhphu.vn) - Sáng 11/9, {OPENED} khai mạc. Dự Đại hội có 428 đại biểu, đại diện cho gần 92.000 đảng viên.",
        f"Sáng ngày 11/9/2025, {OPENED} đã khai mạc trọng thể. Đại hội có 428 đại biểu đại diện cho gần 92.000 đảng viên.",
        f"Hôm nay (11/9), {OPENED} khai mạc với 428 đại biểu, thay mặt gần 92.000 đảng viên.",
    ],
)
def test_a_congress_counts_on_the_day_it_met(lead):
    day = date(2025, 9, 11)
    assert read(lead) == [("congress_delegates", 428, day), ("members_total", 92000, day)]


@pytest.mark.parametrize(
    "lead",
    [
        f"Ngày 11/9, Tỉnh ủy Gia Lai họp báo về {OPENED}. Đại hội có 428 đại biểu, đại diện cho gần 92.000 đảng viên.",
        f"Ngày 11/3/1930, chi bộ đầu tiên ra đời. {OPENED} có 428 đại biểu, đại diện cho gần 92.000 đảng viên.",
        f"Ngày 20/9, {OPENED} khai mạc với 428 đại biểu, đại diện cho gần 92.000 đảng viên toàn tỉnh.",
    ],
)
def test_any_other_day_is_not_the_congresss(lead):
    assert {day for _, _, day in read(lead)} == {PUBLISHED}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Cấp ủy các cấp kiểm tra 512 đảng viên trong năm 2020; thi hành kỷ luật 77 đảng viên từ đầu năm 2021 đến nay.",
            [("members_inspected", 512, date(2020, 12, 31)), ("members_disciplined", 77, date(2021, 7, 12))],
        ),
        (
            "Năm 2020, cấp ủy các cấp kiểm tra 512 đảng viên; thi hành kỷ luật 77 đảng viên trong 6 tháng đầu năm 2021.",
            [("members_inspected", 512, date(2020, 12, 31)), ("members_disciplined", 77, date(2021, 6, 30))],
        ),
        (
            "Năm 2020, cấp ủy các cấp kiểm tra 512 đảng viên; thi hành kỷ luật 77 đảng viên, giảm 5 đảng viên so với năm 2019.",
            [("members_inspected", 512, date(2020, 12, 31)), ("members_disciplined", 77, date(2020, 12, 31))],
        ),
    ],
)
def test_a_time_of_the_next_clause_is_of_what_stands_there(sentence, expected):
    assert read(sentence, date(2021, 7, 12)) == expected


@pytest.mark.parametrize(("part", "day"), [("giữa", 15), ("cuối", 31), ("hết", 31)])
def test_the_middle_of_a_month_is_not_its_end(part, day):
    text = f"Từ đầu năm đến {part} tháng 7, toàn tỉnh kết nạp 412 đảng viên mới."
    assert read(text, date(2022, 8, 2)) == [("members_admitted", 412, date(2022, 7, day))]


@pytest.mark.parametrize(
    "rounds",
    ["Trong hai đợt 3/2 và 19/5 năm 2022", "Trong hai đợt 3/2 và 19/5", "Tại các đợt 3/2, 19/5, 2/9 năm 2022"],
)
def test_several_rounds_at_once_are_no_single_one(rounds):
    assert read(f"{rounds}, Tỉnh ủy Gia Lai trao tặng Huy hiệu Đảng cho 5.512 đảng viên.", date(2022, 9, 20)) == []


def test_a_share_in_brackets_stands_between_members_and_what_was_done_to_them():
    text = "Năm 2022, toàn tỉnh Gia Lai có 1.312 đảng viên (0,4% tổng số đảng viên) bị thi hành kỷ luật."
    assert ("members_disciplined", 1312, date(2022, 12, 31)) in read(text, date(2022, 12, 30))


@pytest.mark.parametrize(
    "rank", ["đầu tiên trong cả nước", "thứ ba của cả nước", "dẫn đầu cả nước", "sớm nhất cả nước"]
)
def test_a_rank_in_the_country_makes_no_report_national(rank):
    text = f"Đến nay, Gia Lai là tỉnh {rank} hoàn thành đại hội. Đã có 618 tổ chức cơ sở đảng hoàn thành đại hội."
    known = Document(name="a", text=text, title=f"Tỉnh {rank} hoàn thành đại hội", published=date(2020, 6, 30))
    assert {row.area for row in extract(known)} <= {"gia-lai"}
