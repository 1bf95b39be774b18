"""Many documents in one file: JSON Lines (plain or gzipped) and Parquet, as a crawler leaves them.

Each record has `text` and may have `url`, `title`, `publisher`, `published`. Records are read as
they come: a file of a million is never in memory at once.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from etl.documents import Document
from etl.reading.errors import ReadError, RecordError
from etl.reading.metadata import day

FIELDS = ("url", "title", "publisher")


def read(path: Path, name: str) -> Iterator[Document | RecordError]:
    """The documents of a file of many, each named by file and record number."""
    records = _parquet(path, name) if path.suffix == ".parquet" else _json_lines(path, name)
    for row, record in records:
        yield record if isinstance(record, RecordError) else _document(record, name, row)


def _document(record: dict[str, Any], name: str, row: int) -> Document | RecordError:
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        return RecordError(name, row, "no text; give each record a `text`", json.dumps(record, default=str)[:500])
    known: dict[str, Any] = {field: str(record[field]) for field in FIELDS if record.get(field)}
    try:
        published = day(str(record["published"]), f"{name}, record {row}") if record.get("published") else None
    except ReadError as error:
        return RecordError(name, row, str(error), json.dumps(known, ensure_ascii=False))
    return Document(name=f"{name}#{row}", text=text.removeprefix("\ufeff"), published=published, **known)


def _json_lines(path: Path, name: str) -> Iterator[tuple[int, dict[str, Any] | RecordError]]:
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as lines:
        for row, line in enumerate(lines, start=1):
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


def _parquet(path: Path, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    import pyarrow.parquet as pq  # noqa: PLC0415

    with pq.ParquetFile(path) as file:
        if "text" not in file.schema_arrow.names:
            raise ReadError(f"{name}: no column `text`; give url,title,publisher,published,text")
        wanted = [column for column in (*FIELDS, "published", "text") if column in file.schema_arrow.names]
        row = 0
        for batch in file.iter_batches(batch_size=1000, columns=wanted):
            for record in batch.to_pylist():
                row += 1
                yield row, record
