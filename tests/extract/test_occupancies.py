"""Occupancies: one claim for each holder, post and body."""

import pytest
import spacy

from chancery.extract.occupancies import find_occupancies
from chancery.model import Report
from chancery.parse.extensions import declare
from chancery.parse.mentions import find_mentions


@pytest.fixture(scope="module")
def claims():
    declare()
    nlp = spacy.blank("en")

    def find(text):
        doc = nlp.make_doc(text)
        doc._.report = Report("r", text)
        doc._.mentions = find_mentions(doc)
        return find_occupancies(doc)

    return find


def bodies(found):
    return [(c.body.holder, c.body.post, c.body.of, c.body.former) for c in found]


def test_span_covers_post_and_name(claims):
    (claim,) = claims("Talks with Vietnamese Ambassador to Russia Tran Van Khoa began.")
    assert claim.text == "Ambassador to Russia Tran Van Khoa"
    assert (claim.kind, claim.status, claim.rule) == ("occupancy", "held", "office/title")


def test_once_in_a_report_and_the_fuller_post_only(claims):
    found = claims("Russian Ambassador to Laos Ivan Petrov came. Ambassador Petrov spoke. Ambassador Ivan Petrov left.")
    assert bodies(found) == [("Ivan Petrov", "Ambassador to Laos", "RUS", False)]


def test_a_vice_president_is_no_president(claims):
    found = claims("Vice President Ann Lee of Ghana spoke. In May she was sworn in. President Ann Lee spoke again.")
    assert {body[1] for body in bodies(found)} == {"Vice President", "President"}


def test_former(claims):
    assert bodies(claims("Former Austrian Chancellor Franz Moser died.")) == [
        ("Franz Moser", "Chancellor", "AUT", True)
    ]


def test_as_and_appointed(claims):
    found = claims("Le Van Tam went to Laos as Vietnam's foreign minister. Ana Kos was appointed ambassador to Peru.")
    assert bodies(found) == [
        ("Le Van Tam", "foreign minister", "VNM", False),
        ("Ana Kos", "ambassador to Peru", None, False),
    ]


def test_successor_is_planned(claims):
    found = claims("Ana Kos will succeed Petr Novak as ambassador to Peru.")
    assert [(c.body.holder, c.status) for c in found] == [("Ana Kos", "planned")]
