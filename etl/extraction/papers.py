"""The province a paper is of: by its name, by the letters it signs with, by its host, by the address of a page."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from etl.extraction import lexicon
from etl.extraction.gazetteer import fold, gazetteer


@lru_cache(maxsize=4096)
def from_publisher(publisher: str | None) -> str | None:
    """The province of a paper: named in its name, or known by its own name or letters."""
    if not publisher:
        return None
    known: dict[str, str] = lexicon.table("places.toml")["publisher"]
    for name, province in known.items():
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", publisher):
            return province or None
    folded = fold(publisher)
    names = [n for n in gazetteer().provinces if re.search(rf"(?<!\w){re.escape(n)}(?!\w)", folded)]
    whole = {gazetteer().provinces[n] for n in names if not any(n != other and n in other for other in names)}
    return whole.pop() if len(whole) == 1 else None  # `Thừa Thiên Huế` holds `Huế`


def from_dateline(text: str) -> str | None:
    """The province of the letters a paper signs its first sentence with: `BBK - …`, `(NTO) …`."""
    known: dict[str, str] = lexicon.table("places.toml")["publisher"]
    for line in text.split("\n")[:12]:
        match = re.match(r"^\W{0,3}\(?([A-ZĐ][A-ZĐa-z.\-]{1,12})\)?[\s:-]", line.strip())
        if match and match.group(1) in known:
            return known[match.group(1)] or None
    return None


def from_host(url: str | None) -> str | None:
    """The province in a host name: `baoninhthuan.com.vn`, `binhdinh.dcs.vn`."""
    host = re.match(r"^(?:\w+://)?([^/:?#]+)", url or "")
    if host is None:
        return None
    data = lexicon.table("places.toml")["host"]
    names = _written("")
    before = "|".join(data["before"])
    after = "|".join(data["after"])
    for label in host.group(1).lower().split("."):
        plain = label.replace("-", "")
        match = re.fullmatch(rf"(?:{before})?({'|'.join(names)})(?:{after})?", plain)
        if match:
            return names[match.group(1)]
    return None


def from_path(url: str | None) -> str | None:
    """The only province whose name the address of a page spells: its title, in most papers."""
    path = re.sub(r"^(?:\w+://)?[^/]*", "", url or "").lower()
    found = {name for slug, name in _written("-").items() if re.search(rf"(?<![a-z0-9]){slug}(?![a-z0-9])", path)}
    return found.pop() if len(found) == 1 else None


@cache
def _written(joint: str) -> dict[str, str]:
    """The provinces by their names as addresses write them."""
    return {re.sub(r"\W+", joint, _ascii(name)): name for name in set(gazetteer().provinces.values())}


def _ascii(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "".join(c for c in plain if not unicodedata.combining(c))
