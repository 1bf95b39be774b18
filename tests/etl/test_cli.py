"""The command line from outside: what it prints, its exit status, and one line for every mistake."""

import json

import polars as pl
import pytest

from warehouse import versions

HEADING = "indicator,area,value,qualifier,unit,period_start,period_end,period_kind,url\n"
GOOD = "members_admitted,soc-trang,7448,exact,persons,2023-01-01,2023-12-31,year,https://example.org/a\n"
BAD = "members_admitted,soc-trang,-5,exact,persons,2023-01-01,2023-12-31,year,https://example.org/b\n"


def counts(outcome) -> dict[str, str]:
    return dict(line.split(" ", 1) for line in outcome.out.splitlines())


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(HEADING + GOOD + BAD)
    return path


@pytest.fixture
def own(tmp_path):
    return tmp_path / "own" / "chiso.duckdb"


@pytest.mark.slow
def test_build_add_and_add_again(chiso, table, own):
    built = counts(chiso("build"))
    assert int(built["observations"]) > 777
    assert built["rejections"] == "0"
    added = chiso("add", table)
    assert int(counts(added)["observations"]) == int(built["observations"]) + 1
    assert counts(added)["rejections"] == "1"
    assert "t.csv, row 3, value: value_negative (-5)" in added.err
    before = versions.current(own)
    again = counts(chiso("add", table))
    assert (again["rejections"], again["version"]) == ("0", "unchanged")
    assert versions.current(own) == before


def test_a_document_without_figures_is_added_as_a_source(chiso, tmp_path):
    (tmp_path / "rice.txt").write_text("Hôm nay trời nắng, bà con ra đồng gặt lúa.", encoding="utf-8")
    built = counts(chiso("build"))
    added = counts(chiso("add", tmp_path / "rice.txt"))
    assert (added["observations"], added["rejections"]) == (built["observations"], "0")
    again = counts(chiso("add", tmp_path / "rice.txt"))
    assert again["version"] == "unchanged"


@pytest.mark.slow
def test_a_build_names_the_sources_it_drops(chiso, table):
    chiso("build")
    chiso("add", table)
    assert "no longer included: https://example.org/a" in chiso("build").err


def test_build_from_a_folder_goes_on_past_unreadable_files(chiso, table, tmp_path):
    folder = tmp_path / "folder"
    (folder / "deep").mkdir(parents=True)
    table.rename(folder / "deep" / "t.csv")
    (folder / "broken.xlsx").write_bytes(b"no workbook")
    (folder / "latin.txt").write_bytes("năm 2023".encode("utf-16"))
    (folder / "README.md").write_text("7 đảng viên")
    (folder / "other.csv").write_text("a,b\n1,2\n")
    rejects = tmp_path / "rejects.csv"
    outcome = chiso("build", "--sources", folder, "--rejects", rejects)
    assert outcome.status == 0
    assert counts(outcome)["observations"] == "1"
    assert sorted(pl.read_csv(rejects)["rule"]) == ["file_unreadable", "file_unreadable", "value_negative"]
    assert "README.md: skipped" in outcome.err
    assert "other.csv: skipped" in outcome.err


def test_check_prints_one_line_a_problem_and_publishes_nothing(chiso, table, own):
    outcome = chiso("check", table)
    assert outcome.status == 1
    assert outcome.out.splitlines() == [
        "t.csv, row 3, value: value_negative (-5): a level cannot be negative; a change is not entered as a level"
    ]
    assert versions.current(own) is None


def test_check_of_a_sound_warehouse_prints_the_ledger(chiso):
    chiso("build")
    outcome = chiso("check")
    assert outcome.status == 0
    assert all(line.startswith("ledger: ") for line in outcome.out.splitlines())
    assert "sound" in outcome.err


def test_check_of_a_damaged_warehouse(chiso, own):
    chiso("build")
    with versions.current(own).open("r+b") as file:
        file.seek(20_000)
        file.write(b"\xff" * 64)
    outcome = chiso("check")
    assert outcome.status == 1
    assert len(outcome.out.splitlines()) == 1


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet", "json"])
def test_export_of_a_selection(chiso, tmp_path, ending):
    chiso("build")
    out = tmp_path / f"out.{ending}"
    outcome = chiso(
        "export", out, "--indicator", "members_total", "--area", "ha-noi", "--area", "vn", "--year", "2019:2021"
    )
    assert outcome.status == 0
    readers = {"csv": pl.read_csv, "xlsx": pl.read_excel, "parquet": pl.read_parquet, "json": pl.read_json}
    frame = readers[ending](out)
    assert set(frame["area"]) <= {"ha-noi", "vn"}
    assert frame.height > 0
    assert set(frame["indicator"]) == {"members_total"}


@pytest.mark.slow
def test_an_exported_table_is_accepted_again(chiso, tmp_path):
    chiso("build")
    out = tmp_path / "out.csv"
    chiso("export", out)
    outcome = chiso("add", out)
    assert outcome.status == 0
    assert counts(outcome)["rejections"] == "0"


def test_template(chiso, tmp_path):
    assert chiso("template", tmp_path / "t.xlsx").status == 0
    assert chiso("check", tmp_path / "t.xlsx").status == 0


MISTAKES = {
    "missing file": (["add", "nowhere.csv"], 2),
    "missing folder": (["build", "--sources", "nowhere"], 2),
    "a kind of file that is not read": (["add", "{tmp}/picture.png"], 2),
    "a broken workbook": (["add", "{tmp}/broken.xlsx"], 2),
    "a document in another encoding": (["add", "{tmp}/utf16.txt"], 2),
    "a table in another encoding": (["check", "{tmp}/utf16.csv"], 2),
    "an empty folder": (["add", "{tmp}/empty"], 1),
    "an empty folder to build from": (["build", "--sources", "{tmp}/empty"], 1),
    "no such command": (["bild"], 2),
    "no such option": (["build", "--fast"], 2),
    "no such area": (["extract", "--area", "soc-tran", "-"], 2),
    "no such day": (["extract", "--published", "31/12/2023", "-"], 2),
    "an extract of nothing": (["extract", "nowhere.txt"], 2),
    "a scheduler without Dask": (["build", "--scheduler", "tcp://127.0.0.1:1"], 2),
    "years upside down": (["export", "o.csv", "--year", "2024:2019"], 2),
    "no years": (["export", "o.csv", "--year", "all"], 2),
    "no such indicator": (["export", "o.csv", "--indicator", "members"], 2),
    "a format not known": (["export", "{tmp}/o.doc"], 1),
    "nothing published yet": (["export", "{tmp}/o.csv"], 1),
    "a warehouse that is not ours": (["build", "--warehouse", "{tmp}/picture.png"], 1),
    "a template that is no workbook": (["template", "{tmp}/t.csv"], 2),
    "a place that cannot be written": (["template", "{tmp}/no/such/folder/t.xlsx"], 1),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_one_line_and_changes_nothing(chiso, tmp_path, own, mistake):
    (tmp_path / "empty").mkdir()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "broken.xlsx").write_bytes(b"no workbook")
    (tmp_path / "utf16.txt").write_bytes("năm 2023".encode("utf-16"))
    (tmp_path / "utf16.csv").write_bytes("năm,2023".encode("utf-16"))
    arguments, status = MISTAKES[mistake]
    outcome = chiso(*(argument.format(tmp=tmp_path) for argument in arguments))
    assert outcome.status == status
    assert outcome.out == ""
    assert [line for line in outcome.err.splitlines() if not line.endswith("skipped")] == outcome.error_lines
    assert len(outcome.error_lines) == 1
    assert "Traceback" not in outcome.err
    assert versions.current(own) is None


ARTICLE = """Năm 2023, Đảng bộ tỉnh Sóc Trăng kết nạp 2.145 đảng viên mới."""


@pytest.mark.slow
def test_extract_from_standard_input(chiso_process):
    outcome = chiso_process("extract", "-", "--published", "2024-01-05", stdin=ARTICLE.encode())
    assert outcome.status == 0
    (row,) = map(json.loads, outcome.out.splitlines())
    assert (row["indicator"], row["value"], row["area"], row["period_kind"]) == (
        "members_admitted",
        2145.0,
        "soc-trang",
        "year",
    )
    assert ARTICLE[row["span_start"] : row["span_end"]] == "2.145"


@pytest.mark.slow
def test_extract_of_nothing_is_no_error(chiso_process):
    outcome = chiso_process("extract", stdin="Trời hôm nay nắng.".encode())
    assert (outcome.status, outcome.out) == (0, "")


@pytest.mark.slow
def test_extract_of_bytes_that_are_no_text(chiso_process):
    outcome = chiso_process("extract", stdin=b"\xff\xfe\x00")
    assert outcome.status == 2
    assert len(outcome.error_lines) == 1


def test_without_a_command_it_says_what_there_is(chiso):
    outcome = chiso()
    assert outcome.status == 0
    assert all(
        command in outcome.out for command in ("extract", "build", "add", "check", "export", "dashboard", "template")
    )


def test_version(chiso):
    from warehouse.version import __version__

    assert chiso("--version").out == f"chiso {__version__}\n"
