"""What the shipped data must show once it is built: the cases that have ruined somebody's table before."""

from contextlib import closing
from datetime import timedelta

import duckdb
import polars as pl
import pytest

from warehouse.catalogue import REFORM_DATE, catalogue
from warehouse.columns import columns
from warehouse.comparing import WINDOW_DAYS
from warehouse.reader import SAFE, Selection, open_reader
from warehouse.records import RECORD_OF_TABLE, RECORD_OF_VIEW
from warehouse.results import RECORD_OF_INPUT, RECORD_OF_RESULT


@pytest.fixture(scope="module")
def reader(built):
    with closing(open_reader(built)) as opened:
        yield opened


def test_every_row_of_the_shipped_table_is_published(reader):
    frame = reader.observations(Selection())
    assert (frame["method"] == "table").sum() == 777
    assert reader.version.rejections == 0


def test_the_abstracts_give_figures_with_their_evidence(reader):
    frame = reader.observations(Selection()).filter(method="extracted")
    assert frame.height >= 25
    assert frame["evidence"].null_count() == 0
    kinds = dict(reader.sources().select("source_id", "kind").iter_rows())
    assert {kinds[source] for source in frame["source_id"]} == {"abstract"}


def test_national_discipline_of_2023_is_two_things(reader):
    both = reader.series("members_disciplined", areas=("vn",), first_year=2023, last_year=2023)
    committees = reader.series(
        "members_disciplined", body="party_committees", areas=("vn",), first_year=2023, last_year=2023
    )
    year = both.filter(coverage="full_year").row(0, named=True)
    assert (year["value"], year["qualifier"]) == (24160, "more_than")
    assert committees.filter(coverage="full_year")["value"].to_list() == [18130]


@pytest.mark.parametrize("name", ["hai-phong", "ho-chi-minh", "tuyen-quang"])
def test_merged_provinces_have_no_line_across_july_2025(reader, name):
    frame = reader.series("members_total", areas=(name, f"{name}-2025"))
    by_line = frame.group_by("line").agg(n="area")
    assert frame["area"].n_unique() == 2
    assert all(len(set(areas)) == 1 for areas in by_line["n"].to_list())


def test_hue_is_one_area_across_its_new_name(reader):
    frame = reader.series("members_total", areas=("thua-thien-hue", "hue"))
    assert set(frame["area"]) == {"thua-thien-hue", "hue"}
    assert frame["area_line"].unique().to_list() == ["hue"]


def test_the_ledger_holds_the_gap_between_all_bodies_and_their_sum(reader):
    entry = reader.ledger().filter(kind="parts", area="vn", indicator="members_disciplined").row(0, named=True)
    assert (entry["value"], entry["other_value"], round(entry["gap"], 3)) == (24160, 24432, 0.011)


def test_no_rating_line_crosses_a_change_of_system(reader):
    for indicator in (code for code in set(reader.options()["indicator"]) if code.endswith(("_pct", "_count"))):
        frame = reader.series(indicator).filter(coverage="full_year")
        for (line,), rows in frame.group_by("line"):
            systems = {(year >= 2018) + (year >= 2023) for year in rows["year"]}
            assert len(systems) == 1, line


def test_admissions_of_2022_are_no_ranking(reader):
    ranking = reader.ranking("members_admitted", 2022)
    assert not ranking.is_ranking
    assert ranking.areas_total == 63
    assert 0 < ranking.areas_with_figure < 32
    assert ranking.frame["rank"].null_count() == ranking.frame.height


def test_no_count_of_organisations_has_a_line_across_july_2025(reader):
    cut = [code for code, indicator in catalogue().indicators.items() if "reform_2025" in indicator.breaks]
    crossed = [reader.series(code) for code in cut] + [reader.today(code) for code in cut]
    both_sides = [rows for rows in crossed if rows.height and rows["period_end"].max() >= REFORM_DATE]
    assert both_sides
    for rows in both_sides:
        for _, joined in rows.drop_nulls("line").group_by("line"):
            assert (joined["period_end"] < REFORM_DATE).n_unique() == 1


def test_a_june_and_a_november_share_of_the_target_never_stand_in_one_ranking(reader):
    code = "members_admitted_target_pct"
    windows = reader.windows(code)
    assert {6, 11} <= set(windows["period_end"].dt.month())
    for year, window in windows.select("year", "window").unique().iter_rows():
        ends = reader.window_ranking(code, year, window).frame["period_end"]
        assert ends.max() - ends.min() <= timedelta(days=2 * WINDOW_DAYS)
    for year in set(windows["year"]):
        assert not set(reader.ranking(code, year).frame["coverage"]) & {"year_to_date"}


def test_one_report_on_several_hosts_counts_once(reader):
    counted = reader.sources().group_by("report_id").agg("source_id", hosts=pl.col("url").n_unique())
    repeated = counted.filter(pl.col("hosts") > 1)
    assert repeated.height
    figures = reader.observations(Selection())
    for sources in repeated["source_id"]:
        own = figures.filter(pl.col("source_id").is_in(sources))
        key = ["indicator", "breakdown", "body", "area", "period_start", "period_end"]
        twice = own.group_by(key).agg(pl.col("source_id").n_unique().alias("sources"), "observation_id")
        for row in twice.filter(pl.col("sources") > 1).iter_rows(named=True):
            series = reader.series(row["indicator"], row["breakdown"], row["body"], (row["area"],))
            chosen = series.filter(pl.col("observation_id").is_in(row["observation_id"]))
            assert chosen.height == 0 or chosen["source_count"].to_list() == [1]
        assert twice.filter(pl.col("sources") > 1).height


def test_every_column_of_the_warehouse_has_a_comment(built):
    with closing(duckdb.connect(str(built), read_only=True, config=SAFE)) as connection:
        found = connection.sql(
            "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal"
        ).fetchall()
    comments = {(table, column): comment for table, column, comment in found}
    for name, record in (RECORD_OF_TABLE | RECORD_OF_VIEW | RECORD_OF_INPUT | RECORD_OF_RESULT).items():
        for field in columns(record):
            assert field.about.en in comments[name, field.name]
