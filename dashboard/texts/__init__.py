"""The dashboard's own words: `vi.toml` and `en.toml` beside this module, one entry a text.

Names of indicators, areas and codes come from the catalogue and never stand here. A text whose
English has a singular is a table with `one` and `other`; the number is then called `n`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}
"""Languages of the pages by code, each named in itself; the first is the default."""

HERE = Path(__file__).parent


@cache
def load(language: str) -> dict[str, str]:
    """All texts of a language by dotted key."""
    return dict(_flat(tomllib.loads((HERE / f"{language}.toml").read_text(encoding="utf-8"))))


def find(language: str, key: str, n: object = None) -> str:
    """The text of a key; of two forms the singular where `n` is 1. Raises `KeyError` for an unknown key."""
    texts = load(language)
    if key in texts:
        return texts[key]
    return texts[f"{key}.one" if n == 1 else f"{key}.other"]


@cache
def translated(language: str, section: str, **values: object) -> dict[str, str]:
    """The texts of a section, from every other language to this one."""
    own = {key: text.format(**values) for key, text in load(language).items() if key.startswith(f"{section}.")}
    others = [load(other) for other in LANGUAGES if other != language]
    return {texts[key].format(**values): text for texts in others for key, text in own.items()}


def _flat(table: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for name, value in table.items():
        pairs += _flat(value, f"{prefix}{name}.") if isinstance(value, dict) else [(f"{prefix}{name}", value)]
    return pairs
