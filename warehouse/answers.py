"""Answers kept in memory: a published version never changes, so a question asked again needs no query.

What is kept is bounded by its size; what was not asked for longest goes first. Nothing here asks.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

import polars as pl

KEPT = 64 * 2**20
"""Bytes of answers that are kept for one version."""


class Answers:
    """Frames by their question. Safe to share between threads."""

    def __init__(self, limit: int = KEPT) -> None:
        self._limit = limit
        self._size = 0
        self._frames: OrderedDict[Hashable, tuple[pl.DataFrame, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, question: Hashable, answer: Callable[[], pl.DataFrame]) -> pl.DataFrame:
        """The kept answer, or the one that `answer` gives now; each asker has a frame of its own over the same data."""
        with self._lock:
            if question in self._frames:
                self._frames.move_to_end(question)
                return self._frames[question][0].clone()
        frame = answer()
        self._keep(question, frame)
        return frame.clone()

    def _keep(self, question: Hashable, frame: pl.DataFrame) -> None:
        size = int(frame.estimated_size())
        if size > self._limit // 4:
            return
        with self._lock:
            self._size += size - self._frames.pop(question, (frame, 0))[1]
            self._frames[question] = frame, size
            while self._size > self._limit:
                self._size -= self._frames.popitem(last=False)[1][1]
