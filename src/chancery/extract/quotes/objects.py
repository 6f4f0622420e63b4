"""Content that is no clause: infinitives, noun phrases, names that somebody is called, what is spoken of."""

from __future__ import annotations

from chancery.extract.quotes.clauses import Clauses
from chancery.extract.quotes.cues import HEADS, QUOTE_MARKS, Cues, Words
from chancery.extract.quotes.draft import Draft
from chancery.extract.quotes.sources import Source

LEAD = 2
"""Words that may stand before the words in marks ("a", the mark itself) for these alone to be the content."""


def by_object(words: Words, table: Cues, clauses: Clauses, verb: int, source: Source | None) -> Draft | None:
    """The content of the cue at `verb` when no clause follows, by the classes of the verb; else `None`."""
    kinds, lemma = clauses.kinds(verb), words.lemma[verb]
    stop, near = clauses.ends.stop(verb), clauses.ends.object_stop(verb)
    start = verb + 1
    while start < stop and words.pos[start] == "ADV":
        start += 1
    if start >= stop:
        return None
    if "intend" in kinds and words.low[start] == "to" and words.pos[start + 1 : start + 2] in (["VERB"], ["AUX"]):
        return _draft(clauses, (start, near), verb, source, "infinitive")
    about = table.about.get(lemma)
    if about and words.low[start] in about and start + 1 < stop:
        marked = _marked(words, start + 1, stop)
        if marked is not None:
            return clauses.draft([marked], verb, source, "marks")
        return _draft(clauses, (start + 1, near), verb, source, "about")
    if "describe" in kinds and (at := _as(words, start, stop)) is not None:
        return _draft(clauses, (at + 1, near), verb, source, "as")
    marked = _marked(words, start, stop)
    if marked is not None and "name" in kinds:
        return clauses.draft([_with_object(words, start, marked)], verb, source, "marks")
    if marked is not None and kinds & {"voice", "say", "tell", "judge", "describe", "think"}:
        if marked[0] > start + LEAD:
            return _draft(clauses, (start, max(near, marked[1])), verb, source, "marks")
        return clauses.draft([marked], verb, source, "marks")
    if words.pos[start] not in HEADS | {"ADJ", "DET", "NUM", "VERB"} or not words.doc[verb].head:
        return None
    if "name" in kinds and _named(words, verb):
        return _draft(clauses, (start, near), verb, source, "name")
    objects = any(c.dep_ in ("obj", "ccomp", "xcomp") for c in words.doc[verb].rights)
    if "judge" in kinds and objects and words.low[verb - 1 : verb] != ["to"]:
        return _draft(clauses, (start, near), verb, source, "object")
    return None


def _draft(clauses: Clauses, content: tuple[int, int], verb: int, source: Source | None, rule: str) -> Draft | None:
    start, stop = clauses.trim(*content)
    return clauses.draft([(start, stop)], verb, source, rule) if stop > start else None


def _as(words: Words, start: int, stop: int) -> int | None:
    for i in range(start, stop):
        if words.low[i] == "as" and words.low[i + 1 : i + 2] not in (["well"], ["part"], ["of"], ["a", "result"]):
            return i if i + 1 < stop else None
        if words.finite[i] or words.low[i] in (",", ";"):
            return None
    return None


def _marked(words: Words, start: int, stop: int) -> tuple[int, int] | None:
    """The first stretch in marks of the clause, when no other verb stands before it."""
    for i in range(start, stop):
        if words.marked[i] >= 0 and words.pos[i] != "PUNCT":
            end = i
            while end < stop and words.marked[end] == words.marked[i]:
                end += 1
            return i, end
        if words.finite[i] or (words.low[i] in (",", ";") and words.low[i] not in QUOTE_MARKS):
            return None
    return None


def _with_object(words: Words, start: int, marked: tuple[int, int]) -> tuple[int, int]:
    """The words in marks; a single word only makes sense with what it was said of: "the move “illegal”"."""
    inside = words.end_of(marked[1] - 1) - words.at[marked[0]]
    whole = words.end_of(marked[1] - 1) - words.at[start]
    return (start, marked[1]) if inside < whole / 2 else marked


def _named(words: Words, verb: int) -> bool:
    """ "called it a breach": an object and what it is called."""
    deps = [c.dep_ for c in words.doc[verb].rights]
    return "obj" in deps and "xcomp" in deps
