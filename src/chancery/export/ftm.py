"""FollowTheMoney: entities as JSON, one a line, each a valid entity of the schema that its `schema` names."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, BinaryIO

from chancery.answer.holdings import Being, Held, Holdings, ReportText
from chancery.answer.party import country_name
from chancery.answer.views import EventView
from chancery.answer.words import title
from chancery.export.days import plain_day
from chancery.lang import geo

SCHEMAS = {"Person", "Organization", "PublicBody", "Address"}
Entity = dict[str, Any]


def write_ftm(holdings: Holdings, out: BinaryIO) -> None:
    """People, bodies, places, posts, occupancies, events and reports; a fact's `proof` is the report that tells it."""
    for entity in entities(holdings):
        entity["properties"] = {name: values for name, values in entity["properties"].items() if values}
        out.write(json.dumps(entity, ensure_ascii=False).encode("utf-8") + b"\n")


def entities(holdings: Holdings) -> Iterator[Entity]:
    """All entities, those pointed at before those that point at them."""
    beings = {being.id: being for being in holdings.entities}
    yield from (_report(report) for report in holdings.reports)
    yield from (_being(being) for being in holdings.entities)
    posts: dict[str, list[Held]] = defaultdict(list)
    for held in holdings.offices:
        posts[_post_id(held)].append(held)
    for identity in sorted(posts):
        yield _position(identity, posts[identity][0])
    reports = {report.line.number: report for report in holdings.reports}
    yield from (
        _occupancy(held, reports[held.report]) for held in holdings.offices if beings[held.holder].schema == "Person"
    )
    yield from (_event(event, beings) for event in holdings.events)


def _codes() -> dict[str, str]:
    return {row.alpha3: row.alpha2.lower() for row in geo.countries()}


def _country(alpha3: str | None) -> list[str]:
    """FollowTheMoney writes alpha-2 in lower case; its codes of former states are its own."""
    former = {"SUN": "suhh", "CSK": "cshh", "YUG": "yucs", "DDR": "dd", "VDR": "vn"}
    code = _codes().get(alpha3 or "") or former.get(alpha3 or "")
    return [code] if code else []


def _being(being: Being) -> Entity:
    if being.schema == "Country":
        properties = {"name": [being.name], "country": _country(being.id), "alias": list(being.names[1:])}
        return {"id": f"country-{being.id}", "schema": "LegalEntity", "properties": properties}
    country = _country(being.country)
    if being.schema == "Address":
        return {"id": being.id, "schema": "Address", "properties": {"full": [being.name], "country": country}}
    schema = being.schema if being.schema in SCHEMAS else "LegalEntity"
    others = [name for name in being.names if name != being.name]
    return {"id": being.id, "schema": schema, "properties": {"name": [being.name], "alias": others, "country": country}}


def _post_id(held: Held) -> str:
    return "post-" + hashlib.sha256(f"{held.post.casefold()}|{held.of}".encode()).hexdigest()[:16]


def _position(identity: str, held: Held) -> Entity:
    of = country_name(held.of)
    name = f"{held.post} of {of}" if of and of.casefold() not in held.post.casefold() else held.post
    return {"id": identity, "schema": "Position", "properties": {"name": [name], "country": _country(held.of)}}


def _occupancy(held: Held, report: ReportText) -> Entity:
    told = [report.line.published[:10]] if report.line.published and not held.former else []
    properties = {
        "holder": [held.holder],
        "post": [_post_id(held)],
        "date": plain_day(held.when) or told,
        "status": ["ended"] if held.former else [],
        "summary": [held.text],
        "proof": [_report_id(report.line.number, report.line.uri)],
        "publisher": [report.line.provider] if report.line.provider else [],
    }
    return {"id": f"occupancy-{held.claim}-{held.report}", "schema": "Occupancy", "properties": properties}


def _event(event: EventView, beings: dict[str, Being]) -> Entity:
    parties = (*event.actors, *event.recipients)
    known = [party.entity for party in parties if party.entity in beings]
    involved = [f"country-{entity}" if beings[entity].schema == "Country" else entity for entity in known if entity]
    day = plain_day(event.when)
    properties = {
        "name": [title(event)],
        "date": day,
        "startDate": [event.earliest] if event.earliest and not day else [],
        "endDate": [event.latest] if event.latest and not day else [],
        "summary": [" ".join(event.what.split())],
        "description": [words.text for words in event.words],
        "involved": [identity for identity in involved if not _is_place(identity, beings)],
        "location": [event.place] if event.place else [],
        "country": _country(event.country),
        "keywords": [word for word in (event.type, event.mode, event.status) if word],
        "proof": list(dict.fromkeys(_report_id(words.report.number, words.report.uri) for words in event.words)),
    }
    return {"id": f"event-{event.id}", "schema": "Event", "properties": properties}


def _is_place(identity: str, beings: dict[str, Being]) -> bool:
    return identity in beings and beings[identity].schema == "Address"


def _report_id(number: int, uri: str) -> str:
    return f"report-{number}-{hashlib.sha256(uri.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def _report(report: ReportText) -> Entity:
    line = report.line
    properties = {
        "title": [line.headline or line.uri],
        "publishedAt": [line.published] if line.published else [],
        "publisher": [line.provider] if line.provider else [],
        "author": [report.byline] if report.byline else [],
        "bodyText": [report.text],
        "sourceUrl": [line.url] if line.url and line.url.startswith("http") else [],
    }
    return {"id": _report_id(line.number, line.uri), "schema": "Article", "properties": properties}
