"""A reader's text with its numbers marked in place, as HTML in which every character of the text is escaped.

Each mark opens, with a click, a tap or a key, and then says beside the number what it was taken for, or why it was
not. Form and sign tell the kinds apart, not colour alone: a figure has a frame and the number of its row, one
without an area a dashed frame and a question mark, a number not taken a dotted line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from dashboard.words import Words

STYLE = """
<style>
.own-text { white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.9; max-height: 36rem; overflow-y: auto;
  padding: 0.75rem 1rem; border: 1px solid var(--st-border-color, #8888); }
.own-text :focus-visible, .own-text:focus-visible, .own-scroll:focus-visible {
  outline: 2px solid var(--st-primary-color, #0b5c8a); outline-offset: 1px; }
.own-mark, .own-mark > summary { display: inline; list-style: none; cursor: pointer; }
.own-mark > summary::-webkit-details-marker { display: none; }
.own-mark::details-content { display: inline; }
.own-mark:not([open])::details-content { display: none; }
.own-number { font-weight: 600; padding: 0.05em 0.2em; border-radius: 3px; }
.own-taken > .own-number { background: color-mix(in srgb, var(--st-primary-color, #0b5c8a) 16%, transparent);
  border: 1px solid var(--st-primary-color, #0b5c8a); }
.own-open > .own-number { border: 1px dashed currentColor; }
.own-left > .own-number { font-weight: inherit; border-radius: 0; padding: 0;
  border-bottom: 2px dotted var(--st-gray-color, #5f6770); }
.own-mark sup { font-weight: 700; margin-left: 0.15em; line-height: 0; }
.own-label { font-size: 0.86em; margin: 0 0.3em; padding: 0.1em 0.45em; border-radius: 3px;
  background: var(--st-secondary-background-color, #8882); }
.own-legend { font-size: 0.86em; margin: 0.4rem 0 0; }
.own-legend > span { display: inline-block; margin-right: 1.2em; }
.own-scroll { overflow: auto; max-height: 38rem; }
.own-table { border-collapse: collapse; width: 100%; font-size: 0.9em; font-variant-numeric: tabular-nums; }
.own-table caption { text-align: left; font-weight: 600; padding-bottom: 0.3rem; }
.own-table th, .own-table td { text-align: left; vertical-align: top; padding: 0.3rem 0.5rem;
  border: 0; border-bottom: 1px solid var(--st-border-color, #8884); overflow-wrap: anywhere; }
.own-table thead th { font-weight: 600; overflow-wrap: normal;
  background: var(--st-secondary-background-color, #8882); }
.own-table .own-right { text-align: right; white-space: nowrap; }
.own-table small { display: block; opacity: 0.85; }
@media (max-width: 640px) {
  .own-table thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .own-table tr { display: block; padding: 0.4rem 0; border-bottom: 1px solid var(--st-border-color, #8884); }
  .own-table td, .own-table .own-right { display: inline; border: 0; padding: 0; white-space: normal; }
  .own-table td:not(:last-child)::after { content: " · "; }
  .own-table td:nth-child(2) { font-weight: 600; }
  .own-table small { display: inline; }
  .own-table small::before { content: " · "; }
}
</style>
"""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place of a text (code points, its end exclusive), the kind of mark, its sign and what it says."""

    start: int
    end: int
    kind: str
    """`taken`, `open` (a figure without an area) or `left`."""
    sign: str
    label: str


def html_of(text: str, marks: Sequence[Mark], words: Words, *, opened: bool = False) -> str:
    """The text as HTML; `opened` shows what the figures were taken for without a click."""
    pieces: list[str] = []
    done = 0
    for mark in apart(marks):
        shown = opened and mark.kind != "left"
        pieces += [escape(text[done : mark.start]), _marked(text[mark.start : mark.end], mark, opened=shown)]
        done = mark.end
    name = escape(words("own.text"), quote=True)
    body = "".join([*pieces, escape(text[done:])])
    return f'{STYLE}<div class="own-text" role="region" lang="vi" tabindex="0" aria-label="{name}">{body}</div>'


def apart(marks: Sequence[Mark]) -> list[Mark]:
    """The marks in order, none within another: figures of one place share a mark, and a number left gives way."""
    placed: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start, m.kind == "left", m.end)):
        before = placed[-1] if placed else None
        if before is None or mark.start >= before.end:
            placed.append(mark)
        elif mark.kind != "left" != before.kind:
            placed[-1] = Mark(
                before.start, max(before.end, mark.end), before.kind,
                f"{before.sign} {mark.sign}", f"{before.label}; {mark.label}",
            )  # fmt: skip
        elif before.kind == "left" and mark.kind != "left":
            placed[-1] = mark
    return placed


def legend(words: Words) -> str:
    """What the marks mean."""
    samples = (("taken", "1"), ("open", "?"), ("left", ""))
    told = "".join(
        f'<span><span class="own-mark own-{kind}"><b class="own-number">{_number("25", sign)}</b></span> '
        f"{escape(words(f'own.mark_{kind}'))}</span>"
        for kind, sign in samples
    )
    return f'<p class="own-legend">{told}</p>'


def _marked(number: str, mark: Mark, *, opened: bool) -> str:
    told = escape(mark.label, quote=True)
    spoken = escape(f"{number}: {mark.label}", quote=True)
    reached = ' tabindex="-1"' if mark.kind == "left" else ""  # hundreds of them: their table is reached by keyboard
    return (
        f'<details class="own-mark own-{mark.kind}"{" open" if opened else ""}>'
        f'<summary class="own-number" title="{told}" aria-label="{spoken}"{reached}>'
        f"{_number(escape(number), mark.sign)}</summary>"
        f'<span class="own-label">{told}</span></details>'
    )


def _number(shown: str, sign: str) -> str:
    return shown + (f"<sup>{escape(sign)}</sup>" if sign else "")
