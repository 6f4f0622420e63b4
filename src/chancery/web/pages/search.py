"""Search: people of that name, facts that state the words, reports that have them, and what to narrow to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query
from pydantic import Field

from chancery.answer import View
from chancery.answer.search import Found, Narrowed, search
from chancery.web.edition import Asked
from chancery.web.page import Page
from chancery.web.paging import Paged, Pages, Text


class Wanted(Paged):
    """What to look for, and where."""

    q: Annotated[Text, Field(max_length=500, description='Words, "a phrase", a beginning*, -without.')] = None
    kind: Annotated[Text, Field(description="Facts of one kind: event, quote, figure, occupancy.")] = None
    provider: Annotated[Text, Field(description="Who published the reports.")] = None
    country: Annotated[Text, Field(description="A country (code or name) that the reports name.")] = None
    since: Annotated[Text, Field(description="Published from 2024, 2024-06 or 2024-06-20 on.")] = None
    until: Annotated[Text, Field(description="Published up to and including it.")] = None
    size: Annotated[int, Field(ge=1, le=100, description="Reports on a page.")] = 20

    def narrowed(self) -> dict[str, object]:
        """What is asked for beside the page, as a query."""
        return self.model_dump(exclude={"page", "size"}, exclude_none=True)


@dataclass(frozen=True, slots=True)
class SearchPage(View):
    """One page of what was found."""

    asked: Wanted
    pages: Pages
    found: Found


def find(record: Asked, wanted: Annotated[Wanted, Query()]) -> SearchPage:
    """Reports and facts with all words, however their letters are typed; without words all, newest first."""
    where = Narrowed(wanted.provider, wanted.since, wanted.until, wanted.country)
    found = search(record.store, wanted.q or "", where, kind=wanted.kind, part=wanted.part())
    return SearchPage(wanted, wanted.at(found.total), found)


PAGE = Page("/search", "search", find, "Reports")
