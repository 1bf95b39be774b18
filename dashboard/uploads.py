"""Files on their way to the server: no session may hold more of them than the page says.

Streamlit itself limits each file (`server.maxUploadSize`) and forgets the files of a session that ends; it does
not count them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

from dashboard.own.limits import FILE_MEGABYTES, FILES, FILES_MEGABYTES, MEGABYTE

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

UPLOAD = re.compile(r"/_stcore/upload_file/(?P<session>[^/]+)/[^/]+")
FRAMING = 4096
"""Bytes that a form adds to a file on its way."""


class UploadLimits:
    """ASGI middleware that refuses a file where its session holds enough, those still coming counted.

    It runs in one event loop, so that between the look and the reservation nothing else happens.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.coming: dict[str, list[int]] = defaultdict(list)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on but a file too many."""
        asked = UPLOAD.search(scope["path"]) if scope["type"] == "http" and scope["method"] == "PUT" else None
        if asked is None:
            await self.app(scope, receive, send)
            return
        session, size = asked["session"], _announced(Headers(scope=scope))
        sizes = [*held(session), *self.coming.get(session, []), size]
        if len(sizes) > FILES or sum(sizes) > FILES_MEGABYTES * MEGABYTE + FILES * FRAMING:
            await PlainTextResponse("too many files, or too large together", 413)(scope, receive, send)
            return
        self.coming[session].append(size)
        try:
            await self.app(scope, receive, send)
        finally:
            self.coming[session].remove(size)
            if not self.coming[session]:
                del self.coming[session]


def held(session: str) -> list[int]:
    """Sizes in bytes of the files that a session holds."""
    from streamlit.runtime import Runtime  # noqa: PLC0415  (there is none before the server runs)
    from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager  # noqa: PLC0415

    manager = Runtime.instance().uploaded_file_mgr if Runtime.exists() else None
    if not isinstance(manager, MemoryUploadedFileManager):
        return []
    return [len(file.data) for file in list(manager.file_storage.get(session, {}).values())]


def _announced(headers: Headers) -> int:
    """The size that a request says it has; the largest allowed where it says none."""
    said = headers.get("content-length", "")
    return int(said) if said.isdecimal() else FILE_MEGABYTES * MEGABYTE


def forget_uploads() -> None:
    """The files of the reader's session leave the server's memory at once, and its count."""
    from streamlit.runtime.scriptrunner import get_script_run_ctx  # noqa: PLC0415

    context = get_script_run_ctx()
    if context is not None:
        context.uploaded_file_mgr.remove_session_files(context.session_id)
