"""Every chart of every page is taken away in every format; each file opens and holds what the page shows."""

import io
import json
import re

import openpyxl
import pdfplumber
import polars as pl
import pytest
from lxml import etree, html
from PIL import Image

from tests.dashboard.test_browser import visit  # noqa: F401  (a fixture)

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default")]

VIEWS = {
    "": {"map", "ranking", "lines", "covered-indicators"},
    "indicator?indicator=members_disciplined&body=party_committees": {"lines", "ranking", "map"},
    "indicator?indicator=members_total&map=shapes&provinces=34&year=2020": {"lines", "ranking", "map"},
    "compare?indicator=members_total&area=ha-noi&area=soc-trang": {"multiples", "lines", "ranking"},
    "province?province=thai-nguyen": set(),
    "topic?topic=discipline": {"lines", "ranking", "covered-indicators"},
    "quality": set(),
}
PICTURES = ("png", "svg")
FILES = ("pdf", "csv", "xlsx", "html")
MARKS = """name => document.querySelector(`.st-key-card-${name} .js-plotly-plot`).data.flatMap(trace =>
    (trace.customdata || []).map((id, place) => [Array.isArray(id) ? id[0] : id, (trace.hovertext || [])[place]]))"""
DRAWN = "name => document.querySelector(`.st-key-card-${name} .js-plotly-plot`)?._fullLayout"
SQUARES = """name => document.querySelector(`.st-key-card-${name} .js-plotly-plot`).data.flatMap(trace =>
    (trace.z || []).flatMap(row => Array.from(row)))"""


def cards(seen):
    """Names of the cards that have a chart, once it is drawn."""
    found = seen.page.locator(
        "[class*=st-key-card-]:has([class*=st-key-pictures-], [data-testid=stPopover])"
    ).evaluate_all("cards => cards.map(card => /st-key-card-(\\S+)/.exec(card.className)[1])")
    for name in dict.fromkeys(found):
        seen.page.wait_for_function(DRAWN, arg=name)
    return list(dict.fromkeys(found))


def taken(seen, name):
    """The files of a card's download menu, by format."""
    menu = seen.page.locator(f".st-key-card-{name}").get_by_role("button", name="Tải về")
    buttons = {kind: f".st-key-pictures-{name} button[data-format={kind}]" for kind in PICTURES}
    buttons |= {kind: f".st-key-{kind}-{name} button" for kind in FILES}
    files = {}
    menu.click()
    for kind, button in buttons.items():
        with seen.page.expect_download() as download:
            seen.page.locator(button).click()
        files[kind] = download.value.path().read_bytes()
        assert download.value.suggested_filename.endswith(f".{kind}")
    seen.page.keyboard.press("Escape")
    return files


def same_numbers(one, other):
    """Whether two columns hold the same, empty cells at the same places."""
    return [None if a is None else float(a) for a in one] == [None if b is None else float(b) for b in other]


def assert_figures(files, marks):
    """The tables hold exactly the figures of the marks, each with the words that its mark says."""
    table = pl.read_csv(files["csv"], infer_schema_length=None, schema_overrides={"figure": pl.String})
    stated = table.filter(pl.col("value").is_not_null())
    assert set(stated["observation_id"]) == {mark for mark, told in marks if mark and told} - lacking(table)
    figures = dict(stated.select("observation_id", "figure").iter_rows())
    for mark, told in marks:
        if mark in figures and told:
            assert figures[mark] in told.replace("\N{NO-BREAK SPACE}", " "), (mark, told)
    sheet = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))["data"]
    heads, *rows = sheet.iter_rows(values_only=True)
    column = heads.index("value")
    assert same_numbers([row[column] for row in rows], table["value"])
    page = html.fromstring(files["html"].decode())
    written = [re.sub(r"\s", " ", row[2].text or "") for row in page.xpath("//table/tr[td]")]
    assert written == [figure or "" for figure in table["figure"]]


def lacking(table):
    """Rows that say what a sum or ratio lacks: they stand in the table without a value."""
    return set(table.filter(pl.col("value").is_null())["observation_id"])


def assert_counts(files, squares):
    """A chart of counts: the table has the same numbers."""
    table = pl.read_csv(files["csv"])
    counted = table["n"].to_list()
    assert sorted(counted) == sorted(n for n in squares if n)


def assert_pictures(files, title, version):
    """The pictures open, have a size, and say what they show."""
    drawing = etree.fromstring(files["svg"])
    said = re.sub(r"\s+", " ", " ".join(drawing.itertext()))
    assert title in said
    assert version in said
    width, height = (float(drawing.get(side).removesuffix("px")) for side in ("width", "height"))
    picture = Image.open(io.BytesIO(files["png"]))
    assert picture.size == (2 * width, 2 * height)
    assert len(picture.convert("RGB").getcolors(maxcolors=1 << 20)) > 10
    with pdfplumber.open(io.BytesIO(files["pdf"])) as pdf:
        assert len(pdf.pages) == 1
        printed = re.sub(r"\s+", " ", pdf.pages[0].extract_text())
    assert version in printed
    figure = re.search(r"const figure = (\{.*?\}); Plotly\.newPlot", files["html"].decode(), re.DOTALL)
    assert json.loads(figure[1])["data"]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.partition("?")[0] or "overview")
def test_every_chart_is_taken_away_in_every_format(visit, reader, view):  # noqa: F811
    seen = visit().go(view)
    names = cards(seen)
    assert VIEWS[view] <= set(names)
    for name in names:
        title = seen.page.locator(f".st-key-card-{name} :is(h2, h3, h4)").first.inner_text()
        marks = seen.page.evaluate(MARKS, name)
        squares = seen.page.evaluate(SQUARES, name)
        files = taken(seen, name)
        assert_pictures(files, title, reader.version.id)
        if any(mark for mark, _ in marks):
            assert_figures(files, marks)
        else:
            assert_counts(files, squares)
    assert names
    assert seen.problems == []
