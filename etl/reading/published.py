"""The day a page was published, as the page states it: never the day of its last change, nor of a print or a crawl.

Looked for in what pages write for machines, then beside the title; any other date of a page may be of anything.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any

from etl.reading.leads import behind_title
from etl.reading.metadata import day_in_vietnam

_ARTICLE = re.compile(r"(?:News|Report|Blog|Reportage|Analysis|Opinion)?(?:Article|Posting)")
_NAMES = {
    "article:published_time", "og:published_time", "og:article:published_time", "article:published", "datepublished",
    "pubdate", "publishdate", "publish_date", "publish-date", "published_time", "dc.date", "dc.date.issued",
    "dcterms.date", "dcterms.issued", "dcterms.created", "dc.date.created", "parsely-pub-date", "sailthru.date",
    "citation_publication_date", "article_date_original", "cxenseparse:recs:publishtime",
}  # fmt: skip
"""Of `<meta>`, in lower case: what only the day of publication is written under."""
_DAY = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)\b(?!.*\b[ap]\.?m\b)", re.IGNORECASE | re.DOTALL)
"""Day before month, but for clocks with AM and PM: their dates may be American."""
_BESIDE_TITLE = 12
"""Parts of a page behind its title among which the line with its day stands."""
_LONGEST_LINE = 80
_LINE = re.compile(
    r"(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|ngày|(?:(?:ngày )?(?:đăng|xuất bản)|cập nhật)(?: lúc| ngày)?"
    r"|gmt ?[+] ?7|\d{1,2}(?::|h|giờ)\d{2}(?::\d{2})?'?|\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d)"
    r"(?: (?:sa|ch))?[\s,|:()\[\]–-]*)+",
    re.IGNORECASE,
)
"""A line that says a day, an hour and nothing else."""


def published(tree: Any) -> date | None:
    """The day of publication that a parsed page states; None where it states none."""
    for stated in _stated(tree):
        found = day_of(stated)
        if found is not None:
            return found
    return None


def day_of(text: str) -> date | None:
    """The day of a date in one of the forms pages write, in Vietnam; None where it cannot be told."""
    text = text.strip()
    for read in (day_in_vietnam, _day_first, lambda said: day_in_vietnam(parsedate_to_datetime(said).isoformat())):
        try:
            return read(text)
        except (ValueError, OverflowError):
            continue
    return None


def _day_first(text: str) -> date:
    match = _DAY.search(text)
    if match is None:
        raise ValueError(text)
    day, month, year = map(int, match.groups())
    return date(year, month, day)


def _stated(tree: Any) -> Iterator[str]:
    """What may be the day, the surest first."""
    yield from _of_articles(tree)
    for node in tree.css("meta[content]"):
        names = {(node.attributes.get(name) or "").lower() for name in ("property", "name", "itemprop")}
        if names & _NAMES:
            yield node.attributes["content"] or ""
    for node in tree.css('[itemprop="datePublished"], time[pubdate]'):
        yield node.attributes.get("datetime") or node.text()
    times = tree.css("article time[datetime]") or tree.css("time[datetime]")
    yield from [times[0].attributes["datetime"] or ""] if len(times) == 1 else []
    yield from _beside_title(tree)


def _of_articles(tree: Any) -> Iterator[str]:
    """`datePublished` of the articles that the page describes in JSON-LD; not of the site or the page itself."""
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            described = json.loads(node.text(), strict=False)
        except ValueError:
            continue
        for thing in _things(described):
            kinds = thing.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and _ARTICLE.fullmatch(kind) for kind in kinds):
                yield str(thing.get("datePublished") or "")


def _things(described: Any) -> Iterator[dict[str, Any]]:
    """The objects that JSON-LD lists at its top, alone, in a list or in a graph."""
    if isinstance(described, list):
        for one in described:
            yield from _things(one)
    elif isinstance(described, dict):
        yield described
        yield from _things(described.get("@graph") or [])


def _beside_title(tree: Any) -> Iterator[str]:
    """The line under the title that says nothing but a day."""
    for node in behind_title(tree, _BESIDE_TITLE):
        text = " ".join(node.text(separator=" ").split())
        if len(text) <= _LONGEST_LINE and _LINE.fullmatch(text) and _DAY.search(text):
            yield text
