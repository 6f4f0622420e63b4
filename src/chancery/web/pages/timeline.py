"""Timeline: what happened between whom, with filters that can be shared as an address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from fastapi import Query
from pydantic import Field

from chancery import answer
from chancery.answer import EventView, Filters, View
from chancery.answer.words import ACTS
from chancery.model.claim import Status
from chancery.web.charts import Bars, by_year
from chancery.web.edition import Asked
from chancery.web.page import Page
from chancery.web.paging import Number, Pages, Text
from chancery.web.parties import About


class Wanted(About):
    """Which events: both parties took part (each a code, a country, a person or a body)."""

    since: Annotated[Text, Field(description="From 2024, 2024-06 or 2024-06-20 on.")] = None
    until: Annotated[Text, Field(description="Up to and including it.")] = None
    type: Annotated[Text, Field(description="A PLOVER type, such as CONSULT.")] = None
    status: Annotated[Text, Field(description="held, ongoing, planned, proposed …")] = None
    sources: Annotated[Number, Field(description="Told by so many independent sources at least.")] = None
    order: Annotated[Literal["oldest", "newest"], Field(description="Which end of time comes first.")] = "oldest"

    def filters(self) -> Filters:
        """The same for the answers."""
        return Filters(self.since, self.until, self.type, self.status, self.sources)


@dataclass(frozen=True, slots=True)
class TimelinePage(View):
    """One page of the events that were asked for; `undated` were left out because days were asked for."""

    asked: Wanted
    pages: Pages
    undated: int
    years: tuple[tuple[str, int], ...]
    events: tuple[EventView, ...]

    def chart(self) -> Bars:
        """Events by year."""
        return by_year(self.years)

    def kinds(self) -> tuple[tuple[str, str], ...]:
        """PLOVER types with the word for each, for the form."""
        return tuple(ACTS.items())

    def statuses(self) -> tuple[str, ...]:
        """Every status, for the form."""
        return get_args(Status)


def timeline(record: Asked, wanted: Annotated[Wanted, Query()]) -> TimelinePage:
    """What happened between whom, in order of time, with the words of every report that tells it."""
    parties, filters = wanted.parties(), wanted.filters()
    told = answer.timeline(record.store, parties, filters, part=wanted.part(newest=wanted.order == "newest"))
    years = answer.years(record.store, parties, filters)
    return TimelinePage(wanted, wanted.at(told.total), told.undated, years, told.events)


PAGE = Page("/timeline", "timeline", timeline, "Timeline")
