"""Lengths of time that date an event: anniversaries, "67 years ago", "in its 59th year", "for the first time in"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from chancery.model import Elapsed, Time
from chancery.parse.times.anniversary import find_ages, find_anniversaries, find_running_years
from chancery.parse.times.passed import find_passed, find_past_years
from chancery.parse.times.setting import Setting


def find_elapsed(text: str, times: Sequence[Time], published: date | None) -> tuple[Elapsed, ...]:
    """The elapsed times of a text, in order of place and not overlapping, from its words and its times.

    `published` is where "ago" counts from; without it the base stays open unless the report or common history gives it.
    """
    setting = Setting(text, tuple(times), published)
    found = [*find_anniversaries(setting), *find_running_years(setting), *find_passed(setting), *find_ages(setting)]
    found += find_past_years(setting, {item.count for item in found if item.unit == "Y"})
    kept: list[Elapsed] = []
    for item in sorted(found, key=lambda e: (e.start - e.end, e.start)):
        if not any(item.start < other.end and other.start < item.end for other in kept):
            kept.append(item)
    return tuple(sorted(kept, key=lambda e: e.start))
