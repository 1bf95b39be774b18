"""The reading side: read-only, closed to files, honest about damage, one version at a time."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date

import duckdb
import pytest

from warehouse import versions
from warehouse.reader import Selection, WarehouseError, current_id, open_reader


@pytest.fixture
def copy(built, tmp_path):
    """The built warehouse with an older version, free to be damaged."""
    shutil.copytree(versions.folder(built), tmp_path / versions.folder(built).name)
    warehouse = tmp_path / built.name
    warehouse.symlink_to(built.readlink())
    newest = versions.current(warehouse)
    older = newest.with_name("2020" + newest.name[4:])
    shutil.copy(newest, older)
    shutil.copy(newest.with_suffix(".json"), older.with_suffix(".json"))
    return warehouse


def test_the_connection_reaches_no_file_and_changes_nothing(built):
    with closing(open_reader(built)) as reader:
        connection = reader._connection
        with pytest.raises(duckdb.Error):
            connection.execute("SELECT * FROM read_csv('/etc/passwd')").fetchall()
        with pytest.raises(duckdb.Error):
            connection.execute("DELETE FROM observation")
        with pytest.raises(duckdb.Error):
            connection.execute("SET enable_external_access = true")


def test_values_are_bound_not_pasted(built):
    with closing(open_reader(built)) as reader:
        assert reader.series("members_total' OR '1'='1").is_empty()
        assert reader.observations(Selection(areas=("vn'; DROP TABLE observation; --",))).is_empty()


def test_a_damaged_version_falls_back_to_the_one_before(copy):
    versions.current(copy).write_bytes(b"not a database")
    with closing(open_reader(copy)) as reader:
        assert reader.path.name.startswith("2020")


def test_a_truncated_version_falls_back_too(copy):
    newest = versions.current(copy)
    content = newest.read_bytes()
    newest.write_bytes(content[: len(content) // 3])
    with closing(open_reader(copy)) as reader:
        assert reader.path.name.startswith("2020")


def test_with_nothing_sound_left_the_error_is_one_line_with_a_mend(copy):
    for version in versions.kept(copy):
        version.write_bytes(b"")
    with pytest.raises(WarehouseError, match="run `chiso build`") as raised:
        open_reader(copy)
    assert "\n" not in str(raised.value)


def test_nothing_published_yet(tmp_path):
    assert current_id(tmp_path / "none.duckdb") is None
    with pytest.raises(WarehouseError, match="run `chiso build`"):
        open_reader(tmp_path / "none.duckdb")


def test_threads_ask_at_once(built):
    with closing(open_reader(built)) as reader, ThreadPoolExecutor(8) as pool:
        heights = set(pool.map(lambda _: reader.series("members_total").height, range(200)))
    assert len(heights) == 1


def test_selections_filter_by_year_and_area(built):
    with closing(open_reader(built)) as reader:
        frame = reader.observations(Selection(areas=("ninh-thuan",), first_year=2019, last_year=2021))
    assert set(frame["area"]) == {"ninh-thuan"}
    assert all(date(2019, 1, 1) <= day <= date(2021, 12, 31) for day in frame["period_end"])


def test_the_proof_names_the_rule_and_the_other_sources(warehouse_of, observation):
    reader = warehouse_of(
        observation(value=1.0, source_id="a"), observation(value=2.0, source_id="b", published=date(2024, 3, 1))
    )
    chosen = reader.series("members_admitted")["observation_id"][0]
    proof = reader.proof(chosen)
    assert (proof.chosen["value"], proof.others["value"].to_list(), proof.rule) == (2.0, [1.0], "later")


def test_a_lone_figure_needs_no_rule(warehouse_of, observation):
    reader = warehouse_of(observation())
    assert reader.proof(reader.series("members_admitted")["observation_id"][0]).rule == "only"


def test_an_unknown_observation_is_one_line(warehouse_of, observation):
    with pytest.raises(WarehouseError, match="no such observation"):
        warehouse_of(observation()).proof("0" * 16)


def test_the_ledger_puts_contradicting_figures_side_by_side(warehouse_of, observation):
    reader = warehouse_of(observation(value=100.0, source_id="a"), observation(value=150.0, source_id="b"))
    row = reader.ledger().row(0, named=True)
    assert {row["value"], row["other_value"]} == {100.0, 150.0}
    assert row["gap"] == pytest.approx(1 / 3)
