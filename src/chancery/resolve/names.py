"""A name taken apart: tokens with their script, titles set aside, initials and inversions recognised."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from chancery.lang import knowledge

_RANGES = (
    (0x41, 0x24F, "Latn"),
    (0x1E00, 0x1EFF, "Latn"),
    (0x370, 0x3FF, "Grek"),
    (0x400, 0x52F, "Cyrl"),
    (0x530, 0x58F, "Armn"),
    (0x590, 0x5FF, "Hebr"),
    (0x600, 0x77F, "Arab"),
    (0x900, 0x97F, "Deva"),
    (0xE00, 0xE7F, "Thai"),
    (0x10A0, 0x10FF, "Geor"),
    (0x1200, 0x139F, "Ethi"),
    (0x1780, 0x17FF, "Khmr"),
    (0x3040, 0x30FF, "Kana"),
    (0x3400, 0x9FFF, "Hani"),
    (0xAC00, 0xD7A3, "Hang"),
    (0xFB50, 0xFDFF, "Arab"),
)
_APOSTROPHES = re.compile(r"(?<=\w)['’‘ʼʻ`´ʹ′]+(?=\w)|['’‘ʼʻ`´ʹ′]")
_SPLIT = re.compile(r"[\s\-‐‑–—·・•/,;()\"«»“”„|_]+|(?<=\.)(?=\w)")
_LEET = str.maketrans("01345", "oieas")
# Cyrillic letters that are a whole syllable of a Chinese or Korean name (Ван И, О Чжин У), no initials by themselves.
_WHOLE_LETTERS = frozenset("иуоэеёюяы")
_IDEOGRAPH = re.compile("[㐀-鿿]")
_HIDDEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad\u0640]")


# Tokens and names are made once for each spelling (`token_of`, `parse_name`) and known by identity: hashing their
# fields for every cache took a third of the time of a comparison.
@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """One word of a name. `text` is lower case as written, `plain` its ASCII fold, `script` an ISO 15924 code."""

    text: str
    plain: str
    script: str
    initial: bool = False


@lru_cache(maxsize=262144)
def token_of(text: str, plain: str, script: str, *, initial: bool = False) -> Token:
    """The token with these fields."""
    return Token(text, plain, script, initial)


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A person's name as tokens, `plain` their ASCII folds, `script` that of most of them.

    `marked`: the spelling has diacritics. `rank`: junior, second ... or `None`. `inverted`: the surname came first,
    with a comma. `ideographs` are the Chinese characters of a name written in them, simplified; its tokens are then
    pinyin.
    """

    text: str
    tokens: tuple[Token, ...]
    plain: tuple[str, ...]
    script: str
    marked: bool
    rank: str | None = None
    inverted: bool = False
    ideographs: str = ""


@lru_cache(maxsize=65536)
def script_of(text: str) -> str:
    """The ISO 15924 code of the first letter of a known script in `text`; `Zyyy` when there is none."""
    for character in text:
        code = ord(character)
        for low, high, script in _RANGES:
            if low <= code <= high and character.isalpha():
                return script
    return "Zyyy"


def _ascii(text: str) -> str:
    from anyascii import anyascii  # with what it loads a hundredth of a second, and most names do without

    return anyascii(text)


@lru_cache(maxsize=131072)
def fold(word: str) -> str:
    """Lower-case ASCII of `word`: diacritics and đ, ł, ø dropped, other scripts through anyascii."""
    if word.isascii():
        return word.lower()
    if script_of(word) == "Arab":
        word = re.sub(r"^(و?ال)(?=\w{3})", "", word)
    return _ascii(unicodedata.normalize("NFC", word)).replace("'", "").replace("`", "").lower()


@lru_cache(maxsize=131072)
def bare(word: str) -> str:
    """`word` in lower case without diacritics, in its own script."""
    if word.isascii():
        return word.lower()
    loose = unicodedata.normalize("NFD", word.lower().replace("đ", "d").replace("ё", "е"))
    kept = (c for i, c in enumerate(loose) if not unicodedata.combining(c) or _is_short_i(loose, i))
    return unicodedata.normalize("NFC", "".join(kept))


def _is_short_i(text: str, place: int) -> bool:
    return place > 0 and text[place] == "\u0306" and text[place - 1] == "и"


@cache
def _words(table: str, field: str) -> frozenset[str]:
    return frozenset(str(knowledge("names", table)[field]).split())


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Titles of several words by their first word, the longest first."""
    phrases = sorted((tuple(p.split()) for p in knowledge("names", "titles")["phrases"]), key=lambda p: (-len(p), p))
    return {first: tuple(p for p in phrases if p[0] == first) for first in {p[0] for p in phrases}}


def particles() -> frozenset[str]:
    """Folded words that are parts of surnames without weight of their own (van, al, de)."""
    return _words("titles", "particles")


def optional() -> frozenset[str]:
    """Folded honorifics that one spelling of a name may lack."""
    return _words("titles", "optional")


def filiation() -> frozenset[str]:
    """Folded words for "son of", around which order is meaning."""
    return _words("titles", "filiation")


@lru_cache(maxsize=262144)
def parse_name(text: str) -> Name:
    """Takes a person's name apart. An empty or letterless text gives a name without tokens."""
    clean = text if text.isascii() else _HIDDEN.sub("", unicodedata.normalize("NFC", text))
    clean = clean.strip()
    inverted = False
    if clean.count(",") == 1:
        last, first = (part.strip() for part in clean.split(","))
        if last and first and fold(first).replace(".", "") not in _words("titles", "trailing"):
            clean, inverted = f"{first} {last}", True
    found = [token for piece in _SPLIT.split(_APOSTROPHES.sub("", clean)) for token in _tokens(piece)]
    tokens, rank = _without_titles(found)
    scripts = [token.script for token in tokens if not token.initial] or [token.script for token in tokens]
    script = max(sorted(set(scripts)), key=scripts.count) if scripts else "Zyyy"
    marked = any(t.script == "Latn" and not t.text.isascii() for t in tokens)
    plain = tuple(token.plain for token in tokens)
    return Name(text, tuple(tokens), plain, script, marked, rank, inverted, _ideographs(clean))


@cache
def _simplified() -> dict[int, str]:
    return str.maketrans(knowledge("names", "chinese")["simplified"])


def _ideographs(text: str) -> str:
    return "".join(_IDEOGRAPH.findall(text)).translate(_simplified()) if _IDEOGRAPH.search(text) else ""


@lru_cache(maxsize=131072)
def _tokens(piece: str) -> tuple[Token, ...]:
    """The tokens of what stands between two blanks: names are many, their words are few."""
    return tuple(_token(word) for word in _unglued(piece) if word.strip("."))


def _unglued(piece: str) -> list[str]:
    if script_of(piece) in ("Hani", "Kana"):
        return re.findall(r"[A-Z][a-z]*", _ascii(piece)) if script_of(piece) == "Hani" else [_ascii(piece)]
    if re.fullmatch(r"(\w\.){2,}", piece):
        return [part + "." for part in piece.split(".") if part]
    return [piece]


def _token(word: str) -> Token:
    bald = word.strip(".")
    if not bald.isalpha() and any(c.isdigit() for c in bald) and sum(c.isalpha() for c in bald) >= 3:
        bald = bald.translate(_LEET)
    lower = bald.lower()
    short = len(bald) == 1 or (len(bald) == 2 and word.endswith(".") and bald[:1].isupper())
    script = script_of(bald)
    whole = script == "Cyrl" and lower in _WHOLE_LETTERS and not word.endswith(".")
    return token_of(lower, fold(bald), script, initial=short and not whole and script in ("Latn", "Cyrl", "Grek"))


def _without_titles(tokens: list[Token]) -> tuple[list[Token], str | None]:
    leading, trailing = _words("titles", "leading"), _words("titles", "trailing")
    ranks: dict[str, str] = knowledge("names", "titles")["generations"]
    rank = None
    while len(tokens) > 1:
        plain = [token.plain for token in tokens]
        phrases = _phrases().get(plain[0], ())
        size = next((len(p) for p in phrases if len(p) < len(plain) and tuple(plain[: len(p)]) == p), 0)
        if size:
            tokens = tokens[size:]
        elif plain[0] in leading:
            tokens = tokens[1:]
        elif len(plain) > 2 and plain[-1] in ranks:
            rank, tokens = ranks[plain[-1]], tokens[:-1]
        elif len(plain) > 2 and plain[-1] in trailing:
            tokens = tokens[:-1]
        else:
            break
    return tokens, rank
