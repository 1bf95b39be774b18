"""What the program computed: sums and derived indicators are marked, and their inputs are one click away."""

import io
from dataclasses import replace

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import downloads, proofs, store
from dashboard.charts import ranking
from dashboard.downloads import About
from dashboard.words import Words
from tests.conftest import ROOT
from warehouse.catalogue import catalogue

pytestmark = pytest.mark.filterwarnings("default")


@pytest.fixture
def opened(built, monkeypatch):
    monkeypatch.setenv("CHISO_WAREHOUSE", str(built))

    def open_at(proof=None, **query):
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


def test_an_input_leads_on_to_its_own_proof(opened, total):
    app = opened(proof=total["figure_id"], provinces="34")
    app.button(key=f"input-proof-{total['inputs'][0]}").click().run()
    assert not app.exception
    assert any("Source" in text for text in said(app))


def test_behind_a_derived_figure_stand_both_figures_and_the_interval(opened, reader):
    row = reader.derived("members_admitted_per_1000", areas=("vn",)).filter(year=2019).row(0, named=True)
    app = opened(proof=row["figure_id"], indicator="members_admitted_per_1000")
    assert len([button for button in app.button if button.key.startswith("input-proof-")]) == 2
    assert any("lies between 26.98 and 28.24" in text for text in said(app))


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
