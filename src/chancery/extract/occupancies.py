"""Doc → occupancies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chancery.model import Claim

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_occupancies(doc: Doc) -> list[Claim]:
    """The occupancies of `doc`, in order of place."""
    return []
