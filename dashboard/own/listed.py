"""The figures of a text and the numbers not taken, as tables a reader reads: escaped, wrapped, with headings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from dashboard import tables
from dashboard.words import Words
from etl import Number, Text
from warehouse.catalogue import catalogue

Row = Mapping[str, Any]

ACCOUNTED = frozenset({"taken", "taken_part", "derived", "area_unresolved"})
"""Fates of numbers that are part of a figure, taken or without an area."""
AROUND = 40
"""Letters before and after a number that show where it stands."""


def label(words: Words, row: Row) -> str:
    """All that a figure was taken for, in a line."""
    what = [words.indicator(row["indicator"]), *qualities(words, row)]
    return " · ".join([*what, figure(words, row), words.area(row["area"]), words.period(row)])


def qualities(words: Words, row: Row) -> list[str]:
    """The part of the population where it is not all, and who acted where the indicator is kept by who acted."""
    part = [words.label("breakdown", row["breakdown"])] if row["breakdown"] != "total" else []
    return [*part, body(words, row)] if body(words, row) else part


def body(words: Words, row: Row) -> str:
    """Who acted or decided; empty of an indicator that does not ask."""
    return words.label("body", row["body"]) if catalogue().indicators[row["indicator"]].bodies else ""


def figure(words: Words, row: Row) -> str:
    """A figure with its unit, the sign of a percentage only once."""
    return f"{words.figure(row)} {tables.behind(row, words)}".strip()


def left(text: Text) -> list[Number]:
    """The numbers of a text that are part of no figure."""
    return [number for number in text.numbers if number.fate not in ACCOUNTED]


def figures_table(words: Words, figures: Sequence[Row]) -> str:
    """The figures, numbered as in the text."""
    heads = ["own.number", "column.figure", "column.indicator", "column.area", "column.period", "own.confidence"]
    rows = [
        (
            str(place),
            escape(figure(words, row)),
            escape(words.indicator(row["indicator"])) + _small(" · ".join(qualities(words, row))),
            escape(words.area(row["area"])),
            escape(words.period(row)),
            escape(words.label("confidence", row["confidence"])),
        )
        for place, row in enumerate(figures, start=1)
    ]
    return _table(words("own.figures"), [words(head) for head in heads], rows)


def left_rows(words: Words, text: Text) -> list[tuple[str, str, str]]:
    """The numbers not taken and the figures without an area: as written, why, and the words around."""
    rows = [(n.text, n.reason[words.language], _around(text.text, n.start, n.end)) for n in left(text)]
    return rows + [(u["text"], u["note"][words.language], " ".join(u["evidence"].split())) for u in text.unresolved]


def left_table(words: Words, text: Text) -> str:
    """The same as a table."""
    heads = [words(f"own.{name}") for name in ("as_written", "why", "where")]
    return _table(
        words("own.left_title"), heads, [tuple(map(escape, row)) for row in left_rows(words, text)], right=False
    )


def _around(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return " ".join(f"{before}{text[start:end]}{after}".split())


def _small(text: str) -> str:
    return f"<small>{escape(text)}</small>" if text else ""


def _table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], *, right: bool = True) -> str:
    """A table of cells that are HTML already; its second column holds figures where `right`.

    The roles are written out because a phone shows each row as a line, which takes them from the elements.
    """
    align = [' class="own-right"' if right and place == 1 else "" for place in range(len(heads))]

    def row(cells: Sequence[str], tag: str, role: str) -> str:
        inner = "".join(f'<{tag} role="{role}"{a}>{cell}</{tag}>' for a, cell in zip(align, cells, strict=True))
        return f'<tr role="row">{inner}</tr>'

    head = row([escape(text) for text in heads], "th", "columnheader")
    lines = "".join(row(cells, "td", "cell") for cells in rows)
    return (
        f'<div class="own-scroll" role="region" tabindex="0" aria-label="{escape(caption, quote=True)}">'
        f'<table class="own-table" role="table"><caption>{escape(caption)}</caption>'
        f'<thead role="rowgroup">{head}</thead><tbody role="rowgroup">{lines}</tbody></table></div>'
    )
