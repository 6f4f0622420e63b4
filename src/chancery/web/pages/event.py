"""Event: the words of every source side by side, with what only one of them says marked."""

from __future__ import annotations

from dataclasses import dataclass

from chancery import answer
from chancery.answer import EventView, View
from chancery.answer.tellings import Telling, tellings
from chancery.web.edition import Asked
from chancery.web.page import Page


@dataclass(frozen=True, slots=True)
class EventPage(View):
    """One event, and why its claims were put together, one sentence for each merge."""

    event: EventView
    reasons: tuple[str, ...]

    def tellings(self) -> tuple[Telling, ...]:
        """The words of each source, parted into what others say too and what it says alone."""
        return tellings(self.event.words)


def event(record: Asked, identity: str) -> EventPage:
    """One event with the words of every report that tells it."""
    told = answer.event(record.store, identity)
    return EventPage(told, tuple(answer.merge_reasons(record.store, told)))


PAGE = Page("/event/{identity}", "event", event)
