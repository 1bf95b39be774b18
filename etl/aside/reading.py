"""What the process does: limits itself, reads the one file in its folder, and writes the answer."""

from __future__ import annotations

import errno
import json
import os
import sys
import traceback
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.aside.answer import BEYOND, Answer, Limits, Number, Text, packed

if TYPE_CHECKING:
    from etl.documents import Document
    from etl.extraction.account import Account

TABLES = {".csv", ".xlsx"}
_OURS = Path(__file__).parent.parent.parent


def main() -> None:
    """A request on standard input (JSON: name, ending, known, limits), an answer on standard output."""
    request = json.load(sys.stdin)
    limits = Limits(**request["limits"])
    _hold(limits)
    path = Path.cwd() / f"given.{request['ending']}"
    try:
        answer = _read(path, request["name"], request["known"], limits)
    except Exception as error:  # noqa: BLE001  (whatever it is, the one who asks gets an answer)
        answer = Answer(problem="too_large") if met_a_limit(error) else Answer(problem="failed", detail=where(error))
    _give(answer)


def _give(answer: Answer) -> None:
    """Write the answer; one that is larger than allowed ends the process with `BEYOND`."""
    try:
        sys.stdout.buffer.write(packed(answer))
        sys.stdout.buffer.flush()
    except (MemoryError, OSError) as error:
        if not met_a_limit(error):
            raise
        os._exit(BEYOND)  # what is left in the buffer cannot be written either


LIMIT_ERRORS = (errno.ENOMEM, errno.EFBIG)
LIMIT_WORDS = ("cannot allocate memory", "failed to map segment", "can't start new thread")
"""What a library says that could not be loaded, or a thread that could not be started, for want of memory."""


def met_a_limit(error: BaseException | None) -> bool:
    """Whether an error, or one that led to it, tells of memory or file size beyond what is allowed."""
    if error is None:
        return False
    said = str(error).lower() if isinstance(error, (ImportError, RuntimeError, OSError)) else ""
    mine = isinstance(error, MemoryError) or getattr(error, "errno", None) in LIMIT_ERRORS
    return mine or any(words in said for words in LIMIT_WORDS) or met_a_limit(error.__cause__ or error.__context__)


def where(error: BaseException) -> str:
    """The kind of an error and our innermost line that it passed, as `KeyError at etl/x.py:12`: no text of it."""
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if _OURS in Path(frame.filename).parents]
    at = f" at {Path(ours[-1].filename).relative_to(_OURS)}:{ours[-1].lineno}" if ours else ""
    return type(error).__name__ + at


def _hold(limits: Limits) -> None:
    """No more memory, processor time or file size than allowed, from here on."""
    try:
        import resource  # noqa: PLC0415  (not on Windows, where only the time is limited)
    except ImportError:
        return
    for kind, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, max(1, round(limits.seconds))),
        (resource.RLIMIT_FSIZE, limits.answer),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))


def _read(path: Path, name: str, known: Mapping[str, str], limits: Limits) -> Answer:
    if _holds(path) > limits.unpacked:
        return Answer(problem="too_large")
    return _read_table(path, name, limits) if path.suffix in TABLES else _read_documents(path, name, known, limits)


def _holds(path: Path) -> int:
    """How many bytes a packed file says that it unpacks to; 0 for any other. One that lies meets its memory's end."""
    try:
        with zipfile.ZipFile(path) as archive:
            return sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, OSError):
        return 0


def _read_table(path: Path, name: str, limits: Limits) -> Answer:
    from etl.checking import check  # noqa: PLC0415  (who reads a text waits for no Pandera)
    from etl.tables import Lacking, TableError, open_table  # noqa: PLC0415
    from warehouse.frames import frame_of  # noqa: PLC0415
    from warehouse.records import Rejection  # noqa: PLC0415

    try:
        table = open_table(path, name)
    except TableError as error:
        return Answer(problem=error.kind)
    if isinstance(table, Lacking):
        return Answer(problem="no_table", detail=", ".join(table.columns))
    if table.cells.height > limits.rows:
        return Answer(problem="too_many_rows")
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
    try:
        documents = [d for d in read(path, name=name) if isinstance(d, Document)][: limits.documents]
    except ReadError as error:
        return Answer(problem=error.kind)
    if sum(len(document.text) for document in documents) > limits.characters:
        return Answer(problem="too_long")
    known_better = [replace(document, **told) for document in documents]
    found = [account(document) for document in known_better]
    texts = [_text_of(document, what) for document, what in zip(known_better, found, strict=True)]
    return Answer(texts, frame_of([figure for what in found for figure in what.observations], Observation))


def _text_of(document: Document, found: Account) -> Text:
    return Text(
        document.name,
        document.title,
        document.publisher,
        document.published.isoformat() if document.published else None,
        document.text,
        [Number(n.start, n.end, n.text, n.fate, _labels(n.reason), n.indicator) for n in found.numbers],
        [asdict(u) | {"note": _labels(u.note)} for u in found.unresolved],
    )


def _labels(label: Any) -> dict[str, str]:
    return {"vi": label.vi, "en": label.en}
