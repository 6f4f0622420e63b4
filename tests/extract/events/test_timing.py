"""Which times date an event, and which date what it is about; through the trained pipeline."""

from __future__ import annotations

from datetime import date

import pytest

from chancery.extract.events import find_events
from chancery.model import Event, Report
from chancery.parse import parse

pytestmark = pytest.mark.model

SATURDAY = date(2024, 5, 11)


def _days(text: str) -> dict[str, str | None]:
    """The day of each event of a text, by its rule."""
    report = Report("hand", text, versioncreated=SATURDAY)
    found = [c for doc in parse([report]) for c in find_events(doc, []) if isinstance(c.body, Event)]
    return {c.rule.removeprefix("event:"): c.body.when and c.body.when.edtf for c in found}


def test_what_is_talked_about_lends_no_day() -> None:
    assert _days("Ann Lee and Jan Novak discussed Chile's February 26 and March 4 missile launches.")["discuss"] is None
    text = "Ann Lee also discussed with Jan Novak plans for the upcoming summit in Berlin May 14-15."
    assert _days(text)["discuss"] is None


def test_an_apposition_lends_no_day() -> None:
    text = "Ann Lee condemned Chile's March 24 missile launch, the latest in a series of launches this year."
    days = _days(text)
    assert (days["criticise"], days["test-weapon"]) == (None, "2024-03-24")


def test_the_day_of_the_talk_itself_stays() -> None:
    text = "Ann Lee discussed the grain treaty with Jan Novak on Thursday."
    assert _days(text)["discuss"] == "2024-05-09"


def test_both_halves_of_what_a_year_saw() -> None:
    text = (
        "Cooperation has grown, with 2023 witnessing the visits from Chilean delegations representing Lima and Cusco, "
        "while Norwegian leaders from Oslo visited Chile."
    )
    assert _days(text)["visit-country"] == "2023"


def test_a_day_that_nobody_knows_is_no_year() -> None:
    days = _days(
        "Ann Lee met Jan Novak in Oslo and will go to Chile later this year. On the same day Tom Lowe visited Peru."
    )
    assert days["visit-country"] is None


def test_each_of_several_visits_has_its_own_month() -> None:
    report = Report(
        "hand",
        "Trust has grown with recent visits, including President Ann Lee's visit to Chile in June 2023, her meeting "
        "with Prime Minister Tom Lowe at the Nordic Summit in October, and Speaker Jan Holm's official visit to Peru "
        "in March 2024.",
        versioncreated=SATURDAY,
    )
    found = [c for doc in parse([report]) for c in find_events(doc, []) if isinstance(c.body, Event)]
    days = {
        next(iter(p.name for p in (*c.body.recipients, *c.body.actors)), ""): c.body.when
        for c in found
        if isinstance(c.body, Event)
    }
    assert {name: when.edtf for name, when in days.items() if when and name in {"Chile", "Peru"}} == {
        "Chile": "2023-06", "Peru": "2024-03"
    }  # fmt: skip


def test_the_year_of_a_jubilee_is_that_of_the_celebration() -> None:
    text = "Norway and Chile celebrate the 20th anniversary of the establishment of their partnership in 2024."
    report = Report("hand", text, versioncreated=SATURDAY)
    found = [c.body for doc in parse([report]) for c in find_events(doc, []) if isinstance(c.body, Event)]
    assert "2004~" in {e.when.edtf for e in found if e.when}
