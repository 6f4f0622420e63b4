"""Which accounts are worth comparing, so that a record need not be held against itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from chancery.reconcile.tellings import ARRIVAL, STAY, Account

MANY = 12
"""Parties. An account with more ("leaders of all members") is looked up by the first ones alone."""
Block = list[tuple[date, date, int]]


def blocks(accounts: Sequence[Account]) -> list[Block]:
    """Accounts (by place) that share what `likeness` asks at least, each with its days, in order of the first day."""
    found: dict[tuple[str, ...], Block] = defaultdict(list)
    for at, told in enumerate(accounts):
        start, end = told.span()
        for key in _keys(told):
            found[key].append((start, end, at))
    return [sorted(block) for _, block in sorted(found.items()) if len(block) > 1]


def _keys(told: Account) -> Iterator[tuple[str, ...]]:
    people, bodies, countries = sorted(told.people), sorted(told.bodies), sorted(told.countries)
    if told.kind in (STAY, ARRIVAL):
        yield from (("stay", person, host) for person in people for host in told.hosts)
        return
    kind, parties = told.type, [*people, *bodies][:MANY]
    pairs = list(combinations(countries[:MANY], 2))
    if kind == "CONSULT":
        yield from ((kind, *pair) for pair in (*combinations(parties, 2), *pairs))
        yield from ((kind, body, word) for body in bodies[:MANY] for word in told.content)
        return
    for word in told.content:
        yield from ((kind, word, party) for party in parties)
        yield from ((kind, word, *pair) for pair in pairs)
    yield from ((kind, act, str(count), *pair) for act, count in told.papers for pair in pairs)
    yield from ((kind, mode, *pair) for mode in told.modes if mode for pair in pairs)
