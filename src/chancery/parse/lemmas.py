"""Lemmas from the word, its part of speech and its features: exceptions by look-up, the rest by its ending."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LONGEST_ENDING = 5


@dataclass(frozen=True, slots=True)
class Lemmatizer:
    """Tables learned from the treebanks.

    ``exceptions``: ``"went|VERB"`` or ``"left|VERB|Tense=Past…"`` to a lemma, for words that the endings get wrong.
    ``endings``: part of speech and features, then a word's ending, to (letters to strip, letters to add).
    """

    exceptions: Mapping[str, str]
    endings: Mapping[str, Mapping[str, tuple[int, str]]]

    def lemma(self, form: str, upos: str, feats: str) -> str:
        """The lemma of ``form``; names keep their capitals, other words lose them."""
        word = lemma_key(form, upos)
        found = self.exceptions.get(f"{word}|{upos}|{feats}") or self.exceptions.get(f"{word}|{upos}")
        return found or self.by_ending(word, upos, feats)

    def by_ending(self, word: str, upos: str, feats: str) -> str:
        """What the longest known ending of ``word`` makes of it."""
        endings = self.endings.get(f"{upos}|{feats}")
        if endings:
            for length in range(min(LONGEST_ENDING, len(word)), -1, -1):
                edit = endings.get(word[len(word) - length :])
                if edit:
                    strip, add = edit
                    return word[: len(word) - strip] + add or word
        return word


def lemma_key(form: str, upos: str) -> str:
    """``form`` as the tables know it: in lower case unless it is a name or a mark, with straight apostrophes."""
    word = form.replace("’", "'")
    return word if upos in ("PROPN", "PUNCT", "SYM", "X") else word.lower()
