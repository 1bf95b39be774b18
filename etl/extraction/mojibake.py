"""Recognises text typed for the old TCVN3 and VNI fonts and gives it back as Unicode, with a map.

The tables are data (`mojibake.toml`). Text that is already Unicode is returned untouched, at once.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

_SIGNS = re.compile(r"[®¶µ¸¹¨©ª«¬§·»¼½¾]")
_VNI_SIGNS = re.compile(r"[ñÑ][aAeEoOuUöÖôÔ]|[aAeEoOuU][ûøïõâäåêë](?![a-z]*[ăđơư])")
_VIETNAMESE = re.compile(r"[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
_LEAST_SIGNS = 8
"""Fewer telltale characters than this are quotation marks and units of an ordinary text."""


def decode(text: str) -> tuple[str, list[tuple[int, int]] | None]:
    """The text in Unicode; the original span of each of its characters, or None where nothing changed."""
    font = font_of(text)
    if font is None:
        return text, None
    pattern, table = _table(font)
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    done = 0
    for match in pattern.finditer(text):
        pieces += [text[done : match.start()], table[match.group()]]
        spans += [(i, i + 1) for i in range(done, match.start())] + [match.span()] * len(table[match.group()])
        done = match.end()
    spans += [(i, i + 1) for i in range(done, len(text))]
    return "".join(pieces) + text[done:], spans


def font_of(text: str) -> str | None:
    """`tcvn3`, `vni`, or None where the text is Unicode (or not recognisably either)."""
    if text.isascii() or _VIETNAMESE.search(text):
        return None
    tcvn3, vni = len(_SIGNS.findall(text)), len(_VNI_SIGNS.findall(text))
    if max(tcvn3, vni) < _LEAST_SIGNS:
        return None
    return "tcvn3" if tcvn3 >= vni else "vni"


@cache
def _table(font: str) -> tuple[re.Pattern[str], dict[str, str]]:
    tables = tomllib.loads((Path(__file__).parent / "mojibake.toml").read_text(encoding="utf-8"))
    table: dict[str, str] = tables[font]
    longest_first = sorted(table, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), table
