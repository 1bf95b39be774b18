"""Tells an aggregate of those disciplined from people given by name or office, and from those of one cause alone."""

from __future__ import annotations

import re

from etl.extraction.model import Figure, Memory
from etl.extraction.normalise import UPPER
from etl.extraction.numbers import Quantity
from etl.extraction.roles import Sentence


def are_named(s: Sentence, end: int) -> bool:
    """`khai trừ 2 đảng viên: Lâm Chí T. (phường …)`, `2 đảng viên bị cách chức: ông …`: people by name."""
    return bool(_PEOPLE.match(s.text, end, s.scan.end) or _THEY_ARE.match(s.text, s.scan.end))


_PEOPLE = re.compile(
    rf"(?i: (?:là )?(?:tỉnh ủy viên|thành ủy viên|ủy viên|bí thư|phó bí thư|chủ tịch|phó chủ tịch|giám đốc|nguyên )\b)|"
    r"(?i: bị [^;,.:()]{0,40} là (?:nguyên (?:phó )?|phó )?(?:bí thư|chủ tịch|giám đốc|chánh|(?:cục |hiệu )?trưởng)\b)|"
    rf"[^;.:()]{{0,60}}(?:: ?|, gồm (?:các )?| là (?:các )?)"
    rf"(?:(?:ông|bà|đồng chí|đ/c) [{UPPER}]|(?:[{UPPER}][^\W\d_]* ){{2,4}}\()"
)
_THEY_ARE = re.compile(rf"[.\s]*(?:Đó là|Gồm|Cụ thể là),? (?:các )?(?:ông|bà|đồng chí|đ/c) [{UPPER}]")
"""`…, trong đó 3 đảng viên bị cách chức. Đó là bà …`: the next sentence names them."""


def why_no_aggregate(s: Sentence, q: Quantity, end: int, noun: str, memory: Memory) -> str:
    """Why a count of people disciplined is no aggregate of the Party; empty where it is one."""
    if are_named(s, end):
        return "named_person"
    if _are_beside_the_party(s, noun, q.left, memory) or _PENALTY.match(s.lower, end, s.scan.end):
        return "other_noun"
    if _VIOLATORS.search(s.lower, s.scan.start, q.left) or _ONE_MATTER.search(s.lower, s.scan.start, q.left):
        return "part_of"
    return "part_of" if _RESOLVED.search(s.lower, s.scan.start, q.left) else ""


def _are_beside_the_party(s: Sentence, noun: str, left: int, memory: Memory) -> bool:
    """`Các cơ quan liên quan đã kỷ luật 112 trường hợp`: nothing tells that they are members of the Party."""
    if _MANAGED.search(s.lower, s.scan.start, left):
        return True
    if noun != "person" or "đảng" in s.lower[s.scan.start : s.scan.end]:
        return False
    named = any("body" in e.readings for e in s.scan.elements)
    return not named and not any(n >= memory.sentence - _NEAR and t.unit == "persons" for n, t in memory.totals)


_MANAGED = re.compile(
    r"cán bộ (?:thuộc )?diện [^,;.\d]{3,40} quản lý (?:đã )?bị (?:thi hành |xử lý )?kỷ luật[^,;.\d]{0,12}$"
)
"""`Cán bộ diện Trung ương quản lý bị kỷ luật là 160 người`: of those, not of all members."""
_NEAR = 2
"""Sentences back in which members are counted, so that `15 trường hợp` are of them."""
_PENALTY = re.compile(
    r"(?: [^\W\d_]+){0,2} bị (?:xử phạt|xử lý|phạt|truy cứu)(?: vi phạm| trách nhiệm| về)? (?:hành chính|hình sự)\b"
)
"""`62 người bị xử phạt hành chính`: not by the Party."""
_RESOLVED = re.compile(
    r"\bqua (?:việc |công tác )?(?:xem xét,? )?giải quyết\b[^;.]*$"
    r"|\bgiải quyết (?:xong )?(?:đơn |đơn thư )?tố cáo\b[^;.]*\b(?:kết luận|phải|qua đó|trong đó)\b[^;.]*$"
)
"""`Qua giải quyết tố cáo, đã kỷ luật 30 trường hợp`: those disciplined upon a denunciation alone."""


def has_a_cause(s: Sentence, figure: Figure) -> bool:
    """`459 đảng viên do tham nhũng`, `vi phạm chính sách dân số 218 trường hợp`: those disciplined for one reason."""
    noun = s.noun(figure.quantity)
    broken = noun is not None and s.lower.endswith("vi phạm", noun.start, noun.end)
    for_one = broken and noun is not None and _ONE_RULE.match(s.lower, noun.end, s.scan.end) is not None
    if figure.indicator == "members_violated" and noun is not None:
        return for_one or _DID_ONE_THING.match(s.lower, noun.end, s.scan.end) is not None
    if not figure.indicator.endswith("_disciplined"):
        return False
    item = s.lower[s.segment(figure.quantity)[0] : figure.quantity.left]
    if _FOR_A_CAUSE.search(item) or _AMONG_VIOLATORS.search(s.lower, s.scan.start, figure.quantity.left):
        return True
    if noun is None:
        return False
    if _ALL_FOR_ONE.match(s.lower, noun.end, s.scan.end):
        return True
    joined = _AND_MEMBERS.match(s.lower, noun.end, s.scan.end)
    end = joined.end() if joined is not None else noun.end
    return bool(for_one or _CAUSE.match(s.lower, end, s.scan.end))


_AND_MEMBERS = re.compile(r"(?:,| và) (?:trên |hơn |gần )?[\d.]+ (?:lượt )?đảng viên\b")
"""`kỷ luật 3 tổ chức đảng và 8 đảng viên liên quan …`: what is told of the members is told of both."""
_DID_ONE_THING = re.compile(
    r" (?:đã |có hành vi |có )?(?:sinh con|đánh bạc|uống rượu|kê khai|sử dụng"
    r"|vi phạm (?:về )?(?:chính sách dân số|dân số|đất đai|(?:luật )?giao thông|nồng độ cồn))\b"
)
"""`phát hiện 41 đảng viên sinh con thứ ba`: of many things that a member can violate, one."""
_ALL_FOR_ONE = re.compile(
    r"(?:, (?:và )?[^,;.()\d]{2,25} [\d.]+ đảng viên)+ (?:do(?! (?:các |ubkt|ủy ban|cấp ủy|chi bộ|đảng ủy|ban ))|vì)\b"
)
"""`Hà Nam kỷ luật 5 đảng viên, Bắc Kạn 7 đảng viên do tham nhũng`: each of them for that."""
_ONE_RULE = re.compile(
    r" (?:về )?(?:chính sách dân số|dân số|đất đai|(?:luật )?giao thông|nồng độ cồn|(?:phẩm chất|đạo đức|lối sống)\b"
    r"|những điều đảng viên|quy chế|nguyên tắc)"
)
"""`45 đảng viên vi phạm chính sách dân số`: those who broke one rule."""


_VIOLATORS = re.compile(
    r"số (?:đảng viên|trường hợp) (?:bị (?:thi hành |xử lý )?kỷ luật (?:do |vì |về (?!đảng))|"
    r"vi phạm (?:chính sách|quy định|pháp luật|luật|về|nguyên tắc|đạo đức|phẩm chất))[^;.()\d]*$"
)
"""`số đảng viên vi phạm chính sách dân số bị kỷ luật lên đến 212`: the cause stands in the subject."""
_ONE_MATTER = re.compile(
    r"nồng độ cồn|(?:văn bằng|bằng cấp|bằng|chứng chỉ) giả|đánh bạc|gian lận (?:thi|điểm)"
    r"|giám sát(?: về)?(?: việc)? (?:kê khai|minh bạch)[^,;.\d]{0,20} tài sản"
)
"""A sentence about one matter counts those disciplined for it alone."""
_AMONG_VIOLATORS = re.compile(r"(?<!dấu hiệu )(?<!xử lý )\bvi phạm,? trong (?:đó|số (?:này|đó))(?! phải)[^.;]*$")
"""`96 tổ chức có vi phạm, trong đó 24 tổ chức bị kỷ luật`: of those that inspections found."""
_FOR_A_CAUSE = re.compile(
    r"^\W*(?:do |về )?(?:vi phạm|cố ý|suy thoái|thiếu trách nhiệm|tham nhũng|sinh con)\b"
    r"|đảng viên vi phạm (?:chính sách|quy định|pháp luật|luật|về|nguyên tắc|đạo đức|phẩm chất)"
)
_CAUSE = re.compile(
    r"(?:(?: [^\W\d_]+){0,2} (?:đã )?bị(?: (?:xử lý|thi hành))? kỷ luật(?: đảng)?)?"
    r"(?:,? (?:trong )?(?:năm|quý|\d+ tháng|nhiệm kỳ|giai đoạn)\b[^,;.()]{0,24}?)?,? "
    r"(?:do(?! (?:các |ubkt|ủy ban|cấp ủy|chi bộ|đảng ủy|ban ))|vì|liên quan|về (?!đảng))\b"
)
"""`do tham nhũng`, `năm 2022 do tham nhũng`, but not `do UBKT các cấp kỷ luật`."""
