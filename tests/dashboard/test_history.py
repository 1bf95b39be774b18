"""Versions on the pages: listed with their differences, opened read-only, pinned by the address."""

from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import history
from dashboard.words import Words
from etl.build import build
from tests.conftest import ROOT
from warehouse.reader import current_id, known_versions, open_reader
from warehouse.records import SCHEMA_VERSION

pytestmark = [pytest.mark.filterwarnings("default"), pytest.mark.slow]

HEAD = "indicator,area,value,qualifier,unit,period_start,period_end,period_kind,url\n"
ROW = "members_total,{area},{value},exact,persons,2023-06-30,2023-06-30,point,https://example.org/{area}\n"
CONTENTS = (
    [("soc-trang", 7448), ("ha-noi", 450000)],
    [("soc-trang", 7450), ("ninh-thuan", 20269)],
)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory) -> Path:
    """Two versions: of three figures one was changed, one added, one withdrawn."""
    folder = tmp_path_factory.mktemp("tables")
    path = tmp_path_factory.mktemp("own") / "chiso.duckdb"
    for rows in CONTENTS:
        lines = [ROW.format(area=area, value=value) for area, value in rows]
        (folder / "t.csv").write_text(HEAD + "".join(lines))
        build([folder], path)
    return path


@pytest.fixture
def opened(warehouse, monkeypatch):
    monkeypatch.setenv("CHISO_WAREHOUSE", str(warehouse))

    def open_at(page="quality", **query):
        app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
        for name, value in {"lang": "en", **query}.items():
            app.query_params[name] = value
        app.run().switch_page(str(ROOT / "dashboard" / "pages" / f"{page}.py")).run()
        assert not app.exception
        return app

    return open_at


def captions(app):
    return " ".join(caption.value for caption in app.caption)


def test_every_page_says_which_version_of_what_date_it_shows(opened, warehouse):
    with closing(open_reader(warehouse)) as reader:
        version = reader.version
    assert version.id in captions(opened("sources"))
    assert Words("en").moment(version.published) in captions(opened("sources"))


def test_versions_are_listed_with_what_changed(opened, warehouse):
    app = opened()
    newest, oldest = known_versions(warehouse)
    labels = [expander.label for expander in app.expander]
    assert len([label for label in labels if "UTC" in label]) == 2
    assert any(label.endswith("latest · 1 added, 1 changed, 1 withdrawn") for label in labels)
    assert any(label.endswith("no changes recorded") for label in labels)
    changes = next(table.value for table in app.dataframe if "before" in table.value)
    told = set(changes[["kind", "area", "before", "now"]].fillna("–").itertuples(index=False, name=None))
    assert told == {
        ("changed", "Soc Trang", "7,448", "7,450"),
        ("added", "Ninh Thuan", "–", "20,269"),
        ("withdrawn", "Hanoi", "450,000", "–"),
    }
    assert app.button(key=f"open-{newest}").disabled
    assert not app.button(key=f"open-{oldest}").disabled


def test_an_older_version_is_opened_pinned_and_left(opened, warehouse):
    oldest = known_versions(warehouse)[-1]
    app = opened()
    app.button(key=f"open-{oldest}").click().run()
    assert app.query_params["version"] == oldest
    assert any(oldest in info.value for info in app.info)
    app.button(key="version-leave").click().run()
    assert "version" not in app.query_params
    assert not any(oldest in info.value for info in app.info)


def test_a_pinned_version_shows_its_own_figures_on_every_page_it_leads_to(opened, warehouse):
    oldest = known_versions(warehouse)[-1]
    app = opened("data", version=oldest)
    assert "7,448" in set(app.dataframe[0].value["figure"])
    assert all(f"version={oldest}" in link.proto.query_string for link in app.get("page_link"))
    assert "7,450" in set(opened("data").dataframe[0].value["figure"])


def test_the_latest_version_may_be_pinned_before_it_is_old(opened, warehouse):
    app = opened("data", version=current_id(warehouse))
    assert not app.info
    assert not app.warning


def test_a_version_that_is_no_longer_kept_gets_one_line(opened):
    app = opened("data", version="20200101T000000000000Z")
    assert [warning.value for warning in app.warning] == [
        "Version 20200101T000000000000Z is no longer kept; this page shows the latest version."
    ]
    assert "7,450" in set(app.dataframe[0].value["figure"])
    assert not [code.value for code in app.code if "version=" in code.value]


def test_a_new_version_is_shown_without_a_restart(warehouse, opened, tmp_path, chiso_process):
    before = current_id(warehouse)
    assert before in captions(opened("sources"))
    (tmp_path / "t.csv").write_text(HEAD + ROW.format(area="soc-trang", value=7451))
    assert chiso_process("build", "--sources", tmp_path, "--warehouse", warehouse).status == 0
    after = current_id(warehouse)
    assert after != before
    assert after in captions(opened("sources"))


def test_a_version_of_an_earlier_edition_is_named_and_not_opened(warehouse):
    version = known_versions(warehouse)[0]
    manifest = warehouse.with_name("chiso.duckdb.versions") / f"{version}.json"
    kept = manifest.read_text()
    manifest.write_text(kept.replace(f'"schema_version": {SCHEMA_VERSION}', '"schema_version": 1'))
    try:
        assert history.kept.__wrapped__(str(warehouse), version).version is None
    finally:
        manifest.write_text(kept)
