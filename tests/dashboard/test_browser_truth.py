"""In a real browser: the choice of areas outlives reload, page, language and back; a sum leads to its parts."""

import pytest
from playwright.sync_api import expect

from tests.dashboard.test_browser import visit as visit  # noqa: PLC0414  the fixture is shared

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default")]
VIEW = "indicator?indicator=members_total&year=2020&lang=en"


def choose(seen, name):
    seen.page.locator(".st-key-boundary").click()
    seen.page.get_by_role("option", name=name).click()
    seen.settle()


def test_the_choice_of_areas_outlives_reload_page_language_and_back(visit):
    seen = visit().go(VIEW)
    choose(seen, "Today's 34 provinces")
    assert "provinces=34" in seen.parameters()
    seen.page.reload()
    seen.settle()
    assert "1 of 2 parts; without Bac Giang" in seen.page.locator(".st-key-card-ranking").inner_text()
    seen.page.get_by_role("link", name="Compare").click()
    seen.settle()
    assert "provinces=34" in seen.parameters()
    seen.page.get_by_text("Tiếng Việt", exact=True).click()
    seen.settle()
    assert "provinces=34" in seen.parameters()
    assert "theo 34 tỉnh hiện nay" in seen.page.locator(".st-key-card-ranking").inner_text()
    seen.page.go_back()
    seen.settle()
    seen.page.go_back()
    seen.settle()
    assert seen.page.url.startswith(f"{seen.server}/indicator?")
    assert "provinces=34" in seen.parameters()
    seen.page.go_back()
    seen.settle()
    assert "provinces" not in seen.parameters()
    assert "1 of 2 parts" not in seen.page.locator(".st-key-card-ranking").inner_text()
    assert seen.problems == []


@pytest.mark.parametrize("width", [390, 1440])
def test_a_click_on_a_sum_opens_its_parts_and_each_part_its_proof(visit, width):
    seen = visit(width).go(f"{VIEW}&provinces=34")
    seen.click_mark(".st-key-card-ranking .barlayer .point path")
    panel = seen.page.get_by_role("dialog")
    panel.get_by_text("Computed, not published as such").wait_for()
    expect(panel.get_by_role("button", name="See the source")).to_have_count(3)
    panel.get_by_role("button", name="See the source").first.click()
    seen.page.get_by_role("dialog").get_by_role("link", name="Open the report").wait_for()
    assert seen.problems == []


def test_a_click_where_a_sum_misses_a_part_says_which(visit):
    seen = visit().go(f"{VIEW}&provinces=34")
    seen.click_mark(".st-key-card-ranking .scatterlayer .points path.point")
    seen.page.get_by_role("dialog").get_by_text("No figure: ").first.wait_for()
    assert seen.problems == []
