"""From claims to events: what the merging of reports looks at, and the rows it makes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from chancery.lang import geo
from chancery.model import Claim, Entity, Report
from chancery.model.states import successor
from chancery.reconcile.keeping import Deed
from chancery.reconcile.merge import Together
from chancery.reconcile.tellings import Telling, sharpness
from chancery.reconcile.visits import Part
from chancery.record import (
    DeedRow,
    EventRow,
    PartRow,
    Store,
    current_appearances,
    current_datings,
    fold_name,
    party_appearances,
)

STATUS_ORDER = ("held", "ongoing", "cancelled", "planned", "proposed", "recurring", "negated")
"""Of an event told with several: what happened outweighs what was planned, and so does that it was called off."""


@dataclass(frozen=True, slots=True)
class EventEvidence:
    """The claims that tell events, by number with the number of their report; the reports; who each appearance is.

    `origin` is what each report (by number) has in common with its reprints.
    """

    claims: Mapping[int, tuple[int, Claim]]
    reports: Mapping[int, Report]
    members: Mapping[int, str]
    entities: Mapping[str, Entity]
    origin: Mapping[int, str]


def read_tellings(store: Store, evidence: EventEvidence) -> list[Telling]:
    """Each claim that tells an event, with who takes part and where, and what its report names beside."""
    parties, bounds, kin = party_appearances(store), current_datings(store), _kin(store, evidence.members)
    tellings = []
    for number, (report, claim) in evidence.claims.items():
        told = _Parties(evidence)
        for role, appearance, country in parties.get(number, ()):
            if role in ("actor", "recipient"):
                told.add(role, appearance, country)
        place = getattr(claim.body, "place", None)
        told.places |= {fold_name(place.name)} if place else set()
        telling = Telling(
            number=number,
            claim=claim,
            day=evidence.reports[report].published,
            people=told.people,
            bodies=frozenset(told.bodies),
            countries=frozenset(told.countries),
            names=told.names,
            bounds=bounds.get(report, (None, None)),
            places=frozenset(told.places - told.states),
            doers=frozenset(told.doers),
            kin=kin[report],
            cities=frozenset(told.cities),
            spelled=frozenset(told.spelled),
            origin=evidence.origin[report],
        )
        tellings.append(telling)
    return tellings


class _Parties:
    """Who takes part in one claim, by what they are."""

    def __init__(self, evidence: EventEvidence) -> None:
        self.members, self.entities = evidence.members, evidence.entities
        self.people: dict[str, str | None] = {}
        self.names: dict[str, str] = {}
        self.bodies: set[str] = set()
        self.countries: set[str] = set()
        self.places: set[str] = set()
        self.states: set[str] = set()
        self.cities: set[str] = set()
        self.spelled: set[str] = set()
        self.doers: set[str] = set()

    def add(self, role: str, appearance: int, country: str | None) -> None:
        """Adds a party; a city counts for where, and for its country."""
        entity = self.entities.get(self.members.get(appearance, ""))
        country = country or (entity.country if entity else None)
        if country:
            self.countries.add(successor(country))
        if role == "actor":
            self.doers |= {successor(country)} if country else {entity.id} if entity else set()
        if entity is None:
            return
        self.names[entity.id] = entity.caption
        self.spelled |= {word for name in entity.names for word in name.text.casefold().split()}
        if entity.schema == "Person":
            self.people[entity.id] = successor(country) if country else None
        elif entity.schema == "Address":
            self.places.add(fold_name(entity.caption))
            self.cities |= set() if _is_capital(entity.caption, country) else {fold_name(entity.caption)}
        elif entity.schema == "Country":
            self.states |= {fold_name(name.text) for name in entity.names}
        else:
            self.bodies.add(entity.id)


def _is_capital(name: str, country: str | None) -> bool:
    return country is not None and _capitals().get(country) == fold_name(name)


@cache
def _capitals() -> dict[str, str]:
    return {row.alpha3: fold_name(row.capital) for row in geo.countries()}


def _kin(store: Store, members: Mapping[int, str]) -> dict[int, frozenset[str]]:
    """For each report all people, bodies and cities it names."""
    named: dict[int, set[str]] = defaultdict(set)
    for appearance in current_appearances(store):
        if appearance.schema != "Country" and appearance.number in members:
            named[appearance.report].add(members[appearance.number])
    return defaultdict(frozenset, {report: frozenset(ids) for report, ids in named.items()})


def event_row(group: Together, tellings: Sequence[Telling], evidence: EventEvidence) -> EventRow:
    """The row of an event: the telling that tells it best, the sharpest date, how many reports and sources."""
    best = max(tellings, key=_worth)
    sharpest = min((t.when for t in tellings if t.when), key=sharpness, default=None)
    told_by = {evidence.claims[number][0] for number in group.claims}
    return EventRow(
        id=min(t.id for t in tellings),
        claims=group.claims,
        best=best.number,
        type=best.event.type,
        mode=best.event.mode,
        status=min((t.claim.status for t in tellings), key=STATUS_ORDER.index),
        edtf=sharpest.edtf if sharpest else None,
        earliest=_iso(group.earliest),
        latest=_iso(group.latest),
        reports=len(told_by),
        independent=len({evidence.origin[report] for report in told_by}),
    )


def part_rows(parts: Iterable[Part], events: Sequence[EventRow]) -> tuple[PartRow, ...]:
    """The rows that say which event is part of which; `parts` speak of events by place."""
    return tuple(PartRow(events[part.part].id, events[part.whole].id, part.reason) for part in parts)


def deed_rows(deeds: Iterable[Deed], events: Sequence[EventRow]) -> tuple[DeedRow, ...]:
    """The rows that say which event keeps a promise; `deeds` speak of events by place."""
    return tuple(DeedRow(events[deed.promise].id, events[deed.deed].id, deed.reason) for deed in deeds)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _worth(telling: Telling) -> tuple[object, ...]:
    """How well a telling tells its event: done before planned, dated, named, placed, short; the id breaks ties."""
    body = telling.event
    dated = body.when is not None
    parties = len(body.actors) + len(body.recipients)
    done = -STATUS_ORDER.index(telling.claim.status)
    named = len(telling.people) + len(telling.bodies)
    return done, dated, named, parties, body.place is not None, -len(telling.claim.text), telling.id
