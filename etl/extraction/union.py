"""Whom the Youth Union and the trade unions admit: none of them is a member of the Party."""

from __future__ import annotations

import re

from etl.extraction.numbers import Quantity
from etl.extraction.roles import Sentence


def of_the_union(s: Sentence, q: Quantity, code: str) -> bool:
    """`kết nạp 51.370 đoàn viên, trưởng thành đoàn 22.015 người`: people of the Youth Union or a trade union."""
    if _NEW_IN_THE_UNION.match(s.lower, q.right, s.scan.end):
        return True
    if s.lower[q.right : s.scan.end].lstrip().startswith("đoàn viên"):
        if _ADMITTED.search(s.lower, s.scan.start, q.left) and not _INTO_THE_PARTY.match(s.lower, q.right, s.scan.end):
            return not _OF_THE_PARTY.search(s.lower, s.scan.start, q.left)
        told = s.lower[max(0, q.left - _TOLD) : q.left]
        return "công đoàn" in told and not re.search(r"thanh niên|tncs|tỉnh đoàn|thành đoàn", told)
    previous = s.previous(q)
    before = s.noun(previous) if previous else None
    if code != "person" or before is None:
        return False
    words = s.lower[before.start : before.end]
    return words.startswith(("đoàn viên", "hội viên", "công đoàn viên")) and "đảng" not in s.lower[before.end : q.left]


_NEW_IN_THE_UNION = re.compile(r" đoàn viên mới\b(?!(?:(?!trong đó)[^;.\d]){0,40}\bđảng)")
_ADMITTED = re.compile(r"kết nạp(?: mới| được| thêm| đạt)* (?:trên |hơn |gần |khoảng )?$")
_INTO_THE_PARTY = re.compile(r"(?:(?!trong đó|giới thiệu)[^;.\d])*\b(?:đảng|ưu tú)\b")
_OF_THE_PARTY = re.compile(r"kết nạp[^;.]{0,40} đảng viên|phát triển đảng|vào đảng")
_TOLD = 300
"""Characters before `1.800 đoàn viên được kết nạp vào Đảng` that tell of which union they are."""
