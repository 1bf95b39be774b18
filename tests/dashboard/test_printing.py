"""Printing on the server: one browser, each its own picture; reports whose text can be searched; and no browser."""

import io
import threading
import zipfile
from datetime import date

import pdfplumber
import polars as pl
import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from dashboard.charts import lines
from dashboard.charts.base import Style
from dashboard.charts.printed import bare, printed, size
from dashboard.downloads import About
from dashboard.palette import LIGHT
from dashboard.printing import archive, report
from dashboard.printing.printer import CannotPrint, Printer, browser, printer
from dashboard.printing.shown import Shown
from dashboard.words import Words
from tests.conftest import ROOT
from tests.dashboard.test_browser import visit  # noqa: F401  (a fixture)

pytestmark = pytest.mark.filterwarnings("default")
VI = Words("vi")
ADDRESS = "http://localhost:8501/indicator?indicator=members_admitted"


def figure(title):
    bars = [{"type": "bar", "x": ["Sóc Trăng", "Thừa Thiên Huế"], "y": [1, 2]}]
    return {"data": bars, "layout": {"title": {"text": title}, "font": {"family": "DejaVu Sans"}}}


@pytest.fixture
def shown(cited, observation):
    """A chart of two years as a page has shown it."""
    days = {"period_start": date(2021, 1, 1), "period_end": date(2021, 12, 31)}
    rows = cited(observation(value=1412.0), observation(value=1530.0, **days))
    chart = lines.over_years(rows, ("soc-trang",), Style(VI, LIGHT))
    about = About(
        "Đảng viên mới kết nạp: Sóc Trăng", "2022–2023", "người", ("1 số nửa năm",), ("Báo Sóc Trăng, https://example.org",),
        "20240101T000000Z", "00:00 1/1/2024 UTC", ADDRESS,
    )  # fmt: skip
    on_paper = printed(chart, about.title, about.subtitle, ["Nguồn: Báo Sóc Trăng"], Style(VI, LIGHT))
    return Shown(
        "lines", about, on_paper, size(on_paper), chart.figure, bare(chart), chart.listed, chart.alt, "Nguồn: Báo Sóc Trăng",
        "Chỉ Số (2024), Đảng viên mới kết nạp: Sóc Trăng",
    )  # fmt: skip


@pytest.mark.browser
def test_threads_get_each_its_own_picture():
    made = {}

    def draw(number):
        made[number] = printer().picture(figure(f"hình {number:03}"), "svg", 500, 300).decode()

    threads = [threading.Thread(target=draw, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [number for number, text in made.items() if f"hình {number:03}" not in text] == []


@pytest.mark.browser
def test_a_picture_has_its_size_and_is_not_blank():
    image = Image.open(io.BytesIO(printer().picture(figure("Kết nạp"), "png", 500, 300)))
    assert image.size == (1000, 600)
    assert len(image.convert("RGB").getcolors(maxcolors=1 << 20)) > 10


@pytest.mark.browser
def test_a_pdf_of_a_chart_can_be_searched():
    with pdfplumber.open(io.BytesIO(printer().picture(figure("Đảng viên mới kết nạp"), "pdf", 500, 300))) as pdf:
        text = pdf.pages[0].extract_text()
    assert "Đảng viên mới kết nạp" in text
    assert "Thừa Thiên Huế" in text


@pytest.mark.browser
def test_a_report_holds_the_figures_the_notes_and_the_sources(shown):
    with pdfplumber.open(io.BytesIO(report.pdf_bytes("Sóc Trăng", "tỉnh · mã 94", [shown], VI))) as pdf:
        text = "\n".join(page.extract_text() for page in pdf.pages)
        assert all(page.width == pytest.approx(595, abs=2) for page in pdf.pages)
    assert text.startswith("Sóc Trăng\ntỉnh · mã 94")
    for said in ("1.412", "1.530", "1 số nửa năm", "Báo Sóc Trăng", "20240101T000000Z", "1 / 1"):
        assert said in text, said


@pytest.mark.browser
def test_a_page_that_does_not_arrive_is_not_printed_blank(monkeypatch):
    monkeypatch.setattr("dashboard.printing.printer._LOOKS", 3)
    monkeypatch.setattr("dashboard.printing.printer.Path.as_uri", lambda _: "about:blank")
    with pytest.raises(CannotPrint, match="did not load"):
        printer().page("<p>Sóc Trăng</p>", "<p></p>")


@pytest.mark.browser
def test_all_charts_of_a_page_are_pictures_and_tables_with_a_text(shown):
    with zipfile.ZipFile(io.BytesIO(archive.zip_bytes("Sóc Trăng", [shown, shown], VI))) as packed:
        assert packed.testzip() is None
        names = packed.namelist()
        rows = pl.read_csv(packed.read(next(n for n in names if n.endswith(".csv"))))
        picture = Image.open(io.BytesIO(packed.read(next(n for n in names if n.endswith(".png")))))
        readme = packed.read("README.txt").decode()
    assert len(names) == 5
    assert rows["value"].to_list() == [1530, 1412]
    assert picture.size == tuple(2 * edge for edge in shown.size)
    assert ADDRESS in readme


def test_without_a_browser_nothing_is_started_and_the_zip_says_so(shown, monkeypatch):
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chromium")
    assert browser() is None
    with pytest.raises(CannotPrint, match="no browser"):
        Printer().picture(figure("x"), "png", 100, 100)
    with zipfile.ZipFile(io.BytesIO(archive.zip_bytes("Sóc Trăng", [shown], VI))) as packed:
        assert [name.rpartition(".")[2] for name in packed.namelist()] == ["csv", "txt"]
        assert VI("print.no_browser") in packed.read("README.txt").decode()


def test_without_a_browser_the_page_says_which_formats_need_one(built, monkeypatch):
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chromium")
    monkeypatch.setenv("CHISO_WAREHOUSE", str(built))
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60).run()
    assert not app.exception
    assert VI("print.no_browser") in [caption.value for caption in app.caption]


@pytest.mark.browser
def test_a_reader_takes_the_whole_page_away(visit):  # noqa: F811
    seen = visit().go("province?province=thai-nguyen")
    with seen.page.expect_download(timeout=60_000) as started:
        seen.page.locator(".st-key-whole-pdf button").click()
    with pdfplumber.open(io.BytesIO(started.value.path().read_bytes())) as pdf:
        assert "Thái Nguyên" in pdf.pages[0].extract_text()
    with seen.page.expect_download(timeout=60_000) as started:
        seen.page.locator(".st-key-whole-zip button").click()
    assert zipfile.ZipFile(io.BytesIO(started.value.path().read_bytes())).testzip() is None
    assert seen.problems == []
