"""Metadata of indicators: complete in both languages for every indicator that has figures, and true to its sources."""

import json
from contextlib import closing
from datetime import date

import polars as pl
import pytest
from jsonschema import Draft202012Validator

from warehouse.catalogue import catalogue
from warehouse.errors import WarehouseError
from warehouse.exports import metadata, observations
from warehouse.reader import Selection, open_reader

TEXT = {"type": "string", "minLength": 1, "pattern": r"^[^{}]*$"}
LANGUAGE = {
    "type": "object",
    "required": [
        "title", "unit", "short_unit", "description_short", "description_key", "description_processing",
        "citation_short", "citation_long",
    ],
    "properties": {
        "short_unit": {"enum": ["", "%"]},
        "description_key": {"type": "array", "minItems": 2, "items": TEXT},
    },
    "additionalProperties": TEXT,
}  # fmt: skip
ORIGIN = {
    "type": "object",
    "required": ["producer", "citation_full", "attribution", "attribution_short", "license", "source_id"],
    "properties": {
        "date_published": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
        "url_main": {"type": "string", "pattern": "^https?://"},
        "license": {"type": "object", "required": ["name"]},
    },
    "additionalProperties": {"type": "string", "minLength": 1},
}
SCHEMA = {
    "type": "object",
    "required": ["indicator", "version", "published", "processing_level", "license", "vi", "en", "origins"],
    "properties": {
        "processing_level": {"enum": ["minor", "major"]},
        "license": {"type": "object", "required": ["name", "url"]},
        "vi": LANGUAGE,
        "en": LANGUAGE,
        "origins": {"type": "array", "minItems": 1, "items": ORIGIN},
    },
    "additionalProperties": {"type": "string", "minLength": 1},
}


@pytest.fixture(scope="module")
def reader(built):
    with closing(open_reader(built)) as opened:
        yield opened


@pytest.mark.slow
def test_every_indicator_with_figures_is_complete_in_both_languages(reader):
    checker = Draft202012Validator(SCHEMA)
    codes = reader.options()["indicator"].unique().to_list()
    assert len(codes) > 20
    for code in codes:
        told = json.loads(json.dumps(metadata(reader, code)))
        assert [error.message for error in checker.iter_errors(told)] == [], code
        assert told["vi"].keys() == told["en"].keys()
        assert len(told["vi"]["description_key"]) == len(told["en"]["description_key"])


def test_the_schema_notices_what_is_missing(reader):
    told = metadata(reader, "members_admitted")
    told["vi"] = {**told["vi"], "unit": ""}
    del told["en"]["citation_long"]
    assert len(list(Draft202012Validator(SCHEMA).iter_errors(told))) == 2


def test_origins_are_the_sources_of_the_figures(reader):
    told = metadata(reader, "members_disciplined")
    frame = observations(reader, Selection(indicators=("members_disciplined",)))
    assert [origin["source_id"] for origin in told["origins"]] == list(dict.fromkeys(
        origin["source_id"] for origin in told["origins"]
    ))  # fmt: skip
    assert {origin["source_id"] for origin in told["origins"]} == set(frame["source_id"])


def test_breaks_and_notes_are_among_the_keys(reader):
    told = metadata(reader, "orgs_direct")
    assert any("2025-07-01" in key for key in told["vi"]["description_key"])
    admitted = catalogue().indicators["members_admitted"]
    assert metadata(reader, "members_admitted")["vi"]["description_key"][0] == admitted.note_vi


def test_citations_name_publishers_years_version(warehouse_of, observation):
    given = [
        observation(source_id="a", publisher="Báo A"),
        observation(source_id="b", publisher="Báo B", period_start=date(2021, 1, 1), period_end=date(2021, 12, 31)),
    ]
    told = metadata(warehouse_of(*given), "members_admitted")
    assert told["en"]["citation_short"].endswith("(2021–2023), with minor processing by Chỉ Số")
    assert "version test" in told["en"]["citation_long"]
    assert "2 reports (2021–2023)" in told["en"]["citation_long"]


def test_reprints_of_one_report_are_cited_as_one(warehouse_of, observation):
    given = [observation(source_id=i) for i in ("a", "b")]
    told = metadata(warehouse_of(*given, reports={"a": "r", "b": "r"}), "members_admitted")
    assert "Based on 1 reports (2023)" in told["en"]["citation_long"]
    assert len(told["origins"]) == 2


def test_computed_figures_make_the_processing_major(warehouse_of, observation):
    told = metadata(warehouse_of(observation(), observation(status="derived", value=2.0)), "members_admitted")
    assert told["processing_level"] == "major"
    assert "1 figures were computed" in told["en"]["description_processing"]


def test_a_percentage_has_a_short_unit(reader):
    assert metadata(reader, "members_admitted_target_pct")["vi"]["short_unit"] == "%"


@pytest.mark.parametrize(("code", "words"), [("members", "not in the catalogue"), ("members_exempt", "no figure")])
def test_nothing_is_told_of_nothing(warehouse_of, observation, code, words):
    with pytest.raises(WarehouseError, match=words):
        metadata(warehouse_of(observation()), code)


def test_a_derived_indicator_tells_formula_conditions_and_the_sources_behind_it(reader):
    told = metadata(reader, "members_admitted_per_1000")
    assert told["processing_level"] == "major"
    assert told["en"]["unit"] == "per 1,000 members"
    assert told["en"]["description_processing"].startswith("Members admitted ÷ Members × 1000")
    rows = reader.derived("members_admitted_per_1000")
    used = set(rows.filter(pl.col("value").is_not_null())["inputs"].explode())
    published = reader.observations(Selection()).filter(pl.col("observation_id").is_in(list(used)))
    assert {origin["source_id"] for origin in told["origins"]} == set(published["source_id"])
    for language in ("vi", "en"):
        assert all(told[language][name] for name in ("title", "description_short", "description_key", "citation_long"))
