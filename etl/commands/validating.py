"""`chiso check`: problems of files before they are added, or of the warehouse; one line each."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from etl import build as pipeline
from etl.commands.output import say, tell
from etl.commands.publishing import rejection_lines
from warehouse import loading, versions
from warehouse.errors import WarehouseError
from warehouse.reader import open_reader


def check_paths(paths: Sequence[Path]) -> int:
    """Print the problems of some files; returns how many there are."""
    content = pipeline.read_paths(paths, say=say)
    for line in rejection_lines(content.rejections):
        tell(line)
    say(f"{content.observations.height} observations would be accepted, {content.rejections.height} problems")
    return content.rejections.height


def check_warehouse(warehouse: Path) -> int:
    """Verify the published version against its manifest and print the ledger; returns 1 where it is not sound."""
    version = versions.current(warehouse)
    if version is None:
        raise WarehouseError(f"{warehouse}: nothing published yet; run `chiso build`")
    problem = _unsound(version)
    if problem:
        tell(problem)
        return 1
    with closing(open_reader(warehouse)) as reader:
        for row in reader.ledger().iter_rows(named=True):
            tell(_ledger_line(row))
        say(f"version {reader.version.id}: sound, {reader.version.observations} observations")
    return 0


def _unsound(version: Path) -> str | None:
    try:
        expected = versions.manifest(version)
        if versions.file_hash(version) != expected.file_hash:
            return f"{version}: differs from what was published (checksum); run `chiso build`"
        loading.verify(version, expected)
    except (OSError, WarehouseError) as error:
        return " ".join(str(error).split())
    return None


def _ledger_line(row: dict[str, Any]) -> str:
    key = (
        f"{row['indicator']} {row['breakdown']} {row['body']} {row['area']} {row['period_start']}..{row['period_end']}"
    )
    shown = f"{row['qualifier']} {row['value']:g} ({row['publisher'] or row['document']})"
    whose = f" ({row['other_publisher'] or row['other_document']})" if row["kind"] == "sources" else ""
    other = {"sources": "also", "parts": "its parts add up to", "areas": "the provinces add up to"}[row["kind"]]
    return (
        f"ledger: {row['verdict']}: {key}: shown {shown}, {other} {row['other_value']:g}{whose}, {row['gap']:.1%} apart"
    )
