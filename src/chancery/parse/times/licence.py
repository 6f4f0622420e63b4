"""Which forms are no times where they stand: the verb "may", a surname, a resolution's number."""

from __future__ import annotations

from functools import cache

from chancery.lang import knowledge
from chancery.parse.times.grammar import Match
from chancery.parse.times.scan import Tokens


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in knowledge("en", "times")["licence"].items()}


def licensed(match: Match, tokens: Tokens, text: str) -> bool:
    """False when the words before or after show that the form is no time."""
    lists = _lists()
    opens = _opens(match, tokens, text)
    before = tokens.word[match.first - 1].lower() if match.first else "\n"
    after = tokens.word[match.last].lower() if match.last < len(tokens.word) else "\n"
    if match.rule.make == "month" and after in lists["named_after"] and tokens.word[match.last][0].isupper():
        return False
    if match.rule.make == "season" and after in lists["season_named_after"]:
        return False
    if match.rule.id == "edge-unit" and match.slots.get("unit") == "D" and before == "at" and after == ",":
        return False  # "at the end of the day," sums up
    if match.rule.id == "weekday-rel" and "that" in match.slots and _low(tokens, match.last - 1) in _words("BESIDE"):
        return False  # "said that Sun Microsystems"
    if match.rule.id == "the-unit" and match.slots.get("unit") == "D" and before in ("by", "of", "for"):
        return False  # "issues of the day"
    if match.rule.id == "the-unit" and tokens.word[match.last - 1][0].isupper():
        return False  # "Employee of the Year"
    if match.rule.id == "following-unit" and before in lists["before_no_unit"]:
        return False
    if match.rule.make == "length" and match.slots["unit"] == "TS" and match.slots.get("n") == 1:
        return False  # "a second phase"
    if match.last - match.first == 1:
        return _alone(tokens.word[match.first], before, after, opens=opens)
    if match.rule.make in ("unit", "deixis"):
        titled = all(word[0].isupper() for word in tokens.word[match.first : match.last])
        return not titled or (opens and before not in lists["quotes"])
    return not (match.rule.make == "length" and match.slots["unit"] == "Q" and match.slots.get("n") == 1)


def _opens(match: Match, tokens: Tokens, text: str) -> bool:
    """True where a sentence may begin: after a stop or at the start of a line, there being no "USA Today"."""
    if match.first == 0 or "\n" in text[tokens.end[match.first - 1] : tokens.start[match.first]]:
        return True
    before = tokens.word[match.first - 1].lower()
    return before in _lists()["opens"] or before.startswith("\n")


def _alone(word: str, before: str, after: str, *, opens: bool) -> bool:
    lists = _lists()
    low = word.lower()
    if low in _words("BESIDE"):
        return False
    if low in _words("DOUBTFUL"):
        return before in lists["before_doubtful"] or after in lists["after_doubtful"]
    if low in _words("DEIXIS") and word[0].isupper():
        return opens
    if low == "now" and after == ",":
        return word[0].islower()
    if low == "noon":
        return before != "high" and not (before == "," and after == ",")
    if match_short_year(word):
        return before in lists["before_short_year"]
    return low != "quarterly" or not after[0].isalpha()


def match_short_year(word: str) -> bool:
    """True for '99: an apostrophe and two figures, which also opens a quotation."""
    return len(word) == 3 and word[0] in "'’" and word[1:].isdigit()


def _low(tokens: Tokens, at: int) -> str:
    return tokens.word[at].lower()


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(knowledge("en", "times")["words"][name])
