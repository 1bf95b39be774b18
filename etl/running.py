"""Running the extraction over many documents with any engine: cut, have read, collect; with progress.

The results lie in a folder until all are there, so a run that was stopped goes on where it was: what it
had read already is not read again.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from etl.documents import Found
from etl.progress import Progress, Say
from etl.shards.cutting import Unreadable, cut
from etl.shards.engines import Engine
from etl.shards.work import Result, clear_away, collect, program, read_shard, refused_file
from warehouse.frames import frame_of
from warehouse.records import Rejection


def extract_all(files: Sequence[Found], folder: Path, engine: Engine, say: Say) -> Result:
    """What all documents of some files give; equal for every engine, number of workers and size of shards.

    `folder` keeps the results of the shards. Raises as `Engine.map` does, and `PathProblem` for an unreadable
    file that the user named.
    """
    own = folder / program()
    own.mkdir(parents=True, exist_ok=True)
    broken: list[Unreadable] = []
    progress = Progress(say, sum(found.path.stat().st_size for found in files))
    keys = []
    work = partial(read_shard, folder=own, expected=program())
    for shard, (documents, figures) in engine.map(work, cut(files, broken.append)):
        keys.append(shard.key)
        progress.step(shard.size, documents, figures)
    progress.end()
    clear_away(own)
    whole = collect(own, keys)
    refused = frame_of([refused_file(item) for item in broken], Rejection)
    return Result(whole.figures, whole.sources, whole.refusals.vstack(refused), whole.documents)
