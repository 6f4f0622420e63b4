"""Doc → events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chancery.model import Claim

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_events(doc: Doc, quotes: list[Claim]) -> list[Claim]:
    """The events of `doc`, the main one first; one inside a quotation of `quotes` is `said_by` its speaker."""
    return []
