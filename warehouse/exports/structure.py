"""The structure of our SDMX rows as an SDMX-JSON 2.0 structure message: concepts, code lists, structure, dataflow.

Written here as plain JSON, because names go out in Vietnamese and English and the libraries know one language only.
The tests read it with one of them and check it against the published schema.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from warehouse.catalogue import Label, catalogue
from warehouse.exports.codes import labels, unit_measures
from warehouse.exports.components import AGENCY, COMMON, COMPONENTS, VERSION, Component, code_list_id

SCHEMA = (
    "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/structure-message/tools/schemas/2.0.0/"
    "sdmx-json-structure-schema.json"
)
CONCEPTS = f"{AGENCY}:CS_OBSERVATION({VERSION})"
STRUCTURE = f"{AGENCY}:DSD_OBSERVATION({VERSION})"
TITLE = Label(
    "Số liệu đã công bố về công tác xây dựng Đảng ở Việt Nam", "Published figures on party-building work in Vietnam"
)
Json = dict[str, Any]


def structure_message(version: str, published: datetime) -> bytes:
    """The message for a published version (`published` in UTC), as UTF-8 JSON; equal versions give equal bytes."""
    message = {
        "meta": {
            "schema": SCHEMA,
            "id": f"CHISO_{version}",
            "test": False,
            "prepared": f"{published.isoformat(timespec='seconds')}Z",
            "contentLanguages": ["en", "vi"],
            "sender": {"id": AGENCY},
        },
        "data": {
            "conceptSchemes": [_concept_scheme()],
            "codelists": [_code_list(c) for c in COMPONENTS if c.codes],
            "dataStructures": [_data_structure()],
            "dataflows": [_dataflow()],
        },
    }
    return json.dumps(message, ensure_ascii=False, indent=1).encode()


def _dataflow() -> Json:
    return _maintained("DF_OBSERVATION", TITLE) | {"structure": _urn("datastructure.DataStructure", STRUCTURE)}


def _named(identity: str, label: Label) -> Json:
    return {"id": identity, "name": label.en, "names": {"en": label.en, "vi": label.vi}}


def _maintained(identity: str, label: Label, agency: str = AGENCY, version: str = VERSION) -> Json:
    return _named(identity, label) | {"agencyID": agency, "version": version, "isExternalReference": False}


def _urn(kind: str, reference: str) -> str:
    return f"urn:sdmx:org.sdmx.infomodel.{kind}={reference}"


def _concept_scheme() -> Json:
    scheme = _maintained("CS_OBSERVATION", Label("Các cột của một quan sát", "Columns of an observation"))
    return scheme | {"concepts": [_named(c.id, c.label) for c in COMPONENTS]}


def _code_list(component: Component) -> Json:
    """The list of a coded component; a list of SDMX itself carries the codes in use only."""
    name = component.codes or ""
    agency, rest = code_list_id(name).split(":")
    identity, version = rest.rstrip(")").split("(")
    codes = [*_codes(name), *(_plain("not_applicable") if component.optional_code else ())]
    return _maintained(identity, component.label, agency, version) | {"isPartial": name in COMMON, "codes": codes}


def _codes(name: str) -> Iterable[Json]:
    if name == "area":
        return _areas()
    if name == "indicator":
        return _indicators()
    if name == "unit_measure":
        return [_named(code, labels("unit")[unit]) for unit, code in unit_measures().items()]
    return _plain(name)


def _plain(name: str) -> list[Json]:
    return [_named(code, label) for code, label in labels(name).items()]


def _indicators() -> Iterable[Json]:
    for i in catalogue().indicators.values():
        yield _named(i.code, Label(i.name_vi, i.name_en)) | _described(Label(i.definition_vi, i.definition_en))


def _areas() -> Iterable[Json]:
    """Areas with the days between which they stood: a merged province is another area of a similar name."""
    for area in catalogue().areas.values():
        days = f"{area.valid_from or '…'} – {area.valid_to or '…'}"
        told = _described(Label(f"tồn tại: {days}", f"stood: {days}")) if area.valid_from or area.valid_to else {}
        yield _named(area.id, Label(area.name_vi, area.name_en)) | told


def _described(label: Label) -> Json:
    return {"description": label.en, "descriptions": {"en": label.en, "vi": label.vi}}


def _data_structure() -> Json:
    by_role: dict[str, list[Component]] = {}
    for component in COMPONENTS:
        by_role.setdefault(component.role, []).append(component)
    (time,) = by_role["time"]
    dimensions = [_component(c) | {"position": n} for n, c in enumerate(by_role["dimension"])]
    attributes = [_attribute(c) for role in ("attribute", "dataflow attribute") for c in by_role[role]]
    lists = {
        "dimensionList": {"id": "DimensionDescriptor", "dimensions": dimensions, "timeDimension": _component(time)},
        "measureList": {
            "id": "MeasureDescriptor",
            "measures": [_component(c) | {"usage": _usage(c)} for c in by_role["measure"]],
        },
        "attributeList": {"id": "AttributeDescriptor", "attributes": attributes},
    }
    return _maintained("DSD_OBSERVATION", TITLE) | {"dataStructureComponents": lists}


def _component(component: Component) -> Json:
    return {
        "id": component.id,
        "conceptIdentity": _urn("conceptscheme.Concept", f"{CONCEPTS}.{component.id}"),
        "localRepresentation": _representation(component),
    }


def _representation(component: Component) -> Json:
    if component.code_list:
        return {"enumeration": _urn("codelist.Codelist", component.code_list)}
    return {"format": {"dataType": component.type}}


def _attribute(component: Component) -> Json:
    relation: Json = {"dataflow": {}} if component.role == "dataflow attribute" else {"observation": {}}
    return _component(component) | {"usage": _usage(component), "attributeRelationship": relation}


def _usage(component: Component) -> str:
    return "mandatory" if component.mandatory else "optional"
