"""Saying what is going on: one line at a time, to whoever listens."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

Say = Callable[[str], None]
"""Takes one line of progress."""


def silent(_line: str) -> None:
    """Say nothing."""


EVERY = 2.0
"""Seconds between two lines of progress."""

SHORT = 90
"""Seconds up to which a time is said in seconds."""


@dataclass(slots=True)
class Progress:
    """How far the reading of documents is: their number, how many a second, and the time left by bytes read."""

    say: Say
    total: int
    clock: Callable[[], float] = time.monotonic
    size: int = 0
    documents: int = 0
    figures: int = 0
    began: float = field(init=False)
    said: float = field(init=False)

    def __post_init__(self) -> None:
        self.began = self.said = self.clock()

    def step(self, size: int, documents: int, figures: int) -> None:
        """So many more bytes, documents and figures are done; says so now and then."""
        self.size += size
        self.documents += documents
        self.figures += figures
        now = self.clock()
        if now - self.said >= EVERY:
            self.said = now
            self.say(f"{self._done(now)}, {self._left(now)}")

    def end(self) -> None:
        """All is read; says nothing where there was nothing to read."""
        if self.documents:
            self.say(self._done(self.clock()))

    def _done(self, now: float) -> str:
        rate = self.documents / max(now - self.began, 1e-3)
        return f"read {self.documents:,} documents, {self.figures:,} figures, {rate:,.0f} documents a second"

    def _left(self, now: float) -> str:
        share = min(1.0, self.size / max(1, self.total))
        seconds = (now - self.began) * (1 - share) / max(share, 1e-9)
        left = f"{seconds:,.0f} s" if seconds <= SHORT else f"{seconds / 60:,.0f} min"
        return f"{share:.0%} of the bytes, about {left} left"
