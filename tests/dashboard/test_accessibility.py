"""Every page under axe-core in both themes, and what a reader without a mouse, or on a phone, meets."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from dashboard.settings import NAVIGATION
from dashboard.words import Words
from tests.dashboard.test_browser import Visit

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default")]

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
GRAVE = {"serious", "critical"}
VI = Words("vi")

THEIRS: dict[tuple[str, str], str] = {}
"""Violations that are Streamlit's own and cannot be mended from here: rule and part of the element, with the reason."""


@pytest.fixture
def open_page(chromium, server):
    """Open a page at a width and theme; axe is put into it, which the page's own policy would not allow."""
    contexts = []

    def start(path, *, width=1440, theme="light", **more):
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=theme, bypass_csp=True, **more
        )
        contexts.append(context)
        return Visit(context.new_page(), server).go(path)

    yield start
    for context in contexts:
        context.close()


def violations(page):
    """The grave violations that stay on a page: what is still fading in is looked at again."""
    for _ in range(4):
        if not (grave := violations_now(page)):
            break
        page.wait_for_timeout(1500)
    return grave


def violations_now(page):
    """The grave violations of a page: rule and element of each that is not known as Streamlit's own."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    grave = [(rule["id"], node["html"]) for rule in found if rule["impact"] in GRAVE for node in rule["nodes"]]
    return [(rule, html) for rule, html in grave if not any(rule == r and part in html for r, part in THEIRS)]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("page", NAVIGATION)
def test_no_page_has_a_grave_violation(open_page, page, theme):
    seen = open_page("" if page == NAVIGATION[0] else page, theme=theme)
    assert violations(seen.page) == []


def test_axe_would_notice(open_page):
    seen = open_page("help")
    seen.page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=\"data:,\">')")
    assert [rule for rule, _ in violations(seen.page)] == ["image-alt"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_phone_has_no_grave_violation_with_its_filters_open(open_page, theme):
    seen = open_page("compare", width=390, theme=theme)
    opener = seen.page.get_by_text(VI("filter.filters") + ":", exact=False).first
    expect(opener).to_contain_text(VI.indicator("members_total"))
    opener.click()
    expect(seen.page.get_by_role("combobox", name=VI("filter.boundary"))).to_be_visible()
    seen.settle()
    assert violations(seen.page) == []
    assert seen.page.evaluate("document.querySelector('.stMain').scrollWidth") <= 390


def test_panels_of_a_phone_keep_their_names_apart(open_page):
    seen = open_page("compare?indicator=members_admitted", width=390)
    names = seen.page.locator(".st-key-card-multiples .annotation text")
    names.first.wait_for(state="attached")
    seen.page.locator(".st-key-card-multiples").evaluate("card => card.scrollIntoView()")
    seen.settle()  # the chart is drawn again for the width it is given; only then its names stand still
    boxes = names.evaluate_all("names => names.map(name => name.getBoundingClientRect().toJSON())")
    assert len(boxes) > 3
    touching = [
        (one, two)
        for place, one in enumerate(boxes) for two in boxes[place + 1 :]
        if one["left"] < two["right"] and two["left"] < one["right"]
        and one["top"] < two["bottom"] and two["top"] < one["bottom"]
    ]  # fmt: skip
    assert touching == []


def tab_to(page, element, most=80):
    for _ in range(most):
        if element.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail("not reached by the Tab key")


def test_a_proof_is_reached_by_keys_alone(open_page):
    seen = open_page("?lang=vi")
    tab_to(seen.page, seen.page.get_by_label(VI("find.label")).first)
    seen.page.keyboard.type("ninh thuan")
    seen.page.get_by_role("option").first.wait_for()
    seen.page.keyboard.press("Enter")
    expect(seen.page.locator("h1")).to_have_text("Ninh Thuận")
    seen.settle()
    tab_to(seen.page, seen.page.get_by_role("button", name=VI("province.proof")).first)
    seen.page.keyboard.press("Enter")
    panel = seen.page.get_by_role("dialog")
    expect(panel.get_by_text(VI("proof.cite"), exact=True)).to_be_visible()
    assert violations(seen.page) == []
    seen.page.keyboard.press("Escape")
    expect(panel).to_have_count(0)


def test_every_field_and_every_chart_has_a_name(open_page):
    seen = open_page("indicator")
    for role in ("combobox", "button", "figure", "link", "radiogroup"):
        elements = seen.page.get_by_role(role)
        elements.filter(visible=True).first.wait_for()
        named = elements.filter(visible=True).all()
        assert named, role
        for element in named:
            first = element.aria_snapshot().splitlines()[0]
            assert '"' in first or ":" in first, (role, first)


def test_the_hint_of_a_first_visit_does_not_come_back(open_page):
    seen = open_page("")
    hint = seen.page.get_by_role("complementary", name=VI("hint.title"))
    expect(hint).to_be_visible()
    seen.page.get_by_role("button", name=VI("hint.close")).click()
    expect(hint).to_have_count(0)
    seen.page.reload()
    seen.settle()
    expect(hint).to_have_count(0)
    assert seen.problems == []


def test_nothing_moves_for_a_reader_who_asks_for_stillness(open_page):
    seen = open_page("indicator", reduced_motion="reduce")
    moving = "document.getAnimations().filter(moved => moved.playState === 'running').length"
    assert seen.page.evaluate(moving) == 0
