"""The words that are shown for an event end where a phrase ends; through the trained pipeline."""

from __future__ import annotations

from datetime import date

import pytest

from chancery.extract.events import find_events
from chancery.model import Event, Report
from chancery.parse import parse

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "text",
    [
        "Norway urged Chile to stop the raids on the border and release Peruvian sailors.",
        "Chile and Peru aim to raise their two-way trade to $10 billion by 2030.",
        "Norway and Peru signed an agreement on the use of the ports in the north of the country in Oslo.",
        "Ann Lee met with the President of the Assembly (PA) of Chile, Jan Novak, in Oslo on Monday.",
    ],
)
def test_what_ends_with_a_phrase(text: str) -> None:
    report = Report("hand", text, versioncreated=date(2024, 5, 10))
    events = [c for doc in parse([report]) for c in find_events(doc, []) if isinstance(c.body, Event)]
    assert events
    for claim in events:
        assert isinstance(claim.body, Event)
        for words in (claim.body.what, claim.text):
            last = words.split()[-1].lower()
            assert last not in {"and", "the", "of", "to", "on", "in", "with", "by", "$", "release", "two-way"}, words
            assert words.count("(") == words.count(")"), words
