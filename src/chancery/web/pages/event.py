"""Event: the words of every source side by side, with what only one of them says marked."""

from __future__ import annotations

from dataclasses import dataclass

from chancery import answer
from chancery.answer import EventView, View
from chancery.answer.tellings import Telling, tellings
from chancery.web.edition import Asked, Today
from chancery.web.page import Page


@dataclass(frozen=True, slots=True)
class EventPage(View):
    """One event, why its claims were put together, the visit it is part of, or the parts of a visit."""

    event: EventView
    reasons: tuple[str, ...]
    whole: EventView | None
    within: tuple[EventView, ...]

    def tellings(self) -> tuple[Telling, ...]:
        """The words of each source, parted into what others say too and what it says alone."""
        return tellings(self.event.words)


def event(record: Asked, identity: str, today: Today) -> EventPage:
    """One event with the words of every report that tells it."""
    told = answer.event(record.store, identity, today=today)
    whole = answer.event(record.store, told.part_of, today=today) if told.part_of else None
    within = answer.parts_of(record.store, told, today=today)
    return EventPage(told, tuple(answer.merge_reasons(record.store, told)), whole, within)


PAGE = Page("/event/{identity}", "event", event)
