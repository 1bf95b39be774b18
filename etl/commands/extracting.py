"""`chiso extract`: documents in, observations to standard output, notes to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from etl.commands.output import say, tell
from etl.documents import Document
from etl.extraction import account, figures_of
from etl.gathering import gather_documents
from etl.problems import PathProblem
from etl.reading import RecordError
from etl.shards.cutting import Item, Shard, TextShard, Unreadable, cut
from etl.shards.engines import Engine
from warehouse.export import to_bytes
from warehouse.frames import frame_of
from warehouse.records import Observation


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a document gave: its observations, and what is to be said of it."""

    observations: list[Observation]
    notes: list[str]


def run(files: Iterable[str], given: Mapping[str, Any], output: str, verbose: bool, jobs: int) -> None:
    """Extract from each document in turn and write what was found as soon as it is known."""
    found = _observations(_extracted(_shards(files), given, verbose, jobs))
    if output == "jsonl":
        for observation in found:
            tell(json.dumps(asdict(observation), ensure_ascii=False, default=str))
        return
    frame = frame_of(found, Observation)
    if output == "csv":
        sys.stdout.buffer.write(to_bytes(frame, "csv"))
    else:
        _print_table(frame)


def _observations(extracted: Iterable[Extracted]) -> Iterator[Observation]:
    for one in extracted:
        for note in one.notes:
            say(note)
        yield from one.observations


def _extracted(shards: Iterable[Shard], given: Mapping[str, Any], verbose: bool, jobs: int) -> Iterator[Extracted]:
    """Document by document in one process, shard by shard in several; in the order of the documents either way."""
    if jobs == 1:
        for shard in shards:
            yield from (_one(item, given, verbose) for item in shard.read())
        return
    for _, many in Engine(jobs).map(partial(extract_shard, given=given, verbose=verbose), shards):
        yield from many


def extract_shard(shard: Shard, given: Mapping[str, Any], verbose: bool) -> list[Extracted]:
    """What the documents of a shard gave."""
    return [_one(item, given, verbose) for item in shard.read()]


def _shards(files: Iterable[str]) -> Iterator[Shard]:
    for name in files:
        if name == "-":
            yield TextShard(_standard_input())
        else:
            yield from cut(gather_documents(Path(name)), lambda broken: say(f"{broken.file}: {broken.reason}"))


def _standard_input() -> Document:
    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PathProblem(f"standard input: not UTF-8 (byte {error.start}); convert it to UTF-8") from error
    return Document(name="-", text=text)


def _one(item: Item, given: Mapping[str, Any], verbose: bool) -> Extracted:
    if isinstance(item, Unreadable):
        return Extracted([], [item.reason])
    if isinstance(item, RecordError):
        return Extracted([], [f"{item.file}, record {item.row}: {item.reason}"])
    document = replace(item, **given)
    if verbose:
        found = account(document)
        observations, unresolved = found.observations, found.unresolved
    else:
        observations, unresolved = figures_of(document)
    notes = [
        f"{document.name}: {figure.indicator} {figure.value:g}: area cannot be resolved; say it with --area ID"
        for figure in unresolved
    ]
    if verbose:
        notes += [
            f"{document.name}:{number.start}-{number.end}: {number.text!r}: {number.reason.en}"
            for number in found.numbers
        ]
    return Extracted(observations, notes)


def _print_table(frame: Any) -> None:
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    shown = [
        "indicator",
        "breakdown",
        "body",
        "area",
        "qualifier",
        "value",
        "unit",
        "period_start",
        "period_end",
        "period_kind",
        "confidence",
    ]
    table = Table(*shown)
    for row in frame.select(shown).iter_rows():
        table.add_row(*("" if cell is None else f"{cell:g}" if isinstance(cell, float) else str(cell) for cell in row))
    Console().print(table)
