"""Rankings: ties where intervals overlap, none below half of the areas, one measure only."""

from datetime import date

import pytest

from warehouse.catalogue import catalogue

pytestmark = pytest.mark.slow

AREAS_2023 = [area.id for area in catalogue().areas_on(date(2023, 12, 31))]


def year_of(observation, areas, **changes):
    return [observation(area=area, value=1000.0 - n, source_id=area, **changes) for n, area in enumerate(areas)]


def test_from_half_of_the_areas_on_it_is_a_ranking(warehouse_of, observation):
    ranking = warehouse_of(*year_of(observation, AREAS_2023[:32])).ranking("members_admitted", 2023)
    assert ranking.is_ranking
    assert ranking.frame["rank"].to_list() == list(range(1, 33))


def test_below_half_it_is_a_list_without_ranks(warehouse_of, observation):
    ranking = warehouse_of(*year_of(observation, AREAS_2023[:31])).ranking("members_admitted", 2023)
    assert not ranking.is_ranking
    assert ranking.frame["rank"].null_count() == 31
    assert (ranking.areas_with_figure, ranking.areas_total) == (31, 63)


def test_overlapping_bounds_tie(warehouse_of, observation):
    figures = year_of(observation, AREAS_2023[:40])
    figures[0] = observation(area=AREAS_2023[0], value=2000.0, qualifier="more_than", source_id="x")  # [2000, 2200)
    figures[1] = observation(area=AREAS_2023[1], value=2150.0, source_id="y")
    ranks = dict(warehouse_of(*figures).ranking("members_admitted", 2023).frame.select("area", "rank").iter_rows())
    assert ranks[AREAS_2023[0]] == ranks[AREAS_2023[1]] == 1
    assert ranks[AREAS_2023[2]] == 3


def test_parts_of_the_year_stay_out_and_are_counted(warehouse_of, observation):
    part = observation(area=AREAS_2023[50], period_end=date(2023, 9, 30), period_kind="ytd", source_id="part")
    ranking = warehouse_of(*year_of(observation, AREAS_2023[:40]), part).ranking("members_admitted", 2023)
    assert AREAS_2023[50] not in ranking.frame["area"].to_list()
    assert ranking.left_out == {"year_to_date": 1}


def test_the_country_is_no_province(warehouse_of, observation):
    ranking = warehouse_of(observation(area="vn")).ranking("members_admitted", 2023)
    assert ranking.areas_with_figure == 0


def test_persons_never_stand_beside_occurrences(warehouse_of, observation):
    discipline = {"indicator": "members_inspected"}
    persons = year_of(observation, AREAS_2023[:33], **discipline)
    times = observation(area=AREAS_2023[60], unit="times", value=9999.0, source_id="times", **discipline)
    frame = warehouse_of(*persons, times).ranking("members_inspected", 2023).frame
    assert set(frame["unit"]) == {"persons"}


@pytest.mark.parametrize(("boundary", "total"), [("63", 63), ("34", 34)])
def test_2025_is_ranked_over_one_set_of_boundaries(warehouse_of, observation, boundary, total):
    stock = {"indicator": "members_total", "period_kind": "point"}
    before = observation(
        area="hai-phong", period_start=date(2025, 3, 1), period_end=date(2025, 3, 1), source_id="a", **stock
    )
    after = observation(
        area="hai-phong-2025", period_start=date(2025, 10, 1), period_end=date(2025, 10, 1), source_id="b", **stock
    )
    ranking = warehouse_of(before, after).ranking("members_total", 2025, boundary=boundary)
    assert ranking.areas_total == total
    assert ranking.frame["area"].to_list() == ["hai-phong" if boundary == "63" else "hai-phong-2025"]


def part_of(observation, area, month, day, value=1000.0, **changes):
    """A share of the target, from January to a day of 2023."""
    rate = {"indicator": "members_admitted_target_pct", "unit": "percent", "basis": "target"}
    closing = date(2023, month, day)
    return observation(
        area=area, value=value, period_end=closing, period_kind="ytd", source_id=f"{area}{closing}", **rate, **changes
    )


def of_window(reader, window="M06"):
    return reader.window_ranking("members_admitted_target_pct", 2023, window)


def test_a_june_share_of_the_target_and_a_november_one_never_stand_in_one_ranking(warehouse_of, observation):
    june = [part_of(observation, area, 6, 30, 90.0 - n) for n, area in enumerate(AREAS_2023[:32])]
    november = [part_of(observation, area, 11, 30, 99.0) for area in AREAS_2023[32:50]]
    reader = warehouse_of(*june, *november)
    assert of_window(reader).frame["area"].to_list() == AREAS_2023[:32]
    assert of_window(reader).left_out == {"M11": 18}
    assert set(of_window(reader, "M11").frame["window"]) == {"M11"}
    assert not reader.ranking("members_admitted_target_pct", 2023).areas_with_figure


def test_windows_are_ranked_from_half_of_the_areas_on(warehouse_of, observation):
    figures = [part_of(observation, area, 6, 30, 90.0 - n) for n, area in enumerate(AREAS_2023[:32])]
    whole, few = warehouse_of(*figures), warehouse_of(*figures[:31])
    assert of_window(whole).frame["rank"].to_list() == list(range(1, 33))
    assert (of_window(few).is_ranking, of_window(few).frame["rank"].null_count()) == (False, 31)


@pytest.mark.parametrize(
    ("window", "month", "day", "same"),
    [
        ("M06", 6, 23, True),
        ("M06", 6, 22, False),
        ("M06", 7, 7, True),
        ("M06", 7, 8, False),
        ("D06-14", 6, 20, True),
        ("D06-25", 6, 30, True),
        ("M09", 9, 30, True),
    ],
)
def test_a_closing_day_within_a_week_is_the_same_window(warehouse_of, observation, window, month, day, same):
    reader = warehouse_of(part_of(observation, "soc-trang", month, day, 50.0))
    assert (of_window(reader, window).areas_with_figure == 1) == same


def test_of_two_closing_days_an_area_stands_with_the_nearer(warehouse_of, observation):
    figures = [part_of(observation, "soc-trang", 6, day, float(day)) for day in (24, 28)]
    assert of_window(warehouse_of(*figures)).frame["value"].to_list() == [28.0]


def test_a_quarter_stands_with_the_same_quarter_only(warehouse_of, observation):
    third = {"period_kind": "quarter", "period_start": date(2023, 7, 1), "period_end": date(2023, 9, 30)}
    nine = observation(area="ha-noi", source_id="b", period_kind="ytd", period_end=date(2023, 9, 30))
    ranking = warehouse_of(observation(**third), nine).window_ranking("members_admitted", 2023, "Q3")
    assert ranking.frame["area"].to_list() == ["soc-trang"]
    assert ranking.left_out == {"M09": 1}


def test_over_todays_provinces_a_sum_stands_in_the_ranking_and_a_half_one_beside_it(warehouse_of, observation):
    parts = ("hai-phong", "hai-duong", "thai-binh")
    figures = [observation(area=area, value=100.0, source_id=area) for area in parts]
    ranking = warehouse_of(*figures).today_ranking("members_admitted", 2023)
    assert ranking.frame.select("area", "value").rows() == [("hai-phong-2025", 200.0)]
    assert ranking.lacking.select("area", "parts", "parts_total").rows() == [("hung-yen-2025", 1, 2)]
    assert (ranking.areas_with_figure, ranking.areas_total) == (1, 34)


def test_derived_figures_stand_side_by_side_and_refused_ones_beside_them(warehouse_of, observation):
    day = date(2023, 7, 1)
    stock = {"indicator": "members_total", "period_start": day, "period_end": day, "period_kind": "point"}
    figures = [
        observation(area="soc-trang", value=1500.0),
        observation(area="ha-noi", value=9000.0, source_id="b"),
        observation(area="soc-trang", value=50000.0, source_id="c", **stock),
    ]
    reader = warehouse_of(*figures)
    ranking = reader.derived_ranking("members_admitted_per_1000", 2023)
    assert ranking.frame.select("area", "value").rows() == [("soc-trang", 30.0)]
    assert ranking.lacking.select("area", "refusal").rows() == [("ha-noi", "denominator_missing")]
    assert reader.derived_options().select("indicator", "areas").rows() == [("members_admitted_per_1000", 1)]
