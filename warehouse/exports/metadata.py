"""What must be known of an indicator to use and to cite it, in the names of Our World in Data's metadata.

Generated from the catalogue and the sources of its figures; nothing here is written by hand for one indicator.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import polars as pl

from warehouse.catalogue import catalogue
from warehouse.errors import WarehouseError
from warehouse.exports.charted import DERIVED, charted
from warehouse.exports.codes import labels
from warehouse.exports.observed import observations
from warehouse.exports.texts import LANGUAGES, LICENCE, Language, texts
from warehouse.reader import Reader, Selection, Version
from warehouse.records import Indicator
from warehouse.results import Derivation

Json = dict[str, Any]
NAMED = 3
"""Publishers named in the short citation; the long one names all."""

FACTS = {"name": "Facts, not subject to copyright; the report's text is its publisher's"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """An indicator with the figures (columns of `ExportedObservation`) and sources it is told from."""

    indicator: Indicator | Derivation
    figures: pl.DataFrame
    sources: pl.DataFrame
    version: Version

    @property
    def level(self) -> str:
        """`major` where the program computed some of the figures, else `minor`."""
        return (
            "major"
            if isinstance(self.indicator, Derivation) or (self.figures["status"] == "derived").any()
            else "minor"
        )

    @property
    def years(self) -> str:
        """First and last year of the figures, by the last day of their periods."""
        years = sorted(self.figures["period_end"].dt.year().unique())
        return "–".join(map(str, dict.fromkeys((years[0], years[-1]))))


def metadata(reader: Reader, indicator: str) -> Json:
    """The metadata of an indicator over all its published figures, of a derived one over those behind it.

    See `metadata_of`.

    Raises:
        WarehouseError: the catalogue has no such indicator, or no figure of it is published.
    """
    if indicator in catalogue().derivations:
        return metadata_of(reader, indicator, behind(reader, indicator, observations(reader, Selection())))
    if indicator not in catalogue().indicators:
        raise WarehouseError(f"{indicator}: not in the catalogue; see `indicators.csv` of a Data Package")
    return metadata_of(reader, indicator, observations(reader, Selection(indicators=(indicator,))))


def behind(reader: Reader, derived: str, figures: pl.DataFrame) -> pl.DataFrame:
    """Which of the given observations a derived indicator's figures rest on; refused ones rest on none."""
    computed = pl.concat([charted(reader, table, Selection(indicators=(derived,))) for table in DERIVED])
    used = computed.filter(pl.col("value").is_not_null())["inputs"].explode()
    return figures.filter(pl.col("observation_id").is_in(used.implode()))


def metadata_of(reader: Reader, indicator: str, figures: pl.DataFrame) -> Json:
    """The metadata of an indicator over the given figures of it.

    Texts stand under `vi` and `en`; code, version, origins and licence are common to both.

    Raises:
        WarehouseError: there are no figures.
    """
    if figures.is_empty():
        raise WarehouseError(f"{indicator}: no figure is published, so there is nothing to describe")
    sources = reader.sources().drop("figures").join(figures.group_by("source_id").len("figures"), on="source_id")
    known = catalogue()
    told = Evidence(
        known.derivations.get(indicator) or known.indicators[indicator], figures, _by_use(sources), reader.version
    )
    return {
        "indicator": indicator,
        "version": told.version.id,
        "published": told.version.published.date().isoformat(),
        "processing_level": told.level,
        "license": {"name": LICENCE["title"], "url": LICENCE["path"]},
        **{language: _language(told, language) for language in LANGUAGES},
        "origins": [_origin(row) for row in told.sources.iter_rows(named=True)],
    }


def _by_use(sources: pl.DataFrame) -> pl.DataFrame:
    named = sources.with_columns(pl.Series("producer", [_producer(row) for row in sources.iter_rows(named=True)]))
    return named.sort("figures", "producer", "source_id", descending=[True, False, False])


def _producer(source: Json) -> str:
    """The publisher where it is known, else the host of the address, else the document."""
    return str(source["publisher"] or urlsplit(source["url"] or "").hostname or source["document"])


def _origin(source: Json) -> Json:
    day = source["published"]
    title = f": “{source['title']}”" if source["title"] else ""
    parts = [source["producer"] + title, day and day.isoformat(), source["url"] or source["document"]]
    origin = {
        "source_id": source["source_id"],
        "producer": source["producer"],
        "title": source["title"],
        "citation_full": ", ".join(part for part in parts if part),
        "attribution": f"{source['producer']} ({day.year})" if day else source["producer"],
        "attribution_short": source["producer"],
        "url_main": source["url"],
        "date_published": day and day.isoformat(),
        "license": FACTS,
    }
    return {name: value for name, value in origin.items() if value is not None}


def _language(told: Evidence, language: Language) -> Json:
    about = told.indicator
    if isinstance(about, Derivation):
        return _derived(told, about, language)
    units = [getattr(labels("unit")[unit], language) for unit in told.figures["unit"].unique(maintain_order=True)]
    rate = about.measure == "rate"
    return {
        "title": _name(about, language),
        "unit": "; ".join(sorted(units)),
        "short_unit": "%" if rate else "",
        "description_short": getattr(about, f"definition_{language}"),
        "description_key": _key(told, about, language),
        "description_processing": _processing(told, language),
        **_citations(told, language),
    }


def _derived(told: Evidence, about: Derivation, language: Language) -> Json:
    """The same of a derived indicator: its formula and conditions instead of what its figures share."""
    say, known = texts(language)["derived"], catalogue()
    parts = {"above": about.numerator, "below": about.denominator or about.numerator}
    named = {place: _name(known.indicators[code], language) for place, code in parts.items()}
    return {
        "title": _name(about, language),
        "unit": str(getattr(about, f"unit_{language}")),
        "short_unit": "%" if about.unit == "percent" else "",
        "description_short": getattr(about, f"definition_{language}"),
        "description_key": [say["conditions"], say["bounds"], say["today"]],
        "description_processing": say[about.kind].format(scale=about.scale, **named),
        **_citations(told, language),
    }


def _name(indicator: Indicator | Derivation, language: Language) -> str:
    return str(getattr(indicator, f"name_{language}"))


def _key(told: Evidence, about: Indicator, language: Language) -> list[str]:
    """What a reader must know before comparing, as sentences."""
    say = texts(language)["key"]
    bounds = (told.figures["qualifier"] != "exact").sum()
    note = getattr(about, f"note_{language}")
    coverage = say["coverage"].format(
        figures=told.figures.height, areas=told.figures["area"].n_unique(), years=told.years
    )
    return [
        *([note] if note else []),
        say[about.measure],
        *([say["adds"]] if about.adds_over_areas else []),
        *([say["bodies"]] if about.bodies else []),
        *([say["bounds"].format(n=bounds)] if bounds else []),
        *(
            say["break"].format(date=b.date, reason=getattr(b, f"reason_{language}"))
            for b in catalogue().breaks
            if b.code in about.breaks
        ),
        coverage,
    ]


def _processing(told: Evidence, language: Language) -> str:
    say = texts(language)["processing"]
    figures = told.figures.filter(status="reported")
    counts = {
        "extracted": figures.filter(method="extracted").height,
        "table": figures.filter(method="table").height,
        "derived": told.figures.height - figures.height,
    }
    counted = [say[name].format(n=n) for name, n in counts.items() if n]
    return " ".join([*counted, say["chosen"], say["plain"]])


def _citations(told: Evidence, language: Language) -> Json:
    say = texts(language)["citation"]
    publishers = (
        told.sources.group_by("producer").agg(pl.sum("figures")).sort("figures", "producer", descending=[True, False])
    )
    all_names = publishers["producer"].to_list()
    first = "; ".join(all_names[:NAMED])
    rest = len(all_names) - NAMED
    few = texts(language)["more"].format(names=first, n=rest) if rest > 0 else first
    filled = {
        "title": _name(told.indicator, language),
        "version": told.version.id,
        "published": told.version.published.date().isoformat(),
        "level": say[told.level],
        "reports": told.sources["report_id"].n_unique(),
        "years": told.years,
    }
    return {
        "citation_short": say["short"].format(publishers=few, **filled),
        "citation_long": say["long"].format(publishers="; ".join(all_names), **filled),
    }
