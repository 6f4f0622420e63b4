"""Sentence boundaries by rule.

A paragraph break always ends a sentence.  A full stop ends one unless it belongs to an abbreviation, an initial or a
list number; a quotation or a bracket that closes right after it belongs to the sentence it closes.
"""

from __future__ import annotations

from collections.abc import Sequence

from chancery.lang import knowledge
from chancery.model.document import Doc

_FINAL = ".!?…。！？"
_CLOSING = frozenset({'"', "'", "”", "’", "»", "''", "’’", ")", "]", "}"})
_OPENING = frozenset({"“", "‘", "«", "``", "‘‘", "(", "[", "{", "„"})
_BULLETS = frozenset({"-", "–", "—", "•", "*", "·", "▪", "►"})
_SMILES = frozenset({":)", ":(", ":-)", ":-(", ";)", ";-)", ":D", ":P"})
_HEADING = 60
"""Characters: a line shorter than this that does not run on into the next is a sentence of its own."""


_WORDS = {name: frozenset(words.split()) for name, words in knowledge("en", "tokens")["sentences"].items()}
_MAY_END, _BEGINNERS, _NUMBERED, _RUN_ON = (_WORDS[name] for name in ("may_end", "beginners", "numbered", "run_on"))


def sentence_starts(words: Sequence[str], spaces: Sequence[bool]) -> list[int]:
    """Indices of the words that begin a sentence.

    ``words`` are a text's tokens in order, white-space runs included; ``spaces[i]`` says whether a blank follows
    word ``i``.  The first token always begins one.  White space after a sentence belongs to that sentence.
    """
    starts = [0] if words else []
    line = _past_blank(words, 0)
    for index in range(line, len(words)):
        word = words[index]
        if word.isspace():
            if "\n" in word:
                after = _past_blank(words, index)
                if after < len(words) and _line_ends(words, spaces, line, index):
                    _begin(starts, after)
                line = after
        elif word[-1] in _FINAL and index + 1 < len(words) and _ends(words, spaces, starts[-1], index):
            _begin(starts, _past_closing(words, spaces, index + 1))
    return [start for start in starts if start < len(words)]


def _begin(starts: list[int], index: int) -> None:
    if index > starts[-1]:
        starts.append(index)


def _past_closing(words: Sequence[str], spaces: Sequence[bool], index: int) -> int:
    """The first word after the quotation marks, brackets, notes and white space that belong to the sentence before."""
    while index < len(words) and words[index] in _CLOSING and not spaces[index - 1] and not words[index - 1].isspace():
        index += 1
    while index + 2 < len(words) and words[index] == "[" and words[index + 1].isdigit() and words[index + 2] == "]":
        index += 3
    while index < len(words) and (words[index].isspace() or words[index] in _SMILES):
        index += 1
    return index


def _past_blank(words: Sequence[str], index: int) -> int:
    while index < len(words) and words[index].isspace():
        index += 1
    return index


def _ends(words: Sequence[str], spaces: Sequence[bool], start: int, index: int) -> bool:
    """Whether the mark or abbreviation at ``index`` ends the sentence begun at ``start``."""
    word = words[index]
    after = _past_closing(words, spaces, index + 1)
    if after >= len(words):
        return False
    if after == index + 1 and not spaces[index]:
        return False
    following = words[after]
    if following in _OPENING or following in _CLOSING:
        following = words[after + 1] if after + 1 < len(words) else following
    if word[0] not in _FINAL:
        return word.lower() in _MAY_END and following[0].isupper() and following.lower() in _BEGINNERS
    if word[0] in ".…" and index - start == 1 and (words[start].isdigit() or len(words[start]) == 1):
        return False
    if following[0].isdigit() and words[index - 1].lower() in _NUMBERED:
        return False
    if word[:2] in ("..", "…") or following[0] in ".…":
        return following[0].isupper()
    if following[0].islower():
        return after == index + 1 and (word != "." or _is_plain(words[index - 1]))
    return True


def _is_plain(word: str) -> bool:
    """Whether ``word`` is too long to be an unlisted abbreviation, so that a stop after it ends even careless text."""
    return len(word) > 3 and word.isalpha() and word.islower()


def _line_ends(words: Sequence[str], spaces: Sequence[bool], line: int, index: int) -> bool:
    """Whether the line break at ``index`` ends the sentence of the line begun at ``line``."""
    following = _past_blank(words, index)
    if "".join(words[index:following]).count("\n") > 1 or index <= line:
        return True
    before, after = words[index - 1], words[following]
    if before[-1] in _FINAL + ":" or before in _CLOSING or after in _BULLETS:
        return True
    length = sum(len(word) for word in words[line:index]) + sum(spaces[line:index])
    return length < _HEADING and not after[0].islower() and before not in _RUN_ON


def mark_sentences(doc: Doc) -> Doc:
    """Tells `doc` where its sentences begin, and returns it."""
    doc.begin_sentences(sentence_starts([token.text for token in doc], [bool(token.whitespace_) for token in doc]))
    return doc
