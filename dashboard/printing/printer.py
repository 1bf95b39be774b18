"""The one browser that prints: figures by Kaleido, pages of HTML as PDF.

Kaleido's own shared server mixes charts between threads. Here one thread runs one event loop with one Kaleido,
and whoever wants a picture waits for its own answer. A browser that dies is started again for the next one.
"""

from __future__ import annotations

import asyncio
import base64
import os
import shutil
import tempfile
import threading
from collections.abc import Coroutine, Mapping
from functools import cache
from pathlib import Path
from typing import Any

SECONDS = 40
"""A picture takes a quarter of a second, the first one three; more means that the browser hangs."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
SCALE = 2
"""Pixels of a PNG for each pixel of the page."""

_PAPER = {
    "printBackground": True,
    "paperWidth": 8.27,
    "paperHeight": 11.69,
    "marginTop": 0.6,
    "marginBottom": 0.75,
    "marginLeft": 0.6,
    "marginRight": 0.6,
    "displayHeaderFooter": True,
    "headerTemplate": "<span></span>",
}


class CannotPrint(Exception):
    """No browser, or it did not answer: the page offers what the reader's own browser can do."""


def browser() -> str | None:
    """The browser of this machine, or None; nothing is started to find out."""
    named = os.environ.get("BROWSER_PATH")
    if named:
        return named if Path(named).exists() else None
    return next(filter(None, map(shutil.which, BROWSERS)), None)


class Printer:
    """One event loop in a thread of its own, and the browser that works in it."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._kaleido: Any = None
        self._turn = asyncio.Lock()
        threading.Thread(target=self._loop.run_forever, name="printer", daemon=True).start()

    def picture(self, figure: Mapping[str, Any], file_format: str, width: int, height: int) -> bytes:
        """A figure as `png`, `svg` or `pdf`, of so many pixels.

        Raises:
            CannotPrint: there is no browser, or it failed twice.
        """
        options = {"format": file_format, "width": width, "height": height}
        if file_format == "png":
            options["scale"] = SCALE
        return self._wait(self._picture(dict(figure), options))

    def page(self, html: str, footer: str) -> bytes:
        """A page of HTML as a PDF on A4; `footer` (HTML) stands under each page, with its number.

        Raises:
            CannotPrint: as `picture`.
        """
        return self._wait(self._page(html, footer))

    def _wait(self, work: Coroutine[Any, Any, bytes]) -> bytes:
        if browser() is None:
            work.close()
            raise CannotPrint("no browser on this machine")
        future = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return future.result(SECONDS)
        except Exception as error:
            future.cancel()
            asyncio.run_coroutine_threadsafe(self._stop(), self._loop)
            raise CannotPrint(str(error) or type(error).__name__) from error

    async def _picture(self, figure: dict[str, Any], options: dict[str, Any]) -> bytes:
        kaleido = await self._started()
        made = await kaleido.calc_fig(figure, opts=options)
        return bytes(made)

    async def _page(self, html: str, footer: str) -> bytes:
        kaleido = await self._started()
        with tempfile.TemporaryDirectory(prefix="chiso-print-") as folder:
            path = Path(folder) / "page.html"
            path.write_text(html, encoding="utf-8")
            tab = await kaleido.create_tab(path.as_uri())
            try:
                await _drawn(tab)
                told = await tab.send_command("Page.printToPDF", params=_PAPER | {"footerTemplate": footer})
            finally:
                await kaleido.close_tab(tab)
        return base64.b64decode(told["result"]["data"])

    async def _started(self) -> Any:
        async with self._turn:
            if self._kaleido is None:
                from kaleido import Kaleido, PageGenerator  # noqa: PLC0415  (a browser that only printing needs)

                kaleido = Kaleido(n=2, page_generator=PageGenerator(mathjax=False), path=browser())
                await kaleido.open()
                self._kaleido = kaleido
        return self._kaleido

    async def _stop(self) -> None:
        async with self._turn:
            broken, self._kaleido = self._kaleido, None
        if broken is not None:
            await broken.close()


async def _drawn(tab: Any) -> None:
    """Wait until the page of a tab is there with its fonts.

    Raises:
        CannotPrint: it does not come; nothing blank is printed instead.
    """
    asked = {"expression": _THERE, "returnByValue": True}
    for _ in range(_LOOKS):
        told = await tab.send_command("Runtime.evaluate", params=asked)
        if told.get("result", {}).get("result", {}).get("value") is True:
            return
        await asyncio.sleep(_PAUSE)
    raise CannotPrint("the page to print did not load")


# A new tab holds an empty, complete document until the page arrives: the address tells the two apart.
_THERE = "location.protocol === 'file:' && document.readyState === 'complete' && document.fonts.status === 'loaded'"
_LOOKS, _PAUSE = 100, 0.05


def picture_bytes(figure: Mapping[str, Any], file_format: str, width: int, height: int) -> bytes:
    """A figure printed by the one printer of this process; see `Printer.picture`."""
    return printer().picture(figure, file_format, width, height)


@cache
def printer() -> Printer:
    """The one printer of this process."""
    return Printer()
