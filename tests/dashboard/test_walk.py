"""Every figure drawn on every page is one the warehouse gives for that very key, and only what it joins is joined.

The pages run as Streamlit runs them; what is examined are the figures that the browser would get.
"""

import json
from itertools import pairwise

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.frame import PAGES
from tests.conftest import ROOT

pytestmark = pytest.mark.filterwarnings("default")

INDICATORS = ("members_total", "members_disciplined", "orgs_direct", "org_good_or_better_pct", "members_admitted")
AREAS = ("ha-noi", "binh-dinh", "an-giang-2025", "vn")


@pytest.fixture(scope="module")
def given(reader):
    """What the warehouse gives to draw, by observation: value, and `line` where the series has it."""
    kinds = reader.options().select("indicator", "breakdown", "body").rows()
    columns = ["observation_id", "value", "line"]
    series = pl.concat([reader.series(*kind).select(columns) for kind in kinds])
    windows = pl.concat([reader.windows(*kind).select(columns) for kind in kinds])
    return {
        "value": dict(pl.concat([series, windows]).select("observation_id", "value").iter_rows()),
        "line": dict(series.select("observation_id", "line").iter_rows()),
    }


def traces(app):
    """The traces of every chart of a page that hold figures: counts of figures (heat maps) are none."""
    for chart in app.get("plotly_chart"):
        yield from (t for t in json.loads(chart.proto.spec)["data"] if t["type"] != "heatmap" and t.get("customdata"))


def marks(trace):
    """Observation and drawn value of each mark of a trace; the pen's lifts are (None, None)."""
    values = trace["x"] if trace.get("orientation") == "h" else trace["y"]
    return list(zip(trace["customdata"], values, strict=True))


def is_measured(trace):
    """Whether the place of the marks is their value: bars and lines, not spots on a map."""
    return trace["type"] == "bar" or "lines" in trace.get("mode", "")


@pytest.fixture
def drawn(built, monkeypatch):
    """The traces of a page at an address."""
    monkeypatch.setenv("CHISO_WAREHOUSE", str(built))

    def at(page, **query):
        app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        if page != PAGES[0]:
            app.switch_page(str(ROOT / "dashboard" / "pages" / f"{page}.py")).run()
        assert not app.exception
        return list(traces(app))

    return at


VIEWS = [
    *((page, {}) for page in PAGES),
    *((page, {"indicator": code}) for page in ("indicator", "compare") for code in INDICATORS),
    *(("indicator", {"indicator": code, "area": list(AREAS)}) for code in INDICATORS),
    *(("indicator", {"indicator": code, "provinces": "34"}) for code in INDICATORS),
    *(("province", {"province": area}) for area in AREAS),
]


@pytest.mark.parametrize(("page", "query"), VIEWS, ids=[f"{page}-{query}" for page, query in VIEWS])
def test_every_mark_is_a_figure_of_the_warehouse(drawn, given, page, query):
    for trace in drawn(page, **query):
        for observation, value in marks(trace):
            if observation is not None:
                assert observation in given["value"]
                assert not is_measured(trace) or value == given["value"][observation]


@pytest.mark.parametrize(("page", "query"), VIEWS, ids=[f"{page}-{query}" for page, query in VIEWS])
def test_every_joined_pair_is_of_one_line(drawn, given, page, query):
    for trace in drawn(page, **query):
        if "lines" not in trace.get("mode", ""):
            continue
        assert trace["connectgaps"] is False
        listed = [observation for observation, _ in marks(trace)]
        for one, next_one in pairwise(listed):
            if one is not None and next_one is not None:
                assert given["line"][one] is not None
                assert given["line"][one] == given["line"][next_one]


def test_the_walk_sees_bars_lines_and_joined_pairs(drawn):
    found = drawn("indicator", indicator="members_total", area=list(AREAS))
    kinds = {(trace["type"], "lines" in trace.get("mode", "")) for trace in found}
    assert {("bar", False), ("scatter", True)} <= kinds
    listed = [mark for trace in found if "lines" in trace.get("mode", "") for mark in marks(trace)]
    assert any(one[0] and two[0] for one, two in pairwise(listed))
