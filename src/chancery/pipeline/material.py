"""What the checks look at, gathered from the record and from the conclusions drawn so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from chancery.answer.sides import countries_near
from chancery.lang import geo, knowledge
from chancery.model import Claim, Event, Occupancy, Report
from chancery.model.states import successor
from chancery.reconcile.checks import Material, Reckoned, Source, Stamped, Told
from chancery.reconcile.merge import Together
from chancery.reconcile.tellings import Telling
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
    sources = {number: source_of(report, origin[number]) for number, report in reports.items()}
    places = country_places(store)
    by_claim = {number: report for number, report, _ in current_claims(store, "event")}
    events = tuple(
        tuple(event_told(merged.tellings[claim], sources[by_claim[claim]]) for claim in group.claims)
        for group in merged.groups
    )
    figures = tuple(
        figure_told(sources[report], claim, places.get(report, ()), number)
        for number, report, claim in current_claims(store, "figure")
    )
    reckonings = tuple(
        Reckoned(
            sources[report],
            elapsed,
            countries_near(sources[report].text, (elapsed.start, elapsed.end), places.get(report, ())),
        )
        for report, elapsed in current_elapsed(store)
    )
    times = tuple(Stamped(sources[report], time) for report, time in current_times(store))
    persons = _persons(store, merged.members)
    in_news = news(events)
    offices = tuple(
        Told(sources[report], claim, named, holder=who, number=n, news=(sources[report].uri, who) in in_news)
        for n, report, claim in current_claims(store, "occupancy")
        for who, named in ((persons["holder"].get(n), _named(sources[report], claim)),)
    )
    quotes = tuple(
        Told(sources[report], claim, holder=persons["speaker"].get(n), number=n)
        for n, report, claim in current_claims(store, "quote")
    )
    everything = tuple(sources.values())
    names = {row.alpha3: row.names["en"] for row in geo.countries()} | dict(merged.names)
    return Material(events, figures, offices, reckonings, times, quotes, everything, names)


BESIDE = 25
"""Code points before an office in which its country may stand: "the Norwegian caretaker Prime Minister"."""


def _named(source: Source, claim: Claim) -> frozenset[str]:
    """The country of an office, where the words of the office name it or those right before."""
    of = claim.body.of if isinstance(claim.body, Occupancy) else None
    beside = source.text[max(0, claim.span.start - BESIDE) : claim.span.end]
    return frozenset({successor(of)} if of and any(word in beside for word in _words_for().get(of, ())) else ())


@cache
def _words_for() -> dict[str, tuple[str, ...]]:
    """For each country (alpha-3) its names and adjectives in English, as they stand before an office or after "of"."""
    words = {row.alpha3: [row.names["en"]] for row in geo.countries() if row.names.get("en")}
    for code, entry in knowledge("en", "countries").items():
        words.setdefault(code, []).extend([*entry.get("names", ()), *entry.get("adjective", ())])
    return {code: tuple(known) for code, known in words.items()}


def _persons(store: Store, members: Mapping[int, str]) -> dict[str, dict[int, str | None]]:
    """Who holds or speaks: the entity of each claim (by number), for each of the two roles."""
    persons: dict[str, dict[int, str | None]] = {"holder": {}, "speaker": {}}
    for claim, parties in party_appearances(store).items():
        for role, appearance, _ in parties:
            if role in persons:
                persons[role][claim] = members.get(appearance)
    return persons


def source_of(report: Report, origin: str) -> Source:
    """A report as the checks see it."""
    provider = report.provider or report.uri
    return Source(report.uri, provider, report.published, origin, report.body_text, report.headline or "")


def event_told(telling: Telling, source: Source) -> Told:
    """An event as `source` tells it."""
    people, town = frozenset(telling.people), _town(telling.event)
    return Told(source, telling.claim, telling.countries, people, number=telling.number, town=town)


def _town(event: Event) -> str | None:
    """The city of a meeting on one day, which is what can be in one place only."""
    if event.place is None or event.type != "CONSULT" or event.when is None or not event.when.is_day:
        return None
    found = geo.city(event.place.name, event.place.country)
    return f"{found.name}, {found.country}" if found else None


def figure_told(source: Source, claim: Claim, places: Places, number: int = 0) -> Told:
    """A figure with the countries it is about; `places` is where the source names which country, in which words."""
    naming = frozenset(word for _, _, words in places for word in words.casefold().split())
    sides = countries_near(source.text, (claim.span.start, claim.span.end), places)
    return Told(source, claim, sides, naming=naming, number=number)


def news(events: Iterable[Sequence[Told]]) -> set[tuple[str, str]]:
    """Who (by id) takes part in a dated event of a report (by uri) that is news in it, not history."""
    return {
        (told.source.uri, person)
        for group in events
        for told in group
        for person in told.people
        if (when := getattr(told.claim.body, "when", None)) and when.earliest and told.source.published
        if abs((when.earliest - told.source.published).days) <= RECENT
    }


RECENT = 60
"""Days. An event further from publication is background."""
