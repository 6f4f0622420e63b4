"""Export: a record, or what it holds on a question, in the formats that other tools read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from chancery.answer.holdings import Holdings
from chancery.export.errors import Unexportable
from chancery.export.ftm import write_ftm
from chancery.export.geojson import write_geojson
from chancery.export.graphml import write_graphml
from chancery.export.ical import write_ical
from chancery.export.jsonld import write_jsonld
from chancery.export.ninjs import write_ninjs
from chancery.export.parquet import write_parquet
from chancery.export.plover import write_plover


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: its name, the usual ending of its files, its media type, what it holds, and what writes it."""

    name: str
    ending: str
    media: str
    says: str
    write: Callable[[Holdings, BinaryIO], None]
    binary: bool = False


EXPORTERS = (
    Exporter("ftm", "ftm.json", "application/json+ftm", "FollowTheMoney entities, one a line", write_ftm),
    Exporter("plover", "csv", "text/csv", "PLOVER event table in POLECAT's columns", write_plover),
    Exporter(
        "ninjs", "jsonl", "application/x-ndjson", "reports as ninjs 3.0 items with their names, one a line", write_ninjs
    ),
    Exporter("ical", "ics", "text/calendar", "dated events as an iCalendar", write_ical),
    Exporter(
        "jsonld", "jsonld", "application/ld+json", "events, people and reports as schema.org JSON-LD", write_jsonld
    ),
    Exporter("geojson", "geojson", "application/geo+json", "events with a known place as GeoJSON", write_geojson),
    Exporter("graphml", "graphml", "application/graphml+xml", "who dealt with whom as a GraphML graph", write_graphml),
    Exporter("parquet", "parquet", "application/vnd.apache.parquet", "events as a Parquet table", write_parquet, True),
)
"""All formats, in the order in which they are listed."""


def exporter(name: str) -> Exporter:
    """The exporter called `name`. Raises `Unexportable` with the names there are."""
    for known in EXPORTERS:
        if known.name == name.lower():
            return known
    raise Unexportable(f"no format is called {name!r}: write one of {', '.join(known.name for known in EXPORTERS)}")


def write(chosen: Exporter, holdings: Holdings, out: BinaryIO) -> None:
    """Writes `holdings` in the format `chosen`. Raises `Unexportable` when a package that it needs is missing."""
    try:
        chosen.write(holdings, out)
    except ModuleNotFoundError as error:
        needs = f"needs the package {error.name}: install chancery with its extra, `pip install 'chancery[export]'`"
        raise Unexportable(f"the format {chosen.name} {needs}") from None


__all__ = ["EXPORTERS", "Exporter", "Holdings", "Unexportable", "exporter", "write"]
