"""A draft and reports of the record in the one form in which they are compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

from chancery.lang import geo
from chancery.model import Claim, Event, Figure, Occupancy, Quote, Report, When
from chancery.model.numbers import rounded
from chancery.pipeline.evidence import Evidence
from chancery.reconcile.draft.page import Page, Wanted, cut, stems
from chancery.reconcile.draft.reading import (
    Counted,
    Dated,
    Happened,
    Held,
    Named,
    P,
    Reading,
    Spoken,
    atoms_of,
)
from chancery.record import Store
from chancery.record.beside import parties_of, rows_of
from chancery.record.codec import claim_from_row, when_from_row
from chancery.record.context import elapsed_from_json

Resolve = Callable[[str, str], frozenset[str]]
"""From the name and schema of a party to the entities of the record that it can be."""


def read_draft(evidence: Evidence, resolve: Resolve) -> Reading:
    """What was found in a draft, its names resolved against the record."""
    report = evidence.report
    names = tuple(
        Named(m.start, m.end, m.schema, m.name, m.country, resolve(m.name, m.schema))
        for m in evidence.mentions
        if m.form == "name"
    )
    schemas = {m.name: m.schema for m in reversed(evidence.mentions)}
    told = _Told([(claim, *_draft_parties(claim, resolve, schemas)) for claim in evidence.claims])
    return Reading(
        report.body_text,
        _placed(Dated(t.start, t.end, t.text, t.type, t.value, t.when) for t in evidence.times),
        _placed(names),
        _placed(told.figures()),
        _placed(told.offices()),
        told.events(),
        told.quotes(),
        tuple(evidence.elapsed),
    )


def _placed(found: Iterable[P]) -> tuple[P, ...]:
    return tuple(sorted(found, key=attrgetter("start")))


def _draft_parties(claim: Claim, resolve: Resolve, schemas: Mapping[str, str]) -> tuple[frozenset[str], frozenset[str]]:
    """The entities and the countries of the parties of a claim."""
    body = claim.body
    if isinstance(body, Event):
        parties = (*body.actors, *body.recipients)
        known = (resolve(p.name, p.schema) for p in parties if p.schema not in ("Country", "Address"))
        return frozenset[str]().union(*known), frozenset(p.country for p in parties if p.country)
    name = body.holder if isinstance(body, Occupancy) else body.speaker if isinstance(body, Quote) else None
    return (resolve(name, schemas.get(name, "Person")) if name else frozenset()), frozenset()


class _Told:
    """Claims of one report, each with the entities and countries of its parties."""

    def __init__(self, claims: Sequence[tuple[Claim, frozenset[str], frozenset[str]]]) -> None:
        self.claims = claims

    def figures(self) -> tuple[Counted, ...]:
        found = []
        for claim, _, _ in self.claims:
            body = claim.body
            if isinstance(body, Figure):
                place = (claim.span.start, claim.span.end, *rounded(claim.text, body.value))
                found.append(Counted(*place, body.unit or "", body.of or "", body.bound, body.when))
        return tuple(found)

    def offices(self) -> tuple[Held, ...]:
        return tuple(
            Held(c.span.start, c.span.end, c.body.holder, c.body.post, c.body.of, c.body.former, ids)
            for c, ids, _ in self.claims
            if isinstance(c.body, Occupancy)
        )

    def events(self) -> tuple[Happened, ...]:
        return tuple(
            happened(claim, ids, countries) for claim, ids, countries in self.claims if isinstance(claim.body, Event)
        )

    def quotes(self) -> tuple[Spoken, ...]:
        return tuple(
            Spoken(c.body.content.start, c.body.content.end, c.body.speaker, ids)
            for c, ids, _ in self.claims
            if isinstance(c.body, Quote) and c.body.mode != "indirect"
        )


def happened(claim: Claim, ids: frozenset[str], countries: frozenset[str]) -> Happened:
    """An event with the entities and countries of its parties."""
    body = claim.body
    assert isinstance(body, Event)
    town = geo.city(body.place.name, body.place.country) if body.place else None
    told = (body.type, body.mode, claim.status, ids, countries, body.when)
    return Happened(claim.span.start, claim.span.end, *told, stems(claim.text), town.name if town else None)


def page_of(told: tuple[int, Report, str], reading: Reading, wanted: Wanted | None = None) -> Page:
    """A text (number, report, origin) cut into lines; of a report of the record those that are like a `wanted` one."""
    number, report, origin = told
    page = Page(number, report.provider or report.uri, report.published, origin, report.body_text, ())
    return cut(page, lambda start, end: atoms_of(reading, start, end), wanted)


def record_pages(
    store: Store, reports: Mapping[int, tuple[Report, str]], wanted: Wanted
) -> dict[int, tuple[Page, Reading]]:
    """Reports of the record (with their origins) as pages; only lines like one of the `wanted` are laid out."""
    times, mentions, claims, elapsed = (rows_of(store, t, reports) for t in ("times", "mentions", "claims", "elapsed"))
    parties = parties_of(store, (row["number"] for rows in claims.values() for row in rows))
    pages = {}
    for number, (report, origin) in sorted(reports.items()):
        told = _Told([(claim_from_row(r), *_sides(parties.get(r["number"], ()))) for r in claims.get(number, ())])
        reading = Reading(
            report.body_text,
            _placed(_dated(row) for row in times.get(number, ())),
            _placed(_named(row) for row in mentions.get(number, ())),
            _placed(told.figures()),
            _placed(told.offices()),
            told.events(),
            told.quotes(),
            tuple(elapsed_from_json(row["body"]) for row in elapsed.get(number, ())),
        )
        pages[number] = page_of((number, report, origin), reading, wanted), reading
    return pages


def _sides(rows: Iterable[Any]) -> tuple[frozenset[str], frozenset[str]]:
    """The entities that are no country, and the countries, of the parties of a claim."""
    listed = [row for row in rows if row["role"] in ("actor", "recipient", "holder", "speaker")]
    ids = frozenset(row["entity"] for row in listed if row["entity"] and row["schema"] not in ("Country", "Address"))
    return ids, frozenset(row["country"] for row in listed if row["country"])


sides_of = _sides


def _dated(row: Any) -> Dated:
    when: When | None = (
        when_from_row({k: row[k] for k in ("edtf", "earliest", "latest", "text")}) if row["edtf"] else None
    )
    return Dated(row["span_start"], row["span_end"], row["text"], row["type"], row["value"], when)


def _named(row: Any) -> Named:
    ids = frozenset({row["entity"]} if row["entity"] else ())
    return Named(row["span_start"], row["span_end"], row["schema"], row["name"], row["country"], ids)
