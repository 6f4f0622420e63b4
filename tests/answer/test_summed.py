"""Answers are the same whether they are read from what was summed up or drawn from the claims."""

from __future__ import annotations

from datetime import date

import pytest

from chancery.answer import Between, calendar, commitments, milestones
from chancery.answer import summed as rules_of
from chancery.model import Party, Pledge, Span, When
from chancery.record import SUMMED

CHILE, PERU = Party("Chile", "Country", "CHL"), Party("Peru", "Country", "PER")
TODAY = date(2026, 6, 1)


@pytest.fixture
def record(desk, filled):
    pledge = Pledge("build a bridge", Span(0, 5), When.parse("2027"))
    made = desk.meets(CHILE, PERU, text="agreed to build a bridge", type="AGREE", what="agreed", pledge=pledge)
    plan = desk.meets("putin", "lam", on="2024-06-20", status="planned", text="Putin will meet Lam")
    begun = desk.meets(
        CHILE,
        PERU,
        on="1950-01-30",
        type="SUPPORT",
        text="established diplomatic relations in 1950",
        what="established",
    )
    return filled(
        desk.story(made), desk.story(plan), desk.story(desk.meets("putin", "lam", on="2024-06-20")), desk.story(begun)
    )


def told(store):
    return (
        commitments(store, today=TODAY),
        calendar(store, (), Between("2025", "2030"), today=TODAY),
        milestones(store, ("CHL", "PER")),
    )


def test_what_is_summed_up_tells_the_same(record):
    assert record.get(SUMMED) == rules_of.rules()
    assert record.value("SELECT count(*) FROM commitments") == 2
    assert record.value("SELECT count(*) FROM milestone_claims") == 1
    before = told(record)
    assert all(before)
    record.db.execute("DELETE FROM meta WHERE key = ?", (SUMMED,))
    assert told(record) == before


def test_what_was_summed_up_by_other_rules_is_not_used(record):
    before = told(record)
    for table in ("commitments", "milestone_claims"):
        record.db.execute(f"DELETE FROM {table}")
    assert not any(told(record)[at] for at in (0, 2)), "with the rules of this program the lists are what is summed up"
    record.put(SUMMED, "of another time")
    assert told(record) == before
