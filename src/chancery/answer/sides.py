"""Who stands on which side: the countries and bodies of events, and the countries that words are about."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from chancery.answer.party import Chosen
from chancery.model.states import continued, successor
from chancery.record import Store

STOP = re.compile(r"(?<=[a-zà-ỹ\d)”\"])\.\s+(?=[A-ZÀ-Ỹ“\"])")
"""The end of a sentence, good enough to look for a country's name in it."""


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
    table, column = ("event_countries", "country") if party.country else ("event_entities", "entity")
    return f"SELECT event FROM {table} WHERE {column} IN ({', '.join('?' * len(values))})", values


def event_countries(store: Store, events: Sequence[str]) -> dict[str, frozenset[str]]:
    """The countries (alpha-3; of states that are gone their successors) that take part in events (by id).

    Any telling may name them; an event without any is left out.
    """
    countries: dict[str, set[str]] = defaultdict(set)
    for event, country in store.each("SELECT event, country FROM event_countries WHERE event IN ({marks})", events):
        countries[event].add(successor(country))
    return {event: frozenset(found) for event, found in countries.items()}


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
