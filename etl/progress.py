"""Saying what is going on: one line at a time, to whoever listens."""

from __future__ import annotations

from collections.abc import Callable

Say = Callable[[str], None]
"""Takes one line of progress."""


def silent(_line: str) -> None:
    """Say nothing."""
