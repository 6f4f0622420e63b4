"""The course of the learning rate."""

from __future__ import annotations

import math

WARM_UP = 0.03


def rate_at(done: float) -> float:
    """Share of the peak rate when ``done`` (0 to 1) of the training is over: linear warm-up, then a cosine to 1 %."""
    if done < WARM_UP:
        return done / WARM_UP
    return 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(1.0, (done - WARM_UP) / (1 - WARM_UP))))
