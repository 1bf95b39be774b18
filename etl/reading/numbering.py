"""The marks of list items in DOCX, which stand in no text: bullets by depth, numbers as Word counts them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from etl.reading.marks import BULLETS

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_STYLES_ABOVE = 10


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written


def _letter(number: int) -> str:
    return "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26]


_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerLetter": _letter,
}


class Numbering:
    """Tells the mark of each paragraph in turn, from the numbering and the styles of a document."""

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        named = (
            {} if numbering is None else {a.get(f"{_W}abstractNumId"): a for a in numbering.iter(f"{_W}abstractNum")}
        )
        self._lists = (
            {}
            if numbering is None
            else {num.get(f"{_W}numId"): named.get(_value(num, "abstractNumId")) for num in numbering.iter(f"{_W}num")}
        )
        self._styles = {} if styles is None else {s.get(f"{_W}styleId"): s for s in styles.iter(f"{_W}style")}
        self._counts: dict[int, list[int]] = {}

    def mark(self, paragraph: Any) -> str:
        """What stands before a paragraph: `- `, `1. `, `II. `; nothing where it is no item."""
        number, depth = self._place(paragraph)
        kind = self._lists.get(number) if number else None
        level = _level(kind, depth) if kind is not None else None
        if level is None:
            return ""
        form, text = _value(level, "numFmt") or "decimal", _value(level, "lvlText") or ""
        if form in {"bullet", "none"}:
            return f"{BULLETS[min(depth, len(BULLETS) - 1)]} " if form == "bullet" else ""
        counts = self._counted(kind, depth)
        written = re.sub(r"%(\d)", lambda match: self._written(kind, counts, int(match[1]) - 1), text)
        return f"{written} " if written.strip() else ""

    def _written(self, kind: Any, counts: list[int], depth: int) -> str:
        level = _level(kind, depth)
        form = _value(level, "numFmt") if level is not None else None
        return _FORMS.get(form or "decimal", str)(counts[depth])

    def _counted(self, kind: Any, depth: int) -> list[int]:
        """The numbers of the levels of a list, this item counted; what lies deeper begins anew."""
        starts = [int(_value(_level(kind, d), "start") or 1) - 1 for d in range(_LEVELS)]
        counts = self._counts.setdefault(id(kind), list(starts))
        counts[depth] += 1
        counts[depth + 1 :] = starts[depth + 1 :]
        return [
            count if d == depth else max(count, start + 1)
            for d, (count, start) in enumerate(zip(counts, starts, strict=True))
        ]

    def _place(self, paragraph: Any) -> tuple[str | None, int]:
        """The list that a paragraph is of, by itself or by its style, and how deep it stands in it."""
        own = paragraph.find(f"{_W}pPr")
        style = _value(own, "pStyle")
        for _ in range(_STYLES_ABOVE):
            numbered = own.find(f"{_W}numPr") if own is not None else None
            if numbered is not None:
                return _value(numbered, "numId"), min(int(_value(numbered, "ilvl") or 0), _LEVELS - 1)
            named = self._styles.get(style)
            if named is None:
                break
            own, style = named.find(f"{_W}pPr"), _value(named, "basedOn")
        return None, 0


def _level(kind: Any, depth: int) -> Any | None:
    return next((level for level in kind.findall(f"{_W}lvl") if level.get(f"{_W}ilvl") == str(depth)), None)


def _value(parent: Any | None, name: str) -> str | None:
    child = parent.find(f"{_W}{name}") if parent is not None else None
    return child.get(f"{_W}val") if child is not None else None
