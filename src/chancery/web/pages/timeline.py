"""Timeline: what happened between whom, with filters that can be shared as an address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from fastapi import Query
from pydantic import Field

from chancery import answer
from chancery.answer import EventView, Filters, View
from chancery.answer.party import country_code, country_name
from chancery.answer.words import ACTS
from chancery.model.claim import Status
from chancery.web.charts import Bars, by_year
from chancery.web.edition import Asked
from chancery.web.page import Page
from chancery.web.paging import Number, Paged, Pages, Text


class Wanted(Paged):
    """Which events: both parties took part (each a code, a country, a person or a body)."""

    party: Annotated[Text, Field(description="A code (VNM, VN), a country, a person or a body.")] = None
    other: Annotated[Text, Field(description="Who took part with them.")] = None
    since: Annotated[Text, Field(description="From 2024, 2024-06 or 2024-06-20 on.")] = None
    until: Annotated[Text, Field(description="Up to and including it.")] = None
    type: Annotated[Text, Field(description="A PLOVER type, such as CONSULT.")] = None
    status: Annotated[Text, Field(description="held, ongoing, planned, proposed …")] = None
    sources: Annotated[Number, Field(description="Told by so many independent sources at least.")] = None
    order: Annotated[Literal["oldest", "newest"], Field(description="Which end of time comes first.")] = "oldest"

    def parties(self) -> tuple[str, ...]:
        """Who took part."""
        return tuple(name for name in (self.party, self.other) if name)

    def filters(self) -> Filters:
        """The same for the answers."""
        return Filters(self.since, self.until, self.type, self.status, self.sources)

    def title(self) -> str:
        """Whom it is about; countries by their name."""
        return " – ".join(country_name(country_code(name)) or name for name in self.parties())

    def narrowed(self) -> dict[str, object]:
        """What is asked for beside the page, as a query."""
        asked = self.model_dump(exclude={"page", "size", "order"}, exclude_none=True)
        return asked | ({"order": self.order} if self.order != "oldest" else {})


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
