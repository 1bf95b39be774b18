"""The extraction engine: Vietnamese text in, observations out, every figure with its span.

Deterministic and offline. `extract` is the one entrance the rest of the program uses; `account` tells the fate of
every number. Wordings, forms and names are data files beside the modules. It reads no file and writes none.
"""

from __future__ import annotations

from etl.documents import Document
from etl.extraction.account import Account, Number, Unresolved, account, figures_of
from warehouse.records import Observation

__all__ = ["Account", "Number", "Unresolved", "account", "extract", "figures_of"]


def extract(document: Document) -> list[Observation]:
    """The observations found in a document, in the order of the text; none where nothing was found.

    A figure whose area cannot be resolved is not among them: see `account(document).unresolved`.
    """
    from etl.extraction.results import results  # noqa: PLC0415

    return results(document).observations
