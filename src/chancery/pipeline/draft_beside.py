"""What the record has for the anniversaries, offices and events of a draft."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from chancery.model.states import successor
from chancery.pipeline.draft_pages import happened, sides_of
from chancery.reconcile.draft.atoms import posts_agree
from chancery.reconcile.draft.events import NEAR, Telling
from chancery.reconcile.draft.offices import Tenure
from chancery.reconcile.draft.ordinals import Base, brings_about
from chancery.reconcile.draft.reading import Happened, Held
from chancery.reconcile.draft.verdict import Backing
from chancery.record import Store
from chancery.record.beside import (
    OfficeTold,
    claims_numbered,
    dated_acts,
    events_about,
    holders_of,
    parties_of,
    posts_for,
    standing,
)
from chancery.record.codec import claim_from_row

MONTHS = 60
"""Days. An event told less exactly is not looked for by its day."""


def told_bases(store: Store) -> list[Base]:
    """Dates that reports give to milestones of two countries."""
    numbers = [row["number"] for row in dated_acts(store, "SUPPORT") if brings_about(row["text"])]
    rows, parties = claims_numbered(store, numbers), parties_of(store, numbers)
    origins = {number: origin for number, (_, origin) in standing(store, {row["report"] for row in rows}).items()}
    bases = []
    for row in rows:
        claim = claim_from_row(row)
        event = happened(claim, *sides_of(parties.get(row["number"], ())))
        pair = frozenset(successor(country) for country in event.countries)
        if event.when and event.when.text in claim.text and len(pair) == 2:
            backing = Backing(row["report"], claim.span.start, claim.span.end)
            bases.append(Base(claim.text, event.when, True, origins[row["report"]], backing, pair))
    return bases


def rivals(store: Store, held: Held, day: date | None) -> list[Tenure]:
    """Who the record has in the office of `held` for the same state, in whatever words."""
    assert held.of
    posts = [post for post in posts_for(store, held.of) if posts_agree(post, held.post)]
    return tenures(holders_of(store, held.of, posts, day))


def tenures(rows: Iterable[OfficeTold]) -> list[Tenure]:
    """Offices of the record as tenures."""
    return [
        Tenure(
            frozenset({row.entity}),
            row.caption,
            row.post,
            row.of,
            date.fromisoformat(row.day) if row.day else None,
            False,
            Backing(row.report, row.start, row.end),
            row.reports,
            row.independent,
        )
        for row in rows
    ]


def told_near(store: Store, event: Happened) -> list[Telling]:
    """Tellings of the act by one of the parties around the day, from anywhere in the record."""
    when = event.when
    if not (when and when.earliest and when.before and event.ids) or (when.length or 0) > MONTHS:
        return []
    numbers = events_about(store, event.type, when.earliest, when.before, NEAR)
    parties = parties_of(store, numbers)
    sides = {number: sides_of(rows) for number, rows in parties.items()}
    fitting = [number for number, (ids, _) in sides.items() if ids & event.ids]
    rows = claims_numbered(store, fitting)
    origins = {number: origin for number, (_, origin) in standing(store, {row["report"] for row in rows}).items()}
    tellings = []
    for row in rows:
        told = happened(claim_from_row(row), *sides[row["number"]])
        tellings.append(Telling(told, origins[row["report"]], Backing(row["report"], told.start, told.end)))
    return tellings
