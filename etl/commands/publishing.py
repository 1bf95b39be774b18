"""`chiso build` and `chiso add`: run, then print what was published, refused and dropped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import polars as pl

from etl import build as pipeline
from etl.commands.output import say, tell
from etl.problems import UsageProblem
from etl.shards.engines import Engine
from warehouse.errors import WarehouseError
from warehouse.export import format_of, to_bytes


def run_build(folders: Sequence[Path], warehouse: Path, rejects: Path | None, engine: Engine) -> None:
    """Build anew, write the refused rows where asked, and print the counts."""
    if rejects:
        format_of(rejects)
    summary = pipeline.build(folders, warehouse, engine=engine, say=say)
    if rejects:
        write_file(rejects, to_bytes(summary.rejections, format_of(rejects)))
    _report(summary)


def run_add(paths: Sequence[Path], warehouse: Path, engine: Engine) -> None:
    """Add to what is published and print the counts."""
    _report(pipeline.add(paths, warehouse, engine=engine, say=say))


def engine_of(kind: Literal["local", "dask"], scheduler: str | None, jobs: int) -> Engine:
    """The engine that the options name. Raises `UsageProblem` for a scheduler without Dask."""
    if scheduler and kind != "dask":
        raise UsageProblem(f"--scheduler {scheduler} is Dask's; say --engine dask as well")
    return Engine(jobs, kind, scheduler)


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises `WarehouseError` where the place cannot be written."""
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        raise WarehouseError(f"{path}: cannot be written ({error.strerror or error}); choose another place") from error


def _report(summary: pipeline.Summary) -> None:
    for source in summary.dropped:
        say(f"no longer included: {source}")
    for line in rejection_lines(summary.rejections):
        say(line)
    tell(f"documents {summary.documents}")
    tell(f"observations {summary.observations}")
    tell(f"rejections {summary.rejections.height}")
    tell(f"conflicts {summary.conflicts}")
    tell(f"version {summary.version or 'unchanged'}")


def rejection_lines(rejections: pl.DataFrame) -> list[str]:
    """One line a rejection: file, row, column, rule, mend."""
    return [_line(row) for row in rejections.iter_rows(named=True)]


def _line(row: dict[str, object]) -> str:
    where = f", row {row['row']}" if row["row"] is not None else ""
    column = f", {row['column']}" if row["column"] else ""
    value = f" ({' '.join(str(row['value']).split())[:120]})" if row["value"] else ""
    return f"{row['file']}{where}{column}: {row['rule']}{value}: {row['mend']}"
