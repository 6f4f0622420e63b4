"""Names of a record by another spelling, in another script, or in part: candidates by key, the rest by the matcher."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Protocol

from chancery.record.codec import pack
from chancery.record.names import name_key
from chancery.record.store import Store


class Matcher(Protocol):
    """How names are told apart. Whoever opens a record hands it over, because questions know no stage."""

    def whole(self, asked: str) -> frozenset[str]:
        """The keys of names that may be one with `asked`."""

    def words(self, asked: str) -> tuple[frozenset[str], ...]:
        """For each word of `asked` the keys of names that may have it."""

    def likeness(self, asked: str, name: str, schema: str) -> float:
        """How far `name` is the one asked for, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Match:
    """An entity that has a name like the one asked for: which, and how far it is the same, from 0 to 1."""

    entity: str
    name: str
    score: float


def matching_names(store: Store, asked: str) -> tuple[Match, ...]:
    """The entities with a name like `asked`, the likest first; none where nobody handed the record a matcher."""
    matcher = store.matcher
    if matcher is None:
        return ()
    best: dict[str, Match] = {}
    rows = [*_under_any(store, matcher.whole(asked)), *_under_each(store, matcher.words(asked))]
    for entity, schema, body in rows:
        for name in json.loads(body)["texts"]:
            score = matcher.likeness(asked, name, schema)
            if score and (entity not in best or score > best[entity].score):
                best[entity] = Match(entity, name, score)
    return tuple(sorted(best.values(), key=lambda match: (-match.score, match.name, match.entity)))


_SELECT = """SELECT g.entity, e.schema, g.body FROM name_groups AS g JOIN entities AS e ON e.id = g.entity
WHERE g.id IN ({groups})"""
_GROUPS = "SELECT name_group FROM name_keys WHERE key IN (SELECT value FROM json_each(?))"


def _under_any(store: Store, keys: Collection[str]) -> Iterable[tuple[str, str, str]]:
    return (tuple(row) for row in store.query(_SELECT.format(groups=_GROUPS), (_hashed(keys),)))


def _under_each(store: Store, words: tuple[frozenset[str], ...]) -> Iterable[tuple[str, str, str]]:
    if not words or not all(words):
        return ()
    groups = " INTERSECT ".join(_GROUPS for _ in words)
    return (tuple(row) for row in store.query(_SELECT.format(groups=groups), [_hashed(keys) for keys in words]))


def _hashed(keys: Collection[str]) -> str:
    return pack(sorted(map(name_key, keys)))
