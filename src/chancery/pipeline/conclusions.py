"""Conclusions from the evidence in a record: who is whom, which claims tell one event, what does not add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from chancery.model import Entity, Judgement, Name, Report
from chancery.pipeline.events import EventEvidence, event_row, part_rows, read_tellings
from chancery.pipeline.material import Merged, gather
from chancery.reconcile.checks import run_checks
from chancery.reconcile.facts import same_facts
from chancery.reconcile.merge import merge_events
from chancery.reconcile.reprints import find_sources
from chancery.reconcile.visits import find_parts
from chancery.record import (
    Appearance,
    Conclusions,
    SourceRow,
    Store,
    current_appearances,
    current_claims,
    current_reports,
    fold_name,
    human_judgements,
    replace_conclusions,
)


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
    evidence = EventEvidence(claims, reports, members, {entity.id: entity for entity in entities})
    by_number = {telling.number: telling for telling in read_tellings(store, evidence)}
    groups, same = merge_events(list(by_number.values()), human_judgements(store, "events"))
    told = [[by_number[n] for n in group.claims] for group in groups]
    origin = {source.number: source.origin for source in sources}
    events = [event_row(group, one, evidence, origin) for group, one in zip(groups, told, strict=True)]
    parts = part_rows(find_parts(told, human_judgements(store, "parts")), events)
    progress("disagreements")
    judgements = [("names", j) for j in who] + [("events", j) for j in same]
    rows = tuple(SourceRow(s.number, s.origin, s.copy_of, s.reason) for s in sources)
    states = {entity.id: entity.caption for entity in entities if entity.schema == "Country"}
    material = gather(store, reports, origin, Merged(groups, by_number, members, states))
    findings, facts = run_checks(material), same_facts(material)
    new = Conclusions(tuple(entities), members, rows, tuple(events), findings, facts, tuple(judgements), parts)
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
