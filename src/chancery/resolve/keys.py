"""Keys under which names meet: two names are compared only when they share one, so nothing is ever scanned in full.

A person's name has a key for every syllabic reading, or one for the consonants of each word that is not a common given
name, in every transcription, with the beginning of another word; an organisation's has its words, its initials and its
number in the table of known bodies. An office is a key as well, for it can make one of two spellings that share little.
"""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from itertools import islice, product

from chancery.resolve import slavic
from chancery.resolve.agreement import forms_of, is_arabic, skeleton
from chancery.resolve.align import words_of
from chancery.resolve.japanese import polivanov
from chancery.resolve.names import Name, Token, bare, fold, parse_name, particles, token_of
from chancery.resolve.organisations import alias_of, initials_of, parse_body
from chancery.resolve.pair import Side
from chancery.resolve.styles import styles_of
from chancery.resolve.syllables import VIETNAMESE, all_readings

# A Korean name in Latin letters has up to three readings for each syllable: 27 for a full name.
MOST_KEYS = 32
MOST_READINGS = 4
_OFFICE = "office:"
_VOWELS = re.compile("[aeiou]+")


@lru_cache(maxsize=4096)
def person_keys(text: str) -> frozenset[str]:
    """The keys of a person's name; none for a single word, which proves nothing by itself."""
    name = parse_name(text)
    if len(name.tokens) < 2 and name.script != "Hang":
        return frozenset()
    keys = _syllable_keys(name)
    return frozenset(keys or _word_keys(name))


def _syllable_keys(name: Name) -> set[str]:
    keys: set[str] = set()
    for system, found in all_readings(name).items():
        for reading in found[:MOST_READINGS]:
            plain = system is VIETNAMESE
            sets = [sorted({bare(s) for s in place} if plain else place) for place in reading]
            for choice in islice(product(*sets), MOST_KEYS):
                keys.add(f"{system.id}:{' '.join(sorted(choice))}")
    return keys


def _word_keys(name: Name) -> set[str]:
    """Each telling word's consonants, with what another word begins with or its given name: "word:lvrv|s"."""
    words = [w for w in words_of(name) if w.plain not in particles()]
    whole = [w for w in words if not w.initial]
    telling = [w for w in whole if not forms_of(w)] or whole
    arabic = is_arabic(name.plain) or name.script in ("Arab", "Hebr")
    keys: set[str] = set()
    for word in telling:
        rest = frozenset[str | int]().union(*(_hints(other) for other in words if other is not word))
        frames = {f"word:{frame}" for frame in word_sounds(word)}
        if arabic and len(frame := skeleton(word.plain)) > 1:
            frames.add(f"arabic:{frame}")
        keys |= {f"{frame}|{hint}" for frame in frames for hint in rest}
    return keys


@lru_cache(maxsize=262144)
def word_sounds(word: Token) -> frozenset[str]:
    """The consonants of a word in every transcription; the whole word where it has but one."""
    sounds = _sounds(word)
    return frozenset(s for s in (_VOWELS.sub("", r) for r in sounds) if len(s) > 1) or sounds


def _sounds(word: Token) -> frozenset[str]:
    """The readings of a word by every scheme, Polivanov's for Japanese words among them."""
    sounds = slavic.home(word) | slavic.foreign(word)
    cyrillic = polivanov(word.plain) if word.script == "Latn" else None
    return sounds | slavic.home(token_of(cyrillic, word.plain, "Cyrl")) if cyrillic else sounds


@lru_cache(maxsize=262144)
def _hints(word: Token) -> frozenset[str | int]:
    """What a word that agrees with this one can begin with, and the numbers of its given names."""
    starts: set[str | int] = {r[0] for r in _sounds(word) if r}
    starts.add(word.plain[:1])
    return frozenset(starts | forms_of(word))


@lru_cache(maxsize=262144)
def masks(text: str) -> tuple[int, ...]:
    """The hints of each weighty word of a person's name as bits; none for a name of exact syllables.

    In those the systems begin one syllable with quite other letters (Deng, Teng; 이, Lee), and their keys are exact.
    """
    name = parse_name(text)
    words = words_of(name)
    if all_readings(name):
        return ()
    return tuple(_mask(word) for word in words if word.plain not in particles())


@lru_cache(maxsize=262144)
def _mask(word: Token) -> int:
    bits = 0
    for hint in _hints(word):
        bits |= 1 << (hint + 64 if isinstance(hint, int) else ord(hint[:1] or " ") % 64)
    return bits


def may_agree(ours: tuple[int, ...], theirs: tuple[int, ...]) -> bool:
    """A cheap bound on `compare` for the masks of two persons' names.

    Every word of the shorter name can agree with a word of the longer.
    """
    short, long = (ours, theirs) if len(ours) <= len(theirs) else (theirs, ours)
    for mask in short:
        for other in long:
            if mask & other:
                break
        else:
            return False
    return True


def body_keys(text: str) -> frozenset[str]:
    """The keys of an organisation's name."""
    body = parse_body(text)
    keys = {"body:" + " ".join(sorted(word[:7] for word in body.words)), "joined:" + "".join(body.words)}
    known = alias_of(text)
    if known is not None:
        keys.add(f"known:{known}")
    if body.acronym:
        keys.add(f"initials:{body.acronym}")
    elif 1 < len(body.words) < 9:
        keys.add(f"initials:{initials_of(body)}")
    return frozenset(keys)


def office_keys(text: str, side: Side) -> frozenset[str]:
    """A key for each post held for a known country, with each letter that a word of the name can begin with.

    With the letters of its other keys too, so that holders who meet under one of these meet in their office as well.
    A post by which reports call its holder without a country has keys with each word of the name.
    """
    if not side.posts:
        return frozenset()
    found = {f"{_OFFICE}{style}|{word.plain}" for style in styles_of(side.posts) for word in parse_name(text).tokens}
    if side.country:
        found |= {f"{_OFFICE}{side.country}:{post}|{start}" for post in side.posts for start in _starts(text)}
    return frozenset(found)


@lru_cache(maxsize=4096)
def _starts(text: str) -> frozenset[str]:
    words = (word for word in words_of(parse_name(text)) if word.plain not in particles())
    letters = {hint for word in words for hint in _hints(word) if isinstance(hint, str)}
    return frozenset(letters | {fold(key.partition(":")[2][0])[:1] for key in person_keys(text)})


def is_office(key: str) -> bool:
    """True for a key of `office_keys`."""
    return key.startswith(_OFFICE)


def name_keys(kind: str, name: str) -> frozenset[str]:
    """The key that all names share which are equal but for case, diacritics and titles."""
    plain = plain_text(name)
    return frozenset({sys.intern(f"name:{kind}:{plain.replace(' ', '') if kind == 'other' else plain}")})


def is_bare(text: str) -> bool:
    """True for a person's name of one word, titles apart. An initial counts: "A. Denisov" is no bare name."""
    name = parse_name(text)
    return len(name.tokens) < 2 and not (name.script == "Hang" and len(name.tokens[0].text) > 1)


def keys_of(kind: str, name: str, side: Side, *, bare: bool) -> frozenset[str]:
    """All keys of a group of profiles: of its name, of its kind, of the offices held."""
    if bare:
        return office_keys(name, side) if kind == "person" else frozenset()
    found = name_keys(kind, name)
    if kind == "person":
        found |= person_keys(name) | office_keys(name, side)
    elif kind == "body":
        found |= body_keys(name)
    return frozenset(map(sys.intern, found))


def plain_text(name: str) -> str:
    """A name in lower case without diacritics and titles, for names that are equal but for these."""
    return " ".join(bare(token.text) for token in parse_name(name).tokens) or name.lower()
