"""Reading one shard, and what it leaves: a folder of three Parquet files and a manifest.

The folder is written under a name of its own and renamed, so it is there whole or not at all. A shard
read twice, by a retry or by two workers at once, leaves the folder of whoever was first; both are equal.
"""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

import polars as pl

from etl.checking import reject
from etl.documents import Document
from etl.extraction import Unresolved, figures_of
from etl.problems import PathProblem
from etl.reading import RecordError
from etl.shards.cutting import Item, Shard, Unreadable
from etl.sourcing import source_of_document
from warehouse.errors import WarehouseError
from warehouse.frames import frame_of
from warehouse.records import Observation, Rejection, Source
from warehouse.version import __version__

MANIFEST = "manifest.json"
TABLES: dict[str, type] = {"figures": Observation, "sources": Source, "refusals": Rejection}
"""What a shard gives: figures found, a source for each document read, and what could not be taken."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a shard gave, with the columns of `TABLES`; `documents` counts records that were none as well."""

    figures: pl.DataFrame
    sources: pl.DataFrame
    refusals: pl.DataFrame
    documents: int


@dataclass(slots=True)
class _Rows:
    """The rows of a result while the shard is read."""

    figures: list[Observation] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    refusals: list[Rejection] = field(default_factory=list)
    documents: int = 0


@cache
def program() -> str:
    """What a result depends on besides its documents: the hash of the code and the catalogue, not a number alone."""
    digest = hashlib.sha256(__version__.encode())
    for package in ("etl", "warehouse"):
        root = Path(str(files(package)))
        for path in sorted(root.rglob("*")):
            if path.suffix in {".py", ".toml", ".csv"} and "sources" not in path.parts[len(root.parts) :]:
                digest.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def read_shard(shard: Shard, folder: Path, expected: str) -> tuple[int, int]:
    """Leave the result of a shard in `folder`, unless a sound one is there; returns documents and figures.

    `expected` is the `program()` that asks; a worker that runs another refuses.

    Raises:
        PathProblem: a file that the user named cannot be read, or the worker does not see the folder.
    """
    if program() != expected:
        raise PathProblem("a worker runs another version of the program; install the same on all machines")
    if not folder.is_dir():
        raise PathProblem(f"{folder}: not seen by a worker; name a --warehouse on a disk that all machines share")
    final = folder / shard.key
    known = result_of(final)
    if known is None:
        shutil.rmtree(final, ignore_errors=True)
        known = _read(shard)
        _write(known, final)
    return known.documents, known.figures.height


def result_of(folder: Path) -> Result | None:
    """The result that a shard left; None where there is none or it differs from its manifest."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        frames = {name: _checked(folder / f"{name}.parquet", manifest["sha256"][name]) for name in TABLES}
        return Result(**frames, documents=manifest["documents"])
    except (OSError, ValueError, KeyError):
        return None


def clear_away(folder: Path) -> None:
    """Remove what workers that were stopped left half written; only once no worker is at work."""
    for partial in folder.glob(".*"):
        shutil.rmtree(partial, ignore_errors=True)


def collect(folder: Path, keys: Sequence[str]) -> Result:
    """The results of some shards as one, in the order of the keys.

    Raises:
        WarehouseError: a result is gone or damaged; the same command reads that shard again.
    """
    results = []
    for key in keys:
        result = result_of(folder / key)
        if result is None:
            raise WarehouseError(f"{folder / key}: the result of a shard is damaged; run the command again")
        results.append(result)
    empty = {name: frame_of([], record) for name, record in TABLES.items()}
    frames = {name: pl.concat([empty[name], *(getattr(result, name) for result in results)]) for name in TABLES}
    return Result(**frames, documents=sum(result.documents for result in results))


def _checked(path: Path, expected: str) -> pl.DataFrame:
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != expected:
        raise ValueError(f"{path}: damaged")
    return pl.read_parquet(io.BytesIO(content))


def _read(shard: Shard) -> Result:
    rows = _Rows()
    for item in shard.read():
        _take(item, rows)
    frames = {name: frame_of(getattr(rows, name), record) for name, record in TABLES.items()}
    return Result(**frames, documents=rows.documents)


def _take(item: Item, rows: _Rows) -> None:
    if isinstance(item, Unreadable):
        rows.refusals.append(refused_file(item))
        return
    rows.documents += 1
    if isinstance(item, RecordError):
        record = json.dumps(item.record, ensure_ascii=False)
        rows.refusals.append(reject("row_malformed", item.file, row=item.row, value=item.reason, record=record))
        return
    observations, unresolved = figures_of(item)
    rows.figures.extend(observations)
    rows.refusals.extend(_unresolved(item, figure) for figure in unresolved)
    rows.sources.append(source_of_document(item))


def refused_file(item: Unreadable) -> Rejection:
    """The rejection of a whole file."""
    return reject("file_unreadable", item.file, value=item.reason)


def _unresolved(document: Document, figure: Unresolved) -> Rejection:
    record = json.dumps(asdict(figure), ensure_ascii=False)
    return reject("area_unresolved", document.name, value=figure.evidence, record=record)


def _write(result: Result, final: Path) -> None:
    partial = final.with_name(f".{final.name}.{uuid.uuid4().hex}")
    partial.mkdir()
    hashes = {name: _store(getattr(result, name), partial / f"{name}.parquet") for name in TABLES}
    manifest = {"documents": result.documents, "sha256": hashes}
    (partial / MANIFEST).write_text(json.dumps(manifest, indent=1, sort_keys=True), encoding="utf-8")
    try:
        partial.rename(final)
    except OSError:
        shutil.rmtree(partial)
        if not final.is_dir():
            raise


def _store(frame: pl.DataFrame, path: Path) -> str:
    content = io.BytesIO()
    frame.write_parquet(content)
    path.write_bytes(content.getvalue())
    return hashlib.sha256(content.getvalue()).hexdigest()
