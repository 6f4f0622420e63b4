"""Where a group of names must look for others that may be one with it: under all its keys, or only under some."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.resolve import keys
from chancery.resolve.groups import Group
from chancery.resolve.pair import Context, Side, touch


@dataclass(frozen=True, slots=True)
class Search:
    """Under which keys a group looks for candidates: all of them, or those whom its new side concerns.

    `before` is the side that it was judged with, if only reports, posts or years were added since; then all that are
    found under keys that are `new` are candidates, and under the others those with whom it shares another office.
    """

    keys: frozenset[str]
    before: Side | None
    new: frozenset[str] = frozenset()


def keys_before(group: Group) -> frozenset[str]:
    """The keys under which a group was found when it was last indexed."""
    if group.keys is None:
        name, side = group.indexed or ("", Side())
        group.keys = keys.keys_of(group.kind, name, side, bare=group.bare) if name else frozenset()
    return group.keys


def keys_now(group: Group) -> frozenset[str]:
    """The keys under which a group is to be found."""
    return keys.keys_of(group.kind, group.name, group.side, bare=group.bare)


def search_for(group: Group) -> Search:
    """Where a group looks before it is indexed anew.

    What was judged before stands while name, posts and years are the same, but for equal names: of these the number of
    reports tells which is a slip.
    """
    name, side = group.indexed or ("", Side())
    equal = frozenset[str]() if group.bare else keys.name_keys(group.kind, group.name)
    if name == group.name and side == group.side:
        return Search(equal, side)
    before, now = keys_before(group), keys_now(group)
    if name != group.name or not before <= now:
        return Search(now, None)
    if not group.side.posts or not group.country:
        return Search(equal, side)
    if side.years == group.side.years:  # a post more: nothing new about who holds only the others
        return Search(frozenset(key for key in now if not keys.is_office(key) or key not in before), side, now - before)
    return Search(now, side, now - before)


def meets_others(search: Search, side: Side, years: tuple[int, int] | None) -> bool:
    """False when who held a post in these years meets a group neither less nor more than before its years grew."""
    assert search.before is not None
    if search.before.posts != side.posts:
        return True
    return touch(search.before.years, years) != touch(side.years, years)


def office_of(one: Side, other: Side) -> str | None:
    """The office that two hold at one time."""
    context = Context(one, other)
    return context.shared_post if context.same_office else None
