"""The first build: `python -m etl build` as a child process whose lines are shown while it runs.

One build a process serves all sessions that wait for it. What is built, and how, is `etl`'s matter.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections import deque
from pathlib import Path

import streamlit as st

KEPT_LINES = 200


class Build:
    """A running or finished build of one warehouse; starts when made, may be watched by any thread."""

    def __init__(self, warehouse: Path) -> None:
        self._lines: deque[str] = deque(maxlen=KEPT_LINES)
        self._process = subprocess.Popen(  # noqa: S603  our own program with our own arguments
            [sys.executable, "-m", "etl", "build", "--warehouse", str(warehouse.absolute())],
            cwd=Path(__file__).parent.parent,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
        self._watch = threading.Thread(target=self._follow, daemon=True)
        self._watch.start()

    @property
    def lines(self) -> list[str]:
        """What the build has said so far, oldest first."""
        return list(self._lines)

    @property
    def running(self) -> bool:
        """Whether it is still at work."""
        return self._watch.is_alive()

    @property
    def failed(self) -> bool:
        """Whether it ended without publishing."""
        return not self.running and self._process.wait() != 0

    def _follow(self) -> None:
        if self._process.stderr is None:
            return
        for line in self._process.stderr:
            if line.strip():
                self._lines.append(line.strip())
        self._process.wait()


@st.cache_resource(show_spinner=False)
def build_of(warehouse: str) -> Build:
    """The one build of a warehouse in this process; cleared by `forget` so that another may be tried."""
    return Build(Path(warehouse))


def forget(warehouse: str) -> None:
    """Let the next call of `build_of` start anew."""
    build_of.clear(warehouse)
