"""Doc → events.

Patterns (`lang/en/events*.toml`) are looked up by the lemma of each verb and noun, so a sentence costs one dictionary
look-up a word; the first pattern whose slots fill makes a draft. Drafts then get their times and places, retellings
are folded together, and what is left becomes claims, the report's main event first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chancery.extract.events.context import speaker_at
from chancery.extract.events.doubt import certain
from chancery.extract.events.match import drafts
from chancery.extract.events.narrative import settle
from chancery.extract.events.patterns import load_book
from chancery.extract.events.phrase import find_phrase
from chancery.extract.events.places import attach_places
from chancery.extract.events.retell import absorb, main_first, tell_once
from chancery.extract.events.sides import Sides
from chancery.extract.events.slots import Scene
from chancery.extract.events.surface import Stretches
from chancery.extract.events.timing import attach_times
from chancery.extract.instruments import find_instruments
from chancery.extract.pledges import find_pledge
from chancery.model import Claim, Event

if TYPE_CHECKING:
    from chancery.extract.events.draft import Draft
    from chancery.model.document import Doc

__all__ = ["find_events"]


def find_events(doc: Doc, quotes: list[Claim]) -> list[Claim]:
    """The events of `doc`, the main one first; one inside a quotation of `quotes` is `said_by` its speaker."""
    book = load_book("en")
    stretches = Stretches(doc)
    scene = Scene(doc, book, Sides(doc, book.words, stretches, quotes), stretches)
    found = [d for d in drafts(scene) if not _is_furniture(doc, d)]
    timed, told_on = attach_times(doc, found)
    found = tell_once(absorb(attach_places(scene, timed)), book.words)
    found = settle(scene, found, told_on)
    text = doc.text
    return [_claim(draft, text, quotes) for draft in certain(main_first(found))]


def _is_furniture(doc: Doc, draft: Draft) -> bool:
    start = draft.trigger.idx
    return doc.report.is_furniture(start, start + len(draft.trigger))


def _claim(draft: Draft, text: str, quotes: list[Claim]) -> Claim:
    span, what = find_phrase(draft)
    when = (draft.time.range or draft.time.when) if draft.time else None
    papers = find_instruments(draft.trigger, draft.site.light)
    if when is not None and any(paper.term is not None and paper.term.edtf == when.edtf for paper in papers):
        when = None  # "a programme for 2021-2025" tells nothing of the day it was signed
    pledge = find_pledge(draft.trigger, draft.pattern.id, draft.status)
    sides = draft.actors, draft.recipients
    body = Event(draft.type, draft.mode, what, *sides, draft.place, when, papers, pledge)
    said_by = speaker_at(draft.trigger.idx, quotes)
    return Claim(
        draft.trigger.doc.report.uri, span, span.of(text), body, f"event:{draft.pattern.id}", draft.status, said_by
    )
