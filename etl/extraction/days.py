"""Days, months and quarters as texts write them, and the clock that tells the year of those without one."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from etl.extraction import lexicon


@dataclass(frozen=True, slots=True)
class Clock:
    """What a time without a year is measured by: the day of publication, else a year that the text names."""

    published: date | None
    year: int | None = None
    reviewed: int | None = None
    """So many years of a resolution the text reviews, as its title or lead says."""
    spans: tuple[tuple[int, int], ...] = ()
    """First and last years of the spans of years that the text names, as `(2010 - 2014)`."""
    terms: tuple[tuple[int, int], ...] = ()
    """First and last years of the terms that the text names."""
    since: date | None = None
    """The start of the term of the only national congress whose term the text speaks of."""

    @property
    def today(self) -> date | None:
        """The day that `nay` means."""
        return self.published

    def year_of(self, month: int, day: int = 1) -> int | None:
        """The latest year in which that day is not after publication by more than half a year."""
        if self.published is None:
            return self.year
        late = (month - self.published.month) * 31 + day - self.published.day > _FUTURE_DAYS
        return self.published.year - 1 if late else self.published.year


_FUTURE_DAYS = 100
"""A review of six months may be printed in June, even in April; one printed in January is of the year before."""


def quarter(text: str, year: int | None, clock: Clock) -> tuple[date, date] | None:
    """First and last day of a quarter: `quý III/2023`, `quý một`."""
    word = re.search(r"quý ([ivx]+|\d|[^\W\d]+)", text)
    if word is None:
        return None
    names: dict[str, int] = lexicon.table("periods.toml")["quarter_word"]
    number = int(word.group(1)) if word.group(1).isdigit() else names.get(word.group(1), 0)
    year = year or clock.year_of(number * 3, 28)
    if not year or not 1 <= number <= 4:  # noqa: PLR2004
        return None
    return date(year, number * 3 - 2, 1), month_end(year, number * 3)


def one_day(day: int, month: int, year: int | None, clock: Clock) -> tuple[date, date] | None:
    """A day, twice; none if the calendar has no such day."""
    if not (1 <= month <= 12 and 1 <= day <= 31):  # noqa: PLR2004
        return None
    year = year or clock.year_of(month, day)
    if not year or day > calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day), date(year, month, day)


def one_month(month: int, year: int | None, clock: Clock) -> tuple[date, date] | None:
    """First and last day of a month."""
    if not 1 <= month <= 12:  # noqa: PLR2004
        return None
    year = year or clock.year_of(month)
    return (date(year, month, 1), month_end(year, month)) if year else None


def at_the_edge(bounds: tuple[date, date], edge: str | None) -> date:
    """The first day of a span told by its `đầu`, the last of its first half by its `giữa`, else its last one."""
    first, last = bounds
    if edge == "đầu":
        return first
    if edge != "giữa" or first == last:
        return last
    return (
        first.replace(day=15) if first.month == last.month else month_end(first.year, (first.month + last.month) // 2)
    )


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def month_number(text: str) -> int:
    """The number of a month written in digits or words; 0 for no month."""
    words: dict[str, int] = lexicon.table("periods.toml")["month_word"]
    return int(text) if text.isdigit() else words.get(text, 0)


def is_compared_with(lower: str, start: int, year: int) -> bool:
    """Whether the year that is written at a place behind `start` is only compared with, or told of what was before."""
    return _YEAR_BEFORE.search(lower, max(start, year - _COMPARING), year) is not None


_YEAR_BEFORE = re.compile(
    r"(?:so với (?:(?:tổng )?số đảng viên(?: [^,;.()\d]{1,40})? )?(?:cùng kỳ |(?:thời điểm |đến )?cuối |\d tháng đầu )?"
    r"(?:của )?|\btrước đó,? (?:trong |cả )?)năm $"
)
"""`3 tháng đầu năm nay …, bằng 0,4% so với số đảng viên cuối năm 2021`: another year than the one told of."""
_COMPARING = 120
"""Characters before a year in which it is compared with."""
