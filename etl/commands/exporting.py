"""`chiso export`: a selection of observations to a file, a file with its structure, or a package of files."""

from __future__ import annotations

import difflib
import shutil
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

import polars as pl

from etl.commands.output import say
from etl.commands.publishing import write_file
from etl.problems import UsageProblem
from warehouse.catalogue import catalogue
from warehouse.errors import WarehouseError
from warehouse.export import FORMATS, WRITERS, format_of, to_bytes
from warehouse.exports import CHARTED, DERIVED, charted, observations, package_files, package_zip, structure_message
from warehouse.reader import Reader, Selection, open_reader

OBSERVATIONS = "observations"
TABLES = (OBSERVATIONS, *CHARTED)


def selection(
    indicators: Iterable[str], areas: Iterable[str], years: str | None, table: str = OBSERVATIONS
) -> Selection:
    """The selection of a table that the options name. Raises `UsageProblem` for a code or year that is none."""
    first, last = _years(years)
    code_list = "derivation" if table in DERIVED else "indicator"
    return Selection(
        indicators=tuple(known_code(code, code_list, "--indicator") for code in indicators),
        areas=tuple(known_code(code, "area", "--area") for code in areas),
        first_year=first,
        last_year=last,
    )


def known_table(name: str) -> str:
    """The name, if it is that of a table. Raises `UsageProblem` that names them all."""
    if name not in TABLES:
        raise UsageProblem(f"--table {name}: no such table; use one of {', '.join(TABLES)}")
    return name


def run(out: Path, warehouse: Path, wanted: Selection, file_format: str | None, table: str = OBSERVATIONS) -> None:
    """Write the selected observations, or the rows of a table behind the charts; nothing selected gives headings only.

    SDMX-CSV puts its structure beside the rows, a Data Package is a `.zip` or a new folder.
    """
    file_format = file_format or ("datapackage" if out.suffix.lower() == ".zip" else format_of(out))
    if file_format not in FORMATS:
        raise UsageProblem(f"--format {file_format}: no such format; use one of {', '.join(FORMATS)}")
    if file_format == "datapackage" and out.suffix.lower() not in {".zip", ""} and not out.is_dir():
        raise UsageProblem(f"{out}: a Data Package is a zip or a folder; name it {out.stem}.zip or {out.stem}")
    if table != OBSERVATIONS and file_format not in WRITERS:
        raise UsageProblem(f"--table {table}: {file_format} holds observations; use one of {', '.join(WRITERS)}")
    with closing(open_reader(warehouse)) as reader:
        frame = observations(reader, wanted) if table == OBSERVATIONS else charted(reader, table, wanted)
        if file_format == "datapackage" and out.suffix.lower() == ".zip":
            write_file(out, package_zip(reader, frame))
        elif file_format == "datapackage":
            write_folder(out, package_files(reader, frame))
        else:
            _write_table(out, frame, file_format, reader)
    say(f"{out}: {frame.height} {'observations' if table == OBSERVATIONS else 'rows'}")


def _write_table(out: Path, frame: pl.DataFrame, file_format: str, reader: Reader) -> None:
    version = reader.version
    about = {"version": version.id, "published": version.published.isoformat(timespec="seconds")}
    write_file(out, to_bytes(frame, file_format, about if file_format == "xlsx" else None))
    if file_format == "sdmx-csv":
        write_file(out.with_suffix(".structure.json"), structure_message(version.id, version.published))


def write_folder(out: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a new folder, all or none. Raises `WarehouseError` where that cannot be."""
    out = out.absolute()
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise WarehouseError(f"{out}: holds something already; choose a new or an empty folder")
    partial = out.with_name(f".{out.name}.partial")
    try:
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir()
        for path, content in files.items():
            (partial / path).parent.mkdir(parents=True, exist_ok=True)
            (partial / path).write_bytes(content)
        partial.replace(out)
    except OSError as error:
        shutil.rmtree(partial, ignore_errors=True)
        raise WarehouseError(f"{out}: cannot be written ({error.strerror or error}); choose another place") from error


def known_code(code: str, code_list: str, option: str) -> str:
    """The code, if the catalogue has it. Raises `UsageProblem` that names the nearest ones."""
    codes = catalogue().codes_of(code_list)
    if code in codes:
        return code
    near = difflib.get_close_matches(code, codes, n=3)
    hint = f"did you mean {', '.join(near)}?" if near else "see the sheet codes of `chiso template`"
    raise UsageProblem(f"{option} {code}: not in the catalogue; {hint}")


def _years(text: str | None) -> tuple[int | None, int | None]:
    if text is None:
        return None, None
    first, colon, last = text.partition(":")
    try:
        ends = (int(first) if first else None, int(last) if last else None)
    except ValueError as error:
        raise UsageProblem(f"--year {text}: not a span of years; write 2019:2024, 2019: or :2024") from error
    first_year, last_year = ends if colon else (ends[0], ends[0])
    if first_year and last_year and first_year > last_year:
        raise UsageProblem(f"--year {text}: starts after it ends; write {last_year}:{first_year}")
    return first_year, last_year
