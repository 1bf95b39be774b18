"""Two years side by side and an index to a year: only figures of one territory and one way of counting."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse import pairing
from warehouse.errors import WarehouseError

pytestmark = pytest.mark.slow


def year(y: int, value: float, **more) -> dict:
    return {
        "period_start": date(y, 1, 1), "period_end": date(y, 12, 31), "value": value,
        "source_id": f"{more.get('area', '')}{y}", **more,
    }  # fmt: skip


def rows_of(opened, indicator="members_admitted"):
    return opened.series(indicator)


def directions(found):
    return dict(found.frame.select("area", "direction").unique().iter_rows())


def test_a_pair_is_two_years_of_one_area(warehouse_of, observation):
    opened = warehouse_of(
        observation(**year(2018, 100.0)), observation(**year(2022, 130.0)),
        observation(**year(2018, 90.0, area="ha-noi")),
    )  # fmt: skip
    found = pairing.pair(rows_of(opened), 2018, 2022)
    assert found.frame.select("area", "year", "value").rows() == [
        ("soc-trang", 2018, 100.0),
        ("soc-trang", 2022, 130.0),
    ]
    assert found.left_out == {"one_year": 1}
    assert directions(found) == {"soc-trang": 1}


@pytest.mark.parametrize(
    ("before", "after", "direction"),
    [
        ({"value": 100.0}, {"value": 90.0}, -1),
        ({"value": 100.0}, {"value": 100.0}, 0),
        ({"value": 100.0, "qualifier": "more_than"}, {"value": 105.0}, 0),
        ({"value": 100.0, "qualifier": "more_than"}, {"value": 111.0}, 1),
        ({"value": 100.0, "qualifier": "approx"}, {"value": 95.0}, 0),
    ],
)
def test_where_intervals_overlap_there_is_no_rise_and_no_fall(warehouse_of, observation, before, after, direction):
    opened = warehouse_of(observation(**year(2018, **before)), observation(**year(2022, **after)))
    assert directions(pairing.pair(rows_of(opened), 2018, 2022)) == {"soc-trang": direction}


def test_across_new_ratings_there_is_no_pair_and_it_is_said(warehouse_of, observation):
    rated = {"indicator": "org_good_or_better_pct", "unit": "percent", "basis": "rated"}
    opened = warehouse_of(*(observation(**year(y, 50.0, **rated)) for y in (2016, 2019, 2021)))
    rows = rows_of(opened, "org_good_or_better_pct")
    crossed = pairing.pair(rows, 2016, 2019)
    assert crossed.frame.is_empty()
    assert crossed.left_out == {"break": 1}
    assert pairing.pair(rows, 2019, 2021).frame.height == 2


def test_an_enlarged_province_is_no_pair(warehouse_of, observation):
    opened = warehouse_of(*(observation(**year(y, 50.0, area="ha-noi")) for y in (2007, 2009)))
    assert pairing.pair(rows_of(opened), 2007, 2009).left_out == {"break": 1}


def test_a_renamed_province_is_one_pair(warehouse_of, observation):
    opened = warehouse_of(
        *(
            observation(
                indicator="members_total",
                period_kind="point",
                area=area,
                value=value,
                source_id=area,
                period_start=day,
                period_end=day,
            )
            for area, day, value in (("thua-thien-hue", date(2020, 10, 1), 100.0), ("hue", date(2025, 3, 1), 120.0))
        )
    )
    assert pairing.pair(rows_of(opened, "members_total"), 2020, 2025).frame["area"].to_list() == [
        "thua-thien-hue",
        "hue",
    ]


def test_the_years_with_most_pairs_come_first_of_equal_ones_the_latest(warehouse_of, observation):
    opened = warehouse_of(
        *(observation(**year(y, 10.0, area=a)) for y in (2016, 2018, 2022) for a in ("ha-noi", "soc-trang")),
        observation(**year(2016, 10.0, area="thai-binh")), observation(**year(2018, 10.0, area="thai-binh")),
    )  # fmt: skip
    assert pairing.years(rows_of(opened)).rows() == [(2016, 2018, 3), (2018, 2022, 2), (2016, 2022, 2)]


def test_an_index_is_one_hundred_in_its_year_and_leads_to_both_figures(warehouse_of, observation):
    opened = warehouse_of(observation(**year(2018, 80.0)), observation(**year(2019, 100.0)))
    found, left_out = pairing.indexed(rows_of(opened), 2018)
    assert found.select("year", "value", "qualifier", "unit", "status").rows() == [
        (2018, 100.0, "exact", "index", "derived"), (2019, 125.0, "exact", "index", "derived"),
    ]  # fmt: skip
    assert found["inputs"].list.len().to_list() == [1, 2]
    assert found["line"].n_unique() == 1
    assert left_out == 0
    assert opened.computed(found["figure_id"][1])["value"] == 125.0


def test_bounds_go_through_an_index_as_intervals(warehouse_of, observation):
    opened = warehouse_of(observation(**year(2018, 100.0, qualifier="more_than")), observation(**year(2019, 200.0)))
    found, _ = pairing.indexed(rows_of(opened), 2018)
    assert found.filter(pl.col("year") == 2019).select("value", "lower", "upper", "qualifier").row(0) == (
        200.0, pytest.approx(200 / 1.1), 200.0, "nearly",
    )  # fmt: skip


def test_what_has_no_comparable_figure_in_the_year_has_no_index_and_is_counted(warehouse_of, observation):
    opened = warehouse_of(observation(**year(2018, 80.0)), observation(**year(2019, 9.0, area="ha-noi")))
    found, left_out = pairing.indexed(rows_of(opened), 2018)
    assert found["area"].to_list() == ["soc-trang"]
    assert left_out == 1


def test_nothing_is_divided_by_zero(warehouse_of, observation):
    opened = warehouse_of(observation(**year(2018, 0.0)), observation(**year(2019, 9.0)))
    found, left_out = pairing.indexed(rows_of(opened), 2018)
    assert found.is_empty()
    assert left_out == 2


def test_an_index_of_figures_that_are_gone_says_so(warehouse_of, observation):
    opened = warehouse_of(observation())
    with pytest.raises(WarehouseError, match="reload"):
        opened.computed("index:aa:bb")


@given(low=st.floats(1, 1e6), high=st.floats(1, 1e6), wide=st.floats(0, 100))
def test_the_interval_of_a_pair_overlaps_or_is_apart(low, high, wide):
    a = {"lower": low, "upper": low + wide, "lower_open": False, "upper_open": False}
    b = {"lower": high, "upper": high + wide, "lower_open": False, "upper_open": False}
    assert pairing.direction(a, b) == -pairing.direction(b, a)
    assert pairing.direction(a, a) == 0
