"""Who of the many that held one post can be one person: a bound on `compare` that looks at each word once.

A post such as that of an ambassador has hundreds of holders. Their names share letters, so all of them would have to be
compared with one another; but most have no word in common.
"""

from __future__ import annotations

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
        self._name, self._open = name, _is_open(name)
        self._words = words_of(name)
        heavy = frozenset(weighty(name))
        self._needed = sum(1 << place for place, word in enumerate(self._words) if word in heavy)
        self._agreeing: dict[Token, int] = {}

    def admits(self, other: Name) -> bool:
        """False when neither name can have all its words agree with words of the other, however they are divided."""
        if (self._open or _is_open(other)) and self._may_sound_like(other):
            return True
        theirs, reached, whole = words_of(other), 0, True
        for word in theirs:
            places = self._agreeing.get(word)
            if places is None:
                places = self._agreeing[word] = self._places(word)
            reached |= places
            whole = whole and (places > 0 or word not in weighty(other))
        if whole or reached & self._needed == self._needed:
            return True
        ours = self._words
        if len(theirs) != len(ours) and (glued(ours, theirs) is not ours or glued(theirs, ours) is not theirs):
            return True
        return len(other.tokens) != len(self._name.tokens) and _run_together(other) == _run_together(self._name)

    def _may_sound_like(self, other: Name) -> bool:
        """True when syllables agree, or when characters or Arabic vowels leave open what does."""
        names = (self._name, other)
        if any(name.ideographs or is_arabic(name.plain) for name in names):
            return True
        ours, theirs = (all_readings(name) for name in names)
        return any(share_a_reading(ours[system], theirs[system]) for system in ours if system in theirs)

    def _places(self, word: Token) -> int:
        return sum(1 << place for place, ours in enumerate(self._words) if agree(ours, word))


@lru_cache(maxsize=262144)
def _run_together(name: Name) -> str:
    return respelled("".join(name.plain))


@lru_cache(maxsize=262144)
def _is_open(name: Name) -> bool:
    """True for a name that words alone do not bound: one of which not every reading is a key, characters, Arabic."""
    if name.ideographs or is_arabic(name.plain):
        return True
    found = all_readings(name).values()
    most = max((prod(map(len, reading)) for readings in found for reading in readings), default=0)
    return most > MOST_KEYS or any(len(readings) > MOST_READINGS for readings in found)
