"""A date as the words give it: EDTF, the half-open interval of days it can mean, the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any


@dataclass(frozen=True, slots=True)
class When:
    """An EDTF string, the days it can mean `[earliest, before)`, and the words it came from.

    An open side is `None`. It is never sharper than the words.
    """

    edtf: str
    earliest: date | None
    before: date | None
    text: str

    @property
    def latest(self) -> date | None:
        """The last day it can mean (`before` minus one), or `None` when open."""
        return self.before - timedelta(days=1) if self.before else None

    def to_row(self) -> dict[str, Any]:
        """The four fields of the output contract."""
        day = lambda d: d.isoformat() if d else None  # noqa: E731
        return {"edtf": self.edtf, "earliest": day(self.earliest), "latest": day(self.latest), "text": self.text}
