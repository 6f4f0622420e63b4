"""Whose time it is: from a time expression to the drafts of events that it dates."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from chancery.extract.events.roles import coordinated, relation, verb_or_root

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from chancery.extract.events.draft import Draft
    from chancery.model import Elapsed, Time
    from chancery.model.document import Token, Words

_HAPPENINGS = frozenset(
    {
        "crash", "accident", "disaster", "tragedy", "fire", "death", "killing", "shooting", "massacre", "collapse",
        "incident", "coup", "war", "storm", "quake", "eruption", "outbreak", "stampede", "derailment", "sinking",
    }
)  # fmt: skip
"""Nouns of what befalls people: a day behind them is theirs, not that of the words about them."""
_SPANNING = frozenset({"starting", "commencing", "beginning", "lasting", "held", "dated"})
_HAPPEN = frozenset(
    {"take", "hold", "schedule", "plan", "begin", "start", "happen", "occur", "end", "open", "conclude"}
)
_SEEING = frozenset({"witness", "see", "saw", "mark", "bring"})
_NEAR = 7
"""Words between a trigger and a time that still count as beside each other, where the tree is of no help."""


def owners_of(time: Time, span: Words, at: dict[int, list[int]], found: Sequence[Draft]) -> list[int]:
    """The drafts whose clause holds the time at `span`: the nearest trigger, light or setting verb above it.

    `at` gives the drafts of `found` by the places of their triggers, light and setting verbs.
    """
    token = _head(span)
    seen = _seen_by(token, at)
    if seen:
        return seen
    owners = _in_own_phrase(token, at) or _above(token, at, found)
    return [m for n in owners for m in _of_jubilee(time, n, at, found)]


def _head(span: Words) -> Token:
    """The word by which a time hangs on others: of "in June this year" the one with the preposition."""
    outside = [t for t in span if t.head not in span and any(relation(c) == "case" for c in t.children)]
    return outside[0] if outside else span.root


def _in_own_phrase(token: Token, at: dict[int, list[int]]) -> list[int]:
    """The noun whose phrase the time closes, where the tree hung the time on a word beyond a comma.

    A phrase with a preposition follows the noun it belongs to: of "his visit to Oslo in June, talks in Lima in May"
    June is that of the visit.
    """
    if relation(token) not in {"nmod", "obl"} or not any(relation(c) == "case" for c in token.children):
        return []
    near = next((t for t in _phrase_before(token) if t.i in at and t.pos_ in {"NOUN", "PROPN"}), None)
    if near is None:
        return []
    head, doc = token.head, token.doc
    beyond = head.i > token.i or (head.i < near.i and any(t.text == "," for t in doc[head.i : near.i]))
    return at[near.i][:1] if beyond else []


def _phrase_before(token: Token) -> Iterator[Token]:
    """The words of the noun phrase before a time, right to left, to the next verb or mark."""
    for i in range(token.left_edge.i - 1, token.sent.start - 1, -1):
        word = token.doc[i]
        if word.pos_ in {"VERB", "AUX", "PUNCT", "SCONJ"} or word.is_time:
            return
        yield word


def counted_from(elapsed: Elapsed) -> int:
    """Where the words begin for what is counted from: "the 20th anniversary of | the founding"; else the end."""
    of = elapsed.of
    return elapsed.start + elapsed.text.find(of) if of and of in elapsed.text else elapsed.end


def _of_jubilee(time: Time, n: int, at: dict[int, list[int]], found: Sequence[Draft]) -> list[int]:
    """ "Celebrate the 20th anniversary of the founding in 2021": the year from which is counted is that of the verb."""
    draft, when = found[n], time.when
    for elapsed in draft.trigger.doc.elapsed:
        inside = counted_from(elapsed) <= draft.trigger.idx < elapsed.end
        if not (when and elapsed.anchor and elapsed.base and inside):
            continue
        if elapsed.anchor.edtf == when.edtf != elapsed.base.edtf:
            return [m for m in at.get(verb_or_root(draft.trigger).i, []) if m != n]
    return [n]


def _above(token: Token, at: dict[int, list[int]], found: Sequence[Draft]) -> list[int]:
    """The drafts that the tree gives a time."""
    if relation(token) == "obj":  # "discussed Chile's May 3 | and March 4 launches": a time that is no adverb
        return []
    if token.head.lemma_ == "time" and token.i > token.head.i:
        return []  # "for the second time this year"
    if any(c.dep_ == "nmod:poss" and c.pos_ in {"PROPN", "NOUN"} for c in token.children):
        return []  # "Chile's May 3 launch": the noun that the day belongs to was cut off
    if relation(token) in {"nummod", "compound"} and token.i < token.head.i and not _of_event(token, at):
        return []  # "their May 3 letter": the day of the letter alone
    last = token.doc[token.left_edge.i - 1] if token.left_edge.i > token.sent.start else token
    for noun in (token.head, last) if relation(token) in {"nmod", "obl"} else ():
        if noun.lemma_ in _HAPPENINGS and noun.i not in at:
            return []  # "condolences over the crash on Monday"
    start, before = token, token.left_edge.i - 1
    token = _out_of_aside(token)
    if before in at and any(
        c.dep_ == "case" and c.i < start.i for c in start.children
    ):  # "the BRICS Summit in October"
        return at[before][:1]
    while True:
        if token.i in at:
            return _of_clause(at[token.i], token, found)
        if token.dep_ == "acl:relcl" and token.head.i in at and token.lemma_ in _HAPPEN:
            return at[token.head.i]  # "the visit, which was to have taken place on Monday"
        spans = token.lower_ in _SPANNING and relation(token) in {"acl", "advcl"}  # "starting at 3 p.m. on May 19"
        if spans and token.dep_ == "acl:relcl" and token.head.i not in at:  # "a fair that is held in May"
            return []
        stays = token.pos_ == "VERB" and relation(token) not in {"xcomp", "conj"} and not spans
        if token.head.i == token.i or stays:
            break
        if relation(token) == "appos" and token.i not in at:  # "the launch, the third this year"
            return []
        if token.dep_ == "nmod:poss":  # "last night's strike" dates the strike alone
            return at.get(token.head.i, [])[:1]
        if relation(token) == "conj" and token.pos_ == "VERB":
            return []
        token = token.head
    return _beside(start, at)


def _out_of_aside(token: Token) -> Token:
    """The word itself, or the one above it that is no part of an aside: the time stands behind or beside the aside.

    "Met X, who is on a tour, in Oslo on Monday"; "Lee, this morning met X".
    """
    for above in token.ancestors:
        if above.dep_ == "acl:relcl" and _is_closed(above, token):
            return above.head
    subject = token.head
    verb = subject.head
    beside = relation(token) == "appos" and relation(subject) == "nsubj" and token.i + 1 == verb.i
    return verb if beside and verb.pos_ == "VERB" else token


def _of_event(token: Token, at: dict[int, list[int]]) -> bool:
    """True where the noun that words stand before tells of an event: "the May 3 missile launch"."""
    while token.head.i > token.i and token.i not in at:
        token = token.head
    return token.i in at


def _is_closed(relative: Token, time: Token) -> bool:
    """True when a comma and a preposition part the time from the relative clause: "met X, who is on a tour, in Oslo
    on Monday"."""
    words = relative.doc[relative.i : time.i]
    return any(a.text == "," and b.pos_ == "ADP" for a, b in pairwise(words))


def _seen_by(token: Token, at: dict[int, list[int]]) -> list[int]:
    """The drafts that a time is said to have seen: "2024 witnessing the visits", "last year saw two summits"."""
    for word in token.doc[token.i + 1 : min(token.sent.end, token.i + 3)]:
        if word.pos_ == "VERB":
            if word.lemma_ not in _SEEING:
                return []
            objects = [t.i for o in word.children if relation(o) == "obj" for t in coordinated(o)]
            return [n for i in (word.i, *objects) for n in at.get(i, ())]
        if word.pos_ != "AUX":
            return []
    return []


def _of_clause(drafts: list[int], token: Token, found: Sequence[Draft]) -> list[int]:
    """Of the drafts at a verb its own comes before those whose setting it is, which share its time."""
    settings = [found[n].site.setting for n in drafts]
    own = [n for n, setting in zip(drafts, settings, strict=True) if setting is None or setting.i != token.i]
    return own or drafts


def _beside(token: Token, at: dict[int, list[int]]) -> list[int]:
    """The one trigger just before the time with no verb between, where the tree gave the time to nobody."""
    for i in range(token.i - 1, max(token.sent.start, token.i - _NEAR) - 1, -1):
        if i in at:
            return at[i][:1]
        if token.doc[i].pos_ == "VERB":
            break
    return []
