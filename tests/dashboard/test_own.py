"""Read your own: the reader's text is shown as it is, its figures marked, and nothing of it is kept."""

import io
import random
import subprocess
import sys
from itertools import pairwise

import openpyxl
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import expect
from selectolax.lexbor import LexborHTMLParser
from streamlit.testing.v1 import AppTest

from dashboard.own import given as handed_in
from dashboard.own import limits, marked, shown
from dashboard.own.marked import Mark
from dashboard.tables import plain
from dashboard.texts import load
from dashboard.words import Words
from etl import LIMITS, PROBLEMS, Answer
from tests.conftest import ROOT
from tests.dashboard.hostile import HOSTILE, INTERPRETED
from tests.dashboard.test_browser import visit  # noqa: F401  (a fixture)

pytestmark = [pytest.mark.filterwarnings("default"), pytest.mark.slow]  # each page starts the process that reads

VI, EN = Words("vi"), Words("en")
SENTENCE = "Năm 2023, toàn tỉnh Sóc Trăng kết nạp 1.412 đảng viên."
TABLE = (
    "indicator,area,value,qualifier,unit,period_start,period_end,period_kind,url\n"
    "members_admited,soc-trang,5,exact,persons,2023-01-01,2023-12-31,year,https://example.org/1\n"
    "members_admitted,soc-trang,7,exact,persons,2023-01-01,2023-12-31,year,https://example.org/1\n"
)


def tree_of(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(html)


def text_of(html: str) -> str:
    tree = tree_of(html)
    for note in tree.css("sup, .own-label"):
        note.decompose()
    return tree.css_first(".own-text").text()


kinds = st.sampled_from(["taken", "open", "left"])
places = st.lists(st.tuples(st.integers(0, 80), st.integers(1, 9), kinds), max_size=6)


@given(st.text(max_size=80), places, st.booleans())
def test_every_character_of_a_text_is_shown_as_it_is(text, places, opened):
    text = text.replace("\r", " ").replace("\x00", " ").replace("\x0c", " ")
    marks = [Mark(at, min(at + width, len(text)), kind, "1", 'a "label" <b>') for at, width, kind in places]
    html = marked.html_of(text, [mark for mark in marks if mark.start < len(text)], VI, opened=opened)
    assert text_of(html).lstrip("\n") == text.lstrip("\n")
    assert tree_of(html).css("b, script, img, a") == []


@given(places)
def test_marks_lie_apart_and_no_figure_is_lost(places):
    marks = [Mark(at, at + width, kind, f"<{n}>", f"<{n}>") for n, (at, width, kind) in enumerate(places)]
    placed = marked.apart(marks)
    assert all(before.end <= after.start for before, after in pairwise(placed))
    said = "".join(mark.label for mark in placed)
    assert all(mark.label in said for mark in marks if mark.kind != "left")


def test_what_is_hostile_stays_text():
    html = marked.html_of(HOSTILE, [Mark(0, 8, "taken", "1", HOSTILE), Mark(9, 14, "left", "", HOSTILE)], VI)
    tree = tree_of(html)
    assert text_of(html) == HOSTILE
    assert tree.css("script, img, a") == []
    assert tree.css_first("summary").attributes["title"] == HOSTILE
    assert tree.css_first(".own-label").text() == HOSTILE


def test_a_name_with_marks_and_addresses_is_plain():
    assert plain("a_b*c") == r"a\_b\*c"
    for linked in ("https://x.vn", "HTTP://x.vn", "www.x.vn", "a@x.vn"):
        assert plain(linked).replace("\\", "") != linked
        assert plain(linked).replace("\\", "").replace("\N{WORD JOINER}", "") == linked


@pytest.mark.parametrize("code", [*PROBLEMS, "session_full"])
@pytest.mark.parametrize("words", [VI, EN], ids=["vi", "en"])
def test_every_problem_has_one_line_in_both_languages(code, words):
    line = shown.problem(words, Answer(problem=code, detail="url"))
    assert line.endswith(".")
    assert "{" not in line
    assert "\n" not in line


@pytest.mark.parametrize("words", [VI, EN], ids=["vi", "en"])
def test_a_table_without_needed_columns_names_them(words):
    line = shown.problem(words, Answer(problem="no_table", detail="value_of_x, url"))
    assert plain("value_of_x, url") in line


def test_every_rule_of_a_table_has_its_mend_in_words():
    from warehouse.catalogue import catalogue

    codes = catalogue().codes
    assert codes["rule"].keys() == codes["mend"].keys()


def test_the_limits_are_told():
    for words in (VI, EN):
        for limit in (limits.FILES, limits.FILE_MEGABYTES, limits.FILES_MEGABYTES, LIMITS.characters, LIMITS.rows):
            assert words.number(limit) in limits.told(words)


def test_files_beyond_the_limits_are_named_and_the_others_read():
    large = b"x" * (limits.FILE_MEGABYTES * limits.MEGABYTE)
    good, refused = handed_in.within_limits([("a", large + b"x"), ("b", b"x"), *[(f"c{n}", large) for n in range(5)]])
    assert [name for name, _ in good] == ["b", "c0", "c1", "c2"]
    assert refused == ["a", "c3", "c4"]
    good, refused = handed_in.within_limits([(str(n), b"x") for n in range(12)])
    assert (len(good), refused) == (limits.FILES, ["10", "11"])


def test_a_session_holds_only_so_much(monkeypatch):
    size = limits.RESULTS_MEGABYTES * limits.MEGABYTE // 2
    monkeypatch.setattr(handed_in, "read_aside", lambda *_: Answer(size=size))
    monkeypatch.setattr(handed_in.st, "session_state", {})
    came = handed_in.read("", [("a", b"1"), ("b", b"2"), ("c", b"3")], {})
    assert [piece.answer.problem for piece in came.pieces] == [None, None, "session_full"]


@pytest.fixture
def page(built, monkeypatch):
    """The page, opened in a language."""
    monkeypatch.setenv("CHISO_WAREHOUSE", str(built))

    def open_in(language="vi") -> AppTest:
        app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=120)
        app.query_params["lang"] = language
        app.run()
        app.switch_page(str(ROOT / "dashboard" / "pages" / "read.py")).run()
        assert not app.exception
        return app

    return open_in


def read(app: AppTest) -> AppTest:
    next(button for button in app.button if "FormSubmitter" in (button.key or "")).click().run()
    assert not app.exception
    return app


def html_in(app: AppTest) -> LexborHTMLParser:
    return tree_of("".join(element.proto.body for element in app.get("html")))


def cells(tree: LexborHTMLParser, caption: str) -> list[list[str]]:
    table = next(table for table in tree.css("table") if table.css_first("caption").text() == caption)
    return [[cell.text() for cell in row.css("td")] for row in table.css("tbody tr")]


def test_before_a_reading_the_page_says_what_will_stand_there(page):
    app = page()
    assert VI("own.before") in [caption.value for caption in app.caption]
    assert VI("own.sentence") in [text.value for text in app.markdown]


def test_nothing_given_is_said(page):
    app = read(page())
    assert VI("own.empty") in [info.value for info in app.info]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_example_gives_figures_and_the_rest_has_reasons(page, language):
    words = Words(language)
    app = page(language)
    app.button(key="own-example").click().run()
    assert app.text_area(key="own-paste").value == load(language)["own.example_text"].strip()
    tree = html_in(read(app))
    figures = cells(tree, words("own.figures"))
    assert figures[0][:2] == ["1", f"{words.number(1432)} {words('unit.persons')}"]
    assert {row[3] for row in figures} == {words.area("soc-trang")}
    marks = tree.css(".own-text .own-taken")
    assert len(marks) == len(figures)
    label = marks[7].css_first("summary").attributes["aria-label"]
    for part in ("58", words.indicator("members_disciplined"), words.label("body", "inspection_commissions"),
                 words.area("soc-trang"), words("period.year", year="2023")):  # fmt: skip
        assert part in label
    left = cells(tree, words("own.left_title"))
    assert "128" in [row[0] for row in left]
    assert all(why for _, why, _ in left)
    assert len(tree.css(".own-text .own-left")) == len(left)


def test_labels_stand_in_the_text_when_asked_for(page):
    app = page()
    app.button(key="own-example").click().run()
    read(app)
    assert html_in(app).css(".own-text details[open]") == []
    app.toggle[0].set_value(True).run()
    assert len(html_in(app).css(".own-text details[open]")) == len(html_in(app).css(".own-text .own-taken"))


def test_a_text_without_figures_says_so(page):
    app = page()
    app.text_area(key="own-paste").set_value("Hôm nay trời đẹp, nhiệt độ 25 độ.")
    read(app)
    assert VI("own.nothing") in [info.value for info in app.info]
    assert [row[0] for row in cells(html_in(app), VI("own.left_title"))] == ["25"]


def test_what_the_reader_knows_settles_whose_and_when(page):
    app = page()
    app.text_area(key="own-paste").set_value("6 tháng đầu năm, toàn tỉnh kết nạp 731 đảng viên.")
    read(app)
    assert VI("own.unresolved", n=1) in [warning.value for warning in app.warning]
    assert html_in(app).css_first(".own-text .own-open sup").text() == "?"
    app.selectbox(key="own-area").set_value("ca-mau")
    app.date_input(key="own-published").set_value("2022-07-05")
    read(app)
    (row,) = cells(html_in(app), VI("own.figures"))
    assert row[3:5] == [VI.area("ca-mau"), VI("period.months", months="6", year="2022")]


def test_forgetting_leaves_nothing_in_the_session(page):
    app = page()
    app.button(key="own-example").click().run()
    read(app)
    assert "own" in app.session_state
    app.button(key="own-forget").click().run()
    assert "own" not in app.session_state
    assert not app.text_area(key="own-paste").value
    assert app.get("html") == []


def test_nothing_is_written_to_the_warehouse(page, built):
    def files():
        return {path: path.stat().st_mtime_ns for path in built.parent.rglob("*")}

    before = files()
    app = page()
    app.button(key="own-example").click().run()
    read(app)
    assert files() == before


def test_the_other_pages_start_without_the_extractor():
    code = (
        "import dashboard.frame, dashboard.here, dashboard.cards, dashboard.server, sys;"
        "print([m for m in sys.modules if m.startswith('etl.') and not m.startswith('etl.aside')], 'pandera' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[] False"


def read_in_browser(seen, words):
    seen.page.get_by_role("button", name=words("own.read"), exact=True).click()


def drop(seen, *files: tuple[str, bytes]) -> list[int]:
    """Put files into the page and wait until the server has answered for each; gives its statuses."""
    answered = []
    seen.page.on("response", lambda answer: answered.append(answer.status) if answer.request.method == "PUT" else None)
    payload = [{"name": name, "mimeType": "application/octet-stream", "buffer": content} for name, content in files]
    seen.page.locator("input[type=file]").set_input_files(payload)
    for _ in range(100):
        if len(answered) == len(files):
            break
        seen.page.wait_for_timeout(200)
    seen.page.wait_for_timeout(500)
    return answered


def taken(seen, label: str) -> bytes:
    with seen.page.expect_download() as started:
        seen.page.get_by_role("button", name=label).click()
    return started.value.path().read_bytes()


@pytest.mark.browser
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_reader_pastes_reads_and_takes_the_rows_away(visit, language, width, theme):  # noqa: F811
    words = Words(language)
    seen = visit(width, theme).go(f"read?lang={language}")
    seen.page.on("dialog", lambda dialog: (seen.problems.append("a script ran"), dialog.dismiss()))
    seen.page.get_by_label(words("own.paste")).fill(f"{SENTENCE} {HOSTILE}")
    read_in_browser(seen, words)
    marks = seen.page.locator(".own-text .own-taken summary")
    expect(marks).to_have_count(1, timeout=30_000)
    assert words.number(1412) in marks.first.get_attribute("aria-label")
    seen.settle()
    assert HOSTILE in seen.page.locator(".own-text").inner_text()
    assert seen.page.locator(INTERPRETED).count() == 0
    assert seen.page.evaluate("document.querySelector('.stMain').scrollWidth") <= width
    assert pl.read_csv(taken(seen, words("own.rows_as", format="CSV")))["value"].to_list() == [1412]
    assert pl.read_json(taken(seen, words("own.rows_as", format="JSON")))["value"].to_list() == [1412]
    book = openpyxl.load_workbook(io.BytesIO(taken(seen, words("own.rows_as", format="XLSX"))))
    assert 1412 in [cell.value for cell in book.worksheets[0][2]]
    left = pl.read_csv(taken(seen, words("own.left_as")))
    assert "Năm 2023" in left["text"].to_list()
    template = openpyxl.load_workbook(io.BytesIO(taken(seen, words("own.template"))))
    assert template.sheetnames == ["data", "notes", "codes"]
    assert seen.problems == []


@pytest.mark.browser
def test_the_page_is_used_with_the_keyboard_alone(visit):  # noqa: F811
    seen = visit().go("read?lang=en")
    keys = seen.page.keyboard

    def tab_to(*, name=None, within=None):
        for _ in range(40):
            keys.press("Tab")
            at = seen.page.evaluate(
                "(within) => [document.activeElement.innerText || '', within ? document.activeElement.matches(within) : false]",
                within,
            )
            if (name and name in at[0]) or at[1]:
                return
        raise AssertionError(f"no key leads to {name or within}")

    seen.page.get_by_role("button", name=EN("own.example")).focus()
    keys.press("Enter")
    seen.settle()
    tab_to(within="textarea")
    tab_to(name=EN("own.read"))
    keys.press("Enter")
    marks = seen.page.locator(".own-text .own-taken")
    expect(marks).to_have_count(12, timeout=30_000)
    seen.settle()
    tab_to(within=".own-text")
    tab_to(within=".own-taken > summary")
    label = marks.first.locator(".own-label")
    expect(label).to_be_hidden()
    keys.press("Enter")
    expect(label).to_be_visible()
    assert EN.indicator("members_admitted") in label.inner_text()
    tab_to(within=".own-scroll")
    assert seen.problems == []


@pytest.mark.browser
def test_files_are_dropped_a_good_one_a_broken_one_and_a_table(visit):  # noqa: F811
    seen = visit().go("read")
    drop(
        seen,
        ("[a](javascript:alert(1)) <img src=x>.txt", SENTENCE.encode()),
        ("b.pdf", b"%PDF-1.7 nothing"),
        ("c.csv", TABLE.encode()),
        ("d.docx", random.Random(1).randbytes(5000)),  # noqa: S311
        ("e.txt", b""),
    )
    read_in_browser(seen, VI)
    expect(seen.page.get_by_role("heading", name="e.txt")).to_be_visible(timeout=120_000)
    seen.settle()
    expect(seen.page.get_by_role("heading", name="[a](javascript:alert(1)) <img src=x>.txt")).to_be_visible()
    expect(seen.page.locator(".own-text .own-taken")).to_have_count(1)
    assert seen.page.locator(INTERPRETED).count() == 0
    for code in ("broken", "disguised", "empty"):
        expect(seen.page.get_by_text(shown.problem(VI, Answer(problem=code)), exact=True)).to_be_visible()
    errors = pl.read_csv(io.BytesIO(taken(seen, VI("own.errors_as"))))
    assert errors.select("row", "column", "rule").rows() == [(2, "indicator", "code_unknown")]
    assert errors["mend"].to_list() == [VI.label("mend", "code_unknown")]
    seen.page.get_by_role("button", name=VI("own.forget")).click()
    expect(seen.page.get_by_text(VI("own.before"))).to_be_visible()
    expect(seen.page.get_by_text("e.txt")).to_have_count(0)
    again = drop(seen, *[(f"again{n}.txt", SENTENCE.encode()) for n in range(limits.FILES)])
    assert again == [204] * limits.FILES  # the files forgotten count no longer
    assert seen.problems == []


@pytest.mark.browser
def test_a_file_too_many_is_refused_by_the_server(visit):  # noqa: F811
    seen = visit().go("read?lang=en")
    answered = drop(seen, *[(f"file{n}.txt", SENTENCE.encode()) for n in range(limits.FILES + 1)])
    assert sorted(answered) == [204] * limits.FILES + [413]
