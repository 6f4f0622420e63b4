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

from chancery.model import Entity, Judgement
from chancery.resolve import keys
from chancery.resolve.groups import Group, Profile, entity_of, group_id, joined, levelled, new_group, signature_of
from chancery.resolve.judging import conflict, judge
from chancery.resolve.solve import Edge, Pair, Part, pair_key, solve


@dataclass(frozen=True, slots=True)
class Clusters:
    """The entities, the entity of every profile key, and the judgements that made them."""

    entities: tuple[Entity, ...]
    entity_of: dict[str, str]
    judgements: tuple[Judgement, ...]


def cluster(profiles: Iterable[Profile], judgements: Iterable[Judgement] = ()) -> Clusters:
    """Builds all entities from scratch. `judgements` are the human ones; their ends are profile keys or names."""
    resolver = Resolver(judgements)
    resolver.add(profiles)
    return resolver.clusters()


def _age(judgement: Judgement) -> tuple[datetime, str, str]:
    at = judgement.at or datetime.min
    return at.replace(tzinfo=None), judgement.left, judgement.right


class Resolver:
    """The groups, their blocks and their edges, kept so that a new report costs only what it touches."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        """`judgements` are the human ones; of two on the same ends the newer counts."""
        self.human = tuple(sorted((j for j in judgements if j.by != "rule"), key=_age, reverse=True))
        self._ends: dict[str, dict[str, None]] = {end: {} for j in self.human for end in _ends(j)}
        self._groups: dict[str, Group] = {}
        self._blocks: dict[str, list[str]] = {}
        self._edges: dict[str, dict[str, Edge]] = {}
        self._solved: dict[str, str] = {}

    def add(self, profiles: Iterable[Profile]) -> dict[str, str]:
        """Takes in profiles and gives the entity of each key. What the new ones do not touch stays as it is.

        A profile that comes again under its old key and name replaces the old one.
        """
        placed = {profile.key: self._place(profile) for profile in profiles}
        changed = dict.fromkeys(placed.values())
        for signature in changed:
            self._index(self._groups[signature])
        touched = dict(changed)
        for signature in changed:
            touched.update(dict.fromkeys(self._judge(self._groups[signature])))
        self._solve(touched)
        return {key: group_id(self._solved[signature]) for key, signature in placed.items()}

    def clusters(self) -> Clusters:
        """All entities and judgements, in alphabetical order."""
        parts: dict[str, list[Group]] = {}
        for signature in sorted(self._solved):
            parts.setdefault(self._solved[signature], []).append(self._groups[signature])
        entities = tuple(entity_of(first, groups) for first, groups in parts.items())
        members = {key: group_id(first) for first, groups in parts.items() for g in groups for key in sorted(g.members)}
        return Clusters(entities, members, (*self.human, *self._judgements()))

    def _place(self, profile: Profile) -> str:
        signature = signature_of(profile, alone=profile.key in self._ends)
        group = self._groups.get(signature)
        if group is None:
            group = self._groups[signature] = new_group(signature, profile)
        else:
            joined(group, profile)
        for end in (profile.key, levelled(profile.name)):
            if end in self._ends:
                self._ends[end][signature] = None
        return signature

    def _index(self, group: Group) -> None:
        if group.indexed == group.side.posts:
            return
        found = keys.keys_of(group.kind, group.name, group.side, bare=group.bare)
        for key in found - frozenset(group.keys):
            self._blocks.setdefault(key, []).append(group.signature)
        group.keys, group.indexed = tuple(sorted(found | frozenset(group.keys))), group.side.posts

    def _judge(self, group: Group) -> list[str]:
        """Judges a group against its candidates; gives those that it was one with and no longer is."""
        lost: list[str] = []
        ours = self._edges.setdefault(group.signature, {})
        for other in self._candidates(group):
            theirs = self._edges.setdefault(other.signature, {})
            edge, old = judge(group, other), ours.get(other.signature)
            if old and old.verdict == "same" and (edge is None or edge.verdict != "same"):
                lost.append(other.signature)
            if edge:
                ours[other.signature] = theirs[group.signature] = edge
            else:
                ours.pop(other.signature, None)
                theirs.pop(group.signature, None)
        return lost

    def _candidates(self, group: Group) -> Iterator[Group]:
        seen = {group.signature}
        for key in group.keys:
            for signature in self._blocks[key]:
                if signature not in seen:
                    seen.add(signature)
                    other = self._groups[signature]
                    if keys.may_agree(group.masks, other.masks):
                        yield other

    def _solve(self, changed: Iterable[str]) -> None:
        done: set[str] = set()
        for start in changed:
            if start not in done:
                found = self._part(start)
                done |= found
                for entity in solve(self._view(found)):
                    self._solved.update(dict.fromkeys(entity, entity[0]))

    def _part(self, start: str) -> set[str]:
        """The groups that judgements of sameness connect with `start`."""
        part, stack = {start}, [start]
        while stack:
            signature = stack.pop()
            near = {other for other, edge in self._edges.get(signature, {}).items() if edge.verdict == "same"}
            near |= {other for pair in self._together(signature) for other in pair}
            stack += near - part
            part |= near
        return part

    def _together(self, signature: str) -> Iterator[Pair]:
        return (pair for pair, verdict in self._human_pairs(signature) if verdict == "same")

    def _human_pairs(self, signature: str) -> Iterator[tuple[Pair, str]]:
        """The human judgements that touch a group, the newest first."""
        if not self.human:
            return
        seen: set[Pair] = set()
        for judgement in self.human:
            left, right = (self._end(end) for end in (judgement.left, judgement.right))
            for one in sorted(left):
                for other in sorted(right):
                    pair = pair_key(one, other)
                    if one != other and signature in pair and pair not in seen:
                        seen.add(pair)
                        yield pair, judgement.verdict

    def _end(self, end: str) -> dict[str, None]:
        return self._ends.get(end) or self._ends.get(levelled(end)) or {}

    def _view(self, part: set[str]) -> Part:
        signatures = tuple(sorted(part))
        same = {
            pair_key(one, other): edge
            for one in signatures
            for other, edge in self._edges.get(one, {}).items()
            if edge.verdict == "same" and other in part
        }
        human = {pair: verdict for s in signatures for pair, verdict in self._human_pairs(s)}
        return Part(
            signatures,
            tuple(same[pair] for pair in sorted(same)),
            tuple(pair for pair, verdict in human.items() if verdict == "same"),
            frozenset(pair for pair, verdict in human.items() if verdict == "different"),
            lambda one, other: conflict(self._groups[one], self._groups[other]),
            {s: self._groups[s].reports for s in signatures},
        )

    def _judgements(self) -> Iterator[Judgement]:
        for one in sorted(self._edges):
            for other, edge in sorted(self._edges[one].items()):
                if one < other:
                    yield self._judgement(edge)

    def _judgement(self, edge: Edge) -> Judgement:
        left, right = (min(self._groups[s].members) for s in (edge.left, edge.right))
        verdict, why = edge.verdict, edge.why
        if verdict == "same" and self._solved[edge.left] != self._solved[edge.right]:
            verdict, why = "unsure", f"{why} But one of the names also fits someone else."
        return Judgement(left, right, verdict, edge.score, why)


def _ends(judgement: Judgement) -> tuple[str, ...]:
    return tuple(form for end in (judgement.left, judgement.right) for form in (end, levelled(end)))
