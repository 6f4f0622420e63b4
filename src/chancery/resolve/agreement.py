"""How two words of two names agree: the same, transcribed, forms of one given name, an initial, a slip of a letter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from chancery.lang import knowledge
from chancery.resolve import japanese, slavic
from chancery.resolve.names import Token, bare, particles, token_of

# What each kind of agreement is worth. EXACT to INITIAL order the kinds for the clusters (`judging.py`). SLIP and
# SOUNDS lie above the threshold of `compare` (0.7), so that one of them passes and two never do: swept on the general
# names, SLIP from 0.72 to 0.78 gives recall 0.75 and no false merge; 0.8 one, 0.85 two; 0.65 loses 0.11 of recall.
EXACT, SPELLED, TRANSCRIBED, FORM, INITIAL, SOUNDS, SLIP = 1.0, 0.97, 0.95, 0.88, 0.89, 0.8, 0.78

# A slip is one edit in a word of at least SLIP_LETTERS letters. Swept: 3 gains nothing on the general names and merges
# "Ali/Adi"; 4 gives recall 0.75, 5 gives 0.73, 6 gives 0.69; false merges 0 throughout.
SLIP_LETTERS = 4
# Scripts that leave vowels out, so that only consonants can be held against Latin ones.
_CONSONANT_SCRIPTS = frozenset({"Arab", "Hebr", "Deva", "Thai", "Khmr", "Ethi"})
_RESPELL = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        ("ph", "f"),
        ("ck|c(?![hz])|q", "k"),
        ("x", "ks"),
        ("oo|ou", "u"),
        ("ee|ii|ij|iy|[yj]", "i"),
        ("w", "v"),
        ("ae", "a"),
        ("oe", "o"),
        ("ue", "u"),
        (r"(.)\1+", r"\1"),
        ("(?<=[^aeiou])ie|ei(?=.)", "i"),
    )
)
# First letters that can stand for one sound in two transcriptions: the cheapest bound on a comparison of Latin words.
_BEGINNINGS = ("vwfp", "szcjxtdg", "kcqghx", "yjie", "uoi")
_SKELETON = (
    (re.compile("kh|x"), "h"),
    (re.compile("gh"), "g"),
    (re.compile("[td]h"), "t"),
    (re.compile("sh|sch"), "S"),
    (re.compile("ch|j|zh"), "C"),
    (re.compile("ph|p|b"), "b"),
    (re.compile("[ckqg]"), "k"),
    (re.compile("[dt]"), "t"),
    (re.compile("[wvaeiouy]|h$"), ""),
    (re.compile(r"[^a-zSC]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """That two words agree: how much (0 to 1), in what way, and the clause that says so ("" for equal words)."""

    score: float
    kind: str
    clause: str = ""


_EQUAL = Agreement(EXACT, "exact")


@cache
def _forms() -> dict[str, frozenset[int]]:
    forms: dict[str, set[int]] = {}
    for number, line in enumerate(knowledge("names", "given")["groups"].strip().splitlines()):
        for word in line.split():
            forms.setdefault(word, set()).add(number)
    return {word: frozenset(groups) for word, groups in forms.items()}


@lru_cache(maxsize=65536)
def forms_of(token: Token) -> frozenset[int]:
    """The groups of `lang/names/given.toml` that the token belongs to, found by spelling or by transcription."""
    direct = _forms().get(token.plain)
    if direct or token.script != "Cyrl":
        return direct or frozenset()
    return frozenset(g for reading in slavic.home(token) for g in _forms_by_sound().get(reading, ()))


@cache
def _forms_by_sound() -> dict[str, frozenset[int]]:
    sounds: dict[str, set[int]] = {}
    for word, groups in _forms().items():
        for reading in slavic.home(token_of(word, word, "Latn")):
            sounds.setdefault(reading, set()).update(groups)
    return {reading: frozenset(groups) for reading, groups in sounds.items()}


@lru_cache(maxsize=65536)
def respelled(plain: str) -> str:
    """A Latin word with the spellings of one sound levelled (ph/f, ck/k, oo/u, ij/y, doubled letters)."""
    for pattern, put in _RESPELL:
        plain = pattern.sub(put, plain)
    return plain


def alike_together(one: str, other: str) -> bool:
    """True when two folded texts are spelled alike, letters of one sound levelled."""
    return bool(beginning(one) & beginning(other)) and respelled(one) == respelled(other)


@cache
def _arabic() -> tuple[frozenset[str], tuple[tuple[re.Pattern[str], str], ...]]:
    table = knowledge("names", "arabic")
    rules = tuple((re.compile(pattern), put) for pattern, put in table["rules"])
    return frozenset(table["markers"].split()), rules


def is_arabic(words: Iterable[str]) -> bool:
    """True when a folded word shows an Arabic or Persian name."""
    return not _arabic()[0].isdisjoint(words)


@lru_cache(maxsize=65536)
def _levelled(plain: str) -> str:
    for pattern, put in _arabic()[1]:
        plain = pattern.sub(put, plain)
    return plain


def agree_arabic(left: Token, right: Token) -> Agreement | None:
    """How two words of Arabic or Persian names agree when vowels are levelled; `None` for short or other words."""
    if left.script != "Latn" or right.script != "Latn" or min(len(left.plain), len(right.plain)) < SLIP_LETTERS:
        return None
    if _far(left, right) or _levelled(left.plain) != _levelled(right.plain):
        return None
    return Agreement(TRANSCRIBED, "spelled", f"{left.text} and {right.text} spell one Arabic word")


@lru_cache(maxsize=65536)
def skeleton(plain: str) -> str:
    """The consonants of a word in eleven classes: what survives Arabic, Hebrew or Indic spelling."""
    for pattern, put in _SKELETON:
        plain = pattern.sub(put, plain)
    return plain


@lru_cache(maxsize=262144)
def agree(left: Token, right: Token) -> Agreement | None:
    """How two words agree, or `None` when they are two words."""
    if left.text == right.text:
        return _EQUAL
    if left.initial or right.initial:
        return _initials(left, right)
    if "Latn" in (left.script, right.script) and left.plain == right.plain:
        return (
            _EQUAL if left.script == right.script else Agreement(TRANSCRIBED, "transcribed", _transcribes(left, right))
        )
    if left.script == right.script and bare(left.text) == bare(right.text):
        return _EQUAL
    if _far(left, right):
        return _form(left, right)
    if slavic.differ_by_sex(left, right):
        return None
    return _transcribed(left, right) or _form(left, right) or _slip(left, right)


def _transcribes(left: Token, right: Token) -> str:
    return f"{left.text} transcribes {right.text}"


def _initials(left: Token, right: Token) -> Agreement | None:
    short, full = (left, right) if left.initial else (right, left)
    size = len(short.text)
    begins = bare(full.text)[:size] == bare(short.text) or full.plain[: len(short.plain)] == short.plain
    if not begins and short.script != full.script:
        begins = any(f.startswith(s) for f in slavic.home(full) for s in slavic.home(short) if s)
    return Agreement(INITIAL, "initial", f"{short.text.upper()}. is the initial of {full.text}") if begins else None


def _far(left: Token, right: Token) -> bool:
    """A cheap bound: words whose letters differ in more than two thirds are not looked at more closely."""
    if left.script in _CONSONANT_SCRIPTS or right.script in _CONSONANT_SCRIPTS:
        return False
    most = int(0.67 * max(len(left.plain), len(right.plain)))
    return OSA.distance(left.plain, right.plain, score_cutoff=most) > most


@lru_cache(maxsize=65536)
def beginning(plain: str) -> int:
    """The classes of `_BEGINNINGS` to which the first letter of a folded word belongs, or its own class, as bits.

    Words that share no class are not `respelled` alike.
    """
    first = plain[:1]
    return sum(1 << i for i, letters in enumerate(_BEGINNINGS) if first in letters) or 1 << (32 + ord(first or " "))


def _transcribed(left: Token, right: Token) -> Agreement | None:
    if left.script == right.script and left.script not in ("Latn", "Cyrl"):
        return None
    if {left.script, right.script} & _CONSONANT_SCRIPTS:
        same = len(skeleton(left.plain)) >= 2 and skeleton(left.plain) == skeleton(right.plain)
        return Agreement(FORM, "consonants", f"{left.text} has the consonants of {right.text}") if same else None
    if not beginning(left.plain) & beginning(right.plain):
        return None
    if left.script == right.script == "Latn" and respelled(left.plain) == respelled(right.plain):
        return Agreement(SPELLED, "spelled", f"{left.text} and {right.text} spell one sound")
    if slavic.same_word(left, right) or (japanese.same_word(left, right) and not _any_slavic(left, right)):
        return Agreement(TRANSCRIBED, "transcribed", _transcribes(left, right))
    return _sounds(left, right) if left.script != right.script else None


def _any_slavic(left: Token, right: Token) -> bool:
    return slavic.is_slavic(slavic.home(left)) or slavic.is_slavic(slavic.home(right))


def _sounds(left: Token, right: Token) -> Agreement | None:
    """Across scripts, names that are not Slavic: equal consonants and as many vowels, as in Трамп and Trump."""
    ours, theirs = slavic.home(left), slavic.home(right)
    if _any_slavic(left, right):
        return None
    for one in sorted(ours):
        for other in sorted(theirs):
            frame = re.sub("[aeiou]+", "*", one)
            if len(frame.replace("*", "")) >= 3 and frame == re.sub("[aeiou]+", "*", other):
                return Agreement(SOUNDS, "sounds", f"{left.text} sounds like {right.text}")
    return None


def _form(left: Token, right: Token) -> Agreement | None:
    if forms_of(left).isdisjoint(forms_of(right)):
        return None
    score = FORM if left.script == right.script else TRANSCRIBED
    return Agreement(score, "form", f"{left.text} and {right.text} are forms of one given name")


def _slip(left: Token, right: Token) -> Agreement | None:
    if left.script != right.script or (forms_of(left) and forms_of(right)):
        return None
    one, other = (left.plain, right.plain) if left.script == "Latn" else (left.text, right.text)
    if min(len(one), len(other)) < SLIP_LETTERS or one in particles() or other in particles():
        return None
    if one + "a" == other or other + "a" == one:  # Evgeny and Evgenya: a woman's form, no slip
        return None
    if OSA.distance(one, other, score_cutoff=1) > 1 and not _one_edit_respelled(one, other):
        return None
    return Agreement(SLIP, "slip", f"{left.text} is {right.text} but for one letter")


def _one_edit_respelled(one: str, other: str) -> bool:
    if min(len(one), len(other)) < 6:
        return False
    ours, theirs = respelled(one), respelled(other)
    return min(len(ours), len(theirs)) >= 6 and OSA.distance(ours, theirs, score_cutoff=1) <= 1
