"""Vietnamese, Chinese and Korean names as syllables, through every spelling that a table gives.

In these languages one syllable more or less like another is another name, so names are compared by exact syllables:
each token is read into the syllables that it can stand for, and two names agree when every place shares one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import Any

from chancery.lang import knowledge
from chancery.resolve.names import Name, Token, bare, fold, parse_name

Reading = tuple[frozenset[str], ...]
Lexicon = dict[str, frozenset[str]]
Look = Callable[[str], frozenset[str] | None]

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_VIETNAMESE_LETTERS = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹĩũ]")
_SOFT = str.maketrans({"ё": "ьо", "ю": "ьу", "я": "ьа", "э": "е", "ъ": ""})
_JAMO_BASE, _VOWELS, _FINALS = 0xAC00, 21, 28
_MOST_READINGS = 12
# "En-lai": a small letter after the hyphen is the habit of Wade-Giles and of Korea.
_HYPHENED = re.compile(r"\w-[a-z]")


@dataclass(frozen=True, slots=True, eq=False)
class System:
    """One syllabic naming system: how a token is read, which tokens are surnames, how a name is known as its own.

    `read` gives the readings of one token, each a sequence of sets of syllables; none when the token is foreign.
    `surname` tells whether a token can be a family name. `glued`: the given name may be written as one word.
    `otherwise` reads names that the system itself cannot, and names with a hyphen too.
    """

    id: str
    adjective: str
    read: Callable[[Token], tuple[Reading, ...]]
    surname: Callable[[Token], bool]
    glued: bool
    otherwise: System | None = None


def untoned(word: str) -> str:
    """A Vietnamese syllable without its tone: "khối" gives "khôi"; vowel quality and đ stay."""
    loose = unicodedata.normalize("NFD", word.lower())
    return unicodedata.normalize("NFC", "".join(c for c in loose if c not in _TONES))


def tone_of(word: str) -> str:
    """The tone mark of a Vietnamese syllable, wherever in it the mark is written; empty for the level tone."""
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if c in _TONES)


def _unfold(word: str) -> str:
    word = word.lower().replace("й", "\0")
    word = unicodedata.normalize("NFC", word).translate(_SOFT)
    return re.sub("ь+(?=[иы\0])|(?<![бвгджзклмнпрстфхцчшщ])ь", "", word).replace("\0", "й")


def _freeze(lexicon: dict[str, set[str]]) -> Lexicon:
    return {spelling: frozenset(syllables) for spelling, syllables in lexicon.items()}


def _vietnamese_syllables() -> Iterator[tuple[str, str, str]]:
    """Onset, nucleus and coda of every syllable that the table builds."""
    table = knowledge("names", "vietnamese")
    for nucleus, row in table["nucleus"].items():
        codas = [""] * row["open"] + row["codas"].split()
        yield from ((onset, nucleus, coda) for onset, coda in product(table["onset"], codas))


@cache
def _vietnamese_latin() -> tuple[frozenset[str], Lexicon]:
    """Syllables without tones, and by their plain letters."""
    plain: dict[str, set[str]] = {}
    for parts in _vietnamese_syllables():
        plain.setdefault("".join(map(bare, parts)), set()).add("".join(parts))
    for syllable in knowledge("names", "vietnamese")["whole"]:
        plain.setdefault(bare(syllable), set()).add(syllable)
    return frozenset().union(*plain.values()), _freeze(plain)


@cache
def _vietnamese_cyrillic() -> Lexicon:
    """Syllables without tones by their unfolded Cyrillic."""
    table = knowledge("names", "vietnamese")
    written: dict[str, set[str]] = {}
    for onset, nucleus, coda in _vietnamese_syllables():
        heads, vowels, tail = table["onset"][onset], table["nucleus"][nucleus]["cyr"], table["coda"].get(coda, "")
        for head, vowel in product(heads, vowels):
            written.setdefault(head + vowel + tail, set()).add(onset + nucleus + coda)
            if head.endswith("ь") and vowel[0] == "е":
                written.setdefault(head[:-1] + vowel + tail, set()).add(onset + nucleus + coda)
    for syllable, spellings in table["whole"].items():
        for spelling in spellings:
            written.setdefault(spelling, set()).add(syllable)
    lexicon: dict[str, set[str]] = {}
    for spelling, syllables in written.items():
        lexicon.setdefault(_unfold(spelling), set()).update(syllables)
    return _freeze(lexicon)


@lru_cache(maxsize=16384)
def _read_vietnamese(token: Token) -> tuple[Reading, ...]:
    if token.script == "Cyrl":
        found = _vietnamese_cyrillic().get(_unfold(token.text))
    elif token.script == "Latn":
        own, plain = _vietnamese_latin()
        syllable = token.text if token.text.isascii() else untoned(token.text)
        found = plain.get(syllable) if token.text.isascii() else own & {syllable}
    else:
        found = None
    return ((found,),) if found else ()


@cache
def _vietnamese_surnames() -> frozenset[str]:
    return frozenset(knowledge("names", "vietnamese")["surnames"]["plain"].split())


def _is_vietnamese_surname(token: Token) -> bool:
    """A family name of the table, a word with Vietnamese letters, or any syllable in Cyrillic.

    Pen names and highland names begin with other words; for Cyrillic the other side must show the language.
    """
    if token.script == "Cyrl" or (token.script == "Latn" and _VIETNAMESE_LETTERS.search(token.text)):
        return bool(_read_vietnamese(token))
    if bare(token.text) not in _vietnamese_surnames():
        return False  # most names: the syllables need not be spelled out for them
    return any(bare(s) in _vietnamese_surnames() for reading in _read_vietnamese(token) for s in reading[0])


def _chinese_syllables() -> Iterator[tuple[str, list[str], list[str]]]:
    table = knowledge("names", "chinese")
    whole: dict[str, Any] = table["syllable"]
    for initial, row in table["initial"].items():
        for final in row["finals"].split():
            ending = table["final"][final]
            cyr, wg = ([row[key] + e for e in ending[key]] for key in ("cyr", "wg"))
            pinyin = initial + (final.replace("v", "u") if initial in "jqx" else final)
            if pinyin not in whole:
                yield pinyin, cyr, wg
    for pinyin, row in whole.items():
        yield pinyin, row["cyr"], row["wg"]


@cache
def _chinese() -> tuple[Lexicon, Lexicon, Lexicon]:
    """Pinyin syllables by: pinyin, Palladius, Wade-Giles without apostrophes."""
    pinyin: dict[str, set[str]] = {}
    cyrillic: dict[str, set[str]] = {}
    giles: dict[str, set[str]] = {}
    for syllable, cyr, wg in _chinese_syllables():
        for spelling in {syllable, syllable.replace("v", "u"), syllable.replace("v", "yu")}:
            pinyin.setdefault(spelling, set()).add(syllable)
        for spelling in cyr:
            cyrillic.setdefault(spelling.replace("э", "е"), set()).add(syllable)
        for spelling in wg:
            giles.setdefault(spelling.replace("'", ""), set()).add(syllable)
    return _freeze(pinyin), _freeze(cyrillic), _freeze(giles)


def _segments(word: str, look: Look, *, longest: int, most: int) -> Iterator[Reading]:
    """Every way to cut `word` into at most `most` syllables that `look` finds."""
    if not word:
        yield ()
    elif most:
        for size in range(min(longest, len(word)), 0, -1):
            found = look(word[:size])
            if found:
                yield from ((found, *rest) for rest in _segments(word[size:], look, longest=longest, most=most - 1))


@lru_cache(maxsize=16384)
def _read_pinyin(token: Token) -> tuple[Reading, ...]:
    pinyin, cyrillic, _ = _chinese()
    if token.script == "Latn":
        return tuple(_segments(fold(token.text.replace("ü", "v")), pinyin.get, longest=6, most=3))
    if token.script == "Cyrl":
        word = bare(token.text).replace("э", "е").replace("ъ", "")
        return tuple(_segments(word, cyrillic.get, longest=6, most=3))
    return ()


@lru_cache(maxsize=16384)
def _read_wade_giles(token: Token) -> tuple[Reading, ...]:
    if token.script != "Latn":
        return _read_pinyin(token)
    return tuple(_segments(token.plain, _chinese()[2].get, longest=6, most=2))


@cache
def _chinese_surnames() -> frozenset[str]:
    return frozenset(knowledge("names", "chinese")["surnames"]["plain"].split())


def _is_chinese_surname(token: Token) -> bool:
    return any(len(r) == 1 and not r[0].isdisjoint(_chinese_surnames()) for r in _read_pinyin(token))


def _is_giles_surname(token: Token) -> bool:
    return any(len(r) == 1 and not r[0].isdisjoint(_chinese_surnames()) for r in _read_wade_giles(token))


@cache
def _korean_parts(script: str) -> tuple[dict[str, tuple[int, ...]], ...]:
    """The initials, vowels and finals of the table by their spellings in a script; "" for the one not written."""
    table = knowledge("names", "korean")
    found: list[dict[str, tuple[int, ...]]] = []
    for part in ("initial", "vowel", "final"):
        spelled: dict[str, tuple[int, ...]] = {}
        for number, row in enumerate(table[part]):
            for spelling in (written.replace("-", "").replace("'", "") for written in row[script].split()):
                spelled[spelling] = (*spelled.get(spelling, ()), number)
        found.append(spelled)
    return tuple(found)


@lru_cache(maxsize=65536)
def _hangul(written: str, script: str) -> frozenset[str]:
    """The syllables that letters of another script can stand for: every way to cut them into three parts."""
    initials, vowels, finals = _korean_parts(script)
    return frozenset(
        chr(_JAMO_BASE + (i * _VOWELS + v) * _FINALS + _JAMO_FINAL[f])
        for first in range(len(written))
        for last in range(first + 1, len(written) + 1)
        for v in vowels.get(written[first:last], ())
        for i in initials.get(written[:first], ())
        for f in finals.get(written[last:], ())
    )


@cache
def _korean_surnames() -> Lexicon:
    """Hangul surnames by their spelling in any script."""
    surnames: dict[str, set[str]] = {}
    for hangul, spellings in knowledge("names", "korean")["surname"].items():
        for spelling in (hangul, *spellings.split()):
            surnames.setdefault(spelling, set()).add(hangul)
    return _freeze(surnames)


# The final consonants of the table in Unicode's order of 28: none, ㄱ, ㄴ, ㄷ, ㄹ, ㅁ, ㅂ, ㅇ.
_JAMO_FINAL = (0, 1, 4, 7, 8, 16, 17, 21)
_SAME_FINAL = {2: 1, 3: 1, 5: 4, 6: 4, 9: 1, 10: 16, 11: 8, 12: 8, 13: 8, 14: 17, 15: 8, 18: 17}
_SAME_FINAL |= {19: 7, 20: 7, 22: 7, 23: 7, 24: 1, 25: 7, 26: 17, 27: 7}


def _plain_hangul(syllable: str) -> str:
    code = ord(syllable) - _JAMO_BASE
    final = code % _FINALS
    return chr(_JAMO_BASE + code - final + _SAME_FINAL.get(final, final))


@lru_cache(maxsize=16384)
def _read_korean(token: Token) -> tuple[Reading, ...]:
    if token.script == "Hang":
        return (tuple(frozenset({_plain_hangul(c)}) for c in token.text if "가" <= c <= "힣"),)
    if token.script not in ("Latn", "Cyrl"):
        return ()
    word, script = (token.plain, "latin") if token.script == "Latn" else (token.text, "cyr")
    readings = tuple(_segments(word, lambda written: _hangul(written, script), longest=7, most=2))
    family = _korean_surnames().get(word)
    return ((family,), *readings) if family else readings


def _is_korean_surname(token: Token) -> bool:
    return (token.text[:1] if token.script == "Hang" else token.text) in _korean_surnames()


_WADE_GILES = System("wade-giles", "Chinese", _read_wade_giles, _is_giles_surname, glued=True)
VIETNAMESE = System("vietnamese", "Vietnamese", _read_vietnamese, _is_vietnamese_surname, glued=False)
CHINESE = System("chinese", "Chinese", _read_pinyin, _is_chinese_surname, glued=True, otherwise=_WADE_GILES)
KOREAN = System("korean", "Korean", _read_korean, _is_korean_surname, glued=True)
SYSTEMS = (VIETNAMESE, CHINESE, KOREAN)


@cache
def _settled() -> dict[str, str]:
    return {**knowledge("names", "vietnamese")["fixed"], **knowledge("names", "chinese")["fixed"]}


def settled(name: Name) -> Name:
    """The systematic form of a name whose spelling tradition has settled against the system (Хо Ши Мин)."""
    form = _settled().get(" ".join(token.text for token in name.tokens))
    return parse_name(form) if form else name


@lru_cache(maxsize=65536)
def all_readings(name: Name) -> dict[System, tuple[Reading, ...]]:
    """The readings of a name, or of its settled form, by each system that can read it."""
    name = settled(name)
    return {system: found for system in SYSTEMS if (found := readings(name, system))}


def share_a_reading(ours: tuple[Reading, ...], theirs: tuple[Reading, ...]) -> bool:
    """True when one of our readings agrees with one of theirs, syllable for syllable."""
    for one in ours:
        for other in theirs:
            if len(one) == len(other) and not any(a.isdisjoint(b) for a, b in zip(one, other, strict=True)):
                return True
    return False


@lru_cache(maxsize=65536)
def readings(name: Name, system: System) -> tuple[Reading, ...]:
    """The ways to read the whole name as syllables, surname first as written or with its last word moved to the front.

    Empty when a token is foreign to the system, an initial, or no end of the name is a surname.
    """
    tokens = name.tokens
    if not tokens or any(token.initial for token in tokens):
        return ()
    orders = [tokens] if system.surname(tokens[0]) else []
    if len(tokens) > 1 and system.surname(tokens[-1]):
        orders.append((tokens[-1], *tokens[:-1]))
    found: list[Reading] = []
    for order in orders:
        parts = [system.read(token) for token in order]
        if all(parts):
            found += [tuple(s for part in choice for s in part) for choice in product(*parts)]
    if system.otherwise and (not found or _HYPHENED.search(name.text)):
        found += readings(name, system.otherwise)
    return tuple(dict.fromkeys(found))[:_MOST_READINGS]
