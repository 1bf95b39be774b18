"""A Data Package: its files by path, or all of them as one zip. Writes nothing to disk."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping

import polars as pl

from warehouse.catalogue import catalogue
from warehouse.export import neutral
from warehouse.exports.descriptor import descriptor, path_of
from warehouse.exports.metadata import behind, metadata_of
from warehouse.exports.tables import TABLES
from warehouse.exports.texts import LANGUAGES, texts
from warehouse.reader import Reader


def package_files(reader: Reader, figures: pl.DataFrame) -> dict[str, bytes]:
    """The files of the package of exported observations, by path; `datapackage.json` first."""
    rows = {table.name: table.rows(reader, figures) for table in TABLES}
    tables = {path_of(name): _csv(frame) for name, frame in rows.items()}
    return {
        "datapackage.json": descriptor(reader.version, tables),
        "README.md": _readme(reader, figures.height, rows["sources"].height),
        **tables,
        **_metadata(reader, figures),
    }


def package_zip(reader: Reader, figures: pl.DataFrame) -> bytes:
    """The package as one zip; equal versions and selections give equal bytes."""
    return zipped(package_files(reader, figures))


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files as a zip whose bytes depend on nothing but them."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def _csv(frame: pl.DataFrame) -> bytes:
    return neutral(frame).write_csv().encode()


def _metadata(reader: Reader, figures: pl.DataFrame) -> dict[str, bytes]:
    parts = {str(code): part for (code,), part in figures.group_by("indicator", maintain_order=True)}
    parts |= {code: found for code in catalogue().derivations if (found := behind(reader, code, figures)).height}
    told = {code: metadata_of(reader, code, part) for code, part in parts.items()}
    return {
        f"metadata/{code}.metadata.json": json.dumps(about, ensure_ascii=False, indent=1).encode()
        for code, about in told.items()
    }


def _readme(reader: Reader, observations: int, sources: int) -> bytes:
    version = reader.version
    filled = {
        "version": version.id,
        "published": version.published.date().isoformat(),
        "observations": observations,
        "sources": sources,
    }
    parts = [texts(language)["package"]["readme"].strip() for language in LANGUAGES]
    return ("\n\n---\n\n".join(parts) + "\n").format(**filled).encode()
