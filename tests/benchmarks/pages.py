"""Pages in a real browser: from a change of the filter to the chart drawn, and from start to the first chart.

The same data and the same question everywhere. A change counts from the click that chooses, at a place found before,
until the first chart has other values and has been drawn. Chromium of this machine; peers only where
`.[benchmark]` is installed.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Locator, Page, sync_playwright

from tests.benchmarks.measuring import ROOT, heading, p95, say
from tests.benchmarks.observations import write
from tests.benchmarks.peers.shared import INDICATORS

CHANGES = 12
CHART = """() => {
  const find = root => {
    const own = root.querySelector('.js-plotly-plot');
    if (own) return own;
    for (const element of root.querySelectorAll('*')) {
      const below = element.shadowRoot && find(element.shadowRoot);
      if (below) return below;
    }
  };
  const plot = find(document);
  if (!plot || !plot._fullLayout || !plot.querySelector('.main-svg')) return '';
  const values = trace => trace.y && trace.y.bdata ? trace.y.bdata : Array.from(trace.y || []).join();
  return (plot.data || []).map(trace => trace.name + ':' + values(trace)).join('|');
}"""
CHANGED = f"before => {{ const now = ({CHART})(); return now && now !== before }}"


@dataclass(frozen=True)
class Peer:
    """How one program is started and how its filter is changed."""

    name: str
    command: Callable[[int], Sequence[str]]
    path: str
    choose: Callable[[Page, str], Locator]
    """Gets ready to choose an indicator, and gives what a last click chooses it with."""
    settings: tuple[tuple[str, str], ...] = ()


def _radio(page: Page, indicator: str) -> Locator:
    return page.get_by_text(indicator, exact=True).first


def _ours(page: Page, indicator: str) -> Locator:
    """The box of the indicator in the row of filters: its entry is found by what is typed."""
    from warehouse.catalogue import catalogue

    name = catalogue().indicators[indicator].name_en
    page.locator(".st-key-indicator").get_by_role("combobox").fill(name)
    entry = page.get_by_role("option", name=re.compile(f"^{re.escape(name)}($| ·)")).first
    entry.wait_for()
    return entry


def _module(name: str, *arguments: str) -> Callable[[int], Sequence[str]]:
    return lambda port: [sys.executable, "-m", f"tests.benchmarks.peers.{name}", str(port), *arguments]


def _streamlit(script: str) -> Callable[[int], Sequence[str]]:
    path = str(Path(__file__).parent / "peers" / script)
    options = ["--server.headless=true", "--server.fileWatcherType=none", "--browser.gatherUsageStats=false"]
    return lambda port: [sys.executable, "-m", "streamlit", "run", path, f"--server.port={port}", *options]


OURS = Peer(
    "chiso",
    lambda port: [sys.executable, "-m", "dashboard", "--port", str(port)],
    f"/indicator?lang=en&indicator={INDICATORS[0]}",
    _ours,
)
STREAMLIT = [
    Peer("streamlit, px", _streamlit("streamlit_plain.py"), "/", _radio, (("CHISO_PEER", "px"),)),
    Peer("streamlit, dictionaries", _streamlit("streamlit_plain.py"), "/", _radio, (("CHISO_PEER", "dict"),)),
]
OTHERS = [
    Peer("dash, px", _module("dash_app", "px"), "/", _radio),
    Peer("dash, dictionaries", _module("dash_app", "dict"), "/", _radio),
    Peer("panel, px", _module("panel_app"), "/", _radio),
]
HELLO = Peer("streamlit hello", _streamlit("streamlit_hello.py"), "/", _radio)


def run(rounds: int, peers: bool, generated: int) -> None:
    """Print the medians of all, and how many times as long as ours; with `generated` rows also of charts full of lines."""
    heading("pages", "streamlit", "plotly", *(("dash", "panel") if peers else ()))
    with TemporaryDirectory(prefix="chiso-benchmark-") as folder, sync_playwright() as playwright:
        from etl.build import build

        os.environ["CHISO_WAREHOUSE"] = str(Path(folder) / "chiso.duckdb")
        build([], Path(os.environ["CHISO_WAREHOUSE"]))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--headless", "--no-sandbox"]
        )
        _starts(browser, rounds)
        asked = [OURS, *STREAMLIT, *(OTHERS if peers else [])]
        _changes(browser, asked, rounds)
        if generated:
            large = Path(folder) / "generated.duckdb"
            table = write(Path(folder) / "observations.parquet", generated)
            # A program of its own gives its memory back before the clock starts.
            subprocess.run([sys.executable, "-m", "etl", "build", "--sources", table, "--warehouse", large], check=True)
            _changes(browser, [OURS, *(_over(large, generated, peer) for peer in asked)], rounds)
        browser.close()


def _over(warehouse: Path, rows: int, peer: Peer) -> Peer:
    """The same program over another warehouse."""
    settings = (*peer.settings, ("CHISO_WAREHOUSE", str(warehouse)))
    return replace(peer, name=f"{peer.name}, {rows:,} rows", settings=settings)


def _starts(browser: Any, rounds: int) -> None:
    taken: dict[str, list[float]] = {OURS.name: [], HELLO.name: []}
    for _ in range(rounds):
        for peer in (OURS, HELLO):
            began = time.perf_counter()
            with started(peer) as address, browser.new_context() as context:
                page = context.new_page()
                page.goto(address + peer.path)
                page.wait_for_function(CHART, timeout=120_000)
                taken[peer.name].append(time.perf_counter() - began)
    say("from start to the first chart", "median s", "times hello")
    hello = statistics.median(taken[HELLO.name])
    for name, times in taken.items():
        say(name, statistics.median(times), statistics.median(times) / hello)


def _changes(browser: Any, all_peers: Sequence[Peer], rounds: int) -> None:
    taken: dict[str, list[float]] = {peer.name: [] for peer in all_peers}
    with ExitStack() as stack:
        pages = {}
        for peer in all_peers:
            address = stack.enter_context(started(peer))
            page = stack.enter_context(browser.new_context()).new_page()
            page.goto(address + peer.path)
            page.wait_for_function(CHART, timeout=120_000)
            pages[peer.name] = page
        for turn in range(CHANGES * rounds):
            for peer in all_peers:
                taken[peer.name].append(_change(pages[peer.name], peer, INDICATORS[(turn + 1) % len(INDICATORS)]))
    ours = statistics.median(taken[OURS.name])
    say("from filter to chart", "changes", "median ms", "p95 ms", "times ours")
    for name, times in taken.items():
        say(name, len(times), 1000 * statistics.median(times), 1000 * p95(times), statistics.median(times) / ours)


def _change(page: Page, peer: Peer, indicator: str) -> float:
    before = page.evaluate(CHART)
    box = peer.choose(page, indicator).bounding_box()
    if box is None:
        raise RuntimeError(f"{peer.name}: {indicator} is not to be seen")
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(200)
    began = time.perf_counter()
    page.mouse.down()
    page.mouse.up()
    page.wait_for_function(CHANGED, arg=before, timeout=60_000)
    took = time.perf_counter() - began
    page.wait_for_timeout(300)
    return took


@contextmanager
def started(peer: Peer) -> Iterator[str]:
    """The program on a port of its own; gives its address once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | dict(peer.settings) | {"PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        peer.command(port), cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(f"http://127.0.0.1:{port}/", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(1200):
        if process.poll() is not None:
            raise RuntimeError(f"{process.args}: ended with {process.returncode}")
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(address)
