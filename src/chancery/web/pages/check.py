"""Check: a draft is pasted, and comes back with a verdict on each of its facts."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import Annotated

from fastapi import Form
from pydantic import BaseModel, Field

from chancery.answer import View
from chancery.answer.check import Checked
from chancery.answer.check import Fact as Checkable
from chancery.answer.days import first_day
from chancery.answer.show import Mark
from chancery.web.edition import Asked
from chancery.web.marking import Marked, marked
from chancery.web.page import Page
from chancery.web.paging import Text

LONGEST = 60_000
"""Characters of a draft: ten times a long dispatch."""
_reading = Lock()
"""The language model reads one draft at a time."""


class Draft(BaseModel):
    """A draft as the form sends it."""

    text: Annotated[str, Field(max_length=LONGEST, description="The words of the draft.")] = ""
    published: Annotated[Text, Field(description="Its day (2024-06-20), where its words give none.")] = None


@dataclass(frozen=True, slots=True)
class CheckPage(View):
    """A draft with the verdicts on its facts; nothing when none was sent."""

    published: str | None
    checked: Checked | None

    def marked(self) -> Marked:
        """The draft cut at every fact."""
        assert self.checked
        marks = [_mark(fact) for fact in self.checked.facts]
        return marked(self.checked.text, marks, part=1)

    def facts(self) -> tuple[Checkable, ...]:
        """The facts, in the order of the notes."""
        return self.checked.facts if self.checked else ()

    def counts(self) -> list[tuple[str, int]]:
        """How many facts have which verdict."""
        verdicts = [fact.verdict for fact in self.facts()]
        return [(verdict, verdicts.count(verdict)) for verdict in ("contradicted", "supported", "not in the record")]


def _mark(fact: Checkable) -> Mark:
    return Mark(fact.start, fact.end, "disputed" if fact.disputed else fact.verdict.replace(" ", "-"), fact.sentence)


def form() -> CheckPage:
    """The form for a draft: what it is sent to answers with a verdict on each fact."""
    return CheckPage(None, None)


def check(record: Asked, draft: Annotated[Draft, Form()]) -> CheckPage:
    """What the record says of each fact of a draft: supported, contradicted, or not in the record."""
    day = first_day(draft.published) if draft.published else None
    with _reading:
        return CheckPage(draft.published, record.check(draft.text, published=day))


PAGE = Page("/check", "check", form, "Check", posted=check)
