"""The chart of a choice comes ahead of its page, and is the page's own; a late one changes nothing."""

import json
from itertools import chain

import pytest
from playwright.sync_api import expect
from streamlit.testing.v1 import AppTest

from dashboard import filters, views
from dashboard.controls import YEARS
from dashboard.filters import Filters
from dashboard.words import Words
from tests.conftest import ROOT
from tests.dashboard.test_browser import visit  # noqa: F401  (a fixture)
from tests.dashboard.test_server import fetch

ADDRESS = {"lang": ["en"], "indicator": ["members_admitted"], "provinces": ["63"]}
ASKED = ADDRESS | {"page": ["/indicator"], "theme": ["light"], "narrow": ["0"]}
ENTRIES = [
    ("indicator", "members_disciplined", {"breakdown": "female"}),
    ("boundary", "34", {}),
    ("boundary", "reported", {"provinces": "63"}),
    ("breakdown", "female", {"measure": "percent.members.value"}),
    ("first_year", 2019, {}),
    ("last_year", 0, {"to": "2020"}),
    ("areas", ["ha-noi", "ca-mau"], {"area": "ha-noi"}),
]
CHART = "document.querySelector('.st-key-card-lines .js-plotly-plot')"
NAMES = f"() => {CHART}?.data?.map((trace) => trace.name)"


@pytest.fixture
def opened(built, monkeypatch):
    """The indicator page at an address, without a browser."""
    monkeypatch.setenv("CHISO_WAREHOUSE", str(built))

    def page(**address):
        app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
        app.query_params.update(address)
        return app.run().switch_page(str(ROOT / "dashboard" / "pages" / "indicator.py")).run()

    return page


def test_it_is_the_chart_of_the_page(opened):
    specs = [json.loads(chart.proto.spec) for chart in opened(**ADDRESS).get("plotly_chart")]
    assert json.loads(views.chart(ASKED)) == specs[0]


@pytest.mark.parametrize(
    "otherwise",
    [
        {"page": ["/data"]},
        {"page": [""]},
        {"from": ["2090"]},
        {"version": ["0"]},
    ],
    ids=["another page", "no page", "no figures", "no such version"],
)
def test_where_the_page_would_show_none_there_is_none(built, monkeypatch, otherwise):
    monkeypatch.setenv("CHISO_WAREHOUSE", str(built))
    assert views.chart(ASKED | otherwise) is None


def test_before_anything_is_published_there_is_none(tmp_path, monkeypatch):
    monkeypatch.setenv("CHISO_WAREHOUSE", str(tmp_path / "none.duckdb"))
    assert views.chart(ASKED) is None


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_entry_that_can_be_chosen_is_known(opened, language):
    app = opened(lang=language, indicator="members_admitted")
    known = json.loads(views.choices({"lang": [language]}))
    for widget in chain(app.selectbox, app.multiselect):
        if widget.key not in known:
            continue
        told = {entry for entry in widget.options if not (widget.key in YEARS and entry.isdecimal())}
        shown = set() if widget.key == "areas" else {widget.options[widget.index]}
        assert told - shown <= set(known[widget.key]["values"]), widget.key
    assert {widget.key for widget in chain(app.selectbox, app.multiselect)} >= set(known)


@pytest.mark.parametrize(("field", "value", "address"), ENTRIES)
def test_an_entry_leads_to_the_address_the_page_makes_of_it(opened, field, value, address):
    before = {"lang": "en", "indicator": "members_admitted"} | address
    rule = json.loads(views.choices({"lang": ["en"]}))[field]
    app = opened(**before)
    kind = app.multiselect if field == "areas" else app.selectbox
    widget = kind(key=field)
    newest = value[-1] if field == "areas" else value
    labels = {entry: rule["values"].get(entry, entry) for entry in widget.options}
    told = next(v for v in labels.values() if v == (None if newest in {"reported", 0} else str(newest)))
    widget.set_value(value).run()

    made = {name: [text] for name, text in before.items() if name not in rule["forget"]}
    if not rule["many"]:
        made.pop(rule["parameter"], None)
    if told is not None:
        made[rule["parameter"]] = [*made.get(rule["parameter"], []), told]
    page = {name: app.query_params[name] for name in app.query_params}
    assert filters.read(made)[0] == filters.read({n: v if isinstance(v, list) else [v] for n, v in page.items()})[0]


def test_a_language_that_is_not_spoken_has_no_entries():
    assert views.choices({"lang": ["fr"]}) is None
    assert views.choices({}) == views.choices({"lang": [Filters().lang]})


@pytest.mark.slow
def test_both_addresses_answer(server):
    status, headers, body = fetch(f"{server}/api/chart?page=/indicator&lang=en&indicator=members_admitted&theme=dark")
    kind = next(value for name, value in headers.items() if name.lower() == "content-type")
    assert (status, kind, set(json.loads(body))) == (200, "application/json", {"data", "layout"})
    assert fetch(f"{server}/api/chart?page=/help")[0] == 204
    assert json.loads(fetch(f"{server}/api/choices?lang=en")[2])["areas"]["many"]


def choose(page, name, *, by_keyboard=False):
    page.locator(".st-key-indicator").get_by_role("combobox").fill(name)
    entry = page.get_by_role("option", name=name).first
    entry.wait_for()
    if by_keyboard:
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    else:
        entry.click()


def with_another(page, wait):
    """Answers every question for a chart with one of a single trace named `ahead`, after so many milliseconds."""

    def answer(route):
        page.wait_for_timeout(wait)
        figure = {"data": [{"type": "scatter", "x": [2020], "y": [1], "name": "ahead"}], "layout": {}}
        route.fulfill(status=200, content_type="application/json", body=json.dumps(figure))

    page.route("**/api/chart?**", answer)


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.filterwarnings("default")
class TestInABrowser:
    @pytest.fixture
    def seen(self, visit):  # noqa: F811
        seen = visit().go("indicator?lang=en&indicator=members_admitted")
        seen.page.wait_for_function(f"() => {CHART}?._fullLayout && window.Plotly")
        seen.page.evaluate(
            f"window.drawn = []; {CHART}.on('plotly_afterplot', () => window.drawn.push(({NAMES})().join()))"
        )
        yield seen
        assert seen.problems == []

    @pytest.mark.parametrize("by_keyboard", [False, True])
    def test_the_chart_asked_for_is_the_one_that_stays(self, seen, by_keyboard):
        with seen.page.expect_response("**/api/chart?**") as answered:
            choose(seen.page, Words("en").indicator("members_disciplined"), by_keyboard=by_keyboard)
        asked = answered.value.json()["data"]
        seen.page.wait_for_url("**indicator=members_disciplined**")
        seen.settle()
        assert seen.page.evaluate(NAMES) == [trace.get("name") for trace in asked]

    def test_it_is_drawn_before_the_page_has_run(self, seen):
        with_another(seen.page, 0)
        choose(seen.page, Words("en").indicator("members_disciplined"))
        seen.page.wait_for_url("**indicator=members_disciplined**")
        seen.settle()
        title = seen.page.locator(".st-key-card-lines h3")
        expect(title).to_contain_text(Words("en").indicator("members_disciplined"))
        assert "ahead" in seen.page.evaluate("window.drawn")
        assert "ahead" not in seen.page.evaluate(NAMES)

    def test_one_that_comes_later_than_the_page_is_not_drawn(self, seen):
        with_another(seen.page, 4000)
        choose(seen.page, Words("en").indicator("members_disciplined"))
        seen.page.wait_for_url("**indicator=members_disciplined**")
        seen.page.wait_for_timeout(5000)
        assert "ahead" not in seen.page.evaluate("window.drawn")
        assert "ahead" not in seen.page.evaluate(NAMES)
