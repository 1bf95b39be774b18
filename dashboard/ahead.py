"""The first chart of a choice by a road of its own: the browser asks for it as a filter is chosen, and draws it.

A run of the page makes all of its parts anew and the browser puts them in place one after another; what the reader
waits for is the chart. The run follows and shows the same: both take it from what is kept of the view. Where this road
does not exist (`streamlit run streamlit_app.py`) or has nothing to give, the run alone draws.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType

    from starlette.requests import Request

NOTHING = 204
A_DAY = "max-age=86400"


def routes() -> list[Route]:
    """The two addresses: of a view's chart, and of what the filters' entries stand for."""
    return [Route("/api/chart", _chart), Route("/api/choices", _choices)]


async def _chart(request: Request) -> Response:
    """`GET /api/chart?page=/indicator&theme=dark&narrow=1&…`: the first chart of a page as Plotly reads it.

    The rest of the parameters are the page's own. Nothing (204) where the page would show no such chart.
    """
    return await _told(request, lambda asked: _views().chart(asked), "no-store")


async def _choices(request: Request) -> Response:
    """`GET /api/choices?lang=en`: for each filter its parameter in the address, and the values of its entries."""
    return await _told(request, lambda asked: _views().choices(asked), A_DAY)


async def _told(request: Request, make: Callable[[Mapping[str, list[str]]], str | None], kept: str) -> Response:
    found = await run_in_threadpool(make, parse_qs(request.url.query))
    if found is None:
        return Response(status_code=NOTHING)
    return Response(found, media_type="application/json", headers={"Cache-Control": kept})


def _views() -> ModuleType:
    from dashboard import views  # noqa: PLC0415  with it come Polars and DuckDB: the server answers before

    return views
