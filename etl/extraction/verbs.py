"""Which row of the table a verb and a noun mean, with what is said behind the counts or left unsaid."""

from __future__ import annotations

import re

from etl.extraction import figures
from etl.extraction.findings import is_found, is_not_found
from etl.extraction.lexicon import Element
from etl.extraction.numbers import Quantity
from etl.extraction.roles import Sentence, known_verb
from etl.extraction.topics import is_of_other_work, is_topic, is_upon_a_sign

UNCOUNTED = frozenset({"complete", "other", "hold_congress", "assess", "study"})
"""Verbs of which no count is kept: a whole that is named with them is one there is."""
_AND_STRUCK_OFF = re.compile(r"(?:trong đó|gồm|\()[^;]{0,60}(?:xóa tên|khai trừ)")


def _means_another(s: Sentence, q: Quantity, verb: Element, code: str) -> bool:
    """`đưa 197 đảng viên ra khỏi Đảng` is of all who are put out, not of those who asked to leave."""
    if code in _SETTLED and _TO_BE_SETTLED.search(s.lower, s.scan.start, q.left):
        return True
    if code in _SETTLED and _BY_THE_STATE.search(s.lower, s.scan.start, q.left):
        return _NAMES_THE_PARTY.search(s.lower, s.scan.start, s.scan.end) is None
    if code == "withdraw" and verb.end <= q.left and _PUTS_OUT.search(s.lower[verb.end : s.scan.end]):
        return True
    if code == "withdraw" and s.lower.startswith("ra khỏi", verb.start):
        put_out = _PUT_OUT.search(s.lower[s.scan.start : verb.start])
        return put_out is not None or _AND_STRUCK_OFF.search(s.lower, verb.end, s.scan.end) is not None
    if code not in _INSPECTED:
        return False
    handed_on = _HANDED_ON.search(s.lower, s.scan.start, verb.start)
    return handed_on is not None or _FOUND.match(s.lower, q.right, s.scan.end) is not None


def row_for(s: Sentence, q: Quantity, verb: Element | None, noun: str, *, free: bool = False) -> figures.Row | None:
    """The row for a verb and a noun; `free`: nothing need be asked of the words behind a stock of members."""
    code = known_verb(verb)
    if code is None or verb is None or _means_another(s, q, verb, code):
        return None
    if verb.start < q.left or code == "inspect":
        code = _said_behind(s, q, verb, code)
    code = _as_it_stands(s, q, verb, code, noun)
    if code in {"stand", "attend"} and noun == "member" and not free and not _stands_free(s, q):
        return None
    counted = s.noun(q) if code == "stand" and noun in UNITS and q.total is None else None
    if counted is not None and _DOES.match(s.lower, counted.end, s.scan.end):
        return None
    if noun == "person" and "đảng viên" in s.lower[verb.start : verb.end]:
        code, noun = _who_they_are(s, q, verb, code)
    row = figures.find(code, noun) or (
        figures.find(code, "member") if noun == "new_member" and code not in {"stand", "attend"} else None
    )
    if row is not None and row.badge and not _names_badge(s) and not _OF_AN_AGE.match(s.lower, q.right, s.scan.end):
        return None
    if row is not None and row.needs and not re.search(row.needs, s.lower[s.scan.start : s.scan.end]):
        return None
    return row


def _who_they_are(s: Sentence, q: Quantity, verb: Element, code: str) -> tuple[str, str]:
    """`phát hiện số đảng viên vi phạm là 134 người`; `số đảng viên nghỉ hưu là 1.340 người` are not all there are."""
    if code != "stand" or not are_some(s, verb.start, verb.end, q.left):
        return code, "member"
    violated = _VIOLATED.fullmatch(s.lower, verb.end, q.left) and _DISCOVERED.search(s.lower, s.scan.start, verb.start)
    return ("violated", "member") if violated else (code, "person")


def are_some(s: Sentence, start: int, end: int, stop: int) -> bool:
    """`số đảng viên nghỉ hưu là …`: words behind the noun say which of them; behind `tổng số` they do not."""
    if not s.lower.startswith(("số đảng viên", "số lượng đảng viên"), start) or s.lower.endswith("tổng ", 0, start):
        return False
    return s.scan.gap(end, stop) > 0 or any(e.code("predicate") == "other" for e in s.within((end, stop)))


_VIOLATED = re.compile(r" (?:có )?vi phạm(?: (?:trong|ở|của) [^,;.\d]{2,40})? là (?:trên |hơn |gần |khoảng )?")
_DISCOVERED = re.compile(r"\b(?:phát hiện|kết luận|xác định)(?: có| tổng)? $")


def _as_it_stands(s: Sentence, q: Quantity, verb: Element, code: str, noun: str) -> str:
    """A congress that elected is of units there are; who attends a class is trained; an aim is of admissions."""
    if code == "hold_congress" and _PILOT.match(s.lower, verb.end, s.scan.end):
        return "other"
    elected = code == "hold_congress" and re.match(r"[^,;.]{0,40} bầu\b", s.lower[q.right : s.scan.end])
    if code == "hold_congress" and (elected or s.lower[: q.left].endswith("của ")):
        code = "stand"
    if code in {"stand", "attend"} and noun == "trainee":
        code = known_verb(s.verb_before(q, standing=False)) or code
    lead = s.lower[s.scan.start : q.left] if code == "stand" and noun == "member" else ""
    admitted = _AIM_OF_ADMISSIONS.search(lead) or AMONG_THE_NEW.search(lead)
    if code == "stand" and is_found(s, q, noun):
        return "violated"
    return "admit" if admitted else code


AMONG_THE_NEW = re.compile(
    r"\btrong (?:tổng )?số (?:các )?đảng viên (?:mới(?: được)?(?: kết nạp)?|được kết nạp|kết nạp(?: mới)?)\b[^;.]*$"
)
"""`Trong số đảng viên mới kết nạp có 31 đảng viên là người dân tộc thiểu số`: of those admitted, not of all."""

_PILOT = re.compile(r" (?:làm |thí )?(?:điểm|mẫu)\b")
"""`45/612 tổ chức cơ sở đảng tổ chức đại hội điểm`: those that tried it first, not all that have held theirs."""
_AIM_OF_ADMISSIONS = re.compile(
    r"(?:chỉ tiêu|kế hoạch|mục tiêu) (?:là )?(?:kết nạp|phát triển)(?: được)? (?:trên |hơn |gần )?$"
)
"""`có thông báo giao các huyện chỉ tiêu kết nạp 1.460 đảng viên`: so many are to be admitted, not so many there are."""
_SETTLED = frozenset({"resolve", "resolve_denunciation", "resolve_complaint"})
_TO_BE_SETTLED = re.compile(
    r"\b(?:phải|cần|chưa|đang|(?:đủ )?điều kiện|thẩm quyền) (?:được )?(?:xem xét,? )?giải quyết (?:là|còn|có)?:? ?$"
)
"""`số đơn tố cáo phải giải quyết là 24`: not those settled."""
_BY_THE_STATE = re.compile(r"\b(?:thanh tra|ubnd|ủy ban nhân dân|tòa án|viện kiểm sát|công an|tiếp công dân)\b")
_NAMES_THE_PARTY = re.compile(r"đảng|ubkt|ủy ban kiểm tra|cấp ủy|tỉnh ủy|thành ủy")
"""`Thanh tra tỉnh giải quyết 9 đơn tố cáo`: by the law of the State, not the Party's rules."""
_INSPECTED = frozenset({"inspect", "inspect_violation"})
_HANDED_ON = re.compile(
    r"\bchuyển(?: sang| để| đến| cho)?(?: (?:ubkt|ủy ban kiểm tra)(?: các cấp| cùng cấp)?)?(?: để)? $"
)
"""`Qua giám sát, chuyển kiểm tra khi có dấu hiệu vi phạm 2 tổ chức đảng`: to be inspected, not inspected."""
_FOUND = re.compile(r" (?:đảng viên|tổ chức đảng|tổ chức) (?:có )?vi phạm (?:quy|nguyên|những|về|trong|chế)")
"""`Qua kiểm tra, … 2 đảng viên vi phạm quy chế`: found, not inspected."""
_DOES = re.compile(
    r"[^,;.\d]{0,20} (?:(?:đã |có |mới |cũng )?(?:kết nạp|phát triển) (?:được )?(?:đảng viên|vượt|đạt|trên)"
    r"|(?:đạt|vượt|chưa đạt|không đạt) (?:và vượt |trên |từ )?(?:chỉ tiêu|kế hoạch|\d))"
)
"""`28.310 tổ chức cơ sở đảng kết nạp đảng viên`: those that did, not all there are."""


def _said_behind(s: Sentence, q: Quantity, verb: Element, code: str) -> str:
    """`kiểm tra X đảng viên … khi có dấu hiệu vi phạm`: what is inspected may be said behind the counts."""
    stop = next(
        (
            e.start
            for e in s.scan.after(max(verb.end, q.right))
            if known_verb(e) not in {None, "stand", code} and e.start not in s.counted and not is_topic(s, e)
        ),
        s.scan.end,
    )
    stop = min([stop, *(p for p in s.scan.separators if p > q.right and s.lower[p] == ";")])
    first = next((o for o in s.scan.quantities if o.left >= verb.end), q)
    if code == "inspect" and ("dấu hiệu vi phạm" in s.lower[verb.end : first.left] or is_upon_a_sign(s, verb)):
        return "inspect_violation"
    if code == "inspect_finance" and _is_of_the_dues(s, q, first):
        return "inspect_dues"
    text = s.lower[q.right : stop]
    later = s.following(q)
    for change in figures.said_behind():
        match = change.pattern.search(text) if change.predicate == code else None
        if match and not s.counts_aside(q.right, q.right + match.start()):
            near = later is None or q.right + match.start() < later.left or change.shared
            return change.becomes if near else code
    return code


def _is_of_the_dues(s: Sentence, q: Quantity, first: Quantity) -> bool:
    """`kiểm tra tài chính đảng đối với 3.387 tổ chức; về thu, nộp đảng phí 33.902 tổ chức`: the second is of dues."""
    topics = [e for e in s.within((first.right, q.left)) if e.code("mark") == "topic"]
    opens = bool(topics) and re.search(r"[;,] (?:và |kiểm tra )?$", s.lower[first.right : topics[-1].start])
    near = opens and not any(topics[-1].end <= p < q.left for p in s.scan.separators)
    return bool(near) and "đảng phí" in s.lower[topics[-1].start : topics[-1].end]


_OF_AN_AGE = re.compile(r" đảng viên [^;.]{0,20}đủ [^;.]{0,60}năm tuổi đảng")
"""`tặng cho 91 đảng viên đủ tiêu chuẩn 30, 40 … năm tuổi Đảng`: medals, though they are not named."""


def _names_badge(s: Sentence) -> bool:
    return any(e.code("noun") == "badge" or "huy hiệu" in s.lower[e.start : e.end] for e in s.scan.elements)


FREE_AFTER = re.compile(
    r"^\s*(?:$|[,.;:()\"]|và|với|sinh hoạt|đang sinh hoạt|trong|của|toàn|thuộc|ở|tại|hiện|là|trên|đến|tính|\(|từ|gồm|còn|thì|cả|tỉnh|thành phố|sau (?:khi )?(?:được )?(?:sáp nhập|hợp nhất))"  # noqa: E501
)


def _stands_free(s: Sentence, q: Quantity) -> bool:
    """`có 61.034 đảng viên` but not `có 300 đảng viên tham gia …`: nothing further says which members."""
    noun = s.noun(q)
    if noun is None or _is_a_share(s, noun):
        return False
    if any(e.readings["group"] == "private_sector" and e.start == noun.end + 1 for e in s.labels(q, "group")):
        return True  # `3.100 đảng viên đang làm việc trong doanh nghiệp tư nhân`: the group says which
    if _REPRESENTED.search(s.lower, s.scan.start, q.left) and _ATTEND.match(s.lower, noun.end):
        return True
    return bool(FREE_AFTER.match(s.lower[noun.end : s.scan.end]))


_REPRESENTED = re.compile(r"\b(?:đại diện|thay mặt)(?: cho)? $")
_ATTEND = re.compile(r" (?:về |tham |đã )*dự\b")
"""`448 đại biểu đại diện cho 45.100 đảng viên về dự Đại hội`: the delegates do."""
_SHARE = re.compile(
    r",? \(?(?:chiếm|bằng)(?: tỷ lệ| khoảng| gần| trên| hơn)* (\d+)(?:,\d+)?\s?%(?! (?:so với )?(?:tổng )?(?:số )?dân)"
)
_OF_THE_PEOPLE = 15
"""More than so many of a hundred inhabitants are no members anywhere: the share is of members then."""


def _is_a_share(s: Sentence, noun: Element) -> bool:
    """`Kon Tum có 9.100 đảng viên (chiếm 31%)`: of a group spoken of before, not all there are."""
    share = _SHARE.match(s.lower, noun.end, s.scan.end)
    return share is not None and "group" not in noun.readings and int(share.group(1)) >= _OF_THE_PEOPLE


def why_not(verb: Element | None) -> str:
    """Why a counted noun is no figure: what its verb says instead."""
    code = verb.code("predicate") if verb else None
    if code == "inspect_supervise":
        return "merged"
    return "no_verb" if code is None else "other_verb"


_JOINED = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:,|;|và|, và|cùng|cùng với|, cùng với)\s*(?:trên |hơn |gần )?")


def verb_behind(s: Sentence, q: Quantity, noun: Element) -> Element | None:
    """The verb behind a count: its own, that of the count joined to it, the one behind its share in brackets."""
    return s.verb_after(q, noun) or _shared_verb(s, q, noun) or _verb_behind_a_share(s, noun)


def _shared_verb(s: Sentence, q: Quantity, noun: Element) -> Element | None:
    """`41 tổ chức đảng và 362 đảng viên có vi phạm`: the verb behind the second count is the first one's too."""
    following = next((o for o in s.scan.quantities if o.left >= q.right and s.bracket(o) == s.bracket(q)), None)
    if following is None or not _JOINED.fullmatch(s.lower[noun.end : following.left]):
        return None
    if following.percent != q.percent or (";" in s.lower[noun.end : following.left] and q.total is None):
        return None
    other = s.noun(following)
    if other is not None and _kind(other) == _kind(noun):
        return None
    verb, ahead = s.verb_after(following, s.noun(following)), s.verb_before(q)
    if verb is None:
        return None
    # `2.105 đảng viên được kiểm tra; 703 tổ chức đảng, 1.301 đảng viên được giám sát`: what stands ahead was of others
    passive = ahead is not None and ";" in s.lower[ahead.end : q.left] and _PASSIVE.search(s.lower, q.right, verb.end)
    return verb if passive or known_verb(ahead) in {None, "stand", "violated"} else None


def _kind(noun: Element) -> str | None:
    """`26.000 đảng viên, 4.812 đồng chí được miễn …`: people of the Party by two words."""
    code = noun.code("noun")
    return "member" if code == "person" else code


_PASSIVE = re.compile(r"\b(?:bị|được) [^;.\d]{1,60}$")


def _verb_behind_a_share(s: Sentence, noun: Element) -> Element | None:
    """`1.312 đảng viên (0,4% tổng số đảng viên) bị thi hành kỷ luật`: the verb stands behind a share in brackets."""
    share = _SHARE_IN_BRACKETS.match(s.lower, noun.end, s.scan.end)
    verb = next(s.scan.after(share.end()), None) if share else None
    if verb is None or share is None or known_verb(verb) in {None, *UNCOUNTED}:
        return None
    return verb if _DONE_TO_THEM.match(s.lower, share.end(), verb.end) else None


_SHARE_IN_BRACKETS = re.compile(r" \((?:chiếm |bằng |= ?)?\d[\d.,]* ?%[^()]*\) (?:đã )?(?=bị|được)")
_DONE_TO_THEM = re.compile(r"(?:bị|được) [^,;.()\d]{1,30}")


UNITS = frozenset(
    {
        "committee",
        "direct",
        "cell",
        "cell_subordinate",
        "cell_grassroots",
        "grassroots",
        "org",
        "private_org",
        "committee_grassroots",
    }
)


_BEFORE_VERB = re.compile(
    r"(?: biên giới| miền núi| vùng cao| đặc biệt khó khăn| này)?\s*"
    r"(?:đã|mới|chỉ|chỉ mới|có số)?\s*(?:bị|được)?\s*"
)


def is_of_another_verb(s: Sentence, q: Quantity, verb: Element | None) -> bool:
    """`đưa 322 đảng viên ra khỏi Đảng` leaves open how they left; `Đại hội của 63 đảng bộ …` tells of congresses.

    `giải quyết tố cáo, khiếu nại 37 trường hợp` and `khai trừ, xóa tên 540 người` count neither alone.
    """
    lead = s.lower[s.scan.start : q.left]
    leaving = verb is not None and verb.code("predicate") in _LEAVINGS
    if leaving and verb is not None and _EXPELLED_TOO.search(s.lower[s.scan.start : verb.start]):
        return True
    if verb is not None and s.lower[verb.start : verb.end] == "ra khỏi đảng":
        return bool(_PUT_OUT.search(lead))
    if verb is not None and s.lower.startswith("vào ", verb.start) and _INTRODUCED.search(lead):
        return True
    if verb is not None and is_not_found(s, q, verb):
        return True
    if verb is not None and _UNDER_WAY.search(s.lower, s.scan.start, verb.start):
        return True
    other = _CONGRESSES_OF.search(lead) or _DENUNCIATIONS_AND_COMPLAINTS.search(lead)
    return other is not None or is_of_other_work(s, q, verb)


_UNDER_WAY = re.compile(r"\bđang (?:tiếp tục )?(?:(?:tiến hành|thực hiện|triển khai|xem xét,?|chuẩn bị) )?(?:việc )?$")
"""`đang tiến hành giám sát 4 tổ chức đảng`: not yet done."""
_PUT_OUT = re.compile(r"\bđưa [^,;.]{0,60}$")
_PUTS_OUT = re.compile(
    r"^[^.\d]*(?:[\d.]+[^.\d]+so với cùng kỳ)?[;,] (?:đã )?đưa (?:trên |hơn |gần )?[\d.]+ [^,;.]{0,50}ra khỏi đảng"
)
"""`… xin ra khỏi Đảng; đưa 69 đảng viên không đủ tư cách ra khỏi Đảng`: the verb before is not theirs."""
_INTRODUCED = re.compile(r"\bgiới thiệu(?: được| cho đảng)?(?: trên| hơn| gần)? $")
"""`giới thiệu được 3 công nhân vào Đảng`: introduced, not yet admitted."""
_LEAVINGS = frozenset({"remove", "withdraw", "remove_or_withdraw"})
_EXPELLED_TOO = re.compile(r"\bkhai trừ(?: khỏi đảng| ra khỏi đảng)?(?:,| và|, và| hoặc|/) ?(?:đề nghị |quyết định )?$")
"""`khai trừ, xóa tên 540 đảng viên`: one number for both, of which neither is known."""
_DENUNCIATIONS_AND_COMPLAINTS = re.compile(
    r"giải quyết tố cáo(?: [^\d,;.]{0,40})?(?:,| và) khiếu nại(?: [^\d,;.]{0,30})? $"
)
_CONGRESSES_OF = re.compile(r"(?:^|, )đại hội của $")


_ALL_THAT_ADMITTED = re.compile(
    r"(?:cả nước|toàn quốc|toàn đảng|toàn tỉnh|toàn thành phố|toàn đảng bộ)(?: đã)? có [\d.]+ "
    r"(?:tổ chức cơ sở đảng|tccsđ|tổ chức đảng|chi bộ)(?: trực thuộc)? (?:đã )?"
    r"kết nạp (?:được )?đảng viên(?: mới)?(?: với)?$"
)
"""`Cả nước có 486 tổ chức cơ sở đảng kết nạp đảng viên với 1.179 đồng chí`: there are no others that did."""


_IN_THESE = re.compile(
    r"[^,;:.()\d]{0,40} (?:tại|ở|trong|thuộc|của) (?:các |những )?(?:thôn|bản|làng|ấp|buôn|khóm|xã|phường|huyện|địa bàn"
    r"|địa phương|vùng|nơi)[^,;:.()\d]{0,24} (?:này|đó|trên)(?=[,;:.()]|$)"
)
"""`kết nạp 214 đảng viên người dân tộc thiểu số tại các thôn này`: in the places just named alone."""


def of_some_units(s: Sentence, verb: Element | None, noun: Element | None = None) -> bool:
    """`có 4 đảng bộ kết nạp …`: what some units did is not what the province did."""
    if noun is not None and _IN_THESE.match(s.lower, noun.end, s.scan.end):
        return True
    if verb is None or verb.code("predicate") in {"stand", "attend", "hold_congress"}:
        return False
    if _ALL_THAT_ADMITTED.search(s.lower[s.scan.start : verb.end]):
        return False
    for o in s.scan.quantities:
        noun = s.noun(o)
        if noun is None or o.right > verb.start or not _BEFORE_VERB.fullmatch(s.lower[noun.end : verb.start]):
            continue
        if noun.readings["noun"] in UNITS or s.lower[noun.start : noun.end] in {
            "đơn vị",
            "xã",
            "huyện",
            "phường",
            "cơ quan",
            "thôn",
            "ấp",
        }:
            passive = re.search(r"(?:bị|được)\s*$", s.lower[noun.end : verb.start]) or s.lower[
                verb.start : verb.end
            ].startswith(("bị", "được", "có", "phải", "đến mức"))
            return not passive
    return False
