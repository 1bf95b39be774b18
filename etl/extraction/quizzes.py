"""Where a text asks how many there are and offers answers: none of them is told as a figure."""

from __future__ import annotations

import re

_ASKED = re.compile(r"\b(?:bao nhiêu|mấy)\b[^.?\n]{0,160}[?:]\s*")
_LETTERED = re.compile(r"\W{0,3}(?:a|1)[.)/:](?=[^?]{1,300}?\W(?:b|2)[.)/:])[^?]{1,500}")
_ANSWER = re.compile(r"[^\n;?]{2,200}?(?:\.\s|[\n;]\s*|$)")
_NUMBER = re.compile(r"(?:hơn |gần |trên |khoảng )?\d[\d.,]*")
_MOST = 6
"""Answers that a question offers."""


def quizzes(lower: str) -> list[tuple[int, int]]:
    """The stretches of a text that are questions with their answers: `… bao nhiêu đảng viên? A. … B. … C. …`."""
    if "bao nhiêu" not in lower and "mấy " not in lower:
        return []
    found: list[tuple[int, int]] = []
    for asked in _ASKED.finditer(lower):
        lettered = _LETTERED.match(lower, asked.end())
        end = lettered.end() if lettered is not None else _end_of_like_answers(lower, asked.end())
        if end:
            found.append((asked.start(), end))
    return found


def _end_of_like_answers(lower: str, start: int) -> int:
    """The end of answers without letters, which say the same of other numbers; 0 where none or one follows."""
    end, first = start, ""
    for count in range(_MOST):
        answer = _ANSWER.match(lower, end)
        said = _NUMBER.sub("0", answer.group()).strip(" .;\n") if answer is not None else ""
        if answer is None or "0" not in said or "năm 0" in said or (first and said != first):
            return end if count > 1 else 0
        end, first = answer.end(), said
    return end
