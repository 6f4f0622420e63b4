"""Doc → figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chancery.model import Claim

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_figures(doc: Doc) -> list[Claim]:
    """The figures of `doc`, in order of place."""
    return []
