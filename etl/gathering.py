"""What a command was given to read: files and folders, sorted into tables, documents and the rest.

Folders are read recursively. A path named by the user that is missing or unreadable raises
`PathProblem`; an unreadable file inside a folder becomes a rejection and the rest goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from etl.checking import reject
from etl.documents import Found
from etl.problems import NothingToRead, PathProblem
from etl.progress import Say
from etl.reading import is_document
from etl.tables import TableError, is_table, read_table
from warehouse.records import Rejection

METADATA = "documents.csv"


@dataclass(slots=True)
class Gathered:
    """Rows of all tables, the documents still to be read, and what was refused on the way."""

    rows: pl.DataFrame
    document_files: list[Found]
    rejections: list[Rejection] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    tables: int = 0


def gather(paths: Sequence[Path], say: Say) -> Gathered:
    """Find and sort the files of some paths and read the tables among them.

    Raises:
        PathProblem: a named path is missing or unreadable.
        NothingToRead: there is nothing to read in any of them.
    """
    found = [file for path in paths for file in _files(path)]
    gathered = Gathered(pl.DataFrame(schema={"file": pl.String, "row": pl.Int64}), [])
    frames = [frame for file in found if (frame := _sort(file, gathered, say)) is not None]
    if frames:
        gathered.rows = pl.concat(frames, how="diagonal_relaxed")
    if not (frames or gathered.document_files or gathered.rejections):
        named = ", ".join(str(path) for path in paths)
        raise NothingToRead(
            f"{named}: nothing to read here; give .csv .xlsx .parquet tables or .txt .md .html .docx .pdf documents"
        )
    return gathered


def gather_documents(path: Path) -> list[Found]:
    """The documents of one named file or folder; what is no document is passed over. Raises as `gather` does."""
    found = [file for file in _files(path) if is_document(file.path) and not _is_readme(file.path)]
    if not found:
        raise NothingToRead(f"{path}: no documents here; give .txt .md .html .docx .pdf .jsonl")
    return found


def _files(path: Path) -> list[Found]:
    if not path.exists():
        raise PathProblem(f"{path}: not found; check the path")
    if not path.is_dir():
        if not (is_table(path) or is_document(path)):
            raise PathProblem(
                f"{path}: a kind of file that is not read; give .csv .xlsx .parquet .txt .md .html .docx .pdf .jsonl"
            )
        return [Found(path, path.name, named=True)]
    inside = sorted(file for file in path.rglob("*") if file.is_file() and not _hidden(file.relative_to(path)))
    return [Found(file, file.relative_to(path).as_posix(), named=False) for file in inside]


def _hidden(relative: Path) -> bool:
    return any(part.startswith(".") for part in relative.parts)


def _sort(found: Found, gathered: Gathered, say: Say) -> pl.DataFrame | None:
    """Put a file where it belongs; the rows of a table are returned."""
    if found.path.name == METADATA or _is_readme(found.path):
        say(f"{found.name}: skipped ({'metadata' if found.path.name == METADATA else 'a README'})")
        return None
    if is_table(found.path):
        refused = len(gathered.rejections)
        rows = _table(found, gathered, say)
        if rows is not None or (is_document(found.path) and len(gathered.rejections) > refused):
            return rows  # what cannot be opened as a table is not refused a second time as documents
    if is_document(found.path):
        gathered.document_files.append(found)
    return None


def _is_readme(path: Path) -> bool:
    return path.stem.lower() == "readme"


def _table(found: Found, gathered: Gathered, say: Say) -> pl.DataFrame | None:
    try:
        table = read_table(found.path, found.name)
    except TableError as error:
        if found.named:
            raise PathProblem(str(error)) from error
        gathered.rejections.append(reject("file_unreadable", found.name, value=str(error)))
        return None
    if table is None:
        if not is_document(found.path):
            say(f"{found.name}: skipped (no table of observations: required columns missing)")
        return None
    gathered.tables += 1
    gathered.files.append(found.name)
    gathered.rejections.extend(table.malformed)
    say(f"{found.name}: {table.cells.height} rows")
    return table.cells
