"""Occupancies: one claim for each holder, post and body."""

from datetime import date

import pytest

from chancery.extract.occupancies import find_occupancies
from chancery.model import Report
from chancery.parse.mentions import find_mentions
from chancery.parse.times import find_times
from chancery.parse.tokens import UdTokenizer


@pytest.fixture(scope="module")
def claims():
    tokenize = UdTokenizer()

    def find(text):
        doc = tokenize(text, Report("r", text))
        doc.mentions = find_mentions(doc)
        return find_occupancies(doc)

    return find


@pytest.fixture(scope="module")
def dated():
    tokenize = UdTokenizer()

    def find(text):
        doc = tokenize(text, Report("r", text, versioncreated=date(2024, 6, 20)))
        doc.times = find_times(doc, published=date(2024, 6, 20))
        doc.mentions = find_mentions(doc)
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


@pytest.mark.parametrize(
    "text",
    [
        "Secretary Ann Hall spoke. As Ann Hall knows, as the President said, all is open.",
        "Would President Boris Ek make a visit, as the president of Ukraine is asking?",
        "Ann Hall discussed Panama's role as a regional leader in trade.",
        "Ann Hall attended talks hosted by Cambodia as ASEAN chair.",
        "Pavel Novak and I opened it on my first trip as Deputy Secretary of State.",
        "When Boris Ek appointed you head of American diplomacy, we were glad.",
        "Boris Ek rose. In his official capacity as Director of the UBK, Ivan Malik took part.",
        "Boris Ek will meet Ivan Kaga for the first time since he became Secretary of State.",
    ],
)
def test_whose_office_is_not_told_stays_open(claims, text):
    assert [claim for claim in claims(text) if claim.rule != "office/title"] == []


def test_a_bare_title_of_another_state_is_of_another_person(claims):
    found = claims("Thank you, Acting Prime Minister and Secretary Ann Hall, for coming.")
    assert [body[:2] for body in bodies(found)] == [("Ann Hall", "Secretary")]


def test_my_counterpart_is_not_the_counterpart_of_the_one_before(claims):
    found = claims("We spoke with President Boris Ek, and with my counterpart Ivan Malik.")
    assert {body[0] for body in bodies(found)} == {"Boris Ek"}


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Ana Kos served as ambassador to Peru from 2011 to 2014.", "2011/2014"),
        ("Ivan Petrov, Russian ambassador to Laos since May 2021, spoke.", "2021-05/.."),
        ("Ana Kos was ambassador to Peru until 2019.", "../2019"),
        ("Ana Kos, ambassador to Peru, left on Monday.", None),
    ],
)
def test_days_of_an_office_by_the_words_behind_it(dated, text, edtf):
    (claim,) = dated(text)
    assert (claim.body.when.edtf if claim.body.when else None) == edtf


def test_a_courtesy_title_of_a_former_president_is_no_office(claims):
    found = claims("Former President Franz Moser of Austria came. President Franz Moser spoke.")
    assert bodies(found) == [("Franz Moser", "President", "AUT", True)]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ana Kos, who heads the Ministry of Trade, met Ivan Petrov.", [("Ana Kos", "head")]),
        ("The Ministry of Trade is headed by Ana Kos.", [("Ana Kos", "head")]),
        ("Ana Kos no longer heads the Ministry of Trade.", []),
        ("Ana Kos headed the Ministry of Trade.", []),
        ("The Ministry of Trade, headed by Ana Kos, said prices fell.", [("Ana Kos", "head")]),
        ("The Ministry of Trade is led by Ana Kos.", [("Ana Kos", "head")]),
        ("The Foreign Ministry, which is headed by Ana Kos, published the list.", [("Ana Kos", "head")]),
        ("The Ministry of Trade, now headed by Ana Kos, was founded in 1990.", [("Ana Kos", "head")]),
        ("The Ministry of Trade opened. The ministry is headed by Ana Kos.", [("Ana Kos", "head")]),
        ("The Ministry of Trade, headed by Ana Kos, signed it in 2019.", []),
        ("The Ministry of Trade, formerly headed by Ana Kos, said so.", []),
        ("The Committee on Trade, to be headed by Ana Kos, will meet.", []),
        ("The delegation of the Ministry of Trade, headed by Ana Kos, arrived.", []),
        ("The Policy Consultation Delegation, led by Ana Kos, arrived.", []),
        ("The Ministry of Trade met the Ministry of Defence. The ministry is headed by Ana Kos.", []),
        ("The council, chaired by Ana Kos, met in Riga.", []),
    ],
)
def test_who_heads_a_body(text, told):
    from chancery.parse import parse

    (doc,) = parse([Report("r", text, versioncreated=date(2024, 6, 20))])
    assert [(c.body.holder, c.body.post) for c in find_occupancies(doc)] == told


def test_a_designate_is_not_yet_in_office(claims):
    (claim,) = claims("Ivan Petrov, the Russian ambassador-designate to Laos, arrived.")
    assert claim.status == "planned"
