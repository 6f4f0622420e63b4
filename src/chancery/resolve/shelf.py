"""Where the groups of names stand while they are not being looked at: nowhere, or in a record."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Protocol, TypeVar

from chancery.resolve.groups import Group
from chancery.resolve.pair import Years
from chancery.resolve.solve import Edge

Key = TypeVar("Key")
Value = TypeVar("Value")
Load = Callable[[Collection[Key]], Mapping[Key, Value]]


class Shelf(Protocol):
    """Hands out what was resolved before, many at a time; what it does not have it leaves out."""

    def groups(self, signatures: Collection[str]) -> Mapping[str, Group | None]:
        """The groups of these signatures."""

    def masks(self, signatures: Collection[str]) -> Mapping[str, tuple[int, ...]]:
        """The masks of the groups of these signatures, which tell whether they need a closer look."""

    def blocks(self, keys: Collection[str]) -> Mapping[str, list[str]]:
        """For each key the signatures of the groups that are found under it."""

    def met(self, keys: Collection[str], before: Years, now: Years) -> set[str]:
        """The groups found under these keys whose years one of two periods touches and the other does not."""

    def edges(self, signatures: Collection[str]) -> Mapping[str, dict[str, Edge]]:
        """For each group its judgements, by the signature of the other group."""

    def firsts(self, signatures: Collection[str]) -> Mapping[str, str]:
        """For each group the alphabetically first group of its entity."""

    def alone(self, keys: Collection[str]) -> Mapping[str, str]:
        """For each profile that is a group of its own the signature of that group."""


class Lazy(dict[Key, Value]):
    """A dict that fetches from a shelf, if there is one, what it is asked for and has not got."""

    def __init__(self, load: Load[Key, Value] | None, absent: Callable[[], Value]) -> None:
        super().__init__()
        self._load, self._absent = load, absent

    def need(self, keys: Iterable[Key]) -> None:
        """Fetches all of `keys` at once."""
        if self._load is None:
            return
        missing = [key for key in keys if key not in self]
        if missing:
            found = self._load(missing)
            for key in missing:
                value = found.get(key)
                self[key] = self._absent() if value is None else value

    def __missing__(self, key: Key) -> Value:
        self.need((key,))
        return self.setdefault(key, self._absent())
