"""What is computed when a version is published, beside the series: areas of today, derived indicators, the ledger.

Record classes like those of `warehouse.records`; the SQL that fills them lies in `warehouse/sql/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from warehouse.columns import Column
from warehouse.records import SeriesRow

FIGURE_ID = Column(
    "mã của số: mã quan sát, hoặc mã riêng nếu là số tính",
    "id of the figure: that of its observation, or one of its own where the program computed it",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """How a derived indicator is computed, and from what."""

    code: Annotated[str, Column("mã chỉ số tính", "code of the derived indicator")]
    topic: Annotated[str, Column("chủ đề", "topic it is listed under", codes="topic")]
    kind: Annotated[str, Column("cách tính", "how it is computed", codes="derivation_kind")]
    numerator: Annotated[str, Column("tử số", "indicator above the line", codes="indicator")]
    denominator: Annotated[
        str | None, Column("mẫu số", "indicator below the line; empty for a change", codes="indicator")
    ] = None
    scale: Annotated[int, Column("nhân với", "the quotient is multiplied by this")]
    unit: Annotated[str, Column("đơn vị viết sau số", "how the figure is written: `percent` or `per_1000`")]
    same_period: Annotated[
        bool, Column("hai số cùng kỳ", "both figures cover the same days; else a stock near mid-year")
    ]
    unit_vi: Annotated[str, Column("đơn vị", "unit in Vietnamese")]
    unit_en: Annotated[str, Column("đơn vị (tiếng Anh)", "unit in English")]
    name_vi: Annotated[str, Column("tên tiếng Việt", "Vietnamese name")]
    name_en: Annotated[str, Column("tên tiếng Anh", "English name")]
    definition_vi: Annotated[str, Column("định nghĩa tiếng Việt", "Vietnamese definition")]
    definition_en: Annotated[str, Column("định nghĩa tiếng Anh", "English definition")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """One part of a whole that its parts add up to."""

    indicator: Annotated[str, Column("chỉ số của toàn bộ", "indicator of the whole", codes="indicator")]
    breakdown: Annotated[str, Column("nhóm của toàn bộ", "breakdown of the whole", codes="breakdown")]
    body: Annotated[str, Column("chủ thể của toàn bộ; * là bất kỳ", "body of the whole; * is any")]
    part_indicator: Annotated[str, Column("chỉ số của phần", "indicator of the part", codes="indicator")]
    part_breakdown: Annotated[str, Column("nhóm của phần", "breakdown of the part", codes="breakdown")]
    part_body: Annotated[str, Column("chủ thể của phần; * như toàn bộ", "body of the part; * is that of the whole")]
    parts_total: Annotated[int, Column("số phần", "how many parts the whole has")]


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayRow(SeriesRow):
    """A figure over today's 34 provinces: as reported, or the sum of a merged province's predecessors."""

    value: Annotated[float | None, Column("số liệu hoặc tổng", "the figure or the sum; empty where a part is missing")]  # type: ignore[assignment]
    lower: Annotated[float | None, Column("cận dưới", "lower end; of a sum, the sum of the lower ends")]  # type: ignore[assignment]
    upper: Annotated[float | None, Column("cận trên", "upper end; of a sum, the sum of the upper ends")]  # type: ignore[assignment]
    observation_id: Annotated[str | None, Column("quan sát được chọn", "the observation chosen; empty for a sum")]  # type: ignore[assignment]
    parts: Annotated[int, Column("số phần có số liệu", "parts that have a figure")]
    parts_total: Annotated[int, Column("số phần cần có", "parts there are; with fewer, there is no value")]
    missing: Annotated[tuple[str, ...], Column("các phần còn thiếu", "parts without a figure", codes="area")]
    inputs: Annotated[tuple[str, ...], Column("các quan sát đã dùng", "observations it rests on")]
    figure_id: Annotated[str, FIGURE_ID]


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedRow(SeriesRow):
    """A figure the program computed from two others, or the reason why it may not be computed: areas as reported."""

    indicator: Annotated[str, Column("mã chỉ số tính", "code of the derived indicator", codes="derivation")]
    unit: Annotated[str, Column("đơn vị viết sau số", "how the figure is written: `percent` or `per_1000`")]
    value: Annotated[float | None, Column("giá trị tính", "the figure; empty where it may not be computed")]  # type: ignore[assignment]
    lower: Annotated[float | None, Column("cận dưới", "lower end by interval arithmetic")]  # type: ignore[assignment]
    upper: Annotated[float | None, Column("cận trên", "upper end by interval arithmetic")]  # type: ignore[assignment]
    observation_id: Annotated[str | None, Column("luôn trống", "always empty: see `inputs`")]  # type: ignore[assignment]
    refusal: Annotated[str | None, Column("lý do không tính", "why it may not be computed", codes="refusal")]
    figures: Annotated[
        tuple[str, ...],
        Column(
            "mã của các số đã dùng: số trên, rồi số dưới hoặc số năm trước",
            "figure ids of what it is computed from: above the line, then below it or of the year before",
        ),
    ]
    inputs: Annotated[tuple[str, ...], Column("các quan sát đã dùng", "observations it rests on")]
    missing: Annotated[
        tuple[str, ...], Column("các phần mà một tổng còn thiếu", "parts that a sum it needs misses", codes="area")
    ]
    figure_id: Annotated[str, FIGURE_ID]


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedTodayRow(DerivedRow):
    """The same over today's 34 provinces: of a merged province from the sums of its predecessors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """Figures that do not fit together: of several sources, a whole and its parts, the country and its provinces."""

    kind: Annotated[str, Column("loại mục", "kind of entry", codes="ledger_kind")]
    indicator: Annotated[str, Column("mã chỉ số", "indicator of the figure shown", codes="indicator")]
    breakdown: Annotated[str, Column("nhóm được đếm", "its breakdown", codes="breakdown")]
    body: Annotated[str, Column("chủ thể", "its body", codes="body")]
    unit: Annotated[str, Column("đơn vị", "unit of the values", codes="unit")]
    basis: Annotated[str | None, Column("mẫu số", "of a percentage, what it is a share of", codes="basis")]
    area: Annotated[str, Column("địa phương", "area", codes="area")]
    period_kind: Annotated[str, Column("loại kỳ", "kind of period", codes="period_kind")]
    period_start: Annotated[date, Column("ngày đầu", "first day covered")]
    period_end: Annotated[date, Column("ngày cuối", "last day covered")]
    value: Annotated[float, Column("số được chọn", "the figure chosen")]
    qualifier: Annotated[str, Column("từ chỉ mức", "how it is qualified", codes="qualifier")]
    lower: Annotated[float, Column("cận dưới", "its lower end")]
    upper: Annotated[float, Column("cận trên", "its upper end")]
    lower_open: Annotated[bool, Column("không gồm cận dưới", "its lower end is excluded")]
    upper_open: Annotated[bool, Column("không gồm cận trên", "its upper end is excluded")]
    observation_id: Annotated[str, Column("quan sát được chọn", "the observation chosen")]
    other_value: Annotated[float, Column("số kia, hoặc tổng các phần", "the other figure, or the sum of the parts")]
    other_lower: Annotated[float, Column("cận dưới của số kia", "lower end of the other")]
    other_upper: Annotated[float, Column("cận trên của số kia", "upper end of the other")]
    other_ids: Annotated[tuple[str, ...], Column("các quan sát kia", "the other observations, or the parts")]
    verdict: Annotated[str, Column("kết luận", "what it amounts to", codes="verdict")]
    difference: Annotated[float, Column("chênh lệch", "difference of the values, in `unit`")]
    gap: Annotated[float, Column("chênh lệch, phần của số lớn hơn", "difference as a share of the larger value")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """One figure that this version has otherwise than the version before."""

    kind: Annotated[str, Column("thêm, đổi hay rút", "added, changed or withdrawn", codes="change_kind")]
    indicator: Annotated[str, Column("mã chỉ số", "indicator", codes="indicator")]
    breakdown: Annotated[str, Column("nhóm được đếm", "breakdown", codes="breakdown")]
    body: Annotated[str, Column("chủ thể", "body", codes="body")]
    unit: Annotated[str, Column("đơn vị", "unit of the values", codes="unit")]
    basis: Annotated[str | None, Column("mẫu số", "of a percentage, what it is a share of", codes="basis")]
    statistic: Annotated[str, Column("giá trị hay bình quân", "a value, or an annual average", codes="statistic")]
    area: Annotated[str, Column("địa phương", "area", codes="area")]
    period_kind: Annotated[str, Column("loại kỳ", "kind of period", codes="period_kind")]
    period_start: Annotated[date, Column("ngày đầu", "first day covered")]
    period_end: Annotated[date, Column("ngày cuối", "last day covered")]
    source_id: Annotated[str, Column("mã nguồn", "source")]
    value: Annotated[float | None, Column("số mới", "the figure now; empty where withdrawn")]
    value_max: Annotated[float | None, Column("cận trên của khoảng mới", "upper end now, of a range only")]
    qualifier: Annotated[str | None, Column("từ chỉ mức mới", "its qualifier now", codes="qualifier")]
    previous_value: Annotated[float | None, Column("số cũ", "the figure before; empty where added")]
    previous_value_max: Annotated[float | None, Column("cận trên của khoảng cũ", "upper end before, of a range only")]
    previous_qualifier: Annotated[str | None, Column("từ chỉ mức cũ", "its qualifier before", codes="qualifier")]
    observation_id: Annotated[str | None, Column("quan sát mới", "observation now")]
    previous_id: Annotated[str | None, Column("quan sát cũ", "observation before")]


RECORD_OF_INPUT: dict[str, type] = {"derivation": Derivation, "composition": Composition}
"""Tables that come from the catalogue and tell how results are computed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureCount:
    """How many figures were published of an indicator, breakdown and body, in an area and year."""

    indicator: Annotated[str, Column("mã chỉ số", "indicator", codes="indicator")]
    breakdown: Annotated[str, Column("nhóm được đếm", "breakdown", codes="breakdown")]
    body: Annotated[str, Column("chủ thể", "body", codes="body")]
    area: Annotated[str, Column("địa phương", "area", codes="area")]
    year: Annotated[int, Column("năm của ngày cuối kỳ", "year of the last day of the period")]
    figures: Annotated[int, Column("số quan sát", "observations", minimum=1)]


RECORD_OF_RESULT: dict[str, type] = {
    "series_today": TodayRow,
    "series_derived": DerivedRow,
    "series_derived_today": DerivedTodayRow,
    "ledger": LedgerRow,
    "figure_count": FigureCount,
    "version_change": ChangeRow,
}
"""Tables that are computed when a version is published."""
