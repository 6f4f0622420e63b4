"""What the story around an event says of it: the time and place of the visit or talks it belongs to, and its date."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from chancery.extract.events.places import dateline_place, license_dateline
from chancery.extract.events.roles import prepositions, relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from chancery.extract.events.draft import Draft
    from chancery.extract.events.slots import Scene
    from chancery.model import Party, Place, Time

_LINKS = frozenset({"xcomp", "advcl", "conj", "acl"})
_APART = frozenset({"before", "after", "until", "since", "once"})
_DURING = frozenset({"during", "at", "in", "on", "after", "following", "as", "within", "before"})
_DONE = frozenset({"held", "ongoing"})
_ANNOUNCED = frozenset({"SANCTION", "ACCUSE", "THREATEN", "REJECT", "REQUEST"})
_AT_TABLE = frozenset({"agree", "sign", "praise", "invite"})
"""Families of acts done by word or pen, which two sides that are meeting do at their meeting."""
_MAIN = 5
"""Events among which the report's main meeting or visit is found."""
_SPOKEN = frozenset({"AGREE", "SUPPORT", "REQUEST", "COOPERATE"})


def settle(scene: Scene, found: Sequence[Draft]) -> list[Draft]:
    """Fills parties, times and places from the clauses and events around, then lets the dates settle the status."""
    found = [_between_states(scene, _signed_by(scene, d, found[:n])) for n, d in enumerate(found)]
    known = {i: d for d in found for i in (d.trigger.i, *d.retold)}
    lent = [_there(_borrow(d, known), found[n - 1] if n else None) for n, d in enumerate(found)]
    known = {i: d for d in lent for i in (d.trigger.i, *d.retold)}
    lent = [_borrow(d, known) for d in lent]
    dateline = dateline_place(scene)
    lead = _lead(scene)
    lent = [license_dateline(d, dateline) if d.trigger.i < lead else d for d in lent]
    lent = [_begun(d, known) for d in lent]
    lent = [_at_meeting(d, lent[:n]) for n, d in enumerate(lent)]
    lent = [_of_words(d, lent) for d in lent]
    return [_dated(scene, _on_visit(_welcomed(d, lent), lent)) for d in lent if not _is_idle(d)]


def _lead(scene: Scene) -> int:
    """The index of the word after the report's first sentence of prose."""
    report = scene.doc._.report
    for sentence in scene.doc.sents:
        if report is None or not report.is_furniture(sentence.root.idx, sentence.root.idx + 1):
            return int(sentence.end)
    return 0


def _is_idle(draft: Draft) -> bool:
    """True for what never happened to anybody: "no premier had come", "had never struck"."""
    if draft.status != "negated":
        return False
    clause = draft.site.clause
    return any(
        c.lower_ in {"never", "no"} for s in (clause, draft.trigger) for g in s.children for c in (g, *g.children)
    )


def _begun(draft: Draft, known: dict[int, Draft]) -> Draft:
    """A visit that a guest's arrival opens goes on when the report is written."""
    if draft.pattern.family != "visit" or draft.status != "held" or draft.trigger.pos_ == "VERB":
        return draft
    light, above = draft.site.light, _governing(draft.trigger, known)
    opens = light is not None and light.lemma_ in {"open", "begin", "start", "kick"}
    arrives = above is not None and above.pattern.family == "arrival" and above.status == "held" and not draft.time
    if not opens and not arrives:
        return draft
    arrival = above if arrives else next((d for d in known.values() if d.pattern.family == "arrival" and d.time), None)
    begun = replace(draft, status="ongoing", place=draft.place or (arrival.place if arrival else None))
    start = draft.time or (arrival.time if arrival else None)
    return replace(begun, time=_since(start, _days(draft.trigger))) if start else begun


def _days(trigger: Token) -> int | None:
    """How long a visit lasts, when its own words say so: "a 2-day visit"."""
    first, last = trigger.left_edge.idx, trigger.idx
    for time in trigger.doc._.times:
        length = (
            re.fullmatch(r"P(\d+)D", time.value) if time.type == "DURATION" and first <= time.start < last else None
        )
        if length:
            return int(length[1])
    return None


def _since(time: Time, days: int | None) -> Time:
    """From a day on, to the end that the length gives or to an open one."""
    when = time.when
    if when is None or when.earliest is None or "/" in when.edtf:
        return time
    if days is None or when.before != when.earliest + timedelta(days=1):
        return replace(time, when=replace(when, edtf=f"{when.edtf}/..", before=None))
    before = when.earliest + timedelta(days=days)
    edtf = f"{when.edtf}/{(before - timedelta(days=1)).isoformat()}"
    return replace(time, when=replace(when, edtf=edtf, before=before))


def _governing(token: Token, known: dict[int, Draft]) -> Draft | None:
    """The event whose clause a noun stands in, in the same sentence."""
    while token.head.i != token.i:
        token = token.head
        if token.i in known:
            return known[token.i]
        if token.pos_ == "VERB":
            return None
    return None


def _of_words(draft: Draft, found: Sequence[Draft]) -> Draft:
    """A meeting without a date is dated by what the same two sides agreed in the sentence before."""
    if draft.pattern.family != "meeting" or draft.time or draft.status != "held":
        return draft
    start = draft.trigger.sent.start
    for act in found:
        near = act.trigger.i < start and act.trigger.sent.end >= start - 1
        if near and act.type == "AGREE" and act.time and _covered(act.parties, draft.parties):
            return replace(draft, time=act.time)
    return draft


def _welcomed(draft: Draft, found: Sequence[Draft]) -> Draft:
    """A welcome ceremony is held when and where the guest arrives."""
    if draft.pattern.family != "ceremony" or draft.status != "held":
        return draft
    names = _last_words(draft.parties)
    for arrival in found:
        if arrival.pattern.family == "arrival" and arrival.status == "held" and names & _last_words(arrival.actors):
            return replace(draft, time=draft.time or arrival.time, place=draft.place or arrival.place)
    return draft


def date_by_telling(draft: Draft, told_on: dict[int, Time]) -> Draft:
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


def _signed_by(scene: Scene, draft: Draft, before: Sequence[Draft]) -> Draft:
    """A paper "was signed": by the sides that were meeting."""
    if draft.parties or draft.pattern.family not in {"sign", "ties"}:
        return draft
    sides = next((d.parties for d in reversed(before) if d.type == "CONSULT" and len(d.parties) > 1), ())
    if not sides and draft.pattern.family == "ties":
        sides = tuple(scene.sides.context.pair(polities=True))
    return replace(draft, actors=scene.sides.context.polities(sides))


def _between_states(scene: Scene, draft: Draft) -> Draft:
    """Relations raised by two leaders are their countries' relations."""
    if draft.pattern.family != "ties" or draft.recipients:
        return draft
    return replace(draft, actors=scene.sides.context.polities(draft.actors))


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


def _there(draft: Draft, before: Draft | None) -> Draft:
    """ "There they adopted a declaration": where and when the event just told of was."""
    clause = draft.site.clause
    if before is None or not any(c.lower_ == "there" and relation(c) == "advmod" for c in clause.children):
        return draft
    return replace(draft, place=before.place or draft.place, time=draft.time or before.time)


def _lenders(draft: Draft, known: dict[int, Draft]) -> list[Draft]:
    clause = draft.site.clause
    found = []
    for child in clause.children:  # "during the visit", "at the talks"
        if relation(child) in {"obl", "nmod"} and child.i in known and not _DURING.isdisjoint(prepositions(child)):
            found.append(known[child.i])
    above = _above(clause, known)
    found += [above] if above else []
    shared = [
        c for c in clause.children if relation(c) == "conj" and draft.status == "ongoing"
    ]  # "is paying and attending"
    return found + [d for d in known.values() if d.site.clause in shared and d.status == "ongoing"]


def _above(token: Token, known: dict[int, Draft]) -> Draft | None:
    """The event in the clause this one hangs on as purpose, manner or second half."""
    while token.head.i != token.i and relation(token) in _LINKS:
        if any(
            c.dep_ == "mark" and c.lower_ in _APART for c in token.children
        ):  # "before he saw": another time and place
            return None
        if token.dep_ == "acl:relcl" and relation(token.head) != "obj":
            return None
        token = token.head.head if token.dep_ == "acl:relcl" else token.head
        carried = next((d for d in known.values() if d.site.clause.i == token.i), None)
        if carried is not None:
            return carried
    return None


def _at_meeting(draft: Draft, before: Sequence[Draft]) -> Draft:
    """What two sides said or signed is told of the meeting at which the report shows just these two together."""
    if draft.pattern.family not in _AT_TABLE or draft.status != "held" or (draft.time and draft.place):
        return draft
    if any(c.lower_ in {"has", "have"} for c in draft.site.clause.children):  # done before, whenever
        return draft
    for meeting in before[:_MAIN]:
        if meeting.pattern.family not in {"meeting", "summit"} or meeting.status != "held":
            continue
        if not _covered(draft.parties, meeting.parties):
            continue
        if draft.time and meeting.time and draft.time.value != meeting.time.value:
            return draft
        place = draft.place or (meeting.place if meeting.mode != "phone" else None)
        return replace(draft, time=draft.time or meeting.time, place=place)
    return draft


def _last_words(parties: Sequence[Party]) -> set[str]:
    """The last word of each name, by which a report goes on to call a person."""
    return {p.name.split()[-1].casefold() for p in parties if p.name}


def _covered(few: Sequence[Party], many: Sequence[Party]) -> bool:
    """True when all of `few` (at least two) sit at the table, themselves or as their countries' people."""
    names, codes = {p.name for p in many}, {p.country for p in many if p.country}
    return len(few) > 1 and all(p.name in names or (p.schema == "Country" and p.country in codes) for p in few)


def _on_visit(draft: Draft, found: Sequence[Draft]) -> Draft:
    """What a visitor does, meets or signs is done where the report's one visit takes him."""
    if draft.place is not None or draft.mode == "phone" or draft.type not in {"CONSULT", "OTHER", *_SPOKEN}:
        return draft
    names = _last_words(draft.parties)
    visits = [
        d
        for d in found[:_MAIN]
        if d.pattern.family in {"visit", "arrival"} and d.place is not None and d.status != "negated"
    ]
    mine = [d for d in visits if d is not draft and names & _last_words(d.actors) and _same_time(draft, d)]
    places: list[Place] = [d.place for d in mine if d.place is not None]
    if len({p.country for p in places}) > 1:  # of several trips the one to the other side's country
        homes = {p.country for p in draft.parties if p.name not in {q.name for d in mine for q in d.actors}}
        places = [p for p in places if p.country in homes]
    if not places:
        return draft
    return replace(draft, place=places[0])


def _same_time(draft: Draft, visit: Draft) -> bool:
    """No date tells the two apart; without dates both are done or both still to come."""
    a, b = draft.time and draft.time.when, visit.time and visit.time.when
    if a and b and a.earliest and b.earliest and a.before and b.before:
        return a.earliest < b.before and b.earliest < a.before
    return a is None or b is None


def _dated(scene: Scene, draft: Draft) -> Draft:
    """A date after the report's own makes an event that reads as done a plan ("travels to Hanoi on May 3-5")."""
    report, when = scene.doc._.report, draft.time.when if draft.time else None
    published = report.published if report is not None else None
    if not published or not when or not when.earliest or draft.status not in _DONE:
        return draft
    if when.earliest > published:
        return replace(draft, status="planned")
    wide = when.before is not None and (when.before - when.earliest).days > 1
    if draft.pattern.family == "anniversary" and wide and when.before and published < when.before:
        return replace(draft, status="ongoing")
    return draft
