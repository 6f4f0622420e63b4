"""Conclusions from the evidence in a record: who is whom, which claims tell one event, what does not add up."""

from __future__ import annotations

from collections.abc import Callable

from chancery.answer.commitments import drawn
from chancery.answer.milestones import wording
from chancery.answer.summed import rules
from chancery.pipeline.events import EventEvidence, deed_rows, event_row, part_rows, read_tellings
from chancery.pipeline.material import Merged, gather
from chancery.pipeline.names import resolve_names
from chancery.reconcile.checks import run_checks
from chancery.reconcile.facts import same_facts
from chancery.reconcile.keeping import find_deeds
from chancery.reconcile.merge import merge_events
from chancery.reconcile.reprints import find_sources
from chancery.reconcile.visits import find_parts
from chancery.record import (
    Conclusions,
    SourceRow,
    Store,
    current_claims,
    current_reports,
    human_judgements,
    replace_conclusions,
    write_summaries,
)
from chancery.record.names import known_entities, known_members


def rebuild(
    store: Store,
    progress: Callable[[str], None] | None = None,
    *,
    anew: bool = True,
) -> None:
    """Draws all conclusions anew from the evidence; `progress` hears the name of each step.

    Without `anew` names are resolved only as far as new reports and new judgements touch them, which comes to the same.
    The outcome depends on the evidence and on people's judgements alone, not on the order in which reports came.
    """
    progress = progress or (lambda _: None)
    progress("names")
    resolve_names(store, anew=anew)
    reports = dict(current_reports(store))
    entities, members = known_entities(store), known_members(store)
    progress("sources")
    sources = find_sources(reports.items())
    progress("events")
    claims = {number: (report, claim) for number, report, claim in current_claims(store, "event")}
    origin = {source.number: source.origin for source in sources}
    evidence = EventEvidence(claims, reports, members, entities, origin)
    by_number = {telling.number: telling for telling in read_tellings(store, evidence)}
    groups, same = merge_events(list(by_number.values()), human_judgements(store, "events"))
    told = [[by_number[n] for n in group.claims] for group in groups]
    events = [event_row(group, one, evidence) for group, one in zip(groups, told, strict=True)]
    parts = part_rows(find_parts(told, human_judgements(store, "parts")), events)
    deeds = deed_rows(find_deeds(told), events)
    progress("disagreements")
    judgements = tuple(("events", j) for j in same)
    rows = tuple(SourceRow(s.number, s.origin, s.copy_of, s.reason) for s in sources)
    states = {entity.id: entity.caption for entity in entities.values() if entity.schema == "Country"}
    material = gather(store, reports, origin, Merged(groups, by_number, members, states))
    findings, facts = run_checks(material), same_facts(material)
    new = Conclusions(rows, tuple(events), findings, facts, judgements, parts, deeds)
    replace_conclusions(store, new)
    progress("summaries")
    write_summaries(store, rules(), drawn(store), wording(store))
