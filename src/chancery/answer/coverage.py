"""Who reports: how much each source tells, what first and alone, and what one side tells and the other does not."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from chancery.answer.events import event_views
from chancery.answer.party import choose
from chancery.answer.sides import taking_part
from chancery.answer.views import EventView, View
from chancery.lang.agencies import home_of
from chancery.model.states import successor
from chancery.record import Store

TELLS = """
SELECT ec.event, r.number, r.uri, r.provider, r.credits, r.versioncreated, s.copy_of,
       coalesce(s.origin, r.uri) AS origin
FROM event_claims AS ec JOIN current_claims AS c ON c.number = ec.claim JOIN reports AS r ON r.number = c.report
LEFT JOIN sources AS s ON s.report = r.number WHERE {where}
ORDER BY r.versioncreated IS NULL, r.versioncreated, r.number
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
    """The events that the outlets of `told` (a country, or one source) tell and no outlet of `untold` does."""

    told: str
    untold: str | None
    events: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class Coverage(View):
    """Who tells the events of `parties`: `events` in all, `shared` told by more than one independent source."""

    parties: tuple[str, ...]
    events: int
    shared: int
    outlets: tuple[Outlet, ...]
    silences: tuple[Silence, ...]


def coverage(store: Store, parties: Sequence[str] = ()) -> Coverage:
    """Who reports on `parties` (all events without any), the source with the most events first.

    A reprint is its origin's telling and counts once. Raises `Unanswerable` for a word that means nobody.
    """
    chosen = [choose(store, party) for party in parties]
    where, values = taking_part(chosen, "ec.event")
    told: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for row in store.query(TELLS.format(where=where), values):
        told[row["event"]][row["origin"]].append(row)
    names = _names(told)
    firsts = {event: _first(by) for event, by in told.items()}
    outlets = [_outlet(origin, names[origin], told, firsts) for origin in names]
    countries = tuple(dict.fromkeys(successor(party.country) for party in chosen if party.country))
    order = sorted(outlets, key=lambda outlet: (-outlet.events, -outlet.reports, outlet.name))
    return Coverage(
        parties=tuple(parties),
        events=len(told),
        shared=sum(len(by) > 1 for by in told.values()),
        outlets=tuple(order),
        silences=_silences(store, told, names, countries),
    )


Told = dict[str, dict[str, list[Any]]]


def _names(told: Told) -> dict[str, str]:
    """Each origin by the name that reports give it."""
    names: dict[str, str] = {}
    for by in told.values():
        for origin, rows in by.items():
            for row in rows:
                written = (row["provider"], *json.loads(row["credits"]))
                name = next((n for n in written if n and " ".join(re.findall(r"\w+", n.casefold())) == origin), None)
                if name:
                    names[origin] = name
                names.setdefault(origin, row["uri"].rstrip("/").rsplit("/", 1)[-1])
    return names


def _first(by: dict[str, list[Any]]) -> str | None:
    """The origin that told an event on an earlier day than all others that tell it, or `None`."""
    if len(by) < 2:
        return None
    days = {
        origin: min((r["versioncreated"][:10] for r in rows if r["versioncreated"]), default=None)
        for origin, rows in by.items()
    }
    if None in days.values():
        return None
    earliest = min(day for day in days.values() if day)
    leading = [origin for origin, day in days.items() if day == earliest]
    return leading[0] if len(leading) == 1 else None


def _outlet(origin: str, name: str, told: Told, firsts: dict[str, str | None]) -> Outlet:
    own = {event: by[origin] for event, by in told.items() if origin in by}
    reports = {row["number"]: row for rows in own.values() for row in rows}
    days = [row["versioncreated"][:10] for row in reports.values() if row["versioncreated"]]
    return Outlet(
        name=name,
        country=home_of(name),
        reports=len(reports),
        reprints=sum(row["copy_of"] is not None or _elsewhere(row, origin) for row in reports.values()),
        events=len(own),
        first=sum(firsts[event] == origin for event in own),
        alone=sum(len(told[event]) == 1 for event in own),
        since=min(days, default=None),
        until=max(days, default=None),
    )


def _elsewhere(row: Any, origin: str) -> bool:
    """True for a report that another outlet publishes and credits to `origin`."""
    return bool(row["provider"]) and " ".join(re.findall(r"\w+", row["provider"].casefold())) != origin


def _silences(store: Store, told: Told, names: dict[str, str], countries: tuple[str, ...]) -> tuple[Silence, ...]:
    """What one side's outlets tell and the other's do not; where the sides' outlets are not known, by source."""
    homes = {origin: home_of(name) for origin, name in names.items()}
    known = [country for country in countries if country in homes.values()]
    if len(countries) == 2 and known:
        groups: list[tuple[str, str | None, list[str]]] = []
        for at, side in enumerate(countries):
            other = countries[1 - at]
            mine = [e for e, by in told.items() if side in _sides(by, homes) and other not in _sides(by, homes)]
            groups.append((side, other, mine))
    elif len(names) < 2:
        groups = []
    else:
        alone = {origin: [e for e, by in told.items() if list(by) == [origin]] for origin in names}
        groups = [(names[origin], None, events) for origin, events in sorted(alone.items()) if events]
    rows = {row["id"]: row for row in store.query("SELECT * FROM events")}
    found = []
    for side, untold, events in groups:
        ordered = sorted(events, key=lambda e: (rows[e]["earliest"] is None, rows[e]["earliest"] or "", e))
        found.append(Silence(side, untold, event_views(store, [rows[event] for event in ordered])))
    return tuple(found)


def _sides(by: dict[str, list[Any]], homes: dict[str, str | None]) -> set[str | None]:
    return {homes[origin] for origin in by}
