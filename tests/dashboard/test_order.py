"""In which order the parts of a page are sent."""

import time
from contextlib import nullcontext

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.order import LEAD, Order
from tests.conftest import ROOT


def drawn(order):
    """What is drawn, in order, of a page whose chart stands between its head and a slider."""
    seen = []
    order.above(nullcontext(), lambda: seen.append("head"))
    seen.append("chart")
    order.lead()
    order.below(nullcontext(), lambda: seen.append("slider"))
    seen.append("second chart")
    order.finish()
    order.finish()
    return seen


def test_at_first_sight_a_page_comes_from_top_to_bottom():
    assert drawn(Order()) == ["head", "chart", "second chart", "slider"]


def test_a_page_that_is_open_gets_its_charts_first():
    assert drawn(Order(again=True)) == ["chart", "second chart", "head", "slider"]


@pytest.mark.parametrize(("again", "pauses"), [(False, 0), (True, 1)])
def test_only_the_first_chart_of_an_open_page_goes_ahead(monkeypatch, again, pauses):
    slept = []
    monkeypatch.setattr(time, "sleep", slept.append)
    order = Order(again=again)
    order.lead()
    order.lead()
    assert slept == [LEAD] * pauses


@pytest.mark.filterwarnings("default")
def test_what_stands_where_does_not_depend_on_the_order(built, monkeypatch):
    monkeypatch.setenv("CHISO_WAREHOUSE", str(built))
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60).run()
    first = [element.type for element in app.main]
    again = [element.type for element in app.run().main]
    assert first == again
    assert len(first) > 40
