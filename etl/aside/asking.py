"""Starts the process that reads a file, holds it to its time, and takes its answer."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from threading import BoundedSemaphore

from etl.aside.answer import BEYOND, ENDINGS, LIMITS, Answer, Limits, unpacked

_LOG = logging.getLogger(__name__)
_TURNS = BoundedSemaphore(2)
"""How many files are read at once, whoever asks."""
_ROOT = Path(__file__).parent.parent.parent
_KEPT = ("PATH", "LANG", "LC_ALL", "VIRTUAL_ENV", "SYSTEMROOT")
_ONE_THREAD = ("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "ARROW_NUM_THREADS")


def read_aside(
    name: str, content: bytes, known: Mapping[str, str | None] | None = None, limits: Limits = LIMITS
) -> Answer:
    """Read one file (or a text called `….txt`) in a process of its own.

    `known`: title, publisher, url, published (ISO date) and area that the reader tells; empty is unknown.
    Waits for its turn; never raises for what is in the file.
    """
    ending = name.rpartition(".")[2].lower()
    if ending not in ENDINGS:
        return Answer(problem="unknown_kind")
    if not content:
        return Answer(problem="empty")
    if not _TURNS.acquire(timeout=limits.waiting):
        return Answer(problem="busy")
    try:
        with tempfile.TemporaryDirectory(prefix="chiso-aside-") as folder:
            request = {
                "name": Path(name).name,
                "ending": ending,
                "known": {key: value for key, value in (known or {}).items() if value},
                "limits": asdict(limits),
            }
            Path(folder, f"given.{ending}").write_bytes(content)
            return _noted(_answer_of(Path(folder), request, limits.seconds))
    finally:
        _TURNS.release()


def _answer_of(folder: Path, request: object, seconds: float) -> Answer:
    """Run the process in its folder; its answer goes to a file there, so that its size is limited as well."""
    answer = folder / "answer.json"
    with answer.open("wb") as output:
        try:
            done = subprocess.run(
                [sys.executable, "-P", "-m", "etl.aside"],
                input=json.dumps(request).encode(),
                stdout=output,
                stderr=subprocess.DEVNULL,
                cwd=folder,
                env=_environment(folder),
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Answer(problem="too_slow")
    if done.returncode == 0:
        with suppress(ValueError):
            return unpacked(answer.read_bytes())
    return Answer(problem=_ended(done.returncode))


def _noted(answer: Answer) -> Answer:
    """The answer; a defect of ours goes into the log, with nothing of what was read."""
    if answer.problem == "failed":
        _LOG.error("a reading aside failed: %s", answer.detail or "no answer came back")
    return answer


def _ended(status: int) -> str:
    """Why a process ended without an answer: out of processor time, out of memory or of its answer's size, or failed.

    The system ends a process that asks for too much by a signal; a status of its own it gives only to a defect.
    """
    import signal  # noqa: PLC0415

    if status >= 0 and status != BEYOND:
        return "failed"
    return "too_slow" if -status == getattr(signal, "SIGXCPU", None) else "too_large"


def _environment(folder: Path) -> dict[str, str]:
    """Only what Python needs to find the program: no secret of the server's, one thread for each library."""
    kept = {key: os.environ[key] for key in _KEPT if key in os.environ}
    own = {"PYTHONPATH": str(_ROOT), "TMPDIR": str(folder), "HOME": str(folder), "PYTHONIOENCODING": "utf-8"}
    return kept | dict.fromkeys(_ONE_THREAD, "1") | own
