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
from chancery.web.parties import About

SOME = 12


@dataclass(frozen=True, slots=True)
class CoveragePage(View):
    """Who tells the events: `shared` of them are told by more than one source; `silences` has some of each side's own.

    `silent` counts them in full, in the same order.
    """

    asked: About
    events: int
    shared: int
    outlets: tuple[Outlet, ...]
    silences: tuple[Silence, ...]
    silent: tuple[int, ...]


def coverage(record: Asked, wanted: Annotated[About, Query()]) -> CoveragePage:
    """Who reports, how much, first and alone, and what one side's outlets tell and the other's do not."""
    told = answer.coverage(record.store, wanted.parties(), most=SOME)
    counts = tuple(silence.total for silence in told.silences)
    return CoveragePage(wanted, told.events, told.shared, told.outlets, told.silences, counts)


PAGE = Page("/coverage", "coverage", coverage, "Coverage")
