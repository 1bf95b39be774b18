"""What the dashboard's tests share: rows as the series gives them, a running server, a real browser."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import polars as pl
import pytest

from dashboard.filters import Filters
from dashboard.words import Words
from tests.conftest import ROOT

LANGUAGE = Filters().lang


@contextmanager
def serving(warehouse: Path, *, cwd: Path = ROOT):
    """The dashboard's own server on a free port, stopped at the end; gives its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "dashboard", "--port", str(port), "--warehouse", str(warehouse)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=cwd, env=environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    ) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(f"{address}/_stcore/health")
            yield address
        finally:
            process.terminate()


def wait_for(address: str, seconds: float = 30) -> None:
    """Wait until an address answers."""
    end = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310
                return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def with_tables(app):
    """The same page with the table of every card open, as a reader opens it."""
    asked = app.query_params.get("lang", LANGUAGE)
    table = Words(asked if isinstance(asked, str) else asked[-1])("card.table")
    for key in app.session_state._state.filtered_state:
        if key.startswith("view-"):
            app.session_state[key] = table
    return app.run()


@pytest.fixture(scope="session")
def server(built):
    """The dashboard on the bundled sources."""
    with serving(built) as address:
        yield address


@pytest.fixture(scope="session")
def reader(built):
    """The bundled sources, open for reading."""
    from warehouse.reader import open_reader

    opened = open_reader(built)
    yield opened
    opened.close()


@pytest.fixture
def cited(warehouse_of):
    """Rows of the series with their sources, from given observations of one indicator."""
    from dashboard import store

    def rows(*observations) -> pl.DataFrame:
        opened = warehouse_of(*observations)
        first = observations[0]
        asked = store.Asked(indicator=first.indicator, breakdown=first.breakdown, body=first.body)
        return store.answer(opened, asked).stated

    return rows


@pytest.fixture
def vi():
    """Charts in Vietnamese on a light page."""
    from dashboard.charts.base import Style
    from dashboard.palette import LIGHT
    from dashboard.words import Words

    return Style(Words("vi"), LIGHT)
