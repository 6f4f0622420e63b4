"""A report: one version of one news item, in the field names of IPTC ninjs."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from chancery.model.span import Span


@dataclass(frozen=True, slots=True)
class Report:
    """One version of one news item.

    `body_text` is the stored text, exactly as read: every span counts code points into it. `furniture` lists the
    parts of it that are no prose of the report (headline, dateline, header line, sign-off, photo caption), by kind.
    `versioncreated` is the time of publication as the source gives it, with its zone where it has one; `None` when
    the source gives none. `provider` published the item, `credits` are the agencies it credits (a reprint's origin).
    """

    uri: str
    body_text: str
    version: int = 1
    provider: str | None = None
    credits: tuple[str, ...] = ()
    headline: str | None = None
    language: str = "en"
    located: str | None = None
    versioncreated: date | datetime | None = None
    pubstatus: str = "usable"
    url: str | None = None
    byline: str | None = None
    furniture: tuple[tuple[str, Span], ...] = ()

    @property
    def published(self) -> date | None:
        """The day of publication in the source's own zone, or `None`."""
        moment = self.versioncreated
        return moment.date() if isinstance(moment, datetime) else moment

    @property
    def digest(self) -> str:
        """Content hash of the version: what makes adding the same item twice a no-op."""
        parts = (self.uri, self.body_text, self.headline or "", str(self.versioncreated), self.pubstatus)
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:24]

    def is_furniture(self, start: int, end: int) -> bool:
        """True when `[start, end)` touches a part of the text that is not the report's prose."""
        return any(span.start < end and start < span.end for _, span in self.furniture)
