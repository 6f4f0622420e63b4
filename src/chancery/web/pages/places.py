"""Map: where it happened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import Query
from pydantic import Field

from chancery.answer import Filters, View
from chancery.answer.places import Places, places
from chancery.web.edition import Asked
from chancery.web.map import Map, drawn
from chancery.web.page import Page
from chancery.web.paging import Text
from chancery.web.parties import About


class Wanted(About):
    """Which events."""

    since: Annotated[Text, Field(description="From 2024, 2024-06 or 2024-06-20 on.")] = None
    until: Annotated[Text, Field(description="Up to and including it.")] = None


@dataclass(frozen=True, slots=True)
class PlacesPage(View):
    """The places of the events that were asked for."""

    asked: Wanted
    places: Places

    def map(self, shapes: Path | None) -> Map:
        """The places on a map of `shapes`."""
        return drawn(self.places, shapes)


def where(record: Asked, wanted: Annotated[Wanted, Query()]) -> PlacesPage:
    """Where the events took place: cities with their degrees, and countries."""
    return PlacesPage(wanted, places(record.store, wanted.parties(), Filters(wanted.since, wanted.until)))


PAGE = Page("/map", "map", where, "Map")
