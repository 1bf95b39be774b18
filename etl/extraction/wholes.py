"""Of which total a group is, as of those admitted and all members in one sentence, and what a share is of."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.extraction import figures
from etl.extraction.lexicon import Element
from etl.extraction.model import Figure, Memory
from etl.extraction.numbers import Quantity
from etl.extraction.roles import Sentence

_OF_DELEGATES = re.compile(
    r"trong (?:tổng )?số (?:\d+ )?đại biểu|^\W*(?:về |cơ cấu |thành phần |số )*đại biểu\b(?! toàn quốc)[^;.]*$"
)
"""`Cơ cấu đại biểu: nữ 94 đồng chí, dân tộc thiểu số 31 đồng chí`: the whole sentence speaks of them."""
_OF_SO_MANY = re.compile(r"trong (?:tổng )?(?:số )?(\d{1,3}(?:\.\d{3})*|\d+) (?:đảng viên|quần chúng|đồng chí|người)\b")
"""`Trong 44 đảng viên mới kết nạp của tháng 3, có 16 nữ`: of the total that was so many, though another came after."""


def whole_of(s: Sentence, q: Quantity, labels: list[Element], memory: Memory) -> Figure | None:
    """The last total that can hold the group: large enough, of a kind that has it, and named by `trong số …` if at all."""  # noqa: E501
    if not labels:
        return None
    code, text = labels[0].readings["group"], s.lower[s.scan.start : q.left]
    if (year := _year_before(s, q, code, memory)) is not None:
        return year
    noun = s.noun(q)
    delegates = any(e.code("noun") == "delegate" for e in (*labels, *([noun] if noun is not None else [])))
    delegates = delegates or _OF_DELEGATES.search(text) is not None or _too_few_of_members(q, memory)
    new = noun is not None and (noun.code("noun") == "new_member" or s.lower.startswith("đảng viên mới", noun.start))
    wanted = (
        "members_admitted"
        if new
        else next(
            (
                i
                for words, i in (
                    ("kết nạp", "members_admitted"),
                    ("đảng viên mới", "members_admitted"),
                    ("kỷ luật", "members_disciplined"),
                    ("xóa tên", "members_removed"),
                    ("ra khỏi đảng", "members_withdrawn"),
                )
                if re.search(rf"trong (?:tổng )?số[^,:;]*{words}", text)
            ),
            None,
        )
    )
    if (named := _OF_SO_MANY.search(text)) is not None:
        so_many = float(named.group(1).replace(".", ""))
        same = [
            t
            for n, t in memory.totals
            if t.value == so_many and figures.allows(t.indicator, code) and n >= memory.sentence - 3
        ]
        if same:
            return same[-1]
    planned = {n for n, t in memory.totals if t.kind != "plan" and figures.plan(t.indicator)}
    for number, total in reversed(memory.totals):
        if number < memory.sentence - 3 and wanted is None:
            return None
        if total.kind == "plan" and number in planned:
            continue
        fits = (
            figures.allows(total.indicator, code)
            and (q.percent or total.value >= q.value)
            and (total.indicator == "congress_delegates") == delegates
        )
        if fits and (wanted is None or total.indicator == wanted):
            return (
                max(
                    (
                        t
                        for n, t in memory.totals
                        if n == number and t.indicator == total.indicator and t.kind == total.kind
                    ),
                    key=lambda t: t.value,
                )
                if wanted
                else whole_of_both(q, total, number, code, memory)
            )
    return None if wanted else memory.total


_FEW = 0.02
"""A smaller share of all members no group of theirs has that is counted beside delegates."""


def _too_few_of_members(q: Quantity, memory: Memory) -> bool:
    """`350 đại biểu, đại diện cho 47.200 đảng viên; nữ 71 đồng chí`: of the delegates."""
    near = {t.indicator: t.value for n, t in memory.totals if n >= memory.sentence - 1}
    members, delegates = near.get("members_total"), near.get("congress_delegates")
    return bool(members and delegates) and not q.percent and q.value < min(delegates or 0, _FEW * (members or 0))


_WITH = re.compile(r"(?: đảng viên| đồng chí| người)?,? \(?(?:trong đó,? ?)?(?:có |gồm )?[^;.]*")


def _year_before(s: Sentence, q: Quantity, code: str, memory: Memory) -> Figure | None:
    """`…; riêng năm 2012 là 3.155, có 671 người dân tộc thiểu số`: a group of the year just counted."""
    year = memory.of_year
    if year is None or not figures.allows(year.indicator, code) or year.value < q.value:
        return None
    later = [f for f in memory.here if f.quantity.left > year.quantity.right]
    own = all(f.base is year.quantity for f in later)
    return year if own and _WITH.fullmatch(s.lower, year.quantity.right, q.left) else None


def whole_of_both(q: Quantity, total: Figure, number: int, code: str, memory: Memory) -> Figure:
    """`kết nạp 812 đảng viên, nâng tổng số lên 35 nghìn. Trong đó, nữ 367`: of those admitted, who can hold it."""
    last = memory.last
    if total.indicator != "members_total" or (last is not None and last.breakdown != "total"):
        return total if last is None or last.base is None else _same_whole(last, total, memory)
    here = [t for n, t in memory.totals if n == number and t.indicator == "members_admitted" and t.kind == "flow"]
    fits = [t for t in here if t.value >= q.value and figures.allows(t.indicator, code)]
    return fits[-1] if fits and number < memory.sentence else total


def _same_whole(last: Figure, total: Figure, memory: Memory) -> Figure:
    """The whole of the group named just before, where it is the other one of the two."""
    kin = [t for _, t in memory.totals if t.quantity is last.base and t.indicator == last.indicator]
    return kin[-1] if kin and total.indicator == "members_total" else total


def opens_an_item(s: Sentence, q: Quantity) -> bool:
    """`; số cấp ủy viên là 51 người`: a group that begins an item of the list, with its number."""
    group = next((e for e in s.scan.before(q.left) if "group" in e.readings), None)
    if group is None or not re.fullmatch(
        r"(?: các cấp)?(?: là| có| gồm| chỉ| chỉ có| chỉ là|:)? ?", s.lower[group.end : q.left]
    ):
        return False
    return bool(
        re.search(
            r"[,;.]\s*(?:trong (?:đó|số này),? ?)?(?:có )?(?:số )?(?:đảng viên mới (?:kết nạp )?)?$",
            s.lower[s.scan.start : group.start],
        )
    )


def names_another(s: Sentence, base: Figure, q: Quantity) -> bool:
    """`…; Đảng bộ tỉnh Lâm Đồng có 9.000 đảng viên nữ`: the item begins with an owner of its own."""
    apart = [p for p in s.scan.separators if base.quantity.right <= p < q.left and s.lower[p] == ";"]
    ahead = s.within((apart[-1], q.left)) if apart else []
    owner = next((i for i, e in enumerate(ahead) if {"scope", "place"} & e.readings.keys()), None)
    if owner is None or not _BARE.fullmatch(s.lower, apart[-1] + 1, ahead[owner].start):
        return False
    if ahead[owner].code("scope") not in {"province", "city"}:
        return ahead[owner].code("scope") in {None, "named", "lower"}
    following = ahead[owner + 1 : owner + 2]
    return bool(following) and "place" in following[0].readings and following[0].start - ahead[owner].end <= 1


_BARE = re.compile(r"\W*(?:còn |riêng |và |tại |ở )*")


def is_of_the_sector(s: Sentence, figure: Figure, memory: Memory) -> bool:
    """`71 tổ chức đảng trong doanh nghiệp (30 chi bộ cơ sở và 41 chi bộ trực thuộc)`: the kinds of those there are."""
    if not figure.indicator.startswith(("cells_", "committees_", "orgs_grassroots")):
        return False
    sector = [t for n, t in memory.totals if n == memory.sentence and t.indicator == "orgs_private_sector"]
    if not sector or sector[-1].value < figure.value:
        return False
    between = s.lower[sector[-1].quantity.right : figure.quantity.left]
    opened = s.bracket(figure.quantity) is not None or re.search(r"gồm|trong đó", between) is not None
    return opened and not re.search(r"[;)]", between)


_ROUNDING = 0.06
"""Percentages are printed with one or two decimals."""


def fits_plan(q: Quantity, base: Figure, memory: Memory) -> bool:
    """Whether a percentage is the count divided by a target that the text states, of the year or of every year."""
    near = [p.value for p in memory.plans if p.indicator == figures.plan(base.indicator)]
    near += [p.value for p in memory.yearly if p.indicator == base.indicator]
    return base.breakdown == "total" and any(p > 0 and abs(100 * base.value / p - q.value) < _ROUNDING for p in near)


_OF_ADMITTED = re.compile(
    r"[^,;:.\d]{0,12}\bsố (?:đảng viên|quần chúng|đồng chí)(?: mới)?(?: được| đã)?(?: mới)? kết nạp\b"
)


def _of_those_admitted(s: Sentence, q: Quantity) -> bool:
    """`chiếm 16,1% tổng số đảng viên được kết nạp`: of those admitted, not of all members."""
    return _OF_ADMITTED.match(s.lower, q.right, s.scan.end) is not None


_OF_ADMITTING = re.compile(r"[^,;.]{0,40}\b(?:kết nạp|phát triển đảng viên)\b")
_FOUNDED = re.compile(
    r"thành lập (?:mới )?(?:được )?(?:thêm )?(?:mới )?[\d.]+ (?:chi bộ|tổ chức|đảng bộ)[^;.]*?(?:,| và) ?$"
)


def of_another_whole(s: Sentence, q: Quantity) -> str | None:
    """Why a percentage is of something else than members or a target of admissions."""
    if _of_those_founded(s, q):
        return "percent_of_other"
    return "share_of_group" if _of_those_admitted(s, q) else None


def _of_those_founded(s: Sentence, q: Quantity) -> bool:
    """`kết nạp 1.860 đảng viên, thành lập 22 chi bộ thôn, đạt 220% mục tiêu`: of the cells, not of those admitted."""
    reached = re.search(r"(?:đạt|bằng)(?: tỷ lệ| trên| hơn| gần)* $", s.lower[s.scan.start : q.left])
    previous = s.previous(q)
    lead = s.lower[s.scan.start : s.scan.start + reached.start()] if reached else ""
    named = _OF_ADMITTING.match(s.lower, q.right, s.scan.end) is not None
    return previous is not None and not previous.percent and not named and _FOUNDED.search(lead) is not None


_IN_SO_MANY = re.compile(r"(?:^|[,.;:(]\s*)trong(?: tổng)?(?: số)? $")
_NEW_AND_AMONG = re.compile(
    r"(?: (?:mới )?(?:được )?kết nạp(?: mới)?)?"
    r"(?: (?:của|ở|trong) (?:toàn )?(?:tỉnh|thành phố|đảng bộ)\b[^,;.\d]{0,20})?"
    r"(?: (?:trong |của )?(?:năm(?: (?:19|20)\d\d)?|quý [ivx]{1,3}(?:/\d{4})?|tháng \d{1,2}(?:/\d{4})?"
    r"|[^\W_]{1,4} tháng(?: đầu)?(?: năm)?(?: (?:19|20)\d\d)?))?"
    r",? (?:thì )?(?:đã )?có (?:trên |hơn |gần )?[\d.]+ "
)


def is_among(s: Sentence, base: Figure, q: Quantity) -> bool:
    """`trong 918 đảng viên mới của tỉnh có 174 công nhân`: what follows is among those counted."""
    noun = s.noun(base.quantity)
    lead = s.lower[s.scan.start : base.quantity.left]
    opens = _IN_SO_MANY.search(lead) is not None and ";" not in s.lower[base.quantity.right : q.left]
    here = s.scan.start <= base.quantity.left and base.quantity.right <= q.left
    return here and opens and noun is not None and _NEW_AND_AMONG.match(s.lower, noun.end, s.scan.end) is not None


_A_PART = re.compile(
    r"trong đó(?:,| có| là|:)* $"
    r"|trong (?:tổng )?số (?:này|đó|ấy|họ),? (?:đã |thì )?(?:có |là )?(?:trên |hơn |gần )?$"
    r"|trong (?:tổng )?số (?:[\d.]+ )?(?:các |những )?(?:đảng viên|quần chúng|đồng chí|người)"
    r"(?: [^\W\d_]+){0,3}? (?:mới|kết nạp|phát triển"
    r"|bị|xin|xóa tên|chuyển)\b[^;:.()]{0,60},? (?:có |là )(?:trên |hơn |gần )?$"
)


_OVER_YEARS = re.compile(
    r"\btổng(?: số| cộng)?,? (?:trong |của )?(?:cả |các |qua )?(?:\d{1,2}|hai|ba|bốn|năm|mười|cả|các)? ?"
    r"(?:năm|nhiệm kỳ|giai đoạn)(?! (?:19|20)\d\d)[^,;.\d]{0,20} (?:là|có|đạt) (?:trên |hơn |gần )?$"
)


def is_no_stock(lead: str, *, grouped: bool) -> bool:
    """`Mỗi năm kết nạp 2.012 đảng viên; tổng số 5 năm là 10.060`; of a group, `Trong số đảng viên mới kết nạp, có 612`.

    Those were admitted in so many years, or are of those just named: not so many there are.
    """
    return _OVER_YEARS.search(lead) is not None or (grouped and _A_PART.search(lead) is not None)


_IS = re.compile(r"(?: là| có| gồm|:)? (?:trên |hơn |gần |khoảng )?")


def group_right_before(s: Sentence, q: Quantity, noun: Element | None) -> list[str]:
    """`kết nạp đảng viên nữ 811 đồng chí`: so many of the group named right before the number, not of all."""
    if q.percent or (noun is not None and noun.code("noun") != "person"):
        return []
    before = next((e for e in s.scan.before(q.left) if "group" in e.readings), None)
    if before is None or not _IS.fullmatch(s.lower, before.end, q.start):
        return []
    return [before.readings["group"]]


def counted_among(s: Sentence, q: Quantity, code: str, memory: Memory) -> figures.Row | None:
    """`nửa đầu năm, trong 918 đảng viên mới của tỉnh có 174 công nhân`: so many were admitted, unless told before."""
    noun = s.noun(q)
    if code != "new_member" or noun is None or not _IN_SO_MANY.search(s.lower[s.scan.start : q.left]):
        return None
    told = any(t.value == q.value for _, t in memory.totals)
    among = _NEW_AND_AMONG.match(s.lower, noun.end, s.scan.end)
    return figures.of("members_admitted") if among and not told else None


_ALL_MEMBERS = re.compile(
    r"tổng số đảng viên(?: của| trong| ở)?"
    r"(?: (?:toàn |cả |đảng bộ )?(?:tỉnh|đảng bộ|thành phố|nước|đảng)(?: tỉnh| thành phố)?)?"
    r"(?: hiện)?(?: nay)? (?:có|là|đạt) $"
    r"|(?:nâng|đưa) tổng số đảng viên(?! (?:mới |được )*kết nạp)(?: [^,;.()\d]{1,40})? $"
)


_MEMBERS_AT = re.compile(
    r"(?:^|[,;:.\-+] ?|về |là )(?:tổng )?số (?:lượng )?đảng viên\b"
    r"([^,;:.()]{0,60}) (?:là|đạt) (?:trên |hơn |gần |khoảng )?$"
)
_OF_THE_WHOLE = re.compile(
    r"(?: (?:của|ở|toàn|trong|tại|vào|đến|tính đến|có đến|hiện nay|hiện|cuối|giữa|đầu|hết|thời điểm|ngày"
    r"|cả|đảng bộ|tỉnh|thành phố|đảng|nước|quý|tháng))*"
)


def counts_all_members(s: Sentence, q: Quantity) -> bool:
    """`Tổng số đảng viên …`, `Số đảng viên của tỉnh đến giữa tháng 12 là …`: only a day and the whole between."""
    lead = s.lower[s.scan.start : q.left]
    if _ALL_MEMBERS.search(lead):
        return True
    said = _MEMBERS_AT.search(lead)
    if said is None:
        return False
    low, high = s.scan.start + said.start(1), s.scan.start + said.end(1)
    words = s.lower[low:high]
    for time in reversed([t for t in s.scan.times if low <= t.start and t.end <= high]):
        words = words[: time.start - low].rstrip() + words[time.end - low :]
    return _OF_THE_WHOLE.fullmatch(words.rstrip()) is not None


def is_beside_another(s: Sentence, q: Quantity, base: Figure) -> bool:
    """`kết nạp 1.512 đảng viên. … Đảng bộ Công an tỉnh 33 đảng viên (bằng 110% chỉ tiêu)`: of the 33, not of those."""
    opening = s.bracket(q)
    if opening is None or base.quantity.left >= s.scan.start:
        return False
    counted = next((o for o in reversed(s.scan.quantities) if o.right <= opening), None)
    return (
        counted is not None and not counted.percent and _ITS_NOUN.fullmatch(s.lower, counted.right, opening) is not None
    )


_ITS_NOUN = re.compile(r"(?: [^\W\d]+){0,4} ?")


def as_estimated(s: Sentence, q: Quantity, base: Figure) -> Quantity:
    """`Ước cả năm kết nạp 1.450 đảng viên, bằng 104% kế hoạch`: the share of an estimate is one."""
    estimated = _ESTIMATED.search(s.lower[s.scan.start : max(s.scan.start, base.quantity.left)])
    return replace(q, qualifier="approx") if estimated and q.qualifier == "exact" else q


_ESTIMATED = re.compile(r"(?:^|[,;:.] ?)\W*ước (?:tính )?(?:cả năm|đến cuối năm|đến hết năm|năm|thực hiện)[^,;.]*$")
