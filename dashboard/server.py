"""The hardened server: the pages of `streamlit_app.py` with a health route, the usual headers and limits on uploads.

What the pages show is not decided here; `streamlit run streamlit_app.py` shows the same without it.
"""

from __future__ import annotations

import os
import re
import sys
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import JSONResponse
from starlette.routing import Route

from dashboard import ahead, frontend, settings, shell, warming
from dashboard.uploads import UploadLimits
from warehouse.errors import WarehouseError
from warehouse.paths import default_warehouse
from warehouse.versions import current_id

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send


def _inline_scripts() -> str:
    """The hashes of the scripts that stand inside the page a browser gets first, as a policy names them."""
    page = shell.page(settings.NAVIGATION[0], "vi")
    digests = (sha256(script.encode()).digest() for script in re.findall(r"<script>(.*?)</script>", page, re.DOTALL))
    return " ".join(f"'sha256-{b64encode(digest).decode()}'" for digest in digests)


POLICY = (
    "default-src 'self'; "
    # Streamlit hands our own few scripts to the browser as blobs; nothing else makes one.
    f"script-src 'self' blob: 'wasm-unsafe-eval' {_inline_scripts()}; "
    "style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; "
    "font-src 'self' data:; "
    "connect-src 'self'; "
    "worker-src 'self' blob:; "
    "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


HANDOVER = 0.001
"""Seconds after which a thread that computes lets others run. Python's own 5 ms add up: each small file and message of
one reader waits that long, several times, while the page of another is made."""


class SafetyHeaders:
    """ASGI middleware that adds `HEADERS` to every answer; plain ASGI, so that nothing is buffered."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and put the headers on its answer."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class ChartsAhead:
    """ASGI middleware that has a browser fetch the library of charts with the page, not when the first chart is drawn.

    It is most of what a first visit loads.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and put the link on the answer, where that is a page with charts."""
        library = frontend.chart_library()
        page = scope["path"][1:] if scope["type"] == "http" else "/"
        has_charts = "/" not in page and page not in settings.WITHOUT_CHARTS  # a file to take away lies in a folder

        async def send_with_link(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers["Link"] = f"<./static/js/{library}>; rel=modulepreload"
            await send(message)

        await self.app(scope, receive, send_with_link if library and has_charts else send)


async def health(_request: Request) -> JSONResponse:
    """`GET /api/health`: 200 where a version is published, 503 while there is none; never a path."""
    try:
        version = current_id(default_warehouse())
    except WarehouseError:
        version = None
    return JSONResponse({"status": "ok" if version else "no data yet", "version": version}, 200 if version else 503)


def say_failed(_error: Exception) -> bool:
    """What a reader sees of a defect: a sentence in the reader's language. Streamlit has put all else into the log.

    True keeps it from showing a text of its own, in English.
    """
    from dashboard.here import current_words  # noqa: PLC0415  with it come Polars and DuckDB: the server answers before

    words = current_words()
    st.container(key="defect").error(words("state.defect"), icon=":material/error:")
    return True


def make_app() -> st.App:
    """The application object, for this module's `serve` or for any other ASGI server."""
    return st.App(
        settings.SCRIPT,
        routes=[Route("/api/health", health), *ahead.routes(), *shell.routes()],
        middleware=[Middleware(SafetyHeaders), Middleware(ChartsAhead), Middleware(UploadLimits)],
        on_script_error=say_failed,
        lifespan=warming.while_serving,
    )


def serve(port: int, address: str, warehouse: Path | None) -> None:
    """Answer on the port until stopped; the packaged configuration holds whatever the current folder is."""
    if warehouse is not None:
        os.environ["CHISO_WAREHOUSE"] = str(warehouse.absolute())
    sys.argv = [str(Path(__file__))]  # Streamlit takes its script's folder, and its arguments, from here
    sys.setswitchinterval(HANDOVER)
    own = {"server.port": port, "server.address": address, "server.headless": True, "server.fileWatcherType": "none"}
    make_app().run(config=settings.options() | own)
