"""Relations: which countries the record has something on together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from chancery.answer import View
from chancery.answer.overview import Pair, pairs
from chancery.web.edition import Asked
from chancery.web.page import Page
from chancery.web.paging import Paged, Pages


@dataclass(frozen=True, slots=True)
class RelationsPage(View):
    """One page of the pairs of countries that events have together."""

    pages: Pages
    pairs: tuple[Pair, ...]


def relations(record: Asked, paged: Annotated[Paged, Query()]) -> RelationsPage:
    """Pairs of countries that take part in events together, those with most events first."""
    told = pairs(record.store)
    return RelationsPage(paged.at(len(told)), paged.cut(told))


PAGE = Page("/relations", "relations", relations, "Relations")
