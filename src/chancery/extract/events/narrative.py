"""What the story around an event says of it: the time and place of the visit or talks it belongs to, and its date."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from chancery.extract.events.places import dateline_place, license_dateline
from chancery.extract.events.roles import prepositions, relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from chancery.extract.events.draft import Draft
    from chancery.extract.events.match import Scene

_LINKS = frozenset({"xcomp", "advcl", "conj", "acl"})
_DURING = frozenset({"during", "at", "in", "on", "after", "following", "as", "within", "before"})
_DONE = frozenset({"held", "ongoing"})


def settle(scene: Scene, found: Sequence[Draft]) -> list[Draft]:
    """Fills times and places from the clauses and events around, then lets the dates settle the status."""
    known = {i: d for d in found for i in (d.trigger.i, *d.retold)}
    lent = [_borrow(d, known) for d in found]
    dateline = dateline_place(scene)
    return [_dated(scene, license_dateline(d, dateline)) for d in lent]


def _borrow(draft: Draft, known: dict[int, Draft]) -> Draft:
    """Takes what is missing from the event whose clause this one continues, or whose occasion it names."""
    for lender in _lenders(draft, known):
        if lender is draft or (lender.status in _DONE) != (draft.status in _DONE):
            continue
        if draft.time is None and lender.time is not None:
            draft = replace(draft, time=lender.time)
        if draft.place is None and lender.place is not None and draft.mode != "phone" and lender.mode != "phone":
            draft = replace(draft, place=lender.place)
    return draft


def _lenders(draft: Draft, known: dict[int, Draft]) -> list[Draft]:
    clause = draft.site.clause
    found = []
    for child in clause.children:  # "during the visit", "at the talks"
        if relation(child) == "obl" and child.i in known and not _DURING.isdisjoint(prepositions(child)):
            found.append(known[child.i])
    above = _above(clause, known)
    return [*found, above] if above else found


def _above(token: Token, known: dict[int, Draft]) -> Draft | None:
    """The event in the clause this one hangs on as purpose, manner or second half."""
    while token.head.i != token.i and relation(token) in _LINKS:
        if relation(token) == "acl" and token.dep_ != "acl":
            return None
        token = token.head
        carried = next((d for d in known.values() if d.site.clause.i == token.i), None)
        if carried is not None:
            return carried
    return None


def _dated(scene: Scene, draft: Draft) -> Draft:
    """A date after the report's own makes an event that reads as done a plan ("travels to Hanoi on May 3-5")."""
    report, when = scene.doc._.report, draft.time.when if draft.time else None
    published = report.published if report is not None else None
    if published and when and when.earliest and when.earliest > published and draft.status in _DONE:
        return replace(draft, status="planned")
    return draft
