"""The sentences of `texts.toml`, and the licence of the data. Fills nothing in and decides nothing."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
"""Of the selection and arrangement of the figures; the figures themselves are facts (LICENSE-DATA.md)."""


def texts(language: Language) -> dict[str, Any]:
    """All sentences of a language, by section and name."""
    found: dict[str, Any] = _all()[language]
    return found


@cache
def _all() -> dict[str, Any]:
    return tomllib.loads((files("warehouse") / "exports" / "texts.toml").read_text(encoding="utf-8"))
