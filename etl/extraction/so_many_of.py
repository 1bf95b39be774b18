"""A count told of a whole in the same breath: `356 đảng viên nữ trong tổng số 731 đảng viên mới kết nạp`.

The count comes first and its whole behind it, where elsewhere the whole is told and then its parts.
"""

from __future__ import annotations

import re
from dataclasses import replace

from etl.extraction import figures
from etl.extraction.counted import figure_of
from etl.extraction.model import Figure, Memory, Outcome, Refusal
from etl.extraction.numbers import Quantity
from etl.extraction.roles import Sentence

_OUT_OF = re.compile(r" (?:trong|trên) (?:tổng )?số $")
_NEW = re.compile(r" đảng viên (?:mới\b|(?:đã |được |mới )*kết nạp\b)(?! lại)")


def so_many_of(s: Sentence, q: Quantity, memory: Memory) -> Outcome | None:
    """The rule for the counts, and for the share that they give."""
    if q.percent:
        return _share(s, q)
    grouped = _group_of_new(s, q, memory)
    return grouped if grouped is not None else _all_behind_a_stroke(s, q)


_OF_THEM = re.compile(r"(?:[,(] ?|\) ?,? ?|\s)chiếm (?:tỷ lệ )?$")
_OF_THE_NEW = re.compile(r" ?%? (?:trong )?(?:tổng )?số đảng viên (?:mới )?(?:được )?(?:mới )?kết nạp\b")
_BACK = 8
"""Sentences back in which all that were admitted may have been told."""


def group_by_its_share(s: Sentence, q: Quantity, memory: Memory) -> Figure | None:
    """`Là người dân tộc thiểu số: 24.310, tăng 5%, chiếm 12,34%`: the share says of what whole the group is a part.

    The whole is named behind the share, or the count and the share give all that were admitted.
    """
    share = _its_share(s, q)
    groups = {e.readings["group"] for e in s.labels(q, "group")}
    row = figures.of("members_admitted")
    if share is None or row is None or len(groups) != 1 or not figures.allows(row.indicator, code := groups.pop()):
        return None
    near = [t for n, t in memory.totals if n >= memory.sentence - _BACK and t.kind == "flow" and t.breakdown == "total"]
    wholes = [t for t in near if t.indicator == row.indicator and t.value > q.value]
    whole = next((t for t in wholes if share.value % 1 and _gives(q.value, t.value, share.value)), None)
    if whole is None and _OF_THE_NEW.match(s.lower, share.right, s.scan.end) is None:
        return None
    base = whole.quantity if whole is not None else None
    return Figure(q, row.indicator, "persons", "member", code, q.value, base=base)


def _its_share(s: Sentence, q: Quantity) -> Quantity | None:
    """The percentage behind a count that it is said to make up; changes may stand between them."""
    if q.percent or q.total is not None:
        return None
    behind = (o for o in s.scan.quantities if o.left >= q.right and not s.is_change(o))
    share = next(behind, None)
    if share is None or not share.percent or ";" in s.lower[q.right : share.left]:
        return None
    return share if _OF_THEM.search(s.lower, q.right, share.left) is not None else None


def _group_of_new(s: Sentence, q: Quantity, memory: Memory) -> Outcome | None:
    """Both, once the whole is reached: the group is of those admitted then, whatever verb stands ahead of it."""
    later = _next(s, q)
    if later is not None and _group(s, q, later) is not None:
        return []
    earlier = s.previous(q)
    code = _group(s, earlier, q) if earlier is not None else None
    row = figures.of("members_admitted")
    if earlier is None or code is None or row is None:
        return None
    whole = figure_of(s, q, memory, row, None, s.noun(q))
    if not isinstance(whole, Figure):
        return [Refusal(earlier, "part_of"), Refusal(q, "part_of")]
    whole = replace(whole, breakdown="total")
    return [whole, replace(whole, quantity=earlier, base=q, breakdown=code, value=earlier.value)]


def _group(s: Sentence, part: Quantity, whole: Quantity) -> str | None:
    """The code of the group that `part` counts of the new members of `whole`."""
    if part.percent or whole.percent or part.value > whole.value or not _NEW.match(s.lower, whole.right, s.scan.end):
        return None
    link = _OUT_OF.search(s.lower, part.right, whole.left)
    labels = [e for e in s.within((part.right, whole.left)) if "group" in e.readings]
    if link is None or len(labels) != 1 or s.scan.gap(part.right, link.start()) > 0:
        return None
    code = labels[0].readings["group"]
    return code if figures.allows("members_admitted", code) else None


def _next(s: Sentence, q: Quantity) -> Quantity | None:
    return next((o for o in s.scan.quantities if o.left >= q.right), None)


_ADMITTED = re.compile(r"(?:kết nạp|phát triển)(?: mới)?(?: được)?(?: mới)? (?:trên |hơn |gần )?$")
_OF_ALL = re.compile(
    r" (?:đảng viên|quần chúng)(?: mới| ưu tú| vào đảng)? ?(?:/ ?(?:tổng số )?|(?:trên|trong) tổng số )$"
)
_MEMBERS = re.compile(r" đảng viên(?: (?:toàn|của|trong) [^,;.:()\d]{1,30})?,? (?:đạt|chiếm|bằng)(?: tỷ lệ)?(?: là)? $")
_MANY_TIMES = 8
"""So many times as many are no target."""


def _share(s: Sentence, q: Quantity) -> Figure | None:
    """`kết nạp 764 đảng viên trên tổng số 41.310 đảng viên, chiếm 1,85%`: the arithmetic says of what it is a share."""
    whole = s.previous(q)
    part = s.previous(whole) if whole is not None else None
    row = figures.of("members_admitted")
    if part is None or whole is None or row is None or not _are_admitted_of_all(s, part, whole):
        return None
    if not _MEMBERS.fullmatch(s.lower[whole.right : q.left]) or not _gives(part.value, whole.value, q.value):
        return None
    indicator = figures.share(row.indicator, "of_members")
    if indicator is None:
        return None
    return Figure(q, indicator, "percent", "member", "total", q.value, basis="members", base=part)


def _are_admitted_of_all(s: Sentence, part: Quantity, whole: Quantity) -> bool:
    counts = not part.percent and not whole.percent and whole.value >= _MANY_TIMES * part.value
    return (
        counts
        and _ADMITTED.search(s.lower[s.scan.start : part.left]) is not None
        and _OF_ALL.fullmatch(s.lower[part.right : whole.left]) is not None
    )


def _gives(part: float, whole: float, percent: float) -> bool:
    """Whether the share is that of the two counts, to the places that are told."""
    places = len(f"{percent:g}".partition(".")[2])
    return abs(100 * part / whole - percent) <= 0.6 * 0.1**places


def _all_behind_a_stroke(s: Sentence, q: Quantity) -> Refusal | None:
    """`764 đảng viên mới/41.310 đảng viên`: all there are, at a time that is not told."""
    part = s.previous(q)
    if part is None or not _are_admitted_of_all(s, part, q):
        return None
    stroke = "/" in s.lower[part.right : q.left]
    return Refusal(q, "no_period") if stroke else None
