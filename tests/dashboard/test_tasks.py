"""Ten things that readers come for, each done from the front page in at most four interactions.

An interaction is a click, a key or a filled field; the hand counts them itself.
"""

import re

import openpyxl
import pytest
from playwright.sync_api import expect

from dashboard.words import Words
from tests.dashboard.test_browser import visit as visit  # noqa: PLC0414  the fixture is shared
from warehouse.reader import Selection

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default")]

MOST = 4
VI = Words("vi")


class Hand:
    """A reader's hand on the front page; every interaction is counted, and none beyond the fourth is made."""

    def __init__(self, seen):
        self.seen, self.page, self.count = seen.go(""), seen.page, 0

    def _counted(self):
        self.count += 1
        assert self.count <= MOST, "a task takes more than four interactions"

    def click(self, role, name, within="body", place=0):
        self._counted()
        found = self.page.locator(within).get_by_role(role, name=name, exact=isinstance(name, str))
        found.nth(place).click()
        self.seen.settle()

    def fill(self, label, text):
        self._counted()
        self.page.get_by_label(label).first.fill(text)

    def press(self, key):
        self._counted()
        self.page.keyboard.press(key)
        self.seen.settle()

    def click_mark(self, selector, place=0):
        self._counted()
        self.seen.click_mark(selector, place)

    def click_at(self, element, x, y):
        self._counted()
        element.scroll_into_view_if_needed()
        (box,) = self.seen.boxes(element)
        self.page.mouse.click(box["x"] + x, box["y"] + y)

    def take(self, role, name, folder):
        with self.page.expect_download() as download:
            self.click(role, name)
        path = folder / download.value.suggested_filename
        download.value.save_as(path)
        return path

    def find(self, text):
        """Two interactions: fill the box of the head, and press Enter."""
        self.fill(VI("find.label"), text)
        self.page.get_by_role("option").first.wait_for()
        self.press("Enter")

    def proof(self):
        panel = self.page.get_by_role("dialog")
        panel.wait_for()
        panel.get_by_text(VI("proof.cite"), exact=True).wait_for()
        return panel


@pytest.fixture
def hand(visit):
    seen = visit()
    yield Hand(seen)
    assert seen.problems == []


def test_where_a_figure_comes_from_and_whether_it_may_be_compared(hand):
    """Where does Ninh Thuận's number of members admitted in 2022 come from; may it be set against Điện Biên's year?"""
    hand.find("ninh thuan")
    hand.click_mark(".st-key-card-members_admitted-all .barlayer .point path", place=0)
    panel = hand.proof()
    assert panel.get_by_text("288", exact=False).count()
    expect(panel.get_by_text(VI("comparable.ytd"))).to_be_visible()
    expect(panel.get_by_role("link", name=VI("proof.open"))).to_have_attribute("href", re.compile("^https?://"))


def test_which_provinces_have_most_members_after_the_mergers(hand, reader):
    """The front page says it without a touch: the best covered year of today's provinces, ranked."""
    first = reader.ranking("members_total", 2025, "total", "all", "34").frame.row(0, named=True)
    card = hand.page.locator(".st-key-card-ranking")
    assert "2025" in card.get_by_role("heading").inner_text()
    assert VI.place(first["area"]) in card.locator(".yaxislayer-above .ytick").first.text_content()
    assert hand.count == 0


def test_a_province_s_discipline_as_a_picture_for_a_slide(hand, tmp_path):
    """Thái Nguyên's members disciplined as a PNG."""
    hand.find("thai nguyen")
    hand.click("button", re.compile(VI("card.download")), ".st-key-single-members_disciplined-all")
    assert hand.take("button", VI("card.png"), tmp_path).read_bytes().startswith(b"\x89PNG")


def test_a_year_and_a_term_are_not_comparable(hand):
    """Is Hà Nội's discipline of 2018 comparable with the figure that ends in 2020? No: a year and a term."""
    hand.find("ha noi")
    card = ".st-key-card-members_disciplined-all"
    assert VI("panel.several") in hand.page.locator(card).locator(".infolayer").text_content()
    bars = hand.page.locator(f"{card} .barlayer .point path")
    hand.click_mark(f"{card} .barlayer .point path", place=bars.count() - 1)
    expect(hand.proof().get_by_text(VI("comparable.term"))).to_be_visible()


def test_every_figure_of_a_year_as_a_workbook(hand, reader, tmp_path):
    """All figures of 2019 as XLSX."""
    hand.find("2019")
    path = hand.take("button", VI("data.file", format="XLSX"), tmp_path)
    book = openpyxl.load_workbook(path)
    expected = reader.observations(Selection(first_year=2019, last_year=2019)).height
    assert book[book.sheetnames[0]].max_row == expected + 1


def test_how_to_cite_a_chart_of_the_country(hand, reader):
    """How has membership of the whole country developed, and how is the chart cited?"""
    hand.click("button", re.compile(VI("card.share")), ".st-key-card-lines")
    cited = hand.page.get_by_text(re.compile("^Chỉ Số, “" + VI.indicator("members_total")))
    assert reader.version.id in cited.first.inner_text()


def test_what_became_of_a_province(hand):
    """Sóc Trăng is no more: what became of it?"""
    hand.find("soc trang")
    hand.click(
        "button", re.compile("^(?:.*)" + re.escape(VI("province.became", area="", kind="", day="").split(":")[0]))
    )
    expect(hand.page.locator("h1")).to_contain_text(VI.place("can-tho-2025"))


def test_where_quality_ratings_are_known(hand):
    """Of which provinces and years are ratings of quality known?"""
    hand.click("button", re.compile(VI("nav.topic")))
    hand.click("link", VI.label("topic", "quality"), within='[data-baseweb="popover"], [role="dialog"], body', place=-1)
    expect(hand.page.locator("h1")).to_have_text(VI.label("topic", "quality"))
    expect(hand.page.locator(".st-key-card-covered-indicators").get_by_role("heading")).to_be_visible()


def test_a_text_of_one_s_own_is_read(hand):
    """Which figures would be taken from the report on my desk?"""
    hand.click("link", VI("nav.read"))
    hand.fill(VI("own.paste"), "Năm 2023, toàn tỉnh Sóc Trăng kết nạp 1.412 đảng viên.")
    hand.click("button", re.compile(VI("own.read") + "$"), within="form, .stForm, body", place=0)
    expect(hand.page.locator(".own-text .own-taken")).to_have_count(1, timeout=20_000)


def test_where_sources_disagree_and_by_how_much(hand):
    """Do any two sources disagree, by how much, and which figure is shown?"""
    hand.click("link", VI("nav.quality"))
    table = hand.page.get_by_test_id("stDataFrame").first
    table.wait_for()
    hand.click_at(table, 20, 55)
    panel = hand.page.get_by_role("dialog")
    expect(panel.get_by_text(VI("ledger.title"))).to_be_visible()
    expect(panel.get_by_text("%").first).to_be_visible()
