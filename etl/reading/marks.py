"""How the mark of a footnote looks, in every format."""

from __future__ import annotations

import re

MARK = re.compile(r"[(\[]?[\d*][\d*, ]{0,8}[)\]]?|[()\[\]]{1,2}")
"""What is printed raised: `1`, `(2)`, `[3]`, `1, 2`, `*`, a bracket alone; `nd` of an English ordinal is none."""
