"""HTML inside the text of a record: told from plain text, and turned into what a reader of it sees."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from etl.reading.pages import prepared

_TAG = re.compile(
    r"</(?:p|div|span|table|ul|ol|h[1-6]|article|section|html|body|strong|em|b|i|blockquote|font)\s*>"
    r"|<(?:br|hr)\s*/?>|<p(?:\s[^<>]*)?>|<!doctype html",
    re.IGNORECASE,
)
"""What only HTML has: a tag that ends something, a break, a paragraph; a lone `<` is none of these."""
_PAGE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,5}|#x[\da-f]{2,4});", re.IGNORECASE)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LISTS = ("ul", "ol", "li", "dl", "dt", "dd")
_PARTS = ("table", "tr", "figure", "figcaption", "blockquote", "pre", "section", "article", "header", "main")
_BLOCKS = frozenset(("p", "div", "br", "hr", *_HEADINGS, *_LISTS, *_PARTS))
_UNSEEN = frozenset(("script", "style", "noscript", "iframe", "head", "title", "-comment"))


def is_html(text: str) -> bool:
    """Whether a text is HTML; `<` and `&` of plain words are not."""
    return "<" in text and _TAG.search(text) is not None


def is_page(text: str) -> bool:
    """Whether HTML is of a whole page, around the article."""
    return _PAGE.search(text) is not None


def unescaped(text: str) -> str:
    """A text whose letters are written as entities (`&ecirc;`, `&nbsp;`, `&lt;p&gt;`) without them."""
    return _ENTITY.sub(lambda entity: html.unescape(entity.group()), text) if "&" in text else text


def text_of(source: str) -> str:
    """The whole text of a fragment of HTML, a block a line, its tables and lists as in a page."""
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415

    body = LexborHTMLParser(prepared(LexborHTMLParser(source))).body
    lines = "".join(_pieces(body)).split("\n") if body is not None else []
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _pieces(node: Any) -> Iterator[str]:
    for inner in node.iter(include_text=True):
        if inner.is_text_node:
            yield re.sub(r"\s+", " ", inner.text_content or "")
        elif inner.tag not in _UNSEEN:
            edge = "\n" if inner.tag in _BLOCKS else ""
            yield edge
            yield from _pieces(inner)
            yield edge
