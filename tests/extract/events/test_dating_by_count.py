"""What an anniversary counts from takes its date from the count."""

from __future__ import annotations

from datetime import date

import pytest

from chancery.model import Event, Report
from chancery.pipeline import analyse


def whens(text: str) -> dict[str, str | None]:
    (found,) = analyse([Report("a", text, versioncreated=date(2021, 9, 28))])
    events = [claim.body for claim in found.claims if isinstance(claim.body, Event) and claim.body.type == "SUPPORT"]
    return {event.what: event.when.edtf if event.when else None for event in events}


@pytest.mark.model
def test_a_counted_year_is_approximate() -> None:
    text = "Norway and Finland celebrate the 20th anniversary of the establishment of diplomatic relations in 2021."
    assert list(whens(text).values()) == ["2001~"]


@pytest.mark.model
def test_a_date_in_the_words_stands() -> None:
    text = "Norway and Finland established diplomatic relations on March 3, 2001."
    assert list(whens(text).values()) == ["2001-03-03"]
