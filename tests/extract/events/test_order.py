"""Which event of the lead is the main one; through the trained pipeline."""

from __future__ import annotations

from datetime import date

import pytest

from chancery.extract.events import find_events
from chancery.model import Event, Report
from chancery.parse import parse

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "main"),
    [
        ("During a working visit to Oslo, President Ann Lee met with Prime Minister Jan Novak of Chile.", "met"),
        ("During a visit to Oslo, President Ann Lee of Peru held talks with Prime Minister Jan Novak.", "held talks"),
        ("President Ann Lee of Peru paid a visit to Oslo and met with Prime Minister Jan Novak.", "paid a visit"),
    ],
)
def test_what_the_verb_tells_goes_before_its_setting(text: str, main: str) -> None:
    [doc] = parse([Report("hand", text, versioncreated=date(2024, 5, 10))])
    first = find_events(doc, [])[0]
    assert isinstance(first.body, Event)
    assert first.text.startswith(main)
