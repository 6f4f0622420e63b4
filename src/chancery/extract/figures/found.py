"""A figure on its way to a claim."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.model.claim import Bound


@dataclass(frozen=True, slots=True)
class Found:
    """A number with its unit at characters `[start, end)`; `of` is what it counts where its own words say so, and
    `phrase` the tokens `[first, behind the last)` of those words.
    """

    start: int
    end: int
    value: float
    unit: str
    bound: Bound
    rule: str
    of: str | None = None
    phrase: tuple[int, int] | None = None
