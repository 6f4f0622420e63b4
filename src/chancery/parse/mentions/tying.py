"""Whether "as", "named" and "counterpart" tie an office to the person before them: where they do not, it stays open."""

from __future__ import annotations

from chancery.parse.mentions.lexicon import lexicon, word_list
from chancery.parse.mentions.posts import Post
from chancery.parse.mentions.spans import Spans
from chancery.parse.mentions.syntax import Syntax
from chancery.parse.mentions.words import Words

_ROLES = word_list("roles")
_OURS = word_list("first-persons")
_OTHERS = word_list("other-subjects")


def compares(words: Words, syntax: Syntax, last: int) -> bool:
    """True for "as the President said", "as the president of Ukraine is asking", "as the President's envoy".

    There "as" opens a clause of its own or the office is no more than a possessor; `last` is the word behind it.
    """
    if words.is_(last, "'s", "’s"):
        return True
    if words.is_(last, ",") and words.is_(last + 1, "we", "i", "you", "they"):
        return True
    if syntax.known and last and syntax.dep[last - 1].startswith("nsubj"):
        return True
    follows = words.low[last] if words.live(last) and not words.opens[last] else ""
    return follows in lexicon().speech or follows in word_list("auxiliaries")


def of_another(words: Words, spans: Spans, at: int, first: int) -> bool:
    """True where the words between a person at `at` and an office at `first` name whose office it is, or another doer.

    "Panama's role as a leader", "hosted by Cambodia as chair", "Stefano and I met on my first trip as minister".
    """
    between = words.low[at + 1 : first]
    if _OURS & set(between) or _OTHERS & set(between[-6:]):
        return True
    place = first - 1  # the word "as"
    if not words.is_(place, "as") or word_list("naming") & set(between):
        return False
    owner = place - 1
    while owner > at and owner > place - 4 and words.low[owner] in _ROLES | {"first", "new", "official", "historic"}:
        owner -= 1
    if owner < place - 1 and words.is_(owner, "'s", "’s"):
        return True
    return place in spans.by_last and words.is_(spans.by_last[place].first - 1, "by")


def ahead_of_name(words: Words, first: int) -> bool:
    """True for "In his capacity as director, Ivan Petrov": the name comes behind the office."""
    place = first - 2
    while place >= 0 and words.low[place] in _ROLES | {"official", "new", "former"}:
        place -= 1
    begins = place >= 1 and words.is_(place, "his", "her", "their") and words.is_(place - 1, "in", "during", "from")
    return begins and place < first - 2 and words.opens[place - 1]


def is_speakers(words: Words, place: int) -> bool:
    """True for "my counterpart", "my friend and counterpart": whose office it is depends on who speaks."""
    return bool(_OURS & set(words.low[max(0, place - 4) : place]))


def of_two_people(left: Post, right: Post) -> bool:
    """True for "Acting Prime Minister and Secretary Hall": the bare title of one state's office is no second office."""
    bare = right.implied is not None and left.implied != right.implied
    heads = left.role in ("prime", "monarch", "head")
    if left.role == "head" and right.role in ("prime", "vice"):  # a crown prince may be prime minister, no president
        return True
    return bare and (heads or (left.role == "foreign" and left.country != right.implied))
