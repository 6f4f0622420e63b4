"""Record: what it holds in full, what could not be read, and the addresses of the HTTP API."""

from __future__ import annotations

from dataclasses import dataclass

from chancery import answer
from chancery.answer import Status, View
from chancery.web.edition import Asked
from chancery.web.page import Page


@dataclass(frozen=True, slots=True)
class RecordPage(View):
    """What the record holds."""

    status: Status


def record(record: Asked) -> RecordPage:
    """What the record holds, what could not be read, and whether the answers are up to date."""
    return RecordPage(answer.status(record.store))


PAGE = Page("/record", "record", record, "Record")
