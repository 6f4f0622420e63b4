"""Numbers as people write them."""

from __future__ import annotations

SCALES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))


def number(value: float) -> str:
    """`5.23 billion`, `430,000`: as many digits as were told."""
    for size, name in SCALES:
        if abs(value) >= size:
            return f"{_digits(value / size)}{name}"
    return _digits(value)


def _digits(value: float) -> str:
    return f"{value:,.15g}" if value != int(value) else f"{int(value):,}"
