"""Entities as clusters of judgements about names.

Mentions with the same name, schema and country form a group. Groups that share a key are compared; what the comparison
and its context say becomes a judgement. Each connected part of the graph of judgements is then solved by itself, from
its groups in alphabetical order, so that the entities are the same whatever the order of arrival, and a new report
disturbs only the parts that it touches. Human judgements come first and are never overwritten.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import chain, islice

from chancery.model import Entity, Judgement
from chancery.resolve.candidates import Candidates, present
from chancery.resolve.groups import (
    Group,
    Profile,
    count,
    entity_of,
    group_id,
    new_group,
    settle,
    signature_of,
)
from chancery.resolve.judging import conflict, judge, same_office
from chancery.resolve.search import Search, keys_before, keys_now, search_for
from chancery.resolve.shelf import Lazy, Shelf
from chancery.resolve.solve import Edge, Pair, Part, pair_key, solve

DOUBT = " But one of the names also fits someone else."
"""Ends the reason of a judgement that the names alone would have made "same"."""
_BATCH = 512
"""Groups whose candidates are looked up at once: few questions to the shelf, and never all pairs in memory."""


@dataclass(frozen=True, slots=True)
class Clusters:
    """The entities, the entity of every profile key, and the judgements that made them (of the rules by group id)."""

    entities: tuple[Entity, ...]
    entity_of: dict[str, str]
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What the last `update` changed.

    `groups` were counted anew, `rekeyed` are the signatures of those that are found under other keys than before, and
    `gone` those left without a profile. `solved` maps each group of a part that
    was solved anew to its entity's first group; `entities` are those of these parts and `dropped` the ids that no
    longer are. `judgements` are all those on a group of `groups`, `gone` or `solved`.
    """

    groups: tuple[Group, ...]
    rekeyed: frozenset[str]
    gone: tuple[str, ...]
    solved: dict[str, str]
    entities: tuple[Entity, ...]
    dropped: tuple[str, ...]
    judgements: tuple[Judgement, ...]


def cluster(profiles: Iterable[Profile], judgements: Iterable[Judgement] = ()) -> Clusters:
    """Builds all entities from scratch. `judgements` are the human ones; their ends are profile keys."""
    resolver = Resolver(judgements)
    resolver.update(profiles)
    return resolver.clusters()


def _age(judgement: Judgement) -> tuple[datetime, str, str]:
    at = judgement.at or datetime.min
    return at.replace(tzinfo=None), judgement.left, judgement.right


class Resolver:
    """The groups, their blocks and their edges, kept so that a new report costs only what it touches."""

    def __init__(self, judgements: Iterable[Judgement] = (), shelf: Shelf | None = None) -> None:
        """`judgements` are the human ones; of two on the same ends the newer counts. `shelf` has what was resolved."""
        self.human = tuple(sorted((j for j in judgements if j.by != "rule"), key=_age, reverse=True))
        self._judged: dict[str, list[Judgement]] = {}
        for judgement in self.human:
            for end in (judgement.left, judgement.right):
                self._judged.setdefault(end, []).append(judgement)
        self._alone: Lazy[str, str] = Lazy(shelf.alone if shelf else None, str)
        self._groups: Lazy[str, Group | None] = Lazy(shelf.groups if shelf else None, lambda: None)
        self._blocks: Lazy[str, list[str]] = Lazy(shelf.blocks if shelf else None, list)
        self._edges: Lazy[str, dict[str, Edge]] = Lazy(shelf.edges if shelf else None, dict)
        self._solved: Lazy[str, str] = Lazy(shelf.firsts if shelf else None, str)
        self._placed: dict[str, str] = {}
        self._candidates = Candidates(self._groups, self._blocks, self._edges, shelf)

    def update(self, profiles: Iterable[Profile], removed: Iterable[tuple[Profile, str]] = ()) -> Changes:
        """Takes in profiles and takes out others (each with the signature it stands under).

        What they do not touch stays as it is; the outcome is that of resolving all that is left from scratch.
        """
        changed = dict.fromkeys(chain(self._take_out(list(removed)), self._take_in(profiles)))
        for signature in changed:
            settle(self._present(signature))
        gone = {signature: None for signature in changed if not self._present(signature).reports}
        touched = dict.fromkeys(other for signature in gone for other in self._unlink(signature))
        kept = [signature for signature in changed if signature not in gone]
        asked = {signature: search_for(self._present(signature)) for signature in kept}
        rekeyed = self._index([self._present(signature) for signature in kept])
        touched.update(dict.fromkeys(kept))
        touched.update(dict.fromkeys(self._judge(asked)))
        return self._changes(kept, rekeyed, list(gone), self._solve(touched.keys() - gone.keys(), gone))

    def signatures(self) -> dict[str, str]:
        """The group of each profile that was taken in here."""
        return self._placed

    def clusters(self) -> Clusters:
        """All entities and judgements that were taken in here, in alphabetical order."""
        firsts = {s: self._solved[s] for s in sorted(self._groups) if self._groups[s] is not None}
        entities = tuple(self._entities(firsts))
        members = {key: group_id(firsts[self._placed[key]]) for key in sorted(self._placed)}
        return Clusters(entities, members, (*self.human, *self._judgements(firsts)))

    def _present(self, signature: str) -> Group:
        return present(self._groups, signature)

    def _opened(self, signature: str) -> Group | None:
        """The group, with the name and side that it is found by before anything changes."""
        group = self._groups[signature]
        if group is not None and group.indexed is None and group.texts:
            group.indexed = group.name, group.side
        return group

    def _take_out(self, removed: list[tuple[Profile, str]]) -> Iterator[str]:
        """Takes profiles out of their groups; gives the signatures of these."""
        self._groups.need(signature for _, signature in removed)
        for profile, signature in removed:
            self._placed.pop(profile.key, None)
            group = self._opened(signature)
            if group is not None:
                count(group, profile, -1)
                yield signature

    def _take_in(self, profiles: Iterable[Profile]) -> Iterator[str]:
        """Counts profiles in their groups; gives the signatures of these."""
        rest = iter(profiles)
        while batch := list(islice(rest, _BATCH)):
            named = [signature_of(profile, alone=profile.key in self._judged) for profile in batch]
            self._groups.need(named)
            for profile, signature in zip(batch, named, strict=True):
                self._place(profile, signature)
                yield signature

    def _place(self, profile: Profile, signature: str) -> None:
        alone = profile.key in self._judged
        group = self._opened(signature)
        if group is None:
            group = self._groups[signature] = new_group(signature, profile, alone=alone)
        count(group, profile)
        self._placed[profile.key] = signature
        if alone:
            self._alone[profile.key] = signature

    def _unlink(self, signature: str) -> list[str]:
        """Takes an empty group out; gives the groups that it was joined with."""
        group = self._present(signature)
        for key in keys_before(group):
            self._blocks[key].remove(signature)
        near = [other for pair, _ in self._human_pairs(signature) for other in pair if other != signature]
        for other, edge in self._edges[signature].items():
            self._edges[other].pop(signature, None)
            near += [other] if edge.verdict == "same" else []
        self._edges[signature] = {}
        if group.alone and self._alone.get(group.alone, signature) == signature:
            self._alone[group.alone] = ""
        self._groups[signature] = None
        return near

    def _index(self, groups: list[Group]) -> frozenset[str]:
        """Puts groups under the keys of their names and posts; gives the signatures of those found otherwise before."""
        changed = [group for group in groups if group.indexed != (group.name, group.side)]
        found = {group.signature: keys_now(group) for group in changed}
        self._blocks.need({key for group in changed for key in found[group.signature] ^ keys_before(group)})
        rekeyed = set()
        for group in changed:
            before, now = keys_before(group), found[group.signature]
            if group.indexed is None or group.indexed[0] != group.name or before != now:
                rekeyed.add(group.signature)
            for key in now - before:
                self._blocks[key].append(group.signature)
            for key in before - now:
                self._blocks[key].remove(group.signature)
            group.keys, group.indexed = now, (group.name, group.side)
        return frozenset(rekeyed)

    def _judge(self, asked: dict[str, Search]) -> list[str]:
        """Judges groups against their candidates; gives those that one of them was one with and no longer is.

        What many groups need is fetched at once, and not for each of them.
        """
        self._edges.need(asked)
        fresh: dict[str, dict[str, Edge]] = {signature: {} for signature in asked}
        done: set[str] = set()
        again: set[Pair] = set()
        moved = {s for s, search in asked.items() if search.before != self._present(s).side}
        rest = iter(asked.items())
        while batch := dict(islice(rest, _BATCH)):
            for signature, near in self._candidates.near(batch, moved, done, again).items():
                group = self._present(signature)
                for other in near:
                    if edge := judge(group, self._present(other)):
                        fresh[signature][other] = edge
                        if other in fresh:
                            fresh[other][signature] = edge
        for signature, edges in fresh.items():
            kept = {o: e for o, e in self._edges[signature].items() if pair_key(signature, o) not in again}
            edges |= kept
        turned = {s: edges.items() ^ self._edges[s].items() for s, edges in fresh.items()}
        self._edges.need({other for changes in turned.values() for other, _ in changes})
        return [lost for signature, edges in fresh.items() for lost in self._rejoin(signature, edges)]

    def _rejoin(self, signature: str, edges: dict[str, Edge]) -> list[str]:
        """Puts the edges of a group in the place of those it had; gives the groups that it was one with before."""
        ours = self._edges[signature]
        for other in ours.keys() - edges.keys():
            self._edges[other].pop(signature, None)
        for other, edge in edges.items():
            if ours.get(other) != edge:
                self._edges[other][signature] = edge
        self._edges[signature] = edges
        return [s for s, old in ours.items() if old.verdict == "same" and not _joins(edges.get(s))]

    def _solve(self, changed: Iterable[str], gone: Iterable[str]) -> dict[str, str]:
        """Solves the parts of the changed groups; gives for each group of them the first group it had before."""
        before = {signature: self._solved[signature] for signature in gone}
        self._solved.update(dict.fromkeys(before, ""))
        done: set[str] = set()
        starts = [start for start in sorted(changed) if self._groups[start] is not None]
        self._solved.need(self._reach(starts))  # all parts at once: what each part needs is then there
        for start in starts:
            if start not in done:
                found = self._reach([start])
                done |= found
                before |= {signature: self._solved[signature] for signature in found}
                for entity in solve(self._view(found)):
                    self._solved.update(dict.fromkeys(entity, entity[0]))
        return before

    def _reach(self, starts: Iterable[str]) -> set[str]:
        """The groups that judgements of sameness connect with `starts`."""
        part = set(starts)
        newest = part
        while newest:
            self._edges.need(newest)
            near = {o for s in newest for o, edge in self._edges[s].items() if edge.verdict == "same"}
            self._groups.need(near)
            for signature in newest:
                near |= {o for pair, verdict in self._human_pairs(signature) if verdict == "same" for o in pair}
            newest = near - part
            part = part | near
        return part

    def _human_pairs(self, signature: str) -> Iterator[tuple[Pair, str]]:
        """The human judgements that touch a group, the newest first, each pair of groups once."""
        key = self._present(signature).alone if self._judged else None
        seen: set[Pair] = set()
        for judgement in self._judged.get(key, ()) if key else ():
            other = self._alone[judgement.right if judgement.left == key else judgement.left]
            pair = pair_key(signature, other)
            if other and other != signature and pair not in seen:
                seen.add(pair)
                yield pair, judgement.verdict

    def _view(self, part: set[str]) -> Part:
        signatures = tuple(sorted(part))
        same = {
            pair_key(one, other): edge
            for one in signatures
            for other, edge in self._edges[one].items()
            if edge.verdict == "same" and other in part
        }
        human = {pair: verdict for s in signatures for pair, verdict in self._human_pairs(s)}
        groups = [self._present(signature) for signature in signatures]
        numbers: dict[object, int] = {}
        alike = {g.signature: numbers.setdefault((g.name, g.side, g.reports), len(numbers)) for g in groups}
        of = {alike[g.signature]: g for g in groups}

        @cache
        def clash(one: int, other: int) -> bool:
            if one > other:
                return clash(other, one)
            return conflict(of[one], of[other], self._edges[of[one].signature].get(of[other].signature))

        return Part(
            signatures,
            tuple(same[pair] for pair in sorted(same)),
            tuple(pair for pair, verdict in human.items() if verdict == "same"),
            frozenset(pair for pair, verdict in human.items() if verdict != "same"),
            alike,
            clash,
            cache(lambda one, other: same_office(of[one], of[other])),
            {g.signature: g.reports for g in groups},
        )

    def _changes(self, kept: list[str], rekeyed: frozenset[str], gone: list[str], before: dict[str, str]) -> Changes:
        solved = {s: self._solved[s] for s in sorted(before) if self._groups[s] is not None}
        left = {first for first in before.values() if first} - set(solved.values())
        groups = tuple(self._present(signature) for signature in sorted(kept))
        judged = tuple(self._judgements(dict.fromkeys([*solved, *kept])))
        dropped = tuple(sorted(map(group_id, left)))
        return Changes(groups, rekeyed, tuple(sorted(gone)), solved, tuple(self._entities(solved)), dropped, judged)

    def _entities(self, firsts: dict[str, str]) -> Iterator[Entity]:
        parts: dict[str, list[Group]] = {}
        for signature in sorted(firsts):
            parts.setdefault(firsts[signature], []).append(self._present(signature))
        return (entity_of(first, groups) for first, groups in parts.items())

    def _judgements(self, signatures: Iterable[str]) -> Iterator[Judgement]:
        told: set[Pair] = set()
        for one in sorted(signatures):
            for other, edge in sorted(self._edges[one].items()):
                if (pair := pair_key(one, other)) not in told:
                    told.add(pair)
                    yield self._judgement(edge)

    def _judgement(self, edge: Edge) -> Judgement:
        verdict, why = edge.verdict, edge.why
        if verdict == "same" and self._solved[edge.left] != self._solved[edge.right]:
            verdict, why = "unsure", why + DOUBT
        return Judgement(group_id(edge.left), group_id(edge.right), verdict, edge.score, why)


def _joins(edge: Edge | None) -> bool:
    return edge is not None and edge.verdict == "same"
