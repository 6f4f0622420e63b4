"""Where a group of names must look for others that may be one with it: under all its keys, or only under some."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.resolve import keys
from chancery.resolve.groups import Group
from chancery.resolve.pair import Context, Side, Years, touch


@dataclass(frozen=True, slots=True)
class Search:
    """Under which keys a group looks for candidates: all of them, or those whom its new side concerns.

    `before` is the side that it was judged with, if only reports, posts or years were added since. `held` are then the
    keys of offices under which those are candidates whose time is shared now and was not before, or the reverse.
    """

    keys: frozenset[str]
    before: Side | None
    held: frozenset[str] = frozenset()


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
    dated = (side.years is None) == (group.side.years is None)
    if name != group.name or not before <= now or not dated:
        return Search(now, None)
    if not group.side.posts or not (group.country or any(map(keys.is_office, now))):
        return Search(equal, side)
    if group.kind != "person":  # offices of bodies are no keys
        return Search(now, side)
    moved = side.years != group.side.years
    return Search(equal | (now - before), side, frozenset(filter(keys.is_office, before)) if moved else frozenset())


def meets_anew(search: Search, side: Side, years: Years) -> bool:
    """True when these years touch those that a group had before or those that it has now, but not both."""
    return search.before is not None and touch(search.before.years, years) != touch(side.years, years)


def office_of(one: Side, other: Side) -> str | None:
    """The office that two hold at one time."""
    context = Context(one, other)
    return context.shared_post if context.same_office else None
