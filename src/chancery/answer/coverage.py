"""Who reports: how much each source tells, what first and alone, and what one side tells and the other does not."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chancery.answer.events import EVENTS, event_views
from chancery.answer.party import choose_all
from chancery.answer.sides import taking_part
from chancery.answer.views import EventView, View
from chancery.lang.agencies import home_of
from chancery.model.states import successor
from chancery.record import Store

COUNTED = "SELECT count(*) FROM (SELECT DISTINCT event FROM event_reports AS t WHERE {where})"
OUTLETS = """
WITH told AS (SELECT DISTINCT origin, alone, begins, event FROM event_reports AS t WHERE {where}),
  telling AS (SELECT DISTINCT origin, report, reprint, day FROM event_reports AS t WHERE {where})
SELECT o.origin, o.name, reports, reprints, events, alone, since, until FROM outlets AS o
JOIN (SELECT origin, count(*) AS events, sum(alone) AS alone FROM told GROUP BY 1) AS e ON e.origin = o.origin
JOIN (SELECT origin, count(*) AS reports, sum(reprint) AS reprints, min(day) AS since, max(day) AS until
      FROM telling GROUP BY 1) AS r ON r.origin = o.origin
"""
SHARED = """
SELECT event, origin, iif(count(day) = count(*), min(day), NULL) AS first
FROM event_reports AS t WHERE NOT alone AND {where} GROUP BY event, origin
"""
ALONE = """
SELECT DISTINCT begins, event FROM event_reports AS t WHERE origin = ? AND alone = 1 AND {where}
ORDER BY begins, event LIMIT ?
"""
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

    A reprint is its origin's telling and counts once. `most` is how many silences are wanted, and how many events of
    each; all without it. Raises `Unanswerable` for a word that means nobody.
    """
    chosen = choose_all(store, parties)
    where, values = taking_part(chosen, "t.event")
    shared = store.query(SHARED.format(where=where), values)
    firsts = _firsts(shared)
    told = {row["origin"]: row for row in store.query(OUTLETS.format(where=where), values * 2)}
    outlets = [_outlet(row, firsts[origin]) for origin, row in told.items()]
    homes = {origin: home_of(row["name"]) for origin, row in told.items()}
    countries = tuple(dict.fromkeys(successor(party.country) for party in chosen if party.country))
    silences: Iterable[_Silent]
    if len(countries) == 2 and set(countries) & set(homes.values()):
        silences = _by_side(store, (where, values), homes, countries)
    else:
        silences = _by_source(store, (where, values), told, most) if len(told) > 1 else ()
    order = sorted(outlets, key=lambda outlet: (-outlet.events, -outlet.reports, outlet.name))
    return Coverage(
        parties=tuple(parties),
        events=store.value(COUNTED.format(where=where), values),
        shared=len({row["event"] for row in shared}),
        outlets=tuple(order),
        silences=tuple(_silence(store, silence, most) for silence in silences),
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


@dataclass(frozen=True, slots=True)
class _Silent:
    """The first events (ids) that one side tells and the other does not, and how many there are."""

    told: str
    untold: str | None
    events: list[str]
    total: int


def _by_source(store: Store, asked: Asked, told: Mapping[str, Any], most: int | None) -> Iterator[_Silent]:
    """For each source (by its key) the events that it alone tells."""
    where, values = asked
    alone = sorted((-row["alone"], origin) for origin, row in told.items() if row["alone"])
    for origin in sorted(origin for _, origin in alone[:most]):
        rows = store.query(ALONE.format(where=where), [origin, *values, -1 if most is None else most])
        yield _Silent(told[origin]["name"], None, [row["event"] for row in rows], told[origin]["alone"])


def _by_side(
    store: Store, asked: Asked, homes: Mapping[str, str | None], countries: tuple[str, ...]
) -> Iterator[_Silent]:
    """For each of two countries the events that its outlets tell and the other's do not."""
    where, values = asked
    for side, other in (countries, countries[::-1]):
        own, others = (json.dumps([origin for origin, home in homes.items() if home == at]) for at in (side, other))
        events = [row["event"] for row in store.query(ONE_SIDE.format(where=where), [*values, own, others])]
        yield _Silent(side, other, events, len(events))


def _silence(store: Store, silent: _Silent, most: int | None) -> Silence:
    shown = silent.events[:most]
    rows = {row["id"]: row for row in store.each(EVENTS, shown)}
    views = event_views(store, [rows[event] for event in shown])
    return Silence(silent.told, silent.untold, views, silent.total)
