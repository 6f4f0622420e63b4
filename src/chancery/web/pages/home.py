"""Home: what the record holds, when it was told, what is latest, what does not add up, what is to come."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.answer import Disagreement, View
from chancery.answer.disagreements import listed, with_words
from chancery.answer.overview import Overview, overview
from chancery.web.charts import Bars, by_month
from chancery.web.edition import Asked, Today
from chancery.web.page import Page

FEW = 5


@dataclass(frozen=True, slots=True)
class Home(View):
    """The record at a glance; `disagreements` are the first of `open_disagreements`."""

    overview: Overview
    open_disagreements: int
    disagreements: tuple[Disagreement, ...]

    def activity(self) -> Bars:
        """Reports by month, or by year where months would be too many."""
        return by_month(self.overview.months)


def home(record: Asked, today: Today) -> Home:
    """The record at a glance: its size, activity by month, latest events, open disagreements, coming dates."""
    found = listed(record.store)
    first = with_words(record.store, [finding.id for finding in found[:FEW]])
    return Home(overview(record.store, today), len(found), first)


PAGE = Page("/", "home", home)
