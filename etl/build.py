"""From files to a published version: gather, extract, check, publish. Reads like a table of contents.

`build` starts anew from folders; `add` puts files on top of what is published. Either changes
nothing unless all of it succeeds. The local engine is here; readers, checks and storage are not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

import polars as pl

from etl.checking import IDENTITY, check
from etl.gathering import Gathered, gather
from etl.progress import Say, silent
from etl.running import extract_all
from etl.shards.engines import Engine
from etl.sourcing import sources_of, with_report_ids
from warehouse import loading, versions
from warehouse.frames import frame_of
from warehouse.records import Rejection, Run, Source
from warehouse.version import __version__

BUNDLED = Path(__file__).parent / "sources"
"""The sources that ship with the program: cited figures, and our own abstracts of reports."""


HERE = Engine()
"""One worker, in this process."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did. `version` is None where nothing changed and nothing was published."""

    version: str | None
    documents: int
    observations: int
    rejections: pl.DataFrame
    conflicts: int
    dropped: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """All that a version is written from; `files` names what was read for it."""

    observations: pl.DataFrame
    sources: pl.DataFrame
    rejections: pl.DataFrame
    files: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    count: int = 0
    """Documents and tables read, records that were none among them."""
    replaced: pl.Series | None = None
    """Ids of the sources in whose published version these observations are put; None: they are all there are."""


def build(folders: Sequence[Path], warehouse: Path, *, engine: Engine = HERE, say: Say = silent) -> Summary:
    """Start anew from folders (the bundled sources where none is named) and publish.

    Raises:
        etl.gathering.NothingToRead: the folders hold nothing that can be read.
        WarehouseError: the version cannot be written; the one before stays published.
    """
    started = datetime.now(UTC)
    with versions.writing(warehouse):
        gathered = gather(folders or [BUNDLED], say)
        content = _read(gathered, _shards(warehouse), engine, say)
        dropped = _dropped(warehouse, content.sources)
        summary = _publish(warehouse, content, _run("build", started, content.count), content.rejections, dropped, say)
        rmtree(_shards(warehouse), ignore_errors=True)
        return summary


def add(paths: Sequence[Path], warehouse: Path, *, engine: Engine = HERE, say: Say = silent) -> Summary:
    """Put files on top of what is published (of the bundled sources where nothing is yet).

    A row that the warehouse holds already is passed over; a document read again replaces what was
    extracted from it before. Raises as `build` does.
    """
    started = datetime.now(UTC)
    with versions.writing(warehouse):
        fresh = _read(gather(paths, say), _shards(warehouse), engine, say)
        published = versions.current(warehouse)
        held = (
            _held(published, _touched(fresh))
            if published
            else _read(gather([BUNDLED], say), _shards(warehouse), engine, say)
        )
        merged = _merged(held, fresh)
        new = merged.rejections.join(held.rejections, on=merged.rejections.columns, how="anti", nulls_equal=True)
        if published and _equal(held, merged):
            say("nothing new: the published version stays")
            last = held.runs[-1]
            return Summary(None, fresh.count, last.observations, new, last.conflicts)
        summary = _publish(warehouse, merged, _run("add", started, fresh.count), new, (), say)
        rmtree(_shards(warehouse), ignore_errors=True)
        return summary


def read_paths(paths: Sequence[Path], *, say: Say = silent) -> Content:
    """Extract and check without publishing. Raises as `build` does, but for the warehouse."""
    with TemporaryDirectory(prefix="chiso-shards-") as folder:
        return _read(gather(paths, say), Path(folder), HERE, say)


def _shards(warehouse: Path) -> Path:
    """Where the results of shards lie until a version is published."""
    return versions.folder(warehouse) / ".shards"


def _read(gathered: Gathered, shards: Path, engine: Engine, say: Say) -> Content:
    """Extract and check everything that was gathered."""
    found = extract_all(gathered.document_files, shards, engine, say)
    say("checking")
    checked = check(_candidates(gathered, found.figures))
    refused = [frame_of(gathered.rejections, Rejection), found.refusals]
    return Content(
        observations=checked.valid,
        sources=sources_of(checked.valid, found.sources),
        rejections=pl.concat([checked.rejections, *refused]),
        files=[*gathered.files, *found.sources["document"]],
        count=gathered.tables + found.documents,
    )


def _candidates(gathered: Gathered, figures: pl.DataFrame) -> pl.DataFrame:
    """Rows of tables, which are let go here, and figures of documents."""
    rows, gathered.rows = gathered.rows, gathered.rows.clear()
    named = figures.with_columns(file="document", row=pl.lit(None, pl.Int64))
    return rows if named.is_empty() else pl.concat([rows, named], how="diagonal_relaxed")


def _held(published: Path, touched: pl.Series) -> Content:
    """What a version was written from; of its observations those of some sources."""
    observations, sources, rejections, runs = loading.content_of(published, touched)
    is_table = pl.col("kind") == "table"  # its hash is of its rows, which are compared themselves
    sources = sources.with_columns(content_hash=pl.when(is_table).then(pl.lit("")).otherwise("content_hash"))
    return Content(observations, sources, rejections, runs=runs, replaced=touched)


def _merged(held: Content, fresh: Content) -> Content:
    """What is held, with what was read put in the place of what the same documents and files gave before.

    Only rows of the sources that were read are compared: equal rows have equal sources.
    """
    touched = pl.col("source_id").is_in(_touched(fresh).implode())
    again = _put_in_place(held.observations.filter(touched), fresh)
    sources = [_documents(held.sources, fresh), held.sources.filter((pl.col("kind") == "table") & ~touched)]
    cited = sources_of(again.filter(pl.col("method") == "table"), frame_of([], Source))
    named = pl.concat(sources)
    rejections = pl.concat([held.rejections.filter(~pl.col("file").is_in(fresh.files)), fresh.rejections])
    return Content(
        pl.concat([held.observations.filter(~touched), again]),
        with_report_ids(pl.concat([named, cited.join(named, on="source_id", how="anti")])),
        rejections,
        runs=held.runs,
        replaced=held.replaced,
    )


def _touched(fresh: Content) -> pl.Series:
    """The ids of the sources that were read."""
    return pl.concat([fresh.observations["source_id"], fresh.sources["source_id"]]).unique()


def _put_in_place(held: pl.DataFrame, fresh: Content) -> pl.DataFrame:
    """Of the sources that were read, the rows to be published: what documents give now, and all rows of tables."""
    read_again = fresh.sources.filter(pl.col("kind") != "table")["source_id"].implode()
    kept = held.filter(~((pl.col("method") == "extracted") & pl.col("source_id").is_in(read_again)))
    new = fresh.observations.join(kept, on=IDENTITY, how="anti", nulls_equal=True)
    return pl.concat([kept, new])


def _documents(held: pl.DataFrame, fresh: Content) -> pl.DataFrame:
    """All documents, those read again as they are now."""
    read = fresh.sources.filter(pl.col("kind") != "table")
    return pl.concat([held.filter(pl.col("kind") != "table").join(read, on="source_id", how="anti"), read])


def _equal(held: Content, merged: Content) -> bool:
    """Whether the two hold the same rows, in whatever order."""
    pairs = (
        (held.observations, merged.observations),
        (held.sources, merged.sources),
        (held.rejections, merged.rejections),
    )
    return all(_same_rows(*pair) for pair in pairs)


def _same_rows(before: pl.DataFrame, after: pl.DataFrame) -> bool:
    added = after.join(before, on=after.columns, how="anti", nulls_equal=True)
    return before.height == after.height and added.is_empty()


def _publish(
    warehouse: Path, content: Content, run: Run, rejections: pl.DataFrame, dropped: Sequence[str], say: Say
) -> Summary:
    say(f"publishing {content.observations.height} observations")
    runs = [*content.runs, run]

    previous = versions.current(warehouse)

    def write(path: Path) -> versions.Manifest:
        tables = content.observations, content.sources, content.rejections
        return loading.write(path, *tables, runs, previous, replaced=content.replaced)

    published = versions.publish(warehouse, run.run_id, write)
    last = loading.runs_of(published)[-1]
    say(f"published version {run.run_id}")
    return Summary(run.run_id, run.documents, last.observations, rejections, last.conflicts, dropped)


def _dropped(warehouse: Path, sources: pl.DataFrame) -> list[str]:
    """Sources of the version before that a new build no longer has, by address or document."""
    published = versions.current(warehouse)
    if published is None:
        return []
    gone = loading.sources_of(published).join(sources, on="source_id", how="anti")
    return gone.select(pl.coalesce("url", "document")).to_series().sort().to_list()


def _run(command: str, started: datetime, documents: int) -> Run:
    """A run's record; the counts of what it published are filled in when it is written."""
    now = datetime.now(UTC)
    return Run(
        run_id=now.strftime("%Y%m%dT%H%M%S%fZ"),
        command=command,
        started=started.replace(tzinfo=None),
        finished=now.replace(tzinfo=None),
        program_version=__version__,
        content_hash="",
        documents=documents,
        observations=0,
        rejections=0,
        conflicts=0,
    )
