"""Where a text asks how many there are and offers answers: none of them is told as a figure."""

from __future__ import annotations

import re

_ASKED = re.compile(
    r"\b(?:bao nhiêu|mấy)\b[^.?\n]{0,160}[?:]\s*\W{0,3}(?:a|1)[.)/:](?=[^?]{1,300}?\W(?:b|2)[.)/:])[^?]{1,500}"
)


def quizzes(lower: str) -> list[tuple[int, int]]:
    """The stretches of a text that are questions with their answers: `… bao nhiêu đảng viên? A. … B. … C. …`."""
    return [asked.span() for asked in _ASKED.finditer(lower)] if "bao nhiêu" in lower or "mấy " in lower else []
