"""Agreements and commitments: each paper with what became of it; what was promised, and whether it was done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Query
from pydantic import Field

from chancery import answer
from chancery.answer import Agreement, Commitment, View
from chancery.answer.agreements import STATES
from chancery.answer.commitments import found, in_full, state_of
from chancery.web.edition import Asked, Today
from chancery.web.page import Page
from chancery.web.paging import Pages, Text
from chancery.web.parties import About

ORDER = ("overdue", "open", "kept", "cancelled")


class Papers(About):
    """Which agreements."""

    status: Annotated[Text, Field(description="What became of it: signed, in force, expired …")] = None


class Promises(About):
    """Which commitments."""

    due: Annotated[Text, Field(description="Due up to and including 2024, 2024-06 or 2024-06-20.")] = None
    state: Annotated[Text, Field(description="open, overdue, kept or cancelled.")] = None
    proposals: Annotated[Literal["", "yes"], Field(description="yes: mere proposals too.")] = ""


@dataclass(frozen=True, slots=True)
class AgreementsPage(View):
    """One page of agreements, in order of their first day."""

    asked: Papers
    pages: Pages
    agreements: tuple[Agreement, ...]

    def states(self) -> tuple[str, ...]:
        """All that can become of a paper, for the form."""
        return STATES


@dataclass(frozen=True, slots=True)
class CommitmentsPage(View):
    """One page of commitments, the overdue first; `states` counts all of them by state."""

    asked: Promises
    pages: Pages
    states: tuple[tuple[str, int], ...]
    commitments: tuple[Commitment, ...]


def agreements(record: Asked, today: Today, wanted: Annotated[Papers, Query()]) -> AgreementsPage:
    """Treaties, memoranda, statements and plans: each once, with what became of it and who says so."""
    told = answer.agreements(record.store, wanted.parties(), status=wanted.status, today=today)
    return AgreementsPage(wanted, wanted.at(len(told)), wanted.cut(told))


def commitments(record: Asked, today: Today, wanted: Annotated[Promises, Query()]) -> CommitmentsPage:
    """Promises and plans: who, to whom, what, due when, and whether the record tells that it was done."""
    asked = answer.Asked(wanted.due, proposals=bool(wanted.proposals))
    told = [(state_of(one, today), one) for one in found(record.store, wanted.parties(), asked, today=today)]
    counts = tuple((state, sum(told_state == state for told_state, _ in told)) for state in ORDER)
    kept = sorted((pair for pair in told if wanted.state in (None, pair[0])), key=lambda pair: ORDER.index(pair[0]))
    shown = in_full(record.store, [one for _, one in wanted.cut(kept)], today=today)
    return CommitmentsPage(wanted, wanted.at(len(kept)), counts, shown)


PAGE = Page("/agreements", "agreements", agreements, "Agreements")
PROMISES = Page("/commitments", "commitments", commitments, "Commitments")
