"""The Data Package as an independent library validates it: sound as written, unsound when it is tampered with."""

import io
import json
import zipfile
from contextlib import closing

import polars as pl
import pytest
from frictionless import Package, system

from warehouse.columns import columns, names
from warehouse.exports import DERIVED, observations, package_files, package_zip
from warehouse.exports.tables import TABLES
from warehouse.reader import Selection, open_reader

pytestmark = pytest.mark.slow  # the other library takes seconds for each package


@pytest.fixture(scope="module")
def reader(built):
    with closing(open_reader(built)) as opened:
        yield opened


@pytest.fixture(scope="module")
def files(reader):
    return package_files(reader, observations(reader, Selection()))


@pytest.fixture
def validate(tmp_path):
    """The kinds of error that the library finds in a package of files, by table."""

    def run(files: dict[str, bytes]) -> set[tuple[str, str]]:
        for path, content in files.items():
            (tmp_path / path).parent.mkdir(exist_ok=True)
            (tmp_path / path).write_bytes(content)
        with system.use_context(trusted=True):
            report = Package(str(tmp_path / "datapackage.json")).validate()
        assert {task.name for task in report.tasks} >= {table.name for table in TABLES}
        return {(task.name, error.type) for task in report.tasks for error in task.errors}

    return run


def test_the_package_is_valid(validate, files):
    assert validate(files) == set()


def test_a_selection_is_valid_too(validate, reader):
    wanted = Selection(indicators=("members_total",), areas=("ha-noi", "vn"), first_year=2019, last_year=2021)
    chosen = package_files(reader, observations(reader, wanted))
    assert validate(chosen) == set()
    rows = pl.read_csv(chosen["observations.csv"], infer_schema=False)
    assert 0 < rows.height < 30
    assert set(pl.read_csv(chosen["sources.csv"])["source_id"]) == set(rows["source_id"])


def test_nothing_selected_is_valid_and_has_headings(validate, reader):
    empty = package_files(reader, observations(reader, Selection(first_year=1800, last_year=1801)))
    assert validate(empty) == set()
    assert empty["observations.csv"].decode().strip().split(",") == names(TABLES[0].record)


def altered(files: dict[str, bytes], path: str, old: str, new: str) -> dict[str, bytes]:
    """The files with one text replaced once, and no checksums that would notice it first."""
    told = json.loads(files["datapackage.json"])
    for resource in told["resources"]:
        del resource["hash"], resource["bytes"]
    text = files[path].decode()
    assert old in text
    return files | {path: text.replace(old, new, 1).encode(), "datapackage.json": json.dumps(told).encode()}


BROKEN = {
    "an unknown code": ("observations.csv", ",exact,", ",exactly,", ("observations", "constraint-error")),
    "a date that is none": ("observations.csv", "-12-31,", "-12-32,", ("observations", "type-error")),
    "an area that is not listed": ("areas.csv", "\nsoc-trang,", "\nsoc-tran,", ("observations", "foreign-key")),
    "a break of no code": ("breaks.csv", "\nratings,", "\n,", ("breaks", "constraint-error")),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_package_is_invalid(validate, files, case):
    path, old, new, error = BROKEN[case]
    assert error in validate(altered(files, path, old, new))


def test_a_key_told_twice_is_invalid(validate, files):
    first = files["sources.csv"].decode().splitlines()[1]
    assert ("sources", "primary-key") in validate(altered(files, "sources.csv", first, f"{first}\n{first}"))


def test_a_table_that_was_changed_is_noticed(validate, files):
    changed = files | {"areas.csv": files["areas.csv"].replace(b"Soc Trang", b"Soc Tran9")}
    assert ("areas", "hash-count") in validate(changed)


def test_every_field_says_what_it_means_in_both_languages(files):
    told = json.loads(files["datapackage.json"])
    for table, resource in zip(TABLES, told["resources"], strict=True):
        for field, written in zip(columns(table.record), resource["schema"]["fields"], strict=True):
            assert written["name"] == field.name
            assert field.about.vi in written["description"]
            assert field.about.en in written["description"]


def test_version_licence_and_sources_are_told(files, reader):
    told = json.loads(files["datapackage.json"])
    assert told["version"] == reader.version.id
    assert [licence["name"] for licence in told["licenses"]] == ["CC-BY-4.0"]
    readme = files["README.md"].decode()
    assert reader.version.id in readme
    assert f"{reader.version.observations} figures" in readme
    assert f"{reader.version.observations} số liệu" in readme


def test_the_series_are_those_of_the_warehouse(files, reader):
    for path, question in (("series.csv", "ask_export_series"), ("series_window.csv", "ask_export_series_window")):
        told = pl.read_csv(files[path])
        assert set(told["observation_id"]) == set(reader.ask(question)["observation_id"])
        assert told.height > 100


def test_every_indicator_with_figures_has_metadata(files):
    computed = [pl.read_csv(files[f"{name}.csv"], infer_schema=False) for name in DERIVED]
    derived = {code for rows in computed for code in rows.drop_nulls("value")["indicator"]}
    assert derived
    codes = {*pl.read_csv(files["observations.csv"])["indicator"], *derived}
    assert {path for path in files if path.startswith("metadata/")} == {
        f"metadata/{code}.metadata.json" for code in codes
    }


def test_equal_versions_give_equal_zips(reader, files):
    frame = observations(reader, Selection())
    first = package_zip(reader, frame)
    assert first == package_zip(reader, frame)
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "datapackage.json"
        assert {name: archive.read(name) for name in archive.namelist()} == files


def test_the_library_validates_the_zip_itself(reader, tmp_path):
    path = tmp_path / "p.zip"
    path.write_bytes(package_zip(reader, observations(reader, Selection(areas=("ha-noi",)))))
    assert Package(str(path)).validate().valid


def test_what_is_computed_goes_along_with_its_inputs_and_reasons(files, reader):
    today = pl.read_csv(files["series_today.csv"], infer_schema=False)
    assert today["figure_id"].to_list() == reader.ask("ask_export_series_today")["figure_id"].to_list()
    half = today.filter(pl.col("value").is_null() & (pl.col("missing") != "")).row(0, named=True)
    assert set(half["inputs"].split(",")) <= set(pl.read_csv(files["observations.csv"])["observation_id"])
    derived = pl.read_csv(files["series_derived_today.csv"], infer_schema=False)
    assert set(derived["indicator"]) <= set(pl.read_csv(files["derivations.csv"])["code"])
    assert (derived["refusal"].is_null() == derived["value"].is_not_null()).all()
    assert "numerator_incomplete" in derived["refusal"].to_list()


def test_what_rests_on_figures_left_out_is_left_out(reader):
    wanted = Selection(areas=("hai-phong", "vn"))
    files = package_files(reader, observations(reader, wanted))
    sums = pl.read_csv(files["series_today.csv"], infer_schema=False).filter(pl.col("parts") == "2")
    assert sums.is_empty()
    assert reader.today("members_total", areas=("hai-phong-2025",)).filter(parts=2).height
