"""Party organisations in private firms: those founded are not those there are, nor all founded are in firms."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.extraction import figures
from etl.extraction.model import Figure, Outcome, Refusal
from etl.extraction.roles import Sentence

_FOUNDED = re.compile(r"\bthành lập (?:mới |được |thêm )*[\d.]+ [^;]*;? ?\btrong đó(?:,| có| là| riêng)* $")
_SECTOR = re.compile(r"doanh nghiệp|ngoài (?:khu vực )?nhà nước|tư nhân")
_PARTS = re.compile(r"\btrong đó\b|\briêng\b|\(")


def of_firms(s: Sentence, outcome: Outcome) -> Outcome:
    """The outcome, where it counts organisations in firms, for what its sentence says of them."""
    if not isinstance(outcome, Figure):
        return outcome
    lead = s.lower[s.scan.start : outcome.quantity.left]
    if outcome.indicator == "orgs_private_sector" and _FOUNDED.search(lead):
        # `thành lập 46 tổ chức đảng, trong đó có 26 tổ chức đảng trong doanh nghiệp`: founded, these too
        row = figures.of("orgs_private_sector_new")
        return replace(outcome, indicator=row.indicator, kind="flow") if row is not None else outcome
    if outcome.indicator == "orgs_private_sector_new" and _only_parts_are_of_firms(s, outcome, lead):
        return Refusal(outcome.quantity, "part_of")
    return outcome


def _only_parts_are_of_firms(s: Sentence, figure: Figure, lead: str) -> bool:
    """Whether firms are first spoken of behind the words that tell the parts of a number."""
    behind = s.lower[figure.quantity.right : s.scan.end].split(";")[0]
    parts, sector = _PARTS.search(behind), _SECTOR.search(behind)
    return (
        figure.noun in {"org", "organisation"}
        and not _SECTOR.search(lead)
        and parts is not None
        and sector is not None
        and parts.start() < sector.start()
    )
