"""Files that readers take away: they hold what is drawn, explain themselves and run nothing."""

import io
import json
import re

import openpyxl
import polars as pl
import pytest

from dashboard import country, figures
from dashboard.charts.base import Style
from dashboard.charts.printed import WIDTH, printed, size
from dashboard.downloads import file_name, page_bytes, table_bytes
from dashboard.filters import Filters
from dashboard.here import Here
from dashboard.palette import LIGHT
from dashboard.takeaway import about
from dashboard.words import Words


@pytest.fixture
def view(reader):
    """A ranking as the indicator page shows it: where the reader stands, the card, the chart."""
    here = Here(Words("vi"), Filters(indicator="members_total", year=2020), LIGHT, reader, "http://localhost/indicator")
    card = country.ranking_card(here, figures.figures(here))
    return here, card, card.draw(Style(here.words, here.colours))


def test_a_csv_holds_the_figures_that_are_drawn_with_unit_period_source_and_version(view):
    here, card, chart = view
    read = pl.read_csv(table_bytes(chart.rows, "csv", about(here, card, chart), here.words))
    assert read["value"].to_list() == chart.figure["data"][0]["x"]
    assert {"unit", "period", "publisher", "title", "url"} <= set(read.columns)
    assert set(read["version"]) == {here.reader.version.id}
    assert set(read["view"]) == {"http://localhost/indicator?year=2020"}


def test_a_workbook_has_a_sheet_that_explains_it(view):
    here, card, chart = view
    book = openpyxl.load_workbook(io.BytesIO(table_bytes(chart.rows, "xlsx", about(here, card, chart), here.words)))
    heads = [cell.value for cell in book["data"][1]]
    column = heads.index("value") + 1
    values = [book["data"].cell(row, column).value for row in range(2, book["data"].max_row + 1)]
    assert values == chart.figure["data"][0]["x"]
    told = {row[0].value: row[1].value for row in book["about"].iter_rows(min_row=2)}
    assert told["Tên"] == card.title
    assert told["Địa chỉ"] == here.address
    assert here.reader.version.id in told["Phiên bản"]


def test_a_page_carries_everything_it_needs(view):
    here, card, chart = view
    page = page_bytes(chart.figure, chart.rows, about(here, card, chart), here.words).decode()
    assert page.startswith("<!doctype html>")
    assert "plotly.js" in page
    assert not re.search(r"""<(?:script|link|img|iframe)[^>]+(?:src|href)=""", page)
    figure = re.search(r"const figure = (.*); Plotly\.newPlot", page)
    assert json.loads(figure.group(1))["data"][0]["x"] == chart.figure["data"][0]["x"]
    assert card.title in page
    assert here.address in page


def test_what_a_source_says_never_becomes_markup_of_the_page(view):
    here, card, chart = view
    evil = chart.rows.with_columns(pl.lit("</script><script>alert(1)</script>").alias("publisher"))
    page = page_bytes(
        {"data": [{"text": ["</script>"]}], "layout": {}}, evil, about(here, card, chart), here.words
    ).decode()
    assert "<script>alert(1)" not in page
    assert page.count("</script>") == page.count("<script>") == 2


def test_texts_that_a_spreadsheet_would_run_are_neutralised(view):
    here, card, chart = view
    evil = chart.rows.with_columns(pl.lit("=HYPERLINK(1)").alias("title"))
    read = pl.read_csv(table_bytes(evil, "csv", about(here, card, chart), here.words))
    assert set(read["title"]) == {"'=HYPERLINK(1)"}


def test_a_picture_says_what_it_shows_and_where_it_came_from(view):
    here, card, chart = view
    figure = printed(chart, card.title, card.subtitle, ["Nguồn: 3 bản tin", here.address], Style(here.words, LIGHT))
    written = " ".join(note["text"].replace("<br>", " ") for note in figure["layout"]["annotations"])
    assert all(text in written for text in (card.title, "Nguồn: 3 bản tin", here.address))
    assert figure["data"] == chart.figure["data"]
    assert size(figure)[0] == WIDTH
    assert size(figure)[1] > chart.height


def test_names_of_files_are_plain():
    assert (
        file_name("Đảng viên bị thi hành kỷ luật: Sóc Trăng, 2022")
        == "chiso-dang-vien-bi-thi-hanh-ky-luat-soc-trang-2022"
    )
