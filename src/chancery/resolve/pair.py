"""What the matcher's features look at: two names taken apart and laid side by side, and what is known around them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from chancery.resolve.agreement import alike_together
from chancery.resolve.align import Alignment, align
from chancery.resolve.names import Name, parse_name
from chancery.resolve.organisations import Body, looks_like_organisation, parse_body
from chancery.resolve.styles import styles_of
from chancery.resolve.syllables import Reading, System, all_readings

Years = tuple[int, int] | None
"""The first and the last year of a period; `None` where none is known."""


@dataclass(frozen=True, slots=True)
class Side:
    """What reports say around one name: alpha-3 country, normalised posts, first and last year, schema."""

    country: str | None = None
    posts: frozenset[str] = frozenset()
    years: Years = None
    schema: str | None = None


def touch(one: Years, other: Years) -> bool:
    """False when both periods are known and do not touch."""
    return one is None or other is None or (one[0] <= other[1] and other[0] <= one[1])


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around the left and the right name."""

    left: Side = Side()
    right: Side = Side()

    @property
    def same_country(self) -> bool | None:
        """Whether the countries agree; `None` when one is unknown."""
        if self.left.country is None or self.right.country is None:
            return None
        return self.left.country == self.right.country

    @property
    def shared_post(self) -> str | None:
        """A post that both hold, the first in alphabetical order."""
        return min(self.left.posts & self.right.posts, default=None)

    @property
    def same_time(self) -> bool:
        """False when both periods are known and do not touch."""
        return touch(self.left.years, self.right.years)

    @property
    def same_office(self) -> bool:
        """True when both hold one post for one country at one time."""
        return self.same_country is True and self.shared_post is not None and self.same_time

    @property
    def same_style(self) -> str | None:
        """A post of which a state has one that both hold at one time, where a report does not say for which state."""
        if self.same_country is not None or self.left.years is None or self.right.years is None or not self.same_time:
            return None
        return min(styles_of(self.left.posts) & styles_of(self.right.posts), default=None)


@dataclass(frozen=True, slots=True)
class Syllables:
    """Two names read by one syllabic system: whether they agree, the first syllables that do not, and how many."""

    system: System
    agree: bool
    same_length: bool
    differing: tuple[str, str] | None
    misses: int = 0


@dataclass(frozen=True, slots=True)
class People:
    """Two persons' names. `divided`: the same letters, cut into another number of words."""

    left: Name
    right: Name
    words: Alignment
    syllables: tuple[Syllables, ...]
    divided: bool
    context: Context


@dataclass(frozen=True, slots=True)
class Bodies:
    """Two organisations' names."""

    left: Body
    right: Body
    texts: tuple[str, str]
    context: Context


_PERSON = "Person"


def pair_of(left: str, right: str, context: Context) -> People | Bodies:
    """Takes both names apart as persons or, where schema or wording says so, as organisations."""
    schemas = {s for s in (context.left.schema, context.right.schema) if s}
    wording = looks_like_organisation(left) or looks_like_organisation(right)
    if schemas - {_PERSON} or (wording and _PERSON not in schemas):
        return Bodies(parse_body(left), parse_body(right), (left, right), context)
    return People(*_laid(left, right), context)


@lru_cache(maxsize=131072)
def _laid(left: str, right: str) -> tuple[Name, Name, Alignment, tuple[Syllables, ...], bool]:
    ours, theirs = parse_name(left), parse_name(right)
    return ours, theirs, align(ours, theirs), _syllables(ours, theirs), _divided(ours, theirs)


def _divided(left: Name, right: Name) -> bool:
    if len(left.tokens) == len(right.tokens):
        return False
    ours, theirs = "".join(left.plain), "".join(right.plain)
    return len(ours) >= 6 and abs(len(ours) - len(theirs)) <= 3 and alike_together(ours, theirs)


def _syllables(left: Name, right: Name) -> tuple[Syllables, ...]:
    ours, theirs = all_readings(left), all_readings(right)
    if not ours or not theirs:
        return ()
    if any(len(name.tokens) < 2 and name.script != "Hang" for name in (left, right)):
        return ()
    return tuple(_compare(system, ours[system], theirs[system]) for system in ours if system in theirs)


def _compare(system: System, ours: tuple[Reading, ...], theirs: tuple[Reading, ...]) -> Syllables:
    differing, same_length, fewest = None, False, 99
    for one in ours:
        for other in theirs:
            if len(one) != len(other):
                continue
            same_length = True
            misses = [(a, b) for a, b in zip(one, other, strict=True) if a.isdisjoint(b)]
            if not misses:
                return Syllables(system, True, True, None)
            if len(misses) < fewest:
                fewest, differing = len(misses), (min(misses[0][0]), min(misses[0][1]))
    return Syllables(system, False, same_length, differing, fewest)
