"""No text costs much more to read than one of its length whose every sentence holds a figure."""

import time
from datetime import date

import pytest

from etl.documents import Document
from etl.extraction import extract

SIZE = 12_000
DENSE = "Năm 2023, toàn tỉnh Hà Nam kết nạp 1.412 đảng viên mới, đạt 104% chỉ tiêu. "
TOO_MUCH_LONGER = 1.7
"""Times the cost of a sentence; what was kept of all sentences before once made it 2.6 times."""
FAR_TOO_MUCH = 40
"""Times the cost of the dense text; a row of single figures once cost 350 times as much."""


def cost(text):
    document = Document(name="a", text=text, published=date(2024, 1, 10), title="Tin", publisher="Báo Hà Nam")
    began = time.process_time()
    extract(document)
    return time.process_time() - began


@pytest.mark.parametrize(
    "unit",
    [
        "1 ",
        "1, ",
        "99% ",
        "1/2 ",
        "(1) ",
        "1-2 ",
        "năm 2023 ",
        "12 đảng viên ",
        "có 4 đảng bộ kết nạp …2.345 ",
        "1; ",
        "so với năm 2021 1.234 98% so với\n",
    ],
)
def test_a_row_of_anything_costs_no_more_than_many_figures(unit):
    text = (unit * SIZE)[:SIZE] + "đảng viên"
    cost(DENSE)
    usual = min(cost(DENSE * (SIZE // len(DENSE))) for _ in range(2))
    assert cost(text) < usual * FAR_TOO_MUCH


def test_a_sentence_of_a_long_paragraph_costs_no_more_than_one_of_a_short_one():
    cost(DENSE)
    short = min(cost(DENSE * 250) for _ in range(2))
    assert cost(DENSE * 4000) < 16 * short * TOO_MUCH_LONGER


def test_a_table_without_line_ends_does_not_hide_the_figures_beside_it():
    found = extract(
        Document(name="a", text=DENSE + "đảng viên " + "1 " * 800 + "\n\n" + DENSE, published=date(2024, 1, 10))
    )
    assert [o.value for o in found][:2] == [1412, 104]
