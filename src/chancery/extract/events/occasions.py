"""The meeting or visit that an event belongs to: its time, its place and who was there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from chancery.lang import knowledge
from chancery.model import Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chancery.extract.events.draft import Draft
    from chancery.model import Party, Time
    from chancery.model.document import Doc, Token

_AT_TABLE = frozenset({"agree", "sign", "praise", "invite"})
"""Families of acts done by word or pen, which two sides that are meeting do at their meeting."""
_MAIN = 5
"""Events among which the report's main meeting or visit is found."""
_SPOKEN = frozenset({"AGREE", "SUPPORT", "REQUEST", "COOPERATE"})
_MEETING = frozenset({"meeting", "summit"})
_VISIT = frozenset({"visit", "arrival"})
_DONE = frozenset({"held", "ongoing"})
_NEXT = frozenset({"then", "later", "afterwards", "afterward", "subsequently", "also"})
_POINTS = {
    **dict.fromkeys(("talk", "meeting", "conversation", "discussion", "negotiation", "summit", "session"), _MEETING),
    **dict.fromkeys(("visit", "trip", "tour", "stay"), frozenset({"visit"})),
}
_HAPPEN = frozenset({"take", "hold", "occur", "happen", "begin", "start", "open", "last"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
OTHERS = frozenset({"previous", "next", "last", "earlier", "another", "separate", "subsequent", "preceding"})
"""Modifiers of another event than the one told of before."""
_HAPPENS = frozenset({"held", "ongoing", "planned"})
_RECALLING = frozenset({"recall", "remember", "reminisce", "recollect"})
"""Verbs whose object is long past."""
_NEAR = 2
"""Sentences back to which a bare arrival or a next step may point."""


def pointing_nouns(doc: Doc) -> list[Token]:
    """The nouns that point back at talks or a visit without naming anybody: "during the talks", "on that trip"."""
    return [t for t in doc if t.lemma_ in _POINTS and t.pos_ == "NOUN" and _points_back({c.lower_ for c in t.children})]


def _points_back(marks: set[str]) -> bool:
    """True with "the" or "that", but not for "the previous session"."""
    return not _DEFINITE.isdisjoint(marks) and marks.isdisjoint(OTHERS)


def pointed_at(noun: Token, found: Sequence[Draft]) -> Draft | None:
    """The only talks or visit told of before the noun, else the only one of the sentence before."""
    families = _POINTS[noun.lemma_]
    start = noun.sent.start
    told = [d for d in found if d.trigger.i < noun.i and d.pattern.family in families and d.status in _HAPPENS]
    if len(told) > 1:
        told = [d for d in told if d.trigger.sent.end >= start - 1]
    return told[0] if len(told) == 1 else None


def date_from_later(found: Sequence[Draft], pointing: Sequence[Token], told_on: Mapping[int, Time]) -> list[Draft]:
    """ "The conversation took place on June 3": a later sentence may date the talks told of before."""
    dates = {}
    for noun in pointing:
        if noun.dep_.startswith("nsubj") and noun.head.i in told_on and noun.head.lemma_ in _HAPPEN:
            meant = pointed_at(noun, found)
            if meant is not None and meant.time is None:
                dates[meant.trigger.i] = told_on[noun.head.i]
    return [replace(d, time=dates[d.trigger.i]) if d.trigger.i in dates else d for d in found]


def words_and_meeting(draft: Draft, found: Sequence[Draft]) -> Draft:
    """A meeting and what the same two sides agreed, told in neighbouring sentences, share day and place."""
    if draft.status != "held" or (draft.time and draft.place):
        return draft
    if draft.pattern.family in _MEETING:
        return _lent(draft, [d for d in found if d.type == "AGREE" and _follows(d, draft) and _covers(d, draft)])
    if draft.type == "AGREE" and draft.time and not draft.place:
        there = [d for d in found if d.pattern.family == "meeting" and _follows(draft, d) and _covers(draft, d)]
        return _lent(draft, [d for d in there if d.status == "held" and d.mode != "phone"])
    return draft


def _lent(draft: Draft, lenders: Sequence[Draft]) -> Draft:
    for lender in lenders:
        if lender.status == "held" and _same_time(draft, lender):
            return replace(draft, time=draft.time or lender.time, place=draft.place or lender.place)
    return draft


def _follows(first: Draft, second: Draft) -> bool:
    """True when the second is told in the sentence after the first."""
    start = second.trigger.sent.start
    return first.trigger.i < start <= first.trigger.sent.end + 1


def _covers(act: Draft, meeting: Draft) -> bool:
    return sits(act.parties, meeting.parties) or sits(meeting.parties, act.parties)


def welcome(draft: Draft, found: Sequence[Draft]) -> Draft:
    """A welcome ceremony is held when and where the guest arrives, or with the talks told of beside it."""
    if draft.pattern.family not in {"ceremony", "greeting"} or draft.status != "held" or draft.time:
        return draft
    names = last_words(draft.parties)
    for arrival in found:
        told = arrival.trigger.i < draft.trigger.i or not _mentions_earlier(draft)
        if arrival.pattern.family != "arrival" or arrival.status != "held" or not told:
            continue
        if names & last_words(arrival.actors):
            return replace(draft, time=arrival.time, place=draft.place or arrival.place)
    for talks in found:
        beside = _follows(talks, draft) or talks.trigger.sent == draft.trigger.sent
        if talks.pattern.family != "meeting" or talks.status not in _DONE or talks.mode == "phone" or not beside:
            continue
        if names & last_words(talks.parties):
            return replace(draft, time=talks.time, place=draft.place or talks.place)
    return draft


def _mentions_earlier(draft: Draft) -> bool:
    """True for "earlier": before what was just told, not before what a later sentence tells."""
    return any(c.lower_ == "earlier" for c in draft.site.clause.children)


def visited(draft: Draft) -> Draft:
    """A visit to a country is paid there, wherever the sentence names it."""
    if draft.place is not None or draft.pattern.family not in _VISIT:
        return draft
    there = next((p for p in draft.recipients if p.schema in {"Country", "Address"}), None)
    return replace(draft, place=Place(there.name, there.country)) if there else draft


def arrived(draft: Draft, before: Sequence[Draft]) -> Draft:
    """ "Arrived earlier in the day": where the report has just shown the guest."""
    if draft.pattern.family != "arrival" or draft.place is not None:
        return draft
    for event in reversed(before):
        near = draft.trigger.i - event.trigger.i < _NEAR * 40
        if near and event.place is not None and last_words(draft.actors) & last_words(event.actors):
            return replace(draft, place=event.place)
    return draft


def next_step(draft: Draft, before: Draft | None) -> Draft:
    """ "They later laid a wreath": on the day of the tribute just told of."""
    if before is None or draft.time is not None or draft.pattern.family != before.pattern.family:
        return draft
    if draft.pattern.family != "tribute" or before.status != draft.status or not _follows(before, draft):
        return draft
    adverbs = {c.lower_ for c in draft.site.clause.children}
    same = {p.name for p in draft.actors} & {p.name for p in before.actors}
    return replace(draft, time=before.time) if same and adverbs & _NEXT else draft


def at_meeting(draft: Draft, found: Sequence[Draft]) -> Draft:
    """What two sides said or signed is told of the meeting at which the report shows just these two together."""
    if draft.pattern.family not in _AT_TABLE or draft.status != "held" or (draft.time and draft.place):
        return draft
    if any(c.lower_ in {"has", "have"} for c in draft.site.clause.children):  # done before, whenever
        return draft
    for meeting in found[:_MAIN]:
        if meeting.trigger.i > draft.trigger.sent.end:  # told of later on
            return draft
        if meeting.pattern.family not in _MEETING or meeting.status != "held":
            continue
        if not sits(draft.parties, meeting.parties):
            continue
        if draft.time and meeting.time and draft.time.value != meeting.time.value:
            return draft
        place = draft.place or (meeting.place if meeting.mode != "phone" else None)
        return replace(draft, time=draft.time or meeting.time, place=place)
    return draft


def last_words(parties: Sequence[Party]) -> set[str]:
    """The last word of each name, by which a report goes on to call a person."""
    return {p.name.split()[-1].casefold() for p in parties if p.name}


def sits(few: Sequence[Party], many: Sequence[Party]) -> bool:
    """True when all of `few` (at least two) sit at the table, themselves or as their countries and its bodies."""
    names, codes = {p.name for p in many}, {p.country for p in many if p.country}
    if len(few) < 2:
        return False
    here = [p.name in names or (p.schema != "Person" and p.country in codes) for p in few]
    if all(here):
        return True
    unknown = [p for p in many if p.schema == "Person" and not p.country]  # one side's minister without a country
    states = all(p.schema == "Country" for p in few)
    return states and len(few) == len(many) == 2 and sum(here) == 1 and len(unknown) == 1


def on_visit(draft: Draft, found: Sequence[Draft]) -> Draft:
    """What a visitor does, meets or signs is done where the report's one visit takes him."""
    if draft.place is not None or draft.mode == "phone" or draft.type not in {"CONSULT", "OTHER", *_SPOKEN}:
        return draft
    names = last_words(draft.parties)
    visits = [d for d in found[:_MAIN] if d.pattern.family in _VISIT and d.status != "negated" and d is not draft]
    visits = [d for d in visits if d.trigger.head.lemma_ not in _RECALLING]
    mine = [d for d in visits if names & last_words(d.actors) and _same_time(draft, d)]
    guests = {n for d in mine for n in last_words(d.actors)}
    if draft.pattern.family == "invite" and last_words(draft.recipients) & guests:  # asked before he came
        return draft
    if draft.time and any(d.time for d in mine):
        mine = [d for d in mine if d.time]
    places: list[Place] = [d.place for d in mine if d.place is not None and not _is_region(d.place)]
    if len({p.country for p in places} - {None}) > 1:  # of several trips the one to the other side's country
        homes = {p.country for p in draft.parties if p.name not in {q.name for d in mine for q in d.actors}}
        places = [p for p in places if p.country in homes]
    return replace(draft, place=places[0]) if places else draft


def _is_region(place: Place) -> bool:
    """True for a part of the world: somebody on a tour of Asia may meet another anywhere there."""
    return place.country is None and place.name in knowledge("en", "places")["areas"]["names"]


def _same_time(draft: Draft, visit: Draft) -> bool:
    """No date tells the two apart; without dates both are done or both still to come."""
    a, b = draft.time and draft.time.when, visit.time and visit.time.when
    if a and b and a.earliest and b.earliest and a.before and b.before:
        return a.earliest < b.before and b.earliest < a.before
    return a is None or b is None
