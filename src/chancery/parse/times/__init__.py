"""Temporal expressions: TIMEX3 types and values, resolved against the day of publication."""

from __future__ import annotations

from chancery.parse.times.elapsed import find_elapsed
from chancery.parse.times.gatherings import find_gatherings
from chancery.parse.times.reading import find_times, read_times

__all__ = ["find_elapsed", "find_gatherings", "find_times", "read_times"]
