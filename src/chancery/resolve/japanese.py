"""Japanese words in Hepburn's spelling beside the same in Polivanov's Cyrillic: Kishida and Кисида."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from chancery.lang import knowledge
from chancery.resolve.names import Token

_FEWEST_MORAE = 2
_LONG = re.compile("oo|ou|oh(?=[^aiueo]|$)|uu")


@cache
def _morae() -> dict[str, str]:
    return {latin: _levelled(cyrillic) for latin, cyrillic in knowledge("names", "japanese")["mora"].items()}


def _levelled(cyrillic: str) -> str:
    word = cyrillic.replace("э", "е").replace("й", "и").replace("ё", "ьо").replace("ъ", "")
    return re.sub("оу|оо", "о", word).replace("уу", "у")


@lru_cache(maxsize=65536)
def polivanov(word: str) -> str | None:
    """The levelled Cyrillic of a folded Latin word, or `None` when it is not made of at least two Japanese morae."""
    word = _LONG.sub(lambda m: m[0][0], word)
    written, place, count = "", 0, 0
    while place < len(word):
        doubled = word[place : place + 2]
        if len(doubled) == 2 and doubled[0] == doubled[1] and doubled[0] in "kspt":
            written += {"k": "к", "s": "с", "p": "п", "t": "т"}[doubled[0]]
            place += 1
        piece = next((p for size in (3, 2, 1) if (p := word[place : place + size]) in _morae()), None)
        if piece is None:
            return None
        written += _morae()[piece]
        place += len(piece)
        count += 1
    return _levelled(written) if count >= _FEWEST_MORAE else None


def same_word(left: Token, right: Token) -> bool:
    """True when one token is Latin, the other Cyrillic, and both spell one Japanese word."""
    if {left.script, right.script} != {"Latn", "Cyrl"}:
        return False
    latin, cyrillic = (left, right) if left.script == "Latn" else (right, left)
    return polivanov(latin.plain) == _levelled(cyrillic.text)
