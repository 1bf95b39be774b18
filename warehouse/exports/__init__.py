"""Whole exports of a published version: observations with their status, SDMX, a Data Package, metadata.

`warehouse.export` writes one frame to one file; here is what needs the version, its sources or the catalogue too.
"""

from warehouse.exports.charted import CHARTED, DERIVED, charted
from warehouse.exports.download import download, ending
from warehouse.exports.metadata import metadata
from warehouse.exports.observed import ExportedObservation, observations
from warehouse.exports.package import package_files, package_zip
from warehouse.exports.sdmx import sdmx_csv
from warehouse.exports.structure import structure_message

__all__ = [
    "CHARTED",
    "DERIVED",
    "ExportedObservation",
    "charted",
    "download",
    "ending",
    "metadata",
    "observations",
    "package_files",
    "package_zip",
    "sdmx_csv",
    "structure_message",
]
