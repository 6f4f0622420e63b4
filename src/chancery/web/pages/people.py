"""Who is in the record: people and bodies by how often they are told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query
from pydantic import Field

from chancery.answer import View
from chancery.answer.directory import Known, Sought, directory
from chancery.web.edition import Asked
from chancery.web.page import Page
from chancery.web.paging import Paged, Pages, Text


class Wanted(Paged):
    """Whom to list."""

    name: Annotated[Text, Field(description="Words of a name, in any spelling.")] = None
    schema_: Annotated[Text, Field(alias="schema", description="Person, PublicBody, Organization …")] = None
    country: Annotated[Text, Field(description="A code (VNM, VN) or a country's name.")] = None

    def narrowed(self) -> dict[str, object]:
        """What is asked for beside the page, as a query."""
        return self.model_dump(exclude={"page", "size"}, exclude_none=True, by_alias=True)


@dataclass(frozen=True, slots=True)
class PeoplePage(View):
    """One page of those asked for; `schemas` counts them by schema."""

    asked: Wanted
    pages: Pages
    schemas: tuple[tuple[str, int], ...]
    known: tuple[Known, ...]


def people(record: Asked, wanted: Annotated[Wanted, Query()]) -> PeoplePage:
    """People, bodies, countries and places of the record, the most told first."""
    sought = Sought(wanted.name, wanted.schema_, wanted.country)
    found = directory(record.store, sought, part=wanted.part())
    return PeoplePage(wanted, wanted.at(found.total), found.schemas, found.known)


PAGE = Page("/people", "people", people, "People")
