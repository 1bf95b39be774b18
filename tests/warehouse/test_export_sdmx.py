"""SDMX-CSV and its structure, as an SDMX library reads them and as the published schema wants them."""

import io
import json
from contextlib import closing
from datetime import UTC, date, datetime

import polars as pl
import pytest
from pysdmx.errors import Invalid
from pysdmx.io import get_datasets, read_sdmx
from pysdmx.model import Role

from warehouse.errors import WarehouseError
from warehouse.exports import observations, sdmx_csv, structure_message
from warehouse.exports.components import COMPONENTS
from warehouse.exports.sdmx import time_period
from warehouse.reader import Selection, open_reader

WHEN = datetime(2026, 1, 2, 3, 4, 5)  # noqa: DTZ001  (the warehouse keeps UTC without a zone)


@pytest.fixture(scope="module")
def reader(built):
    with closing(open_reader(built)) as opened:
        yield opened


@pytest.fixture(scope="module")
def rows(reader):
    return sdmx_csv(observations(reader, Selection()))


@pytest.fixture(scope="module")
def structure():
    return structure_message("v1", WHEN)


@pytest.fixture(scope="module")
def dataset(rows, structure):
    (found,) = get_datasets(rows.decode(), structure.decode())
    return found


def values(dataset) -> dict[str, set[str]]:
    """The values of every column; the library keeps those that are the same for a whole dataset apart."""
    whole = {name: {str(value)} for name, value in dataset.attributes.items()}
    return {name: set(dataset.data[name]) for name in dataset.data.columns} | whole


def unknown(dataset) -> dict[str, set[str]]:
    """Values of coded columns that their code lists lack, by column."""
    coded = {c.id: {code.id for code in c.enumeration} for c in dataset.structure.components if c.enumeration}
    found = values(dataset)
    return {name: found[name] - codes for name, codes in coded.items() if found[name] - codes}


def test_the_library_knows_every_column_and_every_code(dataset, reader):
    assert set(values(dataset)) == {c.id for c in dataset.structure.components}
    assert sum(c.enumeration is not None for c in dataset.structure.components) == 17
    assert len(dataset.data) == reader.version.observations
    assert unknown(dataset) == {}


def test_a_code_that_is_none_is_noticed(rows, structure):
    (found,) = get_datasets(rows.decode().replace(",soc-trang,", ",soc-tran,"), structure.decode())
    assert unknown(found) == {"REF_AREA": {"soc-tran"}}


def test_a_structure_against_the_schema_is_refused(structure):
    message = json.loads(structure)
    del message["data"]["dataStructures"][0]["dataStructureComponents"]["dimensionList"]
    with pytest.raises(Invalid, match="dimensionList"):
        read_sdmx(json.dumps(message))


def test_no_two_rows_have_one_key_and_mandatory_columns_are_filled(dataset):
    key = [c.id for c in dataset.structure.components if c.role is Role.DIMENSION]
    assert not dataset.data.duplicated(key).any()
    assert (dataset.data[key] != "").all().all()
    for component in (c for c in dataset.structure.components if c.required):
        assert (dataset.data[component.id] != "").all()


def test_common_lists_are_those_of_sdmx_and_partial(structure):
    lists = {f"{c['agencyID']}:{c['id']}({c['version']})": c for c in json.loads(structure)["data"]["codelists"]}
    common = {name for name, content in lists.items() if content["isPartial"]}
    assert common == {
        "SDMX:CL_FREQ(2.1)", "SDMX:CL_OBS_STATUS(2.3)", "SDMX:CL_CONF_STATUS(1.3)", "SDMX:CL_UNIT_MULT(1.1)",
        "SDMX:CL_DECIMALS(1.0)",
    }  # fmt: skip
    assert all(name.startswith("CHISO:") for name in set(lists) - common)


def test_every_name_is_in_both_languages(structure):
    data = json.loads(structure)["data"]
    named = [*data["codelists"], *data["conceptSchemes"], *data["dataStructures"], *data["dataflows"]]
    named += [code for codes in data["codelists"] for code in codes["codes"]]
    named += data["conceptSchemes"][0]["concepts"]
    assert len(named) > 300
    assert all(set(item["names"]) == {"vi", "en"} and all(item["names"].values()) for item in named)
    areas = next(c for c in data["codelists"] if c["id"] == "CL_AREA")["codes"]
    assert {"id": "soc-trang", "names": {"en": "Soc Trang", "vi": "Sóc Trăng"}}.items() <= next(
        a for a in areas if a["id"] == "soc-trang"
    ).items()


def test_equal_versions_give_equal_structures():
    assert structure_message("v1", WHEN) == structure_message("v1", WHEN)
    prepared = json.loads(structure_message("v1", WHEN))["meta"]["prepared"]
    assert datetime.fromisoformat(prepared) == WHEN.replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("frequency", "start", "end", "written"),
    [
        ("A", date(2023, 1, 1), date(2023, 12, 31), "2023"),
        ("Q", date(2023, 4, 1), date(2023, 6, 30), "2023-Q2"),
        ("Q", date(2023, 10, 1), date(2023, 12, 31), "2023-Q4"),
        ("M", date(2023, 7, 1), date(2023, 7, 31), "2023-07"),
        ("_O", date(2023, 1, 1), date(2023, 9, 30), "2023-01-01/P9M"),
        ("_O", date(2023, 1, 1), date(2023, 3, 31), "2023-01-01/P3M"),
        ("_O", date(2023, 1, 1), date(2023, 11, 21), "2023-01-01/P325D"),
        ("_O", date(2015, 1, 1), date(2020, 12, 31), "2015-01-01/P6Y"),
        ("_O", date(2023, 9, 1), date(2024, 5, 31), "2023-09-01/P9M"),
        ("_O", date(2024, 2, 1), date(2024, 2, 29), "2024-02-01/P1M"),
        ("_O", date(2023, 7, 19), date(2023, 7, 19), "2023-07-19"),
        ("_O", date(2023, 7, 1), date(2023, 7, 1), "2023-07-01"),
    ],
)
def test_periods(frequency, start, end, written):
    assert time_period(frequency, start, end) == written


def cells(reader, *wanted: str) -> list[tuple]:
    content = sdmx_csv(observations(reader, Selection()))
    return pl.read_csv(io.BytesIO(content), infer_schema=False).select(wanted).rows()


def test_numbers_units_and_bases(warehouse_of, observation):
    percent = {"unit": "percent", "basis": "target", "indicator": "members_admitted_target_pct"}
    reader = warehouse_of(observation(value=7448.0), observation(value=74.48, **percent))
    assert cells(reader, "OBS_VALUE", "DECIMALS", "UNIT_MULT", "UNIT_MEASURE", "BASIS") == [
        ("7448", "0", "0", "PS", "_Z"),
        ("74.48", "2", "0", "PT", "target"),
    ]


def test_figures_of_one_key_are_numbered_the_chosen_one_first(warehouse_of, observation):
    given = [
        observation(source_id="a", value=1.0, published=date(2024, 1, 9)),
        observation(source_id="b", value=2.0, published=None),
        observation(source_id="c", value=3.0, published=date(2024, 1, 5)),
    ]
    reader = warehouse_of(*given, publishers={"c": "originating_body"})
    numbered = dict(cells(reader, "OBS_VALUE", "ALTERNATIVE"))
    assert numbered == {"3": "1", "1": "2", "2": "3"}


def test_a_status_says_why(warehouse_of, observation):
    count = {"indicator": "orgs_grassroots", "unit": "orgs", "area": "lang-son", "period_kind": "point"}
    days = [date(2024, 12, 31), date(2025, 12, 31)]
    given = [observation(**count, period_start=d, period_end=d, published=d) for d in days]
    early = observation(published=date(2023, 12, 20))
    joined = {"indicator": "members_total", "area": "ha-noi", "period_kind": "point"}
    capital = [
        observation(**joined, period_start=d, period_end=d, published=d) for d in (date(2007, 1, 1), date(2009, 1, 1))
    ]
    told = cells(warehouse_of(*given, early, *capital, observation(confidence="low")), "OBS_STATUS", "COMMENT_OBS")
    comments = {status: text for status, text in told if text}
    assert comments["P"] == "published on 2023-12-20, before the period ended"
    assert {text.split(":")[0] for status, text in told if status == "B"} == {
        "break on 2025-07-01", "break on 2008-08-01",
    }  # fmt: skip
    assert "low confidence" in comments["U"]
    assert all(text is None for status, text in told if status == "A")


def test_texts_that_would_run_as_formulas_are_marked(warehouse_of, observation):
    (cell,) = cells(warehouse_of(observation(title="=1+1")), "SOURCE_TITLE")
    assert cell == ("'=1+1",)


def test_other_tables_are_refused_in_one_line():
    with pytest.raises(WarehouseError, match="lack indicator"):
        sdmx_csv(pl.DataFrame({"a": [1]}))


def test_rows_have_the_columns_of_the_structure_in_order(rows):
    heading = rows.partition(b"\n")[0].decode().split(",")
    assert heading == ["STRUCTURE", "STRUCTURE_ID", "ACTION", *(c.id for c in COMPONENTS)]
