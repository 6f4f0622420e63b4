"""Offices that only one person holds at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from chancery.model import Finding, Occupancy
from chancery.reconcile.checks.material import Material, Side, Told, finding, table


def two_holders(material: Material) -> Iterator[Finding]:
    """Two people in one office at a time: somebody bears the title again after a report gave it to a successor.

    Only offices given to a person in the news of the day count (the holder takes part in a dated event of the report):
    history is told with old titles.
    """
    held: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for told in material.occupancies:
        body = told.claim.body
        if (
            not isinstance(body, Occupancy)
            or body.former
            or body.of is None
            or not told.source.published
            or not told.holder
            or not told.news
        ):
            continue
        if body.post.casefold() in table("rules")["single_holder"]:
            held[(body.post.casefold(), body.of)].append(told)
    for key in sorted(held):
        yield from _interleaved(key, sorted(held[key], key=lambda t: (str(t.source.published), t.source.uri)))


def _interleaved(key: tuple[str, str], told: list[Told]) -> Iterator[Finding]:
    """A, B, A: after B bore the title, A bears it again."""
    seen: set[frozenset[str | None]] = set()
    for i, first in enumerate(told):
        again = next((t for t in reversed(told[i + 1 :]) if t.holder == first.holder), None)
        if again is None:
            continue
        for between in told[i + 1 : told.index(again)]:
            pair = frozenset((first.holder, between.holder))
            same_day = between.source.published in (first.source.published, again.source.published)
            if between.holder == first.holder or pair in seen or same_day:
                continue
            seen.add(pair)
            sides = [_side(first), _side(between), _side(again)]
            names = f"{sides[0].value} ({sides[0].who}; {sides[2].who}) and {sides[1].value} ({sides[1].who})"
            sentence = f"Two holders of one office, {key[0]} of {key[1]}, at one time: {names}."
            yield finding("two_holders", "soft", sentence, sides)


def _side(told: Told) -> Side:
    body = told.claim.body
    assert isinstance(body, Occupancy)
    return Side(told.source, told.claim.span, body.holder)
