"""What the first reader of a process would wait for, done while the reader's browser still loads the page.

A process that has just started listens at once; Python's own loading and the first questions to the warehouse go on
beside it. Nothing here is needed: a page asked for earlier loads the same by itself.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from typing import Any

LATER = (
    "streamlit.emojis",
    "plotly.graph_objs",
    "plotly.io",
    "plotly.tools",
    "dashboard.frame",
    "dashboard.country",
    "dashboard.covering",
    "dashboard.explained",
    "dashboard.headlines",
    "dashboard.nearest",
    "dashboard.recent",
)
"""Modules that a page with charts loads when it is first drawn."""


@asynccontextmanager
async def while_serving(_app: Any) -> AsyncIterator[None]:
    """Begin to warm up once the server is there."""
    threading.Thread(target=warm, name="warming", daemon=True).start()
    yield


def warm() -> None:
    """Load modules, catalogue, texts and the published version; what fails is left to the page, which says why."""
    try:
        for name in LATER:
            import_module(name)
        from dashboard import finding  # noqa: PLC0415  (loaded above)

        finding.known()
    except Exception:  # whatever it is, a page meets it again and tells its reader
        logging.getLogger(__name__).debug("not warmed up", exc_info=True)
