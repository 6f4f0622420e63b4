"""JSON-LD in schema.org's words: events, people, bodies, offices and the reports they rest on, as one graph."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any, BinaryIO

from chancery.answer.holdings import Being, Held, Holdings, ReportText
from chancery.answer.party import country_name
from chancery.answer.views import EventView
from chancery.answer.words import title
from chancery.lang import geo

TYPES = {
    "Person": "Person",
    "Organization": "Organization",
    "PublicBody": "GovernmentOrganization",
    "Country": "Country",
    "Address": "Place",
}
STATUS = {"cancelled": "https://schema.org/EventCancelled", "planned": "https://schema.org/EventScheduled"}


def write_jsonld(holdings: Holdings, out: BinaryIO) -> None:
    """One document with a `@graph`; identifiers are URNs, so that nothing points outside."""
    offices: dict[str, list[Held]] = defaultdict(list)
    for held in holdings.offices:
        offices[held.holder].append(held)
    graph = [_being(being, offices[being.id]) for being in holdings.entities]
    graph += [_report(report) for report in holdings.reports]
    graph += [_event(event) for event in holdings.events]
    document = {"@context": {"@vocab": "https://schema.org/", "edtf": "urn:chancery:edtf"}, "@graph": graph}
    out.write(json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n")


def _kept(node: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node.items() if value not in (None, [], "")}


def _being(being: Being, offices: list[Held]) -> dict[str, Any]:
    node: dict[str, Any] = {
        "@id": f"urn:chancery:{being.id}",
        "@type": TYPES.get(being.schema, "Thing"),
        "name": being.name,
    }
    node["alternateName"] = [name for name in being.names if name != being.name]
    if being.schema == "Person":
        node["nationality"] = country_name(being.country) or None
        posts = {(held.post, held.of, held.former): held for held in offices}.values()
        node["hasOccupation"] = [_kept({"@type": "Role", "roleName": h.post, "description": h.text}) for h in posts]
    return _kept(node)


def _report(report: ReportText) -> dict[str, Any]:
    line = report.line
    return _kept(
        {
            "@id": _report_urn(line.number),
            "@type": "NewsArticle",
            "identifier": line.uri,
            "headline": line.headline,
            "datePublished": line.published,
            "publisher": {"@type": "Organization", "name": line.provider} if line.provider else None,
            "inLanguage": report.language,
            "url": line.url if line.url and line.url.startswith("http") else None,
            "version": line.version,
        }
    )


def _report_urn(number: int) -> str:
    return f"urn:chancery:report:{number}"


def _event(event: EventView) -> dict[str, Any]:
    place = None
    if event.place:
        spot = geo.locate(event.place, event.country)
        globe = {"@type": "GeoCoordinates", "latitude": spot[0], "longitude": spot[1]} if spot else None
        place = _kept({"@type": "Place", "name": event.place, "addressCountry": event.country, "geo": globe})
    return _kept(
        {
            "@id": f"urn:chancery:event:{event.id}",
            "@type": "Event",
            "additionalType": f"PLOVER {event.type}" + (f" {event.mode}" if event.mode else ""),
            "name": title(event),
            "startDate": event.earliest,
            "endDate": event.latest,
            "edtf": event.when,
            "eventStatus": STATUS.get(event.status),
            "organizer": _parties(event.actors),
            "attendee": _parties(event.recipients),
            "location": place,
            "subjectOf": [
                {"@type": "Quotation", "text": words.text, "isPartOf": {"@id": _report_urn(words.report.number)}}
                for words in event.words
            ],
        }
    )


def _parties(parties: Any) -> list[dict[str, Any]]:
    return [{"@id": f"urn:chancery:{party.entity}"} if party.entity else {"name": party.name} for party in parties]
