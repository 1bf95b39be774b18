"""The SDMX structure of an observation: its dimensions, its measure and its attributes, in their written order.

One table, read by those who write rows (`warehouse.exports.sdmx`) and the structure (`warehouse.exports.structure`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from warehouse.catalogue import Label
from warehouse.columns import columns
from warehouse.exports.observed import ExportedObservation

AGENCY = "CHISO"
VERSION = "1.0.0"
STRUCTURE_ID = f"{AGENCY}:DF_OBSERVATION({VERSION})"
"""What the rows name as their structure: our dataflow of observations."""

Role = Literal["dimension", "time", "measure", "attribute", "dataflow attribute"]

COMMON = {
    "freq": "SDMX:CL_FREQ(2.1)",
    "obs_status": "SDMX:CL_OBS_STATUS(2.3)",
    "conf_status": "SDMX:CL_CONF_STATUS(1.3)",
    "unit_mult": "SDMX:CL_UNIT_MULT(1.1)",
    "decimals": "SDMX:CL_DECIMALS(1.0)",
}
"""Code lists of SDMX itself, by our name for them; every other list is ours."""


@dataclass(frozen=True, slots=True)
class Component:
    """One column of the rows: its place in the structure, its code list or type, what it means.

    `column`: the column of `ExportedObservation` it is; None where it is made from several or the same for all.
    `optional_code`: the list has `_Z` besides its codes, for figures to which the dimension does not apply.
    """

    id: str
    role: Role
    label: Label
    codes: str | None = None
    type: str = "String"
    mandatory: bool = False
    optional_code: bool = False
    column: str | None = None

    @property
    def code_list(self) -> str | None:
        """The code list as `AGENCY:ID(VERSION)`; None where the component is not coded."""
        return code_list_id(self.codes) if self.codes else None


def code_list_id(codes: str) -> str:
    """The full id of one of our lists, or of the SDMX list that it is part of."""
    return COMMON.get(codes) or f"{AGENCY}:CL_{codes.upper()}({VERSION})"


_ABOUT = {field.name: field.about for field in columns(ExportedObservation)}


def _of(column: str, name: str | None = None, role: Role = "attribute", *, type: str = "String",  # noqa: A002
        mandatory: bool = False, optional_code: bool = False) -> Component:  # fmt: skip
    """A component that is a column of the exported observation, under its own name or that of SDMX."""
    about = _ABOUT[column]
    code_list = "unit_measure" if column == "unit" else about.codes
    return Component(
        name or column.upper(), role, Label(about.vi, about.en), code_list, type, mandatory, optional_code, column
    )


COMPONENTS: tuple[Component, ...] = (
    Component("FREQ", "dimension", Label("tần suất", "frequency"), "freq"),
    _of("area", "REF_AREA", "dimension"),
    _of("indicator", role="dimension"),
    _of("breakdown", role="dimension"),
    _of("body", role="dimension"),
    _of("unit", "UNIT_MEASURE", "dimension"),
    _of("basis", role="dimension", optional_code=True),
    _of("statistic", role="dimension"),
    Component(
        "ALTERNATIVE",
        "dimension",
        Label(
            "thứ tự trong các số liệu cùng khóa và cùng kỳ; 1 là số được chọn",
            "which of the figures of one key and period: 1 is the one chosen, then the latest published",
        ),
        type="Integer",
    ),
    Component("TIME_PERIOD", "time", Label("kỳ", "period"), type="ObservationalTimePeriod"),
    _of("value", "OBS_VALUE", "measure", type="Double", mandatory=True),
    _of("obs_status", mandatory=True),
    Component("CONF_STATUS", "dataflow attribute", Label("tính bảo mật", "confidentiality"), "conf_status"),
    Component("UNIT_MULT", "dataflow attribute", Label("bội số đơn vị (10^n)", "unit multiplier (10^n)"), "unit_mult"),
    Component("DECIMALS", "attribute", Label("số chữ số thập phân", "decimals"), "decimals"),
    _of("coverage", mandatory=True),
    _of("window"),
    _of("qualifier", mandatory=True),
    _of("value_max", type="Double"),
    _of("lower", type="Double"),
    _of("upper", type="Double"),
    _of("lower_open", type="Boolean"),
    _of("upper_open", type="Boolean"),
    _of("status"),
    _of("confidence"),
    _of("method"),
    _of("in_series", type="Boolean"),
    _of("observation_id", mandatory=True),
    _of("source_id", mandatory=True),
    _of("title", "SOURCE_TITLE"),
    _of("publisher", "SOURCE_PUBLISHER"),
    _of("published", "SOURCE_DATE", type="GregorianDay"),
    _of("url", "SOURCE_URL"),
    Component("COMMENT_OBS", "attribute", Label("vì sao trạng thái khác A", "why the status is not A")),
)
"""Every column of an SDMX-CSV row after `STRUCTURE, STRUCTURE_ID, ACTION`."""
