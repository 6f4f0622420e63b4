"""Doc → claims: events, offices, quotes, figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chancery.extract.events import find_events
from chancery.extract.figures import find_figures
from chancery.extract.occupancies import find_occupancies
from chancery.extract.quotes import find_quotes
from chancery.model import Claim

if TYPE_CHECKING:
    from chancery.model.document import Doc


def extract(doc: Doc) -> list[Claim]:
    """Everything the report asserts: events (the main one first), then offices, quotes and figures by place.

    Quotes come before events in the working order, because an event inside somebody's words is said by them.
    """
    quotes = find_quotes(doc)
    events = find_events(doc, quotes)
    return [*events, *find_occupancies(doc), *quotes, *find_figures(doc)]
