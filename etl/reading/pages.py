"""Small mends of pages before and after their text is taken out: tables in HTML, broken lines in PDF."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any

from etl.reading.cleaning import clean
from etl.reading.marks import BULLETS
from etl.reading.tables import Table, lines, spread

_ENDS = (".", "!", "?", ":", ";", "…", '"', "”")
_LONG = 60
"""A line shorter than this was not broken by the edge of the page."""


def prepared(tree: Any) -> str:
    """A parsed page without what is no part of its article, and with its figures as paragraphs, one a row or an item.

    What takes the main text out of a page drops short rows and items, which is where figures stand.
    """
    clean(tree)
    for node in tree.css("table"):
        cells = spread([[_spanning(cell) for cell in row.css("th, td")] for row in node.css("tr")])
        if len(cells) < 2 or node.css_first("table table") is not None:  # noqa: PLR2004
            continue
        captions = [caption.text(separator=" ").strip() for caption in node.css("caption")]
        _replace(node, [*filter(None, captions), *lines(Table.of(cells))])
    for node in tree.css("ul, ol"):
        if node.parent is not None and node.css_first("li a") is None and re.search(r"\d", node.text()):
            _replace(node, _items(node, 0))
    for node in tree.css("dl"):
        names, told = ([item.text(separator=" ").strip() for item in node.css(tag)] for tag in ("dt", "dd"))
        if len(names) == len(told):
            _replace(node, (f"- {name}: {item}" for name, item in zip(names, told, strict=True)))
    return tree.html or ""


def _items(node: Any, depth: int) -> Iterator[str]:
    """The items of a list, those of a list inside it under a mark of their own."""
    for item in node.iter():
        if item.tag in {"ul", "ol"}:
            yield from _items(item, depth + 1)
            continue
        inside = [inner for inner in item.iter() if inner.tag in {"ul", "ol"}]
        rest = [*(line for inner in inside for line in _items(inner, depth + 1))]
        for inner in inside:
            inner.decompose()
        text = " ".join(item.text(separator=" ").split())
        yield from [f"{BULLETS[min(depth, len(BULLETS) - 1)]} {text}"] if text else []
        yield from rest


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
