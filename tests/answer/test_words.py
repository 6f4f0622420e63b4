"""Events in words: who did it, and one spelling for one country."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chancery import answer
from chancery.answer.words import one_spelling, sides


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ambassador to Viet Nam", "Ambassador to Vietnam"),
        ("Communist Party of Việt Nam", "Communist Party of Vietnam"),
        ("Cote d'Ivoire", "Côte d'Ivoire"),
        ("Netnam", "Netnam"),
    ],
)
def test_a_country_has_one_spelling(text, wanted):
    assert one_spelling(text) == wanted


def test_who_suffers_an_act_does_not_read_as_its_doer(desk, filled):
    attack = desk.meets("putin", "lam", type="ASSAULT", text="was hit")
    attack = replace(attack, body=replace(attack.body, actors=()))
    (event,) = answer.timeline(filled(desk.story(attack))).events
    assert sides(event).startswith("unnamed – ")
    assert not sides(replace(event, type="CONSULT")).startswith("unnamed")
