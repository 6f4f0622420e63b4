"""Milestones that are reached once, signings of one number of papers, and days without a year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chancery.model import Instrument, Span, When


def groups(store):
    """The reports of each event, as sorted lists of uris, with the date it stands on."""
    rows = store.query(
        "SELECT e.edtf, group_concat(DISTINCT r.uri) AS uris FROM event_claims AS ec"
        " JOIN events AS e ON e.id = ec.event JOIN claims AS c ON c.number = ec.claim"
        " JOIN reports AS r ON r.number = c.report GROUP BY e.id"
    )
    return sorted((sorted(row["uris"].split(",")), row["edtf"]) for row in rows)


def dated(claim, edtf, words=None):
    return replace(claim, body=replace(claim.body, when=When.parse(edtf, words or edtf)))


def ties(desk, text, edtf=None, **more):
    claim = desk.meets("russia", "vietnam", type="SUPPORT", text=text, what=text, **more)
    return desk.story(dated(claim, edtf) if edtf else claim, versioncreated=date(2021, 9, 27))


def test_a_counted_year_is_shown_against_the_stated_date(desk, filled):
    store = filled(
        ties(desk, "established diplomatic relations on January 30, 1950", "1950-01-30"),
        ties(desk, "set up diplomatic ties in 1950", "1950"),
        ties(desk, "the establishment of diplomatic relations", "1951~"),
        ties(desk, "they established diplomatic relations"),
    )
    assert groups(store) == [(["desk-1", "desk-2", "desk-3", "desk-4"], "1950-01-30")]
    row = store.query("SELECT earliest, latest FROM events")[0]
    assert tuple(row) == ("1950-01-30", "1950-01-30")


def test_without_a_stated_date_the_counted_one_stands(desk, filled):
    store = filled(ties(desk, "the establishment of diplomatic relations", "1951~"))
    assert groups(store) == [(["desk-1"], "1951~")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("established diplomatic relations in 1950", "1950"), ("established diplomatic relations in 1955", "1955")),
        (("established diplomatic relations in 1950", "1950"), ("the establishment of diplomatic relations", "1953~")),
        (("restored diplomatic relations in 1950", "1950"), ("restored diplomatic relations", None)),
        (("established diplomatic relations in 1950", "1950"), ("celebrated 70 years of diplomatic relations", "2020")),
    ],
    ids=["stated", "far", "often", "feast"],
)
def test_what_may_be_another_stays_apart(desk, filled, one, other):
    store = filled(ties(desk, *one), ties(desk, *other))
    assert len(groups(store)) == 2


def signing(desk, text, count, on=None, *, who=("russia", "vietnam")):
    claim = desk.meets(*who, type="SUPPORT", text=text, what=text, on=on)
    papers = (Instrument("agreement", f"{count} papers", "signed", Span(0, 1), count=count),)
    return replace(claim, body=replace(claim.body, instruments=papers))


def test_a_number_of_papers_of_one_day_is_one_signing(desk, filled):
    store = filled(
        desk.story(signing(desk, "signed 11 agreements", 11, "2024-06-20"), versioncreated=date(2024, 6, 21)),
        desk.story(signing(desk, "Eleven documents were inked", 11), versioncreated=date(2024, 6, 21)),
        desk.story(signing(desk, "six accords were concluded", 6, "2024-06-20"), versioncreated=date(2024, 6, 21)),
    )
    assert groups(store) == [(["desk-1", "desk-2"], "2024-06-20"), (["desk-3"], "2024-06-20")]


@pytest.mark.parametrize(("edtf", "events"), [("XXXX-06-20", 1), ("XXXX-09-03", 2)])
def test_a_day_without_a_year_joins_the_visit_that_has_it(desk, filled, edtf, events):
    visit = desk.meets("putin", "vietnam", on="2024-06-19/2024-06-20", mode="visit", text="The visit", what="visited")
    undated = dated(desk.meets("putin", "vietnam", mode="visit", text="An official visit", what="visit"), edtf)
    store = filled(desk.story(visit, versioncreated=date(2024, 6, 21)), desk.story(undated))
    assert len(groups(store)) == events


def test_a_visit_from_a_day_on_stands_on_that_day_and_has_the_arrival(desk, filled):
    visit = dated(
        desk.meets("lam", "russia", mode="visit", text="An official visit", what="visit", status="ongoing"),
        "2021-11-29/..",
    )
    plan = desk.meets("lam", "russia", on="2021", mode="visit", text="A visit by December", what="visit")
    plan = replace(plan, status="planned")
    arrival = replace(
        desk.meets("lam", "russia", on="2021-11-29", mode="visit", text="Lam landed", what="landed"),
        rule="event:arrive",
    )
    store = filled(
        desk.story(visit, arrival, versioncreated=date(2021, 11, 30)), desk.story(plan, versioncreated=date(2021, 9, 1))
    )
    assert sorted(edtf for _, edtf in groups(store)) == ["2021-11-29", "2021-11-29/.."]
    assert store.value("SELECT count(*) FROM event_parts") == 1
