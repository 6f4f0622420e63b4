"""What the story around an event says of it: the time and place of the visit or talks it belongs to, and its date."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from chancery.extract.events.feasts import date_feasts
from chancery.extract.events.lending import borrow, governing, occasions, there
from chancery.extract.events.occasions import (
    arrived,
    at_meeting,
    date_from_later,
    next_step,
    on_visit,
    pointed_at,
    pointing_nouns,
    visited,
    welcome,
    words_and_meeting,
)
from chancery.extract.events.passed import year_before
from chancery.extract.events.places import dateline_place, license_dateline
from chancery.extract.events.roles import children, prepositions
from chancery.extract.events.sequel import at_home, here, joint_words, received, same_day, signing
from chancery.extract.events.steps import add_steps
from chancery.extract.events.telling import date_by_statement, date_by_telling
from chancery.extract.events.timing import date_by_count

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chancery.extract.events.draft import Draft
    from chancery.extract.events.slots import Scene
    from chancery.model import Party, Time
    from chancery.model.document import Token

_DONE = frozenset({"held", "ongoing"})
_OPENING = frozenset({"open", "begin", "start", "kick"})


def settle(scene: Scene, found: Sequence[Draft], told_on: Mapping[int, Time]) -> list[Draft]:
    """Fills parties, times and places from the clauses and events around, then lets the dates settle the status.

    `told_on` are the times of verbs that tell of no event ("the ministry said on Monday"), by the verb's place.
    """
    doc = scene.doc
    found = date_feasts(doc, date_by_count(doc, [date_by_telling(d, told_on) for d in add_steps(doc, found)]))
    pointing = pointing_nouns(doc)
    found = date_from_later(found, pointing, told_on)
    known = _known(found, pointing)
    found = [_between_states(scene, _signed_by(scene, d, found[:n], known)) for n, d in enumerate(found)]
    found = [visited(d) for d in found]
    for _ in range(2):  # what an event was lent it may lend
        known = _known(found, pointing)
        found = [there(borrow(d, known), found[n - 1] if n else None) for n, d in enumerate(found)]
    dateline, lead = dateline_place(scene), _lead(scene)
    found = [license_dateline(here(d, dateline), dateline if d.trigger.i < lead else None) for d in found]
    known = _known(found, pointing)
    found = [_begun(d, known) for d in found]
    found = [at_meeting(d, found) for d in found]
    found = [words_and_meeting(d, found) for d in found]
    found = [arrived(next_step(d, found[n - 1] if n else None), found[:n]) for n, d in enumerate(found)]
    found = [received(joint_words(d, found), found[:n]) for n, d in enumerate(found)]
    for n, draft in enumerate(found):  # a step may be the next one of the step before
        found[n] = same_day(signing(draft, found[:n]), found[:n])
    known = _known(found, pointing)
    found = date_by_statement(scene, [borrow(d, known) for d in found], told_on)
    found = [at_home(_dated(scene, on_visit(welcome(d, found), found)), dateline) for d in found if not _is_idle(d)]
    return found


def _known(found: Sequence[Draft], pointing: Sequence[Token]) -> dict[int, Draft]:
    """Each event by its trigger, by the words that tell of it again, and by those of `pointing` that mean it."""
    known = {i: d for d in found for i in (d.trigger.i, *d.retold)}
    for noun in pointing:
        if noun.i not in known and (meant := pointed_at(noun, found)) is not None:
            known[noun.i] = meant
    return known


def _lead(scene: Scene) -> int:
    """The index of the word after the report's first sentence of prose."""
    report = scene.doc.report
    for sentence in scene.doc.sents:
        if not report.is_furniture(sentence.root.idx, sentence.root.idx + 1):
            return sentence.end
    return 0


def _is_idle(draft: Draft) -> bool:
    """True for what never happened to anybody: "no premier had come", "had never struck"."""
    if draft.status != "negated":
        return False
    clause = draft.site.clause
    near = [g for s in (clause, draft.trigger) for g in s.children]
    return any(c.lower_ in {"never", "no", "without"} for g in near for c in (g, *g.children))


def _begun(draft: Draft, known: dict[int, Draft]) -> Draft:
    """A visit that a guest's arrival opens goes on when the report is written."""
    if draft.pattern.family != "visit" or draft.status != "held" or draft.trigger.pos_ == "VERB":
        return draft
    light, above = draft.site.light, governing(draft.trigger, known)
    opens = light is not None and light.lemma_ in _OPENING
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
    for time in trigger.doc.times:
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


def _signed_by(scene: Scene, draft: Draft, before: Sequence[Draft], known: dict[int, Draft]) -> Draft:
    """A paper "was signed": by the sides of the visit or talks it was signed at, else by those that were meeting.

    Relations that were "established" are those of the two countries the text is about.
    """
    if draft.pattern.family == "ties" and len(draft.parties) < 2:
        return replace(draft, actors=_of_relation(scene, draft), recipients=())
    if draft.parties or draft.pattern.family != "sign":
        return draft
    meetings = (*occasions(draft, known), *reversed(before))
    sides = next((d.parties for d in meetings if d.type == "CONSULT" and len(d.parties) > 1), ())
    return replace(draft, actors=scene.sides.context.polities(sides))


def _of_relation(scene: Scene, draft: Draft) -> tuple[Party, ...]:
    """The side a milestone names and the other one of the two that the sentence, lead or report is about.

    A relationship "between" things that are no parties is nobody's.
    """
    nouns = (draft.trigger, *children(draft.trigger, "obj"))
    if any("between" in prepositions(c) for noun in nouns for c in children(noun, "nmod", "obl")):
        return draft.parties if len(draft.parties) > 1 else ()
    pair = tuple(scene.sides.context.relation(draft.trigger))
    named = {p.country for p in draft.parties if p.country}
    return pair if named <= {p.country for p in pair} and pair else draft.parties


def _between_states(scene: Scene, draft: Draft) -> Draft:
    """Relations raised by two leaders are their countries' relations."""
    if draft.pattern.family != "ties" or draft.recipients:
        return draft
    return replace(draft, actors=scene.sides.context.polities(draft.actors))


def _dated(scene: Scene, draft: Draft) -> Draft:
    """A date after the report's own makes an event that reads as done a plan ("travels to Hanoi on May 3-5")."""
    when = (draft.time.range or draft.time.when) if draft.time else None
    published = scene.doc.report.published
    if not published or not when or not when.earliest or draft.status not in _DONE:
        return draft
    if when.earliest > published:
        passed = year_before(draft, published)
        return replace(draft, time=passed) if passed is not None else replace(draft, status="planned")
    if draft.status == "ongoing" and when.before and when.before <= published:
        return replace(draft, status="held")  # what was over does not go on
    wide = when.before is not None and (when.before - when.earliest).days > 1
    if draft.pattern.family == "anniversary" and wide and when.before and published < when.before:
        return replace(draft, status="ongoing")
    stays = draft.pattern.family == "visit" and draft.trigger.pos_ == "NOUN" and "/" in when.edtf
    if stays and when.before and published < when.before - timedelta(days=1):  # "a trip from May 5-12", on May 9
        return replace(draft, status="ongoing")
    return draft
