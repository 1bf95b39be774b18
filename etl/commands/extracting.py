"""`chiso extract`: documents in, observations to standard output, notes to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from etl.commands.output import say, tell
from etl.documents import Document
from etl.extraction import Account, account
from etl.gathering import gather_documents
from etl.problems import PathProblem
from warehouse.export import to_bytes
from warehouse.frames import frame_of
from warehouse.records import Observation


def run(files: Iterable[str], given: Mapping[str, Any], output: str, verbose: bool) -> None:
    """Extract from each document in turn and write what was found as soon as it is known."""
    accounts = (_one(document, verbose) for document in _documents(files, given))
    if output == "jsonl":
        for found in accounts:
            for observation in found.observations:
                tell(json.dumps(asdict(observation), ensure_ascii=False, default=str))
        return
    frame = frame_of((o for found in accounts for o in found.observations), Observation)
    if output == "csv":
        sys.stdout.buffer.write(to_bytes(frame, "csv"))
    else:
        _print_table(frame)


def _documents(files: Iterable[str], given: Mapping[str, Any]) -> Iterator[Document]:
    for name in files:
        documents = [_standard_input()] if name == "-" else gather_documents(Path(name))
        yield from (replace(document, **given) for document in documents)


def _standard_input() -> Document:
    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PathProblem(f"standard input: not UTF-8 (byte {error.start}); convert it to UTF-8") from error
    return Document(name="-", text=text)


def _one(document: Document, verbose: bool) -> Account:
    found = account(document)
    for figure in found.unresolved:
        say(f"{document.name}: {figure.indicator} {figure.value:g}: area cannot be resolved; say it with --area ID")
    if verbose:
        for number in found.numbers:
            say(f"{document.name}:{number.start}-{number.end}: {number.text!r}: {number.reason.en}")
    return found


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
