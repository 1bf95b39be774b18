"""What becomes of the figures of a folder of articles when words are put for others that mean the same."""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

from etl.documents import Document
from etl.extraction import extract
from etl.reading import read
from tests.score.scoring import by_document

KEPT = ("indicator", "breakdown", "body", "area", "value", "qualifier", "unit", "period_start", "period_end", "status")


@dataclass
class Effect:
    """How many articles a rewording changed, and the figures that went or came with it."""

    articles: int = 0
    lost: list = field(default_factory=list)
    come: list = field(default_factory=list)


def rewordings() -> dict[str, tuple[re.Pattern, str]]:
    """The rewordings by name: what is found, and what is put for it."""
    data = tomllib.loads((Path(__file__).parent / "rewordings.toml").read_text(encoding="utf-8"))
    return {r["name"]: (re.compile(r["find"]), r["put"]) for r in data["rewording"]}


def articles(folder: Path) -> list[Document]:
    """The texts of a folder that `documents.csv` lists."""
    names = [name for name in by_document(folder / "documents.csv") if name.endswith(".txt")]
    return [d for name in names for d in read(folder / name) if isinstance(d, Document)]


def figures(document: Document) -> Counter:
    """What an article states, without its proof."""
    return Counter(tuple(getattr(o, name) for name in KEPT) for o in extract(document))


def effect(known: list[tuple[Document, Counter]], find: re.Pattern, put: str) -> Effect:
    """What a rewording does to articles of which the figures are known."""
    total = Effect()
    for document, before in known:
        text = find.sub(put, document.text)
        if text == document.text:
            continue
        total.articles += 1
        after = figures(replace(document, text=text))
        total.lost += [(document.name, *row) for row in (before - after).elements()]
        total.come += [(document.name, *row) for row in (after - before).elements()]
    return total
