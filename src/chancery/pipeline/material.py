"""What the checks look at, gathered from the record and from the conclusions drawn so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chancery.model import Claim, Report
from chancery.model.states import successor
from chancery.reconcile.alike import Telling
from chancery.reconcile.checks import Material, Reckoned, Source, Stamped, Told
from chancery.reconcile.merge import Together
from chancery.record import (
    Store,
    country_places,
    current_claims,
    current_elapsed,
    current_times,
    party_appearances,
)

Places = Sequence[tuple[int, str, str]]


@dataclass(frozen=True, slots=True)
class Merged:
    """The conclusions about events and names: which claims tell one event, who each appearance is, countries' names."""

    groups: Sequence[Together]
    tellings: Mapping[int, Telling]
    members: Mapping[int, str]
    names: Mapping[str, str]


def gather(store: Store, reports: Mapping[int, Report], origin: Mapping[int, str], merged: Merged) -> Material:
    """The material of all checks; `origin` is what reports (by number) share with their reprints."""
    sources = {number: _source(report, origin[number]) for number, report in reports.items()}
    places = country_places(store)
    by_claim = {number: report for number, report, _ in current_claims(store, "event")}
    events = tuple(
        tuple(_event(merged.tellings[claim], sources[by_claim[claim]]) for claim in group.claims)
        for group in merged.groups
    )
    figures = tuple(
        _figure(sources[report], claim, places.get(report, ())) for _, report, claim in current_claims(store, "figure")
    )
    reckonings = tuple(
        Reckoned(sources[report], elapsed, _about(sources[report], elapsed.start, elapsed.end, places.get(report, ())))
        for report, elapsed in current_elapsed(store)
    )
    times = tuple(Stamped(sources[report], time) for report, time in current_times(store))
    offices = _occupancies(store, sources, events, merged.members)
    return Material(events, figures, offices, reckonings, times, merged.names)


def _source(report: Report, origin: str) -> Source:
    return Source(report.uri, report.provider or report.uri, report.published, origin, report.body_text)


def _event(telling: Telling, source: Source) -> Told:
    return Told(source, telling.claim, telling.countries, frozenset(telling.people))


def _figure(source: Source, claim: Claim, places: Places) -> Told:
    naming = frozenset(word for _, _, words in places for word in words.casefold().split())
    return Told(source, claim, _about(source, claim.span.start, claim.span.end, places), naming=naming)


def _occupancies(
    store: Store, sources: Mapping[int, Source], events: Sequence[Sequence[Told]], members: Mapping[int, str]
) -> tuple[Told, ...]:
    """Offices of people who take part in a dated event of the same report: news, not history."""
    holders = {
        claim: members.get(appearance, "")
        for claim, parties in party_appearances(store).items()
        for role, appearance, _ in parties
        if role == "holder"
    }
    current = {
        (told.source.uri, person)
        for group in events
        for told in group
        for person in told.people
        if (when := getattr(told.claim.body, "when", None)) and when.earliest and told.source.published
        if abs((when.earliest - told.source.published).days) <= RECENT
    }
    found = []
    for number, report, claim in current_claims(store, "occupancy"):
        holder = holders.get(number)
        if holder and (sources[report].uri, holder) in current:
            found.append(Told(sources[report], claim, holder=holder))
    return tuple(found)


RECENT = 60
"""Days. An event further from publication is background."""


def _about(source: Source, start: int, end: int, places: Places) -> frozenset[str]:
    """The two countries the words at `[start, end)` are about: those of the sentence, the paragraph, the report.

    Of the report only where two are named clearly more often than any other. Else the empty set: never a guess.
    """
    for span in (source.sentence(start, end), source.paragraph(start, end)):
        here = {successor(country) for at, country, _ in places if span.start <= at < span.end}
        if len(here) == 2:
            return frozenset(here)
        if len(here) > 2:
            return frozenset()
    most = Counter(successor(country) for _, country, _ in places).most_common(3)
    if len(most) == 2 or (len(most) == 3 and most[1][1] >= 2 * most[2][1]):
        return frozenset(country for country, _ in most[:2])
    return frozenset()
