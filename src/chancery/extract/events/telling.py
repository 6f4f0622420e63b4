"""Acts done by saying so: dated by the day on which they were told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from chancery.extract.events.roles import children, relation, surface_subjects

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chancery.extract.events.draft import Draft
    from chancery.extract.events.slots import Scene
    from chancery.model import Party, Time
    from chancery.model.document import Token

_DONE = frozenset({"held", "ongoing"})
_ANNOUNCED = frozenset({"SANCTION", "ACCUSE", "THREATEN", "REJECT", "REQUEST"})
_WORDS = frozenset({"ACCUSE", "THREATEN", "REJECT"})
"""Types whose act is words: told of in a report of one statement they are that statement."""
_DEEDS = frozenset({"protest-note", "protest-to", "investigate", "allege"})
"""Patterns of these types that are acts beside the statement: a note handed over, an inquiry, a charge."""
_PERFECT = frozenset({"has", "have", "had"})
_EARLIER = frozenset({"already", "previously", "earlier", "before", "once", "repeatedly", "since", "long", "often"})


def date_by_telling(draft: Draft, told_on: Mapping[int, Time]) -> Draft:
    """An act done by announcing it is dated by the announcement: "is recalling its envoy, it said on Monday"."""
    if draft.time is not None or draft.type not in _ANNOUNCED or draft.status not in _DONE:
        return draft
    token = draft.site.clause
    if "Past" in token.morph.get("Tense") and not any(c.lower_ in {"has", "have"} for c in token.children):
        return draft
    while token.head.i != token.i:
        up = relation(token) in {"ccomp", "parataxis", "xcomp", "conj", "advcl"}
        token = token.head
        if up and token.i in told_on:
            return replace(draft, time=told_on[token.i])
    below = [c for c in token.children if relation(c) == "parataxis" and c.i in told_on]
    return replace(draft, time=told_on[below[0].i]) if below else draft


def date_by_statement(scene: Scene, found: Sequence[Draft], told_on: Mapping[int, Time]) -> list[Draft]:
    """What a side says or declares in a report of its one dated statement was said on the day of the statement."""
    words = scene.book.words["telling"]
    told = {i: t for i, t in told_on.items() if scene.doc[i].lemma_.lower() in words and t.when and t.when.is_day}
    days = {t.when.edtf for t in told.values() if t.when}
    if len(days) != 1:
        return list(found)
    first = min(told)
    tellers = scene.sides.parties(surface_subjects(scene.doc[first]))
    if not any(p.country for p in tellers):  # "Pakistan will expel the envoy, the Foreign Office said"
        tellers += [p for d in found if d.trigger.sent == scene.doc[first].sent for p in d.actors][:1]
    return [
        replace(d, time=told[first]) if d.trigger.i > first and _is_said(d, words) and _same_side(d, tellers) else d
        for d in found
    ]


def _is_said(draft: Draft, words: frozenset[str]) -> bool:
    """True for words of reproach or threat, and for a measure that the statement declares."""
    if draft.time is not None or draft.status not in _DONE or draft.pattern.id in _DEEDS:
        return False
    clause = draft.site.clause
    if any(c.lower_ in _EARLIER for c in clause.children):
        return False
    if draft.type in _WORDS:
        return clause.pos_ == "VERB" and not any(c.lower_ in _PERFECT for c in clause.children)
    if draft.type != "SANCTION":
        return False
    return _declares(clause, words)


def _declares(clause: Token, words: frozenset[str]) -> bool:
    """True for "has also decided to suspend", and "she added that visits had been suspended"."""
    token = clause
    for _ in range(3):
        if any(c.lower_ == "also" for c in token.children) and children(token, "aux"):
            return True
        if relation(token) not in {"ccomp", "xcomp"} or token.head.i == token.i:
            return False
        if relation(token) == "ccomp" and token.head.lemma_.lower() in words:
            return True
        token = token.head
    return False


def _same_side(draft: Draft, tellers: Sequence[Party]) -> bool:
    """True when who acts is of the side that made the statement, or nothing tells them apart."""
    codes = {p.country for p in tellers if p.country}
    names = {p.name.casefold() for p in tellers}
    acting = draft.actors
    if not acting:  # a measure in the passive: whoever makes the statement takes it
        return True
    if any(p.schema == "Person" and not p.country and "spokes" in (p.post or "") for p in acting):
        return True
    if any(p.name.casefold() in names for p in acting) or codes & {p.country for p in acting}:
        return True
    body = {n.split()[-1] for n in names}  # "the ministry" after "the Foreign Ministry"
    return any(p.country is None and p.name.casefold() in body for p in acting)
