"""Report: its text with everything that was found in it at its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Path, Query

from chancery import answer
from chancery.answer import Shown, View
from chancery.web.edition import Asked
from chancery.web.marking import Marked, marked, span_of
from chancery.web.page import Page
from chancery.web.paging import Text

SPAN = r"^[0-9]{1,9}-[0-9]{1,9}$"


@dataclass(frozen=True, slots=True)
class ReportPage(View):
    """A report; `claim` or `at` are the words that are shown, `part` is which part of a long text."""

    shown: Shown
    claim: str | None
    at: str | None
    part: int

    def marked(self) -> Marked:
        """The part of the text that is shown, cut at every mark."""
        lit = span_of(self.shown, self.claim, self.at)
        return marked(self.shown.text, self.shown.marks, lit=lit, part=self.part)


def report(
    record: Asked,
    number: Annotated[int, Path(ge=1, le=2**53, description="The number of the report in the record.")],
    claim: Annotated[Text, Query(description="Id of the claim whose words are shown.")] = None,
    at: Annotated[
        Text, Query(pattern=r"^[0-9]{1,9}-[0-9]{1,9}$", description="Words from one place to another.")
    ] = None,
    part: Annotated[int, Query(ge=0, le=10_000, description="Part of a long text, from 1; 0: the claim's.")] = 0,
) -> ReportPage:
    """A report's text with everything that was found in it: who, when, what happened, who said what, which figures."""
    return ReportPage(answer.show(record.store, str(number)), claim, at, part)


PAGE = Page("/report/{number}", "report", report)
