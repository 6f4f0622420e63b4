"""Who does what to whom: allies, victims, those who are asked; through the trained pipeline."""

from __future__ import annotations

from datetime import date

import pytest

from chancery.extract.events import find_events
from chancery.model import Claim, Event, Report
from chancery.parse import parse

pytestmark = pytest.mark.model


def _events(text: str) -> dict[str, tuple[Claim, Event]]:
    report = Report("hand", text, versioncreated=date(2024, 5, 10))
    claims = [c for doc in parse([report]) for c in find_events(doc, [])]
    return {c.rule.removeprefix("event:"): (c, c.body) for c in claims if isinstance(c.body, Event)}


def _whom(event: Event) -> list[str]:
    return [p.name for p in event.recipients]


def test_a_town_that_is_defended_is_not_attacked() -> None:
    found = _events("Chilean volunteers fought beside Norwegian sailors in the defence of Oslo in 1944.")
    assert set(found) == {"fight-beside"}
    assert found["fight-beside"][1].type == "COOPERATE"
    assert _whom(found["fight-beside"][1]) == ["Norwegian sailors"]


def test_a_cause_is_no_enemy() -> None:
    assert "fight" not in _events("Norway is fighting for common values.")


def test_who_is_hit_is_not_blamed() -> None:
    found = _events("Norway condemned Chile's attacks on Peruvian cities.")
    assert _whom(found["criticise"][1]) == ["Chile"]
    found = _events("Norway strongly condemns the missile strikes on Lima last night.")
    assert _whom(found["criticise"][1]) == []
    day = found["air-strike"][1].when
    assert (found["criticise"][1].when, day and day.edtf) == (None, "2024-05-09")


def test_who_is_asked_is_not_whom_it_is_about() -> None:
    found = _events("Norway urged Chile to stop the attacks and release Peruvian sailors.")
    assert (set(found), _whom(found["demand"][1])) == ({"demand"}, ["Chile"])


@pytest.mark.parametrize(
    "text",
    [
        "We continue to call on the Chilean government to immediately release political prisoners.",
        "Norway repeated its call for Chile to release the prisoners.",
    ],
)
def test_what_is_asked_for_is_not_done(text: str) -> None:
    claim, event = _events(text)["release"]
    assert (claim.status, [p.country for p in event.actors]) == ("proposed", ["CHL"])


def test_an_aircraft_is_no_guest() -> None:
    assert _events("The Norwegian air force received a helicopter and two aircraft.") == {}


def test_a_day_is_nobody() -> None:
    found = _events("President Ann Lee congratulated Chile on the celebration of National Day.")
    assert all("Day" not in p.name for _, event in found.values() for p in (*event.actors, *event.recipients))


def test_who_did_it_is_no_part_of_whom_it_hit() -> None:
    found = _events("The office documents torture of civilians by the Chilean military.")
    event = found["torture"][1]
    assert _whom(event) == ["civilians"]
    assert event.recipients[0].country is None


def test_what_a_clause_calls_them_is_nobody() -> None:
    text = (
        "Norway spoke of raids in Peru. Chile conducted similar strikes in February calling them a deterrent, but "
        "attacks went on."
    )
    assert all(_whom(event) == [] for rule, (_, event) in _events(text).items() if "attack" in rule)


@pytest.mark.parametrize("who", ["the world", "other countries", "three countries", "many companies"])
def test_a_common_noun_is_no_party(who: str) -> None:
    found = _events(f"President Ann Lee of Norway met Jan Novak and thanked {who} for their support.")
    names = {p.name for _, event in found.values() for p in (*event.actors, *event.recipients)}
    assert names <= {"Ann Lee", "Jan Novak", "Norway"}


def test_officials_of_several_states_are_parties_each() -> None:
    found = _events("Jan Novak of Norway met Chilean and Peruvian officials in Lima on Monday.")
    assert {p.country for p in found["meet"][1].recipients} == {"CHL", "PER"}
    found = _events("Chilean and Peruvian officials held talks in Lima.")
    assert {p.country for p in found["meeting"][1].actors} == {"CHL", "PER"}


def test_parties_of_another_act_are_not_those_of_an_agreement() -> None:
    found = _events(
        "Jan Novak of Norway and Ana Rojas of Chile agreed the borders must be respected, condemned the raids by "
        "Peru's forces, and stressed the need to hold the junta of Bolivia accountable."
    )
    agreed = found["agree"][1]
    assert {p.country for p in (*agreed.actors, *agreed.recipients)} == {"NOR", "CHL"}


def test_one_of_a_series_is_no_habit() -> None:
    found = _events("Norway and Chile plan to hold the next annual meeting in Lima in early 2025.")
    assert found["meeting"][0].status == "planned"
    found = _events("Norway and Chile hold an annual meeting of ministers.")
    assert found["meeting"][0].status == "recurring"


def test_a_german_counterpart_is_german() -> None:
    found = _events(
        "President Ana Rojas of Chile thanked Norway. "
        "The Foreign Secretary will hold talks with his German counterpart."
    )
    assert [(p.name, p.country) for p in found["meeting"][1].recipients] == [("German counterpart", "DEU")]


def test_support_in_passing_makes_no_pair() -> None:
    found = _events(
        "Prime Minister Ann Hart thanked Prime Minister Jan Vermeer for Norway's support to Peru. "
        "They condemned Chile's attack."
    )
    assert [p.name for p in found["criticise"][1].actors] == ["Ann Hart", "Jan Vermeer"]


def test_they_who_spoke_are_those_of_the_clause_above() -> None:
    found = _events("Norway attacked Chile. Ann Hart told Jan Vermeer about it when they spoke on Tuesday.")
    assert [p.name for p in found["talk"][1].actors] == ["Ann Hart", "Jan Vermeer"]
