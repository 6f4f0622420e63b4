"""Claims that state one fact: one office of one person, one value of one measure, the same words of one speaker."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from chancery.model import Figure, Occupancy, Quote
from chancery.reconcile.checks.figures import measure
from chancery.reconcile.checks.material import Material, Told

SHINGLE, SHARE = 4, 0.6
"""Words in one shingle, and the share of the shorter quotation's that the longer must hold: agencies cut quotations at
both ends and translate them anew, but two answers of one speaker to one question keep under a third in common."""
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
    spoken: dict[str | None, list[Told]] = defaultdict(list)
    for told in material.quotes:
        spoken[told.holder].append(told)
    for speaker, quotes in spoken.items():
        yield from ([[quote] for quote in quotes] if speaker is None else _same_words(quotes))


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


def _same_words(quotes: Sequence[Told]) -> Iterable[list[Told]]:
    """Quotations of one speaker, those together whose words are nearly the same."""
    shingles = [_shingles(quote) for quote in quotes]
    group = list(range(len(quotes)))

    def root(at: int) -> int:
        while group[at] != at:
            at = group[at]
        return at

    bearers: dict[str, list[int]] = defaultdict(list)
    for at, own in enumerate(shingles):
        common: dict[int, int] = defaultdict(int)
        for shingle in own:
            for other in bearers[shingle]:
                common[other] += 1
            bearers[shingle].append(at)
        for other, number in sorted(common.items()):
            if number >= SHARE * min(len(own), len(shingles[other])):
                first, second = sorted((root(at), root(other)))
                group[second] = first
    gathered: dict[int, list[Told]] = defaultdict(list)
    for at, quote in enumerate(quotes):
        gathered[root(at)].append(quote)
    return gathered.values()


def _shingles(quote: Told) -> set[str]:
    body, text = quote.claim.body, quote.source.text
    assert isinstance(body, Quote)
    words = [word for piece in body.pieces or (body.content,) for word in _WORD.findall(piece.of(text).casefold())]
    return {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))}
