"""Temporal expressions, in TIMEX3 terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chancery.model import Time

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_times(doc: Doc) -> tuple[Time, ...]:
    """The temporal expressions of `doc`, in order of place, anchored to its report."""
    return ()
