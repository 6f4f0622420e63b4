"""Which forms are no times where they stand: the verb "may", a surname, a resolution's number."""

from __future__ import annotations

from functools import cache

from chancery.lang import knowledge
from chancery.parse.times.grammar import Match
from chancery.parse.times.scan import Tokens


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in knowledge("en", "times")["licence"].items()}


@cache
def _doubtful() -> frozenset[str]:
    return frozenset(knowledge("en", "times")["words"]["DOUBTFUL"])


def licensed(match: Match, tokens: Tokens) -> bool:
    """False when the words before or after show that the form is no time."""
    lists = _lists()
    before = tokens.word[match.first - 1].lower() if match.first else "\n"
    after = tokens.word[match.last].lower() if match.last < len(tokens.word) else "\n"
    if match.last - match.first == 1 and tokens.word[match.first].lower() in _doubtful():
        return before in lists["before_doubtful"] or after in lists["after_doubtful"]
    return True
