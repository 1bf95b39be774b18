"""Every published table, defined once: the names, types, codes and meanings of its columns.

The checks (`etl.checking`), the DDL and the column comments (`warehouse.ddl`), the exports and the
documentation are all made from these classes. Code lists themselves are data in `catalogue/`.
A field without a default must be given; `None` is "not stated", never zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from warehouse.columns import Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One published figure: an indicator, of an area's party organisation, over a period, from one source."""

    indicator: Annotated[
        str,
        Column("mã chỉ số", "code of the indicator", codes="indicator", table="required"),
    ]
    breakdown: Annotated[
        str,
        Column(
            "toàn bộ (`total`) hoặc nhóm được đếm",
            "`total`, or the part of the population counted",
            codes="breakdown",
            table="optional",
        ),
    ] = "total"
    body: Annotated[
        str,
        Column(
            "chủ thể thực hiện hoặc quyết định; ngoài kiểm tra, kỷ luật luôn là `all`",
            "who acted or decided; outside inspection and discipline always `all`",
            codes="body",
            table="optional",
        ),
    ] = "all"
    area: Annotated[
        str,
        Column(
            "mã địa phương; `vn` là cả nước",
            "id of the area; `vn` is the whole country",
            codes="area",
            table="required",
        ),
    ]
    value: Annotated[
        float,
        Column("số liệu được công bố", "the figure as published, in `unit`", table="required", minimum=0),
    ]
    value_max: Annotated[
        float | None,
        Column("cận trên, chỉ khi là một khoảng", "upper end, only of a range", table="optional", minimum=0),
    ] = None
    qualifier: Annotated[
        str,
        Column(
            "từ chỉ mức (trên, gần, khoảng…)",
            "how the figure is qualified (more than, nearly, about …)",
            codes="qualifier",
            table="required",
        ),
    ] = "exact"
    unit: Annotated[str, Column("đơn vị", "unit of `value`", codes="unit", table="required")]
    basis: Annotated[
        str | None,
        Column("mẫu số của tỷ lệ phần trăm", "of a percentage, what it is a share of", codes="basis", table="optional"),
    ] = None
    statistic: Annotated[
        str,
        Column(
            "giá trị hay bình quân năm (chỉ tỷ lệ)",
            "a value, or an average over years (percentages only)",
            codes="statistic",
            table="optional",
        ),
    ] = "value"
    period_start: Annotated[date, Column("ngày đầu của kỳ", "first day the figure covers", table="required")]
    period_end: Annotated[
        date, Column("ngày cuối của kỳ", "last day the figure covers; equal to the first for a stock", table="required")
    ]
    period_kind: Annotated[str, Column("loại kỳ", "kind of period", codes="period_kind", table="required")]
    status: Annotated[
        str,
        Column(
            "được công bố hay do chương trình tính",
            "reported, or derived by the program from figures of the same source",
            codes="status",
            table="optional",
        ),
    ] = "reported"
    evidence: Annotated[
        str | None,
        Column(
            "câu nêu số liệu, nguyên văn; trống nếu từ bảng", "the sentence that states the figure; empty for a table"
        ),
    ] = None
    span_start: Annotated[
        int | None,
        Column(
            "vị trí đầu của số trong văn bản gốc",
            "where the figure starts in the original text, in code points",
            minimum=0,
        ),
    ] = None
    span_end: Annotated[
        int | None,
        Column("vị trí cuối (không gồm)", "where the figure ends in the original text, exclusive", minimum=0),
    ] = None
    document: Annotated[str, Column("tên tệp hoặc bản ghi đã đọc", "name of the file or record it was read from")]
    source_id: Annotated[
        str,
        Column(
            "16 ký tự đầu của SHA-256 của địa chỉ, hoặc của tài liệu, tiêu đề, ngày",
            "first 16 hex digits of SHA-256 of the address, else of document, title and date",
        ),
    ]
    url: Annotated[str | None, Column("địa chỉ bản tin", "address of the report", table="optional")] = None
    title: Annotated[str | None, Column("tiêu đề bản tin", "title of the report", table="optional")] = None
    publisher: Annotated[str | None, Column("cơ quan đăng", "who published the report", table="optional")] = None
    published: Annotated[date | None, Column("ngày đăng", "day of publication", table="optional")] = None
    method: Annotated[str, Column("cách lấy số liệu", "how the figure was taken", codes="method")]
    confidence: Annotated[
        str,
        Column(
            "mức tin cậy; `low` không đưa lên biểu đồ",
            "how sure the reading is; `low` is never charted by default",
            codes="confidence",
            table="optional",
        ),
    ] = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator of the catalogue: what it counts, in what unit, and how it may be added up."""

    code: Annotated[str, Column("mã chỉ số", "code of the indicator")]
    topic: Annotated[str, Column("chủ đề", "topic it is listed under", codes="topic")]
    name_vi: Annotated[str, Column("tên tiếng Việt", "Vietnamese name")]
    name_en: Annotated[str, Column("tên tiếng Anh", "English name")]
    definition_vi: Annotated[str, Column("định nghĩa tiếng Việt", "Vietnamese definition")]
    definition_en: Annotated[str, Column("định nghĩa tiếng Anh", "English definition")]
    units: Annotated[
        tuple[str, ...], Column("các đơn vị được chấp nhận", "units accepted, the usual one first", codes="unit")
    ]
    basis: Annotated[str | None, Column("mẫu số mặc định của tỷ lệ", "default base of a percentage", codes="basis")] = (
        None
    )
    subject: Annotated[str, Column("đối tượng được đếm", "what is counted or rated", codes="subject")]
    measure: Annotated[str, Column("số dư, số phát sinh hay tỷ lệ", "a stock, a flow or a rate", codes="measure")]
    adds_over_areas: Annotated[bool, Column("cộng được giữa các địa phương", "figures of separate areas may be added")]
    adds_over_years: Annotated[bool, Column("cộng được giữa các năm", "figures of separate years may be added")]
    bodies: Annotated[bool, Column("được công bố theo chủ thể", "reported by the body that acted or decided")] = False
    breakdowns: Annotated[
        tuple[str, ...], Column("các nhóm được chấp nhận", "breakdowns accepted besides `total`", codes="breakdown")
    ] = ()
    breaks: Annotated[tuple[str, ...], Column("các điểm gián đoạn", "breaks that cut its series", codes="break")] = ()
    note_vi: Annotated[str | None, Column("lưu ý tiếng Việt", "Vietnamese note")] = None
    note_en: Annotated[str | None, Column("lưu ý tiếng Anh", "English note")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """One area as it stood between two dates: a province, a city of province rank, or the country."""

    id: Annotated[str, Column("mã địa phương", "id of the area")]
    name_vi: Annotated[str, Column("tên tiếng Việt", "Vietnamese name")]
    name_en: Annotated[str, Column("tên không dấu", "name without diacritics, as English texts write it")]
    kind: Annotated[str, Column("loại đơn vị", "kind of area", codes="area_kind")]
    gso_code: Annotated[
        str | None,
        Column(
            "mã của Tổng cục Thống kê; không duy nhất", "General Statistics Office code; a merged province reuses one"
        ),
    ] = None
    valid_from: Annotated[
        date | None, Column("ngày bắt đầu", "first day it stood; empty: since before the catalogue begins")
    ] = None
    valid_to: Annotated[date | None, Column("ngày kết thúc", "last day it stood; empty: it stands today")] = None
    region: Annotated[str | None, Column("vùng", "region", codes="region")] = None
    order_vi: Annotated[int, Column("thứ tự theo vần tiếng Việt", "place in Vietnamese alphabetical order")]
    order_north_south: Annotated[int, Column("thứ tự từ bắc vào nam", "place from north to south")]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaSuccession:
    """One step from an area to the one that followed it."""

    predecessor: Annotated[str, Column("địa phương trước", "area before", codes="area")]
    successor: Annotated[str, Column("địa phương sau", "area after", codes="area")]
    date: Annotated[date, Column("ngày có hiệu lực", "first day of the successor")]
    kind: Annotated[str, Column("loại thay đổi", "kind of change", codes="succession_kind")]
    legal_basis: Annotated[str, Column("căn cứ pháp lý", "legal basis")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One report or document that figures were taken from; no text of it is kept here."""

    source_id: Annotated[str, Column("mã nguồn", "id of the source")]
    kind: Annotated[
        str, Column("loại nguồn", "what was read: a table, a document, or our own abstract of one", codes="source_kind")
    ]
    title: Annotated[str | None, Column("tiêu đề", "title")] = None
    publisher: Annotated[str | None, Column("cơ quan đăng", "who published it")] = None
    publisher_kind: Annotated[str, Column("loại cơ quan đăng", "kind of publisher", codes="publisher_kind")]
    published: Annotated[date | None, Column("ngày đăng", "day of publication")] = None
    url: Annotated[str | None, Column("địa chỉ", "address")] = None
    document: Annotated[str, Column("tệp hoặc bản ghi", "file or record that was read")]
    content_hash: Annotated[str, Column("SHA-256 của nội dung đã đọc", "SHA-256 of what was read")]
    report_id: Annotated[
        str,
        Column("mã bản tin; bản đăng lại có cùng mã", "id of the report; mirrors and reprints of one report share it"),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """One row, figure or file that was not published, with the rule it broke and how to mend it."""

    rule: Annotated[str, Column("quy tắc bị vi phạm", "rule that was broken", codes="rule")]
    mend: Annotated[str, Column("cách sửa", "how to mend it")]
    file: Annotated[str, Column("tệp", "file")]
    row: Annotated[
        int | None, Column("dòng (dòng tiêu đề là 1)", "row, the heading being row 1; empty for a document", minimum=1)
    ] = None
    column: Annotated[str | None, Column("cột", "column")] = None
    value: Annotated[str | None, Column("giá trị bị từ chối", "the value refused")] = None
    record: Annotated[str, Column("cả dòng, dạng JSON", "the whole row or figure as JSON, so that nothing is lost")] = (
        "{}"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One build or addition that led to the published version."""

    run_id: Annotated[str, Column("mã lần chạy", "id of the run, also the version it published")]
    command: Annotated[str, Column("lệnh", "command: build or add")]
    started: Annotated[datetime, Column("lúc bắt đầu (UTC)", "start, UTC")]
    finished: Annotated[datetime, Column("lúc kết thúc (UTC)", "end, UTC")]
    program_version: Annotated[str, Column("phiên bản chương trình", "version of the program")]
    content_hash: Annotated[
        str, Column("SHA-256 của nội dung đã công bố", "SHA-256 of what was published; equal content, equal hash")
    ]
    documents: Annotated[int, Column("số tài liệu đã đọc", "documents and tables read", minimum=0)]
    observations: Annotated[int, Column("số quan sát", "observations in the published version", minimum=0)]
    rejections: Annotated[int, Column("số dòng bị từ chối", "rejections in the published version", minimum=0)]
    conflicts: Annotated[int, Column("số mâu thuẫn", "keys on which sources disagree", minimum=0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedObservation(Observation):
    """An observation as the warehouse keeps it: with its id and the interval its wording allows."""

    observation_id: Annotated[
        str, Column("mã quan sát: băm của mọi cột", "id of the observation: hash of all its columns")
    ]
    lower: Annotated[float, Column("cận dưới theo từ chỉ mức", "lower end of what the wording allows, in `unit`")]
    upper: Annotated[float, Column("cận trên theo từ chỉ mức", "upper end of what the wording allows, in `unit`")]
    lower_open: Annotated[bool, Column("không gồm cận dưới", "the lower end itself is excluded")]
    upper_open: Annotated[bool, Column("không gồm cận trên", "the upper end itself is excluded")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A day at which series of some indicators are cut: figures before and after are not comparable."""

    code: Annotated[str, Column("mã gián đoạn", "code of the break", codes="break")]
    date: Annotated[date, Column("ngày đầu tiên của cách đếm mới", "first day of the new way of counting")]
    reason_vi: Annotated[str, Column("lý do", "reason in Vietnamese")]
    reason_en: Annotated[str, Column("lý do (tiếng Anh)", "reason in English")]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRow:
    """The one figure of its key that is fit to chart, chosen among all that were published."""

    indicator: Annotated[str, Column("mã chỉ số", "code of the indicator", codes="indicator")]
    breakdown: Annotated[str, Column("nhóm được đếm", "part of the population counted", codes="breakdown")]
    body: Annotated[str, Column("chủ thể", "who acted or decided", codes="body")]
    unit: Annotated[str, Column("đơn vị", "unit of the values", codes="unit")]
    basis: Annotated[str | None, Column("mẫu số của tỷ lệ", "of a percentage, what it is a share of", codes="basis")]
    statistic: Annotated[str, Column("giá trị hay bình quân", "a value, or an annual average", codes="statistic")]
    area: Annotated[str, Column("địa phương", "area as reported", codes="area")]
    year: Annotated[int, Column("năm của ngày cuối kỳ", "year of the last day of the period")]
    coverage: Annotated[str, Column("phần thời gian được đếm", "how much of time the figure covers", codes="coverage")]
    value: Annotated[float, Column("số liệu được chọn", "the figure chosen, in `unit`")]
    value_max: Annotated[float | None, Column("cận trên của khoảng", "upper end, of a range only")]
    qualifier: Annotated[str, Column("từ chỉ mức", "how the figure is qualified", codes="qualifier")]
    lower: Annotated[float, Column("cận dưới", "lower end of what the wording allows")]
    upper: Annotated[float, Column("cận trên", "upper end of what the wording allows")]
    lower_open: Annotated[bool, Column("không gồm cận dưới", "the lower end itself is excluded")]
    upper_open: Annotated[bool, Column("không gồm cận trên", "the upper end itself is excluded")]
    period_start: Annotated[date, Column("ngày đầu", "first day covered")]
    period_end: Annotated[date, Column("ngày cuối", "last day covered")]
    period_kind: Annotated[str, Column("loại kỳ", "kind of period", codes="period_kind")]
    status: Annotated[str, Column("công bố hay tính", "reported or derived", codes="status")]
    confidence: Annotated[str, Column("mức tin cậy", "how sure the reading is", codes="confidence")]
    source_count: Annotated[
        int,
        Column(
            "số bản tin (không tính bản đăng lại)", "distinct reports of the same key and period, reprints counted once"
        ),
    ]
    conflict: Annotated[bool, Column("các nguồn mâu thuẫn", "sources of the same key and period contradict each other")]
    spread: Annotated[
        float,
        Column(
            "chênh lệch giữa các nguồn, phần của số lớn nhất",
            "gap between the sources' values, as a share of the largest",
        ),
    ]
    observation_id: Annotated[str, Column("quan sát được chọn", "the observation chosen")]
    area_line: Annotated[str, Column("địa phương qua các lần đổi tên", "the area through its changes of name")]
    line: Annotated[
        str | None,
        Column(
            "các điểm cùng giá trị được nối với nhau",
            "rows of equal `line` may be joined by a line; empty: never joined",
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowRow(SeriesRow):
    """The one figure of a part of a year: compared only with the same window of other years and areas."""

    window: Annotated[
        str,
        Column(
            "kỳ trong năm: M06, Q3, M…",
            "part of the year: M03 M06 M09 by closing month, Q1–Q4, N01–N12 one month, D… another closing day, "
            "B… a round of medals",
        ),
    ]


RECORD_OF_TABLE: dict[str, type] = {
    "observation": PublishedObservation,
    "indicator": Indicator,
    "area": Area,
    "area_succession": AreaSuccession,
    "comparability_break": Break,
    "source": Source,
    "rejection": Rejection,
    "run": Run,
}
"""Every table of the warehouse and the record class that defines it."""

RECORD_OF_VIEW: dict[str, type] = {"series": SeriesRow, "series_window": WindowRow}
"""Every view that is made for people who write SQL."""

SCHEMA_VERSION = 4
"""Raised whenever a published table changes in a way that a reader would notice."""
