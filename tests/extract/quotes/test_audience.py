"""To whom words were said and through which outlet, in texts written for the tests."""

from __future__ import annotations

from datetime import date

import pytest

from chancery.extract.quotes import find_quotes
from chancery.extract.quotes.audience import is_outlet
from chancery.model import Claim, Quote, Report
from chancery.parse import parse


@pytest.fixture(scope="module")
def read():
    def quotes(text: str) -> list[Claim]:
        (doc,) = parse([Report("test:1", text, versioncreated=date(2024, 6, 20))])
        return find_quotes(doc)

    return quotes


def body(claim: Claim) -> Quote:
    assert isinstance(claim.body, Quote)
    return claim.body


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "speaker", "to", "outlet"),
    [
        ("“The port will open,” Foreign Minister Anna Lind told Sputnik on Monday.", "Anna Lind", "Sputnik", "Sputnik"),
        ("Anna Lind told reporters in Oslo that the port would open.", "Anna Lind", "reporters", None),
        ("The port will open in May, Anna Lind was quoted by TASS as saying.", "Anna Lind", None, "TASS"),
        ("TASS quoted Anna Lind as saying that the port would open.", "Anna Lind", None, "TASS"),
        ("In remarks to state television, Anna Lind said the deal was near.", "Anna Lind", *["state television"] * 2),
        ("The envoy said to journalists: “We are ready to go.”", "envoy", "journalists", None),
        ("“We will go on,” Anna Lind wrote on Telegram.", "Anna Lind", None, "Telegram"),
        ("Speaking to lawmakers in Oslo, Anna Lind said Norway would stay.", "Anna Lind", "lawmakers", None),
        (
            "In an article in Nhan Dan newspaper, Anna Lind wrote that ties were good.",
            "Anna Lind",
            None,
            "Nhan Dan newspaper",
        ),
        (
            "Chile has opened its ports, Reuters reported, citing the Foreign Ministry.",
            "Foreign Ministry",
            None,
            "Reuters",
        ),
        ("Anna Lind said that the port would open.", "Anna Lind", None, None),
    ],
)
def test_to_whom_and_through_which_outlet(read, text, speaker, to, outlet) -> None:
    (claim,) = read(text)
    assert (body(claim).speaker, body(claim).to, body(claim).outlet) == (speaker, to, outlet)


@pytest.mark.parametrize("name", ["Sputnik", "the Vietnam News Agency", "state television", "The New York Times", "AP"])
def test_outlets_by_name_and_by_kind(name) -> None:
    assert is_outlet(name)


@pytest.mark.parametrize("name", ["reporters", "parliament", "news conference", "International Energy Agency", "Holm"])
def test_others_are_no_outlets(name) -> None:
    assert not is_outlet(name)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # each paragraph opens with a mark and the last closes
            "“We will stay the course.\n\n“Nobody should doubt us.\n\n“The allies are with us,” Ivo Holm said.",
            [("Ivo Holm", ["We will stay the course.", "Nobody should doubt us.", "The allies are with us,"])],
        ),
        (
            "Ivo Holm said: “We will stay the course.\n\n“Nobody should doubt us.\n\n“The allies are with us.”",
            [("Ivo Holm", ["We will stay the course.", "Nobody should doubt us.", "The allies are with us."])],
        ),
        ("The talks, according to Ivo Holm, were useful.", [("Ivo Holm", ["The talks", "were useful"])]),
        ("When will it end, Ivo Holm wondered.", [("Ivo Holm", ["When will it end"])]),
        (
            "Ivo Holm noted that ties were good, adding that trade grew, and stressed the need for flights.",
            [("Ivo Holm", [words]) for words in ("ties were good", "trade grew", "the need for flights")],
        ),
        ("The so-called “people's republic” issued “passports” to residents.", []),
        (
            "“He told me, ‘The talks are over,’ and then he left,” Anna Lind said.",
            [("Anna Lind", ["He told me, ‘The talks are over,’ and then he left,"])],
        ),
        ("“Will the port open this year?” Anna Lind asked.", [("Anna Lind", ["Will the port open this year?"])]),
        (
            "‘We will never give in,’ says Holm\n\nPresident Ivo Holm spoke on Monday.",
            [("Ivo Holm", ["We will never give in,"])],
        ),
        (
            "The Iranian president said the deal was near. The envoy said it was far.",
            [("Iranian president", ["the deal was near"]), ("envoy", ["it was far"])],
        ),
    ],
)
def test_what_is_quoted_and_who_speaks(read, text, expected) -> None:
    found = read(text)
    spoken = [(body(c).speaker, [p.of(text) for p in body(c).pieces or (body(c).content,)]) for c in found]
    assert spoken == expected
