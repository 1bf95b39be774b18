"""Every figure drawn or written on every page is one the warehouse gives, and only what it joins is joined.

The pages run as Streamlit runs them; what is examined is what the browser would get: marks, the words beside them,
headline figures and tables. Figures are looked up by their id in `series`, `series_window`, `series_today` (the sums),
`series_derived` and `series_derived_today`; the ids are the warehouse's own.
"""

import ast
import json
from dataclasses import dataclass, field
from itertools import pairwise

import plotly.graph_objects as go
import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.settings import NAVIGATION
from dashboard.texts import LANGUAGES
from dashboard.words import SIGNS, Words
from tests.conftest import ROOT
from tests.dashboard.conftest import with_tables
from warehouse import pairing
from warehouse.catalogue import catalogue
from warehouse.reader import Selection

pytestmark = [pytest.mark.filterwarnings("default"), pytest.mark.slow]

INDICATORS = ("members_total", "members_disciplined", "orgs_direct", "org_good_or_better_pct", "members_admitted")
INDEXED = ("members_total", "members_admitted")
DERIVED = tuple(catalogue().derivations)
AREAS = ("ha-noi", "binh-dinh", "an-giang-2025", "hai-phong", "vn")
THOUSANDS = {language: Words(language)("maps.thousands") for language in LANGUAGES}


@dataclass
class Given:
    """What the warehouse gives: values by figure id, lines by figure id and view, and every figure in words."""

    value: dict
    line: dict
    rows: list
    said: dict = field(default_factory=dict)


@pytest.fixture(scope="module")
def given(reader):
    kinds = reader.options().select("indicator", "breakdown", "body").rows()
    asked = {name: [getattr(reader, name)(*kind) for kind in kinds] for name in ("series", "windows", "today")}
    asked |= {f"index_{name}": list(indexes(asked[name])) for name in ("series", "today")}
    asked["derived"] = [reader.derived(code) for code in DERIVED]
    asked["derived_today"] = [reader.derived(code, today=True) for code in DERIVED]
    frames = {name: pl.concat(found).pipe(with_id) for name, found in asked.items()}
    lines = {name: dict(rows.select("figure_id", "line").iter_rows()) for name, rows in frames.items()}
    rows = [row for frame in frames.values() for row in frame.iter_rows(named=True)]
    published = reader.observations(Selection()).with_columns(figure_id="observation_id")
    return Given(
        value={row["figure_id"]: row["value"] for row in rows},
        line={
            None: lines["series"] | lines["derived"] | lines["index_series"],
            "34": lines["today"] | lines["derived_today"] | lines["index_today"],
        },
        rows=rows,
        said={lang: spoken([*rows, *published.iter_rows(named=True)], Words(lang)) for lang in LANGUAGES},
    )


def indexes(frames):
    """Every index of the indicators that the views below show as one."""
    for rows in (frame for frame in frames if set(frame["indicator"]) & set(INDEXED)):
        for base in {*pairing.years(rows)["earlier"], *pairing.years(rows)["later"]}:
            yield pairing.indexed(rows, base)[0]


def with_id(rows):
    return rows if "figure_id" in rows.columns else rows.with_columns(figure_id="observation_id")


def spoken(rows, words):
    """Every way in which a figure may be written: whole, and in a tile without its unit, in ones and in thousands."""
    whole = {words.figure(row) for row in rows}
    short = {tile(row, words, thousands) for row in rows if row["value"] is not None for thousands in (False, True)}
    lacking = {
        f"{row['parts']}/{row['parts_total']}" for row in rows if row["value"] is None and row.get("parts_total")
    }
    return whole | short | lacking


def tile(row, words, thousands):
    ends = [row["value"]] if row["value_max"] is None else [row["value"], row["value_max"]]
    if thousands:
        ends = [round(end / 1000, 1 if end < 100_000 else 0) for end in ends]
    return (SIGNS | {"nearly": "<"}).get(row["qualifier"], "").strip() + "–".join(words.number(end) for end in ends)


VIEWS = [
    *((page, {}) for page in NAVIGATION),
    *((page, {"lang": "en", "provinces": "34"}) for page in NAVIGATION),
    *((page, {"provinces": "63"}) for page in NAVIGATION),
    *((page, {"indicator": code}) for page in ("indicator", "compare") for code in (*INDICATORS, *DERIVED)),
    *(("indicator", {"indicator": code, "area": list(AREAS)}) for code in INDICATORS),
    *(("indicator", {"indicator": code, "provinces": "34", "map": "shapes"}) for code in (*INDICATORS, *DERIVED)),
    *(("indicator", {"indicator": "members_total", "provinces": "34", "year": year}) for year in ("2020", "2025")),
    *(("compare", {"indicator": code, "scale": "index"}) for code in INDEXED),
    ("compare", {"indicator": "members_total", "scale": "index", "provinces": "34", "base": "2020", "lang": "en"}),
    ("compare", {"indicator": "members_admitted", "scale": "per_1000"}),
    ("compare", {"provinces": "34", "before": "2015", "after": "2025", "area": ["ha-noi", "hue"]}),
    *(("province", {"province": area}) for area in AREAS),
    *(("province", {"province": area, "provinces": "34"}) for area in ("hai-phong", "an-giang-2025", "ha-noi")),
]
NAMES = [f"{page}-{query}" for page, query in VIEWS]
EACH = [pytest.param(n, marks=() if n < len(NAVIGATION) else pytest.mark.slow) for n in range(len(VIEWS))]
"""Each page once in the quick suite, every view in the whole one, where they are drawn in one process."""
walk = pytest.mark.parametrize("view", EACH, ids=NAMES)


@pytest.fixture(scope="module")
def walked(built):
    """The pages at the addresses of `VIEWS`, each run once."""
    known = {}

    def at(number):
        if number not in known:
            known[number] = opened(*VIEWS[number])
        return known[number]

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHISO_WAREHOUSE", str(built))
        yield at


def opened(page, query):
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    if page != NAVIGATION[0]:
        app.switch_page(str(ROOT / "dashboard" / "pages" / f"{page}.py")).run()
    with_tables(app)
    assert not app.exception
    return app


def traces(app):
    """The traces of every chart of a page, but counts of figures (heat maps)."""
    for chart in app.get("plotly_chart"):
        yield from (trace for trace in json.loads(chart.proto.spec)["data"] if trace["type"] != "heatmap")


def marks(trace):
    """Figure and drawn value of each mark of a trace; the pen's lifts are (None, None)."""
    values = trace["x"] if trace.get("orientation") == "h" else trace["y"]
    return list(zip(trace["customdata"], values, strict=True))


def is_measured(trace):
    """Whether the place of the marks is their value: bars and lines, not spots on a map."""
    return trace["type"] == "bar" or "lines" in trace.get("mode", "")


@walk
def test_every_figure_is_one_that_plotly_knows(walked, view):
    for chart in walked(view).get("plotly_chart"):
        go.Figure(json.loads(chart.proto.spec))


@walk
def test_every_mark_is_a_figure_of_the_warehouse(walked, given, view):
    for trace in (trace for trace in traces(walked(view)) if trace.get("customdata")):
        for figure, value in marks(trace):
            if figure is None:
                continue
            assert figure in given.value
            if is_measured(trace):
                assert value is not None
                assert value == given.value[figure]


@walk
def test_every_bar_and_line_leads_to_its_figure(walked, view):
    for trace in (trace for trace in traces(walked(view)) if is_measured(trace) and trace.get("hoverinfo") != "skip"):
        assert trace.get("customdata")
        assert all(figure for figure, value in marks(trace) if value is not None)


@walk
def test_every_joined_pair_is_of_one_line(walked, given, view):
    lines = given.line["34" if VIEWS[view][1].get("provinces") == "34" else None]
    for trace in (trace for trace in traces(walked(view)) if trace.get("customdata")):
        if "lines" not in trace.get("mode", ""):
            continue
        assert trace["connectgaps"] is False
        for (one, _), (other, _) in pairwise(marks(trace)):
            if one is not None and other is not None:
                assert lines[one] is not None
                assert lines[one] == lines[other]


@walk
def test_every_number_in_words_is_a_figure_of_the_warehouse(walked, given, view):
    app = walked(view)
    said = given.said[VIEWS[view][1].get("lang", "vi")]
    for text in written(app):
        assert text in said, text


def written(app):
    """The figures in words: beside marks and on tiles, as headlines, in tables."""
    for trace in traces(app):
        if trace.get("text") and any(letter.isdigit() for letter in "".join(map(str, trace["text"]))):
            yield from beside(trace)
    yield from (metric.value for metric in app.metric if metric.value != "–")
    for table in app.dataframe:
        if "figure" in table.value.columns:
            yield from table.value["figure"]


def beside(trace):
    texts = [str(text).strip().removesuffix("≠").strip() for text in trace["text"]]
    return [text for text in texts if text[:1].isdigit() or text[:1] in "><≈≥≤-gn"] if not is_legend(trace) else []


def is_legend(trace):
    """Limits of a map's classes, and names of areas: no figures."""
    named_places = any(isinstance(place, str) for place in trace["y"])
    return trace.get("textposition") == "middle right" and trace.get("mode") == "text" and not named_places


def is_right_of_bar(trace, figures):
    return bool(figures) and set(category(trace)) <= set(figures)


@walk
def test_the_words_beside_a_bar_are_those_of_its_own_figure(walked, given, view):
    words = Words(VIEWS[view][1].get("lang", "vi"))
    rows = {row["figure_id"]: row for row in given.rows}
    for chart in walked(view).get("plotly_chart"):
        data = json.loads(chart.proto.spec)["data"]
        figures = {place: figure for bar in data if bar["type"] == "bar" for place, figure in named(bar)}
        for label in (trace for trace in data if trace.get("mode") == "text" and is_right_of_bar(trace, figures)):
            for place, text in zip(category(label), label["text"], strict=True):
                row = rows[figures[place]]
                assert text == words.figure(row) + (" ≠" if row["conflict"] else "")


def named(bar):
    return zip(category(bar), bar["customdata"], strict=True)


def category(trace):
    """The axis of names of a trace of bars or of the words beside them."""
    return trace["y"] if any(isinstance(place, str) for place in trace["y"]) else trace["x"]


@pytest.mark.slow
def test_the_walk_sees_bars_lines_joined_pairs_sums_and_words(walked, given):
    app = walked(VIEWS.index(("indicator", {"indicator": "members_total", "area": list(AREAS)})))
    found = [trace for trace in traces(app) if trace.get("customdata")]
    kinds = {(trace["type"], "lines" in trace.get("mode", "")) for trace in found}
    assert {("bar", False), ("scatter", True)} <= kinds
    listed = [mark for trace in found if "lines" in trace.get("mode", "") for mark in marks(trace)]
    assert any(one[0] and two[0] for one, two in pairwise(listed))
    over_today = walked(VIEWS.index(("indicator", {"indicator": "members_total", "provinces": "34", "year": "2020"})))
    sums = {row["figure_id"]: row for row in given.rows if (row.get("parts_total") or 1) > 1}
    drawn = {figure for trace in traces(over_today) if trace.get("customdata") for figure, _ in marks(trace)}
    assert any(sums[figure]["value"] is not None for figure in drawn & set(sums))
    assert any(sums[figure]["value"] is None for figure in drawn & set(sums))
    assert len(list(written(over_today))) > 40


NEVER = {"sum", "mean", "median", "cum_sum", "rolling_mean", "interpolate", "fill_null", "product", "quantile"}
COUNTS = {"covering.py"}
"""Modules that count figures, which is no arithmetic on them."""


def test_no_module_of_the_dashboard_adds_or_averages_columns():
    for path in sorted((ROOT / "dashboard").rglob("*.py")):
        calls = [node.func for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
        used = {call.attr for call in calls if isinstance(call, ast.Attribute)} & NEVER
        assert not used or path.name in COUNTS, (path.name, used)
