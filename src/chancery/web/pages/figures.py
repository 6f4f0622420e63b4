"""Figures: one measure between the same countries over the years, drawn and as a table with its sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query
from pydantic import Field

from chancery import answer
from chancery.answer import Point, Series, View
from chancery.answer.party import country_code, country_name
from chancery.web.curves import Curve, curve
from chancery.web.edition import Asked
from chancery.web.page import Page
from chancery.web.paging import Paged, Pages, Text

ROWS = 12
"""Values of a series in the table of many series."""


class Wanted(Paged):
    """Which figures."""

    measure: Annotated[Text, Field(max_length=200, description="Words of a measure: trade turnover, scholarships.")] = (
        None
    )
    party: Annotated[Text, Field(description="A code (VNM, VN) or a country.")] = None
    other: Annotated[Text, Field(description="The other country.")] = None
    since: Annotated[Text, Field(description="From 2024, 2024-06 or 2024-06-20 on.")] = None
    until: Annotated[Text, Field(description="Up to and including it.")] = None
    size: Annotated[int, Field(ge=1, le=50, description="Series on a page.")] = 10

    def words(self) -> tuple[str, ...]:
        """The same for the answers."""
        return tuple(word for word in (self.measure, self.party, self.other) if word)

    def title(self) -> str:
        """What it is about; countries by their name."""
        sides = [country_name(country_code(name)) or name for name in (self.party, self.other) if name]
        return ": ".join(part for part in (self.measure, " – ".join(sides)) if part)

    def narrowed(self) -> dict[str, object]:
        """What is asked for beside the page, as a query."""
        return self.model_dump(exclude={"page", "size"}, exclude_none=True)


@dataclass(frozen=True, slots=True)
class FiguresPage(View):
    """One page of series; `others` counts what else is counted in several reports, `undated` what has no period."""

    asked: Wanted
    pages: Pages
    undated: int
    series: tuple[Series, ...]
    others: tuple[tuple[str, int], ...]

    def curve(self, series: Series) -> Curve:
        """A series as a chart."""
        return curve(series.points)

    def sides(self, series: Series) -> dict[str, str]:
        """The countries of a series as a query has them."""
        return dict(zip(("party", "other"), (code for code in series.parties if code != "*"), strict=False))

    def shown(self, series: Series) -> tuple[Point, ...]:
        """The values in the table: all where a measure was asked for, else the last."""
        return series.points if self.asked.measure else series.points[-ROWS:]


def figures(record: Asked, wanted: Annotated[Wanted, Query()]) -> FiguresPage:
    """What the numbers are: measures over the years, with sources, growth told and counted again."""
    told = answer.figures(record.store, wanted.words(), wanted.since, wanted.until)
    series = sorted(told.series, key=lambda one: -len(one.points)) if not wanted.words() else told.series
    return FiguresPage(wanted, wanted.at(len(series)), told.undated, wanted.cut(series), told.others)


PAGE = Page("/figures", "figures", figures, "Figures")
