"""The page that a browser gets first: Streamlit's own, which says what it is and where its server answers.

Without that a page opened by its address looks for its server below itself, is refused, and waits before it asks
again; and whoever is sent the address sees no more than the name of the library.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse
from starlette.routing import Route

from dashboard import texts
from dashboard.settings import NAVIGATION

if TYPE_CHECKING:
    from starlette.requests import Request

SERVER = '<script>window.__streamlit = {BACKEND_BASE_URL: new URL("./", location.href).href}</script>'
"""Every page lies beside the others, so its folder is the server's, whatever the address begins with."""


def routes() -> list[Route]:
    """A route for each page; all other addresses are Streamlit's."""
    return [Route(f"/{address}", _answer) for address in ("", *NAVIGATION)]


@cache
def page(name: str, language: str) -> str:
    """Streamlit's page with the title and the description of one of ours, in a language."""
    about = escape(texts.find(language, "description"))
    site = escape(texts.find(language, "name"))
    title = f"{escape(texts.find(language, f'nav.{name}'))} · {site}"
    told = (
        f'<meta name="description" content="{about}">'
        f'<meta property="og:site_name" content="{site}"><meta property="og:type" content="website">'
        f'<meta property="og:title" content="{title}"><meta property="og:description" content="{about}">'
    )
    plain = files("streamlit").joinpath("static/index.html").read_text(encoding="utf-8")
    named = re.sub(r"<title>.*?</title>", lambda _: f"<title>{title}</title>{told}{SERVER}", plain, count=1)
    return named.replace('<html lang="en">', f'<html lang="{language}">', 1)


async def _answer(request: Request) -> HTMLResponse:
    name = request.url.path.rpartition("/")[2] or NAVIGATION[0]
    asked = request.query_params.get("lang")
    language = asked if asked in texts.LANGUAGES else next(iter(texts.LANGUAGES))
    return HTMLResponse(page(name, language), headers={"Cache-Control": "no-cache"})
