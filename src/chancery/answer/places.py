"""Where it happened: the cities and countries in which events took place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from chancery.answer.party import country_code
from chancery.answer.timeline import EVERYTHING, Filters, select
from chancery.answer.views import View
from chancery.lang import geo
from chancery.record import Store


@dataclass(frozen=True, slots=True)
class Place(View):
    """A place with degrees north and east, how many events took place there, and the ids of the latest `LATEST`."""

    name: str
    country: str | None
    latitude: float
    longitude: float
    events: int
    latest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Places(View):
    """The places that could be found, those with most events first.

    `countries` counts the events by country (alpha-3), those whose only place is the country included; `unplaced` have
    a place that no table knows, or none.
    """

    places: tuple[Place, ...]
    countries: tuple[tuple[str, int], ...]
    unplaced: int


LATEST = 5
SPOTS = "SELECT name, country, event FROM event_places {which} ORDER BY name, country, day DESC, event"


def places(store: Store, parties: Sequence[str] = (), filters: Filters = EVERYTHING) -> Places:
    """Where the events of `timeline` took place. Raises `Unanswerable` as it does."""
    where, values = select(store, parties, filters)
    which = f"WHERE event IN (SELECT e.id FROM events AS e WHERE {where})" if values else ""
    found: dict[tuple[float, float], list[_Told]] = defaultdict(list)
    countries: dict[str, int] = defaultdict(int)
    unplaced = 0
    rows = store.query(SPOTS.format(which=which), values)
    for (name, country), told in groupby(rows, itemgetter(0, 1)):
        events = [row[2] for row in told]
        number = len(events)
        state = country or country_code(name or "")
        at = geo.locate(name, state) if name and country_code(name) is None else None
        if state:
            countries[state] += number
        if at:
            found[at].append(_Told(name, state, number, tuple(events[:LATEST])))
        unplaced += 0 if at or state else number
    made = (_place(at, told) for at, told in found.items())
    ordered = tuple(sorted(made, key=lambda place: (-place.events, place.name)))
    return Places(ordered, tuple(sorted(countries.items(), key=lambda n: (-n[1], n[0]))), unplaced)


@dataclass(frozen=True, slots=True)
class _Told:
    """One spelling of a place: how many events took place there, and the latest of them."""

    name: str
    country: str | None
    events: int
    latest: tuple[str, ...]


def _place(at: tuple[float, float], told: list[_Told]) -> Place:
    """Spellings of one city are one place, under the spelling most used."""
    told.sort(key=lambda one: (-one.events, one.name))
    latest = [event for one in told for event in one.latest][:LATEST]
    return Place(told[0].name, told[0].country, *at, sum(one.events for one in told), tuple(latest))
