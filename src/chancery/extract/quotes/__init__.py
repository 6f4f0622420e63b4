"""Doc → quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chancery.model import Claim

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_quotes(doc: Doc) -> list[Claim]:
    """The quotes of `doc`, in order of place."""
    return []
