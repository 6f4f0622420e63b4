"""Calendars: anniversaries never sharper than their date, plans, what is due; and the iCalendar file."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from chancery.answer import Between, Unanswerable, calendar
from chancery.export.calendar import calendar_file
from chancery.model import Party, Pledge, Span, When

CHILE, PERU = Party("Chile", "Country", "CHL"), Party("Peru", "Country", "PER")
TODAY = date(2025, 1, 1)


@pytest.fixture
def tells(desk):
    def claim(words: str, on: str | None, **more: Any):
        return desk.meets(CHILE, PERU, on=on, text=words, **({"type": "SUPPORT", "what": words} | more))

    return claim


def days(entries) -> list[tuple[str, str, int | None]]:
    return [(entry.first, entry.last, entry.years) for entry in entries]


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        ("1950-05-02", "2025-05-02", "2025-05-02"),
        ("1950-05", "2025-05-01", "2025-05-31"),
        ("1950", "2025-01-01", "2025-12-31"),
    ],
)
def test_an_anniversary_is_as_sharp_as_what_is_told(desk, filled, tells, told, first, last):
    store = filled(desk.story(tells(f"established diplomatic relations in {told}", told)))
    assert days(calendar(store, ("CHL", "PER"), Between("2025", "2025"), today=TODAY)) == [(first, last, 75)]


def test_only_round_anniversaries_and_only_of_the_days_asked_for(desk, filled, tells):
    store = filled(desk.story(tells("established diplomatic relations on 2 May 1950", "1950-05-02")))
    assert [years for _, _, years in days(calendar(store, (), Between("2024", "2036"), today=TODAY))] == [75, 80, 85]
    assert calendar(store, (), Between("2025-05-03", "2025-12"), today=TODAY) == ()


def test_the_29th_of_february_is_kept_on_the_28th(desk, filled, tells):
    store = filled(desk.story(tells("established diplomatic relations on 29 February 1960", "1960-02-29")))
    assert days(calendar(store, (), Between("2025", "2025"), today=TODAY)) == [("2025-02-28", "2025-02-28", 65)]


def test_a_disputed_date_says_so(desk, filled, tells):
    store = filled(
        desk.story(tells("established diplomatic relations in 1950", "1950"), provider="Delta Desk"),
        desk.story(tells("established diplomatic ties in 1950", "1950"), provider="Meridian Press"),
        desk.story(tells("set up diplomatic relations in 1951", "1951"), provider="Northern Wire"),
    )
    (entry,) = calendar(store, (), Between("2025", "2025"), today=TODAY)
    assert (entry.disputed, entry.independent) == (True, 2)
    assert entry.confidence == "2 independent sources; disputed: also 1951"
    assert [report.number for report in entry.sources] == [1, 2, 3]


def test_plans_and_promises_stand_on_their_days(desk, filled, tells):
    pledge = Pledge("open a school by 2025", Span(0, 5), When.parse("../2025"))
    store = filled(
        desk.story(tells("Chile will host Peru", "2025-03-04", type="CONSULT", status="planned")),
        desk.story(tells("agreed to open a school by 2025", None, type="AGREE", pledge=pledge)),
    )
    entries = calendar(store, (), Between("2025", "2025"), today=TODAY)
    assert [(entry.kind, entry.first, entry.last) for entry in entries] == [
        ("plan", "2025-03-04", "2025-03-04"),
        ("promise", "2025-12-31", "2025-12-31"),
    ]


def test_days_the_wrong_way_round(store):
    with pytest.raises(Unanswerable, match="turn the days round"):
        calendar(store, (), Between("2026", "2025"), today=TODAY)


def test_the_file_is_read_again_as_it_was_meant(desk, filled, tells):
    from icalendar import Calendar

    words = 'established diplomatic relations, "as equals"; in Lima\\Callao in 1950'
    store = filled(desk.story(tells(words, "1950-05-02"), provider="Delta, Desk; Ltd"))
    entries = calendar(store, (), Between("2025", "2025"), today=TODAY)
    made = calendar_file(entries, TODAY)
    assert made == calendar_file(calendar(store, (), Between("2025", "2025"), today=TODAY), TODAY)
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    assert event["UID"] == entries[0].uid
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2025, 5, 2), date(2025, 5, 3))
    assert event["SUMMARY"] == "75th anniversary: establishment of diplomatic relations, Chile – Peru"
    assert words in event["DESCRIPTION"]
    assert "[1: Delta, Desk; Ltd, undated]" in event["DESCRIPTION"]
    assert event["DTSTAMP"].dt.date() == TODAY


def test_a_uid_stays_when_the_record_grows(desk, filled, tells):
    first = desk.story(tells("established diplomatic relations in 1950", "1950"))
    store = filled(first)
    before = {entry.uid for entry in calendar(store, (), Between("2025", "2025"), today=TODAY)}
    filled(desk.story(tells("established diplomatic relations on 2 May 1950", "1950-05-02")))
    after = {entry.uid for entry in calendar(store, (), Between("2025", "2025"), today=TODAY)}
    assert before == after
