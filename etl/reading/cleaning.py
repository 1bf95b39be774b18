"""What stands in a page but not in its article: hidden and struck-out parts, footnote marks, links to other articles.

Works on a parsed page in place; what takes the main text out of it runs afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from etl.reading.marks import MARK

_HIDDEN = 'nav, footer, [hidden], template, del, s, strike, [style*="display:none"], [style*="display: none"]'
_POWER = re.compile(r"(?:\b[mkdc]?m|\bha)\s*$", re.IGNORECASE)
"""`15 m²`: what is raised behind it is no mark."""
_HOLDS_TEXT = "p, li, h2, h3, h4, h5, div"
_HOLDS_BLOCKS = "p, div, ul, ol, table, section, h1, h2, h3, h4, h5"
_INTRODUCED = re.compile(r"[\s>»•+*-]*(?:[^\d:]{1,25}:)?[\s>»•+*-]*")
"""What stands before the link in a line that only leads elsewhere: `>>> Xem thêm:`."""
_LAID_OUT = 400
"""Characters of a cell that holds the article itself."""


def clean(tree: Any) -> None:
    """Drop what is no part of the article, and take the article out of tables that only lay it out."""
    for node in tree.css(_HIDDEN):
        if node.parent is not None:
            node.decompose()
    for node in tree.css("sup"):
        _drop_mark(node)
    for node in tree.css(_HOLDS_TEXT):
        if _only_leads_elsewhere(node):
            node.decompose()
    for node in tree.css("figure"):
        if node.css_first("table") is not None:
            _put(node, [*node.css("figcaption"), *node.css("table")])
    for node in reversed(tree.css("table")):
        _unfold(node)


def _drop_mark(node: Any) -> None:
    before = node.prev.text() if node.prev is not None else ""
    if MARK.fullmatch(node.text().strip()) and not _POWER.search(before):
        node.decompose()


def _only_leads_elsewhere(node: Any) -> bool:
    """Whether a paragraph is nothing but a link to another page, as those to related articles are."""
    links = [link for link in node.css("a[href]") if not (link.attributes["href"] or "#").startswith("#")]
    if len(links) != 1 or node.css_first(_within(node)) is not None:
        return False
    before, _, after = node.text().partition(links[0].text())
    return bool(links[0].text().strip()) and not after.strip(" .\n\t") and _INTRODUCED.fullmatch(before) is not None


def _within(node: Any) -> str:
    """Selects the blocks inside a node, not the node itself."""
    return ", ".join(f"{node.tag} {block}" for block in _HOLDS_BLOCKS.split(", "))


def _unfold(table: Any) -> None:
    """A table that only lays out the page gives way to its cells."""
    cells = list(_own_cells(table))
    texts = [len(cell.text().strip()) for cell in cells]
    if not texts or max(texts) < _LAID_OUT or 2 * max(texts) < sum(texts):
        return
    _put(table, cells)


def _put(node: Any, parts: Iterable[Any]) -> None:
    """Parts of a node in its place, each on its own."""
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415

    for part in parts:
        inside = part.html if part.tag == "table" else part.inner_html
        node.insert_before(LexborHTMLParser(f"<div>{inside}</div>").css_first("div"))
    node.decompose()


def _own_cells(table: Any) -> Iterator[Any]:
    """The cells of a table, not of those inside it."""
    for cell in table.css("td, th"):
        above = cell.parent
        while above is not None and above.tag != "table":
            above = above.parent
        if above is not None and above.mem_id == table.mem_id:
            yield cell
