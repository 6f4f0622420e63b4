"""Milestones on their best-attested date."""

from __future__ import annotations

from typing import Any

import pytest

from chancery.answer import milestones
from chancery.model import Elapsed, Instrument, Party, Report, Span, When
from chancery.record import Found

CHILE, PERU = Party("Chile", "Country", "CHL"), Party("Peru", "Country", "PER")


@pytest.fixture
def tells(desk):
    def claim(words: str, on: str, **more: Any):
        return desk.meets(CHILE, PERU, on=on, text=words, **({"type": "SUPPORT", "what": words} | more))

    return claim


def test_the_sharpest_of_the_dates_that_agree_stands(desk, filled, tells):
    store = filled(
        desk.story(tells("established diplomatic relations in 1950", "1950"), provider="Delta Desk"),
        desk.story(tells("established diplomatic relations on 2 May 1950", "1950-05-02"), provider="Northern Wire"),
    )
    (one,) = milestones(store, ("CHL", "PER"))
    assert (one.kind, one.when, one.independent, one.derived) == ("relations", "1950-05-02", 2, False)
    assert one.against == ()


def test_a_date_that_no_other_meets_stands_against_it(desk, filled, tells):
    store = filled(
        desk.story(tells("established diplomatic relations in 1950", "1950"), provider="Delta Desk"),
        desk.story(tells("established diplomatic ties in 1950", "1950"), provider="Meridian Press"),
        desk.story(tells("set up diplomatic relations in 1951", "1951"), provider="Northern Wire"),
    )
    (one,) = milestones(store)
    assert (one.when, one.independent, [dated.when for dated in one.against]) == ("1950", 2, ["1951"])


def test_what_can_happen_often_has_each_of_its_dates(desk, filled, tells):
    store = filled(
        desk.story(tells("opened an embassy in Lima in 1954", "1954")),
        desk.story(tells("opened a consulate in Cusco in 1990", "1990")),
    )
    assert [one.when for one in milestones(store)] == ["1954", "1990"]


@pytest.mark.parametrize(
    "words",
    [
        "celebrated 70 years since they established diplomatic relations",
        "raised relations to a strategic partnership in 2001 and to a comprehensive strategic partnership in 2012",
        "signed a joint statement on the comprehensive strategic partnership",
    ],
)
def test_words_about_a_milestone_do_not_date_it(desk, filled, tells, words):
    assert milestones(filled(desk.story(tells(words, "2020")))) == ()


def test_a_plan_is_no_milestone(desk, filled, tells):
    store = filled(desk.story(tells("will establish diplomatic relations in 2030", "2030", status="planned")))
    assert milestones(store) == ()


def test_an_anniversary_counts_out_the_year(store):
    from chancery.model import Mention
    from chancery.pipeline.conclusions import rebuild
    from chancery.record import add_report

    text = "Chile and Peru mark the 70th anniversary of the establishment of diplomatic relations in 2021."
    words = "the 70th anniversary of the establishment of diplomatic relations"
    start = text.index(words)
    of = "establishment of diplomatic relations"
    count = "2021 - 70 years = 1951"
    elapsed = Elapsed(
        start, start + len(words), words, of, 70, "Y", "anniversary", When.parse("2021"), When.parse("1951"), count
    )
    mentions = [
        Mention(text.index(name), text.index(name) + len(name), name, "Country", name, at, code)
        for at, (name, code) in enumerate((("Chile", "CHL"), ("Peru", "PER")))
    ]
    with store.transaction():
        add_report(store, Report("one", text), Found(mentions=mentions, elapsed=[elapsed]))
    rebuild(store)
    (one,) = milestones(store, ("CHL", "PER"))
    assert (one.when, one.derived, one.sources[0].how, one.sources[0].text) == ("1951~", True, count, words)


def test_a_signed_treaty_of_two_countries_is_a_milestone(desk, filled):
    name = "Treaty on the Foundations of Friendly Relations"
    treaty = Instrument("treaty", name, "signed", Span(0, 5))
    fields = {"type": "SUPPORT", "what": "signed", "instruments": (treaty,)}
    store = filled(desk.story(desk.meets(CHILE, PERU, on="1994-06-16", text="Chile and Peru signed it", **fields)))
    (one,) = milestones(store, ("CHL",))
    assert (one.kind, one.name, one.when, one.parties) == ("treaty", name, "1994-06-16", ("CHL", "PER"))
