"""What a page prints right behind its title: the lead, which stands in a part of its own beside the main text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import dropwhile, islice
from typing import Any

_NAMED = re.compile(
    r"sapo|hometext|chapeau|(?:^|[-_ ])(?:lead|desc|description|summary|tomtat|intro)(?:$|[-_ ])", re.IGNORECASE
)
"""What papers call the part of the lead."""
_SHORTEST, _LONGEST = 40, 1200
_BEHIND = 15
"""Parts of a page behind its title among which the lead stands."""


def behind_title(tree: Any, count: int) -> Iterator[Any]:
    """The first elements behind the title of a parsed page, in its order; none where it has no title."""
    heading = tree.css_first("h1")
    if heading is None:
        return
    inside = {node.mem_id for node in heading.traverse()}
    behind = dropwhile(lambda node: node.mem_id != heading.mem_id, tree.body.traverse())
    yield from islice((node for node in behind if node.mem_id not in inside), count)


def lead(tree: Any) -> str:
    """The lead of a page's article; empty where no part of the page is called so."""
    for node in behind_title(tree, _BEHIND):
        text = " ".join(node.text(separator=" ").split())
        called = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
        if _NAMED.search(called) and _SHORTEST <= len(text) <= _LONGEST and node.css_first("li, h1, table") is None:
            return re.sub(r" ([.,;:!?)])", r"\1", text)
    return ""


def with_lead(text: str, opening: str) -> str:
    """The main text with its lead ahead, where it does not have it already."""
    plain = " ".join(text.split())
    return text if not opening or opening[:_SHORTEST] in plain else f"{opening}\n{text}"
