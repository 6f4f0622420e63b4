"""Who has to be judged against whom: groups that share a key, and may agree as far as a quick look tells."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from chancery.resolve import keys
from chancery.resolve.groups import Group, name_in
from chancery.resolve.names import Name, parse_name
from chancery.resolve.office import Bound
from chancery.resolve.search import Search, keys_before, meets_anew, office_of
from chancery.resolve.shelf import Lazy, Shelf
from chancery.resolve.solve import Edge, Pair, pair_key


def present(groups: Lazy[str, Group | None], signature: str) -> Group:
    """A group that is there."""
    group = groups[signature]
    assert group is not None
    return group


class Candidates:
    """Looks for candidates among the groups, blocks and edges of a resolver, and on the shelf where these stand."""

    def __init__(
        self,
        groups: Lazy[str, Group | None],
        blocks: Lazy[str, list[str]],
        edges: Lazy[str, dict[str, Edge]],
        shelf: Shelf | None,
    ) -> None:
        self._groups, self._blocks, self._edges, self._shelf = groups, blocks, edges, shelf
        self._masks: Lazy[str, tuple[int, ...]] = Lazy(shelf.masks if shelf else None, tuple)

    def near(self, batch: dict[str, Search], moved: set[str], done: set[str], again: set[Pair]) -> dict[str, list[str]]:
        """For each group of a batch those that it shares a key with and may agree with.

        Who looks for all its candidates is `done` and met by no other. Pairs that were judged before and have to be
        `again` are noted.
        """
        self._blocks.need({key for search in batch.values() for key in search.keys})
        near: dict[str, set[str]] = {}
        for signature, search in batch.items():
            if search.before is None:
                done.add(signature)
            near[signature] = set[str]().union(*(self._blocks[key] for key in search.keys)) - done - {signature}
        for signature, search in batch.items():
            judged: Collection[str] = self._edges[signature]
            if search.before is not None:
                near[signature] = self._affected(signature, search, near[signature], moved) - done - {signature}
                judged = near[signature].intersection(judged)
            again.update(pair_key(signature, other) for other in judged)
        self._masks.need({other for others in near.values() for other in others if other not in self._groups})
        found = {signature: self._alike(signature, batch[signature], others) for signature, others in near.items()}
        self._groups.need({other for others in found.values() for other in others})
        return found

    def _affected(self, signature: str, search: Search, near: set[str], moved: set[str]) -> set[str]:
        """The candidates of a group with a new post or other years for whom that can make a difference."""
        group = present(self._groups, signature)
        if group.kind == "person":
            return near | self._met(signature, search, moved) if search.held else near
        equal = {other for key in keys.name_keys(group.kind, group.name) for other in self._blocks[key]}
        found = {other for other in near if other in equal or other in moved}
        self._groups.need(near)
        for other in near - found:
            side = present(self._groups, other).side
            if office_of(search.before or side, side) != office_of(group.side, side):
                found.add(other)
        return found

    def _met(self, signature: str, search: Search, moved: set[str]) -> set[str]:
        """Those in the offices that a group held before whose time it shares now and did not before, or the reverse."""
        side = present(self._groups, signature).side
        if self._shelf is None or search.before is None:
            held = {other for key in search.held for other in self._blocks[key]}
            return {o for o in held if o in moved or meets_anew(search, side, present(self._groups, o).side.years)}
        found = self._shelf.met(search.held, search.before.years, side.years)
        left = {other for other in found - moved if other not in self._groups or self._groups[other] is not None}
        beside = (present(self._groups, other) for other in moved)
        return left | {group.signature for group in beside if not search.held.isdisjoint(keys_before(group))}

    def _alike(self, signature: str, search: Search, near: set[str]) -> list[str]:
        """Of the candidates those whose names may agree, as far as masks and single words tell."""
        group = present(self._groups, signature)
        theirs = {other: g.masks if (g := self._groups.get(other)) else self._masks[other] for other in near}
        if group.masks:
            return [other for other, masks in theirs.items() if keys.may_agree(group.masks, masks)]
        if not search.held and not any(map(keys.is_office, search.keys)):
            return list(near)
        named = {other for key in search.keys if not keys.is_office(key) for other in self._blocks[key]}
        bound = Bound(_name(signature))
        ours = keys.person_keys(group.name) if search.held else None  # the blocks of these were not looked at
        return [
            other
            for other, masks in theirs.items()
            if other in named
            or masks
            or bound.admits(_name(other))
            or (ours and bound.shares_sounds(_name(other)) and self._meets(ours, other))
        ]

    def _meets(self, ours: frozenset[str], other: str) -> bool:
        return not ours.isdisjoint(keys.person_keys(present(self._groups, other).name))


@lru_cache(maxsize=262144)
def _name(signature: str) -> Name:
    return parse_name(name_in(signature))
