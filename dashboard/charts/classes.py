"""Classes of values for maps: about equally many figures in each, cut at the roundest numbers, in one hue.

Nothing is drawn here; `dashboard.charts.shading` does.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.base import Style
from dashboard.words import Words

MOST = 5
"""Classes at most: more shades of one hue cannot be told apart on a small map."""

STEPS = (5, 2, 1)
"""What a round number is a multiple of, times a power of ten; the roundest first."""


@dataclass(frozen=True, slots=True)
class Classes:
    """Classes from little to much: a value on a limit belongs to the class above it."""

    limits: tuple[float, ...]
    colours: tuple[str, ...]

    def of(self, value: float) -> int:
        """The number of a value's class, from 0."""
        return bisect_right(self.limits, value)

    def names(self, values: Sequence[float], unit: str, words: Words) -> list[str]:
        """What each class holds, in words; where there is but one, its values' own ends."""
        if not self.limits:
            ends = sorted({min(values), max(values)})
            return ["–".join(words.number(end, unit) for end in ends)]
        said = [words.number(limit, unit) for limit in self.limits]
        between = [f"{words.number(low)} – < {high}" for low, high in zip(self.limits, said[1:], strict=False)]
        return [f"< {said[0]}", *between, f"≥ {said[-1]}"]


def classified(values: Sequence[float], style: Style) -> Classes:
    """Up to five classes of the values of a chart; fewer where there are fewer different values."""
    ordered = sorted(values)
    count = min(MOST, len(set(ordered)))
    limits = {_limit(ordered, place * len(ordered) / count, len(ordered) // (6 * count)) for place in range(1, count)}
    found = tuple(sorted(limit for limit in limits if limit is not None))
    return Classes(found, _colours(len(found) + 1, style.colours.ramp))


def _limit(ordered: Sequence[float], wanted: float, slack: int) -> float | None:
    """The roundest number that parts the values near a place; None where all there are equal."""
    place = round(wanted)
    low, high = ordered[max(place - 1 - slack, 0)], ordered[min(place + slack, len(ordered) - 1)]
    if low == high:
        return None
    return _roundest(low, high, (ordered[place - 1] + ordered[place]) / 2)


def _roundest(low: float, high: float, wanted: float) -> float:
    """The roundest number above `low` up to `high`, of these the nearest to `wanted`."""
    exponent = math.floor(math.log10(max(abs(low), abs(high)))) + 1
    while True:
        for step in STEPS:
            # Powers below one divide, so that 0.1 steps come out as short decimals.
            size = step * 10.0**exponent if exponent >= 0 else step / 10.0**-exponent
            multiples = (math.floor(wanted / size), math.ceil(wanted / size), math.floor(high / size))
            fitting = [round(m * size, 9) for m in multiples if low < round(m * size, 9) <= high]
            if fitting:
                return min(fitting, key=lambda number: abs(number - wanted))
        exponent -= 1


def _colours(count: int, ramp: Sequence[str]) -> tuple[str, ...]:
    """Colours as far apart as the ramp allows; its middle where there is but one class."""
    if count == 1:
        return (ramp[len(ramp) // 2],)
    return tuple(ramp[round(place * (len(ramp) - 1) / (count - 1))] for place in range(count))
