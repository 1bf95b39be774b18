"""`chiso export` in every format, from outside: what lies where, what it says, and one line for every mistake."""

import json
from contextlib import closing

import polars as pl
import pytest
from frictionless import Package
from pysdmx.io import get_datasets

from warehouse.columns import names
from warehouse.exports import CHARTED, charted
from warehouse.reader import Selection, open_reader

pytestmark = pytest.mark.slow

ADDED = {"obs_status", "coverage", "window", "in_series", "lower", "upper", "lower_open", "upper_open"}


@pytest.fixture
def export(chiso, built, tmp_path):
    """Run `chiso export` on the built warehouse; OUT lies in the test's own folder."""
    return lambda out, *more: chiso("export", tmp_path / out, "--warehouse", built, *more)


READERS = {"csv": pl.read_csv, "xlsx": pl.read_excel, "parquet": pl.read_parquet, "json": pl.read_json}


@pytest.mark.parametrize("ending", READERS)
def test_every_table_of_observations_says_status_bounds_and_coverage(export, tmp_path, ending):
    assert export(f"o.{ending}", "--indicator", "members_total").status == 0
    frame = READERS[ending](tmp_path / f"o.{ending}")
    assert set(frame.columns) >= ADDED
    assert set(frame["obs_status"]) <= set("ABEPU")
    assert frame["coverage"].null_count() == frame["lower"].null_count() == 0
    assert (frame["lower"] <= frame["upper"]).all()


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
def test_what_was_exported_is_accepted_again(export, chiso, tmp_path, ending):
    export(f"o.{ending}")
    outcome = chiso("check", tmp_path / f"o.{ending}")
    assert (outcome.status, outcome.out) == (0, "")


@pytest.mark.parametrize("ending", READERS)
@pytest.mark.parametrize("table", CHARTED)
def test_every_table_behind_the_charts_can_be_taken_away(export, built, tmp_path, table, ending):
    outcome = export(f"t.{ending}", "--table", table, "--year", "2019:2024")
    assert outcome.status == 0, outcome.err
    frame = READERS[ending](tmp_path / f"t.{ending}")
    with closing(open_reader(built)) as reader:
        expected = charted(reader, table, Selection(first_year=2019, last_year=2024))
    assert frame.columns == names(CHARTED[table])
    assert frame.height == expected.height > 10
    assert frame["value"].fill_null(-1).to_list() == pytest.approx(expected["value"].fill_null(-1).to_list())


def test_a_sum_and_a_refusal_leave_with_what_they_miss(export, tmp_path):
    export("t.csv", "--table", "series_today", "--indicator", "members_total", "--area", "bac-ninh-2025")
    half = pl.read_csv(tmp_path / "t.csv").filter(pl.col("value").is_null()).row(0, named=True)
    assert (half["parts"], half["parts_total"], half["missing"]) == (1, 2, "bac-giang")
    export("d.csv", "--table", "series_derived", "--indicator", "members_admitted_of_target")
    refusals = pl.read_csv(tmp_path / "d.csv")["refusal"].to_list()
    assert "denominator_missing" in refusals


@pytest.mark.parametrize(
    ("out", "more", "said"),
    [
        ("t.csv", ("--table", "serie"), "no such table; use one of observations, series"),
        ("t.zip", ("--table", "series_today"), "datapackage holds observations"),
        ("t.csv", ("--table", "series_today", "--format", "sdmx-csv"), "sdmx-csv holds observations"),
        ("t.csv", ("--table", "series_derived", "--indicator", "members_admitted"), "members_admitted_per_1000"),
    ],
)
def test_a_table_that_cannot_be_written_is_told_in_one_line(export, tmp_path, out, more, said):
    outcome = export(out, *more)
    assert outcome.status == 2
    assert said in outcome.err
    assert outcome.err.count("\n") == 1
    assert not (tmp_path / out).exists()


def test_sdmx_lies_beside_its_structure(export, tmp_path):
    outcome = export("o.csv", "--format", "sdmx-csv", "--area", "vn")
    assert outcome.status == 0
    (data,) = get_datasets(tmp_path / "o.csv", tmp_path / "o.structure.json")
    assert len(data.data) == int(outcome.err.rsplit(":", 1)[1].split()[0])
    assert set(data.data["REF_AREA"]) == {"vn"}


@pytest.mark.parametrize(("out", "more"), [("p.zip", ()), ("p", ("--format", "datapackage"))])
def test_a_data_package_is_a_zip_or_a_folder(export, tmp_path, out, more):
    outcome = export(out, *more, "--year", "2023")
    assert outcome.status == 0, outcome.err
    path = tmp_path / out
    package = Package(str(path if path.is_file() else path / "datapackage.json"))
    assert package.validate().valid
    assert len([p for p in tmp_path.iterdir() if p.name != "own"]) == 1


def test_a_folder_that_is_empty_is_taken(export, tmp_path):
    (tmp_path / "p.d").mkdir()
    assert export("p.d", "--format", "datapackage").status == 0
    assert json.loads((tmp_path / "p.d" / "datapackage.json").read_bytes())["name"] == "chiso"


MISTAKES = {
    "a package named as a table": (["o.csv", "--format", "datapackage"], 2, "o.zip"),
    "no such format": (["o.csv", "--format", "pdf"], 2, "sdmx-csv"),
    "a folder that holds something": (["full", "--format", "datapackage"], 1, "holds something already"),
    "a file where the folder should be": (["file", "--format", "datapackage"], 1, "holds something already"),
    "a place that cannot be written": (["no/such/p", "--format", "datapackage"], 1, "cannot be written"),
    "a file for a parent": (["file/p", "--format", "datapackage"], 1, "cannot be written"),
    "no ending": (["o"], 1, "datapackage"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_one_line_and_leaves_what_was_there(export, tmp_path, mistake):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    arguments, status, words = MISTAKES[mistake]
    outcome = export(*arguments)
    assert outcome.status == status
    assert len(outcome.error_lines) == 1
    assert words in outcome.error_lines[0]
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["file", "full", "mine.txt"]
    assert (tmp_path / "full" / "mine.txt").read_text() == (tmp_path / "file").read_text() == "mine"
