"""Ratings: `tổ chức cơ sở đảng hoàn thành xuất sắc nhiệm vụ chiếm 17,8%`, of the subject rated."""

from __future__ import annotations

import re

from etl.extraction import figures
from etl.extraction.aims import is_averaged, is_plan
from etl.extraction.lexicon import Element
from etl.extraction.model import Figure, Memory, Outcome, Refusal
from etl.extraction.numbers import Quantity
from etl.extraction.roles import Sentence

_WEAK = frozenset({"person", "organisation", "official_member", "rated_unit"})


def grade_figure(s: Sentence, q: Quantity, memory: Memory) -> Outcome | None:  # noqa: PLR0911
    """`tổ chức cơ sở đảng hoàn thành xuất sắc nhiệm vụ chiếm 17,8%`: a rating of its subject."""
    graded = "grade" in s.scan.kinds or (q.percent and memory.last is not None)
    grade = _grade_of(s, q, memory) if graded else None
    if grade is None or (
        _OF_TARGETS.search(s.lower, s.scan.start, s.scan.end) and "nhiệm vụ" not in s.lower[s.scan.start : s.scan.end]
    ):
        return None
    noun = s.noun(q)
    code = noun.readings["noun"] if noun else None
    if code in {"task", "scheme", "document", "other", "official", "badge"} or (q.total is not None and not noun):
        return Refusal(q, "rating_of_other") if code != "task" else None
    honoured = next(
        (
            e
            for e in s.scan.before(q.left)
            if e.code("predicate") not in {None, "stand", "complete"} and e.start not in s.counted
        ),
        None,
    )
    if honoured is not None and (
        honoured.code("predicate") == "award"
        or s.lower[honoured.start : honoured.end] in {"khen thưởng", "biểu dương", "tuyên dương"}
    ):
        return Refusal(q, "rating_of_other")
    subject = _rated_subject(s, q, code, memory)
    if subject is None or grade in {"mixed", "completed_or_better"}:
        return Refusal(q, "rating_of_other")
    memory.rated = subject
    if _is_of_a_part(s, q) or _are_of_a_kind(s, noun) or _OF_OTHERS.match(s.lower, q.right, s.scan.end):
        return Refusal(q, "rating_of_other")
    indicator = f"{subject}_{_merged_grade(s, q, grade)}_{'pct' if q.percent else 'count'}"
    if is_plan(s, q):
        return Refusal(q, "plan")
    average = is_averaged(s, q)
    if average and not q.percent:
        return Refusal(q, "average")
    basis = "rated" if q.percent else None
    clean = (
        "of_clean_strong" in s.marks(s.segment(q)) or _of_the_clean(s, q, grade) or _is_their_share(q, grade, memory)
    )
    if q.percent and clean:
        basis = "clean_strong"
    unit = "percent" if q.percent else {"cell": "cells", "member": "persons"}.get(subject, "orgs")
    return Figure(
        q, indicator, unit, subject, value=q.value, basis=basis, statistic="annual_average" if average else "value"
    )


_OF_OTHERS = re.compile(
    r" (?:người )?(?:dân|cử tri|hộ)\b(?! tộc)"
    r"|[^,;.\d]{0,60} (?:bằng khen|giấy khen|khen thưởng|tuyên dương|biểu dương|vinh danh)\b"
)
"""`25 đảng viên được tặng bằng khen vì hoàn thành xuất sắc nhiệm vụ`: those honoured, not those graded so."""
_OF_TARGETS = re.compile(
    r"(?:hoàn thành|đạt|vượt) (?:và vượt )?(?:chỉ tiêu|kế hoạch)|hoàn thành (?:xong )?(?:việc|đại hội|công tác)\b"
)
"""`12 đảng bộ hoàn thành chỉ tiêu, 3 đảng bộ chưa hoàn thành`, `4 đảng bộ chưa hoàn thành việc …`: of a plan."""
_AMONG_A_GRADE = re.compile(
    r"[^,;.:()\d]{0,70} (?:so với|trong|trên) (?:tổng )?số (?:các )?(?:(?:đảng viên|chi bộ|tccsđ|tổ chức cơ sở đảng) )?"
    r"(?:đạt |được xếp loại )?hoàn thành tốt\b"
)
"""`19,8% hoàn thành xuất sắc nhiệm vụ trong số hoàn thành tốt`: of those, though of all rated elsewhere."""
_OF_A_PART = re.compile(r" so với (?:tổng )?số (?:đảng viên|tổ chức|chi bộ)[^,;]*(?:hoàn thành|đủ tư cách)")


def _is_of_a_part(s: Sentence, q: Quantity) -> bool:
    """`nếu so với đảng viên hoàn thành tốt thì chiếm 15,57%`: a share of one grade, not of those rated."""
    ahead = re.search(r"so với[^;]*\bthì (?:chiếm|đạt|bằng) $", s.lower[s.scan.start : q.left])
    told = _OF_A_PART.match(s.lower, q.right, s.scan.end) or (
        q.percent and _AMONG_A_GRADE.match(s.lower, q.right, s.scan.end)
    )
    return ahead is not None or bool(told) or _is_of_all_rated(s, q)


def _is_of_all_rated(s: Sentence, q: Quantity) -> bool:
    """`Phân loại tổ chức cơ sở đảng (690): xuất sắc 112`: so many were rated; or none, in each of many years."""
    if q.spelled and q.value == 0:
        return _EVERY_YEAR.search(s.lower, s.scan.start, q.left) is not None
    opening = s.bracket(q)
    if q.percent or opening is None or not s.lower.startswith("):", q.right):
        return False
    ahead = next(iter(s.scan.before(opening)), None)
    return ahead is not None and "noun" in ahead.readings and "grade" not in ahead.readings


_EVERY_YEAR = re.compile(r"\b(?:hằng|hàng|mỗi|nhiều|các) năm\b")


def _are_of_a_kind(s: Sentence, noun: Element | None) -> bool:
    """`98% chi bộ vùng giáo hoàn thành tốt`: of some cells only."""
    return noun is not None and _KINDS.match(s.lower, noun.end, s.scan.end) is not None


_KINDS = re.compile(
    r" (?:(?:ở|trong|tại|thuộc|là) (?:các )?)?(?:vùng|khu vực|nông thôn|thôn|xóm|bản|ấp|khu phố|tổ dân phố|khu dân cư"
    r"|nữ|trường học|cơ quan|doanh nghiệp|nông trường|biên giới|sinh viên|học sinh|hưu trí|công giáo|có đạo|trẻ)\b"
    r"(?! (?:trực thuộc|và))"
)


def _of_the_clean(s: Sentence, q: Quantity, grade: str) -> bool:
    """`tiêu biểu chiếm 18,4% số tổ chức cơ sở đảng trong sạch, vững mạnh`: a share of those, not of all rated."""
    behind = s.lower[q.right : s.segment(q)[1]]
    return grade == "clean_strong_exemplary" and bool(re.match(r" (?:tổng )?số [^,;]{0,30}trong sạch", behind))


def _is_their_share(q: Quantity, grade: str, memory: Memory) -> bool:
    """`439 tổ chức trong sạch, vững mạnh …, trong đó 107 tiêu biểu (24,37%)`: 107 of 439."""
    counts = {f.indicator.split("_", 1)[1]: f.value for f in memory.here if f.indicator.endswith("_count")}
    part, whole = counts.get("clean_strong_exemplary_count"), counts.get("clean_strong_count")
    if grade != "clean_strong_exemplary" or not part or not whole:
        return False
    return abs(100 * part / whole - q.value) < 0.06  # noqa: PLR2004  (percentages are printed with a digit or two)


def _grade_of(s: Sentence, q: Quantity, memory: Memory) -> str | None:
    counted = _count_before_bracket(s, q, memory)
    if counted is not None:
        return counted
    labels = (
        _grade_of_item(s, q)
        or _grade_of_a_part(s, q)
        or s.labels(q, "grade")
        or _shared_grade(s, q)
        or _grade_before_comma(s, q)
    )
    labels = labels or _grade_of_the_rest(s, q) or _grade_carried(s, q, memory)
    bare = _bare_grade(s, q)
    if bare is not None and not (labels and labels[0].end <= q.left):
        return bare
    if labels:
        return labels[0].readings["grade"]
    verbs = [e for e in s.within(s.segment(q)) if e.code("predicate") == "complete"]
    if verbs and q.percent and any("grade" in e.readings for e in s.scan.elements):
        return "completed"
    return _grade_before(s, q, memory.last) if q.percent and memory.last is not None else None


def _grade_of_the_rest(s: Sentence, q: Quantity) -> list[Element]:
    """`13 đảng bộ còn lại hoàn thành tốt nhiệm vụ`."""
    noun = s.noun(q)
    rest = re.match(r" còn lại (?:được xếp loại |đạt )?", s.lower[noun.end : s.scan.end]) if noun else None
    behind = next(iter(s.scan.after(noun.end + rest.end())), None) if noun and rest else None
    near = behind is not None and noun is not None and rest is not None and behind.start == noun.end + rest.end()
    return [behind] if behind is not None and near and "grade" in behind.readings else []


def _grade_carried(s: Sentence, q: Quantity, memory: Memory) -> list[Element]:
    """`không hoàn thành nhiệm vụ là 3 tổ chức cơ sở đảng và 0,41% đảng viên`, `… 0,5% (224 đảng viên)`."""
    last, noun = memory.last, s.noun(q)
    rated = last is not None and (last.basis == "rated" or last.indicator.endswith("_count"))
    if last is None or noun is None or not rated or figures.rated(noun.code("noun") or "") is None:
        return []
    counted = s.noun(last.quantity)
    link = s.lower[counted.end if counted is not None else last.quantity.right : q.left]
    ahead = next((e for e in s.scan.before(last.quantity.left) if "grade" in e.readings), None)
    stated = ahead is not None and not any(o.left >= ahead.end and o.right <= last.quantity.left for o in _others(s, q))
    joined = re.fullmatch(r" và (?:trên |hơn |gần )?", link) and last.quantity.percent != q.percent
    bracketed = link == " (" and last.quantity.percent and not q.percent and counted is None
    return [ahead] if ahead is not None and stated and (joined or bracketed) else []


def _others(s: Sentence, q: Quantity) -> list[Quantity]:
    return [o for o in s.scan.quantities if o is not q]


def _grade_of_a_part(s: Sentence, q: Quantity) -> list[Element]:
    """`Số tiêu biểu bằng 21,9% số tổ chức cơ sở đảng trong sạch, vững mạnh`: behind stands what it is a part of."""
    ahead = [e for e in s.labels(q, "grade") if e.end <= q.left]
    ahead = ahead or [e for e in s.scan.before(q.left) if _RIGHT_BEFORE.fullmatch(s.lower, e.end, q.left)]
    behind = _OF_THE_CLEAN.match(s.lower, q.right, s.segment(q)[1])
    return ahead[:1] if behind and ahead and ahead[0].code("grade") == "clean_strong_exemplary" else []


_OF_THE_CLEAN = re.compile(r" (?:so với |của |trong )?(?:tổng )?số [^,;]{0,30}trong sạch")
_RIGHT_BEFORE = re.compile(r'"? \((?:chiếm|bằng|đạt)? ?')


def _grade_before_comma(s: Sentence, q: Quantity) -> list[Element]:
    """`chi bộ đạt trong sạch, vững mạnh, chiếm 92,91%`."""
    before = next((e for e in s.scan.before(q.left) if "grade" in e.readings), None)
    if not q.percent or before is None:
        return []
    return (
        [before]
        if re.fullmatch(r", (?:chiếm|đạt|bằng)(?: tỷ lệ)? (?:trên |gần )?", s.lower[before.end : q.left])
        else []
    )


def _grade_of_item(s: Sentence, q: Quantity) -> list[Element]:
    """`hoàn thành tốt nhiệm vụ 521 tổ chức … (74,4%), 72.336 đảng viên (76,2%);`: each item begins with its grade."""
    stops = [s.scan.start - 1, *(p for p in s.scan.separators if s.lower[p] == ";")]
    openings = [_opening_grade(s, p + 1) for p in stops]
    if len(stops) < _A_LIST or any(e is None for e in openings[1:]):
        return []
    own = [e for e in openings if e is not None and e.end <= q.left]
    last = own[-1] if own else None
    return [last] if last is not None and not any(p > last.end for p in stops if p < q.left) else []


_A_LIST = 3
"""Items between semicolons that make a list of grades."""


def _opening_grade(s: Sentence, start: int) -> Element | None:
    """The grade that an item begins with, a time and a colon before it."""
    first = next((e for e in s.scan.after(start) if "grade" in e.readings), None)
    if first is None or any(q.left < first.start for q in s.scan.quantities if q.left >= start):
        return None
    return first if not s.lower[start : first.start].split(":")[-1].strip() else None


def _grade_before(s: Sentence, q: Quantity, last: Figure) -> str | None:
    """`tăng từ 71% lên 74%`, `đạt 312 chi bộ, chiếm 81%`: the grade of the figure before the share."""
    moved = last.basis == "rated" and re.search(r"(?:lên|xuống|còn) $", s.lower[: q.left])
    counted = last.indicator.endswith("_count") and last.quantity.right <= q.left
    if moved or (counted and _is_its_share(s, last.quantity, q)):
        return last.indicator.split("_", 1)[1].removesuffix("_pct").removesuffix("_count")
    return None


_BARE = {"tốt": "good", "hoàn thành": "completed", "hoàn thành nhiệm vụ": "completed"}
_BARE_AHEAD = re.compile(r"(?:^|[,;:(]|\bvà|\bmức|\bloại) ?(tốt|hoàn thành)(?: là| chiếm| đạt|:)? ?$")
_BARE_BEHIND = re.compile(r" (tốt|hoàn thành) ?(?=[,;.(]|$)")


def _bare_grade(s: Sentence, q: Quantity) -> str | None:
    """`xuất sắc 18,6%, tốt 74,9%, hoàn thành 6,3%`: the short names of grades in a list that names others in full."""
    if not any("grade" in e.readings for e in s.scan.elements):
        return None
    ahead = _BARE_AHEAD.search(s.lower[s.segment(q)[0] : q.left])
    behind = _BARE_BEHIND.match(s.lower[: s.scan.end], q.right)
    found = ahead or behind
    return _BARE[found.group(1)] if found else None


def _count_before_bracket(s: Sentence, q: Quantity, memory: Memory) -> str | None:
    """`hoàn thành tốt nhiệm vụ 497 (71,2%)`: the percentage in brackets is of the count it follows."""
    last, opening = memory.last, s.bracket(q)
    if not q.percent or last is None or opening is None or not last.indicator.endswith("_count"):
        return None
    said = [
        e
        for e in s.within((last.quantity.right, opening))
        if "noun" in e.readings or "grade" in e.readings or e.code("predicate") == "complete"
    ]
    end = said[-1].end if said else last.quantity.right
    beside = last.quantity.right <= opening and not s.lower[end:opening].strip() and len(said) <= 2  # noqa: PLR2004
    return last.indicator.split("_", 1)[1].removesuffix("_count") if beside else None


def _shared_grade(s: Sentence, q: Quantity) -> list[Element]:
    """`92% tổ chức cơ sở đảng và 90,5% đảng viên hoàn thành tốt …`, `0,1% (4 chi bộ) không hoàn thành …`."""
    noun, following = s.noun(q), s.following(q)
    closing = re.match(
        r"\s*(?:\([^()\d]{1,80}\)|\([^()]{1,25}\)|\))\s*", s.lower[noun.end if noun else q.right : s.scan.end]
    )
    if closing:
        behind = next(iter(s.scan.after((noun.end if noun else q.right) + closing.end())), None)
        return (
            [behind]
            if behind is not None and "grade" in behind.readings and s.scan.gap(q.right, behind.start) <= 1
            else []
        )
    if (
        noun is None
        or following is None
        or following.percent != q.percent
        or not re.fullmatch(r"\s*(?:,|và)\s*(?:trên|hơn|gần)?\s*", s.lower[noun.end : following.left] + " ")
    ):
        return []
    other = s.noun(following)
    return [e for e in s.labels(following, "grade") if other is not None and e.start >= other.end][:1] or _shared_grade(
        s, following
    )


def _is_its_share(s: Sentence, count: Quantity, share: Quantity) -> bool:
    """`120 chi bộ …, chiếm 62%`, `120 (62%)`: the percentage of the count before it."""
    return (
        bool(re.search(r"(?:chiếm|đạt|\(|tỷ lệ|bằng)[^;.]{0,12}$", s.lower[count.right : share.left]))
        and s.scan.gap(count.right, share.left) <= 3  # noqa: PLR2004
    )


def _merged_grade(s: Sentence, q: Quantity, grade: str) -> str:
    """`hoàn thành tốt 92%, trong đó xuất sắc 18%`: the first includes the second."""
    if grade != "good":
        return grade
    for following in [o for o in s.scan.quantities if o.left >= q.right]:
        inner = [e.readings["grade"] for e in s.labels(following, "grade")]
        if inner:
            return (
                "good_or_better"
                if "including" in s.marks((q.right, following.left)) and inner[0] == "excellent"
                else grade
            )
    return grade


def _rated_subject(s: Sentence, q: Quantity, noun: str | None, memory: Memory) -> str | None:
    """What is rated: the noun counted, else the nearest before, else what the paragraph rates."""
    if noun is not None and noun not in _WEAK:
        return figures.rated(noun) or (_committee(s, memory) if noun == "committee" else None)
    low, high = s.segment(q)
    inside = [e for e in s.within((low, high)) if _is_subject(e)]
    for element in [*inside, *(e for e in s.scan.before(q.left) if _is_subject(e))]:
        code = element.readings.get("noun", "")
        return figures.rated(code) or (_committee(s, memory) if code == "committee" else None)
    return memory.rated


_RATING = re.compile(r"(?:đánh giá|xếp loại|phân loại|kiểm điểm)")


def remember_rated(s: Sentence, memory: Memory) -> None:
    """`Về tổ chức cơ sở đảng: … số được đánh giá là 829`: what the ratings that follow are of."""
    if not _RATING.search(s.lower, s.scan.start, s.scan.end):
        return
    subjects = [e for e in s.scan.elements if _is_subject(e)]
    rated = {figures.rated(e.readings.get("noun", "")) for e in subjects}
    if len(rated) == 1:
        memory.rated = rated.pop()


def rated_in_heading(s: Sentence) -> str | None:
    """`2. Đảng viên`, `a) Tổ chức cơ sở đảng`: what the ratings under a heading are of."""
    found = {figures.rated(e.readings.get("noun", "")) for e in s.scan.elements if _is_subject(e)} - {None}
    return found.pop() if len(found) == 1 else None


def _is_subject(element: Element) -> bool:
    code = element.code("noun")
    if element.code("mark") == "subject_other" or code in {"official", "official_member", "org"}:
        return True
    return code is not None and (figures.rated(code) is not None or code == "committee")


def _committee(s: Sentence, memory: Memory) -> str | None:
    """`đảng bộ` alone is one directly under the province where the text has just spoken of those."""
    spoken = memory.rated == "committee" or any(
        n >= memory.sentence - 2 and t.indicator == "orgs_direct" for n, t in memory.totals
    )
    return "committee" if spoken or any(e.code("noun") == "direct" for e in s.scan.elements) else None
