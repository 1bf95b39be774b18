"""Running the extraction over many documents, on one core or several, in the documents' order.

Each batch of documents becomes rows on its own, so the result does not depend on the number of
workers; no more batches than the workers can chew on are in memory at a time.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import asdict, dataclass, field
from itertools import islice

import polars as pl

from etl.checking import reject
from etl.documents import Document
from etl.extraction import Unresolved, account
from etl.progress import Say
from etl.sourcing import ReadDocument
from warehouse.frames import frame_of, schema_of
from warehouse.records import Observation, Rejection

BATCH = 200
"""Documents a worker takes at once: enough to hide the hand-over, few enough to spread."""


@dataclass(slots=True)
class Extraction:
    """Candidate rows (columns of `Observation`, `file`, `row`), the documents read, and figures refused."""

    candidates: pl.DataFrame
    read: list[ReadDocument] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)


def extract_all(documents: Iterable[Document], jobs: int, say: Say) -> Extraction:
    """Extract from all documents, with `jobs` processes; equal results for any number of them."""
    parts = _in_processes(_batches(documents), jobs) if jobs > 1 else map(extract_batch, _batches(documents))
    whole = Extraction(_candidates([]))
    frames = []
    for part in parts:
        frames.append(part.candidates)
        whole.read.extend(part.read)
        whole.rejections.extend(part.rejections)
        say(f"read {len(whole.read)} documents, {sum(frame.height for frame in frames)} figures")
    whole.candidates = pl.concat([whole.candidates, *frames])
    return whole


def extract_batch(documents: list[Document]) -> Extraction:
    """Extract from one batch of documents."""
    observations: list[Observation] = []
    refused: list[Rejection] = []
    for document in documents:
        found = account(document)
        observations.extend(found.observations)
        refused.extend(_unresolved(document, figure) for figure in found.unresolved)
    return Extraction(_candidates(observations), [ReadDocument.of(document) for document in documents], refused)


def _unresolved(document: Document, figure: Unresolved) -> Rejection:
    record = json.dumps(asdict(figure), ensure_ascii=False)
    return reject("area_unresolved", document.name, value=figure.evidence, record=record)


def _candidates(observations: list[Observation]) -> pl.DataFrame:
    frame = frame_of(observations, Observation)
    return frame.with_columns(file="document", row=pl.lit(None, pl.Int64)).select(
        *schema_of(Observation), "file", "row"
    )


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    stream = iter(documents)
    while batch := list(islice(stream, BATCH)):
        yield batch


def _in_processes(batches: Iterator[list[Document]], jobs: int) -> Iterator[Extraction]:
    """Results in the order of the batches, with at most twice as many batches under way as workers."""
    with ProcessPoolExecutor(jobs) as pool:
        under_way: deque[Future[Extraction]] = deque()
        for batch in batches:
            under_way.append(pool.submit(extract_batch, batch))
            if len(under_way) >= 2 * jobs:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
