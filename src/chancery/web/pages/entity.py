"""Person (or body, or country): names by script, offices as bars over the years, events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from chancery import answer
from chancery.answer import Person, View
from chancery.answer.views import EventView
from chancery.answer.who import Spelling, person
from chancery.web.careers import Career, career
from chancery.web.edition import Asked
from chancery.web.page import Page
from chancery.web.paging import Paged, Pages


@dataclass(frozen=True, slots=True)
class EntityPage(View):
    """A person, body, country or place; `events` are one page of those it took part in."""

    entity: Person
    pages: Pages
    events: tuple[EventView, ...]

    def career(self) -> Career:
        """Its offices as bars."""
        return career(self.entity.offices)

    def scripts(self) -> dict[str, list[Spelling]]:
        """Its names by script, the most used script first."""
        names: dict[str, list[Spelling]] = {}
        for name in self.entity.names:
            names.setdefault(name.script, []).append(name)
        return names


def entity(record: Asked, identity: str, paged: Annotated[Paged, Query()]) -> EntityPage:
    """Who somebody is: names, offices over time, and the events in which they took part."""
    told = person(record.store, identity, events=False)
    events = answer.timeline(record.store, entities=(identity,), part=paged.part(newest=True))
    return EntityPage(told, paged.at(events.total), events.events)


PAGE = Page("/entity/{identity}", "entity", entity)
