"""`datapackage.json`: every field's type, meaning and constraints, generated from the record classes and code lists."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from warehouse.columns import Field, columns
from warehouse.ddl import describe, first_line
from warehouse.exports.codes import labels
from warehouse.exports.tables import LINKS, TABLES, Table
from warehouse.exports.texts import LICENCE, texts
from warehouse.reader import Version

Json = dict[str, Any]
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TYPES = {
    str: "string", int: "integer", float: "number", bool: "boolean", date: "date", datetime: "datetime",
}  # fmt: skip


def descriptor(version: Version, files: Mapping[str, bytes]) -> bytes:
    """The descriptor of a published version as UTF-8 JSON; `files` are the tables' bytes by their path."""
    told = texts("en")["package"]
    package = {
        "$schema": PROFILE,
        "name": "chiso",
        "title": told["title"],
        "description": told["description"],
        "version": version.id,
        "created": f"{version.published.isoformat(timespec='seconds')}Z",
        "keywords": ["vietnam", "statistics", "party-building", "provenance"],
        "licenses": [LICENCE],
        "contributors": [{"title": "Chỉ Số", "roles": ["publisher"]}],
        "sources": [{"title": told["sources"], "path": path_of("sources")}],
        "resources": [_resource(table, files[path_of(table.name)]) for table in TABLES],
    }
    return json.dumps(package, ensure_ascii=False, indent=1).encode()


def path_of(table: str) -> str:
    """Where a table lies in the package."""
    return f"{table}.csv"


def _resource(table: Table, content: bytes) -> Json:
    return {
        "name": table.name,
        "type": "table",
        "path": path_of(table.name),
        "title": first_line(table.record).rstrip("."),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema(table),
    }


def schema(table: Table) -> Json:
    """The Table Schema of a table: fields, primary key, foreign keys."""
    keys = [
        {"fields": [column], "reference": {"resource": other, "fields": [target]}}
        for column, other, target in table.references()
    ]
    found: Json = {"fields": [_field(field) for field in columns(table.record)], "missingValues": [""]}
    return found | ({"primaryKey": [table.key]} if table.key else {}) | ({"foreignKeys": keys} if keys else {})


def _field(field: Field) -> Json:
    found: Json = {
        "name": field.name,
        "type": "list" if field.is_list else TYPES[field.type],
        "title": field.about.en,
        "description": describe(field),
        "constraints": _constraints(field),
    }
    if field.is_list:
        return found | {"delimiter": ",", "itemType": TYPES[field.type]}
    if field.about.codes and field.about.codes not in LINKS:
        listed = labels(field.about.codes).items()
        return found | {"categories": [{"value": code, "label": f"{text.en} · {text.vi}"} for code, text in listed]}
    return found


def _constraints(field: Field) -> Json:
    found: Json = {"required": not field.nullable and not field.is_list}
    if field.about.minimum is not None:
        found["minimum"] = field.about.minimum
    if field.about.codes and not field.is_list and field.about.codes not in LINKS:
        found["enum"] = list(labels(field.about.codes))
    return found
