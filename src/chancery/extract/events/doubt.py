"""Leaves out what reads like an event and is none: empty tellings, questions, maxims and rhetoric."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chancery.extract.events.phrase import find_phrase
from chancery.extract.events.retell import points_back
from chancery.extract.events.roles import children, relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chancery.extract.events.draft import Draft
    from chancery.model.document import Token

_COERCIVE = frozenset({"ASSAULT", "THREATEN", "COERCE", "PROTEST", "MOBILIZE", "SANCTION"})
"""Types that questions, maxims and speeches like to name without telling of an act."""
_SPEAKERS = frozenset({"i", "we", "you"})
_SUPPOSING = frozenset({"if", "whether", "unless", "lest"})
_NESTED = 3
_MARKS = frozenset({"?", '"', "”", "'", "’", ")"})


def certain(found: Sequence[Draft]) -> list[Draft]:
    """`found` without the drafts that tell of no act; the first CONSULT stays but in a question that can be denied."""
    found = [d for d in found if not _can_be_denied(d)]
    first = next((d for d in found if d.type == "CONSULT"), None)
    return [
        d for d in found if d is first or not (_is_empty(d) or _is_rhetoric(d) or _is_supposed(d) or _is_opinion(d))
    ]


def _is_opinion(draft: Draft) -> bool:
    """True for "agreed that it is important": a view that is shared, and nothing that is to be done."""
    if draft.pattern.id != "agree" or draft.trigger.lemma_ not in {"agree", "concur", "accept"}:
        return False
    clauses = children(draft.trigger, "ccomp")
    return bool(clauses) and all(_is_state(c) for c in clauses)


def _is_state(clause: Token) -> bool:
    """True for a finite clause of being, in the present or the past."""
    if children(clause, "aux"):
        return False
    return bool(children(clause, "cop")) or clause.lemma_ in {"be", "remain", "have", "need"}


def _is_supposed(draft: Draft) -> bool:
    """True for what a question asks after and what an "if" only supposes; "your talks today?" were held."""
    if _is_conditional(draft.site.clause):
        return True
    told = draft.trigger.pos_ in {"NOUN", "PROPN"} and (draft.time is not None or draft.site.light is None)
    return not told and _asks(draft.trigger)


def _is_conditional(token: Token) -> bool:
    """True in a clause that "if", "whether" or "unless" opens, at most two clauses up."""
    for _ in range(_NESTED):
        if any(c.dep_ == "mark" and c.lower_ in _SUPPOSING for c in token.children):
            return True
        if relation(token) not in {"xcomp", "conj", "ccomp"} or token.head.i == token.i or token.head.pos_ != "VERB":
            return False
        if relation(token) == "ccomp" and children(token, "mark"):
            return False
        token = token.head
    return False


def _is_empty(draft: Draft) -> bool:
    """True without any party, and for a lone verb ("asked") that names fewer than two."""
    if not draft.parties:
        return draft.trigger.pos_ in {"VERB", "AUX"} or draft.place is None
    if len(draft.parties) > 1 or " " in find_phrase(draft)[1]:
        return False
    return not (draft.type == "OTHER" and draft.parties[0].name[:1].isupper())


def _is_rhetoric(draft: Draft) -> bool:
    if draft.pattern.type not in _COERCIVE and draft.type not in _COERCIVE:
        return False
    trigger = draft.trigger
    if _asks(trigger):
        return True
    verb = draft.site.light or trigger
    if any(c.lower_ in {"you", "yourself"} for c in children(verb, "obj", "iobj", "nsubj", "nsubj:pass")):
        return True
    speaks = any(c.lower_ in _SPEAKERS for c in children(verb, "nsubj", "nsubj:pass"))
    return speaks and draft.status in {"planned", "proposed"}


def _can_be_denied(draft: Draft) -> bool:
    """True in a question for yes or no, "Were there any talks?", but for what it takes for granted: "the talks"."""
    if not _asks(draft.trigger) or points_back(draft):
        return False
    if any(c.lower_ == "any" for c in draft.trigger.children):
        return True
    word = next((t for t in draft.trigger.sent if not t.is_punct and not t.is_space), None)
    return word is not None and (word.pos_ == "AUX" or word.lemma_.lower() == "be")


def _asks(token: Token) -> bool:
    """True in a sentence that ends with a question mark, quotation marks aside."""
    for word in reversed(token.sent):
        if word.is_space:
            continue
        if word.text not in _MARKS:
            return False
        if word.text == "?":
            return True
    return False
