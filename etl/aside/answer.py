"""What may be asked of a reading aside, and what comes back: plain data, and how it travels as JSON."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import polars as pl

ENDINGS = ("txt", "md", "html", "htm", "docx", "pdf", "csv", "xlsx")
"""Kinds of files that are read aside."""

PROBLEMS = (
    "unknown_kind", "empty", "encoding", "disguised", "locked", "no_text", "broken", "no_table",
    "too_long", "too_many_rows", "too_large", "too_slow", "busy", "failed",
)  # fmt: skip
"""Why a file gives nothing: codes, for which the one who asks has the words. `failed` is a defect of the program's."""

BEYOND = 3
"""Exit status of a process that met a limit while it gave its answer."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one reading may take. Sizes are bytes."""

    seconds: float = 40
    waiting: float = 60
    """Seconds to wait for a turn."""
    memory: int = 2 << 30
    unpacked: int = 200 << 20
    """What a packed file (DOCX, XLSX) says it holds."""
    answer: int = 8 << 20
    characters: int = 400_000
    documents: int = 20
    rows: int = 20_000


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text with its fate; `reason` is in both languages, the span in code points, its end exclusive."""

    start: int
    end: int
    text: str
    fate: str
    reason: Mapping[str, str]
    indicator: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A document as it was read: its own text, its numbers, and the figures whose area nothing tells."""

    name: str
    title: str | None
    publisher: str | None
    published: str | None
    text: str
    numbers: list[Number]
    unresolved: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a reading: texts with their figures, or a table's rows; or the code of a problem.

    `figures` has the columns of `Observation`, `rejections` those of `Rejection`; `size` is what the answer
    weighed on its way, in bytes. `detail`: of `no_table` the columns it lacks, of `failed` the kind of error and the
    line of the program, never anything of the file.
    """

    texts: list[Text] = field(default_factory=list)
    figures: pl.DataFrame | None = None
    rejections: pl.DataFrame | None = None
    problem: str | None = None
    size: int = 0
    detail: str | None = None


def packed(answer: Answer) -> bytes:
    """An answer as JSON."""
    told = {
        "texts": [asdict(text) for text in answer.texts],
        "figures": _pack(answer.figures),
        "rejections": _pack(answer.rejections),
        "problem": answer.problem,
        "detail": answer.detail,
    }
    return json.dumps(told).encode()


def unpacked(content: bytes) -> Answer:
    """The answer that was packed."""
    said = json.loads(content)
    return Answer(
        [Text(**text | {"numbers": [Number(**n) for n in text["numbers"]]}) for text in said["texts"]],
        _unpack(said["figures"]),
        _unpack(said["rejections"]),
        said["problem"],
        len(content),
        said["detail"],
    )


def _pack(frame: pl.DataFrame | None) -> str | None:
    if frame is None:
        return None
    buffer = io.BytesIO()
    frame.write_ipc_stream(buffer)
    return base64.b64encode(buffer.getvalue()).decode()


def _unpack(frame: str | None) -> pl.DataFrame | None:
    import polars as pl  # noqa: PLC0415  (the process that reads a text may not need it)

    return pl.read_ipc_stream(io.BytesIO(base64.b64decode(frame))) if frame else None
