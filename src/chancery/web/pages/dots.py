"""The timeline once more as small marks: what the zoomable view draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from chancery import answer
from chancery.answer import Part, View
from chancery.answer.words import ACTS, title
from chancery.web.edition import Asked
from chancery.web.pages.timeline import Wanted

MOST = 1500
"""Marks that a browser draws without stopping; what is left out is counted."""


@dataclass(frozen=True, slots=True)
class Mark(View):
    """One event: its id, first and last day, its type in a word, its status, and its title."""

    id: str
    first: str
    last: str
    kind: str
    status: str
    title: str
    reports: int


@dataclass(frozen=True, slots=True)
class Marks(View):
    """The dated events that were asked for, the newest `MOST` of them; `total` counts all, undated ones too."""

    total: int
    marks: tuple[Mark, ...]


def marks(record: Asked, wanted: Annotated[Wanted, Query()]) -> Marks:
    """The events of the timeline in a few words each, the newest first, for a drawing of them."""
    told = answer.timeline(record.store, wanted.parties(), wanted.filters(), part=Part(MOST, newest=True, outline=True))
    drawn = (event for event in told.events if event.earliest or event.latest)
    return Marks(
        told.total,
        tuple(
            Mark(
                event.id,
                event.earliest or event.latest or "",
                event.latest or event.earliest or "",
                ACTS.get(event.type, event.type),
                event.status,
                title(event),
                event.reports,
            )
            for event in drawn
        ),
    )
