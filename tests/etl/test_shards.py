"""Shards: whatever is killed, repeated, reordered or cut otherwise, the result is that of reading in turn."""

import gzip
import hashlib
import json
import os
import random
import shutil
import signal
from functools import partial
from pathlib import Path

import polars as pl
import pytest

from etl.build import build
from etl.documents import Found
from etl.problems import PathProblem, UsageProblem
from etl.progress import Progress, silent
from etl.reading import records
from etl.running import extract_all
from etl.shards import engines, work
from etl.shards.cutting import cut
from etl.shards.engines import Engine
from etl.shards.work import collect, program, read_shard
from warehouse.errors import WarehouseError
from warehouse.reader import open_reader

PROVINCES = ("Sóc Trăng", "Hà Giang", "Ninh Thuận", "Quảng Bình")
TOTAL = 24


def record(n: int) -> dict[str, str]:
    text = f"Năm {2005 + n % 15}, Đảng bộ tỉnh {PROVINCES[n % 4]} kết nạp {1000 + n} đảng viên."
    return {"url": f"https://example.org/{n}", "published": "2024-02-01", "text": text}


@pytest.fixture
def crawl(tmp_path, monkeypatch):
    """A file of many documents that is cut into shards of three."""
    monkeypatch.setattr(records, "CHUNK_RECORDS", 3)
    path = tmp_path / "crawl.jsonl"
    lines = [json.dumps(record(n), ensure_ascii=False) for n in range(TOTAL)]
    path.write_text("\n".join([*lines[:5], "{broken", *lines[5:]]), encoding="utf-8")
    return [Found(path, path.name, named=True)]


def shards_of(files) -> list:
    return list(cut(files, lambda broken: pytest.fail(broken.reason)))


def everything(folder: Path) -> dict[str, str]:
    """The hash of every file below a folder, but for what a worker stopped in the middle left half written."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.parent.name.startswith(".")]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture
def expected(crawl, tmp_path):
    """What reading in turn leaves."""
    folder = tmp_path / "expected"
    whole = extract_all(crawl, folder, Engine(), silent)
    assert (whole.documents, whole.figures.height, whole.refusals["rule"].to_list()) == (25, 24, ["row_malformed"])
    return everything(folder)


@pytest.mark.slow
@pytest.mark.parametrize("engine", [Engine(2), Engine(3), Engine(2, "dask")], ids=str)
def test_every_engine_leaves_the_same_bytes(crawl, expected, tmp_path, engine):
    whole = extract_all(crawl, tmp_path / "other", engine, silent)
    assert everything(tmp_path / "other") == expected
    assert whole.figures["value"].to_list() == [1000 + n for n in range(TOTAL)]


@pytest.mark.parametrize("size", [1, 2, 7, 1000])
def test_the_size_of_shards_changes_nothing(crawl, tmp_path, monkeypatch, size):
    whole = extract_all(crawl, tmp_path / "three", Engine(), silent)
    monkeypatch.setattr(records, "CHUNK_RECORDS", size)
    other = extract_all(crawl, tmp_path / "other", Engine(), silent)
    assert other.figures.equals(whole.figures)
    assert other.sources.equals(whole.sources)
    assert other.refusals.equals(whole.refusals)


def test_repeated_and_reordered_shards_change_nothing(crawl, expected, tmp_path):
    shards = shards_of(crawl)
    folder = tmp_path / "other" / program()
    folder.mkdir(parents=True)
    mixed = [*shards, *shards, *shards]
    random.Random(5).shuffle(mixed)  # noqa: S311
    for shard in mixed:
        read_shard(shard, folder, program())
    assert everything(tmp_path / "other") == expected
    values = collect(folder, [shard.key for shard in shards]).figures["value"].to_list()
    assert values == [1000 + n for n in range(TOTAL)]


def test_who_comes_second_leaves_the_first_result(crawl, expected, tmp_path, monkeypatch):
    folder = tmp_path / "other" / program()
    folder.mkdir(parents=True)
    for shard in shards_of(crawl):
        read_shard(shard, folder, program())
    monkeypatch.setattr(work, "result_of", lambda _: None)
    monkeypatch.setattr(work.shutil, "rmtree", partial(_only_partial, shutil.rmtree))
    for shard in shards_of(crawl):
        read_shard(shard, folder, program())
    assert everything(tmp_path / "other") == expected


def _only_partial(rmtree, path, **options):
    """Two workers at once: each finds nothing, and the slower meets the faster one's result at the rename."""
    if Path(path).name.startswith("."):
        rmtree(path, **options)


def killed_once(shard, folder, expected, marks):
    """Die while reading the third shard, the first time that anyone reads it."""
    mark = Path(marks) / shard.key
    if shard.chunk.first == 7 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return read_shard(shard, folder, expected)


def killed_always(shard):
    if shard.chunk.first == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return shard.chunk.first


def test_what_a_stopped_worker_left_half_written_is_cleared_away(crawl, tmp_path):
    half = tmp_path / program() / ".half"
    half.mkdir(parents=True)
    (half / "figures.parquet").write_bytes(b"PAR1")
    extract_all(crawl, tmp_path, Engine(), silent)
    assert not half.exists()


@pytest.mark.slow
@pytest.mark.parametrize("engine", [Engine(2), Engine(2, "dask")], ids=str)
def test_a_killed_worker_changes_nothing(crawl, expected, tmp_path, engine):
    folder, marks = tmp_path / "other" / program(), tmp_path / "marks"
    folder.mkdir(parents=True)
    marks.mkdir()
    do = partial(killed_once, folder=folder, expected=program(), marks=str(marks))
    done = [shard.chunk.first for shard, _ in engine.map(do, shards_of(crawl))]
    assert done == sorted(done)
    assert len(list(marks.iterdir())) == 1
    assert everything(tmp_path / "other") == expected


@pytest.mark.slow
def test_a_shard_that_kills_every_worker_is_named(crawl):
    done = []
    with pytest.raises(WarehouseError, match=r"crawl\.jsonl from record 7: reading it killed its process 3 times"):
        done.extend(first for _, first in Engine(2).map(killed_always, shards_of(crawl)))


@pytest.mark.parametrize("harm", ["truncated", "changed", "emptied", "half written"])
def test_a_damaged_result_is_read_again(crawl, expected, tmp_path, harm):
    extract_all(crawl, tmp_path / "other", Engine(), silent)
    victim = sorted((tmp_path / "other" / program()).iterdir())[2]
    figures = victim / "figures.parquet"
    content = figures.read_bytes()
    if harm == "truncated":
        figures.write_bytes(content[:-9])
    elif harm == "changed":
        figures.write_bytes(content[:40] + bytes([content[40] ^ 1]) + content[41:])
    elif harm == "emptied":
        (victim / "manifest.json").write_bytes(b"")
    else:
        victim.rename(victim.with_name(".half"))
        (victim.with_name(".half") / "manifest.json").unlink()
    extract_all(crawl, tmp_path / "other", Engine(), silent)
    found = {name: content for name, content in everything(tmp_path / "other").items() if ".half" not in name}
    assert found == expected


def test_a_result_lost_before_it_is_collected_is_one_line(crawl, tmp_path):
    extract_all(crawl, tmp_path, Engine(), silent)
    key = shards_of(crawl)[0].key
    (tmp_path / program() / key / "figures.parquet").unlink()
    with pytest.raises(WarehouseError, match="run the command again"):
        collect(tmp_path / program(), [key])


def test_a_run_that_was_stopped_goes_on_where_it_was(crawl, tmp_path, monkeypatch):
    read = []
    original = work._read
    monkeypatch.setattr(work, "_read", lambda shard: read.append(shard.chunk.first) or original(shard))
    stopped = partial(_StoppedAt, 4)
    with pytest.raises(KeyboardInterrupt):
        extract_all(crawl, tmp_path, stopped(), silent)
    assert read == [1, 4, 7, 10]
    extract_all(crawl, tmp_path, Engine(), silent)
    assert read == [1, 4, 7, 10, 13, 16, 19, 22, 25]


class _StoppedAt(Engine):
    """An engine that somebody stops after some shards."""

    def __init__(self, count):
        super().__init__()
        object.__setattr__(self, "count", count)

    def map(self, do, shards):
        for done, pair in enumerate(Engine().map(do, shards), start=1):
            yield pair
            if done == self.count:
                raise KeyboardInterrupt


@pytest.mark.slow
def test_a_build_leaves_no_shards_behind(crawl, tmp_path):
    warehouse = tmp_path / "w.duckdb"
    build([crawl[0].path], warehouse, engine=Engine(2))
    assert not (tmp_path / "w.duckdb.versions" / ".shards").exists()
    assert open_reader(warehouse).version.observations == TOTAL


def test_another_program_on_a_worker_is_refused(crawl, tmp_path):
    with pytest.raises(PathProblem, match="another version of the program"):
        read_shard(shards_of(crawl)[0], tmp_path, "0123456789abcdef")
    with pytest.raises(PathProblem, match="disk that all machines share"):
        read_shard(shards_of(crawl)[0], tmp_path / "elsewhere", program())


def test_all_forms_of_many_documents_give_the_same(tmp_path):
    rows = [record(n) for n in range(TOTAL)]
    content = "\n".join(json.dumps(row) for row in rows).encode()
    (tmp_path / "c.jsonl").write_bytes(content)
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(content))
    pl.DataFrame(rows).with_columns(pl.col("published").str.to_date()).write_parquet(
        tmp_path / "c.parquet", row_group_size=5
    )
    found = [
        extract_all([Found(tmp_path / name, name, named=True)], tmp_path / "shards", Engine(), silent)
        for name in ("c.jsonl", "c.jsonl.gz", "c.parquet")
    ]
    assert found[0].figures.height == TOTAL
    for other in found[1:]:
        assert other.figures.drop("document").equals(found[0].figures.drop("document"))


def test_a_gzipped_file_that_breaks_off_gives_what_stood_before(tmp_path, chiso):
    folder = tmp_path / "folder"
    folder.mkdir()
    lines = [json.dumps(record(n) | {"noise": random.Random(n).randbytes(900).hex()}) for n in range(200)]  # noqa: S311
    content = gzip.compress("\n".join(lines).encode())
    (folder / "c.jsonl.gz").write_bytes(content[: len(content) // 2])
    outcome = chiso("build", "--sources", folder)
    counted = dict(line.split(" ", 1) for line in outcome.out.splitlines())
    assert 50 < int(counted["observations"]) < 150
    assert counted["rejections"] == "1"
    assert "c.jsonl.gz: file_unreadable" in outcome.err
    assert chiso("build", "--sources", folder / "c.jsonl.gz").status == 2


@pytest.mark.slow
@pytest.mark.parametrize("output", ["jsonl", "csv"])
def test_extract_writes_the_same_bytes_for_any_number_of_jobs(crawl, chiso_process, output):
    one, three = (
        chiso_process("extract", "--format", output, "--area", "soc-trang", "-v", "--jobs", jobs, crawl[0].path)
        for jobs in (1, 3)
    )
    assert one.out
    assert (three.status, three.out, three.err) == (one.status, one.out, one.err)


def test_dask_is_asked_for_only_where_it_is(monkeypatch):
    monkeypatch.setattr(engines, "import_module", _missing)
    with pytest.raises(UsageProblem, match=r"chiso\[dask\]"):
        list(Engine(1, "dask").map(print, []))


def _missing(name):
    raise ImportError(name)


@pytest.mark.slow
def test_a_running_scheduler_reads_the_shards(crawl, expected, tmp_path):
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster:
        extract_all(crawl, tmp_path / "other", Engine(1, "dask", cluster.scheduler_address), silent)
    assert everything(tmp_path / "other") == expected


def test_progress_says_rate_and_time_left():
    lines, now = [], iter([0.0, 1.0, 2.5, 3.0, 100.0, 200.0])
    progress = Progress(lines.append, 1000, clock=lambda: next(now))
    progress.step(100, 500, 20)
    progress.step(100, 500, 20)
    progress.step(50, 10, 0)
    progress.step(50, 1000, 10)
    progress.end()
    assert lines == [
        "read 1,000 documents, 40 figures, 400 documents a second, 20% of the bytes, about 10 s left",
        "read 2,010 documents, 50 figures, 20 documents a second, 30% of the bytes, about 4 min left",
        "read 2,010 documents, 50 figures, 10 documents a second",
    ]


@pytest.mark.slow
def test_a_scheduler_that_does_not_answer_is_one_line(crawl, chiso):
    outcome = chiso("build", "--sources", crawl[0].path, "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1")
    assert outcome.status == 2
    assert outcome.err.splitlines() == ["chiso: --scheduler tcp://127.0.0.1:1: does not answer; start `dask scheduler`"]
