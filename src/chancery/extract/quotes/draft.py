"""A quotation on its way to a claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from chancery.extract.quotes.sources import Source

Mode = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Draft:
    """Content `pieces` as characters, the cue as characters and words, the source as tokens, and the rule."""

    pieces: tuple[tuple[int, int], ...]
    cue: tuple[int, int] | None
    source: Source | None
    mode: Mode
    rule: str
    verb: int = -1

    @property
    def start(self) -> int:
        """First character of the content."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """The character behind the content."""
        return self.pieces[-1][1]

    @property
    def size(self) -> int:
        """Characters of content in all pieces."""
        return sum(end - start for start, end in self.pieces)


def shared(a: Draft, b: Draft) -> float:
    """How much of the two contents is common: intersection over union of their pieces."""
    common = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a.pieces for y in b.pieces)
    return common / (a.size + b.size - common) if common else 0.0
