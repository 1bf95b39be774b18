"""Publishing: the switch is one step, a failure changes nothing, and what is not ours is left alone."""

import os
import signal
import subprocess
import sys
import time

import pytest

from warehouse import versions
from warehouse.errors import WarehouseError
from warehouse.versions import Manifest


def write(text: str):
    def writer(path):
        path.write_text(text)
        return Manifest("v", 1, "", {})

    return writer


@pytest.fixture
def warehouse(tmp_path):
    return tmp_path / "chiso.duckdb"


def publish(warehouse, version, writer):
    with versions.writing(warehouse):
        return versions.publish(warehouse, version, writer)


def test_a_link_names_the_published_version(warehouse):
    publish(warehouse, "1", write("one"))
    assert warehouse.is_symlink()
    assert warehouse.read_text() == "one"
    assert versions.current(warehouse).name == "1.duckdb"


def test_where_there_are_no_links_a_pointer_file_does_it(warehouse, monkeypatch):
    def refuse(*_):
        raise OSError("no links here")

    monkeypatch.setattr("pathlib.Path.symlink_to", refuse)
    publish(warehouse, "1", write("one"))
    publish(warehouse, "2", write("two"))
    assert not warehouse.is_symlink()
    assert versions.current(warehouse).read_text() == "two"


def test_a_failing_writer_leaves_the_old_version_and_no_litter(warehouse):
    publish(warehouse, "1", write("one"))

    def fail(path):
        path.write_text("half")
        raise WarehouseError("disk full")

    with pytest.raises(WarehouseError):
        publish(warehouse, "2", fail)
    assert warehouse.read_text() == "one"
    assert [path.name for path in versions.kept(warehouse)] == ["1.duckdb"]
    assert not [path for path in versions.folder(warehouse).iterdir() if "2" in path.name]


@pytest.mark.parametrize(
    "content", [b"somebody's file", b"", b"\x00\xff" * 4000, b"chiso.duckdb.versions/../../etc/passwd"]
)
def test_a_regular_file_that_is_not_ours_is_refused(warehouse, content):
    warehouse.write_bytes(content)
    with pytest.raises(WarehouseError, match="no warehouse of this program"):
        publish(warehouse, "1", write("one"))
    assert warehouse.read_bytes() == content


def test_a_folder_and_a_foreign_link_are_refused(warehouse, tmp_path):
    warehouse.mkdir()
    with pytest.raises(WarehouseError):
        versions.current(warehouse)
    foreign = tmp_path / "link.duckdb"
    foreign.symlink_to(tmp_path / "elsewhere.duckdb")
    with pytest.raises(WarehouseError):
        versions.current(foreign)


def test_ten_versions_are_kept(warehouse):
    for number in range(14):
        publish(warehouse, f"{number:02}", write(str(number)))
    assert [path.stem for path in versions.kept(warehouse)] == [f"{n:02}" for n in range(4, 14)]


def test_what_a_killed_writer_left_is_cleared_away(warehouse):
    publish(warehouse, "1", write("one"))
    (versions.folder(warehouse) / ".2.partial").write_text("half")
    (versions.folder(warehouse) / "3.duckdb").write_text("named, but without a manifest")
    publish(warehouse, "4", write("four"))
    assert not (versions.folder(warehouse) / ".2.partial").exists()
    assert [path.stem for path in versions.kept(warehouse)] == ["1", "4"]


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_a_sound_version(chiso_process, tmp_path):
    """Twelve builds killed at growing delays: the published version always opens and is complete."""
    from warehouse.reader import open_reader

    warehouse = tmp_path / "chiso.duckdb"
    assert chiso_process("build", "--warehouse", warehouse).status == 0
    for step in range(12):
        process = subprocess.Popen(
            [sys.executable, "-m", "etl", "build", "--warehouse", str(warehouse)],
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        time.sleep(0.8 + step * 0.15)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        reader = open_reader(warehouse)
        assert reader.version.observations > 777
        assert reader.version.id == versions.current(warehouse).stem
        reader.close()
    assert chiso_process("check", "--warehouse", warehouse).status == 0
