"""Slavic names through every usual transcription: one alphabet of sounds, one set of readings for each scheme.

A spelling is read by each scheme of `lang/names/slavic.toml` into sounds. Two spellings are one word when a reading is
shared, so that Лавров, Lavrov, Lawrow and Lavroff meet, and Lavrinov does not.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from chancery.lang import knowledge
from chancery.resolve.names import Token, bare

Sounds = frozenset[str]
_MOST_READINGS = 16
_FOREIGN_SCHEMES = ("german", "french", "polish")


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), put) for pattern, put in knowledge("names", "slavic")["rules"])


@cache
def _scheme(name: str) -> tuple[dict[str, tuple[str, ...]], tuple[tuple[str, str], ...], int]:
    """The spellings of a scheme with their readings, those for the end of a word, and the longest length."""
    rows: list[list[str]] = knowledge("names", "slavic")["scheme"][name]
    spellings = {w: tuple(sounds.split(" ")) for w, sounds in rows if not w.endswith("$")}
    return spellings, tuple((w[:-1], sounds) for w, sounds in rows if w.endswith("$")), max(map(len, spellings))


def _folded(reading: str) -> str:
    for pattern, put in _rules():
        reading = pattern.sub(put, reading)
    return reading


def _read(word: str, name: str) -> Sounds:
    spellings, endings, longest = _scheme(name)
    tail = ""
    for written, sounds in endings:
        if word.endswith(written) and len(word) > len(written) + 1:
            word, tail = word[: -len(written)], sounds
            break
    heads, place = [""], 0
    while place < len(word):
        for size in range(min(longest, len(word) - place), 0, -1):
            piece = word[place : place + size]
            if size == 1 or piece in spellings:
                break
        heads = [head + sound for head in heads for sound in spellings.get(piece, (piece,))][:_MOST_READINGS]
        place += len(piece)
    return frozenset(_folded(head + tail) for head in heads)


@cache
def _letters() -> dict[str, tuple[str, ...]]:
    table: dict[str, str] = knowledge("names", "slavic")["cyrillic"]
    return {letter: tuple(sounds.replace("-", "").split(" ")) for letter, sounds in table.items()}


def _read_cyrillic(word: str) -> Sounds:
    heads = [""]
    for letter in word:
        heads = [head + sound for head in heads for sound in _letters().get(letter, (letter,))][:_MOST_READINGS]
    return frozenset(_folded(head) for head in heads)


@lru_cache(maxsize=131072)
def home(token: Token) -> Sounds:
    """Readings of a token by the English, scholarly and Ukrainian schemes, or of its Cyrillic letters."""
    if token.script == "Cyrl":
        return _with_twins(_read_cyrillic(token.text))
    written = token.text if token.script == "Latn" else token.plain
    found = _read(bare(written), "english") | _read(bare(written), "ukrainian")
    return _with_twins(found if written.isascii() else found | _read(written, "scholarly"))


@lru_cache(maxsize=131072)
def foreign(token: Token) -> Sounds:
    """Readings of a Latin token by the German, French and Polish schemes; none for other scripts."""
    if token.script != "Latn":
        return frozenset()
    found = frozenset[str]()
    for scheme in _FOREIGN_SCHEMES:
        found |= _read(token.text, scheme) | _read(bare(token.text), scheme)
    return _with_twins(found)


def _with_twins(sounds: Sounds) -> Sounds:
    twins: dict[str, str] = knowledge("names", "slavic")["twins"]
    return sounds | frozenset(twins[s] for s in sounds if s in twins)


@cache
def _slavic_form() -> re.Pattern[str]:
    table = knowledge("names", "slavic")
    endings = sorted(table["slavic_endings"].split(), key=lambda e: (-len(e), e))
    known = sorted({*table["twins"], *table["twins"].values()})
    return re.compile(f"(?:{'|'.join(known)}|.{{2,}}(?:{'|'.join(endings)}))")


def is_slavic(sounds: Sounds) -> bool:
    """True when a reading ends like a Slavic surname or is a Slavic given name of the table."""
    return any(_slavic_form().fullmatch(reading) for reading in sounds)


def same_word(left: Token, right: Token) -> Literal["home", "foreign"] | None:
    """How two tokens transcribe one word: by the home schemes, with a foreign one, or not at all.

    Between two Latin spellings the shared reading must look Slavic: "Charon" and "Sharon" are not transcriptions.
    """
    ours, theirs = home(left), home(right)
    latin = left.script == right.script == "Latn"
    shared = ours & theirs
    if shared and (not latin or is_slavic(shared)):
        return "home"
    if "Latn" not in (left.script, right.script):
        return None
    far_ours, far_theirs = foreign(left), foreign(right)
    shared = (ours & far_theirs) | (theirs & far_ours) | (far_ours & far_theirs)
    if shared and (not latin or is_slavic(shared)):
        return "foreign"
    return None


@lru_cache(maxsize=65536)
def _womens_stem(token: Token) -> Sounds:
    """Readings of the man's surname to which this token is the woman's; none when it is not one."""
    stems = set()
    for reading in home(token):
        if re.search("(ov|ev|in)a$", reading):
            stems.add(reading[:-1])
        elif reading.endswith("skaia"):
            stems.add(reading[:-3] + "i")
        elif reading.endswith(("ska", "cka")):
            stems.add(reading[:-1] + "i")
    return frozenset(stems)


def differ_by_sex(left: Token, right: Token) -> bool:
    """True for a Slavic surname in its man's and its woman's form: Petrov and Petrova."""
    if (left.plain[-1:] == "a") == (right.plain[-1:] == "a"):
        return False
    return not _womens_stem(left).isdisjoint(home(right)) or not _womens_stem(right).isdisjoint(home(left))
