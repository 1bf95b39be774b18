"""What the charts draw: joined only where the series joins, bounds hollow, parts hatched, breaks as gaps."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from dashboard import store
from dashboard.charts import grid, lines, multiples, periods, ranking
from warehouse.catalogue import catalogue
from warehouse.comparing import rank

pytestmark = pytest.mark.slow


def year(y: int, **more) -> dict:
    return {"period_start": date(y, 1, 1), "period_end": date(y, 12, 31), "period_kind": "year", **more}


def point(day: date, value: float, **more) -> dict:
    return {
        "indicator": "members_total",
        "period_start": day,
        "period_end": day,
        "period_kind": "point",
        "value": value,
        **more,
    }


def stretches(trace: dict) -> list[list[float]]:
    """The values of a line between its gaps."""
    found: list[list[float]] = [[]]
    for value in trace["y"]:
        if value is None:
            found.append([])
        else:
            found[-1].append(value)
    return found


def test_a_line_joins_years_that_follow_each_other_only(cited, observation, vi):
    rows = cited(*(observation(**year(y, value=float(y))) for y in (2018, 2019, 2022)))
    chart = lines.over_years(rows, ("soc-trang",), vi)
    assert stretches(chart.figure["data"][0]) == [[2018.0, 2019.0], [2022.0]]
    assert chart.figure["data"][0]["connectgaps"] is False


def test_a_part_of_a_year_is_left_out_and_said(cited, observation, vi):
    part = observation(period_end=date(2022, 6, 30), period_start=date(2022, 1, 1), period_kind="ytd", value=5.0)
    chart = lines.over_years(cited(observation(), part), ("soc-trang",), vi)
    assert stretches(chart.figure["data"][0]) == [[100.0]]
    assert chart.left_out == ("1 số một phần năm (không so được với cả năm)",)


def test_stocks_stand_at_their_date_and_flows_in_the_middle_of_their_year(cited, observation, vi):
    stock = lines.over_years(cited(observation(**point(date(2020, 7, 1), 10.0))), ("soc-trang",), vi)
    flow = lines.over_years(cited(observation(**year(2020))), ("soc-trang",), vi)
    assert stock.figure["data"][0]["x"][0] == pytest.approx(2020 + 182 / 366)
    assert flow.figure["data"][0]["x"] == [2020.5]


@pytest.mark.parametrize(
    ("qualifier", "up", "down"),
    [
        ("exact", False, False),
        ("more_than", True, False),
        ("less_than", False, True),
        ("nearly", False, True),
        ("approx", True, True),
    ],
)
def test_a_bound_is_hollow_and_its_whisker_points_to_where_the_truth_may_lie(
    cited, observation, vi, qualifier, up, down
):
    trace = lines.over_years(cited(observation(qualifier=qualifier)), ("soc-trang",), vi).figure["data"][0]
    assert (trace["marker"]["symbol"][0] == "circle") is (qualifier == "exact")
    assert (trace["error_y"]["array"][0] > 0, trace["error_y"]["arrayminus"][0] > 0) == (up, down)


def test_bounds_can_be_left_out_and_are_then_counted(cited, observation, vi):
    rows = cited(observation(**year(2021, qualifier="more_than")), observation())
    chart = lines.over_years(rows, ("soc-trang",), vi, bounds=False)
    assert chart.rows["year"].to_list() == [2023]
    assert chart.left_out == ("1 số không đúng bằng (theo bộ lọc)",)


def test_a_break_is_a_dashed_rule_with_words_and_nothing_crosses_it(cited, observation, vi):
    rated = {"indicator": "org_good_or_better_pct", "unit": "percent", "basis": "rated"}
    rows = cited(*(observation(**rated, **year(y, value=50.0 + y - 2016)) for y in (2016, 2017, 2018, 2019)))
    chart = lines.over_years(rows, ("soc-trang",), vi)
    assert stretches(chart.figure["data"][0]) == [[50.0, 51.0], [52.0, 53.0]]
    layout = chart.figure["layout"]
    assert [(shape["x0"], shape["line"]["dash"]) for shape in layout["shapes"]] == [(2018.0, "dash")]
    assert "đổi cách xếp loại" in {note["text"] for note in layout["annotations"]}


def test_at_most_six_areas_have_a_colour_and_the_rest_is_grey_and_counted(cited, observation, vi):
    areas = ("ha-noi", "hai-phong", "hai-duong", "hung-yen", "thai-binh", "nam-dinh", "ha-nam", "ninh-binh")
    rows = cited(*(observation(area=area, value=float(n)) for n, area in enumerate(areas, start=1)))
    chart = lines.over_years(rows, areas, vi)
    colours = [trace["line"]["color"] for trace in chart.figure["data"]]
    assert colours == [vi.colours.context, *vi.colours.series]
    assert chart.left_out == ("2 địa phương không có màu riêng (nhiều nhất 6 màu), vẽ màu xám",)


def test_a_crowd_of_grey_figures_is_one_shape_and_answers_everywhere(cited, observation, vi):
    areas = [area.id for area in catalogue().areas_on(date(2016, 12, 31)) if area.kind != "country"]
    joined = [observation(area=area, **year(y, value=float(y))) for area in areas for y in (2015, 2016, 2017, 2018)]
    alone = observation(area=areas[-1], **year(2022, value=5.0))
    bound = observation(area=areas[-2], **year(2020, value=7.0, qualifier="range", value_max=9.0))
    chart = lines.over_years(cited(*joined, alone, bound), areas[:6], vi)
    crowd, *coloured = chart.figure["data"]
    assert (crowd["mode"], crowd["marker"], crowd["error_y"]) == ("markers", {"maxdisplayed": 1, "opacity": 0}, {})
    count = 4 * (len(areas) - 6) + 2
    assert len([found for found in crowd["customdata"] if found]) == count
    assert all(crowd["hovertext"][n] for n, found in enumerate(crowd["customdata"]) if found)
    assert len(coloured) == 6
    assert all(trace["mode"] == "lines+markers" for trace in coloured)
    shape = chart.figure["layout"]["shapes"][0]
    strokes = shape["path"].split("M")[1:]
    whole = "2015.500,2015L2016.500,2016L2017.500,2017L2018.500,2018"
    assert strokes == [whole] * (len(areas) - 6) + ["2020.350,7H2020.650", "2022.350,5H2022.650", "2020.500,7V9"]
    assert shape["line"]["color"] == vi.colours.context
    assert f"dấu chấm của {count} số" in " ".join(chart.left_out)
    assert lines.seen(chart.figure) == chart.figure | {"data": coloured}


def test_what_is_seen_of_a_chart_without_a_crowd_is_all_of_it(cited, observation, vi):
    figure = lines.over_years(cited(observation(), observation(area="ca-mau")), ("soc-trang",), vi).figure
    assert len(figure["data"]) == 2
    assert lines.seen(figure) == figure


def test_the_country_is_not_drawn_on_the_scale_of_its_provinces(cited, observation, vi):
    chart = lines.over_years(cited(observation(), observation(area="vn", value=1e6)), (), vi)
    assert chart.rows["area"].to_list() == ["vn"]
    assert chart.left_out == ("1 số của địa phương (hãy chọn địa phương để vẽ)",)


def ranked(cited, observation, count: int, **more):
    areas = [area.id for area in catalogue().areas_on(date(2023, 12, 31))][:count]
    rows = cited(*(observation(area=area, value=100.0 + n, **more) for n, area in enumerate(areas)))
    return rank(rows, 2023, "63")


def test_below_half_of_the_areas_there_are_no_ranks_and_the_heading_says_so(cited, observation, vi):
    comparison = ranked(cited, observation, 2)
    chart = ranking.side_by_side(comparison, (), vi)
    assert not any(character.isdigit() for name in chart.figure["layout"]["yaxis"]["ticktext"] for character in name)
    assert ranking.heading(comparison, vi) == "2/63 địa phương có số liệu; đây không phải bảng xếp hạng"


def test_with_half_of_the_areas_bars_are_numbered_largest_first(cited, observation, vi):
    comparison = ranked(cited, observation, 32)
    chart = ranking.side_by_side(comparison, (), vi)
    assert chart.figure["data"][0]["x"] == sorted(chart.figure["data"][0]["x"], reverse=True)
    assert chart.figure["layout"]["yaxis"]["ticktext"][0].endswith("  1")
    assert "đồng hạng" in ranking.heading(comparison, vi)


def test_bars_start_at_zero(cited, observation, vi):
    chart = ranking.side_by_side(ranked(cited, observation, 3), (), vi)
    assert chart.figure["layout"]["xaxis"]["range"][0] == 0
    assert periods.by_period(cited(observation()), vi).figure["layout"]["yaxis"]["range"][0] == 0


def test_parts_of_years_and_terms_stand_in_panels_of_their_own(cited, observation, vi):
    part = observation(period_start=date(2022, 1, 1), period_end=date(2022, 6, 30), period_kind="ytd")
    term = observation(period_start=date(2015, 1, 1), period_end=date(2020, 12, 31), period_kind="term")
    figure = periods.by_period(cited(observation(), part, term), vi).figure
    bars = [trace for trace in figure["data"] if trace["type"] == "bar"]
    assert [(bar["yaxis"], bar["marker"]["pattern"]["shape"]) for bar in bars] == [
        ("y", [""]),
        ("y2", ["/"]),
        ("y3", ["x"]),
    ]
    domains = [figure["layout"][axis]["domain"] for axis in ("xaxis", "xaxis2", "xaxis3")]
    assert domains[0][1] < domains[1][0] < domains[1][1] < domains[2][0]


def test_every_mark_leads_to_its_observation(cited, observation, vi):
    rows = cited(observation(), observation(**year(2022)))
    for chart in (lines.over_years(rows, ("soc-trang",), vi), periods.by_period(rows, vi)):
        assert set(filter(None, chart.figure["data"][0]["customdata"])) == set(rows["observation_id"])


def test_what_a_source_says_is_never_markup_on_hover(cited, observation, vi):
    chart = lines.over_years(cited(observation(publisher="<b onclick=x>Báo</b>")), ("soc-trang",), vi)
    assert "&lt;b onclick=x&gt;" in chart.figure["data"][0]["hovertext"][0]


def test_disagreement_is_marked(cited, observation, vi):
    rows = cited(observation(value=100.0), observation(value=50.0, source_id="s2"))
    texts = periods.by_period(rows, vi).figure["data"][1]["text"]
    assert texts[0].endswith(" ≠")


def test_small_multiples_share_one_scale_and_name_who_has_no_figure(cited, observation, vi):
    rows = cited(observation(value=10.0), observation(area="ha-noi", value=900.0))
    chart = multiples.side_by_side(rows, ("ha-noi", "soc-trang", "thai-binh"), vi)
    layout = chart.figure["layout"]
    assert layout["yaxis"]["range"] == layout["yaxis2"]["range"]
    assert chart.left_out == ("Thái Bình: không có số nào vẽ được",)


def test_cells_of_a_phone_hold_no_numbers_that_would_overlap(vi):
    counts = pl.DataFrame({"row": ["a"], "year": [2020], "n": [12]})
    wide, narrow = (
        grid.covered(counts, [("a", "A")], replace(vi, narrow=phone), unit="count.figures").figure["data"][0]
        for phone in (False, True)
    )
    assert wide["texttemplate"] == "%{z}"
    assert narrow["texttemplate"] == ""
    assert narrow["hovertext"] == wide["hovertext"]


def test_rows_of_a_phone_have_their_names_above_cells_of_the_whole_width(vi):
    counts = pl.DataFrame({"row": ["a", "b"], "year": [2020, 2021], "n": [1, 2]})
    chart = grid.covered(counts, [("a", "A"), ("b", "B")], replace(vi, narrow=True), unit="count.figures")
    layout = chart.figure["layout"]
    assert [(name["y"], name["text"]) for name in layout["annotations"]] == [("a", "A"), ("b", "B")]
    assert layout["yaxis"]["showticklabels"] is False
    assert chart.figure["data"][0]["ygap"] > grid.NAME


def test_an_empty_cell_of_the_grid_is_empty_not_zero(vi):
    import polars as pl

    counts = pl.DataFrame({"row": ["a", "b"], "year": [2020, 2022], "n": [1, 2]})
    z = grid.covered(counts, [("a", "A"), ("b", "B")], vi, unit="count.figures").figure["data"][0]["z"]
    assert z == [[1, None, None], [None, None, 2]]


def test_an_empty_chart_is_a_chart_without_marks(cited, observation, vi):
    rows = cited(observation()).clear()
    assert lines.over_years(rows, ("soc-trang",), vi).figure["data"] == []
    assert periods.by_period(rows, vi).figure["data"] == []


def test_bars_on_either_side_of_a_break_are_parted_by_a_rule_with_words_and_the_reason(cited, observation, vi):
    counts = {"indicator": "orgs_direct", "unit": "orgs", "area": "ha-noi"}
    days = (date(2015, 10, 1), date(2018, 3, 1), date(2025, 10, 16))
    rows = cited(*(observation(**{**point(day, 50.0 + n), **counts}) for n, day in enumerate(days)))
    chart = periods.by_period(rows, vi)
    layout = chart.figure["layout"]
    assert [(shape["x0"], shape["xref"], shape["line"]["dash"]) for shape in layout["shapes"]] == [(1.5, "x", "dash")]
    assert [(note["x"], note["text"]) for note in layout["annotations"]] == [(1.5, "sắp xếp 1/7/2025")]
    assert chart.breaks == (next(b.reason_vi for b in catalogue().breaks if b.code == "reform_2025"),)


def test_bars_that_no_break_parts_have_no_rule(cited, observation, vi):
    chart = periods.by_period(cited(*(observation(**year(y)) for y in (2017, 2018, 2023))), vi)
    assert chart.figure["layout"]["shapes"] == []
    assert chart.breaks == ()


def test_a_line_cut_by_a_break_says_why_in_the_note(cited, observation, vi):
    rated = {"indicator": "org_good_or_better_pct", "unit": "percent", "basis": "rated"}
    rows = cited(*(observation(**rated, **year(y, value=50.0)) for y in (2016, 2019)))
    chart = lines.over_years(rows, ("soc-trang",), vi)
    reasons = [b.reason_vi for b in catalogue().breaks if b.code == "ratings"]
    assert chart.breaks == (reasons[0],)


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        ("quarter", date(2022, 4, 1), date(2022, 6, 30)),
        ("month", date(2022, 4, 1), date(2022, 4, 30)),
        ("ytd", date(2022, 1, 1), date(2022, 6, 30)),
    ],
)
def test_every_part_of_a_year_is_a_hatched_bar(warehouse_of, observation, vi, kind, first, last):
    opened = warehouse_of(observation(period_kind=kind, period_start=first, period_end=last))
    rows = store.cited(opened, opened.windows("members_admitted"), "members_admitted")
    bar = periods.by_period(rows, vi).figure["data"][0]
    assert bar["y"] == [100.0]
    assert bar["marker"]["pattern"]["shape"] == ["/"]


def test_a_merged_province_beside_its_parts_has_a_rule_with_the_reason(cited, observation, vi):
    stock = {"indicator": "members_total", "period_kind": "point"}
    days = {"hai-phong": date(2025, 5, 1), "hai-phong-2025": date(2025, 9, 26)}
    rows = cited(*(observation(area=a, source_id=a, period_start=d, period_end=d, **stock) for a, d in days.items()))
    chart = lines.over_years(rows, list(days), vi)
    assert [shape["x0"] for shape in chart.figure["layout"]["shapes"]] == [lines.decimal_year(date(2025, 7, 1))]
    assert "địa giới mới" in {each["text"] for each in chart.figure["layout"]["annotations"]}
    (reason,) = chart.breaks
    assert reason == "Từ 1/7/2025, Hải Phòng (sáp nhập: Hải Dương, Hải Phòng cũ) là địa bàn khác, không nối với trước"


def test_an_area_that_was_enlarged_has_a_rule_in_bars_lines_and_panels(cited, observation, vi):
    rows = cited(
        *(
            observation(area="ha-noi", source_id=str(y), period_start=date(y, 1, 1), period_end=date(y, 12, 31))
            for y in (2007, 2008)
        )
    )
    charts = [
        lines.over_years(rows, ["ha-noi"], vi),
        periods.by_period(rows, vi),
        multiples.side_by_side(rows, ["ha-noi"], vi),
    ]
    for chart in charts:
        assert len(chart.figure["layout"]["shapes"]) == 1
        assert len(chart.breaks) == 1
        assert "Hà Tây" in chart.breaks[0]


def test_of_areas_that_are_not_drawn_together_no_border_is_told(cited, observation, vi):
    rows = cited(observation(area="hai-phong"), observation(area="hai-duong", source_id="b"))
    assert lines.over_years(rows, ["hai-phong", "hai-duong"], vi).breaks == ()
