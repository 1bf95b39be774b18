"""Every page in both languages, run as Streamlit runs it but without a browser."""

import os
import sys
from datetime import datetime

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import takeaway
from dashboard.printing import offer
from dashboard.settings import NAVIGATION
from dashboard.words import Words
from tests.conftest import ROOT

pytestmark = [pytest.mark.filterwarnings("default"), pytest.mark.slow]


@pytest.fixture
def opened(built, monkeypatch):
    """Open a page at an address."""
    monkeypatch.setenv("CHISO_WAREHOUSE", str(built))

    def open_at(page: str = "overview", **query) -> AppTest:
        app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        if page != "overview":
            app.switch_page(str(ROOT / "dashboard" / "pages" / f"{page}.py")).run()
        assert not app.exception
        return app

    return open_at


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("page", NAVIGATION)
def test_a_page_opens(opened, page, language):
    app = opened(page, lang=language)
    assert app.title
    said = " ".join(caption.value for caption in app.caption)
    assert Words(language)("foot.terms") in said


@pytest.fixture
def taken_away(monkeypatch):
    """Whatever a page shows is made ready for leaving it, too, as its menus do once they are opened."""
    made = []
    monkeypatch.setattr(offer, "show", lambda here: made.extend(leaving() for leaving in here.shown.values()))
    return made


def test_nothing_is_made_for_leaving_the_page_before_a_menu_is_opened(opened, monkeypatch):
    made = []
    monkeypatch.setattr(takeaway, "leaving", lambda *_: made.append(1))
    opened("overview")
    assert made == []


@pytest.mark.parametrize("way", ["tiles", "shapes"])
def test_every_indicator_with_figures_can_be_shown(opened, reader, way, taken_away):
    app = opened("indicator", map=way)
    kinds = reader.options().select("indicator", "breakdown", "body").rows()
    for indicator, breakdown, body in kinds:
        for name, value in (("indicator", indicator), ("breakdown", breakdown), ("body", body)):
            app.query_params[name] = value
        app.run()
        assert not app.exception, (indicator, breakdown, body)
    assert len(taken_away) > len(kinds)


def test_every_province_with_figures_can_be_shown(opened, reader, taken_away):
    app = opened("province")
    for area in sorted(set(reader.coverage()["area"])):
        app.query_params["province"] = area
        app.run()
        assert not app.exception, area
    assert taken_away


def test_an_address_that_is_not_valid_is_said(opened):
    app = opened("indicator", lang="vi", indicator="nothing", area="atlantis")
    assert app.warning[0].value == "Địa chỉ có giá trị không hợp lệ ở: indicator, area. Phần đó được bỏ qua."


def test_a_widget_writes_codes_into_the_address(opened):
    app = opened("indicator")
    app.multiselect(key="areas").set_value(["soc-trang", "an-giang-2025"]).run()
    assert app.query_params["area"] == ["soc-trang", "an-giang-2025"]
    app.selectbox(key="indicator").set_value("members_disciplined").run()
    assert app.query_params["indicator"] == "members_disciplined"
    assert not app.exception


def test_another_indicator_forgets_what_fitted_the_one_before(opened):
    app = opened("indicator", indicator="members_disciplined", breakdown="reprimand")
    app.selectbox(key="indicator").set_value("members_total").run()
    assert "breakdown" not in app.query_params


def test_the_language_changes_the_words_and_not_the_filters(opened):
    app = opened("indicator", area="ha-noi")
    vietnamese = app.title[0].value
    app.segmented_control(key="lang").set_value("en").run()
    assert app.query_params["area"] == "ha-noi"
    assert app.title[0].value != vietnamese


def test_where_nothing_fits_the_nearest_figures_are_offered(opened):
    app = opened("indicator", indicator="members_total", to="1950")
    assert app.info
    offer = next(button for button in app.button if button.key.startswith("nearest-"))
    offer.click().run()
    assert "to" not in app.query_params
    assert not app.info


def test_the_data_page_gives_every_figure_of_a_year(opened, reader):
    from warehouse.reader import Selection

    app = opened("data", all="1", **{"from": "2019", "to": "2019"})
    expected = reader.observations(Selection(first_year=2019, last_year=2019)).height
    assert len(app.dataframe[0].value) == expected > 0


def test_a_province_page_shows_what_it_was(opened):
    app = opened("province", province="an-giang-2025")
    assert app.title[0].value == "An Giang (từ 7/2025)"
    assert any("Kiên Giang" in button.label for button in app.button)


@pytest.fixture
def empty(tmp_path, monkeypatch):
    """A published version without any observation."""
    from warehouse import loading, versions
    from warehouse.frames import frame_of
    from warehouse.records import Observation, Rejection, Run, Source

    day = datetime(2026, 1, 1)  # noqa: DTZ001  the warehouse keeps UTC without a zone
    run = Run(
        run_id="empty", command="build", started=day, finished=day, program_version="0", content_hash="",
        documents=0, observations=0, rejections=0, conflicts=0,
    )  # fmt: skip
    frames = [frame_of((), record) for record in (Observation, Source, Rejection)]
    warehouse = tmp_path / "chiso.duckdb"
    with versions.writing(warehouse):
        versions.publish(warehouse, "empty", lambda path: loading.write(path, *frames, [run]))
    monkeypatch.setenv("CHISO_WAREHOUSE", str(warehouse))


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("page", NAVIGATION)
def test_a_page_of_an_empty_warehouse_opens_and_says_so(page):
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60).run()
    app.switch_page(str(ROOT / "dashboard" / "pages" / f"{page}.py")).run()
    assert not app.exception
    assert app.info or page in {"help", "quality", "read"}


def test_the_ranking_is_of_the_latest_year_in_which_half_of_the_areas_have_a_figure(opened):
    app = opened("indicator", indicator="members_total")
    assert app.selectbox(key="year").value == 2025
    app.selectbox(key="boundary").set_value("63").run()
    assert app.selectbox(key="year").value == 2020


def test_no_warehouse_that_is_ours_is_one_clear_text(monkeypatch, tmp_path):
    foreign = tmp_path / "other.duckdb"
    foreign.write_bytes(b"x" * 5000)
    monkeypatch.setenv("CHISO_WAREHOUSE", str(foreign))
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60).run()
    assert not app.exception
    assert app.error[0].value == "Không mở được kho số liệu."
    assert str(tmp_path) not in " ".join(text.value for text in app.text)


def test_a_build_that_fails_is_one_clear_text(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("CHISO_WAREHOUSE", str(tmp_path / "file" / "chiso.duckdb"))
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=90).run()
    assert not app.exception
    assert app.status[0].label == "Chưa dựng được kho số liệu"
    assert app.text[0].value
    assert str(tmp_path) not in app.text[0].value


def test_the_first_start_builds(monkeypatch, tmp_path):
    monkeypatch.setenv("CHISO_WAREHOUSE", str(tmp_path / "new" / "chiso.duckdb"))
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=120).run()
    assert not app.exception
    assert os.path.lexists(tmp_path / "new" / "chiso.duckdb")
    assert app.title[0].value == "Số liệu xây dựng Đảng theo địa phương và theo năm"


def test_no_page_loads_what_only_builders_need(opened):
    before = set(sys.modules)
    opened()
    assert not {"pandera", "kaleido"} & (set(sys.modules) - before)


def test_a_year_without_figures_stays_the_year_that_is_chosen(opened):
    app = opened("indicator", indicator="members_disciplined", area="vn", year="2023")
    assert app.selectbox(key="year").value == 2023
