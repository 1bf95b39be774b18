"""Small mends of pages before and after their text is taken out: tables in HTML, broken lines in PDF."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import Any

from etl.reading.tables import Table, lines, spread

_ENDS = (".", "!", "?", ":", ";", "…", '"', "”")
_LONG = 60
"""A line shorter than this was not broken by the edge of the page."""


def with_figures_as_text(source: str) -> str:
    """The page with each table and list of figures written out as paragraphs, one a row or an item.

    What takes the main text out of a page drops short rows and items, which is where figures stand.
    """
    if not re.search(r"<(?:table|ul|ol)\b", source, re.IGNORECASE):
        return source
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415

    tree = LexborHTMLParser(source)
    for node in tree.css("table"):
        cells = spread([[_spanning(cell) for cell in row.css("th, td")] for row in node.css("tr")])
        if len(cells) < 2 or node.css_first("table table") is not None:  # noqa: PLR2004
            continue
        _replace(node, lines(Table.of(cells)))
    for node in tree.css("ul, ol"):
        items = [item.text(separator=" ").strip() for item in node.css("li")]
        if node.css_first("li a, li ul, li ol") is None and any(re.search(r"\d", item) for item in items):
            _replace(node, (f"- {item}" for item in items if item))
    return tree.html or source


def _spanning(cell: Any) -> tuple[str, int, int]:
    """A cell's text, and over how many columns and rows it lies."""
    columns, rows = (cell.attributes.get(name) or "" for name in ("colspan", "rowspan"))
    return cell.text(separator=" "), *(int(span) if span.isdecimal() else 1 for span in (columns, rows))


def _replace(node: Any, texts: Iterable[str]) -> None:
    """Paragraphs in the place of a node, beside those around it: inside a part of their own they would be dropped."""
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415

    for text in texts:
        node.insert_before(LexborHTMLParser(f"<p>{html.escape(text)}</p>").css_first("p"))
    node.decompose()


def joined_lines(text: str) -> str:
    """Lines broken by the edge of a page joined into paragraphs again."""
    joined: list[str] = []
    for line in text.split("\n"):
        stripped = line.strip()
        if joined and joined[-1] and stripped and _goes_on(joined[-1], stripped):
            joined[-1] = f"{joined[-1]} {stripped}"
        else:
            joined.append(stripped)
    return "\n".join(joined)


def _goes_on(before: str, line: str) -> bool:
    if before.endswith(_ENDS) or re.match(r"[-+*•]|\d+[.)]\s", line):
        return False
    return line[0].islower() or line[0].isdigit() or len(before.rpartition("\n")[2]) >= _LONG
