"""What the steps of attaching hand to each other: figures, refusals, and what is remembered between quantities."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.extraction.numbers import Quantity


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with its indicator; `kind` is `flow`, `stock` or `plan`."""

    quantity: Quantity
    indicator: str
    unit: str
    noun: str
    breakdown: str = "total"
    value: float = 0.0
    basis: str | None = None
    statistic: str = "value"
    kind: str = "flow"
    body: str = "all"
    body_stated: bool = True
    award: str = ""
    base: Quantity | None = None
    """The quantity that this one is a part or a share of."""
    status: str = "reported"
    in_time: bool = False
    """A part of a total by year or quarter: what follows is still said of the total."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A quantity that is no observation, with the code of the reason."""

    quantity: Quantity
    fate: str


@dataclass(slots=True)
class Memory:
    """What earlier quantities leave for later ones: the last total, the last body, the last thing rated."""

    total: Figure | None = None
    total_sentence: int = -1
    body: str | None = None
    rated: str | None = None
    task_kind: str | None = None
    disciplined: Figure | None = None
    refused: int = -9
    """The last sentence that counted people disciplined who are no members, or not members alone."""
    sentence: int = 0
    last: Figure | None = field(default=None)
    totals: list[tuple[int, Figure]] = field(default_factory=list)
    plans: list[Figure] = field(default_factory=list)
    yearly: list[Figure] = field(default_factory=list)
    """Counts of every year or of a year on average, as `mỗi năm kết nạp 3.000`: no figures, yet targets of a year."""
    body_used: bool = False
    one_matter: bool = False
    """Whether the title says that the text is of one matter, for which people were disciplined."""
    work: frozenset[str] = frozenset()
    """Whose work title and lead show the text to be about (`party_work.py`)."""
    matter: int = -9
    """The last sentence that counted those of one matter."""
    sector: bool = False
    """Whether title or lead says that the text is of the Party in the private sector."""
    of_year: Figure | None = None
    """The last part of a total by year or quarter in this sentence: `riêng năm 2012 là 3.155, có 671 người …`."""
    both_acted: bool = False
    """Whether the sentence before told what the committees and what the commissions did."""
    admitted: Figure | None = None
    """The last count of people admitted that is no part of another, and its sentence."""
    admitted_sentence: int = -9
    studied: int = -9
    """The last sentence that spoke of resolutions being studied."""
    here: list[Figure] = field(default_factory=list)
    """The figures of this sentence so far."""
    row: list[Figure] = field(default_factory=list)
    """The figures of the sentence before, for one that says `lần lượt là …`."""
    rated_last: Figure | None = None
    """The last share of a rating, and the sentence it stood in."""
    rated_sentence: int = -9
    heading_body: str | None = None
    heading_rated: str | None = None
    """What the last heading or numbered line speaks of: it holds for the paragraphs under it."""

    def next_sentence(self) -> None:
        """Counts are forgotten where no rule looks back so far: a text costs no more a sentence for being long."""
        self.sentence += 1
        while self.totals and self.totals[0][0] < self.sentence - _KEPT:
            del self.totals[0]

    def next_paragraph(self) -> None:
        """Bodies and things rated are carried over a paragraph's end only where a heading named them."""
        self.body = self.heading_body
        self.rated = self.heading_rated

    def under(self, body: str | None, rated: str | None) -> None:
        """A heading: what it names holds from here on, what an earlier one named no longer does."""
        self.heading_body = self.body = body
        self.heading_rated = self.rated = rated


_KEPT = 60
"""Sentences in which a count may be said again, or be the whole of a part."""


Outcome = Figure | Refusal | list[Figure | Refusal]
