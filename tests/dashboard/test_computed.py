"""What the program computed: sums and derived indicators are marked, and their inputs are one click away."""

import io
from contextlib import closing
from dataclasses import replace

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import downloads, proofs, store
from dashboard.charts import ranking
from dashboard.downloads import About
from dashboard.words import Words
from etl.build import build
from tests.conftest import ROOT
from warehouse.catalogue import catalogue
from warehouse.reader import open_reader

pytestmark = [pytest.mark.filterwarnings("default"), pytest.mark.slow]


@pytest.fixture
def opened(built, monkeypatch):
    def open_at(proof=None, warehouse=built, **query):
        monkeypatch.setenv("CHISO_WAREHOUSE", str(warehouse))
        app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
        for name, value in {"lang": "en", **query}.items():
            app.query_params[name] = value
        app.run().switch_page(str(ROOT / "dashboard" / "pages" / "indicator.py"))
        if proof:
            app.session_state[proofs.WANTED] = proof
        app.run()
        assert not app.exception
        return app

    return open_at


def said(app):
    return [element.value for kind in (app.text, app.markdown, app.caption) for element in kind]


@pytest.fixture
def total(reader):
    rows = reader.today("members_total", areas=("hai-phong-2025",))
    return rows.filter(parts=2).row(0, named=True)


def test_behind_a_sum_stand_its_parts_each_with_its_own_proof(opened, reader, total):
    app = opened(proof=total["figure_id"], provinces="34")
    for observation_id in total["inputs"]:
        part = reader.proof(observation_id).chosen
        assert any(Words("en").figure(part) in text and Words("en").area(part["area"]) in text for text in said(app))
        assert app.button(key=f"input-proof-{observation_id}")
    assert any("Computed, not published as such" in text for text in said(app))
    assert any(total["figure_id"] in code.value for code in app.code)


def test_behind_an_incomplete_sum_stands_what_is_missing(opened, reader):
    row = reader.today("members_total", areas=("bac-ninh-2025",)).filter(parts=1, parts_total=2).row(0, named=True)
    app = opened(proof=row["figure_id"], provinces="34")
    assert any(text.startswith("No figure: Bac ") for text in said(app))


def test_behind_a_derived_figure_stand_both_figures_and_the_interval(opened, reader):
    row = reader.derived("members_admitted_per_1000", areas=("vn",)).filter(year=2019).row(0, named=True)
    app = opened(proof=row["figure_id"], indicator="members_admitted_per_1000")
    assert len([button for button in app.button if button.key.startswith("input-proof-")]) == 2
    assert any("lies between 26.98 and 28.24" in text for text in said(app))


MERGED = """indicator,area,value,qualifier,unit,period_start,period_end,period_kind,url
members_admitted,hai-phong,3000,exact,persons,2023-01-01,2023-12-31,year,https://example.org/a
members_admitted,hai-duong,2000,more_than,persons,2023-01-01,2023-12-31,year,https://example.org/b
members_total,hai-phong,125000,exact,persons,2023-07-01,2023-07-01,point,https://example.org/a
members_total,hai-duong,107000,exact,persons,2023-06-30,2023-06-30,point,https://example.org/b
members_admitted,bac-ninh,900,exact,persons,2023-01-01,2023-12-31,year,https://example.org/c
members_total,bac-ninh,60000,exact,persons,2023-07-01,2023-07-01,point,https://example.org/c
members_total,bac-giang,80000,exact,persons,2023-07-01,2023-07-01,point,https://example.org/c
"""
"""Figures of the parts of two merged provinces; of one a part of the flow is missing."""


@pytest.fixture(scope="module")
def merged(tmp_path_factory):
    """A warehouse of `MERGED`, and a reader of it."""
    folder = tmp_path_factory.mktemp("merged")
    (folder / "t.csv").write_text(MERGED, encoding="utf-8")
    warehouse = folder / "chiso.duckdb"
    build([folder], warehouse)
    with closing(open_reader(warehouse)) as opened_reader:
        yield warehouse, opened_reader


def test_behind_a_ratio_of_a_merged_province_stand_its_sums_and_all_their_parts(opened, merged):
    warehouse, reader = merged
    row = reader.derived("members_admitted_per_1000", ("hai-phong-2025",), today=True).row(0, named=True)
    app = opened(proof=row["figure_id"], warehouse=warehouse, indicator="members_admitted_per_1000", provinces="34")
    keys = {button.key.removeprefix("input-proof-") for button in app.button}
    assert {*row["figures"], *row["inputs"]} <= keys
    assert (len(row["figures"]), len(row["inputs"])) == (2, 4)
    figures = [Words("en").figure(reader.computed(figure)) for figure in row["figures"]]
    assert figures == ["> 5,000".replace(" ", "\u00a0"), "232,000"]
    assert all(any(figure in text for text in said(app)) for figure in figures)
    assert any("lies between 21.55 and 22.41" in text for text in said(app))
    app = opened(proof=row["figures"][0], warehouse=warehouse, provinces="34")
    assert any("The sum of the 2 provinces that were merged" in text for text in said(app))


def test_sources_without_a_publisher_are_told_by_their_host(opened, merged):
    app = opened(warehouse=merged[0], indicator="members_total", provinces="34")
    assert any("(example.org)" in text.replace("\\", "") for text in said(app))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_ratio_that_lacks_a_part_names_it(opened, merged, language):
    warehouse, reader = merged
    row = reader.derived("members_admitted_per_1000", ("bac-ninh-2025",), today=True).row(0, named=True)
    words = Words(language)
    reason = words.label("refusal", "numerator_incomplete")
    assert words.figure(row).endswith(f"{reason} ({words.former('bac-giang')})")
    address = {"indicator": "members_admitted_per_1000", "provinces": "34", "lang": language}
    app = opened(proof=row["figure_id"], warehouse=warehouse, **address)
    assert any(words("computed.missing", area=words.area("bac-giang")) in text for text in said(app))
    assert any(reason in element.proto.body for element in app.get("html"))


@pytest.mark.parametrize("code", list(catalogue().derivations))
def test_a_derived_indicator_is_chosen_like_others_and_is_marked(opened, reader, code):
    kind = reader.derived_options().filter(indicator=code).row(0, named=True)
    app = opened(indicator=code, body=kind["body"])
    assert f"{Words('en').indicator(code)} ◉" in app.selectbox(key="indicator").options
    assert any("Computed by Chỉ Số, not published as such" in text for text in said(app))
    assert any("Formula: " in text for text in said(app))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_refused_ratio_says_why(reader, language):
    refused = reader.derived("members_admitted_of_target").filter(refusal="denominator_missing").row(0, named=True)
    reason = Words(language).label("refusal", "denominator_missing")
    assert Words(language).figure(refused).endswith(reason)


def test_an_id_that_is_neither_is_said_to_be_gone(opened):
    assert opened(proof="nothing").warning


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_a_file_holds_the_sums_with_their_inputs_and_what_misses_a_part(reader, vi, file_format):
    found = reader.today_ranking("members_total", 2020)
    frames = {name: store.cited(reader, getattr(found, name), "members_total") for name in ("frame", "lacking")}
    chart = ranking.side_by_side(replace(found, **frames), (), vi)
    about = About("t", "", "", (), (), "v", "today", "http://localhost/")
    content = downloads.table_bytes(chart.listed, file_format, about, vi.words)
    rows = pl.read_csv(content) if file_format == "csv" else pl.read_excel(io.BytesIO(content))
    own = rows.filter(pl.col("area") == "hai-phong-2025").row(0, named=True)
    assert (own["value"], own["parts"], len(own["inputs"].split())) == (231934, 2, 2)
    half = rows.filter(pl.col("area") == "bac-ninh-2025").row(0, named=True)
    assert (half["value"], half["missing"], half["figure"]) == (None, "bac-giang", "có 1/2 phần; thiếu Bắc Giang")
    assert rows.height == found.frame.height + found.lacking.height
