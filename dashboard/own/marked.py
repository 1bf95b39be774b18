"""A reader's text with its numbers marked in place: what was taken bears the number of its row.

Every character of the text is escaped; nothing of it is read as HTML or Markdown.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dashboard.words import Words
from etl.aside import Found

_STYLE = """
<style>
.own-text { white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.75; max-width: 46rem;
  max-height: 34rem; overflow-y: auto; padding: 0.75rem 1rem; border: 1px solid var(--st-border-color, #8884); }
.own-text mark { background: color-mix(in srgb, var(--st-primary-color, #0b5c8a) 22%, transparent); color: inherit;
  border-bottom: 2px solid var(--st-primary-color, #0b5c8a); padding: 0.05em 0.1em; }
.own-text mark sup { font-weight: 700; margin-left: 0.1em; }
.own-text .left { border-bottom: 1px dotted currentColor; }
.own-text :focus-visible { outline: 2px solid var(--st-primary-color, #0b5c8a); outline-offset: 1px; }
</style>
"""


def html_of(text: str, taken: Sequence[tuple[int, int, int, str]], left: Sequence[Found], words: Words) -> str:
    """The text as HTML. `taken`: start, end, row and label of each figure; `left`: the numbers not taken."""
    marks = [(start, end, _taken(row, label)) for start, end, row, label in taken]
    marks += [(n.start, n.end, _left(n.reason[words.language])) for n in left]
    pieces: list[str] = []
    done = 0
    for start, end, (before, after) in sorted(marks, key=lambda mark: mark[:2]):
        if start < done:
            continue
        pieces += [escape(text[done:start]), before, escape(text[start:end]), after]
        done = end
    name = escape(words("own.text"), quote=True)
    body = "".join([*pieces, escape(text[done:])])
    return f'{_STYLE}<div class="own-text" role="document" lang="vi" tabindex="0" aria-label="{name}">{body}</div>'


def _taken(row: int, label: str) -> tuple[str, str]:
    told = escape(label, quote=True)
    return f'<mark tabindex="0" title="{told}" aria-label="{told}">', f"<sup>{row}</sup></mark>"


def _left(reason: str) -> tuple[str, str]:
    return f'<span class="left" title="{escape(reason, quote=True)}">', "</span>"
