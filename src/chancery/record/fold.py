"""Folding of letters, so that a search finds a name however it is typed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose, or that SQLite's `remove_diacritics` leaves alone. One letter for one letter:
# the folded text has the length of the text, so a place found in one is the same place in the other.
_LETTERS = str.maketrans(
    {"Đ": "D", "đ": "d", "Ð": "D", "ð": "d", "Ё": "Е", "ё": "е", "Ø": "O", "ø": "o", "Ł": "L", "ł": "l", "ı": "i"}
)


def fold_text(text: str) -> str:
    """`text` with the letters SQLite's tokenizer does not fold replaced one for one: the length stays the same."""
    return text.translate(_LETTERS)


@lru_cache(maxsize=4096)
def fold_words(text: str) -> str:
    """The words of a text without case and marks, parted by single blanks; the letters keep their diacritics."""
    return " ".join(re.findall(r"\w+", text.casefold()))


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """The search key of a name: no case, no diacritics, words parted by single blanks."""
    bare = unicodedata.normalize("NFD", name.translate(_LETTERS))
    kept = "".join(mark if mark.isalnum() else " " for mark in bare if not unicodedata.combining(mark))
    return " ".join(kept.casefold().split())
