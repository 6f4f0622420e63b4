"""What the story around an event lends it: day, place and parties; through the trained pipeline."""

from __future__ import annotations

from datetime import date

import pytest

from chancery.extract.events import find_events
from chancery.model import Claim, Event, Report
from chancery.parse import parse

pytestmark = pytest.mark.model

FRIDAY = date(2024, 5, 10)


def _events(text: str, published: date | None = FRIDAY) -> dict[str, tuple[Claim, Event]]:
    """The events of a text by their rule."""
    report = Report("hand", text, versioncreated=published)
    claims = [c for doc in parse([report]) for c in find_events(doc, [])]
    return {c.rule.removeprefix("event:"): (c, c.body) for c in claims if isinstance(c.body, Event)}


def _day(event: Event) -> str | None:
    return event.when.edtf if event.when else None


def _names(event: Event) -> set[str]:
    return {p.name for p in (*event.actors, *event.recipients)}


def test_talks_that_are_pointed_at_lend_their_day_and_place() -> None:
    text = (
        "President Lena Ortiz held talks with Prime Minister Jan Novak in Oslo on Thursday. "
        "A trade agreement between Chile and Norway was signed during the talks."
    )
    claim, paper = _events(text)["sign-material"]
    assert (_day(paper), paper.place and paper.place.name) == ("2024-05-09", "Oslo")
    assert claim.text.startswith("A trade agreement")


def test_a_later_sentence_may_date_the_talks() -> None:
    text = "President Lena Ortiz spoke with Prime Minister Jan Novak. The conversation took place on Thursday."
    assert _day(_events(text)["talk"][1]) == "2024-05-09"


def test_a_time_behind_a_relative_clause_is_the_meetings() -> None:
    text = "President Lena Ortiz met Prime Minister Jan Novak, who is attending a forum, in Oslo on Thursday."
    assert _day(_events(text)["meet"][1]) == "2024-05-09"


def test_the_second_half_about_somebody_else_takes_no_day() -> None:
    text = (
        "She said that Chile had protested to Peru on Sunday and that Norway had made a demarche to Chinese officials."
    )
    found = _events(text)
    assert _day(found["protest-to"][1]) == "2024-05-05"
    assert _day(found["protest-note"][1]) is None


def test_words_of_a_statement_share_its_day() -> None:
    text = (
        "Chile will recall its envoy, the Chilean Foreign Ministry said on Thursday. "
        "The ministry called the raid a blatant breach of its sovereignty."
    )
    assert _day(_events(text)["call-wrong"][1]) == "2024-05-09"


def test_two_dated_statements_date_nothing_else() -> None:
    text = (
        "Chile is outraged, the Chilean Foreign Ministry said on Thursday. Peru regretted it, its ministry said on "
        "Wednesday. The Chilean Foreign Ministry called the raid a blatant breach of its sovereignty."
    )
    assert _day(_events(text)["call-wrong"][1]) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Chile and Peru raised their relationship to a strategic partnership in 2001 and, 11 years later, to a "
            "comprehensive strategic partnership.",
            ["2001", "2012"],
        ),
        (
            "Chile and Peru established diplomatic relations in 1950, a strategic partnership in 2001 and a "
            "comprehensive strategic partnership in 2012.",
            ["1950", "2001", "2012"],
        ),
        ("Chile and Peru raised their relationship to a strategic partnership in 2001.", ["2001"]),
    ],
)
def test_each_step_of_a_partnership_is_an_event(text: str, days: list[str]) -> None:
    report = Report("hand", text)
    bodies = [c.body for doc in parse([report]) for c in find_events(doc, [])]
    assert [_day(b) for b in bodies if isinstance(b, Event)] == days


def test_a_milestone_without_sides_is_of_the_two_countries_told_of() -> None:
    text = "Chile and Peru are good neighbours. Dr. Tom Okoro recalled the establishment of ties in 1950."
    _, ties = _events(text)["raise-ties"]
    assert (_names(ties), _day(ties)) == ({"Chile", "Peru"}, "1950")


def test_a_milestone_among_three_countries_stays_without_sides() -> None:
    text = "Chile, Peru and Norway are friends. Dr. Tom Okoro recalled the establishment of ties in 1950."
    assert not {"Chile", "Peru", "Norway"} & {n for _, e in _events(text).values() for n in _names(e)}


def test_what_a_year_saw_happened_in_it() -> None:
    text = "Trade has grown, with 2023 witnessing the visits from Russian delegations."
    assert _day(_events(text)["visit"][1]) == "2023"


def test_a_feast_in_brackets() -> None:
    text = "President Lena Ortiz will join the ceremony for the 80th anniversary of Victory Day (May 9, 1945-2025)."
    assert _day(_events(text, date(2025, 5, 1))["congress"][1]) == "2025-05-09"


def test_since_is_open_ended_and_dates_no_rank() -> None:
    assert _day(_events("Norway has provided aid to Chile since 2016.")["give-aid"][1]) == "2016/.."
    first = _events("It was the first visit by President Lena Ortiz to Norway since 2014.")
    assert _day(first["visit"][1]) is None


@pytest.mark.parametrize(
    ("text", "rule", "status"),
    [
        ("Talks between President Lena Ortiz and Prime Minister Jan Novak are scheduled.", "meeting", "planned"),
        ("Norway postponed talks with Chile.", "meeting", "cancelled"),
        ("The envoy of Peru was to be summoned later.", "protest-note", "planned"),
        ("Norway is on a four-nation trip.", "visit", None),
        ("President Lena Ortiz is in Oslo on a trip from May 7-15.", "visit", "ongoing"),
    ],
)
def test_status(text: str, rule: str, status: str | None) -> None:
    found = _events(text)
    assert (found[rule][0].status if rule in found and status else status) == status


def test_kin_and_home_are_not_their_owner() -> None:
    text = "President Lena Ortiz spoke. Her brother was convicted by a court in Chile. Police in Chile raided her home."
    found = _events(text)
    assert "Lena Ortiz's brother" in _names(found["convict"][1])
    assert not any("Lena Ortiz" in _names(event) for _, event in found.values())


def test_a_passive_names_whom_it_is_done_to() -> None:
    _, arrest = _events("Ivan Petrov was arrested in Chile.")["arrest"]
    assert (arrest.actors, {p.name for p in arrest.recipients}) == ((), {"Ivan Petrov"})


def test_a_guest_who_is_invited_is_not_his_host() -> None:
    host = "President Ivan Petrov invited him for the visit."
    text = f"Jan Novak landed in Lima. {host} Tom Okoro led the welcome at the airport."
    found = _events(text)
    assert "Ivan Petrov" not in _names(found["welcome"][1])


@pytest.mark.parametrize(
    "text",
    [
        "Norway will act if Chile attacks Peru.",
        "Does Norway support Chile?",
        "Norway is committed to peace in Chile.",
        "Norway spoke of threats to food security in Chile.",
    ],
)
def test_what_is_only_supposed_is_no_event(text: str) -> None:
    assert _events(text) == {}


def test_two_ministers_are_those_of_the_two_countries_that_talked() -> None:
    text = (
        "Chile's and Japan's top diplomats spoke by phone on Thursday about fish. Foreign Minister Ana Silva and her "
        "Japanese counterpart, Kenji Mori, exchanged views on the quota."
    )
    found = _events(text)
    assert "discuss" not in found
    assert _names(found["talk"][1]) == {"Ana Silva", "Kenji Mori"}


def test_the_deed_is_told_by_the_clause_that_names_it() -> None:
    text = "Chile and Peru lifted their old friendship to a new level when they established relations in 1901."
    claim, _ = _events(text)["raise-ties"]
    assert "established" in claim.text
    assert len([c for doc in parse([Report("hand", text)]) for c in find_events(doc, [])]) == 1


def test_what_is_over_does_not_go_on() -> None:
    claim, _ = _events("The two sides follow the course set by the 2013 negotiations of Chile and Peru.")["meeting"]
    assert claim.status == "held"


def test_the_talks_of_one_leader_and_the_other_ones_country_are_those_just_told() -> None:
    text = (
        "Prime Minister Pham Van Khoa held talks with Russian Prime Minister Oleg Belov in Hanoi on Tuesday. Belov and "
        "Vietnam signed six documents after the talks."
    )
    report = Report("hand", text, versioncreated=FRIDAY)
    claims = [c for doc in parse([report]) for c in find_events(doc, [])]
    assert sorted(c.rule for c in claims) == ["event:meeting", "event:sign"]
