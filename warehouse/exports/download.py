"""One file of a selection of observations in any format, for a page where a reader takes it away."""

from __future__ import annotations

from collections.abc import Mapping

from warehouse.export import to_bytes
from warehouse.exports.observed import observations
from warehouse.exports.package import package_zip, zipped
from warehouse.exports.sdmx import sdmx_csv
from warehouse.exports.structure import structure_message
from warehouse.reader import Reader, Selection

ZIPPED = ("sdmx-csv", "datapackage")
"""Formats of several files: they come as one zip."""


def download(reader: Reader, wanted: Selection, file_format: str, about: Mapping[str, str]) -> bytes:
    """The selected observations as one file; `about` goes along as `warehouse.export.to_bytes` says.

    Raises:
        WarehouseError: the format is not known.
    """
    figures = observations(reader, wanted)
    if file_format == "datapackage":
        return package_zip(reader, figures)
    if file_format == "sdmx-csv":
        structure = structure_message(reader.version.id, reader.version.published)
        return zipped({"observations.csv": sdmx_csv(figures), "observations.structure.json": structure})
    return to_bytes(figures, file_format, about)


def ending(file_format: str) -> str:
    """The file ending of a format as `download` gives it, without the dot."""
    return "zip" if file_format in ZIPPED else file_format
