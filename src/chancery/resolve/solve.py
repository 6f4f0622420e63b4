"""One connected part of the graph of judgements, cut into entities."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from chancery.resolve.groups import twins_of

# A neighbour counts against its rivals when it has this many times their reports: a slip in one dispatch must not
# part two spellings that a hundred dispatches use. With 5, a name of three reports outweighs a homonym of one.
DOMINANCE = 10

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Edge:
    """What the matcher says of two groups."""

    left: str
    right: str
    verdict: Literal["same", "different", "unsure"]
    score: float
    why: str

    @property
    def twins(self) -> bool:
        """True for two groups of one name, kind and country: a person judged a profile of one of them."""
        return twins_of(self.left) == twins_of(self.right)


@dataclass(frozen=True, slots=True)
class Part:
    """Groups by signature, what joins them, and what keeps them apart.

    `together` and `apart` are human judgements, the newest first. `conflict` tells whether two groups cannot be one,
    `office` whether both hold one post of one country at one time.
    """

    signatures: tuple[str, ...]
    same: tuple[Edge, ...]
    together: tuple[Pair, ...]
    apart: frozenset[Pair]
    conflict: Callable[[str, str], bool]
    office: Callable[[str, str], bool]
    reports: dict[str, int]


def pair_key(left: str, right: str) -> Pair:
    """Two signatures in alphabetical order."""
    return (left, right) if left < right else (right, left)


def solve(part: Part) -> list[list[str]]:
    """The entities of the part, each a sorted list of signatures.

    Human judgements first; then a judged profile goes with the others of its name; then the edges by falling score. An
    edge falls away when it would let one spelling stand
    for two people (see `_unambiguous`), or would bring together two groups that cannot be one.
    """
    entity: dict[str, list[str]] = {signature: [signature] for signature in part.signatures}
    asserted = {pair_key(*pair) for pair in part.together}
    for left, right in part.together:
        if left in entity and right in entity and _may_join(entity[left], entity[right], part, asserted, human=True):
            _join(entity, left, right)
    for edge in sorted(_unambiguous(part), key=lambda e: (not e.twins, -e.score, e.left, e.right)):
        if entity[edge.left] is not entity[edge.right] and _may_join(
            entity[edge.left], entity[edge.right], part, asserted, human=False
        ):
            _join(entity, edge.left, edge.right)
    found = {min(members): sorted(members) for members in entity.values()}
    return [found[first] for first in sorted(found)]


def _join(entity: dict[str, list[str]], left: str, right: str) -> None:
    if entity[left] is entity[right]:
        return
    members = entity[left] + entity[right]
    for member in members:
        entity[member] = members


def _may_join(ours: list[str], theirs: list[str], part: Part, asserted: set[Pair], *, human: bool) -> bool:
    if ours is theirs:
        return True
    vouched = [pair for pair in asserted if all(end in ours or end in theirs for end in pair)]
    for one in ours:
        for other in theirs:
            if pair_key(one, other) in part.apart:
                return False
            if not human and part.conflict(one, other) and not _vouched(one, other, vouched, part):
                return False
    return True


def _vouched(one: str, other: str, vouched: list[Pair], part: Part) -> bool:
    """True when a person said that two groups are one, of which the first agrees with `one`, the second with `other`.

    Without this a person who joins two names would part the first from its own other spellings.
    """

    def fits(end: str, group: str) -> bool:
        return end == group or not part.conflict(end, group)

    return any(
        (fits(left, one) and fits(right, other)) or (fits(right, one) and fits(left, other)) for left, right in vouched
    )


def _unambiguous(part: Part) -> Iterable[Edge]:
    """The edges without those of a spelling that fits two people: it stays by itself, unsure.

    Of neighbours that exclude one another, one is kept when it alone shares the office, or when it has `DOMINANCE`
    times the reports of its rivals.
    """
    near: dict[str, dict[str, Edge]] = {}
    for edge in part.same:
        if pair_key(edge.left, edge.right) not in part.apart:
            near.setdefault(edge.left, {})[edge.right] = edge
            near.setdefault(edge.right, {})[edge.left] = edge
    dropped: set[Pair] = set()
    for signature, edges in near.items():
        for other, edge in edges.items():
            rivals = [r for r in edges if r != other and _rivals(part, edge, edges[r], other, r)]
            if rivals and not _prevails(part, signature, other, rivals):
                dropped.add(pair_key(signature, other))
    return [e for e in part.same if pair_key(e.left, e.right) not in dropped | part.apart]


def _rivals(part: Part, edge: Edge, against: Edge, other: str, rival: str) -> bool:
    """True when two neighbours exclude one another; one of another spelling is no rival to one of the same."""
    if pair_key(other, rival) in part.apart:
        return against.twins or not edge.twins
    return part.conflict(other, rival)


def _prevails(part: Part, signature: str, other: str, rivals: list[str]) -> bool:
    office = part.office(signature, other)
    if office != any(part.office(signature, rival) for rival in rivals):
        return office
    return part.reports[other] >= DOMINANCE * sum(part.reports[rival] for rival in rivals)
