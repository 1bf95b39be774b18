"""The cheapest question first: can this text hold a figure of the genre at all?

Most texts cannot and cost nothing more. A text that passes may still hold none.
"""

from __future__ import annotations

import re
import unicodedata

_WORDS = re.compile(
    r"đảng viên|tổ chức đảng|cơ sở đảng|đảng bộ|chi bộ|huy hiệu đảng|kết nạp|tccsđ|xây dựng đảng|tỉnh ủy|tỉnh uỷ|thành ủy|thành uỷ"
)
_FIGURE = re.compile(r"\d|(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:tổ chức đảng|đảng viên|chi bộ|đảng bộ)")
_OLD_FONT = re.compile(r"[®¶µ¸¹]|[ñÑ][aeoöAEOÖ]")
_SPACES = re.compile(r"[\u00a0\u00ad\u200b-\u200f\u2060\ufeff\u202f\u2009]")


def may_hold_figures(text: str) -> bool:
    """False only for a text in which no wording of the genre stands near a number."""
    lower = unicodedata.normalize("NFC", text).lower()
    if _SPACES.search(lower):
        lower = (
            re.sub(r"[\u00ad\u200b-\u200f\u2060\ufeff]", "", lower)
            .replace("\u00a0", " ")
            .replace("\u202f", " ")
            .replace("\u2009", " ")
        )
    if _WORDS.search(lower) is None:
        return bool(_OLD_FONT.search(text))
    return _FIGURE.search(lower) is not None
