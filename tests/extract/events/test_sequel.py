"""The next steps of one day, what "here" and "the capital" are, and who stands where a parser lost him."""

from __future__ import annotations

from datetime import date

import pytest

from chancery.extract.events import find_events
from chancery.model import Claim, Event, Report
from chancery.parse import parse

pytestmark = pytest.mark.model

FRIDAY = date(2024, 5, 10)


def _events(text: str, **report: object) -> dict[str, tuple[Claim, Event]]:
    """The last event of a text by each rule."""
    item = Report("hand", text, versioncreated=FRIDAY, **report)  # type: ignore[arg-type]
    claims = [c for doc in parse([item]) for c in find_events(doc, [])]
    return {c.rule.removeprefix("event:"): (c, c.body) for c in claims if isinstance(c.body, Event)}


def _day(event: Event) -> str | None:
    return event.when.edtf if event.when else None


def _town(event: Event) -> str | None:
    return event.place.name if event.place else None


def _names(event: Event) -> set[str]:
    return {p.name for p in (*event.actors, *event.recipients)}


def test_a_guest_is_received_where_and_when_he_arrives() -> None:
    text = (
        "President Lena Ortiz of Chile arrived in Oslo on Thursday. She was greeted on the tarmac by Prime Minister "
        "Jan Novak."
    )
    event = _events(text)["receive-guest"][1]
    assert (_day(event), _town(event)) == ("2024-05-09", "Oslo")


def test_what_is_done_later_is_done_on_that_day() -> None:
    lead = "Foreign Minister Ana Silva met her counterpart Piotr Lis in Lisbon on Thursday. "
    later = _events(lead + "Lis was later received by President Lena Ortiz at the palace.")["receive-guest"][1]
    assert _day(later) == "2024-05-09"
    before = _events(lead + "Lis had been received by President Lena Ortiz at the palace.")["receive-guest"][1]
    assert _day(before) is None


def test_the_signing_ceremony_is_that_of_the_paper() -> None:
    text = (
        "A friendship treaty was signed in Lima on Thursday by Chile and Peru. "
        "President Lena Ortiz attended the signing ceremony."
    )
    event = _events(text)["congress"][1]
    assert (_day(event), _town(event)) == ("2024-05-09", "Lima")


def test_a_joint_press_conference_is_given_by_both() -> None:
    text = (
        "President Lena Ortiz held talks with Prime Minister Jan Novak in Oslo on Thursday. "
        "Ortiz told a joint press conference that trade would grow."
    )
    event = _events(text)["press-conference"][1]
    assert _names(event) == {"Lena Ortiz", "Jan Novak"}
    assert (_day(event), _town(event)) == ("2024-05-09", "Oslo")


def test_here_is_the_town_of_the_dateline() -> None:
    text = "President Lena Ortiz met Prime Minister Jan Novak here on Thursday."
    assert _town(_events(text, located="Melbourne")["meet"][1]) == "Melbourne"
    assert _town(_events(text)["meet"][1]) is None


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("President Lena Ortiz met Prime Minister Jan Novak in the capital Oslo on Thursday.", "Oslo"),
        ("President Lena Ortiz met Prime Minister Jan Novak in the Norwegian capital on Thursday.", "Oslo"),
        ("President Lena Ortiz met Prime Minister Jan Novak in Chile's Aysen region on Thursday.", "Aysen region"),
    ],
)
def test_a_capital_and_a_region_are_places(text: str, town: str) -> None:
    assert _town(_events(text)["meet"][1]) == town


def test_a_visit_until_a_day_goes_on() -> None:
    claim, visit = _events("President Lena Ortiz is on a working visit to Norway until Sunday.")["visit"]
    assert (claim.status, _day(visit)) == ("ongoing", "../2024-05-12")


def test_a_relative_clause_cuts_off_no_subject() -> None:
    text = "Ortiz, who is on a six-day visit to Norway and Peru, also called on Prime Minister Jan Novak."
    event = _events("President Lena Ortiz came to Oslo. " + text)["call-on-person"][1]
    assert _names(event) == {"Lena Ortiz", "Jan Novak"}


def test_whoever_is_granted_an_audience_takes_part() -> None:
    event = _events("Prime Minister Jan Novak was granted an audience with King Harald.")["meeting"][1]
    assert _names(event) == {"Jan Novak", "Harald"}


def test_two_presidents_in_apposition_are_both_meant() -> None:
    event = _events("The presidents of Chile and Peru, Lena Ortiz and Luis Mora, met in Lima.")["meet"][1]
    assert _names(event) == {"Lena Ortiz", "Luis Mora"}


def test_the_owner_of_a_premier_acts_not() -> None:
    event = _events("Belarus' Prime Minister Viktor Golub met with Vice President Jan Novak in Minsk.")["meet"][1]
    assert _names(event) == {"Viktor Golub", "Jan Novak"}


def test_a_previous_session_is_another_one() -> None:
    text = (
        "The fifth session of the Nordic Council will take place in Oslo on Sunday. "
        "The previous session of the Nordic Council was held in Lima in 2017."
    )
    item = Report("hand", text, versioncreated=FRIDAY)
    found = [c for doc in parse([item]) for c in find_events(doc, []) if c.rule == "event:body-session"]
    days = [_day(c.body) for c in found if isinstance(c.body, Event)]
    assert [(c.status, day) for c, day in zip(found, days, strict=True)] == [
        ("planned", "2024-05-12"),
        ("held", "2017"),
    ]


def test_a_view_that_is_shared_is_no_agreement() -> None:
    assert "agree" not in _events("Chile and Peru met. They agreed that trade is of great importance.")
    assert "agree" in _events("Chile and Peru met. They agreed that trade should be doubled.")


@pytest.mark.parametrize(
    ("text", "rule", "status"),
    [
        ("The foreign ministers of Chile and Peru are to sign a treaty in Lima.", "sign", "planned"),
        ("President Lena Ortiz arrived in Oslo to hold talks with Jan Novak.", "meeting", "planned"),
        ("President Lena Ortiz had been due to meet Prime Minister Jan Novak in Oslo.", "meet", "planned"),
        ("The visit of President Lena Ortiz to Oslo has been put off.", "visit", "cancelled"),
        ("The premier regretted the postponement of talks between Chile and Peru.", "meeting", "cancelled"),
        ("President Lena Ortiz's first trip will be to Norway.", "visit", "planned"),
    ],
)
def test_what_is_still_to_come_or_called_off(text: str, rule: str, status: str) -> None:
    assert _events(text)[rule][0].status == status


def test_a_day_behind_a_disaster_is_its_own() -> None:
    text = "President Lena Ortiz has sent a message of condolence to President Jan Novak over the crash on Monday."
    assert _day(_events(text)["congratulatory-message"][1]) is None


def test_two_years_and_two_places_are_not_shared() -> None:
    found = _events("Premier Jan Novak travelled to Oslo in 1970 and toured five Chilean cities in 1989.")
    assert _town(found["tour"][1]) != "Oslo"


def test_a_day_without_a_year_in_the_past_is_no_plan() -> None:
    text = "Their talks took place in Lima during the state visit of President Lena Ortiz to Peru on 28 June."
    claim, visit = _events(text)["visit"]
    assert (claim.status, _day(visit)) == ("held", "2023-06-28")
    assert _events("President Lena Ortiz travels to Peru on 28 June.")["travel"][0].status == "planned"
    assert _events("President Lena Ortiz met Premier Jan Novak in Lima on 12 May.")["meet"][0].status == "planned"


def test_the_two_countries_may_be_told_of_by_their_adjectives_alone() -> None:
    text = (
        "Chilean President Luis Soto and Peruvian President Rosa Vega met in Lima. "
        "In all, the two countries signed eleven agreements."
    )
    assert _names(_events(text)["sign"][1]) == {"Chile", "Peru"}
