"""What is done ahead of the first reader."""

import subprocess
import sys

import pytest

from dashboard.frontend import chart_library
from dashboard.warming import LATER
from tests.conftest import ROOT
from tests.dashboard.test_browser import Visit

AHEAD = f"""
import sys
from dashboard.warming import warm
warm()
from dashboard import finding, store
store.open_reader = None
print(all(name in sys.modules for name in {LATER!r}), bool(finding.known()))
"""


def warmed(monkeypatch, warehouse):
    monkeypatch.setenv("CHISO_WAREHOUSE", str(warehouse))
    done = subprocess.run([sys.executable, "-c", AHEAD], capture_output=True, text=True, check=True, cwd=ROOT)
    return done.stdout.split(), done.stderr


@pytest.mark.slow
def test_the_modules_of_a_page_and_the_published_version_are_there_before_the_first_reader(monkeypatch, built):
    assert warmed(monkeypatch, built)[0] == ["True", "True"]


@pytest.mark.slow
def test_what_cannot_be_opened_stops_nothing_and_is_left_to_the_page(monkeypatch, tmp_path):
    damaged = tmp_path / "damaged.duckdb"
    damaged.write_bytes(b"no database")
    told, errors = warmed(monkeypatch, damaged)
    assert told == ["True", "False"]
    assert "Traceback" not in errors


def test_the_library_of_charts_is_known_by_its_name():
    assert chart_library() is not None


@pytest.mark.browser
@pytest.mark.parametrize(("page", "loads"), [("indicator", 1), ("help", 0)])
def test_a_page_loads_the_library_of_charts_once_and_only_where_it_has_some(chromium, server, page, loads):
    context = chromium.new_context()
    seen = Visit(context.new_page(), server)
    asked = []
    seen.page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    seen.go(page)
    seen.page.wait_for_timeout(1500)
    assert asked.count(chart_library()) == loads
    assert seen.problems == []
    context.close()
