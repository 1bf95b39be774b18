"""Adding: what is put on top of a published version gives what one build of everything gives, at the cost of less."""

from contextlib import closing

import duckdb
import polars as pl
import pytest

from etl.build import add, build
from tests.benchmarks.observations import observations
from warehouse import computing, loading, versions
from warehouse.errors import WarehouseError
from warehouse.records import SCHEMA_VERSION

pytestmark = pytest.mark.slow

OF_THE_RUN = {"run", "version_change"}
"""What tells of the way to a version and not of what it holds."""


@pytest.fixture
def table(tmp_path):
    """Writes so many of the generated rows, from a row on, into a file of their own."""

    def write(name, count, first=0, only=None, **changed):
        path = tmp_path / f"{name}.parquet"
        rows = observations(count, first).with_columns(**changed)
        (rows.filter(pl.col("indicator").is_in(only)) if only else rows).write_parquet(path)
        return path

    return write


def relations(connection):
    return [name for (name,) in connection.execute("SELECT table_name FROM information_schema.tables").fetchall()]


def rows_of(warehouse):
    """Every table and view as a sorted list of rows, and what is said of each column."""
    with closing(duckdb.connect(str(versions.current(warehouse)), read_only=True)) as connection:
        held = {name: connection.execute(f"FROM {name}").fetchall() for name in relations(connection)}
        told = connection.execute("SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal")
        return {name: sorted(map(repr, rows)) for name, rows in held.items() if name not in OF_THE_RUN}, sorted(
            map(str, told.fetchall())
        )


def order_of(warehouse):
    with closing(duckdb.connect(str(versions.current(warehouse)), read_only=True)) as connection:
        return connection.execute(f"SELECT {', '.join(loading.SORTED_BY)} FROM observation ORDER BY rowid").fetchall()


def test_what_is_added_gives_what_one_build_gives(table, tmp_path):
    old, more, rest = table("old", 3000), table("more", 400, first=2900), table("rest", 50, first=3300)
    build([old, more, rest], tmp_path / "whole.duckdb")
    build([old], tmp_path / "parts.duckdb")
    add([more], tmp_path / "parts.duckdb")
    add([rest], tmp_path / "parts.duckdb")
    assert rows_of(tmp_path / "parts.duckdb") == rows_of(tmp_path / "whole.duckdb")


@pytest.fixture
def computed(monkeypatch):
    """How often all results were computed, and of which indicators only those that an addition touched."""
    told = []
    whole, part = computing.compute, computing.compute_again
    monkeypatch.setattr(computing, "compute", lambda c: (told.append("all"), whole(c)))
    monkeypatch.setattr(computing, "compute_again", lambda c, t: (told.append(sorted(t)), part(c, t)))
    return told


TOUCHED = (
    {"members_admitted"},  # above the line of ratios, and of a change
    {"members_total"},  # below the line of several
    {"badges_awarded"},
    {"orgs_grassroots", "cells_grassroots"},  # a whole and one of its parts
    {"cells_grassroots"},
    {"members_disciplined", "orgs_disciplined"},
)


@pytest.mark.parametrize("only", TOUCHED, ids=lambda only: "+".join(sorted(only)))
def test_an_addition_computes_anew_what_it_may_change(table, tmp_path, computed, only):
    old, more = table("old", 6000), table("more", 6000, first=6000, only=only)
    build([old, more], tmp_path / "whole.duckdb")
    build([old], tmp_path / "parts.duckdb")
    computed.clear()
    add([more], tmp_path / "parts.duckdb")
    assert computed[:1] == [sorted(only)]
    assert rows_of(tmp_path / "parts.duckdb") == rows_of(tmp_path / "whole.duckdb")


PARTS = {"orgs_grassroots": 100, "committees_grassroots": 40, "cells_grassroots": 75}
"""A whole and its parts, which add up to more."""


@pytest.mark.parametrize("late", PARTS)
def test_a_late_part_and_a_late_whole_come_into_the_ledger(table, tmp_path, computed, late):
    filler = table("filler", 2000, only={"badges_awarded"})
    rows = observations(1).drop("breakdown", "body")
    told = {
        code: rows.with_columns(indicator=pl.lit(code), value=float(value), unit=pl.lit(unit), url=pl.lit(code),
                                qualifier=pl.lit("exact"), title=pl.lit(code), period_kind=pl.lit("point"),
                                period_start=pl.col("period_end"))
        for (code, value), unit in zip(PARTS.items(), ("orgs", "orgs", "cells"), strict=True)
    }  # fmt: skip
    for code, one in told.items():
        one.write_parquet(tmp_path / f"{code}.parquet")
    files = {code: tmp_path / f"{code}.parquet" for code in told}
    build([filler, *files.values()], tmp_path / "whole.duckdb")
    build([filler, *(file for code, file in files.items() if code != late)], tmp_path / "parts.duckdb")
    computed.clear()
    add([files[late]], tmp_path / "parts.duckdb")
    assert computed == [[late]]
    found = rows_of(tmp_path / "parts.duckdb")
    assert len(found[0]["ledger"]) == 1
    assert found == rows_of(tmp_path / "whole.duckdb")


def test_a_reprint_counts_for_the_figures_of_the_report_it_repeats(table, tmp_path, computed):
    """The same title two days before: the figures of both reports are of one report, whatever indicators they are of."""
    old = table("old", 3000)
    told = {"url": pl.lit("https://example.org/reprint"), "published": pl.col("published") - pl.duration(days=2)}
    more = table("more", 20, first=40, only={"members_made_official", "orgs_inspected"}, **told)
    first = pl.read_parquet(more)["indicator"].unique()
    build([old, more], tmp_path / "whole.duckdb")
    build([old], tmp_path / "parts.duckdb")
    computed.clear()
    add([more], tmp_path / "parts.duckdb")
    assert set(first) < set(computed[0])
    assert rows_of(tmp_path / "parts.duckdb") == rows_of(tmp_path / "whole.duckdb")


def test_other_rules_compute_all_anew(table, tmp_path, computed, monkeypatch):
    build([table("old", 2000)], tmp_path / "w.duckdb")
    computed.clear()
    monkeypatch.setattr(computing, "fingerprint", lambda: "other rules")
    add([table("more", 300, first=2000, only={"badges_awarded"})], tmp_path / "w.duckdb")
    assert computed == ["all"]
    assert versions.manifest(versions.current(tmp_path / "w.duckdb")).rules == "other rules"


def test_only_rows_of_the_sources_that_were_read_are_put_in_place(table, tmp_path, monkeypatch):
    build([table("old", 2000)], tmp_path / "w.duckdb")
    put = []
    fill = loading._fill
    monkeypatch.setattr(loading, "_fill", lambda c, o, s, r: (put.append((o.height, s.height)), fill(c, o, s, r)))
    add([table("more", 40, first=1980)], tmp_path / "w.duckdb")
    assert put == [(20 + 40, 101)]  # of one of the two sources that were read 20 rows are held already


@pytest.mark.parametrize(("added", "unsorted"), [(200, 200), (700, 0)])
def test_rows_are_sorted_again_once_too_many_stand_behind(table, tmp_path, added, unsorted):
    build([table("old", 2000)], tmp_path / "w.duckdb")
    before = order_of(tmp_path / "w.duckdb")
    add([table("more", added, first=2000)], tmp_path / "w.duckdb")
    found = order_of(tmp_path / "w.duckdb")
    assert versions.manifest(versions.current(tmp_path / "w.duckdb")).unsorted == unsorted
    assert sorted(found) == (found if unsorted == 0 else sorted(before + found[len(before) :]))


def test_small_additions_are_counted_together(table, tmp_path):
    build([table("old", 2000)], tmp_path / "w.duckdb")
    left = []
    for n in range(4):
        add([table(f"more{n}", 100, first=2000 + 100 * n)], tmp_path / "w.duckdb")
        left.append(versions.manifest(versions.current(tmp_path / "w.duckdb")).unsorted)
    assert left == [100, 200, 0, 100]


def test_the_version_before_is_left_as_it_was(table, tmp_path):
    build([table("old", 1000)], tmp_path / "w.duckdb")
    before = versions.current(tmp_path / "w.duckdb")
    add([table("more", 60, first=1000)], tmp_path / "w.duckdb")
    assert versions.file_hash(before) == versions.manifest(before).file_hash


@pytest.fixture
def warehouse(table, tmp_path):
    """A published version, and a table to be added to it."""
    build([table("old", 2000)], tmp_path / "w.duckdb")
    return tmp_path / "w.duckdb", table("more", 300, first=2000, only={"badges_awarded"})


def test_a_fault_on_the_way_leaves_the_version_before(warehouse, monkeypatch):
    path, more = warehouse
    before = versions.current(path)

    def breaks(_connection, _touched):
        raise duckdb.OutOfMemoryException("Out of Memory Error: no more\nat all")

    monkeypatch.setattr(computing, "compute_again", breaks)
    with pytest.raises(WarehouseError, match=r"could not be written: Out of Memory Error: no more$"):
        add([more], path)
    assert versions.current(path) == before
    assert versions.kept(path) == [before]
    assert not list(versions.folder(path).glob(".*.partial*"))


def test_a_version_that_lost_its_manifest_is_added_to_all_the_same(warehouse, computed):
    path, more = warehouse
    versions.current(path).with_suffix(".json").unlink()
    computed.clear()
    add([more], path)
    assert computed == ["all"]


def test_a_version_of_another_edition_is_not_added_to(warehouse):
    path, more = warehouse
    manifest = versions.current(path).with_suffix(".json")
    manifest.write_text(manifest.read_text().replace(f'"schema_version": {SCHEMA_VERSION}', '"schema_version": 1'))
    with pytest.raises(WarehouseError, match=r"edition 1, this program reads \d+; run `chiso build`$"):
        add([more], path)
