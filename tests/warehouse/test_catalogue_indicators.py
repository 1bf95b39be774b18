"""The indicators: every code of the contract, whole in both languages, and able to hold the bundled figures."""

import csv
import itertools
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from warehouse import catalogue as shipped
from warehouse.catalogue import CatalogueError, catalogue, stands
from warehouse.records import Indicator


def words(text: str) -> list[str]:
    return text.split()


SOURCES = Path(__file__).parents[2] / "etl" / "sources"
FOUND = catalogue()
INDICATORS = tuple(FOUND.indicators.values())

PLAIN = words("""
members_admitted members_admitted_target members_admitted_target_pct members_admitted_share_pct members_total
members_made_official members_removed members_withdrawn badges_awarded
orgs_direct orgs_grassroots committees_grassroots cells_grassroots cells_subordinate cells_total
orgs_inspected members_inspected orgs_supervised members_supervised orgs_inspected_violation
members_inspected_violation orgs_disciplined members_disciplined complaints_resolved denunciations_resolved
tasks_completed tasks_assigned documents_issued schemes_completed officials_assessed officials_trained
members_studied_pct
""")
SUBJECTS = ("org", "cell", "member", "committee")
GRADES = (
    *("clean_strong", "clean_strong_exemplary", "excellent", "good"),
    *("good_or_better", "completed", "failed", "weak"),
)
RATINGS = ["_".join(parts) for parts in itertools.product(SUBJECTS, GRADES, ("pct", "count"))]
BREAKDOWNS = words("""
total female ethnic_minority religious youth_union student worker private_sector official probationary
reprimand warning dismissal expulsion dissolution advisory coordination key internal
""")
UNITS = words("persons orgs cells percent tasks documents schemes badges cases times")
BASES = words("target members rated clean_strong")


@pytest.mark.parametrize("code", [*PLAIN, *RATINGS])
def test_every_code_of_the_contract_is_there(code: str) -> None:
    assert code in FOUND.indicators


@pytest.mark.parametrize(("code_list", "codes"), [("breakdown", BREAKDOWNS), ("unit", UNITS), ("basis", BASES)])
def test_the_contract_codes_of_other_lists_are_there(code_list: str, codes: list[str]) -> None:
    assert set(codes) <= set(FOUND.codes_of(code_list))


def test_the_rating_family_expands_to_exactly_its_64_codes() -> None:
    assert len(RATINGS) == 64
    assert [i.code for i in INDICATORS if i.topic == "quality"] == RATINGS


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("grade", GRADES)
def test_a_rating_is_a_rate_of_those_rated_or_a_count(subject: str, grade: str) -> None:
    share, count = (FOUND.indicators[f"{subject}_{grade}_{form}"] for form in ("pct", "count"))
    assert (share.units, share.basis, share.measure, share.adds_over_areas) == (("percent",), "rated", "rate", False)
    usual = {"org": "orgs", "cell": "cells", "member": "persons", "committee": "orgs"}[subject]
    assert (count.units, count.basis, count.measure, count.adds_over_areas) == ((usual,), None, "flow", True)
    assert "ratings" in share.breaks
    assert "ratings" in count.breaks


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda i: i.code)
def test_an_indicator_is_whole_in_both_languages(indicator: Indicator) -> None:
    texts = (indicator.name_vi, indicator.name_en, indicator.definition_vi, indicator.definition_en)
    assert all(text and text == text.strip() and "{" not in text for text in texts)
    assert all(definition.endswith(".") and len(definition) > 40 for definition in texts[2:])
    assert (indicator.note_vi is None) == (indicator.note_en is None)
    assert indicator.name_vi != indicator.name_en


@pytest.mark.parametrize("language", ["name_vi", "name_en"])
def test_no_two_indicators_share_a_name(language: str) -> None:
    names = [getattr(indicator, language) for indicator in INDICATORS]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda i: i.code)
def test_what_an_indicator_says_agrees_with_itself(indicator: Indicator) -> None:
    rate = indicator.measure == "rate"
    assert indicator.units
    assert ("percent" in indicator.units) == rate == indicator.code.endswith("_pct")
    assert not (rate and (indicator.adds_over_areas or indicator.adds_over_years))
    assert not (indicator.measure == "stock" and indicator.adds_over_years)
    assert indicator.basis is None or rate
    assert indicator.bodies == (indicator.topic == "discipline")
    assert "total" not in indicator.breakdowns


@pytest.mark.parametrize("indicator", [i for i in INDICATORS if i.units[0] in {"orgs", "cells"}], ids=lambda i: i.code)
def test_counts_of_organisations_break_at_the_reform(indicator: Indicator) -> None:
    assert "reform_2025" in indicator.breaks


def test_inspection_and_discipline_are_counted_once_or_as_often_as_they_happen() -> None:
    acts = ("inspected", "supervised", "inspected_violation", "disciplined")
    units = {act: [FOUND.indicators[f"{who}_{act}"].units for who in ("orgs", "members")] for act in acts}
    assert units == {act: [("orgs", "times"), ("persons", "times")] for act in acts}


def test_forms_of_discipline_go_with_discipline_alone() -> None:
    forms = {"reprimand", "warning", "dismissal", "expulsion", "dissolution"}
    taking = {i.code: forms & set(i.breakdowns) for i in INDICATORS if forms & set(i.breakdowns)}
    assert taking == {
        "orgs_disciplined": {"reprimand", "warning", "dissolution"},
        "members_disciplined": {"reprimand", "warning", "dismissal", "expulsion"},
    }


def test_a_sign_of_violation_is_no_finding() -> None:
    inspected = FOUND.indicators["members_inspected_violation"]
    assert "on signs of violation" in inspected.name_en
    assert "dấu hiệu" in inspected.name_vi
    assert "members_violated" in FOUND.indicators


def bundled_rows() -> Iterator[dict[str, str]]:
    for table in sorted(SOURCES.rglob("*.csv")):
        with table.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            if {"indicator", "period_end"} <= set(reader.fieldnames or ()):
                yield from reader


def test_the_bundled_table_is_found() -> None:
    assert sum(1 for _ in bundled_rows()) >= 777


def wrong_parts(row: dict[str, str]) -> list[str]:
    """The parts of a bundled row that its indicator does not take; without the area, judged below."""
    indicator = FOUND.indicators.get(row["indicator"])
    if indicator is None:
        return ["indicator"]
    breakdown, body = row["breakdown"] or "total", row["body"] or "all"
    agrees = {
        "unit": row["unit"] in indicator.units,
        "breakdown": breakdown in {"total", *indicator.breakdowns},
        "body": body in FOUND.codes_of("body") and (indicator.bodies or body == "all"),
        "basis": bool(row["basis"]) <= (row["unit"] == "percent") and row["basis"] in {"", *FOUND.codes_of("basis")},
        "statistic": row["statistic"] in {"", "value"} or row["unit"] == "percent",
        "period_kind": (row["period_kind"] == "point") == (indicator.measure == "stock"),
    }
    return [part for part, fits in agrees.items() if not fits]


def test_every_bundled_row_fits_its_indicator() -> None:
    assert [(row["indicator"], row["area"], wrong) for row in bundled_rows() if (wrong := wrong_parts(row))] == []


def test_a_row_that_does_not_fit_is_noticed() -> None:
    row = {"indicator": "members_total", "unit": "cells", "breakdown": "warning", "body": "party_committees"}
    row |= {"basis": "rated", "statistic": "annual_average", "period_kind": "year"}
    assert wrong_parts(row) == ["unit", "breakdown", "body", "basis", "statistic", "period_kind"]
    assert wrong_parts({"indicator": "members_guessed"}) == ["indicator"]


def test_every_bundled_area_stood_at_the_end_of_its_period() -> None:
    """One target of a whole term outlives its province; it is the contract's own rule that refuses it."""
    outliving = [
        (row["indicator"], row["area"], row["period_end"])
        for row in bundled_rows()
        if not stands(FOUND.areas[row["area"]], date.fromisoformat(row["period_end"]))
    ]
    assert outliving == [("members_admitted_target", "tay-ninh", "2025-12-31")]


@pytest.mark.parametrize("alone", ["url", "publisher"])
def test_every_bundled_host_and_publisher_is_known(alone: str) -> None:
    asked = {
        (urlsplit(row["url"]).hostname, None) if alone == "url" else (None, row["publisher"]) for row in bundled_rows()
    }
    named = {(host, name) for host, name in asked if host or "." not in (name or ".")}
    assert {pair for pair in named if FOUND.publisher_kind(*pair) is None} == set()
    assert len(named) > 100


@pytest.mark.parametrize(
    ("host", "publisher", "kind"),
    [
        ("ubkttw.vn", None, "originating_body"),
        ("btctu.binhthuan.dcs.vn", None, "originating_body"),
        ("btgtu.binhthuan.dcs.vn", None, "party_portal"),
        ("bacninh.dangcongsan.vn", None, "party_portal"),
        ("fr-daihoi13.dangcongsan.vn", None, "aggregator"),
        ("WWW.baonghean.vn", None, "press"),
        ("m.baomoi.com", None, "aggregator"),
        ("baonghean.vn", "Báo Nghệ An (bản tiếng Pháp)", "aggregator"),
        (None, "Báo Bắc Kạn (BBK)", "press"),
        ("notbaomoi.com", "Không ai biết", None),
    ],
)
def test_a_publisher_is_known_by_name_then_by_the_longest_suffix(
    host: str | None, publisher: str | None, kind: str | None
) -> None:
    assert FOUND.publisher_kind(host, publisher) == kind


ENTRY = """
[[indicator]]
code = "{code}"
topic = "{topic}"
subject = "member"
measure = "flow"
units = ["persons"]
adds_over_areas = true
adds_over_years = true
name_vi = "Một chỉ số mới"
name_en = "A new indicator"
definition_vi = "Đếm điều gì."
definition_en = "What it counts."
"""


def with_indicators(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> shipped.Catalogue:
    for file in shipped.HERE.glob("*.*"):
        if file.suffix in {".toml", ".csv"}:
            (tmp_path / file.name).write_bytes(file.read_bytes())
    with (tmp_path / "indicators.toml").open("a", encoding="utf-8") as file:
        file.write(text)
    monkeypatch.setattr(shipped, "HERE", tmp_path)
    return catalogue.__wrapped__()


def test_a_new_indicator_needs_no_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grown = with_indicators(tmp_path, monkeypatch, ENTRY.format(code="members_new", topic="membership"))
    assert set(grown.indicators) - set(FOUND.indicators) == {"members_new"}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (ENTRY.format(code="members_total", topic="membership"), "members_total is defined twice"),
        (ENTRY.format(code="members_new", topic="gossip"), "'gossip' is no code of the list `topic`"),
        (ENTRY.format(code="members_new", topic="membership") + "colour = 'red'", "members_new: .*colour"),
        (ENTRY.format(code="members_{who.code}", topic="membership"), "code names a part or key"),
    ],
)
def test_a_catalogue_that_contradicts_itself_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, complaint: str
) -> None:
    with pytest.raises(CatalogueError, match=complaint):
        with_indicators(tmp_path, monkeypatch, text)
