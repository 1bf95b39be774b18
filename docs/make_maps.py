"""How the outlines in `dashboard/maps` were made; nothing of this runs with the program.

    npm pack @svg-maps/vietnam@2.0.0 && tar xzf svg-maps-vietnam-2.0.0.tgz
    pip install shapely==2.2.0 svgelements==1.9.6
    python docs/make_maps.py package/vietnam.svg

The drawing's 63 provinces are cut free of overlaps and slivers, simplified so that neighbours keep one
common border, and dissolved to the 34 by the catalogue's mergers of 1 July 2025.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import shapely
from shapely import MultiPolygon, Point, Polygon
from svgelements import Close, Line, Move
from svgelements import Path as SvgPath

from dashboard.maps import LAST_DAY
from warehouse.catalogue import REFORM_DATE, catalogue

OUT = Path(__file__).parent.parent / "dashboard" / "maps"
HEIGHT = 873
"""Height of the drawing; its y runs down, ours up."""

SNAP, GAP = 0.05, 3.0
"""Vertices nearer than this are one, enclosed gaps narrower than this a neighbour's; in drawing units, about 2 km."""

TOLERANCE = 0.7
SMALLEST = 0.5
"""Islands smaller than this, in square units (about 2 square kilometres), are dropped on the mainland's side."""

MOST_CHANGE = 0.02
"""Largest change of a province's area that cleaning and simplifying may cause."""

HOVER_STEP = 12
"""Distance of the points that a pointer finds within an area; in 88 % of places the nearest is the area's own."""

SHELF_EAST = 455
"""Banks of the continental shelf (DK1) west of this are drawn with the islands but are no part of them: left out."""

HOANG_SA_SHIFT = (-70.0, -36.0)
"""From where the drawing has Hoàng Sa to its true place: Tri Tôn (111.20 E, 15.79 N) and Linh Côn (112.73 E,
16.67 N) under the scale that Côn Đảo, Phú Quý and Phú Quốc confirm (x = 51.3 (E - 102.14), y = 53.5 (23.39 - N))."""

ENLARGED = {"hoang-sa": 1.8, "truong-sa": 1.2}
"""By how many units the outlines of islets are widened, since they would not be seen at their size."""

ARCHIPELAGOS = {"hoang-sa": "da-nang", "truong-sa": "khanh-hoa"}

ABOUT = {
    "title": "Provinces of Vietnam with Hoàng Sa and Trường Sa, outlines for small maps",
    "source": "@svg-maps/vietnam 2.0.0",
    "author": "Stephen Truong (StephenTruong110); package by the contributors of svg-maps",
    "licence": "CC BY 4.0",
    "licence_url": "https://creativecommons.org/licenses/by/4.0/",
    "warranty": "Offered as is, without warranty (section 5 of the licence).",
    "changes": [
        "paths turned into polygons with one decimal, y upwards; overlaps and gaps between provinces removed",
        "outlines simplified, islands below about 2 square kilometres dropped",
        "islets of both archipelagos drawn larger than they are; Hoàng Sa moved to its geographic place",
        "banks of the continental shelf, which are no part of Trường Sa, left out",
        "Hoàng Sa joined to Đà Nẵng and Trường Sa to Khánh Hòa; ids are those of the catalogue",
    ],
    "coordinates": "planar, about 2 km a unit, y to the north; a ring is two lists, of x and of y",
}
DISSOLVED = "the 34 provinces dissolved from the 63 by the mergers of 1 July 2025"


def make(svg: Path) -> None:
    """Write both files of outlines from the drawing."""
    drawn = dict(_drawn(svg.read_text(encoding="utf-8")))
    islands = {name: _islands(name, drawn.pop(name)) for name in ARCHIPELAGOS}
    ids = sorted(drawn)
    cleaned = shapely.coverage_clean([drawn[i] for i in ids], snapping_distance=SNAP, gap_width=GAP)
    simple = shapely.coverage_simplify(cleaned, TOLERANCE)
    before_reform = {i: _kept(shape) for i, shape in zip(ids, simple, strict=True)}
    for area_id, shape in before_reform.items():
        _refuse_change(area_id, drawn[area_id], shape)
    after_reform = _dissolved(before_reform)
    _write("63", ABOUT, before_reform, islands)
    _write("34", ABOUT | {"changes": [*ABOUT["changes"], DISSOLVED]}, after_reform, islands)


def _drawn(text: str) -> Iterator[tuple[str, MultiPolygon]]:
    """Each path of the drawing by area id, or by the archipelago's name."""
    standing = {area.id for area in catalogue().areas_on(LAST_DAY["63"])} | set(ARCHIPELAGOS)
    renamed = {s.predecessor: s.successor for s in catalogue().successions if s.kind == "rename"}
    for label, path in re.findall(r'aria-label="([^"]+)"\s+d="([^"]+)"', text):
        slug = re.sub(r"[^a-z]+", "-", label.lower())
        area_id = renamed.get(slug, slug)
        if area_id not in standing:
            raise SystemExit(f"{label}: the catalogue has no area {area_id}; mend the name in the drawing")
        yield area_id, _shape(SvgPath(path))


def _shape(path: SvgPath) -> MultiPolygon:
    rings = (list(_points(SvgPath(part))) for part in path.as_subpaths())
    polygons = [shapely.make_valid(Polygon(ring)) for ring in rings if len(set(ring)) > 2]  # noqa: PLR2004
    return MultiPolygon(_polygons(shapely.union_all([part for shape in polygons for part in _polygons(shape)])))


def _points(path: SvgPath) -> Iterator[tuple[float, float]]:
    for segment in path:
        if isinstance(segment, Move | Line | Close):
            ends = [segment.end] if segment.end is not None else []
        else:
            ends = [segment.point(step / 8) for step in range(1, 9)]
        yield from ((end.x, HEIGHT - end.y) for end in ends)


def _polygons(shape: shapely.Geometry) -> list[Polygon]:
    parts = shapely.get_parts(shapely.get_parts(shape))
    return [part for part in parts if part.geom_type == "Polygon" and part.area > 0]


def _islands(name: str, shape: MultiPolygon) -> MultiPolygon:
    parts = [part for part in shape.geoms if part.centroid.x > SHELF_EAST]
    if name == "hoang-sa":
        parts = [shapely.affinity.translate(part, HOANG_SA_SHIFT[0], -HOANG_SA_SHIFT[1]) for part in parts]
    widened = shapely.union_all([part.buffer(ENLARGED[name], quad_segs=2) for part in parts])
    return MultiPolygon(_polygons(shapely.simplify(widened, 0.3)))


def _kept(shape: shapely.Geometry) -> MultiPolygon:
    """Rounded to the precision of the file, without the smallest islands and without holes."""
    rounded = [Polygon(shapely.transform(part, lambda xy: xy.round(1)).exterior) for part in _polygons(shape)]
    whole = [part for ring in rounded for part in _polygons(shapely.make_valid(ring))]
    return MultiPolygon([part for part in whole if part.area >= SMALLEST])


def _refuse_change(area_id: str, before: MultiPolygon, after: MultiPolygon) -> None:
    change = abs(after.area / before.area - 1)
    if change > MOST_CHANGE:
        raise SystemExit(f"{area_id}: its area changed by {change:.1%}; lower SNAP, GAP or TOLERANCE")


def _dissolved(shapes: dict[str, MultiPolygon]) -> dict[str, MultiPolygon]:
    merged = {
        s.predecessor: s.successor for s in catalogue().successions if s.kind == "merge" and s.date == REFORM_DATE
    }
    parts: dict[str, list[MultiPolygon]] = {}
    for area_id, shape in shapes.items():
        parts.setdefault(merged.get(area_id, area_id), []).append(shape)
    return {area_id: _kept(shapely.union_all(found)) for area_id, found in sorted(parts.items())}


def _write(
    boundary: str, about: dict[str, Any], shapes: dict[str, MultiPolygon], islands: dict[str, MultiPolygon]
) -> None:
    standing = {area.name_vi: area.id for area in catalogue().areas_on(LAST_DAY[boundary])}
    owner = {name: standing[catalogue().areas[area_id].name_vi] for name, area_id in ARCHIPELAGOS.items()}
    of_area = {area_id: [islands[name] for name, has in owner.items() if has == area_id] for area_id in shapes}
    content = {
        "about": about,
        "archipelagos": {name: {"area": owner[name], "box": _rounded(islands[name].bounds)} for name in owner},
        "areas": {area_id: _entry(shape, of_area[area_id]) for area_id, shape in shapes.items()},
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace('},"', '},\n"')
    (OUT / f"provinces-{boundary}.json").write_text(text + "\n", encoding="utf-8")


def _entry(shape: MultiPolygon, islands: list[MultiPolygon]) -> dict[str, Any]:
    largest = max(shape.geoms, key=lambda part: part.area)
    parts = sorted([*shape.geoms, *(part for group in islands for part in group.geoms)], key=lambda p: -p.area)
    found = [p for part in shape.geoms for p in _inside(part)] + [p for group in islands for p in _near(group)]
    return {
        "label": _rounded(_middle(largest).coords[0]),
        "hover": [_rounded(point.coords[0]) for point in found],
        "rings": [[_rounded(axis) for axis in part.exterior.xy] for part in parts],
    }


def _inside(part: Polygon) -> list[Point]:
    """Points all over a polygon, each well within it, one at least."""
    west, south, east, north = part.bounds
    rows = int((north - south) // HOVER_STEP) + 1
    grid = [
        Point(west + HOVER_STEP * (column + 0.5 * (row % 2)), south + HOVER_STEP * (row + 0.5))
        for row in range(rows)
        for column in range(int((east - west) // HOVER_STEP) + 1)
    ]
    inner = part.buffer(-HOVER_STEP / 4)
    found = [point for point in grid if inner.contains(point)]
    return found if len(found) > 1 else [*found, _middle(part)]


def _middle(part: Polygon) -> Point:
    return Point(shapely.maximum_inscribed_circle(part, tolerance=0.2).coords[0])


def _near(group: MultiPolygon) -> list[Point]:
    """The middle of each islet that is not close to one taken already."""
    taken: list[Point] = []
    for islet in sorted(group.geoms, key=lambda part: -part.area):
        if all(islet.centroid.distance(other) > 2 * HOVER_STEP for other in taken):
            taken.append(islet.centroid)
    return taken


def _rounded(numbers: Iterable[float]) -> list[float]:
    return [round(float(number), 1) for number in numbers]


if __name__ == "__main__":
    make(Path(sys.argv[1]))
