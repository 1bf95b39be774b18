"""The holidays that rounds of medals honour: `kỷ niệm 93 năm Ngày thành lập Đảng` is 3 February 2023."""

from __future__ import annotations

from datetime import date

from etl.extraction import lexicon

_FIRST_YEAR = 1900
"""No event is celebrated so often: such a number is the year itself, as of `Quốc khánh năm 2023`."""


def day_of(event: str, years: int) -> date:
    """The day on which so many years of an event of `periods.toml` are celebrated, or the event in that year."""
    days: dict[str, list[int]] = lexicon.table("periods.toml")["jubilee"]
    first, month, day = next(d for name, d in days.items() if event.startswith(name))
    return date(years if years > _FIRST_YEAR else first + years, month, day)
