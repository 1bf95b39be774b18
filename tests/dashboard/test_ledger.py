"""The ledger as its readers see it: both sides, the verdict, the rule, and the way to each figure's proof."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import ledger, store
from dashboard.words import Words
from tests.conftest import ROOT

pytestmark = pytest.mark.filterwarnings("default")


@pytest.fixture
def entries(reader):
    return store.ledger(reader, reader.version.id)


@pytest.fixture
def quality(built, monkeypatch):
    monkeypatch.setenv("CHISO_WAREHOUSE", str(built))
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60).run()
    return app.switch_page(str(ROOT / "dashboard" / "pages" / "quality.py")).run()


def test_the_page_shows_the_whole_ledger_in_its_order(quality, reader):
    rows = reader.ledger()
    shown = quality.dataframe[0].value
    words = Words("vi")
    assert shown["verdict"].to_list() == [words.label("verdict", code) for code in rows["verdict"]]
    assert shown["kind"].to_list() == [words.label("ledger_kind", code) for code in rows["kind"]]
    assert shown["gap"].to_list() == [words.number(100 * gap, "percent") for gap in rows["gap"]]


def test_a_whole_stands_beside_the_sum_of_its_parts_each_with_its_qualifier(entries):
    entry = next(e for e in entries if (e["kind"], e["indicator"]) == ("parts", "members_disciplined"))
    assert len(entry["parts"]) == 2
    assert entry["rule"] is None
    assert ledger.told(entry, Words("vi")) == (
        "toàn bộ và các phần: > 24.160 và 24.432, chênh 272 (1,11 %) – mâu thuẫn".replace("> ", ">\N{NO-BREAK SPACE}")
        .replace(" %", "\N{NO-BREAK SPACE}%")
    )  # fmt: skip


def test_a_disagreement_names_the_rule_that_chose(entries):
    disagreeing = [e for e in entries if (e["kind"], e["verdict"]) == ("sources", "conflict")]
    assert disagreeing
    assert all(e["rule"] for e in disagreeing)


def test_each_side_is_a_published_observation_or_their_sum(entries, reader):
    for entry in entries:
        assert reader.proof(entry["observation_id"]).chosen["value"] == entry["value"]
        assert [part["observation_id"] for part in entry["parts"]] == entry["other_ids"]
        assert sum(part["value"] for part in entry["parts"]) == pytest.approx(entry["other"]["value"])


def test_an_entry_opens_with_a_way_to_every_proof(quality, entries):
    place = next(n for n, entry in enumerate(entries) if entry["kind"] == "parts")
    quality.session_state[ledger.WANTED] = place
    quality.run()
    assert not quality.exception
    ways = [button for button in quality.button if (button.key or "").startswith("entry-")]
    assert len(ways) == 1 + len(entries[place]["parts"])
