"""In which order the parts of a page are sent: after a choice the first chart goes ahead.

A browser shows what stood before until it is drawn anew. So what stands above the charts may follow them, once it has
been there; at first sight it comes first, or the page would move under the reader's eyes.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from dashboard import turns

LEAD = 0.03
"""Seconds that the first chart has to itself: Streamlit sends every 10 ms what there is, and its page gathers for 10 ms
more, then draws all it has gathered before any of it is seen."""

Part = tuple[AbstractContextManager[Any], Callable[[], None]]
"""A place on the page, and what is drawn there."""


@dataclass(slots=True)
class Order:
    """The order of one run."""

    again: bool = False
    """Whether the reader has this page open already."""
    _above: list[Part] = field(default_factory=list)
    _below: list[Part] = field(default_factory=list)
    _led: bool = False

    def above(self, place: AbstractContextManager[Any], draw: Callable[[], None]) -> None:
        """Draw what stands above the charts: at once, or after the charts where the page is open already."""
        self._above.append((place, draw))
        if not self.again:
            self.finish()

    def below(self, place: AbstractContextManager[Any], draw: Callable[[], None]) -> None:
        """Draw what no chart should wait for once all of them are there."""
        self._below.append((place, draw))

    def lead(self) -> None:
        """Let the chart just drawn go ahead of what follows, if it is the first; others run meanwhile."""
        if self.again and not self._led:
            with turns.others_first():
                time.sleep(LEAD)
        self._led = True

    def finish(self) -> None:
        """Draw all that has been put off."""
        parts = [*self._above, *self._below]
        self._above.clear()
        self._below.clear()
        for place, draw in parts:
            with place:
                draw()
