"""How the bytes of a page are written: UTF-8, else as it declares, else as Vietnamese pages were before UTF-8."""

from __future__ import annotations

import re
import unicodedata
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator

from etl.reading.errors import ReadError, utf8

_DECLARED = re.compile(rb"<meta[^>]*charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_SEARCHED = 2048
"""Bytes among which a page declares how it is written."""
_OLD = "windows-1258"
_VIETNAMESE = re.compile(r"\b(?:đảng|của|được|những|trong|các|người|tỉnh)\b", re.IGNORECASE)
_FEWEST_WORDS = 3
_FEW = 3
_BROKEN = 1000
"""Among so many characters one may be broken: a page cut and joined inside a letter is still read."""


def decoded(content: bytes, name: str) -> str:
    """A page's text, in one form of Unicode where it is not UTF-8. Raises `ReadError` where nothing fits."""
    try:
        return utf8(content, name)
    except ReadError as error:
        if error.kind != "encoding":
            raise
        declared = _declared(content)
        texts = list(_read_as(content, [declared, _OLD] if declared else [_OLD]))
        chosen = next(filter(_is_vietnamese, texts), None) or _mended(content)
        if chosen is None and (not declared or not texts):
            raise
        return utf8((chosen or texts[0]).encode(), name)


def _declared(content: bytes) -> str | None:
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    declared = _DECLARED.search(content[:_SEARCHED])
    return declared[1].decode() if declared else None


def _read_as(content: bytes, encodings: Iterable[str]) -> Iterator[str]:
    """The bytes read as the page says, and as old Vietnamese pages are though they say something else or nothing."""
    for encoding in encodings:
        try:
            yield unicodedata.normalize("NFC", content.decode(encoding))
        except (LookupError, UnicodeError):
            continue


def _is_vietnamese(text: str) -> bool:
    return len(_VIETNAMESE.findall(text)) >= _FEWEST_WORDS


def _mended(content: bytes) -> str | None:
    """UTF-8 with a few broken letters."""
    text = content.decode("utf-8-sig", errors="replace")
    return text if text.count("\ufffd") <= max(_FEW, len(text) // _BROKEN) and _is_vietnamese(text) else None
