"""Reads an English report of Vietnam's Party in the words that the rules know, with the way back to its own letters.

The phrases are data (`english.toml`). Any other text is handed back as it is, at the cost of one search.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from etl.extraction import lexicon
from etl.extraction.normalise import Normal, lowered
from warehouse.catalogue import catalogue

_VIETNAMESE = "đảng"
_COUNTED = re.compile(
    r"\d[^.;]{0,60}(?:party|committee) (?:members|organi[sz]ations)|members of the party"
    r"|\d(?: million)?(?: new)? members\b"
)


_OPENING = re.compile(r"(?:^|[.!?:]\s|\n)\W*$")
"""Before a phrase that begins a sentence: `Party` in the middle of one is no name."""


def is_english(lower: str, title: str = "") -> bool:
    """Whether a lower-case text reports the Party's work in English: none of another country's, none in Vietnamese.

    Its title may be all that names the Party.
    """
    if _VIETNAMESE in lower or _COUNTED.search(lower) is None:
        return False
    lower = f"{title.lower()}\n{lower}"
    named = _any("needs").search(lower) or (_any("home").search(lower) and _any("spoken_of").search(lower))
    return named is not None and _any("foreign").search(lower) is None


def in_vietnamese(normal: Normal, *, english: bool) -> Normal:
    """The text with the known phrases put into Vietnamese; every letter of one leads back to the whole phrase."""
    if not english:
        return normal
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for begin, end, words in [*_found(normal), (len(normal.text), len(normal.text), "")]:
        pieces += [normal.text[done:begin], words]
        starts += [*normal.starts[done:begin], *([normal.starts[begin]] * len(words) if words else [])]
        ends += [*normal.ends[done:begin], *([normal.ends[end - 1]] * len(words) if words else [])]
        done = end
    text = "".join(pieces)
    return Normal(normal.original, text, lowered(text), starts, ends)


def _found(normal: Normal) -> list[tuple[int, int, str]]:
    """The phrases found, from the left, without overlap; those listed first are preferred."""
    taken: list[tuple[int, int, str]] = []
    free = bytearray(len(normal.lower))
    for pattern, words in _phrases():
        for match in pattern.finditer(normal.lower):
            found = match.groupdict()
            begin, end = match.span("it" if "it" in found else 0)
            if any(free[begin:end]):
                continue
            free[begin:end] = b"\1" * (end - begin)
            told = {"place": _places().get(found.get("place", "")), "month": _months().get(found.get("month", ""))}
            said = words.format_map({**found, **told})
            opens = normal.text[begin].isupper() and _OPENING.search(normal.text, max(0, begin - 3), begin) is not None
            taken.append((begin, end, said[0].upper() + said[1:] if opens else said))
    return sorted(taken)


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"(?<!\w)(?:{_named(p['pattern'], _place_names())})(?!\w)"), p["words"])
        for p in lexicon.table("english.toml")["phrase"]
    )


def _place_names() -> str:
    return "|".join(re.escape(name) for name in sorted(_places(), key=len, reverse=True))


def _named(pattern: str, names: str) -> str:
    months = "|".join(_months())
    return pattern.replace("{PLACE}", f"(?P<place>{names})").replace("{MONTH}", f"(?P<month>{months})")


@cache
def _months() -> dict[str, int]:
    """The names of the months, with their numbers."""
    return {name: number for number, name in enumerate(lexicon.table("english.toml")["months"], start=1)}


@cache
def _places() -> dict[str, str]:
    """Names of provinces without accents and with them, and in full."""
    named = [a.name_vi for a in catalogue().areas.values() if a.kind != "country"]
    plain = {_bare(name): name for name in named} | {name.lower(): name for name in named}
    given: dict[str, str] = lexicon.table("english.toml")["place"]
    return plain | given


def _bare(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.lower()).replace("đ", "d")
    return "".join(c for c in letters if not unicodedata.combining(c))


@cache
def _any(key: str) -> re.Pattern[str]:
    said = "|".join(lexicon.table("english.toml")[key]).replace("{PLACE}", f"(?:{_place_names()})")
    return re.compile(rf"(?<!\w)(?:{said})(?!\w)")
