"""Files of many documents: JSON Lines (plain or gzip) and Parquet with `url,title,publisher,published,text`."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from etl.documents import Document
from etl.reading.errors import ReadError
from etl.reading.metadata import as_date

_BATCH = 2000


def read_jsonl(path: Path) -> Iterator[Document]:
    """One document a line, in order, without holding the file in memory."""
    opener = gzip.open if path.name.lower().endswith(".gz") else open
    try:
        with opener(path, "rt", encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _document(path, number, _object(path, number, line))
    except UnicodeDecodeError as error:
        raise ReadError(path, "is not UTF-8", "save it as UTF-8") from error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise ReadError(path, f"is a broken gzip file ({error})", "compress it again or fetch it again") from error


def _object(path: Path, number: int, line: str) -> Mapping[str, Any]:
    try:
        found = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ReadError(path, f"is not JSON ({error})", "write one JSON object a line", row=number) from error
    if not isinstance(found, dict):
        raise ReadError(path, "is JSON but no object", 'write one object a line, with at least "text"', row=number)
    return found


def read_parquet(path: Path) -> Iterator[Document]:
    """One document a row, read in batches."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(path)
        columns = [c for c in ("url", "title", "publisher", "published", "area", "text") if c in file.schema_arrow.names]
        if "text" not in columns:
            raise ReadError(path, "has no column `text`", "give it the columns url,title,publisher,published,text")
        number = 1
        for batch in file.iter_batches(batch_size=_BATCH, columns=columns):
            for row in batch.to_pylist():
                number += 1
                yield _document(path, number, row)
    except (pa.ArrowException, OSError) as error:
        raise ReadError(path, f"is no readable Parquet file ({type(error).__name__})", "write it again") from error


def _document(path: Path, number: int, row: Mapping[str, Any]) -> Document:
    text = row.get("text")
    if not isinstance(text, str):
        raise ReadError(path, "`text` is missing or no text", "give each record its text", row=number)
    return Document(
        name=f"{path.name}#{number}",
        text=text.removeprefix("\ufeff"),
        title=_string(row.get("title")),
        publisher=_string(row.get("publisher")),
        url=_string(row.get("url")),
        published=as_date(path, row.get("published"), row=number),
        area=_string(row.get("area")),
    )


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
