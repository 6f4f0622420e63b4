"""One connected part of the graph of judgements, cut into entities."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

# A neighbour counts against its rivals when it has this many times their reports: a slip in one dispatch must not
# part two spellings that a hundred dispatches use. With 5, a name of three reports outweighs a homonym of one.
DOMINANCE = 10

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Edge:
    """What the matcher says of two groups. `office`: both hold one post of one country at one time."""

    left: str
    right: str
    verdict: Literal["same", "different", "unsure"]
    score: float
    why: str
    office: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Groups by signature, what joins them, and what keeps them apart.

    `together` and `apart` are human judgements, the newest first. `conflict` tells whether two groups cannot be one.
    """

    signatures: tuple[str, ...]
    same: tuple[Edge, ...]
    together: tuple[Pair, ...]
    apart: frozenset[Pair]
    conflict: Callable[[str, str], bool]
    reports: dict[str, int]


def pair_key(left: str, right: str) -> Pair:
    """Two signatures in alphabetical order."""
    return (left, right) if left < right else (right, left)


def solve(part: Part) -> list[list[str]]:
    """The entities of the part, each a sorted list of signatures.

    Human judgements first; then the edges by falling score. An edge falls away when it would let one spelling stand
    for two people (see `_unambiguous`), or would bring together two groups that cannot be one.
    """
    entity: dict[str, list[str]] = {signature: [signature] for signature in part.signatures}
    asserted = {pair_key(*pair) for pair in part.together}
    for left, right in part.together:
        if left in entity and right in entity and _may_join(entity[left], entity[right], part, asserted, human=True):
            _join(entity, left, right)
    for edge in sorted(_unambiguous(part), key=lambda e: (-e.score, e.left, e.right)):
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
    for one in ours:
        for other in theirs:
            pair = pair_key(one, other)
            if pair in part.apart:
                return False
            if not human and pair not in asserted and part.conflict(one, other):
                return False
    return True


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
            rivals = [r for r in edges if r != other and part.conflict(other, r)]
            if rivals and not _prevails(edge, [edges[r] for r in rivals], part.reports[other], rivals, part.reports):
                dropped.add(pair_key(signature, other))
    return [e for e in part.same if pair_key(e.left, e.right) not in dropped | part.apart]


def _prevails(edge: Edge, against: list[Edge], reports: int, rivals: list[str], counts: dict[str, int]) -> bool:
    if edge.office != any(rival.office for rival in against):
        return edge.office
    return reports >= DOMINANCE * sum(counts[rival] for rival in rivals)
