"""Whose words: the noun phrase that is the source of a cue."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.extract.quotes.cues import HEADS, Words

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM", "PART", "X", "SYM"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


@dataclass(frozen=True, slots=True)
class Source:
    """The tokens `[start, end)` that name a source, and the one that heads them (of "who", its antecedent)."""

    start: int
    end: int
    head: int


def subject_of(words: Words, verb: int, depth: int = 0) -> Source | None:
    """The subject of the verb at token `verb` by the tree: its own, or the one it shares with the verb above it."""
    token = words.doc[verb]
    own = [c for c in token.children if c.dep_.startswith("nsubj")]
    if own:
        subject = own[0]
        if subject.lower_ in RELATIVE and token.dep_.startswith("acl"):
            return Source(subject.i, subject.i + 1, token.head.i)
        agent = next((c for c in token.children if c.dep_ == "obl:agent"), None)
        if subject.dep_ == "nsubj:pass":
            return around(words, agent.i) if agent is not None else None
        return around(words, subject.i)
    if depth > 4 or token.head.i == verb:
        return None
    if token.dep_.startswith("acl") and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
        return around(words, token.head.i)
    if token.dep_ in ("conj", "advcl", "xcomp", "ccomp", "parataxis", "advcl:relcl", "csubj", "aux", "cop"):
        return subject_of(words, token.head.i, depth + 1)
    return None


def around(words: Words, head: int) -> Source:
    """The noun phrase of token `head`, up to a comma, a relative clause or a verb."""
    token = words.doc[head]
    start, end = head, head + 1
    while start > token.left_edge.i and words.pos[start - 1] not in ("PUNCT", "VERB", "SPACE", "CCONJ"):
        start -= 1
    while start < head and words.pos[start] in ("ADP", "ADV"):
        start += 1
    while end <= token.right_edge.i and words.pos[end] not in ("PUNCT", "VERB", "AUX", "SPACE", "SCONJ"):
        if words.low[end] in RELATIVE:
            break
        end += 1
    return Source(start, end, head)


def chunk(words: Words, start: int, end: int) -> Source | None:
    """The tokens `[start, end)` as a source when they read as one noun phrase; `None` when they do not."""
    while start < end and words.pos[start] in ("ADV", "PUNCT", "SPACE", "CCONJ"):
        start += 1
    while end > start and words.pos[end - 1] in ("ADV", "PUNCT", "SPACE", "AUX"):
        end -= 1
    inside = range(start, end)
    if not inside or not any(words.pos[i] in HEADS for i in inside):
        return None
    head = next((i for i in inside if words.doc[i].head.i not in inside and words.pos[i] in HEADS), None)
    return Source(start, end, end - 1 if head is None else head)


def before(words: Words, verb: int, first: int) -> Source | None:
    """The noun phrase right before the verb at `verb`, not reaching behind token `first`: for trees that lack it."""
    end = verb
    while end > first and words.pos[end - 1] in ("ADV", "AUX", "PART"):
        end -= 1
    start = end
    while start > first and (
        words.pos[start - 1] in NOMINAL or words.low[start - 1] in ("of", "to", "for", "-", "the")
    ):
        start -= 1
    while start < end and words.low[start] in ("to", "that", "for", "of"):
        start += 1
    return chunk(words, start, end) if end > start else None
