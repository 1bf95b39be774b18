"""The colours of charts in light, in dark and on paper. Pages' own colours are in the configuration.

Series colours are told apart by colour-blind readers, in order of contrast to each other, and have
at least 3 : 1 against their background (measured by the tests).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of one theme."""

    background: str
    text: str
    muted: str
    grid: str
    context: str
    """Grey for what is not in question: other areas, predecessors."""
    series: tuple[str, ...]
    ramp: tuple[str, ...]
    """One hue from little to much."""


LIGHT = Palette(
    background="#fdfcf9",
    text="#1f2328",
    muted="#5f6770",
    grid="#e4dfd4",
    context="#a9a79f",
    series=("#0b5c8a", "#c8402f", "#1f8a5f", "#b07400", "#66569a", "#8d5524"),
    ramp=("#dbe7ee", "#a9c9dc", "#6fa6c6", "#3a80ab", "#0b5c8a", "#063a59"),
)
DARK = Palette(
    background="#14171a",
    text="#e8e6e1",
    muted="#9aa3ab",
    grid="#2b3136",
    context="#6d747a",
    series=("#6cb7e0", "#f0857a", "#5cc79a", "#e6b450", "#b3a4e0", "#d0a07a"),
    ramp=("#1d2f3a", "#214a61", "#2b6b8d", "#3f8fb8", "#6cb7e0", "#b5dcf0"),
)


def palette(theme: str | None) -> Palette:
    """The colours of a theme as the browser names it; light where it does not say."""
    return DARK if theme == "dark" else LIGHT
