"""Quantities: the texts' own grouping, multipliers, ranges, ratios, words and qualifiers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extraction.numbers import quantities, spelled

CASES = {
    "kết nạp 7.448 đảng viên": [(7448, None, "exact", False)],
    "đạt 74,48% so với": [(74.48, None, "exact", True)],
    "đạt 1.7% kế hoạch": [(1.7, None, "exact", True)],
    "2,291 đảng viên": [(2291, None, "exact", False)],
    "94 000 đảng viên": [(94000, None, "exact", False)],
    "hơn 107 nghìn đảng viên": [(107000, None, "more_than", False)],
    "1,284 triệu đảng viên": [(1284000, None, "exact", False)],
    "khoảng 22 vạn đảng viên": [(220000, None, "approx", False)],
    "1 triệu 200 nghìn đảng viên": [(1200000, None, "exact", False)],
    "gần 64.000 đảng viên": [(64000, None, "nearly", False)],
    "đạt trên 80% trở lên": [(80, None, "at_least", True)],
    "không quá 0,5%": [(0.5, None, "at_most", True)],
    "dưới 1,5%": [(1.5, None, "less_than", True)],
    "từ 18% đến 20%": [(18, 20, "range", True)],
    "90 - 100 đảng viên": [(90, 100, "range", False)],
    "1.300 đến 1.500 đảng viên": [(1300, 1500, "range", False)],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_quantities(text, expected):
    assert [(q.value, q.value_max, q.qualifier, q.percent) for q in quantities(text, 0, len(text))] == expected


def test_a_ratio_has_two_numbers():
    (q,) = quantities("269/805 đảng viên mới", 0, 21)
    assert (q.value, q.total.value) == (269, 805)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ba tổ chức", 3),
        ("hai mươi mốt đảng viên", 21),
        ("một trăm linh năm", 105),
        ("nửa triệu", 500000),
        ("hai nghìn ba trăm bốn mươi lăm", 2345),
    ],
)
def test_counts_in_words(text, value):
    assert [v for _, _, v in spelled(text.split())] == [value]


@given(st.integers(0, 99_999_999))
def test_a_grouped_number_is_read_as_written(number):
    text = f"{number:,}".replace(",", ".") + " đảng viên"
    (q,) = quantities(text, 0, len(text))
    assert q.value == number
    assert text[q.start : q.end] == text.removesuffix(" đảng viên")


@given(st.integers(0, 100_000))
def test_a_percentage_keeps_its_decimals(hundredths):
    text = f"{hundredths / 100:.2f}%".replace(".", ",")
    (q,) = quantities(text, 0, len(text))
    assert q.value == pytest.approx(hundredths / 100)
