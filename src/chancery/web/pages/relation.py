"""Relation A–B: milestones, visits each way, agreements, people in post, figures as series, places on a map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Annotated

from fastapi import Query

from chancery import answer
from chancery.answer import Filters, Relation, Series, Unanswerable, View
from chancery.answer.contacts import Contact, InPost
from chancery.answer.places import Places, places
from chancery.web.charts import Bars, by_year
from chancery.web.curves import Curve, curve
from chancery.web.edition import Asked, Today
from chancery.web.map import Map, drawn
from chancery.web.page import Page
from chancery.web.paging import Text


@dataclass(frozen=True, slots=True)
class RelationPage(View):
    """All that the record has on two countries; `series` are the figures between them that can be followed."""

    relation: Relation
    series: tuple[Series, ...]
    places: Places

    def map(self, shapes: Path | None) -> Map:
        """Where the events between them took place."""
        return drawn(self.places, shapes)

    def visits(self) -> Iterator[tuple[str, str, list[Contact]]]:
        """Visits each way: guest, host, and the visits, the newest first."""
        told = self.relation
        for guest, host in ((told.left, told.right), (told.right, told.left)):
            made = [visit for visit in told.visits if visit.guest == guest]
            yield guest, host, sorted(made, key=lambda visit: visit.latest or "", reverse=True)

    def curve(self, series: Series) -> Curve:
        """A series as a chart."""
        return curve(series.points)

    def posts(self) -> list[tuple[str, list[InPost]]]:
        """People in post by country."""
        return [(country, list(held)) for country, held in groupby(self.relation.posts, lambda held: held.country)]

    def chart(self) -> Bars:
        """Events by year."""
        return by_year([(f"{year.year:04}", year.events) for year in self.relation.years])


def relation(
    record: Asked,
    today: Today,
    left: str,
    right: str,
    since: Annotated[Text, Query(description="Leaves out what was earlier: 2024, 2024-06 or 2024-06-20.")] = None,
) -> RelationPage:
    """All that the record has on the relation of two countries."""
    told = answer.relation(record.store, left, right, since=since, today=today)
    try:
        series = answer.figures(record.store, (told.left, told.right), since).series
    except Unanswerable:  # no figure between the two
        series = ()
    where = places(record.store, (told.left, told.right), Filters(since=since))
    return RelationPage(told, series, where)


PAGE = Page("/relation/{left}/{right}", "relation", relation)
