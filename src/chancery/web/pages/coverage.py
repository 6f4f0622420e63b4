"""Coverage: who reports, how much, first and alone, and what one side tells and the other does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from chancery import answer
from chancery.answer import View
from chancery.answer.coverage import Outlet, Silence
from chancery.web.edition import Asked
from chancery.web.page import Page
from chancery.web.paging import Pages
from chancery.web.parties import About

SOME = 12


@dataclass(frozen=True, slots=True)
class CoveragePage(View):
    """Who tells the events, one page of `outlets`: `shared` of them are told by more than one source.

    `silences` has some of what each side alone tells; `silent` counts it in full, in the same order.
    """

    asked: About
    pages: Pages
    events: int
    shared: int
    outlets: tuple[Outlet, ...]
    silences: tuple[Silence, ...]
    silent: tuple[int, ...]


def coverage(record: Asked, wanted: Annotated[About, Query()]) -> CoveragePage:
    """Who reports, how much, first and alone, and what one side's outlets tell and the other's do not."""
    told = answer.coverage(record.store, wanted.parties(), most=SOME)
    counts = tuple(silence.total for silence in told.silences)
    pages, outlets = wanted.at(len(told.outlets)), wanted.cut(told.outlets)
    return CoveragePage(wanted, pages, told.events, told.shared, outlets, told.silences, counts)


PAGE = Page("/coverage", "coverage", coverage, "Coverage")
