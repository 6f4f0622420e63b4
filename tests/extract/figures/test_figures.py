"""Figures in texts written for the tests: value, unit, what is measured, bound and period."""

from __future__ import annotations

from datetime import date

import pytest

from chancery.extract.figures import find_figures
from chancery.model import Claim, Figure, Report
from chancery.parse import parse

pytestmark = pytest.mark.model


def claims_of(text: str) -> list[Claim]:
    (doc,) = parse([Report("test:1", text, versioncreated=date(2024, 5, 6))])
    return find_figures(doc)


def body(claim: Claim) -> Figure:
    assert isinstance(claim.body, Figure)
    return claim.body


def figures_of(text: str) -> list[tuple[str, float, str | None]]:
    return [(claim.text, body(claim).value, body(claim).unit) for claim in claims_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trade grew by 8% to $5.4 billion in 2023.", [("8%", 8, "%"), ("$5.4 billion", 5.4e9, "USD")]),
        ("They signed eleven agreements in Oslo.", [("eleven agreements", 11, "agreements")]),
        ("In all, 35 MOUs were signed.", [("35 MOUs", 35, "MOUs")]),
        ("Chile expelled 60 Russians.", [("60 Russians", 60, "Russians")]),
        ("The blast left 137 dead.", [("137 dead", 137, "dead")]),
        ("Some 3.500 students came to Oslo.", [("3.500 students", 3500, "students")]),
        ("The king began a four-nation tour.", [("four-nation", 4, "nations")]),
        ("Norway ranks 23rd among investors.", [("23rd", 23, "rank")]),
        ("The strike killed two children.", [("two children", 2, "children")]),
        ("Norway opened three of its largest mines.", [("three", 3, "mines")]),
    ],
)
def test_figures(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert figures_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The two countries marked the 75th anniversary of their ties.",
        "The two leaders met on May 6, 2024 at 10:30 in Oslo.",
        "The 45-year-old envoy made a three-day visit after 12 years.",
        "Flight 370 and Article 5 of Resolution 2231 were discussed.",
        "Guests were met with a 21-gun salute at Vnukovo 2 airport.",
        "One of them flew a Su-35 in the COVID-19 years.",
    ],
)
def test_dates_ages_ordinals_and_names_are_no_figures(text: str) -> None:
    assert figures_of(text) == []


def test_a_range_gives_its_two_ends() -> None:
    found = claims_of("Prices may rise 3-5 percent next year.")
    assert [(body(c).value, body(c).unit, body(c).bound) for c in found] == [(3, "%", "at least"), (5, "%", "at most")]


def test_from_and_to_share_the_multiplier() -> None:
    found = claims_of("Investment rose from 3.2 to 4.1 billion dollars.")
    assert [(body(c).value, body(c).unit) for c in found] == [(3.2e9, "USD"), (4.1e9, "USD")]


def test_what_is_measured_and_when() -> None:
    (share, level) = claims_of("Bilateral trade with Chile grew by 8% to $5.4 billion in 2023.")
    assert body(level).of == "Bilateral trade with Chile"
    assert body(share).of == "growth of Bilateral trade with Chile"
    assert body(level).when is not None
    assert body(level).when.edtf == "2023"  # type: ignore[union-attr]


def test_scholarships_a_year_are_a_rate() -> None:
    ((text, value, unit),) = figures_of("Norway offers 1,000 scholarships a year to students of Chile.")
    assert (text, value, unit) == ("1,000 scholarships", 1000, "scholarships per year")


def test_a_multiple_in_the_verb() -> None:
    ((text, value, unit),) = figures_of("Trade between Norway and Chile doubled.")
    assert (text, value, unit) == ("doubled", 2, "times")
