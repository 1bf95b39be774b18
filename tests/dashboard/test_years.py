"""The slider over years: it moves the map in the browser alone; where it rests, the page follows."""

from datetime import date

import pytest

from dashboard import frontend
from dashboard.charts import shapes, tiles
from dashboard.charts.base import Style
from dashboard.palette import LIGHT
from dashboard.words import Words
from tests.dashboard.test_browser import visit  # noqa: F401  (a fixture)
from warehouse.comparing import rank

pytestmark = pytest.mark.slow

CARD = ".st-key-card-map"
CHART = f"document.querySelector('{CARD} .js-plotly-plot')"
PICTURE = f"() => JSON.stringify({CHART}?.data?.map(({{x, y, fillcolor, hovertext}}) => [x, y, fillcolor, hovertext]))"

MOVED = f"slider => {{ slider.value -= 1; slider.dispatchEvent(new Event('input')); return ({PICTURE})() }}"
"""Within one turn of the browser, so that nothing can have been asked of the server."""


def unfolded(trace, pool):
    """A trace as the browser makes it whole again."""
    if "texts" in trace:
        return trace | {"hovertext": [pool["texts"][number] for number in trace["texts"]]}
    if "rings" in trace:
        rings = [pool["rings"][number] for number in trace["rings"]]
        return trace | {
            "x": [n for ring in rings for n in (*ring[0], None)],
            "y": [n for ring in rings for n in (*ring[1], None)],
        }
    return trace


@pytest.mark.parametrize("draw", [tiles.country, shapes.country])
def test_pictures_of_years_share_their_rings_and_lose_nothing(cited, observation, draw):
    year = {"period_start": date(2021, 1, 1), "period_end": date(2021, 12, 31)}
    rows = cited(
        observation(area="soc-trang"), observation(area="soc-trang", **year), observation(area="ca-mau", **year)
    )
    figures = [draw(rank(rows, year, "63"), "63", Style(Words("vi"), LIGHT)).figure for year in sorted({*rows["year"]})]
    album = frontend.pooled(figures)
    assert len(figures) > 1
    assert len(album["pool"]["rings"]) == len({*map(repr, album["pool"]["rings"])})
    for picture, figure in zip(album["pictures"], figures, strict=True):
        traces = [unfolded(trace, album["pool"]) for trace in picture["traces"]]
        assert [{k: t[k] for k in f} for t, f in zip(traces, figure["data"], strict=True)] == figure["data"]
        assert picture["layout"] == figure["layout"]


@pytest.mark.browser
@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize(("width", "drawn_as"), [(1440, "tiles"), (390, "shapes")])
def test_the_slider_moves_in_the_browser_and_the_page_follows_where_it_rests(visit, width, drawn_as):  # noqa: F811
    seen = visit(width).go(f"indicator?year=2020&map={drawn_as}")
    seen.page.wait_for_function(f"() => {CHART}?._fullLayout")
    slider = seen.page.get_by_role("slider", name=Words("vi")("filter.year"))
    before = seen.page.evaluate(PICTURE)

    moved = slider.evaluate(MOVED)
    assert moved != before
    assert slider.get_attribute("aria-valuetext").startswith("2019 · ")

    seen.page.wait_for_url("**year=2019**")
    seen.settle()
    assert seen.page.locator(f"{CARD} h3").inner_text().count("2019") == 1
    seen.page.wait_for_function(f"wanted => ({PICTURE})() === wanted", arg=moved)

    slider.press("ArrowRight")
    seen.page.wait_for_url("**year=2020**")
    seen.settle()
    seen.page.wait_for_function(f"wanted => ({PICTURE})() === wanted", arg=before)
    assert seen.problems == []
