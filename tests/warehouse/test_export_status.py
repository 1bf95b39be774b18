"""Status, coverage and window of an exported observation: given observations, the expected codes."""

from contextlib import closing
from datetime import date

import pytest

from tests.conftest import ROOT
from warehouse.catalogue import catalogue
from warehouse.columns import names
from warehouse.exports.observed import PLANNED, ExportedObservation, observations
from warehouse.reader import Selection, open_reader

pytestmark = pytest.mark.slow

DOCUMENTED = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")


def exported(reader, **selection):
    return observations(reader, Selection(**selection))


def year(y: int, **more) -> dict:
    return {"period_start": date(y, 1, 1), "period_end": date(y, 12, 31), "published": date(y + 1, 1, 10)} | more


def stock(day: date, **more) -> dict:
    return {"period_start": day, "period_end": day, "period_kind": "point", "published": day} | more


def rated(y: int, **more) -> dict:
    return {"indicator": "org_excellent_pct", "unit": "percent", "basis": "rated", "value": 15.0} | year(y, **more)


def orgs(day: date, **more) -> dict:
    return {"indicator": "orgs_grassroots", "unit": "orgs", "area": "lang-son"} | stock(day, **more)


def part(kind: str, start: date, end: date, published: date) -> dict:
    return {"period_kind": kind, "period_start": start, "period_end": end, "published": published}


ALONE = {
    "a plain figure": ({}, "A"),
    "a year published before it ended": (year(2023, published=date(2023, 12, 20)), "P"),
    "a year published on its last day": (year(2023, published=date(2023, 12, 31)), "A"),
    "a source without a date": (year(2023, published=None), "A"),
    "nine months published before they ended": (
        part("ytd", date(2023, 1, 1), date(2023, 9, 30), date(2023, 9, 20)),
        "P",
    ),
    "a term closed by its congress": (part("term", date(2020, 1, 1), date(2025, 12, 31), date(2025, 10, 1)), "A"),
    "a target, set before its year ends": (
        {"indicator": "members_admitted_target"} | year(2023, published=date(2023, 6, 14)),
        "A",
    ),
    "figures the report calls preliminary": (
        {"evidence": "Theo số liệu sơ bộ, toàn tỉnh kết nạp 100 đảng viên."},
        "P",
    ),
    "a qualifier is no status": ({"qualifier": "more_than"}, "A"),
    "about is no status": ({"qualifier": "approx", "evidence": "Toàn tỉnh kết nạp khoảng 100 đảng viên."}, "A"),
    "an estimate": ({"qualifier": "approx", "evidence": "Cả năm ước kết nạp 100 đảng viên."}, "E"),
    "an estimate with dots": (
        {"qualifier": "approx", "value": 1300.0, "evidence": "Ước đạt khoảng 1.300 đảng viên mới."},
        "E",
    ),
    "an estimate with a decimal comma, decomposed accents": (
        {
            "qualifier": "approx", "value": 74.5, "unit": "percent", "basis": "target",
            "indicator": "members_admitted_target_pct", "evidence": "U\u031bo\u031b\u0301c \u0111a\u0323t 74,5%.",
        },
        "E",
    ),
    "another figure of the sentence is the estimate": (
        {"qualifier": "approx", "evidence": "Ước có 900 quần chúng đi học, kết nạp khoảng 100 đảng viên."},
        "A",
    ),
    "ước inside another word": ({"qualifier": "approx", "evidence": "Cả nước 100 đảng viên mới."}, "A"),
    "a longer number that begins alike": ({"qualifier": "approx", "evidence": "Ước đạt 100.500 người."}, "A"),
    "low confidence": ({"confidence": "low"}, "U"),
    "low confidence before all else": (year(2023, published=date(2023, 12, 20), confidence="low"), "U"),
    "the first rating of a new system with none before it": (rated(2023), "A"),
}  # fmt: skip


def test_status_of_one_figure(warehouse_of, observation):
    """Each case in a province of its own, so that none is another's neighbour."""
    areas = dict(zip(ALONE, (a.id for a in catalogue().areas_on(date(2023, 6, 1)) if a.id != "ha-noi"), strict=False))
    given = [observation(**changes, area=areas[case]) for case, (changes, _) in ALONE.items()]
    found = dict(exported(warehouse_of(*given)).select("area", "obs_status").iter_rows())
    assert {case: found[areas[case]] for case in ALONE} == {case: status for case, (_, status) in ALONE.items()}


SEQUENCES = {
    "the first rating after each change of system": ([rated(y) for y in (2016, 2019, 2020, 2023, 2024)], "ABABA"),
    "counts of organisations across July 2025": (
        [orgs(date(2024, 12, 31)), orgs(date(2025, 7, 1)), orgs(date(2025, 12, 31))],
        "ABA",
    ),
    "every report of the first day after a break": (
        [orgs(date(2024, 12, 31)), orgs(date(2025, 7, 1)), orgs(date(2025, 7, 1), source_id="s2")],
        "ABB",
    ),
    "another breakdown is another series": (
        [{"indicator": "members_total", "breakdown": "total"} | stock(date(2024, 12, 31)), orgs(date(2025, 12, 31))],
        "AA",
    ),
    "a part of a year is not the first of the years": (
        [rated(2017), rated(2018) | part("ytd", date(2018, 1, 1), date(2018, 6, 30), date(2018, 7, 5)), rated(2019)],
        "AAB",
    ),
    "a figure of low confidence is no first figure": ([rated(2017), rated(2018, confidence="low"), rated(2019)], "AUB"),
    "nor is it one to break with": ([rated(2017, confidence="low"), rated(2019)], "UA"),
    "Hà Nội after Hà Tây joined it": (
        [
            {"indicator": "members_total", "area": "ha-noi"} | stock(date(2007, 12, 31)),
            {"indicator": "members_total", "area": "ha-noi"} | stock(date(2009, 12, 31)),
        ],
        "AB",
    ),
    "Huế under its new name goes on": (
        [
            {"indicator": "members_total", "area": "thua-thien-hue"} | stock(date(2024, 6, 30)),
            {"indicator": "members_total", "area": "hue"} | stock(date(2025, 3, 31)),
        ],
        "AA",
    ),
    "Huế's organisations break under its new name": (
        [orgs(date(2024, 6, 30), area="thua-thien-hue"), orgs(date(2025, 8, 1), area="hue")],
        "AB",
    ),
    "a break comes before provisional": ([rated(2022), rated(2023, published=date(2023, 12, 1))], "AB"),
}


@pytest.mark.parametrize("case", SEQUENCES)
def test_status_of_figures_in_order_of_time(warehouse_of, observation, case):
    given, statuses = SEQUENCES[case]
    frame = exported(warehouse_of(*(observation(**changes) for changes in given)))
    assert "".join(frame.sort("period_end", "source_id")["obs_status"]) == statuses


def test_a_selection_of_years_or_areas_hides_no_break(warehouse_of, observation):
    given = [orgs(date(2024, 6, 30), area="thua-thien-hue"), orgs(date(2025, 8, 1), area="hue")]
    reader = warehouse_of(*(observation(**changes) for changes in given))
    frame = exported(reader, areas=("hue",), first_year=2025)
    assert frame["obs_status"].to_list() == ["B"]


COVERAGES = {
    "year": (year(2023), "full_year", None),
    "half a year": (part("ytd", date(2023, 1, 1), date(2023, 6, 30), date(2023, 7, 1)), "year_to_date", "M06"),
    "another day": (part("ytd", date(2023, 1, 1), date(2023, 11, 21), date(2023, 12, 1)), "year_to_date", "D11-21"),
    "quarter": (part("quarter", date(2023, 4, 1), date(2023, 6, 30), date(2023, 7, 1)), "quarter", "Q2"),
    "month": (part("month", date(2023, 7, 1), date(2023, 7, 31), date(2023, 8, 1)), "month", "N07"),
    "round": (part("batch", date(2023, 5, 19), date(2023, 5, 19), date(2023, 5, 20)), "batch", "B05-19"),
    "term": (part("term", date(2015, 1, 1), date(2020, 12, 31), date(2021, 1, 1)), "term", None),
    "other": (part("other", date(2023, 9, 1), date(2024, 5, 31), date(2024, 6, 1)), "other", None),
}


def test_coverage_and_window(warehouse_of, observation):
    given = [observation(**changes, source_id=case) for case, (changes, *_) in COVERAGES.items()]
    rows = exported(warehouse_of(*given)).select("source_id", "coverage", "window").iter_rows()
    assert {case: tuple(found) for case, *found in rows} == {
        case: tuple(told) for case, (_, *told) in COVERAGES.items()
    }


def test_only_the_chosen_figure_of_a_key_is_in_series(warehouse_of, observation):
    given = [observation(source_id=s, value=v, published=d) for s, v, d in (
        ("a", 1.0, date(2024, 1, 5)), ("b", 2.0, date(2024, 1, 6)),
    )]  # fmt: skip
    chosen = exported(warehouse_of(*given)).filter("in_series")
    assert chosen["value"].to_list() == [2.0]


def test_coverage_and_window_are_those_of_the_series(built):
    with closing(open_reader(built)) as reader:
        frame = exported(reader).select("observation_id", "coverage", "window")
        for question, column in (("ask_export_series", "coverage"), ("ask_export_series_window", "window")):
            told = reader.ask(question).select("observation_id", series=column).join(frame, on="observation_id")
            assert told.height > 100
            assert told["series"].to_list() == told[column].to_list()


def test_nothing_is_lost_or_added(built):
    with closing(open_reader(built)) as reader:
        for selection in (Selection(), Selection(areas=("ha-noi", "vn"), first_year=2019, last_year=2021)):
            frame = observations(reader, selection)
            assert frame.height > 0
            assert frame.columns == names(ExportedObservation)
            assert set(frame["observation_id"]) == set(reader.observations(selection)["observation_id"])
            assert frame["coverage"].null_count() == 0


def test_planned_indicators_are_in_the_catalogue():
    assert set(PLANNED) <= set(catalogue().indicators)


@pytest.mark.parametrize(
    "name",
    [n for n in names(ExportedObservation) if n in {"lower", "upper", "lower_open", "upper_open"}]
    + names(ExportedObservation)[-4:],
)
def test_every_column_that_exports_add_is_documented(name):
    assert f"`{name}`" in DOCUMENTED
