"""Runs of the page take turns: several at once in one process of Python only hinder each other.

With fifty readers of one process, runs side by side took three times as long as runs one after another, and nobody
was served earlier for it (`python -m tests.benchmarks serving`).
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

LONGEST = 30.0
"""Seconds after which a run goes on without its turn, so that one that hangs cannot stop all others."""

_TURN = threading.Lock()
_OWN = threading.local()


@contextmanager
def turn() -> Iterator[None]:
    """Have the turn while inside; where the thread has it already, nothing changes."""
    if _has_turn():
        yield
        return
    _OWN.held = _TURN.acquire(timeout=LONGEST)
    try:
        yield
    finally:
        _leave()


@contextmanager
def others_first() -> Iterator[None]:
    """Leave the turn to others while inside: for what waits for a file, a process or a clock."""
    held = _has_turn()
    _leave()
    try:
        yield
    finally:
        if held:
            _OWN.held = _TURN.acquire(timeout=LONGEST)


def _has_turn() -> bool:
    return getattr(_OWN, "held", False)


def _leave() -> None:
    if _has_turn():
        _OWN.held = False
        _TURN.release()
