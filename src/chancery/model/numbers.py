"""Numbers as people write them."""

from __future__ import annotations

import re

SCALES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))

MAGNITUDE = (
    ("trillion", 1e12),
    ("billion", 1e9),
    ("bln", 1e9),
    ("bn", 1e9),
    ("million", 1e6),
    ("mln", 1e6),
    ("thousand", 1e3),
)
"""Words for sizes, a longer one before the one it holds."""
_DECIMALS = re.compile(r"\d+[.,](\d+)")


def number(value: float) -> str:
    """`5.23 billion`, `430,000`: as many digits as were told."""
    for size, name in SCALES:
        if abs(value) >= size:
            return f"{_digits(value / size)}{name}"
    return _digits(value)


def _digits(value: float) -> str:
    return f"{value:,.15g}" if value != int(value) else f"{int(value):,}"


def rounded(words: str, value: float) -> tuple[float, float]:
    """What a number can stand for by its words: "5.3 billion" is 5.25 to 5.35, one that is counted out is itself."""
    low = words.casefold()
    magnitude = next((size for word, size in MAGNITUDE if word in low), 1.0)
    decimals = _DECIMALS.search(low)
    half = 0.5 * magnitude * 10 ** -(len(decimals[1]) if decimals and magnitude > 1 else 0) if magnitude > 1 else 0.0
    return value - half, value + half
