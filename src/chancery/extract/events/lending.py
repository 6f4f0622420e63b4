"""What an event takes from the clause it continues, or from the occasion it names: parties, time and place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from chancery.extract.events.roles import children, prepositions, relation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chancery.extract.events.draft import Draft
    from chancery.model.document import Token

_LINKS = frozenset({"xcomp", "advcl", "conj", "acl"})
_APART = frozenset({"before", "after", "until", "since", "once"})
_DURING = frozenset({"during", "at", "in", "on", "after", "following", "as", "within", "before", "part"})
_DONE = frozenset({"held", "ongoing"})


def borrow(draft: Draft, known: Mapping[int, Draft]) -> Draft:
    """Takes what is missing from the event whose clause this one continues, or whose occasion it names."""
    for lender in _lenders(draft, known):
        if lender is draft or (lender.status in _DONE) != (draft.status in _DONE):
            continue
        if draft.time is None and lender.time is not None and not _is_fresh_clause(draft, lender):
            draft = replace(draft, time=lender.time)
        together = draft.mode != "phone" and lender.mode != "phone" and not _at_other_time(draft, lender)
        if draft.place is None and lender.place is not None and together:
            draft = replace(draft, place=lender.place)
    return draft


def there(draft: Draft, before: Draft | None) -> Draft:
    """ "There they adopted a declaration": where and when the event just told of was."""
    clause = draft.site.clause
    if before is None or not any(c.lower_ == "there" and relation(c) == "advmod" for c in clause.children):
        return draft
    return replace(draft, place=before.place or draft.place, time=draft.time or before.time)


def governing(token: Token, known: Mapping[int, Draft]) -> Draft | None:
    """The event whose clause a noun stands in, in the same sentence."""
    while token.head.i != token.i:
        token = token.head
        if token.i in known:
            return known[token.i]
        if token.pos_ == "VERB":
            return None
    return None


def occasions(draft: Draft, known: Mapping[int, Draft]) -> list[Draft]:
    """The events that phrases of the clause name: "during the visit", "at the talks"."""
    return [
        known[c.i]
        for c in draft.site.clause.children
        if relation(c) in {"obl", "nmod"} and c.i in known and not _DURING.isdisjoint(prepositions(c))
    ]


def _at_other_time(draft: Draft, lender: Draft) -> bool:
    """True for "travelled to Jakarta in 1970 and toured five cities in 1989"."""
    a, b = draft.time and draft.time.when, lender.time and lender.time.when
    if not (a and b and a.earliest and a.before and b.earliest and b.before):
        return False
    return a.before <= b.earliest or b.before <= a.earliest


def _is_fresh_clause(draft: Draft, lender: Draft) -> bool:
    """True for a second half about somebody else, to which a time inside the first half does not reach."""
    clause = draft.site.clause
    if relation(clause) != "conj" or not children(clause, "nsubj") or lender.site.clause.i != clause.head.i:
        return False
    names = {p.name for p in lender.parties}
    if any(p.name in names for p in draft.parties):
        return False
    start = lender.site.clause.left_edge.idx
    return bool(children(clause, "mark")) or (lender.time is not None and lender.time.start > start + 3)


def _lenders(draft: Draft, known: Mapping[int, Draft]) -> list[Draft]:
    clause = draft.site.clause
    found = occasions(draft, known)
    above = _above(clause, known)
    found += [above] if above else []
    found += [known[c.i] for c in children(clause, "advcl") if c.i in known and _is_when(c)]
    found += _beside(clause, known)
    shared = [c for c in children(clause, "conj") if draft.status == "ongoing"]  # "is paying and attending"
    return found + [d for d in known.values() if d.site.clause in shared and d.status == "ongoing"]


def _is_apart(clause: Token) -> bool:
    """True for a clause that "after" or "before" opens, which a parser may hang on its subject."""
    if any(c.dep_ == "mark" and c.lower_ in _APART for c in clause.children):
        return True
    edges = [c for s in children(clause, "nsubj") for c in s.children if c.dep_ == "case" and c.i < s.i]
    return any(c.lower_ in _APART for c in edges)


def _is_when(clause: Token) -> bool:
    """True for "when they met": the time of one is the time of the other."""
    return any(c.dep_ in {"mark", "advmod"} and c.lower_ == "when" for c in clause.children)


def _beside(clause: Token, known: Mapping[int, Draft]) -> list[Draft]:
    """ "2024 saw visits to Oslo, while the leaders visited Lima": both halves of what one time saw."""
    if relation(clause) not in {"advcl", "conj"} or not any(
        c.dep_ == "mark" and c.lower_ == "while" for c in clause.children
    ):
        return []
    left = [c for c in children(clause.head, "advcl") if c.i < clause.i]
    return [d for d in known.values() if d.site.light is not None and d.site.light in left]


def _above(token: Token, known: Mapping[int, Draft]) -> Draft | None:
    """The event in the clause this one hangs on as purpose, manner or second half."""
    while token.head.i != token.i and relation(token) in _LINKS:
        if _is_apart(token):  # "before he saw": at another time
            return None
        if token.dep_ == "acl:relcl" and relation(token.head) != "obj":
            return None
        token = token.head.head if token.dep_ == "acl:relcl" else token.head
        carried = next((d for d in known.values() if d.site.clause.i == token.i), None)
        if carried is not None:
            return carried
    return None
