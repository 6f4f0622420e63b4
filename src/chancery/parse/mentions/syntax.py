"""What the network says about a word of ours: its relation, its part of speech, its kind of name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chancery.parse.mentions.places import is_small_town
from chancery.parse.mentions.words import Words

if TYPE_CHECKING:
    from chancery.model.document import Doc


@dataclass(frozen=True, slots=True)
class Syntax:
    """Columns by word: `dep` UD relation, `head` word of the governor, `pos` UPOS, `ent` PER, ORG, LOC; "" unknown.

    `known` is false for a text that no network has read: the columns are empty strings then. `weak` are the words that
    also name a small town.
    """

    known: bool
    dep: list[str]
    pos: list[str]
    ent: list[str]
    head: list[int]
    weak: frozenset[int] = frozenset()


def no_syntax(words: Words) -> Syntax:
    """What is known of words that no network has read: nothing."""
    count = len(words)
    return Syntax(False, [""] * count, [""] * count, [""] * count, list(range(count)))


def read_syntax(doc: Doc, words: Words) -> Syntax:
    """The annotations of `doc` by word; a word of several tokens takes those of its first."""
    if not doc.parsed:
        return no_syntax(words)
    count = len(words)
    token_of, word_of = [0] * count, [0] * len(doc)
    place = 0
    for token in doc:
        while place < count and words.start[place] < token.idx + len(token):
            if words.start[place] >= token.idx:
                token_of[place] = token.i
            else:
                token_of[place] = token_of[place - 1] if place else 0
            place += 1
        word_of[token.i] = max(0, place - 1)
    tokens = list(doc)
    dep = [tokens[at].dep_ for at in token_of]
    pos = [tokens[at].pos_ for at in token_of]
    ent = [tokens[at].ent_type_ for at in token_of]
    head = [word_of[tokens[at].head.i] for at in token_of]
    towns = frozenset(place for place, low in enumerate(words.low) if words.upper[place] and is_small_town(low))
    return Syntax(True, dep, pos, ent, head, towns)
