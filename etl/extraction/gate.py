"""The cheapest question first: can this text hold a figure of the genre at all?

Most texts cannot and cost nothing more. A text that passes may still hold none.
"""

from __future__ import annotations

import re
import unicodedata

from etl.extraction.english import is_english

_INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF)) | dict.fromkeys(
    (0xA0, 0x202F, 0x2009), " "
)
_COUNTED = (
    "đảng viên", "tổ chức đảng", "cơ sở đảng", "chi bộ", "đảng bộ", "huy hiệu", "nhiệm vụ", "văn bản", "đề án", "kỷ luật",  # noqa: E501
    "kết nạp", "quần chúng", "đại biểu", "cán bộ", "tố cáo", "khiếu nại", "khiển trách", "cảnh cáo", "khai trừ", "tccs", "đv",  # noqa: E501
    "vững mạnh", "xóa tên", "xoá tên", "đồng chí", "tổ chức", "học viên", "hàng ngũ",
)  # fmt: skip
_WORD_NUMBER = re.compile(r"(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|không có) (?:tổ chức|đảng viên|chi bộ|đảng bộ)")
_OLD_FONTS = ("®", "ñ")
_SENTENCE = re.compile(r"[.!?]\s|\n")
_DIGIT = re.compile(r"\d")


def may_hold_figures(text: str, title: str = "") -> bool:
    """False only for a text in which nothing that the genre counts stands in one sentence with a number."""
    lower = unicodedata.normalize("NFC", text).lower()
    if "đảng" not in lower:
        if is_english(lower, title):
            return True
        if not _is_disguised(text):
            return False
        if any(sign in text for sign in _OLD_FONTS):
            return True
    plain = (lower.translate(_INVISIBLE) if _is_disguised(text) else lower).replace("_", " ")
    return any(_is_candidate(piece) for piece in _SENTENCE.split(plain))


def _is_disguised(text: str) -> bool:
    """Whether old fonts, invisible characters or odd spaces may hide the genre's words."""
    return any(sign in text for sign in (*_OLD_FONTS, "\u00ad", "\u200b", "\u00a0", "\ufeff", "\u202f", "\u2060"))


def _is_candidate(piece: str) -> bool:
    if not any(word in piece for word in _COUNTED):
        return False
    return _DIGIT.search(piece) is not None or _WORD_NUMBER.search(piece) is not None
