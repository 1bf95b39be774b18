"""Walks a document sentence by sentence and gives each quantity its period and area.

The parts know one sentence each; this module keeps what is carried from one to the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from etl.documents import Document
from etl.extraction import figures, timeline, units
from etl.extraction.announced import of_the_opening, reviewed_further_on
from etl.extraction.areas import Mark
from etl.extraction.asides import is_told_aside
from etl.extraction.attach import attach
from etl.extraction.bodies import body_in_heading
from etl.extraction.dating import clock_of
from etl.extraction.days import Clock
from etl.extraction.english import in_vietnamese, is_english
from etl.extraction.fitting import as_target, fit, is_beside_half_a_term, is_rating, rated_year
from etl.extraction.gate import may_hold_figures
from etl.extraction.governed import ASSESSING, RAISED, governing_of, is_undated, raised_to
from etl.extraction.levels import is_of_the_private_sector
from etl.extraction.matters import is_told_of_one
from etl.extraction.model import Figure, Memory, Refusal
from etl.extraction.normalise import Normal, normalise
from etl.extraction.one_by_one import of_each_year
from etl.extraction.party_terms import of_the_party
from etl.extraction.party_work import work_told_of
from etl.extraction.ratings import rated_in_heading
from etl.extraction.roles import Sentence as Read
from etl.extraction.scan import Scan, scan
from etl.extraction.sentences import Sentence, sentences
from etl.extraction.sofar import within
from etl.extraction.stated import Stated, stated
from etl.extraction.timeline import Governing, State, is_to_come
from etl.extraction.whose import Setting, is_of_a_town, setting, whose


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure with its sentence, period and area; `fate` is `taken` or why it is not.

    `province` is the catalogue's name (or `vn`), to be turned into an id by the day it is judged at.
    """

    figure: Figure
    sentence: Sentence
    governing: Governing | None
    province: str | None
    area_stated: bool
    fate: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that was read of a document: figures placed, numbers refused, the scans behind them."""

    normal: Normal
    sentences: Sequence[Sentence]
    scans: Sequence[Scan]
    placed: Sequence[Placed]
    refused: Sequence[tuple[Refusal, Sentence]]
    clock: Clock
    read: bool = True


def read_document(document: Document, *, everything: bool = False) -> Outcome | None:
    """The outcome for a document; None where the gate sees at once that it holds no figure.

    `everything`: read on regardless, for an account of every number.
    """
    if not everything and not may_hold_figures(document.text, document.title or ""):
        return None
    normal = normalise(document.text)
    english = is_english(normal.lower, document.title or "")
    if not everything and not english and "đảng" not in normal.lower:
        return None  # odd spaces or a foreign letter made the gate look twice: now that they are gone, nothing is there
    normal = in_vietnamese(normal, english=english)
    parts = sentences(normal)
    scans = [scan(normal, s.start, s.end) for s in parts]
    named = [units.marks(normal, read) for read in scans]
    clock = clock_of(document, normal, parts, scans)
    title = _title(document, english=english)
    where = setting(document, normal, parts, scans, named, title, clock.published)
    return _walk(normal, parts, scans, named, clock, where, title)


_PLAN_HEADING = re.compile(
    r"\W*(?:(?:[ivx]+|\d+|[a-d])\W+)?(?:về |một số |các )*(?:chỉ tiêu|mục tiêu|phương hướng|nhiệm vụ (?:trọng tâm |chủ yếu )?(?:năm|nhiệm kỳ|thời gian|6 tháng)|năm \d{4}:? (?:phấn đấu|tập trung))"  # noqa: E501
)


_ITEM = re.compile(r"[-+•]\s")
"""An item of a list goes on with what the line before it speaks of."""


@dataclass(slots=True)
class _Course:
    """What changes while a document is walked."""

    state: State
    memory: Memory = field(default_factory=Memory)
    paragraph: int = -1
    carried: list[Mark] = field(default_factory=list)
    listing: bool = False
    """Inside a list; each item begins with the body spoken of before the list."""
    lists: dict[str, str | None] = field(default_factory=dict)
    """The marks of the lists that are open, the outer first, with the body spoken of before each."""
    plan: bool = False
    """Under a heading such as "Chỉ tiêu, nhiệm vụ năm …"."""
    planned: Governing | None = None
    """The period that such a heading names."""
    placed: dict[int, Placed] = field(default_factory=dict)
    """Figures by their quantity, for the parts that follow them."""
    begun: bool = False
    """Whether the first sentence of the body with a number was reached."""
    rated: tuple[int, Governing] | None = None
    """The year that ratings were last said to be of, and the paragraph that said it."""


def _walk(
    normal: Normal,
    parts: Sequence[Sentence],
    scans: Sequence[Scan],
    named: Sequence[list[Mark]],
    clock: Clock,
    where: Setting,
    title: tuple[Normal, Scan] | None,
) -> Outcome:
    course = _Course(_title_state(title, clock))
    if course.state.flow is None:
        course.state = replace(course.state, flow=of_the_opening(normal.lower, parts, scans, clock))
    head = title[0].lower if title else ""
    course.memory.one_matter = is_told_of_one(head, normal.lower, parts)
    course.memory.work = work_told_of(head, normal.lower, parts)
    course.memory.sector = is_of_the_private_sector(head, normal.lower, parts)
    placed: list[Placed] = []
    refused: list[tuple[Refusal, Sentence]] = []
    for part, read, found in zip(parts, scans, named, strict=True):
        if part.paragraph != course.paragraph:
            course.paragraph = part.paragraph
            item = _ITEM.match(normal.text, part.start)
            _begin_item(course, item.group().strip() if item else "")
            if not course.listing:
                course.state = course.state.next_paragraph()
                course.memory.next_paragraph()
                course.carried = _still_spoken_of(course.carried, where)
        if part.role in {"repeat", "elsewhere"}:
            fate = "caption" if part.role == "repeat" else "other_article"
            refused += [(Refusal(q, fate), part) for q in read.quantities]
            continue
        if part.role == "body" and read.quantities and not course.begun:
            course.begun = True
            if course.state.flow is None:
                course.state = replace(course.state, flow=reviewed_further_on(normal.lower, parts, scans, clock))
        for outcome in _sentence(normal, part, read, found, clock, where, course):
            if isinstance(outcome, Placed):
                placed.append(outcome)
            else:
                refused.append((outcome, part))
    return Outcome(normal, parts, scans, placed, refused, clock)


def _still_spoken_of(carried: Sequence[Mark], where: Setting) -> list[Mark]:
    """In a report of several provinces a paragraph that names none goes on with the last one named."""
    several = where.province is None and where.level in {"province", None}
    named = [m for m in carried if m.province and m.subject and m.level in {"province", "city"}]
    return named[-1:] if several else []


def _begin_item(course: _Course, mark: str) -> None:
    """Each item of a list goes on from what stood before its list, not from the item before it."""
    if mark and mark not in course.lists:
        course.lists[mark] = course.memory.body
    elif mark:
        course.memory.body = course.lists[mark]
        inner = list(course.lists)[list(course.lists).index(mark) + 1 :]
        course.lists = {m: b for m, b in course.lists.items() if m not in inner}
    else:
        course.lists = {}
    course.listing = bool(mark)


def _sentence(
    normal: Normal,
    part: Sentence,
    read: Scan,
    found: Sequence[Mark],
    clock: Clock,
    where: Setting,
    course: _Course,
) -> Iterator[Placed | Refusal]:
    """The outcomes of one sentence; moves the course on."""
    sentence = Read(read, normal.lower, normal.text)
    times = within(stated(read, normal.lower, clock), course.state.flow)
    if _is_title_of_part(normal, part, read):
        columns = "|" in normal.text[part.start : part.end]  # a table of aims has what was reached as well
        course.plan = not columns and _PLAN_HEADING.match(normal.lower, part.start, part.end) is not None
        course.planned = timeline.plan_period(times, part.end, part.end, None) if course.plan else None
        named = body_in_heading(sentence), rated_in_heading(sentence)
        if part.paragraph > 0 and (part.role == "heading" or any(named)):
            course.memory.under(*named)
    outcomes, of_years = of_each_year(sentence, attach(sentence, course.memory))
    assessed = bool(outcomes) and ASSESSING.search(normal.lower, part.start, part.end) is not None
    raised = bool(outcomes) and not times and RAISED.match(normal.lower, part.start) is not None
    placed_here: list[Placed] = []
    for outcome in outcomes:
        aimed = _under_plan(outcome, course)
        if isinstance(aimed, Refusal):
            yield aimed
            continue
        state = replace(course.state, flow=course.planned) if aimed.kind == "plan" and course.planned else course.state
        until_next = _until_next(read, aimed, normal.lower)
        item = sentence.segment(aimed.quantity)
        governing = of_years.get(id(aimed.quantity)) or governing_of(
            aimed,
            state,
            times,
            until_next,
            item,
            clock,
            normal.lower,
            assessed=assessed,
            raised=raised,
            headed=course.plan,
        )
        admitted = [p.governing for p in placed_here if p.figure.indicator == "members_admitted"]
        governing = raised_to(aimed, governing, admitted, times, normal.lower, clock)
        if not times and course.rated is not None and course.rated[0] == part.paragraph and is_rating(aimed):
            governing = course.rated[1]
        if is_undated(read, aimed, clock, normal.lower):
            governing = None
        aimed = as_target(aimed, governing, clock)
        if isinstance(aimed, Refusal):
            yield aimed
            continue
        whole = course.placed.get(id(aimed.base)) if aimed.base is not None else None
        placed = (
            _as_whole(aimed, part, whole)
            if whole is not None and not _has_a_unit_of_its_own(aimed, sentence, found)
            else _placed(aimed, part, sentence, governing, found, course.carried, where, clock)
        )
        course.placed[id(aimed.quantity)] = placed
        placed_here.append(placed)
        yield placed
    if times:
        years = [p.governing for p in placed_here if p.governing is not None and is_rating(p.figure)]
        course.rated = (part.paragraph, years[-1]) if years else None
    resort = next((p.governing for p in placed_here if _is_resort(p, course)), None)
    fates = [(p.figure, p.fate) for p in placed_here]
    aside = bool(times) and is_told_aside(normal, part, outcomes, fates, times, course.state, clock.published)
    told = [] if aside else times
    _move_on(part, read, course, [t for t in told if not is_to_come(t, read, normal.lower, clock)], outcomes)
    if resort is not None and course.state.flow is None:
        course.state = replace(course.state, flow=replace(resort, where="paragraph"))
    course.carried = [*course.carried, *units.spoken_of(normal, part, found)][-_CARRIED:]


def _is_resort(placed: Placed, course: _Course) -> bool:
    """Dated by nothing but a year compared with: what follows in the text is of the same year."""
    governing = placed.governing
    dated = governing is not None and governing.where == "elsewhere" and governing.time is not None
    return dated and course.state.flow is None and placed.figure.kind == "flow"


def _under_plan(outcome: Figure | Refusal, course: _Course) -> Figure | Refusal:
    """Under a heading such as `Chỉ tiêu năm …` what is counted is aimed at."""
    if isinstance(outcome, Refusal) or not course.plan or outcome.kind != "flow":
        return outcome
    target = figures.plan(outcome.indicator)
    return replace(outcome, indicator=target, kind="plan") if target else Refusal(outcome.quantity, "plan")


def _move_on(
    part: Sentence, read: Scan, course: _Course, times: Sequence[Stated], outcomes: Sequence[Figure | Refusal]
) -> None:
    """What the times of a sentence say of the sentences after it."""
    plan = (
        bool(times)
        and any(e.code("mark") == "intent" for e in read.elements)
        and not any(isinstance(o, Figure) and o.kind != "plan" for o in outcomes)
    )
    flows = any(isinstance(o, Figure) and o.kind == "flow" for o in outcomes)
    rated = [o for o in outcomes if isinstance(o, Figure)]
    if (
        rated
        and all(is_rating(o) for o in rated)
        and course.state.flow is not None
        and course.state.flow.where in {"sentence", "paragraph"}
    ):
        times = []
    if part.role == "heading" and not read.quantities and course.state.flow is not None:
        times = [s for s in times if s.time.meaning != "term"]  # a caption or a heading names the term it lies in
    course.state = timeline.after_sentence(course.state, times, plan=plan, flows=flows).next_sentence()
    if part.role == "heading":
        course.state = replace(course.state, flow=_as_title(course.state.flow))


def _is_title_of_part(normal: Normal, part: Sentence, read: Scan) -> bool:
    """A heading, or a numbered line that states nothing itself and announces a list."""
    if part.role == "heading":
        return True
    line = normal.text[part.start : part.end]
    return line.endswith(":") and len(line) <= _ANNOUNCED and not read.quantities


_ANNOUNCED = 90
_CARRIED = 60
"""Names of a paragraph that its later sentences may go on from."""


def _as_whole(figure: Figure, part: Sentence, whole: Placed) -> Placed:
    """A part or a share of a figure: of the same owner and period, though the whole itself may not be taken."""
    figure = replace(figure, kind=whole.figure.kind if figure.unit != "percent" else figure.kind)
    placeable = whole.governing is not None and whole.province is not None
    small = whole.fate == "implausible" and whole.figure.kind != "stock" and whole.province != "vn"
    spared = placeable and (whole.fate == "repeated" or small)
    return replace(whole, figure=figure, sentence=part, fate="taken" if spared else whole.fate)


def _has_a_unit_of_its_own(figure: Figure, sentence: Read, found: Sequence[Mark]) -> bool:
    """`có 35 học sinh (Đảng bộ Khối các cơ quan tỉnh kết nạp 12 học sinh)`: the unit's, no part of the province's."""
    left, opening = figure.quantity.left, sentence.bracket(figure.quantity)
    units = [m.start for m in found if m.level == "lower" and m.end <= left]
    if opening is not None or figure.unit != "percent":
        return opening is not None and any(opening < unit for unit in units)
    last = max((q.right for q in sentence.scan.quantities if q.right <= left), default=sentence.scan.start)
    return any(_NAMED_AMONG.search(sentence.lower, last, unit) for unit in units if unit >= last)


_NAMED_AMONG = re.compile(r"\b(?:trong đó|riêng|điển hình|tiêu biểu|cá biệt|nhất là|đặc biệt)\b[^()]*$")
"""`kết nạp 1.620 đảng viên, riêng Đảng bộ huyện A đạt 115% chỉ tiêu`: no share of those 1.620."""


def _as_title(governing: Governing | None) -> Governing | None:
    return replace(governing, where="title") if governing and governing.where == "paragraph" else governing


def _until_next(read: Scan, figure: Figure, lower: str) -> int:
    """How far to the right a time may stand to belong to a figure: the next quantity or semicolon."""
    right = figure.quantity.right
    following = [q.left for q in read.quantities if q.left >= right and q is not figure.quantity.total]
    between = lower[right : following[0]] if following else ""
    if _JOINED.fullmatch(between) and (between.count(" và ") or not figure.indicator.startswith("members_admitted")):
        following = following[1:]  # `2.105 tổ chức đảng và 5.832 đảng viên được kiểm tra từ … đến nay`
    return min([*following, *(p for p in read.separators if p >= right and lower[p] == ";"), read.end])


_JOINED = re.compile(r" (?:lượt )?(?:tổ chức đảng|đảng viên|tổ chức cơ sở đảng)(?: và |, )(?:trên |hơn |gần )?")


def _placed(
    figure: Figure,
    part: Sentence,
    sentence: Read,
    governing: Governing | None,
    found: Sequence[Mark],
    carried: Sequence[Mark],
    where: Setting,
    clock: Clock,
) -> Placed:
    if governing is not None and is_rating(figure) and figure.kind == "flow":
        governing = replace(governing, period=rated_year(governing.period))
    owner = whose(figure, sentence, found, carried, where)
    if owner.province == "vn" and governing is not None and governing.period.of_committees:
        said = sentence.lower[part.start : figure.quantity.left]
        partys = of_the_party(governing.period, clock.today, said)
        governing = Governing(partys, "elsewhere", governing.time) if partys is not None else governing
    fate = owner.fate or fit(figure, owner.province, governing, clock)
    if fate == "taken" and governing is not None and owner.province is not None:
        town = is_of_a_town(figure, found, carried, owner.province, governing.period.end)
        fate = "other_area" if town else fate
    if fate == "taken" and governing is not None and is_beside_half_a_term(figure, sentence, governing.period):
        fate = "no_period"
    return Placed(figure, part, governing, owner.province, owner.stated, fate)


def _title(document: Document, *, english: bool) -> tuple[Normal, Scan] | None:
    if not document.title:
        return None
    normal = in_vietnamese(normalise(document.title), english=english)
    return normal, scan(normal, 0, len(normal.text))


def _title_state(title: tuple[Normal, Scan] | None, clock: Clock) -> State:
    if title is None:
        return State()
    normal, read = title
    times = stated(read, normal.lower, clock)
    state = timeline.after_sentence(State(), times, plan=False)
    return State(
        flow=replace(state.flow, where="title") if state.flow else None,
        round=replace(state.round, where="title") if state.round else None,
    )
