"""What an inspection found: who was only suspected, looked into or dealt with, and who is found to have violated."""

from __future__ import annotations

import re

from etl.extraction import figures
from etl.extraction.lexicon import Element
from etl.extraction.model import Memory
from etl.extraction.numbers import Quantity
from etl.extraction.roles import Sentence


def is_not_found(s: Sentence, q: Quantity, verb: Element) -> bool:
    """Whether a count behind `phát hiện`, `kết luận`, `phải thi hành kỷ luật` is of others than the verb says."""
    code = verb.code("predicate") or ""
    if code == "liable":
        return _HANDLED.search(s.lower, s.scan.start, q.left) is not None
    if code.startswith(("inspect", "supervise")):
        return _DEALT_WITH.search(s.lower, verb.end, q.left) is not None
    return code == "violated" and _NOT_FOUND.match(s.lower, q.right, s.scan.end) is not None


def is_found(s: Sentence, q: Quantity, noun: str) -> bool:
    """Whether a count that an inspection is said to have had is of those who violated."""
    if noun not in {"member", "org"} or _FOUND_TO_VIOLATE.match(s.lower, q.right, s.scan.end) is None:
        return False
    return _UPON_INSPECTION.search(s.lower, s.scan.start, q.left) is not None


def upon_signs_as_before(
    s: Sentence, verb: Element | None, memory: Memory, row: figures.Row | None
) -> figures.Row | None:
    """`kiểm tra khi có dấu hiệu vi phạm 812 tổ chức. Trong đó, Hà Nội kiểm tra 112`: the same work, told shorter."""
    if row is None or verb is None or not row.indicator.endswith("_inspected"):
        return row
    of_signs = f"{row.indicator}_violation"
    near = [t.indicator for n, t in memory.totals if n >= memory.sentence - 1]
    among = _AMONG.search(s.lower, s.scan.start, verb.start) is not None
    return figures.of(of_signs) if among and of_signs in near and row.indicator not in near else row


_AMONG = re.compile(r"\btrong (?:đó|số đó),? [^;.\d]{0,60}$|\btrong đó[^.]{0,200}; [^;.\d]{1,40}$")
_DEALT_WITH = re.compile(r"\bxử lý (?:trên |hơn |gần )?$")
"""`cấp ủy kiểm tra 1.204 đảng viên, UBKT các cấp đã xử lý 31 trường hợp`: not inspected."""
_HANDLED = re.compile(
    r"[,;(] ?(?:đến nay |hiện |trong đó )?(?:đã|mới) xử lý (?:xong )?(?:được )?"
    r"(?:[\d.]+ (?:lượt )?tổ chức(?: đảng)?(?:,| và) )?(?:trên |hơn |gần )?$"
)
"""`phải xử lý kỷ luật 21 đảng viên, đã xử lý 19 đảng viên`: not so many that were to be."""
_NOT_FOUND = re.compile(
    r"(?: (?:tổ chức(?: đảng)?|đảng viên)(?:,| và) [\d.]+)? (?:tổ chức(?: đảng)?|đảng viên)"
    r"(?: (?:có )?dấu hiệu vi phạm"
    r"|,? (?:đã |qua đó )?(?:phát hiện|xác định|trong đó)(?: có)? [\d.]+ (?:tổ chức|đảng viên)[^;.\d]{0,40} vi phạm)"
)
"""`phát hiện 3 đảng viên có dấu hiệu vi phạm`, `kết luận 29 đảng viên, phát hiện 21 đảng viên có vi phạm`: the first
are suspected, the second were looked into."""
_FOUND_TO_VIOLATE = re.compile(
    r"(?: (?:tổ chức(?: đảng)?|đảng viên)(?:,| và) [\d.]+)? (?:tổ chức(?: đảng)?|đảng viên) vi phạm\b"
    r"(?! (?:quy|chính|pháp|luật|đạo|phẩm|nguyên|về|những|điều))"
)
_UPON_INSPECTION = re.compile(r"(?:qua|kết quả) kiểm tra[^;.:\d]{0,20}(?:[\d.]+ tổ chức(?: đảng)?(?:,| và) )?$")
"""`qua kiểm tra có 55 đảng viên vi phạm`: found, though no word says so."""
