"""Ranges told with words, "from May 5 to June 3, 2024": the year one end lends the other, and the days they span."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from chancery.model import Time, When
from chancery.parse.times.grammar import Match
from chancery.parse.times.scan import Tokens

_JOINS = frozenset(("to", "until", "till", "through", "and", "or", "-", " - ", "/"))
_YEARS = frozenset(("year", "this", "last", "next", "that", "follow", "prev"))
_FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+)?(?:early\s+|late\s+|mid-)?\Z", re.IGNORECASE)
_TO = re.compile(r"\s*(?:to|until|till|through|and|-|–|—)\s+(?:the\s+)?|-|–", re.IGNORECASE)


def lend_years(matches: Sequence[Match], tokens: Tokens) -> None:
    """Gives a bare month or day the year of the one it is joined to: "in April and June 1955", "May 5 to June 3, 2024".

    From back to front, so that a list shares its one year; across a comma only inside such a list.
    """
    lent = -1
    for at in range(len(matches) - 2, -1, -1):
        first, second = matches[at], matches[at + 1]
        if not (_bare(first) and _dated(second)) or second.first != first.last + 1:
            continue
        join = tokens.word[first.last].lower()
        if join in _JOINS or (join == "," and lent == at + 1):
            later = (first.slots["month"], first.slots.get("day", 0)) > (
                second.slots["month"],
                second.slots.get("day", 31),
            )
            first.slots["year"] = second.slots["year"] - later
            lent = at


def _bare(match: Match) -> bool:
    return match.rule.make in ("day", "month") and "month" in match.slots and not _YEARS & match.slots.keys()


def _dated(match: Match) -> bool:
    return match.rule.make in ("day", "month") and isinstance(match.slots.get("year"), int)


def join_ranges(times: list[Time], text: str, now: date | None) -> list[Time]:
    """The times, both ends of "from A to B" and "between A and B" with their range; "now" counts as publication."""
    joined = list(times)
    for at in range(len(times) - 1):
        first, second = times[at], times[at + 1]
        if not _FROM.search(text, max(0, first.start - 20), first.start):
            continue
        if not _TO.fullmatch(text, first.end, second.start):
            continue
        begin = first.when or (When.of_day(now) if first.value == "PRESENT_REF" and now else None)
        if begin is None or second.when is None or begin.earliest is None or second.when.earliest is None:
            continue
        try:
            span = When.spanning(begin, second.when, text[first.start : second.end])
        except ValueError:
            continue  # "from December to May" read into one year, or a slip of the report: no range
        joined[at], joined[at + 1] = replace(first, range=span), replace(second, range=span)
    return joined
