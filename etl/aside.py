"""Reads what a stranger hands in, in a process of its own that may take only so much time and memory.

`read_aside` asks; `python -m etl.aside` is the process. Nothing of it is written anywhere but in a folder
that is gone when the process is.
"""

from __future__ import annotations

import base64
import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import polars as pl

ENDINGS = ("txt", "md", "html", "htm", "docx", "pdf", "csv", "xlsx")
"""Kinds of files that are read aside."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one reading may take: seconds, bytes of memory, characters of text; and how many go on at once."""

    seconds: int = 40
    memory: int = 2 << 30
    characters: int = 400_000
    documents: int = 20


LIMITS = Limits()
_TURNS = BoundedSemaphore(2)


@dataclass(frozen=True, slots=True)
class Found:
    """A number of a text with its fate; `row` counts the figures taken, `reason` is in both languages."""

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
    numbers: list[Found]
    unresolved: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a reading: texts with their figures, or a table's rows; or the one line of a problem.

    `figures` has the columns of `Observation`, `rejections` those of `Rejection`. `problem` is a code
    (`too_slow`, `too_large`, `unreadable`, `no_table`, `unknown_kind`); `detail` says in English what and where.
    """

    texts: list[Text] = field(default_factory=list)
    figures: pl.DataFrame | None = None
    rejections: pl.DataFrame | None = None
    problem: str | None = None
    detail: str = ""


def read_aside(
    name: str, content: bytes, known: Mapping[str, str | None] | None = None, limits: Limits = LIMITS
) -> Answer:
    """Read one file (or a text called `….txt`) in a process of its own.

    `known`: title, publisher, url, published (ISO date) and area that the reader tells; empty is unknown.
    Waits for its turn; never raises for what is in the file.
    """
    if name.rpartition(".")[2].lower() not in ENDINGS:
        return Answer(problem="unknown_kind", detail=name)
    request = {
        "name": Path(name).name,
        "content": base64.b64encode(content).decode(),
        "known": {key: value for key, value in (known or {}).items() if value},
        "limits": asdict(limits),
    }
    with _TURNS, tempfile.TemporaryDirectory(prefix="chiso-aside-") as folder:
        try:
            done = subprocess.run(
                [sys.executable, "-m", "etl.aside"],
                input=json.dumps(request).encode(),
                capture_output=True,
                cwd=folder,
                env=_environment(folder),
                timeout=limits.seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Answer(problem="too_slow", detail=name)
    return _answered(done.returncode, done.stdout, name)


def _environment(folder: str) -> dict[str, str]:
    """Only what Python needs to find the program; one thread for each library."""
    root = str(Path(__file__).parent.parent)
    kept = {key: os.environ[key] for key in ("PATH", "LANG", "LC_ALL", "VIRTUAL_ENV") if key in os.environ}
    threads = dict.fromkeys(("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "ARROW_NUM_THREADS"), "1")
    return kept | threads | {"PYTHONPATH": root, "TMPDIR": folder, "HOME": folder, "PYTHONIOENCODING": "utf-8"}


def _answered(status: int, output: bytes, name: str) -> Answer:
    if status != 0:  # killed, or out of memory: it could not even say so
        return Answer(problem="too_large", detail=name)
    said = json.loads(output)
    return Answer(
        [Text(**text | {"numbers": [Found(**n) for n in text["numbers"]]}) for text in said["texts"]],
        _frame(said["figures"]),
        _frame(said["rejections"]),
        said["problem"],
        said["detail"],
    )


def _frame(packed: str | None) -> pl.DataFrame | None:
    import polars as pl  # noqa: PLC0415

    return pl.read_ipc_stream(io.BytesIO(base64.b64decode(packed))) if packed else None


def main() -> None:
    """The process: a request on standard input, an answer on standard output, both JSON."""
    request = json.load(sys.stdin)
    limits = Limits(**request["limits"])
    _hold(limits)
    try:
        answer = _read(request, limits)
    except MemoryError:
        answer = Answer(problem="too_large", detail=request["name"])
    json.dump(_packed(answer), sys.stdout)


def _hold(limits: Limits) -> None:
    """No more memory, processor time or file size than allowed, from here on."""
    try:
        import resource  # noqa: PLC0415  (not on Windows)
    except ImportError:
        return
    for kind, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, limits.seconds),
        (resource.RLIMIT_FSIZE, 64 << 20),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))


def _read(request: dict[str, Any], limits: Limits) -> Answer:
    path = Path.cwd() / f"given.{request['name'].rpartition('.')[2].lower()}"
    path.write_bytes(base64.b64decode(request["content"]))
    if path.suffix in {".csv", ".xlsx"}:
        return _read_table(path, request["name"])
    return _read_documents(path, request["name"], request["known"], limits)


def _read_table(path: Path, name: str) -> Answer:
    from etl.checking import check  # noqa: PLC0415
    from etl.tables import REQUIRED, TableError, read_table  # noqa: PLC0415
    from warehouse.frames import frame_of  # noqa: PLC0415
    from warehouse.records import Rejection  # noqa: PLC0415

    try:
        table = read_table(path, name)
    except TableError as error:
        return Answer(problem="unreadable", detail=str(error))
    if table is None:
        return Answer(problem="no_table", detail=f"{name}: {', '.join(REQUIRED)}")
    checked = check(table.cells)
    return Answer([], checked.valid, frame_of(table.malformed, Rejection).vstack(checked.rejections))


def _read_documents(path: Path, name: str, known: Mapping[str, str], limits: Limits) -> Answer:
    from etl.documents import Document  # noqa: PLC0415
    from etl.extraction import account  # noqa: PLC0415
    from etl.reading import ReadError, read  # noqa: PLC0415
    from warehouse.frames import frame_of  # noqa: PLC0415
    from warehouse.records import Observation  # noqa: PLC0415

    told: dict[str, Any] = dict(known)
    if "published" in told:
        told["published"] = date.fromisoformat(told["published"])
    texts: list[Text] = []
    figures: list[Observation] = []
    try:
        for document in read(path, name=name):
            if not isinstance(document, Document) or len(texts) >= limits.documents:
                continue
            if len(document.text) > limits.characters:
                return Answer(problem="too_large", detail=name)
            known_better = replace(document, **told)
            found = account(known_better)
            figures += found.observations
            texts.append(_text_of(known_better, found))
    except ReadError as error:
        return Answer(problem="unreadable", detail=str(error))
    return Answer(texts, frame_of(figures, Observation))


def _text_of(document: Any, found: Any) -> Text:
    return Text(
        document.name,
        document.title,
        document.publisher,
        document.published.isoformat() if document.published else None,
        document.text,
        [Found(n.start, n.end, n.text, n.fate, _labels(n.reason), n.indicator) for n in found.numbers],
        [asdict(u) | {"note": _labels(u.note)} for u in found.unresolved],
    )


def _labels(label: Any) -> dict[str, str]:
    return {"vi": label.vi, "en": label.en}


def _packed(answer: Answer) -> dict[str, Any]:
    return {
        "texts": [asdict(text) for text in answer.texts],
        "figures": _pack(answer.figures),
        "rejections": _pack(answer.rejections),
        "problem": answer.problem,
        "detail": answer.detail.replace(f"{Path.cwd()}{os.sep}", ""),
    }


def _pack(frame: pl.DataFrame | None) -> str | None:
    if frame is None:
        return None
    buffer = io.BytesIO()
    frame.write_ipc_stream(buffer)
    return base64.b64encode(buffer.getvalue()).decode()


if __name__ == "__main__":
    main()
