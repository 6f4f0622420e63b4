"""Quotations: who said what in which office, with the words of every report that gives them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query
from pydantic import Field

from chancery import answer
from chancery.answer import Question, Quotation, View
from chancery.answer.party import country_code, country_name
from chancery.web.edition import Asked
from chancery.web.page import Page
from chancery.web.paging import Paged, Pages, Text

EVER = "0001"


class Wanted(Paged):
    """Whose words, about what."""

    name: Annotated[Text, Field(description="A person, a body, or a country: then all who speak for it.")] = None
    about: Annotated[Text, Field(max_length=500, description="Words that stand in what was said.")] = None
    since: Annotated[Text, Field(description="Published from 2024, 2024-06 or 2024-06-20 on.")] = None
    until: Annotated[Text, Field(description="Published up to and including it.")] = None

    def title(self) -> str:
        """Whose words; a country by its name."""
        return country_name(country_code(self.name)) if self.name and country_code(self.name) else self.name or ""

    def narrowed(self) -> dict[str, object]:
        """What is asked for beside the page, as a query."""
        return self.model_dump(exclude={"page", "size"}, exclude_none=True)


@dataclass(frozen=True, slots=True)
class QuotationsPage(View):
    """One page of quotations, the newest first; nothing when nothing was asked for."""

    asked: Wanted
    pages: Pages
    undated: int
    quotations: tuple[Quotation, ...]


def quotations(record: Asked, wanted: Annotated[Wanted, Query()]) -> QuotationsPage:
    """Quotations of a person, a body or a country's officials, or with given words, the newest first."""
    if not (wanted.name or wanted.about):
        return QuotationsPage(wanted, wanted.at(0), 0, ())
    question = Question(wanted.name, wanted.about, wanted.since, wanted.until)
    said = answer.said(record.store, question, part=wanted.part(newest=True))
    return QuotationsPage(wanted, wanted.at(said.total), said.undated, said.quotations)


PAGE = Page("/quotations", "quotations", quotations, "Quotations")
