"""The pages in a real browser: both languages, both themes, two widths; what readers click, type and take away."""

import io
import re
from contextlib import contextmanager

import openpyxl
import polars as pl
import pytest
from playwright.sync_api import expect

from dashboard.frame import FIRST
from dashboard.frontend import NARROW
from dashboard.settings import NAVIGATION
from dashboard.words import Words
from warehouse.catalogue import catalogue

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default")]


LIST = "stPopoverBody"


class Visit:
    """A page in a browser, with what went wrong while it was open."""

    def __init__(self, page, server):
        self.page, self.server, self.problems = page, server, []
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.problems.append(f"error {error}"))

    def _request(self, request):
        if not request.url.startswith((self.server, self.server.replace("http", "ws"), "data:", "blob:")):
            self.problems.append(f"foreign {request.url}")

    def _console(self, message):
        if message.type == "error":
            self.problems.append(f"console {message.text} {message.location}")

    def go(self, path):
        self.page.goto(f"{self.server}/{path}")
        self.settle()
        return self

    def settle(self):
        still = '.stApp[data-test-script-state="notRunning"]'
        self.page.wait_for_timeout(300)
        self.page.wait_for_selector(still, timeout=90000)
        self.page.wait_for_selector("h1", timeout=90000)
        self.page.wait_for_selector(still, timeout=90000)  # a page just opened is still before its first run, too
        self.page.wait_for_timeout(300)
        if self.page.locator(".st-key-defect").count():
            self.problems.append(f"defect {self.page.url}")

    def speaks(self, language):
        self.page.locator(f"html[lang={language}]").wait_for(state="attached", timeout=30000)

    def follow(self, page, words):
        """Go to a page by the navigation; the topics stand in a list, on a phone most pages do."""
        topic = page == "topic"
        name = words.label("topic", next(iter(catalogue().codes["topic"]))) if topic else words(f"nav.{page}")
        row = self.page.locator(".st-key-navigation")
        phone = self.page.viewport_size["width"] < NARROW
        if topic or (phone and page not in NAVIGATION[:FIRST]):
            row.get_by_role("button", name=words("nav.more" if phone else "nav.topic")).click()
            row = self.page.get_by_test_id(LIST)
        row.get_by_role("link", name=name, exact=True).click()

    def boxes(self, *found):
        """Where elements stand once the page is at rest: what is still being drawn moves everything below it."""
        seen, before = [element.bounding_box() for element in found], None
        for _ in range(60):
            if seen == before:
                return seen
            self.page.wait_for_timeout(500)
            seen, before = [element.bounding_box() for element in found], seen
        raise AssertionError("the page does not come to rest")

    def click_mark(self, selector, place=0):
        """Click in the middle of a mark as a hand would: once the chart has stopped moving and says what is there."""
        mark = self.page.locator(selector).nth(place)
        mark.wait_for()
        for _ in range(20):
            mark.evaluate("mark => mark.scrollIntoView({block: 'center'})")
            box = mark.bounding_box()
            middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
            self.page.mouse.move(*middle)
            self.page.wait_for_timeout(300)
            if mark.bounding_box() == box and self.page.locator(".hoverlayer .hovertext").count():
                self.page.mouse.click(*middle)
                return
            self.page.mouse.move(0, 0)
        raise AssertionError(f"no pointer finds {selector}")

    def parameters(self):
        return self.page.url.partition("?")[2]


@pytest.fixture
def visit(chromium, server):
    """Open the browser at a width and theme; at the end nothing may have gone wrong."""
    contexts = []

    def start(width=1440, theme="light"):
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=theme, accept_downloads=True
        )
        contexts.append(context)
        return Visit(context.new_page(), server)

    yield start
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_opens_without_error_and_asks_no_other_host(visit, width, theme, language):
    seen = visit(width, theme).go(f"?lang={language}")
    seen.speaks(language)
    words = Words(language)
    for page in NAVIGATION:
        seen.follow(page, words)
        expect(seen.page).to_have_title(f"{words('nav.' + page)} · {words('name')}")
        seen.settle()
        assert seen.page.locator("[data-testid=stException], .st-key-defect").count() == 0
        assert seen.page.evaluate("document.querySelector('.stMain').scrollWidth") <= width
    assert seen.problems == []


def test_a_phone_has_one_row_of_navigation_and_a_list_that_closes_over_the_page_it_led_to(visit):
    seen = visit(390).go("?lang=vi")
    row = seen.page.locator(".st-key-navigation")
    row.get_by_role("button", name=Words("vi")("nav.more")).wait_for()  # the width is known after the first run
    seen.settle()
    assert seen.boxes(row)[0]["height"] < 60
    seen.follow("help", Words("vi"))
    expect(seen.page).to_have_title(re.compile(Words("vi")("nav.help")))
    expect(seen.page.get_by_test_id(LIST)).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1440])
def test_the_menus_of_a_card_stand_side_by_side_each_in_one_line(visit, width):
    seen = visit(width).go("indicator?lang=vi")
    card = seen.page.locator(".st-key-card-lines")
    download, share = seen.boxes(*(card.get_by_role("button", name=name) for name in ("Tải về", "Địa chỉ")))
    assert download["y"] == share["y"]
    assert download["height"] == share["height"] < 50
    assert 0 < share["x"] - download["x"] - download["width"] < 30


@pytest.mark.parametrize("page", NAVIGATION)
def test_every_page_has_an_address_of_its_own(visit, page):
    seen = visit().go("" if page == NAVIGATION[0] else page)
    expect(seen.page).to_have_title(re.compile(re.escape(Words("vi")(f"nav.{page}"))))
    assert seen.page.get_by_role("dialog").count() == 0
    assert seen.problems == []


def test_the_address_shows_the_same_after_a_reload_on_another_page_and_backwards(visit):
    seen = visit().go("indicator?indicator=members_disciplined&area=ha-noi&from=2015")
    title = seen.page.locator("h1").inner_text()
    seen.page.reload()
    seen.settle()
    assert seen.page.locator("h1").inner_text() == title
    filters = seen.parameters()
    seen.page.get_by_role("link", name="Dữ liệu").click()
    seen.settle()
    assert seen.page.url.startswith(f"{seen.server}/data?")
    assert sorted(seen.parameters().split("&")) == sorted(filters.split("&"))
    seen.page.get_by_text("English", exact=True).click()
    seen.settle()
    assert "lang=en" in seen.parameters()
    assert "area=ha-noi" in seen.parameters()
    seen.speaks("en")
    seen.page.go_back()
    seen.settle()
    seen.page.go_back()
    seen.settle()
    assert seen.page.url == f"{seen.server}/indicator?{filters}"
    assert seen.page.locator("h1").inner_text() == title
    assert seen.problems == []


def test_charts_follow_a_theme_that_is_changed_while_the_page_is_open(visit):
    seen = visit().go("indicator?year=2020")
    bar = seen.page.locator(".st-key-card-ranking .barlayer .point path").first
    expect(bar).to_have_css("fill", "rgb(11, 92, 138)")
    seen.page.emulate_media(color_scheme="dark")
    expect(bar).to_have_css("fill", "rgb(108, 183, 224)", timeout=10000)
    assert seen.problems == []


def test_a_province_is_found_without_diacritics(visit):
    seen = visit().go("indicator")
    seen.page.get_by_role("combobox", name="Địa phương", exact=True).click()
    seen.page.keyboard.type("soc trang")
    assert seen.page.get_by_role("option").all_inner_texts() == ["Sóc Trăng · Soc Trang"]
    seen.page.keyboard.press("Enter")
    seen.settle()
    assert seen.parameters() == "area=soc-trang"


def test_a_click_on_a_mark_opens_its_proof_each_time(visit, reader):
    seen = visit().go("indicator?year=2020")
    first = reader.ranking("members_total", 2020).frame.row(0, named=True)
    for _ in range(2):
        seen.click_mark(".st-key-card-ranking .barlayer .point path")
        dialog = seen.page.get_by_role("dialog")
        dialog.wait_for()
        dialog.get_by_text(first["observation_id"]).wait_for()
        assert dialog.get_by_role("link", name="Mở bản tin").get_attribute("href").startswith("https://")
        seen.page.keyboard.press("Escape")
        dialog.wait_for(state="detached")
        seen.settle()
    assert seen.problems == []


@contextmanager
def taken(seen, card, button):
    """Press a button of a card's download menu and give the file."""
    choice = seen.page.get_by_role("button", name=button)
    if not choice.count():
        seen.page.locator(f".st-key-{card}").get_by_role("button", name="Tải về").click()
    choice.wait_for()
    with seen.page.expect_download() as download:
        choice.click()
    yield download.value


def test_a_chart_is_taken_away_in_every_format_and_holds_what_is_shown(visit, reader, tmp_path):
    seen = visit().go("indicator?year=2020")
    shown = reader.ranking("members_total", 2020).frame["value"].to_list()
    files = {}
    for button in ("Ảnh PNG", "Ảnh SVG", "Bảng CSV", "Bảng Excel", "Trang HTML"):
        with taken(seen, "card-ranking", button) as download:
            path = tmp_path / download.suggested_filename
            download.save_as(path)
            files[path.suffix] = path.read_bytes()
    assert files[".png"].startswith(b"\x89PNG")
    svg = files[".svg"].decode()
    assert "Tổng số đảng viên năm 2020, theo địa phương" in svg
    assert "/indicator?year=2020" in svg
    assert svg.count('class="point"') == 2 * len(shown) or svg.count('class="point"') == len(shown)
    assert pl.read_csv(files[".csv"])["value"].to_list() == shown
    assert openpyxl.load_workbook(io.BytesIO(files[".xlsx"]))["data"].max_row == len(shown) + 1
    assert b"plotly.js" in files[".html"]
    assert seen.problems == []


def test_all_figures_of_a_year_are_taken_away_as_a_workbook(visit, reader, tmp_path):
    from warehouse.reader import Selection

    seen = visit().go("data?all=1&from=2019&to=2019")
    with seen.page.expect_download() as download:
        seen.page.get_by_role("button", name="Tải XLSX").click()
    path = tmp_path / "data.xlsx"
    download.value.save_as(path)
    expected = reader.observations(Selection(first_year=2019, last_year=2019)).height
    book = openpyxl.load_workbook(path)
    assert book[book.sheetnames[0]].max_row == expected + 1
    assert seen.problems == []


def test_the_page_that_was_taken_away_opens_without_a_network(visit, chromium, tmp_path):
    seen = visit().go("indicator?year=2020")
    with taken(seen, "card-ranking", "Trang HTML") as download:
        path = tmp_path / "chart.html"
        download.save_as(path)
    context = chromium.new_context(offline=True)
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    page.wait_for_selector("#chart .barlayer .point")
    assert asked == [path.as_uri()]
    context.close()


def test_the_first_reader_sees_the_warehouse_being_built(chromium, tmp_path):
    from tests.dashboard.conftest import serving

    with serving(tmp_path / "new" / "chiso.duckdb", cwd=tmp_path) as address:
        page = chromium.new_page()
        page.goto(address)
        page.get_by_text("Đang chuẩn bị số liệu lần đầu").wait_for()
        page.get_by_role("heading", level=1).wait_for(timeout=120000)
        page.close()
    assert len(list((tmp_path / "new" / "chiso.duckdb.versions").glob("*.duckdb"))) == 1
