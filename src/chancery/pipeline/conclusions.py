"""Conclusions from the evidence in a record: who is whom, which claims tell one event, what does not add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from chancery.model import Claim, Entity, Judgement, Name, Report, When
from chancery.model.states import successor
from chancery.pipeline.material import Merged, gather
from chancery.reconcile.alike import Telling
from chancery.reconcile.checks import run_checks
from chancery.reconcile.facts import same_facts
from chancery.reconcile.merge import Together, merge_events
from chancery.reconcile.reprints import find_sources
from chancery.record import (
    Appearance,
    Conclusions,
    EventRow,
    SourceRow,
    Store,
    current_appearances,
    current_claims,
    current_reports,
    fold_name,
    human_judgements,
    party_appearances,
    replace_conclusions,
)

STATUS_ORDER = ("held", "ongoing", "planned", "proposed", "recurring", "cancelled", "negated")
"""Of an event told with several: what happened outweighs what was planned."""


def rebuild(store: Store, progress: Callable[[str], None] | None = None) -> None:
    """Draws all conclusions anew from the evidence; `progress` hears the name of each step.

    The outcome depends on the evidence and on people's judgements alone, not on the order in which reports came.
    """
    progress = progress or (lambda _: None)
    progress("names")
    reports = dict(current_reports(store))
    entities, members, who = _resolve(store, reports)
    progress("sources")
    sources = find_sources(reports.items())
    progress("events")
    claims = {number: (report, claim) for number, report, claim in current_claims(store, "event")}
    tellings = _tellings(store, claims, reports, members, entities)
    groups, same = merge_events(tellings, human_judgements(store, "events"))
    origin = {source.number: source.origin for source in sources}
    by_number = {telling.number: telling for telling in tellings}
    events = [_event(group, [by_number[n] for n in group.claims], claims, origin) for group in groups]
    progress("disagreements")
    judgements = [("names", j) for j in who] + [("events", j) for j in same]
    rows = tuple(SourceRow(s.number, s.origin, s.copy_of, s.reason) for s in sources)
    states = {entity.id: entity.caption for entity in entities if entity.schema == "Country"}
    material = gather(store, reports, origin, Merged(groups, by_number, members, states))
    findings, facts = run_checks(material), same_facts(material)
    new = Conclusions(tuple(entities), members, rows, tuple(events), findings, facts, tuple(judgements))
    replace_conclusions(store, new)


def _resolve(store: Store, reports: dict[int, Report]) -> tuple[list[Entity], dict[int, str], list[Judgement]]:
    """Entities of the record, the entity of each appearance, and the judgements behind them.

    Countries are known by their code; all others are matched by names, offices and countries. Parties that no report
    names ("the two sides", "Vietnamese students") are nobody in particular and become no entity.
    """
    from chancery.resolve.cluster import cluster
    from chancery.resolve.groups import Profile

    countries: dict[str, list[Appearance]] = defaultdict(list)
    profiles, keys = [], {}
    for a in current_appearances(store):
        if a.schema == "Country" and a.country:
            countries[a.country].append(a)
            continue
        report = reports[a.report]
        keys[a.number] = f"{report.uri}#{report.version} {a.schema} {a.name}"
        year = report.published.year if report.published else None
        posts = frozenset({fold_name(a.post)} if a.post else ())
        years = (year, year) if year else None
        profiles.append(Profile(keys[a.number], a.name, a.schema, a.country or _country(a.of), posts, years))
    clusters = cluster(profiles, human_judgements(store, "names"))
    members = {number: clusters.entity_of[key] for number, key in keys.items()}
    members |= {a.number: code for code, group in countries.items() for a in group}
    states = [_state(code, countries[code]) for code in sorted(countries)]
    judged = [judgement for judgement in clusters.judgements if judgement.by == "rule"]
    return [*states, *clusters.entities], members, judged


def _country(of: str | None) -> str | None:
    return of if of and len(of) == 3 and of.isupper() else None


def _state(code: str, group: Sequence[Appearance]) -> Entity:
    told: dict[str, set[int]] = defaultdict(set)
    for appearance in group:
        told[appearance.name].add(appearance.report)
    names = sorted((Name(text, "Latn", len(by)) for text, by in told.items()), key=lambda n: (-n.reports, n.text))
    return Entity(code, "Country", names[0].text, tuple(names), code)


def _tellings(
    store: Store,
    claims: dict[int, tuple[int, Claim]],
    reports: dict[int, Report],
    members: dict[int, str],
    entities: Iterable[Entity],
) -> list[Telling]:
    known = {entity.id: entity for entity in entities}
    parties = party_appearances(store)
    tellings = []
    for number, (report, claim) in claims.items():
        people: dict[str, str | None] = {}
        bodies, countries, names = set(), set(), {}
        for role, appearance, country in parties.get(number, ()):
            if role not in ("actor", "recipient"):
                continue
            entity = known.get(members.get(appearance, ""))
            country = country or (entity.country if entity else None)
            if country:
                countries.add(successor(country))
            if entity is None:
                continue
            names[entity.id] = entity.caption
            if entity.schema == "Person":
                people[entity.id] = country
            elif entity.schema != "Country":
                bodies.add(entity.id)
        sides = frozenset(bodies), frozenset(countries)
        tellings.append(Telling(number, claim, reports[report].published, people, *sides, names))
    return tellings


def _event(
    group: Together, tellings: Sequence[Telling], claims: dict[int, tuple[int, Claim]], origin: dict[int, str]
) -> EventRow:
    best = max(tellings, key=_worth)
    whens = [t.when for t in tellings if t.when]
    sharpest = min(whens, key=_width, default=None)
    status = min((t.claim.status for t in tellings), key=STATUS_ORDER.index)
    told_by = {claims[number][0] for number in group.claims}
    body = best.event
    return EventRow(
        id=min(t.claim.id for t in tellings),
        claims=group.claims,
        best=best.number,
        type=body.type,
        mode=body.mode,
        status=status,
        edtf=sharpest.edtf if sharpest else None,
        earliest=group.earliest.isoformat() if group.earliest else None,
        latest=group.latest.isoformat() if group.latest else None,
        reports=len(told_by),
        independent=len({origin[report] for report in told_by}),
    )


def _width(when: When) -> tuple[timedelta, str]:
    return (when.before or date.max) - (when.earliest or date.min), when.edtf


def _worth(telling: Telling) -> tuple[object, ...]:
    """How well a telling tells its event: done before planned, dated, named, placed, short; the id breaks ties."""
    body = telling.event
    dated = body.when is not None
    parties = len(body.actors) + len(body.recipients)
    done = -STATUS_ORDER.index(telling.claim.status)
    named = len(telling.people) + len(telling.bodies)
    return done, dated, named, parties, body.place is not None, -len(telling.claim.text), telling.claim.id
