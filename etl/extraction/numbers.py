"""Reads quantities: digits with the texts' own grouping, multipliers, spelled-out counts, ranges, ratios, qualifiers.

It says how much; what is counted is decided in `attach.py`. The words are data (`numbers.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from etl.extraction import lexicon

_NUMERAL = r"\d+(?:[.,]\d+)*"
_SCALE = r"(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)"
_AMOUNT = rf"{_NUMERAL}(?: ?{_SCALE}(?![^\W_])(?! đồng(?! chí)))*(?: {_NUMERAL} ?{_SCALE}(?![^\W_]))*"
_PERCENT = r"(?: ?%| phần trăm)"
_OUT_OF = r" (?:trong|trên)(?: tổng)? số (?=[\d.]+ (?:tổ chức cơ sở đảng|tccsđ|đảng bộ|chi bộ|tổ chức đảng)\b)"
"""`12 trong tổng số 15 đảng bộ trực thuộc`: the same as `12/15`."""
QUANTITY = re.compile(
    rf"(?P<a>{_AMOUNT})(?P<ap>{_PERCENT})?"
    rf"(?:(?P<ratio> ?/ ?|{_OUT_OF})(?P<b>\d+(?:[.]\d{{3}})*)(?![\d/]|[.,]\d|{_PERCENT})(?P<upper> ?- ?\d+(?:[.]\d{{3}})*(?=(?: [^\W\d])|$))?|(?P<range> ?- ?| đến (?:dưới )?)(?P<c>{_AMOUNT})(?P<cp>{_PERCENT})?(?![\d/]))?"  # noqa: E501
)
_SPACED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d.,])")


@dataclass(frozen=True, slots=True, eq=False)
class Quantity:
    """A number read at `start:end` of the normalised text; `total` is the second number of a ratio.

    Each is one of its kind: what is kept about it is found by what it is, not by what it holds.
    """

    start: int
    end: int
    value: float
    percent: bool = False
    qualifier: str = "exact"
    value_max: float | None = None
    total: Quantity | None = None
    spelled: bool = False
    outer_start: int = -1
    outer_end: int = -1
    """With the words that qualify it."""

    @property
    def left(self) -> int:
        """Where the expression begins, qualifier included."""
        return self.outer_start if self.outer_start >= 0 else self.start

    @property
    def right(self) -> int:
        """Where the expression ends, `%`, second number and qualifier included."""
        return self.outer_end if self.outer_end >= 0 else self.end


def quantities(lower: str, start: int, end: int) -> Iterator[Quantity]:
    """The quantities in digits of a stretch of text, from the left, with their qualifiers."""
    at = start
    while match := QUANTITY.search(lower, at, end):
        found = _quantity(lower, match)
        at = found.right if found.right > match.start() else match.end()
        yield qualified(lower, found, start, end)


def _quantity(lower: str, match: re.Match[str]) -> Quantity:
    percent = bool(match.group("ap") or match.group("cp"))
    spaced = _SPACED.match(lower, match.start())
    if spaced and not percent and spaced.end() > match.end("a") and match.group("ratio") is None:
        return Quantity(spaced.start(), spaced.end(), float(spaced.group().replace(" ", "")), outer_end=spaced.end())
    value = amount(match.group("a"), percent=percent)
    base = Quantity(match.start("a"), match.end("a"), value, percent, outer_end=max(match.end("a"), match.end("ap")))
    if match.group("ratio") and not match.group("ap"):
        total = _total(match)
        return replace(base, total=total, outer_end=total.end)
    return _range(match, base) if match.group("range") else base


def _total(match: re.Match[str]) -> Quantity:
    """The second number of a ratio; in `7.979/8.000 - 8.500` a range."""
    value = amount(match.group("b"), percent=False)
    upper = amount(match.group("upper"), percent=False) if match.group("upper") else value
    if upper <= value:
        return Quantity(match.start("b"), match.end("b"), value)
    return Quantity(match.start("b"), match.end("upper"), value, qualifier="range", value_max=upper)


def _range(match: re.Match[str], base: Quantity) -> Quantity:
    """`90 - 100`, `18% đến 20%`: a range where the second end is larger; otherwise the first number alone."""
    upper = amount(match.group("c"), percent=base.percent)
    scale = re.search(_SCALE, match.group("c"))
    value = (
        base.value
        if not scale or re.search(_SCALE, match.group("a"))
        else amount(f"{match.group('a')} {scale.group()}", percent=False)
    )
    mixed = bool(match.group("ap")) and not match.group("cp")
    if upper <= value or mixed or 1900 <= value <= 2100:  # noqa: PLR2004
        return replace(
            base, percent=bool(match.group("ap")), value=amount(match.group("a"), percent=bool(match.group("ap")))
        )
    return replace(
        base,
        value=value,
        value_max=upper,
        qualifier="range",
        end=match.end("c"),
        outer_end=max(match.end("c"), match.end("cp")),
    )


@cache
def amount(text: str, *, percent: bool) -> float:
    """The value of digits with marks and multipliers: `7.448`, `74,48` (percent), `1,284 triệu`, `1 triệu 200 nghìn`."""  # noqa: E501
    total = 0.0
    for part in re.finditer(rf"({_NUMERAL})((?: ?{_SCALE})*)", text):
        scales = re.findall(_SCALE, part.group(2))
        factor = 1.0
        for scale in scales:
            factor *= lexicon.table("numbers.toml")["scale"][scale]
        total += round(_numeral(part.group(1), fraction=percent or bool(scales)) * factor, 6)
    return total


def _numeral(text: str, *, fraction: bool) -> float:
    """Digits with marks. Beside people a lone mark before three digits groups; in a share or before a multiplier it is the decimal mark."""  # noqa: E501
    marks = re.findall(r"[.,]", text)
    if not marks:
        return float(text)
    groups = re.split(r"[.,]", text)
    grouped = all(len(g) == 3 for g in groups[1:]) and 1 <= len(groups[0]) <= 3 and groups[0] != "0"  # noqa: PLR2004
    if len(set(marks)) == 2:  # noqa: PLR2004
        head, last = text[: -len(groups[-1]) - 1], groups[-1]
        return float(re.sub(r"[.,]", "", head) + "." + last)
    if len(marks) > 1:
        return float("".join(groups)) if grouped else float(groups[0] + "." + "".join(groups[1:]))
    if grouped and not fraction:
        return float("".join(groups))
    return float(f"{groups[0]}.{groups[1]}")


def is_decimal(text: str) -> bool:
    """Whether digits with marks have a fraction: such a number counts no people."""
    return amount(text, percent=False) % 1 != 0


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    data = lexicon.table("numbers.toml")
    codes: dict[str, str] = {
        w: code for kind in ("qualifier_before", "qualifier_after") for code, words in data[kind].items() for w in words
    }
    before = sorted((w for words in data["qualifier_before"].values() for w in words), key=len, reverse=True)
    after = sorted((w for words in data["qualifier_after"].values() for w in words), key=len, reverse=True)
    return (
        re.compile(rf"(?<!\w)(?<!cấp )(?:{'|'.join(before)}) $"),
        re.compile(rf"(?: [^\W\d_]+){{0,3}} ?(?P<q>{'|'.join(after)})(?![^\W_])"),
        codes,
    )


def qualified(lower: str, found: Quantity, start: int, end: int) -> Quantity:
    """The quantity with the words that qualify it, before (`hơn`, `gần`) or behind (`trở lên`)."""
    before, after, codes = _patterns()
    left = before.search(lower, max(start, found.start - 24), found.start)
    right = after.match(lower, found.right, end)
    if (
        right is not None
        and (
            found.percent
            or right.start("q") - found.right < 2  # noqa: PLR2004
            or lower.startswith(("từ ", " từ "), max(0, found.start - 3))
            or lower[found.right : right.start("q")].strip() in {"đảng viên", "đảng viên mới", "đồng chí"}
        )
    ):
        return replace(found, qualifier=codes[right.group("q")], outer_start=left.start() if left else found.start)
    if left is None or found.qualifier == "range":
        return found
    return replace(found, qualifier=codes[left.group().strip()], outer_start=left.start())


@cache
def _number_words() -> frozenset[str]:
    data = lexicon.table("numbers.toml")
    return frozenset({*data["digit"], *data["ten"], *data["scale"], *data["filler"]["words"], "nửa"})


def spelled(words: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """Counts written in words: index of the first word, index after the last, value. Guards are the caller's."""
    known = _number_words()
    i = len(words) if known.isdisjoint(words) else 0
    while i < len(words):
        j = i
        while j < len(words) and words[j] in known:
            j += 1
        if j > i:
            value = _spelled_value(words[i:j])
            if value is not None:
                yield i, j, value
        i = max(j, i + 1)


def _spelled_value(run: Sequence[str]) -> float | None:
    data = lexicon.table("numbers.toml")
    if run[0] in data["filler"]["words"] or run[0] in data["scale"] or run[0] == "mươi":
        return None
    if run[0] == "nửa":
        return 0.5 * data["scale"][run[1]] if len(run) == 2 and run[1] in data["scale"] else None  # noqa: PLR2004
    total, part, last_was_digit = 0.0, 0.0, False
    for word in run:
        if word in data["digit"]:
            if last_was_digit:
                return None
            part += data["digit"][word]
            last_was_digit = word != "mười"
        elif word == "mươi":
            part, last_was_digit = (
                (part // 10 * 10 + part % 10 * 10 if part < 10 else part - part % 10 + part % 10 * 10),  # noqa: PLR2004
                False,
            )
        elif word == "trăm":
            part, last_was_digit = part * 100, False
        elif word in data["scale"]:
            total, part, last_was_digit = total + part * data["scale"][word], 0.0, False
        else:
            last_was_digit = False
    return total + part
