"""Areas over time, derived indicators, the ledger and versions: given observations, the expected results."""

from contextlib import closing
from datetime import date

import pytest

from warehouse.errors import WarehouseError
from warehouse.reader import Selection, known_versions, open_reader
from warehouse.records import SCHEMA_VERSION


def at(day: date) -> dict:
    return {"indicator": "members_total", "period_start": day, "period_end": day, "period_kind": "point"}


def year(y: int) -> dict:
    return {"period_start": date(y, 1, 1), "period_end": date(y, 12, 31), "period_kind": "year"}


def sum_of(reader, area: str, indicator: str = "members_total"):
    return reader.today(indicator, areas=(area,)).row(0, named=True)


def test_a_merged_province_is_the_sum_of_all_its_parts(warehouse_of, observation):
    parts = {"hai-phong": 124934.0, "hai-duong": 107000.0}
    figures = [
        observation(area=area, value=value, source_id=area, **at(date(2020, 10, 1))) for area, value in parts.items()
    ]
    row = sum_of(warehouse_of(*figures), "hai-phong-2025")
    assert (row["value"], row["qualifier"], row["status"], row["parts"], row["missing"]) == (
        231934.0,
        "exact",
        "derived",
        2,
        [],
    )
    assert len(row["inputs"]) == 2


def test_intervals_are_added(warehouse_of, observation):
    bound = observation(area="hai-duong", value=107000.0, qualifier="more_than", source_id="b", **at(date(2020, 10, 1)))
    exact = observation(area="hai-phong", value=124934.0, source_id="a", **at(date(2020, 10, 1)))
    row = sum_of(warehouse_of(exact, bound), "hai-phong-2025")
    assert (row["value"], row["qualifier"], row["lower"], row["upper"], row["upper_open"]) == (
        231934,
        "more_than",
        231934,
        232934,
        True,
    )


def test_an_incomplete_sum_is_no_number_and_says_what_is_missing(warehouse_of, observation):
    row = sum_of(warehouse_of(observation(area="hai-phong", **at(date(2020, 10, 1)))), "hai-phong-2025")
    assert (row["value"], row["parts"], row["parts_total"], row["missing"]) == (None, 1, 2, ["hai-duong"])
    assert row["line"] is None


@pytest.mark.parametrize(("days", "whole"), [(60, True), (61, False)])
def test_stocks_more_than_sixty_days_apart_are_not_added(warehouse_of, observation, days, whole):
    first = date(2020, 8, 1)
    figures = [
        observation(area="hai-phong", source_id="a", **at(first)),
        observation(area="hai-duong", source_id="b", **at(date.fromordinal(first.toordinal() + days))),
    ]
    assert (sum_of(warehouse_of(*figures), "hai-phong-2025")["value"] is not None) == whole


def test_rates_are_never_added(warehouse_of, observation):
    rate = {"indicator": "org_good_pct", "unit": "percent", "basis": "rated", "value": 60.0, **year(2023)}
    figures = [observation(area=area, source_id=area, **rate) for area in ("hai-phong", "hai-duong")]
    assert warehouse_of(*figures).today("org_good_pct").is_empty()


def test_a_full_year_is_not_added_to_nine_months(warehouse_of, observation):
    full = observation(area="hai-phong", source_id="a", **year(2023))
    part = observation(area="hai-duong", source_id="b", period_end=date(2023, 9, 30), period_kind="ytd")
    row = sum_of(warehouse_of(full, part), "hai-phong-2025", "members_admitted")
    assert (row["value"], row["missing"]) == (None, ["hai-duong"])


def test_over_todays_areas_members_have_a_line_across_the_merger(warehouse_of, observation):
    before = [
        observation(area=area, value=1e5, source_id=area, **at(date(2024, 12, 1)))
        for area in ("hai-phong", "hai-duong")
    ]
    after = observation(area="hai-phong-2025", value=2.1e5, source_id="c", **at(date(2025, 10, 1)))
    frame = warehouse_of(*before, after).today("members_total", areas=("hai-phong-2025",))
    assert frame["value"].to_list() == [2e5, 2.1e5]
    assert frame["line"].n_unique() == 1


def test_no_line_passes_over_an_incomplete_sum(warehouse_of, observation):
    given = [(y, area) for y in (2021, 2022, 2023) for area in ("hai-phong", "hai-duong")]
    figures = [observation(area=area, source_id=f"{y}{area}", **year(y)) for y, area in given]
    reader = warehouse_of(*(f for f in figures if f.source_id != "2022hai-duong"))
    frame = reader.today("members_admitted", areas=("hai-phong-2025",))
    assert frame["value"].to_list() == [200.0, None, 200.0]
    assert frame["line"].n_unique() == 3


def test_counts_of_organisations_break_there_all_the_same(warehouse_of, observation):
    before = [
        observation(
            area=area, value=20.0, source_id=area, **{**at(date(2024, 12, 1)), "indicator": "orgs_direct"}, unit="orgs"
        )
        for area in ("hai-phong", "hai-duong")
    ]
    after = observation(
        area="hai-phong-2025",
        value=118.0,
        source_id="c",
        **{**at(date(2025, 10, 1)), "indicator": "orgs_direct"},
        unit="orgs",
    )
    assert warehouse_of(*before, after).today("orgs_direct")["line"].n_unique() == 2


def test_a_merged_provinces_own_figure_stands_before_a_sum(warehouse_of, observation):
    parts = [
        observation(area=area, source_id=area, value=1e5, **at(date(2025, 5, 1))) for area in ("hai-phong", "hai-duong")
    ]
    own = observation(area="hai-phong-2025", value=2.1e5, source_id="c", **at(date(2025, 10, 1)))
    frame = warehouse_of(*parts, own).today("members_total", areas=("hai-phong-2025",))
    assert frame["value"].to_list() == [2.1e5]


def derived(reader, code: str, **filters):
    return reader.derived(code, **filters).row(0, named=True)


def test_admissions_per_thousand_members(warehouse_of, observation):
    members = observation(value=50000.0, source_id="b", **at(date(2023, 7, 1)))
    row = derived(warehouse_of(observation(value=1500.0), members), "members_admitted_per_1000")
    assert (row["value"], row["lower"], row["upper"], row["refusal"]) == (30.0, 30.0, 30.0, None)
    assert len(row["inputs"]) == 2


def test_bounds_go_through_a_ratio(warehouse_of, observation):
    members = observation(value=50000.0, qualifier="more_than", source_id="b", **at(date(2023, 7, 1)))  # [50000, 55000)
    row = derived(warehouse_of(observation(value=1500.0), members), "members_admitted_per_1000")
    assert (row["lower"], row["upper"]) == pytest.approx((1500 / 55, 30.0))


@pytest.mark.parametrize(
    ("day", "refusal"),
    [(date(2023, 1, 1), None), (date(2022, 12, 1), "denominator_far"), (date(2024, 2, 1), "denominator_far")],
)
def test_the_stock_stands_within_six_months_of_mid_year(warehouse_of, observation, day, refusal):
    row = derived(
        warehouse_of(observation(), observation(value=5e4, source_id="b", **at(day))), "members_admitted_per_1000"
    )
    assert row["refusal"] == refusal
    assert (row["value"] is None) == (refusal is not None)


def test_no_ratio_across_a_merger(warehouse_of, observation):
    admitted = observation(area="hai-phong")
    members = observation(area="hai-phong-2025", value=2e5, source_id="b", **at(date(2025, 10, 1)))
    assert derived(warehouse_of(admitted, members), "members_admitted_per_1000")["refusal"] == "denominator_missing"


def test_a_partial_body_is_no_numerator(warehouse_of, observation):
    committees = observation(indicator="members_disciplined", body="party_committees")
    reader = warehouse_of(committees, observation(value=5e4, source_id="b", **at(date(2023, 7, 1))))
    assert reader.derived("members_disciplined_per_1000").is_empty()


def test_share_of_the_target_needs_the_same_year(warehouse_of, observation):
    target = observation(indicator="members_admitted_target", value=200.0, source_id="b")
    assert derived(warehouse_of(observation(value=150.0), target), "members_admitted_of_target")["value"] == 75.0
    other = observation(indicator="members_admitted_target", value=200.0, source_id="b", **year(2022))
    assert derived(warehouse_of(observation(), other), "members_admitted_of_target")["refusal"] == "denominator_missing"


def test_change_from_the_year_before(warehouse_of, observation):
    figures = [observation(value=200.0, source_id="a", **year(2022)), observation(value=150.0, source_id="b")]
    row = derived(warehouse_of(*figures), "members_admitted_change", first_year=2023)
    assert row["value"] == -25.0


def test_no_change_over_a_gap(warehouse_of, observation):
    figures = [observation(source_id="a", **year(2021)), observation(source_id="b")]
    assert derived(warehouse_of(*figures), "members_admitted_change", first_year=2023)["refusal"] == "previous_missing"


def test_no_change_is_derived_between_two_territories(warehouse_of, observation):
    figures = [
        observation(area="ha-noi", source_id=str(y), **year(y))
        for y in (2006, 2007, 2008, 2009)  # part of Hòa Bình and all of Hà Tây joined on 1 August 2008
    ]
    rows = warehouse_of(*figures).derived("members_admitted_change", areas=("ha-noi",))
    refusals = dict(rows.select("year", "refusal").iter_rows())
    assert refusals == {2006: "previous_missing", 2007: None, 2008: "territory_changed", 2009: None}


def test_no_ratio_is_made_of_two_territories(warehouse_of, observation):
    admitted = observation(area="ha-noi", **year(2008))
    before = observation(area="ha-noi", value=2e5, source_id="b", **at(date(2008, 7, 1)))
    reader = warehouse_of(admitted, before)
    assert derived(reader, "members_admitted_per_1000")["refusal"] == "territory_changed"


def test_a_derived_figure_has_the_shape_of_its_interval_and_joins_like_its_numerator(warehouse_of, observation):
    stock = {"value": 50000.0, "source_id": "b"}
    figures = [
        *(observation(value=1500.0, source_id=f"a{y}", **year(y)) for y in (2021, 2022)),
        observation(qualifier="more_than", **stock, **at(date(2021, 7, 1))),
        observation(**stock, **at(date(2022, 7, 1))),
    ]
    rows = warehouse_of(*figures).derived("members_admitted_per_1000")
    assert rows.select("qualifier", "lower_open", "upper_open", "unit").rows() == [
        ("nearly", True, False, "per_1000"),
        ("exact", False, False, "per_1000"),
    ]
    assert rows["line"].n_unique() == 2  # a bound is not a point


def test_every_computed_figure_has_an_id_of_its_own_and_every_other_that_of_its_observation(warehouse_of, observation):
    figures = [observation(area=area, source_id=area, **year(2023)) for area in ("hai-phong", "hai-duong", "ha-noi")]
    reader = warehouse_of(*figures)
    today, derived_rows = reader.today("members_admitted"), reader.derived("members_admitted_change")
    own = today.filter(area="ha-noi").row(0, named=True)
    assert own["figure_id"] == own["observation_id"]
    computed = [*today.filter(area="hai-phong-2025")["figure_id"], *derived_rows["figure_id"]]
    assert len(set(computed)) == len(computed) == 4
    assert not set(computed) & set(reader.observations(Selection())["observation_id"])


def entries(reader) -> list[tuple]:
    return reader.ledger().select("kind", "verdict", "value", "other_value").rows()


LEDGER = {
    "sources apart": ([{"value": 100.0}, {"value": 150.0}], [("sources", "conflict")]),
    "a rounded side within half a percent": (
        [{"value": 92000.0, "qualifier": "more_than"}, {"value": 91788.0}],
        [("sources", "rounding")],
    ),
    "intervals that meet": ([{"value": 107000.0, "qualifier": "nearly"}, {"value": 106500.0}], []),
    "an error by a factor of ten": ([{"value": 1234.0}, {"value": 12340.0}], [("sources", "conflict")]),
    "bodies that do not add up": (
        [
            {"indicator": "members_disciplined", "value": 24160.0, "qualifier": "more_than"},
            {"indicator": "members_disciplined", "value": 18130.0, "body": "party_committees"},
            {"indicator": "members_disciplined", "value": 6302.0, "body": "inspection_commissions"},
        ],
        [("parts", "conflict")],
    ),
    "bodies that add up": (
        [
            {"indicator": "members_disciplined", "value": 24432.0},
            {"indicator": "members_disciplined", "value": 18130.0, "body": "party_committees"},
            {"indicator": "members_disciplined", "value": 6302.0, "body": "inspection_commissions"},
        ],
        [],
    ),
    "forms that exceed the total": (
        [
            {"indicator": "members_disciplined", "value": 100.0},
            {"indicator": "members_disciplined", "value": 90.0, "breakdown": "reprimand"},
            {"indicator": "members_disciplined", "value": 20.0, "breakdown": "warning"},
        ],
        [("parts", "conflict")],
    ),
    "a missing form is not zero": (
        [
            {"indicator": "members_disciplined", "value": 100.0},
            {"indicator": "members_disciplined", "value": 60.0, "breakdown": "reprimand"},
        ],
        [],
    ),
    "committees and cells that are not all grassroots organisations": (
        [
            {**at(date(2023, 5, 1)), "indicator": "orgs_grassroots", "unit": "orgs", "value": 655.0},
            {**at(date(2023, 5, 1)), "indicator": "committees_grassroots", "unit": "orgs", "value": 300.0},
            {**at(date(2023, 5, 1)), "indicator": "cells_grassroots", "unit": "cells", "value": 350.0},
        ],
        [("parts", "conflict")],
    ),
    "stocks a week apart within half a percent": (
        [{**at(date(2023, 6, 1)), "value": 91788.0}, {**at(date(2023, 6, 8)), "value": 91800.0}],
        [("sources", "drift")],
    ),
    "stocks two months apart": (
        [{**at(date(2023, 6, 1)), "value": 91788.0}, {**at(date(2023, 8, 8)), "value": 95000.0}],
        [],
    ),
}


WITH_THE_COUNTRY = {
    "a province above the country": (
        [{"area": "vn", "value": 100.0}, {"area": "soc-trang", "value": 150.0}],
        [("areas", "conflict")],
    ),
    "a country above some provinces": ([{"area": "vn", "value": 200.0}, {"area": "soc-trang", "value": 150.0}], []),
}


def test_ledger(warehouse_of, observation, provinces):
    area_of = dict(zip(LEDGER, provinces, strict=False))
    figures = [
        observation(**{"area": area, "source_id": f"{area} {n}", **changes})
        for case, area in area_of.items()
        for n, changes in enumerate(LEDGER[case][0])
    ]
    ledger = warehouse_of(*figures).ledger().select("area", "kind", "verdict")
    found = {case: ledger.filter(area=area).drop("area").rows() for case, area in area_of.items()}
    assert found == {case: expected for case, (_, expected) in LEDGER.items()}


@pytest.mark.parametrize("case", WITH_THE_COUNTRY)
def test_ledger_of_a_province_and_the_country(warehouse_of, observation, case):
    given, expected = WITH_THE_COUNTRY[case]
    figures = [observation(**{"source_id": f"s{n}", **changes}) for n, changes in enumerate(given)]
    assert [entry[:2] for entry in entries(warehouse_of(*figures))] == expected


def test_the_ledger_gives_the_gap_of_national_discipline(warehouse_of, observation):
    given, _ = LEDGER["bodies that do not add up"]
    figures = [observation(**{"source_id": f"s{n}", "area": "vn", **changes}) for n, changes in enumerate(given)]
    row = warehouse_of(*figures).ledger().row(0, named=True)
    assert (row["other_value"], row["difference"]) == (24432.0, 272.0)
    assert round(row["gap"], 3) == 0.011
    assert len(row["other_ids"]) == 2


def test_the_ledger_shows_the_figure_that_the_series_chose(warehouse_of, observation):
    own = observation(value=7000.0, qualifier="more_than", source_id="a")
    press = observation(value=6500.0, source_id="b")
    reader = warehouse_of(own, press, publishers={"a": "originating_body"})
    assert reader.series("members_admitted")["value"].to_list() == [7000.0]
    assert reader.ledger().select("value", "other_value").rows() == [(7000.0, 6500.0)]


def test_the_proof_names_the_rule_that_chose(warehouse_of, observation):
    below = observation(value=7000.0, qualifier="less_than", source_id="a", published=date(2024, 2, 1))  # (6300, 7000]
    exact = observation(value=6500.0, source_id="b")
    at_the_open_end = observation(value=6300.0, source_id="c", area="ha-noi")
    other = observation(value=7000.0, qualifier="less_than", source_id="d", area="ha-noi", published=date(2024, 2, 1))
    reader = warehouse_of(below, exact, at_the_open_end, other)
    rules = {
        row["area"]: reader.proof(row["observation_id"]).rule for row in reader.series("members_admitted").to_dicts()
    }
    assert rules == {"soc-trang": "exact", "ha-noi": "later"}


TABLE = """indicator,area,value,qualifier,unit,period_start,period_end,period_kind,url
members_admitted,soc-trang,{value},exact,persons,2023-01-01,2023-12-31,year,https://example.org/a
{more}"""
SECOND = "members_admitted,ninh-thuan,269,exact,persons,2023-01-01,2023-12-31,year,https://example.org/b\n"


def test_versions_tell_their_difference_and_stay_readable(chiso, tmp_path):
    warehouse = tmp_path / "own" / "chiso.duckdb"
    folder = tmp_path / "tables"
    folder.mkdir()
    for value, more in ((7448, ""), (7448, SECOND), (7450, "")):
        (folder / "t.csv").write_text(TABLE.format(value=value, more=more))
        assert chiso("build", "--sources", folder).status == 0
    newest, middle, oldest = known_versions(warehouse)
    changes = {}
    for version in (newest, middle, oldest):
        with closing(open_reader(warehouse, version)) as reader:
            changes[version] = reader.changes().select("kind", "area", "value", "previous_value").rows()
    assert changes[oldest] == []
    assert changes[middle] == [("added", "ninh-thuan", 269.0, None)]
    assert changes[newest] == [("withdrawn", "ninh-thuan", None, 269.0), ("changed", "soc-trang", 7450.0, 7448.0)]


def test_a_changed_figure_is_told_with_its_unit_and_period(chiso, tmp_path):
    folder = tmp_path / "tables"
    folder.mkdir()
    for value in (7448, 7450):
        (folder / "t.csv").write_text(TABLE.format(value=value, more=""))
        assert chiso("build", "--sources", folder).status == 0
    with closing(open_reader(tmp_path / "own" / "chiso.duckdb")) as reader:
        row = reader.changes().row(0, named=True)
    assert (row["unit"], row["period_kind"], row["previous_qualifier"]) == ("persons", "year", "exact")


def test_a_version_of_another_edition_is_refused_in_one_line(built):
    manifest = built.resolve().with_suffix(".json")
    kept = manifest.read_text()
    manifest.write_text(kept.replace(f'"schema_version": {SCHEMA_VERSION}', '"schema_version": 1'))
    try:
        with pytest.raises(
            WarehouseError, match=rf"edition 1, this program reads {SCHEMA_VERSION}; run `chiso build`$"
        ):
            open_reader(built)
    finally:
        manifest.write_text(kept)


def test_a_computed_figure_is_found_by_its_id(warehouse_of, observation):
    figures = [observation(area=area, source_id=area, **year(2023)) for area in ("hai-phong", "hai-duong")]
    reader = warehouse_of(*figures)
    total = reader.today("members_admitted").row(0, named=True)
    assert reader.computed(total["figure_id"])["value"] == 200.0
    refused = reader.derived("members_admitted_change").row(0, named=True)
    assert reader.computed(refused["figure_id"])["refusal"] == "previous_missing"
    with pytest.raises(WarehouseError):
        reader.computed("nothing")
