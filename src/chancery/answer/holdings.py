"""All that the record holds on a question: events, those who took part, their offices, and the reports that tell it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from chancery.answer.events import TEXTS, report_line
from chancery.answer.timeline import EVERYTHING, Filters, timeline
from chancery.answer.views import EventView, ReportLine, View
from chancery.record import Store


@dataclass(frozen=True, slots=True)
class ReportText(View):
    """A report that stands, with its text as it was read; `furniture` lists `(kind, start, end)` that are no prose."""

    line: ReportLine
    language: str
    located: str | None
    byline: str | None
    text: str
    furniture: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Being(View):
    """An entity of the record: `id`, FollowTheMoney schema, the name to show, its other names, country (alpha-3)."""

    id: str
    schema: str
    name: str
    country: str | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held(View):
    """One claim that `holder` (an entity's id) holds or held a post, with its days (EDTF) and the words."""

    claim: str
    holder: str
    post: str
    of: str | None
    former: bool
    when: str | None
    text: str
    start: int
    end: int
    report: int


@dataclass(frozen=True, slots=True)
class Told(View):
    """That the report with this number names the entity: what it calls it."""

    report: int
    entity: str
    name: str


@dataclass(frozen=True, slots=True)
class Holdings(View):
    """Events in order of time, entities and offices by id, reports by number; `told` says which report names whom."""

    events: tuple[EventView, ...]
    entities: tuple[Being, ...]
    offices: tuple[Held, ...]
    reports: tuple[ReportText, ...]
    told: tuple[Told, ...]


def holdings(store: Store, parties: Sequence[str] = (), filters: Filters = EVERYTHING) -> Holdings:
    """What the record holds on `parties` and the days, type and status of `filters`; on everything without them.

    Asked without parties and filters it holds every report and every entity of the record; otherwise those that tell,
    or took part in, one of the events. Raises `Unanswerable` as `timeline` does.
    """
    events = timeline(store, parties, filters).events
    whole = not parties and filters == EVERYTHING
    numbers = None if whole else sorted({words.report.number for event in events for words in event.words})
    reports = tuple(_reports(store, numbers))
    told = tuple(_told(store, [report.line.number for report in reports]))
    if whole:
        wanted = {row["id"] for row in store.query("SELECT id FROM entities")}
    else:
        lines = (party for event in events for party in (*event.actors, *event.recipients))
        wanted = {line.entity for line in lines if line.entity}
    beings = tuple(_beings(store, sorted(wanted)))
    offices = tuple(_offices(store, sorted(wanted), {report.line.number for report in reports}))
    return Holdings(events, beings, offices, reports, tuple(line for line in told if line.entity in wanted))


def _reports(store: Store, numbers: Sequence[int] | None) -> Iterator[ReportText]:
    if numbers is None:
        numbers = [row["number"] for row in store.query("SELECT number FROM current_reports ORDER BY number")]
    for row in store.each(TEXTS + " WHERE r.number IN ({marks}) ORDER BY r.number", numbers):
        furniture = tuple((kind, start, end) for kind, start, end in json.loads(row["furniture"]))
        named = (row["language"], row["located"], row["byline"])
        yield ReportText(report_line(row), *named, row["body_text"], furniture)


def _told(store: Store, numbers: Sequence[int]) -> Iterator[Told]:
    sql = """SELECT a.report, m.entity, a.name FROM appearances AS a JOIN members AS m ON m.appearance = a.number
             WHERE a.report IN ({marks}) ORDER BY a.report, m.entity, a.number"""
    return (Told(row["report"], row["entity"], row["name"]) for row in store.each(sql, numbers))


def _beings(store: Store, ids: Sequence[str]) -> Iterator[Being]:
    names: dict[str, list[str]] = defaultdict(list)
    spelled = "SELECT entity, text FROM entity_names WHERE entity IN ({marks}) ORDER BY reports DESC, text"
    for row in store.each(spelled, ids):
        names[row["entity"]].append(row["text"])
    for row in store.each("SELECT * FROM entities WHERE id IN ({marks}) ORDER BY id", ids):
        yield Being(row["id"], row["schema"], row["caption"], row["country"], tuple(names[row["id"]]))


def _offices(store: Store, ids: Sequence[str], reports: Iterable[int]) -> Iterator[Held]:
    known = set(reports)
    sql = """SELECT DISTINCT c.id, c.body, c.text, c.span_start, c.span_end, c.report, c.edtf, m.entity
             FROM members AS m JOIN parties AS p ON p.appearance = m.appearance AND p.role = 'holder'
             JOIN current_claims AS c ON c.number = p.claim
             WHERE m.entity IN ({marks}) ORDER BY m.entity, c.report, c.position"""
    for row in store.each(sql, ids):
        if row["report"] in known:
            body = json.loads(row["body"])
            post = (body["post"], body["of"], body["former"], row["edtf"])
            yield Held(row["id"], row["entity"], *post, row["text"], row["span_start"], row["span_end"], row["report"])
