"""Views told of outside a page's run: the first chart of one, and what the entries of the filters stand for.

A view is what an address shows to a reader; see `dashboard.ahead` for who asks.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dashboard import cards, controls, figures, filters, here, store
from dashboard.cards import Card
from dashboard.charts import lines
from dashboard.here import Here
from dashboard.texts import LANGUAGES
from dashboard.words import Words
from warehouse.errors import WarehouseError
from warehouse.paths import default_warehouse
from warehouse.reader import Reader
from warehouse.versions import current_id


def chart(asked: Mapping[str, Sequence[str]]) -> str | None:
    """The figure of the first chart of a view, as JSON; None where it would have none.

    What it does not show but only answers with (`lines.seen`) comes with the page.
    `asked` has the parameters of the view's address, and its `page`, `theme` and whether it is `narrow`.
    """
    page = _last(asked, "page")
    card_of = FIRST.get(page.rpartition("/")[2])
    wanted, _ = filters.read(asked)
    reader = _reader(wanted.version)
    if card_of is None or reader is None:
        return None
    seen = here.view(wanted, reader, page, _last(asked, "theme"), narrow=_last(asked, "narrow") == "1")
    card = card_of(seen)
    drawn = cards.drawn(seen, card)[0] if card else None
    return None if drawn is None or drawn.rows.is_empty() else cards.as_json(lines.seen(drawn.figure))


def choices(asked: Mapping[str, Sequence[str]]) -> str | None:
    """For each filter by its key: the parameter of the address, the values of its entries, and what it resets, as JSON.

    A value of null takes the parameter away; `many`: it is added to those there are; `years`: a year stands for itself.
    """
    language = _last(asked, "lang") or next(iter(LANGUAGES))
    return json.dumps(_choices(Words(language)), ensure_ascii=False) if language in LANGUAGES else None


def _choices(words: Words) -> dict[str, dict[str, Any]]:
    return {
        field: {
            "parameter": _parameter(field),
            "forget": [_parameter(other) for other in controls.FORGOTTEN.get(field, ())],
            "values": controls.labels(words, field),
            "many": field == "areas",
            "years": field in controls.YEARS,
        }
        for field in ("indicator", "areas", "boundary", "breakdown", "body", *controls.YEARS)
    }


def _parameter(field: str) -> str:
    return next(p.name for p in filters.PARAMETERS if p.field == field)


def _lines(seen: Here) -> Card | None:
    found = figures.figures(seen)
    return figures.lines_card(seen, found) if found.rows.height else None


FIRST: Mapping[str, Callable[[Here], Card | None]] = {"indicator": _lines}
"""The first chart of each page that is drawn ahead."""


def _last(asked: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(asked.get(name, [])[-1:]), "")


def _reader(pinned: str | None) -> Reader | None:
    warehouse = default_warehouse()
    try:
        version = current_id(warehouse)
        if pinned and pinned != version:
            return store.reader_of(str(warehouse), pinned, pinned=True)
        return store.reader_of(str(warehouse), version) if version else None
    except WarehouseError:
        return None
