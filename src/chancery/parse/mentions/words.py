"""The words of a report as the search for names sees them.

Names are looked for in words of our own, not in the network's tokens: the rules then mean the same with and without the
trained pipeline, and "U.S.", "d'Ivoire" and "N'Djamena" are one word each whatever a tokenizer makes of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

_WORD = re.compile(
    r"(?:[A-Z]\.){2,}[A-Z]?"  # U.S., D.C., J.R.
    r"|['’]s\b(?=\W|$)"
    r"|\d+(?:[.,:]\d+)*\w*"
    r"|[^\W\d_][\u0300-\u036f]*(?:[\w\u0300-\u036f]|['’ʼ`´ʻ‘](?!s\b)(?=[^\W\d_]))*\+?"
    r"|\S"
)
_BREAK = re.compile(r"\n")
_ENDS = frozenset(".!?…")
_OPENERS = frozenset("\"'“”‘’«»()[]")


@dataclass(frozen=True)
class Words:
    """Parallel columns over the words of one text.

    `low` is the word in lower case without marks; `start`, `end` are code points; `spaced` is true where white space
    stands before the word; `opens` where a sentence starts; `upper` where the first letter is a capital; `dead` where
    the word is furniture of the report (headline, dateline, sign-off).
    """

    text: list[str]
    low: list[str]
    start: list[int]
    end: list[int]
    spaced: list[bool]
    opens: list[bool]
    upper: list[bool]
    dead: list[bool]

    def __len__(self) -> int:
        return len(self.text)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The code points of words `[first, last)`."""
        return self.start[first], self.end[last - 1]

    def is_(self, place: int, *forms: str) -> bool:
        """True when word `place` exists, is no furniture and reads as one of `forms` in lower case."""
        return 0 <= place < len(self.low) and not self.dead[place] and self.low[place] in forms

    @cached_property
    def pairs(self) -> Counter[tuple[str, str]]:
        """How often each pair of neighbours stands in the text, in lower case."""
        return Counter(pairwise(self.low))

    def live(self, place: int) -> bool:
        """True when word `place` exists and is no furniture."""
        return 0 <= place < len(self.text) and not self.dead[place]


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """`text` in lower case without diacritics, `Đ` as `d`, every apostrophe straight."""
    low = text.lower()
    if low.isascii():
        return low
    bare = "".join(mark for mark in unicodedata.normalize("NFD", low) if not unicodedata.combining(mark))
    return bare.replace("đ", "d").replace("ł", "l").replace("ø", "o").translate(_APOSTROPHES)


_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ`´ʻ‘", "'"))


def split(text: str) -> list[str]:
    """The folded words of a name: the keys under which the tables are searched."""
    if text.isascii() and text.replace(" ", "").isalpha():  # most names of the tables, and ten times as fast
        return text.lower().split()
    return [fold(found.group()) for found in _WORD.finditer(text)]


def read_words(text: str, furniture: Iterable[tuple[int, int]], stops: frozenset[str] = frozenset()) -> Words:
    """Splits `text` into words; `furniture` is left alone, `stops` are abbreviations that end no sentence."""
    found = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
    words = [item[0] for item in found]
    start = [item[1] for item in found]
    end = [item[2] for item in found]
    spaced = [place == 0 or start[place] > end[place - 1] for place in range(len(found))]
    low = _owning([fold(word) for word in words], spaced)
    dead = _dead(start, end, sorted(furniture))
    columns = Words(words, low, start, end, spaced, [], [word[0].isupper() for word in words], dead)
    columns.opens.extend(_openings(text, columns, stops))
    return columns


def _owning(low: list[str], spaced: list[bool]) -> list[str]:
    """The words with "'s" for the bare apostrophe of "Belarus' premier"; one that closes a quotation stays."""
    opened = False
    for place, word in enumerate(low):
        if word != "'":
            continue
        closes = place > 0 and not spaced[place]
        if not closes:
            opened = True
        elif opened:
            opened = False
        elif low[place - 1].endswith("s") and place + 1 < len(low) and spaced[place + 1]:
            low[place] = "'s"
    return low


def _dead(start: list[int], end: list[int], furniture: list[tuple[int, int]]) -> list[bool]:
    dead = [False] * len(start)
    for first, last in furniture:
        for place in range(len(start)):
            if start[place] >= last:
                break
            if end[place] > first:
                dead[place] = True
    return dead


def _openings(text: str, words: Words, stops: frozenset[str]) -> list[bool]:
    """Where sentences start: after a full stop that is no abbreviation's, after a line break, after furniture."""
    opens: list[bool] = []
    fresh = True
    for place, word in enumerate(words.text):
        if place and words.dead[place - 1] and not words.dead[place]:
            fresh = True
        if place and words.spaced[place] and _BREAK.search(text, words.end[place - 1], words.start[place]):
            fresh = True
        if word in _OPENERS:
            opens.append(fresh and word[0] not in ")]")
            continue
        opens.append(fresh)
        fresh = word in _ENDS and not _abbreviates(words, place, stops)
    return opens


def _abbreviates(words: Words, place: int, stops: frozenset[str]) -> bool:
    if words.text[place] != "." or not place or words.spaced[place]:
        return False
    before = words.text[place - 1]
    return (len(before) == 1 and before.isupper()) or words.low[place - 1] in stops


def words_text(words: Words, first: int, last: int) -> str:
    """Words `[first, last)` with a space where the text has white space."""
    return "".join((" " if words.spaced[at] and at > first else "") + words.text[at] for at in range(first, last))
