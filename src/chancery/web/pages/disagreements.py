"""Disagreements: both sides with their words, the arithmetic in a sentence, and how many sources each has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query
from pydantic import Field

from chancery.answer import Disagreement, Unanswerable, View
from chancery.answer.disagreements import listed, with_words
from chancery.web.edition import Asked
from chancery.web.page import Page
from chancery.web.paging import Paged, Pages, Text

GRADES = {"hard": "impossible", "soft": "doubtful"}


class Wanted(Paged):
    """Which disagreements."""

    grade: Annotated[Text, Field(description="hard (cannot all be true) or soft (need not be wrong).")] = None
    check: Annotated[Text, Field(description="The name of a check.")] = None

    def narrowed(self) -> dict[str, object]:
        """What is asked for beside the page, as a query."""
        return self.model_dump(exclude={"page", "size"}, exclude_none=True)


@dataclass(frozen=True, slots=True)
class DisagreementsPage(View):
    """One page of what does not add up; `checks` has all checks that found something, with how often."""

    asked: Wanted
    pages: Pages
    checks: tuple[tuple[str, int], ...]
    disagreements: tuple[Disagreement, ...]


def disagreements(record: Asked, wanted: Annotated[Wanted, Query()]) -> DisagreementsPage:
    """What does not add up among the reports and nobody dismissed, the hard ones first."""
    if wanted.grade not in (None, *GRADES):
        raise Unanswerable(f"{wanted.grade!r} is no grade of disagreements: write hard or soft")
    found = listed(record.store)
    names = [finding.check for finding in found]
    checks = tuple((name, names.count(name)) for name in sorted(set(names)))
    kept = [f for f in found if wanted.grade in (None, f.grade) and wanted.check in (None, f.check)]
    shown = with_words(record.store, [finding.id for finding in wanted.cut(kept)])
    return DisagreementsPage(wanted, wanted.at(len(kept)), checks, shown)


PAGE = Page("/disagreements", "disagreements", disagreements, "Disagreements")
