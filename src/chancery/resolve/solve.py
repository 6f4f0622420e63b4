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

    `together` and `apart` are human judgements, the newest first. `alike` numbers the groups so that those of one
    number have name, context and weight in common: a surname alone in three hundred reports is a group each time, and
    is looked at once. Of such numbers `conflict` tells whether their groups cannot be one, `office` whether both hold
    one post of one country at one time.
    """

    signatures: tuple[str, ...]
    same: tuple[Edge, ...]
    together: tuple[Pair, ...]
    apart: frozenset[Pair]
    alike: dict[str, int]
    conflict: Callable[[int, int], bool]
    office: Callable[[int, int], bool]
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
    if part.apart and any(pair_key(one, other) in part.apart for one in ours for other in theirs):
        return False
    if human:
        return True
    vouched = [pair for pair in asserted if all(end in ours or end in theirs for end in pair)]
    return not any(
        part.conflict(one, other) and not _vouched(one, other, vouched, part)
        for one in {part.alike[signature] for signature in ours}
        for other in {part.alike[signature] for signature in theirs}
    )


def _vouched(one: int, other: int, vouched: list[Pair], part: Part) -> bool:
    """True when a person said that two groups are one, of which the first agrees with `one`, the second with `other`.

    Without this a person who joins two names would part the first from its own other spellings.
    """

    def fits(end: str, group: int) -> bool:
        return part.alike[end] == group or not part.conflict(part.alike[end], group)

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
        for other, rivals in _rivals(part, edges):
            if not _prevails(part, signature, other, rivals):
                dropped.add(pair_key(signature, other))
    return [e for e in part.same if pair_key(e.left, e.right) not in dropped | part.apart]


def _rivals(part: Part, edges: dict[str, Edge]) -> Iterable[tuple[str, list[str]]]:
    """Of the neighbours of one group those that others exclude, each with these others.

    What a person told apart excludes one another too, but another spelling is no rival to the same spelling.
    """
    alike: dict[int, list[str]] = {}
    for other in edges:
        alike.setdefault(part.alike[other], []).append(other)
    against = {one: [r for two in alike if part.conflict(one, two) for r in alike[two]] for one in alike}
    for other, edge in edges.items():
        rivals = [rival for rival in against[part.alike[other]] if rival != other]
        if part.apart:
            apart = (r for r in edges if pair_key(other, r) in part.apart)
            rivals += [r for r in apart if r not in rivals and (edges[r].twins or not edge.twins)]
        if rivals:
            yield other, rivals


def _prevails(part: Part, signature: str, other: str, rivals: list[str]) -> bool:
    one = part.alike[signature]
    office = part.office(one, part.alike[other])
    if office != any(part.office(one, number) for number in {part.alike[rival] for rival in rivals}):
        return office
    return part.reports[other] >= DOMINANCE * sum(part.reports[rival] for rival in rivals)
