"""Exports open in other programs, hold what was given, and no text runs as a formula."""

import io
import json
import zipfile

import fastexcel
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.errors import WarehouseError
from warehouse.export import FORMATS, neutral, plain_text, to_bytes
from warehouse.exports import download, ending
from warehouse.frames import frame_of
from warehouse.reader import Selection
from warehouse.records import Observation

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)


@given(st.lists(st.one_of(TEXTS, st.sampled_from(["=1+1", "'=1", "''-x", "+84", "@x", "-"]), st.none()), max_size=8))
def test_marking_formulas_is_undone_on_reading(texts):
    frame = pl.DataFrame({"a": pl.Series(texts, dtype=pl.String)})
    assert plain_text(neutral(frame)).equals(frame)


@given(st.sampled_from("=+-@\t\r"), TEXTS)
def test_no_text_starts_like_a_formula(mark, rest):
    (cell,) = neutral(pl.DataFrame({"a": [mark + rest]}))["a"]
    assert cell.startswith("'")


@pytest.fixture
def frame(observation):
    return frame_of(
        [observation(title="=HYPERLINK(1)", value=74.48), observation(title="Sóc Trăng “tổng kết”, năm 2023")],
        Observation,
    )


def test_csv(frame):
    content = to_bytes(frame, "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    back = pl.read_csv(io.BytesIO(content), infer_schema=False)
    assert back.columns == frame.columns
    assert plain_text(back)["title"].to_list() == frame["title"].to_list()
    assert back["value"].to_list() == ["74.48", "100.0"]


def test_xlsx(frame):
    book = fastexcel.read_excel(to_bytes(frame, "xlsx", {"title": "Kết nạp", "version": "v1"}))
    assert book.sheet_names == ["data", "about"]
    back = book.load_sheet("data").to_polars()
    assert back["value"].to_list() == [74.48, 100.0]
    assert back["title"].to_list() == ["'=HYPERLINK(1)", frame["title"][1]]
    assert book.load_sheet("about").to_polars().rows() == [("title", "Kết nạp"), ("version", "v1")]


def test_parquet(frame):
    assert pl.read_parquet(io.BytesIO(to_bytes(frame, "parquet"))).equals(frame)


def test_json(frame):
    rows = json.loads(to_bytes(frame, "json"))
    assert [row["title"] for row in rows] == frame["title"].to_list()
    explained = json.loads(to_bytes(frame, "json", {"title": 'say "hi"'}))
    assert explained["about"] == {"title": 'say "hi"'}
    assert explained["rows"] == rows


@pytest.mark.parametrize("name", ["sdmx-csv", "datapackage", "pdf"])
def test_a_format_that_is_not_there_is_refused_in_one_line(frame, name):
    with pytest.raises(WarehouseError) as raised:
        to_bytes(frame, name)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_page_gives_any_format_as_one_file(warehouse_of, observation, file_format):
    reader = warehouse_of(observation(), observation(area="vn"))
    content = download(reader, Selection(areas=("vn",)), file_format, {"title": "Kết nạp"})
    starts = {"csv": b"\xef\xbb\xbf", "parquet": b"PAR1", "json": b'{"about": {"title"'}
    assert content.startswith(starts.get(file_format, b"PK"))
    if ending(file_format) != "zip":
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        rows = pl.read_csv(archive.read("observations.csv"), infer_schema=False)
    assert rows.select(pl.col("REF_AREA") if file_format == "sdmx-csv" else pl.col("area")).rows() == [("vn",)]
