"""Who of the many that held one post can be one person: a bound on `compare` that looks at each word once.

A post such as that of an ambassador has hundreds of holders. Their names share letters, so all of them would have to be
compared with one another; but most have no word in common.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import prod

from chancery.resolve.agreement import agree, is_arabic, respelled
from chancery.resolve.align import glued, weighty, words_of
from chancery.resolve.keys import MOST_KEYS, MOST_READINGS
from chancery.resolve.names import Name, Token
from chancery.resolve.syllables import all_readings, share_a_reading


class Bound:
    """Tells which names `compare` may find alike with one name, beside those that share a key of syllables with it."""

    def __init__(self, name: Name) -> None:
        self._name, self._facts = name, _facts(name)
        heavy = (place for place, word in enumerate(self._facts.words) if word not in self._facts.light)
        self._needed = sum(1 << place for place in heavy)
        self._agreeing: dict[Token, int] = {}

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
        if (self._facts.open or theirs.open) and self._may_sound_like(other):
            return True
        return self._may_be_divided(theirs)

    def _places(self, word: Token) -> int:
        return sum(1 << place for place, ours in enumerate(self._facts.words) if agree(ours, word))

    def _may_sound_like(self, other: Name) -> bool:
        """True when syllables agree, or when characters or Arabic vowels leave open what does."""
        names = (self._name, other)
        if any(name.ideographs or is_arabic(name.plain) for name in names):
            return True
        ours, theirs = (all_readings(name) for name in names)
        return any(share_a_reading(ours[system], theirs[system]) for system in ours if system in theirs)

    def _may_be_divided(self, theirs: _Facts) -> bool:
        """True when one name writes words as one that the other divides."""
        ours = self._facts
        if ours.together == theirs.together:
            return True
        one, other = ours.words, theirs.words
        return len(one) != len(other) and (glued(one, other) is not one or glued(other, one) is not other)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is looked at of each name: its words, those without weight, all of them run together.

    `open`: words alone do not bound it, for not every reading is a key, or it is written in characters, or is Arabic.
    """

    words: tuple[Token, ...]
    light: frozenset[Token]
    together: str
    open: bool


@lru_cache(maxsize=262144)
def _facts(name: Name) -> _Facts:
    words = words_of(name)
    return _Facts(words, frozenset(words) - set(weighty(name)), respelled("".join(name.plain)), _is_open(name))


def _is_open(name: Name) -> bool:
    if name.ideographs or is_arabic(name.plain):
        return True
    found = all_readings(name).values()
    most = max((prod(map(len, reading)) for readings in found for reading in readings), default=0)
    return most > MOST_KEYS or any(len(readings) > MOST_READINGS for readings in found)
