"""Posts apart from their wording, and their holders over time."""

from __future__ import annotations

from datetime import date

import pytest

from chancery import answer
from chancery.answer.posts import is_post, is_single, read_post
from chancery.model import Claim, Occupancy, Span


@pytest.mark.parametrize(
    ("told", "of", "same"),
    [
        ("Foreign Minister", "VNM", True),
        ("Minister of Foreign Affairs of Viet Nam", "VNM", True),
        ("Vietnamese Foreign Minister", "VNM", True),
        ("Minister of Foreign Affairs and International Cooperation", "ARE", True),
        ("External Affairs Minister", "IND", True),
        ("Foreign Secretary", "GBR", True),
        ("Secretary of State", "USA", True),
        ("Secretary of State", "VAT", False),
        ("Acting Foreign Minister", "VNM", True),
        ("Deputy Foreign Minister", "VNM", False),
        ("Minister of State for Foreign Affairs", "IND", False),
        ("Special Envoy of the Foreign Minister", "RUS", False),
        ("Foreign Ministry spokesperson", "VNM", False),
        ("Prime Minister", "VNM", False),
    ],
)
def test_wordings_of_one_post(told, of, same):
    assert is_post(read_post("foreign minister", of), read_post(told, of)) is same


def test_whose_and_to_whom_stand_in_the_words():
    name = read_post("Ambassador Extraordinary and Plenipotentiary of Viet Nam to the Russian Federation")
    assert (name.words, name.of, name.to) == (frozenset({"ambassador"}), "VNM", "RUS")
    assert is_single(name)
    assert not is_single(read_post("ambassador"))
    assert not is_post(read_post("ambassador to Laos"), name)


def holds(name: str, post: str, of: str | None = "VNM", *, former: bool = False, status: str = "held") -> Claim:
    """A claim that somebody holds a post."""
    return Claim("", Span(0, 0), f"{post} {name}", Occupancy(name, post, of, former), "test", status)  # type: ignore[arg-type]


@pytest.fixture
def held(desk, filled):
    """Three foreign ministers, one of whom a report still calls so after the next was named."""

    def on(day: str, *claims: Claim):
        return desk.story(*claims, versioncreated=date.fromisoformat(day), provider=f"Desk {day}")

    return filled(
        on("2021-03-01", holds("Pham Van Minh", "Foreign Minister")),
        on("2021-06-01", holds("Bui Thanh Ha", "Minister of Foreign Affairs of Vietnam")),
        on("2024-02-01", holds("Bui Thanh Ha", "Foreign Minister"), holds("Bui Thanh Ha", "Deputy Prime Minister")),
        on("2024-01-10", holds("Le Duc Trung", "Foreign Minister")),
        on("2024-09-01", holds("Le Duc Trung", "Acting Foreign Minister")),
        on("2024-10-01", holds("Bui Thanh Ha", "Foreign Minister", former=True)),
        on("2024-11-01", holds("Ngo Thi Lan", "Foreign Minister", status="planned")),
        on("2024-11-02", holds("Tran Van Nam", "Deputy Foreign Minister")),
    )


def test_holders_with_the_days_and_the_standing_that_reports_attest(held):
    told = answer.post(held, "foreign minister", "VNM")
    assert [(h.name, h.standing, h.first, h.last, h.reports) for h in told.holders] == [
        ("Pham Van Minh", "held", "2021-03-01", "2021-03-01", 1),
        ("Bui Thanh Ha", "held", "2021-06-01", "2024-02-01", 2),
        ("Le Duc Trung", "held", "2024-01-10", "2024-01-10", 1),
        ("Le Duc Trung", "acting", "2024-09-01", "2024-09-01", 1),
        ("Bui Thanh Ha", "former", "2024-10-01", "2024-10-01", 1),
        ("Ngo Thi Lan", "designate", "2024-11-01", "2024-11-01", 1),
    ]
    assert told.notes == (
        "No report names a holder between 1 March 2021 (Pham Van Minh) and 1 June 2021 (Bui Thanh Ha).",
        "Bui Thanh Ha and Le Duc Trung are both attested on 10 January 2024.",
        "No report names a holder between 1 February 2024 (Bui Thanh Ha) and 1 September 2024 (Le Duc Trung).",
    )


def test_a_career_joins_wordings_of_one_post(held):
    (person,) = answer.who(held, "Bui Thanh Ha")
    assert [(o.post, o.standing, o.first, o.last) for o in person.offices] == [
        ("Foreign Minister", "held", "2021-06-01", "2024-02-01"),
        ("Deputy Prime Minister", "held", "2024-02-01", "2024-02-01"),
        ("Foreign Minister", "former", "2024-10-01", "2024-10-01"),
    ]
    assert person.providers == (("Desk 2021-06-01", 1), ("Desk 2024-02-01", 1), ("Desk 2024-10-01", 1))


@pytest.mark.parametrize(
    ("asked", "whose", "to", "told"),
    [
        ("emperor", "VNM", None, "it tells of Foreign Minister"),
        ("of the", "VNM", None, "names no post"),
        ("foreign minister", None, None, "whose foreign minister"),
        ("foreign minister", "Nowhere", None, "nobody in the record is called so"),
        ("ambassador", "VNM", "Bui Thanh Ha", "is no country"),
    ],
)
def test_what_cannot_be_answered_says_what_to_mend(held, asked, whose, to, told):
    with pytest.raises(answer.Unanswerable, match=told):
        answer.post(held, asked, whose, to=to)
