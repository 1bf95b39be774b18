"""Many documents in one file: JSON Lines (plain or gzipped) and Parquet, as a crawler leaves them.

Each record has `text` and may have `url`, `title`, `publisher`, `published`. A file is cut into chunks of
a few megabytes as it is read, so a file of a million is never in memory at once, and a chunk can be read
by another process that does not see the file.
"""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from etl.documents import Document
from etl.reading.errors import ReadError, RecordError
from etl.reading.fragments import is_html, is_page, text_of, unescaped
from etl.reading.metadata import day

FIELDS = ("url", "title", "publisher")

CHUNK_BYTES = 2 * 2**20
"""About a second of work: enough to hide the hand-over, little enough to spread."""

CHUNK_RECORDS = 2000
"""Records of a chunk at most, where they are short."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Consecutive records of a file: `data` holds them as JSON lines or as an Arrow stream.

    `first` is the number of the first record (from 1); `size` the bytes of the file that they stand for.
    """

    first: int
    data: bytes
    size: int
    is_arrow: bool


def read(path: Path, name: str) -> Iterator[Document | RecordError]:
    """The documents of a file of many, each named by file and record number."""
    for chunk in chunks(path, name):
        yield from read_chunk(chunk, name)


def chunks(path: Path, name: str) -> Iterator[Chunk]:
    """The records of a file, a few megabytes at a time. Raises `ReadError` where a Parquet file has no `text`."""
    return _arrow_chunks(path, name) if path.suffix.lower() == ".parquet" else _line_chunks(path)


def read_chunk(chunk: Chunk, name: str) -> Iterator[Document | RecordError]:
    """The documents of a chunk of the file `name`; a record that is none comes as a `RecordError`."""
    records = _arrow_records(chunk) if chunk.is_arrow else _line_records(chunk, name)
    for row, record in records:
        yield record if isinstance(record, RecordError) else _document(record, name, row)


def _document(record: dict[str, Any], name: str, row: int) -> Document | RecordError:
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        return RecordError(name, row, "no text; give each record a `text`", json.dumps(record, default=str)[:500])
    known: dict[str, Any] = {field: str(record[field]) for field in FIELDS if record.get(field)}
    known |= {field: unescaped(known[field]) for field in ("title", "publisher") if field in known}
    try:
        published = day(str(record["published"]), "") if record.get("published") else None
    except ReadError as error:
        return RecordError(name, row, str(error), json.dumps(known, ensure_ascii=False))
    known |= {"published": published} if published else {}
    return Document(name=f"{name}#{row}", **_as_seen(text.removeprefix("\ufeff")) | known)


def _as_seen(text: str) -> dict[str, Any]:
    """The text as its reader sees it, of a whole page its article with what the page says of itself."""
    plain = text if is_html(text) else unescaped(text)
    if not is_html(plain):
        return {"text": plain}
    from etl.reading.html import article  # noqa: PLC0415

    page = article(plain) if is_page(plain) else None
    seen = {"text": text_of(plain) or text} if page is None else asdict(page)
    return {field: value for field, value in seen.items() if value}


def _line_chunks(path: Path) -> Iterator[Chunk]:
    """Whole lines; of a gzipped file `size` counts the compressed bytes."""
    with path.open("rb") as file:
        stream = gzip.GzipFile(fileobj=file) if path.suffix.lower() == ".gz" else file
        first, position = 1, 0
        for lines in _groups(stream):
            reached = file.tell()
            yield Chunk(first, b"".join(lines), reached - position, is_arrow=False)
            first, position = first + len(lines), reached


def _groups(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Lines, as many as a chunk holds; those before a place that cannot be unpacked are still given."""
    group, held = [], 0
    try:
        for line in lines:
            group.append(line)
            held += len(line)
            if held >= CHUNK_BYTES or len(group) >= CHUNK_RECORDS:
                yield group
                group, held = [], 0
    except (OSError, EOFError, zlib.error):
        yield group
        raise
    if group:
        yield group


def _line_records(chunk: Chunk, name: str) -> Iterator[tuple[int, dict[str, Any] | RecordError]]:
    for row, line in enumerate(io.BytesIO(chunk.data), start=chunk.first):
        if line.strip():
            yield row, _parsed(line, name, row)


def _parsed(line: bytes, name: str, row: int) -> dict[str, Any] | RecordError:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except ValueError as error:
        return RecordError(
            name, row, f"no JSON ({error}); write one object a line", line[:500].decode(errors="replace")
        )
    if not isinstance(record, dict):
        return RecordError(name, row, "no object; write one object a line", line[:500].decode(errors="replace"))
    return record


def _arrow_chunks(path: Path, name: str) -> Iterator[Chunk]:
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    with pq.ParquetFile(path) as file:
        if "text" not in file.schema_arrow.names:
            raise ReadError(f"{name}: no column `text`; give url,title,publisher,published,text")
        wanted = [column for column in (*FIELDS, "published", "text") if column in file.schema_arrow.names]
        of_row = path.stat().st_size / max(1, file.metadata.num_rows)
        first = 1
        for batch in file.iter_batches(batch_size=CHUNK_RECORDS // 4, columns=wanted):
            stream = io.BytesIO()
            with pa.ipc.new_stream(stream, batch.schema) as writer:
                writer.write_batch(batch)
            yield Chunk(first, stream.getvalue(), round(of_row * batch.num_rows), is_arrow=True)
            first += batch.num_rows


def _arrow_records(chunk: Chunk) -> Iterator[tuple[int, dict[str, Any]]]:
    import pyarrow as pa  # noqa: PLC0415

    with pa.ipc.open_stream(chunk.data) as stream:
        yield from enumerate(stream.read_all().to_pylist(), start=chunk.first)
