"""Areas as reported, the 63 or today's 34: one choice for all pages, kept by the address."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.settings import NAVIGATION
from tests.conftest import ROOT
from tests.dashboard.conftest import with_tables

pytestmark = [pytest.mark.filterwarnings("default"), pytest.mark.slow]
BARRED = ("overview", "indicator", "compare", "province", "data")
"""Pages with the row of filters."""


@pytest.fixture
def opened(built, monkeypatch):
    monkeypatch.setenv("CHISO_WAREHOUSE", str(built))

    def open_at(page="overview", **query):
        app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        if page != "overview":
            app.switch_page(str(ROOT / "dashboard" / "pages" / f"{page}.py")).run()
        assert not app.exception
        return with_tables(app)

    return open_at


def figures(app, name="figure"):
    return [text for table in app.dataframe if name in table.value for text in table.value[name]]


@pytest.mark.parametrize("page", [p if p == BARRED[0] else pytest.param(p, marks=pytest.mark.slow) for p in BARRED])
def test_the_choice_is_in_the_address_on_every_page_and_outlives_the_language(opened, page):
    app = opened(page, lang="en")
    app.selectbox(key="boundary").set_value("34").run()
    assert app.query_params["provinces"] == "34"
    app.segmented_control(key="lang").set_value("vi").run()
    assert app.selectbox(key="boundary").value == "34"
    app.selectbox(key="boundary").set_value("reported").run()
    assert "provinces" not in app.query_params


def test_a_link_to_every_page_carries_the_choice(opened):
    links = [link.proto for link in opened("overview", provinces="34").get("page_link")]
    assert set(NAVIGATION) <= {link.page or NAVIGATION[0] for link in links}
    assert all("provinces=34" in link.query_string for link in links)


def test_a_complete_sum_is_shown_as_one(opened, reader):
    app = opened("indicator", lang="en", indicator="members_total", provinces="34", year="2020")
    row = reader.today("members_total", areas=("hai-phong-2025",)).row(0, named=True)
    assert row["parts"] == row["parts_total"] == 2
    shown = [f"> {row['value']:,.0f}".replace(" ", "\N{NO-BREAK SPACE}")]
    assert set(shown) <= set(figures(app))
    assert "sum of 2 provinces, added by Chỉ Số" in figures(app, "publisher")


def test_an_incomplete_sum_says_how_many_parts_it_has_and_which_is_missing(opened):
    app = opened("indicator", lang="en", indicator="members_total", provinces="34", year="2020")
    assert "1 of 2 parts; without Bac Giang" in figures(app)
    assert "2 of 3 parts; without the former Ho Chi Minh City" in figures(app)
    assert any("13 figures that cannot be computed" in caption.value for caption in app.caption)


def test_over_the_63_there_is_no_merged_province(opened):
    app = opened("province", provinces="63")
    offered = app.selectbox(key="province").options
    assert not [name for name in offered if "từ 7/2025" in name]
    assert len(offered) > 60


def test_the_province_of_a_link_becomes_that_of_the_set_and_comes_back(opened):
    app = opened("province", province="hai-duong", provinces="34")
    assert app.title[0].value == "Hải Phòng (từ 7/2025)"
    app.selectbox(key="boundary").set_value("reported").run()
    assert app.title[0].value == "Hải Dương"


def test_percentages_of_former_provinces_are_said_to_be_left_out(opened):
    app = opened("indicator", lang="en", indicator="cell_clean_strong_pct", provinces="34")
    said = " ".join(caption.value for caption in app.caption)
    assert "percentages, parts of years and terms are never added" in said


def test_the_data_page_gives_the_figures_behind_the_sums(opened):
    app = opened("data", lang="en", indicator="members_total", area="hai-phong-2025", provinces="34")
    assert {"Hai Duong", "Hai Phong (until June 2025)", "Hai Phong (since July 2025)"} <= set(figures(app, "area"))
