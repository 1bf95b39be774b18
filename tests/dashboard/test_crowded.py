"""A chart of all provinces over many years: what is drawn without a mark still leads to its source."""

import polars as pl
import pytest
from playwright.sync_api import expect

from dashboard.words import Words
from etl.build import build
from tests.benchmarks.observations import observations
from tests.dashboard.conftest import serving

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default")]

A_FIGURE_APART = """() => {
  const plot = document.querySelector(".st-key-card-lines .js-plotly-plot")
  const { xaxis, yaxis } = plot._fullLayout
  const { left, top } = plot.getBoundingClientRect()
  const spots = plot._fullData.flatMap((trace, of) => Array.from(trace.x, (x, n) => x === null ? null : {
    of, x: left + xaxis._offset + xaxis.d2p(x), y: top + yaxis._offset + yaxis.d2p(trace.y[n]),
    id: trace.customdata[n],
  }).filter((spot) => spot))
  const reach = (spot) => Math.min(...spots.filter((other) => other !== spot)
    .map((other) => Math.hypot(other.x - spot.x, other.y - spot.y)))
  const unmarked = spots.filter((spot) => plot._fullData[spot.of].marker?.maxdisplayed)
  return unmarked.map((spot) => ({ ...spot, reach: reach(spot) })).sort((one, other) => other.reach - one.reach)[0]
}"""


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """The dashboard on two indicators that every province tells each year."""
    folder = tmp_path_factory.mktemp("crowded")
    table = folder / "observations.parquet"
    both = pl.col("indicator").is_in(["members_admitted", "members_total"])
    told = observations(1_000_000).filter(both, breakdown="total", body="all")
    told.write_parquet(table)
    build([table], folder / "chiso.duckdb")
    with serving(folder / "chiso.duckdb") as address:
        yield address


@pytest.mark.parametrize(
    ("field", "chosen", "shown"),
    [
        ("", "", "members_admitted"),
        ("boundary", Words("en")("boundary.63"), "members_admitted"),
        ("indicator", Words("en").indicator("members_total"), "members_total"),
    ],
    ids=["as it opens", "after a choice that changes nothing", "after another choice"],
)
def test_a_figure_without_a_mark_is_told_when_pointed_at_and_leads_to_its_source(
    chromium, crowded, field, chosen, shown
):
    page = chromium.new_page(viewport={"width": 1280, "height": 1500})
    page.goto(f"{crowded}/indicator?lang=en&indicator=members_admitted")
    page.locator(".st-key-card-lines .js-plotly-plot .main-svg").first.wait_for(timeout=60_000)
    page.wait_for_timeout(1500)
    if field:
        with page.expect_response("**/api/chart?**") as answered:
            page.locator(f".st-key-{field}").get_by_role("combobox").click()
            page.get_by_role("option", name=chosen).first.click()
        assert all("maxdisplayed" not in trace["marker"] for trace in answered.value.json()["data"])
        expect(page.locator(".st-key-card-lines h3")).to_contain_text(Words("en").indicator(shown))
        page.wait_for_timeout(1500)
    spot = page.evaluate(A_FIGURE_APART)
    page.mouse.move(spot["x"], spot["y"])
    expect(page.locator(".st-key-card-lines .hoverlayer .hovertext")).to_contain_text("persons")
    page.mouse.click(spot["x"], spot["y"])
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(Words("en").indicator(shown))
    assert page.locator(".st-key-card-lines .js-plotly-plot .points path").count() > 0
    page.close()
