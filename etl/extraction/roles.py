"""Which words of a sentence belong to a quantity: its noun, its verb, its kind, the marks around it.

Pure questions about one scanned sentence; what the answers make of the quantity is decided in `attach.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from etl.extraction import figures
from etl.extraction.lexicon import Element
from etl.extraction.numbers import Quantity
from etl.extraction.scan import Scan

_ITS_SHARE = re.compile(r" ?\((?:= ?|đạt |chiếm )?[\d.,]+ ?%\)(?= )")
_IN_A_ROW = re.compile("năm (?:liền|liên t)")
_NOUN_GAP = 8
"""Unknown words that may stand between a verb and its quantity."""
_BETWEEN_NOUN = frozenset({"lượt", "số", "tập", "thể", "tổng", "các"})
_ACTIVE_FRONT = re.compile(
    r"^(?:bị|được|đã bị|đã được|chịu|có|cho|xin|xóa|mới|ra|vào|khai|phải|miễn|vinh dự|đứng|đến mức|đi|học|tham gia|dự)"
)


_RECEIVES = re.compile(r"(?:đón |vinh dự )*nhận (?:được )?huy hiệu")
_CHOSEN = re.compile(r"\b(?:chọn|lựa chọn|chỉ đạo)\b")
"""`3 đảng bộ được chọn làm đại hội điểm` have not held it."""
_TAKES_UP = re.compile(r"; (?:và )?đối với $")
"""`kiểm tra đối với 126 tổ chức đảng, kết luận 71 …; đối với 611 đảng viên`: the first verb goes on."""
_COMPARED_ALREADY = re.compile(
    r" (?:khoảng |hơn |gần )?[\d.,]+ ?% (?:so với |so )(?:cùng kỳ|năm)(?: (?:năm )?(?:trước|ngoái|\d{4}))? và "
    r"(?:trên |hơn |gần )?"
)
"""`40 tổ chức đảng, tăng 12% so với cùng kỳ và 88 đảng viên`: what is counted goes on behind the comparison."""
_COMPARED_AND = re.compile(r"so với cùng kỳ(?: năm (?:trước|ngoái|\d{4}))? và (?:trên |hơn |gần )?$")
_TARGET_BEFORE = re.compile(r"(?:chỉ tiêu|kế hoạch|nghị quyết)(?: năm| cả năm| đề ra| giao)*(?: là)? $")
"""`vượt 17% so với chỉ tiêu là 1.100`, `thấp hơn chỉ tiêu 2.500`: the target itself, not the difference."""


_BELONGING = re.compile(
    r" (?:đang )?(?:sinh hoạt (?:tại|ở|trong)|thuộc|của|trong|ở) (?:các )?"
    r"(?:tổ chức đảng|chi bộ|(?:toàn )?đảng bộ (?:tỉnh|thành phố)|toàn tỉnh|toàn thành phố|toàn đảng bộ|tỉnh)\b"
    r"[^,;.():\d]{0,60}(?= (?:đã )?bị (?:thi hành |xử lý )?kỷ luật)"
)
"""`272 đảng viên sinh hoạt tại các tổ chức đảng của tỉnh bị kỷ luật`: those words only say where they belong."""


Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def _once(
    question: Callable[Concatenate[Sentence, Asked], Answer],
) -> Callable[Concatenate[Sentence, Asked], Answer]:
    """Keeps the answer: the marks of a sentence do not change, and every rule asks the same of a quantity again."""

    @wraps(question)
    def answer(sentence: Sentence, /, *asked: Asked.args, **named: Asked.kwargs) -> Answer:
        key = (question, *asked, *named.values())
        answers = sentence.answers
        if key not in answers:
            answers[key] = question(sentence, *asked, **named)
        found: Answer = answers[key]
        return found

    return answer


_BY_THE_COMMITTEE = re.compile(r"[^,;.:()\d]{0,30} được (?:ban thường vụ )?(?:tỉnh|thành) ủy (?:quyết định |xét )?")
"""`386 đảng viên được Tỉnh ủy quyết định trao tặng Huy hiệu Đảng`."""


@dataclass(frozen=True)
class Sentence:
    """A scanned sentence with its text, and the questions asked about its quantities."""

    scan: Scan
    lower: str
    text: str
    """The same in its own letters: names are told by their capitals."""

    @cached_property
    def answers(self) -> dict[tuple[object, ...], Any]:
        """What has been asked of this sentence, and the answers."""
        return {}

    @cached_property
    def boundaries(self) -> list[int]:
        """Where one item of an enumeration ends and the next begins."""
        words = zip(self.scan.words.texts, self.scan.words.starts, strict=True)
        joins = [start for text, start in words if text in {"và", "còn"} and not self._inside(start)]
        including = [e.start for e in self.scan.elements if e.code("mark") in {"including", "exclude"}]
        return sorted(
            [*(s for s in self.scan.separators if self.lower[s] != '"' and not self._introduces(s)), *joins, *including]
        )

    def _introduces(self, place: int) -> bool:
        """`khiển trách: 31`: the colon between a kind and its number divides nothing."""
        following = next((q for q in self.scan.quantities if q.left >= place), None)
        return self.lower[place] == ":" and following is not None and not self.lower[place + 1 : following.left].strip()

    def _inside(self, place: int) -> bool:
        spans = [(e.start, e.end) for e in self.scan.elements]
        spans += [(t.start, t.end) for t in self.scan.times] + [(k.start, k.end) for k in self.scan.skips]
        return any(start <= place < end for start, end in spans) or any(
            q.left <= place < q.right for q in self.scan.quantities
        )

    @_once
    def segment(self, q: Quantity) -> tuple[int, int]:
        """The item of the enumeration that a quantity stands in."""
        index = bisect_left(self.boundaries, q.left)
        low = self.boundaries[index - 1] if index else self.scan.start
        high = next((b for b in self.boundaries[index:] if b >= q.right), self.scan.end)
        others = [o for o in self.scan.quantities if o is not q]
        low = max([low, *(o.right for o in others if low <= o.right <= q.left)])
        high = min([high, *(o.left for o in others if q.right <= o.left <= high)])
        return low, high

    @_once
    def within(self, span: tuple[int, int]) -> list[Element]:
        """The elements inside a stretch."""
        return [e for e in self.scan.elements if span[0] <= e.start and e.end <= span[1]]

    @_once
    def noun(self, q: Quantity) -> Element | None:
        """The noun right after a quantity: what it counts."""
        share = _ITS_SHARE.match(self.lower, q.right)  # `159/1447 (= 11%) tổ chức cơ sở đảng`
        right = share.end() if share else q.right
        following = next(self.scan.after(right), None)
        if following is not None and "times" in (following.code("mark") or ""):
            following = next(self.scan.after(following.end), None)
        if following is None or "noun" not in following.readings:
            return None
        if re.fullmatch(r"\) ?(?:số )?", self.lower[q.right : following.start]):
            return following if self._is_alone_in_bracket(q) else None  # `100% (14/14) đảng bộ trực thuộc`
        between = self.scan.words.between(right, following.start)
        # `712/845 số tổ chức cơ sở đảng`: behind a ratio the whole may be called a number.
        allowed = _BETWEEN_NOUN if q.percent else {"lượt", "tập", "thể"} | ({"số"} if q.total is not None else set())
        return following if all(w in allowed for w in between) else None

    def _is_alone_in_bracket(self, q: Quantity) -> bool:
        opening = self.bracket(q)
        ahead = self.lower[self.scan.start : opening].rstrip() if opening is not None else ""
        return ahead.endswith("%") and opening is not None and not self.lower[opening + 1 : q.left].strip()

    @_once
    def is_times(self, q: Quantity) -> bool:
        """Whether the count is of occurrences (`lượt`)."""
        return bool(re.match(r" lượt\b", self.lower[q.right : q.right + 6])) or bool(
            re.search(r"lượt $", self.lower[max(0, q.left - 5) : q.left])
        )

    def heads(self) -> set[int]:
        """Starts of the nouns that quantities of this sentence count: such a word is no verb."""
        return {n.start for q in self.scan.quantities if (n := self.noun(q)) is not None}

    @cached_property
    def counted(self) -> set[int]:
        """The same, computed once."""
        return self.heads()

    @_once
    def verb_before(self, q: Quantity, *, standing: bool = True) -> Element | None:
        """The nearest verb to the left that reaches the quantity."""
        if _TAKES_UP.search(self.lower, max(self.scan.start, q.left - 16), q.left):
            return next((e for e in self.scan.before(q.left) if self._has_an_object(e)), None) or self._near(
                q, standing
            )
        return self._near(q, standing)

    def _has_an_object(self, element: Element) -> bool:
        return element.code("predicate") is not None and self.lower.endswith("đối với", element.start, element.end)

    @_once
    def _near(self, q: Quantity, standing: bool) -> Element | None:
        for element in self.scan.before(q.left):
            code = element.code("predicate")
            if code is None or element.start in self.counted or (code == "stand" and not standing):
                continue
            if self._is_aside(element, q) or (code == "inspect_supervise" and self._is_duty(element)):
                continue
            opening = self.bracket(q)
            if code != "stand" and opening is not None and element.end <= opening:
                return None
            return element if self._gap(element.end, q.left) <= _NOUN_GAP else None
        return None

    @cached_property
    def brackets(self) -> list[tuple[int, int]]:
        """The bracketed stretches of the sentence, innermost first."""
        opened: list[int] = []
        found = []
        for place in self.scan.separators:
            if self.lower[place] == "(":
                opened.append(place)
            elif self.lower[place] == ")" and opened:
                found.append((opened.pop(), place))
        return found

    def counts_aside(self, after: int, place: int) -> bool:
        """`1.512 tổ chức đảng (có dấu hiệu vi phạm 11)`: a place in brackets that count some of them."""
        inside = [(low, high) for low, high in self.brackets if after <= low < place < high]
        return any(low < o.left < high for low, high in inside for o in self.scan.quantities)

    def _is_aside(self, element: Element, q: Quantity) -> bool:
        """Whether a word stands in brackets closed before the quantity, or says what a percentage is of."""
        if any(low < element.start and element.end <= high <= q.left for low, high in self.brackets):
            return True
        share = next((o for o in reversed(self.scan.quantities) if o.right <= element.start), None)
        return element.code("mark") == "of_members" and share is not None and share.percent

    def _is_duty(self, element: Element) -> bool:
        """`về thực hiện nhiệm vụ kiểm tra, giám sát` behind a count: what was inspected, no verb."""
        lead = self.lower[max(self.scan.start, element.start - 26) : element.start]
        counted = any(o.right <= element.start for o in self.scan.quantities)
        return counted and bool(re.search(r"(?:thực hiện|về|trong) (?:nhiệm vụ |công tác )+$", lead))

    def _gap(self, start: int, end: int) -> int:
        """Unknown words between two places, without those in brackets closed between them."""
        inside = [(low, high) for low, high in self.brackets if start <= low and high <= end]
        return self.scan.gap(start, end) - sum(self.scan.gap(low, high) for low, high in inside)

    @_once
    def verb_after(self, q: Quantity, noun: Element | None) -> Element | None:
        """A verb right after the noun that says what was done to it: `N đảng viên bị kỷ luật`, `… xin ra khỏi Đảng`."""
        place = noun.end if noun else q.right
        stop = self._reach(q)
        if (belonging := _BELONGING.match(self.lower, place, stop)) is not None:
            place = belonging.end()
        for element in self.scan.after(place):
            if element.start >= stop:
                return None
            code = element.code("predicate")
            if code in {None, "stand", "attend"} and not (
                code == "attend" and self.lower[element.start : element.end].startswith("được")
            ):
                if stop > self.segment(q)[1]:
                    continue
                if "noun" in element.readings and element.code("predicate") is None and "group" not in element.readings:
                    return None
                continue
            if code == "hold_congress":
                return None if _CHOSEN.search(self.lower, place, element.start) else element
            passive = re.search(
                r"(?:^|\s)(?:bị|được|đã được|đã bị|mới được|xin|mới|được xét|được xem xét)\s*$",
                self.lower[place : element.start],
            )
            between = [e for e in self.within((place, element.start)) if "body" in e.readings]
            if between and re.search(r"(?:^|\s)(?:bị|được|do)\s*$", self.lower[place : between[0].start]):
                passive = re.match(r"\s*(?:đã\s*)?$", self.lower[between[-1].end : element.start])
            fronted = _ACTIVE_FRONT.match(self.lower[element.start : element.end]) or (
                code == "award" and _RECEIVES.match(self.lower, element.start)
            )
            if code == "award" and _BY_THE_COMMITTEE.fullmatch(self.lower, place, element.start):
                return element
            near = self.scan.gap(place, element.start) <= 2 and not self._is_denied(place, element, between)  # noqa: PLR2004
            return element if near and (passive or fronted) else None
        return None

    def _is_denied(self, place: int, verb: Element, bodies: list[Element]) -> bool:
        """`… phải kéo dài hoặc không được công nhận`, `6.388 đồng chí do mới kết nạp`: not done, or only a reason."""
        between = self.lower[place : verb.start]
        denied = re.search(r"\b(?:không|chưa)(?: được| bị)?\s*$", between)
        return denied is not None or (not bodies and re.search(r"\b(?:do|vì|nhờ)\b", between) is not None)

    @_once
    def _reach(self, q: Quantity) -> int:
        """How far right a verb may stand: the item, or past items joined by `và` where a congress was held by all."""
        stop = self.segment(q)[1]
        noun = self.noun(q)
        if noun is not None and noun.start >= stop:  # `100% (14/14) đảng bộ …`: the noun stands behind the bracket
            stop = min([p for p in self.scan.separators if p >= noun.end and self.lower[p] in ",;.)"] + [self.scan.end])
        end = min([p for p in self.scan.separators if p >= q.right and self.lower[p] in ",;.)"] + [self.scan.end])
        held = any(e.code("predicate") == "hold_congress" for e in self.within((q.right, end)))
        return end if held else stop

    @_once
    def labels(self, q: Quantity, kind: str) -> list[Element]:
        """The elements of a kind (`grade`, `form`, `group`) in the quantity's item, the one behind it first."""
        low, high = self.segment(q)
        found = [e for e in self.within((low, high)) if kind in e.readings]
        behind = [e for e in found if e.start >= q.right]
        ahead = [e for e in found if e.end <= q.left]
        return behind + ahead[::-1]

    @_once
    def marks(self, span: tuple[int, int]) -> list[str]:
        """The codes of the small words inside a stretch."""
        return [code for e in self.within(span) if (code := e.code("mark")) is not None]

    @_once
    def previous(self, q: Quantity) -> Quantity | None:
        """The quantity before this one."""
        earlier = [o for o in self.scan.quantities if o.right <= q.left]
        return earlier[-1] if earlier else None

    @_once
    def following(self, q: Quantity) -> Quantity | None:
        """The quantity after this one."""
        later = [o for o in self.scan.quantities if o.left >= q.right]
        return later[0] if later else None

    def bracket(self, q: Quantity) -> int | None:
        """Where the bracket that holds the quantity opens."""
        return self.bracket_at(q.left)

    @_once
    def bracket_at(self, where: int) -> int | None:
        """Where the bracket that holds a place opens."""
        depth = 0
        for place in reversed([s for s in self.scan.separators if s < where]):
            if self.lower[place] == ")":
                depth += 1
            elif self.lower[place] == "(":
                if depth == 0:
                    return place
                depth -= 1
        return None

    def is_change(self, q: Quantity) -> bool:
        """`tăng 106`, `(giảm 12 … và 3 … so với cùng kỳ)`: a change, not a level."""
        opening = self.bracket(q)
        first = next(iter(self.scan.after(opening)), None) if opening is not None else None
        if first is not None and first.code("mark") == "change" and self.scan.gap(opening or 0, first.start) == 0:
            return ";" not in self.lower[first.end : q.left] and "trong đó" not in self.lower[first.end : q.left]
        start = max((s + 1 for s in self.scan.separators if s < q.left), default=self.scan.start)
        if not q.percent and _TARGET_BEFORE.search(self.lower[start : q.left]):
            return False
        for element in self.scan.before(q.left):
            if element.start < start:
                break
            if element.code("mark") == "exceed" and not q.percent and element.end < q.left:
                return self.scan.gap(element.end, q.left) == 0
            if element.code("mark") == "change":
                return self._changes(q, element)
            raised = element.code("mark") == "up_to" and self.lower[element.start : element.end].startswith(
                ("lên", "thành")
            )
            if raised or ("predicate" in element.readings and element.start not in self.counted):
                break
        return False

    def _changes(self, q: Quantity, change: Element) -> bool:
        """Whether a word such as `tăng`, `thêm` says by how much; `kết nạp thêm 120` is a level."""
        text, lead = self.lower[change.start : change.end], self.lower[: change.start]
        if "%" in self.lower[change.end : q.left] and _COMPARED_ALREADY.fullmatch(self.lower, change.end, q.start):
            counted = "đảng viên" if lead.rstrip(" ,").endswith("đảng viên") else "tổ chức"
            return self.lower.startswith(counted, q.right + 1)
        if re.fullmatch(
            r" (?:lên|xuống|còn)(?: đến| tới| thành| còn)? (?:trên |hơn |gần )?", self.lower[change.end : q.start]
        ):
            return False  # `tăng lên 38.872`: where it came to
        if text in {"tăng lên", "giảm xuống", "giảm còn"} and self.scan.gap(change.end, q.left) == 0:
            return False  # `tăng lên 38.872 đảng viên`
        acted = known_verb(self.verb_after(q, self.noun(q))) is not None
        if acted and _COMPARED_AND.search(self.lower, change.end, q.left):
            return False
        added = re.search(r"(?:có|được|mới|kết nạp|thành lập|phát triển) $", lead[-12:])
        if text == "thêm" and (acted or added):
            return False
        return self.scan.gap(change.end, q.left) <= 2 and not self._is_end_of_change(q, change)  # noqa: PLR2004

    def _is_end_of_change(self, q: Quantity, change: Element) -> bool:
        """`tăng từ 87,9% năm 2020 lên 91,4% năm 2022`: both ends are levels where each has its own year."""
        lead = self.lower[change.end : q.left].split()
        from_or_to = lead[:1] == ["từ"] or lead[-1:] in (["lên"], ["xuống"], ["còn"])
        return from_or_to and any(
            t.meaning == "year" and not self.lower[q.right : t.start].strip()
            for t in self.scan.times
            if t.start >= q.right
        )

    def is_in_a_row(self, q: Quantity) -> bool:
        """`27 tổ chức … 5 năm liền`: several years at once are no year's figure."""
        stop = min([s for s in self.scan.separators if s >= q.right and self.lower[s] in ";."] + [self.scan.end])
        following = self.following(q)
        stop = min(stop, following.left) if following else stop
        return any(_IN_A_ROW.search(self.lower, s.start, s.end) for s in self.scan.skips if q.right <= s.start < stop)

    def bodies_before(self, place: int) -> Iterator[Element]:
        """The bodies named before a place, the nearest first; not one that is counted or stands in closed brackets."""
        return (
            e
            for e in self.scan.before(place)
            if "body" in e.readings
            and e.start not in self.counted
            and not any(low < e.start and e.end <= high <= place for low, high in self.brackets)
        )


def known_verb(element: Element | None) -> str | None:
    """The verb's code where some indicator knows it."""
    code = element.code("predicate") if element else None
    return code if code in figures.predicates() else None
