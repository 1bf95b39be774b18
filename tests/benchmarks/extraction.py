"""Reading: the whole engine against what the machine allows, and against what else could be picked.

The limit is the work no engine can leave out, done natively: Unicode form, a gate, the trigger phrases, numbers
with their units, in Polars on one thread. Peers read a part of the same text that fits their pace.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Sequence

os.environ.setdefault("POLARS_MAX_THREADS", "1")

import polars as pl

from etl.documents import Document
from etl.extraction import figures_of
from etl.extraction.gate import _COUNTED as GATE
from etl.extraction.lexicon import wordings
from tests.benchmarks.documents import PLAIN, of_size
from tests.benchmarks.measuring import alternating, heading, say, seconds

NUMBER = r"\d{1,3}(?:[.,]\d{3})*(?:,\d+)?\s*(?:%|đảng viên|tổ chức|chi bộ|đảng bộ|huy hiệu|nhiệm vụ|đề án|lượt)"
PEER_BYTES = {"quantulum3": 40_000, "underthesea": 2_000}


def run(megabytes: float, rounds: int, peers: bool) -> None:
    """Print megabytes a second and ratios on mixed text, and on news of which one article in twenty has figures."""
    heading("extraction", "polars", "pyahocorasick")
    size = int(megabytes * 1e6)
    mixed = of_size(size)
    _compare("one sentence in twenty", mixed, rounds)
    _compare("one article in twenty", _news(mixed), rounds)
    if peers:
        _peers(mixed)


def limit(texts: pl.Series) -> int:
    """Gate, triggers and numbers, natively; returns how many were found so that nothing is left out."""
    normal = texts.str.normalize("NFC").str.to_lowercase()
    passed = normal.filter(normal.str.contains_any(list(GATE)))
    triggers = passed.str.find_many(_triggers()).list.len().sum()
    return int(triggers) + int(passed.str.count_matches(NUMBER).sum())


def engine(texts: Sequence[str]) -> int:
    """All figures of some texts."""
    return sum(len(figures_of(Document(name=str(n), text=text))[0]) for n, text in enumerate(texts))


def _triggers() -> list[str]:
    kinds = wordings()
    return [one for kind in ("noun", "predicate") for listed in kinds.get(kind, {}).values() for one in listed][:150]


def _news(texts: Sequence[str]) -> list[str]:
    """Of twenty articles one stays as it is; the others have ordinary sentences in the place of all."""
    ordinary = " ".join(PLAIN).replace("{surname}", "Nam")
    return [
        text if n % 20 == 0 else (ordinary * (len(text) // len(ordinary) + 1))[: len(text)]
        for n, text in enumerate(texts)
    ]


def _compare(name: str, texts: Sequence[str], rounds: int) -> None:
    column = pl.Series(texts)
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    engine(texts[:20])
    found = {"limit": lambda: limit(column), "engine": lambda: engine(texts)}
    taken = alternating(found, rounds)
    say("text", "reader", "MB", "MB/s", "of the limit")
    for reader, took in taken.items():
        say(name, reader, megabytes, megabytes / took, taken["limit"] / took)


def _peers(texts: Sequence[str]) -> None:
    for name, reader in (("quantulum3", _quantulum()), ("underthesea", _underthesea())):
        text = _head(texts, PEER_BYTES[name])
        document = Document(name="peer", text=unicodedata.normalize("NFC", text))
        theirs = seconds(lambda reader=reader, text=text: reader(text))
        ours = seconds(lambda document=document: figures_of(document))
        megabytes = len(text.encode()) / 1e6
        say("the same text", name, megabytes, megabytes / theirs, f"engine {theirs / ours:,.1f} times as fast")


def _head(texts: Sequence[str], size: int) -> str:
    """As many sentences as fit into so many bytes."""
    return "\n".join(texts)[:size].rpartition(".")[0] + "."


def _quantulum() -> object:
    from quantulum3 import parser

    parser.parse("7 km")
    return parser.parse


def _underthesea() -> object:
    from underthesea import ner

    ner("Hà Nội")
    return ner
