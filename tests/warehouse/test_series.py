"""How one figure is chosen for a key, and what a line may join: given observations, the expected series."""

from datetime import date

import pytest

YEAR = {"period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31), "period_kind": "year"}


def point(day: date) -> dict:
    return {"indicator": "members_total", "period_start": day, "period_end": day, "period_kind": "point"}


def year(y: int) -> dict:
    return {"period_start": date(y, 1, 1), "period_end": date(y, 12, 31), "period_kind": "year"}


CHOICES = {
    "reported before derived": [{"value": 1.0, "status": "derived"}, {"value": 2.0}],
    "full period before part": [
        {"value": 1.0, "period_kind": "multi_year", "period_start": date(2022, 1, 1)},
        {"value": 2.0, "period_kind": "multi_year", "period_start": date(2021, 1, 1)},
    ],
    "final before preliminary": [
        {"value": 1.0, "published": date(2023, 12, 20)},
        {"value": 2.0, "published": date(2024, 1, 5)},
    ],
    "exact before rounded where they overlap": [
        {"value": 106990.0, "qualifier": "exact", "published": date(2024, 1, 2)},
        {"value": 107000.0, "qualifier": "nearly", "published": date(2024, 1, 9)},
    ][::-1],
    "later published": [{"value": 1.0, "published": date(2024, 1, 5)}, {"value": 2.0, "published": date(2024, 1, 6)}],
    "higher confidence": [{"value": 1.0, "confidence": "medium"}, {"value": 2.0, "confidence": "high"}],
    "source id decides last": [{"value": 1.0, "source_id": "s2"}, {"value": 2.0, "source_id": "s1"}],
}


def test_the_last_of_the_pair_is_chosen(warehouse_of, observation, provinces):
    area_of = dict(zip(CHOICES, provinces, strict=False))
    figures = [
        observation(**{"source_id": f"s{3 - n}", "area": area_of[rule], **changes})
        for rule, pair in CHOICES.items()
        for n, changes in enumerate(pair)
    ]
    chosen = dict(warehouse_of(*figures).series("members_admitted").select("area", "value").iter_rows())
    assert {rule: chosen[area_of[rule]] for rule in CHOICES} == {
        rule: pair[-1]["value"] for rule, pair in CHOICES.items()
    }


def test_publisher_decides_before_date(warehouse_of, observation):
    own = observation(value=1.0, source_id="a", published=date(2024, 1, 1))
    press = observation(value=2.0, source_id="b", published=date(2024, 2, 1))
    reader = warehouse_of(own, press, publishers={"a": "originating_body", "b": "press"})
    assert reader.series("members_admitted")["value"].to_list() == [1.0]


def test_an_exact_figure_that_contradicts_the_rounded_one_has_no_precedence(warehouse_of, observation):
    rounded = observation(value=24160.0, qualifier="more_than", published=date(2024, 2, 1), source_id="a")
    exact = observation(value=18130.0, published=date(2024, 1, 1), source_id="b")
    row = warehouse_of(rounded, exact).series("members_admitted").row(0, named=True)
    assert (row["value"], row["conflict"], row["source_count"]) == (24160.0, True, 2)


def test_low_confidence_is_kept_but_never_charted(warehouse_of, observation):
    reader = warehouse_of(observation(confidence="low"))
    assert reader.series("members_admitted").is_empty()
    assert reader.version.observations == 1


def test_a_year_and_its_nine_months_are_two_rows(warehouse_of, observation):
    months = observation(period_end=date(2023, 9, 30), period_kind="ytd", value=70.0)
    reader = warehouse_of(observation(), months)
    assert reader.series("members_admitted")["coverage"].to_list() == ["year_to_date", "full_year"]
    assert reader.windows("members_admitted")["window"].to_list() == ["M09"]


WINDOWS = {
    "Q2": ("quarter", date(2023, 4, 1), date(2023, 6, 30)),
    "N07": ("month", date(2023, 7, 1), date(2023, 7, 31)),
    "M06": ("ytd", date(2023, 1, 1), date(2023, 6, 30)),
    "D11-21": ("ytd", date(2023, 1, 1), date(2023, 11, 21)),
    "B05-19": ("batch", date(2023, 5, 19), date(2023, 5, 19)),
}


def test_windows(warehouse_of, observation, provinces):
    area_of = dict(zip(WINDOWS, provinces, strict=False))
    figures = [
        observation(area=area_of[window], period_kind=kind, period_start=start, period_end=end)
        for window, (kind, start, end) in WINDOWS.items()
    ]
    found = warehouse_of(*figures).windows("members_admitted").select("window", "area").iter_rows()
    assert dict(found) == area_of


def test_reprints_count_once(warehouse_of, observation):
    three = [observation(source_id=i) for i in ("a", "b", "c")]
    row = warehouse_of(*three, reports={"a": "r", "b": "r"}).series("members_admitted").row(0, named=True)
    assert (row["source_count"], row["conflict"]) == (2, False)


def test_a_translation_adds_no_source(warehouse_of, observation):
    pair = [observation(source_id="a"), observation(source_id="b")]
    row = warehouse_of(*pair, publishers={"b": "aggregator"}).series("members_admitted").row(0, named=True)
    assert row["source_count"] == 1


def test_a_translation_that_says_something_else_is_another_source(warehouse_of, observation):
    pair = [observation(source_id="a"), observation(source_id="b", value=900.0)]
    row = warehouse_of(*pair, publishers={"b": "aggregator"}).series("members_admitted").row(0, named=True)
    assert (row["source_count"], row["conflict"]) == (2, True)


def test_a_translation_that_is_more_exact_than_the_press_adds_no_source(warehouse_of, observation):
    press = observation(source_id="a", value=7000.0, qualifier="more_than")
    passed_on = observation(source_id="b", value=7448.0)
    row = warehouse_of(press, passed_on, publishers={"b": "aggregator"}).series("members_admitted").row(0, named=True)
    assert (row["value"], row["source_count"]) == (7448.0, 1)


RATE = {"indicator": "members_admitted_target_pct", "unit": "percent", "basis": "target"}


def test_the_end_of_an_interval_is_a_decimal_figure(warehouse_of, observation):
    about = observation(
        value=67.8, qualifier="approx", source_id="a", published=date(2024, 2, 1), **RATE
    )  # [67.7, 67.9]
    exact = observation(value=67.9, source_id="b", **RATE)
    row = warehouse_of(about, exact).series(RATE["indicator"]).row(0, named=True)
    assert (row["value"], row["conflict"]) == (67.9, False)


@pytest.mark.parametrize(("value", "conflict"), [(79.6, False), (79.5, True)])
def test_half_a_percent_is_rounding_and_a_little_more_is_not(warehouse_of, observation, value, conflict):
    pair = [observation(value=80.0, source_id="a", **RATE), observation(value=value, source_id="b", **RATE)]
    assert warehouse_of(*pair).series(RATE["indicator"])["conflict"].to_list() == [conflict]


def test_rounding_is_no_conflict(warehouse_of, observation):
    rounded = observation(value=92000.0, qualifier="more_than", source_id="a")
    exact = observation(value=91788.0, source_id="b")
    row = warehouse_of(rounded, exact).series("members_admitted").row(0, named=True)
    assert not row["conflict"]
    assert row["spread"] == pytest.approx(212 / 92000)


def test_drift_of_a_stock_within_a_month_is_no_conflict(warehouse_of, observation):
    first = observation(value=91788.0, source_id="a", **point(date(2023, 6, 1)))
    second = observation(value=91800.0, source_id="b", **point(date(2023, 6, 20)))
    assert not warehouse_of(first, second).series("members_total")["conflict"].any()


def test_two_exact_stocks_of_one_day_are_a_conflict(warehouse_of, observation):
    pair = [observation(value=v, source_id=str(v), **point(date(2023, 6, 1))) for v in (91788.0, 91801.0)]
    assert warehouse_of(*pair).series("members_total")["conflict"].all()


def test_bodies_are_two_things(warehouse_of, observation):
    discipline = {"indicator": "members_disciplined"}
    both = observation(value=24160.0, qualifier="more_than", source_id="a", **discipline)
    committees = observation(value=18130.0, body="party_committees", source_id="b", **discipline)
    reader = warehouse_of(both, committees)
    assert reader.series("members_disciplined")["value"].to_list() == [24160.0]
    assert reader.series("members_disciplined", body="party_committees")["value"].to_list() == [18130.0]
    assert not reader.series("members_disciplined")["conflict"].any()


def lines(frame) -> list[int]:
    """The lines of a series as small numbers in order of appearance."""
    known = {}
    return [known.setdefault(line, len(known)) for line in frame["line"].to_list()]


JOINS = {
    "years that follow each other are joined": ("members_admitted", [year(2021), year(2022), year(2023)], [0, 0, 0]),
    "a missing year is a gap": ("members_admitted", [year(2020), year(2022)], [0, 1]),
    "stocks within 18 months are joined": (
        "members_total",
        [point(date(2020, 10, 1)), point(date(2022, 3, 1))],
        [0, 0],
    ),
    "stocks five years apart are two points": (
        "members_total",
        [point(date(2015, 10, 1)), point(date(2020, 10, 1))],
        [0, 1],
    ),
}


def test_joins(warehouse_of, observation, provinces):
    area_of = dict(zip(JOINS, provinces, strict=False))
    reader = warehouse_of(
        *(
            observation(source_id=f"s{n}", value=100.0 + n, area=area_of[rule], **{**period, "indicator": indicator})
            for rule, (indicator, periods, _) in JOINS.items()
            for n, period in enumerate(periods)
        )
    )
    found = {rule: lines(reader.series(indicator, areas=(area_of[rule],))) for rule, (indicator, *_) in JOINS.items()}
    assert found == {rule: expected for rule, (*_, expected) in JOINS.items()}


def test_a_bound_is_not_joined(warehouse_of, observation):
    figures = [
        observation(source_id="a", **year(2022)),
        observation(source_id="b", qualifier="more_than", **year(2023)),
    ]
    assert lines(warehouse_of(*figures).series("members_admitted")) == [0, 1]


def test_no_rating_line_crosses_a_change_of_system(warehouse_of, observation, provinces):
    joined = {(2016, 2017): True, (2017, 2018): False, (2021, 2022): True, (2022, 2023): False}
    area_of = dict(zip(joined, provinces, strict=False))
    rating = {"indicator": "org_good_pct", "unit": "percent", "basis": "rated", "value": 60.0}
    figures = [
        observation(source_id=str(y), area=area_of[years], **rating, **year(y)) for years in joined for y in years
    ]
    reader = warehouse_of(*figures)
    found = {years: lines(reader.series("org_good_pct", areas=(area_of[years],))) for years in joined}
    assert {years: len(set(names)) == 1 for years, names in found.items()} == joined


def test_counts_of_organisations_break_on_1_july_2025(warehouse_of, observation):
    days = [date(2024, 12, 1), date(2025, 10, 16)]
    figures = [
        observation(
            source_id=str(d), **{**point(d), "indicator": "orgs_direct"}, area="ha-noi", unit="orgs", value=50.0
        )
        for d in days
    ]
    assert lines(warehouse_of(*figures).series("orgs_direct")) == [0, 1]


def test_members_of_an_unchanged_province_do_not_break(warehouse_of, observation):
    figures = [
        observation(source_id=str(d), **point(d), area="ha-noi", value=5e5)
        for d in (date(2024, 12, 1), date(2025, 10, 16))
    ]
    assert lines(warehouse_of(*figures).series("members_total")) == [0, 0]


def test_a_merged_province_starts_a_line_of_its_own(warehouse_of, observation):
    before = observation(source_id="a", **point(date(2024, 12, 1)), area="hai-phong", value=1e5)
    after = observation(source_id="b", **point(date(2025, 10, 1)), area="hai-phong-2025", value=2e5)
    frame = warehouse_of(before, after).series("members_total")
    assert lines(frame) == [0, 1]
    assert frame["area_line"].to_list() == ["hai-phong", "hai-phong-2025"]


def test_hue_is_one_line_across_its_new_name(warehouse_of, observation):
    before = observation(source_id="a", **point(date(2024, 10, 1)), area="thua-thien-hue", value=58000.0)
    after = observation(source_id="b", **point(date(2025, 10, 1)), area="hue", value=58280.0)
    frame = warehouse_of(before, after).series("members_total")
    assert lines(frame) == [0, 0]
    assert frame["area_line"].unique().to_list() == ["hue"]


def test_terms_and_parts_of_years_are_never_joined(warehouse_of, observation):
    term = {"period_start": date(2015, 1, 1), "period_end": date(2020, 12, 31), "period_kind": "term"}
    frame = warehouse_of(observation(**term)).series("members_admitted")
    assert frame["line"].to_list() == [None]


def test_lines_of_two_units_have_two_names(warehouse_of, observation):
    kinds = {"persons": 40.0, "times": 90.0}
    figures = [
        observation(source_id=u, unit=u, value=v, **{**year(2023), "indicator": "members_inspected"})
        for u, v in kinds.items()
    ]
    assert warehouse_of(*figures).series("members_inspected")["line"].n_unique() == 2
