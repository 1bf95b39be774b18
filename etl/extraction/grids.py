"""Tables in a plain text (cells between tabs or bars), spelled out row by row as sentences with their headings.

`2016 | 3 | 142` under `Năm | Tổ chức đảng bị kỷ luật | …` becomes `Năm 2016: Tổ chức đảng bị kỷ luật: 3; …`.
No figure is read here; every character keeps its place in the text it came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_NUMBER = re.compile(r"\d[\d.,]*(?: ?%)?(?: ?\([\d.,]+ ?%\))?|[\d.,]+ ?/ ?[\d.,]+")
_EMPTY = re.compile(r"[-–—:.\s]*")
_ORDINAL = re.compile(r"(?:tt|stt|số tt|số thứ tự|no\.?|#)", re.IGNORECASE)
_WITHOUT_NOUN = re.compile(r"(?:tổng số|tổng|số lượng|cộng|tổng cộng)", re.IGNORECASE)
_CAPTION = re.compile(r"^(?!\().*(?:đảng viên|tổ chức đảng|tổ chức cơ sở đảng|chi bộ)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SUM = re.compile(r"(?:tổng|tổng số|cộng|tổng cộng)", re.IGNORECASE)
_GRADE = re.compile(r"(?:không )?hoàn thành|trong sạch|vững mạnh|yếu kém|xuất sắc", re.IGNORECASE)
_SHARE = re.compile(r"(?:tỷ lệ|tỉ lệ|chiếm tỷ lệ|%)", re.IGNORECASE)
_ADMITTING = re.compile(r"(?:kết nạp|phát triển) (?:đảng viên|đảng)", re.IGNORECASE)
_PLANNED = re.compile(r"(?:chỉ tiêu|kế hoạch|nghị quyết|mục tiêu)(?: (?:giao|đề ra|được giao|cả năm))*", re.IGNORECASE)
_REACHED = re.compile(r"(?:kết quả )?(?:thực hiện|đạt được|kết quả)( (?:trong )?năm \d{4})?", re.IGNORECASE)
_CAPTION_LINES = 6
_FEWEST_CELLS = 3


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    start: int


_Row = list[_Cell]


def spell_out(text: str) -> tuple[str, list[int], list[int]] | None:
    """The text with its tables as sentences, and where each character began and ended; None without a table."""
    lines = list(_lines(text))
    pieces: list[tuple[str, int | None, int]] = []
    done = index = 0
    while index < len(lines):
        rows = _table(lines[index:])
        if rows is None:
            index += 1
            continue
        above = (text[s:e].strip(" \t#*") for s, e, _ in reversed(lines[max(0, index - _CAPTION_LINES) : index]))
        caption = next((line for line in above if _CAPTION.search(line)), "")
        for number in range(len(rows)):
            start, end, cells = lines[index + number]
            written = _written(rows[0], cells, caption, _years(rows)) if number and _is_figures(cells) else None
            if written is not None:
                pieces += [(text[done:start], None, done), *written]
                done = end
        index += len(rows)
    return _mapped([*pieces, (text[done:], None, done)]) if pieces else None


def _lines(text: str) -> Iterator[tuple[int, int, _Row]]:
    for match in re.finditer(r"[^\r\n]+", text):
        line = match.group()
        yield match.start(), match.end(), list(_cells(line, match.start()))


def _cells(line: str, offset: int) -> Iterator[_Cell]:
    """The cells of a line of a table; none of any other line."""
    mark = "|" if line.count("|") > 1 else "\t" if line.count("\t") > 1 else None
    if mark is None:
        return
    place = offset
    for part in line.split(mark):
        if part.strip() or 0 < place - offset < len(line.rstrip()) - 1:
            yield _Cell(part.strip(" *"), place + len(part) - len(part.lstrip(" *")))
        place += len(part) + 1


def _table(lines: Sequence[tuple[int, int, _Row]]) -> list[_Row] | None:
    """The rows that begin here, a heading first; None where no table begins."""
    heading = lines[0][2]
    if len(heading) < _FEWEST_CELLS or any(_NUMBER.fullmatch(cell.text) for cell in heading):
        return None
    rows = [heading]
    for _, _, cells in lines[1:]:
        if abs(len(cells) - len(heading)) > 1 or len(cells) < _FEWEST_CELLS - 1:
            break
        rows.append(cells)
    return rows if any(_is_figures(cells) for cells in rows[1:]) else None


def _is_figures(cells: _Row) -> bool:
    return sum(bool(_NUMBER.fullmatch(cell.text)) for cell in cells) > 1


def _years(rows: Sequence[_Row]) -> str:
    """`Giai đoạn 2016-2020, ` where each row is of a year: what the row of sums is of."""
    named = [row[0].text for row in rows[1:] if row and _YEAR.fullmatch(row[0].text)]
    return f"Giai đoạn {named[0]}-{named[-1]}, " if rows[0][0].text.lower() == "năm" and len(named) > 1 else ""


def _written(heading: _Row, cells: _Row, caption: str, years_of_all: str) -> list[tuple[str, int | None, int]]:
    """One row as pieces of text: those that stand there with their place, those put in at a place."""
    skipped = 1 if _ORDINAL.fullmatch(heading[0].text) else 0
    shift = len(heading) - len(cells)
    cells = cells[skipped:] if shift <= 0 or skipped == 0 else cells
    names = [cell.text for cell in heading[skipped:]][-len(cells) :]
    named = list(zip(names, cells, strict=False))
    labels = [
        (name, cell) for name, cell in named if not _NUMBER.fullmatch(cell.text) and not _EMPTY.fullmatch(cell.text)
    ]
    years = [(name, cell) for name, cell in named[:1] if name.lower() == "năm" and cell.text.isdigit()]
    numbers = [(name, cell) for name, cell in named if _NUMBER.fullmatch(cell.text) and (name, cell) not in years]
    first = cells[0].start
    pieces: list[tuple[str, int | None, int]] = []
    if years_of_all and labels and _SUM.fullmatch(labels[0][1].text):
        pieces.append((years_of_all, first, first))
    for name, cell in [*years, *labels]:
        pieces += [("Năm ", cell.start, cell.start)] if name.lower() == "năm" and cell.text.isdigit() else []
        pieces += [
            (cell.text, None, cell.start),
            (": " if (name, cell) == [*years, *labels][-1] else ", ", cell.start, 0),
        ]
    grade = labels[-1][1].text.lower() if labels and _GRADE.match(labels[-1][1].text) else ""
    for place, (name, cell) in enumerate(numbers):
        unit = re.search(r" ?\((?:%|[^()]*)\)$", name)
        plain = name[: unit.start()] if unit else name
        percent = "%" if unit and "%" in unit.group() and "%" not in cell.text else ""
        if place and _SHARE.fullmatch(plain):  # the share of the number in the column before
            pieces[-1] = (" (", cell.start, 0)
            pieces += [(cell.text, None, cell.start), (f"{percent})", cell.start, 0)]
        else:
            plain = caption if caption and place == 0 and _WITHOUT_NOUN.fullmatch(plain) else plain
            plain = _of_a_plan(plain, labels[0][1].text if labels else "")
            pieces += [(f"{plain} {grade}: " if grade else f"{plain}: ", cell.start, 0)]
            pieces += [(cell.text, None, cell.start), (percent, cell.start, 0)]
        pieces.append(("; " if place + 1 < len(numbers) else ".", cell.start + len(cell.text), 0))
    return pieces


def _of_a_plan(name: str, label: str) -> str:
    """The heading of a column of aims or of results in words: `chỉ tiêu kết nạp đảng viên`, `năm 2023 kết nạp …`."""
    if not _ADMITTING.match(label):
        return name
    if _PLANNED.fullmatch(name):
        return "chỉ tiêu kết nạp đảng viên"
    reached = _REACHED.fullmatch(name)
    return f"{(reached.group(1) or '').strip()} kết nạp đảng viên".strip() if reached else name


def _mapped(pieces: Sequence[tuple[str, int | None, int]]) -> tuple[str, list[int], list[int]]:
    """The pieces joined; a character that was put in has no width in the text it is put into."""
    starts: list[int] = []
    ends: list[int] = []
    for piece, put_in, place in pieces:
        if put_in is None:
            starts += range(place, place + len(piece))
            ends += range(place + 1, place + len(piece) + 1)
        else:
            starts += [put_in] * len(piece)
            ends += [put_in] * len(piece)
    return "".join(piece for piece, _, _ in pieces), starts, ends
