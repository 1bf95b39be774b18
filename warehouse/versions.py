"""Versions of the warehouse: built beside each other, switched by one rename.

`FILE` points to `FILE.versions/<id>.duckdb`: a symbolic link, or a one-line pointer file where the
system has no links. A version is written under a temporary name, verified against its manifest and
only then named and pointed to, so a reader sees the old version or the new one and nothing between.
This module knows files and names; what is inside a version is `warehouse.loading`'s matter.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from shutil import rmtree

from filelock import FileLock

from warehouse.errors import WarehouseError
from warehouse.records import SCHEMA_VERSION

LONGEST_POINTER = 4096
"""Bytes; a regular file beyond it is no pointer."""

KEPT = 10
"""How many versions stay on disk, the published one included."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a version must hold to be the version it says it is."""

    version: str
    schema_version: int
    content_hash: str
    rows: dict[str, int]
    file_hash: str = ""
    unsorted: int = 0
    """Rows of `observation` that were put behind the sorted ones since it was last sorted as a whole."""
    rules: str = ""
    """By what rules its results were computed (`warehouse.computing.fingerprint`)."""


def folder(warehouse: Path) -> Path:
    """The folder with all versions of a warehouse."""
    return warehouse.with_name(warehouse.name + ".versions")


def current(warehouse: Path) -> Path | None:
    """The published version's file, or None where nothing was published yet.

    Raises:
        WarehouseError: the path is a file or folder that this program did not make.
    """
    if warehouse.is_symlink():
        target = warehouse.parent / warehouse.readlink()
        return target if target.parent.name == folder(warehouse).name else _refuse(warehouse)
    if not warehouse.exists():
        return None
    return _pointed(warehouse) or _refuse(warehouse)


def current_id(warehouse: Path) -> str | None:
    """The id of the published version, or None; reads a link only, so it may be asked often."""
    version = current(warehouse)
    return version.stem if version else None


def manifest(version: Path) -> Manifest:
    """The manifest beside a version. Raises `WarehouseError` where it is missing or unreadable."""
    path = version.with_suffix(".json")
    try:
        return Manifest(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise WarehouseError(f"{path}: no readable manifest ({error}); run `chiso build`") from error


def refuse_other_edition(path: Path) -> None:
    """Leave alone what a program with other tables wrote. A file without a manifest is judged by its tables alone.

    Raises:
        WarehouseError: the manifest beside a version says that its tables are of another edition.
    """
    if not path.with_suffix(".json").exists():
        return
    edition = manifest(path).schema_version
    if edition != SCHEMA_VERSION:
        raise WarehouseError(
            f"{path}: its tables are of edition {edition}, this program reads {SCHEMA_VERSION}; run `chiso build`"
        )


def kept(warehouse: Path) -> list[Path]:
    """All complete versions, oldest first."""
    versions = sorted(folder(warehouse).glob("*.duckdb"), key=lambda path: path.name)
    return [path for path in versions if path.with_suffix(".json").exists()]


@contextmanager
def writing(warehouse: Path) -> Iterator[None]:
    """Hold the right to publish: one writer at a time, readers unaffected.

    Raises:
        WarehouseError: the path is not ours, or its folder cannot be written.
    """
    current(warehouse)
    try:
        folder(warehouse).mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder(warehouse) / ".lock")
    except OSError as error:
        raise WarehouseError(f"{warehouse}: cannot be written ({error.strerror}); name another --warehouse") from error
    with lock:
        for leftover in folder(warehouse).glob(".*.partial*"):
            _remove(leftover)
        yield


def publish(warehouse: Path, version: str, write: Callable[[Path], Manifest]) -> Path:
    """Write a version beside the others and switch to it; on any error nothing has changed.

    Call it while holding `writing`. `write` makes the file it is given and says what it must hold.
    """
    partial = folder(warehouse) / f".{version}.partial"
    final = folder(warehouse) / f"{version}.duckdb"
    try:
        expected = write(partial)
        _store_manifest(expected, partial, final)
        _sync(partial)
        partial.replace(final)
        _point(warehouse, final)
    finally:
        for leftover in folder(warehouse).glob(f".{version}.*"):
            _remove(leftover)
    _forget_old(warehouse)
    return final


def _remove(leftover: Path) -> None:
    """A file, or the folder that DuckDB sorts in."""
    if leftover.is_dir():
        rmtree(leftover, ignore_errors=True)
    else:
        leftover.unlink(missing_ok=True)


def file_hash(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _store_manifest(expected: Manifest, partial: Path, final: Path) -> None:
    content = asdict(expected) | {"file_hash": file_hash(partial)}
    final.with_suffix(".json").write_text(json.dumps(content, indent=1, sort_keys=True), encoding="utf-8")


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _point(warehouse: Path, version: Path) -> None:
    target = Path(folder(warehouse).name) / version.name
    switch = warehouse.with_name(f".{warehouse.name}.{version.stem}.switch")
    switch.unlink(missing_ok=True)
    try:
        switch.symlink_to(target)
    except OSError:  # a system, or a user, without the right to make links
        switch.write_text(target.as_posix() + "\n", encoding="utf-8")
    switch.replace(warehouse)


def _pointed(warehouse: Path) -> Path | None:
    """The version a pointer file names; None where the file is no pointer of ours."""
    if not warehouse.is_file() or warehouse.stat().st_size > LONGEST_POINTER:
        return None
    text = warehouse.read_bytes().decode("utf-8", errors="replace").strip()
    target = warehouse.parent / text
    return target if target.parent == folder(warehouse) and target.suffix == ".duckdb" else None


def _refuse(warehouse: Path) -> Path:
    raise WarehouseError(f"{warehouse}: is no warehouse of this program and is left alone; name another --warehouse")


def _forget_old(warehouse: Path) -> None:
    for version in kept(warehouse)[:-KEPT]:
        version.unlink()
        version.with_suffix(".json").unlink()
