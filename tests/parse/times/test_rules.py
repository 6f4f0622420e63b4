"""Every form in times.toml reads its own examples, with 27 September 2021 (a Monday) as the day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from chancery.lang import knowledge
from chancery.parse.times import read_times
from chancery.parse.times.grammar import load
from chancery.parse.times.reading import MAKERS

RULES = knowledge("en", "times")["rule"]
EXAMPLES = [(rule["id"], words, value) for rule in RULES for words, value in rule.get("examples", {}).items()]


@pytest.mark.parametrize(("rule", "words", "value"), EXAMPLES, ids=lambda text: str(text)[:40])
def test_example(rule: str, words: str, value: str) -> None:
    times = read_times(words, published=date(2021, 9, 27))
    pattern = next(entry["pattern"] for entry in RULES if entry["id"] == rule)
    assert [t.value for t in times] == [value], rule
    assert times[0].text == words or ("{" in pattern and times[0].text in words)


def test_every_rule_is_made_by_a_reader_and_named_once() -> None:
    assert {rule["make"] for rule in RULES} == set(MAKERS)
    assert len({rule["id"] for rule in RULES}) == len(RULES)


def test_holidays_known_by_rule_are_computable() -> None:
    from chancery.parse.times.holidays import day_of, easter, pascha

    assert easter(2024) == date(2024, 3, 31)
    assert easter(1818) == date(1818, 3, 22)
    assert easter(2038) == date(2038, 4, 25)
    assert pascha(2024) == date(2024, 5, 5)
    assert pascha(1917) == date(1917, 4, 15)
    assert day_of("lunar", 2024) == date(2024, 2, 10)
    assert day_of("lunar", 1800) is None
    assert day_of("11-4-4", 2021) == date(2021, 11, 25)
    assert day_of("05-1--1", 2021) == date(2021, 5, 31)
    assert day_of("election", 1998) == date(1998, 11, 3)
    for rule in knowledge("en", "times")["words"]["HOLIDAY"].values():
        assert len(rule) == 10 or day_of(rule, 2021), rule


def test_a_wrong_pattern_is_named() -> None:
    from chancery.parse.times.grammar import _rule

    with pytest.raises(ValueError, match="rule broken"):
        _rule({"id": "broken", "make": "day"}, "month:MONTH (", 0, load("en").lexicon)
    with pytest.raises(ValueError, match="nothing is NOSUCH"):
        _rule({"id": "broken", "make": "day"}, "month:NOSUCH", 0, load("en").lexicon)
