"""Maps and tile grids: every area drawn once and in its place, what is shaded, marked, left out and said."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from dashboard.charts import shading, shapes, tiles
from dashboard.charts.base import Style
from dashboard.charts.classes import classified
from dashboard.maps import HERE, LAST_DAY, drawn_as, outlines
from dashboard.maps import tiles as grid
from dashboard.palette import DARK, LIGHT
from dashboard.words import Words
from warehouse.catalogue import REFORM_DATE, catalogue
from warehouse.comparing import boundary_day, rank

pytestmark = pytest.mark.slow

BOUNDARIES = ("63", "34")
DRAWINGS = {"map": shapes.country, "tiles": tiles.country}
YEAR = {"63": 2023, "34": 2025}


def standing(boundary: str) -> set[str]:
    return {area.id for area in catalogue().areas_on(LAST_DAY[boundary])}


def size(ring) -> float:
    """Area of a closed line in square units."""
    x, y = ring
    return abs(sum(x[i] * y[i + 1] - x[i + 1] * y[i] for i in range(len(x) - 1))) / 2


def whole(boundary: str, area: str) -> float:
    return sum(size(ring) for ring in outlines(boundary).areas[area].rings)


def within(point, ring) -> bool:
    """Whether a point lies inside a closed line."""
    px, py = point
    crossings = 0
    for x0, y0, x1, y1 in zip(ring[0], ring[1], ring[0][1:], ring[1][1:], strict=False):
        if (y0 > py) != (y1 > py) and px < x0 + (py - y0) * (x1 - x0) / (y1 - y0):
            crossings += 1
    return crossings % 2 == 1


def spearman(pairs) -> float:
    return pl.DataFrame(pairs, schema=["a", "b"], orient="row").select(pl.corr("a", "b", method="spearman")).item()


@pytest.fixture
def ranked(cited, observation):
    """A ranking of the first so many areas of a boundary set; `special` changes figures by area."""

    def make(count: int, boundary: str = "63", special=None, **more):
        year = YEAR[boundary]
        areas = sorted(area.id for area in catalogue().areas_on(boundary_day(year, boundary)))[:count]
        period = {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}
        plain = observation(**period, **more)
        every = [replace(plain, area=area, value=1000.0 + 10 * n) for n, area in enumerate(areas)]
        changed = [replace(o, **(special or {}).get(o.area, {})) for o in every]
        return rank(cited(*changed), year, boundary)

    return make


def fills(chart) -> list[dict]:
    return [trace for trace in chart.figure["data"] if trace.get("fill") == "toself"]


def holes(chart) -> int:
    """How many spots of the page's colour make a mark hollow."""
    dots = [t for t in chart.figure["data"] if t.get("marker", {}).get("color") == LIGHT.background]
    squares = [t for t in fills(chart) if t["fillcolor"] == LIGHT.background and "fillpattern" not in t]
    return sum(len(trace["x"]) for trace in dots) + sum(trace["x"].count(None) for trace in squares)


def texts_of(chart) -> list[str]:
    return [text for trace in chart.figure["data"] for text in trace.get("text", [])]


# --- the data


@pytest.mark.parametrize("boundary", BOUNDARIES)
def test_every_area_has_one_outline_and_one_tile(boundary):
    assert set(outlines(boundary).areas) == standing(boundary)
    with (HERE / f"tiles-{boundary}.csv").open(encoding="utf-8") as file:
        listed = [line.split(",")[0] for line in file][1:]
    assert sorted(listed) == sorted(standing(boundary))


@pytest.mark.parametrize("boundary", BOUNDARIES)
def test_rings_are_closed_and_hold_something(boundary):
    for outline in outlines(boundary).areas.values():
        for x, y in outline.rings:
            assert len(x) == len(y) >= 4
            assert (x[0], y[0]) == (x[-1], y[-1])
            assert size((x, y)) > 0


@pytest.mark.parametrize("boundary", BOUNDARIES)
def test_middles_and_spots_of_a_pointer_lie_within_their_own_area_only(boundary):
    areas = outlines(boundary).areas
    for area, outline in areas.items():
        assert within(outline.middle, outline.rings[0])
        for spot in outline.hover:
            assert [other for other in areas if any(within(spot, ring) for ring in areas[other].rings)] == [area]


def test_the_34_cover_what_the_63_cover_each_what_its_parts_covered():
    merged = [s for s in catalogue().successions if s.kind == "merge" and s.date == REFORM_DATE]
    for area in standing("34"):
        parts = [s.predecessor for s in merged if s.successor == area] or [area]
        assert whole("34", area) == pytest.approx(sum(whole("63", part) for part in parts), rel=0.005)


def test_outlines_have_the_sizes_of_the_provinces():
    # Square kilometres as published by the statistics office; a unit is about 2 km, so about 4.2 a square unit.
    known = {"nghe-an": 16490, "ha-noi": 3359, "bac-ninh": 823, "ca-mau": 5294, "dak-lak": 13125, "son-la": 14174}
    for area, published in known.items():
        assert whole("63", area) * 4.2 == pytest.approx(published, rel=0.12)


@pytest.mark.parametrize("boundary", BOUNDARIES)
def test_the_archipelagos_belong_to_da_nang_and_khanh_hoa_and_lie_east_of_them(boundary):
    found = outlines(boundary)
    names = {name: catalogue().areas[group.area].name_vi for name, group in found.archipelagos.items()}
    assert names == {"hoang-sa": "Đà Nẵng", "truong-sa": "Khánh Hòa"}
    for group in found.archipelagos.values():
        west, south, east, north = group.box
        rings = found.areas[group.area].rings
        islets = [
            r for r in rings if west <= min(r[0]) and max(r[0]) <= east and south <= min(r[1]) <= max(r[1]) <= north
        ]
        assert len(islets) >= 5
        assert west > max(outline.middle[0] for outline in found.areas.values())


@pytest.mark.parametrize("boundary", BOUNDARIES)
def test_no_two_tiles_share_a_cell_or_a_name(boundary):
    found = grid(boundary)
    assert len({(tile.row, tile.column) for tile in found.values()}) == len(found)
    for language in ("vi", "en"):
        names = [tile.label[language] for tile in found.values()]
        assert max(Counter(names).values()) == 1
        assert max(map(len, names)) <= 8
    assert all(tile.label["en"].isascii() for tile in found.values())


@pytest.mark.parametrize("boundary", BOUNDARIES)
def test_tiles_keep_the_order_from_north_to_south_and_from_west_to_east(boundary):
    found, drawn = grid(boundary), outlines(boundary).areas
    order = {area.id: area.order_north_south for area in catalogue().areas.values()}
    assert spearman([(tile.row, order[area]) for area, tile in found.items()]) > 0.9
    assert spearman([(tile.row, -drawn[area].middle[1]) for area, tile in found.items()]) > 0.9
    assert spearman([(tile.column, drawn[area].middle[0]) for area, tile in found.items()]) > 0.8


def test_the_files_name_their_author_and_licence_and_stay_small():
    files = [HERE / f"provinces-{boundary}.json" for boundary in BOUNDARIES]
    for file in files:
        about = json.loads(file.read_text(encoding="utf-8"))["about"]
        assert about["licence"] == "CC BY 4.0"
        assert "Truong" in about["author"]
        assert about["changes"]
    assert sum(file.stat().st_size for file in files) < 250_000
    assert "@svg-maps/vietnam" in (Path(HERE).parents[1] / "LICENSE-DATA.md").read_text(encoding="utf-8")


def test_a_renamed_area_keeps_its_outline_and_changed_borders_are_not_drawn():
    assert drawn_as("63", date(2024, 12, 31))["thua-thien-hue"] == "hue"
    assert drawn_as("63", date(2025, 6, 30))["hue"] == "hue"
    before = drawn_as("63", date(2007, 12, 31))
    assert not {"ha-tay", "ha-noi", "vinh-phuc", "hoa-binh"} & set(before)
    assert before["soc-trang"] == "soc-trang"
    assert len(drawn_as("63", date(2008, 8, 1))) == 63
    assert len(drawn_as("34", REFORM_DATE)) == 34


# --- classes


@pytest.mark.parametrize(
    "values", [[float(n * n) for n in range(1, 64)], [80 + n / 3 for n in range(34)], [0.0, 0.0, 5.0]]
)
def test_no_class_is_empty_and_a_value_on_a_limit_belongs_above(values, vi):
    classes = classified(values, vi)
    assert set(map(classes.of, values)) == set(range(len(classes.colours)))
    assert len(classes.colours) == min(5, len(set(values)))
    for number, limit in enumerate(classes.limits):
        assert classes.of(limit) == number + 1
        assert classes.of(limit - 1e-6) == number


def test_limits_are_round_and_said_without_overlap(vi):
    classes = classified([float(n) for n in range(1013, 4163, 50)], vi)
    assert all(limit % 100 == 0 for limit in classes.limits)
    names = classes.names([1013.0, 4113.0], "persons", vi.words)
    assert names[0] == f"< {vi.words.number(classes.limits[0])}"
    assert names[1] == f"{vi.words.number(classes.limits[0])} – < {vi.words.number(classes.limits[1])}"
    assert names[-1] == f"≥ {vi.words.number(classes.limits[-1])}"


def test_one_value_is_one_class_named_by_it(vi):
    assert classified([7.5, 7.5], vi).names([7.5, 7.5], "percent", vi.words) == ["7,5\N{NO-BREAK SPACE}%"]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_letters_can_be_read_on_every_class(colours):
    style = Style(Words("vi"), colours)
    for fill in colours.ramp:
        assert shading.contrast(shading.ink(fill, style), fill) >= 4.5


# --- the drawings


@pytest.mark.parametrize("boundary", BOUNDARIES)
@pytest.mark.parametrize("draw", DRAWINGS.values(), ids=DRAWINGS)
def test_every_area_is_drawn_once_by_its_class_or_as_a_texture(draw, boundary, ranked, vi):
    comparison = ranked({"63": 50, "34": 30}[boundary], boundary)
    chart = draw(comparison, boundary, vi)
    colours = [trace["fillcolor"] for trace in fills(chart) if trace["fillcolor"] in LIGHT.ramp]
    assert len(colours) == len(set(colours)) == 5
    textured = [trace for trace in fills(chart) if "fillpattern" in trace]
    assert [trace["fillcolor"] for trace in textured] == [LIGHT.background]
    rings = {trace["fillcolor"]: trace["x"].count(None) for trace in fills(chart)}
    swatches = 6  # the legend's samples are drawn with what they stand for
    drawn = {id_ for area, id_ in drawn_as(boundary, boundary_day(YEAR[boundary], boundary)).items()}
    count = sum(len(outlines(boundary).areas[area].rings) for area in drawn) if draw is shapes.country else len(drawn)
    assert sum(rings.values()) == count + swatches
    assert len(chart.figure["data"]) <= 15


@pytest.mark.parametrize("draw", DRAWINGS.values(), ids=DRAWINGS)
def test_the_limits_of_the_classes_are_printed(draw, ranked, vi):
    chart = draw(ranked(40), "63", vi)
    classes = classified(chart.rows["value"].to_list(), vi)
    assert len(classes.limits) == 4
    assert set(classes.names(chart.rows["value"].to_list(), "persons", vi.words)) <= set(texts_of(chart))
    assert "chưa có số liệu" in texts_of(chart)


@pytest.mark.parametrize("draw", DRAWINGS.values(), ids=DRAWINGS)
def test_below_half_of_the_areas_nothing_is_shaded_and_figures_are_dots(draw, ranked, vi):
    comparison = ranked(7)
    chart = draw(comparison, "63", vi)
    assert not comparison.is_ranking
    assert not [trace for trace in fills(chart) if trace["fillcolor"] in LIGHT.ramp or "fillpattern" in trace]
    dots = [t for t in chart.figure["data"] if t["mode"] == "markers" and isinstance(t["marker"].get("color"), list)]
    classes = classified(chart.rows["value"].to_list(), vi)
    assert [len(trace["x"]) for trace in dots] == [7 + len(classes.colours)]
    assert set(dots[0]["marker"]["color"]) == set(classes.colours)
    assert "chưa có số liệu" not in texts_of(chart)


@pytest.mark.parametrize("boundary", BOUNDARIES)
@pytest.mark.parametrize(("language", "island"), [("vi", "Hoàng Sa"), ("en", "Hoang Sa")])
def test_both_archipelagos_are_named_with_whose_they_are(boundary, language, island, ranked):
    style = Style(Words(language), DARK)
    comparison = ranked(34, boundary)
    owner = {"vi": ("Đà Nẵng", "Khánh Hòa"), "en": ("Da Nang", "Khanh Hoa")}[language]
    for draw in DRAWINGS.values():
        said = " ".join(note["text"] for note in draw(comparison, boundary, style).figure["layout"]["annotations"])
        assert island in said
        assert all(name in said for name in owner)


def test_the_islands_have_the_colour_of_their_province(ranked, vi):
    chart = shapes.country(ranked(63), "63", vi)
    figures = dict(chart.rows.select("area", "value").iter_rows())
    classes = classified(list(figures.values()), vi)
    for group in outlines("63").archipelagos.values():
        x0, y0, x1, y1 = group.box
        inside = {
            trace["fillcolor"]
            for trace in fills(chart)
            for x, y in zip(trace["x"], trace["y"], strict=True)
            if x is not None and x0 <= x <= x1 and y0 <= y <= y1
        }
        assert inside == {classes.colours[classes.of(figures[group.area])]}


@pytest.mark.parametrize("boundary", BOUNDARIES)
@pytest.mark.parametrize("draw", DRAWINGS.values(), ids=DRAWINGS)
def test_a_pointer_finds_every_area_and_a_figure_leads_to_its_proof(draw, boundary, ranked, vi):
    comparison = ranked(30, boundary)
    chart = draw(comparison, boundary, vi)
    found, missing = [trace for trace in chart.figure["data"] if "hovertext" in trace]
    assert set(found["customdata"]) == set(comparison.frame["observation_id"])
    assert "customdata" not in missing
    named = {text.split("</b>")[0].removeprefix("<b>") for text in missing["hovertext"]}
    rest = drawn_as(boundary, boundary_day(YEAR[boundary], boundary)).keys() - set(comparison.frame["area"])
    assert named == {vi.words.area(area) for area in rest}
    assert all(text.endswith("chưa có số liệu") for text in missing["hovertext"])
    assert found["marker"]["opacity"] == missing["marker"]["opacity"] == 0


@pytest.mark.parametrize("draw", DRAWINGS.values(), ids=DRAWINGS)
def test_a_bound_is_hollow_a_derived_figure_dotted_a_conflict_marked(draw, cited, observation, ranked, vi):
    special = {"an-giang": {"qualifier": "more_than"}, "bac-kan": {"status": "derived"}}
    plain, marked = draw(ranked(40), "63", vi), draw(ranked(40, special=special), "63", vi)
    for said in ("một cận (trên, gần…)", "Chỉ Số tính ra"):
        assert said in texts_of(marked)
        assert said not in texts_of(plain)
    assert holes(marked) == 2  # the province and the legend's sample
    assert holes(plain) == 0
    dotted = [trace for trace in fills(marked) if trace["line"].get("dash") == "dot"]
    assert [trace["fillcolor"] for trace in dotted] == ["rgba(0,0,0,0)"]
    assert dotted[0]["x"].count(None) == 2  # the province and the legend's sample
    agreed = observation(area="ca-mau", value=100.0)
    disputed = cited(agreed, replace(agreed, value=50.0, source_id="s2"))
    assert any("≠" in text for text in texts_of(draw(rank(disputed, 2023, "63"), "63", vi)))


def test_tiles_print_each_figure_in_thousands_where_they_are_large(ranked, vi):
    small = tiles.country(ranked(40, special={"an-giang": {"qualifier": "more_than"}}), "63", vi)
    assert {">1.000", "1.390"} <= set(texts_of(small))
    large = tiles.country(ranked(40, special={"an-giang": {"value": 456_092.0}}), "63", vi)
    assert {"456", "1,4"} <= set(texts_of(large))
    assert "nghìn" in large.figure["layout"]["annotations"][0]["text"]
    assert "nghìn" not in small.figure["layout"]["annotations"][0]["text"]


@pytest.mark.parametrize(
    ("qualifier", "printed"),
    [("exact", "456"), ("more_than", ">456"), ("nearly", "<456"), ("approx", "≈456"), ("at_least", "≥456")],
)
def test_no_bound_is_printed_on_a_tile_as_if_it_were_exact(qualifier, printed, ranked, vi):
    special = {"an-giang": {"value": 456_000.0, "qualifier": qualifier}}
    assert printed in texts_of(tiles.country(ranked(40, special=special), "63", vi))


@pytest.mark.parametrize("draw", DRAWINGS.values(), ids=DRAWINGS)
def test_a_figure_of_other_borders_is_left_out_and_said(draw, cited, observation, vi):
    old = observation(area="ha-tay", period_start=date(2007, 1, 1), period_end=date(2007, 12, 31))
    chart = draw(rank(cited(old, replace(old, area="soc-trang")), 2007, "63"), "63", vi)
    assert chart.rows["area"].to_list() == ["soc-trang"]
    assert chart.left_out == ("1 địa phương khi đó có ranh giới khác, không vẽ được (Hà Tây)",)
    alone = draw(rank(cited(old), 2007, "63"), "63", vi)
    assert alone.figure["data"] == []
    assert alone.rows.is_empty()


@pytest.mark.parametrize("boundary", BOUNDARIES)
@pytest.mark.parametrize("draw", DRAWINGS.values(), ids=DRAWINGS)
def test_an_empty_ranking_is_an_empty_chart(draw, boundary, cited, observation, vi):
    chart = draw(rank(cited(observation()).clear(), 2023, boundary), boundary, vi)
    assert chart.figure["data"] == []
    assert chart.alt == vi.words("alt.empty")


@pytest.mark.parametrize("draw", DRAWINGS.values(), ids=DRAWINGS)
def test_a_drawing_keeps_its_proportions_names_no_host_and_says_itself(draw, ranked, vi):
    chart = draw(ranked(40), "63", vi)
    layout = chart.figure["layout"]
    assert (layout["yaxis"]["scaleanchor"], layout["yaxis"]["constrain"]) == ("x", "domain")
    assert not layout["xaxis"]["visible"]
    assert not layout["yaxis"]["visible"]
    assert "://" not in json.dumps(chart.figure, ensure_ascii=False)
    assert {trace["type"] for trace in chart.figure["data"]} == {"scatter"}
    assert "40/63" in chart.alt


@pytest.mark.parametrize("draw", DRAWINGS.values(), ids=DRAWINGS)
def test_chosen_areas_have_a_strong_outline(draw, ranked, vi):
    plain, lit = (draw(ranked(40), "63", vi, chosen) for chosen in ((), ("soc-trang", "ha-noi")))
    strong = [trace for trace in fills(lit) if trace["line"] == {"color": LIGHT.text, "width": 2}]
    assert len(strong) == 1
    assert len(lit.figure["data"]) == len(plain.figure["data"]) + 1


@pytest.mark.browser
@pytest.mark.parametrize("name", DRAWINGS)
def test_in_a_real_browser_pointing_says_the_figure_and_clicking_gives_its_proof(name, ranked, vi, chromium, tmp_path):
    import plotly

    comparison = ranked(63)
    chart = DRAWINGS[name](comparison, "63", vi)
    spot = outlines("63").areas["dak-lak"].middle if name == "map" else (5.5, -12.5)
    layout = json.dumps(chart.figure["layout"] | {"clickmode": "event+select"})
    script = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    page_file = tmp_path / "page.html"
    page_file.write_text(
        f'<!doctype html><meta charset="utf-8"><script src="{script.as_uri()}"></script><div id="c" style="width:640px"></div>'
        f"<script>window.ready = Plotly.newPlot('c', {json.dumps(chart.figure['data'])}, {layout})"
        ".then(c => c.on('plotly_selected', e => { window.got = e.points.map(p => p.customdata) }))</script>",
        encoding="utf-8",
    )
    page = chromium.new_page(viewport={"width": 700, "height": 1000})
    asked, wrong = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(page_file.as_uri())
    page.evaluate("window.ready")
    place = page.evaluate(
        "([x, y]) => { const c = document.getElementById('c'), l = c._fullLayout, b = c.getBoundingClientRect();"
        "return [b.left + l.xaxis._offset + l.xaxis.l2p(x), b.top + l.yaxis._offset + l.yaxis.l2p(y)] }",
        list(spot),
    )
    page.mouse.move(place[0] - 3, place[1] - 3)
    page.mouse.move(*place)
    page.wait_for_selector(".hoverlayer .hovertext")
    assert "Đắk Lắk" in page.text_content(".hoverlayer .hovertext")
    page.mouse.click(*place)
    page.wait_for_function("window.got")
    wanted = comparison.frame.filter(pl.col("area") == "dak-lak")["observation_id"].item()
    assert page.evaluate("window.got")[0] == wanted
    assert all(url.startswith("file:") for url in asked)
    assert not wrong
    page.close()
