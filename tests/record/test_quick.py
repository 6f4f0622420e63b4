"""What is written out of the conclusions so that answers need not read all of them."""

from __future__ import annotations

from datetime import date

import pytest

from chancery.model import Party
from chancery.record.quick import PLACES, SIDES, SUMMARIES
from chancery.record.schema import places_of_events, sides_of_events, summaries

USSR = Party("Soviet Union", "Country", "SUN")
TABLES = ("event_countries", "event_entities", "country_pairs", "event_reports", "outlets", "event_places")


@pytest.fixture
def record(desk, filled):
    return filled(
        desk.story(desk.meets("putin", "lam", on="2024-06-20", place=("Hanoi", "VNM")), provider="Wire"),
        desk.story(desk.meets("putin", "lam", on="2024-06-20"), provider="Desk", versioncreated=date(2024, 6, 21)),
        desk.story(desk.meets(USSR, "vietnam", "russia", on="1950-01-30"), provider="Wire"),
    )


def rows(store, table):
    return sorted((tuple(row) for row in store.query(f"SELECT * FROM {table}")), key=repr)


def test_a_state_that_is_gone_takes_part_by_its_own_code_and_pairs_as_the_one_that_followed_it(record):
    told = {
        row["country"]
        for row in record.query(
            "SELECT country FROM event_countries WHERE event IN (SELECT id FROM events WHERE earliest = '1950-01-30')"
        )
    }
    assert told == {"SUN", "RUS", "VNM"}
    assert rows(record, "country_pairs") == [("RUS", "VNM", 2)]


def test_reports_of_an_event_stand_with_their_origin_and_whether_it_is_alone(record):
    told = [row[2:] for row in rows(record, "event_reports")]
    assert sorted(told) == [
        ("desk", "2024-06-21", 0, 0, "2024-06-20"),
        ("wire", None, 0, 0, "2024-06-20"),
        ("wire", None, 0, 1, "1950-01-30"),
    ]
    assert rows(record, "outlets") == [("desk", "Desk"), ("wire", "Wire")]


def test_a_record_of_an_earlier_version_gets_the_same_when_it_is_opened(record):
    before = {table: rows(record, table) for table in TABLES}
    assert all(before.values())
    for statement in (*SIDES, *SUMMARIES, *PLACES):
        kind, name = statement.split()[1:3]
        record.db.execute(f"DROP {kind} IF EXISTS {name}")
    for step in (sides_of_events, summaries, places_of_events):
        step(record.db)
    assert {table: rows(record, table) for table in TABLES} == before
