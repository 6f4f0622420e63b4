"""Who stands on which side: the countries and bodies of events, and the countries that words are about."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from chancery.answer.party import Chosen
from chancery.model.states import continued, successor
from chancery.record import Store

SIDES = """
SELECT ec.event, coalesce(p.country, n.country) AS country, n.id AS entity, n.schema
FROM event_claims AS ec JOIN parties AS p ON p.claim = ec.claim AND p.role IN ('actor', 'recipient')
LEFT JOIN members AS m ON m.appearance = p.appearance LEFT JOIN entities AS n ON n.id = m.entity WHERE {where}
"""
STOP = re.compile(r"(?<=[a-zà-ỹ\d)”\"])\.\s+(?=[A-ZÀ-Ỹ“\"])")
"""The end of a sentence, good enough to look for a country's name in it."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The countries (alpha-3; of states that are gone their successors) and the entities that take part in an event."""

    countries: frozenset[str]
    entities: frozenset[str]


def taking_part(parties: Sequence[Chosen], event: str) -> tuple[str, list[Any]]:
    """What the SQL expression `event`, an id, must be for all of `parties` to take part, with the values of it."""
    conditions, values = ["1"], []
    for party in parties:
        condition, value = _takes_part(party)
        conditions.append(f"{event} IN ({condition})")
        values += value
    return " AND ".join(conditions), values


def _takes_part(party: Chosen) -> tuple[str, list[Any]]:
    values = list(continued(party.country) if party.country else party.entities)
    marks = ", ".join("?" * len(values))
    role = "p.role IN ('actor', 'recipient')"
    by_entity = f"""SELECT ec.event FROM entities AS n JOIN members AS m ON m.entity = n.id
                    JOIN parties AS p ON p.appearance = m.appearance JOIN event_claims AS ec ON ec.claim = p.claim
                    WHERE {role} AND """
    if not party.country:
        return f"{by_entity} n.id IN ({marks})", values
    told = f"""SELECT ec.event FROM parties AS p JOIN event_claims AS ec ON ec.claim = p.claim
               WHERE {role} AND p.country IN ({marks})"""
    return f"{told} UNION {by_entity} p.country IS NULL AND n.country IN ({marks})", values * 2


def event_sides(store: Store, parties: Sequence[Chosen] = ()) -> dict[str, Sides]:
    """The sides of the events in which all of `parties` take part, by id; any telling may name them."""
    where, values = taking_part(parties, "ec.event")
    countries: dict[str, set[str]] = defaultdict(set)
    entities: dict[str, set[str]] = defaultdict(set)
    for row in store.query(SIDES.format(where=where), values):
        if row["country"]:
            countries[row["event"]].add(successor(row["country"]))
        if row["entity"]:
            entities[row["event"]].add(row["entity"])
    known = countries.keys() | entities.keys()
    return {event: Sides(frozenset(countries[event]), frozenset(entities[event])) for event in known}


def countries_near(text: str, span: tuple[int, int], places: Sequence[tuple[int, str, str]]) -> frozenset[str]:
    """The two countries that the words at `span` are about: those of the sentence, the paragraph, the report.

    `places` are `(start, alpha-3, words)` of every country the report names. Of the report only where two are named
    clearly more often than any other; else the empty set: never a guess.
    """
    start, end = span
    first = text.rfind("\n", 0, start) + 1
    last = at if (at := text.find("\n", end)) >= 0 else len(text)
    stop = STOP.search(text, end, last)
    sentence = max([first, *(m.end() for m in STOP.finditer(text, first, start))]), stop.start() if stop else last
    for left, right in (sentence, (first, last)):
        here = {successor(country) for at, country, _ in places if left <= at < right}
        if len(here) == 2:
            return frozenset(here)
        if len(here) > 2:
            return frozenset()
    most = Counter(successor(country) for _, country, _ in places).most_common(3)
    if len(most) == 2 or (len(most) == 3 and most[1][1] >= 2 * most[2][1]):
        return frozenset(country for country, _ in most[:2])
    return frozenset()
