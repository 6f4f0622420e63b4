"""The next steps of one day: who was met on arriving, what was done later, and what "here" means."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from chancery.extract.events.occasions import last_words
from chancery.extract.events.roles import relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chancery.extract.events.draft import Draft
    from chancery.model import Place
    from chancery.model.document import Token

_LATER = frozenset({"later", "then", "afterwards", "afterward", "subsequently", "earlier", "also"})
_PERFECT = frozenset({"has", "have", "had"})
_TABLE = frozenset({"meeting", "summit", "ceremony", "greeting", "message", "press-conference", "sign", "tribute"})
"""Families of what two sides do one after the other on one day."""
_ARRIVAL = frozenset({"arrival", "visit"})
_NEAR = 2
"""Sentences after an arrival in which the guest is received."""
_HERE = frozenset({"CONSULT", "OTHER", "SUPPORT"})
"""Types of acts for which somebody is where the report was filed."""
_IN_PERSON = frozenset({"CONSULT", "SUPPORT", "COOPERATE"})


def here(draft: Draft, dateline: Place | None) -> Draft:
    """ "The ministers' meeting here", "who is here on a visit": the town of the dateline."""
    if dateline is None or draft.mode == "phone" or draft.pattern.type not in _HERE:
        return draft
    heads = [draft.trigger, draft.site.clause, *([draft.site.setting] if draft.site.setting else [])]
    heads += [draft.trigger.doc[i] for i in draft.arguments]
    for head in heads:
        if head.lower_ == "here" or any(_is_here(c) for c in head.children):
            return draft if draft.place is not None and draft.pattern.family in _ARRIVAL else _placed(draft, dateline)
    return draft


def _placed(draft: Draft, place: Place) -> Draft:
    return draft if draft.place is not None else replace(draft, place=place)


def _is_here(word: Token) -> bool:
    return word.lower_ == "here" and relation(word) in {"advmod", "obl"}


def received(draft: Draft, before: Sequence[Draft]) -> Draft:
    """ "He was greeted on the tarmac by": when and where the guest has just been told to arrive."""
    if draft.status != "held" or draft.time is not None or draft.pattern.id not in {"receive-guest", "meet-guest"}:
        return draft
    guests = last_words(draft.recipients)
    for arrival in reversed(before):
        if arrival.pattern.family not in _ARRIVAL or arrival.trigger.pos_ != "VERB" or arrival.status != "held":
            continue
        if _sentences_between(arrival, draft) > _NEAR or not guests & last_words(arrival.actors):
            continue
        return replace(draft, time=arrival.time, place=draft.place or arrival.place)
    return draft


def _sentences_between(first: Draft, second: Draft) -> int:
    doc, place, count = first.trigger.doc, first.trigger.sent.end, 0
    while place <= second.trigger.i and count <= _NEAR:
        place, count = doc[place].sent.end, count + 1
    return count


def same_day(draft: Draft, before: Sequence[Draft]) -> Draft:
    """ "The guest was later received by the President": on the day of the meeting that he was just told to have.

    Only what is told in the simple past, of somebody who was there, with a word that makes it the next step.
    """
    if draft.status != "held" or draft.time is not None or draft.pattern.family not in _TABLE:
        return draft
    clause = draft.site.clause
    marks = {c.lower_ for c in clause.children}
    if not marks & _LATER or marks & _PERFECT or draft.mode == "phone":
        return draft
    names = last_words(draft.parties)
    for step in reversed(before):
        if step.status != "held" or step.type not in _IN_PERSON or step.pattern.family not in _TABLE | {"arrival"}:
            continue
        if step.time is None or step.time.when is None or not step.time.when.is_day:
            continue
        if step.trigger.dep_ == "acl:relcl":  # "Ortiz, who arrived on Monday, later met"
            continue
        if names & last_words(step.parties):
            return replace(draft, time=step.time, place=draft.place or _town(step))
    return draft


def _town(step: Draft) -> Place | None:
    """Where the earlier step was, unless it names a venue: the next may be in another house of the town."""
    place = step.place
    return place if place is not None and step.mode != "phone" and " " not in place.name else None


def joint_words(draft: Draft, found: Sequence[Draft]) -> Draft:
    """ "Told a joint press conference": beside whom the speaker has just been told to meet, then and there."""
    if draft.pattern.id != "press-conference" or draft.status != "held" or len(draft.parties) != 1:
        return draft
    names = last_words(draft.parties)
    for meeting in found:
        if meeting.pattern.family not in {"meeting", "summit"} or meeting.status != "held" or meeting.mode == "phone":
            continue
        if meeting.trigger.i > draft.trigger.sent.end or len(meeting.parties) != 2:
            continue
        if names & last_words(meeting.parties):
            others = tuple(p for p in meeting.parties if not last_words([p]) & names)
            return replace(
                draft, recipients=others, time=draft.time or meeting.time, place=draft.place or meeting.place
            )
    return draft


def signing(draft: Draft, before: Sequence[Draft]) -> Draft:
    """ "Attended the signing ceremony": of the paper that was just told to be signed, then and there."""
    noun = draft.trigger
    if (
        noun.lemma_ != "ceremony"
        or draft.status != "held"
        or not {"signing", "exchange"} & {c.lower_ for c in noun.children}
    ):
        return draft
    paper = next((d for d in reversed(before) if d.pattern.family == "sign" and d.status == "held"), None)
    if paper is None or _sentences_between(paper, draft) > _NEAR:
        return draft
    return replace(draft, time=draft.time or paper.time, place=draft.place or paper.place)


def at_home(draft: Draft, dateline: Place | None) -> Draft:
    """ "The official visit of the Chinese premier", in a report from elsewhere: he is where the report was filed."""
    if dateline is None or draft.place is not None or draft.pattern.family not in _ARRIVAL or draft.recipients:
        return draft
    guests = {p.country for p in draft.actors}
    if draft.status not in {"held", "ongoing"} or None in guests or not dateline.country or dateline.country in guests:
        return draft
    return replace(draft, place=dateline)
