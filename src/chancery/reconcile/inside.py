"""Which tellings of one report tell one event: the lead, the details, and what is said of it again further down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from chancery.reconcile.alike import SAME_WORDS, clash, overlap, reason, share_place
from chancery.reconcile.tellings import ARRIVAL, CALL, DISCUSSION, GATHERING, MEETING, STAY, Account, acts

COVER = 0.5
"""Share of the longer span that two tellings of the same words have in common."""


def pairs_inside(accounts: Sequence[Account]) -> Iterator[tuple[float, int, int, str]]:
    """Pairs of tellings of one report (each an account of its own) that tell one event: score, places, reason."""
    for a, b in combinations(range(len(accounts)), 2):
        left, right = accounts[a], accounts[b]
        if left.type == right.type and (score := _same(left, right)) and not clash(left, right):
            yield score, a, b, reason(left, right)


def _same(a: Account, b: Account) -> float | None:
    """How sure it is that two tellings of one report are of one event, or `None`.

    What is to come and what has been are two events here: "they met and will meet again".
    """
    if a.kind == b.kind and _cover(a, b) >= COVER and _parties(a) & _parties(b):
        return 0.95
    if a.planned != b.planned and not (a.when and b.when):
        return None
    if a.type in acts()["serial"] and not (a.when and b.when and a.when.edtf == b.when.edtf and share_place(a, b)):
        return None
    if a.kind in (STAY, ARRIVAL):
        return 0.9 if a.kind == b.kind and a.people.keys() & b.people.keys() and a.hosts == b.hosts != set() else None
    if a.type == "CONSULT":
        return _one_meeting(a, b)
    common, share = overlap(a.content, b.content)
    if a.papers & b.papers and _same_sides(a, b):
        return 0.8
    return 0.7 if share >= SAME_WORDS and common > 1 and _same_sides(a, b) else None


def _one_meeting(a: Account, b: Account) -> float | None:
    """A talk told twice: the same people on both sides, or the same countries and words for it.

    What was discussed belongs to the meeting or call of the same people.
    """
    if (a.kind != b.kind and GATHERING in (a.kind, b.kind)) or a.another != b.another:
        return None
    parties, others = a.people.keys() | a.bodies, b.people.keys() | b.bodies
    both = parties & others
    if len(both) > 1 and both in (parties, others) and not (a.nameless or b.nameless):
        return 0.9
    common, share = overlap(a.content, b.content)
    if common > 1 and share >= SAME_WORDS and _same_sides(a, b):
        return 0.8
    talked = DISCUSSION in (a.kind, b.kind) and (CALL in (a.kind, b.kind) or MEETING in (a.kind, b.kind))
    return 0.6 if talked and len(a.countries) > 1 and a.countries == b.countries and not both else None


def _parties(a: Account) -> frozenset[str]:
    return frozenset(a.people) | a.bodies | a.countries


def _same_sides(a: Account, b: Account) -> bool:
    """True when two sides are in both tellings, a person being on that of his country: one alone does much alike."""
    people = a.people.keys() & b.people.keys()
    sides = {a.people[person] or b.people[person] or person for person in people}
    return len(people) > 1 or len(sides | (a.bodies & b.bodies) | (a.countries & b.countries)) > 1


def _cover(a: Account, b: Account) -> float:
    left, right = a.first.claim.span, b.first.claim.span
    common = min(left.end, right.end) - max(left.start, right.start)
    return common / max(1, left.end - left.start, right.end - right.start)
