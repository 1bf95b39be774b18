"""Tells people given by name or office from an aggregate: nothing is said here about anybody."""

from __future__ import annotations

import re

from etl.extraction.normalise import UPPER
from etl.extraction.roles import Sentence


def are_named(s: Sentence, end: int) -> bool:
    """`khai trừ 2 đảng viên: Lâm Chí T. (phường …)`, `2 đảng viên bị cách chức: ông …`: people by name."""
    return bool(_PEOPLE.match(s.text, end, s.scan.end))


_PEOPLE = re.compile(
    rf"(?i: (?:tỉnh ủy viên|thành ủy viên|ủy viên|bí thư|phó bí thư|chủ tịch|phó chủ tịch|giám đốc|nguyên )\b)|"
    rf"[^;.:()]{{0,60}}(?:: ?|, gồm (?:các )?)(?:(?:ông|bà|đồng chí|đ/c) [{UPPER}]|(?:[{UPPER}][^\W\d_]* ){{2,4}}\()"
)
