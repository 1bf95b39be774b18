"""Numbers, dates, periods and figures as a reader of each language expects them."""

from datetime import date

import pytest

from dashboard.words import Words

VI, EN = Words("vi"), Words("en")


@pytest.mark.parametrize(
    ("value", "unit", "vi", "en"),
    [
        (24160, "persons", "24.160", "24,160"),
        (1234567.5, None, "1.234.567,5", "1,234,567.5"),
        (50, "percent", "50\xa0%", "50%"),
        (13.45, "percent", "13,45\xa0%", "13.45%"),
    ],
)
def test_numbers(value, unit, vi, en):
    assert (VI.number(value, unit), EN.number(value, unit)) == (vi, en)


@pytest.mark.parametrize(
    ("qualifier", "vi", "en"),
    [
        ("exact", "94.000", "94,000"),
        ("more_than", ">\xa094.000", ">\xa094,000"),
        ("less_than", "<\xa094.000", "<\xa094,000"),
        ("approx", "≈\xa094.000", "≈\xa094,000"),
        ("nearly", "gần 94.000", "nearly 94,000"),
        ("range", "94.000–95.000", "94,000–95,000"),
    ],
)
def test_figures_keep_their_qualifier(qualifier, vi, en):
    row = {"value": 94000.0, "value_max": 95000.0, "unit": "persons", "qualifier": qualifier}
    assert (VI.figure(row), EN.figure(row)) == (vi, en)


@pytest.mark.parametrize(
    ("kind", "start", "end", "vi", "en"),
    [
        ("year", date(2022, 1, 1), date(2022, 12, 31), "năm 2022", "2022"),
        ("ytd", date(2023, 1, 1), date(2023, 6, 30), "6 tháng đầu năm 2023", "first 6 months of 2023"),
        ("ytd", date(2023, 1, 1), date(2023, 6, 14), "1/1/2023 – 14/6/2023", "1 Jan 2023 – 14 Jun 2023"),
        ("point", date(2020, 10, 13), date(2020, 10, 13), "ngày 13/10/2020", "on 13 Oct 2020"),
        ("term", date(2015, 1, 1), date(2020, 12, 31), "nhiệm kỳ 2015–2020", "term 2015–2020"),
        ("quarter", date(2024, 7, 1), date(2024, 9, 30), "quý III/2024", "quarter III of 2024"),
        ("month", date(2024, 7, 1), date(2024, 7, 31), "tháng 7/2024", "July 2024"),
        ("other", date(2024, 7, 2), date(2024, 8, 5), "2/7/2024 – 5/8/2024", "2 Jul 2024 – 5 Aug 2024"),
    ],
)
def test_periods(kind, start, end, vi, en):
    row = {"period_kind": kind, "period_start": start, "period_end": end}
    assert (VI.period(row), EN.period(row)) == (vi, en)


def test_areas_of_one_name_are_told_apart():
    assert VI.area("soc-trang") == "Sóc Trăng"
    assert VI.area("an-giang") == "An Giang (đến 6/2025)"
    assert VI.area("an-giang-2025") == "An Giang (từ 7/2025)"


@pytest.mark.parametrize(
    ("code", "vi"),
    [
        ("M06", "6 tháng đầu năm"),
        ("Q3", "quý III"),
        ("N07", "tháng 7"),
        ("D12-05", "từ đầu năm đến 5/12"),
        ("B05-19", "đợt 19/5"),
    ],
)
def test_windows(code, vi):
    assert VI.window(code) == vi
