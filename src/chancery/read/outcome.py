"""What reading yields beside reports, and what the caller can say about files that say nothing themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for every input that does not say it itself: day of publication, language, provider."""

    published: date | None = None
    language: str | None = None
    provider: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """One input, or one line or item of it, that could not be read. `reason` says why and how to mend it."""

    source: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        place = self.source if self.line is None else f"{self.source}:{self.line}"
        return f"{place}: {self.reason}"


class Unreadable(Exception):
    """Raised inside a reader for an input that cannot be read; becomes an `Unread`. The message is the reason."""
