"""Where a lower place lies: `Là huyện dẫn đầu tỉnh Hà Nam, Bình Lục …` speaks of the district, not of the province."""

from __future__ import annotations

import re
from functools import cache

from etl.extraction import lexicon


def is_situated(lower: str, start: int, province: int) -> bool:
    """Whether `tỉnh …`, at `province` in a sentence from `start`, only says where a lower place lies."""
    if not lower.startswith("tỉnh", province):
        return False
    return _situated().search(lower, max(start, province - _REACH), province) is not None


_REACH = 80
"""Characters ahead of the province in which the lower place is described."""


@cache
def _situated() -> re.Pattern[str]:
    return re.compile(lexicon.table("places.toml")["situated"]["pattern"])
