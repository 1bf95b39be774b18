"""The time of a report's first figures that only a later sentence near the top tells, in whatever paragraph.

`Toàn Đảng kỷ luật 6.190 đảng viên. … Đây là kết quả của năm 2023.`, or the meeting told of reviews that year. A time
told right behind its own figures is a matter of `afterwards.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.extraction import timeline
from etl.extraction.days import Clock
from etl.extraction.scan import Scan
from etl.extraction.sentences import Sentence
from etl.extraction.stated import FLOWS, Stated, stated
from etl.extraction.timeline import Governing, State

_POINTS_BACK = re.compile(
    r"\W*(?:(?:đây|đó) (?:là|cũng là) (?:một trong )?(?:những |các )?(?:kết quả|con số|số liệu|thông tin|nội dung)"
    r"|(?:những |các )?(?:kết quả|con số|số liệu|thông tin)(?: nổi bật)? (?:trên|này|đó|nêu trên|nói trên)\b)"
)
_OPENING = 6
"""Sentences in which a report says when its first figures are of."""


def of_the_opening(lower: str, parts: Sequence[Sentence], scans: Sequence[Scan], clock: Clock) -> Governing | None:
    """The period of a report's first figures, where only a later sentence tells it."""
    return told_behind(lower, parts, scans, clock) or told_of_the_same_report(lower, parts, scans, clock)


def told_behind(lower: str, parts: Sequence[Sentence], scans: Sequence[Scan], clock: Clock) -> Governing | None:
    """The period told by a sentence near the top that points back, where no sentence before it tells one."""
    if not any(_POINTS_BACK.match(lower, part.start) for part in parts[:_OPENING]):
        return None
    for part, read in zip(parts[:_OPENING], scans, strict=False):
        if not read.times or part.role != "body":
            continue
        if _POINTS_BACK.match(lower, part.start) is None:
            if any(s.governs for s in stated(read, lower, clock)):
                return None
            continue
        flow = timeline.after_sentence(State(), stated(read, lower, clock), plan=False).flow
        return replace(flow, where="elsewhere") if flow is not None else None
    return None


_ALSO = re.compile(r"\W*cũng (?:theo|tại) (?:thông tin|báo cáo|số liệu|hội nghị|ủy ban kiểm tra)[^,.;:\d]{0,40}, ")
"""`Cũng theo báo cáo tại hội nghị, trong 6 tháng đầu năm, …`: what was told before it is of that report as well."""


def told_of_the_same_report(
    lower: str, parts: Sequence[Sentence], scans: Sequence[Scan], clock: Clock
) -> Governing | None:
    """The period of the first sentence that goes on with the same report, where none before it tells one."""
    for part, read in zip(parts, scans, strict=True):
        said = next((s for s in stated(read, lower, clock) if s.governs and s.time.meaning in FLOWS), None)
        if said is None or part.role != "body":
            continue
        also = _ALSO.match(lower, part.start)
        near = also is not None and said.time.start - also.end() <= len("trong ")
        return Governing(said.period, "elsewhere", said.time) if near else None
    return None


_REVIEWS = re.compile(r"(?:tổng kết|sơ kết|đánh giá|giao ban)(?: [^\W\d]+,?){0,16} $")
_ANY_REVIEW = ("tổng kết", "sơ kết", "đánh giá", "giao ban")


def reviewed_further_on(lower: str, parts: Sequence[Sentence], scans: Sequence[Scan], clock: Clock) -> Governing | None:
    """The one period that the meeting reviews which the opening goes on to tell of, behind a lead that has no time."""
    told: Governing | None = None
    for part, read in list(zip(parts, scans, strict=True))[:_OPENING]:
        flows = [s for s in stated(read, lower, clock) if s.governs and s.time.meaning in FLOWS] if read.times else []
        for said in flows if part.role == "body" else []:
            if told is None and not _is_reviewed(said, part, lower):
                return None
            if told is not None and (told.period.start, told.period.end) != (said.period.start, said.period.end):
                return None
            told = told or Governing(said.period, "elsewhere", said.time)
    return told


def _is_reviewed(said: Stated, part: Sentence, lower: str) -> bool:
    lead = lower[part.start : said.time.start]
    return any(word in lead for word in _ANY_REVIEW) and _REVIEWS.search(lead) is not None
