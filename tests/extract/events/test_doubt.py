"""What reads like an event and is none, and times that date no act; through the trained pipeline."""

from __future__ import annotations

import pytest

from chancery.extract.events import find_events
from chancery.model import Claim, Event, Report
from chancery.parse import parse

pytestmark = pytest.mark.model


def _events(text: str) -> list[Claim]:
    return [c for doc in parse([Report("hand", text)]) for c in find_events(doc, [])]


def _types(text: str) -> list[str]:
    return [c.body.type for c in _events(text) if isinstance(c.body, Event)]


@pytest.mark.parametrize(
    "text",
    [
        "Will Chile attack Peru?",
        '"We will fight Chile in Peru," the president said.',
        "They attack you in Chile when you speak.",
        "The attack went on.",
        "The bombs are in Laos.",
    ],
)
def test_no_act_is_told(text: str) -> None:
    assert not {"ASSAULT", "THREATEN", "COERCE", "PROTEST"} & set(_types(text))


def test_the_same_words_as_a_statement_stay() -> None:
    assert _types("Chile attacked Peru.") == ["ASSAULT"]


@pytest.mark.parametrize(
    "text",
    [
        "Will President Lena Ortiz meet Prime Minister Jan Novak?",
        "Were there any discussions between Pope Francis and President Lena Ortiz?",
        "Does Chile today maintain its support for Peru?",
    ],
)
def test_a_question_for_yes_or_no_tells_nothing(text: str) -> None:
    assert _types(text) == []


def test_what_a_question_takes_for_granted_is_told() -> None:
    assert _types("Were the talks between President Lena Ortiz and Prime Minister Jan Novak open?") == ["CONSULT"]


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Peru adopted a joint statement on the vision for their partnership until 2030.",
        "Chile and Peru signed a cooperation plan through 2030.",
        "President Lena Ortiz met Prime Minister Jan Novak on the occasion of the 75th anniversary of diplomatic "
        "relations (January 30, 1950 – 2025).",
    ],
)
def test_a_term_or_an_anniversary_dates_no_act(text: str) -> None:
    [claim] = _events(text)
    assert isinstance(claim.body, Event)
    assert (claim.body.when, claim.status) == (None, "held")


def test_a_day_of_the_act_still_dates_it() -> None:
    [claim] = _events("Chile and Peru signed a cooperation plan through 2030 on May 3, 2024.")
    assert isinstance(claim.body, Event)
    assert claim.body.when is not None
    assert claim.body.when.edtf == "2024-05-03"
