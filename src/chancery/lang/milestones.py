"""Which words are about a milestone of a relation, and which bring it about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from chancery.lang import knowledge


@dataclass(frozen=True, slots=True)
class Milestone:
    """A row of milestones.toml."""

    id: str
    name: str
    often: bool
    words: tuple[re.Pattern[str], ...]
    without: tuple[re.Pattern[str], ...]
    acts: tuple[re.Pattern[str], ...]

    def fits(self, words: str, *, act: bool) -> bool:
        """Whether the words are about this milestone; `act`: they must also bring it about."""
        return (
            all(pattern.search(words) for pattern in self.words)
            and not any(pattern.search(words) for pattern in self.without)
            and (not act or any(pattern.search(words) for pattern in self.acts))
        )


@cache
def milestones(language: str = "en") -> tuple[Milestone, ...]:
    """The table of milestones, read once; of two that fit the earlier stands."""
    return tuple(
        Milestone(
            row["id"],
            row["name"],
            row.get("often", False),
            *(tuple(re.compile(p, re.IGNORECASE) for p in row[key]) for key in ("words", "not", "acts")),
        )
        for row in knowledge(language, "milestones")["milestone"]
    )
