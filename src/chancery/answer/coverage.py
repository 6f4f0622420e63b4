"""Who reports: how much each source tells, what first and alone, and what one side tells and the other does not."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chancery.answer.events import event_views
from chancery.answer.party import choose_all
from chancery.answer.sides import taking_part
from chancery.answer.views import EventView, View
from chancery.lang.agencies import home_of
from chancery.model.states import successor
from chancery.record import Store

COUNTED = """
SELECT count(DISTINCT event) AS events, count(DISTINCT iif(alone, NULL, event)) AS shared
FROM event_reports AS t WHERE {where}
"""
OUTLETS = """
SELECT t.origin, o.name, count(DISTINCT t.report) AS reports,
       count(DISTINCT iif(t.reprint, t.report, NULL)) AS reprints,
       count(DISTINCT t.event) AS events, count(DISTINCT iif(t.alone, t.event, NULL)) AS alone,
       min(t.day) AS since, max(t.day) AS until
FROM event_reports AS t JOIN outlets AS o ON o.origin = t.origin WHERE {where} GROUP BY t.origin
"""
SHARED = """
SELECT event, origin, iif(count(day) = count(*), min(day), NULL) AS first
FROM event_reports AS t WHERE NOT alone AND {where} GROUP BY event, origin
"""
ALONE = "SELECT DISTINCT begins, event FROM event_reports AS t WHERE origin = ? AND alone AND {where} ORDER BY 1, 2"
ONE_SIDE = """
SELECT DISTINCT begins, event FROM event_reports AS t WHERE {where}
  AND event IN (SELECT event FROM event_reports WHERE origin IN (SELECT value FROM json_each(?)))
  AND event NOT IN (SELECT event FROM event_reports WHERE origin IN (SELECT value FROM json_each(?))) ORDER BY 1, 2
"""


@dataclass(frozen=True, slots=True)
class Outlet(View):
    """A source and what it told: `reports` in all, of which `reprints` are copies or credit it elsewhere.

    `events` it tells, `first` of those that others tell too on a later day, `alone` those that nobody else tells.
    `since` and `until` are the first and last day of publication.
    """

    name: str
    country: str | None
    reports: int
    reprints: int
    events: int
    first: int
    alone: int
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Silence(View):
    """The events that the outlets of `told` (a country, or one source) tell and no outlet of `untold` does.

    `total` counts them all, also where `events` are only the first of them.
    """

    told: str
    untold: str | None
    events: tuple[EventView, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Coverage(View):
    """Who tells the events of `parties`: `events` in all, `shared` told by more than one independent source."""

    parties: tuple[str, ...]
    events: int
    shared: int
    outlets: tuple[Outlet, ...]
    silences: tuple[Silence, ...]


def coverage(store: Store, parties: Sequence[str] = (), *, most: int | None = None) -> Coverage:
    """Who reports on `parties` (all events without any), the source with the most events first.

    A reprint is its origin's telling and counts once. `most` is how many events of each silence are wanted; all without
    it. Raises `Unanswerable` for a word that means nobody.
    """
    chosen = choose_all(store, parties)
    where, values = taking_part(chosen, "t.event")
    counted = store.query(COUNTED.format(where=where), values)[0]
    firsts = _firsts(store.query(SHARED.format(where=where), values))
    told = {row["origin"]: row for row in store.query(OUTLETS.format(where=where), values)}
    outlets = [_outlet(row, firsts[origin]) for origin, row in told.items()]
    homes = {origin: home_of(row["name"]) for origin, row in told.items()}
    countries = tuple(dict.fromkeys(successor(party.country) for party in chosen if party.country))
    silences: Iterable[tuple[str, str | None, list[str]]]
    if len(countries) == 2 and set(countries) & set(homes.values()):
        silences = _by_side(store, (where, values), homes, countries)
    else:
        silences = _by_source(store, (where, values), told) if len(told) > 1 else ()
    order = sorted(outlets, key=lambda outlet: (-outlet.events, -outlet.reports, outlet.name))
    return Coverage(
        parties=tuple(parties),
        events=counted["events"],
        shared=counted["shared"],
        outlets=tuple(order),
        silences=tuple(_silence(store, *silence, most) for silence in silences),
    )


def _firsts(shared: Iterable[Any]) -> Counter[str]:
    """How many events each origin told on an earlier day than all others that tell them."""
    days: dict[str, dict[str, str | None]] = defaultdict(dict)
    for row in shared:
        days[row["event"]][row["origin"]] = row["first"]
    counted: Counter[str] = Counter()
    for by in days.values():
        told = [day for day in by.values() if day]
        leading = [origin for origin, day in by.items() if told and day == min(told)]
        if len(told) == len(by) and len(leading) == 1:
            counted[leading[0]] += 1
    return counted


def _outlet(row: Any, first: int) -> Outlet:
    counts = (row["reports"], row["reprints"], row["events"], first, row["alone"])
    return Outlet(row["name"], home_of(row["name"]), *counts, row["since"], row["until"])


Asked = tuple[str, list[Any]]


def _by_source(store: Store, asked: Asked, told: Mapping[str, Any]) -> Iterator[tuple[str, str | None, list[str]]]:
    """For each source (by its key) the events that it alone tells."""
    where, values = asked
    for origin in sorted(origin for origin, row in told.items() if row["alone"]):
        events = [row["event"] for row in store.query(ALONE.format(where=where), [origin, *values])]
        yield told[origin]["name"], None, events


def _by_side(
    store: Store, asked: Asked, homes: Mapping[str, str | None], countries: tuple[str, ...]
) -> Iterator[tuple[str, str | None, list[str]]]:
    """For each of two countries the events that its outlets tell and the other's do not."""
    where, values = asked
    for side, other in (countries, countries[::-1]):
        own, others = (json.dumps([origin for origin, home in homes.items() if home == at]) for at in (side, other))
        rows = store.query(ONE_SIDE.format(where=where), [*values, own, others])
        yield side, other, [row["event"] for row in rows]


def _silence(store: Store, told: str, untold: str | None, events: list[str], most: int | None) -> Silence:
    shown = events[:most]
    rows = {row["id"]: row for row in store.each("SELECT * FROM events WHERE id IN ({marks})", shown)}
    return Silence(told, untold, event_views(store, [rows[event] for event in shown]), len(events))
