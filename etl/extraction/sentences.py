"""Cuts a normalised text into paragraphs and sentences, and tells headings, captions and trailing lists apart.

It knows nothing of figures. A line is a paragraph; a sentence never crosses a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from etl.extraction import lexicon
from etl.extraction.normalise import UPPER, Normal
from etl.extraction.quizzes import quizzes

_END = re.compile(
    rf"[.!?…](?:[.!?…]*[\"')\]]*(?=\s|$)|(?<=[^\W\d_{UPPER}][.!?])(?=[\"'(]?[{UPPER}][^\W\d_])|(?<=%\.)(?=[{UPPER}]))"
)
_ABBREVIATED = re.compile(
    r"(?:^|[\s(\"])(?:tp|tx|tt|ts|ths|pgs|gs|bs|q|p|h|st|đ/c|mr|[a-zđ]|v\.v|nxb|tr|ntn|ks|cn)\.$", re.IGNORECASE
)
_NUMBERED = re.compile(r"\W*\d{1,2}\.")
"""`1. Về tổ chức`: numbering opens a sentence; a number further on may end one (`…, khiển trách 5. Toàn tỉnh …`)."""
_GLUED = (
    r"CÁC TIN KHÁC|Các tin khác ?:|TIN LIÊN QUAN|Ý kiến bạn đọc ?\(\d|"
    r"(?:[Cc]ác t|T)in khác ?\d{1,2}[/.-]\d{1,2}|Bình luận ?\(\d"
)
_LINE = re.compile(rf"(?:(?!{_GLUED})[^\n])+|[^\n]+?(?=\n|$)")
"""A line; one glued to what the page prints after the article is cut there."""
_WHOLE_LINE = re.compile(r"[^\n]+")
_MAY_BE_GLUED = ("C TIN KHÁC", "tin khác", "Tin khác", "TIN LIÊN QUAN", "kiến bạn đọc", "Bình luận")
"""One of these stands in all that is glued; without them a line is a line."""
_LONGEST_HEADING = 180
_LONGEST_ITEM = 150
LONGEST_SENTENCE = 2000
"""Characters; what goes on longer is no sentence (a list of numbers, a table without line ends) and is cut."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence (or heading) at `start:end` of the normalised text.

    `paragraph` numbers the paragraphs; `role` is `heading`, `body`, `repeat` or `elsewhere` (lists of other
    articles, comment forms, quizzes), the last two being nobody's figures.
    """

    start: int
    end: int
    paragraph: int
    role: str


def sentences(normal: Normal) -> list[Sentence]:
    """All sentences of the text, in order."""
    found: list[Sentence] = []
    seen: set[str] = set()
    elsewhere = 0
    asked = quizzes(normal.lower)
    for number, (start, end) in enumerate(_lines(normal.text)):
        line = normal.lower[start:end]
        elsewhere = elsewhere + 1 if _is_elsewhere(line, start, len(normal.text), before=elsewhere) else 0
        role = (
            "elsewhere"
            if elsewhere or line.startswith(">>")
            else "repeat"
            if line in seen
            else "heading"
            if _is_heading(normal.text[start:end]) and not _NOTE.match(normal.text, start)
            else "body"
        )
        seen.add(line)
        found += [Sentence(s, e, number, role) for s, e in _split(normal.text, start, end)]
    return [replace(s, role="elsewhere") if any(a < s.end and s.start < b for a, b in asked) else s for s in found]


_PHOTO = re.compile(r"(?:^|[.;,()\]\[|–-] ?)Ảnh(?: minh họa| tư liệu)?(?:: ?| )[^\n.;]{2,40}[).\]]*$")
_CREDIT = re.compile(r"\s*\(?Ảnh(?: minh họa| tư liệu)?: ?[^\n.;]{2,40}[).]*[ \t]*(?=\n|$)")
_LONGEST_CAPTION = 320


def is_aside(text: str, part: Sentence) -> bool:
    """Whether a sentence stands beside what the text tells: its days are not those of the sentences after it."""
    return is_caption(text, part) or _NOTE.match(text, text.rfind("\n", 0, part.start) + 1) is not None


_NOTE = re.compile(r"[ \t]*\[\^?\d{1,3}\]:? ")
"""A footnote, written out as a line of its own."""


def is_caption(text: str, part: Sentence) -> bool:
    """`Trao Huy hiệu Đảng đợt 7/11/2018. Ảnh: …`: the day of a picture is not the day of the report."""
    start, end = text.rfind("\n", 0, part.start) + 1, text.find("\n", part.end)
    line = text[start : end if end >= 0 else len(text)].rstrip()
    credit = _CREDIT.match(text, end) if end >= 0 else None  # the photographer on a line of his own
    return len(line) <= _LONGEST_CAPTION and (credit is not None or _PHOTO.search(line) is not None)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    glued = any(mark in text for mark in _MAY_BE_GLUED)
    for match in (_LINE if glued else _WHOLE_LINE).finditer(text):
        stripped = match.group().strip()
        if stripped:
            start = match.start() + match.group().index(stripped)
            yield start, start + len(stripped)


def _is_heading(line: str) -> bool:
    return len(line) <= _LONGEST_HEADING and line.rstrip("\"')")[-1:] not in _CLOSING


_CLOSING = frozenset(".!?…;,:")


def _is_elsewhere(line: str, start: int, length: int, *, before: int) -> bool:
    """Whether a line belongs to what the page prints around the article; `before`: so many lines before it do.

    After a title such as "Tin liên quan" lines are other articles'; in the first half of the page, behind a short
    box also a little later, the article goes on with its next full paragraph.
    """
    titles, openings = _around()
    plain = line.lstrip(_DRESS)
    if plain.startswith(openings) or (len(plain) <= _LONGEST_TITLE and plain.rstrip(_DRESS) in titles):
        return True
    if line.startswith(("•", "»", "►")) and not line.rstrip().endswith((".", ";", ":")):
        return True
    is_paragraph = len(line) > _LONGEST_ITEM and line.rstrip("\"')").endswith((".", "/."))
    return before > 0 and not (is_paragraph and start < length * (_BOX_WITHIN if before <= _BOX else 0.5))


_DRESS = " :.<>|-*+»•#=_\"'"
"""What pages put around such a title."""
_LONGEST_TITLE = 60


@cache
def _around() -> tuple[frozenset[str], tuple[str, ...]]:
    """The titles of what stands around an article, and how its lines begin."""
    data = lexicon.table("around.toml")
    return frozenset(data["titles"]), tuple(data["openings"])


_BOX = 4
"""Lines of a box of other articles inside an article, its title among them."""
_BOX_WITHIN = 0.7
"""Such a box stands in the first part of the page; what follows further down is the page's end."""


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _END.finditer(text, start, end):
        shortened = _ABBREVIATED.search(text[max(begin, match.end() - 8) : match.end()])
        if (shortened or _NUMBERED.fullmatch(text, begin, match.end())) and match.end() < end:
            continue
        following = text[match.end() : match.end() + 2].strip()
        if following and following[0].islower():
            continue
        yield from _bounded(text, begin, match.end())
        begin = match.end()
    yield from _bounded(text, begin, end)


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, cut at a semicolon or a blank where it is longer than any sentence: what is read stays linear."""
    while end - start > LONGEST_SENTENCE:
        limit = start + LONGEST_SENTENCE
        cut = (text.rfind(";", start, limit) + 1) or (text.rfind(" ", start, limit) + 1) or limit
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if piece.strip():
        yield start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
