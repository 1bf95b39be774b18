"""Units told of without their name or kind: a district in a title, `trại kết nạp …`, those just visited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from etl.extraction import areas, levels, lexicon
from etl.extraction.areas import Mark
from etl.extraction.gazetteer import gazetteer
from etl.extraction.model import Figure
from etl.extraction.normalise import Normal
from etl.extraction.roles import Sentence as Read
from etl.extraction.scan import Scan
from etl.extraction.sentences import Sentence
from etl.extraction.situated import is_district


def marks(normal: Normal, scan: Scan) -> list[Mark]:
    """The marks of a sentence, with those of units that act without a name, in order."""
    found = areas.marks(normal, scan)
    if _pattern("nameless_needs").search(normal.lower, scan.start, scan.end) is None:
        return found
    for match in _pattern("nameless").finditer(normal.lower[scan.start : scan.end]):
        start, end = (scan.start + place for place in match.span("unit" if match["unit"] else "place"))
        if not any(m.start < end and start < m.end for m in found):
            found.append(Mark(start, end, "lower"))
    return without_namesakes(sorted(found, key=lambda mark: mark.start), normal.lower)


_OF_A_PROVINCE = re.compile(r"\b(?:toàn tỉnh|đảng bộ tỉnh|tỉnh ủy|trong tỉnh|cả tỉnh)\b")


def without_namesakes(found: list[Mark], lower: str) -> list[Mark]:
    """`Quảng Ninh: kết nạp 241 đảng viên` in a text of `huyện Quảng Ninh` and of no province: the district."""
    shared = {m.province for m in found if m.province in _namesakes()}
    shared = {n for n in shared if n is not None and f"huyện {n.lower()}" in lower and f"tỉnh {n.lower()}" not in lower}
    if not shared or _OF_A_PROVINCE.search(lower):
        return found
    return [replace(m, level="lower", province=None) if m.province in shared else m for m in found]


@cache
def _namesakes() -> frozenset[str]:
    """Names of provinces that are those of districts as well."""
    known = gazetteer()
    return frozenset(p for name, p in known.provinces.items() if "huyện" in known.districts.get(name, {}))


def title_marks(normal: Normal, scan: Scan) -> list[Mark]:
    """The marks of a title: a district that it names is whom the text is about, though nothing says its kind."""
    found = areas.marks(normal, scan)
    sector = _pattern("titled").match(normal.lower)
    if sector is not None and not any(m.start <= sector.start("unit") for m in found):
        return [Mark(*sector.span("unit"), "lower"), *found]
    if found:
        return found
    return [
        Mark(e.start, e.end, "lower")
        for e in scan.elements
        if is_district(e) and normal.text[e.start].isupper() and _IS_TOLD_OF.search(normal.lower, 0, e.start)
    ][:1]


_IS_TOLD_OF = re.compile(r"(?:^\W*|[:|–-] ?|\b(?:ở|tại|của) )$")


def spoken_of(normal: Normal, part: Sentence, found: Sequence[Mark]) -> list[Mark]:
    """Whom a sentence leaves to those after it to speak of; those visited before all."""
    opening = part.start + _OPENING
    stop = normal.text.find(";", part.start, part.end)
    if stop >= 0 and _ITEM.match(normal.text, part.start):
        opening = min(opening, stop)  # `- Kết nạp 912 đảng viên; huyện Khoái Châu 112`
    kept = [m for m in found if m.subject and (m.level != "lower" or m.start < opening)]
    if _ASIDE.match(normal.lower, part.start):
        kept = [m for m in kept if m.level not in {"province", "city", "name"}]
    visited = levels.visited(normal, part, found)
    return [*kept, replace(visited, subject=True)] if visited is not None else kept


_ITEM = re.compile(r"[-+•]\s")
_ASIDE = re.compile(
    r"\W*(?:trước đó|trước đây|tương tự|đơn cử|chẳng hạn|ví dụ)\b(?: như)?,? (?:tại |ở )?(?:tỉnh|thành phố|tp) "
)
"""`Trước đó, tỉnh Hà Nam đã …`: another province in passing, of which the next sentence does not go on to speak."""
_OPENING = 60
"""A lower unit named further into a sentence than this is not what the next sentences speak of."""


def is_of_another(figure: Figure, sentence: Read) -> bool:
    """Of a place that is not named, of an office or a union, or of the state's bodies."""
    lower, start, q = sentence.lower, sentence.scan.start, figure.quantity
    if any(re.search(pattern, lower[start : q.left]) for pattern in _table()["others"].values()):
        return True
    if figure.indicator.endswith("_target"):
        given = _table()["given"]
        to_one = re.match(given["behind"], lower[q.right : sentence.scan.end])
        return to_one is not None and re.search(given["ahead"], lower[start : q.left]) is not None
    state = _table()["state"]
    if figure.indicator not in state["indicators"]:
        return False
    acted = re.search(state["actor"], lower[start : q.left])
    return acted is not None or re.match(state["behind"], lower[q.right : sentence.scan.end]) is not None


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(_table()[kind])


def _table() -> dict[str, Any]:
    return lexicon.table("units.toml")
