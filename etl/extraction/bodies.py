"""Who inspected or decided: the body nearest before the verb, carried from sentence to sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.extraction import figures
from etl.extraction.lexicon import Element
from etl.extraction.model import Figure, Memory
from etl.extraction.numbers import Quantity
from etl.extraction.roles import Sentence


def with_body(s: Sentence, figure: Figure, memory: Memory, row: figures.Row, verb: Element | None) -> Figure:
    """The figure with the body that acted: named before or behind it, carried on, or `all` unstated."""
    if not row.bodies:
        return figure
    if _is_the_central_one(s, figure.quantity) or _is_a_part(s, figure, verb):
        return replace(figure, body="single")
    place = (
        min(figure.quantity.left, verb.start) if verb and verb.start < figure.quantity.left else figure.quantity.left
    )
    previous = s.previous(figure.quantity)
    if (
        previous is not None
        and previous.left > place
        and any(e.start >= previous.right for e in s.bodies_before(figure.quantity.left))
    ):
        place = figure.quantity.left
    agent = _agent(s, figure.quantity, verb)
    body = agent or body_before(s, place)
    named = next((e.end for e in s.bodies_before(place)), s.scan.start)
    if body == "single" and _SAYS.match(s.lower, named) and _is_suffered(s, figure.quantity, verb):
        body = None
    behind = verb is not None and _OF_THE_WHOLE.fullmatch(s.lower[verb.end : figure.quantity.left])
    whole = agent is None and (behind or _speaks_of_all(s, named, place))
    if whole or _IN_ALL.search(s.lower, place, figure.quantity.left):
        memory.body = body = None
    body = (
        body or _body_of_the_verb(s, verb, figure.quantity) or _body_behind(s, figure.quantity) or _body_at_the_end(s)
    )
    memory.body_used = True
    if body is not None:
        memory.body = body
        return replace(figure, body=body)
    sums_up = figure.indicator.endswith("_disciplined") and _sums_up(s, memory)
    sums_up = sums_up or _THE_PROVINCE_ACTS.match(s.lower, s.scan.start) is not None
    shared = _is_shared_behind(s, figure)
    if shared or sums_up or (_is_suffered(s, figure.quantity, verb) and not _goes_on(s, figure, memory)):
        return replace(figure, body="all", body_stated=shared)
    if memory.body is not None:
        return replace(figure, body=memory.body)
    return replace(figure, body=_body_of_the_inspection(s, figure, memory) or "all", body_stated=False)


def _agent(s: Sentence, q: Quantity, verb: Element | None) -> str | None:
    """`28 đảng viên bị UBKT các cấp thi hành kỷ luật`: who acted stands right before the passive verb, if anywhere."""
    if verb is None or verb.start < q.right:
        return None
    own = next((e for e in reversed(s.within((q.right, verb.start))) if "body" in e.readings), None)
    if own is None or not s.lower.endswith(("bị ", "được ", " do "), 0, own.start):
        return None
    return own.readings["body"] if s.lower[own.end : verb.start].strip() in {"", "đã", "quyết định"} else None


def _is_shared_behind(s: Sentence, figure: Figure) -> bool:
    """`Kỷ luật 341 đảng viên: cấp ủy, chi bộ 301; UBKT các cấp 40`: the parts of both bodies make up the number."""
    if not figure.indicator.endswith("_disciplined"):
        return False
    found: dict[str, float] = {}
    for part in s.scan.quantities:
        named = next(iter(s.bodies_before(part.left)), None)
        if named is None or part.percent or not figure.quantity.right <= named.start < part.left:
            continue
        found.setdefault(named.readings["body"], part.value)
    return {"party_committees", "inspection_commissions"} == set(found) and sum(found.values()) == figure.value


def _is_the_central_one(s: Sentence, q: Quantity) -> bool:
    """`Ủy ban đã kỷ luật 8 tổ chức đảng` where the text knows the Central commission and none of all levels."""
    acted = _COMMISSION_ACTED.search(s.lower, s.scan.start, q.left)
    return acted is not None and "các cấp" not in s.lower and _CENTRAL.search(s.lower, 0, acted.start()) is not None


def _is_a_part(s: Sentence, figure: Figure, verb: Element | None) -> bool:
    """Whether the cells alone acted beside the committees, or committees of one level that were advised."""
    if verb is None:
        return False
    lead = s.lower[s.scan.start : verb.start].rpartition(";")[2]
    return _ADVISED.search(lead) is not None or _is_of_the_cells(s, figure, lead)


def _is_of_the_cells(s: Sentence, figure: Figure, lead: str) -> bool:
    """`các chi bộ giám sát 2.540 đảng viên`: beside what the committees did, and no part of it.

    Those whom cells disciplined are the committees' as well, unless the sentence tells those of committees apart.
    """
    if "chi bộ" not in lead or _CELLS_ACT.search(lead) is None or _OTHERS_ACT.search(lead) is not None:
        return False
    if figure.indicator.endswith(("_inspected", "_supervised")):
        return True
    return figure.indicator.endswith("_disciplined") and tells_committees_apart(s, figure.quantity)


def tells_committees_apart(s: Sentence, q: Quantity) -> bool:
    """`các chi bộ kỷ luật 130; đảng ủy cơ sở 25`: behind what the cells decided stands what committees did."""
    return _COMMITTEES_APART.match(s.lower, q.right, s.scan.end) is not None


_ADVISED = re.compile(
    r"tham mưu,? (?:(?:giúp|cho|để|và) )*(?:các )?(?:ban thường vụ )?(?:huyện ủy|thành ủy|thị ủy|quận ủy|đảng ủy)\b"
    r"(?:(?!ubkt|ủy ban|cấp ủy)[^.;:\d])*$"
)
"""`UBKT các cấp tham mưu cho các Huyện ủy, Thành ủy kỷ luật …`: by those committees, and not by all of them."""
_COMMITTEES_APART = re.compile(
    r"[^.;\d]*[;,](?: và)? (?:còn |các )?(?:đảng ủy|cấp ủy|ban thường vụ)(?! viên)[^.;,\d]* \d"
)
_CELLS_ACT = re.compile(r"(?:^|[,.:] ?|riêng |trong đó )(?: ?các )?chi bộ(?: (?!ở|tại)[^\W\d]+){0,5} $")
_OTHERS_ACT = re.compile(r"cấp ủy|đảng ủy|đảng bộ|ubkt|ủy ban|tổ chức đảng")


_COMMISSION_ACTED = re.compile(
    r"\b(?:ubkt|ủy ban(?: kiểm tra)?),? (?:(?:đã|cũng|còn|quyết định) )*"
    r"(?:kiểm tra|giám sát|(?:thi hành |xử lý )?kỷ luật|khiển trách|cảnh cáo|khai trừ)\b"
)
_CENTRAL = re.compile(r"\b(?:ubkt|ủy ban kiểm tra) trung ương\b")


def _body_of_the_inspection(s: Sentence, figure: Figure, memory: Memory) -> str | None:
    """`Qua kiểm tra, kết luận 36 tổ chức đảng có vi phạm` opens a paragraph: found by those who inspected."""
    if figure.indicator.endswith(_FINDINGS):
        told = [(n, t.body) for n, t in memory.totals if n >= memory.sentence - _BACK and "_inspected" in t.indicator]
        acted = [body for _, body in told]
        alone = len(set(acted)) == 1 and told[-1][0] == memory.sentence - 1  # `Có 36 tổ chức đảng vi phạm` right behind
        found = alone or _FOUND.match(s.lower, s.scan.start) is not None
    else:
        found = _BESIDE_THAT.match(s.lower, s.scan.start) is not None and not figure.indicator.endswith("_disciplined")
        acted = [t.body for n, t in memory.totals if n == memory.sentence - 1 and t.indicator.endswith(_FINDINGS)]
    return acted[-1] if found and acted else None


_FINDINGS = ("_violated", "_liable_discipline")
_BESIDE_THAT = re.compile(r"\W*(?:đồng thời|bên cạnh đó|cùng với đó),? (?:đã )?tiến hành (?:kiểm tra|giám sát)\b")
"""`Qua kiểm tra, kết luận 12 đảng viên vi phạm. Đồng thời tiến hành giám sát …`: by those who found that."""
_FOUND = re.compile(r"\W*(?:qua|kết quả|sau) (?:công tác )?kiểm tra\b")


def _sums_up(s: Sentence, memory: Memory) -> bool:
    """`Cấp ủy các cấp kiểm tra …. UBKT các cấp kiểm tra …. Qua đó, kỷ luật 812 đảng viên`: by both."""
    if memory.both_acted and _SUMS_UP.match(s.lower, s.scan.start):
        return True
    acted = {t.body for n, t in memory.totals if memory.sentence - _BOTH <= n < memory.sentence}
    both = {"party_committees", "inspection_commissions"} <= acted
    return both and _THROUGH_ALL_THAT.match(s.lower, s.scan.start) is not None


_BOTH = 2
"""Sentences back in which the two bodies may have been told of."""
_THROUGH_ALL_THAT = re.compile(
    r"\W*(?:(?:qua|từ) đó|qua (?:công tác )?kiểm tra,? giám sát),? (?:đã )?(?:xem xét,? )?(?:thi|xử|kỷ)\b"
)
_SUMS_UP = re.compile(r"\W*(?:(?:qua|từ) đó,? )?đã ")
"""`Đã thi hành kỷ luật 1.172 đảng viên` behind what each of the two bodies did: by both."""
_THE_PROVINCE_ACTS = re.compile(
    r"\W*(?:(?:trong |riêng )?năm \d{4},? )?(?:toàn |cả )?tỉnh (?:này )?(?:đã )?(?:thi hành |xử lý )?kỷ luật \d"
)
"""`Năm 2019, tỉnh kỷ luật 198 đảng viên`: by no body that a sentence before named."""
_BACK = 6
"""Sentences back in which the inspections may stand."""
_SAYS = re.compile(
    r"(?: trung ương(?: đảng)?)? (?:(?:đã|vừa) )?(?:cho biết|cho hay|báo cáo|thông báo|thông tin|công bố|nêu)\b"
)
"""`UBKT Trung ương cho biết, 12.900 đảng viên bị thi hành kỷ luật`: who says so is not who did it."""
_OF_THE_WHOLE = re.compile(r" (?:trong |của )?(?:toàn tỉnh|toàn đảng bộ|toàn thành phố|toàn đảng bộ tỉnh)(?: là)?:? ?")
"""`Thi hành kỷ luật toàn Đảng bộ: 38 tổ chức đảng`."""


def _is_suffered(s: Sentence, q: Quantity, verb: Element | None) -> bool:
    """`Có 8 tổ chức đảng bị kỷ luật`: nobody is said to have acted, so nobody is carried on."""
    if verb is None:
        return False
    text = s.lower[max(s.scan.start, verb.start - 8) : verb.end]
    return bool(re.search(r"(?:^|\s)bị\b", text)) and (verb.start >= q.right or opens_anew(s))


def _goes_on(s: Sentence, figure: Figure, memory: Memory) -> bool:
    """`Cấp ủy các cấp kỷ luật 90 đảng viên. Có 2 tổ chức đảng bị kỷ luật`: the others, by those just named."""
    if not _AND_THERE_ARE.match(s.lower, s.scan.start):
        return False
    told = [(n, t) for n, t in memory.totals if n >= memory.sentence - _BACK and t.indicator.endswith("_disciplined")]
    others = all(t.body == memory.body and t.indicator != figure.indicator for _, t in told)
    return others and any(n == memory.sentence - 1 for n, _ in told)


_AND_THERE_ARE = re.compile(
    r"\W*(?:(?:ngoài ra|đồng thời|bên cạnh đó|cùng với đó),? )?(?:còn )?có [\d.]+ (?!.*\b\d{4}\b)"
)
_IN_ALL = re.compile(r"[,;:] (?:tổng cộng|tính chung|cộng chung|cả thảy)(?: là| có)? $")
"""`…, UBKT các cấp kỷ luật 30 đảng viên, tổng cộng 123 đảng viên`: by both."""


def opens_anew(s: Sentence) -> bool:
    """`Số đảng viên bị kỷ luật là …`: the sentence has those it counts for its subject."""
    return _OPENS_ANEW.match(s.lower, s.scan.start) is not None


_OPENS_ANEW = re.compile(
    r"\W*(?:(?:tổng )?số (?:đảng viên|tổ chức đảng)|(?:đảng viên|tổ chức đảng) bị (?:thi hành |xử lý )?kỷ luật|"
    r"(?:toàn (?:tỉnh|thành phố|đảng bộ(?: tỉnh| thành phố)?)|cả tỉnh) có \d)"
)


_PART_OF_THE_WORK = re.compile(r"(?:phần việc|phần|kết quả|việc làm) (?:này )?(?:của|do) ")


def _body_at_the_end(s: Sentence) -> str | None:
    """`Kiểm tra 118 tổ chức đảng …: đó là phần việc của cấp ủy các cấp`."""
    said = _PART_OF_THE_WORK.search(s.lower, s.scan.start, s.scan.end)
    own = next((e for e in s.scan.after(said.end()) if "body" in e.readings), None) if said else None
    if own is None or said is None or own.start != said.end() or own.readings["body"] == "single":
        return None
    return own.readings["body"]


def _body_of_the_verb(s: Sentence, verb: Element | None, q: Quantity) -> str | None:
    """`Thi hành kỷ luật của cấp ủy các cấp gồm 459 …`, `Kiểm tra dấu hiệu vi phạm, UBKT các cấp làm với 29 …`."""
    behind = next((e for e in s.within((verb.end, q.left)) if "body" in e.readings), None) if verb else None
    if verb is None or behind is None:
        return None
    did = s.lower[verb.end : behind.start] == ", " and re.match(r" (?:đã |cũng )?làm ", s.lower[behind.end : q.left])
    if s.lower[verb.end : behind.start] != " của " and not did:
        return None
    return behind.readings["body"] if behind.readings["body"] != "single" else None


def _body_behind(s: Sentence, q: Quantity) -> str | None:
    """`… 3 tổ chức đảng của UBKT các cấp`: the body behind the counts."""
    stop = min([p for p in s.scan.separators if p >= q.right] + [s.scan.end])
    behind = ("của ", "được ", "bị ", " do ")
    own = [e for e in s.within((q.right, stop)) if "body" in e.readings and s.lower[: e.start].endswith(behind)]
    return own[0].readings["body"] if own and own[0].readings["body"] != "single" else None


_A_PROVINCE_ACTED = re.compile(
    r"\W*tỉnh (?!ủy)[^,;.:\d]{3,40} (?:kết nạp|phát triển|kiểm tra|giám sát|kỷ luật|thi hành kỷ luật)\b"
)
"""`Tỉnh Bắc Ninh (trước hợp nhất) kết nạp …; thi hành kỷ luật …`: a province, not the committees named before."""


_OF_ALL = re.compile(
    r" (?:(?:toàn |cả )?tỉnh|toàn thành phố|(?:toàn )?đảng bộ(?: tỉnh| thành phố)?|cả nước|toàn quốc)\b"
)
"""`cấp ủy các cấp toàn tỉnh`: of all of it, but the body named acts."""


def _speaks_of_all(s: Sentence, start: int, place: int) -> bool:
    """`Toàn tỉnh thi hành kỷ luật …`, `Tính chung, cả nước có …`: no longer the body named before."""
    if _OF_ALL.match(s.lower, start, place):
        return False
    apart = start == s.scan.start or s.lower[start] in ",;:"  # not `cấp ủy các cấp tỉnh Hà Nam kiểm tra`
    return bool(
        (apart and _A_PROVINCE_ACTED.match(s.lower, start, place))
        or re.search(
            r"(?<!trong )(?<!của )(?<!ở )(?<!trên )(?<!mà )(?:toàn tỉnh|cả tỉnh|cả nước|toàn quốc|toàn đảng|toàn thành phố|tính chung|tổng cộng|toàn đảng bộ)|(?:^|[.,:;] ?)các cấp (?:đã |cũng )?",  # noqa: E501
            s.lower[start:place],
        )
    )


def body_before(s: Sentence, place: int) -> str | None:
    """The body nearest before the verb; two bodies joined by `và` or a comma are both."""
    found: list[Element] = []
    for element in s.bodies_before(place):
        if _is_reporter(s, element):
            continue
        link = s.lower[element.end : found[-1].start] if found else ""
        if found and not _JOINS.search(link) and not (_is_commission(s, element) and _NAMED_AND.fullmatch(link)):
            break
        found.append(element)
    if found and _OF_A_LEVEL.search(s.lower, found[-1].start, found[0].end + _LEVEL):
        return "single"
    codes = [e.readings["body"] for e in found]
    if len(codes) > 1 and set(codes) == {"single"} and all(_is_commission(s, e) for e in found):
        kinds = any(_OF_MANY.search(s.lower, e.start, e.end) for e in found)
        codes = ["inspection_commissions"] if kinds else codes
    return joined([c for c in codes if c != "single"] or codes) if codes else None


_OF_A_LEVEL = re.compile(r"(?:ubkt|ủy ban kiểm tra|cấp ủy) cấp (?:huyện|xã|cơ sở|trên)\b")
"""`cấp ủy, UBKT cấp huyện kiểm tra 212 tổ chức đảng`: those of one level, whoever is named before them."""
_LEVEL = len(" cấp trên ")


def _is_commission(s: Sentence, element: Element) -> bool:
    return s.lower.startswith(("ubkt", "ủy ban kiểm tra"), element.start) and element.readings["body"] == "single"


_NAMED_AND = re.compile(r" (?:tỉnh |tp\.? ?)?(?!kiểm|giám|kỷ|thi)[^\W\d_]+(?: (?!kiểm|giám|kỷ|thi)[^\W\d_]+){0,2} và ")
_OF_MANY = re.compile(r",| các | cấp ")
"""`UBKT Thành ủy và UBKT quận ủy, huyện ủy`: those of several levels, each kind of them."""


_JOINS = re.compile(
    r"\A[\s,]*(?:(?:và )?(?:các )?(?:chi bộ|tổ chức đảng|đảng ủy|đảng bộ)(?: các cấp| trực thuộc| cơ sở)?[\s,]*)?"
    r"(?:và|cùng|cùng với)?\s*\Z|[;,] cùng với\s*\Z"
)
"""`UBKT các cấp giải quyết 64 đơn; cùng với các cấp ủy kỷ luật …`: the body named first acts along."""


def _is_reporter(s: Sentence, element: Element) -> bool:
    """`Theo UBKT Tỉnh ủy, …`, `tham mưu Ban Thường vụ …`: named, but not the one who acted."""
    before = s.lower[max(s.scan.start, element.start - 32) : element.start]
    if re.search(r"(?:đề nghị|kiến nghị)(?: \w+)? ?$", before):
        return True
    if _IS_AUDITED.search(before):
        return True
    if re.search(r"(?:giúp|tham mưu)(?:,? (?:giúp|cho|để))* ?$", before):
        return element.readings["body"] == "single"  # `tham mưu để cấp ủy kỷ luật …`: those advised act
    return element.readings["body"] == "single" and bool(
        re.search(
            r"(?:theo|báo cáo của|tin từ|thông tin từ|số liệu của|tham mưu|tham mưu cho|giúp|trình|do|của|lãnh đạo|đại diện|chủ nhiệm|ủy viên|trước|với)(?: \w+){0,2} ?$",  # noqa: E501
            before,
        )
    )


_IS_AUDITED = re.compile(r"\b(?:tài chính|ngân sách|đảng phí)(?: đảng)? (?:của|đối với|tại|ở) $")
"""`UBKT các cấp kiểm tra tài chính của cấp ủy cùng cấp`: whose books were looked into."""


def body_in_heading(s: Sentence) -> str | None:
    """`I. CẤP ỦY THỰC HIỆN NHIỆM VỤ KIỂM TRA, GIÁM SÁT`: who acts in what stands under a heading."""
    codes = [e.readings["body"] for e in s.scan.elements if "body" in e.readings]
    return joined(codes) if codes and "single" not in codes else None


def joined(codes: list[str]) -> str:
    """One body, or both."""
    return codes[0] if len(set(codes)) == 1 else "all"
