"""No page keeps Streamlit's own English words where the reader reads Vietnamese, nor the other way round."""

import pytest

from dashboard.texts import translated
from tests.dashboard.test_browser import Visit

FOUND = """known => {
  const seen = new Set(), walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const shown = element => !element.closest("svg, script, style")
  while (walker.nextNode()) if (shown(walker.currentNode.parentElement)) seen.add(walker.currentNode.data.trim())
  for (const name of ["aria-label", "title", "placeholder"])
    document.querySelectorAll(`[${name}]`).forEach(element => seen.add(element.getAttribute(name)))
  return known.filter(text => seen.has(text))
}"""


def foreign(page, language) -> list[str]:
    """Of what Streamlit says in the other language, what stands on the page."""
    return page.evaluate(FOUND, sorted(translated(language, "streamlit", megabytes=5)))


@pytest.mark.browser
@pytest.mark.parametrize("path", ["read", "data", "indicator", "sources"])
def test_what_streamlit_says_is_in_the_language_of_the_page(chromium, server, path):
    context = chromium.new_context()
    seen = Visit(context.new_page(), server)
    seen.go(f"{path}?lang=vi")
    seen.speaks("vi")
    assert foreign(seen.page, "vi") == []
    seen.page.locator(".st-key-lang").get_by_role("radio", name="English").click()
    seen.speaks("en")
    seen.settle()
    assert foreign(seen.page, "en") == []
    assert seen.problems == []
    context.close()
