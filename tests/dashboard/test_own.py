"""Read your own: the reader's text is shown as it is, its figures marked, and nothing of it is kept."""

import io
import sys

import openpyxl
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import expect
from selectolax.lexbor import LexborHTMLParser
from streamlit.testing.v1 import AppTest

from dashboard.own import marked
from dashboard.words import Words
from etl.aside import Found
from tests.conftest import ROOT
from tests.dashboard.test_browser import visit  # noqa: F401  (a fixture)

pytestmark = pytest.mark.filterwarnings("default")

HOSTILE = (
    '<script>alert(1)</script> <img src=x onerror=alert(2)> [x](javascript:alert(3)) $x^2$ :red[rot] =cmd|"/c" **b**'
)
VI, EN = Words("vi"), Words("en")


def text_of(html: str) -> str:
    tree = LexborHTMLParser(html)
    for note in tree.css("sup"):
        note.decompose()
    return tree.css_first(".own-text").text()


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(1, 9)), max_size=5))
def test_every_character_of_a_text_is_shown_as_it_is(text, places):
    text = text.replace("\r", " ").replace("\x00", " ").replace("\x0c", " ")
    taken = [(at, min(at + width, len(text)), 1, 'a "label" <b>') for at, width in places if at < len(text)]
    html = marked.html_of(text, taken, [], VI)
    assert text_of(html).lstrip("\n") == text.lstrip("\n")
    assert LexborHTMLParser(html).css("b, script, img, a") == []


def test_what_is_hostile_stays_text():
    html = marked.html_of(
        HOSTILE, [(0, 8, 1, HOSTILE)], [Found(9, 14, "alert", "plan", {"vi": HOSTILE, "en": "x"})], VI
    )
    tree = LexborHTMLParser(html)
    assert text_of(html) == HOSTILE
    assert tree.css("script, img, a") == []
    assert tree.css_first("mark").attributes["aria-label"] == HOSTILE


@pytest.fixture
def page(built, monkeypatch):
    """The page, opened in a language."""
    monkeypatch.setenv("CHISO_WAREHOUSE", str(built))

    def open_in(language="vi") -> AppTest:
        app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
        app.query_params["lang"] = language
        app.run()
        app.switch_page(str(ROOT / "dashboard" / "pages" / "read.py")).run()
        assert not app.exception
        return app

    return open_in


def read(app: AppTest) -> AppTest:
    next(button for button in app.button if button.form_id or "FormSubmitter" in (button.key or "")).click().run()
    assert not app.exception
    return app


def test_nothing_given_is_said(page):
    app = read(page())
    assert VI("own.empty") in [info.value for info in app.info]


def test_the_example_gives_figures_and_the_rest_has_reasons(page):
    app = page("en")
    app.button(key="own-example").click().run()
    read(app)
    figures = app.dataframe[0].value
    assert figures[EN("column.figure")][0] == "1,432"
    assert set(figures[EN("column.area")]) == {"Soc Trang"}
    left = app.dataframe[1].value
    assert "128" in list(left[EN("own.as_written")])
    assert all(left[EN("own.why")])


def test_a_text_without_figures_says_so(page):
    app = page()
    app.text_area(key="own-paste").set_value("Hôm nay trời đẹp, nhiệt độ 25 độ.")
    read(app)
    assert VI("own.nothing") in [info.value for info in app.info]


def test_forgetting_leaves_nothing_in_the_session(page):
    app = page()
    app.button(key="own-example").click().run()
    read(app)
    assert "own" in app.session_state
    app.button(key="own-forget").click().run()
    assert "own" not in app.session_state


def test_the_other_pages_start_without_the_extractor():
    import subprocess

    code = "import dashboard.frame, dashboard.here, dashboard.cards, sys; print('etl.extraction' in sys.modules, 'pandera' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.split()[-2:] == ["False", "False"]


@pytest.mark.browser
@pytest.mark.parametrize(("language", "width", "theme"), [("vi", 1440, "light"), ("en", 390, "dark")])
def test_a_reader_pastes_reads_and_takes_the_rows_away(visit, language, width, theme):  # noqa: F811
    words = Words(language)
    seen = visit(width, theme).go(f"read?lang={language}")
    seen.page.get_by_label(words("own.paste")).fill(f"Năm 2023, toàn tỉnh Sóc Trăng kết nạp 1.412 đảng viên. {HOSTILE}")
    seen.page.get_by_role("button", name=words("own.read"), exact=True).click()
    marks = seen.page.locator(".own-text mark")
    expect(marks).to_have_count(1, timeout=20_000)
    assert "1.412" in marks.first.get_attribute("aria-label") or "1,412" in marks.first.get_attribute("aria-label")
    assert HOSTILE in seen.page.locator(".own-text").inner_text()
    assert seen.page.locator(".own-text script, .own-text img").count() == 0
    assert seen.page.evaluate("document.querySelector('.stMain').scrollWidth") <= width
    with seen.page.expect_download() as started:
        seen.page.get_by_role("button", name=words("own.rows_as", format="CSV")).click()
    rows = pl.read_csv(started.value.path())
    assert rows["value"].to_list() == [1412]
    with seen.page.expect_download() as started:
        seen.page.get_by_role("button", name=words("own.template")).click()
    assert openpyxl.load_workbook(io.BytesIO(started.value.path().read_bytes())).sheetnames == [
        "data",
        "notes",
        "codes",
    ]
    assert seen.problems == []


@pytest.mark.browser
def test_files_are_dropped_a_good_one_a_broken_one_and_a_table(visit):  # noqa: F811
    seen = visit().go("read")
    table = "indicator,area,value,qualifier,unit,period_start,period_end,period_kind,url\nmembers_admited,soc-trang,5,exact,persons,2023-01-01,2023-12-31,year,https://example.org/1\n"
    seen.page.locator("input[type=file]").set_input_files(
        [
            {
                "name": "a.txt",
                "mimeType": "text/plain",
                "buffer": "Năm 2023, toàn tỉnh Sóc Trăng kết nạp 1.412 đảng viên.".encode(),
            },
            {"name": "b.pdf", "mimeType": "application/pdf", "buffer": b"%PDF nothing"},
            {"name": "c.csv", "mimeType": "text/csv", "buffer": table.encode()},
        ]
    )
    seen.page.wait_for_timeout(1500)
    seen.page.get_by_role("button", name=VI("own.read"), exact=True).click()
    expect(seen.page.get_by_role("heading", name="c.csv")).to_be_visible(timeout=30_000)
    expect(seen.page.get_by_text(VI("own.problem_unreadable"))).to_be_visible()
    with seen.page.expect_download() as started:
        seen.page.get_by_role("button", name=VI("own.errors_as")).click()
    errors = pl.read_csv(io.BytesIO(started.value.path().read_bytes()))
    assert errors.select("row", "column", "rule").rows() == [(2, "indicator", "code_unknown")]
    assert seen.problems == []
