"""Claims that state one fact: one office of one person, one value of one measure, the same words of one speaker."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from chancery.model import Figure, Occupancy
from chancery.reconcile.checks.figures import measure
from chancery.reconcile.checks.material import Material, Told
from chancery.reconcile.quotations import same_quotations

_WORD = re.compile(r"\w+")


def same_facts(material: Material) -> dict[int, str]:
    """For each claim (by number; no events) the fact it states, named by the smallest id of its claims."""
    facts: dict[int, str] = {}
    for group in _groups(material):
        name = min(told.claim.id for told in group)
        facts |= {told.number: name for told in group}
    return facts


def _groups(material: Material) -> Iterator[Sequence[Told]]:
    keyed: dict[Hashable, list[Told]] = defaultdict(list)
    for told in (*material.occupancies, *material.figures):
        keyed[_key(told)].append(told)
    yield from keyed.values()
    yield from same_quotations(material.quotes)


def _key(told: Told) -> Hashable:
    """What a claim states; a claim that cannot be told apart from others of its like states a fact of its own."""
    body = told.claim.body
    if isinstance(body, Occupancy) and told.holder:
        return "occupancy", told.holder, _folded(body.post), body.of, body.former
    if isinstance(body, Figure) and (key := measure(told)):
        return "figure", key, body.value, body.bound
    return "claim", told.number


def _folded(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))
