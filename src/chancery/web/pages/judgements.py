"""Judgements: what people confirmed, merged, split and dismissed, each to be taken back; changed only with --curate."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import Annotated, Literal

from fastapi import Depends, Form, HTTPException, Request
from pydantic import BaseModel, Field

from chancery import answer
from chancery.answer import Disagreement, Ruled, Unanswerable, View
from chancery.answer.disagreements import all_dismissed
from chancery.api import Record
from chancery.web.edition import Asked, Edition, edition_of
from chancery.web.page import Page
from chancery.web.paging import Text

_writing = Lock()
"""One judgement at a time: each draws conclusions anew."""


class Sent(BaseModel):
    """A judgement as a form sends it: `act` says which of the other fields count."""

    act: Annotated[Literal["judge", "undo", "dismiss", "restore"], Field(description="What is done.")]
    by: Annotated[str, Field(max_length=100, description="Who judges.")] = ""
    why: Annotated[str, Field(max_length=1000, description="Why: a sentence.")] = ""
    left: Annotated[Text, Field(max_length=500, description="To judge: a name, NAME@REPORT, an id.")] = None
    right: Annotated[Text, Field(max_length=500, description="To judge: the other.")] = None
    verdict: Annotated[Literal["same", "different", "unsure"], Field(description="To judge: the verdict.")] = "same"
    number: Annotated[int, Field(ge=0, le=2**31, description="To undo: the number of the judgement.")] = 0
    finding: Annotated[Text, Field(max_length=64, description="To dismiss or restore: the id of a disagreement.")] = (
        None
    )


@dataclass(frozen=True, slots=True)
class JudgementsPage(View):
    """All judgements of people, the newest first, and what they dismissed; `done` tells what was just done."""

    done: str | None
    judgements: tuple[Ruled, ...]
    dismissed: tuple[Disagreement, ...]


def judgements(record: Asked) -> JudgementsPage:
    """What people judged: names and events that are the same or not, and disagreements that are none."""
    return _page(record, None)


def _page(record: Record, done: str | None) -> JudgementsPage:
    return JudgementsPage(done, tuple(reversed(answer.judgements(record.store))), all_dismissed(record.store))


def _curated(request: Request) -> Edition:
    edition = edition_of(request)
    if not edition.curate:
        raise HTTPException(403, "this edition is only read: serve it with --curate to judge")
    return edition


def judged(sent: Annotated[Sent, Form()], edition: Annotated[Edition, Depends(_curated)]) -> JudgementsPage:
    """Judges two names or events, dismisses a disagreement, or takes either back, where the edition may be curated."""
    with _writing, Record(edition.path) as record:
        return _page(record, _do(record, sent))


def _do(record: Record, sent: Sent) -> str:
    """What `sent` asks for; returns it in a sentence."""
    if sent.act == "judge":
        if not (sent.left and sent.right):
            raise Unanswerable("a judgement needs both sides: a name, NAME@REPORT, or an id for each")
        made = record.judge(sent.left, sent.right, sent.verdict, by=sent.by, why=sent.why)
        return f"{made.left} and {made.right}: {made.verdict} (judgement {made.number})"
    if sent.act == "undo":
        return f"Judgement {record.undo(sent.number, by=sent.by).number} is taken back"
    if not sent.finding:
        raise Unanswerable("say which disagreement: give its id")
    if sent.act == "dismiss":
        return f"Dismissed: {record.dismiss(sent.finding, sent.why, by=sent.by).sentence}"
    return f"Open again: {record.restore(sent.finding, sent.why, by=sent.by).sentence}"


PAGE = Page("/judgements", "judgements", judgements, posted=judged)
