"""A time told only in the sentence after: `Toàn tỉnh kết nạp 1.614 đảng viên. Đây là kết quả của 9 tháng đầu năm`.

Such a sentence points back in so many words; whatever was carried to the figures before it is not their time then.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.extraction.days import Clock
from etl.extraction.engine import Outcome, Placed
from etl.extraction.fitting import fit
from etl.extraction.scan import Scan
from etl.extraction.stated import FLOWS, Stated, stated
from etl.extraction.timeline import Governing

_BACK = re.compile(
    r"\W*(?:đây|đó|(?:những |các )?(?:con số|số liệu|kết quả|số|số đảng viên)"
    r" (?:đảng viên )?(?:mới )?(?:này|trên|nêu trên|nói trên|đó)) "
)
_LINKING = re.compile(
    r"(?:(?:là|được|chỉ|mới|đã|kết quả|số liệu|con số|tính|thống kê|tổng hợp|ghi nhận|đạt được|có được|đạt|thực hiện"
    r"|của|trong|cho|riêng|cả|lũy kế|cộng dồn)[ ]?)*"
)
_COUNTS = re.compile(r"[^,;.]{0,20}? (?:là|đạt|chỉ|có)(?: (?:là|hơn|trên|gần|khoảng))* \d")
"""`Con số này của năm 2022 là 1.180`: another figure."""
_TOLD_HERE = "sentence"


def told_afterwards(outcome: Outcome) -> Sequence[Placed]:
    """The figures, with the time that the next sentence says they are of."""
    carried = {id(p.sentence) for p in outcome.placed if _is_carried(p)}
    places = [i for i, s in enumerate(outcome.sentences, 1) if id(s) in carried]
    times = {id(outcome.sentences[i - 1]): told for i in places if (told := _time_told(outcome, i)) is not None}
    if not times:
        return outcome.placed
    return [_dated(p, times.get(id(p.sentence)), outcome.clock) for p in outcome.placed]


def _is_carried(p: Placed) -> bool:
    return p.figure.kind == "flow" and (p.governing is None or p.governing.where != _TOLD_HERE)


def _time_told(outcome: Outcome, place: int) -> Governing | None:
    """The time that the sentence at a place tells of what the one before it, in the same paragraph, counted."""
    if place >= len(outcome.sentences):
        return None
    part, lower = outcome.sentences[place], outcome.normal.lower
    back = _BACK.match(lower, part.start, part.end)
    if back is None or part.paragraph != outcome.sentences[place - 1].paragraph:
        return None
    said = _first(outcome.scans[place], lower, outcome.clock)
    if (
        said is None
        or _COUNTS.match(lower, said.time.end, part.end)
        or not _LINKING.fullmatch(lower, back.end(), said.time.start)
    ):
        return None
    return Governing(said.period, _TOLD_HERE, said.time)


def _first(read: Scan, lower: str, clock: Clock) -> Stated | None:
    return next((s for s in stated(read, lower, clock) if s.time.meaning in FLOWS and not s.compared), None)


def _dated(p: Placed, told: Governing | None, clock: Clock) -> Placed:
    if told is None or not _is_carried(p) or p.fate not in {"taken", "no_period"}:
        return p
    return replace(p, governing=told, fate=fit(p.figure, p.province, told, clock) if p.province else p.fate)
