"""The command line: what each command takes, and which function does the work. No work is done here.

Errors leave as one line on standard error with the exit status of the contract: 0 done, 1 the work
could not be done or problems were found, 2 wrong usage or a named path that cannot be read.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from etl.problems import NothingToRead, PathProblem, UsageProblem
from warehouse.errors import WarehouseError
from warehouse.paths import default_warehouse
from warehouse.version import __version__

app = typer.Typer(
    name="chiso",
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

WarehouseOption = Annotated[
    Path | None,
    typer.Option(
        "--warehouse", metavar="FILE", help="The warehouse; default: CHISO_WAREHOUSE, else the user's data folder."
    ),
]


class EngineName(StrEnum):
    """Where documents are read."""

    local = "local"
    dask = "dask"


EngineOption = Annotated[
    EngineName, typer.Option("--engine", help="Where documents are read: on this machine, or by Dask's workers.")
]
SchedulerOption = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="A running Dask scheduler, such as tcp://host:8786; default: one of its own."),
]
JobsOption = Annotated[int, typer.Option("--jobs", min=1, help="Processes to read documents with.")]


@app.callback()
def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the program's version.")] = False,
) -> None:
    """Open, comparable, provable statistics on party-building work in Vietnam."""
    if version:
        typer.echo(f"chiso {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


class TextFormat(StrEnum):
    """How `extract` writes what it found."""

    jsonl = "jsonl"
    csv = "csv"
    table = "table"


@app.command()
def extract(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE…|-]", help="Documents or folders; none or - reads standard input."),
    ] = None,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Account for every number of the text on standard error.")
    ] = False,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="Day of publication, YYYY-MM-DD.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    title: Annotated[str | None, typer.Option(help="Its title.")] = None,
    url: Annotated[str | None, typer.Option(help="Its address.")] = None,
    area: Annotated[str | None, typer.Option(metavar="ID", help="Area of the figures, such as soc-trang.")] = None,
    output: Annotated[TextFormat, typer.Option("--format", help="How to write the figures.")] = TextFormat.jsonl,
    jobs: JobsOption = 1,
) -> None:
    """Read documents and write the figures found to standard output."""
    from etl.commands import extracting  # noqa: PLC0415

    given = {"published": _day(published), "publisher": publisher, "title": title, "url": url, "area": _area(area)}
    known = {name: value for name, value in given.items() if value is not None}
    extracting.run(files or ["-"], known, output.value, verbose, jobs)


@app.command()
def build(
    sources: Annotated[
        list[Path] | None,
        typer.Option(metavar="DIR", help="Folders to read instead of the bundled sources; repeat for several."),
    ] = None,
    warehouse: WarehouseOption = None,
    rejects: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write what was refused here (.csv .xlsx .parquet .json).")
    ] = None,
    engine: EngineOption = EngineName.local,
    scheduler: SchedulerOption = None,
    jobs: JobsOption = 1,
) -> None:
    """Start anew from the bundled sources, or from folders, and publish a new version."""
    from etl.commands import publishing  # noqa: PLC0415

    publishing.run_build(
        sources or [], warehouse or default_warehouse(), rejects, publishing.engine_of(engine.value, scheduler, jobs)
    )


@app.command()
def add(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Documents, tables or folders.")],
    warehouse: WarehouseOption = None,
    engine: EngineOption = EngineName.local,
    scheduler: SchedulerOption = None,
    jobs: JobsOption = 1,
) -> None:
    """Put documents and tables on top of what the warehouse holds."""
    from etl.commands import publishing  # noqa: PLC0415

    publishing.run_add(paths, warehouse or default_warehouse(), publishing.engine_of(engine.value, scheduler, jobs))


@app.command()
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH…]", help="Documents, tables or folders; none checks the warehouse."),
    ] = None,
    warehouse: WarehouseOption = None,
) -> None:
    """Validate without publishing: one line a problem. Without PATH, verify the warehouse and print its ledger."""
    from etl.commands import validating  # noqa: PLC0415

    problems = validating.check_paths(paths) if paths else validating.check_warehouse(warehouse or default_warehouse())
    raise typer.Exit(1 if problems else 0)


@app.command()
def export(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="File to write; its ending names the format.")],
    warehouse: WarehouseOption = None,
    indicator: Annotated[
        list[str] | None, typer.Option(metavar="C", help="Indicator code; repeat for several.")
    ] = None,
    area: Annotated[list[str] | None, typer.Option(metavar="ID", help="Area id; repeat for several.")] = None,
    year: Annotated[
        str | None, typer.Option(metavar="A:B", help="First and last year, such as 2019:2024; either may be left out.")
    ] = None,
    file_format: Annotated[
        str | None, typer.Option("--format", help="csv, xlsx, parquet, json, sdmx-csv or datapackage.")
    ] = None,
    table: Annotated[
        str, typer.Option(help="observations, or a table behind the charts: series, series_today, series_derived …")
    ] = "observations",
) -> None:
    """Write observations of the warehouse, or the rows behind its charts, to a file."""
    from etl.commands import exporting  # noqa: PLC0415

    selection = exporting.selection(indicator or [], area or [], year, exporting.known_table(table))
    exporting.run(out, warehouse or default_warehouse(), selection, file_format, table)


@app.command()
def dashboard(
    warehouse: WarehouseOption = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8501,
) -> None:
    """Open the dashboard; it builds the warehouse on first start."""
    command = [sys.executable, "-m", "dashboard", "--port", str(port)]
    environment = os.environ | {"CHISO_WAREHOUSE": str((warehouse or default_warehouse()).absolute())}
    raise typer.Exit(subprocess.run(command, env=environment, check=False).returncode)  # noqa: S603


@app.command()
def template(out: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="Workbook to write.")]) -> None:
    """Write an empty table with headings, drop-downs of the codes and notes."""
    from etl.commands.publishing import write_file  # noqa: PLC0415
    from etl.templating import template as workbook  # noqa: PLC0415

    if out.suffix.lower() != ".xlsx":
        raise UsageProblem(f"{out}: a template is a workbook; name it with the ending .xlsx")
    write_file(out, workbook())


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line; every error a user can cause ends in one line and its exit status."""
    try:
        status = app(arguments, standalone_mode=False, prog_name="chiso")
    except typer.TyperException as error:
        fail(_message(error), 2)
    except (UsageProblem, PathProblem) as error:
        fail(str(error), 2)
    except (NothingToRead, WarehouseError) as error:
        fail(str(error), 1)
    except (KeyboardInterrupt, typer.Abort):
        fail("stopped; nothing was published", 130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    sys.exit(status if isinstance(status, int) else 0)


def _message(error: Exception) -> str:
    """What the argument parser says, without its usage lines."""
    text = error.format_message() if hasattr(error, "format_message") else str(error)
    return f"{text.rstrip('.')}; see `chiso --help`"


def fail(line: str, status: int) -> NoReturn:
    """One line on standard error, then leave."""
    sys.stderr.write(f"chiso: {' '.join(line.split())}\n")
    sys.exit(status)


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageProblem(f"--published {text}: not a date; write it as 2023-12-31") from error


def _area(text: str | None) -> str | None:
    from etl.commands.exporting import known_code  # noqa: PLC0415

    return None if text is None else known_code(text, "area", "--area")
