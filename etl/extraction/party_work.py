"""Counts that the State's bodies give as well: they are the Party's only where something shows its work.

`ban hành 1.245 văn bản`, `giải quyết 145 đơn khiếu nại`, `đào tạo 2.316 cán bộ`, `kiểm tra 112 tổ chức`: any authority
says so. The sentence, those just before it, the title or the lead must speak of party work.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from etl.extraction import lexicon
from etl.extraction.model import Figure, Memory
from etl.extraction.roles import Sentence
from etl.extraction.sentences import Sentence as Part

_KINDS = ("office", "party", "commissions", "union")
_LEAD = 2
"""Sentences at the top that say what a text is about."""
_NEAR = 3
"""Sentences back in which members or party organisations are counted."""
_CHECKED = re.compile(r"inspected|supervised|disciplin|violat")
_STRONG = frozenset({"member", "org", "grassroots", "cell", "committee", "committee_person", "candidate", "new_member"})


def work_told_of(title: str, lower: str, parts: Sequence[Part]) -> frozenset[str]:
    """What title and lead show a text to be about: party work, that of the commissions, the congress of a `union`."""
    lead = [p for p in parts if p.role in {"body", "heading"}][:_LEAD]
    text = "\n".join([title, *(lower[p.start : p.end] for p in lead)])
    return frozenset(kind for kind in _KINDS if _said(kind).search(text))


def is_of_another_term(s: Sentence, figure: Figure, memory: Memory) -> bool:
    """Whether the time is the term of a union or an association, whose congress a text reports, told before at best."""
    dated = any(_YEAR.search(s.lower, t.start, t.end) for t in s.scan.times)
    return "union" in memory.work and figure.kind == "flow" and not dated


_YEAR = re.compile(r"\d")


def is_anybodys(s: Sentence, figure: Figure, memory: Memory) -> bool:
    """Whether nothing shows that a count which the State gives too is the Party's."""
    kinds = _shown_by(figure)
    if not kinds:
        return False
    if _said("state").search(s.lower, s.scan.start, figure.quantity.left):
        return True
    if not kinds.isdisjoint(memory.work) or any(f.noun in _STRONG for f in memory.here):
        return False
    if any(n >= memory.sentence - _NEAR and t.noun in _STRONG for n, t in memory.totals):
        return False
    sentence = _said("ritual").sub(" ", s.lower[s.scan.start : s.scan.end])
    return _said("named").search(sentence) is None


def _shown_by(figure: Figure) -> frozenset[str]:
    """What a text may be about for the count to be the Party's; empty where the count itself says that it is."""
    table = lexicon.table("party_work.toml")
    if figure.indicator in table["petitions"]:
        return frozenset({"commissions"})
    if figure.indicator in table["papers"]:
        return frozenset({"office"})
    of_anybody = figure.noun in table["nouns"] and _CHECKED.search(figure.indicator) is not None
    return frozenset({"office", "party"}) if of_anybody or figure.indicator in table["officials"] else frozenset()


@cache
def _said(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(lexicon.table("party_work.toml")["said"][kind]))
