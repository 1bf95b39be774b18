"""Tells what is aimed at or averaged from what was reached, and finds the plan behind a ratio."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.extraction import figures
from etl.extraction.lexicon import Element
from etl.extraction.model import Figure, Memory, Outcome, Refusal
from etl.extraction.numbers import Quantity
from etl.extraction.roles import Sentence

_LISTED_AIMS = re.compile(
    r"(?:đề ra|đặt ra|xác định|thông qua|phấn đấu)[^.;:]{0,60}?(?:\d+|các|những|một số) (?:nhóm )?(?:chỉ tiêu|mục tiêu|nhiệm vụ)\b"  # noqa: E501
)
"""`đề ra 17 chỉ tiêu, trong đó: …`: all that follows in the sentence is aimed at."""


_AHEAD = re.compile(
    r"\W*(?:[a-zđ]{2,6}\) ?|[a-zđ]{2,6} - )?(?:(?:trong|bước sang|đến|về|sang) )?(?:phương hướng|mục tiêu|nhiệm vụ|thời gian tới|nhiệm kỳ tới|nhiệm kỳ mới|năm tới|5 năm tới|những năm tới|năm tiếp theo|giai đoạn tới|quý tới|theo (?:nghị quyết|kế hoạch|chỉ tiêu|đề án)|tháng \d{1,2}, [^,;.]{0,60}\btập trung)\b"  # noqa: E501
)
_REACHED = re.compile(r"\b(?:đã|kết quả|đạt|thực hiện được|đến nay|vượt|hoàn thành được)\b")


_AIMS_OF = re.compile(
    r"\W*(?:(?:\d{1,2}|[ivx]+|[a-d])\W+)?(?:một số |các |những )?(?:chỉ tiêu|mục tiêu)[^:;.]{0,40}(?:năm|nhiệm kỳ|giai đoạn) [^:;.]{0,30}:"  # noqa: E501
)
"""`3. Một số chỉ tiêu năm 2021: …; kết nạp từ 1.400 đảng viên trở lên`: a list of aims."""


def _lies_ahead(s: Sentence) -> bool:
    """`Nhiệm kỳ tới, … ; kết nạp 900 đảng viên`: the sentence begins with days to come and tells of nothing reached."""
    opening = _AHEAD.match(s.lower, s.scan.start, s.scan.end)
    opening = opening or _TO_DO.match(s.lower, s.scan.start, s.scan.end)
    return opening is not None and not _REACHED.search(s.lower, opening.end(), s.scan.end)


_TO_DO = re.compile(r"\W*(?:chỉ tiêu|mục tiêu)(?: đặt ra| đề ra| năm \d{4}| là|:)* (?:mở|tổ chức|bồi dưỡng|xây dựng) ")
"""`Chỉ tiêu mở 40 lớp …, kết nạp 1.700 đảng viên`."""


def is_listed_aim(s: Sentence, q: Quantity) -> bool:
    """Whether a quantity follows in a list of aims that was decided on."""
    listed = _LISTED_AIMS.search(s.lower, s.scan.start, q.left)
    return listed is not None and not _WERE_REACHED.search(s.lower, listed.end(), q.left)


_WERE_REACHED = re.compile(r"chỉ tiêu (?:đã |đều )?(?:đạt|vượt|hoàn thành)|đạt và vượt|đạt, vượt")
"""`đề ra 17 chỉ tiêu, trong đó 15 chỉ tiêu đạt và vượt: …`: what follows was reached."""


def is_plan(s: Sentence, q: Quantity) -> bool:
    """Whether the quantity is aimed at, not reached: after `phấn đấu`, `sẽ`, `chỉ tiêu …` without `đã` between."""
    if _is_under_aims(s, q) or is_listed_aim(s, q) or _lies_ahead(s) or _explains_share_of_target(s, q):
        return True
    if _is_in_a_list_of_aims(s, q) or _is_beside_an_aim(s, q) or _is_called_an_aim(s, q):
        return True
    for element in s.scan.before(q.left):
        code = element.code("mark")
        if code == "done" and s.lower[element.start : element.end] in _DONE:
            return False
        if code in {"intent", "target", "of_target"} and _is_aim(s, q, element, code):
            return True
    return False


def _is_called_an_aim(s: Sentence, q: Quantity) -> bool:
    """By its words: `… là chỉ tiêu khó`; or as nobody tells what was done: `kết nạp từ 8.000 đảng viên trở lên`."""
    if _IS_AN_AIM.match(s.lower, q.right, s.scan.end):
        return True
    if q.percent or _AND_MORE.match(s.lower, q.end) is None:
        return False
    return _ADMITS.match(s.lower, s.scan.start, q.left) is not None


_ADMITS = re.compile(r"(?:(?!\b(?:đã|kết quả|đến nay)\b)[^;])*\b(?:kết nạp|phát triển)(?: mới)? (?:từ )?$")
_AND_MORE = re.compile(r" (?:đảng viên |đồng chí )?(?:mới )?trở lên\b")
_IS_AN_AIM = re.compile(
    r"(?: [^\W\d_]+){1,4}(?:,? (?:trong |của )?(?:năm|nhiệm kỳ) [\d-]+)? là (?:một (?:trong )?)?(?:những |các )?"
    r"(?:chỉ tiêu|mục tiêu)\b"
)
"""`Kết nạp 900 đảng viên trong năm 2022 là chỉ tiêu khó`."""
_STRIVES = re.compile(
    r"\W*(?:(?:trong |đến |bước sang )?(?:năm|nhiệm kỳ|giai đoạn|quý) [\d/ivx -]+,? ?)?"
    r"(?:(?:toàn tỉnh|toàn thành phố|đảng bộ tỉnh|tỉnh ủy|tỉnh|đảng bộ thành phố|thành ủy|thành phố),? ?)?"
    r"(?:phấn đấu|quyết tâm|đặt mục tiêu|đề ra (?:mục tiêu|chỉ tiêu))\b"
)
_TOLD = re.compile(r"\b(?:đã|kết quả|đến nay|hiện|thực hiện được|qua đó|từ đầu|trước đó|năm \d{4})\b")


def _is_in_a_list_of_aims(s: Sentence, q: Quantity) -> bool:
    """`Phấn đấu năm 2024 có trên 90% …; kết nạp 1.600 đảng viên`: the sentence begins with its aims."""
    stops = [p for p in s.scan.separators if p < q.left and s.lower[p] == ";"]
    opening = _STRIVES.match(s.lower, s.scan.start, q.left) if stops else None
    return opening is not None and not _TOLD.search(s.lower, stops[0], q.left)


_AND_FOUNDED = re.compile(
    r"(?: (?:đảng viên|quần chúng|đồng chí)(?: mới| ưu tú)*)?(?: trở lên)?(?:,| và) "
    r"(?:thành lập|phát triển|xây dựng)(?: mới| thêm)* (?:từ |ít nhất |trên |hơn |khoảng )*"
)


def _is_beside_an_aim(s: Sentence, q: Quantity) -> bool:
    """`giao chỉ tiêu kết nạp 1.480 đảng viên, thành lập mới 12 tổ chức đảng`: the verb goes on with what is given."""
    previous = s.previous(q)
    if previous is None or not _AND_FOUNDED.fullmatch(s.lower, previous.right, q.left):
        return False
    return is_plan(s, previous)


_DONE = frozenset({"đã", "kết quả", "đã thực hiện", "thực hiện được"})


def _is_under_aims(s: Sentence, q: Quantity) -> bool:
    aims = _AIMS_OF.match(s.lower, s.scan.start, s.scan.end)
    return aims is not None and not re.search(r"\bđã\b|kết quả", s.lower[aims.end() : q.left])


def _explains_share_of_target(s: Sentence, q: Quantity) -> bool:
    """`đạt 116,6% chỉ tiêu (1.900)`: the target in brackets behind the share of it."""
    opening, previous = s.bracket(q), s.previous(q)
    ahead = s.lower[max(s.scan.start, (opening or 0) - 24) : opening or 0]
    if opening is not None and re.search(r"(?:chỉ tiêu|kế hoạch)(?: năm| giao| đề ra)* $", ahead) and not q.percent:
        return not s.lower[opening + 1 : q.left].strip()
    if opening is None or q.percent or previous is None or not previous.percent:
        return False
    return bool({"of_target", "target"} & set(s.marks((previous.right, opening))))


_AFTER = re.compile(r"(?:^|[.;,] ?)sau [^,;.]*$")
_ENDEAVOUR = re.compile(
    r"\b(?:quá trình|sự|tinh thần|ý chí|môi trường|động cơ|động lực|thời gian|quần chúng|thanh niên|đoàn viên|với)"
    r"(?: (?:tích cực|luôn|rèn luyện,?))* $"
)
"""`quá trình phấn đấu của quần chúng`, `với quyết tâm cao`: what people are like, no aim of the report."""
_BECAUSE = re.compile(r"(?:^|[,;.:] ?)\W*(?:nhờ|do|từ việc|căn cứ|trên cơ sở)\b[^,;.]*$")
"""`Nhờ đặt ra chỉ tiêu sát hợp, các cấp ủy kết nạp …`: the aim is only the reason of what was reached."""
_MET = re.compile(r"(?:đạt|hoàn thành|vượt|bằng)(?: (?:trên |hơn |gần )?\d+(?:,\d+)?\s?%(?: so với)?)? $")
_OUTCOME = re.compile(r"\b(?:vượt|hoàn thành|thực hiện)\b")


def _is_no_aim(s: Sentence, q: Quantity, element: Element, code: str) -> bool:
    """Whether such a word speaks of something else than what the quantity comes to."""
    between, lead = s.lower[element.end : q.left], s.lower[s.scan.start : element.start]
    if code == "intent":
        return _AFTER.search(lead) is not None or _ENDEAVOUR.search(lead) is not None
    if "," in between and _BECAUSE.search(lead):
        return True
    told = (
        ":" in between and _OUTCOME.search(between.partition(":")[0]) is not None
    )  # `chỉ tiêu kết nạp vượt cao: kết nạp 1.620 …`
    return told or (between.startswith(" với ") and _MET.search(lead) is not None)


def _is_aim(s: Sentence, q: Quantity, element: Element, code: str) -> bool:
    """Whether a small word such as `phấn đấu`, `đề ra`, `chỉ tiêu` makes the quantity behind it an aim."""
    between, text = s.lower[element.end : q.left], s.lower[element.start : element.end]
    apart = any(s.lower[p] == ";" for p in s.scan.separators if element.end <= p < q.left)
    lead = s.lower[s.scan.start : element.start]
    if _is_no_aim(s, q, element, code):
        return False
    if code == "intent":
        return not apart
    decided = code == "target" and text in {"đề ra", "đặt ra"} and _is_decided(lead, between)
    if not apart and (decided or _is_assigned(lead + text, between)):
        return True
    previous = s.previous(q)
    if previous is not None and element.start < previous.right:
        return False
    if re.search(r"\blà\b|:", between) and not re.search(r"[,;.()]", between):
        return True
    gap, separated = s.scan.gap(element.end, q.left), s.scan.separated(element.end, q.left)
    named = code == "target" or re.search(r"chỉ tiêu|kế hoạch|mục tiêu", text)
    return bool(named) and not separated and gap <= (4 if code == "target" else 0)


_ASSIGNED_TO = re.compile(
    r" (?:cho )?(?:các )?"
    r"(?:(?:huyện|quận|thị(?: xã)?|thành(?: phố)?|đảng|cấp|xã|phường|địa phương|đơn vị|đảng bộ|chi bộ|tổ chức đảng)"
    r"(?: ủy)?(?: trực thuộc)?(?:,| và|, và)? (?:các )?)+"
    r"(?:(?:tỉnh ủy|thành ủy|tỉnh|thành phố) )?(?:trong năm \d{4} )?(?:phải |cần )?(?:kết nạp|phát triển)(?: mới)? "
)


def _is_assigned(ahead: str, between: str) -> bool:
    """`giao chỉ tiêu các huyện ủy, thành ủy, đảng ủy trực thuộc kết nạp 1.730 đảng viên`: it is given to units."""
    given = ahead.endswith(("giao", "giao chỉ tiêu")) and not ahead.endswith(("được giao", "được giao chỉ tiêu"))
    return given and _ASSIGNED_TO.fullmatch(between) is not None


def _is_decided(lead: str, between: str) -> bool:
    """Whether `đề ra` is said of the aim that follows, not of one that something is measured by."""
    return not _MEASURED.search(lead) or ("," not in between and _RESOLVES.match(lead) is not None)


_RESOLVES = re.compile(r"\W*(?:theo )?(?:nghị quyết|kế hoạch|đề án)\b[^,;.:%]*$")
"""`Nghị quyết Đại hội đề ra 5 năm kết nạp 17.500 đảng viên`: the resolution is who aims."""
_MEASURED = re.compile(r"(?:chỉ tiêu|nghị quyết|kế hoạch|mục tiêu|yêu cầu)(?: \w+){0,3} $")


def is_averaged(s: Sentence, q: Quantity) -> bool:
    """`bình quân mỗi năm`: of a share it holds for the whole sentence, of a count for the next number only."""
    for element in s.scan.before(q.left):
        if element.code("mark") in {"average", "yearly"} and not _IS_A_GRADE.search(s.lower, s.scan.start, element.end):
            between = [o for o in s.scan.quantities if element.end <= o.left and o.right <= q.left]
            stops = [p for p in s.scan.separators if element.end <= p < q.left and s.lower[p] == ";"]
            own = bool(stops) and _ITS_YEAR.match(s.lower, stops[-1], q.left) is not None
            if (q.percent and not own) or not (between or stops):
                return True
            break
    behind = s.lower[q.right : s.scan.end]
    return bool(_A_YEAR_EACH.match(behind)) and not _OWN_AVERAGE.match(behind)


_EACH = r"(?:/|[ (](?:mỗi|một|hằng|hàng) )năm\b"
_A_YEAR_EACH = re.compile(rf"[^,.;]{{0,25}}{_EACH}")
_OWN_AVERAGE = re.compile(rf"(?:(?!{_EACH})[^,.;()\d])*(?=\((?!tăng|giảm|vượt|đạt)[^()\d]*\d)[^)]*?{_EACH}")
"""`kết nạp 10.250 đảng viên (bình quân mỗi năm 2.050)`: the average is the count in the brackets."""
_ITS_YEAR = re.compile(r"; ?(?:riêng |trong |chỉ |kết quả )*(?:năm (?:19|20)\d\d|\d+ tháng|quý )")
"""`hằng năm đạt từ 3%; năm 2023 kết nạp …, đạt 108%`: what follows is of that year alone."""
_IS_A_GRADE = re.compile(r"(?:\d ?%(?: (?:tổ chức cơ sở đảng|chi bộ|đảng viên|đảng bộ))?|loại|xếp) trung bình$")
"""`2,6% trung bình; 0,3% yếu kém`: middling, no average."""
_YEARLY = re.compile(r"(?:mỗi|hằng|hàng|bình quân|một) năm\b")


def _is_yearly(s: Sentence, q: Quantity) -> bool:
    """`mỗi năm kết nạp 5.000 đảng viên`, `5.000 đảng viên mỗi năm`: aimed at in each year, not in the period."""
    start = max([s.scan.start, *(p for p in s.scan.separators if p < q.left and s.lower[p] == ";")])
    before = _YEARLY.search(s.lower, start, q.left)
    return bool(before) or bool(re.match(r"[^,;.]{0,25} (?:mỗi|một|hằng|hàng) năm\b", s.lower[q.right : s.scan.end]))


_TARGET_AHEAD = re.compile(
    r"(?:chỉ tiêu|kế hoạch|mục tiêu)"
    r"(?: (?:của )?(?:cả năm|năm|kết nạp|được giao|giao|đề ra|tỉnh ủy|thành ủy|tỉnh|tỉnh giao|nhiệm kỳ"
    r"|nghị quyết)){0,3}"
    r"(?: là)? ?\(? ?(?:là )?(?:trên |hơn |gần )?$"
)
_OF_ADMISSIONS = re.compile(
    r"(?:chỉ tiêu|kế hoạch) (?:kết nạp|phát triển) (?:đảng viên|đảng)(?: mới)?(?: [^,;.:()\d]{1,25})?(?: (?:20\d\d))?"
    r"(?: của (?:tỉnh|thành phố|toàn tỉnh|toàn đảng bộ))?(?: là|:) (?:trên |hơn |gần )?$"
)
"""`chỉ tiêu kết nạp đảng viên năm 2023 là 1.500`."""
_RESOLVED = re.compile(r"\(nghị quyết(?: năm)?(?: giao| đề ra)?(?: là|:)? (?:trên |hơn )?$")
"""`kết nạp 1.214 đảng viên mới (Nghị quyết giao 1.200)`."""
_TARGET_BEHIND = re.compile(r"\s*(?:$|[,;.()]|của (?:cả )?(?:năm|nhiệm kỳ)|đảng viên|người|đồng chí)")


def bare_target(s: Sentence, q: Quantity, memory: Memory) -> Figure | None:
    """`đạt 68,8% chỉ tiêu 2.600`, `chỉ tiêu giao là 1.800, kết quả kết nạp 1.926`: the target of the admissions."""
    lead = s.lower[s.scan.start : q.left]
    ahead = _TARGET_AHEAD.search(lead) or _OF_ADMISSIONS.search(lead) or _RESOLVED.search(lead)
    if q.percent or q.total is not None or not ahead or not _TARGET_BEHIND.match(s.lower, q.right):
        return None
    noun, last = s.noun(q), memory.here[-1] if memory.here else None
    if noun is not None and noun.code("noun") not in {"member", "new_member", "person"}:
        return None
    of_admissions = last is not None and last.indicator.startswith("members_admitted") and last.breakdown == "total"
    if last is None:
        of_admissions = _OF_ADMISSIONS.search(lead) is not None or bool(
            re.match(r"[^;.]{0,40}\bkết nạp (?:được )?\d", s.lower[q.right : s.scan.end])
        )
    if not of_admissions or s.previous(q) is not (last.quantity if last else None):
        return None
    return Figure(q, "members_admitted_target", "persons", "member", value=q.value, kind="plan")


_SHARE_FOLLOWS = re.compile(
    r"(?: (?:đảng viên|quần chúng|đồng chí|người)(?: mới| ưu tú)?)?[^,;.()\d]{0,20}(?: (?:20\d\d))?,? ?\(?"
    r"(?:(?:đạt|bằng|vượt|chiếm)(?: tỷ lệ| gần| trên| hơn)* (?!100 ?%)\d+(?:,\d+)?\s?%(?! (?:trở|so với (?:tổng )?số))"
    r"|(?:đạt và )?vượt (?:chỉ tiêu|kế hoạch|mục tiêu|mức))"
)
_CLAUSE_OF_ITS_OWN = re.compile(
    r"(?:hoàn thành|đạt|thực hiện|vượt)[^,;.]*(?:chỉ tiêu|kế hoạch|mục tiêu|nghị quyết|nhiệm vụ)[^,;.]*, "
    r"(?:các cấp ủy|toàn |các đảng bộ|đảng bộ|tỉnh|thành phố)[^;.]*$"
)
_STILL_TO_ADMIT = re.compile(
    r"\b(?:\d|hai|ba|bốn|năm) năm (?:kết nạp|phát triển)|từ (?:nay|giờ) (?:đến|tới)|còn lại|còn phải kết nạp"
    r"|phấn đấu (?:đến|trước|trong)(?: hết)?(?: ngày)? (?:(?!31[/-]12)\d{1,2}[/-]\d|tháng \d|quý )[^,;.]*$"
)
_REGISTERED = re.compile(r"\b(?:đăng ký|dự kiến|điều chỉnh)\b[^,;.]*$")


def is_unsure_aim(s: Sentence, q: Quantity) -> bool:
    """Whether what seems aimed at may be an outcome, what is left of a target, or no more than expected.

    `Chỉ tiêu kết nạp: 1.620 đảng viên, đạt 108%`; `từ nay đến cuối năm kết nạp thêm 410`; `đăng ký kết nạp 1.740`.
    """
    lead = s.lower[max([s.scan.start, *(p for p in s.scan.separators if p < q.left and s.lower[p] == ";")]) : q.left]
    doubtful = _CLAUSE_OF_ITS_OWN.search(lead) or _STILL_TO_ADMIT.search(lead) or _REGISTERED.search(lead)
    return doubtful is not None or _SHARE_FOLLOWS.match(s.lower, q.right, s.scan.end) is not None


def _from(s: Sentence, q: Quantity) -> Quantity:
    """`kết nạp từ 4.000 đảng viên`: aimed at as the least."""
    least = q.qualifier == "exact" and q.value_max is None and s.lower[: q.start].endswith("kết nạp từ ")
    return replace(q, qualifier="at_least") if least else q


_PLANNED = re.compile(r"\b(?:chỉ tiêu|kế hoạch|nghị quyết|mục tiêu)\b")
_STANDS_FOR = re.compile(r"(?:đại diện|thay mặt) (?:cho )?(?:\w+ )?$")
"""`…phấn đấu …”, 350 đại biểu đại diện cho hơn 37.000 đảng viên`: those there are, whatever the congress aims at."""


def planned(s: Sentence, figure: Figure, row: figures.Row) -> Outcome:
    """A plan's number is a target where the catalogue has one; of a ratio each number has a meaning of its own."""
    q = figure.quantity
    target = figures.plan(row.indicator)
    if row.congress or _STANDS_FOR.search(s.lower, s.scan.start, q.start):
        return figure
    aimed = is_plan(s, q)
    if aimed and _is_yearly(s, q):
        return Refusal(q, "average")
    if aimed and is_unsure_aim(s, q):
        return Refusal(q, "plan")
    if aimed:
        figure = replace(figure, quantity=_from(s, q))
        return replace(figure, indicator=target, kind="plan") if target and q.total is None else Refusal(q, "plan")
    if q.total is None:
        all_held = figures.whole(row.indicator) if s.lower[: q.start].endswith(" tất cả ") else None
        return [figure, replace(figure, indicator=all_held)] if all_held else figure
    return _of_a_ratio(s, figure, row, q.total)


def _of_a_ratio(s: Sentence, figure: Figure, row: figures.Row, total: Quantity) -> Outcome:
    """`269/805`: what was reached of a target, held of all there are, found in those inspected."""
    q, whole, target = figure.quantity, figures.whole(row.indicator), figures.plan(row.indicator)
    if figures.is_whole(row.indicator):
        return [Refusal(q, "part_of"), replace(figure, value=total.value, quantity=total)]
    if whole:
        return [figure, replace(figure, indicator=whole, value=total.value, quantity=total)]
    of_those = row.indicator.endswith(("_violated", "_resolved", "_completed", "_inspected", "_supervised"))
    if target is None and of_those and "thanh tra" not in s.lower[s.scan.start : s.scan.end]:
        return figure  # `33/41 đảng viên được kết luận có vi phạm`: of those inspected; `16/19 đơn`: of those received
    if target is None:
        return Refusal(q, "part_of")
    if figure.noun in {"candidate", "youth"} and not _PLANNED.search(s.lower, s.scan.start, s.scan.end):
        return figure  # `1.214/1.310 quần chúng được kết nạp`: of so many who were prepared
    return [figure, replace(figure, indicator=target, kind="plan", value=total.value, quantity=total)]
