"""Which values a figure can stand for: its digits, its magnitude, how exact it is said to be."""

from __future__ import annotations

import re

from chancery.model.claim import Bound

ABOUT = 0.1
"""How far, as a share of the value, "about" and "nearly" may be off."""

_DIGITS = re.compile(r"\d+(?:[.,  ]\d+)*")
_DECIMALS = re.compile(r"[.,](\d{1,2}|\d{4,})$")


def step(words: str, value: float) -> float:
    """The size of one unit in the last place of the number in `words`, which stands for `value`.

    "5.23 billion" is given in steps of ten million, "430,000" in steps of one: nobody says whether zeros were counted.
    A number in words ("two million") is given in steps of its last multiplier.
    """
    digits = _DIGITS.search(words)
    if digits is None:
        return 1.0
    bare = digits.group()
    decimals = _DECIMALS.search(bare)
    places = len(decimals[1]) if decimals else 0
    number = float(re.sub(r"[.,  ]", "", bare)) / 10**places
    factor = value / number if number else 1.0
    return factor * 10.0**-places


def spread(words: str, value: float, bound: Bound = "exact", *, counted: bool = False) -> tuple[float, float]:
    """The least and the greatest value that a figure can stand for: half a step either way, widened by its bound.

    Whole numbers of things that are `counted` ("eleven agreements") are exact.
    """
    unit = step(words, value)
    half = 0.0 if counted and unit == 1 else unit / 2
    low, high = value - half, value + half
    if bound == "about":
        low, high = min(low, value - ABOUT * abs(value)), max(high, value + ABOUT * abs(value))
    if bound == "at least":
        return low, float("inf")
    return (float("-inf"), high) if bound == "at most" else (low, high)


def growth(before: tuple[float, float], after: tuple[float, float]) -> tuple[float, float]:
    """The least and the greatest growth, in per cent, from a level in `before` to one in `after` (both positive)."""
    if before[0] <= 0 or after[0] <= 0:
        return float("-inf"), float("inf")
    low = (after[0] / before[1] - 1) * 100 if before[1] != float("inf") else float("-inf")
    return low, (after[1] / before[0] - 1) * 100
