"""Writes `docs/columns.md` from the record classes: `python docs/make.py`. A test sees that it is up to date."""

from __future__ import annotations

from pathlib import Path

from warehouse.catalogue import catalogue
from warehouse.columns import Field, columns
from warehouse.ddl import TYPES, first_line
from warehouse.records import RECORD_OF_TABLE, RECORD_OF_VIEW
from warehouse.results import RECORD_OF_INPUT, RECORD_OF_RESULT

HEAD = """# Columns

Every table and view of the warehouse. Made from `warehouse/records.py` and `warehouse/results.py`
by `docs/make.py`; do not edit by hand.
"""


def page() -> str:
    """The whole page as Markdown."""
    parts = [HEAD]
    for name, record in (RECORD_OF_TABLE | RECORD_OF_VIEW | RECORD_OF_RESULT | RECORD_OF_INPUT).items():
        parts.append(
            f"## `{name}`\n\n{first_line(record)}\n\n| column | type | meaning | nghĩa |\n| --- | --- | --- | --- |"
        )
        parts.extend(_line(field) for field in columns(record))
        parts.append("")
    return "\n".join([*parts, *_code_lists()])


def _line(field: Field) -> str:
    kind = TYPES[field.type].lower() + ("[]" if field.is_list else "") + ("" if field.nullable else ", never empty")
    codes = f" Codes: `{field.about.codes}`." if field.about.codes and field.about.codes in catalogue().codes else ""
    return f"| `{field.name}` | {kind} | {field.about.en}.{codes} | {field.about.vi} |"


def _code_lists() -> list[str]:
    lines = ["# Code lists", ""]
    for name, codes in catalogue().codes.items():
        if name != "mend":
            lines += [
                f"**{name}**: " + "; ".join(f"`{code}` {label.en} ({label.vi})" for code, label in codes.items()),
                "",
            ]
    return lines


if __name__ == "__main__":
    (Path(__file__).parent / "columns.md").write_text(page(), encoding="utf-8")
