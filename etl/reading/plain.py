"""Plain text and Markdown: the document is the file, newlines and all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from etl.documents import Document
from etl.reading.errors import utf8
from etl.reading.published import day_of

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|$)", re.DOTALL)
_FIELD = re.compile(r"^(title|publisher|published|date|url)[ \t]*:[ \t]*(.+?)[ \t]*\r?$", re.MULTILINE | re.IGNORECASE)


def read(path: Path, name: str) -> Iterator[Document]:
    """The one document of a text file; of Markdown, with what its front matter says of it."""
    text = utf8(path.read_bytes(), name)
    known = _front_matter(text) if path.suffix.lower() == ".md" else {}
    yield Document(name=name, text=text, **known)


def _front_matter(text: str) -> dict[str, Any]:
    """The fields of a document that lines between `---` at the top of a Markdown file state."""
    block = _FRONT_MATTER.match(text)
    fields = {key.lower(): value.strip("\"' ") for key, value in _FIELD.findall(block[1])} if block else {}
    stated: dict[str, Any] = {name: fields[name] for name in ("title", "publisher", "url") if fields.get(name)}
    day = day_of(fields.get("published") or fields.get("date") or "")
    return stated | ({"published": day} if day is not None else {})
