"""Names, nominals and pronouns, tied together inside one report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chancery.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_mentions(doc: Doc) -> tuple[Mention, ...]:
    """The mentions of `doc` that resolve to an entity of the report, in order of place."""
    return ()
