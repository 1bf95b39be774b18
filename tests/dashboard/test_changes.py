"""Slopes and strips: only what may be compared is joined, nothing is averaged, every dot is a figure."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import store
from dashboard.charts import lines, multiples, slope, strip
from dashboard.charts.printed import bare, printed
from warehouse import pairing

pytestmark = pytest.mark.slow  # a warehouse of several versions for each

PHONE = 310
"""Width in pixels that a card leaves its chart on a page of 390."""


def year(y: int, value: float, area: str = "soc-trang", **more) -> dict:
    days = {"period_start": date(y, 1, 1), "period_end": date(y, 12, 31)}
    return {**days, "value": value, "area": area, "source_id": f"{area}{y}", **more}


AREAS = ("ha-noi", "hai-phong", "soc-trang", "thai-binh")


@pytest.fixture
def two_years(cited, observation):
    rows = cited(
        *(observation(**year(y, value, area)) for area, values in zip(AREAS, ((5, 9), (8, 6), (7, 7), (1, None)), strict=True)
          for y, value in zip((2018, 2022), values, strict=True) if value is not None)
    )  # fmt: skip
    return pairing.pair(rows, 2018, 2022)


def joins(chart) -> list[tuple[list, str]]:
    return [(t["y"], t["line"]["dash"]) for t in chart.figure["data"] if t["mode"] == "lines"]


def test_a_slope_joins_two_years_and_is_dotted_where_nothing_changed(two_years, vi):
    chart = slope.before_after(two_years, (), vi)
    assert joins(chart) == [([5, 9, None, 8, 6, None], "solid"), ([7, 7, None], "dot")]
    assert chart.left_out == ("1 địa phương chỉ có số của một trong hai năm",)
    assert "1 tăng, 1 giảm, 1 không rõ" in chart.alt


def test_every_end_of_a_slope_leads_to_its_figure(two_years, vi):
    chart = slope.before_after(two_years, (), vi)
    marks = [t for t in chart.figure["data"] if t["mode"] == "markers"]
    assert [t["y"] for t in marks] == [[9 - 4, 7, 8], [9, 7, 6]]
    assert {i for t in marks for i in t["customdata"]} == set(two_years.frame["observation_id"])


def test_chosen_areas_have_a_colour_and_the_others_are_grey(two_years, vi):
    chart = slope.before_after(two_years, ("hai-phong",), vi)
    inks = [t["line"]["color"] for t in chart.figure["data"] if t["mode"] == "lines"]
    assert inks == [vi.colours.context, vi.colours.context, vi.colours.series[0]]


def test_on_a_phone_the_slopes_keep_half_of_the_chart(cited, observation, vi):
    rows = cited(
        *(observation(**year(y, value, area)) for area in ("ba-ria-vung-tau", "thua-thien-hue")
          for y, value in ((2018, 103_000), (2022, 108_000)))
    )  # fmt: skip
    chart = slope.before_after(pairing.pair(rows, 2018, 2022), (), replace(vi, narrow=True))
    margin = chart.figure["layout"]["margin"]
    assert margin["l"] + margin["r"] < PHONE * 0.75
    labels = [note["text"] for note in chart.figure["layout"]["annotations"]]
    assert "Bà Rịa - Vũng Tàu<br>108.000" in labels


@pytest.mark.parametrize("for_paper", [lambda chart, vi: printed(chart, "", "", (), vi), lambda chart, _: bare(chart)])
def test_on_paper_the_earlier_figures_keep_their_room(cited, observation, vi, for_paper):
    rows = cited(
        *(observation(**year(y, value, "vn", qualifier="more_than")) for y, value in ((2018, 5_123_456), (2022, 5_323_456)))
    )  # fmt: skip
    chart = slope.before_after(pairing.pair(rows, 2018, 2022), (), vi)
    assert for_paper(chart, vi)["layout"]["margin"]["l"] >= chart.figure["layout"]["margin"]["l"]


@given(st.lists(st.floats(0, 100), min_size=1, max_size=15).map(sorted), st.floats(0.5, 6))
def test_labels_keep_their_order_their_distance_and_the_page(wanted, gap):
    placed = slope.apart(wanted, gap, (0, 100))
    assert all(b - a >= gap - 1e-9 for a, b in pairwise(placed))
    assert placed[-1] <= 100
    assert placed[0] >= -1e-9


def test_a_strip_holds_the_provinces_of_a_year_and_never_the_country(cited, observation, vi):
    rows = cited(
        *(observation(**year(2020, float(n), area)) for n, area in enumerate(AREAS)), observation(**year(2020, 99, "vn")),
        observation(**year(2018, 5.0)),
    )  # fmt: skip
    chart = strip.by_year(rows, (), vi)
    (dots,) = chart.figure["data"]
    assert dots["x"] == [0, 1, 2, 3]
    assert chart.figure["layout"]["yaxis"]["ticktext"] == ["2020"]
    assert chart.left_out == ("1 năm có ít hơn 3 địa phương",)


def test_equal_figures_stand_above_each_other(cited, observation, vi):
    rows = cited(*(observation(**year(2020, 5.0 if n < 3 else 9.0, area)) for n, area in enumerate(AREAS)))
    (dots,) = strip.by_year(rows, (), vi).figure["data"]
    assert len({y for x, y in zip(dots["x"], dots["y"], strict=True) if x == 5.0}) == 3


def test_chosen_areas_lie_on_top_and_are_named(cited, observation, vi):
    rows = cited(*(observation(**year(2020, float(n), area)) for n, area in enumerate(AREAS)))
    chart = strip.by_year(rows, ("thai-binh",), vi)
    assert [len(t["x"]) for t in chart.figure["data"]] == [3, 1]
    assert [note["text"] for note in chart.figure["layout"]["annotations"]] == ["Thái Bình 3"]


@pytest.fixture
def index(cited, observation):
    rows = cited(observation(**year(2018, 80.0)), observation(**year(2019, 100.0)))
    found, _ = pairing.indexed(rows, 2018)
    return found.with_columns(store.measure_key(), observation_id="figure_id")


def test_an_index_is_drawn_around_a_line_at_one_hundred(index, vi):
    for chart in (lines.over_years(index, (), vi), multiples.side_by_side(index, ("soc-trang",), vi)):
        low, high = chart.figure["layout"]["yaxis"]["range"]
        assert 80 < low < 100
        assert 125 < high < 150
        assert [shape["y0"] for shape in chart.figure["layout"]["shapes"]] == [100]
        assert chart.figure["data"][0]["line"]["width"] > 1


def test_an_index_says_what_it_is_and_is_marked_as_derived(index, vi):
    trace = lines.over_years(index, (), vi).figure["data"][0]
    assert trace["marker"]["symbol"] == ["circle-open-dot", "circle-open-dot"]
    assert "125 năm 2018 = 100" in trace["hovertext"][1]
    assert "tính: số của địa phương năm 2018 là 100" in trace["hovertext"][1]
