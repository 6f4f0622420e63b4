"""From a name as somebody types it to the names of a record: in another spelling or script, whole or in part.

A whole name is held against others by the matcher (`compare`). A part of one, such as a surname, has to agree word by
word with words of the name, in any transcription; a slip of a letter is no agreement, for Khoi is not Khoa.
"""

from __future__ import annotations

from chancery.resolve.agreement import SLIP, SOUNDS, agree
from chancery.resolve.compare import THRESHOLD, compare
from chancery.resolve.keys import keys_of, word_sounds
from chancery.resolve.names import Name, Token, parse_name, particles
from chancery.resolve.pair import Context, Side
from chancery.resolve.syllables import SYSTEMS

PART = 0.65
"""The score of a name that has all the words asked for and more: below every score that makes two names one."""


def part_keys(name: str) -> frozenset[str]:
    """The keys under which a person's name is found by one of its words."""
    return frozenset(key for token in _weighty(parse_name(name)) for key in _keys_of_word(token))


def whole_keys(asked: str) -> frozenset[str]:
    """The keys under which names that are one with `asked` are found, of persons and of bodies."""
    return frozenset().union(*(keys_of(kind, asked, Side(), bare=False) for kind in ("person", "body")))


def word_keys(asked: str) -> tuple[frozenset[str], ...]:
    """For each word of `asked` the keys of which a name that has this word has one."""
    return tuple(_keys_of_word(token) for token in _weighty(parse_name(asked)))


def likeness(asked: str, name: str, schema: str) -> float:
    """How far a name of the record is the one asked for: `PART` where it has all words asked for, 0 for no match."""
    side = Side(schema=schema)
    found = compare(asked, name, context=Context(side, side))
    if found.score >= THRESHOLD:
        return found.score
    return PART if schema == "Person" and _has_words(parse_name(asked), parse_name(name)) else 0.0


def _has_words(asked: Name, name: Name) -> bool:
    """True when each word asked for agrees with a word of its own in `name`, which has more of them."""
    words, rest = _weighty(asked), list(_weighty(name))
    if not words or len(words) >= len(rest):
        return False
    for word in words:
        partner = next((other for other in rest if _same_word(word, other)), None)
        if partner is None:
            return False
        rest.remove(partner)
    return True


def _same_word(one: Token, other: Token) -> bool:
    if one.script != other.script and _syllables(one) and _syllables(other):
        return not _syllables(one).isdisjoint(_syllables(other))
    how = agree(one, other)
    return how is not None and how.kind != "initial" and how.score > max(SLIP, SOUNDS)


def _keys_of_word(token: Token) -> frozenset[str]:
    return frozenset({f"part:{sound}" for sound in word_sounds(token)} | {f"part:{s}" for s in _syllables(token)})


def _syllables(token: Token) -> frozenset[str]:
    """The single syllables that a token can stand for, by system."""
    return frozenset(
        f"{system.id}:{syllable}"
        for system in SYSTEMS
        for reading in system.read(token)
        if len(reading) == 1
        for syllable in reading[0]
    )


def _weighty(name: Name) -> tuple[Token, ...]:
    return tuple(token for token in name.tokens if not token.initial and token.plain not in particles())
