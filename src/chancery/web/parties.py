"""Whom a question is about: one or two parties, as a form gives them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from chancery.answer.party import country_code, country_name
from chancery.web.paging import Paged, Text


class About(Paged):
    """The part of a query that says whom it is about (each a code, a country, a person or a body), and which page."""

    party: Annotated[Text, Field(description="A code (VNM, VN), a country, a person or a body.")] = None
    other: Annotated[Text, Field(description="Who takes part with them.")] = None

    def parties(self) -> tuple[str, ...]:
        """Who takes part."""
        return tuple(name for name in (self.party, self.other) if name)

    def title(self) -> str:
        """Whom it is about; countries by their name."""
        return " – ".join(country_name(country_code(name)) or name for name in self.parties())

    def narrowed(self) -> dict[str, object]:
        """What is asked for beside the page, as a query."""
        return self.model_dump(exclude={"page", "size"}, exclude_defaults=True, by_alias=True)
