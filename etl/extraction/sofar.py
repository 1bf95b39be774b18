"""When something was done that a year or a time before it dates only loosely.

A year that still runs is cut at the day of publication; where words tell of another time that cannot be read, the
time carried from the sentences before says nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from etl.extraction.fitting import REVIEW_DAYS, is_rating
from etl.extraction.model import Figure
from etl.extraction.periods import Period
from etl.extraction.timeline import Governing

_DONE = re.compile(
    r"\bđã\b|\bmới (?:chỉ )?(?:kết nạp|phát triển)|(?:kết nạp|phát triển)(?: mới| thêm)? được|được (?:xét )?kết nạp"
    r"|(?:vào|đứng vào) (?:hàng ngũ|đảng)\b|(?:đạt|bằng|vượt)(?: trên| gần| hơn)? \d+(?:,\d+)?\s?%"
)
_BEHIND = 24
"""Characters of `, đạt 60% chỉ tiêu` behind a count."""


def dated(
    figure: Figure, governing: Governing | None, lower: str, item: tuple[int, int], published: date | None
) -> Governing | None:
    """The time of a flow, cut where its year still runs; none where the clause tells of one that cannot be read."""
    left = figure.quantity.left
    clause = lower[max(lower.rfind(sign, 0, left) + 1 for sign in (". ", ";", "\n")) : left]
    if governing is None or (governing.period.kind == "multi_year" and "lần lượt" in clause):
        return None  # one for each of the years
    if not figure.indicator.startswith("members_admitted"):
        return _so_far(figure, governing, lower, item, published)
    carried = governing.where != "sentence" and governing.period.kind not in {"multi_year", "term"}
    if _SINCE_SOMETHING.search(clause) or (carried and _OTHER_TIME.search(clause)):
        return None
    return _so_far(figure, governing, lower, item, published)


_SINCE_SOMETHING = re.compile(
    r"\b(?:từ|sau)(?: sau)? (?!đầu|năm|tháng|ngày|quý|khi|nhiệm kỳ|tổng|việc|đó|nguồn|\d|[ivx]+\b)[^,;.]{2,40}"
    r" (?:đến|tới) nay"
    r"|\btừ (?:giữa|cuối) (?:năm|tháng|quý)\b"
)
"""`từ Đại hội đến nay`, `từ giữa năm 2021 đến nay`: since a day that is not told."""
_OTHER_TIME = re.compile(
    r"(?:^|[,:(] ?)\W*(?:(?:trong|sau|qua|chỉ|riêng|tính|kết quả|suốt|hơn|gần|trải qua) )*"
    r"(?:(?:\d+|hai|ba|bốn|năm|sáu|mười|mấy|một|nửa) (?:năm|quý)\b(?! (?:tuổi|\d))|\d+ tháng (?:qua|của)\b"
    r"|(?:quý|tháng|năm) (?:vừa qua|trước)\b|cùng (?:kỳ|thời)\b|(?:cuối|giữa) (?:năm|tháng|quý)\b|(?:nhân )?dịp\b)"
    r"|\b(?:\d+|hai|ba|bốn|năm) năm (?:đã )?(?:kết nạp|phát triển)[^,;]{0,12}$"
)
"""`3 năm gần nhất`, `quý vừa qua`, `cùng thời điểm năm trước`: not the time that is spoken of so far."""


def _so_far(
    figure: Figure, governing: Governing | None, lower: str, item: tuple[int, int], published: date | None
) -> Governing | None:
    """`Năm 2022, toàn tỉnh đã kết nạp 900 đảng viên`, printed in September: from January to that day."""
    if governing is None or published is None or governing.period.kind != "year" or is_rating(figure):
        return governing
    period = governing.period
    ahead = period.start <= published and (period.end - published).days > REVIEW_DAYS
    if not ahead or not _DONE.search(lower, item[0], min(item[1] + _BEHIND, len(lower))):
        return governing
    return replace(governing, period=Period(period.start, published, "ytd", open=True))
