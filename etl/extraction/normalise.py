"""Brings a text to one spelling and keeps the way back to the original offsets.

One Unicode form (NFC), one tone placement (`ủy`, `hòa`), plain spaces, hyphens and quotes, no
invisible characters, no mojibake. It decides nothing about what the text means.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from etl.extraction.abbreviations import expand
from etl.extraction.grids import spell_out
from etl.extraction.mojibake import decode

_SAME_LENGTH = str.maketrans(
    dict.fromkeys(
        "\t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
    )
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("“”„‟«»", '"')
    | dict.fromkeys("‘’‚‛", "'")
    | dict.fromkeys("\u2028\u2029\x85\x0b\x0c", "\n")
    | {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ", "⁄": "/", "∕": "/", "％": "%", "\uff0c": ","}
)
_OTHERWISE = re.compile(f"[{re.escape(''.join(map(chr, _SAME_LENGTH)))}]")
UPPER = "A-ZĐ" + "".join(c for n in (*range(0xC0, 0x1B4), *range(0x1EA0, 0x1EFA)) if (c := chr(n)).isupper())
"""The capital letters of Vietnamese, for a character class of a pattern."""
_NOTHING = "*\u00ad\u200b-\u200f\u2060\ufeff¹²³⁰⁴-⁹"
"""What is not seen, the stars of Markdown, and raised numbers of footnotes: they part no words."""
_NOTE = r"(?<=[\w%])\[(?:\^?\d{1,3}|[a-z*])\](?!\()|(?<=[\d%])\(\d{1,2}\)(?=[\s,.;:]|$)|<sup>\W?\d{1,3}\W?</sup>"
"""The mark of a footnote right behind a word or number: `214[^4]`, `1.842(1) đảng viên`."""
_CHANGED_LENGTH = re.compile(
    rf"(?P<loose>[ {_NOTHING}]* [ {_NOTHING}]*(?=[,;:.)!?%](?:[\s{_NOTHING},;:.)!?]|$))|(?<=\()[ {_NOTHING}]+)|"
    rf"(?P<wrap>(?<=[^\s.!?:;…({_NOTHING}])[ {_NOTHING}]*(?:\r\n?|\n)[ {_NOTHING}]*(?=[^\W\d_{UPPER}])(?![a-zđ][).]))|"
    rf"(?P<blank>[ {_NOTHING}]*[{_NOTHING}][ {_NOTHING}]*| {{2,}}| ?&nbsp; ?)|(?P<note>{_NOTE})|"
    r"\w[\u0300-\u036f]+|(?<=\d)(?=đảng|đ/c|tổ |chi bộ|đồng|lượt|nhiệm|trường|người|huy hiệu)|\r\n?"
)
"""`wrap`: a line that goes on in lower case is one with the line before it; `loose`: blanks that a text cut into words
has before its commas and within its brackets."""
_CHANGES = (
    re.compile("[\u0300-\u036f]"),
    re.compile(f"[\r{_NOTHING}]"),
    re.compile("  "),
    re.compile(r" [,;:.)!?%]|\( "),
    re.compile(rf"\n[ {_NOTHING}]*[^\W\d_{UPPER}]"),
    re.compile(r"\d[đtclnh]"),
    re.compile(r"[\w%]\[|[\d%]\(\d|<sup>|&nbsp;"),
)
"""One of these is found wherever `_CHANGED_LENGTH` matches; each of them is looked for much faster."""
_OLD_TONE = re.compile(r"[oOuU](?:(?<=[oO])[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|(?<=[uU])[ỳýỷỹỵỲÝỶỸỴ])(?![^\W\d_])")


@dataclass(frozen=True, slots=True)
class Normal:
    """A normalised text; character i came from `original[starts[i]:ends[i]]`. `lower` has the same length."""

    original: str
    text: str
    lower: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original offsets of a non-empty normalised span."""
        return self.starts[start], self.ends[end - 1]


def normalise(original: str) -> Normal:
    """The text in one spelling, with its map. Idempotent on its own output's `text`."""
    decoded, sources = decode(original)
    spelled = spell_out(decoded) if "|" in decoded or "\t" in decoded else None
    plain = _OTHERWISE.sub(_plainly, spelled[0] if spelled else decoded)
    text, starts, ends = _shorten(plain)
    if spelled is not None:
        starts, ends = [spelled[1][i] for i in starts], [spelled[2][i - 1] for i in ends]
    if sources is not None:
        starts, ends = [sources[i][0] for i in starts], [sources[max(0, i - 1)][1] for i in ends]
    if text.count("_") >= _CUT_INTO_WORDS:
        text = _JOINED.sub(" ", text)
    text, starts, ends = expand(_OLD_TONE.sub(_move_tone, text), starts, ends)
    return Normal(original, text, _with_y(lowered(text)), starts, ends)


_JOINED = re.compile(r"(?<=[^\W\d_])_(?=[^\W\d_])")
_CUT_INTO_WORDS = 2
"""So many underscores join the syllables of words (`đảng_viên`); fewer stand in names and addresses."""
_I_FOR_Y = (("tỉ lệ", "tỷ lệ"), ("kỉ luật", "kỷ luật"), ("kỉ niệm", "kỷ niệm"), ("tỉ đồng", "tỷ đồng"))
"""Words that some papers write with `i`."""


def _with_y(lower: str) -> str:
    for written, meant in _I_FOR_Y:
        lower = lower.replace(written, meant)
    return lower


def lowered(text: str) -> str:
    """Lower case of equal length: a letter whose lower case is longer stays as it is."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _plainly(match: re.Match[str]) -> str:
    return match.group().translate(_SAME_LENGTH)


def _shorten(plain: str) -> tuple[str, Sequence[int], Sequence[int]]:
    if not any(change.search(plain) for change in _CHANGES):
        return plain, range(len(plain)), range(1, len(plain) + 1)
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for match in _CHANGED_LENGTH.finditer(plain):
        _keep(plain, done, match.start(), pieces, starts, ends)
        new = _replacement(match)
        pieces.append(new)
        starts.extend([match.start()] * len(new))
        ends.extend([match.end()] * len(new))
        done = match.end()
    if not pieces:
        return plain, range(len(plain)), range(1, len(plain) + 1)
    _keep(plain, done, len(plain), pieces, starts, ends)
    return "".join(pieces), starts, ends


def _keep(plain: str, start: int, end: int, pieces: list[str], starts: list[int], ends: list[int]) -> None:
    pieces.append(plain[start:end])
    starts.extend(range(start, end))
    ends.extend(range(start + 1, end + 1))


def _replacement(match: re.Match[str]) -> str:
    found = match.group()
    if match["wrap"] is not None or not found:
        return " "
    if match["loose"] is not None:
        return ""
    if match["blank"] is not None:
        return " " if " " in found or "&" in found else ""
    if match["note"] is not None:
        return ""
    if found[0] == "\r":
        return "\n"
    return unicodedata.normalize("NFC", found).translate(_SAME_LENGTH)


def _move_tone(match: re.Match[str]) -> str:
    glide, vowel = match.group()[0], match.group()[1]
    if glide in "uU" and match.string[match.start() - 1 : match.start()] in {"q", "Q"}:
        return match.group()
    base, *marks = list(unicodedata.normalize("NFD", vowel))
    return unicodedata.normalize("NFC", glide + "".join(marks)) + base
