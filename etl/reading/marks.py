"""The marks of footnotes and of list items, alike in every format."""

from __future__ import annotations

import re

MARK = re.compile(r"[(\[]?[\d*][\d*, ]{0,8}[)\]]?|[()\[\]]{1,2}")
"""What is printed raised: `1`, `(2)`, `[3]`, `1, 2`, `*`, a bracket alone; `nd` of an English ordinal is none."""
BULLETS = "-+•"
"""A mark for each depth of a list, as typed lists have them."""
