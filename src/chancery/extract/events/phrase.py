"""The words of an event: the span a claim points at and its head phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chancery.extract.events.roles import prepositions, relation
from chancery.model import Span

if TYPE_CHECKING:
    from chancery.extract.events.draft import Draft
    from chancery.model.document import Doc, Token

LONGEST = 22
"""Words of a span at most: the phrase is shown beside the event, not instead of the report."""
_HEAD = 9
_CLOSING = frozenset({")", "”", '"', "’", "'", "%"})
_JOINING = frozenset({"ADP", "DET", "CCONJ", "SCONJ"})
"""Words that only lead on to others."""
_OUTSIDE = frozenset({"advcl", "ccomp", "parataxis", "punct", "cc", "conj", "appos", "discourse", "acl"})


def find_phrase(draft: Draft) -> tuple[Span, str]:
    """The trigger phrase's span and its head phrase, both verbatim words of the text."""
    doc = draft.trigger.doc
    start, end = _bounds(draft)
    light = draft.site.light
    least = max(draft.trigger.i, light.i if light is not None else 0) + 1
    end = _whole(doc, start, end, least)
    span = doc[start:end]
    head = doc[start : _whole(doc, start, min(end, max(start + _HEAD, draft.trigger.i + 3)), least)]
    return Span(span.start_char, span.end_char), head.text.replace("\n", " ")


def _whole(doc: Doc, start: int, end: int, least: int) -> int:
    """Where the words from `start` end at the latest without a phrase cut in two, `end` at most and `least` at least.

    A word that leads on to one behind the end is left out, and so is a bracket that would stay open.
    """
    opened = [t.i for t in doc[start:end] if t.text == "("]
    if len(opened) > sum(t.text == ")" for t in doc[start:end]) and opened[-1] >= least:
        end = opened[-1]
    while end > least and _leads_on(doc[end - 1], end):
        end -= 1
    return end


def _leads_on(last: Token, end: int) -> bool:
    if last.is_punct and last.text not in _CLOSING:
        return True
    if last.dep_ == "case" and last.head.i < last.i:  # "Chile's" and no more
        return last.head.head.i >= end
    if last.pos_ in _JOINING or last.text in {"$", "€", "£", "“"}:
        return True
    if end < last.sent.end and last.doc[end].lower_ == "of" and last.doc[end].head.head.i == last.i:
        return True  # "as part" of something, "a number" of them
    if any(c.i >= end and relation(c) in {"obj", "iobj", "xcomp", "fixed", "flat"} for c in last.children):
        return True
    return bool(end <= last.head.i < last.sent.end and last.dep_ != "nsubj")


def _bounds(draft: Draft) -> tuple[int, int]:
    trigger, light = draft.site.trigger, draft.site.light
    if light is not None and light.i < trigger.i:
        start = _verb_start(light)
    elif trigger.pos_ in {"VERB", "AUX"}:
        start = _undergoer(draft) or _verb_start(trigger)
    else:
        start = min([trigger.i, *(c.left_edge.i for c in trigger.children if _before(c, trigger))])
        start = max(start, trigger.i - LONGEST + 6)
    end = trigger.i + 1
    for host in (trigger, light):
        for child in host.children if host is not None else ():
            if child.i > trigger.i and relation(child) not in _OUTSIDE and "according" not in prepositions(child):
                end = max(end, _right(child) + 1)
    if light is not None and light.i > trigger.i:
        end = max(end, light.i + 1)
    return start, min(end, start + LONGEST, trigger.sent.end) if end > trigger.i else trigger.i + 1


def _undergoer(draft: Draft) -> int | None:
    """Where the thing begins that a passive is about: "a treaty was signed" says more than "was signed"."""
    trigger = draft.trigger
    subject = next((c for c in trigger.children if c.dep_ == "nsubj:pass" and c.i < trigger.i), None)
    if subject is None or subject.pos_ == "PRON" or trigger.i - subject.left_edge.i > LONGEST - 4:
        return None
    if any(subject.text in p.name for p in draft.parties):
        return None
    return subject.left_edge.i


def _before(child: Token, trigger: Token) -> bool:
    return child.i < trigger.i and child.dep_ in {"det", "amod", "compound", "nmod:poss", "nummod", "nmod:desc"}


def _verb_start(verb: Token) -> int:
    before = (c.i for c in verb.children if c.i < verb.i and relation(c) in {"aux", "advmod"} and verb.i - c.i < 5)
    return min([int(verb.i), *map(int, before)])


def _right(token: Token) -> int:
    """The last word of a phrase without the clauses that hang on it."""
    last = int(token.i)
    for child in token.children:
        told = relation(child) in {"acl", "advcl", "parataxis", "punct"} or "according" in prepositions(child)
        if child.i > token.i and not told:
            last = max(last, _right(child))
    return last
