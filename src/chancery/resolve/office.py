"""Who of the many that held one post can be one person: a bound on `compare` that looks at each word once.

A post such as that of an ambassador has hundreds of holders. Their names share letters, so all of them would have to be
compared with one another; but most have no word in common.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import prod

from chancery.resolve.agreement import agree, beginning, is_arabic, respelled
from chancery.resolve.align import first_letters, glued, weighty, words_of
from chancery.resolve.keys import MOST_KEYS, MOST_READINGS
from chancery.resolve.names import Name, Token
from chancery.resolve.syllables import Reading, all_readings, settled, share_a_reading


class Bound:
    """Tells which names `compare` may find alike with one name, beside those that share a key of syllables with it."""

    def __init__(self, name: Name) -> None:
        self._name, self._facts = name, _facts(name)
        heavy = (place for place, word in enumerate(self._facts.words) if word not in self._facts.light)
        self._needed = sum(1 << place for place in heavy)
        self._agreeing: dict[Token, int] = {}
        self._syllables = _syllables(name)
        self._sounding: dict[Token, bool] = {}

    def admits(self, other: Name) -> bool:
        """False when neither name can have all its words agree with words of the other, however they are divided."""
        theirs, reached, whole = _facts(other), 0, True
        for word in theirs.words:
            places = self._agreeing.get(word)
            if places is None:
                places = self._agreeing[word] = self._places(word)
            if places:
                reached |= places
            elif word not in theirs.light:
                whole = False
        if whole or reached & self._needed == self._needed:
            return True
        if self._facts.unsounded or theirs.unsounded or self._may_sound_like(other):
            return True
        return self._may_be_divided(theirs)

    def shares_sounds(self, other: Name) -> bool:
        """False when a word of the other name has no syllable of this one, so that no reading of both is the same."""
        if settled(other) is not other:
            return True
        for word in other.tokens:
            sounds = self._sounding.get(word)
            if sounds is None:
                sounds = self._sounding[word] = self._sounds(word)
            if not sounds:
                return False
        return True

    def _places(self, word: Token) -> int:
        return sum(1 << place for place, ours in enumerate(self._facts.words) if agree(ours, word))

    def _sounds(self, word: Token) -> bool:
        """True when a word has a syllable that this name can have, in a system that can read both."""
        return any(
            not ours.isdisjoint(place) for read, ours in self._syllables for reading in read(word) for place in reading
        )

    def _may_sound_like(self, other: Name) -> bool:
        """True when syllables agree in readings of which not all are keys."""
        if not self.shares_sounds(other) or not (_is_open(self._name) or _is_open(other)):
            return False
        ours, theirs = all_readings(self._name), all_readings(other)
        return any(share_a_reading(ours[system], theirs[system]) for system in ours if system in theirs)

    def _may_be_divided(self, theirs: _Facts) -> bool:
        """True when one name writes words as one that the other divides."""
        ours = self._facts
        if ours.start & theirs.start and respelled(ours.together) == respelled(theirs.together):
            return True
        if len(ours.words) == len(theirs.words) or not (ours.heads & theirs.long or theirs.heads & ours.long):
            return False
        one, other = ours.words, theirs.words
        return glued(one, other) is not one or glued(other, one) is not other


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is looked at of each name: its words, those without weight, all of them run together.

    `start`, `heads` and `long` are classes of first letters (`align.first_letters`): of the whole, of words before
    others, of words that can be two. `unsounded`: words alone do not bound it, for it is written in characters, or is
    Arabic.
    """

    words: tuple[Token, ...]
    light: frozenset[Token]
    together: str
    start: int
    heads: int
    long: int
    unsounded: bool


@lru_cache(maxsize=262144)
def _facts(name: Name) -> _Facts:
    words = words_of(name)
    unsounded = bool(name.ideographs) or is_arabic(name.plain)
    together = "".join(name.plain)
    letters = beginning(together), *first_letters(words)
    return _Facts(words, frozenset(words) - set(weighty(name)), together, *letters, unsounded)


def _syllables(name: Name) -> tuple[tuple[Callable[[Token], tuple[Reading, ...]], frozenset[str]], ...]:
    """Every way to read a word that can read the name, with the syllables that the name can have by it."""
    found: list[tuple[Callable[[Token], tuple[Reading, ...]], frozenset[str]]] = []
    for system, readings in all_readings(name).items():
        syllables = frozenset[str]().union(*(place for reading in readings for place in reading))
        found += [(reader.read, syllables) for reader in (system, system.otherwise) if reader]
    return tuple(found)


def _is_open(name: Name) -> bool:
    """True when a name has more readings than keys."""
    found = all_readings(name).values()
    most = max((prod(map(len, reading)) for readings in found for reading in readings), default=0)
    return most > MOST_KEYS or any(len(readings) > MOST_READINGS for readings in found)
