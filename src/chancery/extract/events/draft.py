"""An event on its way from a trigger to a claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chancery.model import Party, Place, Time

if TYPE_CHECKING:
    from chancery.extract.events.patterns import Pattern
    from chancery.extract.events.sites import Site
    from chancery.model.claim import Status
    from chancery.model.document import Token


@dataclass(frozen=True, slots=True)
class Draft:
    """What one trigger says, before times, retellings and order are settled."""

    pattern: Pattern
    site: Site
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    arguments: tuple[int, ...] = ()
    type: str = "OTHER"
    mode: str | None = None
    status: Status = "held"
    place: Place | None = None
    time: Time | None = None
    retold: tuple[int, ...] = ()

    @property
    def trigger(self) -> Token:
        """The word that set the pattern off."""
        return self.site.trigger

    @property
    def parties(self) -> tuple[Party, ...]:
        """Actors, then recipients."""
        return self.actors + self.recipients
