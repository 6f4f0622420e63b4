"""What the English network sees of a word: its form, its pieces and its shape, as integer ids.

The same functions serve training and inference, so the two cannot drift apart.  Every id is a pure function of the word
and the vocabularies; nothing depends on Python's randomised ``hash``.
"""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

UNKNOWN = 0
"""Id of a word or a shape that training did not keep."""

NGRAM_SIZES = (3, 4, 5)
LONGEST_WORD = 40
"""Characters of a word that are looked at; a longer one (an address, a run of dashes) is cut here."""

_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_DIGITS = str.maketrans("123456789", "000000000")


@dataclass(frozen=True, slots=True)
class WordFeatures:
    """Ids of one word: rows of the word, n-gram, prefix, suffix and shape tables, and the name lists it is on."""

    word: int
    ngrams: tuple[int, ...]
    prefix: int
    suffix: int
    shape: int
    lists: int


@dataclass(frozen=True, slots=True)
class FeatureTables:
    """Vocabularies and bucket counts that turn a word into ids; stored with the model.

    ``lists`` maps a word without diacritics to a bit mask of the name lists that hold it (given names, cities …).
    """

    words: Mapping[str, int]
    shapes: Mapping[str, int]
    ngram_buckets: int
    affix_buckets: int
    lists: Mapping[str, int] = field(default_factory=dict)

    def of(self, form: str) -> WordFeatures:
        """The ids of ``form``, a non-empty word as it stands in the text."""
        key = normal_form(form)
        plain = f"<{without_marks(key)}>"
        ngrams = {
            zlib.crc32(plain[start : start + size].encode()) % self.ngram_buckets
            for size in NGRAM_SIZES
            for start in range(max(1, len(plain) - size + 1))
        }
        return WordFeatures(
            word=self.words.get(key, UNKNOWN),
            ngrams=tuple(sorted(ngrams)),
            prefix=zlib.crc32(b"p" + plain[:4].encode()) % self.affix_buckets,
            suffix=zlib.crc32(b"s" + plain[-4:].encode()) % self.affix_buckets,
            shape=self.shapes.get(shape_of(form), UNKNOWN),
            lists=self.lists.get(plain[1:-1], 0),
        )


def normal_form(form: str) -> str:
    """``form`` in lower case, with straight quotation marks and every digit 0: the key of the word vocabulary."""
    return form[:LONGEST_WORD].translate(_QUOTES).translate(_DIGITS).lower()


def without_marks(text: str) -> str:
    """``text`` without diacritics, so that ``Đặng`` and ``Dang`` share their n-grams."""
    if text.isascii():
        return text
    bare = "".join(mark for mark in unicodedata.normalize("NFD", text) if not unicodedata.combining(mark))
    return bare.replace("đ", "d").replace("Đ", "D")


@lru_cache(maxsize=65536)
def shape_of(form: str) -> str:
    """The pattern of capitals, digits and marks: ``Hanoi`` is ``Xxx``, ``G20`` is ``Xd``, ``VND`` is ``XX``."""
    shape: list[str] = []
    for mark in form[:LONGEST_WORD]:
        if mark.isalpha():
            kind = "X" if mark.isupper() else "x"
            kind = kind if mark.isascii() else kind + "'"
        elif mark.isdigit():
            kind = "d"
        else:
            kind = mark.translate(_QUOTES)
        if len(shape) < 2 or shape[-1] != kind or shape[-2] != kind:
            shape.append(kind)
    return "".join(shape[:8])
