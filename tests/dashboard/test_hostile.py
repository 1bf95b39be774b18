"""Texts of sources on every page: whatever they look like, they are shown as they are."""

import csv
import io

import openpyxl
import pytest

from dashboard.settings import NAVIGATION
from dashboard.words import Words
from tests.dashboard.conftest import serving
from tests.dashboard.hostile import FORMULA, HOSTILE, INTERPRETED
from tests.dashboard.test_browser import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.filterwarnings("default")]

FILTERS = "indicator=members_admitted&province=soc-trang&area=soc-trang&area=ca-mau&year=2023&all=1"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A server on a warehouse whose source has a hostile title, publisher and sentence."""
    from etl.build import build

    folder = tmp_path_factory.mktemp("hostile")
    sources = folder / "sources"
    sources.mkdir()
    sentence = f"Năm 2023, Đảng bộ tỉnh {{}} kết nạp {{}} đảng viên {HOSTILE}.\n"
    (sources / "a.txt").write_text(sentence.format("Sóc Trăng", "1.412"), encoding="utf-8")
    (sources / "b.txt").write_text(sentence.format("Cà Mau", "1.733"), encoding="utf-8")
    rows = io.StringIO()
    writer = csv.writer(rows)
    writer.writerow(["document", "published", "title", "publisher", "url", "area"])
    writer.writerow(["a.txt", "2024-01-10", HOSTILE, HOSTILE, "javascript:alert(4)", ""])
    writer.writerow(["b.txt", "2024-01-10", FORMULA, FORMULA, "https://example.org/b", ""])
    (sources / "documents.csv").write_text(rows.getvalue(), encoding="utf-8")
    build([sources], folder / "w.duckdb")
    with serving(folder / "w.duckdb", cwd=folder) as address:
        yield address


@pytest.fixture
def seen(chromium, hostile):
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
    visit = Visit(context.new_page(), hostile)
    visit.page.on("dialog", lambda dialog: (visit.problems.append("a script ran"), dialog.dismiss()))
    yield visit
    context.close()


def interpreted(place) -> list[str]:
    return place.locator(INTERPRETED).evaluate_all("found => found.map(e => e.outerHTML.slice(0, 300))")


@pytest.mark.parametrize("page", NAVIGATION)
def test_no_page_reads_a_source_as_anything_but_text(seen, page):
    seen.go(f"{'' if page == NAVIGATION[0] else page}?{FILTERS}")
    seen.page.wait_for_timeout(1000)
    assert interpreted(seen.page) == []
    assert seen.problems == []


def test_the_proof_shows_title_publisher_and_sentence_as_they_are(seen):
    seen.go(f"indicator?{FILTERS}&area=soc-trang")
    for place in range(2):
        seen.click_mark(".st-key-card-ranking .barlayer .point path", place)
        dialog = seen.page.get_by_role("dialog")
        dialog.wait_for()
        dialog.locator("blockquote").wait_for()
        said = dialog.inner_text()
        assert HOSTILE in said
        assert interpreted(dialog) == []
        assert seen.page.locator("a[href^='javascript']").count() == 0
        seen.page.keyboard.press("Escape")
        dialog.wait_for(state="detached")
        seen.settle()
    assert seen.problems == []


def test_what_is_taken_away_runs_no_formula(seen, tmp_path):
    seen.go(f"data?{FILTERS}")
    with seen.page.expect_download() as download:
        seen.page.get_by_role("button", name=Words("vi")("data.file", format="XLSX")).click()
    download.value.save_as(tmp_path / "data.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "data.xlsx").worksheets[0]
    texts = [cell for row in sheet.iter_rows(min_row=2) for cell in row if isinstance(cell.value, str)]
    assert any(FORMULA in cell.value for cell in texts)
    assert [cell.value for cell in texts if cell.data_type == "f" or cell.value.startswith("=")] == []


@pytest.mark.parametrize("parameter", ["version", "area", "indicator", "lang", "x"])
def test_no_address_puts_a_link_or_a_script_on_a_page(seen, parameter):
    seen.go(f"indicator?{parameter}=[x](https://evil.example)<img src=x>")
    assert interpreted(seen.page) == []
    assert seen.problems == []
