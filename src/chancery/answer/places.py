"""Where it happened: the cities and countries in which events took place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

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


def places(store: Store, parties: Sequence[str] = (), filters: Filters = EVERYTHING) -> Places:
    """Where the events of `timeline` took place. Raises `Unanswerable` as it does."""
    where, values = select(store, parties, filters)
    name, country = (f"json_extract(c.body, '$.place.{field}') AS {field}" for field in ("name", "country"))
    sql = f"""SELECT e.id, {name}, {country}
              FROM events AS e JOIN claims AS c ON c.number = e.claim WHERE {where}
              ORDER BY coalesce(e.latest, e.earliest, '') DESC, e.id"""
    found: dict[tuple[str, str | None, float, float], list[str]] = defaultdict(list)
    countries: dict[str, int] = defaultdict(int)
    unplaced = 0
    for row in store.query(sql, values):
        state = row["country"] or country_code(row["name"] or "")
        at = geo.locate(row["name"], state) if row["name"] and country_code(row["name"]) is None else None
        if state:
            countries[state] += 1
        if at:
            found[row["name"], state, *at].append(row["id"])
        unplaced += not (at or state)
    return Places(_by_spot(found), tuple(sorted(countries.items(), key=lambda n: (-n[1], n[0]))), unplaced)


def _by_spot(found: dict[tuple[str, str | None, float, float], list[str]]) -> tuple[Place, ...]:
    """Spellings of one city are one place, under the spelling most used."""
    spots: dict[tuple[float, float], list[tuple[str, str | None, list[str]]]] = defaultdict(list)
    for (name, country, *at), events in found.items():
        spots[at[0], at[1]].append((name, country, events))
    made = []
    for (north, east), named in spots.items():
        named.sort(key=lambda one: (-len(one[2]), one[0]))
        events = [event for _, _, told in named for event in told]
        made.append(Place(named[0][0], named[0][1], north, east, len(events), tuple(events[:LATEST])))
    return tuple(sorted(made, key=lambda place: (-place.events, place.name)))
